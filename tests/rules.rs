//! Every rule file: its examples are run, and what must be there is.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use factlint::examples;
use factlint::report::{Selection, short};
use factlint::rules::Catalogue;
use support::{assert_snapshot, factlint, run};

fn catalogue() -> Catalogue {
    Catalogue::built_in().unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[test]
fn every_example_fires_exactly_what_it_says() {
    let catalogue = catalogue();
    let mut wrong = Vec::new();
    for rule in catalogue.iter() {
        for example in &rule.examples {
            let outcome = examples::run(&rule.name, example, &catalogue);
            if !outcome.is_right() {
                let said = short::render(&outcome.report, Selection::ALL);
                wrong.push(format!(
                    "{}: {}\n  expected {:?}\n  fired    {:?}\n{said}",
                    rule.name, example.name, outcome.expected, outcome.fired
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_an_example_that_fires_and_one_that_stays_silent() {
    for rule in catalogue().iter() {
        assert!(rule.examples.iter().any(|example| example.fires.contains(&rule.name)), "{} never fires", rule.name);
        assert!(rule.examples.iter().any(|example| example.fires.is_empty()), "{} is never silent", rule.name);
    }
}

/// Set `FACTLINT_BLESS` to write the page anew after a change of a rule.
#[test]
fn the_page_is_made_from_the_rule_files() {
    let current = factlint::report::rules::page(&catalogue());
    if std::env::var_os("FACTLINT_BLESS").is_some() {
        std::fs::write("docs/rules.md", &current).unwrap();
    }
    let same = std::fs::read_to_string("docs/rules.md").unwrap() == current;
    assert!(same, "docs/rules.md is not what the rule files say: run the tests once with FACTLINT_BLESS=1");
    assert_eq!(run(factlint().args(["rules", "--format", "markdown"])).out, current);
}

/// A rule of one's own, with an example for each way to come out.
const OWN: &str = r#"
name = "no-toll-of-hundreds"
family = "own"
severity = "warning"
check = "agreement"
finds = "conflict"
where = { type = "count" }
summary = "A made-up rule."
message = "{subject}: {values}"
why = "It is made up."
decide = "Nothing."
"#;

const OF_TWO_SOURCES: &str = r#"
[[incident]]
id = "bridge"
title = "Attack at the bridge"

[[incident.account]]
source = "north"
killed = { is = 4, quote = "killing four" }

[[incident.account]]
source = "river"
killed = { is = 5, quote = "killing five" }
"#;

fn example(name: &str, fires: &str, data: &str) -> String {
    format!("\n[[example]]\nname = \"{name}\"\nfires = [{fires}]\n[example.files]\n\"incident.toml\" = '''{data}'''\n")
}

#[test]
fn examples_of_a_folder_are_run() {
    let folder = tempfile::tempdir().unwrap();
    let both = "\"count-conflict\", \"no-toll-of-hundreds\"";
    let examples = [
        example("right", both, OF_TWO_SOURCES),
        example("noisy", "\"no-toll-of-hundreds\"", OF_TWO_SOURCES),
        example("missing", "\"no-toll-of-hundreds\"", ""),
        example("wrong", "\"date-conflict\"", OF_TWO_SOURCES),
        example("silent", "", ""),
    ];
    support::write(folder.path(), "own.toml", format!("{OWN}{}", examples.concat()).as_bytes());
    let ended = run(factlint().args(["rules", "test"]).arg(folder.path()));
    assert_eq!(ended.status, 1, "{}{}", ended.out, ended.err);
    assert_eq!(ended.err, "5 examples of 1 rules: 2 right, 1 noisy, 1 missing, 1 wrong\n");
    assert_snapshot!("rules-test", ended.out);

    support::write(folder.path(), "own.toml", OWN.as_bytes());
    let bare = run(factlint().args(["rules", "test"]).arg(folder.path()));
    assert!(bare.status == 1 && bare.err.contains("no-toll-of-hundreds needs an example"), "{}", bare.err);

    support::write(folder.path(), "own.toml", b"name = 1\n");
    support::write(folder.path(), "other.toml", b"name = 2\n");
    let wrong = run(factlint().args(["rules", "test"]).arg(folder.path()));
    assert!(wrong.status == 2 && ["own.toml", "other.toml"].iter().all(|file| wrong.err.contains(file)), "{}", wrong.err);
    assert_eq!(run(factlint().args(["rules", "test"]).arg(folder.path().join("nowhere"))).status, 2);
}

#[test]
fn a_folder_of_the_built_in_rules_passes_its_own_test() {
    let ended = run(factlint().args(["rules", "test", "rules"]));
    assert!(ended.status == 0 && ended.out.is_empty(), "{}{}", ended.out, ended.err);
    assert_eq!(run(factlint().args(["rules", "test"]).current_dir("src")).err, ended.err);
}

/// In a data set with rules of its own, both kinds are tested, each with what its examples are laid over.
#[test]
fn own_rules_are_tested_beside_the_built_in_ones() {
    let root = tempfile::tempdir().unwrap();
    support::write(root.path(), "factlint.toml", b"format = 1\n");
    let both = "\"count-conflict\", \"no-toll-of-hundreds\"";
    let examples = [example("right", both, OF_TWO_SOURCES), example("silent", "", "")];
    std::fs::create_dir(root.path().join("rules")).unwrap();
    support::write(root.path(), "rules/own.toml", format!("{OWN}{}", examples.concat()).as_bytes());
    let ended = run(factlint().args(["rules", "test"]).current_dir(root.path()));
    let lines: Vec<&str> = ended.err.lines().collect();
    assert!(ended.status == 0 && ended.out.is_empty(), "{}{}", ended.out, ended.err);
    assert!(lines[0].ends_with("rules: 2 examples of 1 rules: 2 right, 0 noisy, 0 missing, 0 wrong"), "{}", ended.err);
    assert!(lines.len() == 2 && lines[1].starts_with("built in: "), "{}", ended.err);

    // One that is wrong hides no other.
    support::write(root.path(), "rules/own.toml", b"name = 1\n");
    support::write(root.path(), "rules/other.toml", b"name = 2\n");
    let wrong = run(factlint().arg("check").current_dir(root.path()));
    assert!(wrong.status == 2 && ["own.toml", "other.toml"].iter().all(|file| wrong.err.contains(file)), "{}", wrong.err);
}

#[test]
fn rules_refer_to_rules_that_exist() {
    let catalogue = catalogue();
    for rule in catalogue.iter() {
        for name in rule.instead_of.iter().chain(rule.examples.iter().flat_map(|example| &example.fires)) {
            assert!(catalogue.get(name).is_some(), "{} refers to {name}", rule.name);
        }
    }
}
