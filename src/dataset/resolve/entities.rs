//! Entities and what they lie within.

use super::super::arena::{Arena, Id};
use super::super::model::{Entity, EntityName, NameKind};
use super::super::problem::Problems;
use super::super::read::{RawEntity, RawName};
use super::super::tree::Tree;
use super::super::vocabulary::Vocabulary;
use super::{Ids, one_of};

pub(super) fn resolve(raw: &[RawEntity], vocabulary: &Vocabulary, problems: &mut Problems) -> (Arena<Entity>, Tree<Entity>, Ids<Entity>) {
    let mut entities = Arena::default();
    let mut ids = Ids::default();
    let mut within = Vec::new();
    for raw in raw {
        let Some(&entity_type) = vocabulary.type_ids.get(&raw.r#type.value) else {
            problems.dangling(raw.r#type.span, &raw.r#type.value, "type", vocabulary.type_ids.keys().map(String::as_str));
            continue;
        };
        let canonical = EntityName { name: raw.name.clone(), kind: None };
        let others = raw.names.iter().filter_map(|name| other_name(name, problems));
        let names = std::iter::once(canonical).chain(others).collect();
        let entity = Entity { id: raw.id.clone(), entity_type, names, generic: raw.generic };
        if ids.enter(&raw.id, "entity", problems, || entities.push(entity)).is_some() {
            within.push(&raw.within);
        }
    }
    let parents: Vec<Vec<Id<Entity>>> = within.into_iter().map(|within| ids.find_all(within, "entity", problems)).collect();
    (entities, Tree::new(&parents), ids)
}

fn other_name(raw: &RawName, problems: &mut Problems) -> Option<EntityName> {
    let list = "spelling, acronym, translation, former, partial or weak";
    let kind: NameKind = one_of(&raw.kind, "kind", list, problems)?;
    Some(EntityName { name: raw.name.clone(), kind: Some(kind) })
}
