//! From what checks saw to what is reported: names, levels, one finding for each defect, one order.

mod baseline;
mod levels;
mod settle;

use std::collections::{BTreeMap, BTreeSet};

pub use baseline::{Baseline, BaselineError, Entry};
pub use levels::{LevelFlag, Levels, check_flags, check_selectors};
pub use settle::Settlement;

use crate::dataset::Dataset;
use crate::files::{Files, Span};
use crate::findings::{Defect, Finding, Fingerprint, Observation, State};
use crate::rules::Rule;

/// Turns observations into findings, each open or settled, in the one total order: path, offset, rule, message. What is found about
/// decisions and suppressions is told by those of `running` that look for it.
#[must_use]
pub fn decide(
    observed: Vec<(&Rule, Vec<Observation>)>,
    running: &[&Rule],
    levels: &Levels,
    settlement: &Settlement<'_>,
    files: &Files,
) -> Vec<Finding> {
    let replaced = replaced(&observed);
    let mut findings = Vec::new();
    for (rule, seen) in observed {
        let kept = seen.into_iter().filter(|seen| !replaced.contains(&(seen.defect(), rule.name.as_str())));
        findings.extend(kept.filter_map(|seen| finding(rule, seen, levels, settlement.dataset)));
    }
    yield_to_others(&mut findings);
    for seen in settlement.settle(&mut findings, files) {
        let rules = running.iter().filter(|rule| rule.facet == seen.facet);
        findings.extend(rules.filter_map(|rule| finding(rule, seen.clone(), levels, settlement.dataset)));
    }
    put_in_order(&mut findings, files);
    tell_apart(&mut findings);
    findings
}

/// Drops what is told only where no other finding points at it.
fn yield_to_others(findings: &mut Vec<Finding>) {
    let others = findings.iter().filter(|finding| !finding.seen.unless_shown);
    let shown: BTreeSet<Span> = others.flat_map(|finding| finding.seen.labels()).map(|label| label.span).collect();
    let points_into = |span: Span| {
        let from = Span { end: span.start, ..span };
        shown.range(from..).take_while(|other| other.file == span.file && other.start <= span.end).any(|&other| span.contains(other))
    };
    findings.retain(|finding| !finding.seen.unless_shown || !finding.seen.labels().any(|label| points_into(label.span)));
}

/// Gives findings that nothing tells apart but their place fingerprints of their own, in order: a baseline that covers one must not
/// cover the other.
fn tell_apart(findings: &mut [Finding]) {
    let mut seen: BTreeMap<Fingerprint, usize> = BTreeMap::new();
    for finding in findings {
        let count = seen.entry(finding.fingerprint.clone()).or_default();
        *count += 1;
        if *count > 1 {
            let identity = [finding.seen.identity.clone(), vec![count.to_string()]].concat();
            finding.fingerprint = Fingerprint::new(&finding.rule, &identity);
        }
    }
}

/// The rules that another one replaces at a defect: one defect, one finding.
fn replaced<'r>(observed: &[(&'r Rule, Vec<Observation>)]) -> BTreeSet<(Defect, &'r str)> {
    let mut at: BTreeMap<Defect, Vec<&'r Rule>> = BTreeMap::new();
    for (rule, seen) in observed {
        for defect in seen.iter().flat_map(Observation::covers) {
            at.entry(defect).or_default().push(rule);
        }
    }
    let pairs = at.into_iter().flat_map(|(defect, rules)| {
        rules.into_iter().flat_map(|rule| &rule.instead_of).map(move |name| (defect.clone(), name.as_str())).collect::<Vec<_>>()
    });
    pairs.collect()
}

fn finding(rule: &Rule, seen: Observation, levels: &Levels, data: &Dataset) -> Option<Finding> {
    let level = levels.of(rule).severity()?;
    let mut values: BTreeMap<&str, String> = seen.values.iter().map(|(&name, value)| (name, value.clone())).collect();
    let ids = if seen.subjects.is_empty() { seen.subject.iter().collect() } else { seen.subjects.iter().collect::<Vec<_>>() };
    values.insert("subject", ids.iter().map(|subject| subject.id.as_str()).collect::<Vec<_>>().join(" and "));
    values.insert("property", seen.property.clone().unwrap_or_default());
    let property = seen.property.as_ref().and_then(|property| data.vocabulary.property(property));
    Some(Finding {
        rule: rule.name.clone(),
        family: rule.family.clone(),
        severity: seen.at_most.map_or(level, |most| most.min(level)),
        state: State::Open,
        settled: None,
        message: rule.message.fill(&values),
        help: seen.help.clone().unwrap_or_else(|| rule.advice(property.map(|property| &data.vocabulary.properties[property]))),
        command: seen.command(),
        fingerprint: Fingerprint::new(&rule.name, &seen.identity),
        seen,
    })
}

/// Brings findings into the one total order: path, offset, rule, message.
pub fn put_in_order(findings: &mut [Finding], files: &Files) {
    findings.sort_by_cached_key(|finding| {
        let span = finding.seen.primary.span;
        (files.get(span.file).path().to_owned(), span.start, finding.rule.clone(), finding.message.clone())
    });
}
