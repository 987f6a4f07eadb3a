//! Registered names, looked up after folding.

use std::collections::BTreeMap;

use super::arena::{Arena, Id};
use super::model::Entity;
use super::tree::Tree;
use super::vocabulary::{EntityType, Vocabulary};
use crate::values::name::fold;

/// Which entities have a name.
#[derive(Debug, Default)]
pub struct Registry {
    /// Folded name to entities, in order.
    names: BTreeMap<String, Vec<Id<Entity>>>,
}

/// What a name turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// One entity.
    One(Id<Entity>),
    /// None of the types wanted.
    Unregistered,
    /// Several, and nothing decides.
    Ambiguous(Vec<Id<Entity>>),
}

/// What may decide between entities of one name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Types taken; none takes all.
    pub of: &'a [Id<EntityType>],
    /// Types meant first.
    pub prefer: &'a [Id<EntityType>],
    /// Entities it is said to lie in.
    pub within: &'a [Id<Entity>],
}

impl Registry {
    /// Enters every name of every entity.
    #[must_use]
    pub fn new(entities: &Arena<Entity>) -> Self {
        let mut names: BTreeMap<String, Vec<Id<Entity>>> = BTreeMap::new();
        for (id, entity) in entities.iter() {
            for name in &entity.names {
                let holders = names.entry(fold(&name.name.value)).or_default();
                if holders.last() != Some(&id) {
                    holders.push(id);
                }
            }
        }
        Self { names }
    }

    /// The entities that have a name, given as [`fold`] makes it.
    #[must_use]
    pub fn holders(&self, folded: &str) -> &[Id<Entity>] {
        self.names.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Looks a name up: exact after folding, among the types wanted; then what the claim says of where it lies decides, then the type
    /// that the vocabulary prefers.
    #[must_use]
    pub fn look_up(
        &self,
        name: &str,
        wanted: Wanted<'_>,
        entities: &Arena<Entity>,
        tree: &Tree<Entity>,
        vocabulary: &Vocabulary,
    ) -> Lookup {
        let holders = self.holders(&fold(name));
        let taken = holders.iter().copied().filter(|&id| vocabulary.takes(wanted.of, entities[id].entity_type));
        let mut left: Vec<Id<Entity>> = taken.collect();
        narrow(&mut left, |id| wanted.within.iter().any(|&outer| id != outer && tree.is_within(id, outer)));
        if !wanted.prefer.is_empty() {
            narrow(&mut left, |id| vocabulary.takes(wanted.prefer, entities[id].entity_type));
        }
        match left[..] {
            [] => Lookup::Unregistered,
            [one] => Lookup::One(one),
            _ => Lookup::Ambiguous(left),
        }
    }
}

/// Keeps the candidates that pass, unless none does.
fn narrow(candidates: &mut Vec<Id<Entity>>, keep: impl Fn(Id<Entity>) -> bool) {
    if candidates.len() > 1 && candidates.iter().any(|&id| keep(id)) {
        candidates.retain(|&id| keep(id));
    }
}
