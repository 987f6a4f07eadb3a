//! `factlint coverage`

use clap::{Args, ValueEnum};

use super::failure::{complain_all, unknown};
use super::texts::Texts;
use super::{Status, print};
use crate::archive::Coverage;
use crate::report::Paint;
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
        let sources = dataset.sources.iter().filter(|(_, source)| wanted(&source.id.value));
        let shown: Vec<Coverage> = sources.filter_map(|(id, _)| archive.coverage(&dataset, id)).collect();
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

fn table(shown: &[Coverage], list: bool) -> String {
    let widest = shown.iter().map(|coverage| coverage.source.chars().count()).max().unwrap_or_default().max(6);
    let mut lines =
        vec![format!("{:widest$}  dated passages  cited  out of scope  open   figures in cited passages  claimed  open", "source")];
    for coverage in shown {
        lines.push(format!(
            "{:widest$}  {:14}  {:5}  {:12}  {:4}   {:25}  {:7}  {:4}",
            visible(&coverage.source),
            coverage.dated,
            coverage.cited,
            coverage.out_of_scope,
            coverage.open.len(),
            coverage.figures,
            coverage.claimed,
            coverage.open_figures.len()
        ));
    }
    for coverage in shown.iter().filter(|_| list) {
        let id = visible(&coverage.source);
        lines.extend(coverage.open.iter().map(|passage| format!("{id}:{}: passage is not cited: {}", passage.line, visible(&passage.at))));
        lines.extend(
            coverage.open_figures.iter().map(|figure| format!("{id}:{}: figure is not claimed: {}", figure.line, visible(&figure.words))),
        );
    }
    lines.join("\n") + "\n"
}
