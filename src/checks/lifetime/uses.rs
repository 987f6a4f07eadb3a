//! Where entities are told to be there: acting in something that has a day, waging what has gone on since a day, or told of as of one.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::when::{claims, date, dates, hull, in_words, sort};
use super::life::{Bound, Lives};
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Name, NameKind, Subject};
use crate::findings::SubjectKind;
use crate::values::date::{Date, DateComparison, DayRange, compare};
use crate::values::name::fold;

/// Roles in which an entity must be there to be named; who is accused or tried later need not act any more.
const ACTING: [&str; 9] =
    ["attribution", "responsibility", "agency", "release", "target", "victim", "agreement", "support", "possible-support"];

/// The role of which the speaker acts: only who is there claims an attack.
const SPEAKING: &str = "responsibility";

/// The role of who wages what goes on for years; whom it is waged on may have come later.
const WAGING: &str = "attribution";

/// The role of who leads: only who is there.
const LEADING: &str = "leadership";

/// The role of who belongs to what. People must be there; a group that merged into another belongs to it from its end on.
const BELONGING: &str = "membership";

/// In which way an entity is told to be there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// It acts, or is acted on, on a day.
    Acts,
    /// With others who are no older it wages what began on a day.
    Wages,
    /// A property tells of it, from a day on.
    Told(Option<NaiveDate>, String),
}

/// An entity outside its life.
pub(super) struct Use {
    pub(super) subject: Id<Subject>,
    /// What names it.
    pub(super) claims: Vec<Id<Claim>>,
    /// What tells the day, where that is another claim.
    pub(super) dates: Vec<Id<Claim>>,
    /// The day, in words.
    pub(super) when: String,
    pub(super) bound: Bound,
    /// Days beyond it.
    pub(super) apart: u32,
}

impl Use {
    /// What the subject says: who, and when.
    pub(super) fn told(&self) -> impl Iterator<Item = Id<Claim>> {
        self.claims.iter().chain(&self.dates).copied()
    }
}

/// The entities that an incident or topic has act or be acted on outside their lives.
///
/// Of a topic that has several days which exclude each other, each account has them act on its own: what one of them has happen years
/// earlier does not excuse the other.
pub(super) fn acting(data: &Dataset, subject: Id<Subject>, lives: &Lives) -> Vec<(Id<Entity>, Use)> {
    let all = Told { dates: dates(data, subject, &["event"]), claims: claims(data, subject, &ACTING) };
    let by_account = data.subjects[subject].kind == SubjectKind::Topic && exclude_each_other(data, &all.dates);
    let told = if by_account { all.by_account(data, subject) } else { vec![all] };
    let mut outside: BTreeMap<(Id<Entity>, Bound), Told> = BTreeMap::new();
    for told in told {
        let Some(days) = hull(data, &told.dates) else { continue };
        for (entity, claims) in by_entity(data, told.claims) {
            let Some((bound, _)) = lives.get(&entity).and_then(|life| life.outside(data, days)) else { continue };
            let found = outside.entry((entity, bound)).or_default();
            found.dates.extend(told.dates.iter().copied());
            found.claims.extend(claims);
        }
    }
    let mut found = Vec::new();
    for ((entity, bound), Told { mut dates, mut claims }) in outside {
        sort(data, &mut dates);
        sort(data, &mut claims);
        let beyond = hull(data, &dates).zip(lives.get(&entity)).and_then(|(days, life)| life.outside(data, days));
        if let Some((_, apart)) = beyond {
            let when = in_words(data, &dates);
            found.push((entity, Use { subject, claims, dates, when, bound, apart }));
        }
    }
    found
}

/// When something was, and who acted in it.
#[derive(Default)]
struct Told {
    dates: Vec<Id<Claim>>,
    claims: Vec<Id<Claim>>,
}

impl Told {
    /// The same, as each account of a subject has it.
    fn by_account(&self, data: &Dataset, subject: Id<Subject>) -> Vec<Self> {
        let accounts = data.subjects[subject].accounts.iter();
        accounts.map(|&account| Self { dates: of(data, account, &self.dates), claims: of(data, account, &self.claims) }).collect()
    }
}

/// Whether two of several days cannot both be right.
fn exclude_each_other(data: &Dataset, dates: &[Id<Claim>]) -> bool {
    let days: Vec<&Date> = dates.iter().filter_map(|&id| date(data, id)).collect();
    let contradicts = |a: &Date, b: &Date| matches!(compare(a, b), DateComparison::Contradicts { .. });
    days.iter().enumerate().any(|(n, a)| days.iter().skip(n + 1).any(|b| contradicts(a, b)))
}

