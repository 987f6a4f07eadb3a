//! A relation told as if it went on, to what the same revision has end, or of a time that it has end.
//!
//! The relation itself need not be told as ended: help of a mission ends with the mission, who relied on somebody until a year no
//! longer does, and help that somebody gave through missions, says the text, has nobody to give it once all of them have ended.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::passage::in_one;
use super::super::when::date;
use super::source;
use crate::dataset::{Claim, Dataset, Entity, Id, Name, Property, Source, Subject, ValueType};
use crate::values::clause::Hedge;
use crate::values::date::Date;

/// What one revision tells of one relation of one subject.
type Place = (Id<Subject>, Id<Property>, Id<Source>);

/// A claim that outlived what it tells of: to whom, and what tells that it had ended.
pub(super) struct Outlived {
    pub(super) claim: Id<Claim>,
    pub(super) to: Id<Entity>,
    pub(super) over: Vec<Id<Claim>>,
    /// Where what has ended are parts of them: those through whom the text has the relation elsewhere.
    pub(super) through: BTreeSet<Id<Entity>>,
}

/// What tells of ends, and whose ends they are where those are parts of somebody.
struct Ended {
    told: Vec<Id<Claim>>,
    parts: BTreeSet<Id<Entity>>,
}

/// All such claims, in the order of the claims.
pub(super) fn observe(context: &Context<'_>) -> Vec<Outlived> {
    let data = context.dataset;
    let (ends, times, relations) = (ends(data), closed_times(data), relations(data));
    let mut found = Vec::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| goes_on(data, claim)) {
        for to in claim.value.names().iter().filter_map(Name::entity) {
            let of_the_value = ends.get(&to).map(|all| ended(data, id, all)).unwrap_or_default();
            let of_the_time = times.get(&place(data, id)).into_iter().flatten().copied().filter(|&other| is_closed(data, id, other, to));
            let told: Vec<Id<Claim>> = of_the_value.into_iter().chain(of_the_time).collect();
            let of_parts = if told.is_empty() { ended_parts(data, id, to, &relations, &ends) } else { None };
            let Ended { told: over, parts: through } = of_parts.unwrap_or(Ended { told, parts: BTreeSet::new() });
            // Who tells the end beside it misleads nobody.
            if !over.is_empty() && !over.iter().any(|&end| in_one(context, end, id)) {
                found.push(Outlived { claim: id, to, over, through });
            }
        }
    }
    found
}

fn place(data: &Dataset, id: Id<Claim>) -> Place {
    let claim = &data.claims[id];
    (data.accounts[claim.account].subject, claim.property, source(data, id))
}

/// Whether a claim tells a relation that changes over time, in the source's own words and of no time: as if it went on.
fn goes_on(data: &Dataset, claim: &Claim) -> bool {
    claim.stands() && claim.as_of.is_none() && claim.speakers.is_empty() && is_relation(data, claim)
}

/// The claims on relations that change over time, by place.
fn relations(data: &Dataset) -> BTreeMap<Place, Vec<Id<Claim>>> {
    let mut found: BTreeMap<Place, Vec<Id<Claim>>> = BTreeMap::new();
    for (id, _) in data.claims.iter().filter(|(_, claim)| claim.stands() && is_relation(data, claim)) {
        found.entry(place(data, id)).or_default().push(id);
    }
    found
}

/// Those, part of somebody, with whom the text has the same relation elsewhere, and what tells their ends; nothing where one goes on. A
/// claim whose own account names them says through whom it is, and is as good as they are.
fn ended_parts(
    data: &Dataset,
    id: Id<Claim>,
    to: Id<Entity>,
    relations: &BTreeMap<Place, Vec<Id<Claim>>>,
    ends: &BTreeMap<Id<Entity>, Vec<Id<Claim>>>,
) -> Option<Ended> {
    let parts = |claim: Id<Claim>| {
        let named = data.claims[claim].value.names().iter().filter_map(Name::entity);
        named.filter(|&entity| entity != to && data.entity_tree.is_within(entity, to)).collect::<BTreeSet<_>>()
    };
    let alike: Vec<Id<Claim>> = relations.get(&place(data, id)).into_iter().flatten().copied().collect();
    let is_own = |claim: &&Id<Claim>| data.claims[**claim].account == data.claims[id].account;
    if alike.iter().filter(is_own).any(|&claim| !parts(claim).is_empty()) {
        return None;
    }
    let parts: BTreeSet<Id<Entity>> = alike.iter().flat_map(|&claim| parts(claim)).collect();
    let over = |part: &Id<Entity>| ends.get(part).filter(|all| all_past(data, id, all));
    let all: Vec<&Vec<Id<Claim>>> = parts.iter().map(over).collect::<Option<_>>()?;
    Some(Ended { told: all.into_iter().flat_map(|all| ended(data, id, all)).collect(), parts })
}

