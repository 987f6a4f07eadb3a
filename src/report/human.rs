//! For people at a terminal: findings of one subject together, every side with its words and its place.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use unicode_width::UnicodeWidthStr;

use super::{Paint, Selection, change, plain, problem};
use crate::archive::Excerpt;
use crate::files::Span;
use crate::findings::{Facet, Finding, Label, Registry, Severity, Side, State, SubjectRef};
use crate::run::Report;
use crate::values::text::{counted, visible};

/// So many places of the sources are shown for one finding.
const EXCERPTS: usize = 4;

/// What is said at the end where it was.
const ONCE: &str = "What to do is said where it first applies; factlint explain RULE says it again.";

/// What stands around the words of a claim in its source, where there is no colour to show them.
const MARKS: (&str, &str) = (">>", "<<");

/// The findings, what a change did, and a summary at the end.
#[must_use]
pub fn render(report: &Report, selection: Selection, paint: &Paint) -> String {
    let findings = findings(report, selection, paint);
    if selection.quiet {
        return findings;
    }
    findings + &selection.left_out(report).unwrap_or_default() + &change::render(report, paint) + &summary(report, paint)
}

/// The findings alone.
#[must_use]
pub fn findings(report: &Report, selection: Selection, paint: &Paint) -> String {
    let mut page = Page { report, paint, advised: BTreeSet::new(), said_before: false, out: String::new() };
    for finding in selection.cut(by_subject(&report.findings, selection)) {
        page.finding(finding);
    }
    if page.said_before {
        page.wrapped("", ONCE, 0, |paint, text| paint.dim(text));
    }
    page.out
}

/// The gravest first, for nobody reads to the end; with each all that is found of the same subject, in the order in which subjects
/// first appear.
fn by_subject(findings: &[Finding], selection: Selection) -> Vec<&Finding> {
    let shown = || findings.iter().filter(|finding| selection.takes(finding));
    // What is settled asks for nothing any more.
    let gravity = |finding: &Finding| Reverse((finding.state == State::Open).then_some(finding.severity));
    let mut ranks: BTreeMap<Option<&SubjectRef>, (Reverse<Option<Severity>>, usize)> = BTreeMap::new();
    for finding in shown() {
        let next = ranks.len();
        let (gravest, _) = ranks.entry(finding.seen.subject.as_ref()).or_insert((gravity(finding), next));
        *gravest = gravity(finding).min(*gravest);
    }
    let mut ranked: Vec<&Finding> = shown().collect();
    ranked.sort_by_key(|finding| (ranks.get(&finding.seen.subject.as_ref()), gravity(finding)));
    ranked
}

struct Page<'a> {
    report: &'a Report,
    paint: &'a Paint,
    /// General advice that was given already.
    advised: BTreeSet<&'a str>,
    /// Advice was left out, for it was given before.
    said_before: bool,
    out: String,
}

impl<'a> Page<'a> {
    fn finding(&mut self, finding: &'a Finding) {
        if plain::has_rows(finding) {
            self.heading(finding);
            // Where claims on one property differ, the values say it.
            if !matches!(finding.seen.facet, Facet::Agreement(_) | Facet::Registry(Registry::Variants)) {
                self.wrapped("  ", &visible(&format!("{}.", finding.message)), 2, |_, text| text.to_owned());
            }
            self.sides(finding);
            self.sources(finding);
            self.notes(finding, true);
        } else {
            let labels: Vec<&Label> = finding.seen.labels().collect();
            let files = &self.report.files;
            self.heading(finding);
            let help = self.is_advice_new(finding).then_some(finding.help.as_str());
            self.out.push_str(&problem(files, finding.severity, &finding.message, help, &labels, self.paint));
            self.notes(finding, false);
            self.sources(finding);
        }
        self.out.push('\n');
    }

    /// `warning date-conflict · Boulkessi/Mondoro camps · incidents/….toml:8`, on two lines where one is too narrow.
    fn heading(&mut self, finding: &Finding) {
        let rule = format!("{} {}", plain::gravity(finding), visible(&finding.rule));
        let about = plain::about(self.report, finding);
        let (plain, linked) = self.places(finding);
        let one_line = rule.width() + about.width() + plain.width() + 6 <= self.paint.width;
        let mut line = self.paint.severity(finding.severity, rule);
        if !about.is_empty() {
            line = format!("{line} · {}", self.paint.bold(about));
        }
        let gap = if one_line { " · " } else { "\n  " };
        self.out.push_str(&format!("{line}{gap}{linked}\n"));
    }

