//! Markdown inside a line: what is syntax, and what is text.
//!
//! Every rule looks only at the characters next to the syntax, never for a partner far away: a quote that is cut out of emphasis or a
//! link reads like the same words inside it, and unbalanced marks cost no search. Asterisks and square brackets are hidden one by one
//! (see [`super::glyphs::glyph`]); here are those that depend on their neighbours.

/// The next bytes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// So many bytes that are not part of the text.
    Syntax(usize),
    /// So many bytes of text.
    Text(usize),
}

/// What `rest`, the rest of a line that is not empty, starts with; `before` is the character of text before it, if any.
pub(super) fn step(before: Option<char>, rest: &str) -> Step {
    match rest.chars().next() {
        Some('\\') if rest.chars().nth(1).is_some_and(|c| c.is_ascii_punctuation()) => Step::Syntax(1),
        Some(']') => Step::Syntax(1 + rest.get(1..).and_then(link_target).unwrap_or(0)),
        Some('_') => underscores(before, rest),
        Some(c) => Step::Text(c.len_utf8()),
        None => Step::Text(0),
    }
}

/// Underscores inside a word belong to it, others are emphasis.
fn underscores(before: Option<char>, rest: &str) -> Step {
    let behind = rest.trim_start_matches('_');
    let run = rest.len() - behind.len();
    // Converters escape underscores one by one.
    let after = behind.strip_prefix('\\').unwrap_or(behind).chars().next();
    let in_word = [before, after].iter().all(|c| c.is_some_and(|c| c.is_alphanumeric() || c == '_'));
    if in_word { Step::Text(run) } else { Step::Syntax(run) }
}

/// Bytes of the target, `(address)` or `(address "title")`, that `rest` starts with; `None` if it is no link target.
///
/// The search stops at a square bracket, where the next link may begin: together the searches in a line read it once.
fn link_target(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('(')?;
    let mut depth = 0_usize;
    for (at, c) in inside.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(1 + at + 1),
            ')' => depth -= 1,
            '[' | ']' => return None,
            c if c.is_whitespace() => return Some(1 + at + title(inside.get(at..)?)?),
            _ => {}
        }
    }
    None
}

/// Bytes of ` "title")`, or of `)`, with the white space before it.
fn title(rest: &str) -> Option<usize> {
    let body = rest.trim_start();
    let behind = match body.chars().next()? {
        mark @ ('"' | '\'') => body.get(1..)?.split_once(mark)?.1.trim_start(),
        _ => body,
    };
    behind.starts_with(')').then(|| rest.len() - behind.len() + 1)
}
