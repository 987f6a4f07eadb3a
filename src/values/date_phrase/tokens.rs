//! Cutting a text into words and numbers, as dates are made of them.

use std::borrow::Cow;
use std::ops::Range;

use crate::values::lexemes::{Lexeme, folded, lexemes};

/// A word or number of a text.
#[derive(Debug)]
pub(super) struct Token<'t> {
    /// In lower case, with a plain apostrophe.
    pub(super) folded: Cow<'t, str>,
    pub(super) span: Range<usize>,
    pub(super) shape: Shape,
    pub(super) capitalised: bool,
    /// What stands between the token before and this one.
    pub(super) gap: Gap,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Word,
    /// One to four digits, and how many: "1", "05", "2019". A possessive ending is left aside.
    Number {
        value: u32,
        digits: usize,
    },
    /// "1st", "22nd".
    Ordinal(u32),
    /// "2020s": its first year.
    Decade(u32),
    /// Other digits, grouped or mixed with letters: "1,100", "G5", "M23".
    Opaque,
}

/// What stands between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space within a paragraph, with or without marks of emphasis.
    Space,
    /// A comma, with or without white space.
    Comma,
    /// A hyphen and nothing else.
    Hyphen,
    /// An en dash, or a hyphen with white space on both sides.
    Dash,
    Slash,
    /// A full stop and nothing else.
    Dot,
    /// A full stop and white space: the end of a sentence or of an abbreviation.
    Stop,
    /// A colon and nothing else, as in a time of day.
    Colon,
    /// Anything else, or the start of the text.
    Other,
}

impl Gap {
    fn of(between: &str) -> Self {
        let blank = |char: char| char.is_whitespace() || matches!(char, '*' | '_');
        let mark = between.trim_matches(blank);
        let tight = mark.len() == between.len();
        if between.bytes().filter(|&byte| byte == b'\n').count() > 1 {
            return Self::Other;
        }
        match mark {
            "" if between.contains(char::is_whitespace) => Self::Space,
            "," => Self::Comma,
            "-" | "\u{2010}" | "\u{2011}" if tight => Self::Hyphen,
            "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" => Self::Dash,
            "/" => Self::Slash,
            "." if tight => Self::Dot,
            "." if between.starts_with('.') => Self::Stop,
            ":" if tight => Self::Colon,
            _ => Self::Other,
        }
    }

    /// Whether the tokens on both sides can be words of one phrase.
    pub(super) const fn joins(self) -> bool {
        matches!(self, Self::Space | Self::Hyphen)
    }
}

/// The tokens of a text in their order. What stands in a web address is opaque.
pub(super) fn tokenize<'t>(text: &'t str) -> Vec<Token<'t>> {
    let token = |found: Lexeme<'t>| {
        let folded = folded(found.text);
        Token {
            shape: if found.in_address { Shape::Opaque } else { shape(&folded) },
            folded,
            capitalised: found.text.starts_with(char::is_uppercase),
            gap: found.between.map_or(Gap::Other, Gap::of),
            span: found.span,
        }
    };
    lexemes(text, lexeme).into_iter().map(token).collect()
}

/// The word or number that a text starts with.
fn lexeme(text: &str) -> &str {
    for (position, char) in text.char_indices() {
        if !char.is_alphanumeric() && !joins_lexeme(text, position, char) {
            return text.get(..position).unwrap_or(text);
        }
    }
    text
}

/// Whether a mark belongs to the word or number around it: an apostrophe, or the comma of a
/// thousand.
fn joins_lexeme(text: &str, position: usize, mark: char) -> bool {
    let mut after = text.get(position + mark.len_utf8()..).unwrap_or("").chars();
    match mark {
        '\'' | '\u{2019}' => after.next().is_some_and(char::is_alphabetic),
        ',' => {
            let before = text.get(..position).and_then(|head| head.chars().next_back());
            // One digit more is looked at: in "1,2019" a year follows.
            before.is_some_and(|char| char.is_ascii_digit()) && after.take(GROUP + 1).take_while(char::is_ascii_digit).count() == GROUP
        }
        _ => false,
    }
}

/// How many digits a comma sets apart.
const GROUP: usize = 3;

/// No number of a date has more digits.
const MOST_DIGITS: usize = 4;

fn shape(folded: &str) -> Shape {
    if !folded.contains(char::is_numeric) {
        return Shape::Word;
    }
    let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
    let number = folded.get(..digits).filter(|_| digits <= MOST_DIGITS).and_then(|digits| digits.parse().ok());
    let (Some(value), Some(suffix)) = (number, folded.get(digits..)) else {
        return Shape::Opaque;
    };
    match suffix {
        "" | "'s" => Shape::Number { value, digits },
        "st" | "nd" | "rd" | "th" => Shape::Ordinal(value),
        "s" if digits == MOST_DIGITS && value % 10 == 0 => Shape::Decade(value),
        _ => Shape::Opaque,
    }
}
