//! Proposals for a name or word that is not known.

use std::cmp::Reverse;

use super::{Similarity, Skeleton};

/// The candidates that are close to `name` ([`Similarity::THRESHOLD`]), best
/// first, equals by name.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<(&'a str, Similarity)> {
    let wanted = Skeleton::of(name);
    let mut close: Vec<(&str, Similarity)> = candidates
        .into_iter()
        .map(|candidate| (candidate, wanted.similarity(&Skeleton::of(candidate))))
        .filter(|(_, similarity)| similarity.is_close())
        .collect();
    close.sort_by_key(|&(candidate, similarity)| (Reverse(similarity), candidate));
    close
}

/// How a known word comes near an unknown one; better ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// But for case, and `_` or a space for `-`.
    Form,
    /// This many slips of the keyboard.
    Slips(usize),
    /// The same parts in another order.
    Order,
    /// The beginning of it.
    Beginning,
}

/// Words longer than this, in characters, are no words anybody mistyped.
const LONGEST_WORD: usize = 100;

/// Beyond these, a long word is another word and not the same mistyped.
const MOST_SLIPS: usize = 4;

/// The known word that someone who wrote `word` most likely meant: for keys,
/// names of rules, and ids, that is for words with one right spelling.
///
/// Near is, in this order: the same but for case and `_` for `-`; at most one
/// slip in three letters and four in all (a letter missing, added, changed, or exchanged with
/// its neighbour); the same parts in another order (`conflict-date`); a
/// beginning of three letters or more. Equals go to the alphabetically first.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = form(word)?;
    known.into_iter().filter_map(|candidate| Some((nearness(&word, &form(candidate)?)?, candidate))).min().map(|(_, candidate)| candidate)
}

fn form(word: &str) -> Option<String> {
    let short = word.chars().nth(LONGEST_WORD).is_none();
    short.then(|| word.trim().to_lowercase().replace(['_', ' '], "-"))
}

fn nearness(word: &str, candidate: &str) -> Option<Nearness> {
    if word.is_empty() || candidate.is_empty() {
        return None;
    }
    if word == candidate {
        return Some(Nearness::Form);
    }
    let letters = word.chars().count();
    let length_difference = letters.abs_diff(candidate.chars().count());
    let slips_allowed = (letters / 3).clamp(1, MOST_SLIPS);
    if length_difference <= slips_allowed {
        let slips = strsim::osa_distance(word, candidate);
        // A word of one or two letters has nothing left after a slip.
        if slips <= slips_allowed && slips < letters {
            return Some(Nearness::Slips(slips));
        }
    }
    if sorted_parts(word) == sorted_parts(candidate) {
        return Some(Nearness::Order);
    }
    (letters >= 3 && candidate.starts_with(word)).then_some(Nearness::Beginning)
}

fn sorted_parts(word: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = word.split('-').collect();
    parts.sort_unstable();
    parts
}
