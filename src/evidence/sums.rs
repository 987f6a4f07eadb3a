//! Figures that are told one by one and claimed together: "two soldiers and a civilian" are three.

use std::collections::BTreeSet;

use super::words::Words;
use crate::dataset::{Claim, Dataset, Entity, Id, Name};
use crate::values::count::Count;
use crate::values::name::fold;
use crate::values::phrase::Figure;

/// More than so many figures in one quote are no sum that a reader would make.
const ADDENDS: usize = 6;

/// The longest name of a person, in words.
const NAME: usize = 8;

/// Whether some of the figures, two or more, add up to a count. `persons` who are named count as one each, all of them together.
#[must_use]
pub fn adds_up(figures: &[&Figure], persons: u64, count: &Count) -> bool {
    let Some(stated) = count.stated() else { return false };
    let exact: Vec<u64> = figures.iter().take(ADDENDS).filter_map(|figure| figure.count.stated()).collect();
    let mut sums = (0..1_usize << exact.len()).map(|subset| {
        let chosen = exact.iter().enumerate().filter(|(n, _)| subset >> n & 1 == 1);
        (subset.count_ones(), chosen.fold(0_u64, |sum, (_, &number)| sum.saturating_add(number)))
    });
    sums.any(|(addends, sum)| (addends > 1 && sum == stated) || (persons > 0 && sum.saturating_add(persons) == stated))
}

/// How many persons of the registry the words of a claim name, those left out who are said to say it.
#[must_use]
pub fn persons(data: &Dataset, claim: &Claim, words: &[Words]) -> u64 {
    let speakers: Vec<Id<Entity>> = claim.speakers.iter().filter_map(Name::entity).collect();
    let mut named: BTreeSet<Id<Entity>> = BTreeSet::new();
    for words in words {
        let sentence = words.sentence(&words.quoted);
        let ranges: Vec<_> = sentence.words().iter().map(|word| &word.range).filter(|range| words.quoted.contains(&range.start)).collect();
        let spans = (0..ranges.len()).flat_map(|from| (from..ranges.len().min(from + NAME)).map(move |to| (from, to)));
        for text in spans.filter_map(|(from, to)| sentence.text_at(&(ranges.get(from)?.start..ranges.get(to)?.end))) {
            let holders = data.registry.holders(&fold(text)).iter().copied();
            named.extend(holders.filter(|id| data.vocabulary.is_individual(data.entities[*id].entity_type) && !speakers.contains(id)));
        }
    }
    named.len() as u64
}
