//! Archived source texts: their passages, and where a quote stands in them.
//!
//! A text may be plain or Markdown converted from PDF, with running titles in the middle of sentences. It is *folded* once: white
//! space, kinds of quotation marks and dashes, escapes, emphasis, links and page furniture disappear, and a map leads back to the raw
//! text. Quotes are folded the same way and sought verbatim, case and all, in whole words.

mod credits;
mod find;
mod fold;
mod furniture;
mod glyphs;
mod lines;
mod markup;
mod nearest;
mod offsets;
mod passages;
mod pointer;
mod query;
mod sentences;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::OnceLock;

use fold::{Folded, fold_quote};
use offsets::CodePoints;
use words::WordIndex;

use crate::files::LineIndex;

pub use nearest::{DiffTag, DiffWord, NearMiss};
pub use passages::{Passage, PassageKind};

/// Where a quote stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hit {
    /// Raw bytes from the first to the last character of the match; Markdown syntax around it is left out.
    pub bytes: Range<usize>,
    /// The same in Unicode code points of the raw text: 0-based, end exclusive.
    pub chars: Range<usize>,
    /// The same in the folded text.
    folded: Range<usize>,
}

/// A hit with what stands around it in its passage, all of it folded: no markup, no running titles, plain quotation marks, every dash
/// a hyphen without spaces, one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Surroundings<'t> {
    /// The passage that holds the hit.
    pub passage: &'t Passage,
    /// Its text before the hit.
    pub before: &'t str,
    /// The hit.
    pub matched: &'t str,
    /// Its text behind the hit.
    pub behind: &'t str,
}

/// An archived text, folded and cut into passages.
///
/// Passages and hits belong to the text that made them; with another text they find nothing or something meaningless, but do no harm.
#[derive(Debug)]
pub struct Text {
    raw: String,
    folded: Folded,
    passages: Vec<Passage>,
    code_points: CodePoints,
    /// Each passage as it is written, made when it is first asked for.
    written: Vec<OnceLock<String>>,
    /// Made when the first quote is missed.
    words: OnceLock<WordIndex>,
    /// Made when the first line is asked for.
    lines: OnceLock<LineIndex>,
}

impl Text {
    /// Reads a text. Time and memory are linear in its length.
    #[must_use]
    pub fn new(raw: String) -> Self {
        let (passages, folded) = passages::read(&raw);
        let code_points = CodePoints::new(&raw);
        let written = passages.iter().map(|_| OnceLock::new()).collect();
        Self { raw, folded, passages, code_points, written, words: OnceLock::new(), lines: OnceLock::new() }
    }

