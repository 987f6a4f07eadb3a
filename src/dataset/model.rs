//! The terms of a data set: sources, entities, subjects, accounts, claims, judgements.

use std::collections::BTreeMap;

use super::arena::{Arena, Id};
use super::curation::{Decision, Judgement, Rank, Suppression};
use super::registry::{Lookup, Registry};
use super::tree::Tree;
use super::vocabulary::{EntityType, Population, Property, Vocabulary};
use crate::files::{Span, Spanned};
use crate::findings::{SubjectKind, SubjectRef};
use crate::values::clause::Hedge;
use crate::values::count::Count;
use crate::values::date::Date;
use crate::values::place::Sector;

/// A data set with every name looked up.
#[derive(Debug, Default)]
pub struct Dataset {
    /// The words it uses.
    pub vocabulary: Vocabulary,
    /// The documents it draws on.
    pub sources: Arena<Source>,
    /// Who and what is named.
    pub entities: Arena<Entity>,
    /// Which entity lies within which.
    pub entity_tree: Tree<Entity>,
    /// Names, looked up.
    pub registry: Registry,
    /// Incidents, topics, and entities that sources make claims about.
    pub subjects: Arena<Subject>,
    /// What one source says of one subject at one place.
    pub accounts: Arena<Account>,
    /// One value each.
    pub claims: Arena<Claim>,
    /// Stored answers on pairs.
    pub judgements: Vec<Judgement>,
    /// Stored answers on disagreements.
    pub decisions: Vec<Decision>,
    /// Findings that are let be.
    pub suppressions: Vec<Suppression>,
}

/// A document by a publisher: one dated state of it.
#[derive(Debug)]
pub struct Source {
    /// Its id.
    pub id: Spanned<String>,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it appeared.
    pub published: Option<Date>,
    /// The period it tells of.
    pub covers: Option<Date>,
    /// The state before it, if it is a revision.
    pub revision_of: Option<Id<Source>>,
    /// File in the archive, and its SHA-256 in hexadecimal digits.
    pub archive: Option<(Spanned<String>, Spanned<String>)>,
    /// Words that find passages which the data set leaves out, each with the reason.
    pub out_of_scope: Vec<(Spanned<String>, Spanned<String>)>,
}

impl Source {
    /// How a finding names it.
    #[must_use]
    pub fn reference(&self) -> SubjectRef {
        SubjectRef { kind: SubjectKind::Source, id: self.id.value.clone() }
    }
}

/// How a name relates to what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// Another transliteration, other diacritics, a typing error.
    Spelling,
    /// Letters that stand for it.
    Acronym,
    /// In another language.
    Translation,
    /// What it was called before.
    Former,
    /// A part of the name.
    Partial,
    /// A name that it shares with others.
    Weak,
}

/// A registered name of an entity.
#[derive(Debug)]
pub struct EntityName {
    /// As registered.
    pub name: Spanned<String>,
    /// None for the canonical name.
    pub kind: Option<NameKind>,
}

/// Where a gazetteer has a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Gazetteer {
    /// The gazetteer.
    pub source: Id<Source>,
    /// Its id for the place.
    pub id: String,
    /// Degrees north, from -90 to 90.
    pub latitude: f64,
    /// Degrees east, from -180 to 180.
    pub longitude: f64,
}

/// A person, group, place, operation, organisation.
#[derive(Debug)]
pub struct Entity {
    /// Its id.
    pub id: Spanned<String>,
    /// Its type.
    pub entity_type: Id<EntityType>,
    /// The canonical name first, then the others.
    pub names: Vec<EntityName>,
    /// Whether it stands for anyone of a kind: "gunmen".
    pub generic: bool,
    /// Where a gazetteer has it, for places.
    pub gazetteer: Option<Gazetteer>,
}

impl Entity {
    /// The canonical name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |name| &name.name.value)
    }

    /// How a finding names it.
    #[must_use]
    pub fn reference(&self) -> SubjectRef {
        SubjectRef { kind: SubjectKind::Entity, id: self.id.value.clone() }
    }
}

