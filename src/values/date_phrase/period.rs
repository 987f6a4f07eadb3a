//! Days, months and years as words name them.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A period that words name. The year is `None` where they do not give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// "November 1, 2019", "November 1". No calendar need have it: "31 September".
    Day {
        /// The year, if it is given.
        year: Option<i32>,
        /// From 1 to 12.
        month: u32,
        /// From 1 to 31.
        day: u32,
    },
    /// "October 2012", "in October", "late March 2022".
    Month {
        /// The year, if it is given.
        year: Option<i32>,
        /// From 1 to 12.
        month: u32,
        /// The part of the month that is meant, if it is not the whole.
        part: Option<Part>,
    },
    /// Some whole months, counted from the January of a year, which is 1: "the first quarter of
    /// 2022", "early 2021", "the summer of 2020", "the 2020s". Those beyond 12 are in later years.
    Months {
        /// The year.
        year: i32,
        /// The first month.
        first: u32,
        /// The last month.
        last: u32,
    },
    /// "2012".
    Year(i32),
}

/// A part of a month, or of a longer period.
///
/// Of a month, early, mid and late are days 1–10, 11–20 and 21 to the end, and its halves part
/// behind the 15th; of a longer period they are its thirds and halves in whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// "early", "the beginning of".
    Early,
    /// "mid-", "the middle of".
    Mid,
    /// "late", "the end of".
    Late,
    /// "the first half of".
    FirstHalf,
    /// "the second half of".
    SecondHalf,
}

impl Part {
    /// The first and the last day of this part of a month; `None` is the month's own last day.
    const fn days(self) -> (u32, Option<u32>) {
        match self {
            Self::Early => (1, Some(10)),
            Self::Mid => (11, Some(20)),
            Self::Late => (21, None),
            Self::FirstHalf => (1, Some(15)),
            Self::SecondHalf => (16, None),
        }
    }

    /// The first and the last month of this part of some months. The halves of an odd number share
    /// the month in the middle.
    pub(super) const fn months(self, first: u32, last: u32) -> (u32, u32) {
        let number = last.saturating_sub(first).saturating_add(1);
        let third = number / 3;
        let half = number.div_ceil(2);
        match self {
            Self::Early => (first, last.saturating_sub(number - third)),
            Self::Mid => (first.saturating_add(third), last.saturating_sub(third)),
            Self::Late => (first.saturating_add(number - third), last),
            Self::FirstHalf => (first, last.saturating_sub(number - half)),
            Self::SecondHalf => (first.saturating_add(number - half), last),
        }
    }
}

impl Period {
    /// The year that the words give.
    #[must_use]
    pub const fn year(self) -> Option<i32> {
        match self {
            Self::Day { year, .. } | Self::Month { year, .. } => year,
            Self::Months { year, .. } | Self::Year(year) => Some(year),
        }
    }

    /// The same period in a year, unless it has one.
    #[must_use]
    pub const fn or_year(self, given: i32) -> Self {
        match self {
            Self::Day { year: None, month, day } => Self::Day { year: Some(given), month, day },
            Self::Month { year: None, month, part } => Self::Month { year: Some(given), month, part },
            _ => self,
        }
    }

    /// The first and the last day; `None` without a year, or if no calendar has them.
    #[must_use]
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Day { year, month, day } => NaiveDate::from_ymd_opt(year?, month, day).map(|day| (day, day)),
            Self::Month { year, month, part } => {
                let (from, to) = part.map_or((1, None), Part::days);
                let first = NaiveDate::from_ymd_opt(year?, month, from)?;
                let last = match to {
                    Some(day) => first.with_day(day)?,
                    None => month_end(first)?,
                };
                Some((first, last))
            }
            Self::Months { year, first, last } => {
                let january = NaiveDate::from_ymd_opt(year, 1, 1)?;
                let start = january.checked_add_months(Months::new(first.checked_sub(1)?))?;
                let end = january.checked_add_months(Months::new(last))?.pred_opt()?;
                (start <= end).then_some((start, end))
            }
            Self::Year(year) => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)),
        }
    }

    /// Month and day, for the order within a year; what is not given is 0.
    pub(super) const fn place_in_year(self) -> (u32, u32) {
        match self {
            Self::Day { month, day, .. } => (month, day),
            Self::Month { month, .. } => (month, 0),
            Self::Months { first, .. } => (first, 0),
            Self::Year(_) => (0, 0),
        }
    }

    /// Whether it starts after another has ended, both having years.
    pub(super) fn is_after(self, other: Self) -> bool {
        matches!((self.days(), other.days()), (Some((first, _)), Some((_, last))) if first > last)
    }
}

/// Two periods of which the first comes first, each completed by the year of the other. `None` if
/// the years that the words give are in the wrong order.
pub(super) fn in_order(from: Period, to: Period) -> Option<(Period, Period)> {
    let turns = from.place_in_year() > to.place_in_year();
    let (from, to) = match (from.year(), to.year()) {
        (Some(year), None) => (from, to.or_year(if turns { year.checked_add(1)? } else { year })),
        (None, Some(year)) => (from.or_year(if turns { year.checked_sub(1)? } else { year }), to),
        _ => (from, to),
    };
    (!from.is_after(to)).then_some((from, to))
}

/// The last day of the month of a day.
pub(super) fn month_end(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}
