//! Finding a folded quote in folded text, word by word.

use std::ops::Range;

use memchr::memmem::Finder;
use unicode_normalization::char::is_combining_mark;

/// Longest folded quote that is sought, in bytes. A quote is a few words; the bound keeps the search of hostile texts linear.
const LONGEST_QUOTE: usize = 1024;

/// Ranges of `text` inside `within` where `quote` stands in whole words, in order; they do not overlap.
pub(super) fn whole_words(text: &str, within: Range<usize>, quote: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if quote.is_empty() || quote.len() > LONGEST_QUOTE {
        return found;
    }
    let finder = Finder::new(quote);
    let mut from = within.start;
    while let Some(offset) = text.as_bytes().get(from..within.end).and_then(|rest| finder.find(rest)) {
        let hit = from + offset..from + offset + quote.len();
        from = if is_word_boundary(text, hit.start) && is_word_boundary(text, hit.end) {
            let end = hit.end;
            found.push(hit);
            end
        } else {
            next_word_boundary(text, hit.start)
        };
    }
    found
}

/// The next place behind `byte` where a match in whole words can start.
fn next_word_boundary(text: &str, byte: usize) -> usize {
    (byte + 1..text.len()).find(|byte| text.is_char_boundary(*byte) && is_word_boundary(text, *byte)).unwrap_or(text.len())
}

/// Whether `byte` stands at the edge of a word, a number or other punctuation.
///
/// A number with its separators (`1,200`, `39.9`) is one word, and so are letters around an apostrophe (`didn't`, `Jama'at`), except
/// that a possessive `'s` comes off. A hyphen parts words.
fn is_word_boundary(text: &str, byte: usize) -> bool {
    let mut before = text.get(..byte).unwrap_or_default().chars().rev();
    let mut behind = text.get(byte..).unwrap_or_default().chars();
    let (Some(last), Some(first)) = (before.next(), behind.next()) else { return true };
    let (second_last, second) = (before.next().unwrap_or(' '), behind.next().unwrap_or(' '));
    let third = behind.next().unwrap_or(' ');
    let possessive = first == '\'' && second == 's' && !is_word(third);
    let in_word = is_word(last) && is_word(first);
    let in_number =
        is_digit(last) && is_separator(first) && is_digit(second) || is_digit(second_last) && is_separator(last) && is_digit(first);
    let at_apostrophe = last.is_alphabetic() && first == '\'' && second.is_alphabetic() && !possessive
        || second_last.is_alphabetic() && last == '\'' && first.is_alphabetic();
    !in_word && !in_number && !at_apostrophe
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining_mark(c)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',')
}
