//! Who did it, who says so, where: names that exclude each other.

use std::collections::BTreeMap;

use super::{Difference, comparable, contradicting_themselves, pairs};
use crate::dataset::{Claim, Dataset, Entity, Id, Value};
use crate::findings::{Disagreement, Explanation, Relation};

/// What one voice says in one account: all its claims together.
struct Voice {
    claims: Vec<Id<Claim>>,
    /// Whom it names.
    named: Vec<Id<Entity>>,
    /// Whom it rules out.
    denied: Vec<Id<Entity>>,
    /// It says that there is none.
    nobody: bool,
}

pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let voices = voices(data, claims);
    let list: Vec<&Voice> = voices.iter().collect();
    let found: Vec<(&Voice, &Voice)> = pairs(&list).filter(|(a, b)| exclude(data, a, b)).collect();
    let claim_pairs: Vec<_> = found.iter().filter_map(|(a, b)| Some((*a.claims.first()?, *b.claims.first()?))).collect();
    let Some(&pair) = claim_pairs.first() else { return Vec::new() };
    let part = |voice: &Voice| found.iter().any(|(a, b)| std::ptr::eq(*a, voice) || std::ptr::eq(*b, voice)) || agrees(voice, &found);
    let mut sides: Vec<Id<Claim>> = voices.iter().filter(|voice| part(voice)).flat_map(|voice| voice.claims.clone()).collect();
    sides.sort();
    vec![Difference {
        kind: Disagreement::Conflict,
        relation: Relation::Contradicts,
        explanation: explanation(data, &sides),
        notes: contradicting_themselves(data, &claim_pairs),
        sides,
        pair,
        gap: String::new(),
        joint: String::new(),
        at_most: None,
    }]
}

/// The claims by account and speaker. A voice with a name that is not registered says nothing that could be compared.
fn voices(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Voice> {
    let mut by_speaker: BTreeMap<(usize, String), Vec<Id<Claim>>> = BTreeMap::new();
    for &id in claims {
        let claim = &data.claims[id];
        let first = claims.iter().position(|&other| data.claims[other].account == claim.account).unwrap_or_default();
        let speaker = claim.speakers.iter().map(|name| name.text.value.as_str()).collect::<Vec<_>>().join("+");
        by_speaker.entry((first, speaker)).or_default().push(id);
    }
    by_speaker.into_values().filter_map(|claims| voice(data, claims)).collect()
}

fn voice(data: &Dataset, claims: Vec<Id<Claim>>) -> Option<Voice> {
    let mut voice = Voice { claims: Vec::new(), named: Vec::new(), denied: Vec::new(), nobody: false };
    for id in claims {
        let claim = &data.claims[id];
        let Value::Entities(names) = &claim.value else { continue };
        // "Near" and "between" say where it was not.
        if claim.relation.is_some() {
            continue;
        }
        let entities: Option<Vec<Id<Entity>>> = names.iter().map(crate::dataset::Name::entity).collect();
        let list = if claim.denied { &mut voice.denied } else { &mut voice.named };
        list.extend(entities?);
        voice.nobody |= names.is_empty() && !claim.denied;
        voice.claims.push(id);
    }
    // "Armed men, believed to be of the Red Lions": the wider name must not hide the narrower one.
    let all = voice.named.clone();
    voice.named.retain(|&wide| !all.iter().any(|&narrow| narrow != wide && data.entity_tree.is_within(narrow, wide)));
    (!voice.claims.is_empty()).then_some(voice)
}

fn exclude(data: &Dataset, a: &Voice, b: &Voice) -> bool {
    let (Some(&first), Some(&second)) = (a.claims.first(), b.claims.first()) else { return false };
    if !comparable(data, &data.claims[first], &data.claims[second]) {
        return false;
    }
    let one = |x: &Id<Entity>, y: &Id<Entity>| data.entity_tree.in_line(*x, *y) || data.judged_same(*x, *y);
    let rivals = !a.named.is_empty() && !b.named.is_empty() && !a.named.iter().any(|x| b.named.iter().any(|y| one(x, y)));
    let nobody = (a.nobody && !b.named.is_empty()) || (b.nobody && !a.named.is_empty());
    let ruled_out = |named: &[Id<Entity>], denied: &[Id<Entity>]| {
        !named.is_empty() && named.iter().all(|x| denied.iter().any(|y| data.entity_tree.is_within(*x, *y)))
    };
    rivals || nobody || ruled_out(&a.named, &b.denied) || ruled_out(&b.named, &a.denied)
}

/// Whether a voice names one that takes part, so that a reader wants to see it on that side.
fn agrees(voice: &Voice, found: &[(&Voice, &Voice)]) -> bool {
    let names_one_of = |other: &Voice| voice.named.iter().any(|entity| other.named.contains(entity));
    found.iter().any(|(a, b)| names_one_of(a) || names_one_of(b))
}

/// Hedges and speakers explain a difference without settling it.
fn explanation(data: &Dataset, sides: &[Id<Claim>]) -> Option<Explanation> {
    let hedged = sides.iter().filter(|&&id| data.claims[id].hedge.is_some()).count();
    let relayed = sides.iter().filter(|&&id| !data.claims[id].speakers.is_empty()).count();
    let of = sides.len();
    match (hedged, relayed) {
        (0, 0) => None,
        (0, _) => Some(Explanation { kind: "speaker", text: format!("{relayed} of the {of} statements relayed from a named speaker") }),
        _ if hedged == of => Some(Explanation { kind: "hedge", text: "every statement is hedged: a suspicion is not a finding".into() }),
        _ => Some(Explanation { kind: "hedge", text: format!("{hedged} of the {of} statements hedged: a suspicion is not a finding") }),
    }
}
