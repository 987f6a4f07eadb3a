//! Ways between places: a way lies where it is said to lie, which need not be where one of its ends lies.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::coordinates::{Coordinates, Witness};
use super::{ByPlace, Misfit, Said, exclude, finding, is, slip};
use crate::dataset::{Dataset, Entity, Id, Location};
use crate::findings::Observation;

/// What is said of each way between places; the places by their ids, for a way leads in both directions.
pub(super) type ByWay<'d> = BTreeMap<Vec<Id<Entity>>, Vec<Said<'d>>>;

/// Every way that is put into areas which exclude each other, or where none of its ends lies.
pub(super) fn observe<'d>(
    context: &Context<'_>,
    by_place: &ByPlace<'d>,
    by_way: &ByWay<'d>,
    coordinates: &Coordinates<'d>,
) -> Vec<Observation> {
    by_way.iter().filter_map(|(ends, said)| way(context, by_place, coordinates, ends, said)).collect()
}

/// It may lead through several areas, but a way is told by where it lies.
fn way<'d>(
    context: &Context<'_>,
    by_place: &ByPlace<'d>,
    coordinates: &Coordinates<'d>,
    ends: &[Id<Entity>],
    own: &[Said<'d>],
) -> Option<Observation> {
    let data = context.dataset;
    let beside = own.iter().enumerate().flat_map(|(n, a)| own.iter().skip(n + 1).map(move |b| (a, b)));
    let beside = beside.filter(|(a, b)| exclude(data, a.location, b.location));
    let against_ends = against_ends(data, by_place, ends, own);
    let misfit = Misfit {
        apart: beside.chain(against_ends.iter().map(|&(said, _, other)| (said, other))).collect(),
        misplaced: Vec::new(),
        off: own.iter().filter_map(|said| against(coordinates, ends, said)).collect(),
    };
    let &first = ends.first()?;
    let mut told: Vec<(Id<Entity>, &Said<'_>)> = own.iter().filter(|said| misfit.involves(said)).map(|said| (first, said)).collect();
    let texts = |said: &[(Id<Entity>, &Said<'_>)]| said.iter().map(|(_, said)| said.location.text.value.clone()).collect::<BTreeSet<_>>();
    let own_texts = texts(&told);
    let mut others: Vec<(Id<Entity>, &Said<'_>)> = Vec::new();
    for &(_, end, other) in &against_ends {
        if !others.iter().any(|(_, known)| is(known, other)) {
            others.push((end, other));
        }
    }
    let end_texts = texts(&others);
    told.extend(others);
    let mut seen = finding(context, coordinates, first, &misfit, &told)?;
    seen.subjects = ends.iter().map(|&end| data.entities[end].reference()).collect();
    let names: Vec<&str> = ends.iter().map(|&place| data.entities[place].name()).collect();
    let name = format!("the way between {}", names.join(" and "));
    let join = |texts: &BTreeSet<String>| texts.iter().map(String::as_str).collect::<Vec<_>>().join(" / ");
    let its_ends = if end_texts.is_empty() { misfit.against().to_owned() } else { format!(", its ends in {}", join(&end_texts)) };
    let seen = seen.value("place", &name).value("descriptions", join(&own_texts) + &its_ends);
    let seen = seen.identity(std::iter::once(name).chain(own_texts.into_iter().chain(end_texts)));
    Some(if misfit.is_marked(data) { slip(seen) } else { seen })
}

/// What is said of a way that is said to lie where no end of it lies, with what is said of the ends against it; slips of those left out.
fn against_ends<'s, 'd>(
    data: &Dataset,
    by_place: &'s ByPlace<'d>,
    ends: &[Id<Entity>],
    own: &'s [Said<'d>],
) -> Vec<(&'s Said<'d>, Id<Entity>, &'s Said<'d>)> {
    let known = |end: Id<Entity>| by_place.get(&end).into_iter().flatten().filter(|said| data.claims[said.claim].sic.is_none());
    let against = |said: &'s Said<'d>, end: Id<Entity>| known(end).filter(|other| exclude(data, other.location, said.location));
    let is_astray = |said: &Said<'d>, end: Id<Entity>| {
        known(end).any(|other| exclude(data, other.location, said.location))
            && !known(end).any(|other| agree(data, other.location, said.location))
    };
    let astray = own.iter().filter(|said| ends.iter().all(|&end| is_astray(said, end)));
    let pairs = astray.flat_map(|said| ends.iter().map(move |&end| (said, end)));
    pairs.flat_map(|(said, end)| against(said, end).map(move |other| (said, end, other)).collect::<Vec<_>>()).collect()
}

/// Coordinates are against a way where they are against all of its ends, and all lie off the same way: what is between them does too.
fn against<'s, 'd>(
    coordinates: &Coordinates<'d>,
    ends: &[Id<Entity>],
    said: &'s Said<'d>,
) -> Option<(&'s Said<'d>, Id<Entity>, Witness<'d>)> {
    let found: Option<Vec<_>> = ends.iter().map(|&end| Some((said, end, coordinates.against(end, said.location)?))).collect();
    let found = found?;
    let &first = found.first()?;
    found.iter().all(|(.., witness)| witness.way == first.2.way).then_some(first)
}

/// Overlapping parts of one area.
fn agree(data: &Dataset, a: &Location, b: &Location) -> bool {
    let same_area = a.area.entity().zip(b.area.entity()).is_some_and(|(x, y)| x == y || data.judged_same(x, y));
    same_area && a.sector.zip(b.sector).is_some_and(|(one, other)| one.agrees(other))
}
