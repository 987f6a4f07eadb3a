//! The registered names of a passage.

use std::ops::Range;

use super::site::Site;
use crate::dataset::{Entity, Id, Wanted};
use crate::values::clause::Sentence;
use crate::values::name::fold;

/// The longest name that is sought, in words.
const LONGEST: usize = 12;

/// A registered name in the passage.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) at: Range<usize>,
}

/// The registered names of what the passage tells, in order: of those that overlap the longest.
pub(super) fn names(site: &Site<'_>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut start = site.body.start;
    while start < site.body.end {
        let sentence = site.sentence(&(start..start));
        found.extend(in_sentence(site, &sentence, &site.body));
        start = sentence.range().end.max(start + 1);
    }
    found
}

/// The registered names in a part of a sentence.
pub(super) fn in_sentence(site: &Site<'_>, sentence: &Sentence<'_>, within: &Range<usize>) -> Vec<Named> {
    let words = sentence.words();
    let mut found = Vec::new();
    let mut at = sentence.word_at(within.start);
    while at < words.len() {
        let longest = (at..words.len().min(at + LONGEST)).rev().find_map(|last| named(site, sentence, at, last));
        match longest.filter(|named| named.at.end <= within.end) {
            Some(named) => {
                at = sentence.word_at(named.at.end);
                found.push(named);
            }
            None => at += 1,
        }
    }
    found
}

/// The name that the words from one to another are. A name of letters is written in capitals.
fn named(site: &Site<'_>, sentence: &Sentence<'_>, first: usize, last: usize) -> Option<Named> {
    let words = sentence.words();
    let at = words.get(first)?.range.start..words.get(last)?.range.end;
    let text = sentence.text_at(&at)?;
    (!site.data.registry.holders(&fold(text)).is_empty()).then_some(Named { at })
}

impl Named {
    /// The entity that it names where one of some types is wanted.
    pub(super) fn entity(&self, site: &Site<'_>, wanted: Wanted<'_>) -> Option<Id<Entity>> {
        site.named(site.written(&self.at), wanted)?.entity()
    }
}
