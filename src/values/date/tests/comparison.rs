//! How two dates compare.

use super::super::{DateComparison, DateExplanation, compare};
use super::date;

fn contradiction(gap_days: u32, explanation: impl Into<Option<DateExplanation>>) -> DateComparison {
    DateComparison::Contradicts { gap_days, explanation: explanation.into() }
}

fn assert_compared(rows: &[(&str, &str, DateComparison)]) {
    for (a, b, expected) in rows {
        assert_eq!(compare(&date(a), &date(b)), *expected, "{a} and {b}");
        assert_eq!(compare(&date(b), &date(a)), *expected, "{b} and {a}");
    }
}

#[test]
fn points_compared() {
    use DateComparison::{Compatible, Same};
    use DateExplanation::{DayMonthSwapped, OtherMonth, OtherYear, TensOff};
    #[rustfmt::skip]
    let rows = [
        ("2019-09-30", "2019-09-30", Same),
        ("2019-09-30", "2019-09-30?", Same),
        ("2019-09", "2019-09-XX", Same),
        ("2019-09", "[2019-09-01..2019-09-30]", Same),
        ("[2019-09-01,2019-09-02]", "[2019-09-02,2019-09-01]", Same),
        ("2019-09-30", "2019-09", Compatible),
        ("2019-09-30", "2019", Compatible),
        ("2019-09-30~", "2019-09-30", Compatible),
        ("2019-09-30~", "2019-10-03", Compatible),
        ("2019-09-30~", "2019-10-04", contradiction(1, None)),
        ("2019-09-30~", "2019-10-06~", Compatible),
        ("[2022-03-21..2022-03-31]", "2022-03-25", Compatible),
        ("[2022-03-21,2022-03-31]", "2022-03-25", contradiction(4, None)),
        ("[2022-03-21,2022-03-31]", "[2022-03-22..2022-03-28]", contradiction(1, None)),
        ("2019-09-30", "2019-10-01", contradiction(1, None)),
        ("2019-09-30", "2019-10", contradiction(1, None)),
        ("2019", "2021", contradiction(367, None)),
        ("2019-03-05", "2019-05-03", contradiction(59, DayMonthSwapped)),
        ("2019-03-05?", "2019-05-03", contradiction(59, DayMonthSwapped)),
        ("2019-03-04", "2019-04-03", contradiction(30, DayMonthSwapped)),
        ("2019-03-05", "2020-05-03", contradiction(425, None)),
        ("2019-03-05~", "2019-05-03", contradiction(56, None)),
        ("2019-03-15", "2019-04-15", contradiction(31, OtherMonth)),
        ("2019-12-15", "2020-01-15", contradiction(31, OtherMonth)),
        ("2019-03-15", "2019-05-15", contradiction(61, None)),
        ("2019-03-05", "2019-03-15", contradiction(10, TensOff)),
        ("2019-03-09", "2019-03-29", contradiction(20, TensOff)),
        ("2019-03-25", "2019-04-04", contradiction(10, None)),
        ("2018-03-15", "2019-03-15", contradiction(365, OtherYear)),
        ("2009-03-15", "2019-03-15", contradiction(3652, OtherYear)),
    ];
    assert_compared(&rows);
}

#[test]
fn extents_compared() {
    use DateComparison::{Compatible, Same};
    use DateExplanation::{ExtentEndsDiffer, ExtentStartsAndEndsDiffer, ExtentStartsDiffer};
    #[rustfmt::skip]
    let rows = [
        ("2022-03-27/2022-03-31", "2022-03-27/2022-03-31?", Same),
        ("2022-03-27/2022-03-31", "2022-03/2022-03-31", Compatible),
        ("2022-03-27/2022-03-31", "2022-03-27/2022-04-01", contradiction(1, ExtentEndsDiffer { days: 1 })),
        ("2022-03-27/2022-03-31", "2022-03-25/2022-03-31", contradiction(2, ExtentStartsDiffer { days: 2 })),
        ("2022-03-27/2022-03-31", "2022-03-25/2022-04-03", contradiction(3, ExtentStartsAndEndsDiffer { start_days: 2, end_days: 3 })),
        ("2022-03-27~/2022-03-31", "2022-03-25/2022-03-31", Compatible),
        ("2022-03-27/..", "2022-03-27/2022-03-31", Compatible),
        ("2022-03-27/", "2022-03-27/..", Same),
        ("2022-03-27/..", "2022-03-28/..", contradiction(1, ExtentStartsDiffer { days: 1 })),
        ("../2022-03-27", "2022-03-28/..", contradiction(1, ExtentStartsAndEndsDiffer { start_days: 1, end_days: 1 })),
        ("2022-03-28", "2022-03-27/2022-03-31", Compatible),
        ("2022-03", "2022-03-27/2022-03-31", Compatible),
        ("2022-04-02", "2022-03-27/2022-03-31", contradiction(2, None)),
        ("[2022-03-20,2022-04-02]", "2022-03-27/2022-03-31", contradiction(2, None)),
        ("2022-03-27", "2022-03-27/2022-03-27", Same),
        ("2030", "2022-03-27/..", Compatible),
        ("2021", "2022-03-27/..", contradiction(86, None)),
    ];
    assert_compared(&rows);
}

