//! When something was, by the claims of all who tell of it.

use super::Context;
use super::side::{shown, side};
use crate::dataset::{Claim, Dataset, Id, Subject};
use crate::findings::{Observation, Severity};
use crate::values::date::{Date, DayRange};

/// The claims of a subject's accounts on properties of one of the roles, in an order that is not that of the files.
pub(super) fn claims(data: &Dataset, subject: Id<Subject>, roles: &[&str]) -> Vec<Id<Claim>> {
    let fits = |id: &Id<Claim>| roles.iter().any(|role| data.vocabulary.properties[data.claims[*id].property].has_role(role));
    let mut found: Vec<Id<Claim>> = data.claims_of(&data.subjects[subject]).filter(|id| data.claims[*id].stands() && fits(id)).collect();
    sort(data, &mut found);
    found
}

/// The dates of a subject that have one of the roles, as [`claims`] orders them.
pub(super) fn dates(data: &Dataset, subject: Id<Subject>, roles: &[&str]) -> Vec<Id<Claim>> {
    let mut found = claims(data, subject, roles);
    found.retain(|&id| date(data, id).is_some());
    found
}

/// The date that a claim gives.
pub(super) fn date(data: &Dataset, id: Id<Claim>) -> Option<&Date> {
    data.claims[id].value.date()
}

/// From the first to the last day that any of the dates leaves possible; nothing without a date.
pub(super) fn hull(data: &Dataset, claims: &[Id<Claim>]) -> Option<DayRange> {
    claims.iter().filter_map(|&id| date(data, id)).map(Date::possible).reduce(DayRange::hull)
}

/// The dates in words: as they are told, where all tell it one way, or else all the days that they leave possible.
pub(super) fn in_words(data: &Dataset, claims: &[Id<Claim>]) -> String {
    let mut told: Vec<String> = claims.iter().filter_map(|&id| date(data, id)).map(Date::human).collect();
    told.sort();
    told.dedup();
    match <[String; 1]>::try_from(told) {
        Ok([one]) => one,
        Err(_) => hull(data, claims).map(DayRange::human).unwrap_or_default(),
    }
}

/// Sorts claims by who says what of whom.
pub(super) fn sort(data: &Dataset, claims: &mut [Id<Claim>]) {
    claims.sort_by_cached_key(|&id| {
        let claim = &data.claims[id];
        let account = &data.accounts[claim.account];
        let subject = data.subjects[account.subject].reference();
        (subject, data.account_key(account), data.vocabulary.properties[claim.property].id.clone(), claim.key())
    });
}

/// A claim as a label: who says what, and of whom where that is not what the finding is about.
pub(super) fn label(data: &Dataset, id: Id<Claim>, about: Id<Subject>) -> String {
    let claim = &data.claims[id];
    let account = &data.accounts[claim.account];
    let said = format!("{}: {}", data.account_key(account), shown(data, claim));
    if account.subject == about { said } else { format!("{said} ({})", data.subjects[account.subject].id.value) }
}

/// An observation with its claims as sides, the first of them as its primary place and the others beside it.
pub(super) fn told(context: &Context<'_>, seen: Observation, about: Id<Subject>, first: Id<Claim>, others: &[Id<Claim>]) -> Observation {
    let data = context.dataset;
    let others: Vec<Id<Claim>> = others.iter().copied().filter(|&id| id != first).collect();
    let mut seen = others.iter().fold(seen, |seen, &id| seen.see(data.claims[id].span, label(data, id, about)));
    seen.sides = std::iter::once(first).chain(others).map(|id| side(context, id)).collect();
    seen
}

/// What to do about a slip of a source that the curator knows.
pub(super) const MARKED: &str = "Nothing is left to decide: the slip is marked. What is published needs a word on it, or leaves it out.";

/// Lowers what the curator knows to info: one of the claims is marked as its source's own slip.
pub(super) fn marked(data: &Dataset, seen: Observation, claims: &[Id<Claim>]) -> Observation {
    let Some(sic) = claims.iter().find_map(|&id| data.claims[id].sic.as_ref()) else { return seen };
    let seen = seen.note(format!("Marked as the source's own slip: {sic}.")).help(MARKED);
    Observation { at_most: Some(Severity::Info), ..seen }
}

/// Whether the words of sources say all of it: no value is read from the context.
pub(super) fn all_quoted(data: &Dataset, claims: &[Id<Claim>]) -> bool {
    claims.iter().map(|&id| &data.claims[id]).all(|claim| !claim.quote.is_empty() && claim.inferred.is_none())
}

/// A number of days with its noun.
pub(super) fn days(n: u64) -> String {
    if n == 1 { "1 day".to_owned() } else { format!("{n} days") }
}
