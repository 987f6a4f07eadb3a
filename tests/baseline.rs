//! Findings that are accepted for now: a baseline survives moved lines and only shrinks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use support::{Said, dataset, factlint, run, write};

const TWO: &str = "[[incident]]
id = \"bridge\"
title = \"Attack at the bridge\"

[[incident.account]]
source = \"north\"
killed = { is = 12, quote = \"12 people were killed\" }

[[incident.account]]
source = \"river\"
killed = { is = 9, quote = \"nine dead\" }
";

fn started() -> TempDir {
    dataset(&[("data.toml", TWO)])
}

fn check(folder: &Path, more: &[&str]) -> Said {
    let baseline = folder.join("accepted.json");
    run(factlint().args(["check", "--format", "short", "--deny", "warnings", "--baseline"]).arg(baseline).args(more).arg(folder))
}

fn accepted(folder: &Path) -> String {
    fs::read_to_string(folder.join("accepted.json")).unwrap()
}

#[test]
fn what_is_accepted_passes_and_what_is_new_fails() {
    let folder = started();
    let root = folder.path();
    assert_eq!(check(root, &["--write-baseline"]).status, 1, "what is written is still open in this run");
    let passed = check(root, &[]);
    assert_eq!((passed.status, passed.out.as_str()), (0, ""), "{}", passed.err);
    // Moved lines and another order of accounts are nothing new.
    let (head, accounts) = TWO.split_once("[[incident.account]]").unwrap();
    let (one, other) = accounts.split_once("[[incident.account]]").unwrap();
    write(root, "data.toml", format!("# moved\n\n{head}[[incident.account]]{other}\n[[incident.account]]{one}").as_bytes());
    assert_eq!(check(root, &["--strict-baseline"]).status, 0);
    // Another value is.
    write(root, "data.toml", TWO.replace("is = 9, quote = \"nine", "is = 8, quote = \"eight").as_bytes());
    let failed = check(root, &[]);
    assert_eq!(failed.status, 1, "{}", failed.err);
    assert!(failed.out.contains("count-conflict"), "{}", failed.out);
}

#[test]
fn what_is_mended_is_told_and_left_out() {
    let folder = started();
    let root = folder.path();
    check(root, &["--write-baseline"]);
    write(root, "data.toml", TWO.replace("is = 9, quote = \"nine", "is = 12, quote = \"twelve").as_bytes());
    assert_eq!(check(root, &[]).status, 0);
    assert_eq!(check(root, &["--strict-baseline"]).status, 1);
    let human = run(factlint().args(["check", "--baseline"]).arg(root.join("accepted.json")).arg(root));
    assert!(human.out.contains("count-conflict · incident bridge: killed"), "{}", human.out);
    check(root, &["--write-baseline"]);
    assert!(!accepted(root).contains("count-conflict"), "{}", accepted(root));
    assert_eq!(check(root, &["--strict-baseline"]).status, 0);
}

#[test]
fn what_did_not_run_stays_in_it() {
    let folder = started();
    let root = folder.path();
    check(root, &["--write-baseline"]);
    let all = accepted(root);
    check(root, &["--write-baseline", "--select", "dates"]);
    assert_eq!(accepted(root), all);
    assert_eq!(check(root, &["--strict-baseline", "--select", "dates"]).status, 0);
    // A rule that is no more accepts nothing.
    let unknown = all.replace("count-conflict", "count-konflict");
    fs::write(root.join("accepted.json"), unknown).unwrap();
    let gone = check(root, &["--strict-baseline"]);
    assert_eq!(gone.status, 0, "the fingerprint counts, not the name beside it: {}", gone.out);
}

#[test]
fn a_baseline_that_cannot_be_read_is_an_error() {
    let folder = started();
    let root = folder.path();
    assert_eq!(check(root, &[]).status, 2, "there is none");
    let wrong =
        ["", "{", "[]", "{\"version\": 2, \"findings\": []}", "{\"version\": 1}", "{\"version\": 1, \"findings\": [{\"rule\": \"a\"}]}"];
    for text in wrong {
        fs::write(root.join("accepted.json"), text).unwrap();
        for more in [&[] as &[&str], &["--write-baseline"]] {
            let said = check(root, more);
            assert_eq!(said.status, 2, "{text}");
            assert!(said.err.contains("is no baseline"), "{text}: {}", said.err);
            assert_eq!(accepted(root), text, "nothing is written over what cannot be read");
        }
    }
    fs::write(root.join("accepted.json"), b"\xff").unwrap();
    assert_eq!(check(root, &[]).status, 2);
}

#[test]
fn a_baseline_is_the_same_twice_and_fits_its_schema() {
    let folder = started();
    check(folder.path(), &["--write-baseline"]);
    let once = accepted(folder.path());
    check(folder.path(), &["--write-baseline"]);
    assert_eq!(accepted(folder.path()), once);
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/baseline-v1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(&once).unwrap()), "{once}");
}
