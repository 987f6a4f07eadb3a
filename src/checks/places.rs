//! What sources say of where a place lies, held against each other and against the registry: once for each place.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::agreement::tags;
use super::side::side;
use crate::dataset::{Claim, Dataset, Entity, Id, Location, PlaceRelation, Value};
use crate::findings::{Facet, Observation, Places, Relation, Severity, Side, SubjectKind, SubjectRef};

/// One thing said of where a place lies.
#[derive(Clone, Copy)]
struct Said<'d> {
    claim: Id<Claim>,
    location: &'d Location,
}

/// Every place that is put into areas that exclude each other.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut by_place: BTreeMap<Id<Entity>, Vec<Said<'_>>> = BTreeMap::new();
    for (id, claim) in data.claims.iter() {
        let Value::Entities(names) = &claim.value else { continue };
        // What lies between two places is neither of them.
        if claim.broken || claim.denied || claim.relation == Some(PlaceRelation::Between) {
            continue;
        }
        let places: BTreeSet<Id<Entity>> = names.iter().filter_map(crate::dataset::Name::entity).collect();
        for place in places {
            let said = claim.lies_in.iter().map(|location| Said { claim: id, location });
            by_place.entry(place).or_default().extend(said);
        }
    }
    by_place.into_iter().filter_map(|(place, said)| described(context, place, &said)).collect()
}

fn described(context: &Context<'_>, place: Id<Entity>, said: &[Said<'_>]) -> Option<Observation> {
    let data = context.dataset;
    let pairs = said.iter().enumerate().flat_map(|(n, a)| said.iter().skip(n + 1).map(move |b| (a, b)));
    let apart: Vec<(&Said<'_>, &Said<'_>)> = pairs.filter(|(a, b)| exclude(data, a.location, b.location)).collect();
    let misplaced: Vec<&Said<'_>> = said.iter().filter(|said| against_registry(data, place, said.location)).collect();
    let first = apart.first().map(|(a, _)| *a).or(misplaced.first().copied())?;
    let second = apart.first().map(|(_, b)| *b);

    let entity = &data.entities[place];
    let label =
        |said: &Said<'_>| format!("{}: {}", data.account_key(&data.accounts[data.claims[said.claim].account]), said.location.text.value);
    let mut seen = Observation::at(Facet::Places(Places::Described), first.location.text.span, label(first));
    let rest = said.iter().filter(|other| other.location.text.span != first.location.text.span);
    for other in
        second.into_iter().chain(rest.filter(|other| second.is_none_or(|second| second.location.text.span != other.location.text.span)))
    {
        seen = seen.see(other.location.text.span, label(other));
    }
    if !misplaced.is_empty() {
        seen = seen.see(entity.id.span, "the registry has it elsewhere");
        seen = seen.note(format!("The registry has {} in {}.", entity.name(), above(data, place)));
    }
    seen.sides = said.iter().map(|said| place_side(context, entity, said)).collect();
    seen.tags = tags(data, &said.iter().map(|said| said.claim).collect::<Vec<_>>());
    seen.relation = Some(Relation::Contradicts);
    let slip = |said: &Said<'_>| data.claims[said.claim].sic.is_some();
    if apart.iter().all(|(a, b)| slip(a) || slip(b)) && misplaced.iter().all(|said| slip(said)) {
        seen.at_most = Some(Severity::Info);
        seen = seen.note("What does not fit is marked as the source's own slip.");
    }
    let texts: BTreeSet<&str> = said.iter().map(|said| said.location.text.value.as_str()).collect();
    let listed = texts.iter().copied().collect::<Vec<_>>().join(" / ");
    seen = seen.value("place", entity.name()).value("descriptions", listed);
    let identity = std::iter::once(entity.id.value.clone()).chain(texts.iter().map(|text| (*text).to_owned()));
    Some(seen.identity(identity.collect::<Vec<_>>()).about(SubjectRef { kind: SubjectKind::Entity, id: entity.id.value.clone() }))
}

/// Parts of one area that do not overlap, or two areas of one type of which neither holds the other.
fn exclude(data: &Dataset, a: &Location, b: &Location) -> bool {
    let (Some(x), Some(y)) = (a.area.entity(), b.area.entity()) else { return false };
    match (a.sector, b.sector) {
        (Some(one), Some(other)) => x == y && !one.agrees(other),
        (None, None) => {
            data.entities[x].entity_type == data.entities[y].entity_type && !data.entity_tree.in_line(x, y) && !data.judged_same(x, y)
        }
        _ => false,
    }
}

/// Whether the registry has the place in another area of the same type.
fn against_registry(data: &Dataset, place: Id<Entity>, location: &Location) -> bool {
    let Some(area) = location.area.entity().filter(|_| location.sector.is_none()) else { return false };
    let same_type = |other: &&Id<Entity>| data.entities[**other].entity_type == data.entities[area].entity_type;
    let mut known = data.entity_tree.above(place).iter().filter(same_type).peekable();
    known.peek().is_some() && known.all(|&other| !data.entity_tree.in_line(other, area))
}

fn above(data: &Dataset, place: Id<Entity>) -> String {
    data.entity_tree.above(place).iter().map(|&id| data.entities[id].name()).collect::<Vec<_>>().join(", ")
}

/// What one claim says of where the place lies.
fn place_side(context: &Context<'_>, entity: &Entity, said: &Said<'_>) -> Side {
    let text = &said.location.text;
    Side {
        subject: SubjectRef { kind: SubjectKind::Entity, id: entity.id.value.clone() },
        value: text.value.clone(),
        shown: text.value.clone(),
        text: text.value.clone(),
        span: text.span,
        ..side(context, said.claim)
    }
}
