//! Slips planted in every claim of the shipped data: how many of each kind the evidence rules catch.
//!
//! Needs the archived texts, which are private to those who may hold them; named by `FACTLINT_ARCHIVE`, else the test says that it is
//! skipped. The slips are the same on every run.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod plants;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use factlint::archive::{Archive, Folder};
use factlint::dataset::Dataset;
use factlint::files::{FileId, Files, Span};
use factlint::load::load;
use factlint::run::{Input, Options, Report, check};
use plants::{KINDS, Plant, Slip, World};
use rayon::prelude::*;
use support::shipped;

fn input() -> Input {
    load(&[shipped()]).unwrap().input
}

fn run(input: Input, archive: &Folder) -> Report {
    // A part that takes another figure of its quote does not add up any more.
    let select =
        ["evidence", "date-false-precision", "count-sum", "count-vague-coded", "count-unknown-as-zero"].map(str::to_owned).to_vec();
    check(input, Some(archive), &Options { select, ..Options::default() })
}

/// The data set with every slip of one kind made, and where the claims are that are wrong then, slip by slip.
fn planted(plant: Plant, folder: &Folder) -> (Input, Vec<Vec<Span>>) {
    let mut input = input();
    let (data, _) = Dataset::read(&input.files, &input.data);
    let archive = Archive::read(folder, &data);
    let slips = plant(&World { files: &input.files, data: &data, archive: &archive });
    let mut edits: BTreeMap<FileId, Vec<(Range<usize>, String)>> = BTreeMap::new();
    let mut made = BTreeSet::new();
    let mut kept: Vec<Slip> = Vec::new();
    for slip in slips {
        // A claim is read once, however often it is nested: one slip for each place.
        let places: Vec<(FileId, usize)> = slip.edits.iter().map(|(file, range, _)| (*file, range.start)).collect();
        if places.iter().all(|place| made.insert(*place)) {
            kept.push(slip);
        }
    }
    for (file, range, new) in kept.iter().flat_map(|slip| &slip.edits) {
        edits.entry(*file).or_default().push((range.clone(), new.clone()));
    }
    let mut files = Files::default();
    for (id, file) in input.files.iter() {
        let of_file = edits.entry(id).or_default();
        of_file.sort_by_key(|(range, _)| range.start);
        let mut text = file.text().to_owned();
        for (range, new) in of_file.iter().rev() {
            text.replace_range(range.clone(), new);
        }
        files.add(file.path(), text);
    }
    // What stands behind an edit has moved.
    let moved = |file: FileId, byte: usize| {
        let before = edits.get(&file).into_iter().flatten().filter(|(range, _)| range.start < byte);
        before.fold(byte, |byte, (range, new)| byte + new.len() - range.len().min(byte))
    };
    let place = |span: &Span| Span::new(span.file, moved(span.file, span.range().start)..moved(span.file, span.range().end));
    let places = kept.iter().map(|slip| slip.claims.iter().map(place).collect()).collect();
    input.files = files;
    (input, places)
}

#[test]
fn planted_slips_are_caught() {
    let Some(folder) = support::archive() else { return };
    let folder = Folder::open(&folder).unwrap();
    let clean = run(input(), &folder);
    assert_eq!(clean.findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());

    let made: Vec<_> = KINDS.par_iter().map(|&(name, plant, goal)| (name, goal, looked(plant, &folder))).collect();
    let mut missed = Vec::new();
    for (name, goal, Looked { slips, survivors }) in made {
        let caught = slips - survivors.len();
        eprintln!("{name}: {caught} of {slips} caught; survivors:\n{}", survivors.join("\n"));
        if caught * 100 < slips * goal || slips == 0 {
            missed.push(format!("{name}, goal {goal} %, survivors:\n{}", survivors.join("\n")));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// How many slips of a kind were made, and the claims of those that nothing is found in.
struct Looked {
    slips: usize,
    survivors: Vec<String>,
}

fn looked(plant: Plant, folder: &Folder) -> Looked {
    let (input, slips) = planted(plant, folder);
    let report = run(input, folder);
    let within = |place: &Span, span: Span| place.file == span.file && (place.start..place.end).contains(&span.start);
    let labels: Vec<Span> = report.findings.iter().flat_map(|finding| finding.seen.labels().map(|label| label.span)).collect();
    let caught = |slip: &Vec<Span>| slip.iter().any(|place| labels.iter().any(|span| within(place, *span)));
    let text = |span: &Span| format!("  {}: {}", report.files.get(span.file).path(), report.files.text(*span));
    let survived = slips.iter().filter(|slip| !caught(slip));
    let told = survived.map(|slip| slip.iter().map(text).collect::<Vec<_>>().join("\n"));
    Looked { slips: slips.len(), survivors: told.collect() }
}
