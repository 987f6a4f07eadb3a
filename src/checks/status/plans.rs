//! A planned day, held against the day on which it came, or against the day on which its source appeared.
//!
//! What is announced for six months is planned to end when they are over. A plan contradicts nothing. But who reads it alone takes it for what happened, and where nothing tells what came of it, nobody knows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::super::Context;
use super::super::passage::in_one;
use super::super::side::shown;
use super::super::when::{date, days, sort};
use super::{Thing, list, overtaken, source};
use crate::dataset::{Claim, Dataset, Id, Property, Value};
use crate::findings::{Observation, Relation, Status, SubjectKind};
use crate::values::date::{Date, DateComparison, compare};
use crate::values::duration::Duration;
use crate::values::text::sentence_case;

/// Roles of the day from which a time that was set runs.
const SETTING: [&str; 2] = ["announcement", "decision-day"];

/// Roles of dates that tell when something ended or is to end, or from when to when it was.
const ENDING: [&str; 4] = ["end", "extension", "extent", "departure"];

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
    for told in things.values_mut() {
        sort(data, &mut told.planned);
        sort(data, &mut told.actual);
    }
    if facet == Status::Overtaken {
        return things.values().filter_map(|told| came_otherwise(context, told)).collect();
    }
    let plans = things.values().map(|told| days_planned(data, told)).chain(terms_planned(data));
    plans.filter_map(|plans| overdue(context, plans)).collect()
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

/// A plan, and the day by which it was to be done.
struct Plan {
    claim: Id<Claim>,
    /// What else tells the day.
    since: Option<Id<Claim>>,
    by: NaiveDate,
    /// As a reader knows it.
    words: String,
}

/// Planned days of which no account tells what came.
fn days_planned(data: &Dataset, told: &Told) -> Vec<Plan> {
    // That somebody said so, or that it was so on a day, does not age.
    let own_words = |id: Id<Claim>| data.claims[id].speakers.is_empty() && data.claims[id].as_of.is_none();
    let untold = |id: Id<Claim>| {
        !told.actual.iter().any(|&other| data.claims[other].of.is_empty() || same_of(&data.claims[id], &data.claims[other]))
    };
    let plan = |id: Id<Claim>| {
        Some(Plan { claim: id, since: None, by: date(data, id)?.possible().latest()?, words: shown(data, &data.claims[id]) })
    };
    told.planned.iter().copied().filter(|&id| own_words(id) && untold(id)).filter_map(plan).collect()
}

/// Things that were announced or decided for a time, of which no account tells how they ended.
fn terms_planned(data: &Dataset) -> Vec<Vec<Plan>> {
    let has_role = |claim: &Claim, roles: &[&str]| roles.iter().any(|role| data.vocabulary.properties[claim.property].has_role(role));
    let claims = || data.claims.iter().filter(|(_, claim)| !claim.denied && !claim.broken);
    let is_ended = |claim: &Claim| {
        let over = |word| !data.vocabulary.properties[claim.property].current.contains(word);
        has_role(claim, &ENDING) || (has_role(claim, &["status"]) && matches!(&claim.value, Value::Word(word) if over(word)))
    };
    let ended: BTreeSet<Thing> = claims().filter(|(_, claim)| is_ended(claim)).map(|(_, claim)| Thing::of(data, claim)).collect();
    let mut things: BTreeMap<Thing, Vec<Plan>> = BTreeMap::new();
    for (id, claim) in claims().filter(|(_, claim)| has_role(claim, &["duration"]) && claim.as_of.is_none()) {
        let thing = Thing::of(data, claim);
        let account = &data.accounts[claim.account];
        let topic = data.subjects[account.subject].kind != SubjectKind::Incident;
        let Value::Count(count, Some(unit)) = &claim.value else { continue };
        let mut since =
            account.claims.iter().copied().filter(|&other| has_role(&data.claims[other], &SETTING) && same_of(claim, &data.claims[other]));
        let (Some(term), Some(first), None) = (Duration::new(count, unit), since.next(), since.next()) else { continue };
        let from = date(data, first).and_then(|date| date.possible().latest());
        if let Some(by) = from.and_then(|from| term.end_of(from)).filter(|_| topic && !ended.contains(&thing)) {
            let words = format!("{} from {}", shown(data, claim), shown(data, &data.claims[first]));
            things.entry(thing).or_default().push(Plan { claim: id, since: Some(first), by, words });
        }
    }
    things.into_values().collect()
}

/// Plans that were past when their source appeared.
fn overdue(context: &Context<'_>, plans: Vec<Plan>) -> Option<Observation> {
    let data = context.dataset;
    let late = |plan: &Plan| {
        let appeared = data.sources[source(data, plan.claim)].published.as_ref()?;
        let late = appeared.possible().earliest()?.signed_duration_since(plan.by).num_days();
        u64::try_from(late).ok().filter(|&late| late > 0)
    };
    let mut planned: Vec<(Plan, u64)> = plans.into_iter().filter_map(|plan| late(&plan).map(|late| (plan, late))).collect();
    planned.sort_by_cached_key(|(plan, _)| data.account_key(&data.accounts[data.claims[plan.claim].account]));
    let publication = |plan: &Plan| &data.sources[source(data, plan.claim)];
    let (claims, since) = (planned.iter().map(|(plan, _)| plan.claim), planned.iter().filter_map(|(plan, _)| plan.since));
    let mut seen = overtaken(context, Status::Overdue, claims.collect(), since.collect())?;
    for (plan, late) in &planned {
        let source = publication(plan);
        let note = format!("Planned for {}: {} appeared at least {} after that.", plan.words, source.id.value, days(*late));
        seen = seen.note(note);
        if !seen.related.iter().any(|label| label.span == source.id.span) {
            let published = source.published.as_ref().map(Date::human).unwrap_or_default();
            seen = seen.see(source.id.span, format!("published {published}"));
        }
    }
    let appeared = list(planned.iter().filter_map(|(plan, _)| Some(publication(plan).published.as_ref()?.human())));
    let sources = list(planned.iter().map(|(plan, _)| publication(plan).id.value.clone()));
    let words = list(planned.iter().map(|(plan, _)| plan.words.clone()));
    Some(seen.value("planned", words).value("source", sources).value("published", appeared))
}
