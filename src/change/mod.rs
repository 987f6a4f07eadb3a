//! What a change did: the state of a data set held against an earlier one.
//!
//! Findings are compared by their fingerprints, for a conflict's cause and its line can stand in different files; and what the accounts
//! say is compared by subject and property, for a reviewer wants to see what moved, not which lines did.

mod lines;
mod touched;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

pub use touched::{Moved, Presence, Told, Touched};

use crate::dataset::Dataset;
use crate::files::Files;
use crate::findings::{Finding, Fingerprint, Severity, State, SubjectRef};
use crate::run::Report;
use lines::Changed;

/// An earlier state of the data set, checked.
#[derive(Debug)]
pub struct Before {
    /// How a person names it.
    pub name: String,
    /// The report on it; none where there was no data set, or none that could be read.
    pub report: Option<Report>,
}

/// What moved since an earlier state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// How a person names the earlier state.
    pub since: String,
    /// Findings that were open then and are not any more.
    pub settled: Vec<Gone>,
    /// What the accounts say of subjects, where it moved.
    pub touched: Vec<Touched>,
}

/// A finding that was open and is not any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Gone {
    /// Name of the rule.
    pub rule: String,
    /// How grave it was.
    pub severity: Severity,
    /// What was wrong, in one line.
    pub message: String,
    /// Whom or what it was about.
    pub subject: Option<SubjectRef>,
    /// Its property.
    pub property: Option<String>,
    /// What names it.
    pub fingerprint: Fingerprint,
    /// Where it stood, then.
    pub file: String,
    /// The line there, counted from 1.
    pub line: usize,
    /// What it is now: decided, suppressed, in the baseline; null where it is found no more.
    pub now: Option<State>,
}

impl Change {
    /// Marks the findings that were open before as known, shows the others where the change is, and tells what moved. Of what was open
    /// before, only what `reported` takes is told as settled.
    pub fn since(
        before: &Before,
        findings: &mut [Finding],
        files: &Files,
        dataset: &Dataset,
        reported: impl Fn(&Finding, &Files) -> bool,
    ) -> Self {
        let since = before.name.clone();
        let Some(report) = &before.report else { return Self { since, settled: Vec::new(), touched: Vec::new() } };
        let known: BTreeMap<&Fingerprint, &Finding> =
            report.findings.iter().filter(|finding| is_open(finding)).map(|finding| (&finding.fingerprint, finding)).collect();
        let settled = settled(&known, &report.files, findings, reported);
        let changed = Changed::between(&report.files, files);
        for finding in findings.iter_mut().filter(|finding| is_open(finding)) {
            // One that has become graver counts as new.
            match known.get(&finding.fingerprint) {
                Some(before) if before.severity >= finding.severity => finding.state = State::Baselined,
                _ => changed.put_first(finding),
            }
        }
        Self { since, settled, touched: touched::between(&report.dataset, dataset) }
    }
}

fn is_open(finding: &Finding) -> bool {
    finding.state == State::Open
}

fn settled(
    known: &BTreeMap<&Fingerprint, &Finding>,
    files: &Files,
    findings: &[Finding],
    reported: impl Fn(&Finding, &Files) -> bool,
) -> Vec<Gone> {
    let now: BTreeMap<&Fingerprint, State> = findings.iter().map(|finding| (&finding.fingerprint, finding.state)).collect();
    let is_gone = |finding: &&Finding| now.get(&finding.fingerprint) != Some(&State::Open) && reported(finding, files);
    let mut gone: Vec<&Finding> = known.values().copied().filter(is_gone).collect();
    gone.sort_by_key(|finding| (files.get(finding.seen.primary.span.file).path(), finding.seen.primary.span.start, &finding.rule));
    gone.into_iter().map(|finding| Gone::of(finding, files, now.get(&finding.fingerprint).copied())).collect()
}

impl Gone {
    fn of(finding: &Finding, files: &Files, now: Option<State>) -> Self {
        let span = finding.seen.primary.span;
        Self {
            rule: finding.rule.clone(),
            severity: finding.severity,
            message: finding.message.clone(),
            subject: finding.seen.subject.clone(),
            property: finding.seen.property.clone(),
            fingerprint: finding.fingerprint.clone(),
            file: files.get(span.file).path().to_owned(),
            line: files.positions(span).0.line,
            now,
        }
    }
}
