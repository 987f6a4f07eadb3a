//! Words that point at a passage.

use super::{Hit, Passage, Text};

/// How many words find a passage: enough to be recognised, and no more than a quote may have.
const POINTER: std::ops::RangeInclusive<usize> = 4..=10;

impl Text {
    /// The fewest words that find the passage of a hit and no other: its heading, or words of it from the hit on, or from its start.
    #[must_use]
    pub fn pointer(&self, hit: &Hit) -> Option<String> {
        let around = self.surroundings(hit)?;
        let from_hit = [around.matched, around.behind].concat();
        self.heading_that_finds(around.passage).or_else(|| self.words_that_find(&from_hit)).or_else(|| self.pointer_at(around.passage))
    }

    /// The fewest words that find a passage and no other: its heading, or words of it from its start, or from behind its heading.
    #[must_use]
    pub fn pointer_at(&self, passage: &Passage) -> Option<String> {
        let whole = self.folded(passage);
        let heading = passage.heading.clone().and_then(|heading| self.raw().get(heading)).unwrap_or_default();
        let behind = whole.strip_prefix(heading).map_or(whole, |rest| rest.trim_start_matches([':', ' ']));
        self.heading_that_finds(passage).or_else(|| self.words_that_find(behind)).or_else(|| self.words_that_find(whole))
    }

    fn heading_that_finds(&self, passage: &Passage) -> Option<String> {
        let heading = passage.heading.clone().and_then(|heading| self.raw().get(heading))?;
        (self.entries_headed(heading).len() == 1).then(|| heading.to_owned())
    }

    /// The first words of a text, as many as find one passage.
    fn words_that_find(&self, text: &str) -> Option<String> {
        let words: Vec<&str> = text.split_whitespace().take(*POINTER.end()).collect();
        (*POINTER.start().min(&words.len())..=words.len())
            .map(|n| words.iter().take(n).copied().collect::<Vec<_>>().join(" "))
            .find(|words| self.passages_at(words).len() == 1)
    }
}
