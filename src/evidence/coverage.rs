//! How much of a source text is in the data: its dated passages, and the figures of those that are cited.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

use super::governor;
use super::sums::adds_up;
use crate::archive::text::{Passage, PassageKind, Text};
use crate::archive::{Archive, Archived};
use crate::dataset::{Account, Claim, Dataset, Id, Source, Value};
use crate::values::clause::Sentences;
use crate::values::date_phrase::{Period, Reading, dates};
use crate::values::phrase::{Figure, FigureKind, figures_and_measures};

/// The coverage of one source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Its id.
    pub source: String,
    /// Passages that stand under a date or name a day.
    pub dated: usize,
    /// Those of them that a claim cites.
    pub cited: usize,
    /// Those of the others that are listed as out of scope.
    pub out_of_scope: usize,
    /// The rest.
    pub open: Vec<OpenPassage>,
    /// Figures in all passages that are cited, dated or not.
    pub figures: usize,
    /// Those of them that a claim on the passage uses.
    pub claimed: usize,
    /// Those of the figures that a word for an outcome governs: "killed six".
    pub outcomes: usize,
    /// Those of them that a claim on the passage uses.
    pub claimed_outcomes: usize,
    /// The figures that no claim uses.
    pub open_figures: Vec<OpenFigure>,
}

/// A dated passage that nothing cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenPassage {
    /// Line of the text, 1-based.
    pub line: usize,
    /// Its heading, or its first words.
    pub at: String,
}

/// A figure of a cited passage that no claim uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenFigure {
    /// Line of the text at which its passage starts, 1-based.
    pub line: usize,
    /// The figure with a few words behind it.
    pub words: String,
    /// The properties of the word that governs it; none where no word for an outcome does.
    pub outcome: Vec<String>,
    /// The first account that cites the passage.
    #[serde(skip)]
    pub account: Id<Account>,
}

/// So many words point at a passage or show what a figure is of.
const POINTER: usize = 6;

/// The claims of every source: made once, however many sources are covered.
#[derive(Debug)]
pub struct Citations(BTreeMap<Id<Source>, Vec<Id<Claim>>>);

impl Citations {
    /// Sorts the claims of a data set by their sources.
    #[must_use]
    pub fn new(data: &Dataset) -> Self {
        let mut claims: BTreeMap<Id<Source>, Vec<Id<Claim>>> = BTreeMap::new();
        for (id, claim) in data.claims.iter() {
            claims.entry(data.accounts[claim.account].source).or_default().push(id);
        }
        Self(claims)
    }
}

/// A passage that claims cite, as it is written, with each claim and the place of its words.
struct Cited<'t> {
    text: &'t str,
    claims: Vec<(Id<Claim>, Range<usize>)>,
}

/// The coverage of a source, if its text is at hand.
#[must_use]
pub fn coverage(data: &Dataset, archive: &Archive, citations: &Citations, source: Id<Source>) -> Option<Coverage> {
    let Archived { text, .. } = archive.text(source)?;
    let cited = cited(archive, citations, source, text);
    let record = &data.sources[source];
    let left_out: BTreeSet<usize> =
        record.out_of_scope.iter().flat_map(|(at, _)| text.passages_at(&at.value)).map(|passage| passage.bytes.start).collect();
    let mut coverage = Coverage { source: record.id.value.clone(), ..Coverage::default() };
    for passage in text.passages().iter().filter(|passage| passage.kind != PassageKind::Heading) {
        let cited = cited.get(&passage.bytes.start);
        let line = text.line(passage.bytes.start);
        if is_dated(text, passage) {
            coverage.dated += 1;
            match cited {
                Some(_) => coverage.cited += 1,
                None if left_out.contains(&passage.bytes.start) => coverage.out_of_scope += 1,
                None => coverage.open.push(OpenPassage { line, at: pointer(text, passage) }),
            }
        }
        if let Some(cited) = cited {
            coverage.add_figures(data, cited, line);
        }
    }
    Some(coverage)
}

