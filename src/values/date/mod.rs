//! Dates as curators write them, the days they leave possible, and how two of them compare.
//!
//! A [`Date`] is an [EDTF] string (ISO 8601-2) of level 0 or 1, or one of the sets of level 2:
//!
//! | written | meaning |
//! |---|---|
//! | `2019-09-30`, `2019-09`, `2019`, `2019-21`, `201X` | on some day in that day, month, year, season, decade |
//! | `2012-05-03~`, `2012-05-03?` | approximate, uncertain |
//! | `2019-06-09/2019-06-10`, `2019-01-01/..` | an *extent*: it lasted from … to … |
//! | `[2022-03-21..2022-03-31]` | *uncertainty*: on one day of these |
//! | `{2019-06-09,2019-06-12}` | on each of these days |
//!
//! Times of day are refused: a data set of incidents is compared by the day.
//!
//! [EDTF]: https://www.loc.gov/standards/datetime/

mod compare;
mod days;
mod diagnosis;
mod error;
mod expression;
mod extent;
mod human;
mod notation;
mod reading;
mod unit;

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

pub use compare::{DateComparison, DateExplanation, compare};
pub use days::DayRange;
pub use error::{DateError, DateErrorKind};
pub use unit::Precision;

use expression::Expression;
use reading::Reading;

/// A date, kept as it was written and read as the days it leaves possible.
///
/// Equality is equality of the text; [`compare`] tells whether two dates mean the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Date {
    text: String,
    expression: Expression,
    reading: Reading,
}

impl Date {
    /// Reads an EDTF string of level 0 or 1, or a set of level 2.
    ///
    /// Nothing is trimmed or corrected; where the text is a date in some other notation, the
    /// error suggests how to write it.
    ///
    /// # Errors
    ///
    /// [`DateError`], whose kind tells a text that is no EDTF from EDTF that is not supported
    /// (times of day, level 2 other than sets, years beyond ±262 000), from a day that no
    /// calendar has, and from an interval or a range that ends before it starts.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let expression = Expression::parse(text)?;
        Ok(Self { text: text.to_owned(), reading: Reading::of(&expression), expression })
    }

    /// The text the date was read from, unchanged.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span from the first to the last day, inclusive, on which the event may have
    /// happened or, of an extent, on which it may have gone on.
    ///
    /// `~` widens a day by three days on either side and every coarser unit by one unit of its
    /// own kind: `2012-05~` reaches from April to June, `201X~` from the decade before to the
    /// decade after. `?` does not widen. A set is covered from its first to its last day, so
    /// days between its members lie within the span though the set excludes them.
    #[must_use]
    pub fn possible(&self) -> DayRange {
        self.reading.hull()
    }

    /// When it started and when it ended, each as the days on which it may have, if the date
    /// says that the event lasted: an interval, or a set of consecutive days with `{…}`.
    ///
    /// An open (`..`) or unknown (empty) end leaves every day possible that the other end does
    /// not exclude. `None` for a date that only leaves the day uncertain.
    #[must_use]
    pub fn extent(&self) -> Option<(DayRange, DayRange)> {
        match &self.reading {
            Reading::Lasted(extent) => Some((extent.start(), extent.end())),
            Reading::OneOf(_) | Reading::EachOf(_) => None,
        }
    }

    /// The one day that the date leaves possible, if it leaves only one.
    ///
    /// A day marked uncertain (`2012-05-03?`) is exact, one marked approximate is not.
    #[must_use]
    pub fn exact_day(&self) -> Option<NaiveDate> {
        self.possible().only_day()
    }

    /// The coarsest unit the date is written in.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.units().map(|unit| unit.precision).max().unwrap_or(Precision::Day)
    }

    /// Whether any part is marked uncertain (`?` or `%`): its source is in doubt.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.units().any(|unit| unit.uncertain)
    }

    /// Whether any part is marked approximate (`~` or `%`): its value is an estimate.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.units().any(|unit| unit.approximate)
    }

    /// The date in English words for a message: `30 Sep 2019`, `16 Jan – 3 Feb 2013`,
    /// `about 3 May 2012`, `some day in 21–31 Mar 2022`.
    ///
    /// Always of readable length: of a set with many members only the first are named.
    #[must_use]
    pub fn human(&self) -> String {
        human::expression(&self.expression)
    }

    fn units(&self) -> impl Iterator<Item = unit::Unit> {
        self.expression.units()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}
