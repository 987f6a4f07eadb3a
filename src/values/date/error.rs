//! What is wrong with a text that should be a date.

use std::error::Error;
use std::fmt;
use std::ops::Range;

/// The kind of a [`DateError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateErrorKind {
    /// The text is not EDTF.
    NotEdtf,
    /// The text says more than a date may here: a time of day, EDTF of level 2 other than a
    /// set, or a year beyond the calendar.
    Unsupported,
    /// It has the form of a date but no calendar has that day or month: 31 September.
    ImpossibleDay,
    /// An interval, or a range in a set, that ends before it starts.
    Reversed,
}

/// Why a text is no [`Date`](super::Date), and what to write instead. Displays the message.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DateError {
    /// What kind of error it is.
    pub kind: DateErrorKind,
    /// The bytes of the text that are wrong; always on character boundaries.
    pub range: Range<usize>,
    /// What is wrong, and what to write instead; one line that does not repeat the text.
    pub message: String,
    /// What can stand in place of [`range`](Self::range), where that is beyond doubt.
    pub suggestion: Option<String>,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for DateError {}

/// A part of the text, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    offset: usize,
}

impl<'t> Piece<'t> {
    pub(super) const fn whole(text: &'t str) -> Self {
        Self { text, offset: 0 }
    }

    /// The parts before and after the first `separator`.
    pub(super) fn split_once(self, separator: &str) -> Option<(Self, Self)> {
        let (before, after) = self.text.split_once(separator)?;
        let after_offset = self.offset + before.len() + separator.len();
        Some((Self { text: before, ..self }, Self { text: after, offset: after_offset }))
    }

    /// All parts between the `separator`s.
    pub(super) fn split(self, separator: char) -> impl Iterator<Item = Self> {
        self.text.split(separator).scan(self.offset, move |offset, text| {
            let piece = Self { text, offset: *offset };
            *offset += text.len() + separator.len_utf8();
            Some(piece)
        })
    }

    pub(super) fn strip_prefix(self, prefix: &str) -> Option<Self> {
        let text = self.text.strip_prefix(prefix)?;
        Some(Self { text, offset: self.offset + prefix.len() })
    }

    pub(super) fn strip_suffix(self, suffix: &str) -> Option<Self> {
        let text = self.text.strip_suffix(suffix)?;
        Some(Self { text, ..self })
    }

    pub(super) fn error(self, kind: DateErrorKind, message: impl Into<String>) -> DateError {
        DateError { kind, range: self.offset..self.offset + self.text.len(), message: message.into(), suggestion: None }
    }
}

impl DateError {
    pub(super) fn suggesting(self, suggestion: impl Into<String>) -> Self {
        Self { suggestion: Some(suggestion.into()), ..self }
    }
}
