//! Reading dates from English prose.
//!
//! [`dates`] finds the dates in a text and what they say: "On November 1, 2019", "between May 3 and
//! May 5", "late March 2022", "by early 2021", "the following day". [`DatePhrase::complete`] makes a
//! [`Date`] of one with the year and the day that its context gives, and [`supports`] tells whether
//! a claimed date is what the words say.
//!
//! Numbers and words that are no dates are passed over: times of day, counts, the modal verb "may",
//! and names such as "March 23 Movement". A bare year is a date wherever it is no count.
//!
//! The grammar knows no words. The words of a language are one table, the structure `Language`, so
//! another language that orders its dates in one of these ways is another table.

mod calendar;
mod complete;
mod english;
mod language;
mod passage;
mod period;
#[cfg(test)]
mod property_tests;
mod reading;
mod relative;
mod support;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;

pub use period::{Part, Period};
pub use reading::Reading;
pub use relative::Offset;
pub use support::{Support, supports};

use crate::values::date::Date;
use english::ENGLISH;
use passage::Passage;

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DatePhrase {
    /// The bytes of the words, with those that bound the date: "by August 15, 2022".
    pub span: Range<usize>,
    /// What they say.
    pub reading: Reading,
}

/// One end of what lasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// The first day.
    Start,
    /// The last.
    End,
}

/// What is known about when the things were that a text tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Context {
    /// The year of dates without one; failing this it is the year of the anchor.
    pub year: Option<i32>,
    /// The day from which relative dates are counted, such as that of a heading.
    pub anchor: Option<NaiveDate>,
}

/// The words of the language that a date can start with.
static OPENERS: LazyLock<Vec<&str>> = LazyLock::new(|| ENGLISH.openers());

/// The dates of a text in their order; they do not overlap.
#[must_use]
pub fn dates(text: &str) -> Vec<DatePhrase> {
    let passage = Passage::new(text, &ENGLISH);
    let mut dates = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        let reading = if passage.may_open(at, &OPENERS) { passage.reading(at) } else { None };
        let Some((reading, end)) = reading else {
            at += 1;
            continue;
        };
        dates.extend(passage.bytes(at..end).map(|span| DatePhrase { span, reading }));
        at = end;
    }
    dates
}

impl DatePhrase {
    /// The date that the words give in a context, in the notation of curators: of "late March 2022"
    /// `[2022-03-21..2022-03-31]`, of "by August 15, 2022" `[..2022-08-15]`, of "June 18–19, 2022"
    /// `2022-06-18/2022-06-19`.
    ///
    /// `None` if the context lacks the year or the anchor, the words do not say how far from the
    /// anchor, or no calendar has the day. Where an interval starts or ends in a part of a month or
    /// year, which EDTF cannot say, the whole month or year stands for it.
    #[must_use]
    pub fn complete(&self, context: &Context) -> Option<Date> {
        complete::complete(&self.reading, context)
    }

    /// The date at which the words say that something started or ended: 2012 of "since 2012", 2024 of "until 2024".
    #[must_use]
    pub fn edge(&self) -> Option<(Edge, Self)> {
        let (edge, period) = match self.reading {
            Reading::Since(period) => (Edge::Start, period),
            Reading::Until(period) => (Edge::End, period),
            _ => return None,
        };
        Some((edge, Self { span: self.span.clone(), reading: Reading::In(period) }))
    }
}
