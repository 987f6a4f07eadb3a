//! How the cost of a check grows with the data, as ratios to the cost of parsing in the same run: `cargo bench`.
//!
//! Absolute times depend on the machine; ratios hardly do. No test depends on either.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark talks to whoever runs it")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use factlint::dataset::Dataset;
use factlint::files::Files;
use factlint::report::json;
use factlint::rules::{Catalogue, example_base};
use factlint::run::{Input, Options, check};

/// Runs of which the median is taken.
const RUNS: usize = 7;

/// Files of a hundred incidents each, every one with three accounts that disagree on date and toll, spread over towns and days.
fn made_up(incidents: usize) -> Vec<(String, String)> {
    let mut files = example_base();
    let mut towns = String::new();
    for n in 0..incidents / 20 {
        write!(towns, "[[entity]]\nid = \"town-{n}\"\ntype = \"town\"\nname = \"Dorf{n}\"\n\n").unwrap();
    }
    files.push(("towns.toml".into(), towns));
    for block in 0..incidents / 100 {
        let text: String = (block * 100..(block + 1) * 100).map(|n| incident(n, incidents / 20)).collect();
        files.push((format!("incidents/{block}.toml"), text));
    }
    files
}

fn incident(n: usize, towns: usize) -> String {
    let mut text = format!("[[incident]]\nid = \"incident-{n}\"\ntitle = \"Attack {n}\"\n");
    for (source, entry, later) in [("north", "a", 0), ("river", "a", 1), ("river", "b", 3)] {
        let (year, month, day) = (2000 + n / 336 % 20, n / 28 % 12 + 1, n % 24 + 1 + later);
        let (town, toll) = (n % towns.max(1), n % 50 + later);
        write!(
            text,
            "\n[[incident.account]]\nsource = \"{source}\"\nentry = \"{entry}\"\ndate = {{ is = \"{year}-{month:02}-{day:02}\", quote = \"day {day}\" }}\n\
             place = {{ is = \"Dorf{town}\", quote = \"in Dorf{town}\" }}\nperpetrator = {{ is = \"Red Lions\", quote = \"Red Lions attacked\" }}\n\
             killed = {{ is = \">={toll}\", who = \"soldiers\", quote = \"at least {toll} soldiers\" }}\n"
        )
        .unwrap();
    }
    text + "\n"
}

fn shipped() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("dataset");
    let paths = factlint::files::discover(&root).files;
    paths.iter().map(|path| (factlint::files::slashed(path), std::fs::read_to_string(root.join(path)).unwrap())).collect()
}

fn median(mut run: impl FnMut()) -> Duration {
    run();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times.get(RUNS / 2).copied().unwrap_or_default()
}

fn measure(name: &str, texts: &[(String, String)], rules: &Catalogue) {
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let input = || {
        let mut input = Input { rules: rules.clone(), ..Input::default() };
        input.data = texts.iter().map(|(path, text)| input.files.add(path.clone(), text.clone())).collect();
        input
    };
    let parse = median(|| {
        for (_, text) in texts {
            let arena = toml_spanner::Arena::new();
            black_box(toml_spanner::parse_recoverable(text, &arena).has_errors());
        }
    });
    let read = median(|| {
        let mut files = Files::default();
        let data: Vec<_> = texts.iter().map(|(path, text)| files.add(path.clone(), text.clone())).collect();
        black_box(Dataset::read(&files, &data));
    });
    let whole = median(|| {
        black_box(check(input(), None, &Options::default()));
    });
    let report = check(input(), None, &Options::default());
    let print = median(|| {
        black_box(json::render(&report).unwrap());
    });
    let ratio = |time: Duration| time.as_secs_f64() / parse.as_secs_f64();
    println!(
        "{name:24} {:8} KiB {:7} findings   parse {:7.2} ms = 1   read {:5.1}   check {:5.1}   JSON {:5.1}",
        bytes / 1024,
        report.findings.len(),
        parse.as_secs_f64() * 1e3,
        ratio(read),
        ratio(whole),
        ratio(print)
    );
}

fn main() {
    let rules = Catalogue::built_in().unwrap_or_default();
    measure("shipped", &shipped(), &rules);
    for incidents in [100, 1_000, 10_000, 40_000] {
        measure(&format!("made up, {incidents} incidents"), &made_up(incidents), &rules);
    }
}
