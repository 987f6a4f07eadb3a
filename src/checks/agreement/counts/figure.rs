//! Figures: what an account says of one population, taken out of its claims.

use crate::checks::side::total;
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Name, Population, Standing, Value};
use crate::values::count::{Count, Interval, sum};

/// One number of one account, for one population, in one voice.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// The claim it stands in; for a part, the part.
    pub claim: Id<Claim>,
    /// The claim of the account that holds it.
    pub whole: Id<Claim>,
    pub account: Id<Account>,
    pub count: Count,
    pub unit: Option<String>,
    pub population: Option<Id<Population>>,
    /// The place within the incident, where the figure is of a part of it.
    pub place: Option<Id<Entity>>,
    /// Who is said to say it, sorted; empty for the source's own voice.
    pub speakers: Vec<String>,
}

/// All figures of the claims, the parts of claims included.
pub(super) fn figures(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for &whole in claims {
        collect(data, whole, whole, &mut figures);
    }
    figures
}

fn collect(data: &Dataset, id: Id<Claim>, whole: Id<Claim>, figures: &mut Vec<Figure>) {
    let claim = &data.claims[id];
    if claim.denied {
        return;
    }
    if let Some(count) = total(data, claim) {
        let count = if claim.standing == Standing::Among { Count::from_interval(Interval::from_floor(count.low())) } else { count };
        figures.push(Figure {
            claim: id,
            whole,
            account: claim.account,
            count,
            unit: unit(claim),
            population: claim.population.or_else(|| shared(data, &claim.parts)),
            place: claim.at_place.as_ref().and_then(Name::entity),
            speakers: speakers(data, claim),
        });
    }
    for &part in claim.parts.iter().chain(&claim.among) {
        collect(data, part, whole, figures);
    }
}

fn unit(claim: &Claim) -> Option<String> {
    match &claim.value {
        Value::Count(_, unit) => unit.clone(),
        _ => None,
    }
}

/// Names of the speakers, by entity where it is known, so that two spellings are one voice.
fn speakers(data: &Dataset, claim: &Claim) -> Vec<String> {
    let id = |name: &Name| name.entity().map_or_else(|| name.text.value.clone(), |id| data.entities[id].id.value.clone());
    let mut speakers: Vec<String> = claim.speakers.iter().map(id).collect();
    speakers.sort();
    speakers
}

/// The narrowest population that all parts lie within.
fn shared(data: &Dataset, parts: &[Id<Claim>]) -> Option<Id<Population>> {
    let tree = &data.vocabulary.population_tree;
    let populations: Option<Vec<_>> = parts.iter().map(|&part| data.claims[part].population).collect();
    let populations = populations?;
    let first = *populations.first()?;
    let candidates = std::iter::once(first).chain(tree.above(first).iter().copied());
    let over_all: Vec<_> = candidates.filter(|&outer| populations.iter().all(|&inner| tree.is_within(inner, outer))).collect();
    over_all.iter().copied().find(|&outer| over_all.iter().all(|&other| tree.is_within(outer, other)))
}

/// What the claims of an account and voice come to, where they tell of several populations beside each other; one claim that covers
/// the others is the total itself.
pub(super) fn account_total(data: &Dataset, figures: &[Figure], account: Id<Account>, speakers: &[String]) -> Option<Count> {
    let tree = &data.vocabulary.population_tree;
    let own = |figure: &&Figure| figure.account == account && figure.speakers == speakers && figure.claim == figure.whole;
    let wholes: Vec<&Figure> = figures.iter().filter(own).collect();
    let covers = |outer: &Figure| {
        outer.population.is_none()
            || wholes.iter().all(|inner| inner.population.zip(outer.population).is_some_and(|(i, o)| tree.is_within(i, o)))
    };
    if let Some(whole) = wholes.iter().find(|figure| covers(figure)) {
        return Some(whole.count.clone());
    }
    let beside_each_other = wholes
        .iter()
        .enumerate()
        .all(|(n, a)| wholes.iter().skip(n + 1).all(|b| a.population.zip(b.population).is_some_and(|(a, b)| !tree.in_line(a, b))));
    (beside_each_other && !wholes.is_empty()).then(|| sum(wholes.iter().map(|figure| &figure.count)))
}
