//! Figures in prose: what is one, what is none, and where.

use super::*;

/// The figures of a text: the words of each, and its canonical notation.
fn read(text: &str) -> Vec<(&str, String)> {
    figures(text).into_iter().map(|figure| (&text[figure.span], figure.count.normalised())).collect()
}

/// Checks a table of texts with the words and the notation of their one figure.
fn check_single(table: &[(&str, &str, &str)]) {
    for &(text, words, notation) in table {
        assert_eq!(read(text), [(words, notation.to_owned())], "{text}");
    }
}

#[test]
fn figures_are_found_with_their_qualifiers() {
    check_single(&[
        ("killed 53", "53", "53"),
        ("killing at least 54 soldiers", "at least 54", ">=54"),
        ("At least nine people are killed", "At least nine", ">=9"),
        ("no fewer than 53 died", "no fewer than 53", ">=53"),
        ("53 or more were hurt", "53 or more", ">=53"),
        ("50+ dead", "50+", ">=50"),
        ("more than 24 soldiers", "more than 24", ">=25"),
        ("kills over 31 villagers", "over 31", ">=32"),
        ("as many as 27 missing", "as many as 27", "1..27"),
        ("the lives of up to 100 people", "up to 100", "1..100"),
        ("no more than 27 dead", "no more than 27", "0..27"),
        ("fewer than 10 survived", "fewer than 10", "0..9"),
        ("nearly 50 were killed", "nearly 50", "45..49"),
        ("some 250 military personnel", "some 250", "225..275"),
        ("ca. 300 fighters", "ca. 300", "270..330"),
        ("~300 fighters", "~300", "270..330"),
        ("an estimated 300 civilian men", "an estimated 300", "270..330"),
        ("at least some 20 people", "at least some 20", ">=20"),
        ("between 20 and 30 civilians", "between 20 and 30", "20..30"),
        ("ranging from 20 to 30", "ranging from 20 to 30", "20..30"),
        ("20 to 30 fighters", "20 to 30", "20..30"),
        ("20\u{2013}30 fighters", "20\u{2013}30", "20..30"),
        ("20-30 fighters", "20-30", "20..30"),
        ("five or six men", "five or six", "5..6"),
        ("two or three hundred men", "two or three hundred", "200..300"),
        ("1 to 2 million people", "1 to 2 million", "1000000..2000000"),
        ("up to 20 or 30 men", "up to 20 or 30", "1..30"),
        ("53 soldiers at least", "53 soldiers at least", ">=53"),
        ("53 soldiers at least were killed", "53 soldiers at least", ">=53"),
        ("54 people at most, and", "54 people at most", "0..54"),
        ("200 fighters or so", "200 fighters or so", "180..220"),
        ("more\nthan 54", "more\nthan 54", ">=55"),
        ("more than **54** people", "more than **54", ">=55"),
    ]);
}

#[test]
fn numbers_are_read_in_digits_and_words() {
    check_single(&[
        ("1,100 soldiers", "1,100", "1100"),
        ("1\u{a0}100 soldiers", "1\u{a0}100", "1100"),
        ("1 300 soldiers", "1 300", "1300"),
        ("at least 1 300 000 people", "at least 1 300 000", ">=1300000"),
        ("a couple of soldiers", "a couple of", "2"),
        ("fifty-four men", "fifty-four", "54"),
        ("Nineteen people", "Nineteen", "19"),
        ("a hundred and five died", "a hundred and five", "105"),
        ("twelve hundred men", "twelve hundred", "1200"),
        ("8.8 million people", "8.8 million", "8800000"),
        ("15 thousand refugees", "15 thousand", "15000"),
        ("three hundred thousand and one", "three hundred thousand and one", "300001"),
        ("ambush a dozen vehicles", "a dozen", "10..14"),
        ("two dozen men", "two dozen", "21..27"),
        ("half a dozen men", "half a dozen", "5..7"),
        ("more than a dozen men", "more than a dozen", ">=13"),
        ("a 32-man team", "32", "32"),
        ("2000 people were killed", "2000", "2000"),
        ("up to 2000 fighters", "up to 2000", "1..2000"),
    ]);
}

