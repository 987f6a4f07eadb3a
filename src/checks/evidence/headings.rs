//! The day that a list entry stands under, where nothing in the data is of it: that of a report, perhaps, or of what is left out.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::super::Context;
use super::super::when::{date, in_words, label, sort, told};
use crate::archive::text::{Passage, PassageKind, Text};
use crate::dataset::{Claim, Dataset, Id, Source};
use crate::findings::{Evidence, Facet, Observation};
use crate::values::date::{Date, DayRange};
use crate::values::date_phrase::{Context as Known, dates};

/// What the data have of a list entry.
#[derive(Default)]
struct Entry {
    /// The dates.
    dates: Vec<Id<Claim>>,
    /// Those of them that are quoted from below its heading alone.
    below: Vec<Id<Claim>>,
    /// Whether it is told how long something lasted.
    lasts: bool,
}

/// Every heading with a day that no claim on its entry is of.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut found = Vec::new();
    for ((source, start), mut entry) in entries(context) {
        let Some(text) = context.archive.and_then(|archive| archive.text(source)).map(|archived| &archived.text) else { continue };
        let Some(passage) = text.passages().iter().find(|passage| passage.bytes.start == start) else { continue };
        sort(data, &mut entry.dates);
        sort(data, &mut entry.below);
        if let Some((heading, day)) = unused(data, text, passage, &entry) {
            found.extend(seen(context, source, &entry, heading, day));
        }
    }
    found
}

/// The list entries that claims quote, by source and by where they start.
fn entries(context: &Context<'_>) -> BTreeMap<(Id<Source>, usize), Entry> {
    let data = context.dataset;
    let mut entries: BTreeMap<(Id<Source>, usize), Entry> = BTreeMap::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands()) {
        let lasts = data.vocabulary.properties[claim.property].has_role("duration");
        if !lasts && date(data, id).is_none() {
            continue;
        }
        let source = data.accounts[claim.account].source;
        let Some((start, below)) = place(context, source, id) else { continue };
        let entry = entries.entry((source, start)).or_default();
        entry.lasts |= lasts;
        if !lasts {
            entry.dates.push(id);
            entry.below.extend(below.then_some(id));
        }
    }
    entries
}

/// Where the list entry starts that a claim quotes, and whether it quotes nothing of its heading.
fn place(context: &Context<'_>, source: Id<Source>, id: Id<Claim>) -> Option<(usize, bool)> {
    let archive = context.archive?;
    let text = &archive.text(source)?.text;
    let hits: Vec<_> = archive.located(id)?.pieces.iter().filter_map(|piece| piece.hits.first()).collect();
    let passage = text.surroundings(hits.first()?)?.passage;
    let heading = passage.heading.as_ref().filter(|_| passage.kind == PassageKind::ListEntry)?;
    Some((passage.bytes.start, hits.iter().all(|hit| heading.end <= hit.bytes.start)))
}

/// The words of a heading, and the day of it that no claim is of: its only day; or the last of a span, of which what follows it tells
/// other days and not this one.
fn unused<'t>(data: &Dataset, text: &'t Text, passage: &Passage, entry: &Entry) -> Option<(&'t str, NaiveDate)> {
    let heading = passage.heading_within()?;
    let written = text.written_passage(passage)?;
    let headed = days(written, &heading, Known::default()).into_iter().next()?;
    let (first, last) = (headed.possible().earliest()?, headed.possible().latest()?);
    let covers = |claims: &[Id<Claim>]| claims.iter().filter_map(|&id| date(data, id)).any(|date| date.possible().contains(last));
    let is_unused = if first == last {
        !entry.dates.is_empty() && !covers(&entry.dates)
    } else {
        let known = Known { anchor: Some(first), ..Known::default() };
        let told = days(written, &(heading.end..written.len()), known);
        let names_last = told.iter().any(|date| date.possible().contains(last));
        let names_other = told.iter().any(|date| date.exact_day().is_some_and(|day| first <= day && day < last));
        headed.extent().is_some() && names_other && !names_last && !entry.lasts && !covers(&entry.below)
    };
    is_unused.then_some((written.get(heading)?, last))
}

/// The dates of a range of a text, as far as they can be completed.
fn days(text: &str, within: &Range<usize>, known: Known) -> Vec<Date> {
    let phrases = dates(text).into_iter().filter(|phrase| within.start <= phrase.span.start && phrase.span.end <= within.end);
    phrases.filter_map(|phrase| phrase.complete(&known)).collect()
}

fn seen(context: &Context<'_>, source: Id<Source>, entry: &Entry, heading: &str, day: NaiveDate) -> Option<Observation> {
    let data = context.dataset;
    let claims = if entry.below.is_empty() { &entry.dates } else { &entry.below };
    let &first = claims.first()?;
    let about = data.accounts[data.claims[first].account].subject;
    let mut seen = Observation::at(Facet::Evidence(Evidence::UnusedHeading), data.claims[first].span, label(data, first, about));
    // A day that is wrong in itself is told by what finds it so.
    seen.unless_shown = true;
    let subject = data.subjects[about].reference();
    let source = &data.sources[source].id.value;
    let identity = [subject.id.clone(), source.clone(), heading.to_owned()];
    let seen = seen.value("heading", heading).value("source", source).value("day", DayRange::day(day).human());
    let seen = seen.value("dates", in_words(data, claims)).identity(identity).about(subject);
    Some(told(context, seen, about, first, claims))
}