    /// Each file with the lines that no row has, the place to look at first in front: as it reads, and with links where the terminal
    /// follows them.
    fn places(&self, finding: &Finding) -> (String, String) {
        let rows: BTreeSet<(&str, usize)> = finding.seen.sides.iter().map(|side| self.place(side.span)).collect();
        let mut lines: Vec<(&str, BTreeSet<usize>)> = Vec::new();
        for (n, label) in finding.seen.labels().enumerate() {
            let (path, line) = self.place(label.span);
            let own = (n == 0 || !rows.contains(&(path, line))).then_some(line);
            match lines.iter_mut().find(|(known, _)| *known == path) {
                Some((_, of_file)) => of_file.extend(own),
                None => lines.push((path, own.into_iter().collect())),
            }
        }
        let mut places = (Vec::new(), Vec::new());
        for (path, lines) in lines {
            let numbers = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let plain = format!("{}{}{numbers}", visible(path), if lines.is_empty() { "" } else { ":" });
            places.1.push(self.paint.link(path, &plain));
            places.0.push(plain);
        }
        (places.0.join("; "), places.1.join("; "))
    }

    /// The path and the line of a place in the data.
    fn place(&self, span: Span) -> (&str, usize) {
        let files = &self.report.files;
        (files.get(span.file).path(), files.positions(span).0.line)
    }

    /// Where each side stands, as short as the heading allows: `:19` in its first file, `groups.toml:606` in another one. Nothing where
    /// the heading has said it.
    fn ties(&self, finding: &Finding) -> Vec<String> {
        let places: Vec<(&str, usize)> = finding.seen.sides.iter().map(|side| self.place(side.span)).collect();
        let first = self.place(finding.seen.primary.span);
        if places.iter().all(|place| *place == first) {
            return vec![String::new(); places.len()];
        }
        let mut all: BTreeSet<&str> = places.iter().map(|(path, _)| *path).collect();
        all.insert(first.0);
        let short = |path: &'_ str| if path == first.0 { String::new() } else { visible(shortest_end(path, &all)).into_owned() };
        places.into_iter().map(|(path, line)| format!("{}:{line} ", short(path))).collect()
    }

    /// One line for each value, with everyone who gives it.
    fn sides(&mut self, finding: &Finding) {
        let values = plain::by_value(finding);
        let ties: Vec<(&Side, String)> = finding.seen.sides.iter().zip(self.ties(finding)).collect();
        let tie = |side: &Side| ties.iter().find(|(other, _)| std::ptr::eq(*other, side)).map_or("", |(_, tie)| tie.as_str());
        let of_several = plain::of_several(finding);
        let widths = values.iter().map(|(value, _)| visible(value).width());
        let widest = widths.filter(|&width| width <= self.paint.width / 3).max().unwrap_or_default();
        for (value, sides) in values {
            let value = visible(&value);
            let told =
                sides.into_iter().map(|side| format!("{}{}", tie(side), plain::told(side, of_several))).collect::<Vec<_>>().join("; ");
            let bold = self.paint.bold(&value);
            // A value that is too long for the column has a line of its own.
            let first = if value.width() <= widest {
                format!("  {}{bold}  ", " ".repeat(widest - value.width()))
            } else {
                self.out.push_str(&format!("  {bold}\n"));
                " ".repeat(widest + 4)
            };
            self.wrapped(&first, &visible(&told), widest + 4, |_, text| text.to_owned());
        }
    }

    /// What the sources say around the words of the sides, for whoever has the texts.
    fn sources(&mut self, finding: &Finding) {
        let Some(archive) = &self.report.archive else { return };
        let mut shown: Vec<Excerpt> = Vec::new();
        let values = plain::by_value(finding);
        // Every value is shown in its sentence once before any is shown again.
        let firsts = values.iter().filter_map(|(_, sides)| sides.first());
        let others = values.iter().flat_map(|(_, sides)| sides.iter().skip(1));
        for excerpt in firsts.chain(others).filter_map(|side| archive.excerpt(side.passage.as_ref()?)) {
            if !shown.iter().any(|known| known.is_of_one_sentence(&excerpt)) {
                shown.push(excerpt);
            }
        }
        let most = EXCERPTS.max(values.len());
        let left = shown.len().saturating_sub(most);
        for Excerpt { file, line, before, words, behind } in shown.into_iter().take(most) {
            let (open, close) = MARKS;
            let text = visible(&format!("{file}:{line}  {before}{open}{words}{close}{behind}")).into_owned();
            let mut inside = false;
            self.wrapped("  ", &text, 4, |paint, line| marked(paint, line, &mut inside));
        }
        if left > 0 {
            let places = if left == 1 { "1 more place" } else { &format!("{left} more places") };
            self.wrapped("  ", &format!("and {places} in the sources"), 4, |paint, text| paint.dim(text));
        }
    }