#[test]
fn vague_words_and_absence_are_figures() {
    check_single(&[
        ("including dozens of civilians", "dozens", ">=12"),
        ("scores were hurt", "scores", ">=20"),
        ("Several soldiers are wounded", "Several", ">=2"),
        ("several hundred people", "several hundred", ">=200"),
        ("a few dozen men", "a few dozen", "24..119"),
        ("a couple of hundred men", "a couple of hundred", "200..299"),
        ("tens of thousands fled", "tens of thousands", ">=10000"),
        ("hundreds more have been wounded", "hundreds", ">=100"),
        ("a few attackers", "a few", "2..9"),
        ("at least several men", "at least several", ">=2"),
        ("up to a few dozen men", "up to a few dozen", "1..119"),
        ("an unknown number of men", "an unknown number", "unknown"),
        ("leaving no casualties", "no casualties", "0"),
        ("no civilian casualties", "no civilian casualties", "0"),
        ("No-one was killed", "No-one", "0"),
        ("no one was killed", "no one", "0"),
        ("without casualties", "without casualties", "0"),
        ("without any casualties", "without any casualties", "0"),
    ]);
}

#[test]
fn numbers_that_count_nobody_are_no_figures() {
    for text in [
        // Dates and times.
        "On November 1, 2019, ISIS attacked",
        "in 2019 and 2020",
        "between 2012 and 2013",
        "the 2021-25 plan",
        "the 2021\u{2013}25 plan",
        "During June 18-19, fighters attacked",
        "on 14 and 15 November",
        "on November 1 and 2 in Gao",
        "Nov. 5",
        "2019-11-01",
        "1/11/2019",
        "the 1990s",
        "at approximately 2 a.m., then 14:30, then 3 pm",
        // Measures, shares and money.
        "over 57 percent of them, 39.9 percent, 5 per cent, 10%",
        "twenty one percent",
        "$15 million, \\$1,200, \u{20ac}5 and 20 million dollars",
        "4,500 miles, 60 kilometers, some 5 km, dozens of kilometers",
        "six months, over two days, a few weeks later, several more years",
        "one and a half",
        // Ordinals, labels, names, compounds.
        "the 19th, the twenty-first, two-thirds, a 10-year mission, an 18-year-old",
        "Resolution 2085, resolution 2085, No. 5, the number two in command",
        "children as young as eight",
        "the villages of Yoro and Gangafani 2. The attacks",
        "Gangafani 2 was attacked",
        "AK-47s, the G5, the G-5 Sahel, F-16, mid-2012",
        "[12] #5 007 3.5 1.2.3 -5 10/12 5-4 3\u{2013}1",
        "https://example.org/2019/54-killed www.example.org/54",
        // Words.
        "no group claimed it, no longer, as many, how many, some soldiers, over the border",
        "turn over, one another, a soldier, another, one",
        "99999999999999999999 soldiers",
        "",
    ] {
        let found = read(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn money_and_shares_are_measures() {
    let read = |text: &str| -> Vec<(FigureKind, String)> {
        figures_and_measures(text).into_iter().map(|figure| (figure.kind, figure.count.normalised())).collect()
    };
    for (text, expected) in [
        ("$500,000", "500000"),
        ("\\$1,200", "1200"),
        ("\u{20ac}10,000", "10000"),
        ("10 000 \u{20ac}", "10000"),
        ("$10.8 million", "10800000"),
        ("39% of them", "39"),
        ("57 percent", "57"),
    ] {
        assert_eq!(read(text), [(FigureKind::Measure, expected.to_owned())], "{text}");
    }
}

#[test]
fn sentences_give_all_their_figures() {
    let table: &[(&str, &[&str])] = &[
        (
            "On November 1, 53 soldiers and one civilian died; more than 77 people were killed and \
             255 were wounded.",
            &["53", ">=78", "255"],
        ),
        ("left at least 38 soldiers dead, 17 wounded, and as many as 27 missing", &[">=38", "17", "1..27"]),
        ("The ambushes kill at least 17\u{2014}14 in Boya", &[">=17", "14"]),
        ("rose from 20 to 30", &["20", "30"]),
        ("in May 20 people were killed", &["20"]),
        ("In Mali 20 people were killed in July. 5 were hurt", &["20", "5"]),
        ("On June 3 and 20 soldiers on June 4", &["20"]),
        ("militants turn over two tourists", &["2"]),
        ("two one-ton vehicles", &["2"]),
        ("Killed 54, kills 3, JNIM says", &["54", "3"]),
        ("twenty twelve", &["20", "12"]),
        ("12 soldiers, at least three of them officers", &["12", ">=3"]),
        ("12 soldiers at least 10 of whom died", &["12", ">=10"]),
        ("John Smith, 34, was killed with 2 others", &["2"]),
        ("in Gao, 34, in Kidal, 12", &["34", "12"]),
        ("On May 1 300 people fled", &["300"]),
        ("on 1 May 300 people", &["300"]),
        ("three, four", &["3", "4"]),
        ("**November 14, 2024:** 3 dead\n\n4 hurt", &["3", "4"]),
    ];
    for (text, expected) in table {
        let found: Vec<String> = read(text).into_iter().map(|(_, notation)| notation).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn articles_are_marked() {
    let text = "A soldier, another five and one of the two; one day a few others, an hour";
    let articles: Vec<&str> = figures_and_articles(text).into_iter().filter(Figure::is_article).map(|figure| &text[figure.span]).collect();
    assert_eq!(articles, ["A", "one"]);
    assert!(figures(text).iter().all(|figure| !figure.is_article()));
    let at_least = "at least one peacekeeper";
    assert_eq!(read(at_least), [("at least one", ">=1".to_owned())]);
}

#[test]
fn numbers_are_located_apart_from_their_qualifiers() {
    let text = "between 20 and 30, at least fifty-four, 50+";
    let numbers: Vec<&str> = figures(text).into_iter().map(|figure| &text[figure.number]).collect();
    assert_eq!(numbers, ["20 and 30", "fifty-four", "50"]);
}

#[test]
fn whole_phrases_are_counts() {
    let table = [
        ("one", Some("1")),
        ("2019", Some("2019")),
        ("unknown", Some("unknown")),
        ("the chief and at least three others", Some(">=4")),
        ("Amadou Diallo and two others", Some("3")),
        ("a soldier and several others", Some(">=3")),
        ("two soldiers and three others", Some("5")),
        ("the chief and one other", Some("2")),
        ("the soldiers and three others", None),
        ("and three others", None),
        ("54 soldiers", None),
        ("54 soldiers at least", None),
        ("a couple of", Some("2")),
        ("54.", None),
        ("unknown gunmen", None),
        ("54 percent", None),
        ("$54", None),
        ("November 1", None),
        ("a soldier", None),
        ("", None),
    ];
    for (text, expected) in table {
        let found = count_phrase(text, Grain::Whole).map(|count| count.normalised());
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

#[test]
fn long_repetitions_are_read() {
    const TIMES: usize = 3_000;
    for piece in [
        "at least ",
        "a hundred and ",
        "between 1 and ",
        "1-",
        "1\u{2013}",
        "9",
        "1,000,",
        "a.",
        "a few of ",
        "one million ",
        "November ",
        "and others ",
        "://",
        "1 to ",
        "no ",
    ] {
        let text = piece.repeat(TIMES);
        assert!(figures(&text).len() <= TIMES, "{piece}");
        assert!(count_phrase(&text, Grain::Whole).is_none(), "{piece}");
    }
}

#[test]
fn persons_pairs_and_others_count() {
    let counts = |text: &str| figures_and_articles(text).into_iter().map(|figure| figure.count.normalised()).collect::<Vec<_>>();
    for (text, expected) in [
        ("injures another", vec!["1"]),
        ("injures another 10", vec!["10"]),
        ("kills the village chief", vec!["1"]),
        ("kills Bah's chief of staff", vec!["1"]),
        ("a 34-year-old man died", vec!["1"]),
        ("both drowned", vec!["2"]),
        ("both in the north", vec![]),
        ("injures 20 others", vec!["20"]),
        ("dozens of others", vec![">=12"]),
        ("not one passenger was hurt", vec!["0"]),
        ("rose by six to 58", vec!["6", "58"]),
        ("they knew about 12 deaths", vec!["12"]),
    ] {
        assert_eq!(counts(text), expected, "{text}");
    }
    assert_eq!(ordinals("A fourth soldier and the 12th man"), [4, 12]);
}

#[test]
fn shares_and_other_measures_can_have_decimals() {
    let measures = |text: &str| {
        let figures = figures_and_measures(text).into_iter().filter(|figure| figure.kind == FigureKind::Measure);
        figures.map(|figure| (text[figure.span].to_owned(), figure.count.normalised())).collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("A total of 71.9 percent of them", vec![("71.9", "71.9")]),
        (
            "a slight majority of those polled\u{2014}54.3 percent compared to 44.6 percent\u{2014}said",
            vec![("54.3", "54.3"), ("44.6", "44.6")],
        ),
        ("with 52.60 percent, 25.32%, 1,000.5 km", vec![("52.60", "52.6"), ("25.32", "25.32"), ("1,000.5", "1000.5")]),
        ("over 57 percent", vec![("over 57", ">57")]),
        ("nearly 50 per cent", vec![("nearly 50", "45..<50")]),
        ("at least 39.9 percent", vec![("at least 39.9", ">=39.9")]),
        ("between 1.5 and 2.5 percent", vec![("between 1.5 and 2.5", "1.5..2.5")]),
        ("1.5\u{2013}2.5 percent, 2.5 to 3 percent", vec![("1.5\u{2013}2.5", "1.5..2.5"), ("2.5 to 3", "2.5..3")]),
        ("$10.8 million a month, $2.50", vec![("10.8 million", "10800000"), ("2.50", "2.5")]),
        ("a 3.5-day march", vec![("3.5", "3.5")]),
        ("assuming control over 10 percent", vec![("10", "10")]),
        // Without a measure a decimal is a number of nothing.
        ("3.5 people, version 2.1, 71.9, one to 8.8", vec![]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(words, count)| (words.to_owned(), count.to_owned())).collect();
        assert_eq!(measures(text), expected, "{text}");
    }
    check_single(&[
        ("1.5 to 2 million people", "1.5 to 2 million", "1500000..2000000"),
        ("between 2.5 and 3 million people", "between 2.5 and 3 million", "2500000..3000000"),
        ("2.7 million people", "2.7 million", "2700000"),
        ("3.5 or 4 people, 5 of them dead", "5", "5"),
    ]);
}

#[test]
fn only_what_lasts_is_told_over_a_time() {
    let perhaps = |text: &str| figures_and_measures(text).iter().any(|figure| figure.perhaps_during);
    assert!(perhaps("over two days of violence") && perhaps("over three more weeks"));
    assert!(!perhaps("over 57 percent") && !perhaps("over 60 kilometers") && !perhaps("more than two days"));
}

#[test]
fn further_people_are_told_from_those_counted_before() {
    assert!(counts_further("Another five soldiers died") && counts_further("five others were killed"));
    assert!(!counts_further("more than 20 were killed, and mother and child hurt"));
}

#[test]
fn what_is_not_known_or_not_told_is_no_denial() {
    for (text, words) in [
        ("the number of victims is unknown", "is unknown"),
        ("It was unclear whether any died", "was unclear"),
        ("gave No Figures for the dead", "No Figures"),
        ("how many died", "how many"),
        ("The number of casualties is not confirmed", "not confirmed"),
        ("An unreported number of chiefs, officials and others", "unreported number"),
        ("No further details of casualties are reported", "No further details"),
    ] {
        assert_eq!(untold(text).map(|range| &text[range]), Some(words), "{text}");
    }
    for text in ["unknown gunmen attacked", "no one was killed", "an unclear message", ""] {
        assert_eq!(untold(text), None, "{text}");
    }
    for text in ["nobody died", "It wasn\u{2019}t deadly", "all Survived", "did not cause any casualties", "without loss"] {
        assert!(denies(text), "{text}");
    }
    for text in ["gunmen attacked a northern note", "an unknown number", "54 dead", ""] {
        assert!(!denies(text), "{text}");
    }
    for text in ["all escaped unharmed", "no one was hurt", "The crew wasn\u{2019}t harmed", "both are alive"] {
        assert!(spares(text), "{text}");
    }
    for text in ["no one was killed", "12 were hurt", "nobody saw it", ""] {
        assert!(!spares(text), "{text}");
    }
}
