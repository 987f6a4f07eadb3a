//! The gates that others build on: what the GitHub action runs, and the hooks of pre-commit.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::format_collect, reason = "tests")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use support::repository::Repository;
use support::{factlint, run};

const KATI: &str = "incidents/2022/kati-military-base.toml";
const KILLED: &str = "killed = { is = 1, quote = \"killed one soldier\", who = \"soldier\" }";
const OTHER: &str = "killed = { is = 3, inferred = \"three graves\", who = \"soldier\" }";

fn shipped_file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The script of a step of the action: the indented lines below its `run: |`.
fn script(step: &str) -> String {
    let action = shipped_file("action.yml");
    let (_, behind) = action.split_once(&format!("- name: {step}\n")).unwrap();
    let (_, script) = behind.split_once("run: |\n").unwrap();
    script.lines().take_while(|line| line.is_empty() || line.starts_with("        ")).map(|line| format!("{}\n", line.trim())).collect()
}

/// Runs what the action runs, with this program installed.
fn act(repository: &Repository, temp: &TempDir, since: &str, arguments: &str) -> Output {
    let bin = temp.path().join("factlint/bin");
    fs::create_dir_all(&bin).unwrap();
    let installed = bin.join("factlint");
    if !installed.exists() {
        std::os::unix::fs::symlink(assert_cmd::cargo::cargo_bin!("factlint"), installed).unwrap();
    }
    let mut bash = Command::new("bash");
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script("Check the data set")]).current_dir(repository.root());
    bash.env("RUNNER_TEMP", temp.path()).env("GITHUB_STEP_SUMMARY", temp.path().join("summary"));
    bash.env("FACTLINT_PATH", "dataset").env("FACTLINT_SINCE", since).env("FACTLINT_ARGS", arguments);
    bash.env("FACTLINT_SARIF", "report.sarif").env_remove("FACTLINT_ARCHIVE").output().unwrap()
}

#[test]
fn the_action_annotates_the_line_of_a_conflict_and_fails() {
    let (repository, temp) = (Repository::new(), tempfile::tempdir().unwrap());
    repository.edit(KATI, KILLED, OTHER);
    repository.commit();
    let ended = act(&repository, &temp, "HEAD~1", "--deny warnings");
    let out = String::from_utf8(ended.stdout).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{}", String::from_utf8_lossy(&ended.stderr));
    let errors: Vec<&str> = out.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(errors.len(), 1, "{out}");
    assert!(errors[0].starts_with(&format!("::error file=dataset/{KATI},line=23,")), "{}", errors[0]);
    assert!(fs::read_to_string(temp.path().join("summary")).unwrap().contains("count-conflict"));
    assert!(fs::read_to_string(repository.root().join("report.sarif")).unwrap().contains("count-conflict"));
}

#[test]
fn the_action_passes_where_a_change_brings_nothing() {
    let (repository, temp) = (Repository::new(), tempfile::tempdir().unwrap());
    repository.edit(KATI, "Attack on the military base", "Assault on the military base");
    repository.commit();
    assert_eq!(act(&repository, &temp, "HEAD~1", "--deny warnings").status.code(), Some(0));
    // A new branch was pushed: everything is reported, and nothing of it is an error.
    let zeros = act(&repository, &temp, &"0".repeat(40), "");
    assert_eq!(zeros.status.code(), Some(0));
    assert!(String::from_utf8(zeros.stdout).unwrap().matches("::warning ").count() > 40);
}

#[test]
fn the_action_writes_no_input_into_its_script() {
    assert!(!script("Check the data set").contains("${{"));
}

#[test]
fn the_hooks_report_what_a_commit_brings() {
    let hooks = shipped_file(".pre-commit-hooks.yaml");
    let entries: Vec<Vec<&str>> =
        hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: factlint ")).map(|entry| entry.split(' ').collect()).collect();
    assert_eq!(entries.len(), 2);
    let repository = Repository::new();
    let hook = |entry: &[&str]| run(factlint().args(entry).arg("dataset").current_dir(repository.root())).status;
    assert_eq!(entries.iter().map(|entry| hook(entry)).collect::<Vec<_>>(), [0, 0]);
    let before = repository.state();
    repository.edit(KATI, KILLED, OTHER);
    assert_eq!(entries.iter().map(|entry| hook(entry)).collect::<Vec<_>>(), [1, 0]);
    repository.edit(KATI, OTHER, KILLED);
    assert_eq!(repository.state(), before, "nothing else was changed");
}
