//! Exact numbers from zero up: whole, or with a few decimals.
//!
//! A number is held as a whole number of millionths, so that sums, differences and comparisons are exact: 71.9 is 71.9, and no
//! nearest fraction of two.

use std::fmt;
use std::str::FromStr;

/// How many decimals a number can have.
const DECIMALS: u32 = 6;

/// How many of the smallest parts one is.
const ONE: u128 = 10_u128.pow(DECIMALS);

/// A number from 0 to [`u64::MAX`], with up to six decimals.
///
/// It displays without zeros behind its last decimal, and parses from plain digits: `54`, `71.9`, `52.60`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    millionths: u128,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// It is not written in plain digits: none, a sign, a zero in front, a group.
    NotPlain,
    /// It has more than six decimals.
    TooFine,
    /// It is greater than [`u64::MAX`].
    TooLarge,
}

impl Number {
    /// Nothing.
    pub const ZERO: Self = Self { millionths: 0 };

    /// The greatest number.
    pub const MAX: Self = Self { millionths: u64::MAX as u128 * ONE };

    /// `digits` of which so many are decimals: 719 with one is 71.9. Nothing if it has more than six or is too large.
    #[must_use]
    pub fn decimal(digits: u128, decimals: u32) -> Option<Self> {
        let place = 10_u128.pow(DECIMALS.checked_sub(decimals)?);
        let number = Self { millionths: digits.checked_mul(place)? };
        (number <= Self::MAX).then_some(number)
    }

    /// The number as a whole one; nothing if it has decimals.
    #[must_use]
    pub fn whole(self) -> Option<u64> {
        self.millionths.is_multiple_of(ONE).then(|| self.floor())
    }

    /// Its whole part.
    #[must_use]
    pub fn floor(self) -> u64 {
        u64::try_from(self.millionths / ONE).unwrap_or(u64::MAX)
    }

    /// The least whole number that is not below it.
    #[must_use]
    pub fn ceil(self) -> u64 {
        u64::try_from(self.millionths.div_ceil(ONE)).unwrap_or(u64::MAX)
    }

    /// The sum; [`Number::MAX`] where it would be greater.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { millionths: self.millionths + other.millionths }.min(Self::MAX)
    }

    /// The difference; 0 where `other` is greater.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { millionths: self.millionths.saturating_sub(other.millionths) }
    }

    /// So many times the number; nothing where that is greater than [`Number::MAX`].
    #[must_use]
    pub fn times(self, factor: u64) -> Option<Self> {
        let product = Self { millionths: self.millionths.checked_mul(factor.into())? };
        (product <= Self::MAX).then_some(product)
    }

    /// A tenth of the number, rounded up to the last decimal that a number can have.
    #[must_use]
    pub fn tenth(self) -> Self {
        Self { millionths: self.millionths.div_ceil(10) }
    }

    /// The number in percent of `other`, rounded down; a zero counts as one. [`u64::MAX`] where it would be greater.
    #[must_use]
    pub fn in_percent_of(self, other: Self) -> u64 {
        let whole = if other == Self::ZERO { ONE } else { other.millionths };
        u64::try_from(self.millionths * 100 / whole).unwrap_or(u64::MAX)
    }

    /// Whether it is a multiple of ten.
    #[must_use]
    pub fn is_round(self) -> bool {
        self.millionths.is_multiple_of(10 * ONE)
    }

    /// Whether it is `other` with fewer decimals: 72 is 71.9, and 71.5 too. No whole number is another one.
    #[must_use]
    pub fn is_rounded_from(self, other: Self) -> bool {
        let (own, finer) = (self.decimals(), other.decimals());
        let place = 10_u128.pow(DECIMALS.saturating_sub(own));
        own < finer && self.millionths.abs_diff(other.millionths) * 2 <= place
    }

    /// How many decimals it has, zeros at the end left out.
    fn decimals(self) -> u32 {
        let has = |decimals: &u32| self.millionths.is_multiple_of(10_u128.pow(DECIMALS.saturating_sub(*decimals)));
        (0..DECIMALS).find(has).unwrap_or(DECIMALS)
    }
}

