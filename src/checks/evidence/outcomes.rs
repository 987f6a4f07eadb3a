//! Figures held against the word that governs them: in "killed six soldiers and injured 20 others", 20 is no death toll.
//!
//! Which words tell of which property is the data set's to say. Where none governs a figure, nothing is seen.

use std::ops::Range;

use super::super::Context;
use super::words::Words;
use crate::dataset::{Claim, Id, Property, Vocabulary};
use crate::findings::{Evidence, Facet, Observation};
use crate::values::count::Count;
use crate::values::phrase::Figure;

/// Words that may stand between a word and the figure it governs: "the death of more than 500".
const BETWEEN: [&str; 8] = ["a", "an", "another", "its", "of", "some", "the", "their"];

/// The word of another property, if one governs the figure of a claim wherever its words state it.
pub(super) fn read(context: &Context<'_>, claim: &Claim, count: &Count, words: &[Words]) -> Option<Observation> {
    let vocabulary = &context.dataset.vocabulary;
    if vocabulary.properties[claim.property].words.is_empty() || count.is_unknown() {
        return None;
    }
    let stating = |words: &Words| words.figures().into_iter().filter(|figure| figure.count.stated() == count.stated());
    let governed: Vec<Option<Governor<'_>>> =
        words.iter().flat_map(|words| stating(words).map(move |figure| governor(vocabulary, words, &figure))).collect();
    let others = governed.iter().flatten().filter(|governor| !governor.properties.contains(&claim.property));
    let others: Vec<&Governor<'_>> = others.collect();
    let other = others.first().filter(|_| others.len() == governed.len())?;
    Some(wrong_outcome(context, claim, other))
}

/// The word that a figure belongs to.
struct Governor<'w> {
    word: &'w str,
    properties: Vec<Id<Property>>,
}

/// A word of a sentence.
struct Token<'w> {
    range: Range<usize>,
    text: &'w str,
}

/// The word directly before the figure; else one behind it, before the next figure and not directly before that; else the nearest one
/// before it. All in one sentence.
fn governor<'w>(vocabulary: &Vocabulary, words: &'w Words, figure: &Figure) -> Option<Governor<'w>> {
    let sentence = sentence(&words.text, &figure.span);
    let tokens = tokens(&words.text, &sentence);
    let of = |token: &Token<'w>| {
        let properties = vocabulary.told_by(token.text);
        (!properties.is_empty()).then_some(Governor { word: token.text, properties })
    };
    let before: Vec<&Token<'w>> = tokens.iter().rev().filter(|token| token.range.end <= figure.span.start).collect();
    let plain_between = |token: &Token<'w>| {
        words
            .text
            .get(token.range.end..figure.span.start)
            .is_some_and(|between| between.split_whitespace().all(|word| BETWEEN.contains(&word)))
    };
    let directly = before.iter().take(3).find_map(|token| of(token).filter(|_| plain_between(token)));
    let next: Vec<Figure> = words
        .figures_around()
        .into_iter()
        .filter(|other| other.span.start >= figure.span.end && other.count.stated().is_some() && !other.article)
        .collect();
    let limit = next.first().map_or(sentence.end, |next| next.span.start.min(sentence.end));
    let behind = || {
        let mut behind = tokens.iter().filter(|token| token.range.start >= figure.span.end && token.range.end <= limit);
        let leads_on = |token: &Token<'w>| {
            next.first().is_some_and(|next| words.text.get(token.range.end..next.span.start).is_some_and(|gap| gap.trim().is_empty()))
        };
        behind.find_map(|token| of(token).filter(|_| !leads_on(token)))
    };
    directly.or_else(behind).or_else(|| before.iter().find_map(|token| of(token)))
}

/// The sentence around a range. A full stop behind a single letter ends no sentence: "U.N. peacekeepers".
fn sentence(text: &str, around: &Range<usize>) -> Range<usize> {
    let ends = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let initial = before.ends_with(char::is_alphanumeric)
            && before.rsplit(|c: char| !c.is_alphanumeric()).next().is_some_and(|word| word.chars().count() == 1);
        !initial && text.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    let stops = || text.match_indices(['.', ';', '!', '?']).map(|(at, _)| at).filter(|&at| ends(at));
    let start = stops().take_while(|&at| at < around.start).last().map_or(0, |at| at + 1);
    let end = stops().find(|&at| at >= around.end).unwrap_or(text.len());
    start..end
}

fn tokens<'w>(text: &'w str, sentence: &Range<usize>) -> Vec<Token<'w>> {
    let within = text.get(sentence.clone()).unwrap_or_default();
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, letter) in within.char_indices().chain([(within.len(), ' ')]) {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.extend(within.get(from..at).map(|word| Token { range: sentence.start + from..sentence.start + at, text: word }));
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

fn wrong_outcome(context: &Context<'_>, claim: &Claim, governor: &Governor<'_>) -> Observation {
    let properties = &context.dataset.vocabulary.properties;
    let right: Vec<&str> = governor.properties.iter().map(|&property| properties[property].id.as_str()).collect();
    let right = right.join(" or ");
    let seen = Observation::at(Facet::Evidence(Evidence::Outcome), claim.span, format!("“{}” governs the figure", governor.word));
    let seen = seen.value("word", governor.word).value("right", &right);
    seen.help(format!("If the figure is that of “{}”, it is a claim on {right}; else quote the words that govern it.", governor.word))
}
