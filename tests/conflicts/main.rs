//! Disagreements planted in the shipped data wherever they can stand: how many of each kind the rules find, and that they find nothing
//! elsewhere. The plants are the same on every run, and need no archived text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod plants;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use factlint::dataset::Dataset;
use factlint::files::{FileId, Files};
use factlint::findings::Finding;
use factlint::load::load;
use factlint::run::{Input, Options, Report, check};
use plants::{EXTRA, KINDS, Kind, Plant, World};
use support::shipped;

/// Where the records that plants refer to stand.
const PLANTED: &str = "planted.toml";

fn input() -> Input {
    Input { lock: None, ..load(&[shipped()]).unwrap().input }
}

/// The data set with the edits made, and the records beside it that they refer to.
fn planted(plants: &[Plant]) -> Input {
    let mut input = input();
    let mut files = Files::default();
    for (id, file) in input.files.iter() {
        let mut edits: Vec<_> = plants.iter().filter(|plant| plant.file == id).collect();
        edits.sort_by_key(|plant| plant.at);
        let mut text = file.text().to_owned();
        for plant in edits.into_iter().rev() {
            text.insert_str(plant.at, &plant.text);
        }
        files.add(file.path(), text);
    }
    input.data.push(files.add(PLANTED, EXTRA));
    input.files = files;
    input
}

fn run(input: Input) -> Report {
    let families = ["actors", "counts", "dates", "facts", "incidents", "names", "places", "sources", "structure"];
    check(input, None, &Options { select: families.map(str::to_owned).to_vec(), ..Options::default() })
}

fn files_of<'f>(report: &'f Report, finding: &'f Finding) -> BTreeSet<&'f str> {
    finding.seen.labels().map(|label| report.files.get(label.span.file).path()).collect()
}

/// What a finding is on: what takes one of its sides away makes no other.
fn on(finding: &Finding) -> String {
    format!("{} {:?} {:?}", finding.rule, finding.seen.about_all(), finding.seen.property)
}

/// Plants one kind, in as many rounds as it takes for each file to have one plant at most.
fn found(kind: &Kind, clean: &Report) -> (usize, usize, Vec<String>, Vec<String>) {
    let known: BTreeSet<String> = clean.findings.iter().map(|finding| finding.fingerprint.to_string()).collect();
    let before: BTreeSet<String> = clean.findings.iter().map(on).collect();
    let input = input();
    let (data, _) = Dataset::read(&input.files, &input.data);
    let mut open = (kind.plant)(&World { files: &input.files, data: &data });
    let (mut caught, mut all) = (0, 0);
    let (mut missed, mut elsewhere) = (Vec::new(), Vec::new());
    while !open.is_empty() {
        let mut taken: BTreeSet<FileId> = BTreeSet::new();
        let (round, later): (Vec<Plant>, Vec<Plant>) = open.into_iter().partition(|plant| taken.insert(plant.file));
        open = later;
        let report = run(planted(&round));
        let fresh: Vec<&Finding> = report.findings.iter().filter(|finding| !known.contains(&finding.fingerprint.to_string())).collect();
        for plant in &round {
            let path = input.files.get(plant.file).path();
            let by = |finding: &&&Finding| kind.rules.contains(&finding.rule.as_str()) && files_of(&report, finding).contains(path);
            all += 1;
            match fresh.iter().find(by) {
                Some(_) => caught += 1,
                None => missed.push(format!("{path}: {}", plant.text.trim().replace('\n', " | "))),
            }
        }
        let touched: BTreeSet<&str> = round.iter().map(|plant| input.files.get(plant.file).path()).chain([PLANTED]).collect();
        let away = fresh.iter().filter(|finding| files_of(&report, finding).is_disjoint(&touched) && !before.contains(&on(finding)));
        elsewhere.extend(away.map(|finding| format!("{}: {}", finding.rule, finding.message)));
    }
    (caught, all, missed, elsewhere)
}

#[test]
fn planted_disagreements_are_found_and_nothing_else() {
    let clean = run(input());
    let mut wrong = Vec::new();
    for kind in &KINDS {
        let (caught, all, missed, elsewhere) = found(kind, &clean);
        eprintln!("{:45} {caught:4} of {all:4}", kind.name);
        for missed in &missed {
            eprintln!("    missed {missed}");
        }
        if all < 3 || caught * 100 < all * kind.share {
            wrong.push(format!("{}: {caught} of {all}, not {} per cent", kind.name, kind.share));
        }
        wrong.extend(elsewhere.into_iter().map(|elsewhere| format!("{}: elsewhere {elsewhere}", kind.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
