//! `--since`: what a change brought and settled, in scratch repositories made from the shipped data set.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::fs;

use serde_json::Value;

use support::repository::{Repository, copy};
use support::{Said, factlint, run, shipped};

/// What a run with `--since` says.
fn since(repository: &Repository, revision: &str, more: &[&str]) -> Said {
    run(factlint().args(["check", "--since", revision, "--deny", "warnings"]).args(more).arg(repository.path("")))
}

fn json(repository: &Repository, revision: &str) -> Value {
    serde_json::from_str(&since(repository, revision, &["--format", "json"]).out).unwrap()
}

/// Two accounts of one attack that agree.
const KATI: &str = "incidents/2022/kati-military-base.toml";
const KILLED: &str = "killed = { is = 1, quote = \"killed one soldier\", who = \"soldier\" }";

fn open(report: &Value) -> Vec<(String, String)> {
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["state"] == "open");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings.map(|finding| (text(&finding["rule"]), text(&finding["subject"]["id"]))).collect()
}

#[test]
fn one_conflict_is_one_finding_at_the_line_that_was_edited() {
    let repository = Repository::new();
    repository.edit(KATI, KILLED, "killed = { is = 3, inferred = \"three graves\", who = \"soldier\" }");
    let before = repository.state();
    let said = since(&repository, "HEAD", &["--format", "short"]);
    assert_eq!(said.status, 1, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 1, "{}", said.out);
    // The first account is at line 12, the edited one at line 23.
    assert!(lines[0].starts_with(&format!("{KATI}:23:")), "{}", lines[0]);
    assert!(lines[0].contains("error[count-conflict]"), "{}", lines[0]);
    assert_eq!(repository.state(), before, "the work tree is touched");
}

#[test]
fn an_edit_that_changes_nothing_and_a_reordered_file_give_none() {
    let repository = Repository::new();
    repository.edit(KATI, "title = \"Attack on the military base at Kati\"", "title = \"The attack on the military base at Kati\"");
    let text = fs::read_to_string(repository.path("incidents/2019/boulkessi-mondoro-camps.toml")).unwrap();
    let (first, rest) = text.split_once("\n\n[[incident.account]]").unwrap();
    let accounts: Vec<&str> = rest.split("\n\n[[incident.account]]").collect();
    let reordered = accounts.iter().rev().map(|account| format!("[[incident.account]]{}", account.trim_end()));
    let reordered = [first.to_owned()].into_iter().chain(reordered).collect::<Vec<_>>().join("\n\n") + "\n";
    assert_ne!(reordered, text);
    fs::write(repository.path("incidents/2019/boulkessi-mondoro-camps.toml"), reordered).unwrap();
    let said = since(&repository, "HEAD", &["--format", "short"]);
    assert_eq!((said.status, said.out.as_str()), (0, ""), "{}", said.err);
    let report = json(&repository, "HEAD");
    assert_eq!(report["change"]["touched"], serde_json::json!([]));
    assert_eq!(report["change"]["settled"], serde_json::json!([]));
}

