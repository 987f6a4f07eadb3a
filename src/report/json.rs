//! JSON, version 1, and its published schema.

use schemars::JsonSchema;
use serde::Serialize;

use super::escape;
use crate::change::Change;
use crate::decisions::Entry;
use crate::files::{Files, Position, Span};
use crate::findings::{Explanation, Finding, Means, PassageRef, Relation, Severity, Side, State, SubjectRef, Tag};
use crate::run::{Report, Summary};

/// The whole output of a run. Consumers ignore fields they do not know; adding one is compatible.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "factlint report, version 1")]
struct Output<'a> {
    /// Version of this form.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// What made it.
    tool: Tool,
    /// What was counted.
    summary: &'a Summary,
    /// Every finding, in order of path, offset, rule and message.
    findings: Vec<JsonFinding<'a>>,
    /// What the baseline accepts and nothing finds any more.
    mended: &'a [Entry],
    /// What moved since an earlier state; null where none was asked for.
    change: Option<&'a Change>,
}

/// The program.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Tool {
    /// Always `factlint`.
    name: &'static str,
    /// Its version.
    version: &'static str,
}

impl Tool {
    /// This program.
    pub(super) const THIS: Self = Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
pub(super) struct JsonFinding<'a> {
    /// Name of the rule.
    rule: &'a str,
    /// Family of the rule.
    family: &'a str,
    /// How grave it is.
    severity: Severity,
    /// Open, or why not.
    state: State,
    /// What is wrong, in one line.
    message: &'a str,
    /// What to do about it.
    help: &'a str,
    /// Sentences that help to judge.
    notes: &'a [String],
    /// What the sides have in common.
    tags: &'a [Tag],
    /// Whether the sides exclude each other.
    relation: Option<Relation>,
    /// Why they may differ.
    explanation: Option<&'a Explanation>,
    /// Stays the same when lines, order, messages and severities change.
    #[schemars(regex(pattern = "^1:[0-9a-f]{32}$"))]
    fingerprint: String,
    /// Whom or what it is about.
    subject: Option<&'a SubjectRef>,
    /// All of them, where there are several.
    subjects: &'a [SubjectRef],
    /// The command that settles it; null where none does.
    command: Option<&'a str>,
    /// Key of the property.
    property: Option<&'a str>,
    /// Places, the primary one first.
    labels: Vec<JsonLabel<'a>>,
    /// Every side, and only the sides.
    claims: Vec<JsonClaim<'a>>,
    /// Why it is not open; null where it is.
    settled: Option<JsonSettled<'a>>,
    /// A change of bytes that mends it.
    fix: Option<JsonFix<'a>>,
}

/// What settled a finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Settled")]
struct JsonSettled<'a> {
    /// By which means.
    by: Means,
    /// What is published, in words.
    answer: Option<&'a str>,
    /// Why.
    reason: Option<&'a str>,
    /// Who settled it, and when.
    who: Option<&'a str>,
    /// Where that is written.
    location: Place<'a>,
}

/// Primary or related.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Role {
    Primary,
    Related,
}

/// A place with what is to be seen there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Label")]
struct JsonLabel<'a> {
    /// Primary or related.
    role: Role,
    /// What is to be seen.
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// A range of a file; the end is exclusive.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Place<'a> {
    /// Path below the folder of `factlint.toml`, with `/`.
    file: &'a str,
    /// First position.
    start: Position,
    /// One past the last.
    end: Position,
}

/// One side.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub(super) struct JsonClaim<'a> {
    /// Whom it is about.
    subject: &'a SubjectRef,
    /// Key of the account: the source, and the entry where there are several.
    account: &'a str,
    /// Id of the source.
    source: &'a str,
    /// Key of the property.
    property: &'a str,
    /// Population the value is of.
    population: Option<&'a str>,
    /// Who is said to say it.
    speaker: Option<&'a str>,
    /// How sure the source is.
    hedge: Option<&'a str>,
    /// State of knowledge, as EDTF.
    as_of: Option<&'a str>,
    /// Why, where the value is read from the context.
    inferred: Option<&'a str>,
    /// Why the value is taken for a slip of the source.
    sic: Option<&'a str>,
    /// The value, normalised: EDTF, an interval, an entity's id.
    value: &'a str,
    /// The value as the data file has it.
    text: &'a str,
    /// The words of the source.
    quote: Option<&'a str>,
    /// Where the claim stands.
    location: Place<'a>,
    /// Where the quote stands in the archive, in code points.
    passage: Option<&'a PassageRef>,
}

