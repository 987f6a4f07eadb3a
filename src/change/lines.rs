//! Which lines a change wrote.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{DiffOp, TextDiff};

use crate::files::{FileId, Files, LineIndex, Span};
use crate::findings::Finding;

/// Byte ranges of the files as they are now that were not there before.
pub(super) struct Changed(BTreeMap<FileId, Vec<Range<usize>>>);

impl Changed {
    /// What is new in the files of a state, held against those of an earlier one by their paths.
    pub(super) fn between(before: &Files, after: &Files) -> Self {
        let old: BTreeMap<&str, &str> = before.iter().map(|(_, file)| (file.path(), file.text())).collect();
        let moved = after.iter().filter(|(_, file)| old.get(file.path()) != Some(&file.text()));
        Self(moved.map(|(id, file)| (id, written(old.get(file.path()).copied().unwrap_or_default(), file.text()))).collect())
    }

    /// Makes the first place of a finding that the change wrote its primary one: that is where a reviewer looks. A place within a claim
    /// counts with all of its claim.
    pub(super) fn put_first(&self, finding: &mut Finding) {
        let claims: Vec<Span> = finding.seen.sides.iter().map(|side| side.span).collect();
        let of_claim = |span: Span| claims.iter().copied().find(|claim| claim.contains(span)).unwrap_or(span);
        let seen = &mut finding.seen;
        if self.wrote(seen.primary.span) {
            return;
        }
        let all = || std::iter::once(&seen.primary).chain(&seen.related);
        let exact = all().position(|label| self.wrote(label.span));
        let first = exact.or_else(|| all().position(|label| self.wrote(of_claim(label.span))));
        if let Some(label) = first.and_then(|n| n.checked_sub(1)).and_then(|n| seen.related.get_mut(n)) {
            std::mem::swap(&mut seen.primary, label);
        }
    }

    fn wrote(&self, span: Span) -> bool {
        let own = span.range();
        self.0
            .get(&span.file)
            .is_some_and(|ranges| ranges.iter().any(|range| range.start < own.end.max(own.start + 1) && own.start < range.end))
    }
}

/// The byte ranges of `new` whose lines are not in `old`.
fn written(old: &str, new: &str) -> Vec<Range<usize>> {
    let diff = TextDiff::from_lines(old, new);
    let lines = LineIndex::new(new);
    let start = |line: usize| if line < lines.count() { lines.start(line + 1) } else { new.len() };
    let ops = diff.ops().iter().filter(|op| matches!(op, DiffOp::Insert { .. } | DiffOp::Replace { .. }));
    ops.map(|op| start(op.new_range().start)..start(op.new_range().end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_lines_are_found() {
        assert_eq!(written("a\nb\nc\n", "a\nB\nc\nd"), [2..4, 6..7]);
        assert_eq!(written("a\nb\n", "a\n"), []);
        assert_eq!(written("", "a\n"), vec![0..2]);
        assert_eq!(written("a\n", "a\n"), []);
    }
}
