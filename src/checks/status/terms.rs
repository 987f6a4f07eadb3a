//! Something extended until a day, as if that were the last word, and the same revision has it go on after that day.

use std::collections::BTreeMap;

use super::super::Context;
use super::super::passage::in_one;
use super::super::side::shown;
use super::super::when::{date, days, sort};
use super::{Thing, list, overtaken, source};
use crate::dataset::{Claim, Dataset, Id, Source};
use crate::findings::{Observation, Relation, Status};

/// What one revision tells of one thing.
#[derive(Default)]
struct Told {
    extensions: Vec<Id<Claim>>,
    ends: Vec<Id<Claim>>,
}

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut things: BTreeMap<(Thing, Id<Source>), Told> = BTreeMap::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands() && claim.of.is_empty() && claim.value.date().is_some()) {
        let property = &data.vocabulary.properties[claim.property];
        let key = (Thing::of(data, claim), source(data, id));
        if property.has_role("extension") {
            things.entry(key).or_default().extensions.push(id);
        } else if property.has_role("end") {
            things.entry(key).or_default().ends.push(id);
        }
    }
    things.values().filter_map(|told| outrun(context, told)).collect()
}

/// Whether another passage has it go on after the day that a claim gives.
fn is_outrun(context: &Context<'_>, term: Id<Claim>, later: Id<Claim>) -> bool {
    let data = context.dataset;
    let until = date(data, term).and_then(|date| date.possible().latest());
    let then = date(data, later).and_then(|date| date.possible().earliest());
    // Who tells what came after it beside it leaves nobody with the old day.
    until.zip(then).is_some_and(|(until, then)| until < then) && !in_one(context, term, later)
}

/// Whether a claim tells the last word of a day: it is as of one, or of when it was announced.
fn is_of_a_day(data: &Dataset, id: Id<Claim>) -> bool {
    let claim = &data.claims[id];
    let announces = |other: &Id<Claim>| data.vocabulary.properties[data.claims[*other].property].has_role("announcement");
    claim.as_of.is_some() || data.accounts[claim.account].claims.iter().any(announces)
}

fn outrun(context: &Context<'_>, told: &Told) -> Option<Observation> {
    let data = context.dataset;
    let (dated, undated): (Vec<Id<Claim>>, Vec<Id<Claim>>) = told.extensions.iter().copied().partition(|&id| is_of_a_day(data, id));
    // Of two that tell no day, that they differ is another finding.
    let after = || dated.iter().chain(&told.ends).copied();
    let terms: Vec<Id<Claim>> = undated.into_iter().filter(|&term| after().any(|later| is_outrun(context, term, later))).collect();
    let mut later: Vec<Id<Claim>> = after().filter(|&later| terms.iter().any(|&term| is_outrun(context, term, later))).collect();
    sort(data, &mut later);
    let mut seen = overtaken(context, Status::Term, terms.clone(), later.clone())?;
    let said = |&id: &Id<Claim>| shown(data, &data.claims[id]);
    let named = |id: &Id<Claim>| format!("{} {}", data.vocabulary.properties[data.claims[*id].property].id, said(id));
    for &term in &terms {
        let gaps = later.iter().filter(|&&id| is_outrun(context, term, id)).filter_map(|id| {
            let gap = date(data, term)?.possible().gap_days(date(data, *id)?.possible());
            Some(format!("{} is {} after {}", named(id), days(gap.into()), said(&term)))
        });
        let gaps = list(gaps);
        if !seen.notes.iter().any(|note| note.contains(&gaps)) {
            seen = seen.note(format!("{gaps}."));
        }
    }
    seen.relation = Some(Relation::Contradicts);
    Some(seen.value("term", list(terms.iter().map(said))).value("later", list(later.iter().map(named))))
}
