//! What curators decided, with every name looked up.

use super::super::arena::Id;
use super::super::curation::{Answer, Basis, Decision, Judgement, Pair, Verdict};
use super::super::model::{Account, Entity, Subject};
use super::super::problem::Problems;
use super::super::read::{RawClaim, RawDecision, RawJudgement};
use super::super::vocabulary::Property;
use super::claims::Resolver;
use super::{Ids, one_of, sources};
use crate::files::{Files, Spanned};
use crate::findings::SubjectKind;

pub(super) fn judgement(
    raw: &RawJudgement,
    subjects: &Ids<Subject>,
    entities: &Ids<Entity>,
    files: &Files,
    problems: &mut Problems,
) -> Option<Judgement> {
    let verdict: Verdict = one_of(&raw.verdict, "verdict", "same, different or unsure", problems)?;
    sources::date(&raw.date, files, problems);
    let incidents = subjects.find_all(&raw.incidents, "incident", problems);
    let things = entities.find_all(&raw.entities, "entity", problems);
    let written = raw.incidents.len() + raw.entities.len();
    let pair = match (&incidents[..], &things[..]) {
        (&[a, b], []) => Some(Pair::Incidents(a, b)),
        ([], &[a, b]) => Some(Pair::Entities(a, b)),
        _ => None,
    };
    if pair.is_none() && written != 2 {
        let found = format!("{} incidents and {} entities", raw.incidents.len(), raw.entities.len());
        problems.bad_value(raw.span, "judgement", "two incidents or two entities", &found, "Name exactly two.");
    }
    Some(Judgement { verdict, pair: pair?, reason: raw.reason.value.clone(), span: raw.span })
}

/// A decision. One on something that is not there, or with a value that cannot be read, decides nothing; what is merely missing from it is
/// for the checks to tell.
pub(super) fn decision(raw: &RawDecision, entities: &Ids<Entity>, resolver: &mut Resolver<'_>) -> Option<Decision> {
    let before = resolver.problems.count();
    let mut subjects: Vec<Id<Subject>> = raw.subjects.iter().filter_map(|(kind, id)| subject(*kind, id, entities, resolver)).collect();
    subjects.sort_by(|&a, &b| resolver.dataset.subjects[a].id.value.cmp(&resolver.dataset.subjects[b].id.value));
    let known = resolver.dataset.vocabulary.property(&raw.property.value);
    if known.is_none() {
        let names = resolver.dataset.vocabulary.property_ids.keys().map(String::as_str);
        resolver.problems.dangling(raw.property.span, &raw.property.value, "property", names);
    }
    let property = known?;
    let answer = answer(raw, property, &subjects, resolver);
    let list = "agreement, closest, detail, later, original, slip, joint or none";
    let basis: Option<Basis> = raw.basis.as_ref().and_then(|word| one_of(word, "basis", list, resolver.problems));
    if let Some(date) = &raw.date {
        sources::date(date, resolver.files, resolver.problems);
    }
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    (resolver.problems.count() == before).then(|| Decision {
        subjects,
        property,
        answer,
        basis,
        reason: text(&raw.reason),
        by: text(&raw.by),
        date: text(&raw.date),
        rests_on: raw.rests_on.iter().cloned().collect(),
        grounds: raw.grounds,
        span: raw.span,
        last: raw.last,
    })
}

fn subject(kind: SubjectKind, id: &Spanned<String>, entities: &Ids<Entity>, resolver: &mut Resolver<'_>) -> Option<Id<Subject>> {
    let word = match kind {
        SubjectKind::Topic => "topic",
        SubjectKind::Entity => "entity",
        _ => "incident",
    };
    if kind == SubjectKind::Entity {
        entities.find(id, word, resolver.problems)?;
        // An entity of which nobody claims anything is no subject.
        let found = resolver.dataset.subjects.iter().find(|(_, subject)| subject.kind == kind && subject.id.value == id.value);
        return found.map(|(found, _)| found);
    }
    let found = resolver.subjects.find(id, word, resolver.problems)?;
    let actual = resolver.dataset.subjects[found].kind;
    if actual != kind {
        resolver.problems.dangling(id.span, &id.value, word, std::iter::empty());
        return None;
    }
    Some(found)
}

/// What to publish: one of the four answers, and not two.
fn answer(raw: &RawDecision, property: Id<Property>, subjects: &[Id<Subject>], resolver: &mut Resolver<'_>) -> Option<Answer> {
    let given = [raw.publish.is_some(), !raw.prefer.is_empty(), raw.disputed, raw.pending.is_some()];
    let given = given.into_iter().filter(|given| *given).count();
    if given > 1 {
        let help = "Keep one of publish, prefer, disputed and pending.";
        resolver.problems.bad_value(raw.span, "decision", "one answer", &format!("{given} answers"), help);
        return None;
    }
    if let Some(publish) = &raw.publish {
        let claim = RawClaim::bare(raw.property.clone(), publish.clone(), raw.who.clone(), raw.unit.clone());
        let value = resolver.value(&claim, property, &[])?;
        let population = raw.who.as_ref().and_then(|who| resolver.population(who));
        return Some(Answer::Publish { value, population, text: publish.value.text() });
    }
    if !raw.prefer.is_empty() {
        return Some(Answer::Prefer(raw.prefer.iter().filter_map(|key| account(key, subjects, resolver)).collect()));
    }
    if raw.disputed {
        return Some(Answer::Disputed);
    }
    raw.pending.as_ref().map(|whom| Answer::Pending(whom.value.clone()))
}

fn account(key: &Spanned<String>, subjects: &[Id<Subject>], resolver: &mut Resolver<'_>) -> Option<Id<Account>> {
    let data = &resolver.dataset;
    let accounts: Vec<Id<Account>> = subjects.iter().flat_map(|&subject| data.subjects[subject].accounts.clone()).collect();
    let keys: Vec<String> = accounts.iter().map(|&id| data.account_key(&data.accounts[id])).collect();
    let found = accounts.iter().zip(&keys).find(|(_, known)| **known == key.value).map(|(&id, _)| id);
    if found.is_none() {
        resolver.problems.dangling(key.span, &key.value, "account of it", keys.iter().map(String::as_str));
    }
    found
}
