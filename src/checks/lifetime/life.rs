//! When entities began and ended, by the sources' own claims at their most generous.

use std::collections::BTreeMap;

use super::super::when::{dates, hull, sort};
use crate::dataset::{Claim, Dataset, Entity, Id};
use crate::values::date::DayRange;

/// The lives that claims tell of.
pub(super) type Lives = BTreeMap<Id<Entity>, Life>;

/// When an entity began and ended.
#[derive(Default)]
pub(super) struct Life {
    starts: Vec<Id<Claim>>,
    ends: Vec<Id<Claim>>,
}

pub(super) fn lives(data: &Dataset) -> Lives {
    let mut lives = Lives::new();
    for (id, subject) in data.subjects.iter() {
        let Some(entity) = subject.lifetime_of else { continue };
        let life = lives.entry(entity).or_default();
        // A date of one of several is not that of the entity.
        let whole = |role: &str| dates(data, id, &[role]).into_iter().filter(|&id| data.claims[id].of.is_empty()).collect::<Vec<_>>();
        life.starts.extend(whole("start"));
        life.ends.extend(whole("end"));
    }
    for life in lives.values_mut() {
        sort(data, &mut life.starts);
        sort(data, &mut life.ends);
    }
    lives
}

/// The end of a life that something lies beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    Start,
    End,
}

impl Bound {
    /// What is told of the entity, before the day.
    pub(super) const fn told(self, individual: bool) -> &'static str {
        match (self, individual) {
            (Self::Start, false) => "have begun",
            (Self::Start, true) => "have been born",
            (Self::End, false) => "have ended",
            (Self::End, true) => "have died",
        }
    }

    /// Where something lies, behind a number of days.
    pub(super) const fn beyond(self, individual: bool) -> &'static str {
        match (self, individual) {
            (Self::Start, false) => "before the earliest day on which it can have begun",
            (Self::Start, true) => "before the earliest day on which the person can have been born",
            (Self::End, false) => "after the last day on which it can have ended",
            (Self::End, true) => "after the last day on which the person can have died",
        }
    }
}

impl Life {
    pub(super) const fn claims(&self, bound: Bound) -> &Vec<Id<Claim>> {
        match bound {
            Bound::Start => &self.starts,
            Bound::End => &self.ends,
        }
    }

    /// Beyond which end some days lie, and by how many days.
    pub(super) fn outside(&self, data: &Dataset, days: DayRange) -> Option<(Bound, u32)> {
        let beyond = |bound: Bound| {
            let limit = hull(data, self.claims(bound))?;
            let (first, last) = if bound == Bound::Start { (days, limit) } else { (limit, days) };
            let apart = first.latest().zip(last.earliest()).is_some_and(|(before, after)| before < after);
            apart.then(|| (bound, days.gap_days(limit)))
        };
        beyond(Bound::Start).or_else(|| beyond(Bound::End))
    }
}
