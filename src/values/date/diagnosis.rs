//! Why a text is no date, and what to write instead.

use super::error::{DateError, DateErrorKind, Piece};
use super::notation::{self, Recognised, YearMonthDay};
use super::unit::{NotAUnit, Unit};

/// Texts longer than this are not searched for a date to suggest.
const MAX_BYTES: usize = 64;

const FORMS: &str = "write a day as 2019-09-30, a month as 2019-09, a year as 2019";

/// What the date is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartOf {
    Nothing,
    Interval,
    Set,
}

/// The error for a `piece` that is no single date.
pub(super) fn explain(piece: Piece<'_>, part_of: PartOf, reason: NotAUnit) -> DateError {
    match reason {
        NotAUnit::NotEdtf(reason) => searched(piece).unwrap_or_else(|| not_edtf(piece, reason)),
        NotAUnit::NotADate => searched(piece).unwrap_or_else(|| not_a_single_date(piece, part_of)),
        NotAUnit::BeyondLevelOne(date) => beyond_level_one(piece, &date),
        NotAUnit::OutsideCalendar => {
            piece.error(DateErrorKind::Unsupported, "the year is out of range: years from -262143 to 262142 are supported")
        }
    }
}

/// The error for an end of an interval with `X` for what is unknown, which is level 2.
pub(super) fn masked_end(piece: Piece<'_>) -> DateError {
    let message =
        "X cannot stand in an end of an interval: leave the unknown day or month out (2019-09 for 2019-09-XX), and name a year of a decade";
    let error = piece.error(DateErrorKind::Unsupported, message);
    let (core, qualifier) = split_qualifier(piece.text);
    let shorter = format!("{}{qualifier}", core.trim_end_matches("-XX"));
    if shorter.contains('X') || Unit::parse(&shorter).is_err() { error } else { error.suggesting(shorter) }
}

/// The error for a whole text that is one date written with slashes, not an interval. EDTF's
/// own signs (hyphens, an open or unknown end) mark an interval whose ends are to be judged.
pub(super) fn slashed_notation(whole: Piece<'_>) -> Option<DateError> {
    let text = whole.text;
    let is_interval = text.contains('-') || text.contains("..") || text.starts_with('/') || text.ends_with('/');
    if is_interval || text.len() > MAX_BYTES {
        return None;
    }
    time_of_day(whole).filter(|_| text.matches('/').count() > 1).or_else(|| other_notation(whole))
}

/// The error for the end of an interval; where the end leaves out what it shares with the
/// start (`2019-06-09/10`), which ISO 8601 allows and EDTF does not, with the full end.
pub(super) fn completing_end(start: Piece<'_>, end: Piece<'_>, error: DateError) -> DateError {
    let shared = start.text.len().checked_sub(end.text.len()).and_then(|at| start.text.get(..at));
    let Some(shared) = shared.filter(|shared| shared.ends_with('-')) else {
        return error;
    };
    let full = format!("{shared}{}", end.text);
    match (Unit::parse(start.text), Unit::parse(&full)) {
        (Ok(from), Ok(to)) if from.first <= to.last => {
            let message = format!("the end of an interval is written in full: write {full}");
            end.error(DateErrorKind::NotEdtf, message).suggesting(full)
        }
        _ => error,
    }
}

/// What a look at other notations finds.
fn searched(piece: Piece<'_>) -> Option<DateError> {
    if piece.text.len() > MAX_BYTES {
        return None;
    }
    time_of_day(piece).or_else(|| other_signs(piece)).or_else(|| other_notation(piece))
}

/// A date followed by a time of day: a colon, or `T` between digits.
fn time_of_day(piece: Piece<'_>) -> Option<DateError> {
    let head = match (piece.text.split_once(['T', 't']), piece.text.split_once(':')) {
        (Some((head, tail)), _) if head.ends_with(|c: char| c.is_ascii_digit()) && tail.starts_with(|c: char| c.is_ascii_digit()) => head,
        (_, Some((head, _))) => head.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end(),
        _ => return None,
    };
    let message = "a date with a time of day is not supported: only days are compared";
    let date = if Unit::parse(head).is_ok() { Some(head.to_owned()) } else { notation::recognise(head).and_then(certain) };
    Some(match date {
        Some(date) => piece.error(DateErrorKind::Unsupported, format!("{message}; write {date}")).suggesting(date),
        None => piece.error(DateErrorKind::Unsupported, format!("{message}; {FORMS}")),
    })
}

/// EDTF but for spaces around it, typographic dashes or a small `x`.
fn other_signs(piece: Piece<'_>) -> Option<DateError> {
    let (core, qualifier) = split_qualifier(piece.text.trim());
    let core: String = core.trim_end().chars().map(|c| if notation::is_dash(c) { '-' } else { c.to_ascii_uppercase() }).collect();
    let mended = format!("{core}{qualifier}");
    if mended == piece.text || Unit::parse(&mended).is_err() {
        return None;
    }
    let message = format!("EDTF has no spaces, plain hyphens and capital letters: write {mended}");
    Some(piece.error(DateErrorKind::NotEdtf, message).suggesting(mended))
}

