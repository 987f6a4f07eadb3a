//! Dates in English words, for messages. No locale: the words are part of the output format.

use chrono::{Datelike, NaiveDate};

use super::days::DayRange;
use super::expression::{Element, End, Expression, SetKind};
use super::unit::{Precision, Unit};

/// How many elements of a set are named at most before "or …"; of more, the rest is counted.
const NAMED_ELEMENTS: usize = 4;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(super) fn expression(expression: &Expression) -> String {
    match expression {
        Expression::Unit(one) => unit(*one),
        Expression::Interval { start, end } => interval(*start, *end),
        Expression::Set { kind, first, others } => set(*kind, *first, others),
    }
}

pub(super) fn days(range: DayRange) -> String {
    let end = |day: Option<NaiveDate>| day.map_or(End::Open, |day| End::Unit(Unit::of_day(day)));
    interval(end(range.earliest()), end(range.latest()))
}

pub(super) fn unit(unit: Unit) -> String {
    let hedge = match (unit.uncertain, unit.approximate) {
        (false, false) => "",
        (false, true) => "about ",
        (true, false) => "perhaps ",
        (true, true) => "perhaps about ",
    };
    format!("{hedge}{}", stated(unit))
}

fn stated(unit: Unit) -> String {
    let first = unit.first;
    let year = first.year();
    match unit.precision {
        Precision::Day => format!("{} {} {year}", first.day(), month(first)),
        Precision::Month => format!("{} {year}", month(first)),
        Precision::Season => format!("{} {year}", season(first)),
        Precision::Year => year.to_string(),
        Precision::Decade => format!("{year}s"),
        Precision::Century => format!("{year}–{}", unit.last.year()),
    }
}

fn month(day: NaiveDate) -> &'static str {
    usize::try_from(day.month0()).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// The season that starts on `first`.
fn season(first: NaiveDate) -> &'static str {
    match first.month() {
        3 => "spring",
        6 => "summer",
        9 => "autumn",
        _ => "winter",
    }
}

fn interval(start: End, end: End) -> String {
    match (start, end) {
        (End::Unit(a), End::Unit(b)) => span(a, b),
        (End::Unit(a), End::Open) => format!("from {} on", unit(a)),
        (End::Unit(a), End::Unknown) => format!("from {} to an unknown day", unit(a)),
        (End::Open, End::Unit(b)) => format!("until {}", unit(b)),
        (_, End::Unit(b)) => format!("from an unknown day to {}", unit(b)),
        _ => "at an unknown time".to_owned(),
    }
}

/// From `a` to `b`, naming once what both share.
fn span(a: Unit, b: Unit) -> String {
    let qualified = [a, b].iter().any(|unit| unit.uncertain || unit.approximate);
    let same_year = a.first.year() == b.first.year();
    let same_month = same_year && a.first.month() == b.first.month();
    if a == b {
        return unit(a);
    }
    match (a.precision, b.precision) {
        (Precision::Day, Precision::Day) if same_month && !qualified => {
            format!("{}–{}", a.first.day(), stated(b))
        }
        (Precision::Day, Precision::Day) if same_year && !qualified => {
            format!("{} {} – {}", a.first.day(), month(a.first), stated(b))
        }
        (Precision::Month, Precision::Month) if same_year && !qualified => {
            format!("{}–{}", month(a.first), stated(b))
        }
        (Precision::Year, Precision::Year) if !qualified && a.first.year() > 0 => {
            format!("{}–{}", stated(a), stated(b))
        }
        _ => format!("{} – {}", unit(a), unit(b)),
    }
}

fn set(kind: SetKind, first: Element, others: &[Element]) -> String {
    let mut elements = std::iter::once(first).chain(others.iter().copied()).map(|one| element(kind, one));
    let conjunction = match kind {
        SetKind::OneOf => "or",
        SetKind::EachOf => "and",
    };
    let before_conjunction = others.len().min(NAMED_ELEMENTS);
    let named: Vec<_> = elements.by_ref().take(before_conjunction).collect();
    let rest = match (others.len() + 1 - before_conjunction, elements.next()) {
        (1, Some(last)) => last,
        (unnamed, _) => format!("{unnamed} others"),
    };
    if named.is_empty() { rest } else { format!("{} {conjunction} {rest}", named.join(", ")) }
}

fn element(kind: SetKind, element: Element) -> String {
    match (element, kind) {
        (Element::Unit(one), _) => unit(one),
        (Element::OnOrBefore(one), SetKind::OneOf) => format!("some day up to {}", unit(one)),
        (Element::OnOrBefore(one), SetKind::EachOf) => format!("all up to {}", unit(one)),
        (Element::OnOrAfter(one), SetKind::OneOf) => format!("some day from {} on", unit(one)),
        (Element::OnOrAfter(one), SetKind::EachOf) => format!("all from {} on", unit(one)),
        (Element::Range(from, to), SetKind::OneOf) => format!("some day in {}", span(from, to)),
        (Element::Range(from, to), SetKind::EachOf) => format!("all of {}", span(from, to)),
    }
}
