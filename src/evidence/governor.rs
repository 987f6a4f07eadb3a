//! Which word a figure belongs to: in "killed six soldiers and injured 20 others", 20 is no death toll.
//!
//! Which words tell of which property is the data set's to say.

use std::ops::Range;

use crate::dataset::{Id, Property, Vocabulary};
use crate::values::clause::{Sentence, Word};
use crate::values::phrase::Figure;

/// The word that a figure belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governor<'t> {
    /// As it stands in the text.
    pub word: &'t str,
    /// Its bytes.
    pub range: Range<usize>,
    /// The properties that it tells of.
    pub properties: Vec<Id<Property>>,
}

/// The word directly before the figure; else one behind it, before the next figure and not directly before that; else the nearest one
/// before it. All in the sentence of the figure. `figures` are those of its text.
#[must_use]
pub fn governor<'t>(vocabulary: &Vocabulary, sentence: &Sentence<'t>, figures: &[Figure], figure: &Figure) -> Option<Governor<'t>> {
    let text = sentence.text();
    let of = |word: &Word<'t>| {
        let properties = vocabulary.told_by(word.text);
        (!properties.is_empty()).then(|| Governor { word: word.text, range: word.range.clone(), properties })
    };
    let words = sentence.words();
    let before = || words.iter().rev().filter(|word| word.range.end <= figure.span.start);
    // "the death of more than 500"
    let start = sentence.word_at(figure.span.start);
    let is_next = |word: &Word<'t>| {
        // "dead: 41; injured: 230"
        let label = text.get(word.range.end..figure.span.start).is_some_and(|gap| gap.trim() == ":");
        label || (!sentence.is_parted(start) && (sentence.word_at(word.range.end)..start).all(|at| sentence.is_filler(at)))
    };
    let directly = before().take(3).find_map(|word| of(word).filter(|_| is_next(word)));
    let next = figures.iter().find(|other| other.span.start >= figure.span.end && other.count.stated().is_some() && !other.is_article());
    // "14 in Boya and three in Gaena, and injured several", set off by dashes: what a dash closes is told before it, so too a semicolon.
    let rest = text.get(figure.span.end..sentence.range().end);
    let dash = rest.and_then(|rest| rest.find(['\u{2014}', ';'])).map(|at| figure.span.end + at);
    let limit = [next.map(|next| next.span.start), dash, Some(sentence.range().end)].into_iter().flatten().min().unwrap_or_default();
    // "two of the injured later died": the two are some of the injured.
    let of_whole = |word: &Word<'t>| {
        let (from, to) = (sentence.word_at(figure.span.end), sentence.word_at(word.range.start));
        from < to && (from..to).all(|at| sentence.is_filler(at))
    };
    let behind = || {
        let behind = words.iter().filter(|word| word.range.start >= figure.span.end && word.range.end <= limit);
        let mut behind = behind.filter(|word| !of_whole(word));
        let leads_on =
            |word: &Word<'t>| next.is_some_and(|next| text.get(word.range.end..next.span.start).is_some_and(|gap| gap.trim().is_empty()));
        behind.find_map(|word| of(word).filter(|_| !leads_on(word)))
    };
    directly.or_else(behind).or_else(|| before().find_map(of))
}
