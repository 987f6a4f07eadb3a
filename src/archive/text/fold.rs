//! Folding: the one spelling under which a quote and its source are compared, with the way back to the raw text.
//!
//! What is folded away: runs of white space, kinds of quotation marks and dashes, ligatures, decomposed accents, Markdown's escapes,
//! emphasis and links. What stays: every letter with its case, every digit, all other punctuation.

use std::ops::Range;

use unicode_normalization::char::compose;

use super::glyphs::{Glyph, glyph};
use super::lines;
use super::markup::{self, Step};
use super::offsets::OffsetMap;

/// Ends every passage in the folded text, so that no quote is found across two of them; folding makes no other line break.
const PASSAGE_END: char = '\n';

/// Folded text and its map.
#[derive(Debug, Clone, Default)]
pub(super) struct Folded {
    text: String,
    offsets: OffsetMap,
}

impl Folded {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Appends the passage that the `lines` of `raw` (byte ranges, in order) make up; gives its range in the folded text.
    pub(super) fn push_passage(&mut self, raw: &str, lines: &[Range<usize>]) -> Range<usize> {
        let start = self.text.len();
        let mut writer = Writer::new(self, raw);
        for line in lines {
            writer.line(line);
        }
        writer.finish();
        let end = self.text.len();
        self.offsets.note(end, lines.last().map_or(0, |line| line.end));
        self.text.push(PASSAGE_END);
        start..end
    }

    /// The raw bytes of the folded bytes `folded`: from the first to the last character, without the syntax around them. `None` if
    /// the range is empty, outside the text, or takes only a part of a character that is spelt out (such as one dot of an ellipsis).
    pub(super) fn raw_range(&self, raw: &str, folded: &Range<usize>) -> Option<Range<usize>> {
        let (last, _) = self.text.get(folded.clone())?.char_indices().next_back()?;
        let start = self.offsets.raw(folded.start);
        let whole = raw.is_char_boundary(start) && raw.is_char_boundary(self.offsets.raw(folded.end));
        let last = floor_char_boundary(raw, self.offsets.raw(folded.start + last));
        whole.then(|| start..last + accented_len(raw.get(last..).unwrap_or_default()))
    }
}

/// Folds a quote. A list marker or heading mark that was copied with it is dropped.
pub(super) fn fold_quote(quote: &str) -> String {
    let body = lines::without_marker(quote);
    fold_lines(body, &lines::ranges(body))
}

/// Folds lines of `raw` (byte ranges, in order) without a way back.
pub(super) fn fold_lines(raw: &str, lines: &[Range<usize>]) -> String {
    let mut folded = Folded::default();
    folded.push_passage(raw, lines);
    folded.text.pop();
    folded.text
}

/// White space and dashes that are written once the next visible character shows that they separate something.
#[derive(Debug, Clone, Copy)]
enum Gap {
    Space(usize),
    Dash(usize),
}

/// Folds one passage.
struct Writer<'a> {
    folded: &'a mut Folded,
    raw: &'a str,
    /// Where the passage starts in the folded text.
    start: usize,
    gap: Option<Gap>,
    /// Raw end of the character written last: an accent right behind it is composed with it.
    written_to: Option<usize>,
}

impl<'a> Writer<'a> {
    fn new(folded: &'a mut Folded, raw: &'a str) -> Self {
        let start = folded.text.len();
        Self { folded, raw, start, gap: None, written_to: None }
    }

    fn line(&mut self, line: &Range<usize>) {
        let mut at = line.start;
        let mut before = None;
        while let Some(rest) = self.raw.get(at..line.end).filter(|rest| !rest.is_empty()) {
            // Most of a text are plain letters, and they stand for themselves.
            let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if let Some(letters) = rest.get(..plain).filter(|letters| !letters.is_empty()) {
                self.close_gap();
                self.write(at, letters);
                at += plain;
                (self.written_to, before) = (Some(at), letters.chars().next_back());
                continue;
            }
            match markup::step(before, rest) {
                Step::Syntax(length) => at += length,
                Step::Text(length) => {
                    for (offset, c) in rest.get(..length).unwrap_or_default().char_indices() {
                        self.character(at + offset, c);
                        before = Some(c);
                    }
                    at += length;
                }
            }
        }
        self.gap.get_or_insert(Gap::Space(line.end));
    }

    fn character(&mut self, at: usize, c: char) {
        match glyph(c) {
            Glyph::Hidden => {}
            Glyph::Space => {
                self.gap.get_or_insert(Gap::Space(at));
            }
            Glyph::Dash => {
                if !matches!(self.gap, Some(Gap::Dash(_))) {
                    self.gap = Some(Gap::Dash(at));
                }
            }
            Glyph::Plain(plain) => {
                if !self.compose(at, plain) {
                    self.close_gap();
                    self.write(at, plain.encode_utf8(&mut [0; 4]));
                }
                self.written_to = Some(at + c.len_utf8());
            }
            Glyph::Spelt(spelling) => {
                self.close_gap();
                self.write(at, spelling);
                self.written_to = None;
            }
        }
    }

    /// Merges an accent with the letter right before it, as Unicode's normalisation form C does; tells whether it did.
    fn compose(&mut self, at: usize, accent: char) -> bool {
        // Nothing in ASCII is an accent.
        if accent.is_ascii() || self.written_to != Some(at) {
            return false;
        }
        let letter = self.folded.text.chars().next_back();
        let composed = letter.and_then(|letter| compose(letter, accent));
        if let Some(composed) = composed {
            self.folded.text.pop();
            self.folded.text.push(composed);
        }
        composed.is_some()
    }

    fn close_gap(&mut self) {
        match self.gap.take() {
            Some(Gap::Dash(at)) => self.write(at, "-"),
            Some(Gap::Space(at)) if self.folded.text.len() > self.start => self.write(at, " "),
            Some(Gap::Space(_)) | None => {}
        }
    }

    fn write(&mut self, at: usize, text: &str) {
        self.folded.offsets.note(self.folded.text.len(), at);
        self.folded.text.push_str(text);
    }

    /// White space at the end of a passage is nothing, a dash is one.
    fn finish(mut self) {
        if matches!(self.gap, Some(Gap::Dash(_))) {
            self.close_gap();
        }
    }
}

/// Bytes of the first character of `text` with the accents that folding composes with it.
fn accented_len(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(mut letter) = chars.next() else { return 0 };
    let mut length = letter.len_utf8();
    for accent in chars {
        let Some(composed) = compose(letter, accent) else { break };
        letter = composed;
        length += accent.len_utf8();
    }
    length
}

fn floor_char_boundary(text: &str, byte: usize) -> usize {
    (0..=byte).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}
