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

/// All registered names, ready to be sought.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The first words of all names, in order, with what can follow them.
    openings: Vec<(String, Following)>,
    /// Who has each name.
    holders: BTreeMap<String, Vec<Holder>>,
}

/// The second words of the names that start with one word, and of how many words the longest name with each is.
type Following = BTreeMap<String, usize>;

/// An entity that has a name.
#[derive(Debug)]
struct Holder {
    entity: Id<Entity>,
    /// Whether it is always written with a capital.
    capital: bool,
}

impl Names {
    pub(super) fn of(data: &Dataset) -> Self {
        let mut openings: BTreeMap<String, Following> = BTreeMap::new();
        let mut holders: BTreeMap<String, Vec<Holder>> = BTreeMap::new();
        for (id, name) in data.entities.iter().flat_map(|(id, entity)| entity.names.iter().map(move |name| (id, &name.name.value))) {
            let folded = fold(name);
            let words = folded.split(' ').count();
            let (first, second) = opening(&folded);
            let longest = openings.entry(first.to_owned()).or_default().entry(second.to_owned()).or_default();
            *longest = words.max(*longest);
            let capital = has_capital(name);
            let of_name = holders.entry(folded).or_default();
            match of_name.last_mut().filter(|last| last.entity == id) {
                Some(known) => known.capital &= capital,
                None => of_name.push(Holder { entity: id, capital }),
            }
        }
        Self { openings: openings.into_iter().collect(), holders }
    }

    /// The registered names of a text, the longest at each place; they do not overlap.
    pub(super) fn mentions(&self, text: &str) -> Vec<Mention> {
        let words = words(text);
        let mut found: Vec<Mention> = Vec::new();
        for (n, word) in words.iter().enumerate() {
            let free = found.last().is_none_or(|last| last.range.end <= word.start);
            if free && self.can_start(text.get(word.clone()).unwrap_or_default()) {
                found.extend(self.longest(text, words.get(n..).unwrap_or_default()));
            }
        }
        found
    }

    /// Whether a name can start with a word. Nearly all words of a text are plain letters that start none: they need no folding.
    fn can_start(&self, word: &str) -> bool {
        let plain = word.bytes().all(|letter| letter.is_ascii_alphabetic());
        !plain || self.following(&word.bytes().map(|letter| letter.to_ascii_lowercase())).is_some()
    }

    /// What can follow the first word of a name.
    fn following(&self, first: &(impl Iterator<Item = u8> + Clone)) -> Option<&Following> {
        let place = self.openings.binary_search_by(|(known, _)| known.bytes().cmp(first.clone())).ok()?;
        self.openings.get(place).map(|(_, following)| following)
    }

    fn longest(&self, text: &str, words: &[Range<usize>]) -> Option<Mention> {
        let first = words.first()?;
        let most = self.most(text, words)?;
        let mut ends = words.iter().take(most).rev().flat_map(|last| forms(text, last));
        ends.find_map(|last| self.mention(text, first.start..last.end))
    }

    /// Of how many words a name can be that starts here.
    fn most(&self, text: &str, words: &[Range<usize>]) -> Option<usize> {
        let first = words.first()?;
        let starts: Vec<String> = forms(text, first).filter_map(|form| text.get(form).map(fold)).collect();
        let starts = starts.iter().map(|folded| opening(folded));
        let known: Vec<(&Following, &str)> = starts.filter_map(|(one, two)| Some((self.following(&one.bytes())?, two))).collect();
        let alone = known.iter().filter_map(|(following, two)| following.get(*two)).copied().max();
        let second = words.get(1).filter(|_| !known.is_empty()).into_iter().flat_map(|second| forms(text, second));
        let of_both = |second: Range<usize>| {
            let folded = fold(text.get(first.start..second.end)?);
            let (one, two) = opening(&folded);
            self.following(&one.bytes())?.get(two).copied()
        };
        alone.max(second.filter_map(of_both).max())
    }

    fn mention(&self, text: &str, range: Range<usize>) -> Option<Mention> {
        let written = text.get(range.clone())?;
        let folded = fold(written);
        // "An official" is no acronym, and "terrace" no restaurant: a name with capitals is written with one.
        let fits = |holder: &&Holder| !holder.capital || has_capital(written);
        let holders: Vec<Id<Entity>> = self.holders.get(&folded)?.iter().filter(fits).map(|holder| holder.entity).collect();
        (!holders.is_empty()).then_some(Mention { range, folded, holders })
    }
}

fn has_capital(text: &str) -> bool {
    text.chars().any(char::is_uppercase)
}

/// The first two words of a folded text; the second is empty where it has only one.
fn opening(folded: &str) -> (&str, &str) {
    let (first, rest) = folded.split_once(' ').unwrap_or((folded, ""));
    (first, rest.split(' ').next().unwrap_or_default())
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
fn forms(text: &str, word: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let written = text.get(word.clone()).unwrap_or_default();
    let stem = written.strip_suffix("’s").or_else(|| written.strip_suffix("'s"));
    let stem = stem.map(|stem| word.start..word.start + stem.len());
    std::iter::once(word.clone()).chain(stem)
}

/// Where some bytes of a value stand in its file; nowhere where the file writes it with escapes.
pub(super) fn place(files: &Files, text: &Spanned<String>, range: &Range<usize>) -> Option<Span> {
    let start = text.span.range().start + files.text(text.span).find(&text.value)?;
    Some(Span::new(text.span.file, start + range.start..start + range.end))
}
