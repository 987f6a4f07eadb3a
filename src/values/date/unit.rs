//! One date of an expression: a day, month, season, year, decade or century.

use chrono::{Days, Months, NaiveDate};
use edtf_core::{Bound, BoundDate, Edtf};

use super::days::DayRange;

/// How far `~` widens a day on either side.
const APPROXIMATE_DAYS: Days = Days::new(3);

/// The unit a date is written in, from the finest to the coarsest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day: `2019-09-30`.
    Day,
    /// A month: `2019-09`, `2019-09-XX`.
    Month,
    /// A meteorological season of the northern hemisphere: `2019-21` (spring, from March) to
    /// `2019-24` (winter, from December into the next year). ISO 8601-2 leaves the days open;
    /// these are the ones most often meant.
    Season,
    /// A year: `2019`, `2019-XX`, `2019-XX-XX`.
    Year,
    /// A decade: `201X`.
    Decade,
    /// The hundred years with the same first two digits: `20XX`.
    Century,
}

impl Precision {
    /// How far `~` widens a unit coarser than a day: by one such unit.
    const fn approximate_months(self) -> Option<Months> {
        match self {
            Self::Day => None,
            Self::Month => Some(Months::new(1)),
            Self::Season => Some(Months::new(3)),
            Self::Year => Some(Months::new(12)),
            Self::Decade => Some(Months::new(120)),
            Self::Century => Some(Months::new(1200)),
        }
    }
}

/// A single date, as stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Unit {
    /// First day as stated, `~` left aside.
    pub(super) first: NaiveDate,
    /// Last day as stated, `~` left aside.
    pub(super) last: NaiveDate,
    pub(super) precision: Precision,
    pub(super) uncertain: bool,
    pub(super) approximate: bool,
}

/// Why a text is no [`Unit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotAUnit {
    /// It is no EDTF at all, for the parser's reason.
    NotEdtf(&'static str),
    /// It is a date with a time of day, an interval or a set.
    NotADate,
    /// It is a date of EDTF level 2.
    BeyondLevelOne(edtf_core::Date),
    /// Its year lies outside the calendar that days are counted in.
    OutsideCalendar,
}

impl Unit {
    /// Reads a date of EDTF level 0 or 1.
    pub(super) fn parse(text: &str) -> Result<Self, NotAUnit> {
        let edtf = Edtf::parse(text).map_err(|error| NotAUnit::NotEdtf(error.message))?;
        let Edtf::Date(date) = &edtf else {
            return Err(NotAUnit::NotADate);
        };
        if edtf.level() > 1 {
            return Err(NotAUnit::BeyondLevelOne(*date));
        }
        let bounds = edtf.bounds();
        let (Some(first), Some(last)) = (calendar_day(bounds.earliest), calendar_day(bounds.latest)) else {
            return Err(NotAUnit::OutsideCalendar);
        };
        Ok(Self { first, last, precision: precision(date), uncertain: date.is_uncertain(), approximate: date.is_approximate() })
    }

    /// A known day.
    pub(super) const fn of_day(day: NaiveDate) -> Self {
        Self { first: day, last: day, precision: Precision::Day, uncertain: false, approximate: false }
    }

    /// The days the date leaves possible, widened where it is approximate.
    pub(super) fn days(self) -> DayRange {
        let (earliest, latest) =
            if self.approximate { (self.widened_first(), self.widened_last()) } else { (Some(self.first), Some(self.last)) };
        DayRange::new(earliest, latest).unwrap_or(DayRange::day(self.first))
    }

    /// `None`, an open end, where widening leaves the calendar.
    fn widened_first(self) -> Option<NaiveDate> {
        match self.precision.approximate_months() {
            None => self.first.checked_sub_days(APPROXIMATE_DAYS),
            Some(months) => self.first.checked_sub_months(months),
        }
    }

    /// As [`Self::widened_first`]. Months are added to the day after the last one, which is the
    /// first of a month, for months differ in length.
    fn widened_last(self) -> Option<NaiveDate> {
        match self.precision.approximate_months() {
            None => self.last.checked_add_days(APPROXIMATE_DAYS),
            Some(months) => self.last.succ_opt()?.checked_add_months(months)?.pred_opt(),
        }
    }
}

fn calendar_day(bound: Bound) -> Option<NaiveDate> {
    let Bound::Date(BoundDate { year, month, day }) = bound else {
        return None;
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, u32::from(month), u32::from(day))
}

/// The precision of a date of level 0 or 1, where `X` stands for a whole month or day, or for
/// the last one or two digits of a year.
fn precision(date: &edtf_core::Date) -> Precision {
    let month_is_known = date.month.is_some_and(|month| !month.has_unspecified());
    let day_is_known = date.day.is_some_and(|day| !day.has_unspecified());
    match date.precision() {
        edtf_core::Precision::Season => Precision::Season,
        _ if day_is_known => Precision::Day,
        _ if month_is_known => Precision::Month,
        _ => match date.year.kind {
            edtf_core::YearKind::Standard { digits: [.., None, None], .. } => Precision::Century,
            edtf_core::YearKind::Standard { digits: [.., None], .. } => Precision::Decade,
            _ => Precision::Year,
        },
    }
}
