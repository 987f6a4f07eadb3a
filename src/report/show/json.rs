//! JSON, version 1, and its published schema.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::json::{JsonClaim, JsonFinding, Place, Tool, claim, finding, place};
use super::words;
use crate::dataset::{Answer, Name, PlaceRelation, Rank, Source, Suppression};
use crate::files::Files;
use crate::findings::{Relation, SubjectRef};
use crate::show::{Decided, Statement, Told, View};

/// One subject with everything that is known of it. Consumers ignore fields they do not know; adding one is compatible.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "factlint show, version 1")]
struct Output<'a> {
    /// Version of this form.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// What made it.
    tool: Tool,
    /// What is shown.
    subject: &'a SubjectRef,
    /// Its title, or its canonical name.
    title: &'a str,
    /// Where its id stands.
    location: Place<'a>,
    /// Ids of the topics that are about it, if it is an entity.
    topics: Vec<&'a str>,
    /// The documents that the accounts are from, in their order.
    sources: Vec<JsonSource<'a>>,
    /// Every account, the source that appeared first before the others.
    accounts: Vec<JsonAccount<'a>>,
    /// Figures that are told together with those of other incidents, and written there.
    elsewhere: Vec<JsonStatement<'a>>,
    /// What was decided.
    decisions: Vec<JsonDecision<'a>>,
    /// What is let be.
    suppressions: Vec<JsonSuppression<'a>>,
    /// What was found on it, in any state, as `factlint check` has it.
    findings: Vec<JsonFinding<'a>>,
}

/// What one source says at one place in its text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Account")]
struct JsonAccount<'a> {
    /// Its key: the source, and the entry where there are several.
    account: &'a str,
    /// Id of the source.
    source: &'a str,
    /// Words that find its passage.
    at: Option<&'a str>,
    /// Id of the source whose passage it repeats.
    copies: Option<&'a str>,
    /// Why it is of this subject, where that is a judgement.
    placed: Option<&'a str>,
    /// Where it stands.
    location: Place<'a>,
    /// What it says.
    claims: Vec<JsonStatement<'a>>,
}

/// A document.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct JsonSource<'a> {
    /// Its id.
    id: &'a str,
    /// Its title.
    title: &'a str,
    /// Who published it.
    publisher: Option<&'a str>,
    /// When it appeared, as EDTF.
    published: Option<&'a str>,
}

/// A claim, as in a report, and what else applies to it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Statement")]
struct JsonStatement<'a> {
    #[serde(flatten)]
    claim: JsonClaim<'a>,
    /// How it differs from what others say of the same; null where it does not.
    differs: Option<Relation>,
    /// Whom or what of the subject it is about, where that has several.
    of: Vec<&'a str>,
    /// Where the source says that the place lies.
    lies_in: Vec<&'a str>,
    /// Near or between the place, where it is not in it.
    place_relation: Option<PlaceRelation>,
    /// The place that a part is about.
    at_place: Option<&'a str>,
    /// A plan, not what happened.
    planned: bool,
    /// Whoever speaks denies it.
    denied: bool,
    /// The source lists some of all.
    including: bool,
    /// Other incidents that the figure covers too.
    together_with: &'a [&'a str],
    /// How much a curator trusts it.
    rank: Rank,
    /// Why.
    rank_reason: Option<&'a str>,
    /// Claims that make it up.
    parts: Vec<JsonStatement<'a>>,
    /// Claims that it includes.
    among: Vec<JsonStatement<'a>>,
}

/// A decision on a property of the subject.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Decision")]
struct JsonDecision<'a> {
    /// Whom it is on.
    subjects: &'a [SubjectRef],
    /// Key of the property.
    property: &'a str,
    /// Which kind of answer; null where none is given.
    kind: Option<AnswerKind>,
    /// What is published, in words.
    answer: &'a str,
    /// What it rests on.
    basis: Option<&'a str>,
    /// Why.
    reason: Option<&'a str>,
    /// Who decided.
    by: Option<&'a str>,
    /// When, as EDTF.
    date: Option<&'a str>,
    /// Whether what it rests on is no longer as it was: one of the two lists that follow is not empty.
    stale: bool,
    /// Accounts that say something else than when it was decided, or nothing any more.
    changed: &'a [String],
    /// Accounts that came after it was decided, and say something else.
    later: &'a [String],
    /// Where it stands.
    location: Place<'a>,
}

/// Kinds of answers.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum AnswerKind {
    /// A value.
    Publish,
    /// What some accounts say.
    Prefer,
    /// That it is disputed.
    Disputed,
    /// Nothing until somebody answers.
    Pending,
}

