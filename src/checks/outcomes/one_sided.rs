//! Figures that only one side of the fight gives.

use std::collections::{BTreeMap, BTreeSet};

use super::{accounts, key, passages, seen};
use crate::checks::Context;
use crate::checks::side::{shown, texts};
use crate::dataset::{Claim, Dataset, Entity, Id, Name, Property, Subject};
use crate::findings::{Observation, Outcomes, SubjectKind};

/// Roles of those who fight: who did it, who says so, who was attacked.
const FIGHTING: [&str; 3] = ["attribution", "responsibility", "target"];

/// Every outcome of an incident whose figures all come from one side of it.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let incidents = data.subjects.iter().filter(|(_, record)| record.kind == SubjectKind::Incident);
    let seen = incidents.flat_map(|(_, record)| {
        let fighting = fighting(data, record);
        let mut figures: BTreeMap<Id<Property>, Vec<Id<Claim>>> = BTreeMap::new();
        for id in data.claims_of(record) {
            let claim = &data.claims[id];
            if passages::figure(data, claim).is_some_and(|count| !count.is_unknown()) {
                figures.entry(claim.property).or_default().push(id);
            }
        }
        figures.into_iter().filter_map(|(property, claims)| finding(context, record, property, claims, &fighting)).collect::<Vec<_>>()
    });
    seen.collect()
}

/// Those who fight in an incident, by any account. Generic actors speak for nobody.
fn fighting(data: &Dataset, record: &Subject) -> BTreeSet<Id<Entity>> {
    let told = data.claims_of(record).map(|id| &data.claims[id]).filter(|claim| claim.stands());
    let roles = told.filter(|claim| FIGHTING.iter().any(|role| data.vocabulary.properties[claim.property].has_role(role)));
    roles.flat_map(|claim| claim.value.names()).filter_map(Name::entity).filter(|&id| !data.entities[id].generic).collect()
}

/// The side that speaks in a claim: the one of those who fight that all its speakers are, or belong to.
fn sides<'f>(data: &'f Dataset, claim: &'f Claim, fighting: &'f BTreeSet<Id<Entity>>) -> impl Iterator<Item = Id<Entity>> {
    let speaks = |side: Id<Entity>| {
        let within = |name: &Name| name.entity().is_some_and(|speaker| data.entity_tree.is_within(speaker, side));
        !claim.speakers.is_empty() && claim.speakers.iter().all(within)
    };
    fighting.iter().copied().filter(move |&side| speaks(side))
}

fn finding(
    context: &Context<'_>,
    record: &Subject,
    property: Id<Property>,
    mut claims: Vec<Id<Claim>>,
    fighting: &BTreeSet<Id<Entity>>,
) -> Option<Observation> {
    let data = context.dataset;
    claims.sort_by_cached_key(|&id| key(data, id));
    let of_claim = |&id: &Id<Claim>| sides(data, &data.claims[id], fighting).collect::<BTreeSet<_>>();
    let common = claims.iter().map(of_claim).reduce(|a, b| a.intersection(&b).copied().collect())?;
    if common.is_empty() {
        return None;
    }
    let mut names: Vec<&str> = common.iter().map(|&side| data.entities[side].name()).collect();
    names.sort_unstable();
    let side = names.join(", ");
    let mut speakers: Vec<String> = claims.iter().map(|&id| texts(&data.claims[id].speakers)).collect();
    speakers.dedup();
    let mut values: Vec<String> = claims.iter().map(|&id| shown(data, &data.claims[id])).collect();
    values.dedup();
    let property = &data.vocabulary.properties[property].id;
    let seen = seen(context, Outcomes::OneSided, record, property, &claims)?;
    let seen =
        seen.note(format!("Who speaks, in {}: {}; it fights in the incident as {side}.", accounts(data, &claims), speakers.join(" / ")));
    let identity = [record.id.value.clone(), property.clone(), side.clone()];
    Some(seen.value("speaker", speakers.join(" / ")).value("values", values.join(" / ")).identity(identity))
}
