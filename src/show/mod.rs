//! One subject with everything that is known of it: its accounts side by side, what was decided, and what was found.
//!
//! A [`View`] is put together once, from a data set and a report on it, and is what the formats of `factlint show` print.

mod statement;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub use statement::Statement;
use statement::Statements;

use crate::checks::{Standing, answer, standing};
use crate::dataset::{Account, Dataset, Decision, Entity, Id, Property, Source, Subject, Suppression, ValueType};
use crate::files::{Files, Span};
use crate::findings::{Finding, Means, Relation, State, SubjectKind, SubjectRef};
use crate::run::Report;

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// An incident, a topic, or an entity of which sources make claims.
    Subject(Id<Subject>),
    /// An entity of which nobody claims anything.
    Entity(Id<Entity>),
}

/// One subject with everything that is known of it.
#[derive(Debug)]
pub struct View<'a> {
    /// The data set.
    pub data: &'a Dataset,
    /// The texts that places point into.
    pub files: &'a Files,
    /// What it is.
    pub subject: SubjectRef,
    /// Its title, or its canonical name.
    pub title: &'a str,
    /// Where its id stands.
    pub span: Span,
    /// The entity that it is, if it is one.
    pub entity: Option<&'a Entity>,
    /// Every account, the source that appeared first before the others.
    pub accounts: Vec<Told<'a>>,
    /// The properties that they tell of, in the order of a report: when, where, who, how many, what else.
    pub properties: Vec<&'a str>,
    /// Figures that are told together with those of other incidents, and written there.
    pub elsewhere: Vec<Statement<'a>>,
    /// Topics that are about it, if it is an entity.
    pub topics: Vec<&'a Subject>,
    /// What was decided on it.
    pub decisions: Vec<Decided<'a>>,
    /// What is let be.
    pub suppressions: Vec<&'a Suppression>,
    /// What was found on it, in the order of a report, whatever its state.
    pub findings: Vec<&'a Finding>,
}

/// An account.
#[derive(Debug)]
pub struct Told<'a> {
    /// Its key: the source, and the entry where there are several.
    pub key: String,
    /// Who says it.
    pub source: &'a Source,
    /// Id of the source whose passage is repeated.
    pub copies: Option<&'a str>,
    /// The account.
    pub account: &'a Account,
    /// What it says, parts of claims within the larger ones.
    pub statements: Vec<Statement<'a>>,
}

/// A decision on the subject, alone or together with others.
#[derive(Debug)]
pub struct Decided<'a> {
    /// The decision.
    pub decision: &'a Decision,
    /// Whom it is on, by their ids.
    pub subjects: Vec<SubjectRef>,
    /// The property that it is on.
    pub property: &'a str,
    /// What is published, in words.
    pub answer: String,
    /// Whether it still stands on what the accounts say.
    pub standing: Standing,
}

impl<'a> View<'a> {
    /// Everything on one subject; `configured` are the suppressions of the configuration.
    #[must_use]
    pub fn of(report: &'a Report, configured: &'a [Suppression], shown: Shown) -> Self {
        let data = &report.dataset;
        let (subject, title, span, record) = match shown {
            Shown::Subject(id) => {
                let record = &data.subjects[id];
                (record.reference(), record.title.value.as_str(), record.id.span, Some((id, record)))
            }
            Shown::Entity(id) => (data.entities[id].reference(), data.entities[id].name(), data.entities[id].id.span, None),
        };
        let is_entity = subject.kind == SubjectKind::Entity;
        let entity_id = data.entities.ids().find(|&id| is_entity && data.entities[id].id.value == subject.id);
        let findings: Vec<&Finding> = report.findings.iter().filter(|finding| concerns(finding, &subject)).collect();
        let statements =
            Statements { data, archive: report.archive.as_ref(), marks: marks(data, record.map(|(_, record)| record), &findings) };
        let accounts = record.map(|(_, record)| told(data, record, &statements)).unwrap_or_default();
        Self {
            data,
            files: &report.files,
            title,
            span,
            entity: entity_id.map(|id| &data.entities[id]),
            properties: properties(data, &accounts),
            elsewhere: record.map(|(id, _)| statements.together_with(id)).unwrap_or_default(),
            topics: entity_id.map(|id| topics(data, id)).unwrap_or_default(),
            decisions: record.map(|(id, _)| decisions(data, id)).unwrap_or_default(),
            suppressions: suppressions(data, configured, &subject, &findings),
            accounts,
            findings,
            subject,
        }
    }

