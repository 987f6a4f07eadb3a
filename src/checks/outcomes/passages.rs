//! What each passage tells of an incident: accounts of one source and passage count together.

use std::collections::BTreeMap;

use crate::checks::side::total;
use crate::dataset::{Account, Claim, Dataset, Id, Property, Source, Subject};
use crate::values::count::Count;

/// A source, and the words that find the passage in it.
pub(super) type Key<'d> = (Id<Source>, Option<&'d str>);

/// What a passage tells of the outcomes of one incident.
#[derive(Default)]
pub(super) struct Passage {
    /// Its figures, outcome by outcome: of the whole incident, and of nobody in particular.
    pub figures: BTreeMap<Id<Property>, Vec<(Id<Claim>, Count)>>,
    /// Every property that it tells of in any way.
    pub told: Vec<Id<Property>>,
}

pub(super) fn key(data: &Dataset, account: Id<Account>) -> Key<'_> {
    let account = &data.accounts[account];
    (account.source, account.at.as_ref().map(|at| at.value.as_str()))
}

/// The passages that tell of an incident.
pub(super) fn of<'d>(data: &'d Dataset, record: &Subject) -> BTreeMap<Key<'d>, Passage> {
    let mut passages: BTreeMap<Key<'d>, Passage> = BTreeMap::new();
    for &account in &record.accounts {
        let passage = passages.entry(key(data, account)).or_default();
        passage.told.extend(&data.accounts[account].unread);
        for &id in &data.accounts[account].claims {
            let claim = &data.claims[id];
            passage.told.push(claim.property);
            if let Some(count) = figure(data, claim) {
                passage.figures.entry(claim.property).or_default().push((id, count));
            }
        }
    }
    passages
}

/// The figure of a claim, if it is of those who came to harm in the whole incident.
pub(super) fn figure(data: &Dataset, claim: &Claim) -> Option<Count> {
    let whole = claim.of.is_empty() && claim.at_place.is_none() && claim.together_with.is_empty();
    let harm = data.vocabulary.properties[claim.property].has_role("casualties");
    (whole && claim.stands() && harm).then(|| total(data, claim)).flatten()
}
