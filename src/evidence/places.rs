//! Where the value of a claim stands in its words.

use std::ops::Range;

use chrono::Datelike;

use super::words::Words;
use crate::dataset::{Claim, Value};
use crate::values::clause::Sentence;
use crate::values::count::Count;
use crate::values::date::Date;
use crate::values::date_phrase::{Context, Support, supports};
use crate::values::name::fold;
use crate::values::phrase::Figure;

/// A place where the words give a value.
#[derive(Debug)]
pub struct Place<'w> {
    /// The words.
    pub words: &'w Words<'w>,
    /// The bytes of the value in them.
    pub at: Range<usize>,
    /// The figure, where it is one.
    pub figure: Option<&'w Figure>,
}

/// The longest name that is sought, in words.
const LONGEST: usize = 10;

/// The places where the quote of a claim gives its value: the figure, the names, the date. Where it has no form of its own, as a motive
/// or a person who counts as one, that is the last piece of the quote.
#[must_use]
pub fn places<'w>(claim: &Claim, words: &'w [Words<'w>]) -> Vec<Place<'w>> {
    let found: Vec<Place<'w>> = match &claim.value {
        Value::Count(count, _) => figures(count, words),
        Value::Entities(names) => {
            let named = names.iter().flat_map(|name| words.iter().filter_map(move |words| named(words, &name.text.value)));
            named.collect()
        }
        Value::Date(date) => dated(date, words),
        Value::Word(_) => Vec::new(),
        Value::Absent => return Vec::new(),
    };
    let formless = || words.last().map(|words| Place { words, at: words.quoted.clone(), figure: None }).into_iter().collect();
    if found.is_empty() { formless() } else { found }
}

fn figures<'w>(count: &Count, words: &'w [Words<'w>]) -> Vec<Place<'w>> {
    let all = words.iter().flat_map(|words| {
        words.figures().filter(|figure| figure.states(count)).map(move |figure| Place {
            words,
            at: figure.number.clone(),
            figure: Some(figure),
        })
    });
    all.collect()
}

fn named<'w>(words: &'w Words<'w>, name: &str) -> Option<Place<'w>> {
    let sentence = words.sentence(&words.quoted);
    let at = name_at(&sentence, &words.quoted, name)?;
    Some(Place { words, at, figure: None })
}

/// The dates of the quote that are that of the claim, or all where none is.
fn dated<'w>(date: &Date, words: &'w [Words<'w>]) -> Vec<Place<'w>> {
    let year = date.possible().earliest().map(|day| day.year());
    let known = Context { year, anchor: None };
    let quoted = words.iter().flat_map(|words| {
        let in_quote = |span: &Range<usize>| span.start < words.quoted.end && words.quoted.start < span.end;
        let phrases = words.dates().iter().filter(move |phrase| in_quote(&phrase.span));
        phrases.map(move |phrase| (phrase, Place { words, at: phrase.span.clone(), figure: None }))
    });
    let (own, others): (Vec<_>, Vec<_>) = quoted.partition(|(phrase, _)| supports(phrase, date, &known) == Support::Same);
    let meant = if own.is_empty() { others } else { own };
    meant.into_iter().map(|(_, place)| place).collect()
}

/// The bytes of a name within a range of a sentence, whatever its case, accents and punctuation.
#[must_use]
pub fn name_at(sentence: &Sentence<'_>, within: &Range<usize>, name: &str) -> Option<Range<usize>> {
    let wanted = fold(name);
    let words: Vec<_> = sentence
        .words()
        .iter()
        .filter(|word| within.start <= word.range.start && word.range.end <= within.end)
        .map(|word| &word.range)
        .collect();
    // What is folded is the same from its first letter on, whatever follows.
    let opens = |from: &usize| {
        let first = words.get(*from).and_then(|range| sentence.text_at(range));
        first.is_some_and(|word| wanted.starts_with(&fold(word)))
    };
    let starts = (0..words.len()).filter(opens);
    let mut spans = starts.flat_map(|from| (from..words.len().min(from + LONGEST)).map(move |to| (from, to)));
    spans.find_map(|(from, to)| {
        let range = words.get(from)?.start..words.get(to)?.end;
        let text = sentence.text_at(&range)?;
        (text.len() < wanted.len() * 4 && fold(text) == wanted).then_some(range)
    })
}
