//! What accounts give of an outcome, incident by incident, and which numbers of a population that allows.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::figures::{Figure, Figures, Voice};
use crate::dataset::{Claim, Dataset, Id, Population, Property, Subject};
use crate::findings::SubjectKind;
use crate::values::count::Interval;
use crate::values::date::{Date, DateComparison, compare};

/// What an account gives of one incident.
#[derive(Debug, Clone)]
pub(super) struct Toll {
    /// The claims it is read from.
    pub claims: Vec<Id<Claim>>,
    /// The numbers that it allows for the population asked for.
    pub allows: Interval,
    /// Whether it says whose figure it is.
    pub says_whose: bool,
}

/// Several incidents, by id, and an outcome.
type Joint = (Vec<Id<Subject>>, Id<Property>);

/// The figures of every incident, outcome by outcome.
pub(super) struct Tolls<'d> {
    pub data: &'d Dataset,
    /// Of one incident.
    pub single: BTreeMap<(Id<Subject>, Id<Property>), Figures>,
    /// Of several together.
    pub joint: BTreeMap<Joint, Figures>,
}

impl<'d> Tolls<'d> {
    /// The figures on these properties, as told: no plan, nothing that could not be read, nothing about some of those concerned.
    pub(super) fn of(data: &'d Dataset, properties: &BTreeSet<Id<Property>>) -> Self {
        let mut single: BTreeMap<_, Vec<Id<Claim>>> = BTreeMap::new();
        let mut joint: BTreeMap<Joint, Vec<Id<Claim>>> = BTreeMap::new();
        for (subject, record) in data.subjects.iter().filter(|(_, record)| record.kind == SubjectKind::Incident) {
            for id in data.claims_of(record) {
                let claim = &data.claims[id];
                if claim.planned || claim.broken || !claim.of.is_empty() || !properties.contains(&claim.property) {
                    continue;
                }
                if claim.together_with.is_empty() {
                    single.entry((subject, claim.property)).or_default().push(id);
                } else {
                    let subjects = std::iter::once(subject).chain(claim.together_with.iter().copied());
                    joint.entry((by_id(data, subjects), claim.property)).or_default().push(id);
                }
            }
        }
        let single = single.into_iter().map(|(key, claims)| (key, Figures::of(data, &claims))).collect();
        let joint = joint.into_iter().map(|(key, claims)| (key, Figures::of(data, &claims))).collect();
        Self { data, single, joint }
    }

    /// What the accounts of an incident give of a population, in an order that does not follow the files.
    pub(super) fn given(
        &self,
        incident: Id<Subject>,
        property: Id<Property>,
        whose: Option<Id<Population>>,
        at: Option<&Date>,
    ) -> Vec<Toll> {
        let Some(figures) = self.single.get(&(incident, property)) else { return Vec::new() };
        let mut voices: BTreeMap<&Voice, Vec<Toll>> = BTreeMap::new();
        for figure in figures.list.iter().filter(|figure| figure.is_whole() && same_time(self.data, figure, at)) {
            if let Some(allows) = allows(self.data, figures, figure, whose) {
                let toll = Toll { claims: figure.claims(), allows, says_whose: figure.population.is_some() };
                voices.entry(&figure.voice).or_default().push(toll);
            }
        }
        let mut tolls: Vec<Toll> = voices.into_values().flat_map(closest).collect();
        tolls.sort_by_cached_key(|toll| (toll.allows, keys(self.data, &toll.claims)));
        tolls
    }

    /// What is sure of an incident if any of its accounts is right: the lowest of their floors. An account that does not say whose its
    /// figure is counts only where everybody is asked for.
    pub(super) fn least(&self, incident: Id<Subject>, property: Id<Property>, whose: Option<Id<Population>>) -> Option<Toll> {
        let everybody = whose.is_none_or(|population| self.data.vocabulary.population_tree.above(population).is_empty());
        let sure = self.given(incident, property, whose, None).into_iter().filter(|toll| everybody || toll.says_whose);
        sure.min_by_key(|toll| toll.allows.low())
    }
}

/// What one voice says holds at once: the figure that says most, if all others allow what it allows. Else each by itself.
fn closest(tolls: Vec<Toll>) -> Vec<Toll> {
    let all = |toll: &&Toll| tolls.iter().all(|other| other.allows.encloses(toll.allows));
    match tolls.iter().find(all).cloned() {
        Some(closest) => vec![closest],
        None => tolls,
    }
}

/// The numbers that a figure allows for a population; nothing if it is of other people.
pub(super) fn allows(data: &Dataset, figures: &Figures, figure: &Figure, whose: Option<Id<Population>>) -> Option<Interval> {
    let tree = &data.vocabulary.population_tree;
    let floor = figure.count.interval().or_more();
    let told = if figure.only_floor { floor } else { figure.count.interval() };
    let ceiling = Some(told.or_less());
    match (figure.population, whose) {
        (x, y) if x == y => Some(told),
        (Some(x), Some(y)) if tree.is_within(x, y) => Some(floor),
        (Some(x), Some(y)) if tree.is_within(y, x) => ceiling,
        (Some(_), Some(_)) => None,
        // As in a comparison of accounts: without a population it is of the same people only where no others are told of.
        (Some(_), None) if !figures.is_all(figure) => Some(floor),
        (None, Some(y)) if figures.tells_apart(data, figure, y) => ceiling,
        _ => Some(told),
    }
}

/// Whether a figure and another statement can be of one state of knowledge.
fn same_time(data: &Dataset, figure: &Figure, at: Option<&Date>) -> bool {
    let own = data.claims[figure.claim].as_of.as_ref();
    own.zip(at).is_none_or(|(own, at)| compare(own, at) == DateComparison::Same)
}

/// The subjects, each once, by id and not by file.
pub(super) fn by_id(data: &Dataset, subjects: impl IntoIterator<Item = Id<Subject>>) -> Vec<Id<Subject>> {
    let mut subjects: Vec<Id<Subject>> = subjects.into_iter().collect();
    subjects.sort_by(|&a, &b| data.subjects[a].id.value.cmp(&data.subjects[b].id.value));
    subjects.dedup();
    subjects
}

/// What orders claims, whatever the files: subject, account, value, whose, where.
pub(super) fn keys(data: &Dataset, claims: &[Id<Claim>]) -> Vec<[String; 5]> {
    let key = |&id: &Id<Claim>| {
        let claim = &data.claims[id];
        let account = &data.accounts[claim.account];
        let whose = claim.population.map(|population| data.vocabulary.populations[population].id.clone());
        let place = claim.at_place.as_ref().map(|place| place.text.value.clone());
        let subject = data.subjects[account.subject].id.value.clone();
        [subject, data.account_key(account), claim.text.clone(), whose.unwrap_or_default(), place.unwrap_or_default()]
    };
    claims.iter().map(key).collect()
}
