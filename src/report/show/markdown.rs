//! For a pull request or a wiki: one table in GitHub's dialect of Markdown, and lists below it.
//!
//! Whatever a data set says is text here: no name starts a cell, a line, a link, a mention or markup of its own.

use super::words::{self, Lines};
use super::{meaning, sign};
use crate::findings::Finding;
use crate::report::escape::{bold, code, text};
use crate::show::{Told, View};

/// A line break within a cell.
const BREAK: &str = "<br>";

/// The subject in Markdown.
#[must_use]
pub fn render(view: &View<'_>) -> String {
    let mut out = format!("## {}\n\n{} **{}**", text(view.title), view.subject.kind.name(), text(&view.subject.id));
    if let Some(names) = words::names(view) {
        out.push_str(&format!(" · {}", text(&names)));
    }
    out.push_str(&format!(" · {}\n\n", text(&words::place(view, view.span))));
    if view.accounts.is_empty() {
        out.push_str("No account is of it.\n");
    } else {
        table(view, &mut out);
    }
    for (title, items) in lists(view) {
        if !items.is_empty() {
            out.push_str(&format!("\n### {title}\n\n"));
            out.extend(items.into_iter().map(|item| format!("- {item}\n")));
        }
    }
    out
}

fn table(view: &View<'_>, out: &mut String) {
    let heads: Vec<String> = view.accounts.iter().map(head).collect();
    out.push_str(&row("", &heads));
    out.push_str(&format!("|{}\n", " --- |".repeat(heads.len() + 1)));
    for property in &view.properties {
        let cells: Vec<String> = view.accounts.iter().map(|told| cell(view, told, property)).collect();
        let settled = words::settlement(view, property).map(|word| format!("{BREAK}{word}")).unwrap_or_default();
        out.push_str(&row(&format!("{}{settled}", text(property)), &cells));
    }
    let legend: Vec<String> =
        view.relations().into_iter().map(|relation| format!("{} {}", text(sign(relation)), meaning(relation))).collect();
    if !legend.is_empty() {
        out.push_str(&format!("\n{}\n", legend.join(&format!("{BREAK}\n"))));
    }
}

fn row(label: &str, cells: &[String]) -> String {
    format!("| {label} | {} |\n", cells.join(" | "))
}

fn head(told: &Told<'_>) -> String {
    let copies = told.copies.map(|copied| format!("copies {}", text(copied)));
    std::iter::once(text(&told.key)).chain(copies).collect::<Vec<_>>().join(BREAK)
}

fn cell(view: &View<'_>, told: &Told<'_>, property: &str) -> String {
    let claims = words::on(told, view, property).into_iter().flat_map(words::lines);
    claims.map(claim).collect::<Vec<_>>().join(BREAK)
}

/// The value with its mark, what applies to it, and the words of the source.
fn claim(lines: Lines) -> String {
    let mark = lines.mark.map(|relation| format!("{} ", text(sign(relation)))).unwrap_or_default();
    let inner = !lines.within.is_empty();
    let value = if inner { text(&words::told(lines.within, &lines.value, &lines.details)) } else { bold(&lines.value) };
    let details = Some(text(&lines.details)).filter(|details| !details.is_empty() && !inner);
    let quote = lines.quote.map(|quote| text(&quote));
    std::iter::once(format!("{mark}{value}")).chain(details).chain(quote).collect::<Vec<_>>().join(BREAK)
}

/// What stands below the table.
fn lists(view: &View<'_>) -> Vec<(&'static str, Vec<String>)> {
    vec![
        ("Told together with others", view.elsewhere.iter().map(|statement| text(&words::elsewhere(statement))).collect()),
        ("Sources", sources(view)),
        ("Decisions", view.decisions.iter().map(|decided| decision(view, decided)).collect()),
        ("Suppressions", view.suppressions.iter().map(|waiver| text(&words::suppression(view, waiver))).collect()),
        ("Settled by ranks and policies", view.settled_by_rule().map(|finding| settled(view, finding)).collect()),
        ("Open findings", view.open().into_iter().map(|finding| open(view, finding)).collect()),
    ]
}

fn sources(view: &View<'_>) -> Vec<String> {
    let sources = words::by_source(view).into_iter();
    let sources = sources.map(|told| format!("**{}**: {}", text(&told.source.id.value), text(&words::source(told.source))));
    let placed =
        view.accounts.iter().filter_map(|told| Some(text(&format!("{} stands here: {}", told.key, told.account.placed.as_ref()?))));
    sources.chain(placed).collect()
}

fn decision(view: &View<'_>, decided: &crate::show::Decided<'_>) -> String {
    let told = words::decision(view, decided);
    let why = if told.why.is_empty() { String::new() } else { format!("; {}", text(&told.why)) };
    let loose = told.loose.map(|loose| format!("{BREAK}**stale**: {}", text(&loose))).unwrap_or_default();
    let renewal = view.renewal(decided).filter(|_| !loose.is_empty()).map(|command| format!("{BREAK}{}", code(&command)));
    format!("{}: {}{why} ({}){loose}{}", text(&told.on), bold(&told.answer), text(&told.who), renewal.unwrap_or_default())
}

fn settled(view: &View<'_>, finding: &Finding) -> String {
    text(&format!("{} · {}; {}", finding.rule, words::message(view, finding), words::settled(finding)))
}

fn open(view: &View<'_>, finding: &Finding) -> String {
    let command = view.command(finding).map(|command| format!("{BREAK}{}", code(&command))).unwrap_or_default();
    format!("{} **{}** · {}{command}", finding.severity.name(), text(&finding.rule), text(words::message(view, finding)))
}
