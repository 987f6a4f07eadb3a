//! Telling counts from the other numbers of a text by what stands around them.

use std::ops::RangeInclusive;

use super::amount::Amount;
use super::passage::Passage;
use super::scanner::Reading;
use super::tokens::{Gap, Shape, Token};
use crate::values::count::{Grain, Qualifier};

const LAST_DAY: u64 = 31;

/// Four plain digits in these bounds are a year unless something speaks against it.
const YEARS: RangeInclusive<u64> = 1900..=2099;

/// Signs directly before or behind digits that make them no count: fragments, codes, degrees, …
const SIGNS_BEFORE: [char; 12] = ['#', '-', '\u{2212}', '.', ',', '/', '\\', '_', '=', '@', '&', '\u{b0}'];
const SIGNS_BEHIND: [char; 7] = ['\u{2030}', '\u{b0}', '/', '\\', '_', '=', '@'];

/// Nobody is said to be older.
const OLDEST: u64 = 120;

/// How many words after a number are searched for the noun that it counts.
const NOUN_DISTANCE: usize = 2;

/// What a number is in its context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Count,
    /// The day or days of a date.
    Date,
    /// A length, a weight, a time: "711 days".
    Measure,
    /// A year, a price, a label, part of a name or of a compound.
    Other,
}

