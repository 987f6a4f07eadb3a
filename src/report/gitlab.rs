//! GitLab's code quality report: the part of the Code Climate form that it reads.

use serde::Serialize;

use super::{escape, plain};
use crate::findings::{Finding, Severity};
use crate::run::Report;
use crate::values::text::visible;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    /// No two are the same.
    fingerprint: String,
    severity: Grade,
    location: Location,
}

/// The grades that fit of the five there are; nothing in a data set is a `blocker` or `critical`.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Grade {
    Info,
    Minor,
    Major,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    /// 1-based.
    begin: usize,
}

/// The open findings as an array: GitLab has no word for settled ones. `base` is the data set's folder below the repository's root.
///
/// # Errors
/// None that can happen with these types; the signature is that of the serialiser.
pub fn render(report: &Report, base: &str) -> Result<String, serde_json::Error> {
    let issues: Vec<Issue> = plain::shown(report, false).map(|finding| issue(report, base, finding)).collect();
    serde_json::to_string_pretty(&issues).map(|text| escape::json(text + "\n"))
}

fn issue<'a>(report: &Report, base: &str, finding: &'a Finding) -> Issue<'a> {
    let span = finding.seen.primary.span;
    Issue {
        description: visible(&finding.message).into_owned(),
        check_name: &finding.rule,
        fingerprint: finding.fingerprint.to_string(),
        severity: match finding.severity {
            Severity::Error => Grade::Major,
            Severity::Warning => Grade::Minor,
            Severity::Info => Grade::Info,
        },
        location: Location {
            path: plain::path(base, report.files.get(span.file).path()),
            lines: Lines { begin: report.files.positions(span).0.line },
        },
    }
}
