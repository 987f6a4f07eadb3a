//! Counts: what a source says of a number of people, or of a share, a length, a sum.
//!
//! A count is the [`Interval`] of numbers that the words of a source allow, together with the number
//! they state, how they qualify it, and the words themselves. "At least 53" is `[53, open]`, "as many
//! as 27" is `[1, 27]`, and "an unknown number" is `[0, open]`: it is unknown and never zero.
//!
//! | phrase | notation | low | high |
//! |---|---|---|---|
//! | 53 | `53` | 53 | 53 |
//! | at least 53; no fewer than 53; 53 or more | `>=53` | 53 | open |
//! | more than 24; over 24 | `>24` | 25 | open |
//! | as many as 27; up to 27 | `1..27` | 1 | 27 |
//! | at most 27; no more than 27 | `<=27`, `0..27` | 0 | 27 |
//! | fewer than 10 | `<10` | 0 | 9 |
//! | nearly 50; almost 50 | the words | 10 % below | 49 |
//! | about 40; around 40; some 40 | `~40` | 10 % below | 10 % above |
//! | between 20 and 30; 20–30 | `20..30` | 20 | 30 |
//! | dozens, several, … | the word | of the word | of the word |
//! | an unknown number | `unknown` | 0 | open |
//! | no casualties | `0`, the words | 0 | 0 |
//!
//! Percentages are rounded outward.
//!
//! People are counted in whole numbers. A share of them is not: its [`Grain`] is fine, it may have
//! decimals, and "more than 57" leaves all that is above 57.
//!
//! | phrase | notation | low | high |
//! |---|---|---|---|
//! | 71.9 | `71.9` | 71.9 | 71.9 |
//! | more than 57 | `>57` | right above 57 | open |
//! | up to 27 | `>0..27` | right above 0 | 27 |
//! | less than 10 | `<10` | 0 | right below 10 |
//! | nearly 50 | the words, `45..<50` | 10 % below | right below 50 |

mod arithmetic;
mod comparison;
mod error;
mod interval;
mod notation;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;

use std::fmt;

pub use arithmetic::{sum, sum_expression};
pub use comparison::{CountRelation, Divergence, compare, divergence, intersect, smallest_contradiction};
pub use error::{CountError, CountErrorKind};
pub use interval::{Bound, Interval};

use super::number::Number;

/// Which numbers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grain {
    /// Whole ones: of people, of things.
    Whole,
    /// Those between them too: of a share, a length, a time.
    Fine,
}

/// How the words of a source qualify the number that they state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// The number and nothing else: "53".
    Exact,
    /// The number or more: "at least 53".
    AtLeast,
    /// More than the number: "over 24".
    MoreThan,
    /// One up to the number: "as many as 27". That some were harmed is implied.
    UpTo,
    /// None up to the number: "no more than 27".
    AtMost,
    /// Less than the number, perhaps none: "fewer than 10".
    FewerThan,
    /// Not quite the number: "nearly 50".
    Nearly,
    /// The number, give or take a tenth: "about 40".
    About,
    /// Between two numbers, both included: "20 to 30".
    Between,
    /// A word that gives an order of magnitude only: "dozens", "several".
    Vague,
    /// Said, or written down, to be unknown: "an unknown number".
    Unknown,
    /// Said to be none: "no casualties".
    NoneAtAll,
}

impl Qualifier {
    /// Whether the words leave the number open above it.
    pub(in crate::values) fn is_floor(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }

    /// Whether the words keep the number below, or not above, the one stated.
    fn is_ceiling(self) -> bool {
        matches!(self, Self::UpTo | Self::AtMost | Self::FewerThan | Self::Nearly)
    }
}

/// A number as a source gives it. See the [module](self) for what each phrase allows.
///
/// Equality compares the words too; [`compare`] compares what is claimed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count {
    interval: Interval,
    stated: Option<Number>,
    qualifier: Qualifier,
    text: String,
}

impl Count {
    fn new(interval: Interval, stated: Option<Number>, qualifier: Qualifier) -> Self {
        let mut count = Self { interval, stated, qualifier, text: String::new() };
        count.text = count.notation();
        count
    }

    /// Exactly `n`.
    #[must_use]
    pub fn exact(n: impl Into<Number>) -> Self {
        let n = n.into();
        Self::new(Interval::exactly(n), Some(n), Qualifier::Exact)
    }

