//! Every rule file: its examples are run, and what must be there is.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

use factlint::examples;
use factlint::report::short;
use factlint::rules::Catalogue;

fn catalogue() -> Catalogue {
    Catalogue::built_in().unwrap_or_else(|error| panic!("{}: {} {:?}", error.path, error.message, error.help))
}

#[test]
fn every_example_fires_exactly_what_it_says() {
    let catalogue = catalogue();
    let mut wrong = Vec::new();
    for rule in catalogue.iter() {
        for example in &rule.examples {
            let outcome = examples::run(&rule.name, example, &catalogue);
            if !outcome.is_right() {
                let said = short::render(&outcome.report);
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

#[test]
fn rules_refer_to_rules_that_exist() {
    let catalogue = catalogue();
    for rule in catalogue.iter() {
        for name in rule.instead_of.iter().chain(rule.examples.iter().flat_map(|example| &example.fires)) {
            assert!(catalogue.get(name).is_some(), "{} refers to {name}", rule.name);
        }
    }
}
