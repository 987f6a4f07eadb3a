//! How sure a claim is, held against how sure its words are of this value: "suspected jihadists kill six" hedges no six.

use std::ops::Range;

use super::Reading;
use super::reach::{NEAR, follows, hedges_another, holds, is_setting, precedes, reaches_clause};
use crate::dataset::Value;
use crate::evidence::Place;
use crate::findings::{Evidence, Facet, Observation, Severity};
use crate::values::clause::{Hedge, Reach, Sentence};

/// A hedge word of a sentence.
struct Word<'w> {
    hedges: &'static [Hedge],
    text: &'w str,
    /// Whether it is tied to the value.
    governs: bool,
    /// Whether it can be tied to the value: it stands in the quote, or hedges the clause.
    may_govern: bool,
}

/// A hedge that the words have for this value and the claim has not, or the reverse.
pub(super) fn read(reading: &Reading<'_>) -> Option<Observation> {
    let words: Vec<Vec<Word<'_>>> = reading.places.iter().map(|place| at_place(reading, place)).collect();
    let claimed = reading.claim.hedge;
    if let Some(hedge) = claimed {
        let known = |word: &Word<'_>| word.hedges.contains(&hedge) && (word.governs || word.may_govern);
        // A quote alone does not show what stands before it.
        let whole = reading.words.iter().all(|words| words.passage.is_some()) && !words.is_empty();
        let unknown = hedge != Hedge::Confirmed && whole && !words.iter().flatten().any(known);
        return unknown.then(|| added(reading, hedge, words.iter().flatten().find(|word| word.governs)));
    }
    let governing: Vec<&Word<'_>> = words.iter().filter_map(|words| words.iter().find(|word| word.governs)).collect();
    // A figure that is told twice is told once without it; of several names one that is hedged is enough.
    let named = matches!(reading.claim.value, Value::Entities(_));
    governing.first().filter(|_| named || governing.len() == words.len()).map(|word| dropped(reading, word))
}

/// The hedge words of the sentence that a value stands in.
fn at_place<'w>(reading: &Reading<'w>, place: &'w Place<'w>) -> Vec<Word<'w>> {
    let sentence = place.words.sentence(&place.at);
    let word = |hedges: &'static [Hedge], word: &Range<usize>, reaches: bool, may_govern: bool| {
        let text = place.words.text.get(word.clone()).unwrap_or_default();
        // What has no form of its own is the whole quote, with the words that hedge it.
        let within = holds(&place.at, word);
        let free = may_govern && !within && has_own_piece(reading, place, word);
        Word { hedges, text, governs: reaches || free, may_govern: may_govern || within }
    };
    let hedging = sentence.hedges().iter().map(|hedging| {
        let at = &hedging.word;
        let (reaches, may_govern) = match &hedging.reach {
            Reach::Statement(statement) => (holds(statement, &place.at), holds(statement, &place.at)),
            // What else is told of whoever is accused is known without.
            Reach::Accusation { accused, of } => (holds(of, &place.at), holds(of, &place.at) || holds(accused, &place.at)),
            Reach::Clause(clause) => (reaches_clause(reading, place, &sentence, at, clause), holds(clause, &place.at)),
            Reach::Noun => (reaches_noun(reading, place, &sentence, at), may_hedge(reading, place, &sentence, at)),
            Reach::Predicate => (reaches_predicate(reading, place, &sentence, at), may_hedge(reading, place, &sentence, at)),
        };
        let of_verb = matches!(hedging.reach, Reach::Clause(_));
        let formless = matches!(reading.claim.value, Value::Word(_));
        // What is quoted with its verb is hedged with it: "purportedly brokered a truce between the two".
        let dated = matches!(reading.claim.value, Value::Date(_));
        let with_verb = of_verb && !dated && is_quoted(reading, place, at) && (may_govern || holds(&place.at, at));
        // "Suspected jihadists using drones": the drones are not suspected.
        let word = word(hedging.hedges, at, reaches || with_verb, may_govern);
        // "It was reported in the paper that …" tells whose report it is: the claim's speaker.
        let relayed = !of_verb && !reading.claim.speakers.is_empty() && hedging.hedges == [Hedge::Reported];
        Word { governs: word.governs && (of_verb || !formless) && !relayed, ..word }
    });
    let spoken = sentence.speeches().iter().filter(|speech| !speech.hedges.is_empty()).map(|speech| {
        // What is quoted with the accusation is part of it: "accused France of supporting militants".
        let quoted = holds(&speech.said, &place.at) && holds(&place.words.quoted, &speech.word);
        let reaches = quoted || reaches_clause(reading, place, &sentence, &speech.word, &speech.said) || holds(&place.at, &speech.word);
        let spoken = word(speech.hedges, &speech.word, reaches, holds(&speech.perhaps, &place.at));
        // What somebody reports or confirms is theirs: it is for them that the claim names a speaker.
        let doubts = !matches!(speech.hedges.first(), Some(Hedge::Reported | Hedge::Confirmed));
        Word { governs: spoken.governs && doubts, ..spoken }
    });
    let words = hedging.chain(spoken);
    // Where and when something was is told beside what is hedged.
    let setting = is_setting(reading);
    words.map(|word| Word { governs: word.governs && !setting, ..word }).collect()
}

