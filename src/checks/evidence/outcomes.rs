//! Figures held against the word that governs them: in "killed six soldiers and injured 20 others", 20 is no death toll.
//!
//! Where no word governs a figure, nothing is seen.

use super::Reading;
use crate::evidence::{Governor, governor};
use crate::findings::{Evidence, Facet, Observation};
use crate::values::count::Count;

/// The word of another property, if one governs the figure of a claim wherever its words state it.
pub(super) fn read(reading: &Reading<'_>, count: &Count) -> Option<Observation> {
    let Reading { data, claim, words, .. } = *reading;
    let vocabulary = &data.vocabulary;
    if vocabulary.properties[claim.property].words.is_empty() || count.is_unknown() {
        return None;
    }
    let governed = words.iter().flat_map(|words| {
        let stating = words.figures().filter(|figure| figure.count.stated() == count.stated());
        stating.map(|figure| governor(vocabulary, &words.text, &words.around, figure))
    });
    let governed: Vec<Option<Governor<'_>>> = governed.collect();
    let others = governed.iter().flatten().filter(|governor| !governor.properties.contains(&claim.property));
    let others: Vec<&Governor<'_>> = others.collect();
    let other = others.first().filter(|_| others.len() == governed.len())?;
    (!has_free_word(reading)).then(|| wrong_outcome(reading, other))
}

/// Whether the quote has a word for the outcome of the claim that governs no figure: of "five others were kidnapped but were released"
/// both words are told of the five.
fn has_free_word(reading: &Reading<'_>) -> bool {
    let vocabulary = &reading.data.vocabulary;
    reading.words.iter().any(|words| {
        let sentence = words.sentence(&words.quoted);
        let quoted = sentence.words().iter().filter(|word| words.quoted.start <= word.range.start && word.range.end <= words.quoted.end);
        let mut own = quoted.filter(|word| vocabulary.told_by(word.text).contains(&reading.claim.property));
        let governs = |range: &std::ops::Range<usize>| {
            let mut governors = words.around.iter().filter_map(|figure| governor(vocabulary, &words.text, &words.around, figure));
            governors.any(|governor| governor.range == *range)
        };
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
