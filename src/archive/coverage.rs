//! How much of a source text is in the data: its dated passages, and the figures of those that are cited.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::text::{Passage, PassageKind, Text};
use super::{Archive, Archived};
use crate::dataset::{Claim, Dataset, Id, Source, Value};
use crate::files::LineIndex;
use crate::values::count::Count;
use crate::values::date_phrase::{Period, Reading, dates};
use crate::values::phrase::figures;

/// The coverage of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Its id.
    pub source: String,
    /// Passages that stand under a date or name a day.
    pub dated: usize,
    /// Those of them that a claim cites.
    pub cited: usize,
    /// Those of the others that are listed as out of scope.
    pub out_of_scope: usize,
    /// The rest.
    pub open: Vec<OpenPassage>,
    /// Figures in all passages that are cited, dated or not.
    pub figures: usize,
    /// Those of them that a claim on the passage states.
    pub claimed: usize,
    /// The rest.
    pub open_figures: Vec<OpenFigure>,
}

/// A dated passage that nothing cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenPassage {
    /// Line of the text, 1-based.
    pub line: usize,
    /// Its heading, or its first words.
    pub at: String,
}

/// A figure of a cited passage that no claim states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenFigure {
    /// Line of the text at which its passage starts, 1-based.
    pub line: usize,
    /// The figure with a few words behind it.
    pub words: String,
}

/// So many words point at a passage or show what a figure is of.
const POINTER: usize = 6;

impl Archive {
    /// The coverage of a source, if its text is at hand.
    #[must_use]
    pub fn coverage(&self, dataset: &Dataset, source: Id<Source>) -> Option<Coverage> {
        let Archived { text, .. } = self.text(source)?;
        let claimed = self.claimed(dataset, source, text);
        let lines = LineIndex::new(text.raw());
        let record = &dataset.sources[source];
        let left_out: BTreeSet<usize> =
            record.out_of_scope.iter().flat_map(|(at, _)| text.passages_at(&at.value)).map(|passage| passage.bytes.start).collect();
        let mut coverage = Coverage {
            source: record.id.value.clone(),
            dated: 0,
            cited: 0,
            out_of_scope: 0,
            open: Vec::new(),
            figures: 0,
            claimed: 0,
            open_figures: Vec::new(),
        };
        for passage in text.passages().iter().filter(|passage| passage.kind != PassageKind::Heading) {
            let counts = claimed.get(&passage.bytes.start);
            if is_dated(text, passage) {
                coverage.dated += 1;
                match counts {
                    Some(_) => coverage.cited += 1,
                    None if left_out.contains(&passage.bytes.start) => coverage.out_of_scope += 1,
                    None => coverage.open.push(OpenPassage { line: lines.line(passage.bytes.start), at: pointer(text, passage) }),
                }
            }
            if let Some(counts) = counts {
                coverage.add_figures(text, &lines, passage, counts);
            }
        }
        Some(coverage)
    }

    /// The counts that claims state, by the start of the passage they cite.
    fn claimed(&self, dataset: &Dataset, source: Id<Source>, text: &Text) -> BTreeMap<usize, Vec<Count>> {
        let mut passages: BTreeMap<usize, Vec<Count>> = BTreeMap::new();
        for (id, claim) in dataset.claims.iter().filter(|(_, claim)| dataset.accounts[claim.account].source == source) {
            for piece in self.located(id).into_iter().flat_map(|located| &located.pieces) {
                let Some(around) = text.surroundings(&piece.hit) else { continue };
                passages.entry(around.passage.bytes.start).or_default().extend(count(claim));
            }
        }
        passages
    }
}

impl Coverage {
    fn add_figures(&mut self, text: &Text, lines: &LineIndex, passage: &Passage, claimed: &[Count]) {
        let words = text.folded(passage);
        for figure in figures(words) {
            self.figures += 1;
            let states = |count: &Count| {
                count.interval() == figure.count.interval() || (count.stated().is_some() && count.stated() == figure.count.stated())
            };
            if claimed.iter().any(states) {
                self.claimed += 1;
            } else {
                let from = words.get(figure.span.start..).unwrap_or_default();
                self.open_figures.push(OpenFigure { line: lines.line(passage.bytes.start), words: first_words(from) });
            }
        }
    }
}

fn count(claim: &Claim) -> Option<Count> {
    match &claim.value {
        Value::Count(count, _) => Some(count.clone()),
        _ => None,
    }
}

/// Whether a passage stands under a date, or names a day.
fn is_dated(text: &Text, passage: &Passage) -> bool {
    let day = |period: Period| matches!(period, Period::Day { .. });
    let names_day = |reading: Reading| match reading {
        Reading::In(period) | Reading::By(period) => day(period),
        Reading::Lasted { from, to } | Reading::Between { from, to } => day(from) || day(to),
        _ => false,
    };
    passage.heading.is_some() || dates(text.folded(passage)).into_iter().any(|phrase| names_day(phrase.reading))
}

fn pointer(text: &Text, passage: &Passage) -> String {
    let heading = passage.heading.clone().and_then(|heading| text.raw().get(heading));
    heading.map_or_else(|| first_words(text.folded(passage)), str::to_owned)
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(POINTER).collect::<Vec<_>>().join(" ")
}
