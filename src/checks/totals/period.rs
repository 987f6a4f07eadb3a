//! A total over a time, held against the incidents of that time that are listed one by one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::label;
use super::tolls::{Toll, Tolls, keys};
use super::when::{self, Calendar};
use crate::checks::Context;
use crate::checks::agreement::tags;
use crate::checks::figures::{Figure, Figures};
use crate::checks::side::{shown, side};
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Property, Subject};
use crate::findings::{Facet, Observation, Relation, Severity, SubjectKind, Totals};
use crate::values::clause::Hedge;
use crate::values::count::{Bound, Interval};
use crate::values::number::Number;

/// Roles whose claims narrow a total to some of those who were harmed.
const NARROWING: [&str; 4] = ["attribution", "responsibility", "agency", "target"];

/// How many terms of a sum are written out.
const TERMS: usize = 6;

/// The first and the last day that a total certainly covers.
type Days = (NaiveDate, NaiveDate);

/// A total that the incidents listed exceed.
struct Exceeded {
    total: Id<Claim>,
    ceiling: Bound,
    days: Days,
    /// The fewest incidents that show it.
    parts: Vec<Toll>,
}

/// Every total over a time that the floors of the incidents listed within it exceed.
pub(super) fn observe(context: &Context<'_>, tolls: &Tolls<'_>) -> Vec<Observation> {
    let data = tolls.data;
    let calendar = Calendar::of(data);
    let topics = data.subjects.iter().filter(|(_, record)| record.kind == SubjectKind::Topic);
    let seen = topics.flat_map(|(_, topic)| {
        let Some(areas) = areas(data, topic) else { return Vec::new() };
        let totals = topic.accounts.iter().flat_map(|&account| totals(data, &data.accounts[account]));
        let mut judged: BTreeMap<(Id<Property>, Days), Vec<Option<Exceeded>>> = BTreeMap::new();
        for (property, figure, days) in totals {
            judged.entry((property, days)).or_default().push(exceeded(tolls, &calendar, &areas, property, &figure, days));
        }
        judged.into_iter().filter_map(|((property, _), judged)| finding(context, topic, property, judged)).collect()
    });
    seen.collect()
}

/// The places that a topic is about; nothing if it is about anything else, for then its totals are of some incidents and not of others.
fn areas(data: &Dataset, topic: &Subject) -> Option<BTreeSet<Id<Entity>>> {
    let kinds = data.vocabulary.types_of("location");
    let is_place = |&id: &Id<Entity>| !kinds.is_empty() && data.vocabulary.takes(&kinds, data.entities[id].entity_type);
    topic.entities.iter().all(is_place).then(|| topic.entities.iter().copied().collect())
}

/// The totals of an account over a time that it gives, if nothing in it narrows them.
fn totals(data: &Dataset, account: &Account) -> Vec<(Id<Property>, Figure, Days)> {
    let role = |id: Id<Claim>| data.vocabulary.properties[data.claims[id].property].role.as_deref();
    let told: Vec<Id<Claim>> = account.claims.iter().copied().filter(|&id| !data.claims[id].planned && !data.claims[id].broken).collect();
    let narrowed = told.iter().any(|&id| {
        let located = role(id) == Some("location") && !data.claims[id].denied;
        located || role(id).is_some_and(|role| NARROWING.contains(&role))
    });
    let Some(days) = period(data, &told).filter(|_| !narrowed) else { return Vec::new() };
    let counts = told.iter().copied().filter(|&id| role(id) == Some("casualties") && is_whole(&data.claims[id]));
    let mut by_property: BTreeMap<Id<Property>, Vec<Id<Claim>>> = BTreeMap::new();
    for id in counts {
        by_property.entry(data.claims[id].property).or_default().push(id);
    }
    let figures = by_property.into_iter().flat_map(|(property, claims)| {
        let figures = Figures::of(data, &claims).list.into_iter().filter(|figure| figure.is_whole() && !figure.only_floor);
        figures.map(move |figure| (property, figure, days)).collect::<Vec<_>>()
    });
    figures.collect()
}

/// Whether a total is of everything that happened: a count of what was confirmed is only a floor of that.
fn is_whole(claim: &Claim) -> bool {
    claim.of.is_empty() && claim.at_place.is_none() && claim.together_with.is_empty() && claim.hedge != Some(Hedge::Confirmed)
}

