//! When incidents happened and where, as far as all their accounts agree on it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::dataset::{Claim, Dataset, Entity, Id, Subject, Value};
use crate::findings::SubjectKind;
use crate::values::date::{Date, DayRange};

/// The incidents of a data set by the first day that their accounts allow, each with the last.
pub(super) struct Calendar {
    days: Vec<(NaiveDate, NaiveDate, Id<Subject>)>,
}

impl Calendar {
    pub(super) fn of(data: &Dataset) -> Self {
        let incidents = data.subjects.iter().filter(|(_, record)| record.kind == SubjectKind::Incident);
        let mut days: Vec<_> = incidents
            .filter_map(|(id, record)| {
                let days = days(data, record)?;
                Some((days.earliest()?, days.latest()?, id))
            })
            .collect();
        days.sort();
        Self { days }
    }

    /// The incidents that happened from `first` to `last`, whichever account is right.
    pub(super) fn within(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = Id<Subject>> {
        let from = self.days.partition_point(|(day, ..)| *day < first);
        let started = self.days.iter().skip(from).take_while(move |(day, ..)| *day <= last);
        started.filter(move |(_, end, _)| *end <= last).map(|(_, _, id)| *id)
    }
}

/// From the first to the last day that the accounts of an incident allow. An account that only says "by then" allows no more than the
/// others; nothing if none says more.
pub(super) fn days(data: &Dataset, record: &Subject) -> Option<DayRange> {
    let possible = claims(data, record, "event").filter_map(|claim| claim.value.date()).map(Date::possible);
    let dates = possible.filter_map(|days| days.earliest().zip(days.latest()));
    let (first, last): (Vec<NaiveDate>, Vec<NaiveDate>) = dates.unzip();
    DayRange::new(Some(first.into_iter().min()?), Some(last.into_iter().max()?))
}

/// Whether an incident is told as lying in one of the areas by every account that names a place, and by one at least.
pub(super) fn lies_in(data: &Dataset, record: &Subject, areas: &BTreeSet<Id<Entity>>) -> bool {
    let places: Vec<Id<Entity>> = claims(data, record, "location").flat_map(named).collect();
    let inside = |&place: &Id<Entity>| areas.iter().any(|&area| data.entity_tree.is_within(place, area));
    !places.is_empty() && places.iter().all(inside)
}

/// The entities that a claim names, and the areas that it puts them in.
pub(super) fn named(claim: &Claim) -> Vec<Id<Entity>> {
    match &claim.value {
        Value::Entities(names) => names.iter().filter_map(crate::dataset::Name::entity).collect(),
        _ => claim.lies_in.iter().filter_map(|place| place.area.entity()).collect(),
    }
}

/// What the accounts of a subject claim as happened on properties of a role.
pub(super) fn claims<'d>(data: &'d Dataset, record: &'d Subject, role: &'d str) -> impl Iterator<Item = &'d Claim> {
    let told = data.claims_of(record).map(|id| &data.claims[id]).filter(|claim| claim.stands());
    told.filter(move |claim| data.vocabulary.properties[claim.property].has_role(role))
}
