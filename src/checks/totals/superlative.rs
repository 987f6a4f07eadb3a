//! "The deadliest attack to date", held against graver ones before it, and against graver ones after it that the same document tells of.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::label;
use super::tolls::{Toll, Tolls, keys};
use super::when;
use crate::checks::Context;
use crate::checks::side::{shown, side};
use crate::dataset::{Claim, Dataset, Entity, Id, Population, Property, Subject};
use crate::findings::{Facet, Observation, Relation, Severity, SubjectKind, Totals};
use crate::values::count::Bound;
use crate::values::date::DayRange;

/// How many graver incidents are shown: the gravest say enough.
const SHOWN: usize = 3;

/// What is measured, and whose.
type Measure = (Id<Property>, Option<Id<Population>>);

/// The incidents by how many they cost at least, the gravest first.
type Ranking = Vec<(Toll, Id<Subject>)>;

/// Where graver incidents are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Graver {
    /// Before the incident, or the time that the superlative is of: they belie it.
    Before,
    /// After the incident, in the same document: "to date" is a date long past.
    After,
}

/// An incident that is called the gravest of its time.
struct Superlative<'d> {
    claim: &'d Claim,
    id: Id<Claim>,
    incident: Id<Subject>,
    measure: Measure,
    /// The areas it is said of; empty for everywhere.
    areas: BTreeSet<Id<Entity>>,
}

/// Every superlative that a graver incident belies, or overtakes.
pub(super) fn observe(context: &Context<'_>, looked_for: Graver) -> Vec<Observation> {
    let data = context.dataset;
    let said: Vec<Superlative<'_>> = data.claims.iter().filter_map(|(id, claim)| superlative(data, id, claim)).collect();
    let tolls = Tolls::of(data, &said.iter().map(|said| said.measure.0).collect());
    let mut rankings: BTreeMap<Measure, Ranking> = BTreeMap::new();
    let mut found: BTreeMap<Id<Subject>, Vec<(&Superlative<'_>, Vec<&Toll>)>> = BTreeMap::new();
    for said in &said {
        rankings.entry(said.measure).or_insert_with(|| ranking(&tolls, said.measure));
    }
    for said in &said {
        let graver = rankings.get(&said.measure).map(|ranking| graver(&tolls, ranking, said, looked_for)).unwrap_or_default();
        if !graver.is_empty() {
            found.entry(said.incident).or_default().push((said, graver));
        }
    }
    found.into_values().filter_map(|said| finding(context, &tolls, said, looked_for)).collect()
}

fn superlative<'d>(data: &'d Dataset, id: Id<Claim>, claim: &'d Claim) -> Option<Superlative<'d>> {
    let property = &data.vocabulary.properties[claim.property];
    let incident = data.accounts[claim.account].subject;
    let told = claim.stands() && data.subjects[incident].kind == SubjectKind::Incident;
    let measured = property.measures.filter(|_| told && property.has_role("superlative"))?;
    // A part of a country is no place of the registry: of what lies in it nothing certain can be said.
    let areas = claim.lies_in.iter().map(|place| place.area.entity().filter(|_| place.sector.is_none()));
    let areas: Option<BTreeSet<Id<Entity>>> = areas.chain(claim.at_place.iter().map(crate::dataset::Name::entity)).collect();
    Some(Superlative { claim, id, incident, measure: (measured, claim.population), areas: areas? })
}

fn ranking(tolls: &Tolls<'_>, (property, whose): Measure) -> Ranking {
    let incidents = tolls.single.keys().filter(|(_, told)| *told == property).map(|(incident, _)| *incident);
    let mut ranking: Ranking = incidents.filter_map(|id| Some((tolls.least(id, property, whose)?, id))).collect();
    ranking.sort_by_cached_key(|(toll, _)| (Reverse(toll.allows.low()), keys(tolls.data, &toll.claims)));
    ranking
}

/// The gravest incidents of the same area, at the time that they are looked for, that certainly cost more.
fn graver<'r>(tolls: &Tolls<'_>, ranking: &'r Ranking, said: &Superlative<'_>, looked_for: Graver) -> Vec<&'r Toll> {
    let data = tolls.data;
    let time = match looked_for {
        Graver::Before => time(data, said),
        Graver::After => behind(data, said),
    };
    let (Some(most), Some((since, until))) = (ceiling(tolls, said), time) else { return Vec::new() };
    let in_time = |id: Id<Subject>| {
        let days = when::days(data, &data.subjects[id]);
        let days = days.and_then(|days| days.earliest().zip(days.latest()));
        days.is_some_and(|(first, last)| until.is_none_or(|until| last < until) && since.is_none_or(|since| first > since))
    };
    let source = |id: Id<Claim>| data.accounts[data.claims[id].account].source;
    // What one document has to date, another need not know.
    let told_here = |id: Id<Subject>| {
        let given = tolls.given(id, said.measure.0, said.measure.1, None);
        let own = |toll: &Toll| toll.allows.low() > most && toll.claims.iter().any(|&claim| source(claim) == source(said.id));
        looked_for == Graver::Before || given.iter().any(own)
    };
    let apart = |id: Id<Subject>| {
        let (one, other) = (&data.subjects[said.incident], &data.subjects[id]);
        id != said.incident && !one.part_of.contains(&id) && !other.part_of.contains(&said.incident) && other.about.is_empty()
    };
    let here = |id: Id<Subject>| said.areas.is_empty() || when::lies_in(data, &data.subjects[id], &said.areas);
    let costlier = ranking.iter().take_while(|(toll, _)| toll.allows.low() > most);
    costlier.filter(|(_, id)| apart(*id) && in_time(*id) && here(*id) && told_here(*id)).map(|(toll, _)| toll).take(SHOWN).collect()
}

