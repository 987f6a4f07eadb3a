//! Where places lie by their coordinates, held against the part of an area that they are said to lie in.
//!
//! The registry knows no borders: how far an area reaches is told by the places that it has there, and those may all be of one part of
//! it. So coordinates alone prove nothing. A description is against them only where its place lies in the opposite fourth of all, and
//! another place, which is said to lie in another part, lies far nearer to where the first is said to lie.

use std::collections::BTreeMap;

use super::{ByPlace, Said, exclude};
use crate::dataset::{Dataset, Entity, Gazetteer, Id, Location};
use crate::values::place::Heading;

/// So many located places tell how far an area reaches.
const LEAST: usize = 5;

/// Narrower areas, in degrees, have no parts that are told apart.
const NARROWEST: f64 = 1.0;

/// How much nearer the other place must lie, as a share of half the area: a fourth of all of it.
const NEARER: f64 = 0.5;

/// How far the located places of an area reach.
#[derive(Clone, Copy)]
struct Extent {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
    places: usize,
}

impl Extent {
    /// Around one place.
    const fn of(at: &Gazetteer) -> Self {
        Self { west: at.longitude, east: at.longitude, south: at.latitude, north: at.latitude, places: 1 }
    }

    /// With one place more.
    fn with(self, at: &Gazetteer) -> Self {
        Self {
            west: self.west.min(at.longitude),
            east: self.east.max(at.longitude),
            south: self.south.min(at.latitude),
            north: self.north.max(at.latitude),
            places: self.places + 1,
        }
    }

    /// How far east and north of the middle a place lies, -1 and 1 the edges. None where too little is known; and an area on both sides
    /// of the date line, or around a pole, has no east.
    fn position(&self, at: &Gazetteer) -> Option<(f64, f64)> {
        let (width, height) = (self.east - self.west, self.north - self.south);
        let known = self.places >= LEAST && width >= NARROWEST && height >= NARROWEST && width <= 180.0;
        let share = |value: f64, from: f64, length: f64| (value - from) / length * 2.0 - 1.0;
        known.then(|| (share(at.longitude, self.west, width), share(at.latitude, self.south, height)))
    }
}

/// Another place, which shows how far off a description is.
#[derive(Clone, Copy)]
pub(super) struct Witness<'d> {
    /// Which.
    pub place: Id<Entity>,
    /// What is said of it.
    pub said: Said<'d>,
    /// Which way it lies from the first place.
    pub way: Heading,
}

/// The located places of a data set.
pub(super) struct Coordinates<'d> {
    data: &'d Dataset,
    extents: BTreeMap<Id<Entity>, Extent>,
    /// What is said of located places, by the area.
    said: BTreeMap<Id<Entity>, Vec<(Id<Entity>, Said<'d>)>>,
}

impl<'d> Coordinates<'d> {
    /// With all that is said of places.
    pub(super) fn of(data: &'d Dataset, by_place: &ByPlace<'d>) -> Self {
        let mut extents: BTreeMap<Id<Entity>, Extent> = BTreeMap::new();
        for (id, entity) in data.entities.iter() {
            let Some(at) = &entity.gazetteer else { continue };
            for &area in data.entity_tree.above(id) {
                extents.entry(area).and_modify(|extent| *extent = extent.with(at)).or_insert_with(|| Extent::of(at));
            }
        }
        let mut located = Self { data, extents, said: BTreeMap::new() };
        for (&place, said) in by_place {
            for &said in said.iter().filter(|said| data.claims[said.claim].sic.is_none()) {
                // Who is far off is no witness.
                if located.ways_from(place, said.location).is_some_and(|ways| ways.is_empty())
                    && let Some(area) = said.location.area.entity()
                {
                    located.said.entry(area).or_default().push((place, said));
                }
            }
        }
        located
    }

    /// Where a place lies in an area.
    fn position(&self, place: Id<Entity>, area: Id<Entity>) -> Option<(f64, f64)> {
        let inside = place != area && self.data.entity_tree.is_within(place, area);
        self.extents.get(&area).filter(|_| inside)?.position(self.data.entities[place].gazetteer.as_ref()?)
    }

    /// Which ways a place is from where it is said to lie; none of them where it lies there or not far off.
    fn ways_from(&self, place: Id<Entity>, location: &Location) -> Option<Vec<Heading>> {
        let (east, north) = self.position(place, location.area.entity()?)?;
        Some(location.sector?.ways_from(east, north).collect())
    }

    /// The place that shows best that another does not lie where it is said to.
    pub(super) fn against(&self, place: Id<Entity>, location: &Location) -> Option<Witness<'d>> {
        let area = location.area.entity()?;
        let (east, north) = self.position(place, area)?;
        let elsewhere = self.said.get(&area)?.iter().filter(|(other, said)| *other != place && exclude(self.data, said.location, location));
        self.ways_from(place, location)?.into_iter().find_map(|way| {
            let reach = |other: Id<Entity>| self.position(other, area).map(|(east, north)| way.reach(east, north));
            let own = way.reach(east, north);
            let nearer = elsewhere.clone().filter(|(other, _)| reach(*other).is_some_and(|reach| reach - own >= NEARER));
            // That even the middle is nearer says most.
            let best = nearer.min_by_key(|(place, said)| {
                let off_centre = said.location.sector.is_some_and(|sector| !sector.is_central());
                (off_centre, self.data.entities[*place].id.value.as_str(), said.location.text.value.as_str(), said.key(self.data))
            });
            best.map(|&(place, said)| Witness { place, said, way })
        })
    }

    /// How it shows that, in words.
    pub(super) fn reckoned(&self, place: Id<Entity>, location: &Location, witness: &Witness<'_>) -> Option<String> {
        let name = |id: Id<Entity>| self.data.entities[id].name();
        let at = |id: Id<Entity>| self.data.entities[id].gazetteer.as_ref();
        let (own, other) = (at(place)?, at(witness.place)?);
        let degrees = witness.way.reach(other.longitude - own.longitude, other.latitude - own.latitude);
        let (account, _) = witness.said.key(self.data);
        Some(format!(
            "Against {}: by their coordinates, {} ({}) lies {degrees:.1}° {} of {} ({}), which {account} has in {}.",
            location.text.value,
            name(place),
            shown(own),
            witness.way.back().name(),
            name(witness.place),
            shown(other),
            witness.said.location.text.value
        ))
    }
}

/// Coordinates as a map has them.
fn shown(at: &Gazetteer) -> String {
    let side = |value: f64, positive: &'static str, negative: &'static str| if value < 0.0 { negative } else { positive };
    let (north, east) = (side(at.latitude, "N", "S"), side(at.longitude, "E", "W"));
    format!("{:.2}° {north}, {:.2}° {east}", at.latitude.abs(), at.longitude.abs())
}
