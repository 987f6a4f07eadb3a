//! The words that a claim rests on, with what stands around them.

use std::ops::Range;

use super::super::Context;
use crate::dataset::{Claim, Id};
use crate::files::{Span, Spanned};
use crate::values::phrase::{Figure, figures_and_measures};

/// How far from a quote figures are read, in bytes.
const NEAR: usize = 240;

/// Words that a claim rests on: the quote, or with the archive the passage, of which the quote is a part.
pub(super) struct Words {
    pub text: String,
    /// The quote in it.
    pub quoted: Range<usize>,
    /// Where the quote stands in the data file.
    pub span: Span,
}

impl Words {
    /// The figures whose number stands in the quote, read with all that stands around them.
    pub(super) fn figures(&self) -> Vec<Figure> {
        let mut figures = self.figures_around();
        figures.retain(|figure| self.quoted.start <= figure.number.start && figure.number.end <= self.quoted.end);
        figures
    }

    /// The figures of the quote and of what stands near it: nothing further away can govern them, and passages can be long.
    pub(super) fn figures_around(&self) -> Vec<Figure> {
        let bytes = self.text.as_bytes();
        let space = |at: &usize| bytes.get(*at).is_none_or(u8::is_ascii_whitespace);
        let start = (0..=self.quoted.start.saturating_sub(NEAR)).rev().find(space).unwrap_or_default();
        let end = (self.quoted.end.saturating_add(NEAR)..bytes.len()).find(space).unwrap_or(bytes.len());
        let near = self.text.get(start..end).unwrap_or_default();
        let place = |range: Range<usize>| range.start + start..range.end + start;
        let figures = figures_and_measures(near).into_iter();
        figures.map(|figure| Figure { span: place(figure.span), number: place(figure.number), ..figure }).collect()
    }

    /// The quote by itself.
    pub(super) fn quote(&self) -> &str {
        self.text.get(self.quoted.clone()).unwrap_or_default()
    }
}

/// The pieces of a claim's quote.
pub(super) fn words(context: &Context<'_>, id: Id<Claim>, claim: &Claim) -> Vec<Words> {
    let located = context.archive.and_then(|archive| {
        let text = &archive.text(context.dataset.accounts[claim.account].source)?.text;
        Some((text, archive.located(id)?))
    });
    let Some((text, located)) = located else {
        let alone = |piece: &Spanned<String>| Words { text: piece.value.clone(), quoted: 0..piece.value.len(), span: piece.span };
        return claim.quote.iter().map(alone).collect();
    };
    let around = located.pieces.iter().filter_map(|piece| {
        let (text, quoted) = text.written(&piece.hit)?;
        Some(Words { text, quoted, span: piece.words.span })
    });
    around.collect()
}
