//! Names held against the registry of entities.

mod acronyms;
mod aliases;
mod confusable;
mod expansions;
mod forms;
mod numbers;
mod outlets;
mod unlocated;
mod variants;

use std::collections::BTreeMap;

pub(super) use confusable::alike;
pub(super) use forms::Spelt;

use super::Context;
use super::side::side;
use crate::dataset::{Claim, Dataset, Entity, EntityType, Id, Lookup, Name, Source};
use crate::findings::{Facet, Observation, Registry, Side};
use crate::values::name::{Skeleton, fold};

/// A name, in the claim that uses it.
#[derive(Debug, Clone, Copy)]
struct Use<'a> {
    name: &'a Name,
    claim: Id<Claim>,
    source: Id<Source>,
}

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Registry, spelt: &Spelt<'_>) -> Vec<Observation> {
    match facet {
        Registry::Unregistered => unregistered(context),
        Registry::Ambiguous => ambiguous(context),
        Registry::Variants => variants::observe(context, spelt),
        Registry::TextVariants => variants::observe_texts(context, spelt),
        Registry::Aliases => aliases::observe(context, spelt),
        Registry::Acronyms => acronyms::observe(context, spelt),
        Registry::Expansions => expansions::observe(context, spelt),
        Registry::Confusable => confusable::observe(context),
        Registry::Numbers => numbers::observe(context),
        Registry::Outlets => outlets::observe(context),
        Registry::Unlocated => unlocated::observe(context),
    }
}

/// Every name of every claim: as value, speaker, place, …
fn uses(data: &Dataset) -> Vec<Use<'_>> {
    let mut uses = Vec::new();
    for (id, claim) in data.claims.iter() {
        let source = data.accounts[claim.account].source;
        let areas = claim.lies_in.iter().map(|place| &place.area);
        let names = claim.value.names().iter().chain(&claim.of).chain(areas).chain(&claim.at_place);
        uses.extend(names.map(|name| Use { name, claim: id, source }));
        // Parts inherit the speakers of their whole, where they are written once.
        let own = claim.speakers.iter().filter(|name| claim.span.contains(name.text.span));
        uses.extend(own.map(|name| Use { name, claim: id, source }));
    }
    uses
}

/// Names that no entity of the type has: one finding for each, with every use.
fn unregistered(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut by_name: BTreeMap<(String, Vec<Id<EntityType>>), Vec<Use<'_>>> = BTreeMap::new();
    for used in uses(data).into_iter().filter(|used| used.name.lookup == Lookup::Unregistered) {
        by_name.entry((fold(&used.name.text.value), used.name.of.clone())).or_default().push(used);
    }
    let known = Known::of(data);
    let missing = by_name.into_iter().enumerate();
    missing.filter_map(|(n, ((folded, of), uses))| missing_name(data, (n < PROPOSALS).then_some(&known), &folded, &of, &uses)).collect()
}

/// For how many unregistered names the nearest is looked for: with more, the registry is what is missing.
const PROPOSALS: usize = 200;

/// The registered names, ready to be compared.
struct Known<'d>(Vec<(&'d str, Id<Entity>, Skeleton)>);

impl<'d> Known<'d> {
    fn of(data: &'d Dataset) -> Self {
        let names = data.entities.iter().flat_map(|(id, entity)| entity.names.iter().map(move |name| (name.name.value.as_str(), id)));
        Self(names.map(|(name, id)| (name, id, Skeleton::of(name))).collect())
    }

    /// The name most like this one, of an entity of the types taken; of equals the first in the registry.
    fn nearest(&self, data: &Dataset, name: &str, of: &[Id<EntityType>]) -> Option<(&'d str, Id<Entity>)> {
        let skeleton = Skeleton::of(name);
        let taken = self.0.iter().filter(|(_, id, _)| data.vocabulary.takes(of, data.entities[*id].entity_type));
        let close = taken.map(|(near, id, other)| (skeleton.similarity(other), near, id)).filter(|(similarity, ..)| similarity.is_close());
        close.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, near, id)| (*near, *id))
    }
}

fn missing_name(data: &Dataset, known: Option<&Known<'_>>, folded: &str, of: &[Id<EntityType>], uses: &[Use<'_>]) -> Option<Observation> {
    let first = uses.first()?;
    let name = &first.name.text.value;
    let types: Vec<&str> = of.iter().map(|&id| data.vocabulary.types[id].id.as_str()).collect();
    let kind = if types.is_empty() { "entity".to_owned() } else { types.join(" or ") };
    let mut seen = Observation::at(Facet::Registry(Registry::Unregistered), first.name.text.span, "not registered");
    for other in uses.iter().skip(1) {
        seen = seen.see(other.name.text.span, "used here too");
    }
    let account = &data.accounts[data.claims[first.claim].account];
    seen = seen
        .value("name", name)
        .value("type", &kind)
        .value("uses", if uses.len() == 1 { "used once".to_owned() } else { format!("used {} times", uses.len()) })
        .about(data.subjects[account.subject].reference());
    seen = seen.identity([kind, folded.to_owned()]).note("An unregistered name is compared with nothing.");
    let entry = format!("{{ name = {}, kind = \"spelling\" }}", quoted(name));
    Some(match known.and_then(|known| known.nearest(data, name, of)) {
        Some((near, entity)) => {
            let entity = &data.entities[entity];
            let line = if entity.names.len() > 1 { format!("to its names: {entry}") } else { format!("names = [{entry}]") };
            seen.help(format!("If {near} is meant, add to the entity `{}` {line}; else register a new entity.", entity.id.value))
        }
        None => {
            seen.help(format!("Register it: [[entity]] id = \"…\", type = \"{}\", name = {}", types.first().unwrap_or(&"…"), quoted(name)))
        }
    })
}

/// A string as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Names of several entities, where nothing decides.
fn ambiguous(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut found = Vec::new();
    for used in uses(data) {
        let Lookup::Ambiguous(entities) = &used.name.lookup else { continue };
        let name = &used.name.text.value;
        let list: Vec<String> = entities
            .iter()
            .map(|&id| format!("`{}` ({})", data.entities[id].id.value, data.vocabulary.types[data.entities[id].entity_type].id))
            .collect();
        let mut seen =
            Observation::at(Facet::Registry(Registry::Ambiguous), used.name.text.span, format!("{} entities have this name", list.len()));
        for &id in entities {
            let entity = &data.entities[id];
            let holder = entity.names.iter().find(|other| fold(&other.name.value) == fold(name));
            seen = seen.see(holder.map_or(entity.id.span, |name| name.name.span), format!("`{}`", entity.id.value));
        }
        let account = &data.accounts[data.claims[used.claim].account];
        let subject = data.subjects[account.subject].reference();
        seen = seen.identity([subject.id.clone(), data.account_key(account), name.clone()]).about(subject);
        found.push(seen.value("name", name).value("entities", list.join(", ")));
    }
    found
}

/// One source and one spelling.
fn name_side(context: &Context<'_>, entity: &Entity, used: &Use<'_>) -> Side {
    let side = side(context, used.claim);
    Side {
        subject: entity.reference(),
        value: entity.id.value.clone(),
        shown: used.name.text.value.clone(),
        text: used.name.text.value.clone(),
        span: used.name.text.span,
        population: None,
        speaker: None,
        hedge: None,
        ..side
    }
}
