//! Findings that were there before and are accepted for now.
//!
//! A baseline names findings by their fingerprints, so moved lines and reordered files change nothing in it. It is meant to shrink: what
//! it names and nothing finds any more is told, and goes when it is written anew.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::findings::{Finding, Fingerprint, State};
use crate::rules::Catalogue;

/// The form of a baseline that this version reads and writes.
const VERSION: u32 = 1;

/// Findings that are accepted for now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<Fingerprint, Entry>,
}

/// One finding that is accepted for now. What it is about is for people: the fingerprint alone counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Name of its rule.
    pub rule: String,
    /// Whom or what it is about: kinds and ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// Key of the property, where it is on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// What names it.
    pub fingerprint: Fingerprint,
}

impl Entry {
    /// The entry for a finding.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let about = finding.seen.about_all().iter().map(|subject| format!("{} {}", subject.kind.name(), subject.id)).collect();
        Self { rule: finding.rule.clone(), about, property: finding.seen.property.clone(), fingerprint: finding.fingerprint.clone() }
    }
}

/// A baseline as it is written.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "factlint baseline, version 1")]
#[serde(deny_unknown_fields)]
struct Written {
    /// Version of this form.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// The findings, each once.
    findings: Vec<Entry>,
}

/// Why a text is no baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineError {
    /// What is wrong.
    pub message: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in bytes, counted from 1.
    pub column: usize,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// If it is no JSON, not of this form or version, or names a finding twice.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let written: Written = serde_json::from_str(text).map_err(|error| wrong(&error))?;
        if written.version != VERSION {
            let message = format!("this is version {}; this version of factlint reads version {VERSION}", written.version);
            return Err(BaselineError { message, ..place_of(text, "\"version\"", 1) });
        }
        let mut entries = BTreeMap::new();
        for entry in written.findings {
            let fingerprint = entry.fingerprint.to_string();
            if entries.insert(entry.fingerprint.clone(), entry).is_some() {
                return Err(BaselineError { message: format!("{fingerprint} is in it twice"), ..place_of(text, &fingerprint, 2) });
            }
        }
        Ok(Self { entries })
    }

    /// Marks what it names among open findings, and gives back the entries that are mended: their rule ran, or is none any more, and
    /// found nothing open.
    pub fn accept(&self, findings: &mut [Finding], ran: &BTreeSet<String>, rules: &Catalogue) -> Vec<Entry> {
        let mut met = BTreeSet::new();
        for finding in findings.iter_mut().filter(|finding| finding.state == State::Open) {
            if let Some((fingerprint, _)) = self.entries.get_key_value(&finding.fingerprint) {
                finding.state = State::Baselined;
                met.insert(fingerprint);
            }
        }
        let missing = self.entries.iter().filter(|(fingerprint, _)| !met.contains(fingerprint)).map(|(_, entry)| entry);
        let mut mended: Vec<Entry> = missing.filter(|entry| judged(entry, ran, rules)).cloned().collect();
        mended.sort();
        mended
    }

    /// The baseline that accepts what is open now, and keeps what could not be judged.
    #[must_use]
    pub fn renewed(&self, findings: &[Finding], ran: &BTreeSet<String>, rules: &Catalogue) -> Self {
        let kept = self.entries.values().filter(|entry| !judged(entry, ran, rules)).cloned();
        let open = findings.iter().filter(|finding| matches!(finding.state, State::Open | State::Baselined)).map(Entry::of);
        Self { entries: kept.chain(open).map(|entry| (entry.fingerprint.clone(), entry)).collect() }
    }

    /// How many findings it accepts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it accepts none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The baseline as text: one finding a line, those of one rule together, so that two branches seldom touch the same line.
    ///
    /// # Errors
    /// None that can happen with these types; the signature is that of the serialiser.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        let mut entries: Vec<&Entry> = self.entries.values().collect();
        entries.sort();
        let lines: Vec<String> = entries.into_iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
        let findings = if lines.is_empty() { "[]".to_owned() } else { format!("[\n    {}\n  ]", lines.join(",\n    ")) };
        Ok(format!("{{\n  \"version\": {VERSION},\n  \"findings\": {findings}\n}}\n"))
    }

    /// The JSON Schema of a baseline, as it is published.
    ///
    /// # Errors
    /// As [`Baseline::text`].
    pub fn schema() -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(&schemars::schema_for!(Written)).map(|text| text + "\n")
    }
}

/// Whether a run says something of an entry.
fn judged(entry: &Entry, ran: &BTreeSet<String>, rules: &Catalogue) -> bool {
    ran.contains(&entry.rule) || rules.get(&entry.rule).is_none()
}

fn wrong(error: &serde_json::Error) -> BaselineError {
    let message = error.to_string();
    // The place is told beside it.
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
    BaselineError { message, line: error.line().max(1), column: error.column().max(1) }
}

/// Where `words` stand for the `n`th time.
fn place_of(text: &str, words: &str, n: usize) -> BaselineError {
    let at = text.match_indices(words).nth(n.saturating_sub(1)).map_or(0, |(at, _)| at);
    let before = text.get(..at).unwrap_or_default();
    let column = before.rsplit('\n').next().unwrap_or_default().len() + 1;
    BaselineError { message: String::new(), line: before.matches('\n').count() + 1, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"rule": "r", "fingerprint": "1:00000000000000000000000000000000"}"#;

    fn written(findings: &str) -> String {
        format!("{{\"version\": 1,\n\"findings\": [{findings}]}}")
    }

    #[test]
    fn what_is_written_is_read() {
        let read = Baseline::read(&written(ONE)).unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!(Baseline::read(&read.text().unwrap()), Ok(read));
        let empty = Baseline::default();
        assert_eq!(Baseline::read(&empty.text().unwrap()), Ok(empty));
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        let place = |text: &str| Baseline::read(text).map_err(|error| (error.line, error.column, error.message)).unwrap_err();
        assert_eq!(place(&written(&format!("{ONE},\n{ONE}"))).0, 3);
        assert!(place("{\"version\": 2, \"findings\": []}").2.contains("reads version 1"));
        assert!(place(&written(r#"{"rule": "r", "fingerprint": "1:0"}"#)).2.contains("no fingerprint"));
        assert!(
            place(&written(r#"{"rule": "r", "fingerprint": "1:00000000000000000000000000000000", "x": 1}"#)).2.contains("unknown field")
        );
        assert_eq!(place("").0, 1);
    }
}
