//! What two incidents tell alike, and what differently.

use std::collections::{BTreeMap, BTreeSet};

use super::claims;
use crate::checks::agreement::may_be_one;
use crate::checks::side::{shown, total};
use crate::dataset::{Claim, Dataset, Entity, Id, Name, Property, Subject, Value};
use crate::values::number::Number;

/// Properties of who did it and to whom, by role.
const ACTORS: [&str; 3] = ["attribution", "responsibility", "target"];

/// A figure below this is that of half of all incidents.
const TELLING: u64 = 2;

/// Few incidents have a figure of this size, and two of a few days that share one are hardly two.
const LARGE: u64 = 10;

/// What the two tell alike, in words: a figure, whatever qualifies it, or somebody who is no mere "gunmen".
pub(super) fn agreement(data: &Dataset, a: &Subject, b: &Subject) -> BTreeSet<String> {
    named_actors(data, a, b).into_iter().chain(shared_figures(data, a, b, TELLING)).collect()
}

/// Those whom both name, who are no mere "gunmen", in words.
pub(super) fn named_actors(data: &Dataset, a: &Subject, b: &Subject) -> BTreeSet<String> {
    let (of_a, of_b) = (actors(data, a), actors(data, b));
    let named = of_a.intersection(&of_b).filter(|(_, entity)| !data.entities[*entity].generic);
    named.map(|&(property, entity)| format!("{} {}", id(data, property), data.entities[entity].name())).collect()
}

/// All figures but zero that both tell, in words.
pub(super) fn all_figures(data: &Dataset, a: &Subject, b: &Subject) -> BTreeSet<String> {
    shared_figures(data, a, b, 1)
}

/// The large figures that both tell, in words.
pub(super) fn large_figures(data: &Dataset, a: &Subject, b: &Subject) -> BTreeSet<String> {
    shared_figures(data, a, b, LARGE)
}

fn id(data: &Dataset, property: Id<Property>) -> &str {
    &data.vocabulary.properties[property].id
}

fn shared_figures(data: &Dataset, a: &Subject, b: &Subject, least: u64) -> BTreeSet<String> {
    let (of_a, of_b) = (figures(data, a), figures(data, b));
    let shared = of_a.intersection(&of_b).filter(|(_, number)| *number >= least.into());
    shared.map(|&(property, number)| format!("{} {number}", id(data, property))).collect()
}

fn figures(data: &Dataset, subject: &Subject) -> BTreeSet<(Id<Property>, Number)> {
    claims(data, subject).filter_map(|claim| Some((claim.property, total(data, claim)?.stated()?))).collect()
}

fn actors(data: &Dataset, subject: &Subject) -> BTreeSet<(Id<Property>, Id<Entity>)> {
    let acting = claims(data, subject).filter(|claim| ACTORS.iter().any(|role| data.vocabulary.properties[claim.property].has_role(role)));
    let named = acting.flat_map(|claim| claim.value.names().iter().filter_map(Name::entity).map(move |entity| (claim.property, entity)));
    named.collect()
}

/// Whether somebody in the one can be somebody in the other: the same, or one of the other's.
pub(super) fn actors_meet(data: &Dataset, a: &Subject, b: &Subject) -> bool {
    let (a, b) = (actors(data, a), actors(data, b));
    a.iter().any(|(property, x)| b.iter().any(|(other, y)| property == other && data.entity_tree.in_line(*x, *y)))
}

/// What the two tell differently, property by property.
pub(super) fn differences(data: &Dataset, a: &Subject, b: &Subject) -> String {
    let (of_a, of_b) = (told(data, a), told(data, b));
    let both = of_a.iter().filter_map(|(property, x)| of_b.get(property).map(|y| (property, x, y)));
    let differing = both.filter(|(_, x, y)| !x.iter().any(|&x| y.iter().any(|&y| meet(data, x, y)))).map(|(&property, x, y)| {
        let list = |claims: &[&Claim]| claims.iter().map(|claim| shown(data, claim)).collect::<BTreeSet<_>>();
        let list = |claims: &[&Claim]| list(claims).into_iter().collect::<Vec<_>>().join(" / ");
        format!("{} ({} against {})", id(data, property), list(x), list(y))
    });
    differing.collect::<Vec<_>>().join(", ")
}

/// The figures and names that an incident tells by property, places apart.
fn told<'d>(data: &'d Dataset, subject: &'d Subject) -> BTreeMap<Id<Property>, Vec<&'d Claim>> {
    let mut told: BTreeMap<Id<Property>, Vec<&Claim>> = BTreeMap::new();
    let placed = |claim: &Claim| data.vocabulary.properties[claim.property].has_role("location");
    for claim in claims(data, subject).filter(|claim| !placed(claim)) {
        if matches!(claim.value, Value::Count(..) | Value::Absent | Value::Entities(_)) {
            told.entry(claim.property).or_default().push(claim);
        }
    }
    told
}

/// Whether two claims tell one number, or can tell of the same.
fn meet(data: &Dataset, a: &Claim, b: &Claim) -> bool {
    let number = |claim: &Claim| total(data, claim).and_then(|count| count.stated());
    let names =
        || a.value.names().iter().filter_map(Name::entity).flat_map(|x| b.value.names().iter().filter_map(move |y| Some((x, y.entity()?))));
    number(a).is_some_and(|stated| number(b) == Some(stated)) || names().any(|(x, y)| may_be_one(data, x, y))
}

/// The claims that show whether the two are one, incident by incident: when, where, and what both tell of.
pub(super) fn evidence(data: &Dataset, a: &Subject, b: &Subject) -> Vec<Id<Claim>> {
    let (of_a, of_b) = (told(data, a), told(data, b));
    let shows = |claim: &Claim| {
        let property = &data.vocabulary.properties[claim.property];
        property.has_role("event")
            || property.has_role("location")
            || of_a.contains_key(&claim.property) && of_b.contains_key(&claim.property)
    };
    let of =
        |subject: &Subject| data.claims_of(subject).filter(|&id| data.claims[id].stands() && shows(&data.claims[id])).collect::<Vec<_>>();
    let mut all = [of(a), of(b)].concat();
    // Beside each other what is told of one property; an incident's own accounts stay in their order.
    all.sort_by_key(|&id| (data.claims[id].property, data.accounts[data.claims[id].account].subject));
    all
}
