//! How long something lasted: when it started and when it ended.

use super::days::DayRange;

/// The days on which something may have started and those on which it may have ended. It may
/// start no later than its last possible end, and end no earlier than its first possible start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Extent {
    start: DayRange,
    end: DayRange,
}

impl Extent {
    /// From a day of `start` to a day of `end`; days of either that the other excludes are left
    /// out: of an extent `2019-01/2019-01-10` the start is in the first ten days.
    pub(super) fn new(start: DayRange, end: DayRange) -> Self {
        let until_end = DayRange::new(None, end.latest()).unwrap_or(DayRange::ANY);
        let since_start = DayRange::new(start.earliest(), None).unwrap_or(DayRange::ANY);
        Self { start: start.intersection(until_end).unwrap_or(start), end: end.intersection(since_start).unwrap_or(end) }
    }

    /// From the first day of `span` to the last, both being known.
    pub(super) fn of_span(span: DayRange) -> Self {
        Self::new(span.earliest().map_or(DayRange::ANY, DayRange::day), span.latest().map_or(DayRange::ANY, DayRange::day))
    }

    pub(super) const fn start(&self) -> DayRange {
        self.start
    }

    pub(super) const fn end(&self) -> DayRange {
        self.end
    }

    /// From the first possible start to the last possible end.
    pub(super) fn hull(&self) -> DayRange {
        self.start.hull(self.end)
    }

    /// The one day it lasted, if it lasted one known day.
    pub(super) fn only_day(&self) -> Option<chrono::NaiveDate> {
        self.hull().only_day()
    }

    /// From the earlier of two starts to the later of two ends.
    pub(super) fn joined_with(self, other: Self) -> Self {
        Self::new(self.start.earlier(other.start), self.end.later(other.end))
    }
}
