//! The archived source texts: read once, checked against their hashes, searched for the words that claims rest on.
//!
//! An archive is a folder of plain UTF-8 texts. It is private to those who may hold them: nothing of it is written anywhere but to the
//! terminal of the person who has it.

mod excerpt;
mod locate;
mod lock;
pub mod text;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::dataset::{Claim, Dataset, Id, Source};
use crate::files::Spanned;
use crate::findings::PassageRef;
pub use excerpt::Excerpt;
pub use locate::{Failure, Near};
pub use lock::{LOCK, Lock, LockError};
use text::{Hit, Text};

/// A text whose hash is not the one on record.
#[derive(Debug)]
pub struct Changed {
    /// The source it belongs to.
    pub source: Id<Source>,
    /// File below the archive.
    pub file: String,
    /// The hash on record, and where.
    pub recorded: Spanned<String>,
    /// The hash of the file.
    pub found: String,
}

/// Why the archive cannot be used as it is. None of these stops a run: what can be checked is.
#[derive(Debug)]
pub enum ArchiveError {
    /// The text of a source is not there or cannot be read.
    Unreadable {
        /// File below the archive.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// The name in the record would lead out of the archive.
    Outside {
        /// The name.
        file: String,
    },
}

impl ArchiveError {
    /// The file below the archive, as the record names it.
    #[must_use]
    pub fn file(&self) -> &str {
        match self {
            Self::Unreadable { file, .. } | Self::Outside { file } => file,
        }
    }
}

/// Where archived texts come from.
pub trait Texts: Sync {
    /// The bytes of the file called `name`, a plain relative path.
    ///
    /// # Errors
    /// What the system says.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;
}

/// A folder on disk.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The archive in `root`.
    ///
    /// # Errors
    /// If it is no folder that can be read.
    pub fn open(root: &Path) -> io::Result<Self> {
        fs::read_dir(root)?;
        Ok(Self { root: root.canonicalize()? })
    }
}

impl Texts for Folder {
    /// Links that lead out of the folder are refused.
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let real = self.root.join(name).canonicalize()?;
        if !real.starts_with(&self.root) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the link leads out of the archive"));
        }
        fs::read(real)
    }
}

impl Texts for BTreeMap<String, String> {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.get(name).map(|text| text.clone().into_bytes()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// One text of the archive.
#[derive(Debug)]
pub struct Archived {
    /// File below the archive.
    pub file: String,
    /// The text.
    pub text: Text,
}

/// Where the words of a claim stand.
#[derive(Debug)]
pub struct Located {
    /// A hit for each piece of its quote that was found.
    pub pieces: Vec<Piece>,
}

impl Located {
    /// The pieces of the quote of its claim that were not found: what they say stands nowhere, but they are what the claim rests on.
    pub fn not_found<'c>(&'c self, claim: &'c Claim) -> impl Iterator<Item = &'c Spanned<String>> {
        claim.quote.iter().filter(|piece| !self.pieces.iter().any(|found| found.words.span == piece.span))
    }
}

/// A piece of a quote, found.
#[derive(Debug)]
pub struct Piece {
    /// The words as the claim quotes them.
    pub words: Spanned<String>,
    /// Where they stand in the passage, in order; at least once.
    pub hits: Vec<Hit>,
}

impl Piece {
    /// Code points of the text, from the first word to the last, at the first place where they stand.
    #[must_use]
    pub fn chars(&self) -> std::ops::Range<usize> {
        self.hits.first().map(|hit| hit.chars.clone()).unwrap_or_default()
    }
}

/// The texts of a data set, with every quote looked up.
#[derive(Debug, Default)]
pub struct Archive {
    texts: BTreeMap<Id<Source>, Archived>,
    located: BTreeMap<Id<Claim>, Located>,
    failures: Vec<Failure>,
    changed: Vec<Changed>,
    errors: Vec<ArchiveError>,
}

impl Archive {
    /// Reads the texts that the sources name, and looks up the words of all accounts.
    #[must_use]
    pub fn read(texts: &dyn Texts, dataset: &Dataset) -> Self {
        let sources: Vec<(Id<Source>, &Source)> = dataset.sources.iter().collect();
        let read: Vec<_> = sources.par_iter().filter_map(|(id, source)| read_text(texts, *id, source)).collect();
        let mut archive = Self::default();
        for outcome in read {
            match outcome {
                Ok((source, archived, changed)) => {
                    archive.changed.extend(changed);
                    archive.texts.insert(source, archived);
                }
                Err(error) => archive.errors.push(error),
            }
        }
        let accounts: Vec<_> = dataset.accounts.iter().collect();
        let found: Vec<_> = accounts
            .par_iter()
            .filter_map(|(id, account)| {
                archive.texts.get(&account.source).map(|archived| locate::account(dataset, *id, account, &archived.text))
            })
            .collect();
        for (located, failures) in found {
            archive.located.extend(located);
            archive.failures.extend(failures);
        }
        archive
    }

    /// The text of a source, where it is at hand.
    #[must_use]
    pub fn text(&self, source: Id<Source>) -> Option<&Archived> {
        self.texts.get(&source)
    }

    /// Where the words of a claim stand, piece by piece.
    #[must_use]
    pub fn located(&self, claim: Id<Claim>) -> Option<&Located> {
        self.located.get(&claim)
    }

    /// Where the quote of a claim stands, from its first piece to its last; for a sum without one, those of its parts.
    #[must_use]
    pub fn passage(&self, dataset: &Dataset, claim: Id<Claim>) -> Option<PassageRef> {
        let parts = dataset.claims[claim].parts.iter().filter_map(|&part| self.passage(dataset, part));
        let hull = |a: PassageRef, b: PassageRef| PassageRef { start: a.start.min(b.start), end: a.end.max(b.end), ..a };
        let archived = self.texts.get(&dataset.accounts[dataset.claims[claim].account].source)?;
        let own = self.located.get(&claim).into_iter().flat_map(|located| &located.pieces);
        let own = own.map(|piece| PassageRef { file: archived.file.clone(), start: piece.chars().start, end: piece.chars().end });
        own.reduce(hull).or_else(|| parts.reduce(hull))
    }

    /// The words that were not found.
    #[must_use]
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// The texts that are not those on record.
    #[must_use]
    pub fn changed(&self) -> &[Changed] {
        &self.changed
    }

    /// The texts that could not be read.
    #[must_use]
    pub fn errors(&self) -> &[ArchiveError] {
        &self.errors
    }
}

type Outcome = (Id<Source>, Archived, Option<Changed>);

fn read_text(texts: &dyn Texts, id: Id<Source>, source: &Source) -> Option<Result<Outcome, ArchiveError>> {
    let (file, recorded) = source.archive.as_ref()?;
    let name = file.value.clone();
    let plain = Path::new(&name).components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || name.contains(['\\', '\0']) {
        return Some(Err(ArchiveError::Outside { file: name }));
    }
    let read = texts.read(&name).and_then(|bytes| {
        let found = hex::encode(Sha256::digest(&bytes));
        let text = String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))?;
        Ok((found, text))
    });
    Some(match read {
        Ok((found, text)) => {
            let same = recorded.value.eq_ignore_ascii_case(&found);
            let changed = (!same).then(|| Changed { source: id, file: name.clone(), recorded: recorded.clone(), found });
            Ok((id, Archived { file: name, text: Text::new(text) }, changed))
        }
        Err(error) => Err(ArchiveError::Unreadable { file: name, error }),
    })
}
