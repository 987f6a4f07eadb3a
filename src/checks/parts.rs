//! A whole held against the parts that are declared to make it up.

use super::Context;
use super::side::{arithmetic, shown, side};
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::findings::{Facet, Observation, Parts, Severity};
use crate::values::count::{Count, sum};

/// Every whole that its parts cannot add up to.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    context.dataset.claims.iter().filter_map(|(id, claim)| mismatch(context, id, claim)).collect()
}

fn mismatch(context: &Context<'_>, id: Id<Claim>, claim: &Claim) -> Option<Observation> {
    let data = context.dataset;
    let Value::Count(whole, _) = &claim.value else { return None };
    let parts: Option<Vec<Count>> = claim.parts.iter().map(|&part| super::side::total(data, &data.claims[part])).collect();
    let parts = parts.filter(|parts| !parts.is_empty())?;
    if sum(&parts).interval().intersect(whole.interval()).is_some() {
        return None;
    }
    let mut seen = Observation::at(Facet::Parts(Parts::Sum), claim.span, format!("the whole: {}", shown(data, claim)));
    for &part in &claim.parts {
        seen = seen.see(data.claims[part].span, format!("a part: {}", shown(data, &data.claims[part])));
    }
    let arithmetic = arithmetic(data, claim).unwrap_or_default();
    seen = seen.note(format!("{arithmetic}, not {}.", whole.phrase())).value("whole", shown(data, claim)).value("arithmetic", arithmetic);
    seen.sides = std::iter::once(id).chain(claim.parts.iter().copied()).map(|id| side(context, id)).collect();
    if let Some(sic) = &claim.sic {
        seen.at_most = Some(Severity::Info);
        seen = seen.note(format!("Marked as the source's own slip: {sic}."));
    }
    Some(in_account(data, claim, seen))
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
