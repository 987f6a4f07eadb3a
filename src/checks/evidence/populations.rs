//! Figures held against the nouns that stand with them: in "53 soldiers and one civilian", 53 is no toll of civilians.

use super::Reading;
use crate::dataset::{Id, Population};
use crate::evidence::{Nouns, Place, name_at};
use crate::findings::{Evidence, Facet, Observation};

/// A population that does not stand with the figure of a claim, or one that does and is not in the claim.
pub(super) fn read(reading: &Reading<'_>) -> Option<Observation> {
    let vocabulary = &reading.data.vocabulary;
    let standing = standing(reading);
    let said: Vec<Id<Population>> = standing.iter().flat_map(|(_, nouns)| nouns.heads.iter().copied()).collect();
    let (place, _) = standing.first()?;
    match reading.claim.population {
        Some(claimed) if standing.iter().any(|(_, nouns)| nouns.allow(vocabulary, claimed)) => None,
        Some(claimed) if !said.is_empty() => Some(other(reading, claimed, &names(reading, &said))),
        Some(claimed) => (place.words.passage.is_some() && !is_named(reading, claimed)).then(|| other(reading, claimed, "no such noun")),
        None if standing.iter().any(|(_, nouns)| nouns.heads.is_empty()) => None,
        None => {
            vocabulary.properties[reading.claim.property].has_role("casualties").then(|| dropped(reading, place, &names(reading, &said)))
        }
    }
}

/// The places of the figure that its own outcome governs, or all if none does, with the nouns that stand there.
fn standing<'w>(reading: &Reading<'w>) -> Vec<(&'w Place<'w>, Nouns)> {
    let vocabulary = &reading.data.vocabulary;
    let figures = || reading.places.iter().filter_map(|place| Some((place, place.figure?)));
    let governed = |place: &Place<'_>, figure| {
        place.words.governor(vocabulary, figure).is_some_and(|governor| governor.properties.contains(&reading.claim.property))
    };
    let own = figures().any(|(place, figure)| governed(place, figure));
    let standing = figures().filter(|(place, figure)| !own || governed(place, figure));
    standing.map(|(place, figure)| (place, place.words.nouns(reading.data, figure))).collect()
}

/// Whether the quote names a population away from any figure: "the soldiers were attacked, 17 of them wounded".
fn is_named(reading: &Reading<'_>, population: Id<Population>) -> bool {
    let vocabulary = &reading.data.vocabulary;
    reading.words.iter().any(|words| {
        let sentence = words.sentence(&words.quoted);
        let with_figure = words.around.iter().any(|figure| words.nouns(reading.data, figure).all.contains(&population));
        !with_figure && vocabulary.words_for(population).any(|word| name_at(&sentence, &words.quoted, word).is_some())
    })
}

fn names(reading: &Reading<'_>, populations: &[Id<Population>]) -> String {
    let mut names: Vec<&str> = populations.iter().map(|&id| reading.data.vocabulary.populations[id].id.as_str()).collect();
    names.dedup();
    names.join(" and ")
}

fn other(reading: &Reading<'_>, claimed: Id<Population>, said: &str) -> Observation {
    let claimed = &reading.data.vocabulary.populations[claimed].id;
    let seen = Observation::at(Facet::Evidence(Evidence::Population), reading.claim.value_span, format!("the claim: {claimed}"));
    seen.see(reading.quote_span(), format!("with the figure: {said}")).value("value", claimed).value("said", said)
}

fn dropped(reading: &Reading<'_>, place: &Place<'_>, said: &str) -> Observation {
    let seen = Observation::at(Facet::Evidence(Evidence::NoPopulation), reading.claim.value_span, "the claim does not say whose");
    let seen = seen.see(place.words.span, format!("with the figure: {said}")).value("said", said);
    seen.help(format!("Add who = \"{said}\"."))
}
