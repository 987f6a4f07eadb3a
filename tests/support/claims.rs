//! The text of a claim, taken apart by its keys.

use std::ops::Range;

/// A key of a claim, left out or put in: the bytes to replace, and by what.
pub type Change = (Range<usize>, String);

/// The value of a key of a claim: its bytes and its text.
pub fn value_of<'t>(text: &'t str, key: &str) -> Option<(Range<usize>, &'t str)> {
    let start = text.find(&format!(" {key} = "))? + key.len() + 4;
    let rest = &text[start..];
    let end = match rest.chars().next()? {
        '"' => rest[1..].find('"')? + 2,
        '[' => rest.find(']')? + 1,
        first if first.is_ascii_digit() => rest.find(|c: char| !c.is_ascii_digit())?,
        _ => return None,
    };
    Some((start..start + end, &rest[..end]))
}

/// A key with its value, and the comma before it.
pub fn without(text: &str, key: &str) -> Option<Change> {
    let (value, _) = value_of(text, key)?;
    let start = text[..value.start].rfind(", ")?;
    Some((start..value.end, String::new()))
}

/// A key more, behind the value.
pub fn with(text: &str, key: &str, value: &str) -> Option<Change> {
    let (end, _) = value_of(text, "is")?;
    Some((end.end..end.end, format!(", {key} = \"{value}\"")))
}
