//! Workflow commands that GitHub shows as annotations, beside the lines they are about.

use super::{Paint, human, plain};
use crate::files::Span;
use crate::findings::{Finding, Severity, State};
use crate::run::Report;
use crate::values::text::visible;

/// GitHub takes no longer title, in characters.
const TITLE: usize = 255;

/// GitHub takes no message beyond 64 KiB; this leaves room for how it counts.
const MESSAGE: usize = 60_000;

/// An annotation for each open finding, the gravest first, and one with the counts; with `all` for the settled ones too, which say so and
/// are notices. `base` is the data set's folder below the repository's root; `undone` are the parts of the job that could not be done.
///
/// GitHub shows the first ten errors, warnings and notices of a step: the counts come before the other notices.
#[must_use]
pub fn render(report: &Report, base: &str, undone: &[String], all: bool) -> String {
    let undone = undone.iter().map(|part| command("error", &[("title", env!("CARGO_PKG_NAME").to_owned())], part));
    let counts = human::summary(report, &Paint::default());
    let counts = command("notice", &[("title", env!("CARGO_PKG_NAME").to_owned())], counts.trim_end());
    let findings = plain::by_gravity(report, all);
    let (grave, notices): (Vec<&Finding>, Vec<&Finding>) = findings.into_iter().partition(|finding| level(finding) != "notice");
    let grave = grave.into_iter().map(|finding| annotation(report, base, finding));
    let notices = notices.into_iter().map(|finding| annotation(report, base, finding));
    undone.chain(grave).chain([counts]).chain(notices).collect()
}

fn level(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error if finding.state == State::Open => "error",
        Severity::Warning if finding.state == State::Open => "warning",
        Severity::Error | Severity::Warning | Severity::Info => "notice",
    }
}

fn annotation(report: &Report, base: &str, finding: &Finding) -> String {
    let span = finding.seen.primary.span;
    let file = plain::path(base, report.files.get(span.file).path());
    let about = plain::about(report, finding);
    let gap = if about.is_empty() { "" } else { " · " };
    let title = format!("{}{gap}{about}", finding.rule);
    let mut properties = vec![("file", file)];
    properties.extend(region(report, span));
    properties.push(("title", title.chars().take(TITLE).collect()));
    command(level(finding), &properties, &plain::lines(report, base, finding).join("\n"))
}

/// Lines, and columns where it is one line: GitHub takes no columns for several.
fn region(report: &Report, span: Span) -> Vec<(&'static str, String)> {
    let (start, end) = report.files.positions(span);
    // What ends with a line break ends on that line.
    let last = if end.column == 1 && end.line > start.line { end.line - 1 } else { end.line };
    let mut region = vec![("line", start.line), ("endLine", last)];
    if start.line == end.line {
        region.extend([("col", start.column), ("endColumn", end.column)]);
    }
    region.into_iter().map(|(name, number)| (name, number.to_string())).collect()
}

/// `::level name=value,…::message`. Lines of the message are kept; nothing in it or in a value ends the command or starts another.
fn command(level: &str, properties: &[(&str, String)], message: &str) -> String {
    let properties: Vec<String> = properties.iter().map(|(name, value)| format!("{name}={}", escape_property(value))).collect();
    let cut = message.get(..message.floor_char_boundary(MESSAGE)).unwrap_or(message);
    let lines: Vec<String> = cut.split('\n').map(|line| escape_data(&visible(line))).collect();
    format!("::{level} {}::{}\n", properties.join(","), lines.join("%0A"))
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}
