//! Whose a figure is: the populations of the vocabulary that stand with it.

use crate::dataset::{Dataset, Id, Population, Vocabulary};
use crate::values::clause::Sentence;
use crate::values::name::fold;
use crate::values::phrase::Figure;

/// How many words behind a figure its nouns are sought.
const REACH: usize = 10;

/// The longest name of a population, in words.
const LONGEST: usize = 8;

/// The populations that stand with a figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Nouns {
    /// The last one of each joined phrase: soldiers and civilians, of "Malian soldiers and civilians".
    pub heads: Vec<Id<Population>>,
    /// All of them, those that only qualify a noun too: Malians and soldiers, of "Malian government soldiers".
    pub all: Vec<Id<Population>>,
}

impl Nouns {
    /// Whether a figure may be told of `population`: it stands there, or joins all that stand there.
    #[must_use]
    pub fn allow(&self, vocabulary: &Vocabulary, population: Id<Population>) -> bool {
        let joins = || self.heads.len() > 1 && self.heads.iter().all(|&head| vocabulary.population_tree.is_within(head, population));
        self.all.contains(&population) || joins()
    }
}

/// The populations behind a figure, up to what closes its noun phrase: a comma, a preposition, a word for an outcome, the next figure.
#[must_use]
pub fn nouns(data: &Dataset, sentence: &Sentence<'_>, figures: &[Figure], figure: &Figure) -> Nouns {
    let (vocabulary, text) = (&data.vocabulary, sentence.text());
    let words = sentence.words();
    let first = sentence.word_at(figure.number.end);
    // "four of the seven hostages": the noun is that of both.
    let of_whole = |at: usize| at > first && (first..at).all(|at| sentence.is_filler(at));
    let other_figure = |byte: usize| figures.iter().any(|other| other.span != figure.span && other.span.contains(&byte));
    let starts_figure = |byte: usize| other_figure(byte) && !of_whole(sentence.word_at(byte));
    let closes = |at: usize| {
        let Some(word) = words.get(at) else { return true };
        (at > first && sentence.is_parted(at))
            || sentence.closes_phrase(at)
            || starts_figure(word.range.start)
            // "38 dead" ends there, "four dead miners" goes on.
            || (at > first && !vocabulary.told_by(word.text).is_empty())
    };
    // "54 (soldiers)" is no phrase; but a mark behind the number may be one of emphasis.
    let mut nouns = Nouns::default();
    let mut head = None;
    let mut at = first;
    while at < first + REACH && !closes(at) {
        if sentence.is_conjunction(at) {
            nouns.heads.extend(head.take());
            at += 1;
            continue;
        }
        let name = |end: usize| {
            let inside =
                (at + 1..end).all(|at| !sentence.is_parted(at) && !words.get(at).is_some_and(|word| starts_figure(word.range.start)));
            let phrase = text.get(words.get(at)?.range.start..words.get(end.checked_sub(1)?)?.range.end).filter(|_| inside)?;
            Some((vocabulary.population(phrase)?, end))
        };
        // "15 Zaria Boys": a word of somebody's name is no population.
        let registered = |end: &usize| {
            let phrase = words.get(at).zip(words.get(end.wrapping_sub(1))).and_then(|(from, to)| text.get(from.range.start..to.range.end));
            phrase.is_some_and(|phrase| !data.registry.holders(&fold(phrase)).is_empty())
        };
        let named = (at + 1..=at + LONGEST).rev().find(registered);
        match (at + 1..=at + LONGEST).rev().find_map(name) {
            found if named.is_some_and(|named| found.is_none_or(|(_, end)| end < named)) => at = named.unwrap_or(at + 1),
            Some((population, end)) => {
                head = Some(population);
                nouns.all.push(population);
                at = end;
            }
            None => at += 1,
        }
    }
    nouns.heads.extend(head);
    nouns
}
