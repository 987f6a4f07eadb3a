//! Texts that claims quote from, each read once however many claims rest on it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::archive::{Archive, Archived, Located};
use crate::dataset::{Claim, Dataset, Id, Source};
use crate::values::clause::{Sentence, Sentences};
use crate::values::date_phrase::{DatePhrase, dates};
use crate::values::phrase::{Figure, figures_and_measures};

/// A passage, or a quote alone, as it is read.
#[derive(Debug)]
pub struct Prose<'t> {
    text: &'t str,
    sentences: Sentences<'t>,
    dates: OnceLock<Vec<DatePhrase>>,
    figures: OnceLock<Vec<Figure>>,
}

impl<'t> Prose<'t> {
    /// A text, of which only the sentences are read yet.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, sentences: Sentences::of(text), dates: OnceLock::new(), figures: OnceLock::new() }
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The sentence that a place is in.
    #[must_use]
    pub fn sentence(&self, place: &Range<usize>) -> Cow<'_, Sentence<'t>> {
        self.sentences.around(place)
    }

    /// Its dates, in order.
    #[must_use]
    pub fn dates(&self) -> &[DatePhrase] {
        self.dates.get_or_init(|| dates(self.text))
    }

    /// Its figures, measures and articles among them, in order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        self.figures.get_or_init(|| figures_and_measures(self.text))
    }
}

/// So many places of one quote are read.
pub(super) const PLACES: usize = 8;

/// The texts that the claims of a data set quote from.
#[derive(Debug)]
pub struct Texts<'t> {
    archive: Option<&'t Archive>,
    /// The passages of sources, by where they start.
    passages: BTreeMap<(Id<Source>, usize), Prose<'t>>,
    /// The quotes whose source is not at hand, and pieces that it does not have.
    quotes: BTreeMap<&'t str, Prose<'t>>,
}

impl<'t> Texts<'t> {
    /// The texts of all claims.
    #[must_use]
    pub fn of(data: &'t Dataset, archive: Option<&'t Archive>) -> Self {
        let mut passages: BTreeMap<(Id<Source>, usize), &str> = BTreeMap::new();
        let mut quotes: BTreeMap<&str, &str> = BTreeMap::new();
        for (id, claim) in data.claims.iter() {
            let Some((archived, located)) = located(data, archive, id) else {
                quotes.extend(claim.quote.iter().map(|piece| (piece.value.as_str(), piece.value.as_str())));
                continue;
            };
            quotes.extend(located.not_found(claim).map(|piece| (piece.value.as_str(), piece.value.as_str())));
            for hit in located.pieces.iter().flat_map(|piece| piece.hits.iter().take(PLACES)) {
                let (Some(around), Some((written, _))) = (archived.text.surroundings(hit), archived.text.written(hit)) else { continue };
                passages.insert((data.accounts[claim.account].source, around.passage.bytes.start), written);
            }
        }
        Self { archive, passages: read(passages), quotes: read(quotes) }
    }

    /// Where the words of a claim stand in the text of its source, if that is at hand.
    pub(super) fn located(&self, data: &Dataset, id: Id<Claim>) -> Option<(&'t Archived, &'t Located)> {
        located(data, self.archive, id)
    }

    /// The passage of a source that starts at a byte.
    pub(super) fn passage(&self, source: Id<Source>, start: usize) -> Option<&Prose<'t>> {
        self.passages.get(&(source, start))
    }

    /// A quote by itself.
    pub(super) fn quote(&self, quote: &str) -> Option<&Prose<'t>> {
        self.quotes.get(quote)
    }
}

fn located<'t>(data: &Dataset, archive: Option<&'t Archive>, id: Id<Claim>) -> Option<(&'t Archived, &'t Located)> {
    let archive = archive?;
    Some((archive.text(data.accounts[data.claims[id].account].source)?, archive.located(id)?))
}

fn read<K: Ord + Send>(texts: BTreeMap<K, &str>) -> BTreeMap<K, Prose<'_>> {
    texts.into_par_iter().map(|(key, text)| (key, Prose::new(text))).collect()
}
