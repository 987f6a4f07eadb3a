//! A finding in plain words: what every format for people says of it, however it is laid out.

use crate::files::{Files, Span};
use crate::findings::{Curated, Facet, Finding, Settled, Side, State, SubjectKind, SubjectRef, Tag};
use crate::run::Report;
use crate::values::text::visible;

/// The open findings; with `all` the settled ones too.
pub(super) fn shown(report: &Report, all: bool) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(move |finding| all || finding.state == State::Open)
}

/// As [`shown`], the gravest first; of equals each in its place.
pub(super) fn by_gravity(report: &Report, all: bool) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = shown(report, all).collect();
    findings.sort_by_key(|finding| (finding.state != State::Open, std::cmp::Reverse(finding.severity)));
    findings
}

/// The state where a finding is not open, and its severity: "error", "decided warning".
pub(super) fn gravity(finding: &Finding) -> String {
    let severity = finding.severity.name();
    if finding.state == State::Open { severity.to_owned() } else { format!("{} {severity}", finding.state.name()) }
}

/// Whom it is about, by their titles, and the property: "Boulkessi/Mondoro camps: date". Empty where it is about a file.
pub(super) fn about(report: &Report, finding: &Finding) -> String {
    let subjects: Vec<&SubjectRef> =
        if finding.seen.subjects.is_empty() { finding.seen.subject.iter().collect() } else { finding.seen.subjects.iter().collect() };
    let title = |subject: &SubjectRef| report.titles.get(&(subject.kind, subject.id.clone())).unwrap_or(&subject.id).clone();
    // A file is named by its place already.
    let titles: Vec<String> = subjects.into_iter().filter(|subject| subject.kind != SubjectKind::File).map(title).collect();
    let property = finding.seen.property.as_ref().map(|property| format!(": {property}")).unwrap_or_default();
    visible(&format!("{}{property}", titles.join(" + "))).into_owned()
}

/// The sides by value, in their order; where they are of several properties, each value with its own.
pub(super) fn by_value(finding: &Finding) -> Vec<(String, Vec<&Side>)> {
    let sides = &finding.seen.sides;
    // A name is a name, whatever it is told of.
    let of_names =
        finding.seen.property.is_none() && finding.seen.subject.as_ref().is_some_and(|subject| subject.kind == SubjectKind::Entity);
    let of_several = !of_names && sides.iter().any(|side| sides.first().is_some_and(|first| first.property != side.property));
    let mut values: Vec<(String, Vec<&Side>)> = Vec::new();
    for side in sides {
        let value = if of_several { format!("{} {}", side.property, side.shown) } else { side.shown.clone() };
        match values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, of_value)) => of_value.push(side),
            None => values.push((value, vec![side])),
        }
    }
    values
}

/// Whether its sides are shown, each in a row: what sources say is, and what is wrong with the data is shown in its lines.
pub(super) fn has_rows(finding: &Finding) -> bool {
    let facet = finding.seen.facet;
    let of_sources = facet.is_of_sources() || matches!(facet, Facet::Curated(Curated::Slip));
    finding.seen.sides.len() >= if of_sources { 1 } else { 2 }
}

/// Whether the sides are of several subjects, so that each must name its own.
pub(super) fn of_several(finding: &Finding) -> bool {
    let sides = &finding.seen.sides;
    sides.iter().any(|side| sides.first().is_some_and(|first| first.subject != side.subject))
}

/// Who says it, and how; of whom, where the sides are of several.
pub(super) fn teller(side: &Side, of_several: bool) -> String {
    let subject = if of_several { format!("{}, ", side.subject.id) } else { String::new() };
    let hedge = side.hedge.as_ref().map(|hedge| format!(", {hedge}")).unwrap_or_default();
    let speaker = side.speaker.as_ref().map(|speaker| format!(", according to {speaker}")).unwrap_or_default();
    let as_of = side.as_of.as_ref().map(|date| format!(", as of {date}")).unwrap_or_default();
    format!("{subject}{}{speaker}{hedge}{as_of}", side.account)
}

/// In which words it is said, or why the value stands there without any.
pub(super) fn words(side: &Side) -> String {
    let quote = side.quote.as_ref().map(|quote| format!("“{quote}”"));
    let inferred = side.inferred.as_ref().map(|why| format!("[inferred: {why}]"));
    let sic = side.sic.as_ref().map(|why| format!("[sic: {why}]"));
    [quote, inferred, sic].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// [`teller`] and [`words`].
pub(super) fn told(side: &Side, of_several: bool) -> String {
    let words = words(side);
    let gap = if words.is_empty() { "" } else { " " };
    format!("{}{gap}{words}", teller(side, of_several))
}

/// What a mark of a finding means.
pub(super) const fn meaning(tag: Tag) -> &'static str {
    match tag {
        Tag::SourceContradictsItself => "[source-contradicts-itself] one document says all of it",
        Tag::RevisionDrift => "[revision-drift] all sides are in revisions of one source",
    }
}

/// What settled a finding, why, by whom, and where that is written.
pub(super) fn settled(files: &Files, base: &str, settled: &Settled) -> String {
    let told = [&settled.answer, &settled.reason].into_iter().flatten().cloned().collect::<Vec<_>>().join("; ");
    let who = settled.who.as_ref().map(|who| format!(" ({who})")).unwrap_or_default();
    format!("by {}: {told}{who}, {}", settled.by.name(), place(files, base, settled.span))
}

/// The path of a file of the data set below `base`, the data set's folder in whatever paths are told from; empty where they are told from
/// the data set itself.
pub(super) fn path(base: &str, path: &str) -> String {
    if base.is_empty() { path.to_owned() } else { format!("{base}/{path}") }
}

/// `path:line`.
pub(super) fn place(files: &Files, base: &str, span: Span) -> String {
    format!("{}:{}", path(base, files.get(span.file).path()), files.positions(span).0.line)
}

/// What helps to judge a finding beside its sides: notes, the likeliest explanation, marks; each as a paragraph.
pub(super) fn remarks(finding: &Finding) -> Vec<String> {
    let seen = &finding.seen;
    let notes = (!seen.notes.is_empty()).then(|| seen.notes.join(" "));
    let explanation = seen.explanation.as_ref().map(|explanation| format!("Likeliest explanation: {}.", explanation.text));
    let tags = seen.tags.iter().map(|tag| meaning(*tag).to_owned());
    notes.into_iter().chain(explanation).chain(tags).collect()
}

/// All that is to be said of a finding, for formats without a layout: the message, the sides or places, remarks, and what to do or what
/// was done. Nothing in a line ends it.
pub(super) fn lines(report: &Report, base: &str, finding: &Finding) -> Vec<String> {
    let (files, seen) = (&report.files, &finding.seen);
    let mut lines = vec![format!("{}.", finding.message)];
    if !has_rows(finding) {
        lines.extend(seen.labels().map(|label| format!("{}: {}", place(files, base, label.span), label.message)));
    } else {
        let several = of_several(finding);
        for (value, sides) in by_value(finding) {
            lines.extend(sides.iter().map(|side| format!("{value}: {} ({})", told(side, several), place(files, base, side.span))));
        }
    }
    lines.extend(remarks(finding));
    match &finding.settled {
        Some(by) => lines.push(format!("Settled {}", settled(files, base, by))),
        None if finding.state == State::Open => {
            lines.push(format!("What to do: {}", finding.help));
            lines.extend(finding.command.iter().map(|command| format!("$ {command}")));
        }
        None => lines.push(finding.state.name().to_owned()),
    }
    lines.iter().map(|line| visible(line).into_owned()).collect()
}
