//! The table of phrases, the notation and its errors, comparison and sums.

use super::*;

fn count(text: &str) -> Count {
    Count::parse(text, Grain::Whole).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn share(text: &str) -> Count {
    Count::parse(text, Grain::Fine).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn bound(n: u64) -> Bound {
    n.into()
}

#[test]
fn phrases_and_notations_have_their_intervals() {
    use Qualifier::*;
    let table: &[(&str, u64, Option<u64>, Qualifier)] = &[
        ("53", 53, Some(53), Exact),
        ("0", 0, Some(0), Exact),
        ("fifty-three", 53, Some(53), Exact),
        (">=53", 53, None, AtLeast),
        ("at least 53", 53, None, AtLeast),
        ("no fewer than 53", 53, None, AtLeast),
        ("53 or more", 53, None, AtLeast),
        (">24", 25, None, MoreThan),
        ("more than 24", 25, None, MoreThan),
        ("over 24", 25, None, MoreThan),
        ("1..27", 1, Some(27), UpTo),
        ("as many as 27", 1, Some(27), UpTo),
        ("up to 27", 1, Some(27), UpTo),
        ("<=27", 0, Some(27), AtMost),
        ("0..27", 0, Some(27), AtMost),
        ("no more than 27", 0, Some(27), AtMost),
        ("<10", 0, Some(9), FewerThan),
        ("fewer than 10", 0, Some(9), FewerThan),
        ("nearly 50", 45, Some(49), Nearly),
        ("almost 50", 45, Some(49), Nearly),
        ("nearly 55", 49, Some(54), Nearly),
        ("~300", 270, Some(330), About),
        ("about 40", 36, Some(44), About),
        ("around 45", 40, Some(50), About),
        ("some 40", 36, Some(44), About),
        ("approximately 40", 36, Some(44), About),
        ("20..30", 20, Some(30), Between),
        ("between 20 and 30", 20, Some(30), Between),
        ("20 to 30", 20, Some(30), Between),
        ("a dozen", 10, Some(14), About),
        ("dozens", 12, None, Vague),
        ("tens", 10, None, Vague),
        ("scores", 20, None, Vague),
        ("hundreds", 100, None, Vague),
        ("a couple", 2, Some(2), Vague),
        ("a few", 2, Some(9), Vague),
        ("several", 2, None, Vague),
        ("unknown", 0, None, Unknown),
        ("an unknown number", 0, None, Unknown),
        ("no casualties", 0, Some(0), NoneAtAll),
        ("the chief and at least three others", 4, None, AtLeast),
        ("  54 ", 54, Some(54), Exact),
        ("18446744073709551615", u64::MAX, Some(u64::MAX), Exact),
        ("~18446744073709551615", 16_602_069_666_338_596_453, Some(u64::MAX), About),
    ];
    for &(text, low, high, qualifier) in table {
        let read = count(text);
        assert_eq!((read.low(), read.high()), (bound(low), high.map(bound)), "{text}");
        assert_eq!(read.qualifier(), qualifier, "{text}");
        assert_eq!(read.text(), text.trim());
    }
}

#[test]
fn counts_are_written_canonically_and_told_to_people() {
    // What is written, the canonical notation of its interval, the phrase.
    let table = [
        ("54", "54", "54"),
        (">=54", ">=54", "at least 54"),
        ("at least 54", ">=54", "at least 54"),
        (">24", ">=25", "more than 24"),
        ("as many as 27", "1..27", "up to 27"),
        ("<=27", "0..27", "at most 27"),
        ("<10", "0..9", "fewer than 10"),
        ("almost 50", "45..49", "nearly 50"),
        ("~300", "270..330", "about 300"),
        ("a dozen", "10..14", "about 12"),
        ("20..30", "20..30", "between 20 and 30"),
        ("several\n hundred", ">=200", "several hundred"),
        ("unknown", "unknown", "an unknown number"),
        ("nobody", "0", "none"),
        (">=0", "unknown", "an unknown number"),
        ("30..30", "30", "30"),
    ];
    for (text, normalised, phrase) in table {
        assert_eq!(count(text).normalised(), normalised, "{text:?}");
        assert_eq!(count(text).to_string(), phrase, "{text:?}");
    }
}

#[test]
fn errors_say_what_to_write() {
    use CountErrorKind::*;
    let table = [
        ("", Empty, None),
        (" \n", Empty, None),
        ("54+", OtherNotation, Some(">=54")),
        ("50-60", OtherNotation, Some("50..60")),
        ("50\u{2013}60", OtherNotation, Some("50..60")),
        ("12,000", OtherNotation, Some("12000")),
        ("12\u{a0}000", OtherNotation, Some("12000")),
        ("\u{2265}54", OtherNotation, Some(">=54")),
        (">= 54", OtherNotation, Some(">=54")),
        (">12,000", OtherNotation, Some(">12000")),
        ("==54", OtherNotation, Some("54")),
        ("007", OtherNotation, Some("7")),
        ("00", OtherNotation, Some("0")),
        ("20...30", OtherNotation, Some("20..30")),
        ("20 .. 30", OtherNotation, Some("20..30")),
        ("54..", OtherNotation, Some(">=54")),
        ("..27", OtherNotation, Some("<=27")),
        ("1..0", Reversed, Some("0..1")),
        ("30..20", Reversed, Some("20..30")),
        ("-5", Negative, None),
        ("\u{2212}5", Negative, None),
        ("1.5", NotWhole, None),
        (">=1.5", NotWhole, None),
        ("1.5..2.5", NotWhole, None),
        ("about 1.5", NotWhole, None),
        ("54.0", NotWhole, None),
        ("0.1234567", NotWhole, None),
        (".", NotACount, None),
        ("45..<50", NotACount, None),
        ("18446744073709551616", TooLarge, None),
        (">=99999999999999999999", TooLarge, None),
        ("1..99999999999999999999", TooLarge, None),
        ("<0", Impossible, None),
        (">18446744073709551615", Impossible, None),
        ("~", NotACount, None),
        ("?", NotACount, None),
        ("..", NotACount, None),
        (">=", NotACount, None),
        ("soldiers", NotACount, None),
        ("at least 53 soldiers", NotACount, Some(">=53")),
        ("53 soldiers and 2 civilians", NotACount, None),
    ];
    for (text, kind, suggestion) in table {
        let error = Count::parse(text, Grain::Whole).expect_err(text);
        assert_eq!((error.kind(), error.suggestion()), (kind, suggestion), "{text:?}");
    }
    let error = Count::parse("  54+ ", Grain::Whole).expect_err("the notation of a headline");
    assert_eq!(error.span(), 2..5);
    assert!(error.to_string().ends_with(": write >=54"), "{error}");
}

#[test]
fn shares_have_their_intervals() {
    use Qualifier::*;
    // What is written, the canonical notation of its interval, the phrase, the qualifier.
    let table = [
        ("71.9", "71.9", "71.9", Exact),
        ("52.60", "52.6", "52.6", Exact),
        ("72", "72", "72", Exact),
        (">=71.9", ">=71.9", "at least 71.9", AtLeast),
        (">57", ">57", "more than 57", MoreThan),
        ("over 57.5", ">57.5", "more than 57.5", MoreThan),
        ("<=27.5", "0..27.5", "at most 27.5", AtMost),
        ("<10", "<10", "less than 10", FewerThan),
        ("less than 10.5", "<10.5", "less than 10.5", FewerThan),
        (">0..27", ">0..27", "up to 27", UpTo),
        ("up to 27", ">0..27", "up to 27", UpTo),
        ("1..27", "1..27", "between 1 and 27", Between),
        ("~39.9", "35.91..43.89", "about 39.9", About),
        ("roughly 35", "31.5..38.5", "about 35", About),
        ("nearly 50", "45..<50", "nearly 50", Nearly),
        ("45..<50", "45..<50", "at least 45 and less than 50", Between),
        (">45..<50.5", ">45..<50.5", "more than 45 and less than 50.5", Between),
        ("1.5..2.5", "1.5..2.5", "between 1.5 and 2.5", Between),
        ("between 1.5 and 2.5", "1.5..2.5", "between 1.5 and 2.5", Between),
        ("2.5..2.5", "2.5", "2.5", Exact),
        ("unknown", "unknown", "an unknown number", Unknown),
        ("2.7 million", "2700000", "2700000", Exact),
    ];
    for (text, normalised, phrase, qualifier) in table {
        let read = share(text);
        assert_eq!(read.normalised(), normalised, "{text}");
        assert_eq!(read.phrase(), phrase, "{text}");
        assert_eq!((read.qualifier(), read.text()), (qualifier, text));
    }
    assert_eq!(count("2.7 million").normalised(), "2700000");
}

#[test]
fn errors_in_shares_say_what_to_write() {
    use CountErrorKind::*;
    let table = [
        ("05.5", OtherNotation, Some("5.5")),
        (".5", OtherNotation, Some("0.5")),
        ("5.", OtherNotation, Some("5")),
        ("+71.9", OtherNotation, Some("71.9")),
        ("71,9", OtherNotation, Some("71.9")),
        ("1,000.5", OtherNotation, Some("1000.5")),
        (">= 71.9", OtherNotation, Some(">=71.9")),
        ("1.5 .. 2.5", OtherNotation, Some("1.5..2.5")),
        ("1.5-2.5", OtherNotation, Some("1.5..2.5")),
        ("71.9..", OtherNotation, Some(">=71.9")),
        ("2.5..1.5", Reversed, Some("1.5..2.5")),
        ("5..<5", Impossible, None),
        ("<0", Impossible, None),
        ("-1.5", Negative, None),
        ("0.1234567", TooFine, None),
        ("18446744073709551615.5", TooLarge, None),
        ("1.2.3", NotACount, None),
        ("1e3", NotACount, None),
        ("nan", NotACount, None),
        ("inf", NotACount, None),
        ("71.9 percent", NotACount, Some("71.9")),
    ];
    for (text, kind, suggestion) in table {
        let error = Count::parse(text, Grain::Fine).expect_err(text);
        assert_eq!((error.kind(), error.suggestion()), (kind, suggestion), "{text:?}");
    }
}

#[test]
fn shares_relate() {
    let relate = |one: &str, two: &str| name(compare(&share(one), &share(two)));
    for (one, two, expected) in [
        ("71.9", "71.90", "equal"),
        ("71.9", "72", "conflict"),
        ("over 57", "57.3", "tension"),
        (">57", "57", "qualifier"),
        (">57", "50..57", "conflict"),
        ("about 40", "39.9", "refines"),
        ("nearly 50", "49.9", "refines"),
        ("0", ">0", "conflict"),
    ] {
        assert_eq!(relate(one, two), expected, "{one} against {two}");
        assert_eq!(relate(two, one), expected, "{two} against {one}");
    }
    let gap = |one: &str, two: &str| divergence(&share(one), &share(two)).gap().to_string();
    assert_eq!((gap("54.3", "44.6"), gap("0.1", "0.3")), ("9.7".into(), "0.2".into()));
    assert_eq!(divergence(&share("0.5"), &share("5")).ratio_percent(), 1000);
    assert_eq!(sum([&share("54.3"), &share("44.6")]).normalised(), "98.9");
    assert_eq!(sum([&share(">54.3"), &share("44.6")]).normalised(), ">98.9");
    assert_eq!(sum([&share("nearly 50"), &share("10.5")]).normalised(), "55.5..<60.5");
    let joint = intersect([&share(">57"), &share("<57.5")]).map(|joint| joint.to_string());
    assert_eq!(joint.as_deref(), Some(">57..<57.5"));
}

/// The relation without its numbers.
fn relation(one: &str, two: &str) -> &'static str {
    name(compare(&count(one), &count(two)))
}

fn name(relation: CountRelation) -> &'static str {
    match relation {
        CountRelation::Equal => "equal",
        CountRelation::QualifierDiffers => "qualifier",
        CountRelation::Refines => "refines",
        CountRelation::Tension { .. } => "tension",
        CountRelation::Conflict { .. } => "conflict",
    }
}