/// A date in another notation, or a day or month that does not exist.
fn other_notation(piece: Piece<'_>) -> Option<DateError> {
    let (core, qualifier) = split_qualifier(piece.text.trim());
    match notation::recognise(core)? {
        Recognised::Day(day) if day.exists() => Some(rewrite(piece, &(day.edtf() + qualifier))),
        Recognised::Day(day) => Some(impossible_day(piece, day, qualifier)),
        Recognised::Month { year, month: month @ 1..=12 } => Some(rewrite(piece, &(notation::edtf_month(year, month) + qualifier))),
        Recognised::Month { month, .. } => {
            Some(piece.error(DateErrorKind::ImpossibleDay, format!("there is no month {month}: months are 01 to 12, seasons 21 to 24")))
        }
        Recognised::DayOrMonthFirst { year, a, b } => {
            let [first, second] = [(a, b), (b, a)].map(|(month, day)| YearMonthDay { year, month, day }.edtf());
            let message = format!("not EDTF, and it can be read as two days: write {first} or {second}, whichever is meant");
            Some(piece.error(DateErrorKind::NotEdtf, message))
        }
    }
}

fn rewrite(piece: Piece<'_>, edtf: &str) -> DateError {
    piece.error(DateErrorKind::NotEdtf, format!("not EDTF: write {edtf}")).suggesting(edtf)
}

fn impossible_day(piece: Piece<'_>, day: YearMonthDay, qualifier: &str) -> DateError {
    let swapped = day.swapped();
    if swapped.exists() {
        let edtf = swapped.edtf() + qualifier;
        let message = format!("there is no month {}: write {edtf}, the month before the day", day.month);
        return piece.error(DateErrorKind::ImpossibleDay, message).suggesting(edtf);
    }
    let message = match days_in_month(day) {
        None => format!("there is no month {}: months are 01 to 12", day.month),
        Some(last) => format!(
            "there is no day {}: {} has {last} days; correct the day, or write only the month",
            day.day,
            notation::edtf_month(day.year, day.month),
        ),
    };
    piece.error(DateErrorKind::ImpossibleDay, message)
}

/// The number of days of the month; `None` if there is no such month.
fn days_in_month(of: YearMonthDay) -> Option<u32> {
    (28..=31).rev().find(|&day| YearMonthDay { day, ..of }.exists())
}

/// The EDTF of what was recognised, if it can only mean one day or month and that exists.
fn certain(recognised: Recognised) -> Option<String> {
    match recognised {
        Recognised::Day(day) if day.exists() => Some(day.edtf()),
        Recognised::Month { year, month: month @ 1..=12 } => Some(notation::edtf_month(year, month)),
        _ => None,
    }
}

/// The text without the mark `?`, `~` or `%` at its end, and that mark.
fn split_qualifier(text: &str) -> (&str, &str) {
    let core = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    (core, text.strip_prefix(core).unwrap_or_default())
}

fn not_edtf(piece: Piece<'_>, reason: &str) -> DateError {
    let message = if piece.text.contains("..") {
        "not EDTF: write 2019-09-29/2019-09-30 where it lasted from one day to the other, [2019-09-29..2019-09-30] where it happened on some day between them".to_owned()
    } else {
        format!("not EDTF ({reason}): {FORMS}")
    };
    piece.error(DateErrorKind::NotEdtf, message)
}

fn not_a_single_date(piece: Piece<'_>, part_of: PartOf) -> DateError {
    let message = match part_of {
        PartOf::Set => "an element of a set is a date or a range: write 2019-09-30 or 2019-09-29..2019-09-30",
        PartOf::Interval => "an end of an interval is a single date: write 2019-09-29/2019-09-30",
        PartOf::Nothing => "not a single date: write 2019-09-30",
    };
    piece.error(DateErrorKind::NotEdtf, message)
}

fn beyond_level_one(piece: Piece<'_>, date: &edtf_core::Date) -> DateError {
    let error = |message| piece.error(DateErrorKind::Unsupported, message);
    if date.has_unspecified() {
        error("X can only stand for a whole day or month, or for the last digits of a year: write a set such as [2019-09-20..2019-09-29]")
    } else if date.month.is_some_and(|month| month.value() > Some(24)) {
        error("quarters and other parts of a year are not supported: write an interval or a set of months such as [2019-01..2019-03]")
    } else if date.is_uncertain() || date.is_approximate() {
        error("the marks ?, ~ and % can only stand at the end, for the whole date: write 2019-09-30~")
    } else {
        error(
            "exponents and significant digits of years are not supported: write the year, or a range of years in a set such as [1950..1959]",
        )
    }
}
