//! Names of persons, armed groups and places as sources spell them.
//!
//! Three readings of a name, from strict to lax:
//! - [`typographic`]: the spelling, whatever the typesetter made of it;
//! - [`fold`]: the key under which a registry finds a name; two names with
//!   one key differ in marks, case and punctuation only;
//! - [`Skeleton`]: the sounds that French and English transcriptions of Arabic
//!   and Sahelian names agree on. [`similarity`] compares these.
//!
//! Similar is not same: a similarity ranks proposals for a person to judge,
//! and merges nothing.

mod distance;
mod fold;
mod letters;
mod nearest;
mod numerals;
mod respelling;
mod similarity;
mod skeleton;
mod sounds;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use super::text::typographic;
pub use fold::fold;
pub use nearest::{did_you_mean, nearest};
pub use numerals::numerals;
pub use respelling::{Respelling, bracketed, respelling};
pub use similarity::{Similarity, similarity};
pub use skeleton::Skeleton;

/// A key without one of its letters, for each of them: two keys that are one letter apart have such a one in common, or one is the
/// other's.
pub fn without_one(key: &str) -> impl Iterator<Item = (char, String)> + '_ {
    key.char_indices().map(move |(at, letter)| {
        let (before, behind) = (key.get(..at).unwrap_or_default(), key.get(at + letter.len_utf8()..).unwrap_or_default());
        (letter, format!("{before}{behind}"))
    })
}
