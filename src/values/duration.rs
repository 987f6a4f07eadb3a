//! How long something lasted, held against the days from which and until which it did.
//!
//! A duration is told in whole units, and words round: "six months" is more than five and less than seven. Days are counted with the
//! first and the last or without one of them, so "three days" from a Monday end on the Wednesday or the Thursday.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::count::Count;
use super::date::DayRange;
use super::number::Number;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// A day of the calendar.
    Day,
    /// Seven days.
    Week,
    /// From a day to the same day of the next month.
    Month,
    /// Twelve months.
    Year,
}

impl TimeUnit {
    /// The unit that a word of the vocabulary is, in the singular or the plural; none for what measures no time.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "day" | "days" => Some(Self::Day),
            "week" | "weeks" => Some(Self::Week),
            "month" | "months" => Some(Self::Month),
            "year" | "years" => Some(Self::Year),
            _ => None,
        }
    }

    /// So many units, as the calendar counts them; none where that is more than it has.
    fn step(self, n: u64) -> Option<Step> {
        let months = |n: u64| Some(Step::Months(Months::new(u32::try_from(n).ok()?)));
        match self {
            Self::Day => Some(Step::Days(Days::new(n))),
            Self::Week => Some(Step::Days(Days::new(n.checked_mul(7)?))),
            Self::Month => months(n),
            Self::Year => months(n.checked_mul(12)?),
        }
    }

    /// The day so many units behind `day`; none outside the calendar.
    fn after(self, day: NaiveDate, n: u64) -> Option<NaiveDate> {
        match self.step(n)? {
            Step::Days(days) => day.checked_add_days(days),
            Step::Months(months) => day.checked_add_months(months),
        }
    }

    /// The day so many units before `day`; none outside the calendar.
    fn before(self, day: NaiveDate, n: u64) -> Option<NaiveDate> {
        match self.step(n)? {
            Step::Days(days) => day.checked_sub_days(days),
            Step::Months(months) => day.checked_sub_months(months),
        }
    }
}

/// A stretch of the calendar.
enum Step {
    Days(Days),
    Months(Months),
}

/// A stated duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// The least whole number of the unit that the words allow.
    least: u64,
    /// The most.
    most: Option<u64>,
    stated: Option<u64>,
    unit: TimeUnit,
}

impl Duration {
    /// So many of a unit, if the unit is one of time and the count says anything.
    #[must_use]
    pub fn new(count: &Count, unit: &str) -> Option<Self> {
        let unit = TimeUnit::read(unit).filter(|_| !count.is_unknown())?;
        let (least, most) = (count.low().number().floor(), count.high().map(|high| high.number().ceil()));
        Some(Self { least, most, stated: count.stated().and_then(Number::whole), unit })
    }

    /// By how many days the time from a day of `start` to a day of `end` is shorter or longer than the words allow, at the least; 0
    /// where it can be as they say. An open end can be.
    #[must_use]
    pub fn misfit(&self, start: DayRange, end: DayRange) -> u64 {
        let short = start.earliest().and_then(|day| self.first_end(day)).zip(end.latest()).map_or(0, |(first, end)| days(end, first));
        let long = start.latest().and_then(|day| self.last_end(day)).zip(end.earliest()).map_or(0, |(last, end)| days(last, end));
        short.max(long)
    }

    /// The first day on which it can have ended.
    fn first_end(&self, start: NaiveDate) -> Option<NaiveDate> {
        let shortest = self.unit.after(start, self.least.checked_sub(1)?)?;
        if self.unit == TimeUnit::Day { Some(shortest) } else { shortest.succ_opt() }
    }

    /// The last day on which it can have ended.
    fn last_end(&self, start: NaiveDate) -> Option<NaiveDate> {
        let high = self.most?;
        if self.unit == TimeUnit::Day { self.unit.after(start, high) } else { self.unit.after(start, high.checked_add(1)?)?.pred_opt() }
    }

    /// The day on which what ended on `end` began, taken at its word; none where the words state no number.
    #[must_use]
    pub fn start_of(&self, end: NaiveDate) -> Option<NaiveDate> {
        self.unit.before(end, self.stated?)
    }

    /// The day on which what began on `start` ended, taken at its word; none where the words state no number.
    #[must_use]
    pub fn end_of(&self, start: NaiveDate) -> Option<NaiveDate> {
        self.unit.after(start, self.stated?)
    }

