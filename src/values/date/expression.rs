//! The grammar around single dates: intervals and sets.
//!
//! The text is taken apart here rather than by the EDTF parser, so that an error can say which
//! part is wrong; each part is judged by that parser.

use edtf_core::Edtf;

use super::days::DayRange;
use super::diagnosis::{self, PartOf};
use super::error::{DateError, DateErrorKind, Piece};
use super::extent::Extent;
use super::human;
use super::unit::Unit;

/// A date as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Expression {
    Unit(Unit),
    /// `start/end`
    Interval {
        start: End,
        end: End,
    },
    /// `[…]` or `{…}`, which has at least one element.
    Set {
        kind: SetKind,
        first: Element,
        others: Vec<Element>,
    },
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum End {
    Unit(Unit),
    /// `..`
    Open,
    /// Empty.
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum SetKind {
    /// `[…]`
    OneOf,
    /// `{…}`
    EachOf,
}

/// An element of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Element {
    Unit(Unit),
    /// `..unit`
    OnOrBefore(Unit),
    /// `unit..`
    OnOrAfter(Unit),
    /// `from..to`
    Range(Unit, Unit),
}

impl Expression {
    pub(super) fn parse(text: &str) -> Result<Self, DateError> {
        let whole = Piece::whole(text);
        if text.is_empty() {
            let message = "an empty text is no date: write a day as 2019-09-30, or leave the date out";
            return Err(whole.error(DateErrorKind::NotEdtf, message));
        }
        if let Some(rest) = whole.strip_prefix("[") {
            return Self::parse_set(whole, SetKind::OneOf, rest.strip_suffix("]"));
        }
        if let Some(rest) = whole.strip_prefix("{") {
            return Self::parse_set(whole, SetKind::EachOf, rest.strip_suffix("}"));
        }
        match whole.split_once("/") {
            Some((start, end)) => Self::parse_interval(whole, start, end),
            None => parse_unit(whole, PartOf::Nothing).map(Self::Unit),
        }
    }

    fn parse_interval(whole: Piece<'_>, start: Piece<'_>, end: Piece<'_>) -> Result<Self, DateError> {
        let other_notation = |error| diagnosis::slashed_notation(whole).unwrap_or(error);
        let from = End::parse(start).map_err(other_notation)?;
        let to = End::parse(end).map_err(|error| diagnosis::completing_end(start, end, error)).map_err(other_notation)?;
        match (from, to) {
            (End::Unit(a), End::Unit(b)) if a.first > b.last => Err(reversed(whole, a, b)),
            (End::Unit(_), _) | (_, End::Unit(_)) => Ok(Self::Interval { start: from, end: to }),
            _ => {
                let message = "an interval needs a day at one end at least: write 2019-01-01/.. or ../2019-01-01";
                Err(whole.error(DateErrorKind::NotEdtf, message))
            }
        }
    }

    fn parse_set(whole: Piece<'_>, kind: SetKind, inner: Option<Piece<'_>>) -> Result<Self, DateError> {
        let Some(inner) = inner else {
            let message = "a set ends with the bracket it starts with: write [a,b] for one of several days, {a,b} for each of them";
            return Err(whole.error(DateErrorKind::NotEdtf, message));
        };
        let mut elements = inner.split(',').map(Element::parse);
        // Splitting yields a part even of an empty text, which is then no element.
        let first = elements.next().unwrap_or_else(|| Element::parse(inner))?;
        let others = elements.collect::<Result<_, _>>()?;
        Ok(Self::Set { kind, first, others })
    }

    /// All single dates that are written in it, in order.
    pub(super) fn units(&self) -> impl Iterator<Item = Unit> {
        let (ends, first, others) = match self {
            Self::Unit(unit) => ([Some(*unit), None], None, [].as_slice()),
            Self::Interval { start, end } => ([start.unit(), end.unit()], None, [].as_slice()),
            Self::Set { first, others, .. } => ([None, None], Some(first), others.as_slice()),
        };
        let elements = first.into_iter().chain(others).copied();
        ends.into_iter().flatten().chain(elements.flat_map(Element::units))
    }
}

impl End {
    fn parse(piece: Piece<'_>) -> Result<Self, DateError> {
        match piece.text {
            "" => Ok(Self::Unknown),
            ".." => Ok(Self::Open),
            _ => parse_unit(piece, PartOf::Interval).map(Self::Unit),
        }
    }

    pub(super) const fn unit(self) -> Option<Unit> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::Open | Self::Unknown => None,
        }
    }

    /// The days this end may lie on.
    pub(super) fn days(self) -> DayRange {
        self.unit().map_or(DayRange::ANY, Unit::days)
    }
}

impl Element {
    fn parse(piece: Piece<'_>) -> Result<Self, DateError> {
        if piece.text.is_empty() || piece.text == ".." {
            let message = "a set has a date between its commas: write [2019-09-29,2019-09-30]";
            return Err(piece.error(DateErrorKind::NotEdtf, message));
        }
        let parse = |piece| parse_unit(piece, PartOf::Set);
        if let Some(rest) = piece.strip_prefix("..") {
            return parse(rest).map(Self::OnOrBefore);
        }
        if let Some(rest) = piece.strip_suffix("..") {
            return parse(rest).map(Self::OnOrAfter);
        }
        match piece.split_once("..") {
            Some((from, to)) => Self::range(piece, parse(from)?, parse(to)?),
            None => parse(piece).map(Self::Unit),
        }
    }

    fn range(piece: Piece<'_>, from: Unit, to: Unit) -> Result<Self, DateError> {
        if from.first > to.last {
            return Err(reversed(piece, from, to));
        }
        // ISO 8601-2 wants plain dates of one precision at both ends.
        Edtf::parse(&format!("[{}]", piece.text)).map_err(|error| {
            let message = format!("not an EDTF range ({}): write 2019-09-29..2019-09-30", error.message);
            piece.error(DateErrorKind::NotEdtf, message)
        })?;
        Ok(Self::Range(from, to))
    }

    /// From the first to the last day it may lie on.
    pub(super) fn days(self) -> DayRange {
        self.extent().hull()
    }

    /// From its first member to its last.
    pub(super) fn extent(self) -> Extent {
        match self {
            Self::Unit(unit) => Extent::new(unit.days(), unit.days()),
            Self::OnOrBefore(unit) => Extent::new(DayRange::ANY, unit.days()),
            Self::OnOrAfter(unit) => Extent::new(unit.days(), DayRange::ANY),
            Self::Range(from, to) => Extent::new(from.days(), to.days()),
        }
    }

    pub(super) fn units(self) -> impl Iterator<Item = Unit> {
        let (unit, to) = match self {
            Self::Unit(unit) | Self::OnOrBefore(unit) | Self::OnOrAfter(unit) => (unit, None),
            Self::Range(from, to) => (from, Some(to)),
        };
        std::iter::once(unit).chain(to)
    }
}

fn parse_unit(piece: Piece<'_>, part_of: PartOf) -> Result<Unit, DateError> {
    match Unit::parse(piece.text) {
        Ok(_) if part_of == PartOf::Interval && piece.text.contains('X') => Err(diagnosis::masked_end(piece)),
        Ok(unit) => Ok(unit),
        Err(reason) => Err(diagnosis::explain(piece, part_of, reason)),
    }
}

fn reversed(piece: Piece<'_>, from: Unit, to: Unit) -> DateError {
    let message = format!(
        "it ends ({}) before it starts ({}): write the earlier date first, or correct the wrong one",
        human::unit(to),
        human::unit(from),
    );
    piece.error(DateErrorKind::Reversed, message)
}
