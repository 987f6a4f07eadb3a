//! Which files belong to a data set.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Name of the file that marks the root of a data set.
pub const CONFIGURATION: &str = "factlint.toml";

/// Why the files of a data set could not be listed.
#[derive(Debug)]
pub enum DiscoverError {
    /// Neither the path nor any folder above it holds a `factlint.toml`.
    NoRoot {
        /// Where the search began.
        from: PathBuf,
        /// Roots found further down, to propose.
        below: Vec<PathBuf>,
    },
    /// A folder or file cannot be read.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// The nearest folder at or above `from` that holds a `factlint.toml`.
///
/// # Errors
/// [`DiscoverError::Unreadable`] if `from` does not exist, [`DiscoverError::NoRoot`] if there is no such folder.
pub fn find_root(from: &Path) -> Result<PathBuf, DiscoverError> {
    let unreadable = |error| DiscoverError::Unreadable { path: from.to_owned(), error };
    let real = from.canonicalize().map_err(unreadable)?;
    let root = real.ancestors().find(|folder| folder.join(CONFIGURATION).is_file());
    root.map(Path::to_owned).ok_or_else(|| DiscoverError::NoRoot { from: from.to_owned(), below: roots_below(from) })
}

/// Data sets one or two folders below, for the message that names no root above.
fn roots_below(from: &Path) -> Vec<PathBuf> {
    let folders = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
    };
    let near = folders(from);
    let far = near.iter().flat_map(|folder| folders(folder));
    let mut roots: Vec<_> = near.iter().cloned().chain(far).filter(|folder| folder.join(CONFIGURATION).is_file()).collect();
    roots.sort();
    roots
}

/// What was found below a root.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The data files, relative to the root, in the order of their paths whatever the file system says.
    pub files: Vec<PathBuf>,
    /// Folders that cannot be listed.
    pub unreadable: Vec<(PathBuf, io::Error)>,
}

/// All `.toml` files below `root` that are data: not `factlint.toml`, not in `rules`, nothing hidden, no other data set.
///
/// Links are not followed: a data set arrives by pull request, and no path of it may lead out of its root.
#[must_use]
pub fn discover(root: &Path) -> Discovered {
    let mut found = Discovered::default();
    walk(root, Path::new(""), &mut found);
    found.files.sort_by_cached_key(|path| slashed(path));
    found.unreadable.sort_by_cached_key(|(path, _)| slashed(path));
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Discovered) {
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) => {
            found.unreadable.push((folder.to_owned(), error));
            return;
        }
    };
    for entry in entries.flatten() {
        let relative = folder.join(entry.file_name());
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        // The kind of the entry itself: that of a link is neither folder nor file.
        let Some(kind) = entry.file_type().ok().filter(|_| !hidden) else { continue };
        let other_set = || root.join(&relative).join(CONFIGURATION).is_file();
        if kind.is_dir() && relative != Path::new(RULES) && !other_set() {
            walk(root, &relative, found);
        } else if kind.is_file() && is_data(&relative) {
            found.files.push(relative);
        }
    }
}

/// Whether `path` is there and no link.
#[must_use]
pub fn is_plain(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| !found.file_type().is_symlink())
}

/// Folder of a data set's own rules, which are not data.
pub const RULES: &str = "rules";

fn is_data(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml") && path != Path::new(CONFIGURATION)
}

/// A relative path with `/` between its parts, on every system.
#[must_use]
pub fn slashed(path: &Path) -> String {
    let parts = path.components().filter(|part| !matches!(part, Component::CurDir));
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
