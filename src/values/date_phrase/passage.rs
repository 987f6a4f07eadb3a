//! A text as words of a language, and the look-up of phrases in it.

use std::ops::Range;

use super::language::Language;
use super::tokens::{Gap, Shape, Token, tokenize};
use crate::values::lexemes::{is_among, look_up};

/// How many words behind a number are searched for the noun that it counts.
const NOUN_DISTANCE: usize = 3;

/// A tokenized text with the language that it is read in. Positions are those of tokens.
#[derive(Debug)]
pub(super) struct Passage<'t> {
    text: &'t str,
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) language: &'static Language,
}

impl<'t> Passage<'t> {
    pub(super) fn new(text: &'t str, language: &'static Language) -> Self {
        Self { text, tokens: tokenize(text), language }
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    /// The token before a position.
    pub(super) fn before(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at.checked_sub(1)?)
    }

    pub(super) fn gap(&self, at: usize) -> Option<Gap> {
        self.token(at).map(|token| token.gap)
    }

    pub(super) fn has_gap(&self, at: usize, gap: Gap) -> bool {
        self.gap(at) == Some(gap)
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.token(at).map(|token| token.shape)
    }

    /// Whether the token at a position is one of some words.
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.token(at).is_some_and(|token| is_among(&token.folded, words))
    }

    /// Whether one of some words stands before a position, in one phrase with it.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        self.gap(at).is_some_and(Gap::joins) && at.checked_sub(1).is_some_and(|before| self.is_one_of(before, words))
    }

    /// What a table says of the word at a position.
    pub(super) fn word<T: Copy>(&self, at: usize, table: &[(&str, T)]) -> Option<T> {
        look_up(table, &self.token(at)?.folded)
    }

    /// Whether a date can start here: with a number, or with one of some words, which are sorted.
    pub(super) fn may_open(&self, at: usize, openers: &[&str]) -> bool {
        self.token(at).is_some_and(|token| {
            let number = token.folded.starts_with(|first: char| first.is_numeric());
            number || openers.binary_search(&&*token.folded).is_ok()
        })
    }

    /// The position after a phrase that starts here.
    pub(super) fn phrase(&self, start: usize, phrase: &str) -> Option<usize> {
        // Most phrases differ in their first letter, and this is the innermost loop.
        if phrase.as_bytes().first() != self.token(start)?.folded.as_bytes().first() {
            return None;
        }
        let mut end = start;
        for word in phrase.split(' ') {
            let token = self.token(end)?;
            if token.folded != word || (end > start && !token.gap.joins()) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The longest phrase of some that starts here: the position after it.
    pub(super) fn any_phrase(&self, start: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.phrase(start, phrase)).max()
    }

    /// The longest phrase of a table that starts here: what the table says, and the position after.
    pub(super) fn entry<T: Copy>(&self, start: usize, table: &[(&str, T)]) -> Option<(T, usize)> {
        table.iter().filter_map(|(phrase, value)| Some((*value, self.phrase(start, phrase)?))).max_by_key(|(_, end)| *end)
    }

    /// As [`Self::entry`], where another word of the same phrase follows.
    pub(super) fn lead<T: Copy>(&self, start: usize, table: &[(&str, T)]) -> Option<(T, usize)> {
        self.entry(start, table).filter(|(_, end)| self.gap(*end).is_some_and(Gap::joins))
    }

    /// Whether a noun that is counted stands at a position or soon after it. With a capital it
    /// belongs to a title: "2018 Terrorist Incidents".
    pub(super) fn is_counted(&self, at: usize) -> bool {
        (at..at.saturating_add(NOUN_DISTANCE))
            .take_while(|&at| self.has_gap(at, Gap::Space))
            .any(|at| self.is_one_of(at, self.language.counted) && self.token(at).is_some_and(|noun| !noun.capitalised))
    }

    /// The bytes of some tokens.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let first = self.token(tokens.start)?;
        let last = self.before(tokens.end)?;
        Some(first.span.start..last.span.end)
    }

    /// The characters directly before and behind a token.
    pub(super) fn marks(&self, at: usize) -> (Option<char>, Option<char>) {
        let Some(span) = self.token(at).map(|token| token.span.clone()) else {
            return (None, None);
        };
        let before = self.text.get(..span.start).and_then(|text| text.chars().next_back());
        let behind = self.text.get(span.end..).and_then(|text| text.chars().next());
        (before, behind)
    }
}
