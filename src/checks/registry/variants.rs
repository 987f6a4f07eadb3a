//! Entities that are spelt in several ways.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::{Use, expansions, name_side, quoted, uses};
use crate::dataset::{Entity, Id, NameKind, Source};
use crate::findings::{Facet, Observation, Registry, Severity};
use crate::values::name::{Respelling, bracketed, respelling};
use crate::values::text::typographic;

/// The first use of each spelling in each source.
type Forms<'a> = BTreeMap<(String, Id<Source>), Use<'a>>;

/// One finding for each entity, with every spelling by source.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let mut by_entity: BTreeMap<Id<Entity>, Forms<'_>> = BTreeMap::new();
    for used in uses(context.dataset) {
        let Some(id) = used.name.entity() else { continue };
        let form = spelling(&used.name.text.value);
        let entity = &context.dataset.entities[id];
        // "Gunmen" and "attackers" are words for anyone of a kind, not spellings of one name.
        if !entity.generic && is_spelling(entity, &form) {
            by_entity.entry(id).or_default().entry((form, used.source)).or_insert(used);
        }
    }
    by_entity.into_iter().filter_map(|(id, forms)| Variants::of(&context.dataset.entities[id], forms)?.observe(context)).collect()
}

/// What counts as one spelling: capitals and typography do not make another.
fn spelling(name: &str) -> String {
    typographic(name).to_lowercase()
}

/// Whether a form is the canonical name or a spelling of it; an acronym or a former name is no variant.
fn is_spelling(entity: &Entity, form: &str) -> bool {
    // Another word is more than a spelling: that is told of the acronym it writes out.
    let other_words =
        entity.names.iter().any(|name| name.kind == Some(NameKind::Acronym)) && expansions::differ_in_words(entity.name(), form);
    !other_words && registered(entity, form).is_none_or(|kind| matches!(kind, None | Some(NameKind::Spelling)))
}

/// The kind of the registered name that is spelt exactly so, if there is one.
#[expect(clippy::option_option, reason = "the canonical name has no kind")]
fn registered(entity: &Entity, form: &str) -> Option<Option<NameKind>> {
    entity.names.iter().find(|name| spelling(&name.name.value) == form).map(|name| name.kind)
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
        let all: Vec<(&(String, Id<Source>), &Use<'a>)> = forms.iter().collect();
        for (n, ((form, source), used)) in all.iter().enumerate() {
            for ((other, of_other), other_use) in all.iter().skip(n + 1).filter(|((other, _), _)| other != form) {
                let names = (used.name.text.value.as_str(), other_use.name.text.value.as_str());
                let Some(differ) = respelling(names.0, names.1) else { continue };
                respelt.extend([form.clone(), other.clone()]);
                widest = widest.max(Some(Widest { in_one_source: source == of_other, differ, names }));
            }
        }
        forms.retain(|(form, _), _| respelt.contains(form) || registered(entity, form).is_none());
        (!forms.is_empty()).then_some(Self { entity, forms, widest })
    }

    fn observe(&self, context: &Context<'_>) -> Option<Observation> {
        let data = context.dataset;
        // The place to look at first is a form that departs from the canonical name.
        let canonical = spelling(self.entity.name());
        let mut uses: Vec<(bool, &Use<'_>)> = self.forms.iter().map(|((form, _), used)| (*form == canonical, used)).collect();
        uses.sort_by_key(|(is_canonical, used)| (*is_canonical, used.source, &used.name.text.value));
        let label = |used: &Use<'_>| format!("{}: {}", data.sources[used.source].id.value, used.name.text.value);
        let (_, first) = uses.first()?;
        let mut seen = Observation::at(Facet::Registry(Registry::Variants), first.name.text.span, label(first));
        for (_, used) in uses.iter().skip(1) {
            seen = seen.see(used.name.text.span, label(used));
        }
        seen.sides = uses.iter().map(|(_, used)| name_side(context, self.entity, used)).collect();
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
            written.entry(form.as_str()).or_insert(used.name.text.value.as_str());
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
        let unregistered: Vec<&Use<'_>> =
            self.forms.iter().filter(|((form, _), _)| registered(self.entity, form).is_none()).map(|(_, used)| used).collect();
        for used in &unregistered {
            let form = &used.name.text.value;
            seen = seen.note(format!("“{form}” is not registered; it is known only because accents and hyphens are ignored."));
            let entry = format!("{{ name = {}, kind = \"spelling\" }}", quoted(form));
            seen = seen.help(format!("Add to the names of the entity `{}`: {entry}", self.entity.id.value));
        }
        // A transcription that is registered is only to know; another consonant in one text is a slip, or another name.
        let slip = self.widest.as_ref().is_some_and(|widest| widest.in_one_source && widest.differ == Respelling::Letters);
        let marked = || self.forms.values().any(|used| data.claims[used.claim].sic.is_some());
        if unregistered.is_empty() && (!slip || marked()) {
            seen.at_most = Some(Severity::Info);
        }
        seen
    }
}
