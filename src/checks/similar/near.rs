//! Which incidents are close: at one place, at places of similar names, or in an area and at a place in it.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::{actors_meet, agreement, large_figures};
use super::{claims, told_apart_entities, within};
use crate::checks::registry::alike;
use crate::dataset::{Claim, Dataset, Entity, Id, Name, PlaceRelation, Subject};
use crate::findings::SubjectKind;
use crate::values::date::DayRange;
use crate::values::name::{Skeleton, numerals};

/// A day of an incident that is told less exactly than this is close to everything, and so to nothing.
pub(super) const WIDEST: i64 = 10;

/// With how many of those that follow by day an incident is compared. A town with more events in a few days is a battlefield, where
/// every pair would be close and none worth a finding.
const NEIGHBOURS: usize = 24;

/// An incident at one of its places.
#[derive(Clone, Copy)]
struct Located {
    incident: Id<Subject>,
    days: DayRange,
    place: Id<Entity>,
    /// Nobody says when it was: the days are those of a neighbour in the list.
    undated: bool,
}

/// By what two incidents are near, what shows it best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    /// Their days, and a place.
    Days,
    /// One has no date and stands in a list beside the day of the other, at one place.
    List,
    /// The month, the area and what came of it.
    Month,
    /// One passage, one day and one target.
    Passage,
    /// Nothing but the question, which somebody asked and left open.
    Judged,
}

/// How near two incidents are.
pub(super) struct Near {
    /// By what.
    pub by: By,
    /// Days between them.
    pub gap: u32,
    /// The places they share, or those that may be one, by name.
    pub places: BTreeSet<String>,
    /// What else agrees, where places and days alone would not do.
    pub agrees: BTreeSet<String>,
}

/// Every two incidents that are close, by their ids.
pub(super) type Pairs = BTreeMap<(Id<Subject>, Id<Subject>), Near>;

/// Incidents by where they were.
#[derive(Default)]
struct Map {
    /// At a place such as a bare name means: a town.
    at: BTreeMap<Id<Entity>, Vec<Located>>,
    /// Told to have been in an area or in a part of one, and at no place in it.
    in_area: BTreeMap<Id<Entity>, Vec<Located>>,
}

/// The pairs of incidents that may be one by place and day. Of those that nobody dates, the days of their neighbours in a list are given.
pub(super) fn pairs(data: &Dataset, days: u32, neighbours: &BTreeMap<Id<Subject>, Vec<DayRange>>) -> Pairs {
    let map = Map::of(data);
    let mut pairs = Pairs::new();
    for located in map.at.values() {
        for (a, b, gap) in close(located, days) {
            enter(&mut pairs, (a, b), gap, data.entities[a.place].name().to_owned(), BTreeSet::new());
        }
    }
    at_similar_places(data, &map, days, &mut pairs);
    within_areas(data, &map, days, &mut pairs);
    beside_in_lists(data, &map, days, neighbours, &mut pairs);
    pairs
}

fn enter(pairs: &mut Pairs, (a, b): (Located, Located), gap: u32, place: String, agrees: BTreeSet<String>) {
    let by = if a.undated || b.undated { By::List } else { By::Days };
    add(pairs, (a.incident, b.incident), Near { by, gap, places: BTreeSet::from([place]), agrees });
}

/// Adds a pair; of one that is known, what it has more.
pub(super) fn add(pairs: &mut Pairs, (a, b): (Id<Subject>, Id<Subject>), near: Near) {
    let known = pairs.entry((a.min(b), a.max(b))).or_insert_with(|| Near { places: BTreeSet::new(), agrees: BTreeSet::new(), ..near });
    // What is shown by days needs nothing less certain beside it.
    if near.by == known.by {
        known.gap = known.gap.min(near.gap);
        known.places.extend(near.places);
        known.agrees.extend(near.agrees);
    }
}

/// Adds incidents that nobody dates and that stand in a list beside the day of another at the same place.
fn beside_in_lists(data: &Dataset, map: &Map, days: u32, neighbours: &BTreeMap<Id<Subject>, Vec<DayRange>>, pairs: &mut Pairs) {
    let mut undated: BTreeMap<Id<Entity>, Vec<Located>> = BTreeMap::new();
    for (&incident, beside) in neighbours {
        let places: BTreeSet<Id<Entity>> = claims(data, &data.subjects[incident]).flat_map(|claim| places(data, claim)).collect();
        for place in places {
            undated.entry(place).or_default().extend(beside.iter().map(|&days| Located { incident, days, place, undated: true }));
        }
    }
    for (place, mut all) in undated {
        all.extend(map.at.get(&place).into_iter().flatten());
        for (a, b, gap) in close(&all, days).into_iter().filter(|(a, b, _)| a.undated != b.undated) {
            enter(pairs, (a, b), gap, data.entities[place].name().to_owned(), BTreeSet::new());
        }
    }
}

impl Map {
    fn of(data: &Dataset) -> Self {
        let mut map = Self::default();
        for (incident, record) in data.subjects.iter().filter(|(_, subject)| subject.kind == SubjectKind::Incident) {
            let places: BTreeSet<Id<Entity>> = claims(data, record).flat_map(|claim| places(data, claim)).collect();
            let areas: BTreeSet<Id<Entity>> = claims(data, record).flat_map(|claim| areas(data, claim)).collect();
            for days in claims(data, record).filter_map(|claim| day(data, claim)) {
                let located = |place| Located { incident, days, place, undated: false };
                for &place in &places {
                    map.at.entry(place).or_default().push(located(place));
                }
                for &area in areas.iter().filter(|_| places.is_empty()) {
                    map.in_area.entry(area).or_default().push(located(area));
                }
            }
        }
        map
    }
}