/// What claims are about.
#[derive(Debug)]
pub struct Subject {
    /// Incident, topic or entity.
    pub kind: SubjectKind,
    /// Its id.
    pub id: Spanned<String>,
    /// For people.
    pub title: Spanned<String>,
    /// The curator's own words beside it, in its accounts and claims.
    pub notes: Vec<Spanned<String>>,
    /// Incidents it is part of.
    pub part_of: Vec<Id<Subject>>,
    /// Incidents it follows, as a release follows an abduction.
    pub follows: Vec<Id<Subject>>,
    /// Incidents it is about, as a trial is about an attack.
    pub about: Vec<Id<Subject>>,
    /// Entities that a topic is about.
    pub entities: Vec<Id<Entity>>,
    /// The entity whose beginning and end are told here: an entity in its own record, or the one that a topic names.
    pub lifetime_of: Option<Id<Entity>>,
    /// Its accounts, in the order of the files.
    pub accounts: Vec<Id<Account>>,
}

impl Subject {
    /// A subject with nothing but a name yet.
    #[must_use]
    pub fn new(kind: SubjectKind, id: &Spanned<String>, title: &Spanned<String>) -> Self {
        Self {
            kind,
            id: id.clone(),
            title: title.clone(),
            notes: Vec::new(),
            part_of: Vec::new(),
            follows: Vec::new(),
            about: Vec::new(),
            entities: Vec::new(),
            lifetime_of: None,
            accounts: Vec::new(),
        }
    }

    /// The incidents it is tied to as one that comes after or tells of them.
    pub fn links(&self) -> impl Iterator<Item = Id<Self>> {
        self.follows.iter().chain(&self.about).copied()
    }

    /// Whether it says itself that it comes after another, tells of it or is a part of it.
    #[must_use]
    pub fn is_tied_to(&self, other: Id<Self>) -> bool {
        self.links().any(|linked| linked == other) || self.part_of.contains(&other)
    }

    /// How a finding names it.
    #[must_use]
    pub fn reference(&self) -> SubjectRef {
        SubjectRef { kind: self.kind, id: self.id.value.clone() }
    }
}

/// What one source says of one subject at one place in its text.
#[derive(Debug)]
pub struct Account {
    /// Whom it is about.
    pub subject: Id<Subject>,
    /// Who says it.
    pub source: Id<Source>,
    /// The source whose passage it repeats.
    pub copies: Option<Id<Source>>,
    /// The outlets that its passage goes back to.
    pub cites: Vec<Spanned<String>>,
    /// Tells it apart from others of the same source.
    pub entry: Option<String>,
    /// Words that find its passage.
    pub at: Option<Spanned<String>>,
    /// Why it is of this subject, where that is a judgement.
    pub placed: Option<String>,
    /// Whether a program wrote it and nobody has cleared it yet.
    pub draft: bool,
    /// Its claims, parts of claims left out.
    pub claims: Vec<Id<Claim>>,
    /// Properties that it tells of in claims that could not be read: it is not silent on them.
    pub unread: Vec<Id<Property>>,
    /// Where it stands.
    pub span: Span,
}

/// A name as a source spells it, and whom it names.
#[derive(Debug, Clone)]
pub struct Name {
    /// As written.
    pub text: Spanned<String>,
    /// Types it was looked up among; none for all.
    pub of: Vec<Id<EntityType>>,
    /// What it turned out to be.
    pub lookup: Lookup,
}

/// Where a source says that a place lies: in an area, or in a part of one.
#[derive(Debug, Clone)]
pub struct Location {
    /// As written: "Menaka region", "northern Mali".
    pub text: Spanned<String>,
    /// Which part of the area, where it is only a part.
    pub sector: Option<Sector>,
    /// The area.
    pub area: Name,
}

/// A value, by the type of its property.
#[derive(Debug, Clone)]
pub enum Value {
    /// A date.
    Date(Date),
    /// A count, of people where no unit is given.
    Count(Count, Option<String>),
    /// Entities; none where the source says there is none.
    Entities(Vec<Name>),
    /// One of the declared values of a category, or a text.
    Word(String),
    /// Not given: the sum of the parts, or only where a place lies.
    Absent,
}

impl Value {
    /// The names, if it is one of entities; else none.
    #[must_use]
    pub fn names(&self) -> &[Name] {
        match self {
            Self::Entities(names) => names,
            _ => &[],
        }
    }

