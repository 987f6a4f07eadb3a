//! Figures that are told one by one and claimed together: "two soldiers and a civilian" are three.

use std::collections::BTreeSet;

use super::words::Words;
use crate::dataset::{Claim, Dataset, Entity, Id, Name};
use crate::values::count::Count;
use crate::values::name::fold;
use crate::values::number::Number;
use crate::values::phrase::Figure;

/// More than so many figures in one quote are no sum that a reader would make.
const ADDENDS: usize = 6;

/// The longest name of a person, in words.
const NAME: usize = 8;

/// Whether some of the figures, two or more, add up to a count.
#[must_use]
pub fn adds_up(figures: &[&Figure], count: &Count) -> bool {
    let exact: Vec<Number> = figures.iter().take(ADDENDS).filter_map(|figure| figure.count.stated()).collect();
    subsets(&exact).any(|(addends, sum)| addends > 1 && count.stated() == Some(sum))
}

/// Whether the persons whom the words name are as many as a count, or with figures behind their names: "the mayor Bah and three
/// others". All of them count, but those who are said to say it.
#[must_use]
pub fn names_so_many(data: &Dataset, claim: &Claim, words: &[Words<'_>], count: &Count) -> bool {
    let all = persons(data, claim, words, None);
    if all == 0 {
        return false;
    }
    let mut behind = words.iter().flat_map(|words| {
        // "Bah and a driver" are two; what follows a comma only says who somebody is: "Bah, a driver".
        let sentence = words.sentence(&words.quoted);
        let follows_and =
            |figure: &Figure| sentence.word_at(figure.span.start).checked_sub(1).is_some_and(|at| sentence.is_conjunction(at));
        let joined = |figure: &&Figure| !figure.is_article() || follows_and(figure);
        let figures = words.figures().filter(joined).filter_map(|figure| Some((figure.count.stated()?, figure.span.start)));
        let sums =
            figures.take(ADDENDS).map(|(number, at)| number.plus(persons(data, claim, std::slice::from_ref(words), Some(at)).into()));
        sums.collect::<Vec<_>>()
    });
    count.stated() == Some(all.into()) || behind.any(|sum| count.stated() == Some(sum))
}

/// How many of some numbers are added, and their sum, for each choice of them.
fn subsets(numbers: &[Number]) -> impl Iterator<Item = (u32, Number)> {
    (0..1_usize << numbers.len()).map(|subset| {
        let chosen = numbers.iter().enumerate().filter(|(n, _)| subset >> n & 1 == 1);
        (subset.count_ones(), chosen.fold(Number::ZERO, |sum, (_, &number)| sum.plus(number)))
    })
}

/// How many persons of the registry the quote names, before a byte if one is given; those left out who are said to say it.
fn persons(data: &Dataset, claim: &Claim, words: &[Words<'_>], before: Option<usize>) -> u64 {
    let speakers: Vec<Id<Entity>> = claim.speakers.iter().filter_map(Name::entity).collect();
    let mut named: BTreeSet<Vec<Id<Entity>>> = BTreeSet::new();
    for words in words {
        let sentence = words.sentence(&words.quoted);
        let ranges: Vec<_> = sentence
            .words()
            .iter()
            .map(|word| &word.range)
            .filter(|range| words.quoted.contains(&range.start) && before.is_none_or(|before| range.end <= before))
            .collect();
        let spans = (0..ranges.len()).flat_map(|from| (from..ranges.len().min(from + NAME)).map(move |to| (from, to)));
        for text in spans.filter_map(|(from, to)| sentence.text_at(&(ranges.get(from)?.start..ranges.get(to)?.end))) {
            let holders = data.registry.holders(&fold(text)).iter().copied();
            let persons = holders.filter(|id| data.vocabulary.is_individual(data.entities[*id].entity_type) && !speakers.contains(id));
            named.insert(persons.collect());
        }
    }
    as_few(named)
}

/// How many persons some names are of at the least, each given by those who have it: a name that two have is of one of them.
fn as_few(named: BTreeSet<Vec<Id<Entity>>>) -> u64 {
    let mut names: Vec<Vec<Id<Entity>>> = named.into_iter().filter(|holders| !holders.is_empty()).collect();
    names.sort_by_key(Vec::len);
    let mut persons: BTreeSet<Id<Entity>> = BTreeSet::new();
    for holders in names {
        if !holders.iter().any(|holder| persons.contains(holder)) {
            persons.extend(holders.first());
        }
    }
    persons.len() as u64
}