    /// What is not settled, the gravest first.
    #[must_use]
    pub fn open(&self) -> Vec<&'a Finding> {
        let mut open: Vec<&Finding> = self.findings.iter().copied().filter(|finding| finding.state == State::Open).collect();
        open.sort_by_key(|finding| Reverse(finding.severity));
        open
    }

    /// What ranks and policies settled: the decisions and suppressions that settle others are shown by themselves.
    pub fn settled_by_rule(&self) -> impl Iterator<Item = &'a Finding> {
        let settled = |finding: &&Finding| finding.settled.as_ref().is_some_and(|by| matches!(by.by, Means::Rank | Means::Policy));
        self.findings.iter().copied().filter(settled)
    }

    /// The ways in which claims of the table differ, the gravest first.
    #[must_use]
    pub fn relations(&self) -> Vec<Relation> {
        let statements = self.accounts.iter().flat_map(|told| &told.statements);
        let mut found: Vec<Relation> = statements.flat_map(Statement::relations).collect();
        found.sort_by_key(|&relation| gravity(relation));
        found.dedup();
        found
    }

    /// The command that decides an open disagreement.
    #[must_use]
    pub fn command(&self, finding: &Finding) -> Option<String> {
        let property = finding.seen.property.as_ref()?;
        let subjects = finding.seen.about_all();
        let is_open = finding.state == State::Open && finding.seen.facet.is_of_sources();
        (is_open && !subjects.is_empty()).then(|| self.decide(&subjects, property, "")).flatten()
    }

    /// The command that records anew what a decision rests on.
    #[must_use]
    pub fn renewal(&self, decided: &Decided<'_>) -> Option<String> {
        self.decide(&decided.subjects, decided.property, " --renew")
    }

    /// `factlint decide SUBJECT… PROPERTY`. None where an id would be taken for that of another record, or for an option.
    fn decide(&self, subjects: &[SubjectRef], property: &str, flag: &str) -> Option<String> {
        let first =
            |id: &str| self.data.subjects.iter().find(|(_, subject)| subject.id.value == id).map(|(_, subject)| subject.reference());
        let clear = subjects.iter().all(|subject| first(&subject.id).as_ref() == Some(subject) && !subject.id.starts_with('-'));
        let words: Vec<String> = subjects.iter().map(|subject| subject.id.as_str()).chain([property]).map(quoted).collect();
        clear.then(|| format!("factlint decide {}{flag}", words.join(" ")))
    }
}

/// Contradicts before tension before refines.
#[must_use]
pub const fn gravity(relation: Relation) -> u8 {
    match relation {
        Relation::Contradicts => 0,
        Relation::Tension => 1,
        Relation::Refines => 2,
    }
}