#[test]
fn counts_relate() {
    let table = [
        ("54", "54", "equal"),
        ("54", "fifty-four", "equal"),
        (">24", ">=25", "equal"),
        ("0", "no casualties", "equal"),
        ("unknown", "an unknown number", "equal"),
        ("dozens", "dozens", "equal"),
        ("more than 77", "77", "qualifier"),
        (">=54", "54", "qualifier"),
        ("about 40", "40", "qualifier"),
        ("nearly 50", "50", "qualifier"),
        ("<=27", "1..27", "qualifier"),
        (">10", "<10", "conflict"),
        (">=50", "nearly 50", "conflict"),
        ("dozens", "54", "refines"),
        ("hundreds", ">=100", "refines"),
        ("about 40", "42", "refines"),
        ("nearly 50", "48", "refines"),
        ("20..30", "25", "refines"),
        ("unknown", "54", "refines"),
        ("unknown", "0", "refines"),
        ("unknown", "no casualties", "refines"),
        (">=53", ">=54", "tension"),
        (">=35", ">=95", "tension"),
        ("1..27", "20", "tension"),
        ("20..30", "25..35", "tension"),
        ("about 40", ">=20", "tension"),
        ("53", "54", "conflict"),
        ("dozens", "5", "conflict"),
        ("a few", "54", "conflict"),
        ("no casualties", ">=1", "conflict"),
        ("no casualties", "up to 27", "conflict"),
        ("0", ">0", "conflict"),
        ("about 40", "50", "conflict"),
    ];
    for (one, two, expected) in table {
        assert_eq!(relation(one, two), expected, "{one} against {two}");
        assert_eq!(relation(two, one), expected, "{two} against {one}");
    }
}

