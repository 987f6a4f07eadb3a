//! The words that a claim rests on, with what stands around them.

use std::ops::Range;

use super::super::Context;
use crate::dataset::{Claim, Id};
use crate::files::{Span, Spanned};
use crate::values::phrase::{Figure, figures_and_measures};

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
        let mut figures = figures_and_measures(&self.text);
        figures.retain(|figure| self.quoted.start <= figure.number.start && figure.number.end <= self.quoted.end);
        figures
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