impl From<u64> for Number {
    fn from(whole: u64) -> Self {
        Self { millionths: u128::from(whole) * ONE }
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(decimals) || (whole.starts_with('0') && whole != "0") {
            return Err(NumberError::NotPlain);
        }
        let count = u32::try_from(decimals.len()).ok().filter(|count| *count <= DECIMALS).ok_or(NumberError::TooFine)?;
        let digits = format!("{whole}{decimals}").parse().map_err(|_| NumberError::TooLarge)?;
        Self::decimal(digits, count).ok_or(NumberError::TooLarge)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.millionths / ONE, self.millionths % ONE);
        if part == 0 {
            return write!(formatter, "{whole}");
        }
        let decimals = format!("{part:06}");
        write!(formatter, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap_or_else(|error| panic!("{text:?}: {error:?}"))
    }

    fn numbers() -> impl Strategy<Value = Number> {
        (any::<u64>(), 0..=DECIMALS).prop_filter_map("too large", |(digits, decimals)| Number::decimal(digits.into(), decimals))
    }

    #[test]
    fn numbers_are_written_in_plain_digits() {
        for (text, shown) in [
            ("0", "0"),
            ("54", "54"),
            ("71.9", "71.9"),
            ("52.60", "52.6"),
            ("3.0", "3"),
            ("0.000001", "0.000001"),
            ("18446744073709551615", "18446744073709551615"),
        ] {
            assert_eq!(number(text).to_string(), shown, "{text}");
        }
        for (text, error) in [
            ("", NumberError::NotPlain),
            (".5", NumberError::NotPlain),
            ("5.", NumberError::NotPlain),
            ("05", NumberError::NotPlain),
            ("1.2.3", NumberError::NotPlain),
            ("-1", NumberError::NotPlain),
            ("1e3", NumberError::NotPlain),
            ("0.1234567", NumberError::TooFine),
            ("18446744073709551616", NumberError::TooLarge),
            ("18446744073709551615.5", NumberError::TooLarge),
            ("999999999999999999999999999999999999999999", NumberError::TooLarge),
        ] {
            assert_eq!(text.parse::<Number>(), Err(error), "{text}");
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        // In binary fractions 0.1 + 0.2 is not 0.3.
        assert_eq!(number("0.1").plus(number("0.2")), number("0.3"));
        assert_eq!(number("54.3").minus(number("44.6")), number("9.7"));
        assert_eq!(number("2.7").times(1_000_000).and_then(Number::whole), Some(2_700_000));
        assert_eq!(number("39.9").tenth(), number("3.99"));
        assert_eq!((number("71.9").floor(), number("71.9").ceil(), number("71.9").whole()), (71, 72, None));
        assert_eq!(number("5").in_percent_of(number("0.5")), 1000);
        assert!(number("90").is_round() && !number("90.1").is_round() && !number("95").is_round());
    }

    #[test]
    fn a_number_may_be_another_with_fewer_decimals() {
        for (rough, fine, is) in [
            ("72", "71.9", true),
            ("72", "71.5", true),
            ("71", "71.5", true),
            ("71", "71.9", false),
            ("71.9", "71.86", true),
            ("71.9", "72", false),
            ("70", "71", false),
            ("72", "72", false),
        ] {
            assert_eq!(number(rough).is_rounded_from(number(fine)), is, "{rough} for {fine}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(one in numbers()) {
            prop_assert_eq!(one.to_string().parse::<Number>(), Ok(one));
        }

        #[test]
        fn order_is_that_of_the_digits(one in any::<u32>(), other in any::<u32>(), decimals in 0..=DECIMALS) {
            let at = |digits: u32| Number::decimal(digits.into(), decimals);
            prop_assert_eq!(at(one).cmp(&at(other)), one.cmp(&other));
        }

        #[test]
        fn what_is_added_can_be_taken_away(one in any::<u32>(), other in any::<u32>(), decimals in 0..=DECIMALS) {
            let (one, other) = (Number::decimal(one.into(), decimals).unwrap(), Number::decimal(other.into(), decimals).unwrap());
            prop_assert_eq!(one.plus(other).minus(other), one);
            prop_assert_eq!(one.plus(other), other.plus(one));
        }

        #[test]
        fn any_text_is_a_number_or_none(text in prop_oneof!["\\PC*", "[0-9.]{0,30}"]) {
            if let Ok(number) = text.parse::<Number>() {
                prop_assert!(number <= Number::MAX && number.floor() <= number.ceil());
            }
        }
    }
}
