//! One finding a line: the objects of JSON, version 1, for programs that read as they go.

use super::{escape, json};
use crate::run::Report;

/// Every finding on a line of its own, the settled ones too, which say so.
///
/// # Errors
/// As [`json::render`].
pub fn render(report: &Report) -> Result<String, serde_json::Error> {
    let line = |found| serde_json::to_string(&json::finding(&report.files, found)).map(|line| line + "\n");
    report.findings.iter().map(line).collect::<Result<String, _>>().map(escape::json)
}
