//! What an expression says about the days of an event.

use super::days::{DayRange, DaySet};
use super::expression::{Element, Expression, SetKind};
use super::extent::Extent;
use super::unit::Precision;

/// The meaning of an expression, on which dates are compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Reading {
    /// It happened on some day of these.
    OneOf(DaySet),
    /// It lasted from one day to another.
    Lasted(Extent),
    /// It happened once in each of several units, with days between them or not.
    EachOf(Members),
}

/// The members of a set that says "on each of".
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Members {
    /// The possible days of each member; a range `a..b` of the set is one member.
    pub(super) each: Vec<DayRange>,
    /// All those days together.
    pub(super) days: DaySet,
    /// From the first member to the last.
    pub(super) extent: Extent,
}

impl Reading {
    pub(super) fn of(expression: &Expression) -> Self {
        match expression {
            Expression::Unit(unit) => Self::OneOf(DaySet::from_range(unit.days())),
            Expression::Interval { start, end } => Self::Lasted(Extent::new(start.days(), end.days())),
            Expression::Set { kind, first, others } => {
                let ranges = std::iter::once(first).chain(others).map(|element| element.days()).collect();
                let days = DaySet::new(ranges).unwrap_or_else(|| DaySet::from_range(first.days()));
                match (kind, first, others.as_slice()) {
                    (SetKind::OneOf, ..) | (SetKind::EachOf, Element::Unit(_), []) => Self::OneOf(days),
                    (SetKind::EachOf, ..) => Self::each_of(*first, others, days),
                }
            }
        }
    }

    /// Consecutive days, each of which is stated, are an extent.
    fn each_of(first: Element, others: &[Element], days: DaySet) -> Self {
        let elements = || std::iter::once(first).chain(others.iter().copied());
        let all_are_days = elements().flat_map(Element::units).all(|unit| unit.precision == Precision::Day && !unit.approximate);
        if let Some(span) = days.single_span()
            && all_are_days
        {
            return Self::Lasted(Extent::of_span(span));
        }
        let extent = elements().map(Element::extent).fold(first.extent(), Extent::joined_with);
        Self::EachOf(Members { each: elements().map(Element::days).collect(), days, extent })
    }

    /// From the first to the last day that is possible.
    pub(super) fn hull(&self) -> DayRange {
        match self {
            Self::OneOf(days) => days.hull(),
            Self::Lasted(extent) => extent.hull(),
            Self::EachOf(members) => members.days.hull(),
        }
    }
}
