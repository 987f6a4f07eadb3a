//! Who is told to have done it, held against who says that he did.

use super::Context;
use super::agreement::{may_be_one, tags};
use super::side::{shown, side, statement};
use crate::dataset::{Claim, Dataset, Entity, Id, Name, Subject};
use crate::findings::{Claimed, Explanation, Facet, Observation, Relation, Severity};

/// Every subject that somebody claims whom no account names.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    context.dataset.subjects.iter().filter_map(|(_, subject)| claimed_by_another(context, subject)).collect()
}

/// The claims of a subject that name somebody, for a role.
fn naming(data: &Dataset, subject: &Subject, role: &str) -> Vec<Id<Claim>> {
    let names_somebody = |id: &Id<Claim>| {
        let claim = &data.claims[*id];
        claim.stands() && !entities(data, claim).is_empty() && data.vocabulary.properties[claim.property].has_role(role)
    };
    data.claims_of(subject).filter(names_somebody).collect()
}

/// Whom a claim names by name: "gunmen" may be anyone's. Nobody where a name is not registered, for then it cannot be compared.
fn entities(data: &Dataset, claim: &Claim) -> Vec<Id<Entity>> {
    let named: Option<Vec<Id<Entity>>> = claim.value.names().iter().map(Name::entity).collect();
    named.unwrap_or_default().into_iter().filter(|&id| !data.entities[id].generic).collect()
}

fn claimed_by_another(context: &Context<'_>, subject: &Subject) -> Option<Observation> {
    let data = context.dataset;
    let told = naming(data, subject, "attribution");
    let claimed = naming(data, subject, "responsibility");
    let apart = |a: Id<Claim>, b: Id<Claim>| {
        let (a, b) = (entities(data, &data.claims[a]), entities(data, &data.claims[b]));
        !a.iter().any(|&x| b.iter().any(|&y| may_be_one(data, x, y)))
    };
    // One account that names the claimant is enough: then the accounts disagree, and that is told of them.
    let alone: Vec<Id<Claim>> = claimed.into_iter().filter(|&claim| told.iter().all(|&other| apart(claim, other))).collect();
    let (first, second) = (*alone.first()?, *told.first()?);
    let label = |id| statement(&side(context, id));
    let mut seen = Observation::at(Facet::Claimed(Claimed::ByAnother), data.claims[first].span, label(first));
    for &id in told.iter().chain(alone.iter().skip(1)) {
        seen = seen.see(data.claims[id].span, label(id));
    }
    let sides: Vec<Id<Claim>> = alone.iter().chain(&told).copied().collect();
    seen.sides = sides.iter().map(|&id| side(context, id)).collect();
    seen.relation = Some(Relation::Contradicts);
    seen.tags = tags(data, &sides);
    if told.iter().all(|&id| data.claims[id].hedge.is_some()) {
        let text = format!("{} is only suspected: the claim may settle it", shown(data, &data.claims[second]));
        seen.explanation = Some(Explanation { kind: "hedge", text });
    }
    if sides.iter().any(|&id| data.claims[id].sic.is_some()) {
        seen.at_most = Some(Severity::Info);
    }
    let list = |ids: &[Id<Claim>]| {
        let mut names: Vec<String> = ids.iter().map(|&id| shown(data, &data.claims[id])).collect();
        names.sort();
        names.dedup();
        names.join(", ")
    };
    seen = seen.value("told", list(&told)).value("claimed", list(&alone));
    let mut identity: Vec<String> = seen.sides.iter().map(|side| format!("{} {}", side.property, side.value)).collect();
    identity.sort();
    identity.dedup();
    let property = data.vocabulary.properties[data.claims[first].property].id.clone();
    let reference = subject.reference();
    Some(seen.identity([reference.id.clone()].into_iter().chain(identity)).about(reference).on(property))
}
