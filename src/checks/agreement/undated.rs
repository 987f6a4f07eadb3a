//! Figures of what changes over time that say of no time, held against those that do: none of them is the same.

use super::{Difference, comparable_at_any_time, sic};
use crate::checks::figures::{Figure, Figures};
use crate::dataset::{Claim, Dataset, Id};
use crate::findings::{Disagreement, Relation, Severity};
use crate::values::count::divergence;

/// What no dated figure bears out, and the nearest of those.
pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let varies = claims.first().is_some_and(|&id| data.vocabulary.properties[data.claims[id].property].varies);
    let figures = Figures::of(data, claims);
    let whole = figures.list.iter().filter(|figure| varies && figure.is_whole() && !figure.only_floor && !figure.count.is_unknown());
    let (dated, undated): (Vec<&Figure>, Vec<&Figure>) = whole.partition(|figure| data.claims[figure.claim].as_of.is_some());
    let mut found: Vec<(&Figure, Vec<&Figure>)> = undated
        .into_iter()
        .filter_map(|figure| {
            let same = dated.iter().copied().filter(|other| of_the_same(data, figure, other)).collect::<Vec<_>>();
            let fits = |other: &&Figure| other.count.interval().intersect(figure.count.interval()).is_some();
            (!same.is_empty() && !same.iter().any(fits)).then_some((figure, same))
        })
        .collect();
    found.sort_by_key(|(figure, _)| figure.claim);
    let Some((lead, same)) = found.first() else { return Vec::new() };
    let apart = |other: &&&Figure| (divergence(&lead.count, &other.count).gap(), other.claim);
    let Some(nearest) = same.iter().min_by_key(apart) else { return Vec::new() };
    let mut sides: Vec<Id<Claim>> =
        found.iter().flat_map(|(figure, same)| std::iter::once(figure.claim).chain(same.iter().map(|other| other.claim))).collect();
    sides.sort();
    sides.dedup();
    let when = data.claims[nearest.claim].as_of.as_ref().map(crate::values::date::Date::human).unwrap_or_default();
    let gap = divergence(&lead.count, &nearest.count).gap();
    vec![Difference {
        kind: Disagreement::Undated,
        relation: Relation::Tension,
        pair: (lead.claim, nearest.claim),
        gap: String::new(),
        joint: String::new(),
        notes: vec![format!(
            "{} is told of no time; the nearest that is, {} as of {when}, is {gap} off.",
            lead.count.phrase(),
            nearest.count.phrase()
        )],
        explanation: None,
        at_most: sic(data, &sides).then_some(Severity::Info),
        between_speakers: false,
        sides,
    }]
}

/// Whether two figures are of the same people or things, as far as they tell.
fn of_the_same(data: &Dataset, a: &Figure, b: &Figure) -> bool {
    let tree = &data.vocabulary.population_tree;
    let whose = a.population.zip(b.population).is_none_or(|(a, b)| tree.in_line(a, b));
    whose && a.unit == b.unit && comparable_at_any_time(&data.claims[a.claim], &data.claims[b.claim])
}
