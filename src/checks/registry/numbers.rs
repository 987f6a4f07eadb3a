//! Names whose numbers differ: "Tamba" and "Tamba 2" are two places, however little differs in the spelling.

use std::collections::BTreeSet;

use super::super::Context;
use super::{Use, name_side, uses};
use crate::dataset::{Dataset, Entity, Id, Judgement, NameKind, Pair, Verdict};
use crate::findings::{Facet, Observation, Registry};
use crate::values::name::{fold, numerals};

/// Every entity that has a spelling with other numbers than its name, and every two that are judged to be one though their numbers
/// differ.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let used = uses(data);
    let spelt = data.entities.iter().flat_map(|(id, entity)| spellings(context, id, entity, &used));
    let judged = data.judgements.iter().filter_map(|judgement| judged(data, judgement));
    spelt.chain(judged).collect()
}

/// A former name, a translation or a part of a name may well have other numbers; a spelling cannot.
fn spellings(context: &Context<'_>, id: Id<Entity>, entity: &Entity, used: &[Use<'_>]) -> Vec<Observation> {
    let own = numerals(entity.name());
    let spelt = entity.names.iter().filter(|name| name.kind == Some(NameKind::Spelling));
    let differing = spelt.filter(|name| sorted(numerals(&name.name.value)) != sorted(own.clone()));
    let found = differing.map(|name| {
        let text = &name.name.value;
        let folded = fold(text);
        let mut seen = Observation::at(Facet::Registry(Registry::Numbers), name.name.span, said(text));
        if let Some(canonical) = entity.names.first() {
            seen = seen.see(canonical.name.span, said(&canonical.name.value));
        }
        for used in used.iter().filter(|used| used.name.entity() == Some(id) && fold(&used.name.text.value) == folded) {
            seen = seen.see(used.name.text.span, "used here");
            seen.sides.push(name_side(context, entity, used));
        }
        let identity = [entity.id.value.clone(), folded];
        numbered(seen, text, entity.name()).identity(identity).about(entity.reference())
    });
    found.collect()
}

fn judged(data: &Dataset, judgement: &Judgement) -> Option<Observation> {
    let Pair::Entities(a, b) = judgement.pair else { return None };
    let (a, b) = (&data.entities[a], &data.entities[b]);
    let (first, second) = if a.id.value <= b.id.value { (a, b) } else { (b, a) };
    let differ = sorted(numerals(first.name())) != sorted(numerals(second.name()));
    if judgement.verdict != Verdict::Same || !differ {
        return None;
    }
    let mut seen = Observation::at(Facet::Registry(Registry::Numbers), judgement.span, "judged to be one");
    seen = seen.see(first.id.span, said(first.name())).see(second.id.span, said(second.name()));
    seen = numbered(seen, first.name(), second.name()).note(format!("The reason given: {}.", judgement.reason.trim_end_matches('.')));
    seen.subjects = vec![first.reference(), second.reference()];
    Some(seen.identity([&first.id.value, &second.id.value]).about(first.reference()))
}

/// The order of words is free.
fn sorted(mut numbers: Vec<u64>) -> Vec<u64> {
    numbers.sort_unstable();
    numbers
}

fn numbered(seen: Observation, first: &str, second: &str) -> Observation {
    let numbers: BTreeSet<String> = [first, second].map(said).into();
    let numbers = numbers.into_iter().collect::<Vec<_>>().join(", ");
    seen.value("first", first).value("second", second).value("numbers", &numbers).note(format!("{numbers}."))
}

/// The numbers of a name, in words.
fn said(name: &str) -> String {
    let numbers = numerals(name);
    match numbers[..] {
        [] => format!("{name}: no number"),
        [one] => format!("{name}: the number {one}"),
        _ => format!("{name}: the numbers {}", numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ")),
    }
}
