//! The README says what is so: its output is real, its data set loads, and the gate runs its test command.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use std::fs;

use support::{factlint, run, shipped, write};

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
}

/// The fenced blocks of a document: what stands behind the fence, and the content.
fn blocks(document: &str) -> Vec<(String, String)> {
    let mut parts = document.split("```");
    parts.next();
    let mut blocks = Vec::new();
    while let (Some(inside), Some(_)) = (parts.next(), parts.next()) {
        let (info, content) = inside.split_once('\n').unwrap();
        blocks.push((info.to_owned(), content.to_owned()));
    }
    blocks
}

#[test]
fn the_output_it_shows_is_real() {
    let real = run(factlint().arg("check").arg(shipped())).out;
    let shown: Vec<String> = blocks(&readme()).into_iter().filter(|(info, _)| info == "text").map(|(_, text)| text).collect();
    assert!(!shown.is_empty());
    for finding in shown.iter().flat_map(|block| block.split("\n\n")) {
        assert!(real.contains(finding.trim_end()), "not in the output:\n{finding}\n\n{real}");
    }
}

#[test]
fn the_data_set_it_starts_gives_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    for (info, text) in blocks(&readme()) {
        if let Some(path) = info.strip_prefix("toml ") {
            write(folder.path(), path, text.as_bytes());
        }
    }
    let ended = run(factlint().args(["check", "--format", "short"]).arg(folder.path()));
    let rules: Vec<&str> = ended.out.lines().filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    assert_eq!(rules, ["day-month-swap", "count-conflict"], "{}{}", ended.out, ended.err);
}

#[test]
fn its_commands_are_those_of_the_gate() {
    let gate = fs::read_to_string(".ci/run").unwrap();
    let commands: Vec<String> =
        blocks(&readme()).into_iter().filter(|(info, _)| info == "sh").map(|(_, text)| text.trim().to_owned()).collect();
    assert_eq!(commands, ["cargo run --release -- check dataset", "cargo test --locked"]);
    assert!(gate.contains("step cargo test --locked\n") && gate.contains("--release -- check dataset\n"));
}

#[test]
fn its_links_lead_somewhere() {
    for document in ["README.md", "docs/data-format.md", "docs/adding-a-rule.md", "dataset/README.md"] {
        let text = fs::read_to_string(document).unwrap();
        let folder = std::path::Path::new(document).parent().unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|target| !target.contains("://")) {
            let path = folder.join(target.split('#').next().unwrap());
            assert!(path.exists(), "{document} links to {target}");
        }
    }
}

/// Examples of the form are read by the program, so that they cannot fall behind it.
#[test]
fn the_documentation_of_the_form_shows_data_that_load() {
    let document = fs::read_to_string("docs/data-format.md").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let tables: Vec<String> = blocks(&document).into_iter().filter(|(info, _)| info == "toml").map(|(_, text)| text).collect();
    let (configuration, data): (Vec<&String>, Vec<&String>) = tables.iter().partition(|text| text.starts_with("format"));
    write(folder.path(), "factlint.toml", configuration[0].as_bytes());
    for (n, text) in data.iter().enumerate() {
        write(folder.path(), &format!("{n}.toml"), text.as_bytes());
    }
    let ended = run(factlint()
        .args(["check", "--format", "short", "--select", "syntax,unknown-field,missing-field,wrong-type"])
        .arg(folder.path()));
    let wrong: Vec<&str> = ended.out.lines().filter(|line| !line.contains("is no key of an account")).collect();
    assert!(wrong.is_empty() && ended.err.contains("checked 1 incident"), "{}{}", ended.out, ended.err);
}