#[test]
fn a_file_with_another_name_brings_nothing_though_only_it_is_reported_on() {
    let repository = Repository::new();
    let (old, new) = ("incidents/2019/boulkessi-mondoro-camps.toml", "incidents/2019/renamed.toml");
    fs::rename(repository.path(old), repository.path(new)).unwrap();
    let said = run(factlint().args(["check", "--since", "HEAD", "--format", "short"]).arg(repository.path(new)));
    assert_eq!((said.status, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.starts_with("0 errors, 0 warnings, 0 info new") && !said.err.contains(" 0 as at"), "{}", said.err);
}

#[test]
fn what_is_settled_and_what_moves_is_told() {
    let repository = Repository::new();
    repository.edit(KATI, KILLED, "killed = { is = 3, inferred = \"three graves\", who = \"soldier\" }");
    repository.commit();
    repository.edit(KATI, "killed = { is = 3, inferred = \"three graves\"", "killed = { is = 1, inferred = \"one grave\"");
    let report = json(&repository, "HEAD");
    assert_eq!(open(&report), []);
    let change = &report["change"];
    assert_eq!(change["settled"][0]["rule"], "count-conflict");
    assert_eq!(change["settled"][0]["now"], Value::Null);
    assert_eq!(change["touched"].as_array().unwrap().len(), 1);
    let moved = &change["touched"][0]["properties"][0];
    assert_eq!((&moved["property"], &moved["accounts"][0]["account"]), (&"killed".into(), &"cep-2024".into()));
    assert_eq!(moved["published_before"], "3 soldiers / 1 soldier");
    assert_eq!(moved["published_after"], "1 soldier");
}

#[test]
fn a_cause_in_another_file_counts() {
    let repository = Repository::new();
    // Nobody edits the line where a decision's disagreement stands, and it opens again.
    let decided = "incidents/2023/bourem-army.toml";
    let text = fs::read_to_string(repository.path(decided)).unwrap();
    let start = text.find("[[decision]]").unwrap();
    fs::write(repository.path(decided), text.get(..start).unwrap()).unwrap();
    let report = json(&repository, "HEAD");
    assert!(open(&report).iter().any(|(_, subject)| subject == "bourem-army"), "{report}");
}

#[test]
fn what_others_did_in_the_meantime_does_not_count() {
    let repository = Repository::new();
    repository.edit(KATI, KILLED, "killed = { is = 3, inferred = \"three graves\", who = \"soldier\" }");
    repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "branch"]);
    repository.edit(KATI, "Attack on the military base", "Assault on the military base");
    repository.commit();
    // On the main branch somebody settles the conflict that the other branch still has.
    repository.git(&["checkout", "--quiet", "main"]);
    repository.edit(KATI, "is = 3", "is = 1");
    repository.commit();
    repository.git(&["checkout", "--quiet", "branch"]);
    let said = since(&repository, "main", &["--format", "short"]);
    assert_eq!((said.status, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.contains("where this state left main"), "{}", said.err);
}

#[test]
fn what_cannot_be_compared_is_told() {
    let repository = Repository::new();
    let unknown = since(&repository, "no-such-branch", &[]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("there is no commit \"no-such-branch\""), "{}", unknown.err);
    let option = run(factlint().args(["check", "--since=--output=x"]).arg(repository.path("")));
    assert_eq!(option.status, 2, "{}", option.out);
    assert!(!repository.path("x").exists());
    let outside = tempfile::tempdir().unwrap();
    copy(&shipped(), outside.path());
    let outside = run(factlint().args(["check", "--since", "HEAD"]).arg(outside.path()));
    assert_eq!(outside.status, 2);
    assert!(outside.err.contains("git"), "{}", outside.err);
}

#[test]
fn a_data_set_that_was_not_there_or_not_readable_is_all_new() {
    let repository = Repository::new();
    let configuration = fs::read_to_string(repository.path("factlint.toml")).unwrap();
    fs::write(repository.path("factlint.toml"), "format = 0\n").unwrap();
    repository.commit();
    fs::write(repository.path("factlint.toml"), configuration).unwrap();
    let said = since(&repository, "HEAD", &["--format", "short"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("everything counts as new"), "{}", said.err);
    assert!(said.out.lines().count() > 40);
    fs::remove_file(repository.path("factlint.toml")).unwrap();
    repository.commit();
    fs::write(repository.path("factlint.toml"), "format = 1\n").unwrap();
    assert!(since(&repository, "HEAD", &["--format", "short"]).out.lines().count() > 40);
}

#[test]
fn a_finding_that_becomes_graver_is_new() {
    let repository = Repository::new();
    fs::write(repository.path("factlint.toml"), "format = 1\n[severity]\ndate-conflict = \"error\"\n").unwrap();
    let said = run(factlint().args(["check", "--since", "HEAD", "--format", "short"]).arg(repository.path("")));
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(said.out.lines().all(|line| line.contains("error[date-conflict]")), "{}", said.out);
}
