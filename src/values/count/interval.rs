//! Closed intervals of whole numbers, perhaps open above.

use std::fmt;

/// The whole numbers from `low` to `high`, both included; `high` may be open. Never empty.
///
/// It displays as the shortest notation that parses to it: `54`, `>=54`, `1..27`, `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    low: u64,
    high: Option<u64>,
}

impl Interval {
    /// From `low` to `high`; nothing if no number lies between.
    #[must_use]
    pub fn new(low: u64, high: Option<u64>) -> Option<Self> {
        match high {
            Some(high) if high < low => None,
            _ => Some(Self { low, high }),
        }
    }

    /// One number.
    #[must_use]
    pub fn exactly(n: u64) -> Self {
        Self { low: n, high: Some(n) }
    }

    /// `low` or more.
    #[must_use]
    pub fn from_floor(low: u64) -> Self {
        Self { low, high: None }
    }

    /// The least number.
    #[must_use]
    pub fn low(self) -> u64 {
        self.low
    }

    /// The greatest number; nothing if it is open.
    #[must_use]
    pub fn high(self) -> Option<u64> {
        self.high
    }

    /// Whether `n` lies in it.
    #[must_use]
    pub fn contains(self, n: u64) -> bool {
        self.low <= n && self.high.is_none_or(|high| n <= high)
    }

    /// Whether every number of `other` lies in it.
    #[must_use]
    pub fn encloses(self, other: Self) -> bool {
        self.intersect(other) == Some(other)
    }

    /// The numbers in both; nothing if there are none.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let high = match (self.high, other.high) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self::new(self.low.max(other.low), high)
    }

    /// The distance between the nearest numbers of two intervals; 0 if they share one.
    #[must_use]
    pub fn gap(self, other: Self) -> u64 {
        let above = |lower: Self, upper: Self| lower.high.map_or(0, |ceiling| upper.low.saturating_sub(ceiling));
        above(self, other).max(above(other, self))
    }

    /// The sums of a number of one and a number of the other; [`u64::MAX`] where they are greater.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.zip(other.high).map(|(one, two)| one.saturating_add(two)) }
    }

    /// The interval for a reader: "at least 54", "up to 27", "between 20 and 30".
    #[must_use]
    pub fn phrase(self) -> String {
        match (self.low, self.high) {
            (low, Some(high)) if low == high => low.to_string(),
            (0, None) => "an unknown number".to_owned(),
            (low, None) => format!("at least {low}"),
            (0, Some(high)) => format!("at most {high}"),
            (1, Some(high)) => format!("up to {high}"),
            (low, Some(high)) => format!("between {low} and {high}"),
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (low, Some(high)) if low == high => write!(formatter, "{low}"),
            (0, None) => formatter.write_str("unknown"),
            (low, None) => write!(formatter, ">={low}"),
            (low, Some(high)) => write!(formatter, "{low}..{high}"),
        }
    }
}
