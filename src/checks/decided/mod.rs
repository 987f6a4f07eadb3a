//! Decisions held against the claims that they settle.
//!
//! Whether a decision is needed, and a suppression used, only the findings can tell: that is seen where they are settled.

mod fits;

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::side::{shown, side};
use crate::dataset::{Answer, Basis, Claim, Dataset, Decision, Ground, Id, Rank};
use crate::findings::{Decided, Facet, Observation};
use fits::{allows, fits};

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Decided) -> Vec<Observation> {
    let decisions = context.dataset.decisions.iter();
    match facet {
        Decided::Incomplete => decisions.filter_map(|decision| incomplete(context.dataset, decision)).collect(),
        Decided::Stale => decisions.filter_map(|decision| stale(context, decision)).collect(),
        Decided::Outdated => decisions.filter_map(|decision| outdated(context, decision)).collect(),
        Decided::Outside => decisions.filter_map(|decision| outside(context, decision)).collect(),
        Decided::NotIndependent => decisions.filter_map(|decision| not_independent(context, decision)).collect(),
        Decided::RankWithoutReason => ranks(context),
        Decided::Needless | Decided::BareSuppression | Decided::UnusedSuppression | Decided::ExpiredSuppression => Vec::new(),
    }
}

/// An observation at a decision, about its subjects and property.
#[must_use]
pub fn at(data: &Dataset, decision: &Decision, facet: Decided, label: &str) -> Observation {
    let subjects: Vec<_> = decision.subjects.iter().map(|&id| data.subjects[id].reference()).collect();
    let property = &data.vocabulary.properties[decision.property].id;
    let mut seen = Observation::at(Facet::Decided(facet), decision.span, label).on(property);
    let ids = subjects.iter().map(|subject| subject.id.clone());
    seen.identity = ids.chain([property.clone()]).collect();
    seen.subject = subjects.first().cloned();
    if subjects.len() > 1 {
        seen.subjects = subjects;
    }
    seen
}

fn incomplete(data: &Dataset, decision: &Decision) -> Option<Observation> {
    let parts = [
        ("an answer (publish, prefer, disputed or pending)", decision.answer.is_none()),
        ("basis", decision.basis.is_none()),
        ("reason", decision.reason.is_none()),
        ("by", decision.by.is_none()),
        ("date", decision.date.is_none()),
        ("rests-on", decision.rests_on.is_empty()),
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|(_, missing)| *missing).map(|(part, _)| part).collect();
    if missing.is_empty() {
        return None;
    }
    let mut seen = at(data, decision, Decided::Incomplete, "this decision").value("missing", missing.join(", "));
    if missing == ["rests-on"] {
        seen = seen.help(renew(data, decision));
    }
    Some(seen)
}

/// The command that records anew what a decision rests on.
fn renew(data: &Dataset, decision: &Decision) -> String {
    let ids: Vec<&str> = decision.subjects.iter().map(|&id| data.subjects[id].id.value.as_str()).collect();
    let property = &data.vocabulary.properties[decision.property].id;
    format!("Read the claims. If the decision stands: factlint decide {} {property} --renew", ids.join(" "))
}

/// A decision with some of the accounts that it is about, and the claims of all of them as sides.
fn with_accounts(context: &Context<'_>, decision: &Decision, facet: Decided, accounts: &[(String, Option<&Ground>)]) -> Observation {
    let data = context.dataset;
    let mut seen = at(data, decision, facet, &answer(data, decision));
    for (key, ground) in accounts {
        for &id in ground.iter().flat_map(|ground| &ground.claims) {
            seen = seen.see(data.claims[id].span, format!("{key}: {}", shown(data, &data.claims[id])));
            seen.sides.push(side(context, id));
        }
    }
    let keys: Vec<&str> = accounts.iter().map(|(key, _)| key.as_str()).collect();
    seen.identity.extend(keys.iter().map(|key| (*key).to_owned()));
    seen.value("accounts", keys.join(", ")).value("answer", answer(data, decision)).help(renew(data, decision))
}

