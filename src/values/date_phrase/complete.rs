//! From what words say to a date that can be compared.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::period::{Period, month_end};
use super::{Context, Offset, Reading};
use crate::values::date::Date;

const DAYS_OF_WEEK: i32 = 7;

/// The date that a reading is in a context; `None` if a year or an anchor is missing, or no
/// calendar has the day.
pub(super) fn complete(reading: &Reading, context: &Context) -> Option<Date> {
    let text = edtf(reading, context)?;
    Date::parse(&text).ok()
}

fn edtf(reading: &Reading, context: &Context) -> Option<String> {
    let dated = |period: Period| context.complete(period);
    match *reading {
        Reading::In(period) => Some(some_day_in(dated(period)?)?),
        Reading::About(period) => about(dated(period)?),
        Reading::Lasted { from, to } => {
            let (from, to) = context.complete_pair(from, to)?;
            Some(format!("{}/{}", start(from)?, end(to)?))
        }
        Reading::Between { from, to } => {
            let (from, to) = context.complete_pair(from, to)?;
            Some(format!("[{}]", range(from.days()?.0, to.days()?.1)))
        }
        Reading::Either(a, b) => {
            let (a, b) = context.complete_pair(a, b)?;
            Some(format!("[{},{}]", element(a)?, element(b)?))
        }
        Reading::Both(a, b) => {
            let (a, b) = context.complete_pair(a, b)?;
            Some(format!("{{{},{}}}", element(a)?, element(b)?))
        }
        Reading::By(period) => Some(format!("[..{}]", day(dated(period)?.days()?.1))),
        Reading::Before(period) => Some(format!("[..{}]", day(dated(period)?.days()?.0.pred_opt()?))),
        Reading::After(period) => Some(format!("[{}..]", day(dated(period)?.days()?.1.succ_opt()?))),
        Reading::Since(period) => Some(format!("{}/..", start(dated(period)?)?)),
        Reading::Until(period) => Some(format!("../{}", end(dated(period)?)?)),
        Reading::Relative(offset) => relative(offset, context.anchor?),
    }
}

impl Context {
    fn complete(&self, period: Period) -> Option<Period> {
        let year = period.year().or(self.year).or_else(|| self.anchor.map(|day| day.year()))?;
        Some(period.or_year(year))
    }

    /// Of two periods without a year the second may lie in the next: "December 30 – January 2".
    fn complete_pair(&self, first: Period, second: Period) -> Option<(Period, Period)> {
        let first = self.complete(first)?;
        let turns = second.year().is_none() && first.place_in_year() > second.place_in_year();
        let year = first.year()?;
        Some((first, second.or_year(if turns { year.checked_add(1)? } else { year })))
    }
}

fn relative(offset: Offset, anchor: NaiveDate) -> Option<String> {
    match offset {
        Offset::Days(days) => Some(day(days_after(anchor, days)?)),
        Offset::Weeks(weeks) => Some(format!("{}~", day(days_after(anchor, weeks.checked_mul(DAYS_OF_WEEK)?)?))),
        Offset::Months(months) => Some(format!("{}~", month(months_after(anchor, months)?))),
        Offset::Years(years) => Some(format!("{}~", year(anchor.year().checked_add(years)?))),
        Offset::CalendarMonth(months) => Some(month(months_after(anchor, months)?)),
        Offset::CalendarYear(years) => Some(year(anchor.year().checked_add(years)?)),
        Offset::InYear { years, period } => some_day_in(period.or_year(anchor.year().checked_add(years)?)),
        Offset::Weekday(weekday) => nearest(anchor, weekday),
        Offset::Unknown => None,
    }
}

fn days_after(anchor: NaiveDate, days: i32) -> Option<NaiveDate> {
    let distance = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 { anchor.checked_sub_days(distance) } else { anchor.checked_add_days(distance) }
}

/// The first day of the month so many months after that of a day.
fn months_after(anchor: NaiveDate, months: i32) -> Option<NaiveDate> {
    let first = anchor.with_day(1)?;
    let distance = Months::new(months.unsigned_abs());
    if months < 0 { first.checked_sub_months(distance) } else { first.checked_add_months(distance) }
}

/// The last such weekday up to a day, or the next from it on.
fn nearest(anchor: NaiveDate, weekday: Weekday) -> Option<String> {
    let behind = anchor.weekday().days_since(weekday);
    let before = anchor.checked_sub_days(Days::new(u64::from(behind)))?;
    if behind == 0 {
        return Some(day(before));
    }
    Some(format!("[{},{}]", day(before), day(days_after(before, DAYS_OF_WEEK)?)))
}

/// The EDTF of a day within a period.
fn some_day_in(period: Period) -> Option<String> {
    let element = element(period)?;
    Some(if element.contains("..") { format!("[{element}]") } else { element })
}

/// EDTF has no mark for an approximate range; the period is then taken as it is.
fn about(period: Period) -> Option<String> {
    let date = some_day_in(period)?;
    Some(if date.starts_with('[') { date } else { format!("{date}~") })
}

/// The EDTF of a period as an element of a set: a single date or a range.
fn element(period: Period) -> Option<String> {
    let (first, last) = period.days()?;
    Some(match period {
        Period::Day { .. } => day(first),
        Period::Month { part: None, .. } => month(first),
        Period::Year(number) => year(number),
        Period::Month { .. } | Period::Months { .. } => range(first, last),
    })
}

/// The start of an interval, for which EDTF has no ranges: the finest unit that holds the period.
fn start(period: Period) -> Option<String> {
    let (first, _) = period.days()?;
    Some(unit(period, first))
}

/// The end of an interval, as [`start`].
fn end(period: Period) -> Option<String> {
    let (_, last) = period.days()?;
    Some(unit(period, last))
}

fn unit(period: Period, at: NaiveDate) -> String {
    match period {
        Period::Day { .. } => day(at),
        Period::Month { .. } => month(at),
        Period::Months { .. } | Period::Year(_) => year(at.year()),
    }
}

/// A range of a set, in months if it consists of whole ones.
fn range(first: NaiveDate, last: NaiveDate) -> String {
    let whole_months = first.day() == 1 && month_end(last) == Some(last);
    let (from, to) = if whole_months { (month(first), month(last)) } else { (day(first), day(last)) };
    if from == to { from } else { format!("{from}..{to}") }
}

fn day(day: NaiveDate) -> String {
    format!("{}-{:02}", month(day), day.day())
}

fn month(day: NaiveDate) -> String {
    format!("{}-{:02}", year(day.year()), day.month())
}

fn year(year: i32) -> String {
    if year < 0 { format!("-{:04}", year.unsigned_abs()) } else { format!("{year:04}") }
}
