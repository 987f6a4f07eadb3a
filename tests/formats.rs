//! What `factlint check` prints for programs and forges, on a small data set: each format as it is, and what all of them have in common.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use support::{Said, assert_snapshot, dataset, factlint, run, shipped, write};
use tempfile::TempDir;

/// Every format, the two for people at a terminal too.
const FORMATS: [&str; 9] = ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown"];

/// The rules that the snapshots are about: the words of no other change them.
const RULES: &str = "date-conflict,count-tension,qualifier-differs,unregistered-name,wrong-type,inconsistent-spelling,quote-not-found";

/// A repository with a data set in a folder of it. One disagreement is open, one decided by a policy; one mistake is suppressed, and two
/// can be mended.
fn repository() -> (TempDir, PathBuf) {
    let folder = dataset(&[("data sets/mali/2019/bridge.toml", include_str!("data/formats.toml"))]);
    let root = folder.path().join("data sets/mali");
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::remove_file(folder.path().join("factlint.toml")).unwrap();
    write(&root, "factlint.toml", include_str!("data/formats-settings.toml").as_bytes());
    for (path, text) in factlint::rules::example_base() {
        write(&root, &path, text.as_bytes());
    }
    (folder, root)
}

fn checked(root: &std::path::Path, flags: &[&str]) -> Said {
    run(factlint().env_remove("GITHUB_WORKSPACE").arg("check").args(flags).arg(root))
}

#[test]
fn each_format_has_its_form() {
    let (_folder, root) = repository();
    let said = |format: &str| checked(&root, &["--select", RULES, "--format", format]).out;
    assert_snapshot!("formats-jsonl", said("jsonl"));
    assert_snapshot!("formats-sarif", said("sarif"));
    assert_snapshot!("formats-github", said("github"));
    assert_snapshot!("formats-gitlab", said("gitlab"));
    assert_snapshot!("formats-junit", said("junit"));
    assert_snapshot!("formats-markdown", said("markdown"));
}

