//! Quotes themselves: whether there is one, how long it is, and where it stands.

use super::super::Context;
use super::super::parts::in_account;
use crate::archive::{Piece, text::Text};
use crate::dataset::{Claim, Id, Standing, Value};
use crate::files::Spanned;
use crate::findings::{Evidence, Facet, Observation, Severity};

/// Claims with neither a quote nor a reason why they are read from the context.
pub(super) fn missing(context: &Context<'_>) -> Vec<Observation> {
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
pub(super) fn too_long(context: &Context<'_>, limit: u32) -> Vec<Observation> {
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
pub(super) fn not_found(context: &Context<'_>) -> Vec<Observation> {
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

/// So many places of one quote are listed.
const LISTED: usize = 4;

/// Quotes of figures and dates that stand in their passage more than once: which one is meant is not said, and if they `differ`, only
/// some of them bear the claim out. A name means the same wherever it stands.
pub(super) fn ambiguous(context: &Context<'_>, id: Id<Claim>, claim: &Claim, differ: bool) -> Vec<Observation> {
    let located = context.archive.and_then(|archive| {
        let text = &archive.text(context.dataset.accounts[claim.account].source)?.text;
        Some((text, archive.located(id)?))
    });
    let Some((text, located)) = located else { return Vec::new() };
    // A part that has no quote of its own has that of its whole, which is reported there.
    let own = located.pieces.iter().filter(|piece| piece.hits.len() > 1 && claim.span.contains(piece.words.span));
    own.map(|piece| several(text, piece, differ)).collect()
}

fn several(text: &Text, piece: &Piece, differ: bool) -> Observation {
    let quote = &piece.words.value;
    let places: Vec<String> = piece.hits.iter().map(|hit| text.in_context(hit)).collect();
    let listed = places.iter().take(LISTED).map(|place| format!("“{place}”")).collect::<Vec<_>>().join(", ");
    let n = piece.hits.len();
    let mut seen = Observation::at(Facet::Evidence(Evidence::Ambiguous), piece.words.span, format!("stands there {n} times"));
    seen = seen.note(format!("The places: {listed}."));
    if !differ {
        seen.at_most = Some(Severity::Info);
    }
    let longer: Vec<String> = piece.hits.iter().take(LISTED).filter_map(|hit| text.unique(hit)).map(|words| format!("“{words}”")).collect();
    if !longer.is_empty() {
        seen = seen.help(format!("Quote one of {}.", longer.join(", ")));
    }
    let said = if differ { "and only some of them bear the claim out" } else { "and all say the same" };
    seen.value("quote", quote).value("n", n).value("said", said)
}
