//! A whole that what it is made of cannot come to: a joint figure and the incidents it covers, an incident and those that are part of it,
//! an incident and its places.

use std::collections::{BTreeMap, BTreeSet};

use super::label;
use super::tolls::{Toll, Tolls, allows, by_id, keys};
use crate::checks::Context;
use crate::checks::agreement::tags;
use crate::checks::figures::{Figure, Figures, Voice};
use crate::checks::side::{expression, shown, side};
use crate::dataset::{Claim, Dataset, Entity, Id, Property, Source, Subject};
use crate::findings::{Explanation, Facet, Observation, Relation, Severity, Totals};
use crate::values::count::{Bound, Interval};
use crate::values::number::Number;

/// How many sums of single figures are tried for a joint one. Where accounts give more, some sum is near every figure.
const SUMS: usize = 256;

/// What comes nearest to a whole and still misses it.
struct Near {
    /// The smallest set of figures that shows it.
    parts: Vec<Toll>,
    /// What they come to.
    sum: Interval,
    /// The whole is told as the least and may be more: both can be right.
    may_be_more: bool,
}

/// The most that a whole can be before its parts are more than it tells.
#[derive(Clone, Copy)]
struct Ceiling {
    most: Bound,
    /// It is only the number that the source states, as the least.
    may_be_more: bool,
}

impl Ceiling {
    /// The highest number that a figure allows; of "at least 14", 14. A vague word states none.
    fn of(whole: &Figure) -> Option<Self> {
        let count = Some(&whole.count).filter(|_| !whole.only_floor)?;
        let closed = count.high().map(|most| Self { most, may_be_more: false });
        closed.or_else(|| count.stated().map(|_| Self { most: count.low(), may_be_more: true }))
    }
}

/// A whole, and what the accounts say of it.
struct Whole<'a> {
    subjects: &'a [Id<Subject>],
    property: Id<Property>,
    figures: &'a Figures,
}

/// Every whole that nothing its parts can come to reaches.
pub(super) fn observe(context: &Context<'_>, tolls: &Tolls<'_>) -> Vec<Observation> {
    let data = tolls.data;
    let joint = tolls.joint.iter().filter_map(|((subjects, property), figures)| {
        let whole = Whole { subjects, property: *property, figures };
        seen(context, &whole, |figure| over_incidents(tolls, subjects, *property, figure))
    });
    let parts = parts_of(data);
    let single = tolls.single.iter().flat_map(|(&(incident, property), figures)| {
        let subjects = [incident];
        let whole = Whole { subjects: &subjects, property, figures };
        let inner = parts.get(&incident).and_then(|inner| seen(context, &whole, |figure| of_parts(tolls, inner, property, figure)));
        let places = places(data, figures);
        let at_places = (!places.is_empty()).then(|| seen(context, &whole, |figure| of_places(data, figures, &places, figure))).flatten();
        [inner, at_places].into_iter().flatten()
    });
    joint.chain(single).collect()
}

/// The finding on a whole, if no account of it is reached. Accounts of it that differ among themselves are another rule's.
fn seen(context: &Context<'_>, whole: &Whole<'_>, near: impl Fn(&Figure) -> Option<Near>) -> Option<Observation> {
    let data = context.dataset;
    let judged: Vec<(&Figure, Option<Near>)> =
        whole.figures.list.iter().filter(|figure| figure.is_whole()).map(|figure| (figure, near(figure))).collect();
    let fits = |missed: &Figure| judged.iter().any(|(other, near)| near.is_none() && holds(data, other, missed));
    let missed = judged.iter().filter_map(|(figure, near)| Some((*figure, near.as_ref()?))).filter(|(figure, _)| !fits(figure));
    let mut missed: Vec<(&Figure, &Near)> = missed.collect();
    missed.sort_by_cached_key(|(figure, near)| (figure.count.interval().gap(near.sum), keys(data, &figure.claims())));
    let (lead, near) = *missed.first()?;
    let others: Vec<&Figure> = missed.iter().skip(1).map(|(figure, _)| *figure).collect();
    Some(mismatch(context, whole, lead, near, &others))
}

/// Whether a figure is of all whom another one is of.
fn holds(data: &Dataset, outer: &Figure, inner: &Figure) -> bool {
    let within = |inner, outer| data.vocabulary.population_tree.is_within(inner, outer);
    outer.population.is_none_or(|outer| inner.population.is_some_and(|inner| within(inner, outer)))
}

