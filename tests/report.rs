//! JSON against its published schema, and the same bytes every time.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use std::fs;

use serde_json::Value;
use support::{dataset, factlint, run, shipped, write};

const SCHEMA: &str = "schemas/report-v1.schema.json";

fn json(folder: &std::path::Path) -> String {
    run(factlint().args(["check", "--format", "json"]).arg(folder)).out
}

/// Set `FACTLINT_BLESS` to write the schema anew after a change of the output's form.
#[test]
fn the_published_schema_is_that_of_the_output() {
    let current = factlint::report::json::schema().unwrap();
    if std::env::var_os("FACTLINT_BLESS").is_some() {
        fs::write(SCHEMA, &current).unwrap();
    }
    assert_eq!(fs::read_to_string(SCHEMA).unwrap(), current, "run the tests once with FACTLINT_BLESS=1");
}

#[test]
fn real_output_validates_against_the_published_schema() {
    let schema: Value = serde_json::from_str(&fs::read_to_string(SCHEMA).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let files = [
        ("disagreements.toml", include_str!("data/disagreements.toml")),
        ("one.toml", include_str!("data/mistakes-one.toml").replace("\"bridge\"", "\"other\"").leak()),
        ("two.toml", include_str!("data/mistakes-two.toml")),
    ];
    for folder in [shipped(), dataset(&files).keep()] {
        let output: Value = serde_json::from_str(&json(&folder)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&output).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {}", folder.display(), errors.join("\n"));
        assert!(!output["findings"].as_array().unwrap().is_empty());
    }
}

#[test]
fn a_schema_that_takes_anything_would_be_worth_nothing() {
    let schema: Value = serde_json::from_str(&fs::read_to_string(SCHEMA).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut output: Value = serde_json::from_str(&json(&shipped())).unwrap();
    output["findings"][0]["severity"] = "fatal".into();
    assert!(!validator.is_valid(&output));
}

#[test]
fn two_runs_and_one_or_two_threads_give_the_same_bytes() {
    for format in ["human", "short", "json"] {
        let with = |threads: &str| run(factlint().env("RAYON_NUM_THREADS", threads).args(["check", "--format", format]).arg(shipped())).out;
        let first = with("1");
        assert_eq!(first, with("1"));
        assert_eq!(first, with("2"));
        assert_eq!(first, with("7"));
    }
}

/// Copies the shipped data set, file by file, in the order given.
fn copy(order: impl Fn(&mut Vec<std::path::PathBuf>)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = shipped();
    let mut paths = factlint::files::discover(&root).files;
    order(&mut paths);
    for path in paths {
        write(folder.path(), &factlint::files::slashed(&path), &fs::read(root.join(&path)).unwrap());
    }
    write(folder.path(), "factlint.toml", &fs::read(root.join("factlint.toml")).unwrap());
    folder
}

#[test]
fn the_order_in_which_files_were_made_changes_nothing() {
    let forwards = copy(|_| ());
    let backwards = copy(|paths| paths.reverse());
    assert_eq!(json(forwards.path()), json(backwards.path()));
}

/// Rule, severity, fingerprint and values: what stays when records move to other files and lines.
fn essence(output: &str) -> Vec<String> {
    let output: Value = serde_json::from_str(output).unwrap();
    let findings = output["findings"].as_array().unwrap();
    let mut list: Vec<String> = findings.iter().map(|f| format!("{} {} {}", f["fingerprint"], f["rule"], f["severity"])).collect();
    list.sort();
    list
}

#[test]
fn any_layout_gives_the_same_findings() {
    // All records in one file, the last file first: other lines, another order of records and accounts.
    let root = shipped();
    let mut paths = factlint::files::discover(&root).files;
    paths.reverse();
    let mut tables = Vec::new();
    let mut records = Vec::new();
    for path in paths {
        let text = fs::read_to_string(root.join(&path)).unwrap();
        if text.contains("\n[property.") { tables.push(text) } else { records.push(text) }
    }
    let one = tempfile::tempdir().unwrap();
    write(one.path(), "factlint.toml", b"format = 1\n");
    write(one.path(), "all.toml", [tables, records].concat().join("\n").as_bytes());
    assert_eq!(essence(&json(one.path())), essence(&json(&root)));
}
