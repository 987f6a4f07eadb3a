//! From records as written to a data set with every name looked up.

mod claims;
mod curation;
mod entities;
mod sources;
mod value;
mod vocabulary;

use std::collections::BTreeMap;

pub(super) use sources::date;

use super::arena::{Arena, Id};
use super::curation::Suppression;
use super::model::{Dataset, Entity, Subject};
use super::problem::Problems;
use super::read::{RawSubject, Records};
use super::registry::Registry;
use crate::files::{Files, Span, Spanned};
use crate::findings::SubjectKind;

/// Ids of one kind of record, and where each was first used.
pub(super) struct Ids<T> {
    known: BTreeMap<String, (Id<T>, Span)>,
}

impl<T> Default for Ids<T> {
    fn default() -> Self {
        Self { known: BTreeMap::new() }
    }
}

impl<T> Ids<T> {
    /// Enters `id` as the next record of `arena`, unless it is taken.
    pub(super) fn enter(
        &mut self,
        id: &Spanned<String>,
        record: &str,
        problems: &mut Problems,
        push: impl FnOnce() -> Id<T>,
    ) -> Option<Id<T>> {
        if let Some((_, first)) = self.known.get(&id.value) {
            problems.duplicate_id(id.span, *first, &id.value, record);
            return None;
        }
        let new = push();
        self.known.insert(id.value.clone(), (new, id.span));
        Some(new)
    }

    /// The record called `id`.
    pub(super) fn find(&self, id: &Spanned<String>, record: &str, problems: &mut Problems) -> Option<Id<T>> {
        let found = self.known.get(&id.value).map(|(found, _)| *found);
        if found.is_none() {
            problems.dangling(id.span, &id.value, record, self.names());
        }
        found
    }

    /// All that are known by those ids; each that is not is noted.
    pub(super) fn find_all(&self, ids: &[Spanned<String>], record: &str, problems: &mut Problems) -> Vec<Id<T>> {
        ids.iter().filter_map(|id| self.find(id, record, problems)).collect()
    }

    pub(super) fn get(&self, id: &str) -> Option<Id<T>> {
        self.known.get(id).map(|(found, _)| *found)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }
}

/// Looks everything up. What cannot be resolved is noted and left out.
pub(super) fn resolve(records: Records, files: &Files, problems: &mut Problems) -> Dataset {
    let suppressions = suppressions(&records);
    let vocabulary = vocabulary::resolve(records.types, records.populations, &records.properties, problems);
    let (sources, source_ids) = sources::resolve(&records.sources, files, problems);
    let entities::Entities { arena, tree, ids: entity_ids, used: used_entities } =
        entities::resolve(&records.entities, &vocabulary, &source_ids, problems);
    let registry = Registry::new(&arena);
    let mut dataset = Dataset { vocabulary, sources, entities: arena, entity_tree: tree, registry, suppressions, ..Dataset::default() };

    let mut subjects = Ids::default();
    let mut raw_accounts = Vec::new();
    let mut used = Vec::new();
    for raw in &records.subjects {
        if let Some(id) = subjects.enter(&raw.id, kind_word(raw.kind), problems, || dataset.subjects.push(subject(raw))) {
            used.push((id, raw));
            raw_accounts.push((id, &raw.accounts));
        }
    }
    link(&used, &subjects, &entity_ids, &mut dataset.subjects, problems);
    for raw in used_entities.into_iter().filter(|raw| !raw.accounts.is_empty() || !raw.notes.is_empty()) {
        let entity = entity_ids.get(&raw.id.value);
        let subject = Subject { lifetime_of: entity, notes: raw.notes.clone(), ..Subject::new(SubjectKind::Entity, &raw.id, &raw.name) };
        raw_accounts.push((dataset.subjects.push(subject), &raw.accounts));
    }
    let mut resolver = claims::Resolver { dataset: &mut dataset, files, sources: &source_ids, subjects: &subjects, problems };
    for (subject, accounts) in raw_accounts {
        resolver.accounts(subject, accounts);
    }
    let decisions = records.decisions.iter().filter_map(|raw| curation::decision(raw, &entity_ids, &mut resolver)).collect();
    dataset.decisions = decisions;
    let judgements = records.judgements.iter().filter_map(|raw| curation::judgement(raw, &subjects, &entity_ids, files, problems));
    dataset.judgements = judgements.collect();
    dataset
}

/// What records let be, each in the order of the records.
fn suppressions(records: &Records) -> Vec<Suppression> {
    let sources = records.sources.iter().flat_map(|raw| &raw.suppressions);
    let entities = records.entities.iter().flat_map(|raw| &raw.suppressions);
    let subjects = records.subjects.iter().flat_map(|raw| &raw.suppressions);
    sources.chain(entities).chain(subjects).cloned().collect()
}

const fn kind_word(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Topic => "topic",
        _ => "incident",
    }
}

fn subject(raw: &RawSubject) -> Subject {
    Subject { notes: raw.notes.clone(), ..Subject::new(raw.kind, &raw.id, &raw.title) }
}

/// Ties incidents to those they are part of, follow or are about, and topics to whom they are about.
fn link(
    used: &[(Id<Subject>, &RawSubject)],
    ids: &Ids<Subject>,
    entities: &Ids<Entity>,
    subjects: &mut Arena<Subject>,
    problems: &mut Problems,
) {
    for (id, raw) in used {
        let part_of = ids.find_all(&raw.part_of, "incident", problems);
        let follows = ids.find_all(&raw.follows, "incident", problems);
        let is_topic = raw.kind == SubjectKind::Topic;
        let (about, entities_about) = if is_topic {
            (Vec::new(), entities.find_all(&raw.about, "entity", problems))
        } else {
            (ids.find_all(&raw.about, "incident", problems), Vec::new())
        };
        let lifetime_of = raw.lifetime_of.as_ref().and_then(|id| entities.find(id, "entity", problems));
        if let Some(subject) = subjects.get_mut(*id) {
            subject.part_of = part_of;
            subject.follows = follows;
            subject.about = about;
            subject.entities = entities_about;
            subject.lifetime_of = lifetime_of;
        }
    }
}

/// A word of a fixed list, as the enumeration that spells it.
pub(super) fn one_of<T: serde::de::DeserializeOwned>(
    word: &Spanned<String>,
    field: &str,
    list: &str,
    problems: &mut Problems,
) -> Option<T> {
    let read = serde_json::from_value(serde_json::Value::String(word.value.clone())).ok();
    if read.is_none() {
        let help = crate::values::name::did_you_mean(&word.value, list.split([',', ' ']).filter(|w| !w.is_empty() && *w != "or"));
        let help = help.map_or_else(|| format!("Write one of: {list}."), |near| format!("Did you mean `{near}`?"));
        problems.bad_value(word.span, field, list, &format!("`{}`", word.value), &help);
    }
    read
}