/// What is decided, in words.
#[must_use]
pub fn answer(data: &Dataset, decision: &Decision) -> String {
    match &decision.answer {
        Some(Answer::Publish { text, population, .. }) => {
            let whom = population.map(|population| format!(" {}", data.vocabulary.populations[population].id)).unwrap_or_default();
            format!("{text}{whom}")
        }
        Some(Answer::Prefer(accounts)) => {
            let keys: Vec<String> = accounts.iter().map(|&id| data.account_key(&data.accounts[id])).collect();
            format!("what {} says", keys.join(" and "))
        }
        Some(Answer::Disputed) => "disputed".into(),
        Some(Answer::Pending(whom)) => format!("pending: {whom}"),
        None => "nothing".into(),
    }
}

/// What a decision was made on, and no longer stands as it did: keys of accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Those that say something else than when it was decided, or nothing any more.
    pub changed: Vec<String>,
    /// Those that came after it was decided, and say something else.
    pub later: Vec<String>,
}

impl Standing {
    /// Whether it does not stand as it did.
    #[must_use]
    pub const fn is_loose(&self) -> bool {
        !self.changed.is_empty() || !self.later.is_empty()
    }
}

/// Whether a decision still stands on what the accounts say.
#[must_use]
pub fn standing(data: &Dataset, decision: &Decision) -> Standing {
    let grounds = data.grounds(&decision.subjects, decision.property);
    let keys = |found: Vec<(String, Option<&Ground>)>| found.into_iter().map(|(key, _)| key).collect();
    Standing { changed: keys(changed(decision, &grounds)), later: keys(later(data, decision, &grounds)) }
}

/// Accounts with what they say on a property.
type Grounds = BTreeMap<String, Ground>;

/// Accounts that say something else than when it was decided, or nothing any more.
fn changed<'g>(decision: &Decision, grounds: &'g Grounds) -> Vec<(String, Option<&'g Ground>)> {
    let changed = decision.rests_on.iter().filter(|(key, hash)| grounds.get(*key).is_none_or(|ground| ground.hash != hash.value));
    changed.map(|(key, _)| (key.clone(), grounds.get(key))).collect()
}

/// Accounts that came after it was decided, and say something else.
fn later<'g>(data: &Dataset, decision: &Decision, grounds: &'g Grounds) -> Vec<(String, Option<&'g Ground>)> {
    if decision.rests_on.is_empty() {
        return Vec::new();
    }
    let ground = |known: bool| grounds.iter().filter(move |(key, _)| decision.rests_on.contains_key(*key) == known);
    let before: Vec<Id<Claim>> = ground(true).flat_map(|(_, ground)| ground.claims.clone()).collect();
    let disagrees = |ground: &Ground| ground.claims.iter().any(|&later| !agrees(data, decision, &before, later));
    ground(false).filter(|(_, ground)| disagrees(ground)).map(|(key, ground)| (key.clone(), Some(ground))).collect()
}

fn stale(context: &Context<'_>, decision: &Decision) -> Option<Observation> {
    let grounds = context.dataset.grounds(&decision.subjects, decision.property);
    let changed = changed(decision, &grounds);
    if changed.is_empty() {
        return None;
    }
    let gone = changed.iter().filter(|(_, ground)| ground.is_none());
    let said = changed.iter().filter(|(_, ground)| ground.is_some()).map(|(key, _)| format!("{key} says something else now."));
    let gone = said.chain(gone.map(|(key, _)| format!("{key} says nothing of it any more."))).collect::<Vec<_>>();
    let seen = with_accounts(context, decision, Decided::Stale, &changed);
    Some(gone.into_iter().fold(seen, Observation::note))
}

fn outdated(context: &Context<'_>, decision: &Decision) -> Option<Observation> {
    let grounds = context.dataset.grounds(&decision.subjects, decision.property);
    let later = later(context.dataset, decision, &grounds);
    (!later.is_empty()).then(|| with_accounts(context, decision, Decided::Outdated, &later))
}

