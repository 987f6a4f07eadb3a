//! Properties of all dates, and of all texts.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use super::super::{Date, DateComparison, DateExplanation, compare};
use super::date;

/// Days of three years, so that any two are often near each other.
fn day() -> impl Strategy<Value = NaiveDate> {
    (0..1096_u64).prop_map(|days| NaiveDate::from_ymd_opt(2018, 1, 1).unwrap() + Days::new(days))
}

/// A single date without marks, from a day to a century.
fn plain() -> impl Strategy<Value = String> {
    (day(), 0..9, 21..=24).prop_map(|(day, form, season)| {
        let text = day.to_string();
        match form {
            0..=3 => text,
            4 => text[..7].to_owned(),
            5 => format!("{}-XX", &text[..7]),
            6 => format!("{}-{season}", &text[..4]),
            7 => text[..4].to_owned(),
            _ => format!("{}X", &text[..3]),
        }
    })
}

fn single() -> impl Strategy<Value = String> {
    (plain(), prop_oneof![3 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")]).prop_map(|(plain, mark)| plain + mark)
}

fn interval() -> impl Strategy<Value = String> {
    (day(), 0..40_u64, 0..6).prop_map(|(start, length, form)| {
        let end = start + Days::new(length);
        match form {
            0 => format!("{start}/.."),
            1 => format!("/{end}"),
            2 => format!("{start}~/{end}"),
            3 => format!("{}/{end}", start.format("%Y-%m")),
            _ => format!("{start}/{end}"),
        }
    })
}

fn set() -> impl Strategy<Value = String> {
    let range = (day(), 0..9_u64).prop_map(|(from, length)| format!("{from}..{}", from + Days::new(length)));
    let element = prop_oneof![3 => single(), 1 => range];
    (prop::collection::vec(element, 1..5), any::<bool>()).prop_map(|(elements, one_of)| {
        let list = elements.join(",");
        if one_of { format!("[{list}]") } else { format!("{{{list}}}") }
    })
}

fn any_date() -> impl Strategy<Value = String> {
    prop_oneof![2 => single(), 1 => interval(), 1 => set()]
}

/// Text that is nearly a date.
fn near_date() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-Y?~%\\[{]{0,2}[0-9X]{1,4}[-/. ,T:–]{0,2}[0-9X]{0,2}[-/. ,T:]{0,2}[0-9X]{0,4}[?~%./,\\]}]{0,3}",
        "[0-9]{1,2}(st|th)? (Jan|Feb|Sept|Juin|é)[a-z]{0,3}[ ,.]{1,2}[0-9]{1,4}",
        (any_date(), any_date(), "[/,. ]{0,2}").prop_map(|(a, b, between)| a + &between + &b),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn a_date_displays_as_it_was_written(text in any_date()) {
        let date = date(&text);
        prop_assert_eq!(date.to_string(), text.clone());
        prop_assert_eq!(date.text(), text);
        prop_assert!(!date.human().is_empty());
    }

    #[test]
    fn any_text_is_read_or_refused_with_a_part_of_it(text in prop_oneof![any::<String>(), near_date()]) {
        if let Err(error) = Date::parse(&text) {
            prop_assert!(text.get(error.range.clone()).is_some(), "{:?}", error);
            prop_assert!(!error.message.is_empty() && !error.message.contains('\n'));
        }
    }

    #[test]
    fn a_suggestion_is_a_date_other_than_what_it_replaces(text in near_date()) {
        if let Err(error) = Date::parse(&text)
            && let Some(suggestion) = error.suggestion
        {
            prop_assert_ne!(&suggestion, &text[error.range]);
            prop_assert!(Date::parse(&suggestion).is_ok(), "{}", suggestion);
        }
    }

    #[test]
    fn comparison_is_symmetric(a in any_date(), b in any_date()) {
        let (a, b) = (date(&a), date(&b));
        prop_assert_eq!(compare(&a, &b), compare(&b, &a));
    }

    #[test]
    fn a_date_is_the_same_as_itself(text in any_date()) {
        let date = date(&text);
        prop_assert_eq!(compare(&date, &date), DateComparison::Same);
    }

    #[test]
    fn a_contradiction_has_a_gap_and_a_compatible_pair_none(a in any_date(), b in any_date()) {
        let (a, b) = (date(&a), date(&b));
        let apart = a.possible().gap_days(b.possible());
        match compare(&a, &b) {
            DateComparison::Contradicts { gap_days, .. } => prop_assert!(gap_days >= apart.max(1)),
            DateComparison::Same | DateComparison::Compatible => prop_assert_eq!(apart, 0),
        }
    }

    #[test]
    fn exact_days_and_extents_lie_within_what_is_possible(text in any_date()) {
        let date = date(&text);
        if let Some(day) = date.exact_day() {
            prop_assert!(date.possible().contains(day));
        }
        if let Some((start, end)) = date.extent() {
            prop_assert!(date.possible().covers(start) && date.possible().covers(end));
        }
    }

    #[test]
    fn approximation_only_widens(text in plain()) {
        let (stated, about) = (date(&text), date(&format!("{text}~")));
        prop_assert!(about.possible().covers(stated.possible()));
        prop_assert!(!stated.possible().covers(about.possible()));
        prop_assert_eq!(compare(&stated, &about), DateComparison::Compatible);
    }

    #[test]
    fn uncertainty_does_not_change_a_comparison(a in plain(), b in any_date()) {
        let (certain, uncertain, b) = (date(&a), date(&format!("{a}?")), date(&b));
        prop_assert_eq!(compare(&certain, &b), compare(&uncertain, &b));
    }

    #[test]
    fn the_gap_of_two_days_is_their_difference(a in day(), b in day()) {
        let gap = match compare(&date(&a.to_string()), &date(&b.to_string())) {
            DateComparison::Same => 0,
            DateComparison::Contradicts { gap_days, .. } => i64::from(gap_days),
            DateComparison::Compatible => -1,
        };
        prop_assert_eq!(gap, (a - b).num_days().abs());
    }

    #[test]
    fn an_exchange_is_reported_exactly_when_it_reconciles(a in day(), b in day(), exchange in any::<bool>()) {
        let exchanged = NaiveDate::from_ymd_opt(a.year(), a.day(), a.month());
        let b = exchanged.filter(|_| exchange).unwrap_or(b);
        let reported = matches!(
            compare(&date(&a.to_string()), &date(&b.to_string())),
            DateComparison::Contradicts { explanation: Some(DateExplanation::DayMonthSwapped), .. }
        );
        prop_assert_eq!(reported, a != b && exchanged == Some(b));
    }

    #[test]
    fn a_day_is_compatible_with_a_set_of_days_that_has_it(days in prop::collection::vec(day(), 1..8), other in day()) {
        let list = days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(",");
        let set = date(&format!("[{list}]"));
        let nearest = days.iter().map(|day| (*day - other).num_days().abs()).min();
        let gap = match compare(&set, &date(&other.to_string())) {
            DateComparison::Contradicts { gap_days, .. } => i64::from(gap_days),
            DateComparison::Same | DateComparison::Compatible => 0,
        };
        prop_assert_eq!(Some(gap), nearest);
    }
}
