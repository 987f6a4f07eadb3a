//! Claims on one property of one subject, held against each other.
//!
//! One disagreement is all claims on one property of one subject that cannot all stand, or that differ in a way a curator must settle.
//! Each kind of value has its own comparison; what they see comes out in one form.

mod counts;
mod dates;
mod entities;
mod groups;
mod lengths;
mod lineage;
mod ranks;
mod undated;
mod words;

use rayon::prelude::*;

use super::Context;
use super::side::{shown, side, speakers, total};
use crate::dataset::{Claim, Dataset, Id, Property, ValueType};
use crate::findings::{Disagreement, Explanation, Facet, Observation, Relation, Severity, Side, SubjectRef, Tag};
use crate::values::count::Bound;
use crate::values::date::{DateComparison, compare};
pub(super) use entities::may_be_one;
use groups::{Group, groups};
pub(super) use lineage::tags;

/// How the claims of a group differ.
struct Difference {
    /// In which way.
    kind: Disagreement,
    /// Whether they can all stand.
    relation: Relation,
    /// The claims that take part.
    sides: Vec<Id<Claim>>,
    /// Two claims that show it best: the smallest set that contradicts.
    pair: (Id<Claim>, Id<Claim>),
    /// Distance of dates, in words.
    gap: String,
    /// What holds if all are right, in words.
    joint: String,
    /// Sentences for the reader.
    notes: Vec<String>,
    /// Why they may differ.
    explanation: Option<Explanation>,
    /// At most this grave.
    at_most: Option<Severity>,
    /// Named speakers differ: the source that relays them does not contradict itself.
    between_speakers: bool,
}

/// A disagreement, and the property it is on.
pub(super) struct Seen {
    pub(super) property: Id<Property>,
    pub(super) observation: Observation,
}

/// All disagreements of the data set, in the order of subjects and properties.
pub(super) fn observe(context: &Context<'_>) -> Vec<Seen> {
    let groups = groups(context.dataset);
    groups.par_iter().flat_map_iter(|group| of_group(context, group)).collect()
}

/// How the claims of a group differ; and, once for the group, what that is by where its sides come from.
fn of_group(context: &Context<'_>, group: &Group) -> Vec<Seen> {
    let differences = differences(context.dataset, group);
    let gravest = lineage::gravest(&differences);
    let ranks = ranks::Ranked::of(context.dataset, group);
    let mut found = Vec::new();
    for (n, difference) in differences.into_iter().enumerate() {
        let also = if Some(n) == gravest { lineage::also(context.dataset, &difference) } else { Vec::new() };
        let settled = ranks.as_ref().and_then(|ranks| ranks.settles(context.dataset, difference.kind));
        let mut own = seen(context, group, difference);
        own.observation.ranked = settled;
        for kind in also {
            let observation = Observation { facet: Facet::Agreement(kind), ..own.observation.clone() };
            found.push(Seen { observation, ..own });
        }
        found.push(own);
    }
    found
}

fn differences(data: &Dataset, group: &Group) -> Vec<Difference> {
    let mut among_themselves = of_one_type(data, group);
    if matches!(data.vocabulary.properties[group.property].value_type, ValueType::Count | ValueType::Quantity) {
        among_themselves.extend(undated::differences(data, &group.claims));
    }
    if among_themselves.is_empty() { lengths::differences(data, &group.claims, &group.counted) } else { among_themselves }
}

fn of_one_type(data: &Dataset, group: &Group) -> Vec<Difference> {
    match data.vocabulary.properties[group.property].value_type {
        ValueType::Date => dates::differences(data, &group.claims),
        ValueType::Count | ValueType::Quantity => counts::differences(data, &group.claims),
        ValueType::Entity => entities::differences(data, &group.claims),
        ValueType::Category => words::differences(data, &group.claims),
        ValueType::Text => Vec::new(),
    }
}

