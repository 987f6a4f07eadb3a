//! Lines and columns of a text.

use serde::Serialize;

/// A place in a text as people and editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct Position {
    /// Byte offset, 0-based.
    pub byte: usize,
    /// Line, 1-based.
    pub line: usize,
    /// Column in Unicode code points, 1-based.
    pub column: usize,
}

/// Byte offsets at which the lines of a text start, made once per file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    /// Starts of the second and later lines; the first starts at 0.
    later: Vec<usize>,
}

impl LineIndex {
    /// The index of the empty text.
    pub const EMPTY: Self = Self { later: Vec::new() };

    /// Finds the lines of `text`; a line ends with `\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { later: memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1).collect() }
    }

    /// Line (1-based) of a byte offset.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.later.partition_point(|&start| start <= byte) + 1
    }

    /// First byte of a 1-based line; the end of the last line for later ones.
    #[must_use]
    pub fn start(&self, line: usize) -> usize {
        line.checked_sub(2).map_or(0, |later| self.later.get(later).or(self.later.last()).copied().unwrap_or(0))
    }

    /// How many lines there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.later.len() + 1
    }

    /// The position of `byte` in `text`, which must be the text the index was made of. An offset past the end or inside a character
    /// gives the nearest position before it.
    #[must_use]
    pub fn position(&self, text: &str, byte: usize) -> Position {
        let byte = text.floor_char_boundary(byte);
        let line = self.line(byte);
        let column = text.get(self.start(line)..byte).map_or(0, |before| before.chars().count()) + 1;
        Position { byte, line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn positions_count_code_points_and_survive_odd_offsets() {
        let text = "é = 1\r\n\nnaïve";
        let index = LineIndex::new(text);
        let at = |byte| index.position(text, byte);
        assert_eq!(at(0), Position { byte: 0, line: 1, column: 1 });
        assert_eq!(at(1), Position { byte: 0, line: 1, column: 1 }, "inside é");
        assert_eq!(at(2), Position { byte: 2, line: 1, column: 2 });
        assert_eq!(at(8), Position { byte: 8, line: 2, column: 1 });
        assert_eq!(at(13), Position { byte: 13, line: 3, column: 4 }, "after ï");
        assert_eq!(at(999).byte, text.len());
    }

    proptest! {
        #[test]
        fn a_position_agrees_with_counting_by_hand(text in "[a\né\r]{0,40}", byte in 0usize..60) {
            let position = LineIndex::new(&text).position(&text, byte);
            let before = &text[..position.byte];
            prop_assert_eq!(position.line, before.matches('\n').count() + 1);
            prop_assert_eq!(position.column, before.rsplit('\n').next().unwrap().chars().count() + 1);
        }
    }
}
