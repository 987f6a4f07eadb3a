//! How findings are printed, and into which files.

use std::fmt::Display;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::super::failure::complain_all;
use super::super::{Status, complain, print};
use crate::edits;
use crate::report::{Paint, Selection, github, gitlab, human, json, jsonl, junit, markdown, sarif, short, statistics};
use crate::run::Report;

/// How findings are printed, and into which files.
#[derive(Debug, Args)]
pub(super) struct Output {
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Write them to a file too, in a format of its own; can be given several times
    #[arg(long, value_name = "FORMAT=FILE")]
    output: Vec<FormatFile>,
    /// Show what is decided, suppressed or in the baseline too; it is counted in any case
    #[arg(long)]
    no_ignores: bool,
    /// Print only the findings that fail, and no counts
    #[arg(short, long)]
    quiet: bool,
    /// Print at most so many findings; the counts are of all
    #[arg(long, value_name = "N")]
    max_findings: Option<usize>,
    /// Print how many findings each rule has, in place of the findings
    #[arg(long)]
    statistics: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, findings of one incident together
    Human,
    /// `path:line:column: severity[rule] message`
    Short,
    /// JSON, version 1
    Json,
    /// One finding a line, each an object as in `json`
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// JUnit's XML
    Junit,
    /// Markdown, for the summary of a job
    Markdown,
}

/// `sarif=report.sarif`
#[derive(Debug, Clone)]
struct FormatFile {
    format: Format,
    file: PathBuf,
}

impl FromStr for FormatFile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, file) = text.split_once('=').ok_or("write a format, = and a file, as in json=report.json")?;
        let known = || Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names = || known().map(|value| value.get_name().to_owned()).collect::<Vec<_>>().join(", ");
        let format = Format::from_str(format, false).map_err(|_| format!("there is no format `{format}`: {}", names()))?;
        if file.is_empty() {
            return Err("no file is named behind the =".into());
        }
        Ok(Self { format, file: file.into() })
    }
}

impl Output {
    /// Whether what is asked for goes together; it is told if not.
    pub(super) fn check(&self) -> Result<(), Status> {
        let for_people = matches!(self.format, Format::Human | Format::Short);
        let asked = [("--statistics", self.statistics), ("--max-findings", self.max_findings.is_some()), ("--quiet", self.quiet)];
        let wrong = asked.into_iter().filter(|(_, asked)| *asked && !for_people).map(|(name, _)| name);
        let wrong: Vec<String> = wrong.map(|name| format!("{name} is for --format human and short; others hold every finding")).collect();
        if wrong.is_empty() { Ok(()) } else { Err(complain_all(wrong)) }
    }

    /// Prints the report, and writes its files, each whole or not at all.
    pub(super) fn write(&self, report: &Report, job: &Reported<'_>, out: &Paint) -> Result<(), Status> {
        let selection = Selection { all: self.no_ignores, quiet: self.quiet, most: self.max_findings };
        if self.statistics {
            print(&statistics(report, selection, out))?;
        } else {
            print(&job.rendered(report, self.format, selection, out)?)?;
        }
        if !self.quiet && (self.format == Format::Short || self.statistics) {
            complain(&selection.left_out(report).filter(|_| !self.statistics).unwrap_or_default());
            complain(&human::summary(report, &Paint { colour: false, ..out.clone() }));
        }
        // A file is read elsewhere: as wide as where no terminal says otherwise, without colour, and with all there is.
        let plain = Paint { colour: false, width: Paint::WIDTH, links: None };
        let whole = Selection { all: self.no_ignores, ..Selection::OPEN };
        let mut failed = Vec::new();
        for FormatFile { format, file } in &self.output {
            let text = job.rendered(report, *format, whole, &plain)?;
            failed.extend(edits::put(file, &text).err().map(|error| format!("{} cannot be written: {error}", file.display())));
        }
        if failed.is_empty() { Ok(()) } else { Err(complain_all(failed)) }
    }
}

/// What formats for forges say beside the report.
pub(super) struct Reported<'a> {
    /// The data set's folder below the repository's root, from which forges tell paths.
    pub(super) base: &'a str,
    /// The parts of the job that could not be done.
    pub(super) undone: &'a [String],
}

impl Reported<'_> {
    fn rendered(&self, report: &Report, format: Format, selection: Selection, paint: &Paint) -> Result<String, Status> {
        let (Self { base, undone }, all) = (self, selection.all);
        match format {
            Format::Human => Ok(human::render(report, selection, paint)),
            Format::Short => Ok(short::render(report, selection)),
            Format::Json => written(json::render(report)),
            Format::Jsonl => written(jsonl::render(report)),
            Format::Sarif => written(sarif::render(report, base, undone)),
            Format::Github => Ok(github::render(report, base, undone, all)),
            Format::Gitlab => written(gitlab::render(report, base)),
            Format::Junit => written(junit::render(report, base, undone, all)),
            Format::Markdown => Ok(markdown::render(report, base, undone, all)),
        }
    }
}

fn written(rendered: Result<String, impl Display>) -> Result<String, Status> {
    rendered.map_err(|error| complain_all([format!("cannot write the report: {error}")]))
}
