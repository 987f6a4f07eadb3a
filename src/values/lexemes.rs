//! Finding the words and numbers of a text, and looking words up: what the readers of figures, of dates and of sentences have in common.

use std::borrow::Cow;
use std::ops::Range;

/// A word in lower case, with a plain apostrophe. Most words are so already.
pub(super) fn folded(word: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'\'';
    if word.bytes().all(plain) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase().replace('\u{2019}', "'")) }
}

/// Whether two words are the same. The tables of a language are searched with it, and most of their words differ in the first letter.
#[inline]
pub(super) fn same_word(a: &str, b: &str) -> bool {
    a.as_bytes().first() == b.as_bytes().first() && a == b
}

/// Whether a word is one of some.
pub(super) fn is_among(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| same_word(word, other))
}

/// What a table says of a word.
pub(super) fn look_up<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(entry, _)| same_word(entry, word)).map(|(_, value)| *value)
}

/// The first words of some phrases, sorted, without the full stop of an abbreviation.
pub(super) fn first_words<'t>(phrases: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut words: Vec<&str> = phrases.filter_map(|phrase| phrase.split([' ', '.']).next()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A word or number as it stands in a text.
pub(super) struct Lexeme<'t> {
    pub(super) text: &'t str,
    pub(super) span: Range<usize>,
    /// What stands between the one before and this one; none at the start.
    pub(super) between: Option<&'t str>,
    /// Whether it is part of a web address, and so neither a figure nor a date.
    pub(super) in_address: bool,
}

/// The lexemes of a text in their order. `lexeme` cuts the word or number off that its text starts with.
pub(super) fn lexemes<'t>(text: &'t str, lexeme: impl Fn(&'t str) -> &'t str) -> Vec<Lexeme<'t>> {
    let mut found: Vec<Lexeme<'t>> = Vec::new();
    let mut position = 0;
    let mut in_address = false;
    while let Some(rest) = text.get(position..)
        && let Some(first) = rest.chars().next()
    {
        if !first.is_alphanumeric() {
            in_address = (in_address || rest.starts_with("://")) && !first.is_whitespace();
            position += first.len_utf8();
            continue;
        }
        let word = lexeme(rest);
        let span = position..position + word.len();
        let between = found.last().and_then(|before| text.get(before.span.end..position));
        position = span.end;
        found.push(Lexeme { text: word, span, between, in_address });
        in_address |= word == "www";
    }
    found
}
