//! Dates in other notations than EDTF, recognised to suggest how to write them.

use chrono::NaiveDate;

/// Texts longer than this are not looked at: no notation of a single date needs as much.
const MAX_BYTES: usize = 48;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// A date that was recognised; it need not exist in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recognised {
    Day(YearMonthDay),
    Month {
        year: i32,
        month: u32,
    },
    /// Day and month, in an order that the numbers leave open.
    DayOrMonthFirst {
        year: i32,
        a: u32,
        b: u32,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct YearMonthDay {
    pub(super) year: i32,
    pub(super) month: u32,
    pub(super) day: u32,
}

impl YearMonthDay {
    pub(super) fn exists(self) -> bool {
        NaiveDate::from_ymd_opt(self.year, self.month, self.day).is_some()
    }

    /// The same day with day and month exchanged.
    pub(super) const fn swapped(self) -> Self {
        Self { month: self.day, day: self.month, ..self }
    }

    pub(super) fn edtf(self) -> String {
        format!("{}-{:02}", edtf_month(self.year, self.month), self.day)
    }
}

/// The EDTF of a month, or of whatever the numbers say where they are none.
pub(super) fn edtf_month(year: i32, month: u32) -> String {
    if year < 0 { format!("-{:04}-{month:02}", year.unsigned_abs()) } else { format!("{year:04}-{month:02}") }
}

/// A word or number of a notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A number of one or two digits.
    Short(u32),
    /// A number of four digits.
    Year(i32),
    /// The name of a month, as its number.
    Month(u32),
}

/// Recognises a day or month written in numbers in any usual order and with any separators, or
/// with an English month name: `30 Sep 2019`, `September 30th, 2019`, `30/09/2019`, `2019-9-30`,
/// `20190930`. Years have four digits.
pub(super) fn recognise(text: &str) -> Option<Recognised> {
    if text.len() > MAX_BYTES {
        return None;
    }
    if let Some(positive) = text.strip_prefix('-') {
        return before_year_zero(positive);
    }
    let undivided = (text.len() == 8).then(|| compact(text)).flatten();
    if undivided.is_some() {
        return undivided;
    }
    let words = text.split(is_separator).filter(|word| !word.is_empty());
    let tokens = words.map(token).collect::<Option<Vec<_>>>()?;
    // `2008/09` is as likely a span of two years.
    let slashed = text.contains('/');
    match *tokens.as_slice() {
        [Token::Year(year), Token::Short(a), Token::Short(b)] => Some(Recognised::Day(YearMonthDay { year, month: a, day: b })),
        [Token::Short(a), Token::Short(b), Token::Year(year)] => Some(day_and_month(year, a, b)),
        [Token::Short(day), Token::Month(month), Token::Year(year)]
        | [Token::Month(month), Token::Short(day), Token::Year(year)]
        | [Token::Year(year), Token::Month(month), Token::Short(day)] => Some(Recognised::Day(YearMonthDay { year, month, day })),
        [Token::Month(month) | Token::Short(month), Token::Year(year)] | [Token::Year(year), Token::Month(month)] => {
            Some(Recognised::Month { year, month })
        }
        [Token::Year(year), Token::Short(month)] if !slashed => Some(Recognised::Month { year, month }),
        _ => None,
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '.' | '/' | '_') || is_dash(c)
}

/// Hyphens, dashes and the minus sign.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn token(word: &str) -> Option<Token> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if digits.is_empty() {
        return month_name(word).map(Token::Month);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let suffix = word.strip_prefix(digits)?.to_ascii_lowercase();
    let is_ordinal = matches!(suffix.as_str(), "st" | "nd" | "rd" | "th");
    match digits.len() {
        1 | 2 if suffix.is_empty() || is_ordinal => digits.parse().ok().map(Token::Short),
        4 if suffix.is_empty() => digits.parse().ok().map(Token::Year),
        _ => None,
    }
}

/// The number of a month from its English name or an abbreviation of three letters or more.
fn month_name(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let index = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(&word))?;
    u32::try_from(index + 1).ok()
}

/// `20190930`
fn compact(text: &str) -> Option<Recognised> {
    let number = |range| text.get(range).and_then(|digits: &str| digits.parse().ok());
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let day = YearMonthDay { year: i32::try_from(number(0..4)?).ok()?, month: number(4..6)?, day: number(6..8)? };
    day.exists().then_some(Recognised::Day(day))
}

/// Day and month before the year: a number above twelve can only be the day.
const fn day_and_month(year: i32, a: u32, b: u32) -> Recognised {
    if a > 12 || a == b {
        Recognised::Day(YearMonthDay { year, month: b, day: a })
    } else if b > 12 {
        Recognised::Day(YearMonthDay { year, month: a, day: b })
    } else {
        Recognised::DayOrMonthFirst { year, a, b }
    }
}

/// With a leading minus only ISO's own order is a date.
fn before_year_zero(text: &str) -> Option<Recognised> {
    if text.starts_with('-') {
        return None;
    }
    match recognise(text)? {
        Recognised::Day(day) if text.starts_with(&format!("{:04}-", day.year)) => {
            Some(Recognised::Day(YearMonthDay { year: -day.year, ..day }))
        }
        _ => None,
    }
}
