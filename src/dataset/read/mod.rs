//! From the bytes of a file to records, as written: nothing is looked up in other files yet.

mod claim;
pub(super) mod curation;
pub(super) mod fields;
mod record;

pub(super) use claim::{RawAccount, RawClaim, Written};
pub(super) use curation::{RawDecision, RawJudgement};
pub(super) use record::{RawEntity, RawName, RawPopulation, RawProperty, RawSource, RawSubject, RawType, Records};

use fields::{Fields, Page};

use super::problem::Problems;
use crate::files::{FileId, Span};

/// Reads one file. Every problem of it is noted; what is readable is returned.
pub(super) fn read(file: FileId, text: &str) -> (Records, Problems) {
    let mut problems = Problems::default();
    let arena = toml_spanner::Arena::new();
    let document = toml_spanner::parse_recoverable(text, &arena);
    for error in document.errors() {
        problems.syntax(Span::new(file, error.span().range()), &error.message(text));
    }
    let mut records = Records::default();
    records.read(Fields::new(document.table(), Page { file, text }, "a data file"), &mut problems);
    (records, problems)
}
