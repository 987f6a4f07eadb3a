//! What holds for every text, and for every number written in words.

use proptest::prelude::*;

use super::*;
use crate::values::count::Qualifier;
use crate::values::number::Number;

/// A number in English words, in the American or, with "and", the British way.
fn in_words(n: u64, and: bool) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const SCALES: [(u64, &str); 5] =
        [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred")];
    if n < 20 {
        return ONES[usize::try_from(n).unwrap()].to_owned();
    }
    if n < 100 {
        let ten = TENS[usize::try_from(n / 10 - 2).unwrap()];
        return match n % 10 {
            0 => ten.to_owned(),
            one => format!("{ten}-{}", in_words(one, and)),
        };
    }
    let (scale, name) = SCALES.into_iter().find(|(scale, _)| *scale <= n).unwrap();
    let head = format!("{} {name}", in_words(n / scale, and));
    match n % scale {
        0 => head,
        rest if rest < 100 && and => format!("{head} and {}", in_words(rest, and)),
        rest => format!("{head} {}", in_words(rest, and)),
    }
}

const SALAD: [&str; 62] = [
    "at least",
    "more than",
    "up to",
    "as many as",
    "nearly",
    "about",
    "some",
    "between",
    "and",
    "to",
    "or",
    "or more",
    "from",
    "one",
    "two",
    "fifty-four",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "a",
    "an",
    "dozen",
    "dozens",
    "several",
    "a few",
    "of",
    "no",
    "casualties",
    "no one",
    "unknown",
    "an unknown number",
    "54",
    "12",
    "1,100",
    "2019",
    "8.8",
    "007",
    "19th",
    "November",
    "May",
    "in",
    "the",
    "chief",
    "soldiers",
    "people",
    "others",
    "percent",
    "days",
    "Gangafani",
    "$",
    "-",
    "\u{2013}",
    ",",
    ".",
    "+",
    "~",
    "\n\n",
    "U.N.",
    "year-old",
    "c.",
    "18446744073709551615",
];

fn texts() -> impl Strategy<Value = String> {
    let salad = |separator: &'static str| {
        prop::collection::vec(prop::sample::select(&SALAD[..]), 0..12).prop_map(move |words| words.join(separator))
    };
    prop_oneof![salad(" "), salad(""), any::<String>()]
}

proptest! {
    #[test]
    fn words_are_read_as_the_number_they_render(
        n in prop_oneof![0_u64..2_000, 0_u64..1_000_000_000_000_000],
        and in any::<bool>(),
    ) {
        let words = in_words(n, and);
        let count = count_phrase(&words, Grain::Whole).unwrap_or_else(|| panic!("{words}"));
        prop_assert_eq!(count.stated(), Some(n.into()), "{}", words);
        prop_assert_eq!(count.qualifier(), Qualifier::Exact);
    }

    #[test]
    fn digits_are_read_as_their_number(n in any::<u64>()) {
        let text = format!("They killed at least {n} soldiers");
        let found = figures(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].count.low(), n.into());
    }

    #[test]
    fn spans_are_ordered_and_hold_the_words(text in texts()) {
        let mut last = 0;
        for figure in figures_and_articles(&text) {
            prop_assert!(last <= figure.span.start);
            prop_assert!(figure.span.start <= figure.number.start);
            prop_assert!(figure.number.end <= figure.span.end);
            prop_assert!(!figure.number.is_empty());
            prop_assert!(text.get(figure.number.clone()).is_some());
            prop_assert_eq!(text.get(figure.span.clone()), Some(figure.count.text()));
            last = figure.span.end;
        }
    }

    #[test]
    fn a_figure_reads_the_same_on_its_own(text in texts()) {
        // "54 soldiers at least" holds the noun, and says whose count it is.
        let holds_noun = |figure: &Figure| {
            let behind = text.get(figure.number.end..figure.span.end).unwrap_or_default();
            ["soldiers", "people", "casualties", "others"].iter().any(|noun| behind.contains(noun))
        };
        for figure in figures(&text).into_iter().filter(|figure| !holds_noun(figure)) {
            let alone = count_phrase(figure.count.text(), Grain::Whole).map(|count| count.interval());
            prop_assert_eq!(alone, Some(figure.count.interval()), "{}", figure.count.text());
        }
    }

    #[test]
    fn a_share_is_read_in_its_digits(digits in 1_u32..10_000, decimals in 0_u32..4) {
        let share = Number::decimal(digits.into(), decimals).unwrap();
        let text = format!("A poll says that at least {share} percent of them agree");
        prop_assert!(figures(&text).is_empty());
        let found = figures_and_measures(&text);
        let shares: Vec<&Figure> = found.iter().filter(|figure| figure.kind == FigureKind::Measure).collect();
        prop_assert_eq!(shares.len(), 1);
        prop_assert_eq!(shares[0].count.stated(), Some(share));
        prop_assert_eq!(&text[shares[0].number.clone()], share.to_string());
        let alone = count_phrase(shares[0].count.text(), Grain::Fine);
        prop_assert_eq!(alone.as_ref(), Some(&shares[0].count));
    }

    #[test]
    fn articles_only_add_to_the_figures(text in texts()) {
        let mut with_articles = figures_and_articles(&text);
        with_articles.retain(|figure| !figure.is_article());
        prop_assert_eq!(with_articles, figures(&text));
    }
}
