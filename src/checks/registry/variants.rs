//! Entities that are spelt in several ways.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::forms::{Form, Forms, Spelt, registered, spelling};
use super::{expansions, quoted};
use crate::dataset::{Entity, Id, NameKind, Source};
use crate::findings::{Facet, Observation, Registry, Severity};
use crate::values::name::{Respelling, bracketed, respelling};

/// One finding for each entity, with every spelling that the claims have, by source.
pub(super) fn observe(context: &Context<'_>, spelt: &Spelt<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let forms = spelt.claims.iter().map(|(&id, forms)| (&data.entities[id], forms.clone()));
    let spelt = forms.filter_map(|(entity, forms)| Variants::of(entity, spellings(entity, forms))?.observe(context, Registry::Variants));
    spelt.collect()
}

/// One finding for each entity of which the texts have a registered spelling that no claim has, with every spelling by source.
pub(super) fn observe_texts(context: &Context<'_>, spelt: &Spelt<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let Spelt { claims, texts } = spelt;
    let entities: BTreeSet<Id<Entity>> = texts.names.keys().chain(texts.within_names.keys()).copied().collect();
    let spelt = entities.into_iter().filter_map(|id| {
        let entity = &data.entities[id];
        let of_claims = spellings(entity, claims.get(&id).cloned().unwrap_or_default());
        let mut all = spellings(entity, texts.within_names.get(&id).cloned().unwrap_or_default());
        all.extend(spellings(entity, texts.names.get(&id).cloned().unwrap_or_default()));
        let known: BTreeSet<String> = of_claims.keys().map(|(form, _)| form.clone()).collect();
        // Claims come first where both have a form.
        all.extend(of_claims);
        let seen = Variants::of(entity, all).filter(|variants| variants.forms.keys().any(|(form, _)| !known.contains(form)))?;
        let mut seen = seen.observe(context, Registry::TextVariants)?;
        seen.at_most = Some(Severity::Info);
        Some(seen)
    });
    spelt.collect()
}

/// Those that spell the name of the entity. "Gunmen" and "attackers" are words for anyone of a kind, not spellings of one name.
fn spellings<'a>(entity: &Entity, mut forms: Forms<'a>) -> Forms<'a> {
    forms.retain(|(form, _), _| !entity.generic && is_spelling(entity, form));
    forms
}

/// Whether a form is the canonical name or a spelling of it; an acronym or a former name is no variant.
fn is_spelling(entity: &Entity, form: &str) -> bool {
    // Another word is more than a spelling: that is told of the acronym it writes out.
    let other_words =
        entity.names.iter().any(|name| name.kind == Some(NameKind::Acronym)) && expansions::differ_in_words(entity.name(), form);
    !other_words && registered(entity, form).is_none_or(|name| matches!(name.kind, None | Some(NameKind::Spelling)))
}

/// An entity with the forms of its name that are spelt otherwise than another.
struct Variants<'a> {
    entity: &'a Entity,
    forms: Forms<'a>,
    /// Two forms that differ, and how: of one source where there are such, and of those the two that differ most.
    widest: Option<Widest<'a>>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Widest<'a> {
    in_one_source: bool,
    differ: Respelling,
    names: (&'a str, &'a str),
}

