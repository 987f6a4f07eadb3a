//! The words of a text that are most like a quote that does not stand in it.
//!
//! Windows of the text that share words with the quote (see [`super::query`]) are aligned with it, and the best alignment wins.

use std::ops::Range;

use similar::{Algorithm, ChangeTag, capture_diff_slices};

use super::Hit;
use super::query::Query;
use super::words::WordIndex;

/// The words of a text that are most like a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss {
    /// Where they stand.
    pub hit: Hit,
    /// How alike they are, from 0.5 to 1.
    pub similarity: f64,
    /// What makes the source's words out of the quote's and back, both folded.
    pub diff: Vec<DiffWord>,
}

/// A word of a diff between a quote and its source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DiffWord {
    /// Who has it.
    pub tag: DiffTag,
    /// The word with its punctuation.
    pub text: String,
}

/// Who has a word of a diff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiffTag {
    /// Source and quote.
    Both,
    /// Only the source.
    Source,
    /// Only the quote.
    Quote,
}

/// A [`NearMiss`] by its place in the folded text.
#[derive(Debug)]
pub(super) struct Near {
    pub(super) folded: Range<usize>,
    pub(super) similarity: f64,
    pub(super) diff: Vec<DiffWord>,
}

/// The words of `text` most like the folded `quote`, inside the folded bytes `within` or anywhere.
pub(super) fn nearest(index: &WordIndex, text: &str, quote: &str, within: Option<&Range<usize>>) -> Option<Near> {
    let query = Query::new(index, quote)?;
    let aligned = query.candidates(within).into_iter().filter_map(|stretch| query.align(text, stretch));
    let best = aligned.max_by(|a, b| a.similarity.total_cmp(&b.similarity).then(b.words.start.cmp(&a.words.start)))?;
    let folded = query.trimmed(text, index.words(best.words))?;
    let source: Vec<&str> = text.get(folded.clone())?.split(' ').collect();
    Some(Near { folded, similarity: best.similarity, diff: diff(&source, &query.texts()) })
}

fn diff(source: &[&str], quote: &[&str]) -> Vec<DiffWord> {
    let changes = capture_diff_slices(Algorithm::Myers, source, quote);
    let changes = changes.iter().flat_map(|change| change.iter_changes(source, quote));
    changes.map(|change| DiffWord { tag: change.tag().into(), text: change.value().to_owned() }).collect()
}

impl From<ChangeTag> for DiffTag {
    fn from(tag: ChangeTag) -> Self {
        match tag {
            ChangeTag::Equal => Self::Both,
            ChangeTag::Delete => Self::Source,
            ChangeTag::Insert => Self::Quote,
        }
    }
}
