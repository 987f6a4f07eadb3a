//! What sources say of where a place lies, held against each other and against the registry: once for each place.

mod coordinates;
mod ways;

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::agreement::tags;
use super::side::side;
use crate::dataset::{Claim, Dataset, Entity, Id, Location, PlaceRelation, Value};
use crate::findings::{Facet, Observation, Places, Relation, Severity, Side};
use coordinates::{Coordinates, Witness};
use ways::ByWay;

/// One thing said of where a place lies.
#[derive(Clone, Copy)]
struct Said<'d> {
    claim: Id<Claim>,
    location: &'d Location,
}

impl Said<'_> {
    /// Who says it, and of which subject.
    fn key<'d>(&self, data: &'d Dataset) -> (String, &'d str) {
        let account = &data.accounts[data.claims[self.claim].account];
        (data.account_key(account), &data.subjects[account.subject].id.value)
    }
}

/// What is said of each place.
type ByPlace<'d> = BTreeMap<Id<Entity>, Vec<Said<'d>>>;

/// Every place, and every way between places, that is put into areas which exclude each other or where it does not lie.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let (mut by_place, mut by_way) = (ByPlace::new(), ByWay::new());
    for (id, claim) in data.claims.iter() {
        let Value::Entities(names) = &claim.value else { continue };
        if claim.broken || claim.denied {
            continue;
        }
        let places = by_id(data, names.iter().filter_map(crate::dataset::Name::entity).collect());
        let said = claim.lies_in.iter().map(|location| Said { claim: id, location });
        // What is said of a way is said of neither of its ends. Where one end is named alone, it is said of that.
        if claim.relation == Some(PlaceRelation::Between) && places.len() > 1 {
            by_way.entry(places).or_default().extend(said);
        } else {
            for place in places {
                by_place.entry(place).or_default().extend(said.clone());
            }
        }
    }
    let coordinates = Coordinates::of(data, &by_place);
    let described = by_place.iter().filter_map(|(&place, said)| described(context, &by_place, &coordinates, place, said));
    described.chain(ways::observe(context, &by_place, &by_way, &coordinates)).collect()
}

/// The places, each once, by id and not by file.
fn by_id(data: &Dataset, mut places: Vec<Id<Entity>>) -> Vec<Id<Entity>> {
    places.sort_by(|&a, &b| data.entities[a].id.value.cmp(&data.entities[b].id.value));
    places.dedup();
    places
}

fn slip(mut seen: Observation) -> Observation {
    seen.at_most = Some(Severity::Info);
    seen.note("What does not fit is marked as the source's own slip.")
}

/// What is said of the larger places that a place lies in: where a region lies, its towns lie too.
fn inherited<'d>(data: &Dataset, by_place: &ByPlace<'d>, place: Id<Entity>) -> Vec<Said<'d>> {
    let above = data.entity_tree.above(place).iter().filter(|&&outer| outer != place);
    above.filter_map(|outer| by_place.get(outer)).flatten().filter(|said| said.location.sector.is_some()).copied().collect()
}

/// What does not fit together in what is said of one place or one way.
struct Misfit<'s, 'd> {
    /// Two descriptions that exclude each other; the first is of the place itself.
    apart: Vec<(&'s Said<'d>, &'s Said<'d>)>,
    /// Descriptions that the registry has otherwise.
    misplaced: Vec<&'s Said<'d>>,
    /// Descriptions that coordinates are against: of which place, and what shows it.
    off: Vec<(&'s Said<'d>, Id<Entity>, Witness<'d>)>,
}

fn is(one: &Said<'_>, other: &Said<'_>) -> bool {
    one.location.text.span == other.location.text.span
}

impl<'s, 'd> Misfit<'s, 'd> {
    /// The two to look at first.
    fn first(&self) -> Option<(&'s Said<'d>, Option<&'s Said<'d>>)> {
        let pair = self.apart.first().map(|&(a, b)| (a, Some(b)));
        pair.or_else(|| self.alone().next().map(|said| (said, None)))
    }

    /// Descriptions that do not fit whatever else is said.
    fn alone(&self) -> impl Iterator<Item = &'s Said<'d>> {
        self.misplaced.iter().copied().chain(self.off.iter().map(|(said, ..)| *said))
    }

    /// Whether a description stands against another: a whole country is none that its parts contradict.
    fn involves(&self, said: &Said<'_>) -> bool {
        self.apart.iter().any(|(a, b)| is(a, said) || is(b, said)) || self.alone().any(|other| is(other, said))
    }

    /// Whether all of it is marked as a slip of the source.
    fn is_marked(&self, data: &Dataset) -> bool {
        let slip = |said: &Said<'_>| data.claims[said.claim].sic.is_some();
        self.apart.iter().all(|(a, b)| slip(a) || slip(b)) && self.alone().all(slip)
    }

    /// What it is against, where it is not against what is said elsewhere.
    fn against(&self) -> &'static str {
        match (self.apart.is_empty(), self.misplaced.is_empty()) {
            (false, _) => "",
            (true, false) => ", against the registry",
            (true, true) => ", against its coordinates",
        }
    }
}

