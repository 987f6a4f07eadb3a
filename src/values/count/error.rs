//! What can be wrong with a written count.

use std::error::Error;
use std::fmt;
use std::ops::Range;

/// Why a text is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountErrorKind {
    /// Nothing is written.
    Empty,
    /// A number below zero.
    Negative,
    /// A number with decimals.
    NotWhole,
    /// A number with more decimals than can be held.
    TooFine,
    /// A number greater than [`u64::MAX`].
    TooLarge,
    /// A range whose first number is the greater.
    Reversed,
    /// No number can be meant, as in `<0`.
    Impossible,
    /// A figure in a notation other than that of a data file.
    OtherNotation,
    /// More, or other, words than those of one figure.
    NotACount,
}

impl CountErrorKind {
    fn message(self) -> &'static str {
        match self {
            Self::Empty => "a count is empty",
            Self::Negative => "a count cannot be negative",
            Self::NotWhole => "a count is a whole number",
            Self::TooFine => "a number has six decimals at the most",
            Self::TooLarge => "the number is too large for a count",
            Self::Reversed => "the range is reversed",
            Self::Impossible => "no number can be meant",
            Self::OtherNotation => "this is not how a count is written",
            Self::NotACount => "this is not a count",
        }
    }
}

/// Why a text is no count, where, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CountError {
    kind: CountErrorKind,
    span: Range<usize>,
    suggestion: Option<String>,
}

impl CountError {
    /// The notations that a count may be written in, for a message.
    pub const ACCEPTED: &str = "54, >=54, >54, <=27, <10, 1..27, ~300, unknown, \
        or the words of the source (\"at least 53\", \"dozens\", \"no casualties\")";

    pub(super) fn new(kind: CountErrorKind, span: Range<usize>) -> Self {
        Self { kind, span, suggestion: None }
    }

    pub(super) fn suggesting(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> CountErrorKind {
        self.kind
    }

    /// Where it is wrong: bytes in the text that was parsed, on character boundaries.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// What was probably meant, in a notation that parses.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }
}

impl fmt::Display for CountError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.kind.message())?;
        match &self.suggestion {
            Some(suggestion) => write!(formatter, ": write {suggestion}"),
            None => write!(formatter, ": write {}", Self::ACCEPTED),
        }
    }
}

impl Error for CountError {}
