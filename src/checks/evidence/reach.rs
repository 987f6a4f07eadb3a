//! How far a word of a sentence reaches: whether a value is still what it is said of.

use std::ops::Range;

use super::Reading;
use crate::dataset::Value;
use crate::evidence::Place;
use crate::values::clause::Sentence;
use crate::values::name::fold;

/// How many words may stand between a word and the name that it is said of: "believed to be affiliated with".
pub(super) const NEAR: usize = 6;

/// Whether a range of bytes holds another.
pub(super) fn holds(range: &Range<usize>, inner: &Range<usize>) -> bool {
    range.start <= inner.start && inner.end <= range.end
}

/// "reportedly kills 97": a figure anywhere in the clause; a name beside the verb, on either side.
pub(super) fn reaches_clause(
    reading: &Reading<'_>,
    place: &Place<'_>,
    sentence: &Sentence<'_>,
    hedge: &Range<usize>,
    clause: &Range<usize>,
) -> bool {
    let inside = holds(clause, &place.at);
    if place.figure.is_some() {
        return inside;
    }
    inside && (follows(reading, place, sentence, hedge, NEAR) || precedes(place, sentence, hedge, 2))
}

/// Whether a value stands before a word, with at most `reach` others between them that keep to its phrase.
pub(super) fn precedes(place: &Place<'_>, sentence: &Sentence<'_>, word: &Range<usize>, reach: usize) -> bool {
    let (from, to) = (sentence.word_at(place.at.end), sentence.word_at(word.start));
    place.at.end <= word.start && to - from <= reach && (from..=to).all(|at| !sentence.is_parted(at) && !sentence.leads_elsewhere(at))
}

/// Whether a value follows a word, with at most `reach` others between them that keep to its phrase.
pub(super) fn follows(reading: &Reading<'_>, place: &Place<'_>, sentence: &Sentence<'_>, word: &Range<usize>, reach: usize) -> bool {
    if place.at.start < word.end {
        return false;
    }
    let (from, to) = (sentence.word_at(word.end), sentence.word_at(place.at.start));
    // "likely troops from the Wagner Group": whose they are is told of them.
    let leads_on = |at: usize| !sentence.is_parted(at) && (!sentence.leads_elsewhere(at) || sentence.tells_origin(at));
    to - from <= reach && (from..to).all(leads_on) && !sentence.is_parted(to) && !names_another(reading, sentence, from, to)
}

/// Whether a registered name that is not the claim's stands between two words, and is not the first part of what follows.
fn names_another(reading: &Reading<'_>, sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let names = (from..to).flat_map(|start| (start + 1..to).map(move |end| (start, end)));
    let texts = names.filter_map(|(start, end)| {
        let words = sentence.words();
        sentence.text_at(&(words.get(start)?.range.start..words.get(end.checked_sub(1)?)?.range.end))
    });
    let own =
        |text: &str| matches!(&reading.claim.value, Value::Entities(names) if names.iter().any(|name| fold(&name.text.value) == text));
    texts.map(fold).any(|text| !reading.data.registry.holders(&text).is_empty() && !own(&text))
}

/// Whether a hedge before a noun is one of another name: "suspected jihadists ambush Dogon villagers".
pub(super) fn hedges_another(reading: &Reading<'_>, sentence: &Sentence<'_>, hedge: &Range<usize>) -> bool {
    const NOUN: usize = 3;
    let from = sentence.word_at(hedge.end);
    let to = (from + 1..=from + NOUN).find(|&at| sentence.is_parted(at)).unwrap_or(from + NOUN);
    // One more, for what stands last is no other name.
    names_another(reading, sentence, from, to + 1)
}

/// When and where it was is the setting of what is told: whoever relays or doubts the one need not be named again for the other.
pub(super) fn is_setting(reading: &Reading<'_>) -> bool {
    let property = &reading.data.vocabulary.properties[reading.claim.property];
    property.has_role("event") || property.has_role("location")
}
