//! What curators take for a slip of the source, where nothing else stands against it: a word that only who knows better finds wrong.

use std::collections::BTreeMap;

use super::super::Context;
use super::super::side::{shown, side, statement};
use super::super::when::sort;
use crate::dataset::{Claim, Id};
use crate::findings::{Curated, Facet, Observation};

/// One finding for each slip: a passage that two documents share is marked in both.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut slips: BTreeMap<[String; 4], Vec<Id<Claim>>> = BTreeMap::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| !claim.broken) {
        if let Some(why) = &claim.sic {
            let subject = &data.subjects[data.accounts[claim.account].subject].id.value;
            let property = &data.vocabulary.properties[claim.property].id;
            slips.entry([subject.clone(), property.clone(), shown(data, claim), why.clone()]).or_default().push(id);
        }
    }
    slips.into_iter().filter_map(|(slip, claims)| finding(context, slip, claims)).collect()
}

fn finding(context: &Context<'_>, [subject, property, value, why]: [String; 4], mut claims: Vec<Id<Claim>>) -> Option<Observation> {
    let data = context.dataset;
    sort(data, &mut claims);
    let (&first, others) = claims.split_first()?;
    let label = |id: Id<Claim>| statement(&side(context, id));
    let mut seen = Observation::at(Facet::Curated(Curated::Slip), data.claims[first].span, label(first));
    for &id in others {
        seen = seen.see(data.claims[id].span, label(id));
    }
    seen.sides = claims.iter().map(|&id| side(context, id)).collect();
    seen.unless_shown = true;
    seen = seen.value("value", &value).value("sic", why.trim_end_matches(['.', '!', '?']));
    let reference = data.subjects[data.accounts[data.claims[first].account].subject].reference();
    Some(seen.about(reference).on(property.clone()).identity([subject, property, value, why]))
}
