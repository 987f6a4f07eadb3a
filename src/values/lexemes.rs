//! Finding the words and numbers of a text: what the readers of figures and of dates have in common.

use std::ops::Range;

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