/// The single figures that come nearest to a joint one, if none of their sums reaches it. An incident without a figure allows any
/// number.
fn over_incidents(tolls: &Tolls<'_>, incidents: &[Id<Subject>], property: Id<Property>, whole: &Figure) -> Option<Near> {
    let as_of = tolls.data.claims[whole.claim].as_of.as_ref();
    let mut sums: BTreeMap<Interval, Vec<Toll>> = BTreeMap::from([(Interval::exactly(Number::ZERO), Vec::new())]);
    for &incident in incidents {
        let mut choices = tolls.given(incident, property, whole.population, as_of);
        // Of figures that are equal, that of the same source shows it best.
        choices.sort_by_key(|choice| choice.claims.iter().any(|&id| source(tolls.data, id) != source(tolls.data, whole.claim)));
        if choices.is_empty() {
            choices.push(Toll { claims: Vec::new(), allows: Interval::ALL, says_whose: false });
        }
        let mut more = BTreeMap::new();
        for (sum, parts) in &sums {
            for choice in &choices {
                more.entry(sum.plus(choice.allows)).or_insert_with(|| [parts.as_slice(), std::slice::from_ref(choice)].concat());
            }
        }
        if more.len() > SUMS {
            return None;
        }
        sums = more;
    }
    let joint = whole.count.interval();
    let joint = if whole.only_floor { joint.or_more() } else { joint };
    let ceiling = Ceiling::of(whole);
    if let Some(ceiling) = ceiling.filter(|ceiling| ceiling.may_be_more && sums.keys().all(|sum| sum.low() > ceiling.most)) {
        let least = sums.into_iter().min_by_key(|(sum, _)| sum.low());
        return least.and_then(|(_, parts)| enough(tolls.data, parts, ceiling));
    }
    let (sum, parts) = sums.into_iter().min_by_key(|(sum, _)| joint.gap(*sum))?;
    match ceiling {
        _ if joint.intersect(sum).is_some() => None,
        Some(ceiling) if sum.low() > ceiling.most => enough(tolls.data, parts, ceiling),
        _ => Some(Near { parts, sum, may_be_more: false }),
    }
}

fn source(data: &Dataset, id: Id<Claim>) -> Id<Source> {
    data.accounts[data.claims[id].account].source
}

/// The fewest floors that together exceed a whole, if they do at all.
fn enough(data: &Dataset, mut parts: Vec<Toll>, ceiling: Ceiling) -> Option<Near> {
    parts.sort_by_cached_key(|part| (std::cmp::Reverse(part.allows.low()), keys(data, &part.claims)));
    let mut sum = Interval::exactly(Number::ZERO);
    let mut needed = Vec::new();
    for part in parts {
        sum = sum.plus(part.allows);
        needed.push(part);
        if sum.low() > ceiling.most {
            needed.sort_by_cached_key(|part| keys(data, &part.claims));
            return Some(Near { parts: needed, sum, may_be_more: ceiling.may_be_more });
        }
    }
    None
}

/// The incidents that are part of each, by id. What is part of another part is counted with that.
fn parts_of(data: &Dataset) -> BTreeMap<Id<Subject>, Vec<Id<Subject>>> {
    let mut parts: BTreeMap<Id<Subject>, BTreeSet<Id<Subject>>> = BTreeMap::new();
    for (id, record) in data.subjects.iter() {
        for &whole in record.part_of.iter().filter(|&&whole| whole != id) {
            parts.entry(whole).or_default().insert(id);
        }
    }
    let outermost = |all: BTreeSet<Id<Subject>>| {
        let inner = |&id: &Id<Subject>| !data.subjects[id].part_of.iter().any(|above| all.contains(above));
        by_id(data, all.iter().copied().filter(inner))
    };
    parts.into_iter().map(|(whole, all)| (whole, outermost(all))).collect()
}

fn of_parts(tolls: &Tolls<'_>, parts: &[Id<Subject>], property: Id<Property>, whole: &Figure) -> Option<Near> {
    let ceiling = Ceiling::of(whole)?;
    let as_of = tolls.data.claims[whole.claim].as_of.as_ref();
    let least = |&part: &Id<Subject>| tolls.given(part, property, whole.population, as_of).into_iter().min_by_key(|toll| toll.allows.low());
    enough(tolls.data, parts.iter().filter_map(least).collect(), ceiling)
}

/// The figures for places within an incident, voice by voice, where a voice tells of several that have nothing in common.
fn places<'f>(data: &Dataset, figures: &'f Figures) -> Vec<BTreeMap<Id<Entity>, Vec<&'f Figure>>> {
    let mut voices: BTreeMap<&Voice, BTreeMap<Id<Entity>, Vec<&Figure>>> = BTreeMap::new();
    for figure in &figures.list {
        if let Some(place) = figure.place {
            voices.entry(&figure.voice).or_default().entry(place).or_default().push(figure);
        }
    }
    let apart = |places: &BTreeMap<Id<Entity>, _>| {
        places.len() > 1 && places.keys().all(|&a| places.keys().all(|&b| a == b || !data.entity_tree.in_line(a, b)))
    };
    voices.into_values().filter(apart).collect()
}

