//! Intervals of numbers, perhaps open above.

use std::fmt;

use crate::values::number::Number;

/// Where an end of an interval lies: at a number, or as near to it as one likes on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Side {
    Below,
    At,
    Above,
}

/// An end of an interval: a number, or what lies right above or below it, as in "more than 57" percent. Whole numbers have none
/// between them, so their ends are always numbers.
///
/// Ends are in the order of the numbers that they let in. One displays as its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bound {
    number: Number,
    side: Side,
}

impl Bound {
    const ZERO: Self = Self { number: Number::ZERO, side: Side::At };
    const ABOVE_ZERO: Self = Self { number: Number::ZERO, side: Side::Above };

    pub(super) fn above(number: Number) -> Self {
        Self { number, side: Side::Above }
    }

    pub(super) fn below(number: Number) -> Self {
        Self { number, side: Side::Below }
    }

    /// The number that it is, or is next to.
    #[must_use]
    pub fn number(self) -> Number {
        self.number
    }

    /// Whether the number itself lies within.
    pub(super) fn is_number(self) -> bool {
        self.side == Side::At
    }

    /// The sum of two lower ends, or of two upper ones; [`Number::MAX`] where it would be greater.
    fn plus(self, other: Self) -> Self {
        let number = self.number.plus(other.number);
        let side = if self.is_number() { other.side } else { self.side };
        Self { number, side: if number == Number::MAX { Side::At } else { side } }
    }
}

impl<N: Into<Number>> From<N> for Bound {
    fn from(number: N) -> Self {
        Self { number: number.into(), side: Side::At }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(formatter)
    }
}

/// The numbers from one end to another; the upper one may be missing. Never empty.
///
/// It displays as the shortest notation that parses to it: `54`, `>=54`, `1..27`, `>57`, `45..<50`, `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    low: Bound,
    high: Option<Bound>,
}

impl Interval {
    /// All numbers.
    pub const ALL: Self = Self { low: Bound::ZERO, high: None };

    /// From `low` to `high`; nothing if no number lies between.
    #[must_use]
    pub fn new(low: impl Into<Bound>, high: Option<Bound>) -> Option<Self> {
        let low = low.into();
        match high {
            Some(high) if high < low => None,
            _ => Some(Self { low, high }),
        }
    }

    /// One number.
    #[must_use]
    pub fn exactly(n: impl Into<Number>) -> Self {
        let bound = Bound::from(n);
        Self { low: bound, high: Some(bound) }
    }

    /// `low` or more.
    #[must_use]
    pub fn from_floor(low: impl Into<Bound>) -> Self {
        Self { low: low.into(), high: None }
    }

    /// The same numbers and all above them.
    #[must_use]
    pub fn or_more(self) -> Self {
        Self { high: None, ..self }
    }

    /// The same numbers and all below them.
    #[must_use]
    pub fn or_less(self) -> Self {
        Self { low: Bound::ZERO, ..self }
    }

    /// Its lower end.
    #[must_use]
    pub fn low(self) -> Bound {
        self.low
    }

    /// Its upper end; nothing if it is open.
    #[must_use]
    pub fn high(self) -> Option<Bound> {
        self.high
    }

    /// The one number in it; nothing if there are several.
    #[must_use]
    pub fn only(self) -> Option<Number> {
        (self.high == Some(self.low)).then_some(self.low.number)
    }

    /// Whether a number, or an end of another interval, lies in it.
    #[must_use]
    pub fn contains(self, n: impl Into<Bound>) -> bool {
        let n = n.into();
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

    /// The distance between the nearest numbers of two intervals; 0 if they share one, or come as near as one likes.
    #[must_use]
    pub fn gap(self, other: Self) -> Number {
        let above = |lower: Self, upper: Self| lower.high.map_or(Number::ZERO, |high| upper.low.number.minus(high.number));
        above(self, other).max(above(other, self))
    }

    /// The sums of a number of one and a number of the other; [`Number::MAX`] where they are greater.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low.plus(other.low), high: self.high.zip(other.high).map(|(one, two)| one.plus(two)) }
    }

    /// The interval for a reader: "at least 54", "more than 57", "between 20 and 30".
    #[must_use]
    pub fn phrase(self) -> String {
        let Self { low, high } = self;
        let floor = if low.is_number() { "at least" } else { "more than" };
        match high {
            _ if self.only().is_some() => low.to_string(),
            None if self == Self::ALL => "an unknown number".to_owned(),
            None => format!("{floor} {low}"),
            Some(high) => {
                let ceiling = if high.is_number() { "at most" } else { "less than" };
                match low {
                    Bound::ZERO => format!("{ceiling} {high}"),
                    Bound::ABOVE_ZERO if high.is_number() => format!("up to {high}"),
                    _ if low.is_number() && high.is_number() => format!("between {low} and {high}"),
                    _ => format!("{floor} {low} and {ceiling} {high}"),
                }
            }
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { low, high } = *self;
        let above = if low.is_number() { "" } else { ">" };
        match high {
            _ if self.only().is_some() => write!(formatter, "{low}"),
            None if *self == Self::ALL => formatter.write_str("unknown"),
            None if low.is_number() => write!(formatter, ">={low}"),
            None => write!(formatter, ">{low}"),
            Some(high) if high.is_number() => write!(formatter, "{above}{low}..{high}"),
            Some(high) if low == Bound::ZERO => write!(formatter, "<{high}"),
            Some(high) => write!(formatter, "{above}{low}..<{high}"),
        }
    }
}
