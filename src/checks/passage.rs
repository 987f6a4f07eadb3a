//! The passage of its source that an account tells.

use super::Context;
use crate::dataset::{Account, Claim, Id};

/// A passage of a source: where it starts in the text, or the words that find it where the text is not at hand.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Passage {
    Starts(usize),
    At(String),
}

/// The passage of an account, if it names one.
pub(super) fn passage(context: &Context<'_>, account: &Account) -> Option<Passage> {
    let at = account.at.as_ref()?;
    let found = context.archive.and_then(|archive| archive.text(account.source)).and_then(|archived| {
        let passages = archived.text.passages_at(&at.value);
        passages.first().map(|passage| Passage::Starts(passage.bytes.start))
    });
    Some(found.unwrap_or_else(|| Passage::At(at.value.clone())))
}

/// Whether two claims stand in one passage: whoever reads the one reads the other.
pub(super) fn in_one(context: &Context<'_>, a: Id<Claim>, b: Id<Claim>) -> bool {
    let data = context.dataset;
    let (a, b) = (data.claims[a].account, data.claims[b].account);
    let (first, second) = (&data.accounts[a], &data.accounts[b]);
    let starts = || passage(context, first).is_some_and(|starts| passage(context, second) == Some(starts));
    a == b || first.source == second.source && starts()
}
