//! The grammar of dates: single, joined and bounded.

use super::language::Bound;
use super::passage::Passage;
use super::period::{Period, in_order};
use super::relative::Offset;
use super::tokens::{Gap, Shape};

/// What a phrase says of when something was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// In a period: on a day, or on some day in a month or year.
    In(Period),
    /// "about October 2012"
    About(Period),
    /// It lasted from one to the other: "June 18–19", "from March 23 until March 31, 2022".
    Lasted {
        /// When it started.
        from: Period,
        /// When it ended.
        to: Period,
    },
    /// On some day between the two, these included: "between May 3 and May 5".
    Between {
        /// The earlier.
        from: Period,
        /// The later.
        to: Period,
    },
    /// On one or the other: "August 14 or 15", "01/11/2019", whose order is open.
    Either(Period, Period),
    /// On each of two: "August 14 and 16".
    Both(Period, Period),
    /// "by August 15, 2022": on that day or before.
    By(Period),
    /// "before August 15, 2022": not on that day.
    Before(Period),
    /// "after August 15, 2022": not on that day.
    After(Period),
    /// "since 2012": it has lasted from then on.
    Since(Period),
    /// "until May 2013": it lasted to then.
    Until(Period),
    /// Counted from another day: "the following day".
    Relative(Offset),
}

/// How two dates are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Extent,
    Alternative,
    Conjunction,
}

/// What a phrase says, and the position after it.
type Parsed = (Reading, usize);