#[test]
fn all_of_sets_compared() {
    use DateComparison::{Compatible, Same};
    use DateExplanation::ExtentEndsDiffer;
    #[rustfmt::skip]
    let rows = [
        ("{2019-06-09,2019-06-12}", "{2019-06-12,2019-06-09}", Same),
        ("{2019-06-09}", "2019-06-09", Same),
        ("{2019-06-09,2019-06-10}", "2019-06-09/2019-06-10", Same),
        ("{2019-06-09,2019-06-12}", "[2019-06-09,2019-06-12]", Compatible),
        ("{2019-06-09,2019-06-12}", "2019-06-12", Compatible),
        ("{2019-06-09,2019-06-12}", "2019-06", Compatible),
        ("{2019-06-09,2019-06-12}", "2019-06-10", contradiction(1, None)),
        ("{2019-06-09,2019-06-12}", "2019-06-14", contradiction(2, None)),
        ("{2019-06-09,2019-06-12}", "2019-06-09/2019-06-12", Compatible),
        ("{2019-06-09,2019-06-12}", "2019-06-09/2019-06-13", contradiction(1, ExtentEndsDiffer { days: 1 })),
        ("{2019-06-09,2019-06-12}", "{2019-06-09,2019-06-13}", contradiction(1, ExtentEndsDiffer { days: 1 })),
        ("{2019-06-01,2019-06-12,2019-06-20}", "{2019-06-01,2019-06-16,2019-06-20}", contradiction(4, None)),
        ("{2019-06-01,2019-06-12,2019-06-20}", "{2019-06-01,2019-06-20}", contradiction(8, None)),
        ("{2019-06-01,2019-06-12}", "{2019-06,2019-06-12}", Compatible),
    ];
    assert_compared(&rows);
}

#[test]
fn a_set_of_many_days_stays_fast() {
    let years: Vec<String> = (1..9999).step_by(2).map(|year| format!("{year:04}-06-01")).collect();
    let other_years: Vec<String> = (2..9999).step_by(2).map(|year| format!("{year:04}-05-30")).collect();
    let lists = [years.join(","), other_years.join(",")];
    let [ours, theirs] = lists.each_ref().map(|list| date(&format!("[{list}]")));
    assert_eq!(compare(&ours, &theirs), contradiction(363, None));
    assert_eq!(compare(&ours, &date("[0001-06-02,9999-12-31]")), contradiction(1, None));
    let [ours, theirs] = lists.each_ref().map(|list| date(&format!("{{{list}}}")));
    assert!(matches!(compare(&ours, &theirs), DateComparison::Contradicts { gap_days: 364, .. }));
    assert!(ours.human().ends_with("and 4995 others"), "{}", ours.human());
}

#[test]
fn explanations_read_as_clauses() {
    #[rustfmt::skip]
    let rows = [
        (DateExplanation::DayMonthSwapped, "day and month are exchanged"),
        (DateExplanation::OtherMonth, "it is the same day of a neighbouring month"),
        (DateExplanation::OtherYear, "it is the same day of another year"),
        (DateExplanation::ExtentStartsDiffer { days: 1 }, "the starts are 1 day apart"),
        (DateExplanation::ExtentEndsDiffer { days: 2 }, "the ends are 2 days apart"),
        (DateExplanation::ExtentStartsAndEndsDiffer { start_days: 2, end_days: 1 }, "the starts are 2 days and the ends 1 day apart"),
    ];
    for (explanation, expected) in rows {
        assert_eq!(explanation.to_string(), expected);
    }
}
