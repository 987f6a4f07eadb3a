//! Where it was: the registered places that the passage names, with the areas that it puts them in.

use std::ops::Range;

use super::names::Named;
use super::site::Site;
use super::{Drafted, Read};
use crate::dataset::{Entity, Id, PlaceRelation, Property, ValueType, Wanted};
use crate::values::clause::{Link, Locality, Sentence};
use crate::values::place::Sector;

/// A place by its name.
#[derive(Debug, Clone)]
struct Spot {
    /// The bytes of the name, with the compass word before it.
    at: Range<usize>,
    /// Whether it is a part of an area by compass: "northern Mali".
    part: bool,
    /// Whether it is of a type that a bare name means first, rather than an area around such.
    preferred: bool,
}

/// Places that are named together, and the areas in which they are said to lie.
#[derive(Debug, Default)]
struct Chain {
    spots: Vec<Spot>,
    areas: Vec<Spot>,
    /// How each of the spots follows the one before.
    links: Vec<Link>,
}

/// The places where the passage tells that it was.
pub(super) fn propose(site: &Site<'_>, names: &[Named]) -> Vec<Drafted> {
    let Some(property) = site.property(ValueType::Entity, "location") else { return Vec::new() };
    let chains = chains(site, property, names);
    let told: Vec<(Drafted, bool)> = chains.into_iter().filter_map(|chain| chain.told(site, property)).collect();
    // "In Mali" tells something only where nothing else does.
    let exact = told.iter().any(|(_, vague)| !vague);
    let told = Site::once(told.into_iter().filter(|(_, vague)| !exact || !vague).map(|(drafted, _)| drafted));
    // "In Boya" behind "the villages of Gaena and Boya" tells nothing new.
    let mut known: Vec<String> = Vec::new();
    told.into_iter().filter(|drafted| is_new(drafted, &mut known)).collect()
}

/// Whether a proposal names a place or an area that no earlier one has.
fn is_new(drafted: &Drafted, known: &mut Vec<String>) -> bool {
    let names = match &drafted.value {
        Read::Names(names) => names.as_slice(),
        _ => &[],
    };
    let new: Vec<String> = names.iter().chain(&drafted.lies_in).filter(|name| !known.contains(name)).cloned().collect();
    let tells = !new.is_empty();
    known.extend(new);
    tells
}

/// The places of the passage, chained as they are told together.
fn chains(site: &Site<'_>, property: Id<Property>, names: &[Named]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut last: Option<usize> = None;
    for named in names {
        let sentence = site.sentence(&named.at);
        let Some(spot) = spot(site, property, &sentence, named) else { continue };
        let link = last.filter(|&end| sentence.range().start <= end);
        let link = link.and_then(|end| sentence.link(sentence.word_at(end), sentence.word_at(spot.at.start)));
        last = Some(spot.at.end);
        match (link, chains.last_mut()) {
            (Some(link), Some(chain)) => chain.add(link, spot),
            _ => chains.push(Chain { spots: vec![spot], ..Chain::default() }),
        }
    }
    chains
}

/// A registered place that is named for itself: not in lower case, and of areas not whose something is: "Mali's army".
fn spot(site: &Site<'_>, property: Id<Property>, sentence: &Sentence<'_>, named: &Named) -> Option<Spot> {
    let described = &site.data.vocabulary.properties[property];
    let wanted = Wanted { of: &described.of, prefer: &described.prefer, within: &[] };
    let entity = named.entity(site, wanted)?;
    let preferred = is_preferred(site, &described.prefer, entity);
    let behind = site.written(&(named.at.end..sentence.range().end));
    let genitive = ["'s", "\u{2019}s"].iter().any(|mark| behind.starts_with(mark));
    let capital = site.written(&named.at).contains(char::is_uppercase);
    if !capital || (genitive && !preferred) {
        return None;
    }
    let first = sentence.word_at(named.at.start);
    let part = (1..=2).filter_map(|back| {
        let start = sentence.words().get(first.checked_sub(back)?)?.range.start;
        Sector::read(&site.quoted(&(start..named.at.end))).filter(|(_, area)| *area == site.quoted(&named.at)).map(|_| start)
    });
    let part = part.min();
    Some(Spot { at: part.unwrap_or(named.at.start)..named.at.end, part: part.is_some(), preferred })
}

fn is_preferred(site: &Site<'_>, prefer: &[Id<crate::dataset::EntityType>], entity: Id<Entity>) -> bool {
    if prefer.is_empty() {
        let around = |other: Id<Entity>| other != entity && site.data.entity_tree.is_within(other, entity);
        return !site.data.entities.ids().any(around);
    }
    site.data.vocabulary.takes(prefer, site.data.entities[entity].entity_type)
}

impl Chain {
    fn add(&mut self, link: Link, spot: Spot) {
        let is_area = spot.part || !spot.preferred;
        let of_areas = self.spots.iter().all(|spot| !spot.preferred && !spot.part);
        let lies_in = match link {
            Link::Within => true,
            Link::And => !self.areas.is_empty() || (is_area && !of_areas),
            Link::Comma => is_area && (!of_areas || spot.part),
        };
        if lies_in {
            self.areas.push(spot);
        } else {
            self.spots.push(spot);
            self.links.push(link);
        }
    }

    /// What it tells, and whether it names no more than an area as a whole.
    fn told(mut self, site: &Site<'_>, property: Id<Property>) -> Option<(Drafted, bool)> {
        // "Tamba, Kolo" is a list only where "and" closes it.
        if self.spots.len() > 1 && !self.links.contains(&Link::And) {
            self.areas = [self.spots.split_off(1), self.areas].concat();
        }
        let first = self.spots.first()?.clone();
        let sentence = site.sentence(&first.at);
        let (locality, word) = sentence.locality(sentence.word_at(first.at.start));
        let relation = match locality {
            Locality::Between => Some(PlaceRelation::Between),
            Locality::Near | Locality::Border => Some(PlaceRelation::Near),
            _ => None,
        };
        let vague = !first.preferred && self.areas.is_empty() && relation.is_none();
        let elsewhere = locality == Locality::Elsewhere || (locality == Locality::Untold && vague);
        if elsewhere || (relation == Some(PlaceRelation::Between) && self.spots.len() < 2) {
            return None;
        }
        if first.part {
            self.areas.insert(0, self.spots.remove(0));
        }
        let value = if self.spots.is_empty() { Read::Absent } else { Read::Names(texts(site, &self.spots)) };
        let drafted = Drafted { relation, lies_in: texts(site, &self.areas), ..Drafted::new(property, value) };
        let start = sentence.words().get(word).map_or(first.at.start, |word| word.range.start.min(first.at.start));
        let lead = start..first.at.end;
        let needed = [lead].into_iter().chain(self.spots.iter().chain(&self.areas).map(|spot| spot.at.clone())).collect();
        let drafted = site.first_borne_out([(drafted, needed)].into_iter())?;
        Some((drafted, vague && !first.part))
    }
}

fn texts(site: &Site<'_>, spots: &[Spot]) -> Vec<String> {
    spots.iter().map(|spot| site.quoted(&spot.at)).collect()
}
