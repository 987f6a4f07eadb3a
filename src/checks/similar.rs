//! Incidents that may be one: close in date and place.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::side::shown;
use crate::dataset::{Claim, Dataset, Entity, Id, PlaceRelation, Property, Subject, Value, Verdict};
use crate::findings::{Facet, Observation, Similar, SubjectKind};
use crate::values::date::DayRange;

/// A day of an incident that is told less exactly than this is close to everything, and so to nothing.
const WIDEST: i64 = 10;

/// With how many of those that follow by day an incident is compared. A town with more events in a few days is a battlefield, where
/// every pair would be close and none worth a finding.
const NEIGHBOURS: usize = 24;

/// An incident at one of its places.
#[derive(Clone, Copy)]
struct Located {
    incident: Id<Subject>,
    days: DayRange,
}

/// How near two incidents are.
struct Near {
    /// Days between them.
    gap: u32,
    /// The places they share.
    places: BTreeSet<Id<Entity>>,
}

/// Every pair of incidents at one place, at most `days` apart, that nothing tells apart yet.
pub(super) fn observe(context: &Context<'_>, days: u32) -> Vec<Observation> {
    let data = context.dataset;
    let mut by_place: BTreeMap<Id<Entity>, Vec<Located>> = BTreeMap::new();
    for (incident, record) in data.subjects.iter().filter(|(_, subject)| subject.kind == SubjectKind::Incident) {
        let places: BTreeSet<Id<Entity>> = claims(data, record).flat_map(|claim| places(data, claim)).collect();
        for located in claims(data, record).filter_map(|claim| day(data, claim)).map(|days| Located { incident, days }) {
            for &place in &places {
                by_place.entry(place).or_default().push(located);
            }
        }
    }
    let mut pairs: BTreeMap<(Id<Subject>, Id<Subject>), Near> = BTreeMap::new();
    for (&place, located) in &by_place {
        for (a, b, gap) in close(located, days) {
            let near = pairs.entry((a.min(b), a.max(b))).or_insert_with(|| Near { gap, places: BTreeSet::new() });
            near.gap = near.gap.min(gap);
            near.places.insert(place);
        }
    }
    let joint = joint_pairs(data);
    let undecided = pairs.into_iter().filter(|((a, b), _)| !told_apart(data, &joint, *a, *b));
    undecided.map(|((a, b), near)| pair(data, a, b, &near)).collect()
}

fn claims<'d>(data: &'d Dataset, subject: &'d Subject) -> impl Iterator<Item = &'d Claim> {
    let ids = subject.accounts.iter().flat_map(|&account| &data.accounts[account].claims);
    ids.map(|&id| &data.claims[id]).filter(|claim| !claim.planned && !claim.denied && !claim.broken)
}

/// The places a claim puts the incident at, if they are of the kind that a bare name means: a town, not a region.
fn places(data: &Dataset, claim: &Claim) -> Vec<Id<Entity>> {
    let Value::Entities(names) = &claim.value else { return Vec::new() };
    let prefer = &data.vocabulary.properties[claim.property].prefer;
    if !data.vocabulary.properties[claim.property].has_role("location") || claim.relation == Some(PlaceRelation::Between) {
        return Vec::new();
    }
    let entities = names.iter().filter_map(crate::dataset::Name::entity);
    entities.filter(|&id| data.vocabulary.takes(prefer, data.entities[id].entity_type)).collect()
}

/// The days a claim puts the incident on, if they are told exactly enough.
fn day(data: &Dataset, claim: &Claim) -> Option<DayRange> {
    let Value::Date(date) = &claim.value else { return None };
    let days = date.possible();
    let width = days.latest()?.signed_duration_since(days.earliest()?).num_days();
    (data.vocabulary.properties[claim.property].has_role("event") && width <= WIDEST).then_some(days)
}

/// The pairs of different incidents at most `days` apart. Sorted by day, so that only neighbours are compared.
fn close(located: &[Located], days: u32) -> Vec<(Id<Subject>, Id<Subject>, u32)> {
    let mut sorted = located.to_vec();
    sorted.sort_by_key(|located| (located.days.earliest(), located.incident));
    let mut found = Vec::new();
    for (n, a) in sorted.iter().enumerate() {
        let reach = i64::from(days) + WIDEST;
        let near = sorted.iter().skip(n + 1).take(NEIGHBOURS).take_while(|b| {
            let apart = b.days.earliest().zip(a.days.earliest()).map(|(b, a)| b.signed_duration_since(a).num_days());
            apart.is_some_and(|apart| apart <= reach)
        });
        let gaps = near.filter(|b| b.incident != a.incident).map(|b| (a.incident, b.incident, a.days.gap_days(b.days)));
        found.extend(gaps.filter(|(_, _, gap)| *gap <= days));
    }
    found
}

