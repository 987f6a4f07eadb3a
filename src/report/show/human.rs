//! For people at a terminal: a table that fits it, and below it what was decided and what is open.

use super::super::Paint;
use super::table::{Cell, Layout, Paragraph, Style};
use super::words::{self, Lines};
use super::wrap::wrap;
use super::{colour, meaning, sign};
use crate::findings::{Finding, Relation};
use crate::show::{Told, View, quoted};
use crate::values::text::visible;

/// The subject as people read it. `data` is the data set as it was asked for, where commands must name it.
#[must_use]
pub fn render(view: &View<'_>, data: Option<&str>, paint: &Paint) -> String {
    let mut page = Page { view, data, paint, out: String::new() };
    page.heading();
    page.table();
    page.elsewhere();
    page.sources();
    page.decisions();
    page.suppressions();
    page.settled();
    page.open();
    page.out
}

/// How far what belongs to a claim is set in below it.
const INDENT: usize = 2;

struct Page<'a> {
    view: &'a View<'a>,
    data: Option<&'a str>,
    paint: &'a Paint,
    out: String,
}

impl Page<'_> {
    fn heading(&mut self) {
        let view = self.view;
        self.paragraph("", view.title, 0, |paint, text| paint.bold(text));
        let place = words::place(view, view.span);
        let linked = self.paint.link(view.files.get(view.span.file).path(), &visible(&place));
        let line = format!("{} {} · {place}", view.subject.kind.name(), view.subject.id);
        // A place that is broken over lines is no link.
        let link = |_: &Paint, text: &str| match text.strip_suffix(visible(&place).as_ref()) {
            Some(before) => format!("{before}{linked}"),
            None => text.to_owned(),
        };
        self.paragraph("", &line, 0, link);
        if let Some(names) = words::names(view) {
            self.paragraph("", &names, 0, faint);
        }
        if !view.topics.is_empty() {
            let ids: Vec<&str> = view.topics.iter().map(|topic| topic.id.value.as_str()).collect();
            let word = if ids.len() == 1 { "topic" } else { "topics" };
            self.paragraph("", &format!("more in the {word} {}", ids.join(", ")), 0, faint);
        }
    }

    fn table(&mut self) {
        let view = self.view;
        self.out.push('\n');
        if view.accounts.is_empty() {
            self.paragraph("", "No account is of it.", 0, plain);
            return;
        }
        let labels: Vec<Cell> = view.properties.iter().map(|property| self.label(property)).collect();
        let mut accounts: Vec<&Told<'_>> = view.accounts.iter().collect();
        let layout = Layout::new(&labels, accounts.len(), self.paint.width);
        let differs = |told: &&Told<'_>| told.statements.iter().any(|statement| !statement.relations().is_empty());
        if layout.bands() > 1 && !accounts.is_sorted_by_key(|told| !differs(told)) {
            // What is to be held side by side should not be torn apart by what is not.
            accounts.sort_by_key(|told| !differs(told));
            self.paragraph("", "The accounts that differ from each other come first.", 0, faint);
        }
        let heads: Vec<Cell> = accounts.iter().map(|told| head(told)).collect();
        let rows: Vec<Vec<Cell>> = view.properties.iter().map(|property| self.cells(&accounts, property)).collect();
        self.out.push_str(&layout.draw(&heads, &rows, self.paint));
        let relations = view.relations();
        if !relations.is_empty() {
            self.out.push('\n');
        }
        for relation in relations {
            let sign = colour(self.paint, relation, sign(relation));
            self.paragraph(&format!("{sign} "), meaning(relation), 2, faint);
        }
    }

    fn label(&self, property: &str) -> Cell {
        let settled = words::settlement(self.view, property).map(|word| paragraph(word, Style::Faint));
        std::iter::once(paragraph(property, Style::Plain)).chain(settled).collect()
    }

    fn cells(&self, accounts: &[&Told<'_>], property: &str) -> Vec<Cell> {
        let cell =
            |told: &&Told<'_>| words::on(told, self.view, property).into_iter().flat_map(words::lines).flat_map(paragraphs).collect();
        accounts.iter().map(cell).collect()
    }

    /// Figures that are written with another incident.
    fn elsewhere(&mut self) {
        if self.view.elsewhere.is_empty() {
            return;
        }
        self.section("Told together with others");
        for statement in &self.view.elsewhere {
            self.paragraph("  ", &words::elsewhere(statement), 4, plain);
        }
    }

    /// Who the accounts are of, and why one that a curator placed here is.
    fn sources(&mut self) {
        let view = self.view;
        if view.accounts.is_empty() {
            return;
        }
        self.section("Sources");
        for told in words::by_source(view) {
            self.paragraph("  ", &format!("{}: {}", told.source.id.value, words::source(told.source)), 4, faint);
        }
        for told in &view.accounts {
            if let Some(why) = &told.account.placed {
                self.paragraph("  ", &format!("{} stands here: {why}", told.key), 4, faint);
            }
        }
    }

    fn decisions(&mut self) {
        if self.view.decisions.is_empty() {
            return;
        }
        self.section("Decisions");
        for decided in &self.view.decisions {
            let told = words::decision(self.view, decided);
            let name = visible(&format!("{}: ", told.on)).into_owned();
            let bold = |paint: &Paint, line: &str| match line.strip_prefix(&name) {
                Some(answer) => format!("{name}{}", paint.bold(answer)),
                None => paint.bold(line),
            };
            self.paragraph("  ", &format!("{name}{}", told.answer), 4, bold);
            self.paragraph("    ", &told.why, 4, plain);
            self.paragraph("    ", &format!("({})", told.who), 4, faint);
            if let Some(loose) = told.loose {
                self.paragraph("    ", &format!("stale: {loose}"), 4, |paint, text| colour(paint, Relation::Contradicts, text));
                self.command(self.view.renewal(decided));
            }
        }
    }

    fn suppressions(&mut self) {
        if self.view.suppressions.is_empty() {
            return;
        }
        self.section("Suppressions");
        for waiver in &self.view.suppressions {
            self.paragraph("  ", &words::suppression(self.view, waiver), 4, plain);
        }
    }

    fn settled(&mut self) {
        let settled: Vec<&Finding> = self.view.settled_by_rule().collect();
        if settled.is_empty() {
            return;
        }
        self.section("Settled by ranks and policies");
        for finding in settled {
            self.paragraph(
                "  ",
                &format!("{} · {}; {}", finding.rule, words::message(self.view, finding), words::settled(finding)),
                4,
                plain,
            );
        }
    }

    fn open(&mut self) {
        let open = self.view.open();
        if open.is_empty() {
            self.out.push_str(&format!("\n{}\n", self.paint.dim("Nothing is open.")));
            return;
        }
        self.section("Open findings");
        for finding in open {
            let name = visible(&format!("{} {}", finding.severity.name(), finding.rule)).into_owned();
            let painted = |paint: &Paint, line: &str| match line.strip_prefix(&name) {
                Some(rest) => format!("{}{rest}", paint.severity(finding.severity, &name)),
                None => line.to_owned(),
            };
            self.paragraph("  ", &format!("{name} · {}", words::message(self.view, finding)), 4, painted);
            self.command(self.view.command(finding));
        }
    }

    fn section(&mut self, title: &str) {
        self.out.push_str(&format!("\n{}\n", self.paint.bold(title)));
    }

    fn command(&mut self, command: Option<String>) {
        let Some(command) = command else { return };
        let data = self.data.map(|data| format!(" --data {}", quoted(data))).unwrap_or_default();
        // In one piece, whatever its length: it is there to be copied.
        self.out.push_str(&format!("    → {}\n", visible(&format!("{command}{data}"))));
    }

    /// Text that starts after `first`, or hangs below it; `first` is no wider than `hang`; `style` is applied line by line.
    fn paragraph(&mut self, first: &str, text: &str, hang: usize, style: impl Fn(&Paint, &str) -> String) {
        for (n, line) in wrap(&visible(text), self.paint.width.saturating_sub(hang).max(20)).iter().enumerate() {
            let margin = if n == 0 { first } else { &" ".repeat(hang) };
            self.out.push_str(&format!("{margin}{}\n", style(self.paint, line)));
        }
    }
}