fn is_quoted(reading: &Reading<'_>, place: &Place<'_>, word: &Range<usize>) -> bool {
    reading.words.iter().any(|piece| piece.quotes(place.words, word))
}

/// Whether a piece of the quote stands there for a word alone.
fn has_own_piece(reading: &Reading<'_>, place: &Place<'_>, word: &Range<usize>) -> bool {
    reading.words.iter().any(|piece| piece.quotes(place.words, word) && !piece.quotes(place.words, &place.at))
}

/// Whether a hedge of a noun stands in the quote and can be meant for the value: for a name, or in a piece of its own, if it is before
/// no other name.
fn may_hedge(reading: &Reading<'_>, place: &Place<'_>, sentence: &Sentence<'_>, hedge: &Range<usize>) -> bool {
    is_quoted(reading, place, hedge)
        && !hedges_another(reading, sentence, hedge)
        && (place.figure.is_none() || has_own_piece(reading, place, hedge))
}

/// "suspected JNIM militants": the name follows the hedge, perhaps behind "members of the". Of a figure: "a suspected 12", or the word
/// that governs it: "an alleged massacre of 300".
fn reaches_noun(reading: &Reading<'_>, place: &Place<'_>, sentence: &Sentence<'_>, hedge: &Range<usize>) -> bool {
    let Some(figure) = place.figure else {
        return follows(reading, place, sentence, hedge, NEAR);
    };
    let next = sentence.words().get(sentence.word_at(hedge.end)).map(|word| &word.range);
    let governor = place.words.governor(&reading.data.vocabulary, figure);
    let directly = next.is_some_and(|next| next.start == figure.span.start);
    // Of several words for one outcome the nearest governs a figure; the hedged one says of the same what it is.
    let told = next.is_some_and(|next| {
        let word = place.words.text.get(next.clone()).unwrap_or_default();
        reading.data.vocabulary.told_by(word).contains(&reading.claim.property)
            && governor.is_none_or(|governor| governor.properties.contains(&reading.claim.property))
    });
    directly || told
}

/// "believed to be affiliated with JNIM", "believed to have killed six".
fn reaches_predicate(reading: &Reading<'_>, place: &Place<'_>, sentence: &Sentence<'_>, hedge: &Range<usize>) -> bool {
    let reach = if place.figure.is_some() { 3 } else { NEAR };
    // "30 miners are feared dead"
    let befalls = || place.figure.is_some() && precedes(place, sentence, hedge, NEAR);
    follows(reading, place, sentence, hedge, reach) || befalls()
}

fn added(reading: &Reading<'_>, hedge: Hedge, other: Option<&Word<'_>>) -> Observation {
    let said = other.map_or_else(|| "has no word for it".to_owned(), |word| format!("says “{}” of it", word.text));
    let seen = Observation::at(Facet::Evidence(Evidence::Hedge), reading.claim.value_span, format!("the claim: {}", hedge.name()));
    let seen = seen.see(reading.quote_span(), format!("the source {said}")).value("value", format!("hedge “{}”", hedge.name()));
    let help = match other.and_then(|word| word.hedges.first()) {
        Some(right) => format!("Write hedge = \"{}\".", right.name()),
        None => "Remove the hedge, or quote the word that says how sure the source is.".to_owned(),
    };
    seen.value("said", said).help(help)
}

fn dropped(reading: &Reading<'_>, word: &Word<'_>) -> Observation {
    let seen = Observation::at(Facet::Evidence(Evidence::Hedge), reading.claim.value_span, "the claim has no hedge");
    let said = format!("says “{}” of it", word.text);
    let mut seen = seen.see(reading.quote_span(), format!("the source {said}")).value("value", "no hedge").value("said", said);
    if let Some(hedge) = word.hedges.first() {
        // What is only reported is what sources do.
        seen.at_most = (*hedge == Hedge::Reported).then_some(Severity::Info);
        seen = seen.help(format!("Write hedge = \"{}\".", hedge.name()));
    }
    seen
}
