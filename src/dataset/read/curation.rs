//! What curators decided, as written.

use toml_spanner::Table;

use super::super::curation::Suppression;
use super::super::problem::Problems;
use super::claim::{Written, written};
use super::fields::{Fields, Page};
use crate::files::{Span, Spanned};
use crate::findings::{SubjectKind, SubjectRef};

/// `[[judgement]]`
#[derive(Debug)]
pub(in super::super) struct RawJudgement {
    pub verdict: Spanned<String>,
    pub incidents: Vec<Spanned<String>>,
    pub entities: Vec<Spanned<String>>,
    pub reason: Spanned<String>,
    pub date: Spanned<String>,
    pub span: Span,
}

/// `[[decision]]`
#[derive(Debug)]
pub(in super::super) struct RawDecision {
    /// Whose: ids of one kind.
    pub subjects: Vec<(SubjectKind, Spanned<String>)>,
    pub property: Spanned<String>,
    pub publish: Option<Spanned<Written>>,
    pub who: Option<Spanned<String>>,
    pub unit: Option<Spanned<String>>,
    pub prefer: Vec<Spanned<String>>,
    pub disputed: bool,
    pub pending: Option<Spanned<String>>,
    pub basis: Option<Spanned<String>>,
    pub reason: Option<Spanned<String>>,
    pub by: Option<Spanned<String>>,
    pub date: Option<Spanned<String>>,
    pub rests_on: Vec<(String, Spanned<String>)>,
    /// Where that stands, as a whole.
    pub grounds: Option<Span>,
    pub span: Span,
    /// Where its last value stands.
    pub last: Span,
}

impl RawJudgement {
    pub(super) fn key(&self) -> Vec<&str> {
        let mut pair: Vec<&str> = self.incidents.iter().chain(&self.entities).map(|id| id.value.as_str()).collect();
        pair.sort_unstable();
        pair
    }
}

impl RawDecision {
    pub(super) fn key(&self) -> (Vec<&str>, &str) {
        let mut ids: Vec<&str> = self.subjects.iter().map(|(_, id)| id.value.as_str()).collect();
        ids.sort_unstable();
        (ids, &self.property.value)
    }
}

pub(super) fn judgement(page: Page<'_>, table: &Table<'_>, problems: &mut Problems) -> Option<RawJudgement> {
    let mut fields = Fields::new(table, page, "this judgement");
    let verdict = fields.required("verdict", problems);
    let incidents = fields.strings("incidents", problems);
    let entities = fields.strings("entities", problems);
    let reason = fields.required("reason", problems);
    let by = fields.required("by", problems);
    let date = fields.required("date", problems);
    let span = fields.span();
    fields.finish(problems);
    by?;
    Some(RawJudgement { verdict: verdict?, incidents, entities, reason: reason?, date: date?, span })
}

/// What is missing from a decision is for the checks to tell: a rule of its own says why each part is needed.
pub(super) fn decision(page: Page<'_>, table: &Table<'_>, problems: &mut Problems) -> Option<RawDecision> {
    let mut fields = Fields::new(table, page, "this decision");
    let mut subjects = Vec::new();
    for (key, kind) in [("incident", SubjectKind::Incident), ("topic", SubjectKind::Topic), ("entity", SubjectKind::Entity)] {
        subjects.extend(fields.strings(key, problems).into_iter().map(|id| (kind, id)));
    }
    if subjects.is_empty() {
        problems.missing_field(fields.span(), "incident", fields.record());
    }
    let property = fields.required("property", problems);
    let publish = fields.any("publish").map(|item| Spanned::new(written(item, &fields), fields.place(item)));
    let (who, unit) = (fields.string("who", problems), fields.string("unit", problems));
    let prefer = fields.strings("prefer", problems);
    let disputed = fields.flag("disputed", problems);
    let pending = fields.string("pending", problems);
    let basis = fields.string("basis", problems);
    let reason = fields.string("reason", problems);
    let by = fields.string("by", problems);
    let date = fields.string("date", problems);
    let grounds = fields.any("rests-on").map(|item| fields.place(item));
    let rests_on = rests_on(&mut fields, problems);
    let span = fields.span();
    let last = table.iter().map(|(_, item)| fields.place(item)).max_by_key(|place| place.end).unwrap_or(span);
    fields.finish(problems);
    let property = property.filter(|_| !subjects.is_empty())?;
    Some(RawDecision {
        subjects,
        property,
        publish,
        who,
        unit,
        prefer,
        disputed,
        pending,
        basis,
        reason,
        by,
        date,
        rests_on,
        grounds,
        span,
        last,
    })
}

fn rests_on(decision: &mut Fields<'_, '_>, problems: &mut Problems) -> Vec<(String, Spanned<String>)> {
    let Some(table) = decision.table("rests-on", problems) else { return Vec::new() };
    let fields = Fields::new(table, decision.page(), "`rests-on` of this decision");
    let mut found = Vec::new();
    for (account, item) in fields.others() {
        match item.as_str() {
            Some(hash) => found.push((account.value.to_owned(), Spanned::new(hash.to_owned(), fields.place(item)))),
            None => problems.wrong_type(fields.place(item), account.value, "a string", super::fields::kind(item), fields.record()),
        }
    }
    found
}

/// The entries of `suppress` in the record of `id`.
pub(super) fn suppressions(
    record: &mut Fields<'_, '_>,
    kind: SubjectKind,
    id: Option<&Spanned<String>>,
    problems: &mut Problems,
) -> Vec<Suppression> {
    let page = record.page();
    let name = format!("a suppression of {}", record.record());
    let tables = record.tables("suppress", problems).into_iter();
    let read = tables.filter_map(|table| suppression(Fields::new(table, page, name.clone()), problems)).collect::<Vec<_>>();
    let Some(id) = id else { return Vec::new() };
    let subject = SubjectRef { kind, id: id.value.clone() };
    read.into_iter().map(|suppression| Suppression { subject: Some(subject.clone()), ..suppression }).collect()
}

/// A suppression of the configuration: it may name a file or a folder.
pub(in super::super) fn configured(table: &Table<'_>, page: Page<'_>, problems: &mut Problems) -> Option<Suppression> {
    let mut fields = Fields::new(table, page, "this suppression");
    let path = fields.string("path", problems).map(|path| path.value);
    Some(Suppression { path, ..suppression(fields, problems)? })
}

fn suppression(mut fields: Fields<'_, '_>, problems: &mut Problems) -> Option<Suppression> {
    let rule = fields.required("rule", problems);
    let property = fields.string("property", problems).map(|property| property.value);
    let reason = fields.string("reason", problems).map(|reason| reason.value);
    let until = fields.string("until", problems);
    let span = fields.span();
    fields.finish(problems);
    Some(Suppression { rule: rule?, subject: None, path: None, property, reason, until, span })
}
