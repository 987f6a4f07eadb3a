//! A whole held against the parts that are declared to make it up, and against those that are said to be among it.

use super::Context;
use super::side::{arithmetic, shown, side, total};
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::findings::{Facet, Observation, Parts, Severity};
use crate::values::count::{Count, sum};

/// Every whole that its parts cannot add up to, or that one of those among it exceeds.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let claims = context.dataset.claims.iter().filter(|(_, claim)| !claim.broken);
    claims.flat_map(|(id, claim)| [mismatch(context, id, claim), excess(context, id, claim)]).flatten().collect()
}

/// The counts of claims, if all are given in the unit of the whole.
fn counts(data: &Dataset, claim: &Claim, parts: &[Id<Claim>]) -> Option<Vec<Count>> {
    let unit = |claim: &Claim| match &claim.value {
        Value::Count(_, unit) => unit.clone(),
        _ => None,
    };
    let same_unit = parts.iter().all(|&part| unit(&data.claims[part]) == unit(claim));
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
    Some(unequal(context, id, claim, &claim.parts, &arithmetic(data, claim)?, &format!("not {}", whole.phrase())))
}

fn excess(context: &Context<'_>, id: Id<Claim>, claim: &Claim) -> Option<Observation> {
    let data = context.dataset;
    let most = total(data, claim)?.high()?;
    let included = counts(data, claim, &claim.among)?;
    let (&part, _) = claim.among.iter().zip(&included).find(|(_, count)| count.low() > most)?;
    let text = shown(data, &data.claims[part]);
    Some(unequal(context, id, claim, &[part], &text, &format!("more than {} in all", shown(data, claim))))
}

fn unequal(context: &Context<'_>, id: Id<Claim>, claim: &Claim, parts: &[Id<Claim>], arithmetic: &str, against: &str) -> Observation {
    let data = context.dataset;
    let mut seen = Observation::at(Facet::Parts(Parts::Sum), claim.span, format!("the whole: {}", shown(data, claim)));
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
