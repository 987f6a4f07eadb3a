//! Who did it, who says so, where: names that exclude each other.

use std::collections::BTreeMap;

use super::{Difference, comparable, contradicting_themselves, pairs, sic};
use crate::checks::side::speakers;
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Name, Value};
use crate::findings::{Disagreement, Explanation, Relation, Severity};
use crate::values::clause::Hedge;
use crate::values::date::{DateComparison, compare};

/// What one voice says in one account. Where the property holds many values, that is all its claims together; else each for itself.
struct Voice {
    claims: Vec<Id<Claim>>,
    speakers: Vec<String>,
    /// Whom it names.
    named: Vec<Id<Entity>>,
    /// Whom it rules out.
    denied: Vec<Id<Entity>>,
    /// It says that there is none.
    none: bool,
}

/// Why two voices exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exclusion {
    /// They name others.
    Rivals,
    /// One names someone, the other says there is none.
    None,
    /// One rules out whom the other names.
    RuledOut,
}

pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let voices = voices(data, claims);
    let list: Vec<&Voice> = voices.iter().collect();
    let alone = list.iter().map(|&voice| (voice, voice));
    let found: Vec<(&Voice, &Voice, Exclusion)> =
        pairs(&list).chain(alone).filter_map(|(a, b)| exclude(data, a, b).map(|why| (a, b, why))).collect();
    let Some(&(first, second, _)) = found.first() else { return Vec::new() };
    let (Some(&a), Some(&b)) = (first.claims.first(), second.claims.last()) else { return Vec::new() };
    let part = |voice: &Voice| found.iter().any(|(a, b, _)| std::ptr::eq(*a, voice) || std::ptr::eq(*b, voice));
    let mut sides: Vec<Id<Claim>> = voices.iter().filter(|voice| part(voice)).flat_map(|voice| voice.claims.clone()).collect();
    sides.sort();
    let later = found.iter().all(|(a, b, why)| *why == Exclusion::None && differ_in_time(data, a, b));
    let marked = found.iter().all(|(a, b, _)| sic(data, &[a.claims.clone(), b.claims.clone()].concat()));
    let between_speakers = found.iter().all(|(a, b, _)| !a.speakers.is_empty() && !b.speakers.is_empty() && a.speakers != b.speakers);
    let own = found.iter().filter(|(a, b, _)| a.speakers.is_empty() || b.speakers.is_empty() || a.speakers == b.speakers);
    let own: Vec<_> = own.filter_map(|(a, b, _)| Some((*a.claims.first()?, *b.claims.first()?))).collect();
    vec![Difference {
        kind: Disagreement::Conflict,
        relation: Relation::Contradicts,
        explanation: explanation(data, &sides, later),
        notes: contradicting_themselves(data, &own),
        sides,
        pair: (a, b),
        gap: String::new(),
        joint: String::new(),
        at_most: (later || marked).then_some(Severity::Info),
        between_speakers,
    }]
}

/// The claims by account and speaker. A voice with a name that is not registered says nothing that could be compared.
fn voices(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Voice> {
    type Key = (Id<Account>, Vec<String>, Option<Id<Claim>>);
    let mut grouped: BTreeMap<Key, Vec<Id<Claim>>> = BTreeMap::new();
    for &id in claims {
        let claim = &data.claims[id];
        let many = data.vocabulary.properties[claim.property].many;
        grouped.entry((claim.account, speakers(data, claim), (!many).then_some(id))).or_default().push(id);
    }
    grouped.into_iter().filter_map(|((_, speakers, _), claims)| voice(data, speakers, claims)).collect()
}

fn voice(data: &Dataset, speakers: Vec<String>, claims: Vec<Id<Claim>>) -> Option<Voice> {
    let mut voice = Voice { claims: Vec::new(), speakers, named: Vec::new(), denied: Vec::new(), none: false };
    for id in claims {
        let claim = &data.claims[id];
        let Value::Entities(names) = &claim.value else { continue };
        // "Near" and "between" say where it was not.
        if claim.relation.is_some() {
            continue;
        }
        let entities: Option<Vec<Id<Entity>>> = names.iter().map(Name::entity).collect();
        let list = if claim.denied { &mut voice.denied } else { &mut voice.named };
        list.extend(entities?);
        voice.none |= names.is_empty() && !claim.denied;
        voice.claims.push(id);
    }
    // "Armed men, believed to be of the Red Lions": the wider name must not hide the narrower one.
    let all = voice.named.clone();
    voice.named.retain(|&wide| !all.iter().any(|&narrow| narrow != wide && data.entity_tree.is_within(narrow, wide)));
    (!voice.claims.is_empty()).then_some(voice)
}

fn exclude(data: &Dataset, a: &Voice, b: &Voice) -> Option<Exclusion> {
    let (first, second) = (&data.claims[*a.claims.first()?], &data.claims[*b.claims.first()?]);
    if !comparable(data, first, second) {
        return None;
    }
    // "Bandits" may be anyone, unless the registry places them beside the others.
    let anyone = |id: Id<Entity>| data.entities[id].generic && data.entity_tree.above(id).is_empty();
    let one = |x: Id<Entity>, y: Id<Entity>| anyone(x) || anyone(y) || data.entity_tree.in_line(x, y) || data.judged_same(x, y);
    let ruled_out = |named: &[Id<Entity>], denied: &[Id<Entity>]| {
        !named.is_empty() && named.iter().all(|&x| denied.iter().any(|&y| data.entity_tree.is_within(x, y)))
    };
    if !a.named.is_empty() && !b.named.is_empty() && !a.named.iter().any(|&x| b.named.iter().any(|&y| one(x, y))) {
        Some(Exclusion::Rivals)
    } else if (a.none && !b.named.is_empty()) || (b.none && !a.named.is_empty()) {
        Some(Exclusion::None)
    } else if ruled_out(&a.named, &b.denied) || ruled_out(&b.named, &a.denied) {
        Some(Exclusion::RuledOut)
    } else {
        None
    }
}

/// Both say of which day they are, and the days differ.
fn differ_in_time(data: &Dataset, a: &Voice, b: &Voice) -> bool {
    let as_of = |voice: &Voice| voice.claims.iter().find_map(|&id| data.claims[id].as_of.clone());
    as_of(a).zip(as_of(b)).is_some_and(|(a, b)| compare(&a, &b) != DateComparison::Same)
}

/// Time explains that nobody had claimed it yet; hedges and speakers explain a difference without settling it.
fn explanation(data: &Dataset, sides: &[Id<Claim>], later: bool) -> Option<Explanation> {
    if later {
        return Some(Explanation {
            kind: "as-of",
            text: "the statements are of different days: what was not claimed then was claimed later".into(),
        });
    }
    let hedged = sides.iter().filter(|&&id| data.claims[id].hedge.is_some_and(|hedge| hedge != Hedge::Confirmed)).count();
    let relayed = sides.iter().filter(|&&id| !data.claims[id].speakers.is_empty()).count();
    let some = |n: usize| match n {
        n if n == sides.len() => "every statement is".to_owned(),
        1 => "one statement is".to_owned(),
        n => format!("{n} of the {} statements are", sides.len()),
    };
    match (hedged, relayed) {
        (0, 0) => None,
        (0, n) => Some(Explanation { kind: "speaker", text: format!("{} relayed from a named speaker", some(n)) }),
        (n, _) => Some(Explanation { kind: "hedge", text: format!("{} hedged: a suspicion is not a finding", some(n)) }),
    }
}
