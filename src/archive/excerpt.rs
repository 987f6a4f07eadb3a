//! A few words of a source around those that a claim rests on, for the person who has the texts.

use super::Archive;
use crate::findings::PassageRef;
use crate::values::clause::Sentence;

/// Words of a source with what stands around them in their sentence. White space is brought to single spaces; running titles and page
/// numbers are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// File below the archive.
    pub file: String,
    /// Line at which the words start, 1-based.
    pub line: usize,
    /// What stands before them.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands behind them.
    pub behind: String,
}

impl Excerpt {
    /// Whether both show the same sentence, whichever words of it.
    #[must_use]
    pub fn is_of_one_sentence(&self, other: &Self) -> bool {
        let sentence = |excerpt: &Self| [&excerpt.before, &excerpt.words, &excerpt.behind].map(String::as_str).concat();
        self.file == other.file && sentence(self) == sentence(other)
    }
}

/// So much of a sentence is shown on either side, and so much of the words, in characters.
const SIDE: usize = 140;
const WORDS: usize = 320;

impl Archive {
    /// The words at a passage, if its text is at hand.
    #[must_use]
    pub fn excerpt(&self, passage: &PassageRef) -> Option<Excerpt> {
        let text = &self.texts.values().find(|archived| archived.file == passage.file)?.text;
        let bytes = text.byte_at(passage.start)..text.byte_at(passage.end);
        // Running titles stand in the middle of sentences and say nothing.
        let (around, within, place) = text.written_around(&bytes)?;
        let sentence = Sentence::around(within, &place);
        let before = within.get(sentence.range().start..place.start)?;
        // A heading by itself says little: what stands under it is shown too.
        let in_heading = around.heading_within().is_some_and(|heading| place.start < heading.end);
        let end = if in_heading { within.len() } else { sentence.range().end };
        let behind = within.get(place.end..end)?;
        Some(Excerpt {
            file: passage.file.clone(),
            line: text.line(bytes.start),
            before: last(before, SIDE),
            words: first(within.get(place)?, WORDS),
            behind: first(behind, SIDE),
        })
    }
}

/// Marks of emphasis, which are no words of the source.
const EMPHASIS: &str = "**";

/// The end of a text from a whole word on.
fn last(text: &str, most: usize) -> String {
    let text = text.replace(EMPHASIS, "");
    let words: Vec<&str> = text.split_whitespace().rev().collect();
    let kept = fitting(&words, most);
    let start = words.iter().take(kept).rev().copied().collect::<Vec<_>>().join(" ");
    let gap = if text.ends_with(char::is_whitespace) && !start.is_empty() { " " } else { "" };
    format!("{}{start}{gap}", if kept < words.len() { "… " } else { "" })
}

/// The start of a text up to a whole word.
fn first(text: &str, most: usize) -> String {
    let text = text.replace(EMPHASIS, "");
    let words: Vec<&str> = text.split_whitespace().collect();
    let kept = fitting(&words, most);
    let end = words.iter().take(kept).copied().collect::<Vec<_>>().join(" ");
    let gap = if text.starts_with(char::is_whitespace) { " " } else { "" };
    format!("{gap}{end}{}", if kept < words.len() { " …" } else { "" })
}

/// How many of some words have at most so many characters together, with the spaces between them.
fn fitting(words: &[&str], most: usize) -> usize {
    let mut length = 0;
    words
        .iter()
        .take_while(|word| {
            length += word.chars().count() + 1;
            length <= most + 1
        })
        .count()
}
