//! A whole held against the parts that are declared to make it up, and against those that are said to be among it.
//!
//! Those among it need not come to it; where they come to it but for one digit, the digit is hardly by chance.

use std::collections::BTreeSet;

use super::Context;
use super::side::{arithmetic, expression, shown, side, total};
use super::when::marked;
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::findings::{Facet, Observation, Parts, Severity};
use crate::values::clause::Hedge;
use crate::values::count::{Count, sum};

/// Fewer digits agree by chance.
const DIGITS: usize = 3;

/// Every whole that its parts cannot add up to or that one of those among it exceeds; or every one that those among it miss by one digit.
pub(super) fn observe(context: &Context<'_>, facet: Parts) -> Vec<Observation> {
    let claims = context.dataset.claims.iter().filter(|(_, claim)| !claim.broken);
    let seen = claims.flat_map(|(id, claim)| match facet {
        Parts::Sum => [mismatch(context, id, claim), excess(context, id, claim)],
        Parts::Digit => [one_digit_off(context, id, claim), None],
        Parts::Outsiders => [outsiders(context, id, claim), None],
    });
    seen.flatten().collect()
}

/// The counts of claims, if all are given in the unit of the whole.
fn counts(data: &Dataset, claim: &Claim, parts: &[Id<Claim>]) -> Option<Vec<Count>> {
    let same_unit = parts.iter().all(|&part| data.claims[part].unit() == claim.unit());
    let counts: Option<Vec<Count>> = parts.iter().map(|&part| total(data, &data.claims[part])).collect();
    counts.filter(|counts| same_unit && !counts.is_empty())
}

fn mismatch(context: &Context<'_>, id: Id<Claim>, claim: &Claim) -> Option<Observation> {
    let data = context.dataset;
    let Value::Count(whole, _) = &claim.value else { return None };
    let parts = counts(data, claim, &claim.parts)?;
    if sum(&parts).interval().intersect(whole.interval()).is_some() {
        return None;
    }
    Some(unequal(context, Parts::Sum, (id, claim), &claim.parts, &arithmetic(data, claim)?, &format!("not {}", whole.phrase())))
}

fn excess(context: &Context<'_>, id: Id<Claim>, claim: &Claim) -> Option<Observation> {
    let data = context.dataset;
    let most = total(data, claim)?.high()?;
    let included = counts(data, claim, &claim.among)?;
    let (&part, _) = claim.among.iter().zip(&included).find(|(_, count)| count.low() > most)?;
    let text = shown(data, &data.claims[part]);
    Some(unequal(context, Parts::Sum, (id, claim), &[part], &text, &format!("more than {} in all", shown(data, claim))))
}

fn one_digit_off(context: &Context<'_>, id: Id<Claim>, claim: &Claim) -> Option<Observation> {
    let data = context.dataset;
    let exact = |count: &Count| count.high().filter(|&high| high == count.low());
    let Value::Count(whole, _) = &claim.value else { return None };
    let among = counts(data, claim, &claim.among).filter(|among| among.len() > 1 && beside_each_other(data, &claim.among))?;
    let (told, come) = (exact(whole)?.to_string(), exact(&sum(&among))?.to_string());
    let differing = told.bytes().zip(come.bytes()).filter(|(a, b)| a != b).count();
    if told.len() < DIGITS || told.len() != come.len() || differing != 1 || exact(whole)? < exact(&sum(&among))? {
        return None;
    }
    let text = expression(data, &claim.among)?;
    Some(unequal(context, Parts::Digit, (id, claim), &claim.among, &text, &format!("one digit off {}", whole.phrase())))
}

/// Those among a whole, or a part of it, who are of no kind that the whole is of: fighters among civilians.
fn outsiders(context: &Context<'_>, id: Id<Claim>, claim: &Claim) -> Option<Observation> {
    let data = context.dataset;
    let whole = claim.population?;
    let is_outside = |&&part: &&Id<Claim>| {
        let part = &data.claims[part];
        !part.broken && !part.denied && part.population.is_some_and(|part| data.vocabulary.are_apart(whole, part))
    };
    let outside: Vec<Id<Claim>> = claim.parts.iter().chain(&claim.among).filter(is_outside).copied().collect();
    let name = |id: Id<Claim>| data.claims[id].population.map_or("", |population| data.vocabulary.populations[population].id.as_str());
    if outside.is_empty() {
        return None;
    }
    let kinds: BTreeSet<&str> = outside.iter().map(|&part| name(part)).collect();
    let kinds = kinds.into_iter().collect::<Vec<_>>().join(", ");
    let mut seen = Observation::at(Facet::Parts(Parts::Outsiders), claim.span, format!("the whole: {}", shown(data, claim)));
    for &part in &outside {
        seen = seen.see(data.claims[part].span, format!("a part: {}", shown(data, &data.claims[part])));
    }
    seen.sides = std::iter::once(id).chain(outside.iter().copied()).map(|id| side(context, id)).collect();
    // Whom a source only suspects to be one, it need not take for one.
    if outside.iter().all(|&part| data.claims[part].hedge.is_some_and(|hedge| hedge != Hedge::Confirmed)) {
        seen.at_most = Some(Severity::Info);
    }
    let all: Vec<Id<Claim>> = std::iter::once(id).chain(outside.iter().copied()).collect();
    seen = marked(data, seen.value("whole", name(id)).value("part", kinds), &all);
    Some(in_account(data, claim, seen))
}

/// Whether none of several populations lies within another: then nobody is counted twice.
fn beside_each_other(data: &Dataset, claims: &[Id<Claim>]) -> bool {
    let populations: Vec<_> = claims.iter().filter_map(|&id| data.claims[id].population).collect();
    let tree = &data.vocabulary.population_tree;
    populations.iter().enumerate().all(|(n, &a)| populations.iter().skip(n + 1).all(|&b| a == b || !tree.in_line(a, b)))
}

fn unequal(
    context: &Context<'_>,
    facet: Parts,
    (id, claim): (Id<Claim>, &Claim),
    parts: &[Id<Claim>],
    arithmetic: &str,
    against: &str,
) -> Observation {
    let data = context.dataset;
    let mut seen = Observation::at(Facet::Parts(facet), claim.span, format!("the whole: {}", shown(data, claim)));
    for &part in parts {
        seen = seen.see(data.claims[part].span, format!("a part: {}", shown(data, &data.claims[part])));
    }
    seen = seen.note(format!("{arithmetic}, {against}.")).value("whole", shown(data, claim)).value("arithmetic", arithmetic);
    seen.sides = std::iter::once(id).chain(parts.iter().copied()).map(|id| side(context, id)).collect();
    if let Some(sic) = &claim.sic {
        seen.at_most = Some(Severity::Info);
        seen = seen.note(format!("Marked as the source's own slip: {sic}."));
    }
    in_account(data, claim, seen)
}

/// Names subject, property and identity of something seen in one claim.
pub(super) fn in_account(data: &Dataset, claim: &Claim, seen: Observation) -> Observation {
    let account = &data.accounts[claim.account];
    let property = data.vocabulary.properties[claim.property].id.clone();
    let quote: Vec<&str> = claim.quote.iter().map(|piece| piece.value.as_str()).collect();
    let subject = data.subjects[account.subject].reference();
    let identity = [subject.id.clone(), data.account_key(account), property.clone(), quote.join(" … "), claim.text.clone()];
    seen.about(subject).on(property).identity(identity)
}