    fn notes(&mut self, finding: &'a Finding, advise: bool) {
        let as_it_is = |_: &Paint, text: &str| text.to_owned();
        for remark in plain::remarks(finding) {
            self.wrapped("  ", &visible(&remark), 2, as_it_is);
        }
        if let Some(settled) = &finding.settled {
            let text = plain::settled(&self.report.files, "", settled);
            self.wrapped("  = ", &visible(&text), 4, as_it_is);
            return;
        }
        if advise && self.is_advice_new(finding) {
            self.wrapped("  → ", &visible(&finding.help), 4, |paint, text| paint.dim(text));
        }
        if let Some(command) = &finding.command {
            self.wrapped("  $ ", &visible(command), 4, |paint, text| paint.dim(text));
        }
    }

    /// Whether what to do was not said yet: what holds for many findings of a rule is said at the first of them.
    fn is_advice_new(&mut self, finding: &'a Finding) -> bool {
        // What to write in one place of the data holds there alone.
        let own = finding.seen.help.is_some() && !finding.seen.facet.is_of_sources();
        let new = own || self.advised.insert(&finding.help);
        self.said_before |= !new;
        new
    }

    /// A paragraph that starts after `first`, which is as wide as `indent`, and hangs below it; `style` is applied line by line.
    fn wrapped(&mut self, first: &str, text: &str, indent: usize, mut style: impl FnMut(&Paint, &str) -> String) {
        // Ids have hyphens: a line must not end in the middle of one.
        let options = textwrap::Options::new(self.paint.width.saturating_sub(indent).max(20))
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace);
        let hang = " ".repeat(indent);
        for (n, line) in textwrap::wrap(text, options).iter().enumerate() {
            let margin = if n == 0 { first } else { &hang };
            self.out.push_str(&format!("{margin}{}\n", style(self.paint, line)));
        }
    }
}

/// The shortest end of a path that is that of no other among some, in whole names of folders and files.
fn shortest_end<'p>(path: &'p str, all: &BTreeSet<&str>) -> &'p str {
    let ends = path.rmatch_indices('/').filter_map(|(at, _)| path.get(at + 1..));
    let is_own = |end: &&str| all.iter().filter(|other| **other == *end || other.ends_with(&format!("/{end}"))).count() == 1;
    ends.chain([path]).find(is_own).unwrap_or(path)
}

/// A line of a source with the words that a claim rests on: bright where there is colour, between marks where there is none.
fn marked(paint: &Paint, line: &str, inside: &mut bool) -> String {
    if !paint.colour {
        return line.to_owned();
    }
    let mut out = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        let mark = if *inside { MARKS.1 } else { MARKS.0 };
        let (text, behind) = rest.split_once(mark).unwrap_or((rest, ""));
        let ends = text.len() < rest.len();
        if !text.is_empty() {
            out.push_str(&if *inside { paint.bold(text) } else { paint.dim(text) });
        }
        *inside ^= ends;
        rest = behind;
    }
    out
}

/// What was counted, in two or three lines.
#[must_use]
pub fn summary(report: &Report, paint: &Paint) -> String {
    let counts = &report.summary;
    let painted = |n: usize, severity: Severity, word: &str| {
        let text = if severity == Severity::Info { format!("{n} {word}") } else { counted(n, word) };
        if n == 0 { text } else { paint.severity(severity, text) }
    };
    let open = [
        painted(counts.error, Severity::Error, "error"),
        painted(counts.warning, Severity::Warning, "warning"),
        painted(counts.info, Severity::Info, "info"),
    ];
    // What an earlier state had open is accepted like a baseline.
    let accepted = report.change.as_ref().map_or("in the baseline".to_owned(), |change| format!("as at {}", visible(&change.since)));
    let settled = format!("{} decided, {} suppressed, {} {accepted}", counts.decided, counts.suppressed, counts.baselined);
    let read = [
        counted(counts.incidents, "incident"),
        counted(counts.topics, "topic"),
        counted(counts.accounts, "account"),
        counted(counts.claims, "claim"),
        counted(counts.files, "file"),
    ];
    let open = if report.change.is_some() { format!("{} new", open.join(", ")) } else { format!("{} open", open.join(", ")) };
    let mut out = format!("{open}; {settled}\n{}\n", paint.dim(format!("checked {}", read.join(", "))));
    let mut reasons: Vec<&str> = counts.not_run.iter().map(|rule| rule.reason.as_str()).collect();
    reasons.dedup();
    for reason in reasons {
        let rules: Vec<&str> = counts.not_run.iter().filter(|rule| rule.reason == reason).map(|rule| rule.rule.as_str()).collect();
        out.push_str(&format!("not run, {reason}: {}\n", rules.join(", ")));
    }
    out
}
