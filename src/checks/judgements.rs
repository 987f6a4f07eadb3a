//! Stored answers on pairs, held against the records and against each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Context;
use super::side::side;
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Judgement, NameKind, Pair, Subject, Verdict};
use crate::findings::{Facet, Judgements, Observation, SubjectRef};
use crate::values::name::fold;

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Judgements) -> Vec<Observation> {
    match facet {
        Judgements::Merged => merged(context),
        Judgements::Cycle => cycles(context.dataset),
    }
}

/// A pair as a finding names it, in the order of ids.
fn ids(data: &Dataset, pair: Pair) -> [SubjectRef; 2] {
    let mut both = match pair {
        Pair::Entities(a, b) => [data.entities[a].reference(), data.entities[b].reference()],
        Pair::Incidents(a, b) => [data.subjects[a].reference(), data.subjects[b].reference()],
    };
    both.sort();
    both
}

/// The judgements with a verdict, one of each pair.
fn with_verdict(data: &Dataset, verdict: Verdict) -> BTreeMap<[SubjectRef; 2], &Judgement> {
    let mut found = BTreeMap::new();
    for judgement in data.judgements.iter().filter(|judgement| judgement.verdict == verdict) {
        found.entry(ids(data, judgement.pair)).or_insert(judgement);
    }
    found
}

/// Pairs that are judged to be two, and that a record makes one.
fn merged(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut found = Vec::new();
    for (pair, judgement) in with_verdict(data, Verdict::Different) {
        let seen = match judgement.pair {
            Pair::Entities(a, b) => shared_name(data, a, b).or_else(|| shared_name(data, b, a)),
            Pair::Incidents(a, b) => shared_account(context, a, b),
        };
        let Some(mut seen) = seen else { continue };
        let [first, second] = &pair;
        seen = seen.see(judgement.span, "judged to be two").note(format!("They are two: {}.", judgement.reason.trim_end_matches('.')));
        seen = seen.value("first", &first.id).value("second", &second.id).identity([&first.id, &second.id]).about(first.clone());
        seen.subjects = pair.to_vec();
        found.push(seen);
    }
    found
}

/// A name of `holder` that is the canonical name of `other`. Two that have one canonical name, or share a part of it, are what such
/// judgements are for.
fn shared_name(data: &Dataset, holder: Id<Entity>, other: Id<Entity>) -> Option<Observation> {
    let (one, two) = (&data.entities[holder], &data.entities[other]);
    let canonical = two.names.first()?;
    let key = fold(&canonical.name.value);
    let stands_for = |kind| matches!(kind, Some(NameKind::Spelling | NameKind::Translation | NameKind::Acronym));
    let name = one.names.iter().find(|name| stands_for(name.kind) && fold(&name.name.value) == key)?;
    if one.entity_type != two.entity_type || fold(one.name()) == key {
        return None;
    }
    let facet = Facet::Judgements(Judgements::Merged);
    let seen = Observation::at(facet, name.name.span, format!("`{}` is called so too", one.id.value));
    let seen = seen.see(canonical.name.span, format!("the name of `{}`", two.id.value));
    Some(seen.value("how", format!("{} is a name of both", name.name.value)))
}

/// An account that stands in both incidents, claim for claim: whoever moved it left it where it was, and its figures count twice.
///
/// One passage may tell of two incidents, but not the same of both.
fn shared_account(context: &Context<'_>, a: Id<Subject>, b: Id<Subject>) -> Option<Observation> {
    let data = context.dataset;
    let (first, second) = (&data.subjects[a], &data.subjects[b]);
    let (first, second) = if first.id.value <= second.id.value { (first, second) } else { (second, first) };
    let of_first: BTreeMap<Vec<String>, Id<Account>> = first.accounts.iter().map(|&id| (content(data, &data.accounts[id]), id)).collect();
    let mut twins = second.accounts.iter().filter(|&&id| !data.accounts[id].claims.is_empty());
    let (left, moved) = twins.find_map(|&id| Some((*of_first.get(&content(data, &data.accounts[id]))?, id)))?;
    let (left, moved) = (&data.accounts[left], &data.accounts[moved]);
    let key = data.account_key(moved);
    let facet = Facet::Judgements(Judgements::Merged);
    let mut seen = Observation::at(facet, moved.span, format!("this account of {key}")).see(left.span, "is here too, claim for claim");
    seen.sides = left.claims.iter().chain(&moved.claims).map(|&id| side(context, id)).collect();
    let how = format!("{key} tells the same of both");
    Some(seen.note(format!("{how}, claim for claim.")).value("how", how))
}

