//! Entities that one source calls by two names: in two languages, or by two acronyms.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::expansions::{differ_in_words, write_out_other_words};
use super::forms::{Form, Forms, Spelt, Texts, registered, spelling};
use crate::dataset::{Entity, EntityName, Id, NameKind, Source};
use crate::findings::{Facet, Observation, Registry};
use crate::values::name::{Respelling, respelling};

/// A name that a source has.
#[derive(Clone)]
pub(super) struct Called<'a> {
    pub(super) name: &'a EntityName,
    pub(super) form: Form<'a>,
}

/// One finding for each entity, with the names by source.
pub(super) fn observe(context: &Context<'_>, spelt: &Spelt<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let Spelt { claims, texts } = spelt;
    let entities: BTreeSet<Id<Entity>> = claims.keys().chain(texts.names.keys()).copied().collect();
    let called = entities.into_iter().filter_map(|id| {
        let entity = &data.entities[id];
        if !may_be_two(entity) {
            return None;
        }
        let mut forms: Forms<'_> = texts.names.get(&id).cloned().unwrap_or_default();
        forms.extend(claims.get(&id).cloned().unwrap_or_default());
        let mut told = Vec::new();
        for (source, names) in by_source(entity, forms) {
            let of_two = |one: &&Called<'_>| {
                names.iter().any(|other| are_two(entity, one.name, other.name) && !is_glossed(texts, id, source, one, other))
            };
            told.extend(names.iter().filter(of_two).cloned());
        }
        of_entity(context, entity, &told)
    });
    called.collect()
}

/// The names of each source, in the order of their kinds, the canonical one first. Spellings of one name are one name.
pub(super) fn by_source<'a>(entity: &'a Entity, forms: Forms<'a>) -> BTreeMap<Id<Source>, Vec<Called<'a>>> {
    let mut all: BTreeMap<Id<Source>, Vec<Called<'a>>> = BTreeMap::new();
    for ((spelt, source), form) in forms {
        if let Some(name) = registered(entity, &spelt).filter(|_| !entity.generic) {
            all.entry(source).or_default().push(Called { name, form });
        }
    }
    for names in all.values_mut() {
        names.sort_by_key(|called| (called.name.kind, called.name.name.value.as_str()));
        let mut kept: Vec<Called<'a>> = Vec::new();
        for called in std::mem::take(names) {
            if !kept.iter().any(|other| are_one(other.name, called.name)) {
                kept.push(called);
            }
        }
        *names = kept;
    }
    all
}

/// Whether a name is in the language of the canonical one.
const fn is_own(name: &EntityName) -> bool {
    matches!(name.kind, None | Some(NameKind::Spelling))
}

/// Whether two names are one, spelt in two ways or with a slip: that is told elsewhere.
pub(super) fn are_one(a: &EntityName, b: &EntityName) -> bool {
    let (x, y) = (&a.name.value, &b.name.value);
    let slip = || a.kind == b.kind && differ_in_words(x, y);
    match (a.kind, b.kind) {
        (Some(NameKind::Acronym), Some(NameKind::Acronym)) => respelling(x, y) == Some(Respelling::Typesetting),
        _ => (is_own(a) && is_own(b)) || respelling(x, y).is_some() || slip(),
    }
}

/// Whether an entity has such names at all: most have none, and names are compared letter by letter.
fn may_be_two(entity: &Entity) -> bool {
    let of_kind = |kind| entity.names.iter().filter(|name| name.kind == Some(kind)).count();
    of_kind(NameKind::Translation) > 0 || of_kind(NameKind::Acronym) > 1
}

/// Whether a reader can take two names of an entity for those of two. What it was called before, is called in part, or is abbreviated to,
/// is expected beside its name.
fn are_two(entity: &Entity, a: &EntityName, b: &EntityName) -> bool {
    let is_translation = |name: &EntityName| name.kind == Some(NameKind::Translation);
    let full = |name: &EntityName| is_own(name) || is_translation(name);
    let has_acronym = || entity.names.iter().any(|name| name.kind == Some(NameKind::Acronym));
    let in_two_languages = (is_translation(a) && full(b)) || (is_translation(b) && full(a));
    let by_two_acronyms = a.kind == Some(NameKind::Acronym) && b.kind == Some(NameKind::Acronym);
    !are_one(a, b) && (by_two_acronyms || (in_two_languages && !(has_acronym() && write_out_other_words(a, b))))
}

/// Whether the source tells itself that two names are one.
fn is_glossed(texts: &Texts<'_>, entity: Id<Entity>, source: Id<Source>, a: &Called<'_>, b: &Called<'_>) -> bool {
    let (a, b) = (spelling(&a.name.name.value), spelling(&b.name.name.value));
    texts.glossed.contains(&if a <= b { (entity, source, a, b) } else { (entity, source, b, a) })
}

fn of_entity(context: &Context<'_>, entity: &Entity, told: &[Called<'_>]) -> Option<Observation> {
    let data = context.dataset;
    let mut told: Vec<&Called<'_>> = told.iter().collect();
    // The place to look at first is a name that is not the canonical one, in a claim where there is one.
    told.sort_by_key(|called| {
        let source = data.sources[called.form.source()].id.value.as_str();
        (called.name.kind.is_none(), called.form.is_in_text(), called.name.kind, source, called.name.name.value.as_str())
    });
    let first = told.first()?;
    let mut seen = Observation::at(Facet::Registry(Registry::Aliases), first.form.span(), first.form.label(data));
    for called in told.iter().skip(1) {
        seen = seen.see(called.form.span(), called.form.label(data));
    }
    seen.sides = told.iter().map(|called| called.form.side(context, entity)).collect();
    let names: BTreeSet<(Option<NameKind>, &str)> = told.iter().map(|called| (called.name.kind, called.name.name.value.as_str())).collect();
    let sources: BTreeSet<&str> = told.iter().map(|called| data.sources[called.form.source()].id.value.as_str()).collect();
    let names: Vec<&str> = names.into_iter().map(|(_, name)| name).collect();
    for source in &sources {
        let own = told.iter().filter(|called| data.sources[called.form.source()].id.value == *source);
        let own: BTreeSet<&str> = own.map(|called| called.name.name.value.as_str()).collect();
        seen = seen.note(format!("{source} has {}.", own.into_iter().collect::<Vec<_>>().join(", ")));
    }
    seen = seen.value("entity", entity.name()).value("names", names.join(" / "));
    seen = seen.value("sources", sources.into_iter().collect::<Vec<_>>().join(", "));
    Some(seen.identity([&entity.id.value]).about(entity.reference()))
}
