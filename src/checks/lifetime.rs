//! Who acts, or is acted on, in an incident, held against when they began and ended by the sources' own claims.
//!
//! The most generous of those claims counts: the earliest day on which anybody has it begin, the latest on which anybody has it end. An
//! entity of which no claim tells is silent. So is a former name, which is another time's name of what goes on, and what lies within an
//! entity, which has a life of its own.

use std::collections::BTreeMap;

use super::Context;
use super::when::{claims, dates, hull, in_words, label, marked, sort, told};
use crate::dataset::{Claim, Dataset, Entity, Id, Name, NameKind, Subject};
use crate::findings::{Facet, Lifetime, Observation, Relation, SubjectKind};
use crate::values::date::DayRange;
use crate::values::name::fold;

/// Roles in which an entity must be there to be named; who is accused or tried later need not act any more.
const ACTING: [&str; 6] = ["attribution", "responsibility", "agency", "release", "target", "victim"];

/// The role of which the speaker acts: only who is there claims an attack.
const SPEAKING: &str = "responsibility";

/// When an entity began and ended.
#[derive(Default)]
struct Life {
    starts: Vec<Id<Claim>>,
    ends: Vec<Id<Claim>>,
}

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let lives = lives(data);
    let incidents = data.subjects.iter().filter(|(_, subject)| subject.kind == SubjectKind::Incident);
    incidents.flat_map(|(id, _)| of_incident(context, id, &lives)).collect()
}

/// The lives that claims tell of.
fn lives(data: &Dataset) -> BTreeMap<Id<Entity>, Life> {
    let mut lives: BTreeMap<Id<Entity>, Life> = BTreeMap::new();
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

fn of_incident(context: &Context<'_>, incident: Id<Subject>, lives: &BTreeMap<Id<Entity>, Life>) -> Vec<Observation> {
    let data = context.dataset;
    let dated = dates(data, incident, &["event"]);
    let Some(days) = hull(data, &dated) else { return Vec::new() };
    let mut uses: BTreeMap<&str, (Id<Entity>, Vec<Id<Claim>>)> = BTreeMap::new();
    for id in claims(data, incident, &ACTING) {
        for entity in actors(data, &data.claims[id]) {
            uses.entry(&data.entities[entity].id.value).or_insert_with(|| (entity, Vec::new())).1.push(id);
        }
    }
    let outside = |(entity, uses): (Id<Entity>, Vec<Id<Claim>>)| {
        let life = lives.get(&entity)?;
        let limit = outside(data, life, days)?;
        seen(context, incident, entity, days, &Use { claims: uses, dates: &dated, limit })
    };
    uses.into_values().filter_map(outside).collect()
}

/// The entities that a claim has act or be acted on, by a name of their own time.
fn actors(data: &Dataset, claim: &Claim) -> Vec<Id<Entity>> {
    let speakers: &[Name] = if data.vocabulary.properties[claim.property].has_role(SPEAKING) { &claim.speakers } else { &[] };
    let mut found: Vec<Id<Entity>> = claim
        .value
        .names()
        .iter()
        .chain(speakers)
        .filter_map(|name| name.entity().filter(|&id| !is_former(&data.entities[id], name)))
        .collect();
    found.sort();
    found.dedup();
    found
}

fn is_former(entity: &Entity, name: &Name) -> bool {
    let folded = fold(&name.text.value);
    entity.names.iter().any(|other| other.kind == Some(NameKind::Former) && fold(&other.name.value) == folded)
}

/// The end of a life that an incident lies beyond.
enum Limit<'l> {
    Start(&'l [Id<Claim>], DayRange),
    End(&'l [Id<Claim>], DayRange),
}

/// An entity in an incident outside its life.
struct Use<'l> {
    claims: Vec<Id<Claim>>,
    dates: &'l [Id<Claim>],
    limit: Limit<'l>,
}

fn outside<'l>(data: &Dataset, life: &'l Life, days: DayRange) -> Option<Limit<'l>> {
    let (start, end) = (hull(data, &life.starts), hull(data, &life.ends));
    let before = |start: DayRange| days.latest().zip(start.earliest()).is_some_and(|(last, first)| last < first);
    let after = |end: DayRange| days.earliest().zip(end.latest()).is_some_and(|(first, last)| last < first);
    let start = start.filter(|start| before(*start)).map(|start| Limit::Start(&life.starts, start));
    start.or_else(|| end.filter(|end| after(*end)).map(|end| Limit::End(&life.ends, end)))
}

fn seen(context: &Context<'_>, incident: Id<Subject>, entity: Id<Entity>, days: DayRange, usage: &Use<'_>) -> Option<Observation> {
    let data = context.dataset;
    let (entity, subject) = (&data.entities[entity], &data.subjects[incident]);
    let (word, limits, when) = match usage.limit {
        Limit::Start(claims, when) => ("have begun", claims, when),
        Limit::End(claims, when) => ("have ended", claims, when),
    };
    let apart = super::when::days(days.gap_days(when).into());
    let side = if word == "have begun" {
        "before the earliest day on which it can have begun"
    } else {
        "after the last day on which it can have ended"
    };
    let life = format!("{word} {}", preposed(&in_words(data, limits), when));
    let &first = usage.claims.first()?;
    let seen = Observation::at(Facet::Lifetime(Lifetime::Outside), data.claims[first].span, label(data, first, incident));
    let all = [usage.claims.as_slice(), usage.dates, limits].concat();
    let mut seen = told(context, seen, incident, first, &all);
    seen = seen.note(format!("{} is {apart} {side}.", in_words(data, usage.dates)));
    seen = seen.value("entity", entity.name()).value("date", in_words(data, usage.dates)).value("life", life);
    seen.relation = Some(Relation::Contradicts);
    let property = &data.vocabulary.properties[data.claims[first].property].id;
    let identity = [subject.id.value.clone(), entity.id.value.clone(), word.to_owned(), days.human(), when.human()];
    Some(marked(data, seen, &all).about(subject.reference()).on(property).identity(identity))
}

/// "on 3 May 2019", "in May 2019", "some day in 3–9 May 2019"
fn preposed(told: &str, days: DayRange) -> String {
    match days.only_day() {
        _ if told.starts_with("some day") => told.to_owned(),
        Some(_) => format!("on {told}"),
        None => format!("in {told}"),
    }
}
