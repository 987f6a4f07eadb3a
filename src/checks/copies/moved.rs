//! A date that a copy has and its original has not, where the same passage of the original gives that date to something else.

use super::super::Context;
use super::super::passage::passage;
use super::super::side::{shown, side, statement};
use super::super::when::{date, marked, sort};
use crate::dataset::{Account, Claim, Dataset, Id, Property, Subject};
use crate::findings::{Copies, Facet, Observation, Relation};
use crate::values::date::{DateComparison, compare};

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let copies = data.accounts.iter().filter(|(_, account)| account.copies.is_some());
    let claims = copies.flat_map(|(_, account)| account.claims.iter().copied().filter(|&id| data.claims[id].stands()));
    claims.filter_map(|id| finding(context, id, &elsewhere(context, id))).collect()
}

/// The same date in other subjects, by accounts of the passage that is repeated; none where the original has a date of its own.
fn elsewhere(context: &Context<'_>, copied: Id<Claim>) -> Vec<Id<Claim>> {
    let data = context.dataset;
    let (claim, account) = (&data.claims[copied], &data.accounts[data.claims[copied].account]);
    let Some(moved) = date(data, copied) else { return Vec::new() };
    let originals: Vec<&Account> = accounts(data, &data.subjects[account.subject], account);
    if originals.iter().any(|original| dated(data, original, claim.property).next().is_some()) {
        return Vec::new();
    }
    let passages: Vec<_> = originals.iter().filter_map(|original| passage(context, original)).collect();
    let others = data.accounts.iter().map(|(_, other)| other);
    let in_passage = |other: &&Account| {
        let of_another = Some(other.source) == account.copies && other.subject != account.subject;
        of_another && passage(context, other).is_some_and(|place| passages.contains(&place))
    };
    let same = |&id: &Id<Claim>| date(data, id).is_some_and(|date| compare(date, moved) == DateComparison::Same);
    let mut found: Vec<Id<Claim>> = others.filter(in_passage).flat_map(|other| dated(data, other, claim.property)).filter(same).collect();
    sort(data, &mut found);
    found
}

/// The accounts of a subject by the source that an account repeats.
fn accounts<'d>(data: &'d Dataset, subject: &'d Subject, copy: &Account) -> Vec<&'d Account> {
    let accounts = subject.accounts.iter().map(|&id| &data.accounts[id]);
    accounts.filter(|original| Some(original.source) == copy.copies).collect()
}

fn dated<'d>(data: &'d Dataset, account: &'d Account, property: Id<Property>) -> impl Iterator<Item = Id<Claim>> + 'd {
    account.claims.iter().copied().filter(move |&id| data.claims[id].property == property && data.claims[id].stands())
}

fn finding(context: &Context<'_>, copied: Id<Claim>, elsewhere: &[Id<Claim>]) -> Option<Observation> {
    let data = context.dataset;
    let first = *elsewhere.first()?;
    let (claim, account) = (&data.claims[copied], &data.accounts[data.claims[copied].account]);
    let subject = data.subjects[account.subject].reference();
    let of = |id: Id<Claim>| data.subjects[data.accounts[data.claims[id].account].subject].id.value.clone();
    let mut seen = Observation::at(Facet::Copies(Copies::Moved), claim.span, statement(&side(context, copied)));
    for &id in elsewhere {
        seen = seen.see(data.claims[id].span, format!("{} ({})", statement(&side(context, id)), of(id)));
    }
    seen.sides = std::iter::once(copied).chain(elsewhere.iter().copied()).map(|id| side(context, id)).collect();
    seen.relation = Some(Relation::Tension);
    let property = data.vocabulary.properties[claim.property].id.clone();
    let source = |id: Id<Claim>| data.sources[data.accounts[data.claims[id].account].source].id.value.clone();
    let identity = [subject.id.clone(), property.clone(), source(copied), source(first), shown(data, claim), of(first)];
    let seen =
        seen.value("original", source(first)).value("copies", source(copied)).value("date", shown(data, claim)).value("other", of(first));
    let all: Vec<Id<Claim>> = std::iter::once(copied).chain(elsewhere.iter().copied()).collect();
    Some(marked(data, seen.about(subject).on(property).identity(identity), &all))
}
