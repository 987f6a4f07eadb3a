//! A planned day, held against the day on which it came, or against the day on which its source appeared.
//!
//! A plan contradicts nothing. But who reads it alone takes it for what happened, and where nothing tells what came of it, nobody knows.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::passage::in_one;
use super::super::side::shown;
use super::super::when::{date, days, sort};
use super::{Thing, list, overtaken, source};
use crate::dataset::{Claim, Dataset, Id, Property};
use crate::findings::{Observation, Relation, Status, SubjectKind};
use crate::values::date::{Date, DateComparison, compare};
use crate::values::text::sentence_case;

/// What is told of one date of one thing.
#[derive(Default)]
struct Told {
    planned: Vec<Id<Claim>>,
    actual: Vec<Id<Claim>>,
}

pub(super) fn observe(context: &Context<'_>, facet: Status) -> Vec<Observation> {
    let data = context.dataset;
    let mut things: BTreeMap<(Thing, Id<Property>), Told> = BTreeMap::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.value.date().is_some() && !claim.denied && !claim.broken) {
        // What was planned for an incident that never came, an attack that was foiled, is another event than the incident.
        let subject = &data.subjects[data.accounts[claim.account].subject];
        if subject.kind != SubjectKind::Incident {
            let told = things.entry((Thing::of(data, claim), claim.property)).or_default();
            if claim.planned { &mut told.planned } else { &mut told.actual }.push(id);
        }
    }
    let found = things.values_mut().filter_map(|told| {
        sort(data, &mut told.planned);
        sort(data, &mut told.actual);
        if facet == Status::Overtaken { came_otherwise(context, told) } else { overdue(context, told) }
    });
    found.collect()
}

fn same_of(a: &Claim, b: &Claim) -> bool {
    (a.of.is_empty() && b.of.is_empty()) || a.of.iter().any(|x| b.of.iter().any(|y| x.is_of_same(y)))
}

/// Plans that no account of what came fits.
fn came_otherwise(context: &Context<'_>, told: &Told) -> Option<Observation> {
    let data = context.dataset;
    let came = |plan: Id<Claim>| told.actual.iter().copied().filter(move |&id| same_of(&data.claims[plan], &data.claims[id]));
    let excludes = |plan: Id<Claim>, id: Id<Claim>| {
        let dates = date(data, plan).zip(date(data, id));
        dates.is_some_and(|(plan, came)| matches!(compare(plan, came), DateComparison::Contradicts { .. }))
    };
    // Who tells both in one passage has said that it came otherwise.
    let beside = |plan: Id<Claim>| came(plan).any(|id| in_one(context, plan, id));
    let planned: Vec<Id<Claim>> = told
        .planned
        .iter()
        .copied()
        .filter(|&plan| came(plan).next().is_some() && came(plan).all(|id| excludes(plan, id)) && !beside(plan))
        .collect();
    let mut actual: Vec<Id<Claim>> = planned.iter().flat_map(|&plan| came(plan)).collect();
    sort(data, &mut actual);
    let said = |&id: &Id<Claim>| shown(data, &data.claims[id]);
    let notes: BTreeSet<String> = planned.iter().flat_map(|plan| actual.iter().filter_map(move |id| apart(data, *plan, *id))).collect();
    let mut seen = overtaken(context, Status::Overtaken, planned.clone(), actual.clone())?;
    for note in notes {
        seen = seen.note(format!("{}.", sentence_case(&note)));
    }
    seen.relation = Some(Relation::Refines);
    Some(seen.value("planned", list(planned.iter().map(said))).value("actual", list(actual.iter().map(said))))
}

/// "planned for 1 Jan – 31 Mar 2022, 9 Nov 2022 is 223 days after"
fn apart(data: &Dataset, plan: Id<Claim>, came: Id<Claim>) -> Option<String> {
    let (planned, actual) = (date(data, plan)?, date(data, came)?);
    let gap = planned.possible().gap_days(actual.possible());
    let before = actual.possible().latest().zip(planned.possible().earliest()).is_some_and(|(came, plan)| came < plan);
    let side = if before { "before" } else { "after" };
    (gap > 0).then(|| format!("planned for {}: {} is {} {side} that", planned.human(), actual.human(), days(gap.into())))
}

/// Plans that were past when their source appeared, where no account tells what came.
fn overdue(context: &Context<'_>, told: &Told) -> Option<Observation> {
    let data = context.dataset;
    let late = |id: Id<Claim>| {
        let (planned, appeared) = (date(data, id)?.possible().latest()?, data.sources[source(data, id)].published.as_ref()?);
        let late = appeared.possible().earliest()?.signed_duration_since(planned).num_days();
        u64::try_from(late).ok().filter(|&late| late > 0)
    };
    // That somebody said so, or that it was so on a day, does not age.
    let own_words = |id: Id<Claim>| data.claims[id].speakers.is_empty() && data.claims[id].as_of.is_none();
    let untold = |id: Id<Claim>| {
        !told.actual.iter().any(|&other| data.claims[other].of.is_empty() || same_of(&data.claims[id], &data.claims[other]))
    };
    let planned: Vec<Id<Claim>> = told.planned.iter().copied().filter(|&id| late(id).is_some() && own_words(id) && untold(id)).collect();
    let said = |&id: &Id<Claim>| shown(data, &data.claims[id]);
    let publication = |id: &Id<Claim>| &data.sources[source(data, *id)];
    let mut seen = overtaken(context, Status::Overdue, planned.clone(), Vec::new())?;
    for plan in &planned {
        let (source, gap) = (publication(plan), late(*plan)?);
        let note = format!("Planned for {}: {} appeared at least {} after that.", said(plan), source.id.value, days(gap));
        seen = seen.note(note);
        if !seen.related.iter().any(|label| label.span == source.id.span) {
            let published = source.published.as_ref().map(Date::human).unwrap_or_default();
            seen = seen.see(source.id.span, format!("published {published}"));
        }
    }
    let appeared = list(planned.iter().map(publication).filter_map(|source| Some(source.published.as_ref()?.human())));
    let sources = list(planned.iter().map(|id| publication(id).id.value.clone()));
    Some(seen.value("planned", list(planned.iter().map(said))).value("source", sources).value("published", appeared))
}
