//! JUnit's XML, for whatever shows the results of tests: a suite for each file, a case for each finding.

use std::collections::BTreeMap;

use quick_junit::{NonSuccessKind, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::plain;
use crate::findings::{Finding, Severity, State};
use crate::run::Report;
use crate::values::text::visible;

/// The suite of what is about no file.
const OWN: &str = env!("CARGO_PKG_NAME");

/// Open errors fail, as the run does; other open findings are skipped tests, which do not; with `all` the settled ones are too. A run
/// without any is one test that passes. `base` is the data set's folder below the repository's root; `undone` are the parts of the job
/// that could not be done.
///
/// # Errors
/// None that can happen in memory; the signature is that of the writer.
pub fn render(report: &Report, base: &str, undone: &[String], all: bool) -> Result<String, SerializeError> {
    let mut suites: BTreeMap<&str, Vec<TestCase>> = BTreeMap::new();
    for finding in plain::shown(report, all) {
        let path = report.files.get(finding.seen.primary.span.file).path();
        suites.entry(path).or_default().push(case(report, base, finding));
    }
    let mut own: Vec<TestCase> = undone.iter().map(|part| not_done(part)).collect();
    if own.is_empty() && suites.is_empty() {
        own.push(named("no finding", "check", TestCaseStatus::success()));
    }
    let suites = suites.into_iter().map(|(path, cases)| suite(&plain::path(base, path), cases));
    let own = (!own.is_empty()).then(|| suite(OWN, own));
    let mut run = quick_junit::Report::new(OWN);
    run.add_test_suites(own.into_iter().chain(suites));
    run.to_string()
}

fn suite(name: &str, cases: Vec<TestCase>) -> TestSuite {
    let mut suite = TestSuite::new(visible(name).as_ref());
    suite.add_test_cases(cases);
    suite
}

fn named(name: &str, class: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(visible(name).as_ref(), status);
    case.set_classname(class);
    case
}

fn not_done(part: &str) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_message(visible(part).as_ref());
    named(part, "check", status)
}

fn case(report: &Report, base: &str, finding: &Finding) -> TestCase {
    let span = finding.seen.primary.span;
    let mut status = if finding.state == State::Open && finding.severity == Severity::Error {
        TestCaseStatus::non_success(NonSuccessKind::Failure)
    } else {
        TestCaseStatus::skipped()
    };
    let gravity = plain::gravity(finding);
    let (place, lines) = (plain::place(&report.files, base, span), plain::lines(report, base, finding));
    status.set_type(gravity.as_str());
    status.set_message(visible(&format!("{gravity}: {}", finding.message)).as_ref());
    status.set_description(format!("{}\n{}", visible(&place), lines.join("\n")));
    // Viewers tell cases apart by name, some by its letters from a to z alone: a part of the fingerprint does, whatever the message.
    let fingerprint: String = finding.fingerprint.to_string().chars().skip(2).take(8).collect();
    let mut case = named(&format!("{} [{fingerprint}]", finding.message), &finding.rule, status);
    case.extra.insert("file".into(), visible(&plain::path(base, report.files.get(span.file).path())).as_ref().into());
    case.extra.insert("line".into(), report.files.positions(span).0.line.to_string().into());
    case
}