    /// The time from a day of `start` to a day of `end` in words: "707 days"; "10 years and 4 months (3785 to 3815 days)" for a
    /// duration in months or years.
    #[must_use]
    pub fn reckon(&self, start: DayRange, end: DayRange) -> String {
        let shortest = start.latest().zip(end.earliest()).map(|(start, end)| (start.min(end), end));
        let longest = start.earliest().zip(end.latest());
        let days = range(shortest.map(|(start, end)| days(start, end)), longest.map(|(start, end)| days(start, end)));
        let whole = |pair: Option<(NaiveDate, NaiveDate)>| pair.map(|(start, end)| months(start, end));
        let days = format!("{days} {}", if days == "1" { "day" } else { "days" });
        match (self.unit, whole(shortest), whole(longest)) {
            (TimeUnit::Month | TimeUnit::Year, Some(least), Some(most)) if least == most => format!("{} ({days})", calendar(least)),
            (TimeUnit::Month | TimeUnit::Year, Some(least), Some(most)) => format!("{} to {} ({days})", calendar(least), calendar(most)),
            _ => days,
        }
    }
}

/// Days from one day to a later one; 0 if it is not later.
fn days(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from(to.signed_duration_since(from).num_days()).unwrap_or(0)
}

/// Whole months from one day to a later one.
fn months(from: NaiveDate, to: NaiveDate) -> u32 {
    let ordinal = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let begun = ordinal(to) - ordinal(from) - i64::from(to.day() < from.day());
    u32::try_from(begun).unwrap_or(0)
}

fn range(least: Option<u64>, most: Option<u64>) -> String {
    match (least, most) {
        (Some(least), Some(most)) if least == most => least.to_string(),
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => "any number of".to_owned(),
    }
}

fn calendar(months: u32) -> String {
    let named = |n: u32, one: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let parts: Vec<String> = [named(months / 12, "year"), named(months % 12, "month")].into_iter().flatten().collect();
    if parts.is_empty() { "less than a month".to_owned() } else { parts.join(" and ") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::values::count::Grain;
    use crate::values::date::Date;

    fn misfit(count: &str, unit: &str, start: &str, end: &str) -> u64 {
        let days = |text: &str| Date::parse(text).map(|date| date.possible());
        let duration = Count::parse(count, Grain::Whole).ok().and_then(|count| Duration::new(&count, unit));
        duration.zip(days(start).ok().zip(days(end).ok())).map_or(u64::MAX, |(duration, (start, end))| duration.misfit(start, end))
    }

    #[test]
    fn days_are_counted_with_both_ends_or_without_one() {
        assert_eq!(misfit("3", "days", "2019-06-09", "2019-06-11"), 0);
        assert_eq!(misfit("3", "days", "2019-06-09", "2019-06-12"), 0);
        assert_eq!(misfit("3", "days", "2019-06-09", "2019-06-13"), 1);
        assert_eq!(misfit("3", "days", "2019-06-09", "2019-06-10"), 1);
        assert_eq!(misfit("711", "days", "2021-04-08", "2023-03-16"), 3);
    }

    #[test]
    fn months_and_years_are_rounded_either_way() {
        assert_eq!(misfit("6", "months", "2019-01-01", "2019-06-02"), 0);
        assert_eq!(misfit("6", "months", "2019-01-01", "2019-07-31"), 0);
        assert_eq!(misfit("6", "months", "2019-01-01", "2019-06-01"), 1);
        assert_eq!(misfit("6", "months", "2019-01-01", "2019-08-01"), 1);
        assert_eq!(misfit("10", "years", "2013-07", "2023-12-11"), 0);
        assert_eq!(misfit("10", "years", "2013-07", "2024-07-31"), 1);
    }

    #[test]
    fn qualifiers_leave_room() {
        assert_eq!(misfit("nearly six", "years", "2011-11-25", "2017-07-29"), 0);
        assert_eq!(misfit("1..6", "months", "2003-02", "2003-08-18"), 0);
        assert!(misfit("1..6", "months", "2003-02-01", "2003-10-01") > 0);
        assert_eq!(misfit(">=2", "weeks", "2003-02-01", "2003-10-01"), 0);
        assert_eq!(misfit("6", "days", "2003-02-01", "[2003-02-02..]"), 0);
    }

    #[test]
    fn a_unit_of_something_else_is_no_duration() {
        assert_eq!(misfit("3", "kilometers", "2019-06-09", "2019-06-11"), u64::MAX);
        assert_eq!(misfit("unknown", "days", "2019-06-09", "2019-06-11"), u64::MAX);
    }

    proptest! {
        #[test]
        fn a_duration_taken_at_its_word_fits(n in 1_u64..4000, offset in 0_u64..20_000, unit in prop::sample::select(vec!["days", "weeks", "months"])) {
            let start = NaiveDate::from_ymd_opt(1960, 1, 1).and_then(|day| day.checked_add_days(Days::new(offset)));
            let duration = Duration::new(&Count::exact(n), unit);
            let end = start.zip(duration).and_then(|(start, duration)| duration.end_of(start));
            let misfit = start.zip(end).zip(duration).map(|((start, end), duration)| duration.misfit(DayRange::day(start), DayRange::day(end)));
            prop_assert_eq!(misfit, Some(0));
        }
    }
}
