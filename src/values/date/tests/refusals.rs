//! What is refused, which part of it, and what is suggested instead.

use super::super::DateErrorKind::{ImpossibleDay, NotEdtf, Reversed, Unsupported};
use super::super::{Date, DateErrorKind};

/// Kind, the part that is wrong, what can stand in its place, words of the message.
type Refusal<'t> = (&'t str, DateErrorKind, &'t str, Option<&'t str>, &'t str);

fn assert_refused(rows: &[Refusal<'_>]) {
    for &(text, kind, wrong, suggestion, words) in rows {
        let error = Date::parse(text).expect_err(text);
        assert_eq!(error.kind, kind, "{text}: {error}");
        assert_eq!(&text[error.range.clone()], wrong, "{text}: {error}");
        assert_eq!(error.suggestion.as_deref(), suggestion, "{text}: {error}");
        assert!(error.to_string().contains(words), "{text}: {error}");
        if let Some(suggestion) = suggestion {
            let mut mended = text.to_owned();
            mended.replace_range(error.range, suggestion);
            assert!(Date::parse(&mended).is_ok(), "{text}: {mended}");
        }
    }
}

#[test]
fn other_notations_are_refused_with_a_suggestion() {
    let day = Some("2019-09-30");
    #[rustfmt::skip]
    let whole: [(&str, Option<&str>, &str); 29] = [
        ("30 Sep 2019", day, "write 2019-09-30"),
        ("30 September 2019", day, ""),
        ("September 30th, 2019", day, ""),
        ("Sept. 30, 2019", day, ""),
        ("30-SEP-2019", day, ""),
        ("2019 Sep 30", day, ""),
        ("2019/09/30", day, ""),
        ("2019.9.30", day, ""),
        ("2019 09 30", day, ""),
        ("20190930", day, ""),
        ("09/30/2019", day, ""),
        ("30/09/2019", day, ""),
        ("30.9.2019", day, ""),
        ("5/5/2019", Some("2019-05-05"), ""),
        ("03/05/2019", None, "write 2019-03-05 or 2019-05-03"),
        ("Sep 2019", Some("2019-09"), ""),
        ("09/2019", Some("2019-09"), ""),
        ("2019-9", Some("2019-09"), ""),
        ("2019/09", None, ""),
        (" 2019-09-30 ", day, "no spaces"),
        ("2019–09–30", day, "hyphens"),
        ("2019-09-xx", Some("2019-09-XX"), "capital"),
        ("30 Sep 2019?", Some("2019-09-30?"), ""),
        ("2019-09-30 ~", Some("2019-09-30~"), ""),
        ("2019-01-01..2019-02-01", None, "[2019-09-29..2019-09-30]"),
        ("2019-W40", None, "write a day as"),
        ("in autumn", None, "write a day as"),
        ("", None, "empty"),
        ("٢٠١٩", None, "ASCII"),
    ];
    for (text, suggestion, words) in whole {
        let wrong = if text == "2019/09" { "09" } else { text };
        assert_refused(&[(text, NotEdtf, wrong, suggestion, words)]);
    }
}

#[test]
fn refusals_name_the_wrong_part() {
    #[rustfmt::skip]
    let rows = [
        ("2019-09-30/1 Oct 2019", NotEdtf, "1 Oct 2019", Some("2019-10-01"), ""),
        ("2019-06-09/10", NotEdtf, "10", Some("2019-06-10"), "in full"),
        ("2018-01-15/02-20", NotEdtf, "02-20", Some("2018-02-20"), "in full"),
        ("2019-06-09/06-31", NotEdtf, "06-31", None, ""),
        ("../..", NotEdtf, "../..", None, "one end"),
        ("/", NotEdtf, "/", None, "one end"),
        ("2018/2019/2020", NotEdtf, "2019/2020", None, "single date"),
        ("[2019-06-09, 2019-06-10]", NotEdtf, " 2019-06-10", Some("2019-06-10"), ""),
        ("[2019-06-09,,2019-06-10]", NotEdtf, "", None, "between its commas"),
        ("[]", NotEdtf, "", None, "between its commas"),
        ("[2019-06-09", NotEdtf, "[2019-06-09", None, "bracket"),
        ("[2019-06-09}", NotEdtf, "[2019-06-09}", None, "bracket"),
        ("[[2019-06-09]]", NotEdtf, "[2019-06-09]", None, "element"),
        ("[2019/2020]", NotEdtf, "2019/2020", None, "element"),
        ("[2019..2019-06-10]", NotEdtf, "2019..2019-06-10", None, "precision"),
        ("2019-09-31", ImpossibleDay, "2019-09-31", None, "2019-09 has 30 days"),
        ("2019-02-29~", ImpossibleDay, "2019-02-29~", None, "28 days"),
        ("-2019-02-29", ImpossibleDay, "-2019-02-29", None, "28 days"),
        ("31 Sep 2019", ImpossibleDay, "31 Sep 2019", None, "30 days"),
        ("2019-30-09", ImpossibleDay, "2019-30-09", Some("2019-09-30"), "no month 30"),
        ("2019-13", ImpossibleDay, "2019-13", None, "no month 13"),
        ("2019-00-10", ImpossibleDay, "2019-00-10", None, "no month 0"),
        ("2019-09-01/2019-09-31", ImpossibleDay, "2019-09-31", None, "30 days"),
        ("2019-13-05/..", ImpossibleDay, "2019-13-05", Some("2019-05-13"), ""),
        ("2019-06-10/2019-06-09", Reversed, "2019-06-10/2019-06-09", None, "(9 Jun 2019) before it starts (10 Jun 2019)"),
        ("2019-07/2019-06-30", Reversed, "2019-07/2019-06-30", None, ""),
        ("[2018,2019-06-10..2019-06-09]", Reversed, "2019-06-10..2019-06-09", None, ""),
        ("2019-09-30T14:00", Unsupported, "2019-09-30T14:00", Some("2019-09-30"), "only days"),
        ("2019-09-30T14:00:00Z", Unsupported, "2019-09-30T14:00:00Z", Some("2019-09-30"), "only days"),
        ("2019-09-30 14:00", Unsupported, "2019-09-30 14:00", Some("2019-09-30"), "only days"),
        ("09/30/2019 14:00", Unsupported, "09/30/2019 14:00", Some("2019-09-30"), "only days"),
        ("14:00", Unsupported, "14:00", None, "only days"),
        ("2019-09-30T14:00/2019-10-01", Unsupported, "2019-09-30T14:00", Some("2019-09-30"), ""),
        ("2004?-06-11", Unsupported, "2004?-06-11", None, "at the end"),
        ("2019-33", Unsupported, "2019-33", None, "quarters"),
        ("156X-12-25", Unsupported, "156X-12-25", None, "X can only"),
        ("1950S2", Unsupported, "1950S2", None, "significant"),
        ("2004-06-XX/2004-07", Unsupported, "2004-06-XX", Some("2004-06"), "leave the unknown"),
        ("201X/2024", Unsupported, "201X", None, ""),
        ("Y262143", Unsupported, "Y262143", None, "out of range"),
        ("Y-262144", Unsupported, "Y-262144", None, "out of range"),
        ("Y9223372036854775807", Unsupported, "Y9223372036854775807", None, "out of range"),
        ("Y17E100000", Unsupported, "Y17E100000", None, "exponents"),
        ("Y99999999999999999999", NotEdtf, "Y99999999999999999999", None, "range"),
    ];
    assert_refused(&rows);
}
