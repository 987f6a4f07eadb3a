//! What is told as going on, held against an end before that time.

use std::collections::BTreeMap;

use super::super::Context;
use super::super::side::{shown, side, statement};
use super::{Thing, source};
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::findings::{Facet, Observation, Relation, Severity, Status};
use crate::values::date::Date;

/// A claim that something goes on, and when it does.
struct Current<'d> {
    claim: Id<Claim>,
    at: &'d Date,
    /// The time is not the claim's own but that of the source.
    published: bool,
}

/// What is told of one thing.
#[derive(Default)]
struct Told<'d> {
    current: Vec<Current<'d>>,
    ends: Vec<(Id<Claim>, &'d Date)>,
}

/// Every status that an end contradicts: one finding for each thing and facet.
pub(super) fn observe(context: &Context<'_>, facet: Status) -> Vec<Observation> {
    let data = context.dataset;
    let mut things: BTreeMap<Thing, Told<'_>> = BTreeMap::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands()) {
        let thing = Thing::of(data, claim);
        if let Some(current) = current(data, id, claim) {
            things.entry(thing).or_default().current.push(current);
        }
        if let Some(date) = claim.value.date()
            && data.vocabulary.properties[claim.property].has_role("end")
        {
            things.entry(thing).or_default().ends.push((id, date));
        }
    }
    things.values().filter_map(|told| contradicted(context, told, facet)).collect()
}

/// A claim that something goes on; by its own as-of date, else at the time its source appeared.
fn current<'d>(data: &'d Dataset, id: Id<Claim>, claim: &'d Claim) -> Option<Current<'d>> {
    let Value::Word(word) = &claim.value else { return None };
    let says_so = data.vocabulary.properties[claim.property].current.contains(word);
    let published = data.sources[data.accounts[claim.account].source].published.as_ref();
    let at = claim.as_of.as_ref().or(published).filter(|_| says_so)?;
    Some(Current { claim: id, at, published: claim.as_of.is_none() })
}

fn contradicted(context: &Context<'_>, told: &Told<'_>, facet: Status) -> Option<Observation> {
    let data = context.dataset;
    let own = |current: &Current<'_>, end: Id<Claim>| source(data, current.claim) == source(data, end);
    let over = |current: &Current<'_>, id: Id<Claim>, end: &Date| {
        let (ended, at) = (end.possible().latest(), current.at.possible().earliest());
        // What a text tells as past is past on the day that it appears.
        ended.zip(at).is_some_and(|(ended, at)| ended < at || ended == at && current.published && own(current, id))
    };
    let pairs = told.current.iter().flat_map(|current| told.ends.iter().map(move |end| (current, end)));
    let against: Vec<_> = pairs.filter(|(current, (id, end))| over(current, *id, end)).collect();
    // What its own later text ends is stale; only what nothing of its own ends is for another source to contradict.
    let stale = |current: &Current<'_>| against.iter().any(|(other, (end, _))| other.claim == current.claim && own(current, *end));
    let found: Vec<_> =
        against.iter().filter(|(current, (end, _))| if facet == Status::Stale { own(current, *end) } else { !stale(current) }).collect();
    let (first, (end, date)) = found.first()?;
    let mut statuses: Vec<Id<Claim>> = found.iter().map(|(current, _)| current.claim).collect();
    let mut ends: Vec<Id<Claim>> = found.iter().map(|(_, (end, _))| *end).collect();
    for list in [&mut statuses, &mut ends] {
        list.sort();
        list.dedup();
    }
    let when = if first.published { format!("when it appeared, {}", first.at.human()) } else { first.at.human() };
    Some(finding(context, facet, &statuses, &ends, *end, &when, date))
}

fn finding(
    context: &Context<'_>,
    facet: Status,
    statuses: &[Id<Claim>],
    ends: &[Id<Claim>],
    end: Id<Claim>,
    when: &str,
    date: &Date,
) -> Observation {
    let data = context.dataset;
    let label = |id| statement(&side(context, id));
    let all: Vec<Id<Claim>> = statuses.iter().chain(ends).copied().collect();
    let first = statuses.first().copied().unwrap_or(end);
    let claim = &data.claims[first];
    let mut seen = Observation::at(Facet::Status(facet), claim.span, label(first)).see(data.claims[end].span, label(end));
    for &id in all.iter().filter(|&&id| id != first && id != end) {
        seen = seen.see(data.claims[id].span, label(id));
    }
    seen.sides = all.iter().map(|&id| side(context, id)).collect();
    seen.relation = Some(Relation::Contradicts);
    if all.iter().all(|&id| ends.contains(&id) || data.claims[id].sic.is_some()) {
        seen.at_most = Some(Severity::Info);
    }
    let subject = data.subjects[data.accounts[claim.account].subject].reference();
    let property = data.vocabulary.properties[claim.property].id.clone();
    let mut identity: Vec<String> = seen.sides.iter().map(|side| format!("{} {}", side.source, side.value)).collect();
    identity.sort();
    identity.dedup();
    seen = seen.identity([subject.id.clone(), property.clone()].into_iter().chain(identity).collect::<Vec<_>>());
    seen.value("status", shown(data, claim)).value("when", when).value("end", date.human()).about(subject).on(property)
}
