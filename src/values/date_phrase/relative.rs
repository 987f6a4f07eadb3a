//! The grammar of dates that are counted from another.

use chrono::Weekday;

use super::language::TimeUnit;
use super::passage::Passage;
use super::period::Period;
use super::tokens::{Gap, Shape};
use crate::values::lexemes::look_up;

/// When something was, counted from the day that was told of before (the anchor).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Offset {
    /// So many days after it; negative is before: "the same day", "the next day", "two days earlier".
    Days(i32),
    /// About so many weeks after it: "two weeks later".
    Weeks(i32),
    /// About so many months after it: "three months later".
    Months(i32),
    /// About so many years after it: "six years earlier".
    Years(i32),
    /// On some day in the month that is so many after that of the anchor: "later that month", "the
    /// following month".
    CalendarMonth(i32),
    /// On some day in the year that is so many after that of the anchor: "the same year".
    CalendarYear(i32),
    /// In a period of such a year: "November of the same year". The period has no year of its own.
    InYear {
        /// How many years after that of the anchor.
        years: i32,
        /// The month or day.
        period: Period,
    },
    /// On such a day of the week, which may be before or after the anchor: "on Friday".
    Weekday(Weekday),
    /// Counted from something else than the anchor, not told how far, or only a bound: "three days
    /// after the attack", "last week", "a few days later", "by Friday".
    Unknown,
}

impl Passage<'_> {
    /// The relative date that starts at a position, and the position after it.
    pub(super) fn relative(&self, at: usize) -> Option<(Offset, usize)> {
        let named = self.entry(at, self.language.relatives).filter(|_| !self.is_part_of_name(at));
        named.or_else(|| self.counted_offset(at)).or_else(|| self.deictic(at)).or_else(|| self.in_relative_year(at))
    }

    /// Whether a word has a capital though it starts no sentence: the paper "USA Today".
    fn is_part_of_name(&self, at: usize) -> bool {
        self.has_gap(at, Gap::Space) && self.token(at).is_some_and(|token| token.capitalised)
    }

    /// "two weeks later", "a few days earlier", "three days after March 5"
    fn counted_offset(&self, at: usize) -> Option<(Offset, usize)> {
        let vague = self.any_phrase(at, self.language.vague_numerals).map(|end| (None, end));
        let (number, unit_at) = vague.or_else(|| self.numeral(at).map(|(number, end)| (Some(number), end)))?;
        let unit = self.word(unit_at, self.language.units).filter(|_| self.has_gap(unit_at, Gap::Space))?;
        let behind = unit_at + 1;
        let (sign, end) = self.entry(behind, self.language.directions).filter(|_| self.has_gap(behind, Gap::Space))?;
        if sign == 0 {
            let counted_from = self.period(end).filter(|_| self.has_gap(end, Gap::Space));
            return Some((Offset::Unknown, counted_from.map_or(end, |(_, end)| end)));
        }
        let number = number.and_then(|number| i32::try_from(number).ok()).map(|number| number.saturating_mul(sign));
        let offset = match (number, unit) {
            (None, _) | (_, TimeUnit::Hour) => Offset::Unknown,
            (Some(number), TimeUnit::Day) => Offset::Days(number),
            (Some(number), TimeUnit::Week) => Offset::Weeks(number),
            (Some(number), TimeUnit::Month) => Offset::Months(number),
            (Some(number), TimeUnit::Year) => Offset::Years(number),
        };
        Some((offset, end))
    }

    /// "last October": which one depends on when the text was written.
    fn deictic(&self, at: usize) -> Option<(Offset, usize)> {
        let month_at = self.any_phrase(at, self.language.deictics).filter(|&end| self.has_gap(end, Gap::Space))?;
        match self.period(month_at)? {
            (Period::Month { year: None, .. }, end) => Some((Offset::Unknown, end)),
            _ => None,
        }
    }

    /// "November of the same year", "on May 3 that year"
    fn in_relative_year(&self, at: usize) -> Option<(Offset, usize)> {
        let (period, end) = self.period(at).filter(|(period, _)| period.year().is_none())?;
        let (years, end) = self.entry(end, self.language.relative_years).filter(|_| self.has_gap(end, Gap::Space))?;
        Some((Offset::InYear { years, period }, end))
    }

    /// A weekday on its own.
    pub(super) fn weekday(&self, at: usize) -> Option<(Offset, usize)> {
        let token = self.token(at).filter(|token| token.capitalised && token.shape == Shape::Word)?;
        let name = token.folded.strip_suffix("'s").unwrap_or(&token.folded);
        look_up(self.language.weekdays, name).map(|weekday| (Offset::Weekday(weekday), at + 1))
    }
}
