//! Table tests by subject, and properties of all dates.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a panic is how a test fails")]

mod comparison;
mod properties;
mod reading;
mod refusals;

use super::Date;

/// The date that `text`, which must be one, says.
fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}
