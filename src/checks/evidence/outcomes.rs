//! Figures held against the word that governs them: in "killed six soldiers and injured 20 others", 20 is no death toll.
//!
//! Where no word governs a figure, nothing is seen.

use std::ops::Range;

use super::Reading;
use crate::dataset::Vocabulary;
use crate::evidence::{Governor, Words};
use crate::findings::{Evidence, Facet, Observation};
use crate::values::count::Count;
use crate::values::phrase::spares;

/// The word of another property, if one governs the figure of a claim wherever its words state it.
pub(super) fn read(reading: &Reading<'_>, count: &Count) -> Option<Observation> {
    let Reading { data, claim, words, .. } = *reading;
    let vocabulary = &data.vocabulary;
    if vocabulary.properties[claim.property].words.is_empty() || count.is_unknown() {
        return None;
    }
    // "No one was hurt" is told of every harm.
    if count.is_zero() && words.iter().any(|words| spares(words.quote())) {
        return None;
    }
    let governed = words.iter().flat_map(|words| {
        let stating = words.figures().filter(|figure| figure.count.stated() == count.stated());
        stating.map(|figure| words.governor(vocabulary, figure))
    });
    let mut governed: Vec<Option<Governor<'_>>> = governed.collect();
    if governed.is_empty() {
        // Who is named counts as one, and has no figure: the words of the quote tell what befell them.
        governed = reading.words.iter().flat_map(|words| outcome_words(vocabulary, words)).map(Some).collect();
    }
    let others = governed.iter().flatten().filter(|governor| !governor.properties.contains(&claim.property));
    let others: Vec<&Governor<'_>> = others.collect();
    let other = others.first().filter(|_| others.len() == governed.len())?;
    (!has_free_word(reading)).then(|| wrong_outcome(reading, other))
}

/// The words of a quote that tell of an outcome.
fn outcome_words<'w>(vocabulary: &Vocabulary, words: &'w Words<'w>) -> Vec<Governor<'w>> {
    let sentence = words.sentence(&words.quoted);
    let quoted = sentence.words().iter().filter(|word| words.quoted.start <= word.range.start && word.range.end <= words.quoted.end);
    let told = quoted.map(|word| Governor { word: word.text, range: word.range.clone(), properties: vocabulary.told_by(word.text) });
    told.filter(|governor| !governor.properties.is_empty()).collect()
}

/// Whether the quote has a word for the outcome of the claim that governs no figure: of "five others were kidnapped but were released"
/// both words are told of the five.
fn has_free_word(reading: &Reading<'_>) -> bool {
    let vocabulary = &reading.data.vocabulary;
    reading.words.iter().any(|words| {
        let governs = |range: &Range<usize>| {
            let mut governors = words.around.iter().filter_map(|figure| words.governor(vocabulary, figure));
            governors.any(|governor| governor.range == *range)
        };
        let mut own = outcome_words(vocabulary, words).into_iter().filter(|word| word.properties.contains(&reading.claim.property));
        own.any(|word| !governs(&word.range))
    })
}

fn wrong_outcome(reading: &Reading<'_>, governor: &Governor<'_>) -> Observation {
    let properties = &reading.data.vocabulary.properties;
    let right: Vec<&str> = governor.properties.iter().map(|&property| properties[property].id.as_str()).collect();
    let right = right.join(" or ");
    let seen =
        Observation::at(Facet::Evidence(Evidence::Outcome), reading.claim.value_span, format!("“{}” governs the figure", governor.word));
    let seen = seen.value("word", governor.word).value("right", &right);
    seen.help(format!("If the figure is that of “{}”, it is a claim on {right}; else quote the words that govern it.", governor.word))
}
