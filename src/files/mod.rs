//! Every text that is read, in one arena; a place in one of them is a [`Span`].
//!
//! Nothing here knows what a text means. Paths are relative to the folder of `factlint.toml` and use `/`, so that output is the same on
//! every machine.

mod discover;
mod lines;
mod revision;
mod tree;

use std::ops::Range;

pub use discover::{CONFIGURATION, DiscoverError, Discovered, RULES, discover, find_root, is_plain, slashed};
pub use lines::{LineIndex, Position};
pub use revision::{Revision, RevisionError};
pub use tree::{Disk, Overlay, Tree};

/// Whether `path` is `folder` or lies in it; both are paths below the root, with `/`.
#[must_use]
pub fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Names one text of a [`Files`] arena.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A half-open byte range of one file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file the range lies in.
    pub file: FileId,
    /// First byte, 0-based.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `range` in `file`; offsets beyond 4 GiB are clamped (no such file is read).
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// Whether `inner` lies within it.
    #[must_use]
    pub fn contains(self, inner: Self) -> bool {
        self.file == inner.file && self.start <= inner.start && inner.end <= self.end
    }

    /// The byte range within its file.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value together with the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Ties `value` to `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Applies `change` to the value and keeps the place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

/// One text and its line index.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    lines: LineIndex,
}

impl SourceFile {
    /// Path relative to the data set's root, with `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line starts of the text.
    #[must_use]
    pub const fn lines(&self) -> &LineIndex {
        &self.lines
    }
}

/// The arena of all texts of a run.
#[derive(Debug, Default)]
pub struct Files {
    files: Vec<SourceFile>,
}

impl Files {
    /// Takes in a text under `path` and names it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let text = text.into();
        self.files.push(SourceFile { path: path.into(), lines: LineIndex::new(&text), text });
        id
    }

    /// Gives a file another text. Spans in the old one mean nothing any more.
    pub fn set_text(&mut self, id: FileId, text: String) {
        let file = usize::try_from(id.0).ok().and_then(|n| self.files.get_mut(n));
        if let Some(file) = file {
            file.lines = LineIndex::new(&text);
            file.text = text;
        }
    }

    /// The file called `id`.
    ///
    /// An id of another arena gives the first file or an empty one, never a panic.
    #[must_use]
    pub fn get(&self, id: FileId) -> &SourceFile {
        static NONE: SourceFile = SourceFile { path: String::new(), text: String::new(), lines: LineIndex::EMPTY };
        self.files.get(id.0 as usize).unwrap_or(&NONE)
    }

    /// All files in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The words at `span`.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// Start and end of `span` as byte, line and column.
    #[must_use]
    pub fn positions(&self, span: Span) -> (Position, Position) {
        let file = self.get(span.file);
        (file.lines.position(&file.text, span.start as usize), file.lines.position(&file.text, span.end as usize))
    }
}