fn plain(_: &Paint, text: &str) -> String {
    text.to_owned()
}

fn paragraph(text: &str, style: Style) -> Paragraph {
    Paragraph { mark: None, text: visible(text).into_owned(), indent: 0, style }
}

/// Who tells it, and from whom it is copied.
fn head(told: &Told<'_>) -> Cell {
    let copies = told.copies.map(|copied| paragraph(&format!("copies {copied}"), Style::Faint));
    std::iter::once(paragraph(&told.key, Style::Value)).chain(copies).collect()
}

/// The value with its mark, what applies to it, and the words of the source.
fn paragraphs(lines: Lines) -> Cell {
    let Lines { mark, within, value, details, quote } = lines;
    let inner = !within.is_empty();
    // What is within another claim is told in one breath, so that it does not look like one of its own.
    let text = if inner { words::told(within, &value, &details) } else { value };
    let value = Paragraph { mark, ..paragraph(&text, if inner { Style::Plain } else { Style::Value }) };
    let details = (!details.is_empty() && !inner).then(|| paragraph(&details, Style::Plain));
    let quote = quote.map(|quote| paragraph(&quote, Style::Plain));
    let below = details.into_iter().chain(quote).map(|paragraph| Paragraph { indent: INDENT, ..paragraph });
    std::iter::once(value).chain(below).collect()
}

fn faint(paint: &Paint, text: &str) -> String {
    paint.dim(text)
}
