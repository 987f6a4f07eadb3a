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
use crate::values::text::sentence_case;

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
    let mut beyond: BTreeMap<(&str, Bound), Anachronism<'_>> = BTreeMap::new();
    let incidents = data.subjects.iter().filter(|(_, subject)| subject.kind == SubjectKind::Incident);
    for (id, subject) in incidents {
        for (entity, usage) in uses(data, id, &lives) {
            let name = &data.entities[entity].id.value;
            let Some(life) = lives.get(&entity) else { continue };
            let found = || Anachronism { entity, life, uses: BTreeMap::new() };
            beyond.entry((name, usage.bound)).or_insert_with(found).uses.insert(&subject.id.value, usage);
        }
    }
    beyond.into_iter().filter_map(|((_, bound), found)| seen(context, bound, &found)).collect()
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

/// The entities that an incident has act or be acted on outside their lives.
fn uses(data: &Dataset, incident: Id<Subject>, lives: &BTreeMap<Id<Entity>, Life>) -> Vec<(Id<Entity>, Use)> {
    let dates = dates(data, incident, &["event"]);
    let Some(days) = hull(data, &dates) else { return Vec::new() };
    let mut named: BTreeMap<Id<Entity>, Vec<Id<Claim>>> = BTreeMap::new();
    for id in claims(data, incident, &ACTING) {
        for entity in actors(data, &data.claims[id]) {
            named.entry(entity).or_default().push(id);
        }
    }
    let outside = |(entity, claims)| {
        let (bound, apart) = lives.get(&entity)?.outside(data, days)?;
        Some((entity, Use { incident, claims, dates: dates.clone(), bound, apart }))
    };
    named.into_iter().filter_map(outside).collect()
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bound {
    Start,
    End,
}

impl Bound {
    /// What is told of the entity, before the day.
    const fn told(self) -> &'static str {
        match self {
            Self::Start => "have begun",
            Self::End => "have ended",
        }
    }

    /// Where an incident lies, behind a number of days.
    const fn beyond(self) -> &'static str {
        match self {
            Self::Start => "before the earliest day on which it can have begun",
            Self::End => "after the last day on which it can have ended",
        }
    }
}

impl Life {
    const fn claims(&self, bound: Bound) -> &Vec<Id<Claim>> {
        match bound {
            Bound::Start => &self.starts,
            Bound::End => &self.ends,
        }
    }

    /// Beyond which end some days lie, and by how many days.
    fn outside(&self, data: &Dataset, days: DayRange) -> Option<(Bound, u32)> {
        let beyond = |bound: Bound| {
            let limit = hull(data, self.claims(bound))?;
            let (first, last) = if bound == Bound::Start { (days, limit) } else { (limit, days) };
            let apart = first.latest().zip(last.earliest()).is_some_and(|(before, after)| before < after);
            apart.then(|| (bound, days.gap_days(limit)))
        };
        beyond(Bound::Start).or_else(|| beyond(Bound::End))
    }
}

/// An entity in an incident outside its life.
struct Use {
    incident: Id<Subject>,
    claims: Vec<Id<Claim>>,
    dates: Vec<Id<Claim>>,
    bound: Bound,
    /// Days beyond it.
    apart: u32,
}

impl Use {
    /// What the incident says: who acts, and when.
    fn told(&self) -> impl Iterator<Item = Id<Claim>> {
        self.claims.iter().chain(&self.dates).copied()
    }
}

/// An entity in all the incidents that lie beyond one end of its life, by their ids: one date is what all of them turn on.
struct Anachronism<'l> {
    entity: Id<Entity>,
    life: &'l Life,
    uses: BTreeMap<&'l str, Use>,
}

fn seen(context: &Context<'_>, bound: Bound, found: &Anachronism<'_>) -> Option<Observation> {
    let data = context.dataset;
    let (limits, entity) = (found.life.claims(bound), &data.entities[found.entity]);
    let when = hull(data, limits)?;
    let first = found.uses.values().next()?;
    let &primary = first.claims.first()?;
    let all: Vec<Id<Claim>> = found.uses.values().flat_map(Use::told).chain(limits.iter().copied()).collect();
    let seen = Observation::at(Facet::Lifetime(Lifetime::Outside), data.claims[primary].span, label(data, primary, first.incident));
    let mut seen = told(context, seen, first.incident, primary, &all);
    let life = format!("{} {}", bound.told(), preposed(&in_words(data, limits), when));
    let dated = found.uses.iter().map(|(incident, usage)| format!("{incident} ({})", in_words(data, &usage.dates)));
    seen = seen.value("entity", entity.name()).value("life", life).value("incidents", dated.collect::<Vec<_>>().join(", "));
    for usage in found.uses.values() {
        seen = seen.note(format!("{} is {} {}.", in_words(data, &usage.dates), super::when::days(usage.apart.into()), bound.beyond()));
    }
    for limit in limits.iter().map(|&id| &data.claims[id]) {
        if let (Some(why), Some(quote)) = (&limit.inferred, limit.quote.first()) {
            seen = seen.note(format!("{} is read from “{}”: {why}.", sentence_case(&limit.text), quote.value));
        }
    }
    seen.relation = Some(Relation::Contradicts);
    seen.subjects = found.uses.values().map(|usage| data.subjects[usage.incident].reference()).collect();
    let identity = found.uses.iter().flat_map(|(incident, usage)| [(*incident).to_owned(), in_words(data, &usage.dates)]);
    let identity: Vec<String> = [entity.id.value.clone(), bound.told().to_owned(), when.human()].into_iter().chain(identity).collect();
    // Where one end of the life is a slip, or every incident is, the curator knows.
    let slip = |ids: &[Id<Claim>]| ids.iter().any(|&id| data.claims[id].sic.is_some());
    if slip(limits) || found.uses.values().all(|usage| slip(&usage.told().collect::<Vec<_>>())) {
        seen = marked(data, seen, &all);
    }
    Some(seen.about(data.subjects[first.incident].reference()).identity(identity))
}

/// "on 3 May 2019", "in May 2019", "some day in 3–9 May 2019"
fn preposed(told: &str, days: DayRange) -> String {
    match days.only_day() {
        _ if told.starts_with("some day") => told.to_owned(),
        Some(_) => format!("on {told}"),
        None => format!("in {told}"),
    }
}
