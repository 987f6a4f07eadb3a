//! Claims held against the words of their source.

mod dates;
mod figures;
mod hedges;
mod names;
mod outcomes;
mod populations;
mod quotes;
mod reach;
mod speakers;
mod unused;

use rayon::prelude::*;

use super::Context;
use super::parts::in_account;
use super::side::side;
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::evidence::{Place, Texts, Words, other_places, places, words};
use crate::files::Span;
use crate::findings::{Evidence, Facet, Observation};
use crate::rules::Rule;
use crate::values::phrase::{Figure, FigureKind};

/// A claim with the words that it is read from.
struct Reading<'r> {
    data: &'r Dataset,
    claim: &'r Claim,
    /// The pieces of its quote.
    words: &'r [Words<'r>],
    /// Where they give its value.
    places: &'r [Place<'r>],
}

impl Reading<'_> {
    /// Whether a figure can be that of the claim: "15 km" counts no people.
    fn is_counted(&self, figure: &Figure) -> bool {
        let measured = matches!(&self.claim.value, Value::Count(_, Some(_)));
        measured || figure.kind != FigureKind::Measure
    }

    /// Where the quote stands in the data file.
    fn quote_span(&self) -> Span {
        self.words.first().map_or(self.claim.span, |words| words.span)
    }
}

/// What reading the words of every claim sees, all facets together: each passage is looked at once.
pub(super) fn read(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let claims: Vec<(Id<Claim>, &Claim)> = data.claims.iter().filter(|(_, claim)| !claim.broken && !claim.quote.is_empty()).collect();
    let texts = Texts::of(data, context.archive);
    let read = |&(id, claim): &(Id<Claim>, &Claim)| {
        let seen = of_claim(context, &texts, id, claim).into_iter();
        seen.map(|seen| Observation { sides: vec![side(context, id)], ..in_account(data, claim, seen) }).collect::<Vec<_>>()
    };
    claims.par_iter().flat_map_iter(read).collect()
}

/// What one claim shows. Where its quote stands several times in its passage, the place that bears the claim out is the one that is
/// meant; if others do not, the quote does not tell them apart.
fn of_claim<'t>(context: &Context<'_>, texts: &'t Texts<'t>, id: Id<Claim>, claim: &Claim) -> Vec<Observation> {
    let data = context.dataset;
    let first = words(data, texts, id, claim);
    let seen = look(data, claim, &first);
    if !matches!(claim.value, Value::Count(..) | Value::Date(_)) {
        return seen;
    }
    let others: Vec<Vec<Observation>> = other_places(data, texts, id, claim).iter().map(|words| look(data, claim, words)).collect();
    let clean = seen.is_empty() || others.iter().any(Vec::is_empty);
    let differ = others.iter().any(|other| other.is_empty() != seen.is_empty());
    let ambiguous = quotes::ambiguous(context, id, claim, differ);
    if clean { ambiguous } else { seen.into_iter().chain(ambiguous).collect() }
}

/// What is wrong with a claim, held against its words. One that is read from the context is not held against them.
pub fn look(data: &Dataset, claim: &Claim, words: &[Words<'_>]) -> Vec<Observation> {
    if claim.inferred.is_some() {
        return Vec::new();
    }
    let places = places(claim, words);
    let reading = Reading { data, claim, words, places: &places };
    let mut seen = match &claim.value {
        Value::Count(count, _) => {
            let mut seen = figures::read(&reading, count);
            // Words without a number tell of no outcome how many. A figure of another outcome has the nouns of that one too.
            if !seen.iter().any(figures::is_numberless) {
                seen.extend(outcomes::read(&reading, count).or_else(|| populations::read(&reading)));
            }
            seen
        }
        Value::Date(date) => dates::read(&reading, date).into_iter().collect(),
        _ => Vec::new(),
    };
    // Where the words do not give the figure, none of them says how sure of it the source is, and who says it.
    if !seen.iter().any(|seen| seen.facet == Facet::Evidence(Evidence::Figure)) {
        seen.extend(hedges::read(&reading));
        seen.extend(speakers::read(&reading));
    }
    seen
}

/// What one facet sees; `read` is what [`read`] saw.
pub(super) fn observe(context: &Context<'_>, facet: Evidence, rule: &Rule, read: &[Observation]) -> Vec<Observation> {
    match facet {
        Evidence::Missing => quotes::missing(context),
        Evidence::TooLong => quotes::too_long(context, rule.parameter("words")),
        Evidence::NotFound => quotes::not_found(context),
        Evidence::Name => names::observe(context),
        Evidence::Unverified => unverified(context),
        Evidence::SourceChanged => source_changed(context),
        Evidence::UnusedFigure => unused::figures(context),
        Evidence::UncitedPassage => unused::passages(context),
        Evidence::Ambiguous
        | Evidence::Figure
        | Evidence::VagueCoded
        | Evidence::UnknownAsZero
        | Evidence::Cropped
        | Evidence::Qualifier
        | Evidence::Date
        | Evidence::Precision
        | Evidence::Outcome
        | Evidence::Population
        | Evidence::NoPopulation
        | Evidence::Hedge
        | Evidence::Speaker => read.iter().filter(|seen| seen.facet == rule.facet).cloned().collect(),
    }
}

/// Claims that the evidence lock does not cover, where there is no archive to check them now. A source without a recorded text has
/// nothing to verify against.
fn unverified(context: &Context<'_>) -> Vec<Observation> {
    let (None, Some(lock)) = (context.archive, context.lock) else { return Vec::new() };
    let data = context.dataset;
    let recorded = |claim: &Claim| data.sources[data.accounts[claim.account].source].archive.is_some();
    let open = data.claims.iter().filter(|(id, claim)| !claim.quote.is_empty() && recorded(claim) && !lock.covers(data, *id));
    let seen = open.map(|(_, claim)| {
        let seen = Observation::at(Facet::Evidence(Evidence::Unverified), claim.span, "new, or changed since it was verified");
        in_account(data, claim, seen.value("account", data.account_key(&data.accounts[claim.account])))
    });
    seen.collect()
}

/// Archived texts that are not those the data set was made from.
fn source_changed(context: &Context<'_>) -> Vec<Observation> {
    let Some(archive) = context.archive else { return Vec::new() };
    let seen = archive.changed().iter().map(|changed| {
        let source = &context.dataset.sources[changed.source];
        let seen = Observation::at(Facet::Evidence(Evidence::SourceChanged), changed.recorded.span, "recorded here");
        let seen = seen.value("file", &changed.file).value("recorded", &changed.recorded.value).value("found", &changed.found);
        let subject = source.reference();
        seen.identity([subject.id.clone(), changed.recorded.value.clone()]).about(subject)
    });
    seen.collect()
}
