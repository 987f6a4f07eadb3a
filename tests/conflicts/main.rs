//! Every rule against defects planted in the shipped data wherever they can stand: how many it finds, and that nothing else is found.
//!
//! The plants are made in memory, and are the same on every run. Some rules need the archived texts, named by `FACTLINT_ARCHIVE`; without
//! them their plants are left out, and the test says so.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod actors;
mod counts;
mod dates;
mod decisions;
mod evidence;
mod facts;
mod garden;
mod names;
mod sites;
mod sources;
mod structure;
#[path = "../support/mod.rs"]
mod support;
mod world;

use std::collections::BTreeSet;

use garden::{Garden, Harvest, Plant};
use rayon::prelude::*;

/// Why some rules have only their examples so far.
const FEW: &str = "too few lists, copies, acronyms or announcements in the data have the form that it looks at";

/// Rules for which nothing is planted in the shipped data, each with the reason.
const NOT_PLANTED: [(&str, &str); 7] = [
    ("acronyms-differ", FEW),
    ("announced-before-decided", FEW),
    ("copy-moved", FEW),
    ("copy-narrowed", FEW),
    ("heading-unused", "it is seen beside the entries that are put into another year, for source-order"),
    ("member-beside-whole", FEW),
    ("part-for-whole", FEW),
];

fn plants() -> Vec<&'static Plant> {
    let families = [
        dates::PLANTS,
        counts::PLANTS,
        names::PLANTS,
        actors::PLANTS,
        facts::PLANTS,
        sources::PLANTS,
        structure::PLANTS,
        decisions::PLANTS,
        evidence::PLANTS,
    ];
    families.into_iter().flatten().collect()
}

#[test]
fn every_rule_has_a_plant_or_a_reason() {
    let rules = factlint::rules::Catalogue::built_in().unwrap();
    let rules: BTreeSet<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    let planted: BTreeSet<&str> = plants().into_iter().map(|plant| plant.rule).collect();
    let excused: BTreeSet<&str> = NOT_PLANTED.iter().map(|(rule, _)| *rule).collect();
    let told: BTreeSet<&str> = planted.union(&excused).copied().collect();
    assert_eq!(rules.difference(&told).collect::<Vec<_>>(), Vec::<&&str>::new(), "rules without a plant: see tests/conflicts");
    assert_eq!(told.difference(&rules).collect::<Vec<_>>(), Vec::<&&str>::new(), "no such rules");
    assert_eq!(planted.intersection(&excused).collect::<Vec<_>>(), Vec::<&&str>::new(), "planted all the same");
}

#[test]
fn planted_defects_are_found_and_nothing_else() {
    let garden = Garden::open();
    let all: Vec<&Plant> = plants().into_iter().filter(|plant| garden.can(plant.needs)).collect();
    let harvests: Vec<(&Plant, Harvest)> = all.par_iter().map(|plant| (*plant, garden.harvest(plant))).collect();
    let mut wrong = Vec::new();
    for plant in plants().into_iter().filter(|plant| !garden.can(plant.needs)) {
        eprintln!("skipped for want of the archived texts: {}, {}", plant.rule, plant.what);
    }
    eprintln!("{:28} {:45} {:>5} {:>6} {:>9}", "rule", "planted", "sites", "caught", "elsewhere");
    for (plant, Harvest { sites, caught, missed, elsewhere, beside }) in harvests {
        eprintln!("{:28} {:45} {sites:5} {caught:6} {:9}", plant.rule, plant.what, elsewhere.len());
        for (rule, why) in plant.beside {
            let seen = if beside.contains(rule) { "" } else { " (not now: it depends on what else the data have)" };
            eprintln!("{:28} beside it {rule}: {why}{seen}", "");
        }
        if !plant.survivors.is_empty() {
            eprintln!("{:28} not all: {}", "", plant.survivors);
        }
        let few = sites == 0 || caught * 100 < sites * plant.goal;
        if few {
            wrong.push(format!("{}, {}: {caught} of {sites}, not {} per cent", plant.rule, plant.what, plant.goal));
        }
        wrong.extend(missed.iter().filter(|_| few).map(|missed| format!("    missed {missed}")));
        wrong.extend(elsewhere.iter().map(|elsewhere| format!("{}, {}: elsewhere {elsewhere}", plant.rule, plant.what)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
