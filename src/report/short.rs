//! `path:line:column: severity[rule] message`, one finding a line.

use crate::findings::State;
use crate::run::Report;
use crate::values::text::visible;

/// Every open finding on a line of its own; with `all` the settled ones too, which say so.
#[must_use]
pub fn render(report: &Report, all: bool) -> String {
    let line = |finding: &crate::findings::Finding| {
        let span = finding.seen.primary.span;
        let (start, _) = report.files.positions(span);
        let path = report.files.get(span.file).path();
        let line = format!("{path}:{}:{}: {}[{}] {}", start.line, start.column, finding.severity.name(), finding.rule, finding.message);
        let line = if finding.state == State::Open { line } else { format!("{line} ({})", finding.state.name()) };
        // A line break in a name would start a line of its own.
        format!("{}\n", visible(&line))
    };
    report.findings.iter().filter(|finding| all || finding.state == State::Open).map(line).collect()
}
