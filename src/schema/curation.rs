//! The form of what curators decided.
#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::claim::Given;
use super::names::{EntityRef, IncidentRef, Many, Population, PropertyRef, RuleRef, TopicRef, Unit};
use crate::dataset::{Basis, Verdict};

/// What to publish where accounts disagree: one of `publish`, `prefer`, `disputed` and `pending`. `factlint decide` writes it.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend(
    "if" = { "not": { "anyOf": [{ "required": ["topic"] }, { "required": ["entity"] }] }, "additionalProperties": true },
    "then" = { "required": ["incident"], "additionalProperties": true }
))]
pub(super) struct Decision {
    /// Id of the incident; a list for a joint figure.
    incident: Option<Many<IncidentRef>>,
    /// Id of the topic, where it is on one.
    topic: Option<Many<TopicRef>>,
    /// Id of the entity, where it is on one.
    entity: Option<Many<EntityRef>>,
    /// Which property.
    property: PropertyRef,
    /// A value in the notation of claims: a figure, a range, a day, a name or a list of names. Some claim must allow it.
    publish: Option<Given>,
    /// The population that the published value is of.
    who: Option<Population>,
    /// The unit of the published value.
    unit: Option<Unit>,
    /// Keys of the accounts to follow: the source, and "source/entry" where it has several.
    prefer: Option<Many<String>>,
    /// It is published as disputed.
    disputed: Option<bool>,
    /// Nothing is published yet: who was asked, and what.
    pending: Option<String>,
    /// What the answer rests on.
    basis: Option<Basis>,
    /// Why.
    reason: Option<String>,
    /// Who decided.
    by: Option<String>,
    /// When, as EDTF.
    date: Option<String>,
    /// What the accounts said then: written by the tool, never by hand.
    rests_on: Option<BTreeMap<String, String>>,
}

/// Whether two incidents or two entities are one. `factlint judge` writes it.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend(
    "if" = { "not": { "required": ["entities"] }, "additionalProperties": true },
    "then" = { "required": ["incidents"], "additionalProperties": true }
))]
pub(super) struct Judgement {
    /// What the two are.
    verdict: Verdict,
    /// Ids of two incidents.
    incidents: Option<Pair<IncidentRef>>,
    /// Ids of two entities.
    entities: Option<Pair<EntityRef>>,
    /// Why.
    reason: String,
    /// Who judged.
    by: String,
    /// When, as EDTF.
    date: String,
}

/// Exactly two.
#[derive(JsonSchema)]
#[schemars(inline)]
struct Pair<T>(#[schemars(length(equal = 2))] Vec<T>);

/// A finding about this record that is let be.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields, extend("x-taplo" = { "initKeys": ["reason"] }))]
pub(super) struct Suppression {
    /// A rule or a family.
    rule: RuleRef,
    /// On which property; on any where none is given.
    property: Option<PropertyRef>,
    /// Why. Without a reason it is a finding itself.
    reason: Option<String>,
    /// Its last day, as EDTF. It holds only where a run is given the day with --today.
    until: Option<String>,
}

/// Findings that are let be, in a file or a folder.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields, extend("x-taplo" = { "initKeys": ["path", "reason"] }))]
pub(super) struct ConfiguredSuppression {
    /// A rule or a family.
    rule: RuleRef,
    /// A file or a folder, below that of factlint.toml; everywhere where none is given.
    path: Option<String>,
    /// On which property; on any where none is given.
    property: Option<PropertyRef>,
    /// Why. Without a reason it is a finding itself.
    reason: Option<String>,
    /// Its last day, as EDTF. It holds only where a run is given the day with --today.
    until: Option<String>,
}
