//! The words that a claim rests on, with what stands around them.

use std::borrow::Cow;
use std::ops::Range;

use super::governor::{Governor, governor};
use super::nouns::{Nouns, nouns};
use super::prose::{PLACES, Prose, Texts};
use crate::archive::{Archived, Piece};
use crate::dataset::{Claim, Dataset, Id, Value, Vocabulary};
use crate::files::{Span, Spanned};
use crate::values::clause::Sentence;
use crate::values::date_phrase::DatePhrase;
use crate::values::phrase::Figure;

/// How far from a quote figures are looked at, in bytes.
const NEAR: usize = 240;

/// Words that a claim rests on: the quote, or with the archive the passage, of which the quote is a part.
#[derive(Debug)]
pub struct Words<'t> {
    prose: &'t Prose<'t>,
    /// The passage, or the quote alone.
    pub text: &'t str,
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
    pub around: &'t [Figure],
}

impl<'t> Words<'t> {
    fn new(prose: &'t Prose<'t>, quoted: Range<usize>, span: Span) -> Self {
        Self { prose, text: prose.text(), quoted, span, passage: None, heading: None, around: &[] }
    }

    /// Words of a passage that are about to be quoted, with its figures read.
    #[must_use]
    pub fn to_be_quoted(prose: &'t Prose<'t>, quoted: Range<usize>, passage: usize, heading: Option<Range<usize>>) -> Self {
        Self { passage: Some(passage), heading, ..Self::new(prose, quoted, Span::default()) }.counted()
    }

    /// The same, with its figures read.
    fn counted(self) -> Self {
        let all = self.prose.figures();
        let (from, to) = (self.quoted.start.saturating_sub(NEAR), self.quoted.end.saturating_add(NEAR));
        let first = all.partition_point(|figure| figure.span.end < from);
        let last = all.partition_point(|figure| figure.span.start < to);
        Self { around: all.get(first..last).unwrap_or_default(), ..self }
    }

    /// The figures whose number stands in the quote, read with all that stands around them.
    pub fn figures(&self) -> impl Iterator<Item = &'t Figure> {
        self.around.iter().filter(|figure| self.quoted.start <= figure.number.start && figure.number.end <= self.quoted.end)
    }

    /// The dates of the whole text.
    #[must_use]
    pub fn dates(&self) -> &'t [DatePhrase] {
        self.prose.dates()
    }

    /// The word that a figure of the text belongs to.
    #[must_use]
    pub fn governor(&self, vocabulary: &Vocabulary, figure: &Figure) -> Option<Governor<'t>> {
        governor(vocabulary, &self.sentence(&figure.span), self.around, figure)
    }

    /// Whose a figure of the text is.
    #[must_use]
    pub fn nouns(&self, data: &Dataset, figure: &Figure) -> Nouns {
        nouns(data, &self.sentence(&figure.span), self.around, figure)
    }

    /// Whether the quote holds a range of the text of `other`: that of one piece, or of a passage which both are pieces of.
    #[must_use]
    pub fn quotes(&self, other: &Self, range: &Range<usize>) -> bool {
        let same_text = std::ptr::eq(self, other) || (self.passage.is_some() && self.passage == other.passage);
        same_text && self.quoted.start <= range.start && range.end <= self.quoted.end
    }

    /// The quote by itself.
    #[must_use]
    pub fn quote(&self) -> &'t str {
        self.text.get(self.quoted.clone()).unwrap_or_default()
    }

    /// The sentence that a place of the text is in.
    #[must_use]
    pub fn sentence(&self, place: &Range<usize>) -> Cow<'t, Sentence<'t>> {
        self.prose.sentence(place)
    }
}

/// The pieces of a claim's quote.
#[must_use]
pub fn words<'t>(data: &Dataset, texts: &'t Texts<'t>, id: Id<Claim>, claim: &Claim) -> Vec<Words<'t>> {
    let words: Vec<Words<'t>> = match texts.located(data, id) {
        Some((archived, located)) => {
            let found = located.pieces.iter().filter_map(|piece| in_passage(data, texts, archived, claim, piece, 0));
            found.chain(located.not_found(claim).filter_map(|piece| alone(texts, piece))).collect()
        }
        None => claim.quote.iter().filter_map(|piece| alone(texts, piece)).collect(),
    };
    with_figures(claim, words)
}

/// The words with their figures, if the claim is a count.
fn with_figures<'t>(claim: &Claim, words: Vec<Words<'t>>) -> Vec<Words<'t>> {
    if matches!(claim.value, Value::Count(..)) { words.into_iter().map(Words::counted).collect() } else { words }
}

/// The words of a claim with one piece of its quote read at another place where it stands in the passage, for each such place. A
/// passage that says the same again and again is looked at a few times.
#[must_use]
pub fn other_places<'t>(data: &Dataset, texts: &'t Texts<'t>, id: Id<Claim>, claim: &Claim) -> Vec<Vec<Words<'t>>> {
    let Some((archived, located)) = texts.located(data, id) else { return Vec::new() };
    let others = located.pieces.iter().enumerate().flat_map(|(n, piece)| (1..piece.hits.len().min(PLACES)).map(move |hit| (n, hit)));
    let read = |(moved, hit): (usize, usize)| {
        let pieces = located.pieces.iter().enumerate();
        let words = pieces.filter_map(|(n, piece)| in_passage(data, texts, archived, claim, piece, if n == moved { hit } else { 0 }));
        with_figures(claim, words.collect())
    };
    others.map(read).collect()
}

fn alone<'t>(texts: &'t Texts<'t>, piece: &Spanned<String>) -> Option<Words<'t>> {
    Some(Words::new(texts.quote(&piece.value)?, 0..piece.value.len(), piece.span))
}

/// A piece of a quote in its passage, at one of the places where it stands.
fn in_passage<'t>(
    data: &Dataset,
    texts: &'t Texts<'t>,
    archived: &Archived,
    claim: &Claim,
    piece: &Piece,
    hit: usize,
) -> Option<Words<'t>> {
    let (text, hit) = (&archived.text, piece.hits.get(hit)?);
    let (_, quoted) = text.written(hit)?;
    let start = text.surroundings(hit)?.passage.bytes.start;
    let prose = texts.passage(data.accounts[claim.account].source, start)?;
    Some(Words { passage: Some(start), heading: text.heading_of(hit), ..Words::new(prose, quoted, piece.words.span) })
}
