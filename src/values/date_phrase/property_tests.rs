//! What holds for every text, and for every day however it is written.

use std::time::{Duration, Instant};

use chrono::Datelike;
use proptest::prelude::*;

use super::*;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month_name(day: NaiveDate) -> &'static str {
    MONTHS[usize::try_from(day.month0()).unwrap()]
}

/// A day in one of several styles.
fn in_words(date: NaiveDate, style: usize) -> String {
    let (name, day, year) = (month_name(date), date.day(), date.year());
    match style {
        0 => format!("{name} {day}, {year}"),
        1 => format!("{day} {name} {year}"),
        2 => date.to_string(),
        3 if name.len() > 3 => format!("{}. {day}, {year}", name.get(..3).unwrap()),
        4 => format!("{name} {day}th, {year}"),
        5 => format!("the {day}th of {name} {year}"),
        6 => format!("{name}\u{a0}{day},\u{a0}{year}"),
        7 => format!("{}, {name} {day}, {year}", date.weekday()),
        _ => format!("{} {day} {year}", name.to_lowercase()),
    }
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (693_596_i32..767_009).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

const SALAD: [&str; 64] = [
    "between",
    "and",
    "to",
    "or",
    "from",
    "until",
    "since",
    "by",
    "after",
    "before",
    "about",
    "early",
    "mid",
    "late",
    "end of",
    "the",
    "of",
    "in",
    "on",
    "first",
    "second",
    "quarter of",
    "months of",
    "three",
    "a",
    "few",
    "day",
    "days",
    "weeks",
    "later",
    "earlier",
    "same",
    "that",
    "following",
    "year",
    "last",
    "Friday",
    "Fri",
    "summer",
    "May",
    "may",
    "March",
    "November",
    "Nov",
    "Dec",
    "2019",
    "2020s",
    "1",
    "31",
    "00",
    "12th",
    "30",
    "9999",
    "1,100",
    "-",
    "\u{2013}",
    " - ",
    "/",
    ".",
    ",",
    ":",
    "\n\n",
    "Movement",
    "people",
];

fn texts() -> impl Strategy<Value = String> {
    let salad = |separator: &'static str| {
        prop::collection::vec(prop::sample::select(&SALAD[..]), 0..14).prop_map(move |words| words.join(separator))
    };
    prop_oneof![salad(" "), salad(""), any::<String>()]
}

proptest! {
    #[test]
    fn a_day_is_read_as_it_is_written(day in days(), style in 0_usize..9) {
        let text = format!("The attack of {} killed nobody.", in_words(day, style));
        let found = dates(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        let read = found[0].complete(&Context::default()).and_then(|date| date.exact_day());
        prop_assert_eq!(read, Some(day), "{}", text);
    }

    #[test]
    fn an_extent_is_read_from_its_first_to_its_last_day(a in days(), b in days(), style in 0_usize..8, joiner in 0_usize..3) {
        let (from, to) = (a.min(b), a.max(b));
        let joiner = [" - ", " \u{2013} ", " to "][joiner];
        let text = format!("{}{joiner}{}", in_words(from, style), in_words(to, style).trim_start_matches("the "));
        let found = dates(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        let read = found[0].complete(&Context::default());
        let expected = Date::parse(&format!("{from}/{to}")).unwrap();
        prop_assert_eq!(read, Some(expected), "{}", text);
    }

    #[test]
    fn a_day_supports_itself_and_no_other(day in days(), claimed in days()) {
        let phrase = dates(&in_words(day, 0)).remove(0);
        let claim = Date::parse(&claimed.to_string()).unwrap();
        let same = supports(&phrase, &claim, &Context::default()) == Support::Same;
        prop_assert_eq!(same, day == claimed);
        let own = Date::parse(&day.to_string()).unwrap();
        prop_assert_eq!(supports(&phrase, &own, &Context::default()), Support::Same);
    }

    #[test]
    fn spans_are_ordered_and_on_character_boundaries(text in texts()) {
        let mut last = 0;
        for phrase in dates(&text) {
            prop_assert!(last <= phrase.span.start);
            prop_assert!(text.get(phrase.span.clone()).is_some_and(|words| !words.is_empty()));
            last = phrase.span.end;
        }
    }

    #[test]
    fn every_context_is_survived(text in texts(), year in any::<Option<i32>>(), day in any::<i32>(), claimed in days()) {
        let context = Context { year, anchor: NaiveDate::from_num_days_from_ce_opt(day) };
        let claim = Date::parse(&claimed.to_string()).unwrap();
        for phrase in dates(&text) {
            let complete = phrase.complete(&context);
            prop_assert_eq!(supports(&phrase, &claim, &context) == Support::Unknown, complete.is_none());
        }
    }
}

#[test]
fn long_texts_are_read_in_linear_time() {
    for unit in ["between May ", "from 1-", "early ", "1/", "May 1 and ", "the first ", "2019-", "a few days ", "\u{2019}s", "1,"] {
        let started = Instant::now();
        let found = dates(&unit.repeat(5_000));
        assert!(found.len() <= 10_000 && started.elapsed() < Duration::from_secs(2), "{unit}");
    }
}
