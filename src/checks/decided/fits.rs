//! Whether a claim leaves room for a value.

use super::super::agreement::may_be_one;
use super::super::figures::{Figure, Figures};
use super::super::side::total;
use crate::dataset::{Claim, Dataset, Entity, Id, Name, Population, Value};
use crate::values::count::{Bound, Count, CountRelation, Interval, compare as compare_counts};
use crate::values::date::{DateComparison, compare as compare_dates};

/// Whether a claim says what is published, as far as it says anything of it: neither excludes it nor states another figure.
pub(super) fn fits(data: &Dataset, (value, population): (&Value, Option<Id<Population>>), id: Id<Claim>) -> bool {
    let claim = &data.claims[id];
    // Of what could not be read in full nothing is known.
    if claim.denied || claim.planned || claim.broken {
        return true;
    }
    match (value, &claim.value) {
        (Value::Count(published, _), Value::Count(..) | Value::Absent) => {
            total(data, claim).is_none_or(|count| figures_fit(data, (published, population), (&count, claim.population)))
        }
        (Value::Date(published), Value::Date(date)) => !matches!(compare_dates(published, date), DateComparison::Contradicts { .. }),
        (Value::Entities(published), Value::Entities(named)) => names_fit(data, published, named),
        (Value::Word(published), Value::Word(word)) => published == word,
        _ => true,
    }
}

/// A part may be smaller than its whole; of the same people the figures must be the same, or leave room for each other.
fn figures_fit(data: &Dataset, published: (&Count, Option<Id<Population>>), claimed: (&Count, Option<Id<Population>>)) -> bool {
    let tree = &data.vocabulary.population_tree;
    let exceeds = |part: &Count, whole: &Count| whole.high().is_some_and(|most| part.low() > most);
    match (published.1, claimed.1) {
        (Some(of), Some(whose)) if of != whose && tree.is_within(of, whose) => !exceeds(published.0, claimed.0),
        (Some(of), Some(whose)) if of != whose && tree.is_within(whose, of) => !exceeds(claimed.0, published.0),
        (Some(of), Some(whose)) if of != whose => true,
        (Some(_), None) => !exceeds(published.0, claimed.0),
        (None, Some(_)) => !exceeds(claimed.0, published.0),
        _ => !matches!(compare_counts(published.0, claimed.0), CountRelation::Conflict { .. } | CountRelation::Tension { .. }),
    }
}

fn names_fit(data: &Dataset, published: &[Name], named: &[Name]) -> bool {
    let entities = |names: &[Name]| names.iter().filter_map(Name::entity).collect::<Vec<Id<Entity>>>();
    let (published_ones, named_ones) = (entities(published), entities(named));
    published.is_empty() == named.is_empty() && published_ones.iter().all(|&x| named_ones.iter().any(|&y| may_be_one(data, x, y)))
}

/// The numbers that a figure leaves room for. Those who are told to be among others are no more than all of these.
fn room(figures: &Figures, figure: &Figure) -> Option<Interval> {
    let own = figure.count.interval();
    let all = figures.total(&figure.voice).filter(|_| figure.only_floor).and_then(Count::high);
    if own.high().is_none() { Interval::new(own.low(), all) } else { Some(own) }
}

/// Whether the claims together allow a value: for a range each of its ends, by one of them or by what an account comes to.
pub(super) fn allows(data: &Dataset, claims: &[Id<Claim>], value: &Value, population: Option<Id<Population>>) -> bool {
    let Value::Count(published, _) = value else {
        return claims.iter().any(|&id| !data.claims[id].denied && fits(data, (value, population), id));
    };
    let figures = Figures::of(data, claims);
    let tree = &data.vocabulary.population_tree;
    let of_same = |other: Option<Id<Population>>| population.zip(other).is_none_or(|(a, b)| tree.in_line(a, b));
    let counted = figures.list.iter().filter(|figure| of_same(figure.population)).filter_map(|figure| room(&figures, figure));
    let totals = figures.list.iter().filter_map(|figure| Some(figures.total(&figure.voice)?.interval()));
    let rooms: Vec<Interval> = counted.chain(totals).collect();
    let holds = |end: Bound| rooms.iter().any(|room| room.contains(end));
    let open = || rooms.iter().any(|room| room.high().is_none());
    holds(published.low()) && published.high().map_or_else(open, holds)
}
