//! Casualty counts: what a source says of a number of people.
//!
//! A count is the closed [`Interval`] of whole numbers that the words of a source allow, together
//! with the number they state, how they qualify it, and the words themselves. "At least 53" is
//! `[53, open]`, "as many as 27" is `[1, 27]`, and "an unknown number" is `[0, open]`: it is
//! unknown and never zero.
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
pub use interval::Interval;

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

/// A number of people as a source gives it. See the [module](self) for what each phrase allows.
///
/// Equality compares the words too; [`compare`] compares what is claimed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count {
    interval: Interval,
    stated: Option<u64>,
    qualifier: Qualifier,
    text: String,
}

impl Count {
    fn new(interval: Interval, stated: Option<u64>, qualifier: Qualifier) -> Self {
        let mut count = Self { interval, stated, qualifier, text: String::new() };
        count.text = count.notation();
        count
    }

    /// Exactly `n`.
    #[must_use]
    pub fn exact(n: u64) -> Self {
        Self::new(Interval::exactly(n), Some(n), Qualifier::Exact)
    }

    /// Nobody knows, or nobody says: `[0, open]`.
    #[must_use]
    pub fn unknown() -> Self {
        Self::new(Interval::from_floor(0), None, Qualifier::Unknown)
    }

    /// Said to be none: `[0, 0]`.
    #[must_use]
    pub fn none_at_all() -> Self {
        Self::new(Interval::exactly(0), Some(0), Qualifier::NoneAtAll)
    }

    /// Between `low` and `high`, both included; nothing if they are reversed.
    #[must_use]
    pub fn between(low: u64, high: u64) -> Option<Self> {
        let interval = Interval::new(low, Some(high))?;
        Some(Self::new(interval, None, Qualifier::Between))
    }

    /// What the vague `word` of a source allows. The word is the count's notation, so it is to be
    /// one that [`Count::parse`] reads.
    pub(in crate::values) fn vague(word: &str, interval: Interval) -> Self {
        Self { interval, stated: None, qualifier: Qualifier::Vague, text: word.to_owned() }
    }

    /// The number `n` under a qualifier that goes with one number.
    ///
    /// Nothing if no whole number would be allowed ("fewer than 0") or none that can be held
    /// (more than [`u64::MAX`]), and for the qualifiers that state no number or two.
    #[must_use]
    pub fn qualified(qualifier: Qualifier, n: u64) -> Option<Self> {
        let interval = match qualifier {
            Qualifier::Exact => Interval::exactly(n),
            // "At least none" says nothing, and nothing said is unknown.
            Qualifier::AtLeast if n == 0 => return Some(Self::unknown()),
            Qualifier::AtLeast => Interval::from_floor(n),
            Qualifier::MoreThan => Interval::from_floor(n.checked_add(1)?),
            Qualifier::UpTo if n == 0 => return Self::qualified(Qualifier::AtMost, n),
            Qualifier::UpTo => Interval::new(1, Some(n))?,
            Qualifier::AtMost => Interval::new(0, Some(n))?,
            Qualifier::FewerThan => Interval::new(0, Some(n.checked_sub(1)?))?,
            Qualifier::Nearly => Interval::new(tenth_below(n), Some(n.checked_sub(1)?))?,
            Qualifier::About => Interval::new(tenth_below(n), Some(tenth_above(n)))?,
            Qualifier::Between | Qualifier::Vague | Qualifier::Unknown | Qualifier::NoneAtAll => {
                return None;
            }
        };
        Some(Self::new(interval, Some(n), qualifier))
    }

    /// The plainest count that allows the numbers of an interval.
    #[must_use]
    pub fn from_interval(interval: Interval) -> Self {
        let (qualifier, stated) = match (interval.low(), interval.high()) {
            (low, Some(high)) if low == high => (Qualifier::Exact, Some(low)),
            (0, None) => (Qualifier::Unknown, None),
            (low, None) => (Qualifier::AtLeast, Some(low)),
            (0, Some(high)) => (Qualifier::AtMost, Some(high)),
            (1, Some(high)) => (Qualifier::UpTo, Some(high)),
            _ => (Qualifier::Between, None),
        };
        Self::new(interval, stated, qualifier)
    }

    /// Reads the notation of a data file, or the words of a source.
    ///
    /// Notations: `54`, `>=54`, `>54`, `<=27`, `<10`, `20..30`, `~300` and `unknown`, where `1..27`
    /// stands for "up to 27" and `0..27` for "at most 27". They are strict, so that one count has
    /// one spelling. Words: whatever [`count_phrase`](crate::values::phrase::count_phrase) reads.
    ///
    /// # Errors
    ///
    /// What is wrong, where, and what to write instead. Other notations that are understood
    /// (`54+`, `50-60`, `12,000`) are errors with that suggestion.
    pub fn parse(text: &str) -> Result<Self, CountError> {
        notation::parse(text)
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

    /// The least number that the words allow.
    #[must_use]
    pub fn low(&self) -> u64 {
        self.interval.low()
    }

    /// The greatest number that the words allow; nothing if they leave it open.
    #[must_use]
    pub fn high(&self) -> Option<u64> {
        self.interval.high()
    }

    /// The one number that the words state; nothing for ranges, vague words and the unknown.
    #[must_use]
    pub fn stated(&self) -> Option<u64> {
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
        self.interval == Interval::from_floor(0)
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
            (Qualifier::UpTo, Some(n)) => format!("1..{n}"),
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
            (Qualifier::FewerThan, Some(n)) => format!("fewer than {n}"),
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

/// `n` less ten percent, rounded down.
fn tenth_below(n: u64) -> u64 {
    n - n.div_ceil(10)
}

/// `n` and ten percent, rounded up.
fn tenth_above(n: u64) -> u64 {
    n.saturating_add(n.div_ceil(10))
}
