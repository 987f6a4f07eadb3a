//! One subject, every account side by side: one file for each format.

pub mod human;
pub mod json;
pub mod markdown;

mod table;
mod words;
mod wrap;

use super::Paint;
use crate::findings::{Relation, Severity};

/// The mark of a claim that differs from others.
const fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradicts => "≠",
        Relation::Tension => "~",
        Relation::Refines => "≈",
    }
}

/// What the mark means.
const fn meaning(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradicts => "contradicts: they cannot all be right",
        Relation::Tension => "in tension: they can all be right, and say different things",
        Relation::Refines => "refines: one says more exactly what another says loosely",
    }
}

/// Text in the colour of a mark, if there is colour.
fn colour(paint: &Paint, relation: Relation, text: &str) -> String {
    let severity = match relation {
        Relation::Contradicts => Severity::Error,
        Relation::Tension => Severity::Warning,
        Relation::Refines => Severity::Info,
    };
    paint.severity(severity, text)
}