impl<'a> Variants<'a> {
    /// None where no form is another's spelling and all are registered.
    fn of(entity: &'a Entity, mut forms: Forms<'a>) -> Option<Self> {
        let mut respelt: BTreeSet<String> = BTreeSet::new();
        let mut widest = None;
        let all: Vec<(&(String, Id<Source>), &Form<'a>)> = forms.iter().collect();
        for (n, ((form, source), one)) in all.iter().enumerate() {
            for ((other, of_other), two) in all.iter().skip(n + 1).filter(|((other, _), _)| other != form) {
                let names = (one.name(), two.name());
                let Some(differ) = respelling(names.0, names.1) else { continue };
                respelt.extend([form.clone(), other.clone()]);
                let in_claims = !one.is_in_text() && !two.is_in_text();
                widest = widest.max(Some(Widest { in_one_source: in_claims && source == of_other, differ, names }));
            }
        }
        forms.retain(|(form, _), _| respelt.contains(form) || registered(entity, form).is_none());
        (!forms.is_empty()).then_some(Self { entity, forms, widest })
    }

    fn observe(&self, context: &Context<'_>, facet: Registry) -> Option<Observation> {
        let data = context.dataset;
        // The place to look at first is a form that departs from the canonical name.
        let canonical = spelling(self.entity.name());
        let mut forms: Vec<(bool, &Form<'_>)> = self.forms.iter().map(|((form, _), written)| (*form == canonical, written)).collect();
        forms.sort_by_key(|(is_canonical, form)| (*is_canonical, form.is_in_text(), &data.sources[form.source()].id.value, form.name()));
        let (_, first) = forms.first()?;
        let mut seen = Observation::at(Facet::Registry(facet), first.span(), first.label(data));
        for (_, form) in forms.iter().skip(1) {
            seen = seen.see(form.span(), form.label(data));
        }
        seen.sides = forms.iter().map(|(_, form)| form.side(context, self.entity)).collect();
        let written = self.written();
        seen = seen.value("entity", self.entity.name()).value("n", written.len());
        seen = seen.value("forms", written.values().copied().collect::<Vec<_>>().join(" / "));
        seen.identity = std::iter::once(self.entity.id.value.clone()).chain(written.keys().map(|form| (*form).to_owned())).collect();
        Some(self.explained(context, seen).about(self.entity.reference()))
    }

    /// Each spelling as it is written first.
    fn written(&self) -> BTreeMap<&str, &str> {
        let mut written = BTreeMap::new();
        for ((form, _), used) in &self.forms {
            written.entry(form.as_str()).or_insert(used.name());
        }
        written
    }

    /// With what differs, where, and how much it matters.
    fn explained(&self, context: &Context<'_>, mut seen: Observation) -> Observation {
        let data = context.dataset;
        if let Some(widest) = &self.widest {
            let (a, b) = bracketed(widest.names.0, widest.names.1);
            seen = seen.note(match widest.differ {
                Respelling::Typesetting => format!("{a} / {b}: only accents, hyphens or small words differ."),
                Respelling::Sounds => format!("{a} / {b}: the consonants are the same, as in two transcriptions of one name."),
                Respelling::Letters => format!("{a} / {b}: the consonants differ."),
            });
        }
        let in_two_ways = |source: &Id<Source>| self.forms.keys().filter(|(_, other)| other == source).count() > 1;
        let within: BTreeSet<Id<Source>> = self.forms.keys().map(|(_, source)| *source).filter(in_two_ways).collect();
        for source in within {
            seen = seen.note(format!("In {} itself it is spelt in more than one way.", data.sources[source].id.value));
        }
        let unregistered: Vec<&Form<'_>> =
            self.forms.iter().filter(|((form, _), _)| registered(self.entity, form).is_none()).map(|(_, used)| used).collect();
        for form in unregistered.iter().map(|used| used.name()) {
            seen = seen.note(format!("“{form}” is not registered; it is known only because accents and hyphens are ignored."));
            let entry = format!("{{ name = {}, kind = \"spelling\" }}", quoted(form));
            seen = seen.help(format!("Add to the names of the entity `{}`: {entry}", self.entity.id.value));
        }
        // A transcription that is registered is only to know; another consonant in one text is a slip, or another name.
        let slip = self.widest.as_ref().is_some_and(|widest| widest.in_one_source && widest.differ == Respelling::Letters);
        let marked = || self.forms.values().any(|form| matches!(form, Form::InClaim(used) if data.claims[used.claim].sic.is_some()));
        if unregistered.is_empty() && (!slip || marked()) {
            seen.at_most = Some(Severity::Info);
        }
        seen
    }
}
