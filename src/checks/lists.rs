//! Lists that name all there are, held against what is known of those named: one that belongs to another of the list, and one that is
//! only a part of whom another list names.
//!
//! Who founds something beside the group that it belongs to is counted twice, and a part is not its whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Context;
use super::side::{seen_in, side, speakers, statement};
use super::when::{dates, hull, marked, sort};
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Name, Property, Subject, ValueType};
use crate::findings::{Facet, Lists, Observation, Relation};

/// All whom one voice names in one account.
#[derive(Default)]
struct List {
    claims: Vec<Id<Claim>>,
    named: BTreeSet<Id<Entity>>,
}

/// Who is of whom, by the claims that say so.
type Belonging = BTreeMap<(Id<Entity>, Id<Entity>), Vec<Id<Claim>>>;

/// The lists that have a part and its whole, and the claims that make it one.
type Pairs = BTreeMap<(Id<Entity>, Id<Entity>), BTreeSet<Id<Claim>>>;

/// Everything that one facet sees, subject by subject.
pub(super) fn observe(context: &Context<'_>, facet: Lists) -> Vec<Observation> {
    let data = context.dataset;
    let belonging = belonging(data);
    let mut found = Vec::new();
    for (id, subject) in data.subjects.iter() {
        for (property, lists) in lists(data, subject) {
            let pairs = match facet {
                Lists::Overlap => overlapping(data, id, &lists, &belonging),
                Lists::Part => parts(data, &lists),
            };
            let seen = pairs.into_iter().filter_map(|(pair, claims)| finding(context, facet, (subject, property), pair, claims));
            found.extend(seen);
        }
    }
    found
}

/// The lists of a subject that name all, by property. One with a name that is not registered says nothing that could be compared.
fn lists(data: &Dataset, subject: &Subject) -> BTreeMap<Id<Property>, Vec<List>> {
    type Voice = (Id<Property>, Id<Account>, Vec<String>);
    let mut voices: BTreeMap<Voice, Option<List>> = BTreeMap::new();
    let listing = |claim: &Claim| data.vocabulary.properties[claim.property].closed && !claim.value.names().is_empty();
    for id in data.claims_of(subject).filter(|&id| data.claims[id].stands() && listing(&data.claims[id])) {
        let claim = &data.claims[id];
        let named: Option<BTreeSet<Id<Entity>>> = claim.value.names().iter().map(Name::entity).collect();
        let voice = voices.entry((claim.property, claim.account, speakers(data, claim))).or_insert_with(|| Some(List::default()));
        let whole = named.filter(|_| !claim.including && claim.relation.is_none());
        *voice = voice.take().zip(whole).map(|(mut list, named)| {
            list.claims.push(id);
            list.named.extend(named);
            list
        });
    }
    let mut found: BTreeMap<Id<Property>, Vec<List>> = BTreeMap::new();
    for ((property, ..), list) in voices {
        found.entry(property).or_default().extend(list);
    }
    found
}

/// Who is told to belong to whom. A list that names all is of those who belong to its subject, and tells nothing of them.
fn belonging(data: &Dataset) -> Belonging {
    let mut found = Belonging::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands() && claim.of.is_empty() && claim.hedge.is_none()) {
        let property = &data.vocabulary.properties[claim.property];
        if property.value_type != ValueType::Entity || !property.has_role("membership") || property.closed {
            continue;
        }
        let subject = &data.subjects[data.accounts[claim.account].subject];
        for whole in claim.value.names().iter().filter_map(Name::entity) {
            for &part in subject.lifetime_of.iter().chain(&subject.entities).filter(|&&part| part != whole) {
                found.entry((part, whole)).or_default().push(id);
            }
        }
    }
    found
}

/// Those of a list who belong to another of it, by the registry or since before.
fn overlapping(data: &Dataset, id: Id<Subject>, lists: &[List], belonging: &Belonging) -> Pairs {
    let mut found = Pairs::new();
    for list in lists {
        let as_of = list.claims.iter().filter_map(|&id| data.claims[id].as_of.as_ref()?.possible().earliest()).min();
        let listed = as_of.or_else(|| hull(data, &dates(data, id, &["event", "start"]))?.earliest());
        let before = |&&claim: &&Id<Claim>| since(data, claim).zip(listed).is_some_and(|(since, listed)| since < listed);
        for (part, whole) in list.named.iter().flat_map(|&part| list.named.iter().map(move |&whole| (part, whole))) {
            let told: Vec<Id<Claim>> = belonging.get(&(part, whole)).into_iter().flatten().filter(before).copied().collect();
            if !told.is_empty() || lies_within(data, part, whole) {
                found.entry((part, whole)).or_default().extend(list.claims.iter().copied().chain(told));
            }
        }
    }
    found
}

/// By when somebody belonged to whom a claim says, at the latest.
fn since(data: &Dataset, claim: Id<Claim>) -> Option<NaiveDate> {
    data.claims[claim].as_of.as_ref()?.possible().latest()
}

/// A name of one list that is only a part of whom another names, where neither has the other's.
fn parts(data: &Dataset, lists: &[List]) -> Pairs {
    let mut found = Pairs::new();
    for (one, other) in lists.iter().flat_map(|one| lists.iter().map(move |other| (one, other))) {
        for (part, whole) in one.named.iter().flat_map(|&part| other.named.iter().map(move |&whole| (part, whole))) {
            if lies_within(data, part, whole) && !one.named.contains(&whole) && !other.named.contains(&part) {
                found.entry((part, whole)).or_default().extend(one.claims.iter().chain(&other.claims).copied());
            }
        }
    }
    found
}

/// Whether the registry has the one within the other. "The rebels" are no whole that could be named beside its parts.
fn lies_within(data: &Dataset, part: Id<Entity>, whole: Id<Entity>) -> bool {
    part != whole && data.entity_tree.is_within(part, whole) && !data.entities[whole].generic
}

fn finding(
    context: &Context<'_>,
    facet: Lists,
    (subject, property): (&Subject, Id<Property>),
    (part, whole): (Id<Entity>, Id<Entity>),
    claims: BTreeSet<Id<Claim>>,
) -> Option<Observation> {
    let data = context.dataset;
    let (mut listed, mut others): (Vec<Id<Claim>>, Vec<Id<Claim>>) =
        claims.into_iter().partition(|&id| data.claims[id].property == property);
    sort(data, &mut listed);
    sort(data, &mut others);
    listed.first()?;
    let all = [listed, others].concat();
    let mut seen = seen_in(context, Facet::Lists(facet), &all, |id| statement(&side(context, id)))?;
    seen.relation = Some(Relation::Tension);
    let [part, whole] = [part, whole].map(|id| &data.entities[id]);
    let property = data.vocabulary.properties[property].id.clone();
    let identity = [subject.id.value.clone(), property.clone(), part.id.value.clone(), whole.id.value.clone()];
    seen = seen.value("part", part.name()).value("whole", whole.name());
    Some(marked(data, seen.about(subject.reference()).on(property).identity(identity), &all))
}
