//! Incidents of one month and area that harmed as many, each with a sequel, and the sequels alike too: two hostages of a January, both
//! killed in the end by the same group.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::agreement::{all_figures, named_actors};
use super::near::{By, Near, Pairs, WIDEST, add};
use super::{claims, within};
use crate::dataset::{Dataset, Entity, Id, Name, Subject};
use crate::findings::SubjectKind;

/// The longest month.
const MONTH: i64 = 31;

/// A month with more incidents in one area, of which no day is told, tells nothing by itself.
const MOST: usize = 8;

/// Adds the pairs that are near by what came of them.
pub(super) fn add_pairs(data: &Dataset, pairs: &mut Pairs) {
    let sequels = sequels(data);
    let mut told: BTreeMap<(Month, Id<Entity>), BTreeSet<Id<Subject>>> = BTreeMap::new();
    for (incident, record) in data.subjects.iter().filter(|(id, record)| record.kind == SubjectKind::Incident && sequels.contains_key(id)) {
        let Some(month) = month(data, record) else { continue };
        for area in areas(data, record) {
            told.entry((month, area)).or_default().insert(incident);
        }
    }
    for ((_, area), incidents) in told.into_iter().filter(|(_, incidents)| incidents.len() <= MOST) {
        for (n, &a) in incidents.iter().enumerate() {
            for &b in incidents.iter().skip(n + 1) {
                let Some(agrees) = alike(data, &sequels, a, b) else { continue };
                let places = BTreeSet::from([data.entities[area].name().to_owned()]);
                add(pairs, (a, b), Near { by: By::Month, gap: 0, places, agrees });
            }
        }
    }
}

/// The incidents that follow each.
fn sequels(data: &Dataset) -> BTreeMap<Id<Subject>, Vec<Id<Subject>>> {
    let mut sequels: BTreeMap<Id<Subject>, Vec<Id<Subject>>> = BTreeMap::new();
    for (id, record) in data.subjects.iter() {
        for &before in &record.follows {
            sequels.entry(before).or_default().push(id);
        }
    }
    sequels
}

/// Its first and its last day.
type Month = (NaiveDate, NaiveDate);

/// The month of an incident, where all that is told of its day is the month.
fn month(data: &Dataset, record: &Subject) -> Option<Month> {
    let dates = claims(data, record).filter(|claim| data.vocabulary.properties[claim.property].has_role("event"));
    let mut months = dates.map(|claim| claim.value.date().and_then(|date| within(date, MONTH).filter(|_| within(date, WIDEST).is_none())));
    let first = months.next()??;
    months.all(|other| other == Some(first)).then(|| first.earliest().zip(first.latest()))?
}

/// Where it was, or near where.
fn areas(data: &Dataset, record: &Subject) -> BTreeSet<Id<Entity>> {
    let placed = claims(data, record).filter(|claim| data.vocabulary.properties[claim.property].has_role("location"));
    placed.flat_map(|claim| claim.value.names()).filter_map(Name::entity).collect()
}

/// What the two and their sequels tell alike; nothing unless both have a figure in common, and their sequels a figure and an actor.
fn alike(data: &Dataset, sequels: &BTreeMap<Id<Subject>, Vec<Id<Subject>>>, a: Id<Subject>, b: Id<Subject>) -> Option<BTreeSet<String>> {
    let (one, other) = (&data.subjects[a], &data.subjects[b]);
    let own = Some(all_figures(data, one, other)).filter(|own| !own.is_empty() && one_victim(data, one, other))?;
    let after = |id: Id<Subject>| sequels.get(&id).into_iter().flatten().copied();
    let mut ends = after(a).flat_map(|x| after(b).map(move |y| (x, y))).filter(|(x, y)| x != y);
    let sequel = ends.find_map(|(x, y)| {
        let (x, y) = (&data.subjects[x], &data.subjects[y]);
        let (actors, figures) = (named_actors(data, x, y), all_figures(data, x, y));
        (!actors.is_empty() && !figures.is_empty()).then(|| figures.into_iter().chain(actors).collect::<Vec<_>>().join(", "))
    })?;
    Some(own.into_iter().chain([format!("followed by {sequel}")]).collect())
}

/// Whether the victims can be one: not both named, with nobody in common.
fn one_victim(data: &Dataset, a: &Subject, b: &Subject) -> bool {
    let victims = |record| -> BTreeSet<Id<Entity>> {
        let told = claims(data, record).filter(|claim| data.vocabulary.properties[claim.property].has_role("victim"));
        told.flat_map(|claim| claim.value.names()).filter_map(Name::entity).collect()
    };
    let (a, b) = (victims(a), victims(b));
    a.is_empty() || b.is_empty() || a.intersection(&b).next().is_some()
}
