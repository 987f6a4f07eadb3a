//! `factlint coverage`

use clap::{Args, ValueEnum};

use super::failure::{complain_all, unknown};
use super::progress::Progress;
use super::texts::Texts;
use super::{Status, print};
use crate::archive::Archive;
use crate::dataset::{Dataset, Id, Source};
use crate::evidence::{Citations, Coverage, coverage};
use crate::report::Paint;
use crate::run::Watch;
use crate::values::text::visible;

/// Show how much of the source texts is in the data.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Ids of the sources to show [default: all]
    #[arg(value_name = "SOURCE")]
    sources: Vec<String>,
    /// List the passages and figures that are not in the data
    #[arg(long)]
    list: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    texts: Texts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table
    Human,
    /// A list of objects, one a source
    Json,
}

impl Show {
    pub(super) fn run(self, err: &Paint) -> Status {
        let (dataset, archive) = match self.texts.read(err) {
            Ok(read) => read,
            Err(status) => return status,
        };
        let known: Vec<&str> = dataset.sources.iter().map(|(_, source)| source.id.value.as_str()).collect();
        let strange: Vec<&String> = self.sources.iter().filter(|id| !known.contains(&id.as_str())).collect();
        if !strange.is_empty() {
            return complain_all(strange.into_iter().map(|id| unknown("source", id, known.iter().copied())));
        }
        let wanted = |id: &str| self.sources.is_empty() || self.sources.iter().any(|source| source == id);
        let sources: Vec<_> = dataset.sources.iter().filter(|(_, source)| wanted(&source.id.value)).map(|(id, _)| id).collect();
        let shown = covered(&dataset, &archive, &sources);
        let text = match self.format {
            Format::Human => table(&shown, self.list),
            Format::Json => match serde_json::to_string_pretty(&shown) {
                Ok(text) => text + "\n",
                Err(error) => return complain_all([format!("cannot write JSON: {error}")]),
            },
        };
        print(&text).err().unwrap_or(Status::Passed)
    }
}

fn covered(dataset: &Dataset, archive: &Archive, sources: &[Id<Source>]) -> Vec<Coverage> {
    let progress = Progress::new("reading sources", sources.len());
    let citations = Citations::new(dataset);
    let covered = sources.iter().filter_map(|&source| {
        let coverage = coverage(dataset, archive, &citations, source);
        progress.step();
        coverage
    });
    covered.collect()
}

/// A column: its heading, and its number for a source.
type Column = (&'static str, fn(&Coverage) -> usize);

/// The columns by groups, each with what it counts.
const COLUMNS: [(&str, &[Column]); 3] = [
    (
        "dated passages",
        &[
            ("all", |source| source.dated),
            ("cited", |source| source.cited),
            ("out of scope", |source| source.out_of_scope),
            ("open", |source| source.open.len()),
        ],
    ),
    (
        "figures in cited passages",
        &[("all", |source| source.figures), ("claimed", |source| source.claimed), ("open", |source| source.figures - source.claimed)],
    ),
    (
        "those of outcomes",
        &[
            ("all", |source| source.outcomes),
            ("claimed", |source| source.claimed_outcomes),
            ("open", |source| source.outcomes - source.claimed_outcomes),
        ],
    ),
];

fn table(shown: &[Coverage], list: bool) -> String {
    let widest = shown.iter().map(|coverage| coverage.source.chars().count()).max().unwrap_or_default().max(6);
    let width = |heading: &str| heading.len().max(5);
    let row = |first: &str, cells: &dyn Fn(&Column) -> String| {
        let groups = COLUMNS.iter().map(|(_, columns)| {
            let cells = columns.iter().map(|column| format!("{:>1$}", cells(column), width(column.0)));
            cells.collect::<Vec<_>>().join("  ")
        });
        format!("{first:widest$}  {}", groups.collect::<Vec<_>>().join("   | "))
    };
    let groups = COLUMNS.iter().map(|(name, columns)| {
        let columns = columns.iter().map(|(heading, _)| width(heading) + 2).sum::<usize>() - 2;
        format!("{name:columns$}")
    });
    let mut lines = vec![
        format!("{:widest$}  {}", "", groups.collect::<Vec<_>>().join("   | ")).trim_end().to_owned(),
        row("source", &|(heading, _)| (*heading).to_owned()),
    ];
    lines.extend(shown.iter().map(|coverage| row(&visible(&coverage.source), &|(_, number)| number(coverage).to_string())));
    for coverage in shown.iter().filter(|_| list) {
        let id = visible(&coverage.source);
        lines.extend(coverage.open.iter().map(|passage| format!("{id}:{}: passage is not cited: {}", passage.line, visible(&passage.at))));
        let figures = coverage.open_figures.iter().map(|figure| {
            let outcome = if figure.outcome.is_empty() { String::new() } else { format!(" ({})", figure.outcome.join(" or ")) };
            format!("{id}:{}: figure is not claimed: {}{}", figure.line, visible(&figure.words), visible(&outcome))
        });
        lines.extend(figures);
    }
    lines.join("\n") + "\n"
}
