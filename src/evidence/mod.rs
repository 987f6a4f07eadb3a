//! What the words of a source say in the terms of the data set: which outcome a figure tells of, whose it is, where a value stands.
//!
//! It stands between the values, which read words and know no vocabulary, and the checks, which hold claims against what is read here.

mod coverage;
mod governor;
mod nouns;
mod places;
mod prose;
mod sums;
mod words;

pub use coverage::{Citations, Coverage, OpenFigure, OpenPassage, coverage};
pub use governor::{Governor, governor};
pub use nouns::{Nouns, nouns};
pub use places::{Place, name_at, places};
pub use prose::{Prose, Texts};
pub use sums::{adds_up, names_so_many};
pub use words::{Words, other_places, words};