/// The entities that a claim gives as a location.
fn located<'d>(data: &'d Dataset, claim: &'d Claim) -> impl Iterator<Item = Id<Entity>> + 'd {
    claim.value.names().iter().filter(|_| is_location(data, claim)).filter_map(Name::entity)
}

fn is_location(data: &Dataset, claim: &Claim) -> bool {
    data.vocabulary.properties[claim.property].has_role("location") && claim.relation != Some(PlaceRelation::Between)
}

/// The places a claim puts the incident at, if they are of the kind that a bare name means: a town, not a region.
fn places(data: &Dataset, claim: &Claim) -> Vec<Id<Entity>> {
    let prefer = &data.vocabulary.properties[claim.property].prefer;
    located(data, claim).filter(|&id| data.vocabulary.takes(prefer, data.entities[id].entity_type)).collect()
}

/// The areas a claim puts the incident in: as its place, or as where a place without a name lies.
fn areas(data: &Dataset, claim: &Claim) -> Vec<Id<Entity>> {
    let prefer = &data.vocabulary.properties[claim.property].prefer;
    let around = claim.lies_in.iter().filter(|_| is_location(data, claim)).filter_map(|location| location.area.entity());
    let all = located(data, claim).chain(around);
    all.filter(|&id| !data.vocabulary.takes(prefer, data.entities[id].entity_type)).collect()
}

/// The days a claim puts the incident on, if they are told exactly enough.
fn day(data: &Dataset, claim: &Claim) -> Option<DayRange> {
    within(claim.value.date()?, WIDEST).filter(|_| data.vocabulary.properties[claim.property].has_role("event"))
}

/// The pairs of different incidents at most `days` apart. Sorted by day, so that only neighbours are compared.
fn close(located: &[Located], days: u32) -> Vec<(Located, Located, u32)> {
    let mut sorted = located.to_vec();
    sorted.sort_by_key(|located| (located.days.earliest(), located.incident, located.place));
    let mut found = Vec::new();
    for (n, a) in sorted.iter().enumerate() {
        let reach = i64::from(days) + WIDEST;
        let near = sorted.iter().skip(n + 1).take(NEIGHBOURS).take_while(|b| {
            let apart = b.days.earliest().zip(a.days.earliest()).map(|(b, a)| b.signed_duration_since(a).num_days());
            apart.is_some_and(|apart| apart <= reach)
        });
        let gaps = near.filter(|b| b.incident != a.incident).map(|b| (*a, *b, a.days.gap_days(b.days)));
        found.extend(gaps.filter(|(_, _, gap)| *gap <= days));
    }
    found
}

/// Adds incidents at two registered places that may be one: their names are similar, and nobody has judged the places to be two.
///
/// A source may leave out the number of a village that another gives; then whoever did it must be able to be the same, too.
fn at_similar_places(data: &Dataset, map: &Map, days: u32, pairs: &mut Pairs) {
    let used: BTreeSet<&str> = map.at.keys().map(|&id| data.entities[id].id.value.as_str()).collect();
    for two in alike(data, |entity| used.contains(entity.id.value.as_str()), without_numbers) {
        let (x, y) = (&data.entities[two.first], &data.entities[two.second]);
        let numbers = [x, y].map(|place| numerals(place.name()));
        let numbered = numbers[0] != numbers[1];
        if told_apart_entities(data, two.first, two.second) || (numbered && numbers.iter().all(|numbers| !numbers.is_empty())) {
            continue;
        }
        let at = |place: Id<Entity>| map.at.get(&place).into_iter().flatten().copied();
        let names: BTreeSet<&str> = [x.name(), y.name()].into();
        let names = names.into_iter().collect::<Vec<_>>().join(" / ");
        for (a, b, gap) in close(&at(two.first).chain(at(two.second)).collect::<Vec<_>>(), days) {
            let meet = || actors_meet(data, &data.subjects[a.incident], &data.subjects[b.incident]);
            if a.place != b.place && (!numbered || meet()) {
                enter(pairs, (a, b), gap, names.clone(), BTreeSet::new());
            }
        }
    }
}

/// A name without its numbers: "Tamba 2" is read as "Tamba".
fn without_numbers(name: &str) -> Skeleton {
    let skeleton = Skeleton::of(name);
    if numerals(name).is_empty() { skeleton } else { Skeleton::of(&skeleton.words().collect::<Vec<_>>().join(" ")) }
}

/// Adds incidents of which one was in an area and one at a place in it: where a large figure agrees, or on one day another figure or
/// whoever is named.
fn within_areas(data: &Dataset, map: &Map, days: u32, pairs: &mut Pairs) {
    let mut by_area: BTreeMap<Id<Entity>, Vec<Located>> = map.in_area.clone();
    for (&place, located) in &map.at {
        for area in data.entity_tree.above(place) {
            if let Some(all) = by_area.get_mut(area) {
                all.extend(located);
            }
        }
    }
    for (&area, located) in &by_area {
        for (a, b, gap) in close(located, days) {
            let place = if a.place == area { b.place } else { a.place };
            if (a.place == area) == (b.place == area) {
                continue;
            }
            let (one, other) = (&data.subjects[a.incident], &data.subjects[b.incident]);
            let agrees = if gap == 0 { agreement(data, one, other) } else { large_figures(data, one, other) };
            if !agrees.is_empty() {
                let names = format!("{} in {}", data.entities[place].name(), data.entities[area].name());
                enter(pairs, (a, b), gap, names, agrees);
            }
        }
    }
}
