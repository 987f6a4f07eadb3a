//! What is told as going on or as to come, held against what came.

mod current;
mod outlived;
mod plans;
mod relations;
mod terms;

use super::Context;
use super::side::{seen_in, side, statement};
use super::when::{marked, sort};
use crate::dataset::{Claim, Dataset, Entity, Id, Source, Subject};
use crate::findings::{Facet, Observation, Status};

/// What goes on or ends: an entity whose lifetime is told, or else the subject itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Entity(Id<Entity>),
    Subject(Id<Subject>),
}

impl Thing {
    fn of(data: &Dataset, claim: &Claim) -> Self {
        let subject = data.accounts[claim.account].subject;
        data.subjects[subject].lifetime_of.map_or(Self::Subject(subject), Self::Entity)
    }
}

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Status) -> Vec<Observation> {
    match facet {
        Status::Contradicted | Status::Stale => current::observe(context, facet),
        Status::Relation => relations::observe(context),
        Status::Term => terms::observe(context),
        Status::Overtaken | Status::Overdue => plans::observe(context, facet),
    }
}

fn source(data: &Dataset, claim: Id<Claim>) -> Id<Source> {
    data.accounts[data.claims[claim].account].source
}

/// Claims that others overtake, as one observation: the overtaken ones first, in an order that is not that of the files.
fn overtaken(context: &Context<'_>, facet: Status, mut claims: Vec<Id<Claim>>, mut by: Vec<Id<Claim>>) -> Option<Observation> {
    let data = context.dataset;
    for list in [&mut claims, &mut by] {
        list.sort();
        list.dedup();
        sort(data, list);
    }
    by.retain(|id| !claims.contains(id));
    let first = *claims.first()?;
    let all = [claims, by].concat();
    let about = data.accounts[data.claims[first].account].subject;
    let label = |id: Id<Claim>| {
        let of = data.accounts[data.claims[id].account].subject;
        let said = statement(&side(context, id));
        if of == about { said } else { format!("{said} ({})", data.subjects[of].id.value) }
    };
    let seen = seen_in(context, Facet::Status(facet), &all, label)?;
    let (subject, property) = (data.subjects[about].reference(), data.vocabulary.properties[data.claims[first].property].id.clone());
    let mut values: Vec<String> = seen.sides.iter().map(|side| format!("{} {} {}", side.source, side.property, side.value)).collect();
    values.sort();
    values.dedup();
    let seen = seen.identity([subject.id.clone(), property.clone()].into_iter().chain(values).collect::<Vec<_>>());
    Some(marked(data, seen.about(subject).on(property), &all))
}

/// A list in words, each entry once, in the order given.
fn list(entries: impl IntoIterator<Item = String>) -> String {
    let mut told: Vec<String> = Vec::new();
    for entry in entries {
        if !told.contains(&entry) {
            told.push(entry);
        }
    }
    told.join(", ")
}
