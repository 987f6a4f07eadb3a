//! The words that a claim rests on, with what stands around them.

use std::ops::Range;

use crate::archive::{Archive, Piece, text::Text};
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::files::{Span, Spanned};
use crate::values::clause::Sentence;
use crate::values::phrase::{Figure, figures_and_measures};

/// How far from a quote figures are read, in bytes.
const NEAR: usize = 240;

/// Words that a claim rests on: the quote, or with the archive the passage, of which the quote is a part.
#[derive(Debug)]
pub struct Words {
    /// The passage, or the quote alone.
    pub text: String,
    /// The quote in it.
    pub quoted: Range<usize>,
    /// Where the quote stands in the data file.
    pub span: Span,
    /// The byte of the source at which the passage starts, if the passage around the quote is known.
    pub passage: Option<usize>,
    /// The bytes of the heading that the passage stands under, if it has one.
    pub heading: Option<Range<usize>>,
    /// The figures of the quote and of what stands near it: nothing further away can govern them, and passages can be long. None where
    /// the claim is no count.
    pub around: Vec<Figure>,
}

impl Words {
    /// The same, with its figures read.
    fn counted(self) -> Self {
        Self { around: figures_near(&self.text, &self.quoted), ..self }
    }

    /// The figures whose number stands in the quote, read with all that stands around them.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.around.iter().filter(|figure| self.quoted.start <= figure.number.start && figure.number.end <= self.quoted.end)
    }

    /// Whether the quote holds a range of the text of `other`: that of one piece, or of a passage which both are pieces of.
    #[must_use]
    pub fn quotes(&self, other: &Self, range: &Range<usize>) -> bool {
        let same_text = std::ptr::eq(self, other) || (self.passage.is_some() && self.passage == other.passage);
        same_text && self.quoted.start <= range.start && range.end <= self.quoted.end
    }

    /// The quote by itself.
    #[must_use]
    pub fn quote(&self) -> &str {
        self.text.get(self.quoted.clone()).unwrap_or_default()
    }

    /// The sentence that a place of the text is in.
    #[must_use]
    pub fn sentence(&self, place: &Range<usize>) -> Sentence<'_> {
        Sentence::around(&self.text, place)
    }
}

fn figures_near(text: &str, quoted: &Range<usize>) -> Vec<Figure> {
    let bytes = text.as_bytes();
    let space = |at: &usize| bytes.get(*at).is_none_or(u8::is_ascii_whitespace);
    let start = (0..=quoted.start.saturating_sub(NEAR)).rev().find(space).unwrap_or_default();
    let end = (quoted.end.saturating_add(NEAR)..bytes.len()).find(space).unwrap_or(bytes.len());
    let near = text.get(start..end).unwrap_or_default();
    let place = |range: Range<usize>| range.start + start..range.end + start;
    let figures = figures_and_measures(near).into_iter();
    figures.map(|figure| Figure { span: place(figure.span), number: place(figure.number), ..figure }).collect()
}

/// The pieces of a claim's quote.
#[must_use]
pub fn words(data: &Dataset, archive: Option<&Archive>, id: Id<Claim>, claim: &Claim) -> Vec<Words> {
    let located = archive.and_then(|archive| {
        let text = &archive.text(data.accounts[claim.account].source)?.text;
        Some((text, archive.located(id)?))
    });
    let words: Vec<Words> = match located {
        Some((text, located)) => located.pieces.iter().filter_map(|piece| in_passage(text, piece, 0)).collect(),
        None => claim.quote.iter().map(alone).collect(),
    };
    with_figures(claim, words)
}

/// The words with their figures, if the claim is a count.
fn with_figures(claim: &Claim, words: Vec<Words>) -> Vec<Words> {
    if matches!(claim.value, Value::Count(..)) { words.into_iter().map(Words::counted).collect() } else { words }
}

/// The words of a claim with one piece of its quote read at another place where it stands in the passage, for each such place. A passage that says the same again and again is looked at a few times.
#[must_use]
pub fn other_places(data: &Dataset, archive: &Archive, id: Id<Claim>, claim: &Claim) -> Vec<Vec<Words>> {
    const PLACES: usize = 8;
    let text = archive.text(data.accounts[claim.account].source).map(|archived| &archived.text);
    let (Some(text), Some(located)) = (text, archive.located(id)) else { return Vec::new() };
    let others = located.pieces.iter().enumerate().flat_map(|(n, piece)| (1..piece.hits.len().min(PLACES)).map(move |hit| (n, hit)));
    let read = |(moved, hit): (usize, usize)| {
        let pieces = located.pieces.iter().enumerate();
        let words = pieces.filter_map(|(n, piece)| in_passage(text, piece, if n == moved { hit } else { 0 }));
        with_figures(claim, words.collect())
    };
    others.map(read).collect()
}

fn alone(piece: &Spanned<String>) -> Words {
    Words { text: piece.value.clone(), quoted: 0..piece.value.len(), span: piece.span, passage: None, heading: None, around: Vec::new() }
}

/// A piece of a quote in its passage, at one of the places where it stands.
pub(super) fn in_passage(text: &Text, piece: &Piece, hit: usize) -> Option<Words> {
    let hit = piece.hits.get(hit)?;
    let (written, quoted) = text.written(hit)?;
    let passage = text.surroundings(hit)?.passage.bytes.start;
    let heading = text.heading_of(hit);
    Some(Words { text: written, quoted, span: piece.words.span, passage: Some(passage), heading, around: Vec::new() })
}
