//! What curators settled: each finding is open, decided or suppressed, and a decision or suppression that settles nothing is a finding.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks;
use crate::dataset::{Dataset, Decision, Policy, Settles, Suppression};
use crate::edits::{removed, table_at, without_entry};
use crate::files::{Files, Span, is_below};
use crate::findings::{Decided, Disagreement, Facet, Finding, Fix, Means, Observation, Relation, Settled, State, Structure, SubjectRef};
use crate::rules::Catalogue;
use crate::values::date::Date;
use crate::values::name::did_you_mean;

/// What a decision is on: the key of a property, and whose, sorted.
type Matter<'a> = (&'a str, Vec<SubjectRef>);

/// What findings are settled by.
#[derive(Debug)]
pub struct Settlement<'a> {
    /// The decisions, and the suppressions beside the data.
    pub dataset: &'a Dataset,
    /// The policies of the configuration.
    pub policies: &'a [Policy],
    /// The suppressions of the configuration.
    pub configured: &'a [Suppression],
    /// All rules there are.
    pub rules: &'a Catalogue,
    /// The rules that ran.
    pub ran: &'a BTreeSet<String>,
    /// Whether every rule ran that could see a disagreement: only then a decision can be needless.
    pub complete: bool,
    /// The day after which suppressions with an earlier end no longer hold. Without one none ends: there is no clock.
    pub today: Option<Date>,
}

impl Settlement<'_> {
    /// Gives every finding its state, and tells which decisions and suppressions are not needed or not in order.
    pub fn settle(&self, findings: &mut [Finding], files: &Files) -> Vec<Observation> {
        let suppressions: Vec<&Suppression> = self.dataset.suppressions.iter().chain(self.configured).collect();
        let (mut decided, mut suppressed) = (BTreeSet::new(), BTreeSet::new());
        let decisions = self.by_matter();
        for finding in findings.iter_mut() {
            let decision = decision_on(finding, &decisions);
            let waivers = suppressions.iter().enumerate().filter(|(_, waiver)| self.suppresses(waiver, finding, files));
            let waivers: Vec<usize> = waivers.map(|(n, _)| n).collect();
            decided.extend(decision);
            decided.extend(decisions_beside(finding, &decisions));
            suppressed.extend(waivers.iter().copied());
            let by_decision = decision.and_then(|n| self.dataset.decisions.get(n)).map(|decision| self.by_decision(decision));
            let by_policy = || self.policies.iter().find(|policy| settles(policy, finding)).map(|policy| by_policy(policy, finding));
            let decided = by_decision.or_else(|| finding.seen.ranked.clone()).or_else(by_policy);
            let waiver = || waivers.first().and_then(|&n| suppressions.get(n)).map(|waiver| by_suppression(waiver));
            (finding.state, finding.settled) = match (decided, waiver()) {
                (Some(settled), _) => (State::Decided, Some(settled)),
                (None, Some(settled)) => (State::Suppressed, Some(settled)),
                (None, None) => (State::Open, None),
            };
        }
        let needless = self.dataset.decisions.iter().enumerate().filter(|(n, _)| self.complete && !decided.contains(n));
        let needless = needless.map(|(_, decision)| self.needless(decision));
        let waivers = suppressions.iter().enumerate().flat_map(|(n, waiver)| self.about(waiver, suppressed.contains(&n), files));
        needless.chain(waivers).collect()
    }

    /// The decisions by what they are on, the first of each; one without an answer settles nothing.
    fn by_matter(&self) -> BTreeMap<Matter<'_>, usize> {
        let mut decisions = BTreeMap::new();
        for (n, decision) in self.dataset.decisions.iter().enumerate().filter(|(_, decision)| decision.answer.is_some()) {
            let mut subjects: Vec<SubjectRef> = decision.subjects.iter().map(|&id| self.dataset.subjects[id].reference()).collect();
            subjects.sort();
            decisions.entry((self.dataset.vocabulary.properties[decision.property].id.as_str(), subjects)).or_insert(n);
        }
        decisions
    }

    fn by_decision(&self, decision: &Decision) -> Settled {
        let reason = decision.reason.clone();
        let who = who(decision.by.as_deref(), decision.date.as_deref());
        Settled { by: Means::Decision, answer: Some(checks::answer(self.dataset, decision)), reason, who, span: decision.span }
    }

    fn suppresses(&self, waiver: &Suppression, finding: &Finding, files: &Files) -> bool {
        let seen = &finding.seen;
        let rule = waiver.rule.value == finding.rule || waiver.rule.value == finding.family;
        let about = |subject: &SubjectRef| seen.subject.as_ref() == Some(subject) || seen.subjects.contains(subject);
        let property = |property: &String| seen.property.as_ref() == Some(property);
        let within = |path: &String| is_below(files.get(seen.primary.span.file).path(), path.trim_end_matches('/'));
        rule && !self.has_expired(waiver)
            && waiver.subject.as_ref().is_none_or(about)
            && waiver.property.as_ref().is_none_or(property)
            && waiver.path.as_ref().is_none_or(within)
    }

    fn has_expired(&self, waiver: &Suppression) -> bool {
        let last = waiver.until.as_ref().and_then(|until| Date::parse(&until.value).ok()?.possible().latest());
        let today = self.today.as_ref().and_then(|today| today.possible().earliest());
        last.zip(today).is_some_and(|(last, today)| last < today)
    }

    fn needless(&self, decision: &Decision) -> Observation {
        let seen = checks::at_decision(self.dataset, decision, Decided::Needless, "nothing is disputed here");
        seen.value("answer", checks::answer(self.dataset, decision))
    }

    /// What is not in order with a suppression.
    fn about(&self, waiver: &Suppression, used: bool, files: &Files) -> Vec<Observation> {
        let rules = self.rules.select(&waiver.rule.value);
        let mut found = Vec::new();
        if rules.is_empty() {
            let near = did_you_mean(&waiver.rule.value, self.rules.selectors());
            let facet = Facet::Reader(Structure::DanglingReference);
            let seen = Observation::at(facet, waiver.rule.span, "no rule or family is called so");
            let seen = seen.value("id", &waiver.rule.value).value("record", "rule or family");
            found.push(seen.maybe_help(near.map(|near| format!("Did you mean `{near}`?"))));
        } else if self.has_expired(waiver) {
            let until = waiver.until.as_ref().map(|until| until.value.clone()).unwrap_or_default();
            let seen = suppression(waiver, Decided::ExpiredSuppression).value("until", until);
            found.push(without(seen, waiver, files, false));
        } else if !used && rules.iter().all(|rule| self.ran.contains(&rule.name)) {
            found.push(without(suppression(waiver, Decided::UnusedSuppression), waiver, files, true));
        }
        if waiver.reason.is_none() {
            found.push(suppression(waiver, Decided::BareSuppression));
        }
        found.into_iter().map(|seen| identified(seen, waiver)).collect()
    }
}

