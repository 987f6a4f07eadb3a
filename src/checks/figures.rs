//! Figures: what an account says of one population, taken out of its claims.

use std::collections::BTreeMap;

use super::side::{speakers, total};
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Name, Population, Standing};
use crate::values::count::{Count, sum};

/// One number of one account, for one population, in one voice.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// The claim it stands in; for a part, the part.
    pub claim: Id<Claim>,
    /// The claim of the account that holds it.
    pub whole: Id<Claim>,
    /// Other claims of the voice that are added to it.
    pub others: Vec<Id<Claim>>,
    pub voice: Voice,
    pub count: Count,
    pub unit: Option<String>,
    pub population: Option<Id<Population>>,
    /// The place within the incident, where the figure is of a part of it.
    pub place: Option<Id<Entity>>,
    /// Written inside another claim, or the sum of several: at least so many, and perhaps not all.
    pub only_floor: bool,
}

/// Who speaks: an account, and whom it relays, sorted; nobody for the source's own voice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Voice {
    pub account: Id<Account>,
    pub speakers: Vec<String>,
}

impl Figure {
    /// Whether it is what a voice says of the whole: no part of another claim, and of no single place.
    pub(super) fn is_whole(&self) -> bool {
        self.claim == self.whole && self.place.is_none()
    }

    /// The claims that it is read from.
    pub(super) fn claims(&self) -> Vec<Id<Claim>> {
        std::iter::once(self.claim).chain(self.others.iter().copied()).collect()
    }
}

impl Voice {
    /// Whether two relayed speakers have nobody in common.
    pub(super) fn is_rival(&self, other: &Self) -> bool {
        let both_relayed = !self.speakers.is_empty() && !other.speakers.is_empty();
        both_relayed && !self.speakers.iter().any(|speaker| other.speakers.contains(speaker))
    }
}

/// The figures of a group of claims, and what each voice comes to.
pub(super) struct Figures {
    pub list: Vec<Figure>,
    totals: BTreeMap<Voice, Option<Count>>,
}

impl Figures {
    pub(super) fn of(data: &Dataset, claims: &[Id<Claim>]) -> Self {
        let mut list = Vec::new();
        for &whole in claims {
            collect(data, whole, whole, None, &mut list);
        }
        let mut by_voice: BTreeMap<Voice, Vec<Figure>> = BTreeMap::new();
        for figure in list.iter().filter(|figure| figure.is_whole()) {
            by_voice.entry(figure.voice.clone()).or_default().push(figure.clone());
        }
        list.extend(by_voice.values().filter_map(|wholes| beside_each_other(data, wholes)));
        let totals = by_voice.into_iter().map(|(voice, wholes)| (voice, total_of(data, &wholes))).collect();
        Self { list, totals }
    }

    /// What a voice comes to, over all populations that it tells of.
    pub(super) fn total(&self, voice: &Voice) -> Option<&Count> {
        self.totals.get(voice)?.as_ref()
    }

    /// Whether a figure is all that its voice tells of.
    pub(super) fn is_all(&self, figure: &Figure) -> bool {
        figure.claim == figure.whole
            && !figure.only_floor
            && self.total(&figure.voice).is_some_and(|total| total.interval() == figure.count.interval())
    }

    /// Whether the voice that gives no population for `figure` also counts some of `population` by itself.
    pub(super) fn tells_apart(&self, data: &Dataset, figure: &Figure, population: Id<Population>) -> bool {
        let own = self.list.iter().filter(|other| other.voice == figure.voice);
        own.filter_map(|other| other.population).any(|other| data.vocabulary.population_tree.in_line(other, population))
    }
}

