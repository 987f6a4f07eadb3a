//! The order in which the data are written changes nothing: files, records, accounts and claims of the shipped data are shuffled, and
//! the same findings come out, word for word.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;

use factlint::dataset::Config;
use factlint::files::{Files, discover, slashed};
use factlint::rules::Catalogue;
use factlint::run::{Input, Options, Report, check};

/// A generator of numbers, the same on every run.
struct Dice(u64);

impl Dice {
    /// A number below `most`.
    fn roll(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for n in (1..list.len()).rev() {
            list.swap(n, self.roll(n + 1));
        }
    }
}

/// What a part of a data file starts with: a table of its own, at one of three depths.
fn depth(line: &str) -> Option<usize> {
    let header = line.strip_prefix("[[").and_then(|rest| rest.split("]]").next());
    // What a decision rests on is a table of the record before it; other tables are records.
    let single = line.strip_prefix('[').filter(|rest| !rest.starts_with('[')).map(|rest| if rest.starts_with("decision.") { 2 } else { 1 });
    header.map(|header| 1 + header.matches('.').count()).or(single)
}

/// Cuts a text before every header of a depth; what stands before the first is the head.
fn cut(text: &str, at: usize) -> (String, Vec<String>) {
    let (mut head, mut parts) = (String::new(), Vec::<String>::new());
    for line in text.split_inclusive('\n') {
        if depth(line) == Some(at) {
            parts.push(String::new());
        }
        parts.last_mut().unwrap_or(&mut head).push_str(line);
    }
    (head, parts)
}

/// The claims of an account: lines that start a key at the margin, each with what it goes on over.
fn shuffled_claims(account: &str, dice: &mut Dice) -> String {
    let mut entries: Vec<String> = Vec::new();
    let mut lines = account.split_inclusive('\n');
    let header = lines.next().unwrap_or_default();
    for line in lines {
        let starts = line.starts_with(|c: char| c.is_ascii_lowercase() || c == '"');
        match entries.last_mut() {
            Some(entry) if !starts => entry.push_str(line),
            _ => entries.push(line.to_owned()),
        }
    }
    for entry in &mut entries {
        if !entry.ends_with('\n') {
            entry.push('\n');
        }
    }
    dice.shuffle(&mut entries);
    format!("{header}{}", entries.concat())
}

fn shuffled_record(record: &str, dice: &mut Dice) -> String {
    let (head, accounts) = cut(record, 2);
    let mut accounts: Vec<String> = accounts.iter().map(|account| shuffled_claims(&format!("{}\n", account.trim_end()), dice)).collect();
    dice.shuffle(&mut accounts);
    format!("{}\n{}", head.trim_end(), accounts.concat())
}

fn shuffled(text: &str, dice: &mut Dice) -> String {
    let (head, records) = cut(text, 1);
    let mut records: Vec<String> = records.iter().map(|record| shuffled_record(record, dice)).collect();
    dice.shuffle(&mut records);
    format!("{head}{}", records.concat())
}

fn shipped() -> Vec<(String, String)> {
    let root = support::shipped();
    let files = discover(&root).files;
    files
        .iter()
        .map(|path| (slashed(path), std::fs::read_to_string(root.join(path)).unwrap()))
        .filter(|(path, _)| path != "factlint.toml")
        .collect()
}

fn run(texts: &[(String, String)]) -> Report {
    let mut input = Input { rules: Catalogue::built_in().unwrap(), config: Config::default(), ..Input::default() };
    for (path, text) in texts {
        input.data.push(input.files.add(path.clone(), text.clone()));
    }
    check(input, None, &Options::default())
}

/// Everything of a finding but where it stands.
fn told(report: &Report) -> Vec<String> {
    let sides = |files: &Files, finding: &factlint::findings::Finding| {
        let sides = finding.seen.sides.iter();
        sides
            .map(|side| format!("{} {} {} {:?} {}", side.account, side.property, side.value, side.quote, files.text(side.span)))
            .collect::<Vec<_>>()
    };
    // That accounts are out of order is the one thing that an order changes.
    let told = report.findings.iter().filter(|finding| finding.rule != "unsorted").map(|finding| {
        let labels: Vec<&str> = finding.seen.labels().map(|label| label.message.as_str()).collect();
        let sides = sides(&report.files, finding);
        let (message, help, notes) = (&finding.message, &finding.help, &finding.seen.notes);
        let explanation = &finding.seen.explanation;
        format!(
            "{} {:?} {} {message} {notes:?} {help} {labels:?} {explanation:?} {sides:#?}",
            finding.rule, finding.severity, finding.fingerprint
        )
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

#[test]
fn the_order_of_the_data_changes_nothing() {
    let files = shipped();
    let before = told(&run(&files));
    assert!(before.len() > 20, "the shipped data disagree in many places");
    for seed in 1..=3 {
        let mut dice = Dice(seed);
        let mut mixed: Vec<(String, String)> = files.iter().map(|(path, text)| (path.clone(), shuffled(text, &mut dice))).collect();
        dice.shuffle(&mut mixed);
        let moved: BTreeMap<&String, &String> = files.iter().map(|(path, text)| (path, text)).collect();
        assert!(mixed.iter().any(|(path, text)| moved[path] != text), "something was shuffled");
        let after = told(&run(&mixed));
        for (was, is) in before.iter().zip(&after) {
            assert_eq!(was, is, "seed {seed}");
        }
        assert_eq!(before.len(), after.len(), "seed {seed}");
    }
}
