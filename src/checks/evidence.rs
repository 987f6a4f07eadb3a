//! Claims held against the words of their source.

use super::Context;
use super::parts::in_account;
use crate::dataset::{Claim, Standing, Value};
use crate::findings::{Evidence, Facet, Observation, SubjectKind, SubjectRef};

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Evidence) -> Vec<Observation> {
    match facet {
        Evidence::Missing => missing(context),
        Evidence::NotFound => not_found(context),
        Evidence::SourceChanged => source_changed(context),
        Evidence::TooLong => Vec::new(),
    }
}

/// Claims with neither a quote nor a reason why they are read from the context.
fn missing(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let bare = |claim: &Claim| {
        let sum_of_parts = matches!(claim.value, Value::Absent) && !claim.parts.is_empty();
        claim.quote.is_empty() && claim.inferred.is_none() && !sum_of_parts
    };
    let claims = data.claims.iter().filter(|(_, claim)| bare(claim));
    let seen = claims.map(|(_, claim)| {
        let label =
            if claim.standing == Standing::Whole { "a claim without words of the source" } else { "a part without words of the source" };
        let seen = Observation::at(Facet::Evidence(Evidence::Missing), claim.span, label);
        in_account(data, claim, seen.value("account", data.account_key(&data.accounts[claim.account])))
    });
    seen.collect()
}

/// Quotes of more words than a pointer needs.
pub(super) fn too_long(context: &Context<'_>, limit: u32) -> Vec<Observation> {
    let data = context.dataset;
    let mut found = Vec::new();
    for (_, claim) in data.claims.iter() {
        // A part that has no quote of its own has that of its whole, which is reported there.
        let own = claim.quote.iter().filter(|piece| claim.span.range().contains(&(piece.span.start as usize)));
        for piece in own {
            let words = piece.value.split_whitespace().count();
            if words > limit as usize {
                let seen = Observation::at(Facet::Evidence(Evidence::TooLong), piece.span, format!("{words} words"));
                let seen = seen.value("words", words).value("limit", limit);
                found.push(in_account(data, claim, seen));
            }
        }
    }
    found
}

/// Quotes, and the words that should find a passage, that the archived text does not have.
fn not_found(context: &Context<'_>) -> Vec<Observation> {
    let Some(archive) = context.archive else { return Vec::new() };
    let data = context.dataset;
    let seen = archive.failures().iter().map(|failure| {
        let source = &data.sources[data.accounts[failure.account].source];
        let account = data.account_key(&data.accounts[failure.account]);
        let mut seen = Observation::at(Facet::Evidence(Evidence::NotFound), failure.words.span, "these words are not there");
        seen = seen.value("quote", &failure.words.value).value("source", &source.id.value).value("where", failure.place());
        if let Some(near) = &failure.nearest {
            seen = seen.note(format!("The nearest words are: {}", near.diff)).help(format!("If they are meant, write: {}", near.words));
        }
        let subject = data.subjects[data.accounts[failure.account].subject].reference();
        seen.identity([subject.id.clone(), account, failure.words.value.clone()]).about(subject)
    });
    seen.collect()
}

/// Archived texts that are not those the data set was made from.
fn source_changed(context: &Context<'_>) -> Vec<Observation> {
    let Some(archive) = context.archive else { return Vec::new() };
    let seen = archive.changed().iter().map(|changed| {
        let source = &context.dataset.sources[changed.source];
        let seen = Observation::at(Facet::Evidence(Evidence::SourceChanged), changed.recorded.span, "recorded here");
        let seen = seen.value("file", &changed.file).value("recorded", &changed.recorded.value).value("found", &changed.found);
        let subject = SubjectRef { kind: SubjectKind::Source, id: source.id.value.clone() };
        seen.identity([subject.id.clone(), changed.recorded.value.clone()]).about(subject)
    });
    seen.collect()
}