/// The most that any account gives of the incident itself.
fn ceiling(tolls: &Tolls<'_>, said: &Superlative<'_>) -> Option<Bound> {
    let given = tolls.given(said.incident, said.measure.0, said.measure.1, None);
    let highs: Option<Vec<Bound>> = given.iter().map(|toll| toll.allows.high()).collect();
    highs?.into_iter().max()
}

/// After which day and before which, if any.
type Time = (Option<NaiveDate>, Option<NaiveDate>);

/// The time over which the superlative holds.
fn time(data: &Dataset, said: &Superlative<'_>) -> Option<Time> {
    match &said.claim.as_of {
        Some(date) => match date.extent() {
            Some((start, end)) => Some((start.latest(), Some(end.earliest()?))),
            None => Some((None, Some(date.possible().earliest()?))),
        },
        None => Some((None, Some(when::days(data, &data.subjects[said.incident])?.earliest()?))),
    }
}

/// The time after the incident; nothing where the superlative says of which time it is.
fn behind(data: &Dataset, said: &Superlative<'_>) -> Option<Time> {
    let days = when::days(data, &data.subjects[said.incident]).filter(|_| said.claim.as_of.is_none())?;
    Some((Some(days.latest()?), None))
}

/// One finding for an incident, whoever repeats the superlative.
fn finding(
    context: &Context<'_>,
    tolls: &Tolls<'_>,
    mut said: Vec<(&Superlative<'_>, Vec<&Toll>)>,
    looked_for: Graver,
) -> Option<Observation> {
    let data = context.dataset;
    said.sort_by_cached_key(|(said, _)| keys(data, &[said.id]));
    let (lead, graver) = said.first()?;
    let first = graver.first()?;
    let record = |id: Id<Claim>| &data.subjects[data.accounts[data.claims[id].account].subject];
    let day = |record: &Subject| when::days(data, record).and_then(DayRange::earliest).map(|day| day.to_string()).unwrap_or_default();
    let own = tolls.given(lead.incident, lead.measure.0, lead.measure.1, None);
    let account = |id: Id<Claim>| data.account_key(&data.accounts[data.claims[id].account]);
    let (facet, key) = match looked_for {
        Graver::Before => (Totals::Superlative, "earlier"),
        Graver::After => (Totals::Overtaken, "later"),
    };
    let mut seen = Observation::at(Facet::Totals(facet), lead.claim.span, format!("{}: {}", account(lead.id), shown(data, lead.claim)));
    let other_claims = said.iter().skip(1).map(|(said, _)| said.id);
    let claims: Vec<Id<Claim>> = std::iter::once(lead.id)
        .chain(other_claims)
        .chain(own.iter().flat_map(|toll| toll.claims.iter().copied()))
        .chain(graver.iter().flat_map(|toll| toll.claims.iter().copied()))
        .collect();
    for &id in claims.iter().skip(1) {
        seen = seen.see(data.claims[id].span, label(data, id));
    }
    let (other, low) = (record(*first.claims.first()?), first.allows.low());
    let most = ceiling(tolls, lead)?;
    let incident = &data.subjects[lead.incident];
    seen = seen.note(format!(
        "{} on {}: at least {low}; {} on {}: at most {most}.",
        other.id.value,
        day(other),
        incident.id.value,
        day(incident)
    ));
    if graver.len() > 1 {
        let others: Vec<&str> =
            graver.iter().skip(1).filter_map(|toll| toll.claims.first()).map(|&id| record(id).id.value.as_str()).collect();
        seen = seen.note(format!("Graver than it were also: {}.", others.join(", ")));
    }
    seen.sides = claims.iter().map(|&id| side(context, id)).collect();
    seen.relation = Some(Relation::Contradicts);
    if claims.iter().any(|&id| data.claims[id].sic.is_some()) {
        seen.at_most = Some(Severity::Info);
    }
    let property = &data.vocabulary.properties[lead.claim.property].id;
    let identity = [incident.id.value.clone(), property.clone(), other.id.value.clone()];
    let seen = seen.value("said", shown(data, lead.claim)).value(key, &other.id.value).value("low", low).value("high", most);
    Some(seen.about(incident.reference()).on(property).identity(identity))
}
