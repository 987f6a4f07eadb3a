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
