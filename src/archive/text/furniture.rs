//! Running titles and page numbers: lines that the page repeats and the text does not say.
//!
//! They are known by where they stand, not by their wording. Such a line stands alone, and the same line stands alone elsewhere. If it
//! cuts a sentence in two somewhere, twice is enough; otherwise it must come three times and hold no digits, as dates that head
//! entries repeat too.

use std::collections::BTreeMap;

use super::fold::fold_lines;
use super::lines::{Line, LineKind};
use super::sentences::{has_credit, is_complete, is_title, starts_inside};

/// Longest running title, in bytes of folded text.
const LONGEST: usize = 160;
/// How often a line that cuts no sentence must stand alone.
const REPEATS: usize = 3;
/// How often a line that cuts one must.
const REPEATS_OF_CUTTING: usize = 2;
/// Stands for every page number.
const PAGE_NUMBER: &str = "0";

/// A line that stands alone.
struct Standing {
    line: usize,
    cuts: bool,
}

/// Marks the running titles and page numbers among `lines` as [`LineKind::Furniture`].
pub(super) fn mark(raw: &str, lines: &mut [Line]) {
    let mut alike: BTreeMap<String, Vec<Standing>> = BTreeMap::new();
    for (key, standing) in standing_alone(raw, lines) {
        alike.entry(key).or_default().push(standing);
    }
    for (_, group) in alike.into_iter().filter(|(key, group)| is_running(key, group)) {
        for standing in group {
            if let Some(line) = lines.get_mut(standing.line) {
                line.kind = LineKind::Furniture;
            }
        }
    }
}

fn is_running(key: &str, group: &[Standing]) -> bool {
    if group.iter().any(|standing| standing.cuts) {
        group.len() >= REPEATS_OF_CUTTING
    } else {
        group.len() >= REPEATS && !key.contains(|c: char| c.is_ascii_digit())
    }
}

/// The lines that could be running titles, each with the key that is the same for the same title.
fn standing_alone(raw: &str, lines: &[Line]) -> Vec<(String, Standing)> {
    // Blank lines and rules tell nothing about whether a sentence goes on: look past them.
    let texts: Vec<(usize, String)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !matches!(line.kind, LineKind::Blank | LineKind::Furniture))
        .map(|(index, line)| (index, fold_lines(raw, std::slice::from_ref(&line.content))))
        .collect();
    let text_at = |position: Option<usize>| position.and_then(|position| texts.get(position)).map(|(_, text)| text.as_str());
    let candidate = |(position, (line, text)): (usize, &(usize, String))| {
        let key = if is_page_number(text) { PAGE_NUMBER } else { text };
        could_be_title(lines, *line, text).then(|| {
            let cuts = cuts_sentence(text_at(position.checked_sub(1)), text_at(position.checked_add(1)));
            (key.to_owned(), Standing { line: *line, cuts })
        })
    };
    texts.iter().enumerate().filter_map(candidate).collect()
}

fn could_be_title(lines: &[Line], index: usize, text: &str) -> bool {
    let kind_at = |index: Option<usize>| index.and_then(|index| lines.get(index)).map_or(LineKind::Blank, |line| line.kind);
    let parted = |index| matches!(kind_at(index), LineKind::Blank | LineKind::Furniture);
    matches!(kind_at(Some(index)), LineKind::Text | LineKind::Heading)
        && parted(index.checked_sub(1))
        && parted(index.checked_add(1))
        && (1..=LONGEST).contains(&text.len())
        && !is_complete(text)
        && !has_credit(text)
}

/// Whether the text before goes on behind; a title there tells nothing, unless what is behind shows that it was none.
fn cuts_sentence(before: Option<&str>, behind: Option<&str>) -> bool {
    match (before, behind) {
        (Some(before), Some(behind)) => !is_complete(before) && !is_title(behind) && (!is_title(before) || starts_inside(behind)),
        _ => false,
    }
}

fn is_page_number(text: &str) -> bool {
    let number = text.trim_matches('-');
    (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}
