//! Formats: each a pure function of one report. Escaping happens here, at every sink.

pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod markdown;
pub mod rules;
pub mod sarif;
pub mod short;
pub mod show;

mod change;
mod escape;
mod paint;
mod plain;
mod selection;
mod snippet;

pub use paint::Paint;
pub use selection::{Selection, statistics};
pub use snippet::problem;