    /// Nobody knows, or nobody says: `[0, open]`.
    #[must_use]
    pub fn unknown() -> Self {
        Self::new(Interval::ALL, None, Qualifier::Unknown)
    }

    /// Said to be none: `[0, 0]`.
    #[must_use]
    pub fn none_at_all() -> Self {
        Self::new(Interval::exactly(Number::ZERO), Some(Number::ZERO), Qualifier::NoneAtAll)
    }

    /// Between `low` and `high`, both included; nothing if they are reversed.
    #[must_use]
    pub fn between(low: Number, high: Number) -> Option<Self> {
        let interval = Interval::new(low, Some(high.into()))?;
        Some(Self::new(interval, None, Qualifier::Between))
    }

    /// What the vague `word` of a source allows. The word is the count's notation, so it is to be
    /// one that [`Count::parse`] reads.
    pub(in crate::values) fn vague(word: &str, interval: Interval) -> Self {
        Self { interval, stated: None, qualifier: Qualifier::Vague, text: word.to_owned() }
    }

    /// The number `n` under a qualifier that goes with one number.
    ///
    /// Nothing if no number would be allowed ("fewer than 0") or none that can be held (more than
    /// [`Number::MAX`]), for a number with decimals where they must be whole, and for the qualifiers
    /// that state no number or two.
    #[must_use]
    pub fn qualified(qualifier: Qualifier, n: Number, grain: Grain) -> Option<Self> {
        match qualifier {
            // "At least none" says nothing, and nothing said is unknown.
            Qualifier::AtLeast if n == Number::ZERO => return Some(Self::unknown()),
            Qualifier::UpTo if n == Number::ZERO => return Self::qualified(Qualifier::AtMost, n, grain),
            _ => {}
        }
        let ends = Ends::around(n, grain)?;
        let interval = match qualifier {
            Qualifier::Exact => Interval::exactly(n),
            Qualifier::AtLeast => Interval::from_floor(n),
            Qualifier::MoreThan => Interval::from_floor(ends.above?),
            Qualifier::UpTo => Interval::new(ends.least, Some(n.into()))?,
            Qualifier::AtMost => Interval::new(Number::ZERO, Some(n.into()))?,
            Qualifier::FewerThan => Interval::new(Number::ZERO, Some(ends.below?))?,
            Qualifier::Nearly => Interval::new(n.minus(ends.tenth), Some(ends.below?))?,
            Qualifier::About => Interval::new(n.minus(ends.tenth), Some(n.plus(ends.tenth).into()))?,
            Qualifier::Between | Qualifier::Vague | Qualifier::Unknown | Qualifier::NoneAtAll => return None,
        };
        Some(Self::new(interval, Some(n), qualifier))
    }

    /// The plainest count that allows the numbers of an interval.
    #[must_use]
    pub fn from_interval(interval: Interval) -> Self {
        let (low, high) = (interval.low(), interval.high());
        let (qualifier, bound) = match high {
            _ if interval.only().is_some() => (Qualifier::Exact, low),
            None if interval == Interval::ALL => return Self::unknown(),
            None if low.is_number() => (Qualifier::AtLeast, low),
            None => (Qualifier::MoreThan, low),
            Some(high) if interval == interval.or_less() => (if high.is_number() { Qualifier::AtMost } else { Qualifier::FewerThan }, high),
            Some(high) if high.is_number() && low == Bound::above(Number::ZERO) => (Qualifier::UpTo, high),
            Some(_) => return Self::new(interval, None, Qualifier::Between),
        };
        Self::new(interval, Some(bound.number()), qualifier)
    }

    /// Reads the notation of a data file, or the words of a source.
    ///
    /// Notations: `54`, `>=54`, `>54`, `<=27`, `<10`, `20..30`, `~300` and `unknown`, where `1..27`
    /// stands for "up to 27" and `0..27` for "at most 27". They are strict, so that one count has
    /// one spelling. Where the grain is fine the numbers can have decimals, and the ends of a range
    /// can be left out: `>0..27` stands for "up to 27", `45..<50` is less than 50. Words: whatever [`count_phrase`](crate::values::phrase::count_phrase) reads.
    ///
    /// # Errors
    ///
    /// What is wrong, where, and what to write instead. Other notations that are understood
    /// (`54+`, `50-60`, `12,000`) are errors with that suggestion.
    pub fn parse(text: &str, grain: Grain) -> Result<Self, CountError> {
        notation::parse(text, grain)
    }

