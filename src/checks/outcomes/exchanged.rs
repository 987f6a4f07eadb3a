//! One number that is told as one outcome here and as another there.

use std::collections::BTreeMap;

use super::passages::{self, Key, Passage};
use super::{accounts, key, seen};
use crate::checks::Context;
use crate::dataset::{Claim, Dataset, Id, Property, Subject};
use crate::findings::{Observation, Outcomes, Relation, SubjectKind};
use crate::values::count::Count;
use crate::values::number::Number;

/// One of something proves nothing: most incidents have one of each.
const LEAST: u64 = 2;

/// A passage and what it tells.
type Told<'p, 'd> = (&'p Key<'d>, &'p Passage);

/// Every incident of which two passages tell one number as two outcomes that go together in the vocabulary.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let pairs: Vec<(Id<Property>, Id<Property>)> =
        data.vocabulary.properties.iter().flat_map(|(id, property)| property.told_with.iter().map(move |&other| (id, other))).collect();
    let incidents = data.subjects.iter().filter(|(_, record)| record.kind == SubjectKind::Incident && record.accounts.len() > 1);
    let seen = incidents.flat_map(|(_, record)| {
        let passages = passages::of(data, record);
        let found = pairs.iter().filter_map(|&(one, other)| {
            let exchanged = exchanged(data, &passages, one, other);
            finding(context, record, one, other, &exchanged, &passages)
        });
        found.collect::<Vec<_>>()
    });
    seen.collect()
}

/// The pairs of claims that give one number to two outcomes.
fn exchanged(
    data: &Dataset,
    passages: &BTreeMap<Key<'_>, Passage>,
    one: Id<Property>,
    other: Id<Property>,
) -> Vec<(Number, Id<Claim>, Id<Claim>)> {
    let first = by_number(passages, one);
    let second = by_number(passages, other);
    let mut found = Vec::new();
    for (number, holders) in &first {
        for (a, x) in holders {
            for (b, y) in second.get(number).into_iter().flatten() {
                if a.0 != b.0 && comparable(data, *x, *y) && is_exchanged(*number, a.1, b.1, one, other) {
                    found.push((*number, *x, *y));
                }
            }
        }
    }
    found
}

/// The passages that state each number as an outcome.
fn by_number<'p, 'd>(passages: &'p BTreeMap<Key<'d>, Passage>, outcome: Id<Property>) -> BTreeMap<Number, Vec<(Told<'p, 'd>, Id<Claim>)>> {
    let mut numbers: BTreeMap<Number, Vec<(Told<'p, 'd>, Id<Claim>)>> = BTreeMap::new();
    for told in passages {
        for (id, count) in told.1.figures.get(&outcome).into_iter().flatten() {
            if let Some(number) = count.stated().filter(|number| *number >= LEAST.into()) {
                numbers.entry(number).or_default().push((told, *id));
            }
        }
    }
    numbers
}

/// Of the same people, as far as both say whose.
fn comparable(data: &Dataset, a: Id<Claim>, b: Id<Claim>) -> bool {
    let whose = data.claims[a].population.zip(data.claims[b].population);
    whose.is_none_or(|(a, b)| data.vocabulary.population_tree.in_line(a, b))
}

/// Whether a number that `a` tells as `one` and `b` as `other` can only be one that changed its outcome on the way: neither allows it
/// for both. Where both tell of both outcomes, two small numbers meet by chance, unless they change places.
fn is_exchanged(number: Number, a: &Passage, b: &Passage, one: Id<Property>, other: Id<Property>) -> bool {
    let allows = |passage: &Passage, outcome| figures(passage, outcome).any(|count| count.interval().contains(number));
    if allows(a, other) || allows(b, one) {
        return false;
    }
    let silent = |passage: &Passage, outcome: &Id<Property>| !passage.told.contains(outcome);
    let stated = |passage, outcome| figures(passage, outcome).filter_map(Count::stated).collect::<Vec<_>>();
    let back = stated(a, other);
    silent(a, &other) || silent(b, &one) || stated(b, one).iter().any(|number| *number > Number::ZERO && back.contains(number))
}

fn figures(passage: &Passage, outcome: Id<Property>) -> impl Iterator<Item = &Count> {
    passage.figures.get(&outcome).into_iter().flatten().map(|(_, count)| count)
}

fn finding(
    context: &Context<'_>,
    record: &Subject,
    one: Id<Property>,
    other: Id<Property>,
    found: &[(Number, Id<Claim>, Id<Claim>)],
    passages: &BTreeMap<Key<'_>, Passage>,
) -> Option<Observation> {
    let data = context.dataset;
    let number = found.iter().map(|(number, ..)| *number).max()?;
    let of_number = || found.iter().filter(|(n, ..)| *n == number);
    let ordered = |mut claims: Vec<Id<Claim>>| {
        claims.sort_by_cached_key(|&id| key(data, id));
        claims.dedup();
        claims
    };
    let first = ordered(of_number().map(|(_, x, _)| *x).collect());
    let second = ordered(of_number().map(|(_, _, y)| *y).collect());
    // It stands for every disagreement on the two outcomes, so it shows all their sides.
    let told = |outcome| passages.values().flat_map(move |passage| passage.figures.get(&outcome).into_iter().flatten().map(|(id, _)| *id));
    let rest = ordered(told(one).chain(told(other)).filter(|id| !first.contains(id) && !second.contains(id)).collect());
    let claims = [first.as_slice(), &second, &rest].concat();
    let names = [one, other].map(|id| data.vocabulary.properties[id].id.clone());
    let mut seen = seen(context, Outcomes::Exchanged, record, &names[0], &claims)?;
    seen.also_on = vec![names[1].clone()];
    seen.relation = Some(Relation::Contradicts);
    let (here, there) = (accounts(data, &first), accounts(data, &second));
    seen = seen.note(format!("{here}: {number} {}; {there}: {number} {}. Neither gives the number for both.", names[0], names[1]));
    seen = seen.value("n", number).value("other", &names[1]).value("here", here).value("there", there);
    let [one, other] = names;
    Some(seen.identity([record.id.value.clone(), one, other, number.to_string()]))
}
