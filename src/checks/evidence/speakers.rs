//! Who is said to say it, held against the words: what a source only relays is not what it says itself.

use super::Reading;
use super::reach::{holds, is_setting, reaches_clause};
use crate::dataset::{EntityName, Name, NameKind};
use crate::evidence::Place;
use crate::findings::{Evidence, Facet, Observation};
use crate::values::clause::{Hedge, Sentence, Speech};
use crate::values::name::fold;

/// A speaker whom the words have for this value and the claim has not, or the reverse.
pub(super) fn read(reading: &Reading<'_>) -> Option<Observation> {
    if reading.claim.speakers.is_empty() {
        let relayed: Option<Vec<(&Place<'_>, Speech)>> =
            reading.places.iter().map(|place| Some((place, relaying(reading, place)?))).collect();
        let relayed = relayed?;
        let (place, speech) = relayed.first()?;
        return Some(dropped(reading, place, speech));
    }
    // A quote alone does not show what stands before it.
    if reading.words.is_empty() || !reading.words.iter().all(|words| words.passage.is_some()) {
        return None;
    }
    if let Some((place, speech)) = reading.places.iter().find_map(|place| Some((place, of_another(reading, place)?))) {
        let todo = format!("Write according-to with the name of “{}”.", speaker_of(place, &speech));
        return Some(wrong(reading, &saying(place, &speech), &todo));
    }
    let todo = "Name who is said to say it as the source does, and quote the words that say so; or remove according-to.";
    if let Some(stranger) = reading.claim.speakers.iter().find(|speaker| !is_there(reading, speaker)) {
        return Some(wrong(reading, &format!("has nothing of “{}” there", stranger.text.value), todo));
    }
    let relayed = || {
        reading.places.iter().any(|place| place.words.sentence(&place.at).speeches().iter().any(|speech| holds(&speech.perhaps, &place.at)))
    };
    (!tells_of_saying(reading) && !relayed()).then(|| wrong(reading, "names nobody else who says it", todo))
}

/// The last speech that holds a value.
fn relaying(reading: &Reading<'_>, place: &Place<'_>) -> Option<Speech> {
    let sentence = place.words.sentence(&place.at);
    let mut speeches = sentence.speeches().iter().rev().filter(|speech| !speech.unsaid);
    speeches
        .find(|speech| is_quoted_for(reading, place, speech) || (!is_setting(reading) && relays(reading, place, &sentence, speech)))
        .cloned()
}

/// Whether a speech certainly holds a value. What follows the value, as in "38 were killed, according to the army", is certainly of a
/// figure only: the rest of the sentence can be the source's own. An accusation is one of somebody: what else it names is known without,
/// unless it is quoted with it.
fn relays(reading: &Reading<'_>, place: &Place<'_>, sentence: &Sentence<'_>, speech: &Speech) -> bool {
    let follows = place.at.end <= speech.word.start;
    let said = holds(&speech.said, &place.at) && (!follows || place.figure.is_some());
    let accuses = speech.hedges.first().is_some_and(|hedge| matches!(hedge, Hedge::Alleged | Hedge::Blamed));
    let quoted = holds(&place.words.quoted, &speech.word);
    let meant = !accuses || quoted || reaches_clause(reading, place, sentence, &speech.word, &speech.said);
    (said && meant) || holds(&place.at, &speech.word) || tells_of_itself(reading, place, speech)
}

/// Whether the value is the speaker, who tells of its own doings: that it did them is what it says, unless the claim is that it says so.
fn tells_of_itself(reading: &Reading<'_>, place: &Place<'_>, speech: &Speech) -> bool {
    let property = &reading.data.vocabulary.properties[reading.claim.property];
    speech.of_itself
        && holds(&speech.speaker, &place.at)
        && holds(&place.words.quoted, &speech.word)
        && !property.has_role("responsibility")
}

/// Whether a piece of the quote stands there for who says it alone.
fn is_quoted_for(reading: &Reading<'_>, place: &Place<'_>, speech: &Speech) -> bool {
    let piece = reading.words.iter().find(|piece| piece.quotes(place.words, &speech.word));
    piece.is_some_and(|piece| !piece.quotes(place.words, &place.at))
        && holds(&speech.perhaps, &place.at)
        && !holds(&speech.speaker, &place.at)
}

/// The speech that certainly holds a value and is not that of the claim's speaker, who speaks elsewhere in the sentence.
fn of_another(reading: &Reading<'_>, place: &Place<'_>) -> Option<Speech> {
    let sentence = place.words.sentence(&place.at);
    let all = sentence.speeches();
    let holding: Vec<&Speech> = all.iter().filter(|speech| relays(reading, place, &sentence, speech)).collect();
    let speaks = |speech: &Speech| reading.claim.speakers.iter().any(|name| is_named(reading, name, speaker_of(place, speech)));
    let elsewhere = all.iter().any(|speech| speaks(speech) && !holds(&speech.perhaps, &place.at) && !holds(&speech.said, &place.at));
    if let Some(other) = holding.last().filter(|_| elsewhere && !holding.iter().any(|speech| speaks(speech))) {
        return Some((*other).clone());
    }
    // The quote shows who says it, and it is nobody whom the claim names.
    let quoted = |speech: &&Speech| {
        let shown = |range| reading.words.iter().any(|piece| piece.quotes(place.words, range));
        shown(&speech.word) && shown(&speech.speaker) && holds(&speech.perhaps, &place.at)
    };
    let named = reading.words.iter().any(|piece| reading.claim.speakers.iter().any(|name| is_named(reading, name, piece.quote())));
    all.iter().find(quoted).filter(|_| !named).cloned()
}

/// Whether the quote has a word for saying something.
fn tells_of_saying(reading: &Reading<'_>) -> bool {
    reading.words.iter().any(|words| {
        let sentence = words.sentence(&words.quoted);
        let quoted = |at: &usize| sentence.words().get(*at).is_some_and(|word| holds(&words.quoted, &word.range));
        (0..sentence.words().len()).filter(quoted).any(|at| sentence.tells_of_saying(at))
    })
}

/// Whether a sentence of the quote has every word of a speaker's name.
fn is_there(reading: &Reading<'_>, speaker: &Name) -> bool {
    let sentences = reading.words.iter().map(|words| words.sentence(&words.quoted));
    let mut texts = sentences.filter_map(|sentence| sentence.text_at(sentence.range()));
    texts.any(|text| is_named(reading, speaker, text))
}

/// Whether a text has every word of a name, under any of those registered, perhaps as a genitive.
fn is_named(reading: &Reading<'_>, speaker: &Name, text: &str) -> bool {
    let registered = speaker.entity().map(|id| &reading.data.entities[id].names);
    // "Reports" is a name of many.
    let telling = |name: &&EntityName| name.kind != Some(NameKind::Weak);
    let names: Vec<&str> = std::iter::once(speaker.text.value.as_str())
        .chain(registered.into_iter().flatten().filter(telling).map(|name| name.name.value.as_str()))
        .collect();
    let text = fold(text);
    let known: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &str| known.iter().any(|known| known.strip_suffix('s').unwrap_or(known) == word || *known == word);
    names.iter().any(|name| fold(name).split(' ').all(is_word))
}

fn speaker_of<'t>(place: &Place<'t>, speech: &Speech) -> &'t str {
    place.words.text.get(speech.speaker.clone()).unwrap_or_default().trim()
}