/// Whether two claims speak of the same thing at all: of the same of several, and of the same time where the property varies.
pub(super) fn comparable(data: &Dataset, a: &Claim, b: &Claim) -> bool {
    let at = |claim: &Claim| claim.as_of.clone();
    let same_time = match (at(a), at(b)) {
        (Some(x), Some(y)) => compare(&x, &y) == DateComparison::Same,
        (x, y) => x.is_none() && y.is_none(),
    };
    let varies = data.vocabulary.properties[a.property].varies;
    comparable_at_any_time(a, b) && (!varies || same_time)
}

/// Whether two claims speak of the same of several, whenever that was.
fn comparable_at_any_time(a: &Claim, b: &Claim) -> bool {
    a.of.is_empty() || b.of.is_empty() || a.of.iter().any(|x| b.of.iter().any(|y| x.is_of_same(y)))
}

/// Whether one of the claims is marked as its source's own slip: the curator knows, and nothing is left to decide.
fn sic(data: &Dataset, claims: &[Id<Claim>]) -> bool {
    claims.iter().any(|&id| data.claims[id].sic.is_some())
}

/// All pairs of a list, each once.
fn pairs<T: Copy>(list: &[T]) -> impl Iterator<Item = (T, T)> {
    list.iter().enumerate().flat_map(|(n, &a)| list.iter().skip(n + 1).map(move |&b| (a, b)))
}

/// One form for what every kind of value sees.
fn seen(context: &Context<'_>, group: &Group, difference: Difference) -> Seen {
    let data = context.dataset;
    let mut subjects: Vec<SubjectRef> = group.subjects.iter().map(|&id| data.subjects[id].reference()).collect();
    // By id, not by file: the message and the fingerprint of a joint figure must not follow the order of files.
    subjects.sort();
    let ordered = in_order_of_size(data, group.property, &difference.sides);
    let sides: Vec<Side> = ordered.iter().map(|&id| side(context, id)).collect();
    let (first, second) = difference.pair;
    let label = |id: Id<Claim>| {
        let side = side(context, id);
        format!("{}: {}", side.account, side.shown)
    };
    let mut seen = Observation::at(Facet::Agreement(difference.kind), data.claims[first].span, label(first));
    let rest = difference.sides.iter().filter(|&&id| id != first && id != second);
    for &id in std::iter::once(&second).chain(rest) {
        seen = seen.see(data.claims[id].span, label(id));
    }
    let values = values(data, group.property, &ordered);
    let mut accounts: Vec<&str> = sides.iter().map(|side| side.account.as_str()).collect();
    accounts.sort_unstable();
    accounts.dedup();
    seen =
        seen.value("values", values.join(" / ")).value("n", accounts.len()).value("gap", &difference.gap).value("joint", &difference.joint);
    seen.identity = identity(&subjects, &data.vocabulary.properties[group.property].id, &sides);
    seen.subject = subjects.first().cloned();
    if subjects.len() > 1 {
        seen.subjects = subjects;
    }
    seen.notes = difference.notes;
    if data.vocabulary.properties[group.property].value_type == ValueType::Date {
        seen.notes.extend(placed(data, &difference.sides));
    }
    // Who tells of two times contradicts nobody.
    let untagged = difference.between_speakers || difference.relation == Relation::Refines || difference.kind == Disagreement::Undated;
    seen.tags = if untagged { Vec::new() } else { tags(data, &difference.sides) };
    // Who says "more than 150" and "at least 157" does not contradict himself.
    if difference.relation != Relation::Contradicts {
        seen.tags.retain(|tag| *tag != Tag::SourceContradictsItself);
    }
    // Where a curator read every side from the context, the sources need not disagree.
    let read_in = sides.iter().all(|side| side.inferred.is_some());
    seen.relation = Some(difference.relation);
    seen.explanation = difference.explanation;
    seen.at_most = difference.at_most.or(read_in.then_some(Severity::Info));
    seen.sides = sides;
    let property = data.vocabulary.properties[group.property].id.clone();
    Seen { property: group.property, observation: seen.on(property) }
}

