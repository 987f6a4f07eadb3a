//! Where the files of a data set are read from.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::PathBuf;

use super::discover::{Discovered, discover, is_plain};

/// A state of a data set: the one on disk, or one of its history.
pub trait Tree: Sync + fmt::Debug {
    /// The `.toml` files of a folder below the root, or of the root itself where it is empty: see [`discover`].
    fn discover(&self, folder: &str) -> Discovered;

    /// The bytes of a file below the root; none where there is no such file.
    ///
    /// # Errors
    /// What the system says; a link is refused, for it could lead anywhere.
    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// The text of a file below the root; none where there is no such file.
    ///
    /// # Errors
    /// As [`Tree::bytes`], and if it is no UTF-8.
    fn text(&self, path: &str) -> io::Result<Option<String>> {
        let Some(bytes) = self.bytes(path)? else { return Ok(None) };
        String::from_utf8(bytes).map(Some).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            io::Error::new(io::ErrorKind::InvalidData, format!("the file is not valid UTF-8, from byte {at} on"))
        })
    }
}

/// A folder on disk.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The folder `root`.
    #[must_use]
    pub const fn new(root: PathBuf) -> Self {
        Self { root }
    }
}

impl Tree for Disk {
    fn discover(&self, folder: &str) -> Discovered {
        let folder = self.root.join(folder);
        if folder.is_dir() && is_plain(&folder) { discover(&folder) } else { Discovered::default() }
    }

    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let path = self.root.join(path);
        if path.exists() && !is_plain(&path) {
            return Err(link());
        }
        match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }
}

/// A link is met where a file was looked for.
pub(super) fn link() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "it is a link, and links are not followed")
}

/// A state with other texts for some of its files.
#[derive(Debug)]
pub struct Overlay<'a> {
    /// What lies below.
    pub below: &'a dyn Tree,
    /// The texts, by the paths of files that are there.
    pub texts: &'a BTreeMap<String, String>,
}

impl Tree for Overlay<'_> {
    fn discover(&self, folder: &str) -> Discovered {
        self.below.discover(folder)
    }

    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match self.texts.get(path) {
            Some(text) => Ok(Some(text.clone().into_bytes())),
            None => self.below.bytes(path),
        }
    }
}
