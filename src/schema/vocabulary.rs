//! The form of the vocabulary.
#![expect(dead_code, reason = "only the schemas of these types are used")]

use schemars::JsonSchema;

use super::names::{Many, PopulationRef, PropertyRef, TypeRef};
use crate::dataset::ValueType;

/// A type of entity.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct EntityType {
    /// The wider type, or several.
    within: Option<Many<TypeRef>>,
    /// An entity of it is one person: who is named in a quote counts as one.
    individual: Option<bool>,
}

/// Whom a figure is about.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Population {
    /// The wider population, or several.
    within: Option<Many<PopulationRef>>,
    /// Other words of the sources for it.
    also: Option<Many<String>>,
    /// Populations that have nobody in common with it, nor has what lies within them.
    apart_from: Option<Many<PopulationRef>>,
}

/// What accounts can claim.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Property {
    /// Type of its values.
    r#type: ValueType,
    /// What rules select it by, with the type: "event", "casualties", "location", "attribution" and others.
    role: Option<String>,
    /// Types of entities that a value may have.
    of: Option<Many<TypeRef>>,
    /// Which of them a bare name means: the town, not its region.
    prefer: Option<Many<TypeRef>>,
    /// Values of a category.
    values: Option<Many<String>>,
    /// Units of a quantity.
    units: Option<Many<String>>,
    /// Words of the sources that tell of it: the figure that they govern is one of this property.
    words: Option<Many<String>>,
    /// It holds a set: several claims of an account add up.
    many: Option<bool>,
    /// Who lists values lists all of them, unless the claim says `including = true`.
    closed: Option<bool>,
    /// It changes over time: claims are compared only at equal `as-of` dates.
    varies: Option<bool>,
    /// The figures of a quantity may have decimals, up to six.
    decimals: Option<bool>,
    /// No figure is greater, but one that `sic` marks as the source's own slip.
    most: Option<u64>,
    /// Who tells of these is expected to tell of this too: who counts the injured counts the dead.
    told_with: Option<Many<PropertyRef>>,
    /// Values of a category that say that something goes on.
    current: Option<Many<String>>,
    /// Of a superlative: the count of which it is the highest so far, "the deadliest attack".
    measures: Option<PropertyRef>,
    /// Of a count: the property whose values it counts, "five members".
    counts: Option<PropertyRef>,
    /// Of a count: what must have been done before, and to as many. Nobody is released who was not taken.
    undoes: Option<Many<PropertyRef>>,
    /// Of a relation: properties that tell that it ended between the same two.
    ended_by: Option<Many<PropertyRef>>,
    /// Of an entity: in one incident nobody is both this and that.
    not_as: Option<Many<PropertyRef>>,
    /// Of a relation: those that tie the same two more closely, told from either end. Who is a member is more than an affiliate.
    short_of: Option<Many<PropertyRef>>,
}
