//! An outcome that one account tells and another, which counts what goes with it, leaves out.

use std::collections::BTreeSet;

use super::passages::{self, Passage};
use super::{key, seen};
use crate::checks::Context;
use crate::checks::side::shown;
use crate::dataset::{Claim, Dataset, Id, Property, Source, Subject};
use crate::findings::{Explanation, Observation, Outcomes, Severity, SubjectKind};
use crate::values::number::Number;

/// Where else a source tells of an outcome: in a figure over several incidents, or with what the incident is part of or is made of.
type Elsewhere = BTreeSet<(Id<Subject>, Id<Source>, Id<Property>)>;

/// Every outcome of an incident that a passage leaves out though it is expected beside what it counts.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let expected: Vec<(Id<Property>, &[Id<Property>])> =
        data.vocabulary.properties.iter().filter(|(_, p)| !p.told_with.is_empty()).map(|(id, p)| (id, p.told_with.as_slice())).collect();
    let elsewhere = elsewhere(data);
    let incidents = data.subjects.iter().filter(|(_, record)| record.kind == SubjectKind::Incident && record.accounts.len() > 1);
    let seen = incidents.flat_map(|(incident, record)| {
        let passages = passages::of(data, record);
        let omission = |&(outcome, beside): &(Id<Property>, &[Id<Property>])| {
            let silent = |source: Id<Source>, passage: &Passage| {
                !passage.told.contains(&outcome) && !elsewhere.contains(&(incident, source, outcome)) && counts(passage, beside).is_some()
            };
            let silent: Vec<_> = passages
                .iter()
                .filter(|((source, _), passage)| silent(*source, passage))
                .filter_map(|(key, p)| Some((key.0, counts(p, beside)?)))
                .collect();
            let telling: Vec<(Id<Source>, Id<Claim>)> = passages
                .iter()
                .flat_map(|((source, _), passage)| passage.figures.get(&outcome).into_iter().flatten().map(|told| (*source, told)))
                .filter(|(_, (_, count))| !count.interval().contains(Number::ZERO))
                .map(|(source, (id, _))| (source, *id))
                .collect();
            finding(context, record, outcome, &silent, &telling)
        };
        expected.iter().filter_map(omission).collect::<Vec<_>>()
    });
    seen.collect()
}

/// A claim by which a passage counts one of these outcomes, and more than none.
fn counts(passage: &Passage, outcomes: &[Id<Property>]) -> Option<Id<Claim>> {
    let figures = outcomes.iter().filter_map(|outcome| passage.figures.get(outcome)).flatten();
    figures.filter(|(_, count)| !count.interval().contains(Number::ZERO)).map(|(id, _)| *id).next()
}

fn elsewhere(data: &Dataset) -> Elsewhere {
    let mut found = Elsewhere::new();
    for (_, claim) in data.claims.iter() {
        let account = &data.accounts[claim.account];
        for &incident in &claim.together_with {
            found.insert((incident, account.source, claim.property));
        }
        for &whole in &data.subjects[account.subject].part_of {
            found.insert((whole, account.source, claim.property));
        }
    }
    for (part, record) in data.subjects.iter() {
        for &account in record.part_of.iter().flat_map(|&whole| &data.subjects[whole].accounts) {
            let account = &data.accounts[account];
            found.extend(account.claims.iter().map(|&id| (part, account.source, data.claims[id].property)));
        }
    }
    found
}

fn finding(
    context: &Context<'_>,
    record: &Subject,
    outcome: Id<Property>,
    silent: &[(Id<Source>, Id<Claim>)],
    telling: &[(Id<Source>, Id<Claim>)],
) -> Option<Observation> {
    let data = context.dataset;
    if telling.is_empty() {
        return None;
    }
    let in_order = |claims: &[(Id<Source>, Id<Claim>)]| {
        let mut claims: Vec<Id<Claim>> = claims.iter().map(|(_, id)| *id).collect();
        claims.sort_by_cached_key(|&id| key(data, id));
        claims
    };
    let (counted, told) = (in_order(silent), in_order(telling));
    let first = *counted.first()?;
    let property = &data.vocabulary.properties[outcome].id;
    let claims: Vec<Id<Claim>> = counted.iter().chain(&told).copied().collect();
    let mut seen = seen(context, Outcomes::Omitted, record, property, &claims)?;
    let values = |claims: &[Id<Claim>]| {
        let mut values: Vec<String> = Vec::new();
        for value in claims.iter().map(|&id| shown(data, &data.claims[id])) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values.join(" / ")
    };
    let silent_accounts = super::accounts(data, &counted);
    seen.primary.message = format!("{}, and nothing of {property}", seen.primary.message);
    // Elsewhere in the same text it is told: the passage is the shorter, and hides nothing.
    if silent.iter().all(|(source, _)| telling.iter().any(|(other, _)| other == source)) {
        seen.at_most = Some(Severity::Info);
        seen.explanation = Some(Explanation { kind: "told-elsewhere", text: "the same source tells of them in another passage".into() });
    }
    let beside = &data.vocabulary.properties[data.claims[first].property].id;
    seen = seen.note(format!("{silent_accounts} has {beside}: {}, and no word of {property}.", values(&counted)));
    seen = seen.value("silent", &silent_accounts).value("telling", super::accounts(data, &told)).value("values", values(&told));
    seen = seen.value("beside", beside);
    Some(seen.identity([record.id.value.clone(), property.clone(), silent_accounts]))
}
