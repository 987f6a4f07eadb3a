//! Where plants stand: the bytes they change, and where everything is then.

use std::collections::BTreeMap;
use std::ops::Range;

use factlint::files::{FileId, Files, Span};

/// A file by its path, and a place in it.
pub(crate) type Place = (String, Range<usize>);

/// A change of bytes.
#[derive(Clone)]
pub(crate) struct Edit {
    pub(crate) file: FileId,
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
}

/// One place where a plant can stand: the edits that make it, and what counts as its ground beside them.
pub(crate) struct Site {
    pub(crate) edits: Vec<Edit>,
    pub(crate) ground: Vec<Span>,
}

impl Site {
    /// The text at `span` becomes another.
    pub(crate) fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { edits: vec![Edit { file: span.file, range: span.range(), text: text.into() }], ground: Vec::new() }
    }

    /// A finding on this place counts, too.
    pub(crate) fn on(mut self, span: Span) -> Self {
        self.ground.push(span);
        self
    }

    /// Both changes are one plant.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.edits.extend(other.edits);
        self.ground.extend(other.ground);
        self
    }

    /// Whether two sites change bytes that overlap, or start where another one does.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let same = |a: &Edit, b: &Edit| {
            a.file == b.file && (a.range.start == b.range.start || (a.range.start < b.range.end && b.range.start < a.range.end))
        };
        self.edits.iter().any(|a| other.edits.iter().any(|b| same(a, b)))
    }

    /// What it changes, in one line.
    pub(crate) fn told(&self, files: &Files) -> String {
        let edits = self.edits.iter().map(|edit| format!("{}: {}", files.get(edit.file).path(), edit.text.trim().replace('\n', " | ")));
        edits.collect::<Vec<_>>().join(" + ")
    }

    /// A number that orders sites by chance, the same on every run.
    pub(crate) fn chance(&self, files: &Files) -> u64 {
        let place = self.edits.iter().map(|edit| format!("{} {}", files.get(edit.file).path(), edit.range.start));
        place.collect::<String>().bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

/// Where everything is after the edits.
pub(crate) struct Moved {
    by_file: BTreeMap<FileId, Vec<Edit>>,
}

impl Moved {
    fn byte(&self, file: FileId, byte: usize) -> usize {
        let before = self.by_file.get(&file).into_iter().flatten().filter(|edit| edit.range.start < byte);
        before.fold(byte, |byte, edit| byte + edit.text.len() - edit.range.len().min(byte))
    }

    /// What was put in where nothing was.
    pub(crate) fn put_in(&self, files: &Files, site: &Site) -> Vec<Place> {
        site.edits.iter().filter(|edit| edit.range.is_empty()).map(|edit| self.written(files, edit)).collect()
    }

    fn written(&self, files: &Files, edit: &Edit) -> Place {
        let start = self.byte(edit.file, edit.range.start);
        (files.get(edit.file).path().to_owned(), start..start + edit.text.len())
    }

    /// Where a site has changed something, and what it counts as its ground beside that.
    pub(crate) fn ground(&self, files: &Files, site: &Site) -> Vec<Place> {
        let path = |file| files.get(file).path().to_owned();
        let edits = site.edits.iter().map(|edit| self.written(files, edit));
        let ground = site.ground.iter().map(|span| {
            let range = span.range();
            (path(span.file), self.byte(span.file, range.start)..self.byte(span.file, range.end))
        });
        edits.chain(ground).collect()
    }
}

/// The texts with the edits of all sites made.
pub(crate) fn plant(texts: &[(String, String)], files: &Files, sites: &[Site]) -> (Vec<(String, String)>, Moved) {
    let mut by_file: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for edit in sites.iter().flat_map(|site| &site.edits) {
        by_file.entry(edit.file).or_default().push(edit.clone());
    }
    let mut planted = texts.to_vec();
    for ((file, _), (_, text)) in files.iter().zip(&mut planted) {
        let edits = by_file.entry(file).or_default();
        edits.sort_by_key(|edit| edit.range.start);
        for edit in edits.iter().rev() {
            text.replace_range(edit.range.clone(), &edit.text);
        }
    }
    (planted, Moved { by_file })
}
