//! Numbers in digits and words.

use super::language::Language;
use super::tokens::{Gap, Shape, Token};
use crate::values::lexemes::look_up;
use crate::values::number::Number;

const HUNDRED: u64 = 100;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cardinal {
    pub(super) value: Number,
    /// The token after it.
    pub(super) end: usize,
    /// What the numeral before it is multiplied by where it is no more than that: 1,000 in "two
    /// thousand"; else 1.
    pub(super) multiplier: u64,
    /// Whether it is told in dozens.
    pub(super) approximate: bool,
}

/// The number that starts at a token.
///
/// No more tokens are read than a number below 2^64 can have, however long the text is.
pub(super) fn cardinal(tokens: &[Token<'_>], start: usize, language: &Language) -> Option<Cardinal> {
    let mut number = Numeral::default();
    let mut end = start;
    if let Some((value, behind)) = groups(tokens, start, language) {
        number.started = number.digits(value.into());
        end = behind;
    }
    while let Some(token) = tokens.get(end) {
        let next = tokens.get(end + 1).filter(|next| next.gap.joins());
        let attached = end == start || token.gap.joins();
        if !attached || !number.accept(token, next, language) {
            break;
        }
        end += 1;
    }
    let number = number.finish(end > start)?;
    Some(in_collectives(tokens, number, end, language))
}

/// The value of digits in groups of three that plain spaces part, "1 300", and the token behind them. The day of a month and a numeral
/// of a name open no groups: "May 1 300 people", "Gangafani 2 300 people".
fn groups(tokens: &[Token<'_>], start: usize, language: &Language) -> Option<(u64, usize)> {
    let plain = |at: usize| match tokens.get(at).map(|token| (token.shape, token.text.len())) {
        Some((Shape::Integer(value), length)) => Some((value, length)),
        _ => None,
    };
    // "001" is no number by itself, and opaque.
    let group = |at: usize| {
        let token = tokens.get(at).filter(|token| token.gap == Gap::Space && token.text.len() == GROUP)?;
        token.text.parse::<u64>().ok()
    };
    let (mut value, _) = plain(start).filter(|&(value, length)| value > 0 && length <= GROUP)?;
    let named = start
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|before| before.is_digits() || (before.is_capitalised() && !language.sentence_openers.contains(&&*before.folded)));
    let mut end = start + 1;
    while let Some(digits) = group(end).filter(|_| !named) {
        value = value.checked_mul(THOUSAND)?.checked_add(digits)?;
        end += 1;
    }
    (end > start + 1).then_some((value, end))
}

/// How many digits a group has, and what the group before it is multiplied by.
const GROUP: usize = 3;
const THOUSAND: u64 = 1_000;

/// "two dozen": a number, or an article, before a collective.
fn in_collectives(tokens: &[Token<'_>], number: Cardinal, end: usize, language: &Language) -> Cardinal {
    let plain = Cardinal { end, ..number };
    tokens
        .get(end)
        .filter(|token| token.gap.joins())
        .and_then(|token| look_up(language.collectives, &token.folded))
        .and_then(|size| Some(Cardinal { value: number.value.times(size)?, end: end + 1, multiplier: size, approximate: true }))
        .unwrap_or(plain)
}

/// A number while its words are read: "two million three hundred thousand and five".
#[derive(Debug)]
struct Numeral {
    /// The value of the groups that a scale has closed.
    closed: u64,
    /// The value of the open group: below ten thousand ("ninety-nine hundred") unless in digits.
    group: Number,
    /// What a numeral that is added to the group must be below.
    room: u64,
    /// What the next scale must be below.
    next_scale: u64,
    /// Whether the group can be multiplied by a hundred.
    takes_hundred: bool,
    multiplier: u64,
    started: bool,
    overflow: bool,
}

impl Default for Numeral {
    fn default() -> Self {
        Self {
            closed: 0,
            group: Number::ZERO,
            room: HUNDRED,
            next_scale: u64::MAX,
            takes_hundred: true,
            multiplier: 1,
            started: false,
            overflow: false,
        }
    }
}

impl Numeral {
    /// Takes the next token if the number can go on with it.
    fn accept(&mut self, token: &Token<'_>, next: Option<&Token<'_>>, language: &Language) -> bool {
        let word = &*token.folded;
        let accepted = match token.shape {
            Shape::Integer(value) => self.digits(value.into()),
            Shape::Decimal(value) => self.digits(value),
            Shape::Opaque => false,
            Shape::Word => {
                if let Some(value) = look_up(language.numerals, word) {
                    self.numeral(value)
                } else if let Some(scale) = look_up(language.scales, word) {
                    self.scale(scale)
                } else if word == language.numeral_joiner {
                    return self.joiner(next, language);
                } else {
                    self.article(word, next, language)
                }
            }
        };
        self.started |= accepted;
        accepted
    }

    /// Digits can only stand at the start.
    fn digits(&mut self, value: Number) -> bool {
        if self.started {
            return false;
        }
        self.group = value;
        self.room = 0;
        self.takes_hundred = value.whole().is_some();
        true
    }

    fn numeral(&mut self, value: u64) -> bool {
        if value >= self.room || (value == 0 && self.started) {
            return false;
        }
        self.group = self.group.plus(value.into());
        self.multiplier = 1;
        // A ten leaves room for a digit: "fifty-four".
        self.room = if value >= 20 { 10 } else { 0 };
        if value == 0 {
            self.next_scale = 0;
            self.takes_hundred = false;
        }
        true
    }

    fn scale(&mut self, scale: u64) -> bool {
        if self.group == Number::ZERO {
            // "Hundred people": a scale alone can only open the number.
            if self.started {
                return false;
            }
            self.group = 1.into();
        }
        if scale == HUNDRED {
            return self.hundred();
        }
        if scale >= self.next_scale {
            return false;
        }
        self.multiplier = match self.closed {
            0 => self.multiplier.saturating_mul(scale),
            _ => 1,
        };
        match self.scaled(scale) {
            Some(closed) => self.closed = closed,
            None => self.overflow = true,
        }
        self.next_scale = scale;
        self.group = Number::ZERO;
        self.room = HUNDRED;
        self.takes_hundred = true;
        true
    }

    fn hundred(&mut self) -> bool {
        let hundreds = self.group.times(HUNDRED).filter(|_| self.takes_hundred && self.group < HUNDRED.into());
        let Some(hundreds) = hundreds else { return false };
        self.group = hundreds;
        self.multiplier = if self.closed == 0 { HUNDRED } else { 1 };
        self.room = HUNDRED;
        self.takes_hundred = false;
        true
    }

    /// The closed groups with the open one times `scale`; nothing if that is no whole number.
    fn scaled(&self, scale: u64) -> Option<u64> {
        self.closed.checked_add(self.group.times(scale)?.whole()?)
    }

    /// "A hundred and five": the joiner is taken after a scale and before a numeral.
    fn joiner(&mut self, next: Option<&Token<'_>>, language: &Language) -> bool {
        let numeral = next.and_then(|next| look_up(language.numerals, &next.folded));
        self.started && self.room == HUNDRED && numeral.is_some_and(|value| value > 0)
    }

    /// "A hundred", "a dozen": the article is taken at the start and before a multiplier.
    fn article(&mut self, word: &str, next: Option<&Token<'_>>, language: &Language) -> bool {
        let multiplies = next.filter(|next| next.gap == Gap::Space).is_some_and(|next| is_multiplier(&next.folded, language));
        if self.started || !language.articles.contains(&word) || !multiplies {
            return false;
        }
        self.group = 1.into();
        self.room = 0;
        true
    }

    fn finish(self, any: bool) -> Option<Cardinal> {
        if !any || self.overflow {
            return None;
        }
        let value = match self.group.whole() {
            Some(group) => self.closed.checked_add(group)?.into(),
            None if self.closed == 0 => self.group,
            None => return None,
        };
        Some(Cardinal { value, end: 0, multiplier: self.multiplier, approximate: false })
    }
}

/// Whether a word multiplies what stands before it.
pub(super) fn is_multiplier(word: &str, language: &Language) -> bool {
    multiplier(word, language).is_some()
}

/// What a word multiplies the number before it by.
pub(super) fn multiplier(word: &str, language: &Language) -> Option<u64> {
    look_up(language.scales, word).or_else(|| look_up(language.collectives, word))
}