    /// The text as it was given.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The line that a raw byte is in, 1-based.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.lines.get_or_init(|| LineIndex::new(&self.raw)).line(byte)
    }

    /// The raw byte at which a code point starts; the length of the text if it has fewer.
    #[must_use]
    pub fn byte_at(&self, code_point: usize) -> usize {
        self.code_points.byte(&self.raw, code_point)
    }

    /// Its passages in order. They do not overlap, and leave out only what is not text: running titles, page numbers, rules, list
    /// markers, white space.
    #[must_use]
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The text of a passage, folded: see [`Surroundings`].
    #[must_use]
    pub fn folded(&self, passage: &Passage) -> &str {
        self.folded.text().get(passage.folded.clone()).unwrap_or_default()
    }

    /// Where `quote` stands, in order; hits do not overlap and never cross from one passage into the next.
    ///
    /// A quote is found in whole words only. One without a visible character, or of more than a thousand bytes, is found nowhere.
    #[must_use]
    pub fn find(&self, quote: &str) -> Vec<Hit> {
        self.find_in(quote, 0..self.folded.text().len())
    }

    /// Where `quote` stands in `passage`, as [`Text::find`] does.
    #[must_use]
    pub fn find_within(&self, quote: &str, passage: &Passage) -> Vec<Hit> {
        self.find_in(quote, passage.folded.clone())
    }

    fn find_in(&self, quote: &str, within: Range<usize>) -> Vec<Hit> {
        let found = find::whole_words(self.folded.text(), within, &fold_quote(quote));
        found.into_iter().filter_map(|folded| self.hit(folded)).collect()
    }

    /// The hit that the folded bytes `folded` are; `None` if they do not stand for whole characters of the raw text.
    fn hit(&self, folded: Range<usize>) -> Option<Hit> {
        let bytes = self.folded.raw_range(&self.raw, &folded)?;
        let chars = self.code_points.before(&self.raw, bytes.start)..self.code_points.before(&self.raw, bytes.end);
        Some(Hit { bytes, chars, folded })
    }

    /// The passage of a hit and the text around the hit.
    #[must_use]
    pub fn surroundings(&self, hit: &Hit) -> Option<Surroundings<'_>> {
        let passage = self.passage_of(hit)?;
        let text = self.folded.text();
        Some(Surroundings {
            passage,
            before: text.get(passage.folded.start..hit.folded.start)?,
            matched: text.get(hit.folded.clone())?,
            behind: text.get(hit.folded.end..passage.folded.end)?,
        })
    }

    /// The passage of a hit as it is written, its pieces put together, and where the hit stands in it. What the folded text makes
    /// one, as a dash and a hyphen, is told apart here.
    #[must_use]
    pub fn written(&self, hit: &Hit) -> Option<(&str, Range<usize>)> {
        self.written_in(self.passage_of(hit)?, &hit.bytes)
    }

    /// The passage that starts before some raw bytes and holds the first of them, as it is written, and where they stand in it; what
    /// lies behind the passage is left out.
    #[must_use]
    pub fn written_around(&self, bytes: &Range<usize>) -> Option<(&Passage, &str, Range<usize>)> {
        let passage = self.passages.iter().find(|passage| passage.bytes.contains(&bytes.start))?;
        let (written, place) = self.written_in(passage, &(bytes.start..bytes.end.min(passage.bytes.end)))?;
        Some((passage, written, place))
    }

    fn written_in(&self, passage: &Passage, bytes: &Range<usize>) -> Option<(&str, Range<usize>)> {
        let written = self.written_passage(passage)?;
        let (mut start, mut place) = (0, None);
        for piece in &passage.pieces {
            let within = |byte: usize| (piece.start..=piece.end).contains(&byte).then(|| start + byte - piece.start);
            let (from, to) = (within(bytes.start), within(bytes.end));
            place = match (place, from, to) {
                (None, Some(from), to) => Some(from..to.unwrap_or(start + piece.len())),
                (Some(Range { start, .. }), _, Some(to)) => Some(start..to),
                (known, ..) => known,
            };
            start += piece.len() + 1;
        }
        Some((written, place?))
    }

    /// A passage as it is written, its pieces put together.
    #[must_use]
    pub fn written_passage(&self, passage: &Passage) -> Option<&str> {
        let number = self.passages.partition_point(|other| other.folded.start < passage.folded.start);
        let written = self.written.get(number)?.get_or_init(|| {
            let texts = passage.pieces.iter().map(|piece| self.raw.get(piece.clone()).unwrap_or_default());
            texts.flat_map(|text| [text, " "]).collect()
        });
        Some(written)
    }

    /// A hit with a few words before and behind it in its passage.
    #[must_use]
    pub fn in_context(&self, hit: &Hit) -> String {
        const AROUND: usize = 3;
        let Some(around) = self.surroundings(hit) else { return String::new() };
        let before: Vec<&str> = around.before.split(' ').rev().filter(|word| !word.is_empty()).take(AROUND).collect();
        let behind: Vec<&str> = around.behind.split(' ').filter(|word| !word.is_empty()).take(AROUND).collect();
        // What joins a word of the hit belongs to it.
        let gap = if around.behind.starts_with(' ') { " " } else { "" };
        let lead = if around.before.ends_with(' ') { " " } else { "" };
        let before = before.into_iter().rev().collect::<Vec<_>>().join(" ");
        format!("{before}{lead}{}{gap}{}", around.matched, behind.join(" "))
    }

    /// A hit with as few words more as make it the only place in its passage where they stand; `None` if ten words do not.
    #[must_use]
    pub fn unique(&self, hit: &Hit) -> Option<String> {
        const LONGEST: usize = 10;
        let around = self.surroundings(hit)?;
        let passage = self.folded(around.passage);
        let (start, end) = (around.before.len(), around.before.len() + around.matched.len());
        let room = LONGEST.checked_sub(around.matched.split(' ').count())?;
        let earlier: Vec<usize> = around.before.rmatch_indices(' ').map(|(at, _)| at + 1).filter(|&at| at < start).chain([0]).collect();
        let later: Vec<usize> =
            around.behind.match_indices(' ').map(|(at, _)| end + at).filter(|&at| at > end).chain([passage.len()]).collect();
        let lengths = (1..=room).flat_map(|more| (0..=more).map(move |before| (before, more - before)));
        let stretches = lengths.filter_map(|(before, behind)| {
            let from = before.checked_sub(1).map_or(Some(start), |n| earlier.get(n).copied())?;
            let to = behind.checked_sub(1).map_or(Some(end), |n| later.get(n).copied())?;
            passage.get(from..to)
        });
        let mut words = stretches.map(|words| words.trim_end_matches([',', '.', ';', ':']));
        words.find(|words| self.find_within(words, around.passage).len() == 1).map(str::to_owned)
    }

    /// The bytes of the heading, in the text of [`Text::written`], that the passage of a hit stands under.
    #[must_use]
    pub fn heading_of(&self, hit: &Hit) -> Option<Range<usize>> {
        self.passage_of(hit)?.heading_within()
    }

    fn passage_of(&self, hit: &Hit) -> Option<&Passage> {
        self.passages.get(self.number_of(hit)?)
    }

    /// The number of the passage of a hit.
    fn number_of(&self, hit: &Hit) -> Option<usize> {
        let after = self.passages.partition_point(|passage| passage.folded.start <= hit.folded.start);
        let number = after.checked_sub(1)?;
        self.passages.get(number).is_some_and(|passage| hit.folded.end <= passage.folded.end).then_some(number)
    }

    /// The list entries in whose heading `at` begins or ends, in order: where there are any, `at` means them rather than a passage
    /// that mentions the same words.
    #[must_use]
    pub fn entries_headed(&self, at: &str) -> Vec<&Passage> {
        let (headed, _) = self.passages_by_heading(at);
        headed
    }

    /// The passages that contain `at`: first those of [`Text::entries_headed`], then the others, each in order.
    #[must_use]
    pub fn passages_at(&self, at: &str) -> Vec<&Passage> {
        let (mut passages, others) = self.passages_by_heading(at);
        passages.extend(others);
        passages
    }

    /// The list entries with `at` in their heading, and the other passages with `at`.
    fn passages_by_heading(&self, at: &str) -> (Vec<&Passage>, Vec<&Passage>) {
        let mut headed: Vec<&Passage> = Vec::new();
        let mut others: Vec<&Passage> = Vec::new();
        for hit in self.find(at) {
            let Some(passage) = self.passage_of(&hit) else { continue };
            let in_heading = |heading: &Range<usize>| hit.bytes.start < heading.end && heading.start < hit.bytes.end;
            let is_last_of = |list: &[&Passage]| list.last().is_some_and(|last| std::ptr::eq(*last, passage));
            // A heading comes first in its entry: an entry that is known by its heading is the last of those.
            if is_last_of(&headed) || is_last_of(&others) {
                continue;
            }
            let list = if passage.heading.as_ref().is_some_and(in_heading) { &mut headed } else { &mut others };
            list.push(passage);
        }
        (headed, others)
    }

    /// The words most like `quote`, in `passage` or in the whole text; `None` if nothing is alike, or if the quote has no words or
    /// more than forty.
    ///
    /// Likeness counts whole words in their order; words that differ in case, in punctuation or in one or two letters count in part.
    #[must_use]
    pub fn nearest(&self, quote: &str, passage: Option<&Passage>) -> Option<NearMiss> {
        let words = self.words.get_or_init(|| WordIndex::new(self.folded.text(), &self.passages));
        let near = nearest::nearest(words, self.folded.text(), &fold_quote(quote), passage.map(|passage| &passage.folded))?;
        Some(NearMiss { hit: self.hit(near.folded)?, similarity: near.similarity, diff: near.diff })
    }
}
