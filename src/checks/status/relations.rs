//! A relation told as if it went on, and the same revision tells elsewhere that it ended.
//!
//! The vocabulary says which properties end which. An ending is of all whom it names: those whom its subject is about, its values, and
//! those it is `of`. It ends a relation whose two ends are among them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::passage::in_one;
use super::super::side::shown;
use super::super::when::{days, sort};
use super::outlived::{self, Outlived};
use super::{list, overtaken, source};
use crate::dataset::{Claim, Dataset, Entity, Id, Name, Property, Subject};
use crate::findings::{Observation, Relation, Severity, Status};
use crate::values::date::Date;

/// A claim that something ended between some.
struct Ending<'d> {
    claim: Id<Claim>,
    between: BTreeSet<Id<Entity>>,
    /// When it ended, or had.
    at: Option<&'d Date>,
}

/// A relation: whose it is, which, and to whom.
type Link = (Id<Entity>, Id<Property>, Id<Entity>);

/// The claims that keep a relation, and those that end it.
#[derive(Clone, Default)]
struct Kept {
    claims: Vec<Id<Claim>>,
    ended: Vec<Id<Claim>>,
}

/// A relation of one subject to some, that they or its time did not last.
#[derive(Default)]
struct Outlasted {
    to: Vec<Id<Entity>>,
    kept: Kept,
    /// Who is told of now, of whom only those through whom the text has the relation have ended.
    whole: BTreeSet<(Id<Entity>, BTreeSet<Id<Entity>>)>,
}

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let endings = endings(data);
    let mut by_entity: BTreeMap<Id<Entity>, Vec<&Ending<'_>>> = BTreeMap::new();
    for ending in &endings {
        for &entity in &ending.between {
            by_entity.entry(entity).or_default().push(ending);
        }
    }
    let mut kept: BTreeMap<Link, Kept> = BTreeMap::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands()) {
        for link in links(data, claim) {
            let ended = by_entity.get(&link.2).into_iter().flatten().filter(|ending| ending.between.contains(&link.0));
            let over: Vec<Id<Claim>> = ended.filter(|ending| is_over(data, id, ending)).map(|ending| ending.claim).collect();
            // Who tells the end beside it misleads nobody; and what only another source ends, this one need not know.
            let own_passage = over.iter().any(|&ending| in_one(context, ending, id));
            if !own_passage && over.iter().any(|&ending| source(data, ending) == source(data, id)) {
                let kept = kept.entry(link).or_default();
                kept.claims.push(id);
                kept.ended.extend(over);
            }
        }
    }
    let told: BTreeSet<Id<Claim>> = kept.values().flat_map(|kept| &kept.claims).copied().collect();
    // A topic can be about two who both have the relation: what ends it ends it once.
    let mut once = BTreeSet::new();
    kept.retain(|(_, property, to), kept| once.insert((*property, *to, kept.claims.clone(), kept.ended.clone())));
    let ended = kept.into_iter().filter_map(|(link, kept)| seen(context, &[link.2], &kept));
    ended.chain(outlived(context, &told)).collect()
}

/// Relations to what has ended, or of a time that has: one finding for each subject and property.
fn outlived(context: &Context<'_>, told: &BTreeSet<Id<Claim>>) -> Vec<Observation> {
    let data = context.dataset;
    let mut found: BTreeMap<(Id<Subject>, Id<Property>), Outlasted> = BTreeMap::new();
    for Outlived { claim, to, over, through } in outlived::observe(context).into_iter().filter(|seen| !told.contains(&seen.claim)) {
        let Outlasted { to: entities, kept, whole } =
            found.entry((data.accounts[data.claims[claim].account].subject, data.claims[claim].property)).or_default();
        if !through.is_empty() {
            whole.insert((to, through));
        }
        entities.push(to);
        kept.claims.push(claim);
        kept.ended.extend(over);
    }
    let seen = |(property, outlasted): (Id<Property>, Outlasted)| {
        // What was done as a part of something stays true when that is over; only a time of the relation itself ends it.
        let of_relation = outlasted.kept.ended.iter().any(|&id| data.claims[id].property == property);
        let mut seen = seen(context, &outlasted.to, &outlasted.kept)?;
        for (whole, parts) in &outlasted.whole {
            let parts: BTreeSet<&str> = parts.iter().map(|&part| data.entities[part].name()).collect();
            let parts = parts.into_iter().collect::<Vec<_>>().join(", ");
            seen = seen.note(format!("Elsewhere the text has it of {} through {parts}, which had ended.", data.entities[*whole].name()));
        }
        if !of_relation && outlasted.whole.is_empty() {
            seen.at_most = Some(Severity::Info);
        }
        Some(seen)
    };
    found.into_iter().map(|((_, property), outlasted)| (property, outlasted)).filter_map(seen).collect()
}

