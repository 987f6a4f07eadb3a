//! What a decision rests on: all that the accounts say on the property, each account with a hash of it.

use std::collections::BTreeMap;

use super::arena::Id;
use super::model::{Account, Claim, Dataset, Name, Subject};
use super::vocabulary::Property;
use crate::findings::digest;

/// What one account says on a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The account.
    pub account: Id<Account>,
    /// Its claims on the property, parts of claims left out.
    pub claims: Vec<Id<Claim>>,
    /// A hash of all that the claims say, 16 hexadecimal digits: it does not follow lines, order or notes.
    pub hash: String,
}

impl Dataset {
    /// What the accounts of some subjects say on a property, by the keys of the accounts; with several subjects each key starts with the
    /// id of its own.
    #[must_use]
    pub fn grounds(&self, subjects: &[Id<Subject>], property: Id<Property>) -> BTreeMap<String, Ground> {
        let accounts = subjects.iter().flat_map(|&subject| &self.subjects[subject].accounts);
        let ground = |&account: &Id<Account>| {
            let record = &self.accounts[account];
            let claims: Vec<Id<Claim>> = record.claims.iter().copied().filter(|&id| self.claims[id].property == property).collect();
            let key = match subjects.len() {
                1 => self.account_key(record),
                _ => format!("{}: {}", self.subjects[record.subject].id.value, self.account_key(record)),
            };
            (!claims.is_empty()).then(|| (key, Ground { account, hash: self.hash(&claims), claims }))
        };
        accounts.filter_map(ground).collect()
    }

    fn hash(&self, claims: &[Id<Claim>]) -> String {
        let mut said: Vec<String> = claims.iter().map(|&id| self.said(id)).collect();
        said.sort();
        digest(said.iter().map(String::as_str)).chars().take(16).collect()
    }

    /// All that a claim says, as one text.
    fn said(&self, id: Id<Claim>) -> String {
        let claim = &self.claims[id];
        let names = |names: &[Name]| names.iter().map(|name| name.text.value.as_str()).collect::<Vec<_>>().join("+");
        let population = claim.population.map(|population| self.vocabulary.populations[population].id.as_str());
        let together = claim.together_with.iter().map(|&other| self.subjects[other].id.value.as_str()).collect::<Vec<_>>().join("+");
        let quote = claim.quote.iter().map(|piece| piece.value.as_str()).collect::<Vec<_>>().join("…");
        let lies_in = claim.lies_in.iter().map(|place| place.text.value.as_str()).collect::<Vec<_>>().join("+");
        let texts = [
            claim.text.as_str(),
            population.unwrap_or_default(),
            claim.unit().unwrap_or_default(),
            claim.as_of.as_ref().map_or("", |date| date.text()),
            claim.hedge.map_or("", |hedge| hedge.name()),
            claim.sic.as_deref().unwrap_or_default(),
            &names(&claim.speakers),
            &names(&claim.of),
            claim.at_place.as_ref().map_or("", |place| &place.text.value),
            &lies_in,
            &together,
            &quote,
        ]
        .join("\n");
        let marks = format!("{} {} {} {:?}", claim.denied, claim.planned, claim.including, claim.relation);
        let mut inner: Vec<String> = claim.parts.iter().chain(&claim.among).map(|&part| self.said(part)).collect();
        inner.sort();
        digest([texts, marks].iter().chain(&inner).map(String::as_str))
    }
}
