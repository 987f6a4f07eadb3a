//! Reading what a sentence says of its own statements: how sure it is of them, and who is said to say them.
//!
//! [`Sentence::hedges`] finds "suspected jihadists", "is believed to have", "reportedly", "with reports of"; [`Sentence::speeches`] finds
//! "according to the army", "JNIM claims that", "police blame". Each tells how far it reaches: in "suspected jihadists kill six" the
//! hedge is one of the jihadists, not of the six.
//!
//! The grammar is in this module and knows no words. The words of a language are one table, the structure `Language`, so another
//! language is another table.

mod english;
mod hedges;
mod language;
mod locality;
mod sentence;
mod sentences;
mod speech;
#[cfg(test)]
mod tests;

use crate::values::lexemes::{folded, is_among};
use english::ENGLISH;

pub use hedges::{Hedge, Hedging, Reach};
pub use locality::{Link, Locality};
pub use sentence::{Sentence, Word};
pub use sentences::Sentences;
pub use speech::Speech;

/// The first word of a text that says of something that it came after something else: "subsequently", "later".
#[must_use]
pub fn afterwards(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphanumeric()).find(|word| is_among(&folded(word), ENGLISH.afterwards))
}
