//! Figures held against the words they are read from: whether the words have them, and what the words around say of them.
//!
//! With the archive, what counts is what stands around the quote, not the quote alone: cropping hides nothing.

use super::super::Context;
use super::words::Words;
use crate::dataset::Claim;
use crate::findings::{Evidence, Facet, Observation};
use crate::values::count::{Count, Qualifier};
use crate::values::name::fold;
use crate::values::phrase::{Figure, figures_and_measures};

/// What is wrong with the figure of a claim, held against its words.
pub(super) fn read(context: &Context<'_>, claim: &Claim, count: &Count, words: &[Words]) -> Vec<Observation> {
    [missing(context, claim, count, words), cropped(count, words), qualifier(claim, count, words)].into_iter().flatten().collect()
}

/// Whether a figure of the words is the number that a claim states.
fn states(figure: &Figure, count: &Count) -> bool {
    let same_number = figure.count.stated().is_some() && figure.count.stated() == count.stated();
    same_number || figure.count.interval() == count.interval()
}

/// A claim whose number is nowhere in its words, and is no sum of numbers that are.
fn missing(context: &Context<'_>, claim: &Claim, count: &Count, words: &[Words]) -> Option<Observation> {
    if count.is_unknown() {
        return None;
    }
    let figures: Vec<Figure> = words.iter().flat_map(Words::figures).collect();
    // Where the words name the population of the claim, one of the figures is its own, and no sum is meant.
    let named = |population| {
        let vocabulary = &context.dataset.vocabulary;
        words.iter().map(|words| fold(words.quote())).any(|quote| vocabulary.words_for(population).any(|word| quote.contains(word)))
    };
    let may_be_sum = !claim.population.is_some_and(named);
    if figures.iter().any(|figure| states(figure, count)) || (may_be_sum && is_sum(&figures, count)) {
        return None;
    }
    let read: Vec<&str> = figures.iter().filter(|figure| !figure.article).map(|figure| figure.count.text()).collect();
    let read = if read.is_empty() { "no figure".to_owned() } else { read.join(", ") };
    let span = words.first().map_or(claim.span, |words| words.span);
    let seen = Observation::at(Facet::Evidence(Evidence::Figure), span, format!("the words have {read}"))
        .see(claim.span, format!("the claim: {}", count.phrase()));
    Some(seen.value("value", count.phrase()).value("read", read))
}

/// More than so many figures in one quote are no sum that a reader would make.
const ADDENDS: usize = 6;

/// Whether some of the figures, two or more, add up to the count: "two soldiers and a civilian" are three.
fn is_sum(figures: &[Figure], count: &Count) -> bool {
    let exact: Vec<u64> = figures.iter().take(ADDENDS).filter_map(|figure| figure.count.stated()).collect();
    let sums = (0..1_usize << exact.len()).filter(|subset| subset.count_ones() > 1).map(|subset| {
        let chosen = exact.iter().enumerate().filter(|(n, _)| subset >> n & 1 == 1);
        chosen.fold(0_u64, |sum, (_, &number)| sum.saturating_add(number))
    });
    count.stated().is_some_and(|stated| sums.into_iter().any(|sum| sum == stated))
}

/// A quote that cuts away what governs its figure: alone it reads otherwise than in its passage.
fn cropped(count: &Count, words: &[Words]) -> Option<Observation> {
    let cut = words.iter().flat_map(|words| words.figures().into_iter().map(move |figure| (words, figure)));
    let (words, figure) = cut.filter(|(_, figure)| !figure.article && states(figure, count)).find(|(words, figure)| {
        let alone = figures_and_measures(words.quote());
        alone.iter().any(|alone| alone.count.stated() == figure.count.stated() && alone.count.interval() != figure.count.interval())
            && !alone.iter().any(|alone| alone.count.interval() == figure.count.interval())
    })?;
    let said = words.text.get(figure.span.clone()).unwrap_or_default();
    let seen = Observation::at(Facet::Evidence(Evidence::Cropped), words.span, format!("the passage says “{said}”"));
    Some(seen.value("quote", words.quote()).value("said", said).help(format!("Quote “{said}” in full.")))
}

/// A claim that has the number, but not the word of the quote that governs it; or the reverse. What the quote cuts away is another
/// matter: see [`cropped`].
fn qualifier(claim: &Claim, count: &Count, words: &[Words]) -> Option<Observation> {
    let figures: Vec<(&Words, Figure)> =
        words.iter().flat_map(|words| words.figures().into_iter().map(move |figure| (words, figure))).collect();
    let whole = |words: &Words, figure: &Figure| words.quoted.start <= figure.span.start && figure.span.end <= words.quoted.end;
    let stated: Vec<&(&Words, Figure)> = figures.iter().filter(|(words, figure)| states(figure, count) && whole(words, figure)).collect();
    let unqualified = |figure: &Figure| figure.perhaps_during && count.qualifier() == Qualifier::Exact;
    if stated.iter().any(|(_, figure)| figure.count.interval() == count.interval() || unqualified(figure)) {
        return None;
    }
    let (words, figure) = stated.first()?;
    let said = words.text.get(figure.span.clone()).unwrap_or_default();
    let seen = Observation::at(Facet::Evidence(Evidence::Qualifier), claim.span, format!("the claim: {}", count.phrase()));
    let seen = seen.see(words.span, format!("the words: “{said}”")).value("value", count.phrase()).value("said", said);
    Some(seen.help(format!("Write {}.", figure.count.notation())))
}
