//! Figures held against the words they are read from: whether the words have them, and what the words around say of them.
//!
//! With the archive, what counts is what stands around the quote, not the quote alone: cropping hides nothing.

use super::Reading;
use crate::dataset::{Id, Property, number_or_string};
use crate::evidence::{Words, adds_up, names_so_many};
use crate::findings::{Evidence, Facet, Observation};
use crate::values::count::{Count, Qualifier};
use crate::values::name::fold;
use crate::values::phrase::{self, Figure, FigureKind, figures_and_measures, ordinals};

/// What is wrong with the figure of a claim, held against its words.
pub(super) fn read(reading: &Reading<'_>, count: &Count) -> Vec<Observation> {
    let missing = missing(reading, count);
    // Words that give no number are told apart from words that give another.
    let numberless =
        missing.as_ref().filter(|seen| seen.facet == Facet::Evidence(Evidence::Figure)).and_then(|_| numberless(reading, count));
    [missing, numberless, cropped(count, reading.words), qualifier(reading, count)].into_iter().flatten().collect()
}

/// A claim whose number is nowhere in its words, and is no sum of numbers that are.
fn missing(reading: &Reading<'_>, count: &Count) -> Option<Observation> {
    let Reading { data, claim, words, .. } = *reading;
    // "At least 0" says no more than "unknown", but it says it with a number.
    if count.is_unknown() && !claim.text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let figures: Vec<&Figure> = words.iter().flat_map(Words::figures).filter(|figure| reading.is_counted(figure)).collect();
    if figures.iter().any(|figure| figure.states(count)) {
        return None;
    }
    if count.is_zero() && says_none(reading) {
        return None;
    }
    let ordinal = || words.iter().flat_map(|words| ordinals(words.quote())).any(|number| count.stated() == Some(number.into()));
    // Where the words name the population of the claim, one of the figures is its own, and no sum is meant.
    let named = |population| {
        words.iter().map(|words| fold(words.quote())).any(|quote| data.vocabulary.words_for(population).any(|word| quote.contains(word)))
    };
    let sum = || (!claim.population.is_some_and(named) && adds_up(&addends(reading), count)) || names_so_many(data, claim, words, count);
    if ordinal() || sum() {
        let exact = figures.iter().all(|figure| figure.count.qualifier() == Qualifier::Exact);
        return (exact && count.qualifier() != Qualifier::Exact).then(|| unqualified(reading, count));
    }
    let read: Vec<&str> = figures.iter().filter(|figure| !figure.is_article()).map(|figure| figure.count.text()).collect();
    let read = if read.is_empty() { "no figure".to_owned() } else { read.join(", ") };
    let span = words.first().map_or(claim.value_span, |words| words.span);
    let seen = Observation::at(Facet::Evidence(Evidence::Figure), span, format!("the words have {read}"))
        .see(claim.value_span, format!("the claim: {}", count.phrase()));
    Some(seen.value("value", count.phrase()).value("read", read))
}

/// A number where the words have none: "dozens" told as 12, and what nobody knows or tells as 0.
fn numberless(reading: &Reading<'_>, count: &Count) -> Option<Observation> {
    let own = own_figures(reading);
    let quotes = || reading.words.iter().map(Words::quote);
    let as_zero = count.is_zero();
    let unknown = own.iter().find(|figure| figure.count.is_unknown()).map(|figure| figure.count.text());
    let untold = unknown.or_else(|| quotes().find_map(|quote| quote.get(phrase::untold(quote)?)));
    let facet = match untold {
        Some(_) if as_zero => Evidence::UnknownAsZero,
        None if as_zero && own.is_empty() && !is_denied(reading) => Evidence::UnknownAsZero,
        _ => Evidence::VagueCoded,
    };
    let (said, help) = if facet == Evidence::UnknownAsZero {
        (untold.map_or_else(|| "give no figure".to_owned(), |said| format!("say “{said}”")), None)
    } else {
        let vague = |figure: &&Figure| matches!(figure.count.qualifier(), Qualifier::Vague | Qualifier::Unknown);
        let exact = as_zero || count.qualifier() == Qualifier::Exact;
        let words = own.first().map(|figure| (figure.count.text(), figure.count.notation()));
        let (said, right) = words.or_else(|| Some((untold?, Count::unknown().notation()))).filter(|_| exact && own.iter().all(vague))?;
        (said.to_owned(), Some(written(&right)))
    };
    let label = format!("the words: “{}”", quotes().collect::<Vec<_>>().join(" … "));
    let seen = Observation::at(Facet::Evidence(facet), reading.quote_span(), label);
    let seen = seen.see(reading.claim.value_span, format!("the claim: {}", count.phrase()));
    Some(seen.value("value", count.phrase()).value("said", said).maybe_help(help))
}

/// Whether what was seen is a number where the words have none.
pub(super) fn is_numberless(seen: &Observation) -> bool {
    matches!(seen.facet, Facet::Evidence(Evidence::VagueCoded | Evidence::UnknownAsZero))
}

/// Whether the sentence of a quote denies something: it may be what is counted, and then the words say none, if not as a figure.
fn is_denied(reading: &Reading<'_>) -> bool {
    let mut sentences = reading.words.iter().filter_map(|words| words.text.get(words.sentence(&words.quoted).range().clone()));
    sentences.any(phrase::denies)
}

