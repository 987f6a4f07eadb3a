//! The words of a data set: types of entities, populations, properties. Nothing about them is built in.

use std::collections::{BTreeMap, BTreeSet};

use super::arena::{Arena, Id};
use super::tree::Tree;
use crate::values::count::Grain;
use crate::values::name::fold;

/// A type of entity.
#[derive(Debug)]
pub struct EntityType {
    /// Its id.
    pub id: String,
    /// Whether an entity of it is one person, who counts as one where a source names them.
    pub individual: bool,
}

/// Whom a figure is about.
#[derive(Debug)]
pub struct Population {
    /// Its id, which is also its name.
    pub id: String,
}

/// What the values of a property are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ValueType {
    /// EDTF.
    Date,
    /// How many people, or things.
    Count,
    /// A count with a unit.
    Quantity,
    /// Names of entities.
    Entity,
    /// One of the declared values.
    Category,
    /// Anything.
    Text,
}

impl ValueType {
    /// The word for it in the vocabulary and in rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Count => "count",
            Self::Quantity => "quantity",
            Self::Entity => "entity",
            Self::Category => "category",
            Self::Text => "text",
        }
    }

    /// Whether values are numbers.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Count | Self::Quantity)
    }
}

/// What accounts can claim.
#[derive(Debug)]
pub struct Property {
    /// Its id, the key in accounts.
    pub id: String,
    /// Type of its values.
    pub value_type: ValueType,
    /// What rules select it by.
    pub role: Option<String>,
    /// Types of entities it takes.
    pub of: Vec<Id<EntityType>>,
    /// Types that a bare name means first.
    pub prefer: Vec<Id<EntityType>>,
    /// Values of a category.
    pub values: Vec<String>,
    /// Units of a quantity.
    pub units: Vec<String>,
    /// Words of the sources that tell of it: "killed", "dead".
    pub words: Vec<String>,
    /// Whether it holds a set.
    pub many: bool,
    /// Whether a source that lists values lists all of them, unless it says otherwise.
    pub closed: bool,
    /// Whether it changes over time.
    pub varies: bool,
    /// Whether its values are whole numbers, or may have decimals.
    pub grain: Grain,
    /// The greatest value that there can be: 100 for a share in percent.
    pub most: Option<u64>,
    /// Properties beside which it is expected: who counts the injured is expected to count the dead.
    pub told_with: Vec<Id<Property>>,
    /// Values of a category that say that something goes on.
    pub current: Vec<String>,
    /// The property of which it names the highest value so far: "the deadliest attack".
    pub measures: Option<Id<Property>>,
    /// The property whose values it counts: "five members".
    pub counts: Option<Id<Property>>,
    /// Outcomes that it undoes: only who was abducted is released.
    pub undoes: Vec<Id<Property>>,
    /// Properties that tell of its end between the same two: who has left is no member.
    pub ended_by: Vec<Id<Property>>,
    /// Properties beside it that cannot hold the same: who hands somebody over does not receive them.
    pub not_as: Vec<Id<Property>>,
    /// Properties that tie the same two more closely: a member is more than an affiliate.
    pub short_of: Vec<Id<Property>>,
}

impl Property {
    /// Whether rules select it by `role`.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        self.role.as_deref() == Some(role)
    }

    /// Whether sources may list only some of its values.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.many && !self.closed
    }
}

/// All the words.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Types of entities.
    pub types: Arena<EntityType>,
    /// Which type is within which.
    pub type_tree: Tree<EntityType>,
    /// Populations.
    pub populations: Arena<Population>,
    /// Which population is within which.
    pub population_tree: Tree<Population>,
    /// Populations that have nobody in common, each pair as it is declared.
    pub(super) apart: BTreeSet<(Id<Population>, Id<Population>)>,
    /// Properties.
    pub properties: Arena<Property>,
    pub(super) type_ids: BTreeMap<String, Id<EntityType>>,
    pub(super) property_ids: BTreeMap<String, Id<Property>>,
    /// By folded word.
    pub(super) population_words: BTreeMap<String, Id<Population>>,
}

impl Vocabulary {
    /// The property that accounts call `id`.
    #[must_use]
    pub fn property(&self, id: &str) -> Option<Id<Property>> {
        self.property_ids.get(id).copied()
    }

    /// The population that sources call `word`, whatever the case and the accents.
    #[must_use]
    pub fn population(&self, word: &str) -> Option<Id<Population>> {
        self.population_words.get(&fold(word)).copied()
    }

    /// Whether nobody is of both populations: they, or what they lie within, are declared apart.
    #[must_use]
    pub fn are_apart(&self, a: Id<Population>, b: Id<Population>) -> bool {
        let is_of = |population, outer| self.population_tree.is_within(population, outer);
        self.apart.iter().any(|&(one, other)| (is_of(a, one) && is_of(b, other)) || (is_of(b, one) && is_of(a, other)))
    }

    /// The properties that a word of a source tells of, whatever its case.
    #[must_use]
    pub fn told_by(&self, word: &str) -> Vec<Id<Property>> {
        let word = word.to_lowercase();
        self.properties.iter().filter(|(_, property)| property.words.contains(&word)).map(|(id, _)| id).collect()
    }

    /// The words of the sources for a population, folded, in order.
    pub fn words_for(&self, population: Id<Population>) -> impl Iterator<Item = &str> {
        self.population_words.iter().filter(move |(_, id)| **id == population).map(|(word, _)| word.as_str())
    }

    /// The types of entities that properties of a role take.
    #[must_use]
    pub fn types_of(&self, role: &str) -> Vec<Id<EntityType>> {
        let properties = self.properties.iter().filter(|(_, property)| property.has_role(role));
        properties.flat_map(|(_, property)| property.of.iter().copied()).collect()
    }

    /// Whether an entity of a type is one person.
    #[must_use]
    pub fn is_individual(&self, given: Id<EntityType>) -> bool {
        self.types[given].individual || self.type_tree.above(given).iter().any(|&above| self.types[above].individual)
    }

    /// Whether an entity of type `given` is taken where one of `wanted` is; no wish takes all.
    #[must_use]
    pub fn takes(&self, wanted: &[Id<EntityType>], given: Id<EntityType>) -> bool {
        wanted.is_empty() || wanted.iter().any(|&wanted| self.type_tree.is_within(given, wanted))
    }
}
