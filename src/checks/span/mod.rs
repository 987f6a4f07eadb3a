//! Times held against each other: how long something lasted, and what can come after what.

mod decision;
mod duration;
mod links;
mod succession;
mod undone;

use super::Context;
use crate::findings::{Observation, Times};

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Times) -> Vec<Observation> {
    match facet {
        Times::Duration => duration::observe(context),
        Times::Decision => decision::observe(context),
        Times::Succession => succession::observe(context),
        Times::Link => links::observe(context).into_iter().chain(undone::observe(context)).collect(),
    }
}
