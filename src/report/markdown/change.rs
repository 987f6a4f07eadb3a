//! What a change settled and moved, and what the baseline need not name any more.

use super::super::change::{SUBJECTS, named, settled, subject};
use super::super::escape::{bold, text};
use super::{append, cells};
use crate::change::{Change, Moved, Touched};
use crate::decisions::Entry;
use crate::run::Report;

/// Nothing where a run has neither; at most about `most` bytes.
pub(super) fn render(report: &Report, most: usize) -> String {
    // Each of the three has its share, so that none can keep out another.
    let most = most / 3;
    let moved = report.change.as_ref().map(|change| what_settled(change, most) + &what_moved(change, most)).unwrap_or_default();
    moved + &what_is_mended(&report.mended, most)
}

fn what_settled(change: &Change, most: usize) -> String {
    let items = change.settled.iter().map(|gone| format!("- {}\n", text(&settled(gone)))).collect();
    list(&format!("Settled since {}", text(&change.since)), items, 0, most)
}

fn what_moved(change: &Change, most: usize) -> String {
    let items = change.touched.iter().take(SUBJECTS).map(touched).collect();
    list(&format!("Changed since {}", text(&change.since)), items, change.touched.len().saturating_sub(SUBJECTS), most)
}

fn what_is_mended(mended: &[Entry], most: usize) -> String {
    let items = mended.iter().map(|entry| format!("- {}\n", text(&named(entry)))).collect();
    list("In the baseline, and found no more", items, 0, most)
}

/// A heading and what fits below it; `more` are left out already.
fn list(heading: &str, items: Vec<String>, more: usize, most: usize) -> String {
    if items.is_empty() {
        return String::new();
    }
    let mut out = format!("\n### {heading}\n\n");
    let more = more + append(&mut out, items, most);
    if more > 0 {
        out.push_str(&format!("\nand {more} more; `--format json` has all of them\n"));
    }
    out
}

/// A subject with what its accounts said and say, and what is to be published.
fn touched(touched: &Touched) -> String {
    let rows: Vec<String> = touched.properties.iter().map(moved).collect();
    let table = if rows.is_empty() {
        String::new()
    } else {
        format!("| property | account | before | after |\n|---|---|---|---|\n{}\n", rows.concat())
    };
    format!("{}\n\n{table}", bold(&subject(touched)))
}

fn moved(moved: &Moved) -> String {
    let cell = |value: &Option<String>| text(value.as_deref().unwrap_or_default());
    let property = text(&moved.property);
    let told = |account: &str, before, after| cells(&[property.clone(), account.to_owned(), cell(before), cell(after)]);
    let accounts = moved.accounts.iter().map(|one| told(&text(&one.account), &one.before, &one.after));
    let (before, after) = (&moved.published_before, &moved.published_after);
    accounts.chain((before != after).then(|| told("**to publish**", before, after))).collect()
}