/// A word as a shell takes it for one, whatever is in it.
#[must_use]
pub fn quoted(word: &str) -> String {
    let plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte));
    if plain { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

fn concerns(finding: &Finding, subject: &SubjectRef) -> bool {
    finding.seen.subject.as_ref() == Some(subject) || finding.seen.subjects.contains(subject)
}

/// How claims of a subject differ, by their places. A finding that sees but one of them tells of something else.
fn marks(data: &Dataset, subject: Option<&Subject>, findings: &[&Finding]) -> BTreeMap<Span, Relation> {
    let own: BTreeSet<&Id<Account>> = subject.into_iter().flat_map(|subject| &subject.accounts).collect();
    let spans: BTreeSet<Span> = data.claims.iter().filter(|(_, claim)| own.contains(&claim.account)).map(|(_, claim)| claim.span).collect();
    let mut marks: BTreeMap<Span, Relation> = BTreeMap::new();
    for finding in findings {
        let Some(relation) = finding.seen.relation else { continue };
        let held: BTreeSet<Span> = finding.seen.sides.iter().map(|side| side.span).filter(|span| spans.contains(span)).collect();
        if held.len() < 2 {
            continue;
        }
        for span in held {
            let mark = marks.entry(span).or_insert(relation);
            if gravity(relation) < gravity(*mark) {
                *mark = relation;
            }
        }
    }
    marks
}

fn told<'a>(data: &'a Dataset, subject: &'a Subject, statements: &Statements<'a>) -> Vec<Told<'a>> {
    let told = |&id: &Id<Account>| {
        let account = &data.accounts[id];
        Told {
            key: data.account_key(account),
            source: &data.sources[account.source],
            copies: account.copies.map(|copied| data.sources[copied].id.value.as_str()),
            account,
            statements: account.claims.iter().map(|&claim| statements.of(claim)).collect(),
        }
    };
    let mut accounts: Vec<Told<'a>> = subject.accounts.iter().map(told).collect();
    let published = |told: &Told<'_>| told.source.published.as_ref().and_then(|date| date.possible().earliest());
    accounts.sort_by_cached_key(|told| (published(told).is_none(), published(told), told.source.id.value.clone(), told.key.clone()));
    accounts
}

/// The properties that accounts tell of: by what they are, then those that most of them tell of.
fn properties<'a>(data: &'a Dataset, accounts: &[Told<'a>]) -> Vec<&'a str> {
    let mut telling: BTreeMap<Id<Property>, BTreeSet<&str>> = BTreeMap::new();
    for told in accounts {
        for statement in &told.statements {
            telling.entry(statement.claim.property).or_default().insert(&told.key);
        }
    }
    let mut rows: Vec<(u8, usize, &'a str)> = telling
        .into_iter()
        .map(|(id, by)| {
            let property = &data.vocabulary.properties[id];
            (place_in_report(property), usize::MAX - by.len(), property.id.as_str())
        })
        .collect();
    rows.sort_unstable();
    rows.into_iter().map(|(_, _, id)| id).collect()
}

/// When, where, who, how many, what else.
fn place_in_report(property: &Property) -> u8 {
    match (property.value_type, property.role.as_deref()) {
        (ValueType::Date, Some("event")) => 0,
        (ValueType::Date, Some("extent" | "start")) => 1,
        (ValueType::Date, Some("end")) => 2,
        (ValueType::Date, _) => 3,
        (_, Some("location")) => 4,
        (_, Some("attribution")) => 5,
        (_, Some("responsibility")) => 6,
        (_, Some("target" | "victim")) => 7,
        (ValueType::Count, Some("casualties")) => 8,
        (ValueType::Count | ValueType::Quantity, _) => 9,
        (ValueType::Entity, _) => 10,
        (ValueType::Category, _) => 11,
        (ValueType::Text, _) => 12,
    }
}

fn topics(data: &Dataset, entity: Id<Entity>) -> Vec<&Subject> {
    data.subjects.iter().map(|(_, subject)| subject).filter(|subject| subject.entities.contains(&entity)).collect()
}

fn decisions(data: &Dataset, subject: Id<Subject>) -> Vec<Decided<'_>> {
    let own = data.decisions.iter().filter(|decision| decision.subjects.contains(&subject));
    own.map(|decision| Decided {
        decision,
        subjects: decision.subjects.iter().map(|&id| data.subjects[id].reference()).collect(),
        property: &data.vocabulary.properties[decision.property].id,
        answer: answer(data, decision),
        standing: standing(data, decision),
    })
    .collect()
}

/// Those that name the subject, and those of the configuration that let be what was found on it.
fn suppressions<'a>(data: &'a Dataset, configured: &'a [Suppression], subject: &SubjectRef, findings: &[&Finding]) -> Vec<&'a Suppression> {
    let used: BTreeSet<Span> = findings.iter().filter_map(|finding| Some(finding.settled.as_ref()?.span)).collect();
    let applies = |waiver: &&Suppression| waiver.subject.as_ref() == Some(subject) || used.contains(&waiver.span);
    data.suppressions.iter().chain(configured).filter(applies).collect()
}
