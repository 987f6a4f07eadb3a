//! What curators write themselves: titles and notes, held against the registry and the claims; and what they take for slips.

mod slip;
mod spelling;
mod title;

use super::Context;
use super::mentions::Names;
use crate::findings::{Curated, Observation};

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Curated, names: &Names) -> Vec<Observation> {
    match facet {
        Curated::Spelling => spelling::observe(context, names),
        Curated::Slip => slip::observe(context),
        Curated::Title => title::observe(context, names),
    }
}
