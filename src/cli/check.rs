//! `factlint check`

use std::fmt::Display;
use std::path::PathBuf;

use clap::{ArgMatches, Args, FromArgMatches, ValueEnum};

use super::failure::{self, complain_all};
use super::texts::ArchiveFolder;
use super::{Status, complain, print, repository};
use crate::archive::{Archive, Texts};
use crate::decisions::{LevelFlag, Levels, check_selectors};
use crate::files::is_below;
use crate::findings::{Severity, State};
use crate::load::{Loaded, load};
use crate::report::{Paint, github, gitlab, human, json, jsonl, junit, markdown, sarif, short};
use crate::rules::Level;
use crate::run::{Options, Report, check};
use crate::values::date::Date;

/// Check a data set.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files or folders to report on; all of the data set is read all the same [default: the data set of the current folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    archive: ArchiveFolder,
    /// Run only these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    #[command(flatten)]
    levels: LevelFlags,
    /// Show what is decided or suppressed too; it is counted in any case
    #[arg(long)]
    no_ignores: bool,
    /// The day that suppressions with an end are held against, as 2026-01-31; without it none has ended
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

fn day(text: &str) -> Result<Date, String> {
    let date = Date::parse(text).map_err(|error| error.to_string())?;
    date.exact_day().is_some().then_some(date).ok_or_else(|| "this is no single day".to_owned())
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

/// `-A`, `-W` and `-D` in the order given, which clap keeps only as indices.
#[derive(Debug, Clone)]
struct LevelFlags(Vec<LevelFlag>);

/// The same flags for clap's help.
#[derive(Debug, Args)]
#[group(multiple = true)]
struct LevelArguments {
    /// Do not report a rule or family
    #[arg(short = 'A', long, value_name = "RULE")]
    allow: Vec<String>,
    /// Report a rule or family as a warning
    #[arg(short = 'W', long, value_name = "RULE")]
    warn: Vec<String>,
    /// Report a rule, a family or all `warnings` as errors
    #[arg(short = 'D', long, value_name = "RULE")]
    deny: Vec<String>,
}

impl FromArgMatches for LevelFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags: Vec<(usize, LevelFlag)> = Vec::new();
        for (name, level) in [("allow", Level::Off), ("warn", Level::Warning), ("deny", Level::Error)] {
            let selectors = matches.get_many::<String>(name).into_iter().flatten();
            let indices = matches.indices_of(name).into_iter().flatten();
            flags.extend(indices.zip(selectors).map(|(index, selector)| (index, LevelFlag { selector: selector.clone(), level })));
        }
        flags.sort_by_key(|(index, _)| *index);
        Ok(Self(flags.into_iter().map(|(_, flag)| flag).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for LevelFlags {
    fn augment_args(command: clap::Command) -> clap::Command {
        LevelArguments::augment_args(command)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        LevelArguments::augment_args_for_update(command)
    }
}

impl Check {
    pub(super) fn run(self, mut out: Paint, err: &Paint) -> Status {
        let loaded = match load(&self.paths) {
            Ok(loaded) => loaded,
            Err(error) => return failure::cannot_load(&error, err),
        };
        let Loaded { input, root, paths, unreadable } = loaded;
        let known = check_selectors(self.select.iter().map(String::as_str), &input.rules);
        let levels = Levels::new(&input.config, self.levels.0, &input.rules);
        let levels = match (known, levels) {
            (Ok(()), Ok(levels)) => levels,
            (known, levels) => return complain_all(known.err().into_iter().chain(levels.err()).flatten()),
        };
        let archive = match self.archive.open() {
            Ok(archive) => archive,
            Err(message) => return complain_all([message]),
        };
        if unreadable.is_empty() && input.data.is_empty() {
            return complain_all([format!(
                "there is no data file (*.toml) in {}; docs/data-format.md shows the form of one",
                root.display()
            )]);
        }
        let holds_data = |path: &String| {
            input.files.iter().any(|(_, file)| is_below(file.path(), path)) || unreadable.iter().any(|(file, _)| is_below(file, path))
        };
        if let Some(path) = paths.iter().find(|path| !holds_data(path)) {
            return complain_all([format!("{path} is no data file of the data set in {}, and holds none", root.display())]);
        }
        let texts = archive.as_ref().map(|folder| folder as &dyn Texts);
        let report = check(input, texts, &Options { levels, select: self.select, paths, today: self.today });
        let base = repository::folder_of(&root);
        if out.colour && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout) {
            out.links = Some(root);
        }
        let unread = unreadable.iter().map(|(path, error)| format!("{path} cannot be read: {error}"));
        let undone: Vec<String> = unread.chain(report.archive.iter().flat_map(Archive::errors).map(failure::archive)).collect();
        match printed(&report, self.format, self.no_ignores, &out, &base, &undone) {
            Err(status) => status,
            Ok(()) if !undone.is_empty() => complain_all(undone),
            Ok(()) if failing(&report) => Status::Failed,
            Ok(()) => Status::Passed,
        }
    }
}

/// `base` is the data set's folder below the repository's root; `undone` are the parts of the job that could not be done.
fn printed(report: &Report, format: Format, all: bool, paint: &Paint, base: &str, undone: &[String]) -> Result<(), Status> {
    match format {
        Format::Human => print(&human::render(report, all, paint)),
        Format::Short => {
            print(&short::render(report, all))?;
            complain(&human::summary(report, &Paint { colour: false, ..paint.clone() }));
            Ok(())
        }
        Format::Json => written(json::render(report)),
        Format::Jsonl => written(jsonl::render(report)),
        Format::Sarif => written(sarif::render(report, base, undone)),
        Format::Github => print(&github::render(report, base, undone, all)),
        Format::Gitlab => written(gitlab::render(report, base)),
        Format::Junit => written(junit::render(report, base, undone, all)),
        Format::Markdown => print(&markdown::render(report, base, undone, all)),
    }
}

fn written<E: Display>(rendered: Result<String, E>) -> Result<(), Status> {
    let text = rendered.map_err(|error| complain_all([format!("cannot write the report: {error}")]))?;
    print(&text)
}

fn failing(report: &Report) -> bool {
    report.findings.iter().any(|finding| finding.state == State::Open && finding.severity == Severity::Error)
}
