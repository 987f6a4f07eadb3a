//! Who is told in two parts of one deed that nobody has both of: who hands over and who receives, who lets go and who frees.

use std::collections::BTreeSet;

use super::Context;
use super::agreement::{comparable, may_be_one, tags};
use super::side::{side, statement, texts};
use super::when::{marked, sort};
use crate::dataset::{Claim, Dataset, Entity, Id, Name, Property, Subject, ValueType};
use crate::findings::{Deeds, Facet, Observation, Relation};

/// Claims that stand against each other, those of the one property and those of the other.
struct Against {
    one: BTreeSet<Id<Claim>>,
    other: BTreeSet<Id<Claim>>,
}

/// Everything that one facet sees, subject by subject.
pub(super) fn observe(context: &Context<'_>, facet: Deeds) -> Vec<Observation> {
    let data = context.dataset;
    let pairs = match facet {
        Deeds::Both => excluding(data),
        Deeds::Freed => freeing(data),
    };
    let found = data.subjects.iter().flat_map(|(_, subject)| {
        let pairs = pairs.iter().copied();
        pairs.filter_map(move |(one, other)| finding(context, facet, subject, &against(data, facet, subject, one, other)))
    });
    found.collect()
}

/// Properties of entities that, says the vocabulary, cannot hold the same beside each other.
fn excluding(data: &Dataset) -> Vec<(Id<Property>, Id<Property>)> {
    let properties = data.vocabulary.properties.iter();
    properties.flat_map(|(id, property)| property.not_as.iter().map(move |&other| (id, other))).collect()
}

/// Whose hostages are let go, and who undertakes something.
fn freeing(data: &Dataset) -> Vec<(Id<Property>, Id<Property>)> {
    let of_role = |role: &'static str| {
        let properties = data.vocabulary.properties.iter();
        properties.filter(move |(_, property)| property.value_type == ValueType::Entity && property.has_role(role)).map(|(id, _)| id)
    };
    of_role("release").flat_map(|release| of_role("agency").map(move |agency| (release, agency))).collect()
}

fn against(data: &Dataset, facet: Deeds, subject: &Subject, one: Id<Property>, other: Id<Property>) -> Against {
    // "Predecessors and affiliates, among them": in which part each of an open list is told, its words leave open.
    let plays = |claim: &Claim| claim.stands() && (facet == Deeds::Freed || !claim.including);
    let told = |property: Id<Property>| -> Vec<Id<Claim>> {
        data.claims_of(subject).filter(|&id| data.claims[id].property == property && plays(&data.claims[id])).collect()
    };
    let others = told(other);
    let mut found = Against { one: BTreeSet::new(), other: BTreeSet::new() };
    for a in told(one) {
        for &b in others.iter().filter(|&&b| exclude(data, facet, &data.claims[a], &data.claims[b])) {
            found.one.insert(a);
            found.other.insert(b);
        }
    }
    found
}

fn exclude(data: &Dataset, facet: Deeds, a: &Claim, b: &Claim) -> bool {
    let (one, other) = (named(a), named(b));
    let any = |meets: &dyn Fn(Id<Entity>, Id<Entity>) -> bool| one.iter().any(|&x| other.iter().any(|&y| meets(x, y)));
    let generic = |id: Id<Entity>| data.entities[id].generic;
    let deeds_exclude = match facet {
        Deeds::Both => any(&|x, y| !generic(x) && !generic(y) && (data.entity_tree.in_line(x, y) || data.judged_same(x, y))),
        // Whoever can also be one that lets go may have asked for it and not fought for it.
        Deeds::Freed => {
            let releases = &data.vocabulary.properties[a.property].of;
            let frees = |&y: &Id<Entity>| !releases.is_empty() && !data.vocabulary.takes(releases, data.entities[y].entity_type);
            !one.is_empty() && other.iter().any(frees) && !any(&|x, y| may_be_one(data, x, y))
        }
    };
    deeds_exclude && comparable(data, a, b)
}

fn named(claim: &Claim) -> Vec<Id<Entity>> {
    claim.value.names().iter().filter_map(Name::entity).collect()
}

fn finding(context: &Context<'_>, facet: Deeds, subject: &Subject, against: &Against) -> Option<Observation> {
    let data = context.dataset;
    let sorted = |claims: &BTreeSet<Id<Claim>>| {
        let mut claims: Vec<Id<Claim>> = claims.iter().copied().collect();
        sort(data, &mut claims);
        claims
    };
    let (ones, others) = (sorted(&against.one), sorted(&against.other));
    let (&first, &second) = ones.first().zip(others.first())?;
    let all = [ones.as_slice(), others.as_slice()].concat();
    let label = |id: Id<Claim>| statement(&side(context, id));
    let mut seen = Observation::at(Facet::Deeds(facet), data.claims[first].span, label(first)).see(data.claims[second].span, label(second));
    for &id in all.iter().filter(|&&id| id != first && id != second) {
        seen = seen.see(data.claims[id].span, label(id));
    }
    seen.sides = all.iter().map(|&id| side(context, id)).collect();
    seen.tags = tags(data, &all);
    seen.relation = Some(if facet == Deeds::Both { Relation::Contradicts } else { Relation::Tension });
    let property = |id: Id<Claim>| data.vocabulary.properties[data.claims[id].property].id.clone();
    let names = |claims: &[Id<Claim>]| {
        let told: BTreeSet<String> = claims.iter().map(|&id| texts(data.claims[id].value.names())).collect();
        told.into_iter().collect::<Vec<_>>().join(" / ")
    };
    let (one, other) = (names(&ones), names(&others));
    let identity = [subject.id.value.clone(), property(first), property(second)].into_iter().chain(entities(data, &all));
    seen.identity = identity.collect();
    seen = seen.value("one", one).value("other", other).value("beside", property(second));
    Some(marked(data, seen.about(subject.reference()).on(property(first)), &all))
}

/// Ids of all who are named.
fn entities(data: &Dataset, claims: &[Id<Claim>]) -> BTreeSet<String> {
    claims.iter().flat_map(|&id| named(&data.claims[id])).map(|id| data.entities[id].id.value.clone()).collect()
}
