//! Claims that a curator set above or below others, and what is left to disagree on.

use std::collections::BTreeSet;

use super::differences;
use super::groups::Group;
use crate::dataset::{Claim, Dataset, Id, Rank};
use crate::findings::{Disagreement, Means, Settled};

/// A group in which some claims are ranked.
pub(super) struct Ranked {
    /// The claim that is set apart first, in order of the data set.
    first: Id<Claim>,
    /// How the claims that count still differ.
    left: BTreeSet<Disagreement>,
}

impl Ranked {
    /// None where all claims of the group are of one rank. Only the preferred ones count, where there are some; else all that are not
    /// deprecated.
    pub(super) fn of(data: &Dataset, group: &Group) -> Option<Self> {
        let rank = |id: &Id<Claim>| data.claims[*id].rank;
        let apart = |id: &&Id<Claim>| rank(id) != Rank::Normal;
        let &first = group.claims.iter().find(apart)?;
        let best = if group.claims.iter().any(|id| rank(id) == Rank::Preferred) { Rank::Preferred } else { Rank::Normal };
        let counting = Group { claims: group.claims.iter().copied().filter(|id| rank(id) >= best).collect(), ..group.clone() };
        Some(Self { first, left: differences(data, &counting).into_iter().map(|difference| difference.kind).collect() })
    }

    /// What settles a difference of one kind, if the ranks do.
    pub(super) fn settles(&self, data: &Dataset, kind: Disagreement) -> Option<Settled> {
        let claim = &data.claims[self.first];
        let rank = if claim.rank == Rank::Preferred { "preferred" } else { "set aside" };
        let answer = format!("{} is {rank}", data.account_key(&data.accounts[claim.account]));
        let reason = claim.rank_reason.clone();
        (!self.left.contains(&kind)).then_some(Settled { by: Means::Rank, answer: Some(answer), reason, who: None, span: claim.span })
    }
}
