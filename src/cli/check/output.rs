//! How findings are printed, and into which files.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::super::failure::complain_all;
use super::super::{Status, complain, print};
use crate::edits;
use crate::report::{Paint, human, json, short};
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, findings of one incident together
    Human,
    /// `path:line:column: severity[rule] message`
    Short,
    /// JSON, version 1
    Json,
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
    /// Prints the report, and writes its files, each whole or not at all.
    pub(super) fn write(&self, report: &Report, root: &Path, out: &Paint) -> Result<(), Status> {
        let _ = root;
        let text = self.rendered(report, self.format, out)?;
        print(&text)?;
        if self.format == Format::Short {
            complain(&human::summary(report, &Paint { colour: false, ..out.clone() }));
        }
        // A file is read elsewhere: as wide as where no terminal says otherwise, and without colour.
        let plain = Paint { colour: false, width: Paint::WIDTH, links: None };
        let mut failed = Vec::new();
        for FormatFile { format, file } in &self.output {
            let text = self.rendered(report, *format, &plain)?;
            failed.extend(edits::put(file, &text).err().map(|error| format!("{} cannot be written: {error}", file.display())));
        }
        if failed.is_empty() { Ok(()) } else { Err(complain_all(failed)) }
    }

    fn rendered(&self, report: &Report, format: Format, paint: &Paint) -> Result<String, Status> {
        match format {
            Format::Human => Ok(human::render(report, self.no_ignores, paint)),
            Format::Short => Ok(short::render(report, self.no_ignores)),
            Format::Json => json::render(report).map_err(|error| complain_all([format!("cannot write JSON: {error}")])),
        }
    }
}
