//! Acronyms that are written out in words that differ: "Special Investigative Brigade" and "Special Intervention Brigade".

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::when::MARKED;
use super::{Spelt, Use, name_side, uses};
use crate::dataset::{Dataset, Entity, EntityName, Id, NameKind};
use crate::findings::{Facet, Observation, Registry, Severity, Side};
use crate::values::name::{Respelling, fold, respelling, similarity};

/// What an acronym stands for, in one wording.
#[derive(Clone, Copy)]
struct Expansion<'d> {
    entity: Id<Entity>,
    name: &'d EntityName,
}

/// Every acronym that is written out in two ways: by one entity, or by two that share it.
pub(super) fn observe(context: &Context<'_>, spelt: &Spelt<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut by_acronym: BTreeMap<String, BTreeSet<Id<Entity>>> = BTreeMap::new();
    for (id, entity) in data.entities.iter() {
        for name in entity.names.iter().filter(|name| name.kind == Some(NameKind::Acronym)) {
            by_acronym.entry(fold(&name.name.value)).or_default().insert(id);
        }
    }
    let used = uses(data);
    let mut found: BTreeMap<Vec<String>, Observation> = BTreeMap::new();
    for (folded, entities) in &by_acronym {
        let all = entities.iter().map(|&id| {
            let names = data.entities[id].names.iter();
            names.map(move |name| Expansion { entity: id, name })
        });
        let differing = differing(data, &all.flatten().collect::<Vec<_>>());
        if let Some(seen) = written_out(context, folded, &differing, &used, spelt) {
            // An entity with two acronyms is told once.
            found.entry(seen.identity.clone()).or_insert(seen);
        }
    }
    found.into_values().collect()
}

/// The expansions that differ from another one, in order of the registry.
fn differing<'d>(data: &Dataset, all: &[Expansion<'d>]) -> Vec<Expansion<'d>> {
    let differs = |a: &Expansion<'_>, b: &Expansion<'_>| {
        is_full(a.name) && is_full(b.name) && may_be_one(data, a.entity, b.entity) && write_out_other_words(a.name, b.name)
    };
    all.iter().filter(|a| all.iter().any(|b| differs(a, b))).copied().collect()
}

/// Whether a name writes an acronym out. What something was called before, or is called in part, need not agree.
fn is_full(name: &EntityName) -> bool {
    matches!(name.kind, None | Some(NameKind::Spelling | NameKind::Translation))
}

/// Whether two names of one language differ in a word, or one is the other's translation but for a word.
pub(super) fn write_out_other_words(a: &EntityName, b: &EntityName) -> bool {
    let is_translation = |name: &EntityName| name.kind == Some(NameKind::Translation);
    let (x, y) = (&a.name.value, &b.name.value);
    if is_translation(a) == is_translation(b) { differ_in_words(x, y) } else { is_mistranslated(x, y) }
}

/// Whether two entities can be one thing: of one type, and nobody has said that they are two.
fn may_be_one(data: &Dataset, a: Id<Entity>, b: Id<Entity>) -> bool {
    let alike = || data.entities[a].entity_type == data.entities[b].entity_type && !data.entity_tree.in_line(a, b);
    a == b || (alike() && data.verdicts(a, b).next().is_none())
}

/// Whether two names are one form of words in which some word is another: as many words, most of them the same at the same place, and
/// one that is neither a spelling of the other's nor derived from it ("Malian", "Mali's").
///
/// Names of other lengths are longer or shorter forms, and names that share less are translations or other names altogether.
pub(super) fn differ_in_words(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    if a.len() != b.len() {
        return false;
    }
    let others: Vec<(&String, &String)> = a.iter().zip(&b).filter(|(x, y)| !same_word(x, y)).collect();
    !others.is_empty() && others.len() * 2 < a.len()
}

/// Shorter words are articles and the like, or too short to tell whether one is the other in another language: army, armée.
const TELLING: usize = 5;

/// Whether one name is the other in another language, word by word in whatever order, but for one word: that starts with the same
/// letter, as the acronym wants it, and is another word ("coalition", "coordination").
fn is_mistranslated(a: &str, b: &str) -> bool {
    let parts = |name: &str| -> Vec<String> {
        let parts = name.split(['’', '\'', ' ', '-']).map(fold);
        parts.filter(|word| word.chars().count() >= TELLING).collect()
    };
    let (a, mut left) = (parts(a), parts(b));
    let as_many = a.len() == left.len();
    let unmatched: Vec<&String> = a
        .iter()
        .filter(|word| match left.iter().position(|other| same_word(word, other)) {
            Some(n) => {
                left.remove(n);
                false
            }
            None => true,
        })
        .collect();
    let [(one, other)] = unmatched.iter().zip(&left).collect::<Vec<_>>()[..] else { return false };
    as_many && a.len() > 2 && one.chars().next() == other.chars().next()
}