    /// The same count as told in `text`.
    pub(in crate::values) fn with_text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// The numbers that the words allow.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// The least that the words allow.
    #[must_use]
    pub fn low(&self) -> Bound {
        self.interval.low()
    }

    /// The most that the words allow; nothing if they leave it open.
    #[must_use]
    pub fn high(&self) -> Option<Bound> {
        self.interval.high()
    }

    /// The one number that the words state; nothing for ranges, vague words and the unknown.
    #[must_use]
    pub fn stated(&self) -> Option<Number> {
        self.stated
    }

    /// How the number is qualified.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The words or the notation it was read from; for a computed count, its notation.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the words allow every number.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.interval == Interval::ALL
    }

    /// Whether the words allow nothing but zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.interval.only() == Some(Number::ZERO)
    }

    /// Whether another count says the same: it allows the same numbers, or states one number under one qualifier. What "more than 57"
    /// allows is another matter for a share than for people.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let worded = self.stated.is_some() && (self.stated, self.qualifier) == (other.stated, other.qualifier);
        worded || self.interval == other.interval
    }

    /// The shortest notation of the interval. Counts that allow the same numbers have the same one,
    /// and it parses to the same interval.
    #[must_use]
    pub fn normalised(&self) -> String {
        self.interval.to_string()
    }

    /// The notation that keeps number and qualifier; words where the notation has no sign for them.
    /// It parses to the same interval.
    #[must_use]
    pub fn notation(&self) -> String {
        match (self.qualifier, self.stated) {
            (Qualifier::AtLeast, Some(n)) => format!(">={n}"),
            (Qualifier::MoreThan, Some(n)) => format!(">{n}"),
            // The least that is more than nothing depends on the grain.
            (Qualifier::UpTo, Some(n)) if self.low().is_number() => format!("1..{n}"),
            (Qualifier::UpTo, Some(n)) => format!(">0..{n}"),
            (Qualifier::AtMost, Some(n)) => format!("<={n}"),
            (Qualifier::FewerThan, Some(n)) => format!("<{n}"),
            (Qualifier::Nearly, Some(n)) => format!("nearly {n}"),
            (Qualifier::About, Some(n)) => format!("~{n}"),
            (Qualifier::Vague, _) => self.words(),
            _ => self.normalised(),
        }
    }

    /// The count for a reader: "at least 54", "up to 27", "about 300", "dozens".
    #[must_use]
    pub fn phrase(&self) -> String {
        match (self.qualifier, self.stated) {
            (Qualifier::MoreThan, Some(n)) => format!("more than {n}"),
            (Qualifier::UpTo, Some(n)) => format!("up to {n}"),
            (Qualifier::AtMost, Some(n)) => format!("at most {n}"),
            (Qualifier::FewerThan, Some(n)) if self.high().is_some_and(Bound::is_number) => format!("fewer than {n}"),
            (Qualifier::Nearly, Some(n)) => format!("nearly {n}"),
            (Qualifier::About, Some(n)) => format!("about {n}"),
            (Qualifier::Vague, _) => self.words(),
            (Qualifier::NoneAtAll, _) => "none".to_owned(),
            _ => self.interval.phrase(),
        }
    }

    /// Its text on one line.
    fn words(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.phrase())
    }
}

/// What lies around a number.
struct Ends {
    /// The least number that is more than nothing.
    least: Bound,
    /// The nearest below it; nothing for zero.
    below: Option<Bound>,
    /// The nearest above it; nothing for the greatest.
    above: Option<Bound>,
    /// A tenth of it, rounded up.
    tenth: Number,
}

impl Ends {
    /// Nothing for a number that the grain does not have.
    fn around(n: Number, grain: Grain) -> Option<Self> {
        if grain == Grain::Whole {
            let whole = n.whole()?;
            let (below, above) = (whole.checked_sub(1).map(Bound::from), whole.checked_add(1).map(Bound::from));
            return Some(Self { least: Bound::from(1_u64), below, above, tenth: whole.div_ceil(10).into() });
        }
        let (below, above) = ((n > Number::ZERO).then(|| Bound::below(n)), (n < Number::MAX).then(|| Bound::above(n)));
        Some(Self { least: Bound::above(Number::ZERO), below, above, tenth: n.tenth() })
    }
}
