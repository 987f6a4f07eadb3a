//! Dates in prose: what is one, what is none, what it says, and what bears out what.

use super::*;

/// The dates of a text: the words of each, and what they are in the context of 15 January 2020.
fn read(text: &str) -> Vec<(&str, String)> {
    let context = Context { year: None, anchor: NaiveDate::from_ymd_opt(2020, 1, 15) };
    let date = |phrase: &DatePhrase| phrase.complete(&context).map_or_else(|| "unknown".to_owned(), |date| date.text().to_owned());
    dates(text).into_iter().map(|phrase| (&text[phrase.span.clone()], date(&phrase))).collect()
}

/// Checks texts with the words and the date of their one date.
fn check_single(table: &[(&str, &str, &str)]) {
    for &(text, words, date) in table {
        assert_eq!(read(text), [(words, date.to_owned())], "{text}");
    }
}

#[test]
fn days_are_read_in_every_usual_order() {
    check_single(&[
        ("On November 1, 2019, men came", "November 1, 2019", "2019-11-01"),
        ("on 1 November 2019", "1 November 2019", "2019-11-01"),
        ("on 2019-11-01.", "2019-11-01", "2019-11-01"),
        ("On Nov. 1, 2019", "Nov. 1, 2019", "2019-11-01"),
        ("On Sept. 30 they", "Sept. 30", "2020-09-30"),
        ("on November 1st, 2019", "November 1st, 2019", "2019-11-01"),
        ("on the 1st of November 2019", "1st of November 2019", "2019-11-01"),
        ("on November the 1st", "November the 1st", "2020-11-01"),
        ("on November\u{a0}1,\u{a0}2019", "November\u{a0}1,\u{a0}2019", "2019-11-01"),
        ("Friday, March 25, 2022", "Friday, March 25, 2022", "2022-03-25"),
        ("**May 26, 2024:** Men", "May 26, 2024", "2024-05-26"),
        ("an October 4, 2017, IS Sahel attack", "October 4, 2017", "2017-10-04"),
        ("on 30/09/2019", "30/09/2019", "2019-09-30"),
        ("on 30.9.2019", "30.9.2019", "2019-09-30"),
        ("on 01/11/2019", "01/11/2019", "[2019-01-11,2019-11-01]"),
        ("on march 3, 2013", "march 3, 2013", "2013-03-03"),
        ("Mali\u{2019}s September\u{a0}17 attack", "September\u{a0}17", "2020-09-17"),
        ("on February 30, 2019", "February 30, 2019", "unknown"),
    ]);
}

#[test]
fn longer_periods_are_read_with_their_parts() {
    check_single(&[
        ("in October", "October", "2020-10"),
        ("in January of 2013", "January of 2013", "2013-01"),
        ("May 2022", "May 2022", "2022-05"),
        ("in late March 2022", "late March 2022", "[2022-03-21..2022-03-31]"),
        ("the mid-October reports", "mid-October", "[2020-10-11..2020-10-20]"),
        ("early February 2020", "early February 2020", "[2020-02-01..2020-02-10]"),
        ("at the end of March", "end of March", "[2020-03-21..2020-03-31]"),
        ("the second half of May 2013", "second half of May 2013", "[2013-05-16..2013-05-31]"),
        ("in 2003, when", "2003", "2003"),
        ("early 2021", "early 2021", "[2021-01..2021-04]"),
        ("late 2012", "late 2012", "[2012-09..2012-12]"),
        ("the first quarter of 2022", "first quarter of 2022", "[2022-01..2022-03]"),
        ("in Q4 2022", "Q4 2022", "[2022-10..2022-12]"),
        ("the first three months of 2013", "first three months of 2013", "[2013-01..2013-03]"),
        ("the last 2 months of 2013", "last 2 months of 2013", "[2013-11..2013-12]"),
        ("the summer of 2020", "summer of 2020", "[2020-06..2020-08]"),
        ("late winter 2020", "late winter 2020", "2021-02"),
        ("the early 2020s", "early 2020s", "[2020-01..2023-04]"),
        ("the 2015 Algiers Accord", "2015", "2015"),
        ("2018 Terrorist Incidents", "2018", "2018"),
        ("about October 2012", "about October 2012", "2012-10~"),
    ]);
}

