//! Text as it stands in a data set or an archived source: characters that do
//! not belong there, a form that is safe to print, and typographic
//! normalisation.
//!
//! Data and sources arrive by pull request and from web pages, so any text is
//! hostile: characters that cannot be seen or that look like others make two
//! values that read alike differ, and control characters rewrite a terminal.

mod hidden;
mod hostile;
mod scripts;
mod typographic;
mod visible;

#[cfg(test)]
mod tests;

pub(crate) use hidden::is_invisible;
pub use hostile::{Hostile, HostileKind, hostile_characters};
pub(crate) use typographic::is_apostrophe;
pub use typographic::typographic;
pub use visible::{visible, visible_lines};

/// "1 file", "2 files".
#[must_use]
pub fn counted(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// `text` as a sentence starts: with a capital letter.
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
