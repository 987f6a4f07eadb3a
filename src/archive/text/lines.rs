//! The lines of a text and what they are by their first characters.

use std::ops::Range;

use super::glyphs::is_blank;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Nothing but white space.
    Blank,
    /// A rule, a list marker or heading mark with nothing behind it, a running title: what is on the page but not in the text.
    Furniture,
    /// A Markdown heading.
    Heading,
    /// A list marker with text behind it.
    Bullet,
    /// Any other text.
    Text,
}

/// One line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) kind: LineKind,
    /// Raw bytes of its content, without the marks before it and the white space around it.
    pub(super) content: Range<usize>,
}

/// Cuts `raw` into lines.
pub(super) fn lines(raw: &str) -> Vec<Line> {
    ranges(raw).into_iter().map(|range| read(range.start, raw.get(range).unwrap_or_default())).collect()
}

/// The bytes of every line of `text` with its line break.
pub(super) fn ranges(text: &str) -> Vec<Range<usize>> {
    let lengths = text.split_inclusive('\n').map(str::len);
    lengths
        .scan(0, |end, length| {
            let start = std::mem::replace(end, *end + length);
            Some(start..*end)
        })
        .collect()
}

/// `text` without the list marker or heading mark that it starts with.
pub(super) fn without_marker(text: &str) -> &str {
    let line = read(0, text);
    text.get(line.content).unwrap_or(text)
}

fn read(start: usize, line: &str) -> Line {
    let body = line.trim_end_matches(is_blank);
    let end = start + body.len();
    let body = body.trim_start_matches(is_blank);
    let (kind, content) = classify(body);
    Line { kind, content: end - content.len()..end }
}

/// The kind of a trimmed line, and the end of it that is its content.
fn classify(body: &str) -> (LineKind, &str) {
    if body.is_empty() {
        return (LineKind::Blank, body);
    }
    if is_rule(body) {
        return (LineKind::Furniture, body);
    }
    let (marked, content) = match heading(body) {
        Some(content) => (LineKind::Heading, content),
        None => (LineKind::Bullet, bullets(body)),
    };
    match content.len() {
        0 => (LineKind::Furniture, body),
        length if length == body.len() => (LineKind::Text, body),
        _ => (marked, content),
    }
}

/// A thematic break or the underline of a heading: at least three of one mark and nothing else.
fn is_rule(body: &str) -> bool {
    let is_rule_of = |mark: char| body.chars().all(|c| c == mark || c == ' ') && body.chars().filter(|c| *c == mark).count() >= 3;
    ['-', '*', '_', '='].into_iter().any(is_rule_of)
}

/// What stands behind the one to six number signs of a heading.
fn heading(body: &str) -> Option<&str> {
    let behind = body.trim_start_matches('#');
    let level = body.len() - behind.len();
    let parted = behind.is_empty() || behind.starts_with(is_blank);
    ((1..=6).contains(&level) && parted).then(|| behind.trim_start_matches(is_blank))
}

/// What stands behind list markers; conversion from PDF sometimes leaves several.
fn bullets(body: &str) -> &str {
    let mut rest = body;
    while let Some(behind) = rest.strip_prefix(is_marker)
        && (behind.is_empty() || behind.starts_with(is_blank))
    {
        rest = behind.trim_start_matches(is_blank);
    }
    rest
}

fn is_marker(c: char) -> bool {
    matches!(c, '-' | '*' | '+' | '•' | '◦' | '▪' | '●' | '‣' | '⁃' | '·')
}
