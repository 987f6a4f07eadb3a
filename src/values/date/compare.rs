//! Whether two dates of one event can both be right.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::Date;
use super::days::{DayRange, DaySet};
use super::extent::Extent;
use super::reading::{Members, Reading};

/// How two dates of one event stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateComparison {
    /// They mean the same days, however written.
    Same,
    /// Both can be right: one refines the other, or they overlap.
    Compatible,
    /// The days that one leaves possible are excluded by the other.
    Contradicts {
        /// The smallest change in days that would make them compatible, at least 1; of extents
        /// the larger of what the starts and what the ends need.
        gap_days: u32,
        /// The likeliest slip behind it, if the dates show one.
        explanation: Option<DateExplanation>,
    },
}

/// A slip that would account for two dates contradicting each other. Displays as a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateExplanation {
    /// Two exact days of one year, the day number of each being the other's month number.
    DayMonthSwapped,
    /// Two exact days with one day number in neighbouring months, December and January being
    /// neighbours across the turn of the year.
    OtherMonth,
    /// Two exact days with one month and day number in different years.
    OtherYear,
    /// Two exact days of one month whose day numbers differ in the tens only.
    TensOff,
    /// Two extents whose starts exclude each other.
    ExtentStartsDiffer {
        /// Days between the nearest possible starts.
        days: u32,
    },
    /// Two extents whose ends exclude each other.
    ExtentEndsDiffer {
        /// Days between the nearest possible ends.
        days: u32,
    },
    /// Two extents whose starts and whose ends exclude each other.
    ExtentStartsAndEndsDiffer {
        /// Days between the nearest possible starts.
        start_days: u32,
        /// Days between the nearest possible ends.
        end_days: u32,
    },
}

/// Compares two dates of one event; the order of the two does not matter.
///
/// * Two points in time (days, months, years, sets `[…]`) contradict when no day is possible
///   for both.
/// * Two extents are compared start with start and end with end, and contradict when either
///   pair excludes each other: that both include a day is not enough.
/// * A point and an extent are compatible when the point may lie within the extent.
/// * A set `{…}` is an exhaustive list of days. A point must be able to lie on one of them, an
///   extent to start with the first and end with the last; of two such sets each member must
///   have its match. A range within such a set is matched by its ends.
///
/// `~` has widened what is possible (see [`Date::possible`]); `?` makes no difference here.
#[must_use]
pub fn compare(a: &Date, b: &Date) -> DateComparison {
    if same_meaning(&a.reading, &b.reading) {
        return DateComparison::Same;
    }
    let conflict = match (&a.reading, &b.reading) {
        (Reading::OneOf(a), Reading::OneOf(b)) => {
            let explanation = only_day(a).zip(only_day(b)).and_then(|(a, b)| slip(a, b));
            (a.gap_days(b), explanation)
        }
        (Reading::OneOf(point), Reading::Lasted(extent)) | (Reading::Lasted(extent), Reading::OneOf(point)) => {
            (point.gap_days(&DaySet::from_range(extent.hull())), None)
        }
        (Reading::OneOf(point), Reading::EachOf(members)) | (Reading::EachOf(members), Reading::OneOf(point)) => {
            (point.gap_days(&members.days), None)
        }
        (Reading::Lasted(a), Reading::Lasted(b)) => extents(*a, *b),
        (Reading::Lasted(extent), Reading::EachOf(members)) | (Reading::EachOf(members), Reading::Lasted(extent)) => {
            extents(*extent, members.extent)
        }
        (Reading::EachOf(a), Reading::EachOf(b)) => {
            let (ends_gap, explanation) = extents(a.extent, b.extent);
            (ends_gap.max(unmatched_members(a, b)), explanation)
        }
    };
    match conflict {
        (0, _) => DateComparison::Compatible,
        (gap_days, explanation) => DateComparison::Contradicts { gap_days, explanation },
    }
}

/// An extent of one known day is no different from that day.
fn same_meaning(a: &Reading, b: &Reading) -> bool {
    match (a, b) {
        (Reading::OneOf(point), Reading::Lasted(extent)) | (Reading::Lasted(extent), Reading::OneOf(point)) => {
            extent.only_day().is_some() && extent.only_day() == only_day(point)
        }
        (Reading::EachOf(a), Reading::EachOf(b)) => a.days == b.days && a.extent == b.extent,
        _ => a == b,
    }
}

fn only_day(days: &DaySet) -> Option<NaiveDate> {
    days.hull().only_day()
}

/// The gap between two extents, 0 if they are compatible, and which ends differ.
fn extents(a: Extent, b: Extent) -> (u32, Option<DateExplanation>) {
    let start_days = a.start().gap_days(b.start());
    let end_days = a.end().gap_days(b.end());
    let explanation = match (start_days, end_days) {
        (0, 0) => None,
        (days, 0) => Some(DateExplanation::ExtentStartsDiffer { days }),
        (0, days) => Some(DateExplanation::ExtentEndsDiffer { days }),
        _ => Some(DateExplanation::ExtentStartsAndEndsDiffer { start_days, end_days }),
    };
    (start_days.max(end_days), explanation)
}

/// How far the member of either set that is worst matched lies from the other's days.
fn unmatched_members(a: &Members, b: &Members) -> u32 {
    let worst = |members: &[DayRange], days: &DaySet| members.iter().map(|member| days.gap_days_to(*member)).max().unwrap_or(0);
    worst(&a.each, &b.days).max(worst(&b.each, &a.days))
}

/// The likeliest slip that turns one day into the other.
fn slip(a: NaiveDate, b: NaiveDate) -> Option<DateExplanation> {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    if a.year() == b.year() && a.day() == b.month() && a.month() == b.day() {
        Some(DateExplanation::DayMonthSwapped)
    } else if a.day() == b.day() && months(a).abs_diff(months(b)) == 1 {
        Some(DateExplanation::OtherMonth)
    } else if a.day() == b.day() && a.month() == b.month() && a.year() != b.year() {
        Some(DateExplanation::OtherYear)
    } else if months(a) == months(b) && a.day() % 10 == b.day() % 10 {
        Some(DateExplanation::TensOff)
    } else {
        None
    }
}

impl fmt::Display for DateExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::DayMonthSwapped => f.write_str("day and month are exchanged"),
            Self::OtherMonth => f.write_str("it is the same day of a neighbouring month"),
            Self::OtherYear => f.write_str("it is the same day of another year"),
            Self::TensOff => f.write_str("only the tens of the day differ"),
            Self::ExtentStartsDiffer { days } => write!(f, "the starts are {} apart", Days(days)),
            Self::ExtentEndsDiffer { days } => write!(f, "the ends are {} apart", Days(days)),
            Self::ExtentStartsAndEndsDiffer { start_days, end_days } => {
                write!(f, "the starts are {} and the ends {} apart", Days(start_days), Days(end_days))
            }
        }
    }
}

/// A number of days with its noun.
struct Days(u32);

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = if self.0 == 1 { "day" } else { "days" };
        write!(f, "{} {noun}", self.0)
    }
}