#[test]
fn disagreements_are_measured() {
    let CountRelation::Tension { joint, apart } = compare(&count(">=35"), &count(">=95")) else {
        panic!("at least 35 and at least 95 are in tension");
    };
    assert_eq!(joint.to_string(), ">=95");
    assert_eq!((apart.lower(), apart.upper(), apart.gap()), (35.into(), 95.into(), 60.into()));
    assert_eq!(apart.ratio_percent(), 271);
    assert_eq!(compare(&count("about 40"), &count("50")), CountRelation::Conflict { gap: 6.into() });
    let to_zero = divergence(&count("0"), &count("54"));
    assert_eq!((to_zero.gap(), to_zero.ratio_percent()), (54.into(), 5400));
    assert_eq!(divergence(&count("20..30"), &count("33")).gap(), 3.into());
}

#[test]
fn contradictions_are_the_highest_floor_against_the_lowest_ceiling() {
    let contradiction = |texts: &[&str]| {
        let counts: Vec<Count> = texts.iter().map(|text| count(text)).collect();
        smallest_contradiction(&counts.iter().collect::<Vec<_>>())
    };
    assert_eq!(contradiction(&[]), None);
    assert_eq!(contradiction(&[">=53", "54", ">=40"]), None);
    assert_eq!(contradiction(&["53", "unknown", "54"]), Some((2, 0)));
    assert_eq!(contradiction(&["50", ">=60", "70", "55", "70"]), Some((2, 0)));
    // One number under two qualifiers is no contradiction, but may stand beside one.
    assert_eq!(contradiction(&[">77", "77"]), None);
    assert_eq!(contradiction(&["77", ">77", "<=77"]), Some((1, 2)));
    let joint = |texts: &[&str]| {
        let counts: Vec<Count> = texts.iter().map(|text| count(text)).collect();
        intersect(&counts).map(|interval| interval.to_string())
    };
    assert_eq!(joint(&[]).as_deref(), Some("unknown"));
    assert_eq!(joint(&[">=53", "50..60", ">=55"]).as_deref(), Some("55..60"));
    assert_eq!(joint(&["53", "54"]), None);
}

#[test]
fn sums_are_written_out() {
    let table: &[(&[(&str, &str)], &str)] = &[
        (&[], "0"),
        (&[("53", "soldiers"), ("1", "civilians")], "53 soldiers + 1 civilian = 54"),
        (&[(">=53", "soldiers"), ("1", "civilian")], "at least 53 soldiers + 1 civilian = at least 54"),
        (&[("1", "people"), ("2", "")], "1 person + 2 = 3"),
        (&[("1", "police"), ("2", "police")], "1 police + 2 police = 3"),
        (&[("dozens", "men"), ("several", "women")], "dozens of men + several women = at least 14"),
        (&[("unknown", "soldiers"), ("no casualties", "civilians")], "an unknown number of soldiers + no civilians = an unknown number"),
        (&[("~40", "people"), ("20..30", "others")], "about 40 people + between 20 and 30 others = between 56 and 74"),
    ];
    for (parts, expected) in table {
        let parts: Vec<(Count, &str)> = parts.iter().map(|(text, population)| (count(text), *population)).collect();
        assert_eq!(sum_expression(&parts), *expected);
    }
    let most = Count::exact(Number::MAX);
    assert_eq!(sum([&most, &most]), most);
}
