//! What is held against each other: all claims on one property of one thing.

use std::collections::BTreeMap;

use crate::dataset::{Claim, Dataset, Entity, Id, Property, Subject};

/// All claims on one property of one subject; of several subjects where figures are joint, or where several tell when one entity
/// began and ended.
#[derive(Clone)]
pub(super) struct Group {
    pub subjects: Vec<Id<Subject>>,
    pub property: Id<Property>,
    pub claims: Vec<Id<Claim>>,
    /// Claims on the property whose values this one counts.
    pub counted: Vec<Id<Claim>>,
}

/// What claims are about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Subjects(Vec<Id<Subject>>),
    Lifetime(Id<Entity>),
}

/// Groups the claims that tell what happened; plans never contradict it.
pub(super) fn groups(data: &Dataset) -> Vec<Group> {
    let mut found: BTreeMap<(Thing, Id<Property>), Vec<Id<Claim>>> = BTreeMap::new();
    let claims = data.accounts.iter().flat_map(|(_, account)| account.claims.iter().copied());
    for id in claims.filter(|&id| !data.claims[id].planned && !data.claims[id].broken) {
        let claim = &data.claims[id];
        found.entry((thing(data, claim), claim.property)).or_default().push(id);
    }
    let counted = |thing: &Thing, property: Id<Property>| {
        let other = data.vocabulary.properties[property].counts?;
        found.get(&(thing.clone(), other)).cloned()
    };
    let groups = found.iter().map(|((thing, property), claims)| Group {
        subjects: subjects(data, claims),
        property: *property,
        claims: claims.clone(),
        counted: counted(thing, *property).unwrap_or_default(),
    });
    groups.filter(|group| group.claims.len() + group.counted.len() > 1).collect()
}

fn thing(data: &Dataset, claim: &Claim) -> Thing {
    let own = data.accounts[claim.account].subject;
    let property = &data.vocabulary.properties[claim.property];
    match data.subjects[own].lifetime_of {
        Some(entity) if property.has_role("start") || property.has_role("end") => Thing::Lifetime(entity),
        _ => Thing::Subjects(covered(own, claim)),
    }
}

/// The subject of a claim, and those that its figure covers too, sorted.
fn covered(own: Id<Subject>, claim: &Claim) -> Vec<Id<Subject>> {
    let mut subjects: Vec<Id<Subject>> = std::iter::once(own).chain(claim.together_with.iter().copied()).collect();
    subjects.sort();
    subjects.dedup();
    subjects
}

fn subjects(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Id<Subject>> {
    let mut subjects: Vec<Id<Subject>> =
        claims.iter().map(|&id| &data.claims[id]).flat_map(|claim| covered(data.accounts[claim.account].subject, claim)).collect();
    subjects.sort();
    subjects.dedup();
    subjects
}