#[test]
fn joined_days_share_what_is_said_once() {
    check_single(&[
        ("During June 18-19, men", "June 18-19", "2020-06-18/2020-06-19"),
        ("June 9\u{2013}10, 2019", "June 9\u{2013}10, 2019", "2019-06-09/2019-06-10"),
        ("18\u{2013}19 June 2019", "18\u{2013}19 June 2019", "2019-06-18/2019-06-19"),
        ("March 27, 2022 - March 31, 2022", "March 27, 2022 - March 31, 2022", "2022-03-27/2022-03-31"),
        ("from March 23 until March 31, 2022", "from March 23 until March 31, 2022", "2022-03-23/2022-03-31"),
        ("from January to March 2012", "from January to March 2012", "2012-01/2012-03"),
        ("December 30 \u{2013} January 2, 2020", "December 30 \u{2013} January 2, 2020", "2019-12-30/2020-01-02"),
        ("December 30 \u{2013} January 2", "December 30 \u{2013} January 2", "2020-12-30/2021-01-02"),
        ("from 2022 to August 2023", "from 2022 to August 2023", "2022/2023-08"),
        ("a 2021-25 action plan", "2021-25", "2021/2025"),
        ("2012\u{2013}13", "2012\u{2013}13", "2012/2013"),
        ("between May 3 and May 5", "between May 3 and May 5", "[2020-05-03..2020-05-05]"),
        ("sometime between August 17 and 21", "sometime between August 17 and 21", "[2020-08-17..2020-08-21]"),
        ("between May and July of 2012", "between May and July of 2012", "[2012-05..2012-07]"),
        ("in January/February 2015", "January/February 2015", "[2015-01,2015-02]"),
        ("on August 14 or 15, 2013", "August 14 or 15, 2013", "[2013-08-14,2013-08-15]"),
        ("on 14 and 16 November 2013", "14 and 16 November 2013", "{2013-11-14,2013-11-16}"),
        ("on November 1 and 3, armed men", "November 1 and 3", "{2020-11-01,2020-11-03}"),
        ("On November 1 and 5 soldiers died", "November 1", "2020-11-01"),
    ]);
    let apart = [("March 3, 2013", "2013-03-03".to_owned()), ("April 5, 2014", "2014-04-05".to_owned())];
    assert_eq!(read("on March 3, 2013 and April 5, 2014"), apart);
}

#[test]
fn bounds_belong_to_the_date() {
    check_single(&[
        ("By August 15, 2022, the last", "By August 15, 2022", "[..2022-08-15]"),
        ("by early 2021", "by early 2021", "[..2021-04-30]"),
        ("by the summer of 2020", "by the summer of 2020", "[..2020-08-31]"),
        ("since 2012", "since 2012", "2012/.."),
        ("until 2024", "until 2024", "../2024"),
        ("before September 2013", "before September 2013", "[..2013-08-31]"),
        ("after May 15", "after May 15", "[2020-05-16..]"),
        ("After the November 2015 attack", "November 2015", "2015-11"),
        ("Following the 2020 military coup", "2020", "2020"),
    ]);
}

#[test]
fn relative_dates_are_counted_from_the_anchor() {
    check_single(&[
        ("dies the following day.", "the following day", "2020-01-16"),
        ("That same day, men", "That same day", "2020-01-15"),
        ("Later that day", "Later that day", "2020-01-15"),
        ("two days earlier", "two days earlier", "2020-01-13"),
        ("two weeks later", "two weeks later", "2020-01-29~"),
        ("three months later", "three months later", "2020-04~"),
        ("nearly six years earlier", "six years earlier", "2014~"),
        ("later that month", "later that month", "2020-01"),
        ("in November of the same year", "November of the same year", "2020-11"),
        ("on May 3 of the following year", "May 3 of the following year", "2021-05-03"),
        ("on Friday", "Friday", "[2020-01-10,2020-01-17]"),
        ("on Wednesday", "Wednesday", "2020-01-15"),
        ("a few days later", "a few days later", "unknown"),
        ("three days after the attack", "three days after", "unknown"),
        ("two days after May 3, 2013, men", "two days after May 3, 2013", "unknown"),
        ("last October", "last October", "unknown"),
        ("by the following day", "by the following day", "unknown"),
        ("since Friday", "since Friday", "unknown"),
    ]);
}