/// The passages of a source that claims cite, by where they start.
fn cited<'t>(archive: &Archive, citations: &Citations, source: Id<Source>, text: &'t Text) -> BTreeMap<usize, Cited<'t>> {
    let mut passages: BTreeMap<usize, Cited<'t>> = BTreeMap::new();
    for &id in citations.0.get(&source).into_iter().flatten() {
        for hit in archive.located(id).into_iter().flat_map(|located| &located.pieces).filter_map(|piece| piece.hits.first()) {
            let (Some(around), Some((written, place))) = (text.surroundings(hit), text.written(hit)) else { continue };
            let cited = passages.entry(around.passage.bytes.start).or_insert_with(|| Cited { text: written, claims: Vec::new() });
            cited.claims.push((id, place));
        }
    }
    passages
}

impl Coverage {
    fn add_figures(&mut self, data: &Dataset, cited: &Cited<'_>, line: usize) {
        let (all, sentences) = (figures_told(data, cited.text), Sentences::of(cited.text));
        for figure in &all {
            let governor = governor(&data.vocabulary, &sentences.around(&figure.span), &all, figure);
            let governed = governor.iter().flat_map(|governor| &governor.properties).map(|&id| &data.vocabulary.properties[id]);
            // "Killed 30 percent of them" is no number of dead.
            let governed = governed.filter(|property| figure.kind != FigureKind::Measure || !property.units.is_empty());
            let outcome: Vec<String> = governed.map(|property| property.id.clone()).collect();
            let used = is_used(data, cited, &all, figure);
            self.figures += 1;
            self.claimed += usize::from(used);
            self.outcomes += usize::from(!outcome.is_empty());
            self.claimed_outcomes += usize::from(!outcome.is_empty() && used);
            if let (false, Some((claim, _))) = (used, cited.claims.first()) {
                let words = first_words(cited.text.get(figure.span.start..).unwrap_or_default());
                self.open_figures.push(OpenFigure { line, words, outcome, account: data.claims[*claim].account });
            }
        }
    }
}

/// The figures of a text: of people and things, and of measures those in a unit that the vocabulary has.
fn figures_told(data: &Dataset, text: &str) -> Vec<Figure> {
    let units = || data.vocabulary.properties.iter().flat_map(|(_, property)| &property.units);
    let in_unit = |figure: &Figure| {
        let behind = text.get(figure.number.end..).unwrap_or_default().trim_start();
        units().any(|unit| behind.get(..unit.len()).is_some_and(|word| word.eq_ignore_ascii_case(unit)))
    };
    let told = |figure: &Figure| match figure.kind {
        FigureKind::Number => true,
        FigureKind::Measure => in_unit(figure),
        FigureKind::Article | FigureKind::Person => false,
    };
    figures_and_measures(text).into_iter().filter(told).collect()
}

/// Whether the words of a claim hold a figure and the claim is that number, or adds it to others, or says how it is read.
fn is_used(data: &Dataset, cited: &Cited<'_>, all: &[Figure], figure: &Figure) -> bool {
    let holds = |place: &Range<usize>, figure: &Figure| place.start <= figure.number.start && figure.number.end <= place.end;
    cited.claims.iter().filter(|(_, place)| holds(place, figure)).any(|(id, _)| {
        let claim = &data.claims[*id];
        let Value::Count(count, _) = &claim.value else { return false };
        let places = || cited.claims.iter().filter(|(other, _)| other == id).map(|(_, place)| place);
        let added: Vec<&Figure> = all.iter().filter(|figure| places().any(|place| holds(place, figure))).collect();
        figure.states(count) || claim.inferred.is_some() || adds_up(&added, count)
    })
}

/// Whether a passage stands under a date, or names a day.
fn is_dated(text: &Text, passage: &Passage) -> bool {
    let day = |period: Period| matches!(period, Period::Day { .. });
    let names_day = |reading: Reading| match reading {
        Reading::In(period) | Reading::By(period) => day(period),
        Reading::Lasted { from, to } | Reading::Between { from, to } => day(from) || day(to),
        _ => false,
    };
    passage.heading.is_some() || dates(text.folded(passage)).into_iter().any(|phrase| names_day(phrase.reading))
}

fn pointer(text: &Text, passage: &Passage) -> String {
    let heading = passage.heading.clone().and_then(|heading| text.raw().get(heading));
    heading.map_or_else(|| first_words(text.folded(passage)), str::to_owned)
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(POINTER).collect::<Vec<_>>().join(" ")
}