/// Whether a later claim leaves a decision as it is.
fn agrees(data: &Dataset, decision: &Decision, before: &[Id<Claim>], later: Id<Claim>) -> bool {
    match &decision.answer {
        Some(Answer::Publish { value, population, .. }) => fits(data, (value, *population), later),
        Some(Answer::Prefer(accounts)) => {
            let preferred: Vec<_> = before.iter().filter(|&&id| accounts.contains(&data.claims[id].account)).collect();
            preferred.is_empty() || preferred.iter().any(|&&id| fits(data, (&data.claims[id].value, data.claims[id].population), later))
        }
        // One more voice for what is already said leaves it as open as it was.
        _ => before.iter().any(|&id| fits(data, (&data.claims[id].value, data.claims[id].population), later)),
    }
}

fn outside(context: &Context<'_>, decision: &Decision) -> Option<Observation> {
    let data = context.dataset;
    let Some(Answer::Publish { value, population, .. }) = &decision.answer else { return None };
    let claims: Vec<Id<Claim>> =
        data.grounds(&decision.subjects, decision.property).into_values().flat_map(|ground| ground.claims).collect();
    if allows(data, &claims, value, *population) {
        return None;
    }
    let mut seen = at(data, decision, Decided::Outside, "what is published");
    for &id in &claims {
        let account = data.account_key(&data.accounts[data.claims[id].account]);
        seen = seen.see(data.claims[id].span, format!("{account}: {}", shown(data, &data.claims[id])));
        seen.sides.push(side(context, id));
    }
    let values: BTreeSet<String> = claims.iter().map(|&id| shown(data, &data.claims[id])).collect();
    let values = if values.is_empty() { "nothing".into() } else { values.into_iter().collect::<Vec<_>>().join(" / ") };
    Some(seen.value("answer", answer(data, decision)).value("values", values))
}

/// Those who agree are one document, or copies of one.
fn not_independent(context: &Context<'_>, decision: &Decision) -> Option<Observation> {
    let data = context.dataset;
    let Some(Answer::Publish { value, population, .. }) = &decision.answer else { return None };
    let grounds = data.grounds(&decision.subjects, decision.property);
    let agreeing = grounds.iter().filter(|(_, ground)| ground.claims.iter().any(|&id| fits(data, (value, *population), id)));
    let mut by_document: BTreeMap<&str, Vec<(String, Option<&Ground>)>> = BTreeMap::new();
    for (key, ground) in agreeing {
        let account = &data.accounts[ground.account];
        let document = data.document(account.copies.unwrap_or(account.source));
        by_document.entry(&data.sources[document].id.value).or_default().push((key.clone(), Some(ground)));
    }
    let only = by_document.len() == 1 && decision.basis == Some(Basis::Agreement);
    let (document, accounts) = by_document.into_iter().next().filter(|_| only)?;
    let mut seen = with_accounts(context, decision, Decided::NotIndependent, &accounts);
    seen.help = None;
    Some(seen.value("document", document))
}

/// Claims that are set above or below others without a reason.
fn ranks(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let bare = data.claims.iter().filter(|(_, claim)| claim.rank != Rank::Normal && claim.rank_reason.is_none());
    let seen = |(id, claim): (Id<Claim>, &Claim)| {
        let account = &data.accounts[claim.account];
        let (subject, key) = (data.subjects[account.subject].reference(), data.account_key(account));
        let property = &data.vocabulary.properties[claim.property].id;
        let rank = if claim.rank == Rank::Preferred { "preferred" } else { "deprecated" };
        let mut seen = Observation::at(Facet::Decided(Decided::RankWithoutReason), claim.span, "this claim").on(property);
        seen.sides = vec![side(context, id)];
        seen = seen.value("rank", rank).value("value", shown(data, claim)).value("account", &key);
        seen.identity([subject.id.clone(), key, property.clone(), claim.text.clone()]).about(subject)
    };
    bare.map(seen).collect()
}
