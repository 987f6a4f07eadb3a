//! Dates held against the words they are read from.
//!
//! A date that the quote does not give is that of the heading the passage stands under, if the passage names no day. A year that the words do not give is that of the heading the passage stands under, of a fuller date before it in the passage, or of
//! a source that covers one year.

use std::ops::Range;

use chrono::Datelike;

use super::Reading;
use crate::dataset::Claim;
use crate::evidence::Words;
use crate::findings::{Evidence, Facet, Observation};
use crate::values::date::{Date, Precision};
use crate::values::date_phrase::{self, DatePhrase, Edge, Support, supports};

/// A date that the quote gives.
struct Said<'w> {
    words: &'w str,
    phrase: &'w DatePhrase,
    /// What is known of the year and the day before, where the words do not give them.
    known: date_phrase::Context,
}

impl Said<'_> {
    fn date(&self) -> Option<Date> {
        self.phrase.complete(&self.known)
    }
}

/// What is wrong with the date of a claim, held against its words.
pub(super) fn read(reading: &Reading<'_>, date: &Date) -> Option<Observation> {
    let Reading { data, claim, words, .. } = *reading;
    let source = &data.sources[data.accounts[claim.account].source];
    let covered = source.covers.as_ref().and_then(one_year);
    let quoted: Vec<Said<'_>> = words.iter().flat_map(|words| said_in(words, &words.quoted, covered, date)).collect();
    // What the quote does not say, the heading can; and it stands in the passage, which may not be at hand.
    let unseen = source.archive.is_some() && !words.iter().all(|words| words.passage.is_some());
    if quoted.is_empty() && unseen {
        return None;
    }
    let said = if quoted.is_empty() { words.iter().flat_map(|words| said_above(words, covered, date)).collect() } else { quoted };
    let outcomes: Vec<Support> = said.iter().map(|said| support(reading, date, said)).collect();
    // A month for a day says less; days that only hold the day of the words are other days.
    let coarser = date.precision() > Precision::Day && outcomes.contains(&Support::Wider);
    if coarser || outcomes.contains(&Support::Same) || is_span_of(date, &said) {
        return None;
    }
    if outcomes.contains(&Support::Narrower) {
        return Some(too_exact(claim, date, &said));
    }
    (!outcomes.contains(&Support::Unknown)).then(|| other(claim, date, words, &said, &outcomes))
}

/// How a date stands to one of the words. "Until 2024" gives the end of what lasted, and is about no other day.
fn support(reading: &Reading<'_>, date: &Date, said: &Said<'_>) -> Support {
    let property = &reading.data.vocabulary.properties[reading.claim.property];
    let at = said.phrase.edge().filter(|(edge, _)| property.has_role(if *edge == Edge::Start { "start" } else { "end" }));
    let at = at.map(|(_, at)| supports(&at, date, &said.known)).filter(|at| *at == Support::Same);
    at.unwrap_or_else(|| supports(said.phrase, date, &said.known))
}

/// The year, if a period is within one.
fn one_year(period: &Date) -> Option<i32> {
    let days = period.possible();
    let (first, last) = (days.earliest()?, days.latest()?);
    (first.year() == last.year()).then(|| first.year())
}

/// The dates in a range of the words, each with what the words before it tell of its year. A year that nothing tells is taken from the
/// claim: it cannot be held against the words.
fn said_in<'w>(words: &'w Words<'w>, within: &Range<usize>, covered: Option<i32>, claimed: &Date) -> Vec<Said<'w>> {
    let mut known = date_phrase::Context { year: covered, anchor: None };
    let mut found = Vec::new();
    for phrase in words.dates() {
        let day = phrase.complete(&known).and_then(|date| date.exact_day());
        if phrase.span.start < within.end && within.start < phrase.span.end {
            let year = known.year.or_else(|| one_year(claimed));
            let text = words.text.get(phrase.span.clone()).unwrap_or_default();
            found.push(Said { words: text, phrase, known: date_phrase::Context { year, ..known } });
        }
        if let Some(day) = day {
            known = date_phrase::Context { year: Some(day.year()), anchor: Some(day) };
        }
    }
    found
}

/// The dates of the heading that a passage stands under, where the passage itself names no day: its range can include what came after.
fn said_above<'w>(words: &'w Words<'w>, covered: Option<i32>, claimed: &Date) -> Vec<Said<'w>> {
    let Some(heading) = &words.heading else { return Vec::new() };
    let below = heading.end..words.text.len();
    let names_day = said_in(words, &below, covered, claimed).iter().any(|said| said.date().is_some_and(|date| date.exact_day().is_some()));
    if names_day { Vec::new() } else { said_in(words, heading, covered, claimed) }
}

/// Whether a span from one day to another has both days in the words, apart from each other.
fn is_span_of(claimed: &Date, said: &[Said<'_>]) -> bool {
    let Some((start, end)) = claimed.extent() else { return false };
    let days: Vec<_> = said.iter().filter_map(|said| said.date()?.exact_day()).collect();
    let has = |day: Option<chrono::NaiveDate>| day.is_some_and(|day| days.contains(&day));
    has(start.only_day()) && has(end.only_day())
}

fn quoted(said: &[Said<'_>]) -> String {
    said.iter().map(|said| format!("“{}”", said.words)).collect::<Vec<_>>().join(", ")
}

fn too_exact(claim: &Claim, date: &Date, said: &[Said<'_>]) -> Observation {
    let seen = Observation::at(Facet::Evidence(Evidence::Precision), claim.value_span, format!("the claim: {}", date.human()));
    let seen = seen.value("value", date.human()).value("said", quoted(said));
    seen.maybe_help(said.iter().find_map(Said::date).map(|wider| format!("Write \"{}\".", wider.text())))
}

fn other(claim: &Claim, date: &Date, words: &[Words<'_>], said: &[Said<'_>], outcomes: &[Support]) -> Observation {
    let said = if said.is_empty() { "no date".to_owned() } else { quoted(said) };
    let span = words.first().map_or(claim.value_span, |words| words.span);
    let mut seen = Observation::at(Facet::Evidence(Evidence::Date), claim.value_span, format!("the claim: {}", date.human()))
        .see(span, format!("the words: {said}"));
    if outcomes.iter().any(|outcome| matches!(outcome, Support::Other { swapped: true, .. })) {
        seen = seen.note("Day and month look exchanged.");
    }
    if let Some(Support::Other { read, .. }) = outcomes.iter().find(|outcome| matches!(outcome, Support::Other { .. })) {
        seen = seen.help(format!("Write \"{}\", or quote the words that say {}.", read.text(), date.human()));
    }
    seen.value("value", date.human()).value("said", said)
}