/// The decision on the same subjects and property as a finding of sources that disagree, by its number.
fn decision_on(finding: &Finding, decisions: &BTreeMap<Matter<'_>, usize>) -> Option<usize> {
    let seen = &finding.seen;
    let property = seen.property.as_deref().filter(|_| seen.facet.is_of_sources())?;
    decisions.get(&(property, seen.about_all())).copied()
}

/// The decisions on the other properties that a finding is on: they settle a part of it.
fn decisions_beside(finding: &Finding, decisions: &BTreeMap<Matter<'_>, usize>) -> Vec<usize> {
    let seen = &finding.seen;
    let on = seen.also_on.iter().filter(|_| seen.facet.is_of_sources());
    on.filter_map(|property| decisions.get(&(property.as_str(), seen.about_all())).copied()).collect()
}

fn suppression(waiver: &Suppression, facet: Decided) -> Observation {
    Observation::at(Facet::Decided(facet), waiver.span, "this suppression").value("rule", &waiver.rule.value)
}

/// Offers to take the suppression out of its file.
fn without(mut seen: Observation, waiver: &Suppression, files: &Files, safe: bool) -> Observation {
    let file = waiver.span.file;
    let text = files.get(file).text();
    let own = waiver.span.range();
    let is_entry = text.get(own.clone()).is_some_and(|written| written.starts_with('{'));
    let table = || table_at(text, "suppress", own.start).map(|table| removed(text, table));
    let edit = if is_entry { without_entry(text, own.clone()) } else { table() };
    seen.fix = edit.map(|edit| {
        let title = "take the suppression out".to_owned();
        Fix { safe, title, edits: vec![(Span::new(file, edit.range), edit.text)] }
    });
    seen
}

fn identified(mut seen: Observation, waiver: &Suppression) -> Observation {
    let subject = waiver.subject.as_ref().map(|subject| subject.id.clone());
    let own = [subject, waiver.path.clone(), waiver.property.clone()].map(Option::unwrap_or_default);
    seen.subject.clone_from(&waiver.subject);
    seen.property.clone_from(&waiver.property);
    seen.identity(own.into_iter().chain([waiver.rule.value.clone()]))
}

/// Whether a policy settles a finding.
fn settles(policy: &Policy, finding: &Finding) -> bool {
    let seen = &finding.seen;
    let joint = || seen.values.get("joint").is_some_and(|joint| !joint.is_empty());
    let explained = |kind: &str| seen.explanation.as_ref().is_some_and(|explanation| explanation.kind == kind);
    match policy.settles {
        Settles::JointRange => seen.facet == Facet::Agreement(Disagreement::Tension) && seen.relation == Some(Relation::Tension) && joint(),
        Settles::LaterAsOf => matches!(seen.facet, Facet::Agreement(_)) && explained("as-of") && !seen.tags.is_empty(),
    }
}

fn by_policy(policy: &Policy, finding: &Finding) -> Settled {
    let answer = match policy.settles {
        Settles::JointRange => finding.seen.values.get("joint").cloned(),
        Settles::LaterAsOf => Some("the value of the later day".into()),
    };
    let who = who(Some(&policy.by), Some(&policy.date));
    Settled { by: Means::Policy, answer, reason: Some(policy.reason.clone()), who, span: policy.span }
}

fn by_suppression(waiver: &Suppression) -> Settled {
    let until = waiver.until.as_ref().map(|until| format!("until {}", until.value));
    Settled { by: Means::Suppression, answer: until, reason: waiver.reason.clone(), who: None, span: waiver.span }
}

/// Who settled it, and when.
fn who(by: Option<&str>, date: Option<&str>) -> Option<String> {
    let parts: Vec<&str> = by.into_iter().chain(date).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
