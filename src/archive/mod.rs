//! The archived source texts: read once, checked against their hashes, searched for the words that claims rest on.
//!
//! An archive is a folder of plain UTF-8 texts. It is private to those who may hold them: nothing of it is written anywhere but to the
//! terminal of the person who has it.

mod locate;
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
pub use locate::{Failure, Near};
use text::Text;

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

/// The texts of a data set, with every quote looked up.
#[derive(Debug, Default)]
pub struct Archive {
    passages: BTreeMap<Id<Claim>, PassageRef>,
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
        let mut ready = BTreeMap::new();
        for outcome in read {
            match outcome {
                Ok((source, file, text, changed)) => {
                    archive.changed.extend(changed);
                    ready.insert(source, (file, text));
                }
                Err(error) => archive.errors.push(error),
            }
        }
        let accounts: Vec<_> = dataset.accounts.iter().collect();
        let located: Vec<_> = accounts
            .par_iter()
            .filter_map(|(id, account)| ready.get(&account.source).map(|(file, text)| locate::account(dataset, *id, account, file, text)))
            .collect();
        for (passages, failures) in located {
            archive.passages.extend(passages);
            archive.failures.extend(failures);
        }
        archive
    }

    /// Where the quote of a claim stands, from its first piece to its last; for a sum without one, those of its parts.
    #[must_use]
    pub fn passage(&self, dataset: &Dataset, claim: Id<Claim>) -> Option<PassageRef> {
        let parts = dataset.claims[claim].parts.iter().filter_map(|&part| self.passage(dataset, part));
        let hull = |a: PassageRef, b: PassageRef| PassageRef { start: a.start.min(b.start), end: a.end.max(b.end), ..a };
        self.passages.get(&claim).cloned().or_else(|| parts.reduce(hull))
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
    pub fn into_errors(self) -> Vec<ArchiveError> {
        self.errors
    }
}

type Archived = (Id<Source>, String, Text, Option<Changed>);

fn read_text(texts: &dyn Texts, id: Id<Source>, source: &Source) -> Option<Result<Archived, ArchiveError>> {
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
            Ok((id, name, Text::new(text), changed))
        }
        Err(error) => Err(ArchiveError::Unreadable { file: name, error }),
    })
}
