//! Which findings are shown to people; other programs get all of them.

use std::collections::BTreeMap;

use super::Paint;
use crate::findings::{Finding, Severity, State};
use crate::run::Report;
use crate::values::text::visible;

/// Which findings are shown to people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection {
    /// What is settled or accepted too.
    pub all: bool,
    /// Only what fails, and no counts.
    pub quiet: bool,
    /// At most so many.
    pub most: Option<usize>,
}

impl Selection {
    /// Everything, whatever its state.
    pub const ALL: Self = Self { all: true, quiet: false, most: None };
    /// Everything that is open.
    pub const OPEN: Self = Self { all: false, quiet: false, most: None };

    /// Whether a finding is shown, if there are not too many.
    pub(super) fn takes(self, finding: &Finding) -> bool {
        let fails = finding.state == State::Open && finding.severity == Severity::Error;
        if self.quiet { fails } else { self.all || finding.state == State::Open }
    }

    /// The findings that are shown, as far as they are not too many.
    pub(super) fn cut<'f>(self, mut findings: Vec<&'f Finding>) -> Vec<&'f Finding> {
        findings.truncate(self.most.unwrap_or(usize::MAX));
        findings
    }

    /// A line on those that are left out, for they are too many.
    #[must_use]
    pub fn left_out(self, report: &Report) -> Option<String> {
        let taken = report.findings.iter().filter(|finding| self.takes(finding)).count();
        let more = taken.checked_sub(self.most?).filter(|&more| more > 0)?;
        Some(format!("{more} more not shown; --max-findings sets how many are\n"))
    }
}

/// How many findings each rule has, those with most first.
#[must_use]
pub fn statistics(report: &Report, selection: Selection, paint: &Paint) -> String {
    let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| selection.takes(finding)) {
        *counts.entry((&finding.rule, finding.severity)).or_default() += 1;
    }
    let mut rows: Vec<(usize, Severity, &str)> = counts.into_iter().map(|((rule, severity), count)| (count, severity, rule)).collect();
    rows.sort_by(|a, b| (b.0, b.1, a.2).cmp(&(a.0, a.1, b.2)));
    let width = rows.first().map_or(0, |(count, ..)| count.to_string().len());
    let line = |&(count, severity, rule): &(usize, Severity, &str)| {
        format!("{count:>width$}  {}  {}\n", paint.severity(severity, format!("{:7}", severity.name())), visible(rule))
    };
    rows.iter().map(line).collect()
}
