//! A text cut into its sentences, each read once however many places of it are asked for.

use std::borrow::Cow;
use std::ops::Range;

use super::sentence::{Sentence, stops};

/// The sentences of a text.
#[derive(Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    all: Vec<Sentence<'t>>,
}

impl<'t> Sentences<'t> {
    /// Cuts a text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut start = 0;
        let ranges = stops(text).chain([text.len()]).map(|end| std::mem::replace(&mut start, end)..end);
        Self { text, all: ranges.filter(|range| !range.is_empty()).map(|range| Sentence::new(text, range)).collect() }
    }

    /// The sentence that a place starts in, up to where it ends: as [`Sentence::around`].
    #[must_use]
    pub fn around(&self, place: &Range<usize>) -> Cow<'_, Sentence<'t>> {
        let first = self.all.partition_point(|sentence| sentence.range().end <= place.start);
        match self.all.get(first).filter(|sentence| place.end <= sentence.range().end) {
            Some(sentence) => Cow::Borrowed(sentence),
            None => Cow::Owned(Sentence::around(self.text, place)),
        }
    }
}