/// The words for who says it, as they stand.
fn saying(place: &Place<'_>, speech: &Speech) -> String {
    let word = place.words.text.get(speech.word.clone()).unwrap_or_default();
    let speaker = speaker_of(place, speech);
    if speech.speaker.start < speech.word.start { format!("says “{speaker} {word}”") } else { format!("says “{word} {speaker}”") }
}

fn dropped(reading: &Reading<'_>, place: &Place<'_>, speech: &Speech) -> Observation {
    let (said, speaker) = (saying(place, speech), speaker_of(place, speech));
    let seen = Observation::at(Facet::Evidence(Evidence::Speaker), reading.claim.value_span, "the claim has no according-to");
    let seen = seen.see(reading.quote_span(), format!("the source {said}")).value("value", "no speaker").value("said", said);
    seen.help(format!("Write according-to with the name of “{speaker}”, and quote the words that say so."))
}

/// What is wrong with the speaker that a claim names: what the source says instead, and what to do.
fn wrong(reading: &Reading<'_>, said: &str, todo: &str) -> Observation {
    let speakers: Vec<&str> = reading.claim.speakers.iter().map(|name| name.text.value.as_str()).collect();
    let at = reading.claim.speakers.first().map_or(reading.claim.value_span, |name| name.text.span);
    let seen = Observation::at(Facet::Evidence(Evidence::Speaker), at, "whom the claim names");
    let seen = seen.see(reading.quote_span(), format!("the source {said}")).value("said", said).help(todo);
    seen.value("value", format!("according to {}", speakers.join(", ")))
}