/// Whether the quote says without a figure that nobody is counted: "did not kill anyone", "neither dead nor injured", "all unharmed".
fn says_none(reading: &Reading<'_>) -> bool {
    let vocabulary = &reading.data.vocabulary;
    let own = |properties: &[Id<Property>]| properties.contains(&reading.claim.property);
    let counts = |words: &Words<'_>| {
        let mut governors = words.figures().filter_map(|figure| words.governor(vocabulary, figure).filter(|_| !figure.is_article()));
        governors.any(|governor| own(&governor.properties))
    };
    let tells = |words: &Words<'_>| {
        let sentence = words.sentence(&words.quoted);
        let mut quoted = sentence.words().iter().filter(|word| words.quoted.contains(&word.range.start));
        quoted.any(|word| own(&vocabulary.told_by(word.text)))
    };
    // "How many were killed is not known" denies nothing.
    let denied = |words: &Words<'_>| {
        let quote = words.quote();
        phrase::untold(quote).is_none() && (phrase::spares(quote) || (phrase::denies(quote) && tells(words)))
    };
    !reading.words.iter().any(counts) && reading.words.iter().any(denied)
}

/// The figures of the quote that a word for the outcome of the claim governs, or all if it governs none; of these those that stand with
/// its population, if any do. Articles are none.
fn own_figures<'w>(reading: &Reading<'w>) -> Vec<&'w Figure> {
    let vocabulary = &reading.data.vocabulary;
    let figures = reading.words.iter().flat_map(|words| words.figures().map(move |figure| (words, figure)));
    let figures: Vec<_> = figures.filter(|(_, figure)| reading.is_counted(figure) && !figure.is_article()).collect();
    let governs = |(words, figure): &&(&'w Words<'w>, &'w Figure)| {
        let governor = words.governor(vocabulary, figure);
        governor.is_some_and(|governor| governor.properties.contains(&reading.claim.property))
    };
    let own: Vec<_> = figures.iter().filter(governs).copied().collect();
    let own = if own.is_empty() { figures } else { own };
    let population = |(words, figure): &&(&'w Words<'w>, &'w Figure)| {
        let nouns = || words.nouns(reading.data, figure);
        reading.claim.population.is_some_and(|population| nouns().allow(vocabulary, population))
    };
    let standing: Vec<&'w Figure> = own.iter().filter(population).map(|(_, figure)| *figure).collect();
    if standing.is_empty() { own.into_iter().map(|(_, figure)| figure).collect() } else { standing }
}

/// The figures of the quote that can be added: of articles only those that stand with somebody.
fn addends<'w>(reading: &Reading<'w>) -> Vec<&'w Figure> {
    let figures = reading.words.iter().flat_map(|words| words.figures().map(move |figure| (words, figure)));
    let of_somebody = |words: &Words<'_>, figure: &Figure| {
        !figure.is_article() || figure.kind == FigureKind::Person || !words.nouns(reading.data, figure).all.is_empty()
    };
    figures.filter(|(words, figure)| reading.is_counted(figure) && of_somebody(words, figure)).map(|(_, figure)| figure).collect()
}

/// A qualifier on what the words count one by one.
fn unqualified(reading: &Reading<'_>, count: &Count) -> Observation {
    let seen = Observation::at(Facet::Evidence(Evidence::Qualifier), reading.claim.value_span, format!("the claim: {}", count.phrase()));
    let seen = seen.see(reading.quote_span(), "no word that says so").value("value", count.phrase());
    let said = reading.words.iter().map(Words::quote).collect::<Vec<_>>().join(" … ");
    seen.value("said", said).maybe_help(count.stated().map(|stated| written(&stated.to_string())))
}

/// A quote that cuts away what governs its figure: alone it reads otherwise than in its passage.
fn cropped(count: &Count, words: &[Words<'_>]) -> Option<Observation> {
    let cut = words.iter().flat_map(|words| words.figures().map(move |figure| (words, figure)));
    let (words, figure) = cut.filter(|(_, figure)| !figure.is_article() && figure.states(count)).find(|(words, figure)| {
        let alone = figures_and_measures(words.quote());
        alone.iter().any(|alone| alone.count.stated() == figure.count.stated() && !alone.count.says_the_same(&figure.count))
            && !alone.iter().any(|alone| alone.count.says_the_same(&figure.count))
    })?;
    let said = words.text.get(figure.span.clone()).unwrap_or_default();
    let seen = Observation::at(Facet::Evidence(Evidence::Cropped), words.span, format!("the passage says “{said}”"));
    Some(seen.value("quote", words.quote()).value("said", said).help(format!("Quote “{said}” in full.")))
}

/// A claim that has the number, but not the word of the quote that governs it; or the reverse. What the quote cuts away is another
/// matter: see [`cropped`].
fn qualifier(reading: &Reading<'_>, count: &Count) -> Option<Observation> {
    let Reading { claim, words, .. } = *reading;
    let whole = |words: &Words<'_>, figure: &Figure| words.quoted.start <= figure.span.start && figure.span.end <= words.quoted.end;
    let figures = words.iter().flat_map(|words| words.figures().map(move |figure| (words, figure)));
    let figures = figures.filter(|(_, figure)| reading.is_counted(figure));
    let stated: Vec<(&Words<'_>, &Figure)> = figures.filter(|(words, figure)| figure.states(count) && whole(words, figure)).collect();
    let unqualified = |figure: &Figure| figure.perhaps_during && count.qualifier() == Qualifier::Exact;
    if stated.iter().any(|(_, figure)| figure.count.says_the_same(count) || unqualified(figure)) {
        return None;
    }
    let (words, figure) = stated.first()?;
    let said = words.text.get(figure.span.clone()).unwrap_or_default();
    let seen = Observation::at(Facet::Evidence(Evidence::Qualifier), claim.value_span, format!("the claim: {}", count.phrase()));
    let seen = seen.see(words.span, format!("the words: “{said}”")).value("value", count.phrase()).value("said", said);
    Some(seen.help(written(&figure.count.notation())))
}

/// What to write for a count in its notation.
fn written(notation: &str) -> String {
    format!("Write is = {}.", number_or_string(notation))
}
