//! What two incidents tell alike, and what differently.

use std::collections::{BTreeMap, BTreeSet};

use super::claims;
use crate::checks::side::{shown, total};
use crate::dataset::{Dataset, Entity, Id, Name, Property, Subject, Value};

/// Properties of who did it and to whom, by role.
const ACTORS: [&str; 3] = ["attribution", "responsibility", "target"];

/// A figure below this is that of half of all incidents.
const TELLING: u64 = 2;

/// Few incidents have a figure of this size, and two of a few days that share one are hardly two.
const LARGE: u64 = 10;

/// What the two tell alike, in words: a figure, whatever qualifies it, or somebody who is no mere "gunmen".
pub(super) fn agreement(data: &Dataset, a: &Subject, b: &Subject) -> BTreeSet<String> {
    let (of_a, of_b) = (actors(data, a), actors(data, b));
    let named = of_a.intersection(&of_b).filter(|(_, entity)| !data.entities[*entity].generic);
    let named = named.map(|&(property, entity)| format!("{} {}", id(data, property), data.entities[entity].name()));
    named.chain(shared_figures(data, a, b, TELLING)).collect()
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
    let shared = of_a.intersection(&of_b).filter(|(_, number)| *number >= least);
    shared.map(|&(property, number)| format!("{} {number}", id(data, property))).collect()
}

fn figures(data: &Dataset, subject: &Subject) -> BTreeSet<(Id<Property>, u64)> {
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
    let values = |subject: &Subject| {
        let mut values: BTreeMap<Id<Property>, BTreeSet<String>> = BTreeMap::new();
        for claim in claims(data, subject) {
            if matches!(claim.value, Value::Count(..) | Value::Entities(_))
                && !data.vocabulary.properties[claim.property].has_role("location")
            {
                values.entry(claim.property).or_default().insert(shown(data, claim));
            }
        }
        values
    };
    let (a, b) = (values(a), values(b));
    let both = a.iter().filter_map(|(property, x)| b.get(property).map(|y| (property, x, y)));
    let differing = both.filter(|(_, x, y)| x.is_disjoint(y)).map(|(&property, x, y)| {
        let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(" / ");
        format!("{} ({} against {})", data.vocabulary.properties[property].id, list(x), list(y))
    });
    differing.collect::<Vec<_>>().join(", ")
}