fn is_relation(data: &Dataset, claim: &Claim) -> bool {
    let property = &data.vocabulary.properties[claim.property];
    property.varies && property.value_type == ValueType::Entity
}

/// The ends of entities whose lifetime is told.
fn ends(data: &Dataset) -> BTreeMap<Id<Entity>, Vec<Id<Claim>>> {
    let mut found: BTreeMap<Id<Entity>, Vec<Id<Claim>>> = BTreeMap::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands() && claim.of.is_empty()) {
        let entity = data.subjects[data.accounts[claim.account].subject].lifetime_of;
        if let Some(entity) = entity.filter(|_| data.vocabulary.properties[claim.property].has_role("end") && claim.value.date().is_some())
        {
            found.entry(entity).or_default().push(id);
        }
    }
    found
}

/// The ends of an entity that the source of a claim tells itself, if nobody has it end after the claim, or is unsure of the end. What
/// a curator reads from "which replaced", the text does not tell as an end.
fn ended(data: &Dataset, id: Id<Claim>, all: &[Id<Claim>]) -> Vec<Id<Claim>> {
    if all_past(data, id, all) {
        all.iter().copied().filter(|&end| source(data, end) == source(data, id) && data.claims[end].inferred.is_none()).collect()
    } else {
        Vec::new()
    }
}

/// Whether all tell for sure of an end before the source of a claim appeared.
fn all_past(data: &Dataset, id: Id<Claim>, ends: &[Id<Claim>]) -> bool {
    let sure = |&end: &Id<Claim>| data.claims[end].hedge.is_none_or(|hedge| hedge == Hedge::Confirmed);
    ends.iter().all(|end| sure(end) && date(data, *end).is_some_and(|end| is_past(data, id, end)))
}

/// Whether a day had passed when the source of a claim appeared.
fn is_past(data: &Dataset, id: Id<Claim>, end: &Date) -> bool {
    let appeared = data.sources[source(data, id)].published.as_ref().and_then(|date| date.possible().earliest());
    end.possible().latest().zip(appeared).is_some_and(|(end, appeared)| end < appeared)
}

/// The claims, by place, that tell a relation until a time, open to the past, as their source says and not as a curator made it out.
fn closed_times(data: &Dataset) -> BTreeMap<Place, Vec<Id<Claim>>> {
    let mut found: BTreeMap<Place, Vec<Id<Claim>>> = BTreeMap::new();
    let until = |claim: &Claim| claim.as_of.as_ref().is_some_and(|date| date.possible().earliest().is_none());
    let closed = |claim: &Claim| claim.stands() && claim.inferred.is_none() && is_relation(data, claim) && until(claim);
    for (id, _) in data.claims.iter().filter(|(_, claim)| closed(claim)) {
        found.entry(place(data, id)).or_default().push(id);
    }
    found
}

/// Whether another claim has the relation to somebody, or to who is part of them, until a day before the source appeared.
fn is_closed(data: &Dataset, id: Id<Claim>, other: Id<Claim>, to: Id<Entity>) -> bool {
    let (claim, closed) = (&data.claims[id], &data.claims[other]);
    let mut named = closed.value.names().iter().filter_map(Name::entity);
    let same_of = claim.of.is_empty() && closed.of.is_empty() || claim.of.iter().any(|x| closed.of.iter().any(|y| x.is_of_same(y)));
    same_of
        && named.any(|entity| data.entity_tree.is_within(entity, to))
        && closed.as_of.as_ref().is_some_and(|until| is_past(data, id, until))
}
