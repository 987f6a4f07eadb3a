//! Who is named counts as one: "kidnap Olivier Bah".

use std::ops::Range;

use super::figures::{self, Toll};
use super::names::Named;
use super::site::Site;
use super::{Drafted, Read};
use crate::evidence::Governor;
use crate::values::clause::Sentence;
use crate::values::count::Count;

/// So many words may stand between a word for an outcome and the name: "releases South African hostage".
const REACH: usize = 4;

/// A person for each word for an outcome that governs no figure and leads to a name.
pub(super) fn propose(site: &Site<'_>, names: &[Named], tolls: &[Toll]) -> Vec<Toll> {
    let persons: Vec<&Named> = names.iter().filter(|named| is_person(site, named)).collect();
    let found = persons.iter().enumerate().filter_map(|(n, named)| {
        let sentence = site.sentence(&named.at);
        let together = 1 + persons.get(n..).unwrap_or_default().windows(2).take_while(|pair| are_joined(&sentence, pair)).count();
        let all = persons.iter().skip(n).take(together);
        let governor = leading_to(site, &sentence, &named.at).or_else(|| befalling(site, &sentence, &named.at))?;
        let taken = tolls.iter().any(|toll| toll.governor == governor.range);
        let property = figures::property(site, &governor).filter(|_| !taken)?;
        let drafted = Drafted::new(property, Read::Count(Count::exact(together as u64)));
        let needed: Vec<Range<usize>> = all.map(|named| named.at.clone()).chain([governor.range.clone()]).collect();
        let drafted = site.first_borne_out(figures::voiced(site, &sentence, &named.at, &drafted, &needed))?;
        Some(Toll { drafted, at: named.at.clone(), governor: governor.range })
    });
    found.collect()
}

/// Whether two names of one sentence are joined by "and", with a few words between: "Bah and the aid worker Traore".
fn are_joined(sentence: &Sentence<'_>, pair: &[&Named]) -> bool {
    let [first, second] = pair else { return false };
    let (end, start) = (sentence.word_at(first.at.end), sentence.word_at(second.at.start));
    let same = second.at.end <= sentence.range().end && start <= end + REACH;
    same && sentence.is_conjunction(end) && (end..=start).all(|at| !sentence.is_parted(at))
}

/// Whether a name is that of a person, and it is not something of theirs that is told of.
fn is_person(site: &Site<'_>, named: &Named) -> bool {
    let behind = site.prose.text().get(named.at.end..).unwrap_or_default();
    if ["'s", "\u{2019}s"].iter().any(|mark| behind.starts_with(mark)) {
        return false;
    }
    let entity = named.entity(site, crate::dataset::Wanted::default());
    entity.is_some_and(|entity| site.data.vocabulary.is_individual(site.data.entities[entity].entity_type))
}

/// The word for an outcome before a name, with nothing between that closes its phrase or counts others.
fn leading_to<'t>(site: &Site<'t>, sentence: &Sentence<'t>, name: &Range<usize>) -> Option<Governor<'t>> {
    let at = sentence.word_at(name.start);
    let leads = |from: usize| (from + 1..at).all(|at| !sentence.closes_phrase(at) && !sentence.is_parted(at)) && !sentence.is_parted(at);
    let found = (at.saturating_sub(REACH + 1)..at).rev().find_map(|from| Some((from, outcome(site, sentence, from)?)));
    let (from, governor) = found?;
    let between = governor.range.end..name.start;
    let counts = site.prose.figures().iter().any(|figure| !figure.is_article() && between.contains(&figure.span.start));
    (leads(from) && !counts).then_some(governor)
}

/// The word for an outcome behind a name and a form of "to be": "Bah was kidnapped".
fn befalling<'t>(site: &Site<'t>, sentence: &Sentence<'t>, name: &Range<usize>) -> Option<Governor<'t>> {
    let next = sentence.word_at(name.end);
    let passive = sentence.is_passive(next) && !sentence.is_parted(next);
    passive.then(|| outcome(site, sentence, next + 1)).flatten()
}

fn outcome<'t>(site: &Site<'t>, sentence: &Sentence<'t>, at: usize) -> Option<Governor<'t>> {
    let word = sentence.words().get(at)?;
    let properties = site.data.vocabulary.told_by(word.text);
    (!properties.is_empty()).then(|| Governor { word: word.text, range: word.range.clone(), properties })
}