/// The figure of a claim, and those of its parts that say something of their own: of a narrower population, or of a place.
fn collect(data: &Dataset, id: Id<Claim>, whole: Id<Claim>, outer: Option<Id<Population>>, figures: &mut Vec<Figure>) {
    let claim = &data.claims[id];
    if claim.denied {
        return;
    }
    let population = claim.population.or_else(|| shared(data, &claim.parts));
    let narrower =
        population.is_some_and(|inner| outer.is_none_or(|outer| inner != outer && data.vocabulary.population_tree.is_within(inner, outer)));
    let says_more = id == whole || ((narrower || claim.at_place.is_some()) && claim.of.is_empty());
    if let Some(count) = total(data, claim).filter(|_| says_more) {
        figures.push(Figure {
            claim: id,
            whole,
            others: Vec::new(),
            voice: Voice { account: claim.account, speakers: speakers(data, claim) },
            count: if claim.standing == Standing::Among { floor(&count) } else { count },
            unit: claim.unit().map(str::to_owned),
            population,
            place: claim.at_place.as_ref().and_then(Name::entity),
            only_floor: claim.standing == Standing::Among,
        });
    }
    for &part in claim.parts.iter().chain(&claim.among) {
        collect(data, part, whole, population, figures);
    }
}

fn floor(count: &Count) -> Count {
    Count::from_interval(count.interval().or_more())
}

/// The narrowest population that all parts lie within.
fn shared(data: &Dataset, parts: &[Id<Claim>]) -> Option<Id<Population>> {
    let populations: Option<Vec<_>> = parts.iter().map(|&part| data.claims[part].population).collect();
    narrowest_over(data, &populations?)
}

fn narrowest_over(data: &Dataset, populations: &[Id<Population>]) -> Option<Id<Population>> {
    let tree = &data.vocabulary.population_tree;
    let first = *populations.first()?;
    let candidates = std::iter::once(first).chain(tree.above(first).iter().copied());
    let over_all: Vec<_> = candidates.filter(|&outer| populations.iter().all(|&inner| tree.is_within(inner, outer))).collect();
    over_all.iter().copied().find(|&outer| over_all.iter().all(|&other| tree.is_within(outer, other)))
}

/// Whether no two of the populations have anyone in common, as far as the vocabulary tells.
fn are_apart(data: &Dataset, wholes: &[Figure]) -> bool {
    let tree = &data.vocabulary.population_tree;
    let apart = |a: &Figure, b: &Figure| a.population.zip(b.population).is_some_and(|(a, b)| !tree.in_line(a, b));
    wholes.iter().enumerate().all(|(n, a)| wholes.iter().skip(n + 1).all(|b| apart(a, b)))
}

/// The sum of populations that a voice tells of beside each other: a floor for any population that holds them all.
fn beside_each_other(data: &Dataset, wholes: &[Figure]) -> Option<Figure> {
    let first = wholes.first().filter(|_| wholes.len() > 1 && are_apart(data, wholes))?;
    let populations: Vec<_> = wholes.iter().filter_map(|figure| figure.population).collect();
    let count = floor(&sum(wholes.iter().map(|figure| &figure.count)));
    let others = wholes.iter().skip(1).map(|figure| figure.claim).collect();
    Some(Figure { others, count, population: narrowest_over(data, &populations), only_floor: true, ..first.clone() })
}

/// What a voice comes to: the one figure that covers all others, or the sum of those beside each other. None where covering figures
/// differ, for then the voice contradicts itself.
fn total_of(data: &Dataset, wholes: &[Figure]) -> Option<Count> {
    let tree = &data.vocabulary.population_tree;
    let covers = |outer: &&Figure| {
        outer.population.is_none_or(|outer| wholes.iter().all(|inner| inner.population.is_some_and(|inner| tree.is_within(inner, outer))))
    };
    let covering: Vec<&Figure> = wholes.iter().filter(covers).collect();
    match covering.split_first() {
        Some((first, rest)) => rest.iter().all(|other| other.count.interval() == first.count.interval()).then(|| first.count.clone()),
        None => are_apart(data, wholes).then(|| sum(wholes.iter().map(|figure| &figure.count))),
    }
}