    /// The date, if it is one.
    #[must_use]
    pub const fn date(&self) -> Option<&Date> {
        match self {
            Self::Date(date) => Some(date),
            _ => None,
        }
    }
}

/// How a claim stands to the larger one it is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A claim of its own.
    Whole,
    /// One of the parts that make up another.
    Part,
    /// Included in another, which has more.
    Among,
}

/// How a place claim stands to the place it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceRelation {
    /// Not in it but near.
    Near,
    /// Between the places named.
    Between,
}

/// One property value in an account, with its evidence, and where it applies.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own in the data file")]
pub struct Claim {
    /// The account it is made in.
    pub account: Id<Account>,
    /// What it is about.
    pub property: Id<Property>,
    /// The value.
    pub value: Value,
    /// The value as the data file has it.
    pub text: String,
    /// Whose: a population of the vocabulary.
    pub population: Option<Id<Population>>,
    /// Whom or what of the subject, where it has several.
    pub of: Vec<Name>,
    /// Where the source says the place lies.
    pub lies_in: Vec<Location>,
    /// Near or between the place, where it is not in it.
    pub relation: Option<PlaceRelation>,
    /// The place that a part is about.
    pub at_place: Option<Name>,
    /// Who is said to say it.
    pub speakers: Vec<Name>,
    /// How sure the source is.
    pub hedge: Option<Hedge>,
    /// State of knowledge.
    pub as_of: Option<Date>,
    /// A plan, not what happened.
    pub planned: bool,
    /// Whoever speaks denies it.
    pub denied: bool,
    /// The values are some of all, as the source says.
    pub including: bool,
    /// Other incidents that the figure covers too.
    pub together_with: Vec<Id<Subject>>,
    /// The words of the source, in pieces.
    pub quote: Vec<Spanned<String>>,
    /// Why, where it is read from the context.
    pub inferred: Option<String>,
    /// Why the source itself is wrong here.
    pub sic: Option<String>,
    /// How much a curator trusts it.
    pub rank: Rank,
    /// Why.
    pub rank_reason: Option<String>,
    /// How it stands to the claim it is written in.
    pub standing: Standing,
    /// Something of it could not be read: it is left out of every comparison, and the finding says so.
    pub broken: bool,
    /// Claims that make it up.
    pub parts: Vec<Id<Claim>>,
    /// Claims that it includes.
    pub among: Vec<Id<Claim>>,
    /// Where it stands.
    pub span: Span,
    /// Where its value stands; the whole claim where it has none.
    pub value_span: Span,
}

impl Dataset {
    /// How a person names a subject, by kind and id: the title of an incident, a topic or a source, the canonical name of an entity.
    #[must_use]
    pub fn titles(&self) -> BTreeMap<(SubjectKind, String), String> {
        let key = |kind: SubjectKind, id: &Spanned<String>| (kind, id.value.clone());
        let subjects = self.subjects.iter().map(|(_, one)| (key(one.kind, &one.id), one.title.value.clone()));
        let entities = self.entities.iter().map(|(_, one)| (key(SubjectKind::Entity, &one.id), one.name().to_owned()));
        let sources = self.sources.iter().map(|(_, one)| (key(SubjectKind::Source, &one.id), one.title.clone()));
        subjects.chain(entities).chain(sources).collect()
    }

    /// The claims of all accounts of a subject, parts of claims left out.
    pub fn claims_of<'d>(&'d self, subject: &'d Subject) -> impl Iterator<Item = Id<Claim>> + 'd {
        subject.accounts.iter().flat_map(|&account| &self.accounts[account].claims).copied()
    }

    /// The key of an account: the source, and the entry where it has one.
    #[must_use]
    pub fn account_key(&self, account: &Account) -> String {
        let source = &self.sources[account.source].id.value;
        account.entry.as_ref().map_or_else(|| source.clone(), |entry| format!("{source}/{entry}"))
    }

    /// The oldest state of a source: all revisions of one document have the same.
    #[must_use]
    pub fn document(&self, source: Id<Source>) -> Id<Source> {
        let mut oldest = source;
        for _ in 0..self.sources.len() {
            match self.sources[oldest].revision_of {
                Some(before) => oldest = before,
                None => break,
            }
        }
        oldest
    }
}