impl Passage<'_> {
    /// The date phrase that starts at a position.
    pub(super) fn reading(&self, at: usize) -> Option<Parsed> {
        let relative = |(offset, end)| (Reading::Relative(offset), end);
        self.framed(at)
            .or_else(|| self.bounded(at))
            .or_else(|| self.relative(at).map(relative))
            .or_else(|| self.joined(at))
            .or_else(|| self.weekday(at).map(relative))
    }

    /// "from March 23 until March 31, 2022", "between May 3 and May 5"
    fn framed(&self, at: usize) -> Option<Parsed> {
        let language = self.language;
        if let Some((closer, start)) = self.lead(at, language.between_frames) {
            // "between 5 and 9 June"
            if let Some((from, to, end)) = self.days_of_month(start, start + 2).filter(|_| self.is_one_of(start + 1, &[closer])) {
                return Some((Reading::Between { from, to }, end));
            }
            let (from, middle) = self.period(start)?;
            let (to, end) = self.second(from, middle, &[closer])?;
            return in_order(from, to).map(|(from, to)| (Reading::Between { from, to }, end));
        }
        let (closers, start) = self.lead(at, language.extent_frames)?;
        if let Some((from, to, end)) = self.days_of_month(start, start + 2).filter(|_| self.is_one_of(start + 1, closers)) {
            return Some((Reading::Lasted { from, to }, end));
        }
        let (from, middle) = self.period(start)?;
        let (to, end) = self.second(from, middle, closers)?;
        in_order(from, to).map(|(from, to)| (Reading::Lasted { from, to }, end))
    }

    /// Two days before the name of their month, the second at `second`.
    fn days_of_month(&self, first: usize, second: usize) -> Option<(Period, Period, usize)> {
        let earlier = self.day_number(first)?;
        let later = self.day_number(second).filter(|later| *later > earlier)?;
        match self.period(second)? {
            (to @ Period::Day { year, month, day }, end) if day == later => Some((Period::Day { year, month, day: earlier }, to, end)),
            _ => None,
        }
    }

    /// The second date behind one of some words.
    fn second(&self, first: Period, middle: usize, words: &[&str]) -> Option<(Period, usize)> {
        let joined = self.has_gap(middle, Gap::Space) || self.has_gap(middle, Gap::Comma);
        let start = middle + 1;
        let start = if self.is_one_of(start, self.language.articles) { start + 1 } else { start };
        let found = self.is_one_of(middle, words) && joined && self.has_gap(start, Gap::Space);
        if found { self.period(start).or_else(|| self.day_of_same_month(first, start)) } else { None }
    }

    /// "by August 15, 2022", "since 2012", "about October 2012"
    fn bounded(&self, at: usize) -> Option<Parsed> {
        let (bound, date_at) = self.lead(at, self.language.bounds)?;
        let article = self.is_one_of(date_at, self.language.articles);
        let start = if article { date_at + 1 } else { date_at };
        if let Some((_, end)) = self.relative(date_at).or_else(|| self.weekday(date_at)) {
            return (bound != Bound::About).then_some((Reading::Relative(Offset::Unknown), end));
        }
        let (reading, end) = self.joined(start)?;
        // "after the November 2015 attack" is after the attack, and may be in November.
        let date_of_event = article
            && match reading {
                Reading::In(Period::Day { .. }) => self.is_named(start),
                Reading::In(period) => matches!(period, Period::Month { part: None, .. } | Period::Year(_)),
                _ => false,
            };
        if date_of_event {
            return None;
        }
        let reading = match (reading, bound) {
            (Reading::In(period), Bound::About) => Reading::About(period),
            (Reading::In(period), Bound::By) => Reading::By(period),
            (Reading::In(period), Bound::Until) => Reading::Until(period),
            (Reading::In(period), Bound::Before) => Reading::Before(period),
            (Reading::In(period), Bound::After) => Reading::After(period),
            (Reading::In(period), Bound::Since) => Reading::Since(period),
            _ => return None,
        };
        Some((reading, end))
    }

    /// One date, or two that are joined.
    fn joined(&self, at: usize) -> Option<Parsed> {
        if let Some(numeric) = self.numeric(at) {
            return Some(numeric);
        }
        if let Some(parsed) = self.days_before_month(at) {
            return Some(parsed);
        }
        let (first, middle) = self.period(at)?;
        Some(self.pair(first, middle).unwrap_or((Reading::In(first), middle)))
    }

    /// What a date makes with the one that is joined to it.
    fn pair(&self, first: Period, middle: usize) -> Option<Parsed> {
        let (joint, start) = self.joint(middle)?;
        if let (Period::Year(year), Joint::Extent | Joint::Alternative) = (first, joint)
            && let Some((later, end)) = self.later_year(start, year)
        {
            return Some((Reading::Lasted { from: first, to: Period::Year(later) }, end));
        }
        let (second, end) = self.period(start).or_else(|| self.day_of_same_month(first, start))?;
        // Two full dates beside each other are two dates.
        let share_a_year = first.year().is_none() && second.year().is_some();
        let share_a_month = !self.is_named(start) && first.year().is_none();
        if joint != Joint::Extent && !share_a_year && !share_a_month {
            return None;
        }
        let (first, second) = in_order(first, second)?;
        Some((joint.reading(first, second), end))
    }

    /// Whether a date starts with a word.
    fn is_named(&self, at: usize) -> bool {
        self.shape(at) == Some(Shape::Word)
    }

    /// How what stands before a position is joined to what follows, and where that starts.
    fn joint(&self, at: usize) -> Option<(Joint, usize)> {
        match self.gap(at)? {
            Gap::Hyphen | Gap::Dash => Some((Joint::Extent, at)),
            Gap::Slash => Some((Joint::Alternative, at)),
            Gap::Space => {
                let joint = if self.is_one_of(at, self.language.extent_joiners) {
                    Joint::Extent
                } else if self.is_one_of(at, self.language.alternatives) {
                    Joint::Alternative
                } else if self.is_one_of(at, self.language.conjunctions) {
                    Joint::Conjunction
                } else {
                    return None;
                };
                self.has_gap(at + 1, Gap::Space).then_some((joint, at + 1))
            }
            _ => None,
        }
    }

    /// The second day of "June 18–19, 2019".
    fn day_of_same_month(&self, first: Period, at: usize) -> Option<(Period, usize)> {
        let Period::Day { year: None, month, day: earlier } = first else {
            return None;
        };
        let day = self.day_number(at).filter(|day| *day > earlier)?;
        let end = at + 1;
        if let Some((year, end)) = self.year_behind(end) {
            return Some((Period::Day { year: Some(year), month, day }, end));
        }
        // "and 5 soldiers", "to 5 percent"
        let goes_on = self.has_gap(end, Gap::Space) && !self.is_one_of(end, self.language.after_days);
        let part_of_number = matches!(self.gap(end), Some(Gap::Dot | Gap::Colon | Gap::Slash | Gap::Hyphen));
        let joined_tightly = matches!(self.gap(at), Some(Gap::Hyphen | Gap::Dash));
        (!part_of_number && (!goes_on || joined_tightly)).then_some((Period::Day { year: None, month, day }, end))
    }

    /// "18–19 June 2019", "14 and 15 November"
    fn days_before_month(&self, at: usize) -> Option<Parsed> {
        let (joint, start) = self.joint(at + 1)?;
        self.days_of_month(at, start).map(|(from, to, end)| (joint.reading(from, to), end))
    }

    /// "30/09/2019", "30.9.2019", and "01/11/2019", which can be two days.
    fn numeric(&self, at: usize) -> Option<Parsed> {
        let separator = self.gap(at + 1).filter(|gap| matches!(gap, Gap::Slash | Gap::Dot))?;
        let Some(Shape::Number { value: year, digits: 4 }) = self.shape(at + 2) else {
            return None;
        };
        let plain = |at: usize| matches!(self.shape(at), Some(Shape::Number { .. }));
        let (a, b) = self.day_number(at).zip(self.day_number(at + 1)).filter(|_| plain(at) && plain(at + 1))?;
        let apart = |at: usize| !matches!(self.gap(at), Some(Gap::Slash | Gap::Dot | Gap::Hyphen | Gap::Colon));
        if !self.has_gap(at + 2, separator) || !apart(at) || !apart(at + 3) {
            return None;
        }
        let year = i32::try_from(year).ok();
        let day = |month, day| Period::Day { year, month, day };
        let reading = match (a <= 12, b <= 12) {
            (true, true) if a != b => {
                let (earlier, later) = (a.min(b), a.max(b));
                Reading::Either(day(earlier, later), day(later, earlier))
            }
            (_, true) => Reading::In(day(b, a)),
            (true, false) => Reading::In(day(a, b)),
            (false, false) => return None,
        };
        Some((reading, at + 3))
    }
}

impl Joint {
    const fn reading(self, first: Period, second: Period) -> Reading {
        match self {
            Self::Extent => Reading::Lasted { from: first, to: second },
            Self::Alternative => Reading::Either(first, second),
            Self::Conjunction => Reading::Both(first, second),
        }
    }
}
