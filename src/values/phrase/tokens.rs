//! Cutting a text into words and numbers.

use std::borrow::Cow;
use std::ops::Range;

use crate::values::lexemes::{Lexeme, folded, lexemes};
use crate::values::number::Number;

/// A word or number of a text.
#[derive(Debug)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    /// In lower case, with a plain apostrophe.
    pub(super) folded: Cow<'t, str>,
    pub(super) span: Range<usize>,
    pub(super) shape: Shape,
    /// What stands between the token before and this one.
    pub(super) gap: Gap,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Word,
    /// Plain or grouped digits: "54", "1,100".
    Integer(u64),
    /// "8.8", with a point and decimals.
    Decimal(Number),
    /// Digits that are no number, or mixed with letters: "19th", "G5", "14:30", "2012's", "007".
    Opaque,
}

/// What stands between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space within a paragraph, with or without marks of emphasis.
    Space,
    /// A hyphen and nothing else.
    Hyphen,
    /// An en dash and nothing else.
    Dash,
    /// A full stop and white space: the end of a sentence or of an abbreviation.
    Stop,
    /// Anything else, or the start of the text.
    Other,
}

impl Gap {
    fn of(between: &str) -> Self {
        let blank = |text: &str| text.chars().all(|char| char.is_whitespace() || matches!(char, '*' | '_'));
        match between {
            "-" | "\u{2010}" | "\u{2011}" => Self::Hyphen,
            "\u{2013}" => Self::Dash,
            _ if between.bytes().filter(|&byte| byte == b'\n').count() > 1 => Self::Other,
            _ if between.contains(char::is_whitespace) && blank(between) => Self::Space,
            _ if between.strip_prefix('.').is_some_and(blank) => Self::Stop,
            _ => Self::Other,
        }
    }

    /// Whether the tokens on both sides can be words of one phrase.
    pub(super) fn joins(self) -> bool {
        matches!(self, Self::Space | Self::Hyphen)
    }
}

impl Token<'_> {
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub(super) fn is_digits(&self) -> bool {
        self.shape != Shape::Word
    }
}

/// The tokens of a text in their order. What stands in a web address is opaque.
pub(super) fn tokenize<'t>(text: &'t str) -> Vec<Token<'t>> {
    let token = |found: Lexeme<'t>| Token {
        text: found.text,
        folded: folded(found.text),
        gap: found.between.map_or(Gap::Other, Gap::of),
        shape: if found.in_address { Shape::Opaque } else { shape(found.text) },
        span: found.span,
    };
    lexemes(text, lexeme).into_iter().map(token).collect()
}

/// The word or number that a text starts with.
fn lexeme(text: &str) -> &str {
    let mut segment = 0;
    for (position, char) in text.char_indices() {
        if char.is_alphanumeric() {
            segment += 1;
        } else if joins_lexeme(text, position, char, segment) {
            segment = 0;
        } else {
            return text.get(..position).unwrap_or(text);
        }
    }
    text
}

/// Whether a mark inside a text belongs to the word or number around it, whose part before the mark
/// has `segment` characters.
fn joins_lexeme(text: &str, position: usize, mark: char, segment: usize) -> bool {
    let before = text.get(..position).and_then(|head| head.chars().next_back());
    let mut after = text.get(position + mark.len_utf8()..).unwrap_or("").chars();
    let (Some(before), Some(next)) = (before, after.next()) else {
        return false;
    };
    match mark {
        '\'' | '\u{2019}' => next.is_alphabetic(),
        '.' if before.is_alphabetic() => {
            // "U.N.", "a.m.": single letters between full stops.
            let single = !after.next().is_some_and(char::is_alphanumeric);
            segment == 1 && next.is_alphabetic() && single
        }
        '.' | ',' | ':' | '/' => before.is_ascii_digit() && next.is_ascii_digit(),
        _ if is_group_space(mark) => {
            let group = 1 + after.by_ref().take_while(char::is_ascii_digit).take(GROUP).count();
            before.is_ascii_digit() && next.is_ascii_digit() && group == GROUP
        }
        _ => false,
    }
}

/// How many digits a comma or a narrow space sets apart.
const GROUP: usize = 3;

fn is_group_space(char: char) -> bool {
    matches!(char, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn shape(lexeme: &str) -> Shape {
    if !lexeme.contains(|char: char| char.is_numeric()) {
        return Shape::Word;
    }
    integer(lexeme).map(Shape::Integer).or_else(|| decimal(lexeme)).unwrap_or(Shape::Opaque)
}

/// The number of plain digits without leading zeros, or of digits in groups of three.
fn integer(lexeme: &str) -> Option<u64> {
    let mut groups = lexeme.split(|char| char == ',' || is_group_space(char));
    let head = groups.next()?;
    let grouped = lexeme.len() > head.len();
    let well_formed = (!grouped || head.len() <= GROUP) && groups.all(|group| group.len() == GROUP);
    if !well_formed || (head.starts_with('0') && lexeme != "0") {
        return None;
    }
    lexeme.chars().filter(|char| *char != ',' && !is_group_space(*char)).try_fold(0_u64, |number, char| {
        let digit = char.to_digit(10)?;
        number.checked_mul(10)?.checked_add(u64::from(digit))
    })
}

fn decimal(lexeme: &str) -> Option<Shape> {
    let (whole, decimals) = lexeme.split_once('.')?;
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = format!("{}{decimals}", integer(whole)?).parse().ok()?;
    Number::decimal(digits, u32::try_from(decimals.len()).ok()?).map(Shape::Decimal)
}
