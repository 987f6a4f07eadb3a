//! What is counted over several incidents, held against the incidents: joint figures, what is part of what, totals over a time, and
//! superlatives, and how large a part of something is.

mod period;
mod superlative;
mod tolls;
mod when;
mod whole;
mod within;

use std::collections::BTreeSet;

use super::Context;
use super::side::shown;
use crate::dataset::{Claim, Dataset, Id, Property, ValueType};
use crate::findings::{Observation, Totals};
use superlative::Graver;
use tolls::Tolls;

/// Everything that a rule over a facet can see.
pub(super) fn observe(context: &Context<'_>, facet: Totals) -> Vec<Observation> {
    let data = context.dataset;
    match facet {
        Totals::Parts => whole::observe(context, &Tolls::of(data, &outcomes(data))),
        Totals::Period => period::observe(context, &Tolls::of(data, &outcomes(data))),
        Totals::Superlative => superlative::observe(context, Graver::Before),
        Totals::Overtaken => superlative::observe(context, Graver::After),
        Totals::Within => within::observe(context),
    }
}

/// Which incident, who says so, and what.
fn label(data: &Dataset, id: Id<Claim>) -> String {
    let claim = &data.claims[id];
    let account = &data.accounts[claim.account];
    format!("{}, {}: {}", data.subjects[account.subject].id.value, data.account_key(account), shown(data, claim))
}

/// The counts of those who came to harm.
fn outcomes(data: &Dataset) -> BTreeSet<Id<Property>> {
    let properties = data.vocabulary.properties.iter();
    properties
        .filter(|(_, property)| property.value_type == ValueType::Count && property.has_role("casualties"))
        .map(|(id, _)| id)
        .collect()
}
