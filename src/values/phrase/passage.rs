//! A text as words of a language, and the look-up of phrases in it.

use std::ops::Range;

use super::language::Language;
use super::tokens::{Gap, Token, tokenize};
use crate::values::lexemes::is_among;

/// A tokenized text with the language that it is read in. Positions are those of tokens.
#[derive(Debug)]
pub(super) struct Passage<'t> {
    pub(super) text: &'t str,
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

    /// Whether the token at a position is one of some words.
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.token(at).is_some_and(|token| is_among(&token.folded, words))
    }

    /// Whether a figure can start here, or what only looks like one: with digits, or with one of some words, which are
    /// sorted.
    pub(super) fn may_open(&self, at: usize, openers: &[&str]) -> bool {
        self.token(at).is_some_and(|token| token.is_digits() || openers.binary_search(&&*token.folded).is_ok())
    }

    /// The position after a phrase that starts here. An abbreviation, with its full stop, has to be
    /// followed by another word.
    pub(super) fn phrase(&self, start: usize, phrase: &str) -> Option<usize> {
        // Most phrases differ in their first letter, and this is the innermost loop.
        let first = &self.token(start)?.folded;
        if phrase.as_bytes().first() != first.as_bytes().first() {
            return None;
        }
        let (phrase, abbreviated) = match phrase.strip_suffix('.') {
            Some(abbreviation) => (abbreviation, true),
            None => (phrase, false),
        };
        let mut end = start;
        for word in phrase.split(' ') {
            let token = self.token(end)?;
            if token.folded != word || (end > start && !token.gap.joins()) {
                return None;
            }
            end += 1;
        }
        (!abbreviated || self.gap(end) == Some(Gap::Stop)).then_some(end)
    }

    /// The longest phrase of some that starts here: the position after it.
    pub(super) fn any_phrase(&self, start: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.phrase(start, phrase)).max()
    }

    /// The longest phrase of a table that starts here: what the table says, and the position after.
    pub(super) fn entry<T: Copy>(&self, start: usize, table: &[(&str, T)]) -> Option<(T, usize)> {
        table.iter().filter_map(|(phrase, value)| Some((*value, self.phrase(start, phrase)?))).max_by_key(|(_, end)| *end)
    }

    /// The bytes of some tokens.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let first = self.token(tokens.start)?;
        let last = self.before(tokens.end)?;
        Some(first.span.start..last.span.end)
    }

    /// The character directly before a byte.
    pub(super) fn char_before(&self, byte: usize) -> Option<char> {
        self.text.get(..byte)?.chars().next_back()
    }

    /// The character directly after a byte.
    pub(super) fn char_after(&self, byte: usize) -> Option<char> {
        self.text.get(byte..)?.chars().next()
    }
}
