//! Entities that sources abbreviate in different ways: who knows the one does not find the other.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::aliases::{Called, are_one, by_source};
use super::forms::{Forms, Spelt};
use crate::dataset::{Entity, EntityName, Id, NameKind, Source};
use crate::findings::{Facet, Observation, Registry};

/// One finding for each entity, with the acronyms by source. Those that one source has beside each other are told of it alone.
pub(super) fn observe(context: &Context<'_>, spelt: &Spelt<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let Spelt { claims, texts } = spelt;
    let entities: BTreeSet<Id<Entity>> = claims.keys().chain(texts.names.keys()).copied().collect();
    let found = entities.into_iter().filter_map(|id| {
        let entity = &data.entities[id];
        // Most have none, and names are compared letter by letter.
        if entity.names.iter().filter(|name| is_acronym(name)).count() < 2 {
            return None;
        }
        let mut forms: Forms<'_> = texts.names.get(&id).cloned().unwrap_or_default();
        forms.extend(claims.get(&id).cloned().unwrap_or_default());
        let mut named = by_source(entity, forms);
        for names in named.values_mut() {
            names.retain(|called| is_acronym(called.name));
        }
        of_entity(context, entity, &named)
    });
    found.collect()
}

/// Whether a name abbreviates: it is registered as an acronym, or as a former name that is all capitals.
fn is_acronym(name: &EntityName) -> bool {
    let text = &name.name.value;
    let capitals = text.chars().filter(|letter| letter.is_uppercase()).count() > 1 && !text.chars().any(char::is_lowercase);
    name.kind == Some(NameKind::Acronym) || (name.kind == Some(NameKind::Former) && capitals)
}

fn of_entity(context: &Context<'_>, entity: &Entity, named: &BTreeMap<Id<Source>, Vec<Called<'_>>>) -> Option<Observation> {
    let data = context.dataset;
    let all: Vec<&Called<'_>> = named.values().flatten().collect();
    // What it was called before is no other acronym for what it is called now.
    let differ = |a: &Called<'_>, b: &Called<'_>| a.name.kind == b.name.kind && !are_one(a.name, b.name);
    let together = |a: &Called<'_>, b: &Called<'_>| {
        let has = |names: &[Called<'_>], one: &Called<'_>| names.iter().any(|other| other.name.name.value == one.name.name.value);
        named.values().any(|names| has(names, a) && has(names, b))
    };
    let apart = |one: &&&Called<'_>| all.iter().any(|other| differ(one, other) && !together(one, other));
    let mut told: Vec<&Called<'_>> = all.iter().filter(apart).copied().collect();
    told.sort_by_key(|called| {
        let source = data.sources[called.form.source()].id.value.as_str();
        (called.form.is_in_text(), source, called.name.name.value.as_str())
    });
    let first = told.first()?;
    let mut seen = Observation::at(Facet::Registry(Registry::Acronyms), first.form.span(), first.form.label(data));
    for called in told.iter().skip(1) {
        seen = seen.see(called.form.span(), called.form.label(data));
    }
    seen.sides = told.iter().map(|called| called.form.side(context, entity)).collect();
    let mut sources: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for called in &told {
        sources.entry(&called.name.name.value).or_default().insert(&data.sources[called.form.source()].id.value);
    }
    for (name, sources) in &sources {
        seen = seen.note(format!("{name} in {}.", sources.iter().copied().collect::<Vec<_>>().join(", ")));
    }
    seen = seen.value("entity", entity.name()).value("names", sources.keys().copied().collect::<Vec<_>>().join(" / "));
    Some(seen.value("n", sources.len()).identity([&entity.id.value]).about(entity.reference()))
}
