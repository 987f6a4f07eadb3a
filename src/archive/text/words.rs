//! The words of a folded text, numbered by their bare spelling.

use std::collections::HashMap;
use std::ops::Range;

use super::passages::Passage;

/// A word of the text.
#[derive(Debug)]
pub(super) struct Word {
    /// Its bytes in the folded text, punctuation included.
    pub(super) folded: Range<usize>,
    /// The index of its [`Entry`].
    pub(super) entry: usize,
}

/// An entry of the vocabulary.
#[derive(Debug)]
pub(super) struct Entry {
    /// The bare spelling.
    pub(super) bare: String,
    /// Its length in code points.
    pub(super) length: usize,
    /// How many words of the text have it.
    pub(super) count: usize,
}

/// All words of a text.
#[derive(Debug, Default)]
pub(super) struct WordIndex {
    words: Vec<Word>,
    /// The words of each passage, as a range of `words`.
    passages: Vec<Range<usize>>,
    entries: Vec<Entry>,
    by_spelling: HashMap<String, usize>,
}

impl WordIndex {
    pub(super) fn new(text: &str, passages: &[Passage]) -> Self {
        let mut index = Self::default();
        for passage in passages {
            let first = index.words.len();
            let mut start = passage.folded.start;
            for word in text.get(passage.folded.clone()).unwrap_or_default().split(' ') {
                if !word.is_empty() {
                    let entry = index.count(word);
                    index.words.push(Word { folded: start..start + word.len(), entry });
                }
                start += word.len() + " ".len();
            }
            index.passages.push(first..index.words.len());
        }
        index
    }

    /// Counts a word; gives the index of its entry.
    fn count(&mut self, word: &str) -> usize {
        let bare = bare(word);
        let index = *self.by_spelling.entry(bare).or_insert_with_key(|bare| {
            self.entries.push(Entry { bare: bare.clone(), length: bare.chars().count(), count: 0 });
            self.entries.len() - 1
        });
        if let Some(entry) = self.entries.get_mut(index) {
            entry.count += 1;
        }
        index
    }

    /// The vocabulary, in order of first appearance.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a bare spelling.
    pub(super) fn entry(&self, bare: &str) -> Option<usize> {
        self.by_spelling.get(bare).copied()
    }

    /// How many words the text has.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words numbered `range`; none if it is out of bounds.
    pub(super) fn words(&self, range: Range<usize>) -> &[Word] {
        self.words.get(range).unwrap_or_default()
    }

    /// The ranges of words in which to look for a quote: one for each passage, or the one for the folded bytes `within`.
    pub(super) fn stretches(&self, within: Option<&Range<usize>>) -> Vec<Range<usize>> {
        let Some(within) = within else { return self.passages.clone() };
        let first_at = |byte: usize| self.words.partition_point(|word| word.folded.start < byte);
        std::iter::once(first_at(within.start)..first_at(within.end)).collect()
    }
}

/// The bare spelling of a word: lower-case, without the punctuation around it, unless it is nothing else.
pub(super) fn bare(word: &str) -> String {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    if letters.is_empty() { word.to_owned() } else { letters.to_lowercase() }
}
