//! A summary for a reviewer, in GitHub's dialect of Markdown: counts, a table, and each finding with its sides in a table of its own.
//!
//! Whatever a data set says is text here: no name starts a cell, a line, a link, a mention or markup of its own.

mod change;

use super::escape::{bold, code, html, paragraph, text};
use super::{Paint, human, plain};
use crate::findings::{Finding, Severity, State};
use crate::run::Report;

/// GitHub takes a summary of up to 1 MiB, and none that is longer. In bytes; this leaves room for the last lines.
const MOST: usize = 900_000;

/// So much of it the table, and so much what a change did may take, in bytes.
const SHARE: usize = MOST / 3;

/// The open findings, the gravest first; with `all` the settled ones too. `base` is the data set's folder below the repository's root;
/// `undone` are the parts of the job that could not be done.
#[must_use]
pub fn render(report: &Report, base: &str, undone: &[String], all: bool) -> String {
    let mut out = format!("## factlint: {}\n", outcome(report));
    out.extend(undone.iter().map(|part| format!("\n**Not done.** {}\n", text(part))));
    out.push_str(&format!(
        "\n{}\n",
        human::summary(report, &Paint::default()).trim_end().lines().map(text).collect::<Vec<_>>().join("<br>\n")
    ));
    let findings = plain::by_gravity(report, all);
    if !findings.is_empty() {
        out.push_str("\n| gravity | rule | about | where | what |\n|---|---|---|---|---|\n");
        let rows: Vec<String> = findings.iter().map(|finding| row(report, base, finding)).collect();
        let left = append(&mut out, rows, SHARE);
        if left > 0 {
            out.push_str(&format!("\n{left} more {} no room in this table.\n", if left == 1 { "finding has" } else { "findings have" }));
        }
    }
    out.push_str(&change::render(report, SHARE));
    let sections: Vec<String> = findings.iter().map(|finding| section(report, base, finding)).collect();
    let left = append(&mut out, sections, MOST);
    if left > 0 {
        let findings = if left == 1 { "finding is" } else { "findings are" };
        out.push_str(&format!("\n{left} {findings} left out here for want of room; `factlint check` shows them all.\n"));
    }
    out
}

fn outcome(report: &Report) -> String {
    let counts = &report.summary;
    let counted = |count: usize, severity: Severity| {
        let plural = if count == 1 || severity == Severity::Info { "" } else { "s" };
        format!("{count} {}{plural}", severity.name())
    };
    let open = [(counts.error, Severity::Error), (counts.warning, Severity::Warning), (counts.info, Severity::Info)];
    let open: Vec<String> = open.into_iter().filter(|(count, _)| *count > 0).map(|(count, severity)| counted(count, severity)).collect();
    if open.is_empty() { "nothing open".to_owned() } else { open.join(", ") }
}

/// Puts the pieces behind `out` that fit into `most` bytes, and says how many do not. One that is too long does not keep out the next.
fn append(out: &mut String, pieces: Vec<String>, most: usize) -> usize {
    let mut left = 0;
    for piece in pieces {
        if out.len() + piece.len() <= most {
            out.push_str(&piece);
        } else {
            left += 1;
        }
    }
    left
}

fn cells(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn row(report: &Report, base: &str, finding: &Finding) -> String {
    let place = plain::place(&report.files, base, finding.seen.primary.span);
    let about = plain::about(report, finding);
    cells(&[plain::gravity(finding), text(&finding.rule), text(&about), text(&place), text(&finding.message)])
}

fn section(report: &Report, base: &str, finding: &Finding) -> String {
    let about = plain::about(report, finding);
    let gap = if about.is_empty() { "" } else { " · " };
    let head = html(&format!("{} {}{gap}{about}", plain::gravity(finding), finding.rule));
    let mut parts = vec![paragraph(&format!("{}.", finding.message)), places(report, base, finding)];
    parts.extend(plain::remarks(finding).iter().map(|remark| paragraph(remark)));
    match &finding.settled {
        Some(settled) => {
            parts.push(format!("**Settled** {}", text(&plain::settled(&report.files, base, settled))));
        }
        None if finding.state == State::Open => {
            parts.push(format!("**What to do.** {}", text(&finding.help)));
            parts.extend(finding.command.iter().map(|command| code(command)));
        }
        None => parts.push(bold(finding.state.name())),
    }
    format!("\n<details><summary>{head}</summary>\n\n{}\n\n</details>\n", parts.join("\n\n"))
}

/// The sides in a table; where nobody contradicts anybody, the places with what is to be seen there.
fn places(report: &Report, base: &str, finding: &Finding) -> String {
    let seen = &finding.seen;
    let place = |span| text(&plain::place(&report.files, base, span));
    if !plain::has_rows(finding) {
        return seen.labels().map(|label| format!("- {}: {}", place(label.span), text(&label.message))).collect::<Vec<_>>().join("\n");
    }
    let several = plain::of_several(finding);
    let mut table = String::from("| value | who says it | in which words | where |\n|---|---|---|---|\n");
    for (value, sides) in plain::by_value(finding) {
        for side in sides {
            table.push_str(&cells(&[bold(&value), text(&plain::teller(side, several)), text(&plain::words(side)), place(side.span)]));
        }
    }
    table.trim_end().to_owned()
}
