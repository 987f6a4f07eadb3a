//! Claims held against the words of their source.

mod dates;
mod figures;
mod names;
mod outcomes;
mod words;

use rayon::prelude::*;

use super::Context;
use super::parts::in_account;
use crate::dataset::{Claim, Id, Standing, Value};
use crate::files::Spanned;
use crate::findings::{Evidence, Facet, Observation, SubjectKind, SubjectRef};
use crate::rules::Rule;

/// What reading the words of every claim sees, all facets together: each passage is looked at once.
pub(super) fn read(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let claims: Vec<(Id<Claim>, &Claim)> = data.claims.iter().filter(|(_, claim)| is_read_from_words(claim)).collect();
    let read = |&(id, claim): &(Id<Claim>, &Claim)| {
        let words = || words::words(context, id, claim);
        let seen = match &claim.value {
            Value::Count(count, _) => {
                let words = words();
                let mut seen = figures::read(context, claim, count, &words);
                seen.extend(outcomes::read(context, claim, count, &words));
                seen
            }
            Value::Date(date) => dates::read(context, claim, date, &words()).into_iter().collect(),
            _ => Vec::new(),
        };
        seen.into_iter().map(|seen| in_account(data, claim, seen)).collect::<Vec<_>>()
    };
    claims.par_iter().flat_map_iter(read).collect()
}

/// Whether the quote alone is what a claim rests on.
fn is_read_from_words(claim: &Claim) -> bool {
    !claim.broken && claim.inferred.is_none() && !claim.quote.is_empty()
}

/// What one facet sees; `read` is what [`read`] saw.
pub(super) fn observe(context: &Context<'_>, facet: Evidence, rule: &Rule, read: &[Observation]) -> Vec<Observation> {
    match facet {
        Evidence::Missing => missing(context),
        Evidence::TooLong => too_long(context, rule.parameter("words")),
        Evidence::NotFound => not_found(context),
        Evidence::Ambiguous => ambiguous(context),
        Evidence::Figure | Evidence::Cropped | Evidence::Qualifier | Evidence::Date | Evidence::Precision | Evidence::Outcome => {
            read.iter().filter(|seen| seen.facet == rule.facet).cloned().collect()
        }
        Evidence::Name => names::observe(context),
        Evidence::Unverified => unverified(context),
        Evidence::SourceChanged => source_changed(context),
    }
}

/// Claims with neither a quote nor a reason why they are read from the context.
fn missing(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let bare = |claim: &Claim| {
        let sum_of_parts = matches!(claim.value, Value::Absent) && !claim.parts.is_empty();
        let blank = |text: &str| text.trim().is_empty();
        let worded = claim.quote.iter().any(|piece| !blank(&piece.value)) || claim.inferred.as_ref().is_some_and(|why| !blank(why));
        !worded && !sum_of_parts
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

/// Quotes, and words that find passages, of more words than a pointer needs.
fn too_long(context: &Context<'_>, limit: u32) -> Vec<Observation> {
    let data = context.dataset;
    let long = |words: &Spanned<String>| Some(words.value.split_whitespace().count()).filter(|&count| count > limit as usize);
    let seen = |words: &Spanned<String>, count: usize| {
        let seen = Observation::at(Facet::Evidence(Evidence::TooLong), words.span, format!("{count} words"));
        seen.value("words", count).value("limit", limit)
    };
    let mut found = Vec::new();
    for (_, account) in data.accounts.iter() {
        if let Some((at, count)) = account.at.as_ref().and_then(|at| Some((at, long(at)?))) {
            let subject = data.subjects[account.subject].reference();
            let identity = [subject.id.clone(), data.account_key(account), at.value.clone()];
            found.push(seen(at, count).about(subject).identity(identity));
        }
    }
    for (_, claim) in data.claims.iter() {
        // A part that has no quote of its own has that of its whole, which is reported there.
        let own = claim.quote.iter().filter(|piece| claim.span.contains(piece.span));
        found.extend(own.filter_map(|piece| long(piece).map(|count| in_account(data, claim, seen(piece, count)))));
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

/// Quotes of figures and dates that stand in their passage more than once: which one is meant is not said. A name means the same
/// wherever it stands.
fn ambiguous(context: &Context<'_>) -> Vec<Observation> {
    let Some(archive) = context.archive else { return Vec::new() };
    let data = context.dataset;
    let mut found = Vec::new();
    let read = |claim: &Claim| matches!(claim.value, Value::Count(..) | Value::Date(_));
    for (id, claim) in data.claims.iter().filter(|(_, claim)| read(claim)) {
        let pieces = archive.located(id).into_iter().flat_map(|located| &located.pieces);
        // A part that has no quote of its own has that of its whole, which is reported there.
        let own = pieces.filter(|piece| claim.span.contains(piece.words.span));
        for piece in own.filter(|piece| piece.hits > 1) {
            let seen =
                Observation::at(Facet::Evidence(Evidence::Ambiguous), piece.words.span, format!("stands there {} times", piece.hits));
            found.push(in_account(data, claim, seen.value("quote", &piece.words.value).value("n", piece.hits)));
        }
    }
    found
}

/// Claims that the evidence lock does not cover, where there is no archive to check them now. A source without a recorded text has
/// nothing to verify against.
fn unverified(context: &Context<'_>) -> Vec<Observation> {
    let (None, Some(lock)) = (context.archive, context.lock) else { return Vec::new() };
    let data = context.dataset;
    let recorded = |claim: &Claim| data.sources[data.accounts[claim.account].source].archive.is_some();
    let open = data.claims.iter().filter(|(id, claim)| !claim.quote.is_empty() && recorded(claim) && !lock.covers(data, *id));
    let seen = open.map(|(_, claim)| {
        let seen = Observation::at(Facet::Evidence(Evidence::Unverified), claim.span, "new, or changed since it was verified");
        in_account(data, claim, seen.value("account", data.account_key(&data.accounts[claim.account])))
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
