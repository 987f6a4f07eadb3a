//! Places that no gazetteer locates.

use super::super::Context;
use crate::findings::{Facet, Observation, Registry};

/// Every place without an entry in a gazetteer. What a place is, the vocabulary says: what properties of locations take.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let taken = data.vocabulary.types_of("location");
    let places = data.entities.iter().filter(|(_, entity)| !taken.is_empty() && data.vocabulary.takes(&taken, entity.entity_type));
    let missing = places.filter(|(_, entity)| entity.gazetteer.is_none() && !entity.generic);
    let found = missing.map(|(_, entity)| {
        let seen = Observation::at(Facet::Registry(Registry::Unlocated), entity.id.span, "no gazetteer entry");
        let seen = seen.value("place", entity.name()).value("type", &data.vocabulary.types[entity.entity_type].id);
        seen.identity([&entity.id.value]).about(entity.reference())
    });
    found.collect()
}