/// The time that an account tells of: an extent, or a start and an end. Of a loose end only what is certainly within counts.
fn period(data: &Dataset, told: &[Id<Claim>]) -> Option<Days> {
    let dates = |wanted: &'static str| {
        let claims = told.iter().map(|&id| &data.claims[id]).filter(move |claim| {
            let property = &data.vocabulary.properties[claim.property];
            !claim.denied && property.has_role(wanted)
        });
        claims.filter_map(|claim| claim.value.date())
    };
    let extent = dates("extent").map(|date| match date.extent() {
        Some((start, end)) => start.latest().zip(end.earliest()),
        // "In 2018": a date that is one unit is all of it, where a time is asked for.
        None => date.possible().earliest().zip(date.possible().latest()),
    });
    let mut extents: Vec<Option<Days>> = extent.collect();
    if extents.is_empty() {
        let (start, end) = (dates("start").map(|date| date.possible().latest()), dates("end").map(|date| date.possible().earliest()));
        extents.extend(start.flatten().max().zip(end.flatten().min()).map(Some));
    }
    let covered = extents.into_iter().reduce(|a, b| a.zip(b).map(|((a, b), (x, y))| (a.max(x), b.min(y))))?;
    covered.filter(|(first, last)| first <= last)
}

fn exceeded(
    tolls: &Tolls<'_>,
    calendar: &Calendar,
    areas: &BTreeSet<Id<Entity>>,
    property: Id<Property>,
    figure: &Figure,
    days: Days,
) -> Option<Exceeded> {
    let data = tolls.data;
    let ceiling = figure.count.high()?;
    let listed: BTreeSet<Id<Subject>> = calendar.within(days.0, days.1).collect();
    // What is part of another, or tells of it again, must not be counted twice.
    let counted = listed.iter().copied().filter(|&id| {
        let record = &data.subjects[id];
        record.about.is_empty()
            && record.part_of.iter().all(|whole| !listed.contains(whole))
            && (areas.is_empty() || when::lies_in(data, record, areas))
    });
    let mut parts: Vec<Toll> = counted.filter_map(|id| tolls.least(id, property, figure.population)).collect();
    parts.sort_by_cached_key(|part| (Reverse(part.allows.low()), keys(data, &part.claims)));
    let mut sum = Interval::exactly(Number::ZERO);
    let needed = parts.iter().position(|part| {
        sum = sum.plus(part.allows);
        sum.low() > ceiling
    })?;
    parts.truncate(needed + 1);
    Some(Exceeded { total: figure.claim, ceiling, days, parts })
}

/// One finding for a topic, an outcome and a time, if no account of the total is high enough.
fn finding(context: &Context<'_>, topic: &Subject, property: Id<Property>, judged: Vec<Option<Exceeded>>) -> Option<Observation> {
    let data = context.dataset;
    let mut judged: Vec<Exceeded> = judged.into_iter().collect::<Option<_>>()?;
    judged.sort_by_cached_key(|one| (Reverse(one.ceiling), keys(data, &[one.total])));
    let lead = judged.first()?;
    let told = shown(data, &data.claims[lead.total]);
    let mut seen =
        Observation::at(Facet::Totals(Totals::Period), data.claims[lead.total].span, format!("the total, {}", label(data, lead.total)));
    let parts: Vec<Id<Claim>> = lead.parts.iter().flat_map(|part| part.claims.iter().copied()).collect();
    let claims: Vec<Id<Claim>> = judged.iter().map(|one| one.total).chain(parts.iter().copied()).collect();
    for &id in claims.iter().skip(1) {
        seen = seen.see(data.claims[id].span, label(data, id));
    }
    let sum = lead.parts.iter().fold(Number::ZERO, |sum, part| sum.plus(part.allows.low().number()));
    let when = format!("{} to {}", lead.days.0, lead.days.1);
    let property = &data.vocabulary.properties[property].id;
    seen = seen.note(format!("From {when}, incident by incident: {} = at least {sum}, against {told}.", terms(data, &lead.parts)));
    seen.sides = claims.iter().map(|&id| side(context, id)).collect();
    seen.tags = tags(data, &claims);
    seen.relation = Some(Relation::Contradicts);
    if claims.iter().any(|&id| data.claims[id].sic.is_some()) {
        seen.at_most = Some(Severity::Info);
    }
    let identity = [topic.id.value.clone(), property.clone(), when.clone(), told.clone()];
    let seen = seen.value("whole", told).value("sum", sum).value("n", lead.parts.len()).value("when", when);
    Some(seen.about(topic.reference()).on(property).identity(identity))
}

/// The floors of the incidents, the highest first; of many only the first.
fn terms(data: &Dataset, parts: &[Toll]) -> String {
    let term = |part: &Toll| {
        let subject = part.claims.first().map_or("", |&id| data.subjects[data.accounts[data.claims[id].account].subject].id.value.as_str());
        format!("{} ({subject})", part.allows.low())
    };
    let mut terms: Vec<String> = parts.iter().take(TERMS).map(term).collect();
    if parts.len() > TERMS {
        terms.push(format!("those of {} more", parts.len() - TERMS));
    }
    terms.join(" + ")
}
