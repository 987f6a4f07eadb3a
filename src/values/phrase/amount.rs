//! How many: a number, a range, a vague word or none, without what qualifies it.

use std::ops::Range;

use super::cardinal::{Cardinal, cardinal, multiplier};
use super::passage::Passage;
use super::tokens::{Gap, Shape};
use crate::values::count::{Bound, Count, Grain, Interval, Qualifier};
use crate::values::number::Number;

/// How many, unqualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    Number(Number),
    /// A number told in dozens.
    Approximate(Number),
    Range(Number, Number),
    Vague(Interval),
    Unknown,
    Nobody,
}

/// An amount and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) amount: Amount,
    /// The tokens from what opens it to its end.
    pub(super) tokens: Range<usize>,
    /// The tokens of the number, or of both with what joins them.
    pub(super) number: Range<usize>,
}

impl Amount {
    /// The grain that its numbers ask for at the least.
    pub(super) fn grain(self) -> Grain {
        let whole = match self {
            Self::Number(n) | Self::Approximate(n) => n.whole().is_some(),
            Self::Range(low, high) => low.whole().is_some() && high.whole().is_some(),
            Self::Vague(_) | Self::Unknown | Self::Nobody => true,
        };
        if whole { Grain::Whole } else { Grain::Fine }
    }

    /// The count that the amount is under a qualifier, if there is one; `text` are its words. None where the grain does not have its
    /// numbers.
    pub(super) fn qualified(self, qualifier: Option<Qualifier>, grain: Grain, text: &str) -> Option<Count> {
        if grain == Grain::Whole && self.grain() == Grain::Fine {
            return None;
        }
        let count = match (self, qualifier) {
            (Self::Number(n), None) => Count::exact(n),
            (Self::Approximate(n), None) => Count::qualified(Qualifier::About, n, grain)?,
            (Self::Number(n) | Self::Approximate(n), Some(qualifier)) => Count::qualified(qualifier, n, grain)?,
            (Self::Range(low, high), None | Some(Qualifier::About)) => Count::between(low, high)?,
            (Self::Range(low, _), Some(floor)) if floor.is_floor() => Count::qualified(floor, low, grain)?,
            (Self::Range(_, high), Some(ceiling)) => Count::qualified(ceiling, high, grain)?,
            (Self::Vague(interval), qualifier) => Count::vague(text, bounded(interval, qualifier)),
            (Self::Unknown, _) => Count::unknown(),
            (Self::Nobody, _) => Count::none_at_all(),
        };
        Some(count.with_text(text))
    }
}

/// What "at least several" and "up to several" leave of a vague word's interval.
fn bounded(interval: Interval, qualifier: Option<Qualifier>) -> Interval {
    match qualifier {
        Some(floor) if floor.is_floor() => interval.or_more(),
        Some(Qualifier::UpTo) => Interval::new(1, interval.high()).unwrap_or(interval),
        Some(Qualifier::AtMost | Qualifier::FewerThan) => interval.or_less(),
        _ => interval,
    }
}

