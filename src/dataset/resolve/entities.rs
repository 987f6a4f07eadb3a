//! Entities and what they lie within.

use super::super::arena::{Arena, Id};
use super::super::model::{Entity, EntityName, Gazetteer, NameKind, Source};
use super::super::problem::Problems;
use super::super::read::{RawEntity, RawName};
use super::super::tree::Tree;
use super::super::vocabulary::Vocabulary;
use super::{Ids, one_of};

/// The entities, what lies within what, their ids, and the records that they were made of: one that cannot be used is left out.
pub(super) struct Entities<'r> {
    pub arena: Arena<Entity>,
    pub tree: Tree<Entity>,
    pub ids: Ids<Entity>,
    pub used: Vec<&'r RawEntity>,
}

pub(super) fn resolve<'r>(raw: &'r [RawEntity], vocabulary: &Vocabulary, sources: &Ids<Source>, problems: &mut Problems) -> Entities<'r> {
    let mut entities = Arena::default();
    let mut ids = Ids::default();
    let mut used = Vec::new();
    for raw in raw {
        let Some(&entity_type) = vocabulary.type_ids.get(&raw.r#type.value) else {
            problems.dangling(raw.r#type.span, &raw.r#type.value, "type", vocabulary.type_ids.keys().map(String::as_str));
            problems.lose("entity", &raw.id.value);
            continue;
        };
        let canonical = EntityName { name: raw.name.clone(), kind: None };
        let others = raw.names.iter().filter_map(|name| other_name(name, problems));
        let names = std::iter::once(canonical).chain(others).collect();
        let gazetteer = raw.gazetteer.as_ref().and_then(|entry| {
            let source = sources.find(&entry.source, "source", problems)?;
            Some(Gazetteer { source, id: entry.id.value.clone(), latitude: entry.latitude, longitude: entry.longitude })
        });
        let entity = Entity { id: raw.id.clone(), entity_type, names, generic: raw.generic, gazetteer };
        if ids.enter(&raw.id, "entity", problems, || entities.push(entity)).is_some() {
            used.push(raw);
        }
    }
    let parents: Vec<Vec<Id<Entity>>> = used.iter().map(|raw| ids.find_all(&raw.within, "entity", problems)).collect();
    Entities { arena: entities, tree: Tree::new(&parents), ids, used }
}

fn other_name(raw: &RawName, problems: &mut Problems) -> Option<EntityName> {
    let list = "spelling, acronym, translation, former, partial or weak";
    let kind: NameKind = one_of(&raw.kind, "kind", list, problems)?;
    Some(EntityName { name: raw.name.clone(), kind: Some(kind) })
}
