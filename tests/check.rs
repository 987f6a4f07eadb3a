//! `factlint check` from the outside: what it prints, how it ends.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use support::{assert_snapshot, dataset, factlint, run};

/// One attack, told by three accounts that disagree in most ways there are.
const DISAGREEMENTS: &str = include_str!("data/disagreements.toml");

/// Ten mistakes in three files.
const MISTAKES: [(&str, &str); 3] = [
    ("one.toml", include_str!("data/mistakes-one.toml")),
    ("two.toml", include_str!("data/mistakes-two.toml")),
    ("three.toml", include_str!("data/mistakes-three.toml")),
];

#[test]
fn disagreements_are_shown_side_by_side() {
    let folder = dataset(&[("bridge.toml", DISAGREEMENTS)]);
    let ended = run(factlint().arg("check").arg(folder.path()));
    assert_eq!(ended.status, 0, "warnings do not fail");
    assert_snapshot!("disagreements-human", ended.out);
    assert_snapshot!("disagreements-short", run(factlint().args(["check", "--format", "short"]).arg(folder.path())).out);
    assert_snapshot!("disagreements-json", run(factlint().args(["check", "--format", "json"]).arg(folder.path())).out);
}

#[test]
fn ten_mistakes_in_three_files_give_ten_findings() {
    let folder = dataset(&MISTAKES);
    let ended = run(factlint().args(["check", "--format", "short"]).arg(folder.path()));
    assert_eq!(ended.status, 1);
    assert_eq!(ended.out.lines().count(), 10, "{}", ended.out);
    assert_snapshot!("mistakes-short", ended.out);
    assert_snapshot!("mistakes-human", run(factlint().arg("check").arg(folder.path())).out);
}

#[test]
fn levels_decide_how_a_run_ends() {
    let folder = dataset(&[("bridge.toml", DISAGREEMENTS)]);
    let status = |flags: &[&str]| run(factlint().arg("check").args(flags).arg(folder.path())).status;
    assert_eq!(status(&[]), 0);
    assert_eq!(status(&["-D", "date-conflict"]), 1);
    assert_eq!(status(&["-D", "warnings"]), 1);
    assert_eq!(status(&["-D", "counts", "-A", "counts"]), 0, "the later flag wins");
    assert_eq!(status(&["-A", "counts", "-D", "counts"]), 1, "the later flag wins");
    assert_eq!(status(&["-D", "date-conflict", "--select", "counts"]), 0, "not selected");
}

#[test]
fn the_configuration_sets_levels_and_the_command_line_overrides_them() {
    let folder =
        dataset(&[("bridge.toml", DISAGREEMENTS), ("factlint.toml", "format = 1\n[severity]\ndates = \"error\"\ncounts = \"off\"\n")]);
    let ended = run(factlint().args(["check", "--format", "short"]).arg(folder.path()));
    assert_eq!(ended.status, 1);
    assert!(ended.out.contains("error[date-conflict]") && !ended.out.contains("count-"), "{}", ended.out);
    assert_eq!(run(factlint().args(["check", "-W", "date-conflict"]).arg(folder.path())).status, 0);
}

#[test]
fn unknown_keys_and_rules_of_the_configuration_are_findings() {
    let folder = dataset(&[("factlint.toml", "format = 1\nseverty = 1\n[severity]\ndate-conflit = \"error\"\ncounts = \"eror\"\n")]);
    let ended = run(factlint().args(["check", "--format", "short"]).arg(folder.path()));
    assert_eq!(ended.status, 1);
    assert_snapshot!("configuration-short", ended.out);
}

#[test]
fn paths_narrow_what_is_reported_and_not_what_is_read() {
    let folder = dataset(&[("a/bridge.toml", DISAGREEMENTS), ("b/camp.toml", "[[incident]]\nid = \"camp\"\ntitle = \"Camp\"\nbad = 1\n")]);
    let out = |path: &str| run(factlint().args(["check", "--format", "short"]).arg(folder.path().join(path))).out;
    assert!(!out("b").contains("date-conflict") && out("b").contains("unknown-field"));
    assert!(out("a/bridge.toml").contains("date-conflict") && !out("a/bridge.toml").contains("unknown-field"));
}

#[test]
fn a_hostile_data_set_cannot_reach_the_terminal() {
    let hostile = "[[incident]]\nid = \"bridge\"\ntitle = \"\\u001b[31mred\\u202E\"\n\n[[incident.account]]\nsource = \"north\"\nentry = \"a\\nb\"\n\
                   killed = { is = 4, quote = \"\\u001b]8;;http://example.org\\u0007four\" }\n\n[[incident.account]]\nsource = \"river\"\n\
                   killed = { is = 6, quote = \"six \\u009b2J\" }\n\"\u{202e}key\\u001b\" = 1\n";
    let folder = dataset(&[("bridge.toml", hostile)]);
    for format in ["human", "short"] {
        let ended = run(factlint().args(["check", "--color", "never", "--format", format]).arg(folder.path()));
        let bad: Vec<char> =
            ended.out.chars().filter(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c)).collect();
        assert!(bad.is_empty(), "{format}: {bad:?} in {}", ended.out);
        assert!(ended.out.contains("count-conflict") && ended.out.contains("hidden-characters"), "{}", ended.out);
    }
}

#[test]
fn colour_follows_the_flag_and_the_terminal() {
    let folder = dataset(&[("bridge.toml", DISAGREEMENTS)]);
    assert!(!run(factlint().arg("check").arg(folder.path())).out.contains('\u{1b}'), "no terminal, no colour");
    assert!(run(factlint().args(["check", "--color", "always"]).arg(folder.path())).out.contains("\u{1b}[1;33m"));
}

#[test]
fn rules_are_listed_and_explained() {
    assert_snapshot!("rules", run(factlint().arg("rules")).out);
    assert_snapshot!("explain", run(factlint().args(["explain", "count-breakdown-differs"])).out);
}

#[test]
fn a_data_set_brings_rules_of_its_own() {
    let rule = include_str!("data/own-rule.toml");
    let quiet = dataset(&[("bridge.toml", DISAGREEMENTS)]);
    assert!(!run(factlint().args(["check", "--format", "short"]).arg(quiet.path())).out.contains("own-attribution"));
    let folder = dataset(&[("bridge.toml", DISAGREEMENTS), ("rules/own.toml", rule)]);
    let out = run(factlint().args(["check", "--format", "short"]).arg(folder.path())).out;
    assert!(out.contains("warning[own-attribution] bridge"), "{out}");
}
