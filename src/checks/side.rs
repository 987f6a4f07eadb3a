//! A claim as one side of a finding.

use super::Context;
use crate::archive::Archive;
use crate::dataset::{Claim, Dataset, Id, Name, Value};
use crate::findings::{Facet, Observation, Side};
use crate::values::count::{Count, sum, sum_expression};
use crate::values::name::fold;

/// The claim as a side: who says what, where, in which words.
pub(super) fn side(context: &Context<'_>, id: Id<Claim>) -> Side {
    side_of(context.dataset, context.archive, id)
}

/// A claim of a data set as one side of a matter: who says what, where, in which words; with the archive also where the words stand.
#[must_use]
pub fn side_of(data: &Dataset, archive: Option<&Archive>, id: Id<Claim>) -> Side {
    let claim = &data.claims[id];
    let account = &data.accounts[claim.account];
    let speaker = texts(&claim.speakers);
    Side {
        subject: data.subjects[account.subject].reference(),
        account: data.account_key(account),
        source: data.sources[account.source].id.value.clone(),
        property: data.vocabulary.properties[claim.property].id.clone(),
        population: claim.population.map(|population| data.vocabulary.populations[population].id.clone()),
        speaker: (!speaker.is_empty()).then_some(speaker),
        hedge: claim.hedge.map(|hedge| hedge.name().to_owned()),
        as_of: claim.as_of.as_ref().map(|date| date.text().to_owned()),
        inferred: claim.inferred.clone(),
        sic: claim.sic.as_ref().map(ToString::to_string),
        unit: claim.unit().map(str::to_owned),
        value: normalised(data, claim),
        shown: shown(data, claim),
        text: claim.text.clone(),
        quote: quote(data, claim),
        span: claim.span,
        passage: archive.and_then(|archive| archive.passage(data, id)),
    }
}

/// What is seen in claims: the first is the place to look at first, the others stand beside it, and all of them are sides. None without
/// a claim.
pub(super) fn seen_in(
    context: &Context<'_>,
    facet: Facet,
    claims: &[Id<Claim>],
    label: impl Fn(Id<Claim>) -> String,
) -> Option<Observation> {
    let span = |id: Id<Claim>| context.dataset.claims[id].span;
    let (&first, others) = claims.split_first()?;
    let seen = Observation::at(facet, span(first), label(first));
    let mut seen = others.iter().fold(seen, |seen, &id| seen.see(span(id), label(id)));
    seen.sides = claims.iter().map(|&id| side(context, id)).collect();
    Some(seen)
}

/// Who says what of which property, for a label.
pub(super) fn statement(side: &Side) -> String {
    format!("{}: {} {}", side.account, side.property, side.shown)
}

/// The quote of a claim, its pieces joined by an ellipsis; a sum that has none is told in the words of its parts.
fn quote(data: &Dataset, claim: &Claim) -> Option<String> {
    let own = claim.quote.iter().map(|piece| piece.value.clone());
    let of_parts = claim.parts.iter().filter_map(|&part| quote(data, &data.claims[part]));
    let pieces: Vec<String> = if claim.quote.is_empty() { of_parts.collect() } else { own.collect() };
    // Parts of one sentence often share words.
    let (shown, _) = pieces
        .iter()
        .enumerate()
        .partition::<Vec<_>, _>(|(n, piece)| !pieces.iter().take(*n).any(|earlier| earlier.contains(piece.as_str())));
    let shown: Vec<&str> = shown.into_iter().map(|(_, piece)| piece.as_str()).collect();
    (!shown.is_empty()).then(|| shown.join(" … "))
}

/// The names as written.
pub(super) fn texts(names: &[Name]) -> String {
    names.iter().map(|name| name.text.value.as_str()).collect::<Vec<_>>().join(", ")
}

/// Where a claim has something lie that it gives no place of its own.
fn areas(claim: &Claim) -> String {
    let areas: Vec<&str> = claim.lies_in.iter().map(|place| place.text.value.as_str()).collect();
    if areas.is_empty() { String::new() } else { format!("in {}", areas.join(", ")) }
}

/// The count of a claim: its own, or the sum of its parts.
pub(super) fn total(data: &Dataset, claim: &Claim) -> Option<Count> {
    match &claim.value {
        Value::Count(count, _) => Some(count.clone()),
        Value::Absent if !claim.parts.is_empty() => {
            let parts: Option<Vec<Count>> = claim.parts.iter().map(|&part| total(data, &data.claims[part])).collect();
            parts.map(|parts| sum(&parts))
        }
        _ => None,
    }
}

/// The arithmetic of a claim that has parts, in words.
pub(super) fn arithmetic(data: &Dataset, claim: &Claim) -> Option<String> {
    (!claim.parts.is_empty()).then(|| expression(data, &claim.parts)).flatten()
}

/// The sum of claims, each with the name of what it is about: "53 soldiers + 1 civilian = 54".
pub(super) fn expression(data: &Dataset, claims: &[Id<Claim>]) -> Option<String> {
    let part = |id: &Id<Claim>| {
        let part = &data.claims[*id];
        let place = part.at_place.as_ref().map(|place| format!("in {}", place.text.value));
        let whom = part.population.map(|population| data.vocabulary.populations[population].id.clone());
        Some((total(data, part)?, [whom, place].into_iter().flatten().collect::<Vec<_>>().join(" ")))
    };
    let parts: Option<Vec<(Count, String)>> = claims.iter().map(part).collect();
    let parts = parts?;
    let named: Vec<(Count, &str)> = parts.iter().map(|(count, name)| (count.clone(), name.as_str())).collect();
    Some(sum_expression(&named))
}

/// Ids of the speakers, sorted, so that two spellings are one voice; one that is not registered goes by its folded name.
pub(super) fn speakers(data: &Dataset, claim: &Claim) -> Vec<String> {
    let id = |name: &Name| name.entity().map_or_else(|| fold(&name.text.value), |id| data.entities[id].id.value.clone());
    let mut speakers: Vec<String> = claim.speakers.iter().map(id).collect();
    speakers.sort();
    speakers
}

/// The value in the notation of data files; for entities their ids.
pub(super) fn normalised(data: &Dataset, claim: &Claim) -> String {
    match &claim.value {
        Value::Date(date) => date.text().to_owned(),
        Value::Count(count, unit) => [Some(count.normalised()), unit.clone()].into_iter().flatten().collect::<Vec<_>>().join(" "),
        Value::Entities(names) if names.is_empty() => "none".into(),
        Value::Entities(names) => {
            let id = |name: &Name| name.entity().map_or_else(|| name.text.value.clone(), |id| data.entities[id].id.value.clone());
            let mut ids: Vec<String> = names.iter().map(id).collect();
            ids.sort();
            ids.join(", ")
        }
        Value::Word(word) => word.clone(),
        Value::Absent => total(data, claim).map(|count| count.normalised()).unwrap_or_default(),
    }
}

/// The value as a person reads it.
pub(super) fn shown(data: &Dataset, claim: &Claim) -> String {
    let whom = claim.population.map(|population| data.vocabulary.populations[population].id.as_str());
    match &claim.value {
        Value::Date(date) => date.human(),
        Value::Count(count, unit) => count.of(whom.or(unit.as_deref()).unwrap_or_default()),
        Value::Entities(names) if names.is_empty() => "none".into(),
        Value::Entities(names) if claim.denied => format!("not {}", texts(names)),
        Value::Entities(names) => texts(names),
        Value::Word(word) => word.clone(),
        Value::Absent => arithmetic(data, claim).unwrap_or_else(|| areas(claim)),
    }
}