/// What the places come to if the voice with the lowest figures is right. A single place that exceeds the whole is no matter of sums:
/// accounts of one incident are held against each other elsewhere.
fn of_places(data: &Dataset, figures: &Figures, voices: &[BTreeMap<Id<Entity>, Vec<&Figure>>], whole: &Figure) -> Option<Near> {
    let ceiling = Ceiling::of(whole)?;
    let toll = |figure: &&Figure| {
        let allows = allows(data, figures, figure, whole.population)?;
        Some(Toll { claims: figure.claims(), allows, says_whose: figure.population.is_some() })
    };
    let highest = |told: &Vec<&Figure>| told.iter().filter_map(toll).max_by_key(|toll| (toll.allows.low(), keys(data, &toll.claims)));
    let mut sums: Vec<Near> = Vec::new();
    for places in voices {
        let parts: Vec<Toll> = places.values().filter_map(highest).collect();
        if parts.iter().any(|part| part.allows.low() > ceiling.most) {
            return None;
        }
        sums.push(enough(data, parts, ceiling)?);
    }
    sums.into_iter().min_by_key(|near| (near.sum, near.parts.iter().map(|part| keys(data, &part.claims)).collect::<Vec<_>>()))
}

/// How the parts miss the whole, with the arithmetic.
fn missed(lead: &Figure, near: &Near, arithmetic: &str, told: &str) -> String {
    if near.may_be_more {
        return format!("{arithmetic}: {told} can be right only if it leaves some of them out.");
    }
    let exceeds = lead.count.high().is_some_and(|most| near.sum.low() > most);
    let miss = if exceeds { "more than" } else { "and no choice of the single figures reaches" };
    format!("{arithmetic}, {miss} {told}.")
}

fn mismatch(context: &Context<'_>, whole: &Whole<'_>, lead: &Figure, near: &Near, others: &[&Figure]) -> Observation {
    let data = context.dataset;
    let parts: Vec<Id<Claim>> = near.parts.iter().flat_map(|part| part.claims.iter().copied()).collect();
    let mut claims = lead.claims();
    claims.extend(others.iter().flat_map(|figure| figure.claims()).chain(parts.iter().copied()));
    let arithmetic = expression(data, &parts).unwrap_or_default();
    let told =
        expression(data, &lead.claims()).filter(|_| !lead.others.is_empty()).unwrap_or_else(|| shown(data, &data.claims[lead.claim]));
    let mut seen =
        Observation::at(Facet::Totals(Totals::Parts), data.claims[lead.claim].span, format!("in all, {}", label(data, lead.claim)));
    let mut named = BTreeSet::from([lead.claim]);
    for &id in claims.iter().skip(1).filter(|&&id| named.insert(id)) {
        seen = seen.see(data.claims[id].span, label(data, id));
    }
    seen = seen.note(missed(lead, near, &arithmetic, &told)).value("whole", &told).value("arithmetic", &arithmetic);
    let property = &data.vocabulary.properties[whole.property].id;
    let mut subjects: Vec<_> = whole.subjects.iter().map(|&id| data.subjects[id].reference()).collect();
    subjects.sort();
    let ids: Vec<&str> = subjects.iter().map(|subject| subject.id.as_str()).collect();
    seen.identity = [ids.join("+"), property.clone(), told].into_iter().chain(keys(data, &parts).into_iter().flatten()).collect();
    seen.subject = subjects.first().cloned();
    if subjects.len() > 1 {
        seen.subjects = subjects;
    }
    seen.tags = tags(data, &claims);
    seen.relation = Some(if near.may_be_more { Relation::Tension } else { Relation::Contradicts });
    let mut listed = BTreeSet::new();
    seen.sides = claims.iter().filter(|&&id| listed.insert(id)).map(|&id| side(context, id)).collect();
    if near.may_be_more {
        seen.at_most = Some(Severity::Info);
        seen.explanation = Some(Explanation { kind: "rounding", text: "the whole is a round number".into() });
    }
    if claims.iter().any(|&id| data.claims[id].sic.is_some()) {
        seen.at_most = Some(Severity::Info);
        seen = seen.note("One of the figures is marked as its source's own slip.");
    }
    seen.on(property)
}
