//! `path:line:column: severity[rule] message`, one finding a line.

use super::Selection;
use crate::findings::{Finding, State};
use crate::run::Report;
use crate::values::text::visible;

/// Every finding on a line of its own; those that are settled say so.
#[must_use]
pub fn render(report: &Report, selection: Selection) -> String {
    let line = |finding: &Finding| {
        let span = finding.seen.primary.span;
        let (start, _) = report.files.positions(span);
        let path = report.files.get(span.file).path();
        let line = format!("{path}:{}:{}: {}[{}] {}", start.line, start.column, finding.severity.name(), finding.rule, finding.message);
        let line = if finding.state == State::Open { line } else { format!("{line} ({})", finding.state.name()) };
        // A line break in a name would start a line of its own.
        format!("{}\n", visible(&line))
    };
    let shown = report.findings.iter().filter(|finding| selection.takes(finding)).collect();
    selection.cut(shown).into_iter().map(line).collect()
}
