//! What replaced another, and ended before it.
//!
//! Both lives are taken at their most generous: the successor at the latest day on which anybody has it end, what it replaced at the
//! earliest. That it began before the other ended is how missions are handed over.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::when::{date, dates, days, hull, label, marked, sort, told};
use crate::dataset::{Claim, Dataset, Entity, Id, Name};
use crate::findings::{Facet, Observation, Relation, Times};
use crate::values::date::Date;

/// By successor and by what it replaced, the claims that tell of it.
type Successions = BTreeMap<(Id<Entity>, Id<Entity>), Vec<Id<Claim>>>;

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let successions = successions(data);
    let named: BTreeSet<Id<Entity>> = successions.keys().flat_map(|&(own, other)| [own, other]).collect();
    let ends = ends(data, &named);
    successions
        .into_iter()
        .filter_map(|((own, other), claims)| ended_first(context, claims, [own, other], [ends.get(&own)?, ends.get(&other)?]))
        .collect()
}

fn successions(data: &Dataset) -> Successions {
    let mut found = Successions::new();
    // Who succeeds a person in office may well die before them.
    let mortal = |entity: Id<Entity>| data.vocabulary.is_individual(data.entities[entity].entity_type);
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands()) {
        let own = data.subjects[data.accounts[claim.account].subject].lifetime_of.filter(|&own| !mortal(own));
        if let Some(own) = own.filter(|_| data.vocabulary.properties[claim.property].has_role("succession")) {
            for other in claim.value.names().iter().filter_map(Name::entity).filter(|&other| other != own && !mortal(other)) {
                found.entry((own, other)).or_default().push(id);
            }
        }
    }
    found
}

/// The claims on when entities ended.
fn ends(data: &Dataset, of: &BTreeSet<Id<Entity>>) -> BTreeMap<Id<Entity>, Vec<Id<Claim>>> {
    let mut found: BTreeMap<Id<Entity>, Vec<Id<Claim>>> = BTreeMap::new();
    for (id, subject) in data.subjects.iter() {
        if let Some(entity) = subject.lifetime_of.filter(|entity| of.contains(entity)) {
            // The end of one part of it is not its own.
            let whole = dates(data, id, &["end"]).into_iter().filter(|&id| data.claims[id].of.is_empty());
            found.entry(entity).or_default().extend(whole);
        }
    }
    found
}

fn ended_first(
    context: &Context<'_>,
    mut claims: Vec<Id<Claim>>,
    [own, other]: [Id<Entity>; 2],
    ends: [&Vec<Id<Claim>>; 2],
) -> Option<Observation> {
    let data = context.dataset;
    let [mut own_ends, mut other_ends] = ends.map(Clone::clone);
    for list in [&mut claims, &mut own_ends, &mut other_ends] {
        sort(data, list);
    }
    let (ended, outlived) = (hull(data, &own_ends)?, hull(data, &other_ends)?);
    let first = *claims.first()?;
    if ended.latest()? >= outlived.earliest()? {
        return None;
    }
    let gap = days(ended.gap_days(outlived).into());
    let subject = data.accounts[data.claims[first].account].subject;
    let all = [claims.as_slice(), &own_ends, &other_ends].concat();
    let seen = Observation::at(Facet::Span(Times::Succession), data.claims[first].span, label(data, first, subject));
    let mut seen = told(context, seen, subject, first, &all);
    let [own, other] = [own, other].map(|entity| &data.entities[entity]);
    seen = seen.value("replaced", other.name()).value("gap", &gap);
    let told = |ids: &[Id<Claim>]| {
        let days: BTreeSet<String> = ids.iter().filter_map(|&id| date(data, id)).map(Date::human).collect();
        days.into_iter().collect::<Vec<_>>().join(" or ")
    };
    let (own_told, other_told) = (told(&own_ends), told(&other_ends));
    let note = format!("{} ended {own_told}, {} ended {other_told}: at least {gap} later.", own.name(), other.name());
    seen = seen.note(note).value("own", own_told).value("other", other_told);
    seen.relation = Some(Relation::Contradicts);
    let property = data.vocabulary.properties[data.claims[first].property].id.clone();
    let identity = [own.id.value.clone(), property.clone(), other.id.value.clone(), ended.human(), outlived.human()];
    Some(marked(data, seen, &all).about(data.subjects[subject].reference()).on(property).identity(identity))
}
