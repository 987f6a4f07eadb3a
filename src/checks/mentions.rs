//! Registered names in running text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::dataset::{Dataset, Entity, Id};
use crate::files::{Files, Span, Spanned};
use crate::values::name::fold;

/// A registered name in a text.
#[derive(Debug)]
pub(super) struct Mention {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The name, folded.
    pub folded: String,
    /// The entities that have it.
    pub holders: Vec<Id<Entity>>,
}

/// The first words of all names, with the second ones, and of how many words the longest name with each is.
#[derive(Debug)]
pub(super) struct Openings(BTreeMap<String, BTreeMap<String, usize>>);

impl Openings {
    pub(super) fn of(data: &Dataset) -> Self {
        let mut openings: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for name in data.entities.iter().flat_map(|(_, entity)| &entity.names) {
            let folded = fold(&name.name.value);
            let words = folded.split(' ').count();
            let (first, second) = opening(&folded);
            let longest = openings.entry(first.to_owned()).or_default().entry(second.to_owned()).or_default();
            *longest = words.max(*longest);
        }
        Self(openings)
    }

    /// The registered names of a text, the longest at each place; they do not overlap.
    pub(super) fn mentions(&self, data: &Dataset, text: &str) -> Vec<Mention> {
        let words = words(text);
        let mut found: Vec<Mention> = Vec::new();
        for (n, word) in words.iter().enumerate() {
            if found.last().is_none_or(|last| last.range.end <= word.start) {
                found.extend(self.longest(data, text, words.get(n..).unwrap_or_default()));
            }
        }
        found
    }

    fn longest(&self, data: &Dataset, text: &str, words: &[Range<usize>]) -> Option<Mention> {
        let first = words.first()?;
        let most = self.most(text, words)?;
        let mut ends = words.iter().take(most).rev().flat_map(|last| forms(text, last));
        ends.find_map(|last| mention(data, text, first.start..last.end))
    }

    /// Of how many words a name can be that starts here.
    fn most(&self, text: &str, words: &[Range<usize>]) -> Option<usize> {
        let first = words.first()?;
        let of_opening = |from: usize, to: usize| {
            let folded = fold(text.get(from..to)?);
            let (one, two) = opening(&folded);
            self.0.get(one)?.get(two).copied()
        };
        let known = |word: &Range<usize>| fold(text.get(word.clone())?).split(' ').next().and_then(|word| self.0.get(word)).map(|_| ());
        let known: Vec<Range<usize>> = forms(text, first).into_iter().filter(|form| known(form).is_some()).collect();
        let alone = known.iter().filter_map(|form| of_opening(form.start, form.end)).max();
        let second = words.get(1).filter(|_| !known.is_empty()).map(|second| forms(text, second)).unwrap_or_default();
        let beside = second.iter().filter_map(|second| of_opening(first.start, second.end)).max();
        alone.max(beside)
    }
}

/// The first two words of a folded text; the second is empty where it has only one.
fn opening(folded: &str) -> (&str, &str) {
    let (first, rest) = folded.split_once(' ').unwrap_or((folded, ""));
    (first, rest.split(' ').next().unwrap_or_default())
}

fn mention(data: &Dataset, text: &str, range: Range<usize>) -> Option<Mention> {
    let written = text.get(range.clone())?;
    let folded = fold(written);
    // "An official" is no acronym, and "terrace" no restaurant: a name with capitals is written with one.
    let names = |entity: &Entity| {
        let capital = |text: &str| text.chars().any(char::is_uppercase);
        entity.names.iter().any(|name| fold(&name.name.value) == folded && (capital(written) || !capital(&name.name.value)))
    };
    let holders: Vec<Id<Entity>> = data.registry.holders(&folded).iter().copied().filter(|&id| names(&data.entities[id])).collect();
    (!holders.is_empty()).then_some(Mention { range, folded, holders })
}

/// The words of a text: runs of letters and digits, with what joins them.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphanumeric() || (start.is_some() && matches!(letter, '\'' | '’' | '-' | '.'));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text.get(from..at).unwrap_or_default();
                words.push(from..from + word.trim_end_matches(['\'', '’', '-', '.']).len());
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A word, and what it is without the ending of a genitive, if it has one.
fn forms(text: &str, word: &Range<usize>) -> Vec<Range<usize>> {
    let written = text.get(word.clone()).unwrap_or_default();
    let stem = written.strip_suffix("’s").or_else(|| written.strip_suffix("'s"));
    std::iter::once(word.clone()).chain(stem.map(|stem| word.start..word.start + stem.len())).collect()
}

/// Where some bytes of a value stand in its file; nowhere where the file writes it with escapes.
pub(super) fn place(files: &Files, text: &Spanned<String>, range: &Range<usize>) -> Option<Span> {
    let start = text.span.range().start + files.text(text.span).find(&text.value)?;
    Some(Span::new(text.span.file, start + range.start..start + range.end))
}