impl Passage<'_> {
    /// What a figure phrase is. `date_end` is the position after the last date before it.
    pub(super) fn role(&self, reading: &Reading, date_end: Option<usize>) -> Role {
        if reading.amount == Amount::Nobody {
            return Role::Count;
        }
        if self.is_compound_measure(reading) {
            return Role::Measure;
        }
        if self.is_compound(reading) || self.is_labelled(reading) {
            return Role::Other;
        }
        if self.is_measured(reading.tokens.end) {
            return if self.is_marked(reading) { Role::Other } else { Role::Measure };
        }
        // Nobody counts in parts.
        let in_parts = reading.amount.grain() == Grain::Fine;
        if !self.starts_with_digits(reading) {
            return if in_parts { Role::Other } else { Role::Count };
        }
        if self.is_marked(reading) {
            return Role::Other;
        }
        if self.is_money_or_share(reading) {
            return Role::Measure;
        }
        if in_parts || self.is_age(reading) {
            return Role::Other;
        }
        if self.is_day(reading, date_end) {
            return Role::Date;
        }
        if self.is_year(reading) || self.is_name_numeral(reading) {
            return Role::Other;
        }
        Role::Count
    }

    fn starts_with_digits(&self, reading: &Reading) -> bool {
        self.token(reading.number.start).is_some_and(Token::is_digits)
    }

    /// Part of a hyphenated word ("G-5", "18-year-old", "two-thirds") or of digits that are joined
    /// but are no range ("2019-11-01", "3–1").
    fn is_compound(&self, reading: &Reading) -> bool {
        let end = reading.number.end;
        let digits_at = |at: usize| self.token(at).is_some_and(Token::is_digits);
        let joined = |at: usize| self.gap(at) == Some(Gap::Dash) && digits_at(at) && at.checked_sub(1).is_some_and(digits_at);
        let continues = self.gap(end) == Some(Gap::Hyphen) && !self.is_one_of(end, self.language.compound_counters);
        self.gap(reading.tokens.start) == Some(Gap::Hyphen) || continues || joined(reading.number.start) || joined(end)
    }

    /// "a three-day ambush"
    fn is_compound_measure(&self, reading: &Reading) -> bool {
        let end = reading.number.end;
        let measure = self.any_phrase(end, self.language.measures).filter(|_| self.gap(end) == Some(Gap::Hyphen));
        measure.is_some_and(|end| self.gap(end) != Some(Gap::Hyphen)) && self.gap(reading.tokens.start) != Some(Gap::Hyphen)
    }

    /// Whether a measure, a share, a currency or a time of day stands at a position.
    pub(super) fn is_measured(&self, at: usize) -> bool {
        self.is_told_in(at, self.language.measures)
    }

    /// Whether a measure of some stands at a position.
    pub(super) fn is_told_in(&self, at: usize, measures: &[&str]) -> bool {
        let filled = if self.is_one_of(at, self.language.measure_fillers) { at + 1 } else { at };
        [at, filled].into_iter().any(|at| self.gap(at).is_some_and(Gap::joins) && self.any_phrase(at, measures).is_some())
    }

    /// "resolution 2085", "No. 5", "as young as eight".
    fn is_labelled(&self, reading: &Reading) -> bool {
        let start = reading.tokens.start;
        self.language.labels.iter().any(|label| {
            start
                .checked_sub(label.split(' ').count())
                .and_then(|at| self.phrase(at, label))
                .is_some_and(|_| matches!(self.gap(start), Some(Gap::Space | Gap::Stop)))
        })
    }

    /// "$500,000", "€10,000", "500 €", "39%".
    fn is_money_or_share(&self, reading: &Reading) -> bool {
        let Some(bytes) = self.bytes(reading.number.clone()) else {
            return false;
        };
        let behind = self.text.get(bytes.end..).unwrap_or_default();
        let behind = behind.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(behind).chars().next();
        let sign = |sign: char| is_currency(sign) || sign == '%';
        self.char_before(bytes.start).is_some_and(is_currency) || behind.is_some_and(sign)
    }

    /// The 34 of "John Smith, 34, was killed": plain digits set off behind a name of two words.
    fn is_age(&self, reading: &Reading) -> bool {
        let start = reading.tokens.start;
        let comma = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| self.token(before)).map(|token| token.span.end);
            let gap = before.and_then(|end| self.text.get(end..self.token(at).map_or(self.text.len(), |token| token.span.start)));
            gap.is_some_and(|gap| gap.starts_with(','))
        };
        let name = |at: usize| {
            let word = self.token(at).filter(|token| token.shape == Shape::Word && token.is_capitalised());
            word.is_some_and(|word| !self.language.sentence_openers.contains(&&*word.folded))
        };
        let named = start.checked_sub(2).is_some_and(|first| name(first) && name(first + 1) && self.gap(first + 1) == Some(Gap::Space));
        let age = matches!(reading.amount, Amount::Number(years) if years <= OLDEST.into()) && reading.qualifier.is_none();
        age && named && comma(start) && comma(reading.tokens.end)
    }

    /// Signs around digits: anchors, fragments, notes in square brackets.
    fn is_marked(&self, reading: &Reading) -> bool {
        let Some(bytes) = self.bytes(reading.number.clone()) else {
            return false;
        };
        let before = self.char_before(bytes.start);
        let behind = self.char_after(bytes.end);
        let note = before == Some('[') && behind == Some(']');
        note || before.is_some_and(|sign| SIGNS_BEFORE.contains(&sign)) || behind.is_some_and(|sign| SIGNS_BEHIND.contains(&sign))
    }

    /// "November 1", "June 18–19", "14 and 15 November", and the 2 of "November 1 and 2".
    fn is_day(&self, reading: &Reading, date_end: Option<usize>) -> bool {
        let (Amount::Number(last) | Amount::Range(_, last)) = reading.amount else {
            return false;
        };
        if last > LAST_DAY.into() {
            return false;
        }
        let start = reading.number.start;
        let end = reading.number.end;
        let counted = self.counts_people(end);
        let after_day = date_end.is_some_and(|date_end| {
            date_end + 1 == start
                && self.is_one_of(date_end, self.language.day_joiners)
                && self.gap(date_end) == Some(Gap::Space)
                && !counted
        });
        self.follows_month(start) || after_day || self.precedes_month(end)
    }

    /// Whether the day of a month can stand at a position: "November 1", but not "in May 20 …".
    fn follows_month(&self, at: usize) -> bool {
        let Some(month) = at.checked_sub(1) else {
            return false;
        };
        let led = month.checked_sub(1).is_some_and(|lead| self.is_one_of(lead, self.language.month_leads));
        let adjacent = matches!(self.gap(at), Some(Gap::Space | Gap::Stop));
        let stopped = self.gap(at) == Some(Gap::Stop) && self.is_full_month(month);
        self.is_month(month) && adjacent && !stopped && !(led && self.counts_people(at + 1))
    }

    /// "14 November", "14 and 15 November".
    fn precedes_month(&self, at: usize) -> bool {
        let spaced = |at: usize| self.gap(at) == Some(Gap::Space);
        let second_day = self.token(at + 1).is_some_and(|token| matches!(token.shape, Shape::Integer(day) if day <= LAST_DAY));
        let joined = self.is_one_of(at, self.language.day_joiners) && second_day;
        (spaced(at) && self.is_month(at)) || (joined && spaced(at) && spaced(at + 2) && self.is_month(at + 2))
    }

    fn is_month(&self, at: usize) -> bool {
        let sure = self.token(at).is_some_and(|token| token.is_capitalised() || !self.language.ambiguous_months.contains(&&*token.folded));
        sure && self.is_one_of(at, self.language.months)
    }

    /// Whether the name of a month is written out, and its full stop ends a sentence.
    fn is_full_month(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let longer = |month: &&str| month.len() > token.folded.len() && month.starts_with(&*token.folded);
            !self.language.months.iter().any(longer)
        })
    }

    /// Four plain digits that nothing shows to be a count.
    fn is_year(&self, reading: &Reading) -> bool {
        let last = reading.number.end.saturating_sub(1);
        let years = self.has_year_form(reading.number.start) || self.has_year_form(last);
        if !years || matches!(reading.qualifier, Some(qualifier) if qualifier != Qualifier::About) {
            return false;
        }
        let led = reading.tokens.start.checked_sub(1).is_some_and(|lead| self.is_one_of(lead, self.language.year_leads));
        let single = reading.number.len() == 1;
        !(single && !led && self.counts_people(reading.number.end))
    }

    fn has_year_form(&self, at: usize) -> bool {
        const DIGITS: usize = 4;
        self.token(at)
            .is_some_and(|token| token.text.len() == DIGITS && matches!(token.shape, Shape::Integer(year) if YEARS.contains(&year)))
    }

    /// The 2 of "the village of Gangafani 2": digits after a capitalised word, unless a noun for
    /// people or casualties follows.
    fn is_name_numeral(&self, reading: &Reading) -> bool {
        if reading.qualifier.is_some() || self.gap(reading.tokens.start) != Some(Gap::Space) {
            return false;
        }
        let language = self.language;
        let named = self.before(reading.tokens.start).is_some_and(|name| {
            let word = &*name.folded;
            name.shape == Shape::Word
                && name.is_capitalised()
                && !language.sentence_openers.contains(&word)
                && !language.people.contains(&word)
        });
        named && !self.counts_people(reading.number.end)
    }

    /// Whether a noun for people or casualties stands at a position or soon after it.
    pub(super) fn counts_people(&self, at: usize) -> bool {
        (at..at.saturating_add(NOUN_DISTANCE))
            .take_while(|&at| self.gap(at) == Some(Gap::Space))
            .any(|at| self.is_one_of(at, self.language.people))
    }
}

fn is_currency(sign: char) -> bool {
    matches!(sign, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
}
