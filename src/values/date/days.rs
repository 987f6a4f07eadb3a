//! Spans of calendar days, and sets of them.

use chrono::{Datelike, NaiveDate};

use super::human;

/// A span of calendar days (proleptic Gregorian), both ends included; either may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DayRange {
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
}

impl DayRange {
    /// Every day, open at both ends.
    pub(super) const ANY: Self = Self { earliest: None, latest: None };

    /// The span from `earliest` to `latest`, `None` being an open end. `None` if it would end
    /// before it starts.
    #[must_use]
    pub fn new(earliest: Option<NaiveDate>, latest: Option<NaiveDate>) -> Option<Self> {
        let range = Self { earliest, latest };
        (range.first() <= range.last()).then_some(range)
    }

    /// The span of one day.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self { earliest: Some(day), latest: Some(day) }
    }

    /// The first day; `None` if the span is open towards the past.
    #[must_use]
    pub const fn earliest(self) -> Option<NaiveDate> {
        self.earliest
    }

    /// The last day; `None` if the span is open towards the future.
    #[must_use]
    pub const fn latest(self) -> Option<NaiveDate> {
        self.latest
    }

    /// The day, if the span has only one.
    #[must_use]
    pub fn only_day(self) -> Option<NaiveDate> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }

    /// Whether `day` lies within the span.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first() <= day && day <= self.last()
    }

    /// Whether every day of `other` lies within the span.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.earliest.is_none_or(|day| other.earliest.is_some_and(|of| day <= of))
            && self.latest.is_none_or(|day| other.latest.is_some_and(|of| of <= day))
    }

    /// The distance in days between the nearest days of both spans: 0 where they share a day,
    /// 1 for neighbouring days.
    #[must_use]
    pub fn gap_days(self, other: Self) -> u32 {
        if self.last() < other.first() {
            distance_in_days(self.last(), other.first())
        } else if other.last() < self.first() {
            distance_in_days(other.last(), self.first())
        } else {
            0
        }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { earliest: self.earlier(other).earliest, latest: self.later(other).latest }
    }

    /// The span in English words: `30 Sep 2019`, `16 Jan – 3 Feb 2013`, `from 3 May 2019 on`.
    #[must_use]
    pub fn human(self) -> String {
        human::days(self)
    }

    /// The days that both cover.
    pub(super) fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.later(other).earliest, self.earlier(other).latest)
    }

    /// When the earlier of two days is, one of which lies in either span.
    pub(super) fn earlier(self, other: Self) -> Self {
        Self {
            earliest: self.earliest.zip(other.earliest).map(|(a, b)| a.min(b)),
            latest: [self.latest, other.latest].into_iter().flatten().min(),
        }
    }

    /// When the later of two days is, one of which lies in either span.
    pub(super) fn later(self, other: Self) -> Self {
        Self {
            earliest: [self.earliest, other.earliest].into_iter().flatten().max(),
            latest: self.latest.zip(other.latest).map(|(a, b)| a.max(b)),
        }
    }

    /// The first day, an open end standing as the first day of the calendar.
    pub(super) fn first(self) -> NaiveDate {
        self.earliest.unwrap_or(NaiveDate::MIN)
    }

    /// The last day, an open end standing as the last day of the calendar.
    pub(super) fn last(self) -> NaiveDate {
        self.latest.unwrap_or(NaiveDate::MAX)
    }

    /// Whether no day lies between the two, so that they form one span.
    fn touches(self, other: Self) -> bool {
        self.gap_days(other) <= 1
    }
}

fn distance_in_days(a: NaiveDate, b: NaiveDate) -> u32 {
    a.num_days_from_ce().abs_diff(b.num_days_from_ce())
}

/// A set of days that is never empty: spans in calendar order with at least a day between any
/// two, so that equal sets of days are equal values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct DaySet {
    hull: DayRange,
    spans: Vec<DayRange>,
}

impl DaySet {
    /// The days of all `ranges`; `None` if there are none.
    pub(super) fn new(mut ranges: Vec<DayRange>) -> Option<Self> {
        ranges.sort_by_key(|range| range.first());
        let mut spans: Vec<DayRange> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match spans.last_mut() {
                Some(span) if span.touches(range) => *span = span.hull(range),
                _ => spans.push(range),
            }
        }
        let hull = spans.first()?.hull(*spans.last()?);
        Some(Self { hull, spans })
    }

    pub(super) fn from_range(range: DayRange) -> Self {
        Self { hull: range, spans: vec![range] }
    }

    pub(super) const fn hull(&self) -> DayRange {
        self.hull
    }

    /// The span, if no day is missing between the first and the last.
    pub(super) fn single_span(&self) -> Option<DayRange> {
        (self.spans.len() == 1).then_some(self.hull)
    }

    /// The distance in days between the nearest days of both sets, in one pass over both.
    pub(super) fn gap_days(&self, other: &Self) -> u32 {
        let (mut ours, mut theirs) = (self.spans.iter().peekable(), other.spans.iter().peekable());
        let mut smallest = u32::MAX;
        while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
            smallest = smallest.min(a.gap_days(**b));
            if smallest == 0 {
                break;
            }
            if a.last() < b.last() {
                ours.next();
            } else {
                theirs.next();
            }
        }
        smallest
    }

    /// The distance in days from `range` to the nearest day of the set, by bisection.
    pub(super) fn gap_days_to(&self, range: DayRange) -> u32 {
        let following = self.spans.partition_point(|span| span.last() < range.first());
        [following.checked_sub(1), Some(following)]
            .into_iter()
            .flatten()
            .filter_map(|index| self.spans.get(index))
            .map(|span| span.gap_days(range))
            .min()
            .unwrap_or(0)
    }
}
