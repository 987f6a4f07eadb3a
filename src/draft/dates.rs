//! When it was.

use super::site::Site;
use super::{Drafted, Read};
use crate::dataset::ValueType;
use crate::values::date::Date;
use crate::values::date_phrase::{Context, DatePhrase};
use chrono::{Datelike, NaiveDate};

/// The date of the event: that of the heading; where it is no single day and the passage opens with one, that.
pub(super) fn propose(site: &Site<'_>) -> Vec<Drafted> {
    let Some(property) = site.property(ValueType::Date, "event") else { return Vec::new() };
    let mut known = Context { year: covered(site), anchor: None };
    let mut all: Vec<(&DatePhrase, Drafted, Option<NaiveDate>)> = Vec::new();
    for phrase in site.prose.dates() {
        let Some(date) = phrase.complete(&known) else { continue };
        let day = date.exact_day();
        known = match (day, one_year(&date)) {
            (Some(day), _) => Context { year: Some(day.year()), anchor: Some(day) },
            (None, Some(year)) => Context { year: Some(year), ..known },
            (None, None) => known,
        };
        all.push((phrase, Drafted::new(property, Read::Date(date)), day));
    }
    let is_heading = |phrase: &DatePhrase| site.heading.as_ref().is_some_and(|heading| phrase.span.start < heading.end);
    let heading = all.iter().find(|(phrase, ..)| is_heading(phrase));
    let opening = site.opening().end;
    let first = all.iter().find(|(phrase, ..)| site.tells(&phrase.span) && (heading.is_none() || phrase.span.start < opening));
    let chosen = match (heading, first) {
        (Some((_, _, None)), Some(first @ (_, _, Some(_)))) => Some(first),
        (heading, first) => heading.or(first),
    };
    let chosen = chosen.and_then(|(phrase, drafted, _)| site.first_borne_out([(drafted.clone(), vec![phrase.span.clone()])].into_iter()));
    chosen.into_iter().collect()
}

/// The year that the source tells of, if it is one.
fn covered(site: &Site<'_>) -> Option<i32> {
    one_year(site.source().covers.as_ref()?)
}

/// The year, if a period is within one.
fn one_year(period: &Date) -> Option<i32> {
    let days = period.possible();
    let (first, last) = (days.earliest()?, days.latest()?);
    (first.year() == last.year()).then(|| first.year())
}