/// What an account says and where it says it, whatever the order of its claims.
fn content(data: &Dataset, account: &Account) -> Vec<String> {
    let claim = |id: &Id<Claim>| {
        let claim = &data.claims[*id];
        let quote = claim.quote.iter().map(|piece| piece.value.clone());
        claim.key().into_iter().chain(quote).collect::<Vec<_>>().join("\n")
    };
    let mut claims: Vec<String> = account.claims.iter().map(claim).collect();
    claims.sort();
    let at = account.at.as_ref().map(|at| at.value.clone()).unwrap_or_default();
    [data.sources[account.source].id.value.clone(), at].into_iter().chain(claims).collect()
}

/// The records that each is judged to be one with.
type Sameness<'d> = BTreeMap<SubjectRef, BTreeMap<SubjectRef, &'d Judgement>>;

/// Pairs that are judged to be two, and by way of others to be one.
fn cycles(data: &Dataset) -> Vec<Observation> {
    let mut same: Sameness<'_> = BTreeMap::new();
    for ([a, b], judgement) in with_verdict(data, Verdict::Same) {
        same.entry(a.clone()).or_default().insert(b.clone(), judgement);
        same.entry(b).or_default().insert(a, judgement);
    }
    let apart = with_verdict(data, Verdict::Different).into_iter();
    apart.filter_map(|([a, b], judgement)| cycle(&path(&same, &a, &b)?, &same, judgement)).collect()
}

/// The shortest way from one to another by way of those judged to be one; of equals the first by id.
fn path(same: &Sameness<'_>, from: &SubjectRef, to: &SubjectRef) -> Option<Vec<SubjectRef>> {
    let mut came_from: BTreeMap<&SubjectRef, &SubjectRef> = BTreeMap::new();
    let mut reached: BTreeSet<&SubjectRef> = [from].into();
    let mut next = VecDeque::from([from]);
    while let Some(here) = next.pop_front().filter(|_| !reached.contains(to)) {
        for there in same.get(here).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(there) {
                came_from.insert(there, here);
                next.push_back(there);
            }
        }
    }
    let mut way = vec![to.clone()];
    let mut last = to;
    while last != from {
        last = came_from.get(last)?;
        way.push(last.clone());
    }
    way.reverse();
    Some(way)
}

fn cycle(way: &[SubjectRef], same: &Sameness<'_>, judgement: &Judgement) -> Option<Observation> {
    let (first, last) = (way.first()?, way.last()?);
    let names: Vec<&str> = way.iter().map(|step| step.id.as_str()).collect();
    let mut seen = Observation::at(Facet::Judgements(Judgements::Cycle), judgement.span, format!("{} is not {}", first.id, last.id));
    for (a, b) in way.iter().zip(way.iter().skip(1)) {
        let step = same.get(a).and_then(|others| others.get(b))?;
        seen = seen.see(step.span, format!("{} is {}", a.id, b.id));
        seen = seen.note(format!("{} = {}: {}.", a.id, b.id, step.reason.trim_end_matches('.')));
    }
    seen = seen.note(format!("{} ≠ {}: {}.", first.id, last.id, judgement.reason.trim_end_matches('.')));
    let path = format!("{} ≠ {}", names.join(" = "), first.id);
    seen = seen.value("first", &first.id).value("second", &last.id).value("path", path);
    seen.subjects = way.to_vec();
    Some(seen.identity(names).about(first.clone()))
}
