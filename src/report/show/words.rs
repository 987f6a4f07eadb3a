//! What the formats for people say alike, before anything is escaped.

use std::collections::BTreeSet;

use crate::checks::Standing;
use crate::dataset::{Source, Suppression};
use crate::files::Span;
use crate::findings::{Finding, Relation, State};
use crate::show::{Decided, Statement, Told, View};

/// One claim, or one that is within another.
pub(super) struct Lines {
    /// How it differs from others.
    pub mark: Option<Relation>,
    /// What it is within the other: "of them". Empty for a claim of its own.
    pub within: &'static str,
    /// What is claimed.
    pub value: String,
    /// What applies to it, and what a curator thinks of it. May be empty.
    pub details: String,
    /// The words of the source, where they are not those of the claim around it.
    pub quote: Option<String>,
}

/// A claim and those in it, the outer one first.
pub(super) fn lines(statement: &Statement<'_>) -> Vec<Lines> {
    let mut out = Vec::new();
    add(statement, "", None, &mut out);
    out
}

fn add(statement: &Statement<'_>, within: &'static str, around: Option<&str>, out: &mut Vec<Lines>) {
    let quote = statement.side.quote.as_deref();
    let remarks = statement.remarks().into_iter().map(|remark| format!("[{remark}]"));
    let applies = Some(statement.details().join(", ")).filter(|details| !details.is_empty());
    out.push(Lines {
        mark: statement.shown_mark(),
        within,
        value: statement.value(),
        details: applies.into_iter().chain(remarks).collect::<Vec<_>>().join(" "),
        quote: quote.filter(|_| quote != around).map(|quote| format!("“{quote}”")),
    });
    for part in statement.parts_to_show() {
        add(part, "part of it", quote, out);
    }
    for part in &statement.among {
        add(part, "of them", quote, out);
    }
}

/// A claim in one line, without its quote; one that is within another says what it is to that.
pub(super) fn told(within: &str, value: &str, details: &str) -> String {
    let label = if within.is_empty() { String::new() } else { format!("{within}: ") };
    let apart = if details.is_empty() || details.starts_with('[') { "" } else { "," };
    format!("{label}{value}{apart} {details}").trim_end().to_owned()
}

/// A figure that is written with another incident, in one line.
pub(super) fn elsewhere(statement: &Statement<'_>) -> String {
    let one = |Lines { within, value, details, quote, .. }: Lines| {
        let quote = quote.map(|quote| format!(" {quote}")).unwrap_or_default();
        format!("{}{quote}", told(within, &value, &details))
    };
    let side = &statement.side;
    let claims: Vec<String> = lines(statement).into_iter().map(one).collect();
    format!("{} in {}: {} {}", side.account, side.subject.id, side.property, claims.join("; "))
}

/// The claims of an account on a property.
pub(super) fn on<'t, 'd>(told: &'t Told<'d>, view: &View<'_>, property: &str) -> Vec<&'t Statement<'d>> {
    let is_on = |statement: &&Statement<'_>| view.data.vocabulary.properties[statement.claim.property].id == property;
    told.statements.iter().filter(is_on).collect()
}

/// `path:line` of a place.
pub(super) fn place(view: &View<'_>, span: Span) -> String {
    format!("{}:{}", view.files.get(span.file).path(), view.files.positions(span).0.line)
}

