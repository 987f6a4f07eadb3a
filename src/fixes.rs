//! Mending what needs no decision: the changes that findings offer, made until none is offered any more.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use similar::TextDiff;

use crate::edits::{Edit, apply};
use crate::files::{FileId, Overlay, Tree};
use crate::findings::{Fix, State};
use crate::load::{LoadError, read_tree};
use crate::run::{Input, Report};

/// One change can bring another to light; so often it is looked for.
const ROUNDS: usize = 8;

/// Which changes are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Those that certainly leave the meaning as it is.
    Safe,
    /// Those that a person should look at afterwards too.
    All,
}

/// A file before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    /// Its text as it is.
    pub before: String,
    /// Its text as it would be.
    pub after: String,
}

/// A data set, mended.
#[derive(Debug)]
pub struct Fixed {
    /// The files that change, by their paths.
    pub files: BTreeMap<String, FixedFile>,
    /// How many changes were made.
    pub mended: usize,
    /// What is found afterwards.
    pub report: Report,
}

/// Mends a data set, in memory: what is wanted of what open findings offer, round by round.
///
/// `input` is what was read of `tree`.
///
/// # Errors
/// If the data set cannot be read again.
pub fn mend(input: Input, tree: &dyn Tree, wanted: Wanted, check: impl Fn(Input) -> Report) -> Result<Fixed, LoadError> {
    let (mut texts, mut before, mut mended) = (BTreeMap::new(), BTreeMap::new(), 0);
    let mut report = check(input);
    for _ in 0..ROUNDS {
        let chosen = chosen(&report, wanted);
        if chosen.is_empty() {
            break;
        }
        mended += chosen.len();
        for (file, edits) in by_file(&chosen) {
            let old = report.files.get(file);
            // What was chosen does not overlap; a fix that does not lie in its text is left out.
            if let Some(new) = apply(old.text(), &edits) {
                before.entry(old.path().to_owned()).or_insert_with(|| old.text().to_owned());
                texts.insert(old.path().to_owned(), new);
            }
        }
        let read = read_tree(&Overlay { below: tree, texts: &texts })?;
        report = check(read.map(|read| read.input).unwrap_or_default());
    }
    let changed = before.into_iter().filter_map(|(path, before)| Some((texts.remove(&path)?, path, before)));
    let files = changed.filter(|(after, _, before)| after != before).map(|(after, path, before)| (path, FixedFile { before, after }));
    Ok(Fixed { files: files.collect(), mended, report })
}

/// The fixes that open findings offer, as far as they are wanted and do not touch each other; of two that do, the first.
fn chosen(report: &Report, wanted: Wanted) -> Vec<&Fix> {
    let open = report.findings.iter().filter(|finding| finding.state == State::Open).filter_map(|finding| finding.seen.fix.as_ref());
    let mut taken: BTreeSet<(FileId, usize, usize)> = BTreeSet::new();
    let mut chosen = Vec::new();
    for fix in open.filter(|fix| fix.safe || wanted == Wanted::All) {
        let places = || fix.edits.iter().map(|(span, _)| (span.file, span.range()));
        let touches = |(file, range): (FileId, Range<usize>)| {
            taken.iter().any(|&(other, start, end)| other == file && start <= range.end && range.start <= end)
        };
        if !places().any(touches) {
            taken.extend(places().map(|(file, range)| (file, range.start, range.end)));
            chosen.push(fix);
        }
    }
    chosen
}

fn by_file(chosen: &[&Fix]) -> BTreeMap<FileId, Vec<Edit>> {
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for (span, text) in chosen.iter().flat_map(|fix| &fix.edits) {
        edits.entry(span.file).or_default().push(Edit { range: span.range(), text: text.clone() });
    }
    edits
}

impl Fixed {
    /// What changes, as a unified diff of files below the root.
    #[must_use]
    pub fn diff(&self) -> String {
        let of_file = |(path, file): (&String, &FixedFile)| {
            let diff = TextDiff::from_lines(&file.before, &file.after);
            diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
        };
        self.files.iter().map(of_file).collect()
    }
}
