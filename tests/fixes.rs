//! `--fix`: what can be mended without a decision, and never the value of a claim.
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "tests")]

mod support;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use support::{Said, dataset, factlint, run, shipped};

/// Every kind of fix once: a bare date, a spelling in a title, a suppression without use, a misspelt key and a misspelt source.
const FAULTY: &str = "# The bridge.
[[incident]]
id = \"bridge\"
title = \"Attack at Koriome\"   # at dawn
suppress = [{ rule = \"count-conflict\", reason = \"counted twice\" }]

[[incident.account]]
source = \"north\"
date = { is = 2024-05-03, quote = \"May 3, 2024\" }

[[incident.account]]
source = \"rivver\"
place = { is = \"Tamba\", qoute = \"in Tamba\" }
";

fn started() -> TempDir {
    dataset(&[("data.toml", FAULTY)])
}

fn check(folder: &Path, more: &[&str]) -> Said {
    run(factlint().args(["check", "--format", "short"]).args(more).arg(folder))
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("data.toml")).unwrap()
}

#[test]
fn what_is_safe_is_mended_and_all_else_stays() {
    let folder = started();
    let said = check(folder.path(), &["--fix"]);
    let expected = FAULTY.replace("Attack at Koriome", "Attack at Korioumé").replace("is = 2024-05-03", "is = \"2024-05-03\"");
    let expected: String = expected.split_inclusive('\n').filter(|line| !line.starts_with("suppress")).collect();
    assert_eq!(text(folder.path()), expected, "{}{}", said.out, said.err);
    assert!(said.err.contains("3 findings mended, in 1 file"), "{}", said.err);
    let again = check(folder.path(), &["--fix"]);
    assert_eq!(text(folder.path()), expected);
    assert!(again.err.contains("0 findings mended"), "{}", again.err);
}

#[test]
fn what_is_not_safe_is_mended_on_request() {
    let folder = started();
    check(folder.path(), &["--unsafe-fixes"]);
    let mended = text(folder.path());
    assert!(mended.contains("source = \"river\"") && mended.contains("quote = \"in Tamba\""), "{mended}");
    check(folder.path(), &["--unsafe-fixes"]);
    assert_eq!(text(folder.path()), mended);
}

#[test]
fn a_diff_changes_nothing() {
    let folder = started();
    let said = check(folder.path(), &["--diff"]);
    assert_eq!(said.status, 1, "{}", said.err);
    support::assert_snapshot!("fixes-diff", said.out);
    assert_eq!(text(folder.path()), FAULTY);
    check(folder.path(), &["--fix"]);
    let done = check(folder.path(), &["--diff"]);
    assert_eq!((done.status, done.out.as_str()), (0, ""), "{}", done.err);
}

#[test]
fn only_what_is_reported_is_mended() {
    let folder = started();
    check(folder.path(), &["--fix", "--select", "inconsistent-spelling"]);
    assert_eq!(text(folder.path()), FAULTY.replace("Attack at Koriome", "Attack at Korioumé"));
}

#[test]
fn nothing_in_the_shipped_data_set_is_to_be_mended() {
    let said = check(&shipped(), &["--diff", "--unsafe-fixes"]);
    assert_eq!((said.status, said.out.as_str()), (0, ""), "{}", said.err);
}

#[test]
fn a_file_that_cannot_be_written_stays() {
    let folder = started();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::rename(folder.path().join("data.toml"), inner.join("data.toml")).unwrap();
    let mut locked = fs::metadata(&inner).unwrap().permissions();
    locked.set_readonly(true);
    fs::set_permissions(&inner, locked).unwrap();
    if fs::write(inner.join("probe"), "").is_ok() {
        eprintln!("skipped: whoever runs the tests may write to locked folders");
        return;
    }
    let said = check(folder.path(), &["--fix"]);
    assert_eq!(said.status, 2, "{}", said.err);
    assert_eq!(fs::read_to_string(inner.join("data.toml")).unwrap(), FAULTY);
}
