//! `factlint locate`

use clap::Args;

use super::failure::{complain_all, unknown};
use super::texts::Texts;
use super::{Status, print};
use crate::archive::text::{Hit, Text};
use crate::report::Paint;
use crate::values::text::visible;

/// Find words in a source text, and print what to paste.
#[derive(Debug, Args)]
pub(super) struct Locate {
    /// Id of the source
    source: String,
    /// The words, as the source has them; white space, quotation marks and dashes do not matter
    words: String,
    #[command(flatten)]
    texts: Texts,
}

impl Locate {
    pub(super) fn run(self, paint: &Paint, err: &Paint) -> Status {
        let (dataset, archive) = match self.texts.read(err) {
            Ok(read) => read,
            Err(status) => return status,
        };
        let known = || dataset.sources.iter().map(|(_, source)| source.id.value.as_str());
        let Some((id, _)) = dataset.sources.iter().find(|(_, source)| source.id.value == self.source) else {
            return complain_all([unknown("source", &self.source, known())]);
        };
        let Some(archived) = archive.text(id) else {
            return complain_all([format!("the text of {} is not in the archive", self.source)]);
        };
        let hits = archived.text.find(&self.words);
        let (said, status) = if hits.is_empty() {
            (nearest(&archived.text, &self.words), Status::Failed)
        } else {
            (hits.iter().map(|hit| paste(&archived.text, hit, paint)).collect::<Vec<_>>().join("\n"), Status::Passed)
        };
        match print(&said) {
            Err(status) => status,
            Ok(()) => status,
        }
    }
}

/// Where a hit stands, and the lines of an account that point at it.
fn paste(text: &Text, hit: &Hit, paint: &Paint) -> String {
    let line = text.line(hit.bytes.start);
    let heading = paint.dim(format!("# line {line}, code points {} to {}", hit.chars.start, hit.chars.end));
    let words = text.raw().get(hit.bytes.clone()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let at = text.pointer(hit).unwrap_or_else(|| words.clone());
    let quote = |text: &str| toml::Value::String(visible(text).into_owned()).to_string();
    format!("{heading}\nat = {}\nquote = {}\n", quote(&at), quote(&words))
}

/// What the text has instead.
pub(super) fn nearest(text: &Text, words: &str) -> String {
    let near = text.nearest(words, None).map(|miss| {
        let there = text.raw().get(miss.hit.bytes.clone()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        format!("the nearest words are: {}\n", visible(&there))
    });
    format!("these words are not in the text\n{}", near.unwrap_or_default())
}