#[test]
fn other_numbers_and_words_are_no_dates() {
    for text in [
        "they may have marched in march formation",
        "May the 20 killed rest",
        "March on Bamako",
        "the March 23 Movement",
        "the village of Gangafani 2",
        "1,100 people",
        "at 2 a.m.",
        "at least 2000 people",
        "2013 civilians were killed",
        "resolution 2085",
        "$2000",
        "2000%",
        "three months into the war",
        "the second attack, aged 12",
        "an AK-47 and an M23",
        "8.8 percent",
        "USA Today",
        "Jan Egeland",
        "the fall of Gao",
        "https://example.org/2019-11-01/news",
        "tel. 2019-11-01-22",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn a_claim_is_held_against_the_words() {
    let context = Context { year: Some(2022), anchor: None };
    for (words, claimed, expected) in [
        ("November 1", "2022-11-01", "same"),
        ("late March", "[2022-03-21..2022-03-31]", "same"),
        ("late March", "2022-03-27", "narrower"),
        ("in March", "2022-03-01/2022-03-31", "narrower"),
        ("by August 15", "2022-08-15", "narrower"),
        ("November 1", "2022-11", "wider"),
        ("November 1", "2022-11-01~", "wider"),
        ("June 18-19", "[2022-06-18..2022-06-19]", "wider"),
        ("August 14 or 16", "[2022-08-14..2022-08-16]", "wider"),
        ("between August 14 and 16", "[2022-08-14,2022-08-16]", "narrower"),
        ("between August 14 and 16", "2022-08-14/2022-08-16", "same"),
        ("between 5 and 9 June", "[2022-06-05..2022-06-09]", "same"),
        ("between 5 and 9 June", "2022-06-05/2022-06-09", "same"),
        ("from 5 to 9 June", "2022-06-05/2022-06-09", "same"),
        ("late in March", "[2022-03-21..2022-03-31]", "same"),
        ("since April 17", "2022-04-17", "same"),
        ("since April 17", "2022-04-18", "narrower"),
        ("November 1", "2022-01-11", "swapped"),
        ("November 1", "2022-11-02", "other"),
        ("November 1", "2021-11-01", "other"),
        ("late March", "[2022-03-15..2022-03-25]", "other"),
        ("the next day", "2022-11-02", "unknown"),
        ("February 30", "2022-02-28", "unknown"),
    ] {
        let phrase = dates(words).remove(0);
        let support = match supports(&phrase, &Date::parse(claimed).unwrap(), &context) {
            Support::Same => "same",
            Support::Narrower => "narrower",
            Support::Wider => "wider",
            Support::Other { swapped: true, .. } => "swapped",
            Support::Other { swapped: false, .. } => "other",
            Support::Unknown => "unknown",
        };
        assert_eq!(support, expected, "{words} : {claimed}");
    }
}

#[test]
fn the_year_of_the_context_goes_before_that_of_the_anchor() {
    let phrase = dates("on November 1").remove(0);
    let anchor = NaiveDate::from_ymd_opt(2020, 1, 15);
    let read = |year, anchor| phrase.complete(&Context { year, anchor }).map(|date| date.text().to_owned());
    assert_eq!(read(Some(2019), anchor).as_deref(), Some("2019-11-01"));
    assert_eq!(read(None, anchor).as_deref(), Some("2020-11-01"));
    assert_eq!(read(None, None), None);
}