/// All claims that tell an end of a relation.
fn endings(data: &Dataset) -> Vec<Ending<'_>> {
    let properties: BTreeSet<Id<Property>> =
        data.vocabulary.properties.iter().flat_map(|(_, property)| property.ended_by.iter().copied()).collect();
    let ends = data.claims.iter().filter(|(_, claim)| claim.stands() && properties.contains(&claim.property));
    let ending = |(id, claim): (Id<Claim>, &'_ Claim)| {
        let named = claim.value.names().iter().chain(&claim.of).filter_map(Name::entity);
        (id, owners(data, claim).into_iter().chain(named).collect())
    };
    ends.map(|(id, claim)| {
        let (claim_id, between) = ending((id, claim));
        Ending { claim: claim_id, between, at: claim.value.date().or(claim.as_of.as_ref()) }
    })
    .collect()
}

/// Whom the subject of a claim is about.
fn owners(data: &Dataset, claim: &Claim) -> BTreeSet<Id<Entity>> {
    let subject = &data.subjects[data.accounts[claim.account].subject];
    subject.lifetime_of.iter().chain(&subject.entities).copied().collect()
}

/// The relations that a claim tells, if something can end them.
fn links(data: &Dataset, claim: &Claim) -> Vec<Link> {
    if data.vocabulary.properties[claim.property].ended_by.is_empty() {
        return Vec::new();
    }
    let whose: BTreeSet<Id<Entity>> =
        if claim.of.is_empty() { owners(data, claim) } else { claim.of.iter().filter_map(Name::entity).collect() };
    let to: BTreeSet<Id<Entity>> = claim.value.names().iter().filter_map(Name::entity).collect();
    whose.iter().flat_map(|&whose| to.iter().map(move |&to| (whose, claim.property, to))).filter(|(whose, _, to)| whose != to).collect()
}

/// Whether a relation had ended when it is told: by the as-of date of the claim, else when its source appeared.
fn is_over(data: &Dataset, id: Id<Claim>, ending: &Ending<'_>) -> bool {
    let claim = &data.claims[id];
    let ends = data.vocabulary.properties[claim.property].ended_by.contains(&data.claims[ending.claim].property);
    let published = data.sources[source(data, id)].published.as_ref();
    let told = claim.as_of.as_ref().or(published).and_then(|date| date.possible().earliest());
    let before = |date: &Date| date.possible().latest().zip(told).is_some_and(|(ended, told)| ended < told);
    // Neither says when: both stand side by side in one text, as of now.
    let undated = claim.as_of.is_none() && source(data, ending.claim) == source(data, id);
    ends && ending.at.map_or(undated, before)
}

fn seen(context: &Context<'_>, to: &[Id<Entity>], kept: &Kept) -> Option<Observation> {
    let data = context.dataset;
    let mut kept = kept.clone();
    sort(data, &mut kept.ended);
    let texts: BTreeSet<_> = kept.claims.iter().map(|&id| source(data, id)).collect();
    let told = |id: &Id<Claim>| {
        let claim = &data.claims[*id];
        let date = claim.value.date().map(|date| format!(" {}", date.human()));
        let date = date.or_else(|| claim.as_of.as_ref().map(|date| format!(" as of {}", date.human()))).unwrap_or_default();
        format!("{}{date}", data.vocabulary.properties[claim.property].id)
    };
    let own = list(kept.ended.iter().filter(|&&id| texts.contains(&source(data, id))).map(told));
    let other = kept.ended.iter().filter(|&&id| !texts.contains(&source(data, id)));
    let other =
        list(other.map(|id| format!("{}: {} {}", data.sources[source(data, *id)].id.value, told(id), shown(data, &data.claims[*id]))));
    let mut value: Vec<String> = to.iter().map(|&id| data.entities[id].name().to_owned()).collect();
    value.sort();
    let kept_after: BTreeSet<String> =
        kept.claims.iter().flat_map(|&id| kept.ended.iter().filter_map(move |&ending| kept_after(data, id, ending))).collect();
    let mut seen = overtaken(context, Status::Relation, kept.claims, kept.ended)?.value("value", list(value)).value("ending", own);
    for note in kept_after {
        seen = seen.note(note);
    }
    if !other.is_empty() {
        seen = seen.note(format!("Others tell of an end, too: {other}."));
    }
    seen.relation = Some(Relation::Contradicts);
    Some(seen)
}

/// "cep-2024 appeared at least 285 days after 28 Jan 2024."
fn kept_after(data: &Dataset, id: Id<Claim>, ending: Id<Claim>) -> Option<String> {
    let (claim, ending_claim) = (&data.claims[id], &data.claims[ending]);
    let ended = ending_claim.value.date().or(ending_claim.as_of.as_ref()).filter(|_| source(data, id) == source(data, ending))?;
    let own = &data.sources[source(data, id)];
    let told = claim.as_of.as_ref().or(own.published.as_ref())?;
    let gap = days(told.possible().gap_days(ended.possible()).into());
    let how =
        claim.as_of.as_ref().map_or_else(|| format!("{} appeared", own.id.value), |date| format!("It is told as of {},", date.human()));
    Some(format!("{how} at least {gap} after {}.", ended.human()))
}