/// A change that mends the form of a file.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Fix")]
struct JsonFix<'a> {
    /// Whether the meaning certainly stays as it is.
    safe: bool,
    /// What it does.
    title: &'a str,
    /// The edits, not overlapping.
    edits: Vec<Edit<'a>>,
}

/// Replaces a range of bytes.
#[derive(Debug, Serialize, JsonSchema)]
struct Edit<'a> {
    /// Path below the folder of `factlint.toml`, with `/`.
    file: &'a str,
    /// First byte, 0-based.
    start: usize,
    /// One past the last byte.
    end: usize,
    /// What stands there afterwards.
    text: &'a str,
}

/// The report as one JSON object, with a line break at its end.
///
/// # Errors
/// None that can happen with these types; the signature is that of the serialiser.
pub fn render(report: &Report) -> Result<String, serde_json::Error> {
    let output = Output {
        version: 1,
        tool: Tool::THIS,
        summary: &report.summary,
        findings: report.findings.iter().map(|found| finding(&report.files, found)).collect(),
        mended: &report.mended,
        change: report.change.as_ref(),
    };
    serde_json::to_string_pretty(&output).map(|text| escape::json(text + "\n"))
}

/// The JSON Schema of [`render`]'s output, as it is published.
///
/// # Errors
/// As [`render`].
pub fn schema() -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&schemars::schema_for!(Output<'static>)).map(|text| text + "\n")
}

pub(super) fn finding<'a>(files: &'a Files, found: &'a Finding) -> JsonFinding<'a> {
    let seen = &found.seen;
    let labels = std::iter::once((Role::Primary, &seen.primary)).chain(seen.related.iter().map(|label| (Role::Related, label)));
    JsonFinding {
        rule: &found.rule,
        family: &found.family,
        severity: found.severity,
        state: found.state,
        message: &found.message,
        help: &found.help,
        notes: &seen.notes,
        tags: &seen.tags,
        relation: seen.relation,
        explanation: seen.explanation.as_ref(),
        fingerprint: found.fingerprint.to_string(),
        subject: seen.subject.as_ref(),
        subjects: &seen.subjects,
        command: found.command.as_deref(),
        property: seen.property.as_deref(),
        labels: labels.map(|(role, label)| JsonLabel { role, message: &label.message, place: place(files, label.span) }).collect(),
        claims: seen.sides.iter().map(|side| claim(files, side)).collect(),
        settled: found.settled.as_ref().map(|settled| JsonSettled {
            by: settled.by,
            answer: settled.answer.as_deref(),
            reason: settled.reason.as_deref(),
            who: settled.who.as_deref(),
            location: place(files, settled.span),
        }),
        fix: seen.fix.as_ref().map(|fix| JsonFix {
            safe: fix.safe,
            title: &fix.title,
            edits: fix.edits.iter().map(|(span, text)| edit(files, *span, text)).collect(),
        }),
    }
}

pub(super) fn place(files: &Files, span: Span) -> Place<'_> {
    let (start, end) = files.positions(span);
    Place { file: files.get(span.file).path(), start, end }
}

fn edit<'a>(files: &'a Files, span: Span, text: &'a str) -> Edit<'a> {
    Edit { file: files.get(span.file).path(), start: span.range().start, end: span.range().end, text }
}

pub(super) fn claim<'a>(files: &'a Files, side: &'a Side) -> JsonClaim<'a> {
    JsonClaim {
        subject: &side.subject,
        account: &side.account,
        source: &side.source,
        property: &side.property,
        population: side.population.as_deref(),
        speaker: side.speaker.as_deref(),
        hedge: side.hedge.as_deref(),
        as_of: side.as_of.as_deref(),
        inferred: side.inferred.as_deref(),
        sic: side.sic.as_deref(),
        value: &side.value,
        text: &side.text,
        quote: side.quote.as_deref(),
        location: place(files, side.span),
        passage: side.passage.as_ref(),
    }
}
