//! `path:line:column: severity[rule] message`, one finding a line.

use crate::run::Report;
use crate::values::text::visible;

/// Every finding on a line of its own.
#[must_use]
pub fn render(report: &Report) -> String {
    let line = |finding: &crate::findings::Finding| {
        let span = finding.seen.primary.span;
        let (start, _) = report.files.positions(span);
        let path = report.files.get(span.file).path();
        let line = format!("{path}:{}:{}: {}[{}] {}", start.line, start.column, finding.severity.name(), finding.rule, finding.message);
        // A line break in a name would start a line of its own.
        format!("{}\n", visible(&line))
    };
    report.findings.iter().map(line).collect()
}
