//! Dates held against the words they are read from.
//!
//! A year that the words do not give is that of the heading the passage stands under, of a fuller date before it in the passage, or of
//! a source that covers one year.

use super::super::Context;
use super::super::parts::in_account;
use super::words::{Words, words};
use crate::dataset::{Claim, Value};
use crate::findings::{Evidence, Facet, Observation};
use crate::values::date::{Date, Precision};
use crate::values::date_phrase::{self, DatePhrase, Support, dates, supports};

/// What one facet sees in every claim that gives a date and the words for it.
pub(super) fn observe(context: &Context<'_>, facet: Evidence) -> Vec<Observation> {
    let data = context.dataset;
    let mut found = Vec::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| !claim.broken && claim.inferred.is_none() && !claim.quote.is_empty()) {
        let Value::Date(date) = &claim.value else { continue };
        let words = words(context, id, claim);
        let covered = data.sources[data.accounts[claim.account].source].covers.as_ref().and_then(one_year);
        let read: Vec<(&Words, DatePhrase, date_phrase::Context)> = words.iter().flat_map(|words| phrases(words, covered)).collect();
        let outcomes: Vec<Support> = read.iter().map(|(_, phrase, known)| supports(phrase, date, &completed(*known, date))).collect();
        // A month for a day says less; days that only hold the day of the words are other days.
        let coarser = date.precision() > Precision::Day && outcomes.contains(&Support::Wider);
        if coarser || outcomes.contains(&Support::Same) || is_span_of(date, &read) {
            continue;
        }
        let narrower = outcomes.contains(&Support::Narrower);
        let open = outcomes.contains(&Support::Unknown);
        let seen = match facet {
            Evidence::Precision if narrower => Some(too_exact(claim, date, &read)),
            Evidence::Date if !narrower && !open => Some(other(claim, date, &words, &read, &outcomes)),
            _ => None,
        };
        found.extend(seen.map(|seen| in_account(data, claim, seen)));
    }
    found
}

/// The year, if a period is within one.
fn one_year(period: &Date) -> Option<i32> {
    use chrono::Datelike;
    let days = period.possible();
    let (first, last) = (days.earliest()?, days.latest()?);
    (first.year() == last.year()).then(|| first.year())
}

/// The dates of the quote, each with what the words before it tell of its year.
fn phrases(words: &Words, covered: Option<i32>) -> Vec<(&Words, DatePhrase, date_phrase::Context)> {
    let mut known = date_phrase::Context { year: covered, anchor: None };
    let mut found = Vec::new();
    for phrase in dates(&words.text) {
        let overlaps = phrase.span.start < words.quoted.end && words.quoted.start < phrase.span.end;
        if overlaps {
            found.push((words, phrase.clone(), known));
        }
        if let Some(day) = phrase.complete(&known).and_then(|date| date.exact_day()) {
            known = date_phrase::Context { year: Some(chrono::Datelike::year(&day)), anchor: Some(day) };
        }
    }
    found
}

/// A year that nothing tells is taken from the claim: it cannot be held against the words.
fn completed(known: date_phrase::Context, claimed: &Date) -> date_phrase::Context {
    date_phrase::Context { year: known.year.or_else(|| one_year(claimed)), ..known }
}

/// Whether a span from one day to another has both days in the words, apart from each other.
fn is_span_of(claimed: &Date, read: &[(&Words, DatePhrase, date_phrase::Context)]) -> bool {
    let Some((start, end)) = claimed.extent() else { return false };
    let days: Vec<_> = read.iter().filter_map(|(_, phrase, known)| phrase.complete(&completed(*known, claimed))?.exact_day()).collect();
    let has = |day: Option<chrono::NaiveDate>| day.is_some_and(|day| days.contains(&day));
    has(start.only_day()) && has(end.only_day())
}

fn said(read: &[(&Words, DatePhrase, date_phrase::Context)]) -> String {
    let texts = read.iter().filter_map(|(words, phrase, _)| words.text.get(phrase.span.clone()));
    texts.map(|text| format!("“{text}”")).collect::<Vec<_>>().join(", ")
}

fn too_exact(claim: &Claim, date: &Date, read: &[(&Words, DatePhrase, date_phrase::Context)]) -> Observation {
    let said = said(read);
    let seen = Observation::at(Facet::Evidence(Evidence::Precision), claim.span, format!("the claim: {}", date.human()));
    let wider = read.iter().find_map(|(_, phrase, known)| phrase.complete(&completed(*known, date)));
    let seen = seen.value("value", date.human()).value("said", said);
    seen.maybe_help(wider.map(|wider| format!("Write \"{}\".", wider.text())))
}

fn other(
    claim: &Claim,
    date: &Date,
    words: &[Words],
    read: &[(&Words, DatePhrase, date_phrase::Context)],
    outcomes: &[Support],
) -> Observation {
    let said = if read.is_empty() { "no date".to_owned() } else { said(read) };
    let span = words.first().map_or(claim.span, |words| words.span);
    let mut seen = Observation::at(Facet::Evidence(Evidence::Date), claim.span, format!("the claim: {}", date.human()))
        .see(span, format!("the words: {said}"));
    if outcomes.iter().any(|outcome| matches!(outcome, Support::Other { swapped: true, .. })) {
        seen = seen.note("Day and month look exchanged.");
    }
    if let Some(Support::Other { read, .. }) = outcomes.iter().find(|outcome| matches!(outcome, Support::Other { .. })) {
        seen = seen.help(format!("Write \"{}\", or quote the words that say {}.", read.text(), date.human()));
    }
    seen.value("value", date.human()).value("said", said)
}
