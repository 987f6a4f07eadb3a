//! What sources say of where a place lies, held against each other and against the registry: once for each place.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::agreement::tags;
use super::side::side;
use crate::dataset::{Claim, Dataset, Entity, Id, Location, PlaceRelation, Value};
use crate::findings::{Facet, Observation, Places, Relation, Severity, Side};

/// One thing said of where a place lies.
#[derive(Clone, Copy)]
struct Said<'d> {
    claim: Id<Claim>,
    location: &'d Location,
}

/// What is said of each place.
type ByPlace<'d> = BTreeMap<Id<Entity>, Vec<Said<'d>>>;

/// Every place that is put into areas that exclude each other.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let (mut by_place, mut between) = (ByPlace::new(), Vec::new());
    for (id, claim) in data.claims.iter() {
        let Value::Entities(names) = &claim.value else { continue };
        if claim.broken || claim.denied {
            continue;
        }
        let places: Vec<Id<Entity>> = names.iter().filter_map(crate::dataset::Name::entity).collect();
        let said = claim.lies_in.iter().map(|location| Said { claim: id, location });
        if claim.relation == Some(PlaceRelation::Between) {
            between.extend(said.map(|said| (places.clone(), said)));
        } else {
            for &place in &BTreeSet::from_iter(places) {
                by_place.entry(place).or_default().extend(said.clone());
            }
        }
    }
    let mut ways = ByWay::new();
    for (places, said) in &between {
        ways.entry(by_id(data, places)).or_default().push(*said);
    }
    let stray: Vec<_> = between.iter().filter_map(|(places, said)| Some((places, astray(data, &by_place, places, *said)?))).collect();
    for (places, (place, said)) in stray {
        // What else is said of the way, against it, belongs to the one finding.
        let way = ways.remove(&by_id(data, places)).unwrap_or_default();
        let against = way.into_iter().filter(|other| exclude(data, other.location, said.location));
        let known = by_place.entry(place).or_default();
        for other in std::iter::once(said).chain(against) {
            if !known.iter().any(|known| is(known, &other)) {
                known.push(other);
            }
        }
    }
    let described = by_place.iter().filter_map(|(&place, said)| described(context, &by_place, place, said));
    described.chain(ways.iter().filter_map(|(places, said)| way(context, places, said))).collect()
}

/// What is said of each way between places; the places by their ids.
type ByWay<'d> = BTreeMap<Vec<Id<Entity>>, Vec<Said<'d>>>;

/// The places, each once, by id and not by file: a way leads in both directions.
fn by_id(data: &Dataset, places: &[Id<Entity>]) -> Vec<Id<Entity>> {
    let mut places = places.to_vec();
    places.sort_by(|&a, &b| data.entities[a].id.value.cmp(&data.entities[b].id.value));
    places.dedup();
    places
}

/// One way between the same places that is put into areas which exclude each other. It may lead through several, but a way is told by
/// where it lies.
fn way(context: &Context<'_>, places: &[Id<Entity>], said: &[Said<'_>]) -> Option<Observation> {
    let data = context.dataset;
    let pairs = said.iter().enumerate().flat_map(|(n, a)| said.iter().skip(n + 1).map(move |b| (a, b)));
    let misfit = Misfit { apart: pairs.filter(|(a, b)| exclude(data, a.location, b.location)).collect(), misplaced: Vec::new() };
    let told: Vec<&Said<'_>> = said.iter().filter(|said| misfit.involves(said)).collect();
    let names: Vec<&str> = places.iter().map(|&place| data.entities[place].name()).collect();
    let name = format!("the way between {}", names.join(" and "));
    let seen = finding(context, *places.first()?, &name, &misfit, &told)?;
    Some(if misfit.is_marked(data) { slip(seen) } else { seen })
}

fn slip(mut seen: Observation) -> Observation {
    seen.at_most = Some(Severity::Info);
    seen.note("What does not fit is marked as the source's own slip.")
}

/// What lies between two places is neither of them, and may lie where one of them does not. It is astray only where no end of the way
/// is said to lie; it then counts as said of the last of them, which it stands beside.
fn astray<'d>(data: &Dataset, by_place: &ByPlace<'d>, places: &[Id<Entity>], said: Said<'d>) -> Option<(Id<Entity>, Said<'d>)> {
    let nowhere_near = |place: &Id<Entity>| {
        let known = by_place.get(place).map_or(&[][..], Vec::as_slice);
        known.iter().any(|other| exclude(data, other.location, said.location))
            && !known.iter().any(|other| agree(data, other.location, said.location))
    };
    let last = *places.last()?;
    places.iter().all(nowhere_near).then_some((last, said))
}

/// What is said of the larger places that a place lies in: where a region lies, its towns lie too.
fn inherited<'d>(data: &Dataset, by_place: &ByPlace<'d>, place: Id<Entity>) -> Vec<Said<'d>> {
    let above = data.entity_tree.above(place).iter().filter(|&&outer| outer != place);
    above.filter_map(|outer| by_place.get(outer)).flatten().filter(|said| said.location.sector.is_some()).copied().collect()
}

/// What does not fit together in what is said of one place.
struct Misfit<'s, 'd> {
    /// Two descriptions that exclude each other; the first is of the place itself.
    apart: Vec<(&'s Said<'d>, &'s Said<'d>)>,
    /// Descriptions that the registry has otherwise.
    misplaced: Vec<&'s Said<'d>>,
}

fn is(one: &Said<'_>, other: &Said<'_>) -> bool {
    one.location.text.span == other.location.text.span
}

impl<'s, 'd> Misfit<'s, 'd> {
    /// The two to look at first.
    fn first(&self) -> Option<(&'s Said<'d>, Option<&'s Said<'d>>)> {
        let pair = self.apart.first().map(|&(a, b)| (a, Some(b)));
        pair.or_else(|| self.misplaced.first().map(|&said| (said, None)))
    }