fn described<'d>(
    context: &Context<'_>,
    by_place: &ByPlace<'d>,
    coordinates: &Coordinates<'d>,
    place: Id<Entity>,
    own: &[Said<'d>],
) -> Option<Observation> {
    let data = context.dataset;
    let inherited = inherited(data, by_place, place);
    let beside = own.iter().enumerate().flat_map(|(n, a)| own.iter().skip(n + 1).map(move |b| (a, b)));
    let under = own.iter().flat_map(|a| inherited.iter().map(move |b| (a, b)));
    let misfit = Misfit {
        apart: beside.chain(under).filter(|(a, b)| exclude(data, a.location, b.location)).collect(),
        misplaced: own.iter().filter(|said| against_registry(data, place, said.location)).collect(),
        off: own.iter().filter_map(|said| Some((said, place, coordinates.against(place, said.location)?))).collect(),
    };
    let told = own.iter().chain(&inherited).filter(|said| misfit.involves(said));
    let told: Vec<(Id<Entity>, &Said<'_>)> = told.map(|said| (place, said)).collect();
    let name = data.entities[place].name();
    let mut seen = finding(context, coordinates, place, &misfit, &told)?;
    let texts: BTreeSet<&str> = told.iter().map(|(_, said)| said.location.text.value.as_str()).collect();
    let descriptions = texts.iter().copied().collect::<Vec<_>>().join(" / ");
    seen = seen.value("place", name).value("descriptions", descriptions + misfit.against());
    if !misfit.misplaced.is_empty() {
        seen = seen.see(data.entities[place].id.span, "the registry has it elsewhere");
        seen = seen.note(format!("The registry has {name} in {}.", above(data, place)));
    }
    if misfit.apart.iter().any(|(_, b)| inherited.iter().any(|said| is(said, b))) {
        seen = seen.note(format!("{name} lies in {}, and where that lies, it lies too.", above(data, place)));
    }
    let seen = seen.identity(std::iter::once(data.entities[place].id.value.as_str()).chain(texts));
    Some(if misfit.is_marked(data) { slip(seen) } else { seen })
}

/// The finding on a place or on a way that starts there, with every description that takes part and what it is said of.
fn finding(
    context: &Context<'_>,
    coordinates: &Coordinates<'_>,
    place: Id<Entity>,
    misfit: &Misfit<'_, '_>,
    told: &[(Id<Entity>, &Said<'_>)],
) -> Option<Observation> {
    let data = context.dataset;
    let (first, second) = misfit.first()?;
    let label = |of: Id<Entity>, said: &Said<'_>| {
        let whose = if of == place { String::new() } else { format!("{}: ", data.entities[of].name()) };
        format!("{}: {whose}{}", said.key(data).0, said.location.text.value)
    };
    let mut seen = Observation::at(Facet::Places(Places::Described), first.location.text.span, label(place, first));
    let is_second = |said: &Said<'_>| second.is_some_and(|second| is(said, second));
    let (seconds, rest): (Vec<_>, Vec<_>) = told.iter().filter(|(_, said)| !is(said, first)).partition(|(_, said)| is_second(said));
    for &(of, other) in seconds.into_iter().chain(rest) {
        seen = seen.see(other.location.text.span, label(of, other));
    }
    let entity = &data.entities[place];
    seen.sides = told.iter().map(|(of, said)| place_side(context, &data.entities[*of], said)).collect();
    seen.tags = tags(data, &told.iter().map(|(_, said)| said.claim).collect::<Vec<_>>());
    seen.relation = Some(Relation::Contradicts);
    for (said, of, witness) in &misfit.off {
        let place = &data.entities[*of];
        let note = coordinates.reckoned(*of, said.location, witness).filter(|note| !seen.notes.contains(note));
        let Some(note) = note else { continue };
        seen = seen.see(place.id.span, format!("where the registry has {}", place.name()));
        seen = seen
            .see(witness.said.location.text.span, format!("{}: {}", data.entities[witness.place].name(), witness.said.location.text.value));
        seen = seen.note(note);
    }
    Some(seen.about(entity.reference()))
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

/// Whether the registry has the place in another area of the same type.
fn against_registry(data: &Dataset, place: Id<Entity>, location: &Location) -> bool {
    let Some(area) = location.area.entity().filter(|_| location.sector.is_none()) else { return false };
    let same_type = |other: &&Id<Entity>| data.entities[**other].entity_type == data.entities[area].entity_type;
    let mut known = data.entity_tree.above(place).iter().filter(same_type).peekable();
    known.peek().is_some() && known.all(|&other| !data.entity_tree.in_line(other, area))
}

fn above(data: &Dataset, place: Id<Entity>) -> String {
    let above = by_id(data, data.entity_tree.above(place).to_vec());
    above.into_iter().map(|id| data.entities[id].name()).collect::<Vec<_>>().join(", ")
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
