//! Names held against the passage they are read from.

use super::super::Context;
use super::super::parts::in_account;
use crate::dataset::{Name, Value};
use crate::findings::{Evidence, Facet, Observation};
use crate::values::text::sentence_case;

/// Entities that the passage of their claim does not name, under any of their registered names.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let Some(archive) = context.archive else { return Vec::new() };
    let data = context.dataset;
    let mut found = Vec::new();
    for (id, claim) in data.claims.iter().filter(|(_, claim)| !claim.broken && claim.inferred.is_none()) {
        let (Value::Entities(names), Some(located)) = (&claim.value, archive.located(id)) else { continue };
        let Some(archived) = archive.text(data.accounts[claim.account].source) else { continue };
        let Some(around) = located.pieces.first().and_then(|piece| archived.text.surroundings(piece.hits.first()?)) else { continue };
        let stands = |words: &str| !archived.text.find_within(words, around.passage).is_empty();
        // A sentence opens with a capital: "Gunmen killed nine".
        let is_there = |words: &str| stands(words) || stands(&sentence_case(words));
        let named = |name: &&Name| {
            let registered = name.entity().map(|id| &data.entities[id].names);
            is_there(&name.text.value) || registered.into_iter().flatten().any(|other| is_there(&other.name.value))
        };
        for name in names.iter().filter(|name| !named(name)) {
            let seen = Observation::at(Facet::Evidence(Evidence::Name), name.text.span, "the passage has no such name");
            found.push(in_account(data, claim, seen.value("name", &name.text.value).value("source", &archived.file)));
        }
    }
    found
}
