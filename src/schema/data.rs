//! The form of a data file and of its records.
#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::claim::Account;
use super::curation::{Decision, Judgement, Suppression};
use super::names::{EntityRef, IncidentRef, Many, NewId, SourceRef, TypeRef};
use super::vocabulary::{EntityType, Population, Property};
use crate::dataset::NameKind;

/// A file of a data set. Any records can stand in any file.
#[derive(JsonSchema)]
#[schemars(title = "factlint data file, format 1", deny_unknown_fields)]
pub(super) struct DataFile {
    /// Types of entities, which form a tree.
    r#type: Option<BTreeMap<String, EntityType>>,
    /// Whom figures are about, a tree too.
    population: Option<BTreeMap<String, Population>>,
    /// What accounts can claim.
    property: Option<BTreeMap<String, Property>>,
    /// The documents that the data draw on.
    source: Option<Vec<Source>>,
    /// Who and what is named.
    entity: Option<Vec<Entity>>,
    /// What happened.
    incident: Option<Vec<Incident>>,
    /// Anything else that sources make claims about: an operation, a treaty, a poll.
    topic: Option<Vec<Topic>>,
    /// What to publish where accounts disagree.
    decision: Option<Vec<Decision>>,
    /// Whether two records are one.
    judgement: Option<Vec<Judgement>>,
}

/// A document by a publisher: one dated state of it.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Source {
    /// Kebab-case, and permanent.
    id: NewId,
    /// Its title.
    title: String,
    /// Who published it.
    publisher: Option<String>,
    /// When it appeared, as EDTF.
    published: Option<String>,
    /// The period that it tells of, as EDTF.
    covers: Option<String>,
    /// Id of the earlier revision.
    revision_of: Option<SourceRef>,
    /// Where it can be read.
    url: Option<String>,
    /// Its text in the archive.
    archive: Option<Archived>,
    /// Passages that are left out on purpose.
    out_of_scope: Option<Vec<LeftOut>>,
    /// Findings about it that are let be.
    suppress: Option<Vec<Suppression>>,
    /// Your own words.
    note: Option<String>,
}

/// A text of the archive.
#[derive(JsonSchema)]
#[schemars(inline, deny_unknown_fields)]
struct Archived {
    /// Name of the file in the archive.
    file: String,
    /// Its SHA-256, in hexadecimal digits.
    sha256: String,
}

/// A passage that is left out.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct LeftOut {
    /// Words that find the passage.
    at: String,
    /// Why it is left out.
    reason: String,
}

/// A person, group, place, operation, organisation.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Entity {
    /// Kebab-case, and permanent.
    id: NewId,
    /// One of the types of the vocabulary.
    r#type: TypeRef,
    /// The canonical name.
    name: String,
    /// Its other names.
    names: Option<Vec<OtherName>>,
    /// The larger place or group that it lies within, or several.
    within: Option<Many<EntityRef>>,
    /// It stands for anyone of a kind: "gunmen".
    generic: Option<bool>,
    /// Where a gazetteer has it.
    gazetteer: Option<Gazetteer>,
    /// Findings about it that are let be.
    suppress: Option<Vec<Suppression>>,
    /// Your own words.
    note: Option<String>,
    /// What sources say of it.
    account: Option<Vec<Account>>,
}

/// One of the other names of an entity.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OtherName {
    /// The name.
    name: String,
    /// How it relates to the entity.
    kind: NameKind,
}

/// Where a gazetteer has a place.
#[derive(JsonSchema)]
#[schemars(inline, deny_unknown_fields)]
struct Gazetteer {
    /// Id of the gazetteer, which is a source.
    source: SourceRef,
    /// The gazetteer's id for the place.
    id: String,
    /// Degrees north.
    #[schemars(range(min = -90, max = 90))]
    latitude: f64,
    /// Degrees east.
    #[schemars(range(min = -180, max = 180))]
    longitude: f64,
}

/// An event in the world; it may span days.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Incident {
    /// Kebab-case, and permanent: it does not follow a date that is corrected.
    id: NewId,
    /// For people.
    title: String,
    /// Incidents that it is part of.
    part_of: Option<Many<IncidentRef>>,
    /// Incidents that it follows, as a release follows an abduction.
    follows: Option<Many<IncidentRef>>,
    /// Incidents that it is about, as a trial is about an attack.
    about: Option<Many<IncidentRef>>,
    /// Findings about it that are let be.
    suppress: Option<Vec<Suppression>>,
    /// Your own words.
    note: Option<String>,
    /// What sources say of it.
    account: Option<Vec<Account>>,
}

/// Anything else that sources make claims about.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Topic {
    /// Kebab-case, and permanent.
    id: NewId,
    /// For people.
    title: String,
    /// Entities that it is about.
    about: Option<Many<EntityRef>>,
    /// The entity whose beginning and end its start and end are.
    lifetime_of: Option<EntityRef>,
    /// Findings about it that are let be.
    suppress: Option<Vec<Suppression>>,
    /// Your own words.
    note: Option<String>,
    /// What sources say of it.
    account: Option<Vec<Account>>,
}