/// By account of a topic that has no day but a beginning: the first of those who wage it, where all of them began only later.
pub(super) fn waging(data: &Dataset, subject: Id<Subject>, lives: &Lives) -> Vec<(Id<Entity>, Use)> {
    let record = &data.subjects[subject];
    if record.kind != SubjectKind::Topic || record.lifetime_of.is_some() || !dates(data, subject, &["event"]).is_empty() {
        return Vec::new();
    }
    let starts = dates(data, subject, &["start"]);
    let waged = claims(data, subject, &[WAGING]);
    record
        .accounts
        .iter()
        .filter_map(|&account| waged_since(data, subject, lives, [&starts, &waged].map(|all| of(data, account, all))))
        .collect()
}

fn of(data: &Dataset, account: Id<Account>, all: &[Id<Claim>]) -> Vec<Id<Claim>> {
    all.iter().copied().filter(|&id| data.claims[id].account == account && data.claims[id].of.is_empty()).collect()
}

fn waged_since(data: &Dataset, subject: Id<Subject>, lives: &Lives, [starts, waged]: [Vec<Id<Claim>>; 2]) -> Option<(Id<Entity>, Use)> {
    let days = hull(data, &starts)?;
    let later = |(entity, claims): (Id<Entity>, Vec<Id<Claim>>)| {
        let life = lives.get(&entity)?;
        let (bound, apart) = life.outside(data, days).filter(|(bound, _)| *bound == Bound::Start)?;
        let began = hull(data, life.claims(bound))?.earliest()?;
        let when = in_words(data, &starts);
        Some((began, entity, Use { subject, claims, dates: starts.clone(), when, bound, apart }))
    };
    // One of them that was there can have begun it.
    let mut all: Vec<_> = by_entity(data, waged).into_iter().map(later).collect::<Option<_>>()?;
    all.sort_by_key(|(began, entity, _)| (*began, &data.entities[*entity].id.value));
    all.into_iter().next().map(|(_, entity, usage)| (entity, usage))
}

/// Whom a fact is of, where it is told, and by which property.
type Fact<'d> = (Id<Entity>, Id<Subject>, &'d str);

/// What is told of entities as of a day after their end, by property: that they were seen, lead or belong.
pub(super) fn told_later(data: &Dataset, lives: &Lives) -> Vec<(Id<Entity>, Way, Use)> {
    let mut told: BTreeMap<Fact<'_>, Vec<Id<Claim>>> = BTreeMap::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands()) {
        let subject = data.accounts[claim.account].subject;
        for entity in entities(data, claim).into_iter().filter(|&entity| is_later(data, lives, entity, claim)) {
            told.entry((entity, subject, &data.vocabulary.properties[claim.property].id)).or_default().push(id);
        }
    }
    let usage = |((entity, subject, property), mut claims): (Fact<'_>, Vec<Id<Claim>>)| {
        sort(data, &mut claims);
        let days = claims.iter().filter_map(|&id| day(data, entity, &data.claims[id])).map(Date::possible).reduce(DayRange::hull)?;
        let (bound, apart) = lives.get(&entity)?.outside(data, days)?;
        let mut when: Vec<String> = claims.iter().filter_map(|&id| day(data, entity, &data.claims[id])).map(Date::human).collect();
        when.sort();
        when.dedup();
        let way = Way::Told(days.earliest(), property.to_owned());
        Some((entity, way, Use { subject, claims, dates: Vec::new(), when: when.join(", "), bound, apart }))
    };
    told.into_iter().filter_map(usage).collect()
}

/// The day on which a claim has an entity be there: of a sighting its own, of a fact the one as of which it is told.
fn day<'d>(data: &Dataset, entity: Id<Entity>, claim: &'d Claim) -> Option<&'d Date> {
    let property = &data.vocabulary.properties[claim.property];
    let individual = data.vocabulary.is_individual(data.entities[entity].entity_type);
    let is_there = property.has_role(LEADING) || individual && property.has_role(BELONGING);
    if property.has_role("sighting") { claim.value.date() } else { claim.as_of.as_ref().filter(|_| is_there) }
}

fn is_later(data: &Dataset, lives: &Lives, entity: Id<Entity>, claim: &Claim) -> bool {
    let outside = |date: &Date| lives.get(&entity)?.outside(data, date.possible());
    day(data, entity, claim).and_then(outside).is_some_and(|(bound, _)| bound == Bound::End)
}

/// Whom a claim is of: whom it names, and the entity whose record it stands in.
fn entities(data: &Dataset, claim: &Claim) -> Vec<Id<Entity>> {
    let own = data.subjects[data.accounts[claim.account].subject].lifetime_of.filter(|_| claim.of.is_empty());
    let mut found: Vec<Id<Entity>> = actors(data, claim).into_iter().chain(own).collect();
    found.sort();
    found.dedup();
    found
}

fn by_entity(data: &Dataset, claims: Vec<Id<Claim>>) -> BTreeMap<Id<Entity>, Vec<Id<Claim>>> {
    let mut named: BTreeMap<Id<Entity>, Vec<Id<Claim>>> = BTreeMap::new();
    for id in claims {
        for entity in actors(data, &data.claims[id]) {
            named.entry(entity).or_default().push(id);
        }
    }
    named
}

/// The entities that a claim names, by a name of their own time.
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
