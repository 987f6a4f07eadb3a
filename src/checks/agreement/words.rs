//! Categories: one word against another.

use super::{Difference, between_speakers, comparable, contradicting_themselves, pairs, sic};
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::findings::{Disagreement, Relation, Severity};

pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let many = claims.first().is_some_and(|&id| data.vocabulary.properties[data.claims[id].property].many);
    let differ = |&(a, b): &(Id<Claim>, Id<Claim>)| {
        let (a, b) = (&data.claims[a], &data.claims[b]);
        match (&a.value, &b.value) {
            (Value::Word(x), Value::Word(y)) => comparable(data, a, b) && (x != y) != (a.denied != b.denied),
            _ => false,
        }
    };
    let read_in = |id: Id<Claim>| data.claims[id].inferred.is_some();
    let found: Vec<_> = pairs(claims).filter(differ).collect();
    let (Some(&pair), false) = (found.first(), many) else { return Vec::new() };
    vec![Difference {
        kind: Disagreement::Conflict,
        relation: Relation::Contradicts,
        sides: claims.to_vec(),
        pair,
        gap: String::new(),
        joint: String::new(),
        notes: contradicting_themselves(data, &found),
        explanation: None,
        // A word that a curator read from the context is no word of the source.
        at_most: found.iter().all(|(a, b)| sic(data, &[*a, *b]) || read_in(*a) || read_in(*b)).then_some(Severity::Info),
        between_speakers: between_speakers(data, &found),
    }]
}
