//! Whose a figure is: the populations of the vocabulary that stand with it.

use std::ops::Range;

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

/// The populations that stand with a figure: behind it, up to what closes its noun phrase, a comma, a preposition, a word for an outcome,
/// the next figure; of a figure in brackets, behind these or before them.
#[must_use]
pub fn nouns(data: &Dataset, sentence: &Sentence<'_>, figures: &[Figure], figure: &Figure) -> Nouns {
    let reader = Reader { data, sentence, figures, figure };
    let first = sentence.word_at(figure.number.end);
    let behind = reader.phrase(first);
    if behind.heads.is_empty() { reader.brackets().unwrap_or(behind) } else { behind }
}

/// Reads the nouns of one figure.
struct Reader<'r, 't> {
    data: &'r Dataset,
    sentence: &'r Sentence<'t>,
    figures: &'r [Figure],
    figure: &'r Figure,
}

impl<'t> Reader<'_, 't> {
    /// The populations of the noun phrase that goes on at a word.
    fn phrase(&self, first: usize) -> Nouns {
        // "54 (soldiers)" is no phrase; but a mark behind the number may be one of emphasis.
        let mut nouns = Nouns::default();
        let mut head = None;
        let mut at = first;
        while at < first + REACH && !self.closes(first, at) {
            if self.sentence.is_conjunction(at) {
                nouns.heads.extend(head.take());
                at += 1;
                continue;
            }
            // "15 Zaria Boys": a word of somebody's name is no population.
            let named = (at + 1..=at + LONGEST).rev().find(|&end| self.is_registered(at..end));
            let found = (at + 1..=at + LONGEST).rev().find_map(|end| Some((self.population(first, at..end)?, end)));
            match found {
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

    /// Whether a word ends the noun phrase that started at `first`.
    fn closes(&self, first: usize, at: usize) -> bool {
        let Some(word) = self.sentence.words().get(at) else { return true };
        (at > first && self.sentence.is_parted(at))
            || self.sentence.closes_phrase(at)
            || self.starts_figure(first, word.range.start)
            // "38 dead" ends there, "four dead miners" goes on.
            || (at > first && !self.data.vocabulary.told_by(word.text).is_empty())
    }

    /// Whether another figure stands at a byte that does not share the noun: that of "four of the seven hostages" is that of both.
    fn starts_figure(&self, first: usize, byte: usize) -> bool {
        let at = self.sentence.word_at(byte);
        let of_whole = at > first && (first..at).all(|at| self.sentence.is_filler(at));
        !of_whole && self.figures.iter().any(|other| other.span != self.figure.span && other.span.contains(&byte))
    }

    /// The population that some words of the phrase from `first` on are.
    fn population(&self, first: usize, words: Range<usize>) -> Option<Id<Population>> {
        let starts = |at: usize| self.sentence.words().get(at).is_some_and(|word| self.starts_figure(first, word.range.start));
        let whole = (words.start + 1..words.end).all(|at| !self.sentence.is_parted(at) && !starts(at));
        self.data.vocabulary.population(self.text(words)?).filter(|_| whole)
    }

    fn is_registered(&self, words: Range<usize>) -> bool {
        self.text(words).is_some_and(|text| !self.data.registry.holders(&fold(text)).is_empty())
    }

    fn text(&self, words: Range<usize>) -> Option<&'t str> {
        let all = self.sentence.words();
        self.sentence.text_at(&(all.get(words.start)?.range.start..all.get(words.end.checked_sub(1)?)?.range.end))
    }

    /// Of a figure that stands in brackets by itself, the noun that they hide: "a majority (51 percent) of Malians", "380 people (39
    /// percent) were".
    fn brackets(&self) -> Option<Nouns> {
        /// A bracket holds at most so many words beside the figure: its unit.
        const UNIT: usize = 2;
        let (sentence, text) = (self.sentence, self.sentence.text());
        let open = text.get(..self.figure.span.start)?.trim_end().strip_suffix('(')?.len();
        let close = self.figure.span.end + text.get(self.figure.span.end..)?.find(')')?;
        let (inside, behind, before) = (sentence.word_at(self.figure.span.end), sentence.word_at(close), sentence.word_at(open));
        if behind > inside + UNIT {
            return None;
        }
        let complement = sentence.is_complement(behind).then(|| self.phrase(behind + 1)).filter(|nouns| !nouns.heads.is_empty());
        complement.or_else(|| {
            let starts = before.saturating_sub(LONGEST)..before;
            let population = starts.into_iter().find_map(|start| self.population(start, start..before))?;
            Some(Nouns { heads: vec![population], all: vec![population] })
        })
    }
}
