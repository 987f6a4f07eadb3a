//! Formats: each a pure function of one report. Escaping happens here, at every sink.

pub mod human;
pub mod json;
pub mod rules;
pub mod short;
pub mod show;

mod change;
mod paint;
mod snippet;

pub use paint::Paint;
pub use snippet::problem;