/// The words of a name, folded, without the ending of the genitive.
fn words(name: &str) -> Vec<String> {
    let words = name.split([' ', '-']).map(|word| word.trim_end_matches("’s").trim_end_matches("'s"));
    words.map(fold).filter(|word| !word.is_empty()).collect()
}

fn same_word(a: &str, b: &str) -> bool {
    let transcribed = || respelling(a, b).is_some_and(|differ| differ < Respelling::Letters);
    a.starts_with(b) || b.starts_with(a) || similarity(a, b).is_close() || transcribed()
}

fn written_out(
    context: &Context<'_>,
    folded: &str,
    differing: &[Expansion<'_>],
    used: &[Use<'_>],
    spelt: &Spelt<'_>,
) -> Option<Observation> {
    let data = context.dataset;
    let mut differing = differing.to_vec();
    differing
        .sort_by_key(|expansion| (&data.entities[expansion.entity].id.value, expansion.name.kind.is_some(), &expansion.name.name.value));
    // The place to look at first is one that departs from the canonical name.
    let first = differing.iter().find(|expansion| expansion.name.kind.is_some()).or(differing.first())?;
    let label = |expansion: &Expansion<'_>| format!("`{}`: {}", data.entities[expansion.entity].id.value, expansion.name.name.value);
    let mut seen = Observation::at(Facet::Registry(Registry::Expansions), first.name.name.span, label(first));
    for other in differing.iter().filter(|other| other.name.name.span != first.name.name.span) {
        seen = seen.see(other.name.name.span, label(other));
    }
    let mut slips = Vec::new();
    for expansion in &differing {
        let form = fold(&expansion.name.name.value);
        let uses = used.iter().filter(|used| used.name.entity() == Some(expansion.entity) && fold(&used.name.text.value) == form);
        for used in uses {
            seen = seen.see(used.name.text.span, format!("{}: {}", data.sources[used.source].id.value, used.name.text.value));
            seen.sides.push(name_side(context, &data.entities[expansion.entity], used));
            slips.push(data.claims[used.claim].sic.is_some());
        }
        seen.sides.extend(in_texts(context, expansion, spelt, &seen.sides));
    }
    let in_one_language = |a: &Expansion<'_>| differing.iter().any(|b| differ_in_words(&a.name.name.value, &b.name.name.value));
    if !differing.iter().any(in_one_language) {
        seen = seen.note("One is a translation, which may have chosen another word; all the other words are the same.");
        seen.at_most = Some(Severity::Info);
    }
    // One form is right: all the other uses must be marked.
    if slips.iter().any(|slip| *slip) {
        seen = seen.note("What is not right is marked as the source's own slip.").help(MARKED);
        seen.at_most = Some(Severity::Info);
    }
    let entities: BTreeSet<&str> = differing.iter().map(|expansion| data.entities[expansion.entity].id.value.as_str()).collect();
    let names: Vec<&str> = differing.iter().map(|expansion| expansion.name.name.value.as_str()).collect();
    let acronym = acronym(&data.entities[first.entity], folded);
    seen = seen.value("acronym", acronym).value("names", names.join(" / "));
    seen = seen.note(format!("The registry has {acronym} written out as {}.", names.join(" and as ")));
    let distinct: BTreeSet<String> = names.iter().map(|name| fold(name)).collect();
    seen = seen.identity(entities.into_iter().map(str::to_owned).chain(distinct));
    if differing.iter().any(|other| other.entity != first.entity) {
        seen = seen.note("They are registered as different entities; a judgement says whether they are.");
    }
    Some(seen.about(data.entities[first.entity].reference()))
}

/// Where only the texts of sources have a wording, and no claim of theirs.
fn in_texts(context: &Context<'_>, expansion: &Expansion<'_>, spelt: &Spelt<'_>, told: &[Side]) -> Vec<Side> {
    let (entity, form) = (&context.dataset.entities[expansion.entity], fold(&expansion.name.name.value));
    let forms = [&spelt.texts.names, &spelt.texts.within_names].into_iter().filter_map(|names| names.get(&expansion.entity)).flatten();
    let mut sides: Vec<Side> = Vec::new();
    for side in forms.filter(|(_, found)| fold(found.name()) == form).map(|(_, found)| found.side(context, entity)) {
        let is_told = |other: &Side| other.source == side.source && fold(&other.shown) == form;
        if !told.iter().chain(&sides).any(is_told) {
            sides.push(side);
        }
    }
    sides.sort_by(|a, b| a.source.cmp(&b.source));
    sides
}

fn acronym<'d>(entity: &'d Entity, folded: &str) -> &'d str {
    let acronyms = entity.names.iter().filter(|name| name.kind == Some(NameKind::Acronym));
    acronyms.map(|name| name.name.value.as_str()).find(|name| fold(name) == folded).unwrap_or_default()
}