impl Passage<'_> {
    /// The amount that starts at a token.
    pub(super) fn quantity(&self, start: usize) -> Option<Quantity> {
        self.framed_range(start)
            .or_else(|| self.approximation(start))
            .or_else(|| self.numbers(start))
            .or_else(|| self.vague(start))
            .or_else(|| self.absence(start))
    }

    fn cardinal(&self, start: usize) -> Option<Cardinal> {
        cardinal(&self.tokens, start, self.language)
    }

    /// "between 20 and 30".
    fn framed_range(&self, start: usize) -> Option<Quantity> {
        self.language.range_frames.iter().find_map(|(opener, joiner)| {
            let open = self.phrase(start, opener)?;
            let low = self.cardinal(open).filter(|_| self.spaced(open))?;
            let join = self.phrase(low.end, joiner)?;
            let high = self.cardinal(join).filter(|_| self.spaced(join))?;
            Some(Quantity { amount: range(low, high)?, tokens: start..high.end, number: open..high.end })
        })
    }

    /// "half a dozen".
    fn approximation(&self, start: usize) -> Option<Quantity> {
        let (n, end) = self.entry(start, self.language.approximations)?;
        Some(simple(Amount::Approximate(n.into()), start..end))
    }

    /// "54", "two dozen", "20–30", "five or six".
    fn numbers(&self, start: usize) -> Option<Quantity> {
        let low = self.cardinal(start)?;
        if let Some((amount, end)) = self.joined(start, low) {
            return Some(simple(amount, start..end));
        }
        let amount = if low.approximate { Amount::Approximate(low.value) } else { Amount::Number(low.value) };
        Some(simple(amount, start..low.end))
    }

    /// The range that a number opens, and its end.
    fn joined(&self, start: usize, low: Cardinal) -> Option<(Amount, usize)> {
        let join = match self.gap(low.end)? {
            Gap::Dash | Gap::Hyphen if self.is_number(start) && self.is_number(low.end) => low.end,
            Gap::Space if !self.opens_change(start) => {
                let join = self.any_phrase(low.end, self.language.range_joiners)?;
                self.spaced(join).then_some(join)?
            }
            _ => return None,
        };
        let high = self.cardinal(join)?;
        Some((range(low, high)?, high.end))
    }

    /// "from 20 to 30" is a change unless something says that it is a range.
    fn opens_change(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| self.is_one_of(before, self.language.change_openers))
    }

    fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.shape, Shape::Integer(_) | Shape::Decimal(_)))
    }

    fn spaced(&self, at: usize) -> bool {
        self.gap(at) == Some(Gap::Space)
    }

    /// "dozens", "several hundred", "a couple of dozen".
    fn vague(&self, start: usize) -> Option<Quantity> {
        let language = self.language;
        let (interval, end) = language
            .vague
            .iter()
            .filter_map(|(phrase, low, high)| Some((Interval::new(*low, high.map(Bound::from))?, self.phrase(start, phrase)?)))
            .max_by_key(|(_, end)| *end)?;
        let after = self.phrase(end, language.partitive).unwrap_or(end);
        let multiplied = self
            .token(after)
            .filter(|token| token.gap == Gap::Space)
            .and_then(|token| multiplier(&token.folded, language))
            .and_then(|scale| times(interval, scale));
        Some(match multiplied {
            Some(interval) => simple(Amount::Vague(interval), start..after + 1),
            None => simple(Amount::Vague(interval), start..end),
        })
    }

    /// "an unknown number", "no one", "no civilian casualties", "without casualties".
    fn absence(&self, start: usize) -> Option<Quantity> {
        let language = self.language;
        if let Some(end) = self.any_phrase(start, language.unknown) {
            return Some(simple(Amount::Unknown, start..end));
        }
        if let Some(end) = self.any_phrase(start, language.nobody) {
            return Some(simple(Amount::Nobody, start..end));
        }
        let noun = self.any_phrase(start, language.no)?;
        // At most one adjective before the noun.
        let end =
            [noun, noun + 1].into_iter().take_while(|&at| self.spaced(at)).filter(|&at| self.is_one_of(at, language.people)).last()?;
        Some(simple(Amount::Nobody, start..end + 1))
    }
}

fn simple(amount: Amount, tokens: Range<usize>) -> Quantity {
    Quantity { amount, number: tokens.clone(), tokens }
}

/// A range of ascending numbers. In "two or three hundred" the scale is that of both.
fn range(low: Cardinal, high: Cardinal) -> Option<Amount> {
    let scaled = low.value.times(high.multiplier).filter(|scaled| *scaled < high.value);
    let floor = scaled.filter(|_| low.multiplier == 1 && !low.approximate).unwrap_or(low.value);
    (floor < high.value).then_some(Amount::Range(floor, high.value))
}

/// A vague number of hundreds: up to the last before one hundred more.
fn times(interval: Interval, scale: u64) -> Option<Interval> {
    let high = match interval.high() {
        Some(high) => Some(high.number().floor().checked_add(1)?.checked_mul(scale)?.checked_sub(1)?),
        None => None,
    };
    Interval::new(interval.low().number().times(scale)?, high.map(Bound::from))
}
