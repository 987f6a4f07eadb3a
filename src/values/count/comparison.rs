//! How two claims on one number relate, and what several leave.

use std::collections::BTreeSet;

use super::{Count, Interval, Qualifier};
use crate::values::number::Number;

/// How two counts of one outcome and one population relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountRelation {
    /// They allow the same numbers.
    Equal,
    /// One stated number under two qualifiers, as "more than 77" and "77". Taken by the letter they
    /// may even exclude each other.
    QualifierDiffers,
    /// Compatible, and one only says more precisely what the other leaves open: a vague word or an
    /// approximation around a stated number, a range around a narrower one, or the unknown.
    Refines,
    /// Other numbers are stated, but some number satisfies both.
    Tension {
        /// The numbers that satisfy both.
        joint: Interval,
        /// How far apart the stated numbers are.
        apart: Divergence,
    },
    /// No number satisfies both.
    Conflict {
        /// The distance between the nearest numbers that each allows: at least 1 for whole numbers; 0 for others that only touch.
        gap: Number,
    },
}

/// How far apart two stated numbers are: what a disagreement is ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Divergence {
    lower: Number,
    upper: Number,
}

impl Divergence {
    fn new(one: Number, two: Number) -> Self {
        Self { lower: one.min(two), upper: one.max(two) }
    }

    /// The lower of the two numbers.
    #[must_use]
    pub fn lower(self) -> Number {
        self.lower
    }

    /// The higher of the two numbers.
    #[must_use]
    pub fn upper(self) -> Number {
        self.upper
    }

    /// The difference of the two numbers.
    #[must_use]
    pub fn gap(self) -> Number {
        self.upper.minus(self.lower)
    }

    /// The higher number in percent of the lower, rounded down: 100 when equal, 271 for 95 against
    /// 35. Zero counts as one, so that it is defined; [`u64::MAX`] where it would be greater.
    #[must_use]
    pub fn ratio_percent(self) -> u64 {
        if self.upper == self.lower { 100 } else { self.upper.in_percent_of(self.lower) }
    }
}

/// How far apart the numbers are that two counts state; where they state none or two, the nearest
/// of their bounds is taken.
#[must_use]
pub fn divergence(one: &Count, two: &Count) -> Divergence {
    let ends = |count: &Count| match count.stated() {
        Some(n) => (n, n),
        None => (count.low().number(), count.high().unwrap_or(count.low()).number()),
    };
    let ((a, b), (c, d)) = (ends(one), ends(two));
    let first = Divergence::new(a, c);
    [(a, d), (b, c), (b, d)].into_iter().map(|(x, y)| Divergence::new(x, y)).fold(first, |nearest, other| {
        // The order of the two counts must not matter, so ties are broken by value.
        if (other.gap(), other.lower) < (nearest.gap(), nearest.lower) { other } else { nearest }
    })
}

/// How two counts relate. The order of the two does not matter.
#[must_use]
pub fn compare(one: &Count, two: &Count) -> CountRelation {
    if one.interval() == two.interval() {
        // "Hundreds" allows what "at least 100" allows, but states no number.
        return if is_vague(one) == is_vague(two) { CountRelation::Equal } else { CountRelation::Refines };
    }
    if one.is_unknown() || two.is_unknown() {
        return CountRelation::Refines;
    }
    let Some(joint) = one.interval().intersect(two.interval()) else {
        return if only_qualifiers_differ(one, two) {
            CountRelation::QualifierDiffers
        } else {
            CountRelation::Conflict { gap: one.interval().gap(two.interval()) }
        };
    };
    if same_stated(one, two) {
        CountRelation::QualifierDiffers
    } else if is_around(one, two) || is_around(two, one) {
        CountRelation::Refines
    } else {
        CountRelation::Tension { joint, apart: divergence(one, two) }
    }
}

fn is_vague(count: &Count) -> bool {
    count.qualifier() == Qualifier::Vague
}

fn same_stated(one: &Count, two: &Count) -> bool {
    one.stated().is_some() && one.stated() == two.stated()
}

/// Whether two counts that exclude each other do so only by how strictly they take one number:
/// "more than 77" and "77", but not "more than 77" and "fewer than 77".
fn only_qualifiers_differ(one: &Count, two: &Count) -> bool {
    let (one_side, two_side) = (one.qualifier(), two.qualifier());
    let opposed = (one_side.is_floor() && two_side.is_ceiling()) || (one_side.is_ceiling() && two_side.is_floor());
    // A zero against a positive floor contradicts however it is worded.
    same_stated(one, two) && !opposed && one.stated() != Some(Number::ZERO)
}

/// Whether `loose`, which overlaps `other`, is an imprecise statement of what `other` says.
fn is_around(loose: &Count, other: &Count) -> bool {
    match loose.qualifier() {
        Qualifier::Vague => true,
        Qualifier::About | Qualifier::Nearly => other.stated().is_some_and(|stated| loose.interval().contains(stated)),
        Qualifier::Between => loose.interval().encloses(other.interval()),
        _ => false,
    }
}

/// The numbers that all counts allow, taken by the letter; nothing if there are none. Without any
/// count every number is allowed.
pub fn intersect<'a>(counts: impl IntoIterator<Item = &'a Count>) -> Option<Interval> {
    counts.into_iter().try_fold(Interval::ALL, |joint, count| joint.intersect(count.interval()))
}

/// Two counts that contradict each other, as the indexes of the one with the higher floor and of the
/// one with the lower ceiling.
///
/// Intervals on a line have a common number as soon as any two have one, so the smallest set that
/// contradicts is always a pair: the highest floor against the lowest ceiling, the first of equals.
/// Nothing if no two counts are in [conflict](CountRelation::Conflict); that can be so while
/// [`intersect`] is empty, when one number is merely qualified in two ways.
#[must_use]
pub fn smallest_contradiction(counts: &[&Count]) -> Option<(usize, usize)> {
    let highest_floor = counts.iter().map(|count| count.low()).max()?;
    let lowest_ceiling = counts.iter().filter_map(|count| count.high()).min()?;
    if highest_floor <= lowest_ceiling {
        return None;
    }
    let floors = distinct(counts, |count| count.low() == highest_floor);
    let ceilings = distinct(counts, |count| count.high() == Some(lowest_ceiling));
    floors.iter().find_map(|&(floor, upper)| {
        let (ceiling, _) = ceilings.iter().find(|(_, lower)| matches!(compare(upper, lower), CountRelation::Conflict { .. }))?;
        Some((floor, *ceiling))
    })
}

/// The first of each kind of count that satisfies a condition, with its index. Repetitions are left
/// out, so that a long list of one claim costs no more than one.
fn distinct<'a>(counts: &[&'a Count], condition: impl Fn(&Count) -> bool) -> Vec<(usize, &'a Count)> {
    let mut seen = BTreeSet::new();
    counts
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, count)| condition(count))
        .filter(|(_, count)| seen.insert((count.qualifier(), count.stated())))
        .collect()
}
