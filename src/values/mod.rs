//! Domain values: dates, numbers, counts, the figures in a phrase, names, parts of a country, and the characters of a text. They read no files.

pub mod clause;
pub mod count;
pub mod date;
pub mod date_phrase;
pub mod duration;
mod lexemes;
pub mod name;
pub mod number;
pub mod phrase;
pub mod place;
pub mod text;
