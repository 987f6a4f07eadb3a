//! Whom a passage names as its sources.

use std::ops::Range;

use super::sentences::credit;
use super::{Passage, Text};

impl Text {
    /// The bytes of a passage, as it is written, that tell something: without its heading, and without the list of its sources.
    #[must_use]
    pub fn telling(&self, passage: &Passage) -> Range<usize> {
        let written = self.written_passage(passage).unwrap_or_default();
        let start = passage.heading_within().map_or(0, |heading| heading.end);
        let end = credit(written).map_or(written.len(), |(before, _)| before.len());
        start.min(end)..end
    }

    /// The outlets that a passage names as its sources, each once: "Sources: Reuters, BBC News".
    #[must_use]
    pub fn credits(&self, passage: &Passage) -> Vec<String> {
        let written = self.written_passage(passage).unwrap_or_default();
        let list = credit(written).map(|(_, list)| list).unwrap_or_default();
        // Of links the text alone is a name, and it may hold commas.
        let linked: Vec<&str> = list.split('[').skip(1).filter_map(|link| link.split_once("](")).map(|(name, _)| name).collect();
        let plain = || list.trim_end_matches([')', '.', ' ', '\n']).split([',', ';']).collect();
        let names: Vec<&str> = if linked.is_empty() { plain() } else { linked };
        let mut credits: Vec<String> = Vec::new();
        for name in names {
            let name = name.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
            if !name.is_empty() && !credits.contains(&name) {
                credits.push(name);
            }
        }
        credits
    }
}
