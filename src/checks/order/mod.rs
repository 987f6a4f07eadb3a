//! Dates held against their neighbours: those that are missing, and those that break the order of a list.

mod list;
mod missing;
mod sequence;

pub(super) use missing::neighbours;

use super::Context;
use crate::findings::{Observation, Order};

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Order) -> Vec<Observation> {
    match facet {
        Order::Missing => missing::observe(context),
        Order::List => sequence::observe(context),
    }
}