/// What stands below the name of a property on which nothing is open any more, or is open again.
pub(super) fn settlement(view: &View<'_>, property: &str) -> Option<&'static str> {
    let alone = view.decisions.iter().find(|decided| decided.property == property && decided.subjects.len() == 1);
    let mut findings = view.findings.iter().filter(|found| found.seen.property.as_deref() == Some(property)).peekable();
    match alone {
        Some(decided) if decided.standing.is_loose() => Some("decided, stale"),
        Some(_) => Some("decided"),
        None => (findings.peek().is_some() && findings.all(|found| found.state != State::Open)).then_some("settled"),
    }
}

/// The type of an entity, and what else it is called.
pub(super) fn names(view: &View<'_>) -> Option<String> {
    let entity = view.entity?;
    let others: Vec<&str> = entity.names.iter().skip(1).map(|name| name.name.value.as_str()).collect();
    let also = if others.is_empty() { String::new() } else { format!(", also called {}", others.join(", ")) };
    Some(format!("{}{also}", view.data.vocabulary.types[entity.entity_type].id))
}

/// Title, publisher and date of a source.
pub(super) fn source(source: &Source) -> String {
    let published = source.published.as_ref().map(crate::values::date::Date::human);
    let by: Vec<String> = source.publisher.iter().cloned().chain(published).collect();
    if by.is_empty() { source.title.clone() } else { format!("{} ({})", source.title, by.join(", ")) }
}

/// Accounts of which each has another source.
pub(super) fn by_source<'t, 'd>(view: &'t View<'d>) -> Vec<&'t Told<'d>> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    view.accounts.iter().filter(|told| seen.insert(&told.source.id.value)).collect()
}

/// What a decision says, without its property: the answer, its basis, why, by whom and when.
pub(super) struct Settled {
    /// On which property, and with whom together.
    pub on: String,
    /// What is published.
    pub answer: String,
    /// Basis and reason.
    pub why: String,
    /// Author, date and place.
    pub who: String,
    /// What no longer stands as it did, and the command that records it anew.
    pub loose: Option<String>,
}

pub(super) fn decision(view: &View<'_>, decided: &Decided<'_>) -> Settled {
    let record = decided.decision;
    let others: Vec<&str> = decided.subjects.iter().filter(|other| **other != view.subject).map(|other| other.id.as_str()).collect();
    let with = if others.is_empty() { String::new() } else { format!(" (together with {})", others.join(", ")) };
    let basis = record.basis.map(|basis| format!("basis {}", basis.name()));
    let why: Vec<String> = basis.into_iter().chain(record.reason.clone()).collect();
    let who: Vec<String> = record.by.iter().chain(&record.date).cloned().chain([place(view, record.span)]).collect();
    let Standing { changed, later } = &decided.standing;
    let changed = (!changed.is_empty()).then(|| format!("what {} said of it has changed", changed.join(", ")));
    let later = (!later.is_empty()).then(|| format!("{} came later, with something else", later.join(", ")));
    let loose: Vec<String> = changed.into_iter().chain(later).collect();
    Settled {
        on: format!("{}{with}", decided.property),
        answer: decided.answer.clone(),
        why: why.join(": "),
        who: who.join(", "),
        loose: (!loose.is_empty()).then(|| loose.join("; ")),
    }
}

/// What a suppression lets be, until when, and why.
pub(super) fn suppression(view: &View<'_>, waiver: &Suppression) -> String {
    let property = waiver.property.as_ref().map(|property| format!(" on {property}")).unwrap_or_default();
    let until = waiver.until.as_ref().map(|until| format!(", until {}", until.value)).unwrap_or_default();
    let why = waiver.reason.as_ref().map_or_else(|| "no reason is given".to_owned(), Clone::clone);
    format!("{}{property}{until}: {why} ({})", waiver.rule.value, place(view, waiver.span))
}

/// What a finding says, without the name of the subject that all is about here.
pub(super) fn message<'f>(view: &View<'_>, finding: &'f Finding) -> &'f str {
    let behind = finding.message.strip_prefix(view.subject.id.as_str()).and_then(|rest| rest.strip_prefix(": "));
    behind.unwrap_or(&finding.message)
}

/// How a rank or a policy settled a finding.
pub(super) fn settled(finding: &Finding) -> String {
    let by = finding.settled.as_ref();
    let means = by.map(|by| by.by.name()).unwrap_or_default();
    let told: Vec<&str> = by.into_iter().flat_map(|by| [&by.answer, &by.reason]).flatten().map(String::as_str).collect();
    if told.is_empty() { format!("by {means}") } else { format!("by {means}: {}", told.join("; ")) }
}
