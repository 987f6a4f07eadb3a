//! What the commands about source texts share: the data set, and the folder with the texts.

use std::path::PathBuf;

use clap::Args;

use super::Status;
use super::failure::{self, complain_all};
use crate::archive::{Archive, Folder};
use crate::dataset::Dataset;
use crate::load::{Loaded, load};
use crate::report::Paint;

/// Where the archived source texts are.
#[derive(Debug, Default, Args)]
pub(super) struct ArchiveFolder {
    /// Folder with the archived source texts [env: `FACTLINT_ARCHIVE`]
    #[arg(long = "archive", value_name = "DIR", global = true)]
    folder: Option<PathBuf>,
}

impl ArchiveFolder {
    /// The folder, if one is named. Set and empty is how a pipeline says that it has none.
    ///
    /// # Errors
    /// A message where the folder cannot be read.
    pub(super) fn open(self) -> Result<Option<Folder>, String> {
        let variable = std::env::var_os("FACTLINT_ARCHIVE").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let Some(folder) = self.folder.or(variable) else { return Ok(None) };
        Folder::open(&folder).map(Some).map_err(|error| format!("the archive {} cannot be read: {error}", folder.display()))
    }
}

/// A data set and its texts, for a command that is of no use without them.
#[derive(Debug, Default, Args)]
pub(super) struct Texts {
    /// The data set, or a file or folder in it
    #[arg(long, value_name = "PATH", default_value = ".")]
    data: PathBuf,
    #[command(flatten)]
    archive: ArchiveFolder,
}

impl Texts {
    /// Loads the data set and opens the archive.
    ///
    /// # Errors
    /// The status to end with; what stands in the way has been told.
    pub(super) fn open(self, err: &Paint) -> Result<(Loaded, Folder), Status> {
        let loaded = load(&[self.data]).map_err(|error| failure::cannot_load(&error, err))?;
        let missing = "no archive is named: give the folder with the source texts with --archive, or in FACTLINT_ARCHIVE";
        let folder = self.archive.open().and_then(|folder| folder.ok_or_else(|| missing.to_owned()));
        let folder = folder.map_err(|message| complain_all([message]))?;
        Ok((loaded, folder))
    }

    /// Reads the data set and its texts.
    ///
    /// # Errors
    /// As [`Texts::open`].
    pub(super) fn read(self, err: &Paint) -> Result<(Dataset, Archive), Status> {
        let (loaded, folder) = self.open(err)?;
        let (dataset, _) = Dataset::read(&loaded.input.files, &loaded.input.data);
        let archive = Archive::read(&folder, &dataset);
        Ok((dataset, archive))
    }
}