/// A finding that is let be.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Suppression")]
struct JsonSuppression<'a> {
    /// A rule or a family.
    rule: &'a str,
    /// On which property; on any where none is given.
    property: Option<&'a str>,
    /// Why.
    reason: Option<&'a str>,
    /// The last day on which it holds, as EDTF.
    until: Option<&'a str>,
    /// Where it stands.
    location: Place<'a>,
}

/// The subject as one JSON object, with a line break at its end.
///
/// # Errors
/// None that can happen with these types; the signature is that of the serialiser.
pub fn render(view: &View<'_>) -> Result<String, serde_json::Error> {
    let files = view.files;
    let output = Output {
        version: 1,
        tool: Tool::THIS,
        subject: &view.subject,
        title: view.title,
        location: place(files, view.span),
        topics: view.topics.iter().map(|topic| topic.id.value.as_str()).collect(),
        sources: words::by_source(view).into_iter().map(|told| source(told.source)).collect(),
        accounts: view.accounts.iter().map(|told| account(files, told)).collect(),
        elsewhere: statements(files, &view.elsewhere),
        decisions: view.decisions.iter().map(|decided| decision(files, decided)).collect(),
        suppressions: view.suppressions.iter().map(|waiver| suppression(files, waiver)).collect(),
        findings: view.findings.iter().map(|found| finding(files, found)).collect(),
    };
    serde_json::to_string_pretty(&output).map(|text| text + "\n")
}

/// The JSON Schema of [`render`]'s output, as it is published.
///
/// # Errors
/// As [`render`].
pub fn schema() -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&schemars::schema_for!(Output<'static>)).map(|text| text + "\n")
}

fn account<'a>(files: &'a Files, told: &'a Told<'a>) -> JsonAccount<'a> {
    let account = told.account;
    JsonAccount {
        account: &told.key,
        source: &told.source.id.value,
        at: account.at.as_ref().map(|at| at.value.as_str()),
        copies: told.copies,
        placed: account.placed.as_deref(),
        location: place(files, account.span),
        claims: statements(files, &told.statements),
    }
}

fn source(source: &Source) -> JsonSource<'_> {
    JsonSource {
        id: &source.id.value,
        title: &source.title,
        publisher: source.publisher.as_deref(),
        published: source.published.as_ref().map(crate::values::date::Date::text),
    }
}

fn statements<'a>(files: &'a Files, statements: &'a [Statement<'a>]) -> Vec<JsonStatement<'a>> {
    statements.iter().map(|told| statement(files, told)).collect()
}

fn statement<'a>(files: &'a Files, told: &'a Statement<'a>) -> JsonStatement<'a> {
    let record = told.claim;
    JsonStatement {
        claim: claim(files, &told.side),
        differs: told.mark,
        of: record.of.iter().map(written).collect(),
        lies_in: record.lies_in.iter().map(|area| area.text.value.as_str()).collect(),
        place_relation: record.relation,
        at_place: record.at_place.as_ref().map(written),
        planned: record.planned,
        denied: record.denied,
        including: record.including,
        together_with: &told.with,
        rank: record.rank,
        rank_reason: record.rank_reason.as_deref(),
        parts: statements(files, &told.parts),
        among: statements(files, &told.among),
    }
}

fn written(name: &Name) -> &str {
    &name.text.value
}

fn decision<'a>(files: &'a Files, decided: &'a Decided<'a>) -> JsonDecision<'a> {
    let record = decided.decision;
    let kind = record.answer.as_ref().map(|answer| match answer {
        Answer::Publish { .. } => AnswerKind::Publish,
        Answer::Prefer(_) => AnswerKind::Prefer,
        Answer::Disputed => AnswerKind::Disputed,
        Answer::Pending(_) => AnswerKind::Pending,
    });
    let standing = &decided.standing;
    JsonDecision {
        subjects: &decided.subjects,
        property: decided.property,
        kind,
        answer: &decided.answer,
        basis: record.basis.map(crate::dataset::Basis::name),
        reason: record.reason.as_deref(),
        by: record.by.as_deref(),
        date: record.date.as_deref(),
        stale: standing.is_loose(),
        changed: &standing.changed,
        later: &standing.later,
        location: place(files, record.span),
    }
}

fn suppression<'a>(files: &'a Files, waiver: &'a Suppression) -> JsonSuppression<'a> {
    JsonSuppression {
        rule: &waiver.rule.value,
        property: waiver.property.as_deref(),
        reason: waiver.reason.as_deref(),
        until: waiver.until.as_ref().map(|until| until.value.as_str()),
        location: place(files, waiver.span),
    }
}
