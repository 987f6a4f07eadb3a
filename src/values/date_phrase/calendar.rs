//! The grammar of a single day, month or year.

use super::passage::Passage;
use super::period::{Part, Period};
use super::tokens::{Gap, Shape};
use crate::values::lexemes::look_up;

/// No month has more days.
pub(super) const LAST_DAY: u32 = 31;

/// Four digits within these are a year by themselves.
const BARE_YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

/// Four digits within these are a year beside a month.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2999;

const MONTHS_OF_YEAR: u32 = 12;
const MONTHS_OF_DECADE: u32 = 120;

/// A period with the position after it.
pub(super) type Parsed = (Period, usize);

/// The name of a month in a text.
#[derive(Debug, Clone, Copy)]
struct MonthName {
    number: u32,
    abbreviated: bool,
    /// Whether it can be nothing else.
    sure: bool,
}

impl Passage<'_> {
    /// The period that starts at a position: the longest of the readings.
    pub(super) fn period(&self, at: usize) -> Option<Parsed> {
        let plain = || self.iso(at).or_else(|| self.month_first(at)).or_else(|| self.day_first(at));
        self.day_of_week(at).or_else(plain).or_else(|| self.part(at)).or_else(|| self.stretch(at)).or_else(|| self.bare_year(at))
    }

    /// "Friday, March 23, 2022"
    fn day_of_week(&self, at: usize) -> Option<Parsed> {
        let language = self.language;
        let named = self.word(at, language.weekdays).is_some() || self.is_one_of(at, language.weekday_abbreviations);
        let day_at = at + 1;
        if !named || !matches!(self.gap(day_at), Some(Gap::Space | Gap::Comma | Gap::Stop)) {
            return None;
        }
        let day_at = if self.is_one_of(day_at, language.articles) { day_at + 1 } else { day_at };
        let date = self.month_first(day_at).or_else(|| self.day_first(day_at));
        date.filter(|(period, _)| matches!(period, Period::Day { .. }))
    }

    /// "2019-11-01", "2019-11"
    fn iso(&self, at: usize) -> Option<Parsed> {
        let hyphen = |at: usize| self.has_gap(at, Gap::Hyphen);
        let two = |at: usize, most: u32| match self.shape(at) {
            Some(Shape::Number { value, digits: 2 }) if (1..=most).contains(&value) && hyphen(at) => Some(value),
            _ => None,
        };
        let year = self.year(at, &YEARS).filter(|_| !hyphen(at))?;
        let month = two(at + 1, MONTHS_OF_YEAR)?;
        let (period, end) = match two(at + 2, LAST_DAY) {
            Some(day) => (Period::Day { year: Some(year), month, day }, at + 3),
            None => (Period::Month { year: Some(year), month, part: None }, at + 2),
        };
        (!hyphen(end)).then_some((period, end))
    }

    /// "November 1, 2019", "Nov. 1st", "November 2019", "January of 2013", "November"
    fn month_first(&self, at: usize) -> Option<Parsed> {
        let month = self.month(at)?;
        let number = month.number;
        if let Some((day, end)) = self.day_behind(at + 1, month) {
            if let Some((year, end)) = self.year_behind(end) {
                return Some((Period::Day { year: Some(year), month: number, day }, end));
            }
            let named_after = self.has_gap(end, Gap::Space) && self.is_one_of(end, self.language.namesakes);
            return (month.sure && !named_after).then_some((Period::Day { year: None, month: number, day }, end));
        }
        let stopped = month.abbreviated && self.has_gap(at + 1, Gap::Stop);
        let behind = if stopped { self.year(at + 1, &YEARS).map(|year| (year, at + 2)) } else { self.year_behind(at + 1) };
        if let Some((year, end)) = behind {
            return Some((Period::Month { year: Some(year), month: number, part: None }, end));
        }
        let led = self.follows(at, self.language.month_leads);
        let ambiguous = self.is_one_of(at, self.language.ambiguous_months);
        let bare = month.sure && !month.abbreviated && (led || !ambiguous);
        bare.then_some((Period::Month { year: None, month: number, part: None }, at + 1))
    }

    /// "1 November 2019", "the 1st of November"
    fn day_first(&self, at: usize) -> Option<Parsed> {
        let day = self.day_number(at)?;
        let grouped = matches!(self.gap(at), Some(Gap::Dot | Gap::Slash | Gap::Colon));
        let of = self.has_gap(at + 1, Gap::Space) && self.is_one_of(at + 1, &[self.language.partitive]);
        let month_at = if of { at + 2 } else { at + 1 };
        if grouped || !self.has_gap(month_at, Gap::Space) {
            return None;
        }
        let month = self.month(month_at)?;
        let end = month_at + 1;
        let stopped = month.abbreviated && self.has_gap(end, Gap::Stop);
        let behind = if stopped { self.year(end, &YEARS).map(|year| (year, end + 1)) } else { self.year_behind(end) };
        if let Some((year, end)) = behind {
            return Some((Period::Day { year: Some(year), month: month.number, day }, end));
        }
        // In "kill 5 March 23" the second number is the day.
        let other_day = self.day_behind(end, month).is_some();
        (month.sure && !other_day).then_some((Period::Day { year: None, month: month.number, day }, end))
    }

    /// "late March 2022", "mid-October", "the end of 2012", "the summer of 2020", "early 2020s"
    fn part(&self, at: usize) -> Option<Parsed> {
        let Some((part, start)) = self.lead(at, self.language.parts) else {
            return self.year_like(at).map(|(year, first, last, end)| (Period::Months { year, first, last }, end));
        };
        let start = if self.is_one_of(start, self.language.articles) { start + 1 } else { start };
        match self.month_first(start) {
            Some((Period::Month { year, month, part: None }, end)) => {
                return Some((Period::Month { year, month, part: Some(part) }, end));
            }
            Some(_) => return None,
            None => {}
        }
        let (year, first, last, end) = self.year_like(start).or_else(|| self.whole_year(start))?;
        let (first, last) = Part::months(part, first, last);
        Some((Period::Months { year, first, last }, end))
    }

    /// A season or a decade: its year, first and last month, and the position after it.
    fn year_like(&self, at: usize) -> Option<(i32, u32, u32, usize)> {
        if let Some(Shape::Decade(year)) = self.shape(at) {
            return Some((i32::try_from(year).ok()?, 1, MONTHS_OF_DECADE, at + 1));
        }
        let (first, last) = self.word(at, self.language.seasons)?;
        let (year, end) = self.year_behind(at + 1)?;
        Some((year, first, last, end))
    }

    fn whole_year(&self, at: usize) -> Option<(i32, u32, u32, usize)> {
        let counted = self.is_counted(at + 1);
        self.year(at, &BARE_YEARS).filter(|_| !counted).map(|year| (year, 1, MONTHS_OF_YEAR, at + 1))
    }

    /// "the first quarter of 2022", "Q1 2022", "the first three months of 2013"
    fn stretch(&self, at: usize) -> Option<Parsed> {
        let named = self.lead(at, self.language.stretches);
        let ((first, last), year_at) = named.or_else(|| self.edge(at))?;
        let year = self.year(year_at, &YEARS)?;
        Some((Period::Months { year, first, last }, year_at + 1))
    }

    fn edge(&self, at: usize) -> Option<((u32, u32), usize)> {
        let (is_first, number_at) = self.lead(at, self.language.edges)?;
        let (number, unit_at) = self.numeral(number_at).unwrap_or((1, number_at));
        let end = self.any_phrase(unit_at, self.language.months_of)?;
        let before = MONTHS_OF_YEAR.checked_sub(number)?;
        let months = if is_first { (1, number) } else { (before + 1, MONTHS_OF_YEAR) };
        (number > 0).then_some((months, end))
    }

    /// A small number in digits or in words, and the position after it.
    pub(super) fn numeral(&self, at: usize) -> Option<(u32, usize)> {
        match self.shape(at)? {
            Shape::Number { value, .. } => Some((value, at + 1)),
            Shape::Word => self.word(at, self.language.numerals).map(|value| (value, at + 1)),
            Shape::Ordinal(_) | Shape::Decade(_) | Shape::Opaque => None,
        }
    }

    /// Four digits that are no count, label, price or part of another number.
    fn bare_year(&self, at: usize) -> Option<Parsed> {
        let year = self.year(at, &BARE_YEARS)?;
        let apart = |at: usize| !matches!(self.gap(at), Some(Gap::Dot | Gap::Slash | Gap::Colon | Gap::Hyphen));
        let after_digits = self.before(at).is_some_and(|token| token.shape != Shape::Word) && self.has_gap(at, Gap::Dash);
        let goes_on = self.shape(at + 1).is_some_and(|shape| shape != Shape::Word) && !apart(at + 1);
        let before_digits = goes_on && self.later_year(at + 1, year).is_none();
        let (before, behind) = self.marks(at);
        let marked = before.is_some_and(|mark| matches!(mark, '#' | '+' | '~') || is_currency(mark))
            || behind.is_some_and(|mark| matches!(mark, '%' | '+' | '\u{b0}') || is_currency(mark));
        let led = self.follows(at, self.language.year_leads);
        let counted = self.follows(at, self.language.number_leads) || (!led && self.is_counted(at + 1));
        (apart(at) && !after_digits && !before_digits && !marked && !counted).then_some((Period::Year(year), at + 1))
    }

    fn month(&self, at: usize) -> Option<MonthName> {
        let token = self.token(at)?;
        let ambiguous = self.language.ambiguous_months.contains(&&*token.folded);
        let name = token.folded.strip_suffix("'s").unwrap_or(&token.folded);
        let full = look_up(self.language.months, name).map(|number| (number, false));
        let (number, abbreviated) = full.or_else(|| look_up(self.language.month_abbreviations, name).map(|number| (number, true)))?;
        Some(MonthName { number, abbreviated, sure: token.capitalised || !(ambiguous || abbreviated) })
    }

    /// The day behind the name of a month.
    fn day_behind(&self, at: usize, month: MonthName) -> Option<(u32, usize)> {
        let article = self.has_gap(at, Gap::Space) && self.is_one_of(at, self.language.articles);
        let day_at = if article { at + 1 } else { at };
        let adjacent = self.has_gap(day_at, Gap::Space) || (month.abbreviated && self.has_gap(day_at, Gap::Stop));
        let day = self.day_number(day_at).filter(|_| adjacent)?;
        if article && !matches!(self.shape(day_at), Some(Shape::Ordinal(_))) {
            return None;
        }
        let end = day_at + 1;
        let part_of_number = matches!(self.gap(end), Some(Gap::Dot | Gap::Colon | Gap::Slash)) && self.shape(end) != Some(Shape::Word);
        let dayless = at.checked_sub(1).is_some_and(|name| self.follows(name, self.language.dayless_leads));
        let counted = dayless && self.is_counted(end);
        let percent = self.marks(day_at).1 == Some('%');
        (!part_of_number && !counted && !percent).then_some((day, end))
    }

    /// The number of a day, with or without an ordinal ending.
    pub(super) fn day_number(&self, at: usize) -> Option<u32> {
        match self.shape(at)? {
            Shape::Number { value, digits } if digits <= 2 => Some(value),
            Shape::Ordinal(value) => Some(value),
            _ => None,
        }
        .filter(|day| (1..=LAST_DAY).contains(day))
    }

    /// The year behind a day, month or season: " 2019", ", 2019", " of 2019".
    pub(super) fn year_behind(&self, at: usize) -> Option<(i32, usize)> {
        let of = self.has_gap(at, Gap::Space) && self.is_one_of(at, &[self.language.partitive]);
        let year_at = if of { at + 1 } else { at };
        let adjacent = matches!(self.gap(year_at), Some(Gap::Space | Gap::Comma));
        self.year(year_at, &YEARS).filter(|_| adjacent).map(|year| (year, year_at + 1))
    }

    fn year(&self, at: usize, years: &std::ops::RangeInclusive<u32>) -> Option<i32> {
        match self.shape(at)? {
            Shape::Number { value, digits: 4 } if years.contains(&value) => i32::try_from(value).ok(),
            _ => None,
        }
    }

    /// The second year of "2012–13" or "2012-2013".
    pub(super) fn later_year(&self, at: usize, first: i32) -> Option<(i32, usize)> {
        let century = first - first.rem_euclid(100);
        let year = match self.shape(at)? {
            Shape::Number { value, digits: 2 } => century + i32::try_from(value).ok()?,
            Shape::Number { digits: 4, .. } => self.year(at, &BARE_YEARS)?,
            _ => return None,
        };
        let continues = matches!(self.gap(at + 1), Some(Gap::Hyphen | Gap::Dash | Gap::Dot)) && self.shape(at + 1) != Some(Shape::Word);
        (year > first && !continues).then_some((year, at + 1))
    }
}

fn is_currency(sign: char) -> bool {
    matches!(sign, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
}
