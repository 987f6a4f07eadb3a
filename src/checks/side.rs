//! A claim as one side of a finding.

use super::Context;
use crate::dataset::{Claim, Dataset, Id, Name, Value};
use crate::findings::Side;
use crate::values::count::{Count, sum, sum_expression};

/// The claim as a side: who says what, where, in which words.
pub(super) fn side(context: &Context<'_>, id: Id<Claim>) -> Side {
    let data = context.dataset;
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
        value: normalised(data, claim),
        shown: shown(data, claim),
        text: claim.text.clone(),
        quote: quote(data, claim),
        span: claim.span,
        passage: context.archive.and_then(|archive| archive.passage(id)),
    }
}

/// The quote of a claim, its pieces joined by an ellipsis; a sum that has none is told in the words of its parts.
fn quote(data: &Dataset, claim: &Claim) -> Option<String> {
    let own: Vec<String> = claim.quote.iter().map(|piece| piece.value.clone()).collect();
    let pieces = if own.is_empty() { claim.parts.iter().filter_map(|&part| quote(data, &data.claims[part])).collect() } else { own };
    (!pieces.is_empty()).then(|| pieces.join(" … "))
}

/// The names as written.
pub(super) fn texts(names: &[Name]) -> String {
    names.iter().map(|name| name.text.value.as_str()).collect::<Vec<_>>().join(", ")
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

/// The parts of a claim with the name of what each is about, for arithmetic in words.
pub(super) fn arithmetic(data: &Dataset, claim: &Claim) -> Option<String> {
    let part = |id: &Id<Claim>| {
        let part = &data.claims[*id];
        let place = part.at_place.as_ref().map(|place| format!("in {}", place.text.value));
        let whom = part.population.map(|population| data.vocabulary.populations[population].id.clone());
        Some((total(data, part)?, [whom, place].into_iter().flatten().collect::<Vec<_>>().join(" ")))
    };
    let parts: Option<Vec<(Count, String)>> = claim.parts.iter().map(part).collect();
    let parts = parts?;
    let named: Vec<(Count, &str)> = parts.iter().map(|(count, name)| (count.clone(), name.as_str())).collect();
    (!named.is_empty()).then(|| sum_expression(&named))
}

/// The value in the notation of data files; for entities their ids.
fn normalised(data: &Dataset, claim: &Claim) -> String {
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
        Value::Entities(names) if names.is_empty() => "nobody".into(),
        Value::Entities(names) if claim.denied => format!("not {}", texts(names)),
        Value::Entities(names) => texts(names),
        Value::Word(word) => word.clone(),
        Value::Absent => arithmetic(data, claim).unwrap_or_default(),
    }
}