/// Whether a judgement, a link or a joint figure already says that they are two. A judgement that they are one leaves two records that
/// should be one.
fn told_apart(data: &Dataset, joint: &BTreeSet<(Id<Subject>, Id<Subject>)>, a: Id<Subject>, b: Id<Subject>) -> bool {
    let linked = |a: Id<Subject>, b: Id<Subject>| {
        let record = &data.subjects[a];
        record.links().any(|linked| linked == b)
            || record.part_of.contains(&b)
            || record.part_of.iter().any(|whole| data.subjects[b].part_of.contains(whole))
    };
    let judged = data.judged(a, b).is_some_and(|judgement| judgement.verdict != Verdict::Same);
    judged || linked(a, b) || linked(b, a) || joint.contains(&(a.min(b), a.max(b)))
}

/// The pairs of incidents that a figure is given over: whoever counts them together knows that they are two.
fn joint_pairs(data: &Dataset) -> BTreeSet<(Id<Subject>, Id<Subject>)> {
    let mut found = BTreeSet::new();
    for (_, claim) in data.claims.iter() {
        let own = data.accounts[claim.account].subject;
        let all: Vec<Id<Subject>> = std::iter::once(own).chain(claim.together_with.iter().copied()).collect();
        found.extend(all.iter().flat_map(|&a| all.iter().map(move |&b| (a, b))).filter(|(a, b)| a < b));
    }
    found
}

fn pair(data: &Dataset, a: Id<Subject>, b: Id<Subject>, near: &Near) -> Observation {
    // By id, not by file: what is said of two must not depend on where they stand.
    let (first, second) = (&data.subjects[a], &data.subjects[b]);
    let (first, second) = if first.id.value <= second.id.value { (first, second) } else { (second, first) };
    let names = near.places.iter().map(|&id| data.entities[id].name()).collect::<Vec<_>>().join(", ");
    let when = match near.gap {
        0 => "on the same day".to_owned(),
        1 => "a day apart".to_owned(),
        gap => format!("{gap} days apart"),
    };
    let differs = differences(data, first, second);
    let mut seen =
        Observation::at(Facet::Similar(Similar::Incidents), first.id.span, &first.title.value).see(second.id.span, &second.title.value);
    seen = seen.value("first", &first.id.value).value("second", &second.id.value);
    seen = seen.value("agrees", format!("{names}, {when}")).value("differs", &differs);
    if !differs.is_empty() {
        seen = seen.note(format!("They differ in {differs}; figures and days differ between accounts of one event too."));
    }
    seen.subjects = vec![first.reference(), second.reference()];
    let (x, y) = (&first.id.value, &second.id.value);
    let help = format!(
        "If they are one event, make them one incident; if not, say so: [[judgement]] verdict = \"different\", incidents = [\"{x}\", \"{y}\"], \
         reason = \"…\", by = \"…\", date = \"…\""
    );
    if data.judged(a, b).is_some() {
        seen = seen.note("They are judged to be one, and are still two records.");
    }
    seen.about(first.reference()).identity([x, y]).help(help)
}

/// What the two tell differently, property by property.
fn differences(data: &Dataset, a: &Subject, b: &Subject) -> String {
    let values = |subject: &Subject| {
        let mut values: BTreeMap<Id<Property>, BTreeSet<String>> = BTreeMap::new();
        for claim in claims(data, subject) {
            if matches!(claim.value, Value::Count(..) | Value::Entities(_))
                && !data.vocabulary.properties[claim.property].has_role("location")
            {
                values.entry(claim.property).or_default().insert(shown(data, claim));
            }
        }
        values
    };
    let (a, b) = (values(a), values(b));
    let both = a.iter().filter_map(|(property, x)| b.get(property).map(|y| (property, x, y)));
    let differing = both.filter(|(_, x, y)| x.is_disjoint(y)).map(|(&property, x, y)| {
        let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(" / ");
        format!("{} ({} against {})", data.vocabulary.properties[property].id, list(x), list(y))
    });
    differing.collect::<Vec<_>>().join(", ")
}
