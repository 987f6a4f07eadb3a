//! A date that a copy has and its original has not, where the same passage of the original gives that date to something else.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::passage::{Passage, passage};
use super::super::side::{seen_in, shown, side, statement};
use super::super::when::{date, marked, sort};
use crate::dataset::{Account, Claim, Dataset, Id, Property, Source, Subject};
use crate::findings::{Copies, Facet, Observation, Relation};
use crate::values::date::{DateComparison, compare};

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let copies = || data.accounts.iter().map(|(_, account)| account).filter(|account| account.copies.is_some());
    let told = told(context, &copies().filter_map(|copy| copy.copies).collect());
    let claims = copies().flat_map(|copy| copy.claims.iter().copied()).filter(|&id| data.claims[id].stands());
    claims.filter_map(|id| finding(context, id, elsewhere(context, id, &told))).collect()
}

/// The accounts of each passage of some sources.
type Told<'d> = BTreeMap<(Id<Source>, Passage), Vec<&'d Account>>;

fn told<'d>(context: &Context<'d>, sources: &BTreeSet<Id<Source>>) -> Told<'d> {
    let mut told = Told::new();
    for (_, account) in context.dataset.accounts.iter().filter(|(_, account)| sources.contains(&account.source)) {
        if let Some(place) = passage(context, account) {
            told.entry((account.source, place)).or_default().push(account);
        }
    }
    told
}

/// The same date in other subjects, by accounts of the passage that is repeated; none where the original has a date of its own.
fn elsewhere(context: &Context<'_>, copied: Id<Claim>, told: &Told<'_>) -> Vec<Id<Claim>> {
    let data = context.dataset;
    let (claim, account) = (&data.claims[copied], &data.accounts[data.claims[copied].account]);
    let Some(moved) = date(data, copied) else { return Vec::new() };
    let originals: Vec<&Account> = accounts(data, &data.subjects[account.subject], account);
    if originals.iter().any(|original| dated(data, original, claim.property).next().is_some()) {
        return Vec::new();
    }
    let passages: BTreeSet<_> = originals.iter().filter_map(|original| Some((original.source, passage(context, original)?))).collect();
    let others = passages.iter().filter_map(|place| told.get(place)).flatten().filter(|other| other.subject != account.subject);
    let same = |&id: &Id<Claim>| date(data, id).is_some_and(|date| compare(date, moved) == DateComparison::Same);
    let mut found: Vec<Id<Claim>> = others.flat_map(|other| dated(data, other, claim.property)).filter(same).collect();
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

fn finding(context: &Context<'_>, copied: Id<Claim>, elsewhere: Vec<Id<Claim>>) -> Option<Observation> {
    let data = context.dataset;
    let first = *elsewhere.first()?;
    let (claim, account) = (&data.claims[copied], &data.accounts[data.claims[copied].account]);
    let subject = data.subjects[account.subject].reference();
    let of = |id: Id<Claim>| data.subjects[data.accounts[data.claims[id].account].subject].id.value.clone();
    let all = [vec![copied], elsewhere].concat();
    let label = |id: Id<Claim>| {
        let said = statement(&side(context, id));
        if id == copied { said } else { format!("{said} ({})", of(id)) }
    };
    let mut seen = seen_in(context, Facet::Copies(Copies::Moved), &all, label)?;
    seen.relation = Some(Relation::Tension);
    let property = data.vocabulary.properties[claim.property].id.clone();
    let source = |id: Id<Claim>| data.sources[data.accounts[data.claims[id].account].source].id.value.clone();
    let identity = [subject.id.clone(), property.clone(), source(copied), source(first), shown(data, claim), of(first)];
    let seen =
        seen.value("original", source(first)).value("copies", source(copied)).value("date", shown(data, claim)).value("other", of(first));
    Some(marked(data, seen.about(subject).on(property).identity(identity), &all))
}
