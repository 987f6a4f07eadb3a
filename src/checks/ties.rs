//! Ties between two that are told as closer by some than by others: a member, and no more than an affiliate.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::side::{seen_in, side, statement};
use super::when::{marked, sort};
use crate::dataset::{Claim, Dataset, Entity, Id, Name, NameKind, Property, ValueType};
use crate::findings::{Facet, Observation, Relation, Ties};
use crate::values::date::{DateComparison, compare};
use crate::values::name::fold;

/// Two entities, in the order of the registry.
type Pair = (Id<Entity>, Id<Entity>);

/// The claims that tie two by some properties.
type Tied = BTreeMap<Pair, Vec<Id<Claim>>>;

/// For each two, and each property that falls short of others, what tells the one and what the others.
pub(super) fn observe(context: &Context<'_>, facet: Ties) -> Vec<Observation> {
    let data = context.dataset;
    let weaker = data.vocabulary.properties.iter().filter(|(_, property)| !property.short_of.is_empty());
    let found = weaker.flat_map(|(weak, property)| {
        let (weak, strong) = (tied(data, &[weak]), tied(data, &property.short_of));
        weak.into_iter().filter_map(move |(pair, weak)| {
            let strong = strong.get(&pair)?;
            let stands = |&&weak: &&Id<Claim>| strong.iter().any(|&strong| are_of_one_time(data, weak, strong));
            let weak: Vec<Id<Claim>> = weak.iter().filter(stands).copied().collect();
            let strong = strong.iter().filter(|&&strong| weak.iter().any(|&weak| are_of_one_time(data, weak, strong))).copied();
            finding(context, facet, pair, weak.clone(), strong.collect())
        })
    });
    found.collect()
}

/// Whom a claim on one of some properties ties to whom: those it is about to those it names.
fn tied(data: &Dataset, properties: &[Id<Property>]) -> Tied {
    let mut found = Tied::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| claim.stands() && properties.contains(&claim.property)) {
        let subject = &data.subjects[data.accounts[claim.account].subject];
        let owners: Vec<Id<Entity>> = subject.lifetime_of.map_or_else(|| subject.entities.clone(), |entity| vec![entity]);
        for named in claim.value.names().iter().filter_map(Name::entity).filter(|&named| !data.entities[named].generic) {
            for &owner in owners.iter().filter(|&&owner| owner != named) {
                found.entry((owner.min(named), owner.max(named))).or_default().push(id);
            }
        }
    }
    found
}

/// Whether nothing shows that two claims are of different times: one that is of a day, or tells on which day somebody joined, says
/// nothing of another time.
fn are_of_one_time(data: &Dataset, weak: Id<Claim>, strong: Id<Claim>) -> bool {
    match (&data.claims[weak].as_of, &data.claims[strong].as_of) {
        (Some(one), Some(other)) => compare(one, other) == DateComparison::Same,
        (None, None) => !tells_a_day(data, strong),
        _ => false,
    }
}

/// Whether the account of a claim tells of a day, other than that on which something began or ended as a whole.
fn tells_a_day(data: &Dataset, id: Id<Claim>) -> bool {
    let mut told = data.accounts[data.claims[id].account].claims.iter().map(|&id| &data.vocabulary.properties[data.claims[id].property]);
    told.any(|property| property.value_type == ValueType::Date && !property.has_role("start") && !property.has_role("end"))
}

fn finding(context: &Context<'_>, facet: Ties, pair: Pair, mut weak: Vec<Id<Claim>>, mut strong: Vec<Id<Claim>>) -> Option<Observation> {
    let data = context.dataset;
    sort(data, &mut weak);
    sort(data, &mut strong);
    let (&first, all) = (weak.first()?, [weak.as_slice(), strong.as_slice()].concat());
    let mut seen = seen_in(context, Facet::Ties(facet), &all, |id| statement(&side(context, id)))?;
    seen.relation = Some(Relation::Tension);
    let property = |id: &Id<Claim>| data.vocabulary.properties[data.claims[*id].property].id.clone();
    let stronger = strong.iter().map(property).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ");
    let mut names = [pair.0, pair.1].map(|id| data.entities[id].name());
    names.sort_unstable();
    let mut ids = [pair.0, pair.1].map(|id| data.entities[id].id.value.clone());
    ids.sort();
    for note in former_names(data, &all) {
        seen = seen.note(note);
    }
    let identity: Vec<String> = ids.into_iter().chain([property(&first), stronger.clone()]).collect();
    seen = seen.value("first", names[0]).value("second", names[1]).value("weaker", property(&first)).value("stronger", stronger);
    let about = data.subjects[data.accounts[data.claims[first].account].subject].reference();
    Some(marked(data, seen.about(about).on(property(&first)).identity(identity), &all))
}

/// What was called otherwise when it was told of.
fn former_names(data: &Dataset, claims: &[Id<Claim>]) -> BTreeSet<String> {
    let names = claims.iter().flat_map(|&id| data.claims[id].value.names());
    let former = names.filter_map(|name| {
        let entity = &data.entities[name.entity()?];
        let own =
            |other: &&crate::dataset::EntityName| other.kind == Some(NameKind::Former) && fold(&other.name.value) == fold(&name.text.value);
        let former = entity.names.iter().find(own)?;
        Some(format!("{} is a former name of {}.", former.name.value, entity.name()))
    });
    former.collect()
}