    /// Whether a description stands against another: a whole country is none that its parts contradict.
    fn involves(&self, said: &Said<'_>) -> bool {
        self.apart.iter().any(|(a, b)| is(a, said) || is(b, said)) || self.misplaced.iter().any(|other| is(other, said))
    }

    /// Whether all of it is marked as a slip of the source.
    fn is_marked(&self, data: &Dataset) -> bool {
        let slip = |said: &Said<'_>| data.claims[said.claim].sic.is_some();
        self.apart.iter().all(|(a, b)| slip(a) || slip(b)) && self.misplaced.iter().all(|said| slip(said))
    }
}

fn described(context: &Context<'_>, by_place: &ByPlace<'_>, place: Id<Entity>, own: &[Said<'_>]) -> Option<Observation> {
    let data = context.dataset;
    let inherited = inherited(data, by_place, place);
    let beside = own.iter().enumerate().flat_map(|(n, a)| own.iter().skip(n + 1).map(move |b| (a, b)));
    let under = own.iter().flat_map(|a| inherited.iter().map(move |b| (a, b)));
    let misfit = Misfit {
        apart: beside.chain(under).filter(|(a, b)| exclude(data, a.location, b.location)).collect(),
        misplaced: own.iter().filter(|said| against_registry(data, place, said.location)).collect(),
    };
    let said: Vec<&Said<'_>> = own.iter().chain(&inherited).filter(|said| misfit.involves(said)).collect();
    let name = data.entities[place].name();
    let mut seen = finding(context, place, name, &misfit, &said)?;
    if !misfit.misplaced.is_empty() {
        seen = seen.see(data.entities[place].id.span, "the registry has it elsewhere");
        seen = seen.note(format!("The registry has {name} in {}.", above(data, place)));
    }
    if misfit.apart.iter().any(|(_, b)| inherited.iter().any(|said| is(said, b))) {
        seen = seen.note(format!("{name} lies in {}, and where that lies, it lies too.", above(data, place)));
    }
    Some(if misfit.is_marked(data) { slip(seen) } else { seen })
}

/// The finding on a place or on a way that starts there, with every description that takes part.
fn finding(context: &Context<'_>, place: Id<Entity>, name: &str, misfit: &Misfit<'_, '_>, said: &[&Said<'_>]) -> Option<Observation> {
    let data = context.dataset;
    let (first, second) = misfit.first()?;
    let label =
        |said: &Said<'_>| format!("{}: {}", data.account_key(&data.accounts[data.claims[said.claim].account]), said.location.text.value);
    let mut seen = Observation::at(Facet::Places(Places::Described), first.location.text.span, label(first));
    let rest = said.iter().copied().filter(|other| !is(other, first) && second.is_none_or(|second| !is(other, second)));
    for other in second.into_iter().chain(rest) {
        seen = seen.see(other.location.text.span, label(other));
    }
    let entity = &data.entities[place];
    seen.sides = said.iter().map(|said| place_side(context, entity, said)).collect();
    seen.tags = tags(data, &said.iter().map(|said| said.claim).collect::<Vec<_>>());
    seen.relation = Some(Relation::Contradicts);
    let texts: BTreeSet<&str> = said.iter().map(|said| said.location.text.value.as_str()).collect();
    seen = seen.value("place", name).value("descriptions", texts.iter().copied().collect::<Vec<_>>().join(" / "));
    // A place goes by its id, a way by the names of its ends.
    let identity = std::iter::once(if name == entity.name() { entity.id.value.as_str() } else { name }).chain(texts);
    Some(seen.identity(identity.collect::<Vec<_>>()).about(entity.reference()))
}

/// Parts of one area that do not overlap, or two areas of one type of which neither holds the other.
fn exclude(data: &Dataset, a: &Location, b: &Location) -> bool {
    let (Some(x), Some(y)) = (a.area.entity(), b.area.entity()) else { return false };
    match (a.sector, b.sector) {
        (Some(one), Some(other)) => x == y && !one.agrees(other),
        (None, None) => {
            data.entities[x].entity_type == data.entities[y].entity_type && !data.entity_tree.in_line(x, y) && !data.judged_same(x, y)
        }
        _ => false,
    }
}

/// Overlapping parts of one area.
fn agree(data: &Dataset, a: &Location, b: &Location) -> bool {
    let same_area = a.area.entity().zip(b.area.entity()).is_some_and(|(x, y)| x == y || data.judged_same(x, y));
    same_area && a.sector.zip(b.sector).is_some_and(|(one, other)| one.agrees(other))
}

/// Whether the registry has the place in another area of the same type.
fn against_registry(data: &Dataset, place: Id<Entity>, location: &Location) -> bool {
    let Some(area) = location.area.entity().filter(|_| location.sector.is_none()) else { return false };
    let same_type = |other: &&Id<Entity>| data.entities[**other].entity_type == data.entities[area].entity_type;
    let mut known = data.entity_tree.above(place).iter().filter(same_type).peekable();
    known.peek().is_some() && known.all(|&other| !data.entity_tree.in_line(other, area))
}

fn above(data: &Dataset, place: Id<Entity>) -> String {
    data.entity_tree.above(place).iter().map(|&id| data.entities[id].name()).collect::<Vec<_>>().join(", ")
}

/// What one claim says of where the place lies.
fn place_side(context: &Context<'_>, entity: &Entity, said: &Said<'_>) -> Side {
    let text = &said.location.text;
    Side {
        subject: entity.reference(),
        value: text.value.clone(),
        shown: text.value.clone(),
        text: text.value.clone(),
        span: text.span,
        ..side(context, said.claim)
    }
}