/// Subject, property and the distinct values, sorted: nothing that moves with lines, files or wording.
fn identity(subjects: &[SubjectRef], property: &str, sides: &[Side]) -> Vec<String> {
    let mut values: Vec<String> =
        sides.iter().map(|side| format!("{} {}", side.population.as_deref().unwrap_or_default(), side.value)).collect();
    values.sort();
    values.dedup();
    let mut ids: Vec<&str> = subjects.iter().map(|subject| subject.id.as_str()).collect();
    ids.sort_unstable();
    [ids.join("+"), property.to_owned()].into_iter().chain(values).collect()
}

/// The sides as a person reads them: the earlier day, the smaller figure first; what one voice lists stays together.
fn in_order_of_size(data: &Dataset, property: Id<Property>, sides: &[Id<Claim>]) -> Vec<Id<Claim>> {
    let many = data.vocabulary.properties[property].many;
    let mut sorted = sides.to_vec();
    sorted.sort_by_cached_key(|&id| ((!many).then(|| size(data, &data.claims[id])), id));
    sorted
}

/// The distinct values in that order. What one voice lists is one value.
fn values(data: &Dataset, property: Id<Property>, sides: &[Id<Claim>]) -> Vec<String> {
    let many = data.vocabulary.properties[property].many;
    let voice = |id: Id<Claim>| (data.claims[id].account, speakers(data, &data.claims[id]));
    let one_list = |a: &Id<Claim>, b: &Id<Claim>| many && voice(*a) == voice(*b);
    let list = |ids: &[Id<Claim>]| ids.iter().map(|&id| shown(data, &data.claims[id])).collect::<Vec<_>>().join(", ");
    let mut values: Vec<String> = Vec::new();
    for value in sides.chunk_by(one_list).map(list) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// The earliest day of a date; floor and ceiling of a figure.
type Size = (Option<chrono::NaiveDate>, Option<(Bound, Option<Bound>)>);

fn size(data: &Dataset, claim: &Claim) -> Size {
    (claim.value.date().and_then(|date| date.possible().earliest()), total(data, claim).map(|count| (count.low(), count.high())))
}

/// Why accounts stand where they stand, if a curator said so.
fn placed(data: &Dataset, sides: &[Id<Claim>]) -> Vec<String> {
    let mut accounts: Vec<_> = sides.iter().map(|&id| data.claims[id].account).collect();
    accounts.sort();
    accounts.dedup();
    let told = accounts.into_iter().filter_map(|id| {
        let account = &data.accounts[id];
        account
            .placed
            .as_ref()
            .map(|why| format!("Why {} stands here: {}.", data.account_key(account), why.trim_end_matches(['.', '!', '?'])))
    });
    told.collect()
}

/// Whether in every one of the pairs two named speakers who have nobody in common stand against each other.
fn between_speakers(data: &Dataset, pairs: &[(Id<Claim>, Id<Claim>)]) -> bool {
    let voices = |(a, b): &(Id<Claim>, Id<Claim>)| (speakers(data, &data.claims[*a]), speakers(data, &data.claims[*b]));
    pairs.iter().map(voices).all(|(a, b)| !a.is_empty() && !b.is_empty() && !a.iter().any(|speaker| b.contains(speaker)))
}

/// A sentence for each source that is on both sides of a contradiction.
fn contradicting_themselves(data: &Dataset, contradictions: &[(Id<Claim>, Id<Claim>)]) -> Vec<String> {
    let source = |id: Id<Claim>| data.accounts[data.claims[id].account].source;
    let mut both: Vec<_> = contradictions.iter().filter(|(a, b)| source(*a) == source(*b)).map(|(a, _)| source(*a)).collect();
    both.sort();
    both.dedup();
    both.into_iter().map(|id| format!("In {} it is told more than once, and differently.", data.sources[id].id.value)).collect()
}
