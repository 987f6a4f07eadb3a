//! The name matcher on names of places in Mali as people spell them, against the simplest rule that works: `cargo bench --bench names`.
//!
//! Needs the file that `FACTLINT_NAME_PAIRS` names, with the columns `label`, `id`, `a`, `b`: two spellings and the place they are of.
//! The figures in `src/values/name/similarity.rs` are from pairs made of [GeoNames](https://www.geonames.org/) (CC BY 4.0). Many of its
//! alternate names are unrelated words, which caps recall for any rule.
//!
//! Recall is the share of the pairs labelled `variant` with one word a side that a rule takes for close. An alarm is a pair of forms of
//! different places that it takes for close, over all pairs of the distinct forms.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark talks to whoever runs it")]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use factlint::values::name::{Skeleton, fold};
use rayon::prelude::*;

/// The simple rule: folded, and normalised edit similarity from here on.
const SIMPLE: f64 = 0.8;

/// A form as both rules read it, once.
struct Form {
    folded: String,
    skeleton: Skeleton,
}

impl Form {
    fn of(name: &str) -> Self {
        Self { folded: fold(name), skeleton: Skeleton::of(name) }
    }
}

/// A rule that tells whether two forms are close.
type Matcher = fn(&Form, &Form) -> bool;

fn factlint(a: &Form, b: &Form) -> bool {
    a.skeleton.similarity(&b.skeleton).is_close()
}

fn simple(a: &Form, b: &Form) -> bool {
    strsim::normalized_levenshtein(&a.folded, &b.folded) >= SIMPLE
}

/// The pairs of one word a side: the place, and two of its spellings.
fn pairs(text: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        if let &["variant", id, a, b] = fields.as_slice()
            && ![a, b].iter().any(|name| name.trim().contains(' '))
        {
            found.push((id.to_owned(), a.trim().to_owned(), b.trim().to_owned()));
        }
    }
    found
}

/// How many pairs of forms of different places a rule takes for close.
fn alarms(forms: &[(Form, BTreeSet<String>)], close: Matcher) -> usize {
    let of_one = |(n, (a, places)): (usize, &(Form, BTreeSet<String>))| {
        let later = forms.get(n + 1..).unwrap_or_default().iter();
        later.filter(|(b, others)| places.is_disjoint(others) && close(a, b)).count()
    };
    forms.par_iter().enumerate().map(of_one).sum()
}

fn main() {
    let Some(path) = std::env::var_os("FACTLINT_NAME_PAIRS") else {
        println!("skipped: FACTLINT_NAME_PAIRS does not name a file of pairs of names");
        return;
    };
    let pairs = pairs(&std::fs::read_to_string(path).unwrap());
    let mut places: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (id, a, b) in &pairs {
        for form in [a, b] {
            places.entry(form).or_default().insert(id.clone());
        }
    }
    let forms: Vec<(Form, BTreeSet<String>)> = places.into_iter().map(|(name, places)| (Form::of(name), places)).collect();
    println!("{} pairs of one place, {} distinct forms", pairs.len(), forms.len());

    let rules: [(&str, Matcher); 2] = [("factlint", factlint), ("folded, edit similarity ≥ .80", simple)];
    let measured = rules.map(|(name, close)| {
        let hits = pairs.iter().filter(|(_, a, b)| close(&Form::of(a), &Form::of(b))).count();
        let start = Instant::now();
        let alarms = alarms(&forms, close);
        let took = start.elapsed();
        let recall = hits as f64 / pairs.len().max(1) as f64;
        println!("{name:30} recall {recall:.3} ({hits}), alarms {alarms}");
        (recall, alarms as f64, took.as_secs_f64())
    });
    let [(recall, alarms, time), (simple_recall, simple_alarms, simple_time)] = measured;
    let ratio = |one: f64, other: f64| one / other.max(f64::MIN_POSITIVE);
    println!(
        "factlint against the simple rule: recall × {:.2}, alarms × {:.2}, time × {:.1}",
        ratio(recall, simple_recall),
        ratio(alarms, simple_alarms),
        ratio(time, simple_time)
    );
}