#[test]
fn a_run_without_findings_is_valid_in_every_format() {
    let folder = dataset(&[("camp.toml", "[[incident]]\nid = \"camp\"\ntitle = \"Camp\"\n")]);
    let out = |format: &str| {
        let said = checked(folder.path(), &["--select", "wrong-type", "--format", format]);
        assert_eq!(said.status, 0, "{format}: {}{}", said.out, said.err);
        said.out
    };
    assert_eq!(out("jsonl"), "");
    assert_eq!(out("gitlab"), "[]\n");
    let log: Value = serde_json::from_str(&out("sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
    assert_snapshot!("formats-empty", format!("{}\n{}\n{}", out("github"), out("junit"), out("markdown")));
}

#[test]
fn every_format_ends_alike() {
    let (_folder, root) = repository();
    for format in FORMATS {
        let status = |flags: &[&str]| checked(&root, &[&["--format", format], flags].concat()).status;
        assert_eq!(status(&["--select", RULES]), 1, "{format}");
        assert_eq!(status(&["--select", "date-conflict"]), 0, "{format}");
        assert_eq!(status(&["--select", "date-conflict", "-D", "warnings"]), 1, "{format}");
        assert_eq!(status(&["--select", "nothing"]), 2, "{format}");
    }
}

#[test]
fn what_could_not_be_done_is_told_beside_what_was_found() {
    let (_folder, root) = repository();
    write(&root, "broken.toml", b"\xff");
    let out = |format: &str| {
        let said = checked(&root, &["--select", RULES, "--format", format]);
        assert_eq!(said.status, 2, "{format}");
        assert!(said.err.contains("broken.toml cannot be read") && !said.out.is_empty(), "{format}: {}", said.err);
        said.out
    };
    let log: Value = serde_json::from_str(&out("sarif")).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert!(invocation["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap().contains("broken.toml cannot be read"));
    assert!(out("github").starts_with("::error title=factlint::broken.toml cannot be read"));
    assert!(out("junit").contains("<error message=\"broken.toml cannot be read"));
    assert!(out("markdown").contains("**Not done.** broken.toml cannot be read"));
    assert!(out("jsonl").lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    assert!(serde_json::from_str::<Value>(&out("gitlab")).is_ok());
}

#[test]
fn settled_findings_are_shown_where_they_are_asked_for() {
    let (_folder, root) = repository();
    let out = |format: &str, flags: &[&str]| checked(&root, &[&["--select", RULES, "--format", format], flags].concat()).out;
    for (format, decided) in [("github", "title=count-tension"), ("junit", "type=\"decided warning\""), ("markdown", "decided warning")] {
        assert!(!out(format, &[]).contains(decided), "{format}");
        assert!(out(format, &["--no-ignores"]).contains(decided), "{format}");
    }
    // These say of each finding whether it is open, or have no word for what is not.
    for format in ["json", "jsonl", "sarif", "gitlab"] {
        assert_eq!(out(format, &[]), out(format, &["--no-ignores"]), "{format}");
    }
    assert!(!out("gitlab", &[]).contains("count-tension"));
}

#[test]
fn a_line_is_an_element_of_the_findings() {
    let (_folder, root) = repository();
    let whole: Value = serde_json::from_str(&checked(&root, &["--format", "json"]).out).unwrap();
    let lines = checked(&root, &["--format", "jsonl"]).out;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(whole["findings"], Value::Array(lines));
}

#[test]
fn paths_are_told_from_the_root_of_the_repository() {
    let (folder, root) = repository();
    let flags = ["--select", "date-conflict", "--format", "gitlab"];
    let path = |said: &Said| {
        let issues: Value = serde_json::from_str(&said.out).unwrap();
        issues[0]["location"]["path"].as_str().unwrap().to_owned()
    };
    assert_eq!(path(&checked(&root, &flags)), "data sets/mali/2019/bridge.toml");
    assert_eq!(path(&checked(&root.join("2019"), &flags)), "data sets/mali/2019/bridge.toml");

    // A work tree beside its repository has a file for a link to it.
    fs::remove_dir(folder.path().join(".git")).unwrap();
    write(folder.path(), "data sets/.git", b"gitdir: elsewhere\n");
    assert_eq!(path(&checked(&root, &flags)), "mali/2019/bridge.toml");

    fs::remove_file(folder.path().join("data sets/.git")).unwrap();
    assert_eq!(path(&checked(&root, &flags)), "2019/bridge.toml");
    let in_workspace =
        |workspace: &std::path::Path| path(&run(factlint().env("GITHUB_WORKSPACE", workspace).arg("check").args(flags).arg(&root)));
    assert_eq!(in_workspace(folder.path()), "data sets/mali/2019/bridge.toml");
    assert_eq!(in_workspace(&shipped()), "2019/bridge.toml", "a workspace that the data set is not in");
}

#[test]
fn github_shows_the_gravest_and_says_how_many_there_are() {
    let (_folder, root) = repository();
    let out = checked(&root, &["--format", "github"]).out;
    let levels: Vec<&str> = out.lines().map(|line| line.split([' ', ':']).nth(2).unwrap()).collect();
    let rank = |level: &&str| ["error", "warning", "notice"].iter().position(|known| known == level).unwrap();
    assert!(levels.is_sorted_by_key(rank), "{levels:?}");
    // GitHub shows ten notices: the counts are among them.
    let counts = out.lines().position(|line| line.starts_with("::notice title=factlint::")).unwrap();
    assert_eq!(levels.iter().position(|level| *level == "notice"), Some(counts));
}

#[test]
fn the_order_of_threads_changes_nothing() {
    for format in FORMATS {
        let with = |threads: &str| run(factlint().env("RAYON_NUM_THREADS", threads).args(["check", "--format", format]).arg(shipped())).out;
        let first = with("1");
        assert_eq!(first, with("2"), "{format}");
        assert_eq!(first, with("7"), "{format}");
    }
}

#[test]
fn a_summary_stays_below_what_github_takes() {
    let record = |n: usize| format!("[[incident]]\nid = \"camp-{n}\"\ntitle = \"Camp {n}\"\n{} = 1\n", "unknown".repeat(40));
    let text: String = (0..3000).map(record).collect();
    let folder = dataset(&[("camps.toml", &text)]);
    let out = checked(folder.path(), &["--format", "markdown", "--select", "unknown-field"]).out;
    assert!((800_000..1_000_000).contains(&out.len()), "{}", out.len());
    let sections = out.matches("<details>").count();
    let rows = out.lines().filter(|line| line.starts_with("| error |")).count();
    assert!(out.contains(&format!("\n{} more findings have no room in this table.\n", 3000 - rows)), "{rows}");
    assert!(out.contains(&format!("\n{} findings are left out here for want of room;", 3000 - sections)), "{sections}");
}
