//! How large one is told to be, held against how large that is told to be which it lies within.

use std::collections::BTreeMap;

use super::label;
use super::tolls::keys;
use crate::checks::Context;
use crate::checks::agreement::tags;
use crate::checks::side::{shown, side, total};
use crate::checks::when::marked;
use crate::dataset::{Claim, Dataset, Entity, Id, Property, ValueType};
use crate::findings::{Facet, Observation, Relation, SubjectKind, Totals};
use crate::values::count::Bound;
use crate::values::date::{DateComparison, compare};

/// The role of counts that tell how large something is.
const SIZE: &str = "strength";

/// What is told of the size of each entity.
type Sizes = BTreeMap<(Id<Entity>, Id<Property>), Vec<Id<Claim>>>;

/// Every entity that, whichever account is right, is larger than another that it lies within.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let sizes = sizes(data);
    let pairs = sizes.iter().flat_map(|(&(part, property), of_part)| {
        let wholes = data.entity_tree.above(part).iter().filter(|&&whole| whole != part && !data.entities[whole].generic);
        wholes.filter_map(|&whole| Some((part, whole, of_part, sizes.get(&(whole, property))?))).collect::<Vec<_>>()
    });
    pairs.filter_map(|(part, whole, of_part, of_whole)| exceeds(context, (part, of_part), (whole, of_whole))).collect()
}

fn sizes(data: &Dataset) -> Sizes {
    let mut sizes = Sizes::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands() && claim.of.is_empty() && claim.at_place.is_none()) {
        let subject = &data.subjects[data.accounts[claim.account].subject];
        let property = &data.vocabulary.properties[claim.property];
        let told = property.value_type == ValueType::Count && property.has_role(SIZE) && subject.kind == SubjectKind::Entity;
        if let Some(entity) = subject.lifetime_of.filter(|_| told && total(data, claim).is_some()) {
            sizes.entry((entity, claim.property)).or_default().push(id);
        }
    }
    for claims in sizes.values_mut() {
        claims.sort_by_cached_key(|&id| keys(data, &[id]));
    }
    sizes
}

/// Whether both can be of one time: told of the same, or one of them of none.
fn at_one_time(data: &Dataset, a: Id<Claim>, b: Id<Claim>) -> bool {
    let times = data.claims[a].as_of.as_ref().zip(data.claims[b].as_of.as_ref());
    times.is_none_or(|(a, b)| compare(a, b) == DateComparison::Same)
}

fn exceeds(
    context: &Context<'_>,
    (part, of_part): (Id<Entity>, &[Id<Claim>]),
    (whole, of_whole): (Id<Entity>, &[Id<Claim>]),
) -> Option<Observation> {
    let data = context.dataset;
    let meets = |id: Id<Claim>, others: &[Id<Claim>]| others.iter().any(|&other| at_one_time(data, id, other));
    let parts: Vec<Id<Claim>> = of_part.iter().copied().filter(|&id| meets(id, of_whole)).collect();
    let wholes: Vec<Id<Claim>> = of_whole.iter().copied().filter(|&id| meets(id, of_part)).collect();
    let count = |&id: &Id<Claim>| total(data, &data.claims[id]);
    let floor = parts.iter().filter_map(count).map(|count| count.low()).min()?;
    // An open ceiling is met by any part.
    let ceilings: Option<Vec<Bound>> = wholes.iter().filter_map(count).map(|count| count.high()).collect();
    let ceiling = ceilings?.into_iter().max()?;
    (floor > ceiling).then(|| finding(context, (part, &parts), (whole, &wholes))).flatten()
}

fn finding(
    context: &Context<'_>,
    (part, parts): (Id<Entity>, &[Id<Claim>]),
    (whole, wholes): (Id<Entity>, &[Id<Claim>]),
) -> Option<Observation> {
    let data = context.dataset;
    let (&first, &other) = parts.first().zip(wholes.first())?;
    let all = [parts, wholes].concat();
    let mut seen = Observation::at(Facet::Totals(Totals::Within), data.claims[first].span, label(data, first));
    for &id in std::iter::once(&other).chain(all.iter().filter(|&&id| id != first && id != other)) {
        seen = seen.see(data.claims[id].span, label(data, id));
    }
    let (inner, outer) = (&data.entities[part], &data.entities[whole]);
    let (less, more) = (shown(data, &data.claims[other]), shown(data, &data.claims[first]));
    seen = seen.note(format!("{} lies within {}: {more} of {less} in all.", inner.name(), outer.name()));
    let whose = |id: Id<Claim>| data.claims[id].population.map(|population| data.vocabulary.populations[population].id.as_str());
    if let Some((a, b)) = whose(first).zip(whose(other)).filter(|(a, b)| a != b) {
        seen = seen.note(format!("The one is a number of {a}, the other of {b}."));
    }
    let undated = all.iter().any(|&id| data.claims[id].as_of.is_none()) && all.iter().any(|&id| data.claims[id].as_of.is_some());
    if undated {
        seen = seen.note("Not all of them say of which time they are.");
    }
    seen.sides = all.iter().map(|&id| side(context, id)).collect();
    seen.relation = Some(Relation::Tension);
    seen.tags = tags(data, &all);
    let property = data.vocabulary.properties[data.claims[first].property].id.clone();
    let identity = [inner.id.value.clone(), outer.id.value.clone(), property.clone(), more.clone(), less.clone()];
    seen = seen.value("part", more).value("whole", less).value("outer", outer.name());
    Some(marked(data, seen.about(inner.reference()).on(property).identity(identity), &all))
}
