//! The outcomes of an incident, held against each other: what one account has and another leaves out, what is told as another outcome,
//! what is told twice, and what only one side of the fight tells.

mod exchanged;
mod omitted;
mod one_sided;
mod passages;
mod twice;

use super::Context;
use super::side::{seen_in, shown};
use crate::dataset::{Claim, Dataset, Id, Subject};
use crate::findings::{Facet, Observation, Outcomes, Severity};

/// Everything that a rule over a facet can see.
pub(super) fn observe(context: &Context<'_>, facet: Outcomes) -> Vec<Observation> {
    match facet {
        Outcomes::Omitted => omitted::observe(context),
        Outcomes::Exchanged => exchanged::observe(context),
        Outcomes::ToldTwice => twice::observe(context),
        Outcomes::OneSided => one_sided::observe(context),
    }
}

/// What every finding here has: all claims as labels and sides, whom it is about, the property, and what the curator knows already.
fn seen(context: &Context<'_>, facet: Outcomes, subject: &Subject, property: &str, claims: &[Id<Claim>]) -> Option<Observation> {
    let data = context.dataset;
    let mut seen = seen_in(context, Facet::Outcomes(facet), claims, |id| label(data, id))?;
    if claims.iter().any(|&id| data.claims[id].sic.is_some()) {
        seen.at_most = Some(Severity::Info);
        seen = seen.note("One of the claims is marked as its source's own slip.");
    }
    Some(seen.about(subject.reference()).on(property))
}

fn label(data: &Dataset, id: Id<Claim>) -> String {
    let claim = &data.claims[id];
    let account = data.account_key(&data.accounts[claim.account]);
    format!("{account}: {} = {}", data.vocabulary.properties[claim.property].id, shown(data, claim))
}

/// The account of a claim and its value: what orders claims, whatever the files.
fn key(data: &Dataset, id: Id<Claim>) -> [String; 4] {
    let claim = &data.claims[id];
    let account = &data.accounts[claim.account];
    let subject = data.subjects[account.subject].id.value.clone();
    [subject, data.account_key(account), data.vocabulary.properties[claim.property].id.clone(), shown(data, claim)]
}

/// The accounts of claims, each once, in order.
fn accounts(data: &Dataset, claims: &[Id<Claim>]) -> String {
    let mut keys: Vec<String> = claims.iter().map(|&id| data.account_key(&data.accounts[data.claims[id].account])).collect();
    keys.sort();
    keys.dedup();
    keys.join(", ")
}
