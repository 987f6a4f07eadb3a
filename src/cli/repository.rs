//! Where a data set lies in its repository: forges tell paths from the repository's root.

use std::path::{Path, PathBuf};

use crate::files::slashed;

/// The folder of a data set below the root of its repository, with `/`; empty where it is the root itself, or in no repository.
///
/// The root is the nearest folder with a `.git`. A workflow that fetches files without their history has none: there the workspace that
/// GitHub names is the root.
pub(super) fn folder_of(root: &Path) -> String {
    let workspace = || std::env::var_os("GITHUB_WORKSPACE").and_then(|folder| PathBuf::from(folder).canonicalize().ok());
    let repository = root.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned).or_else(workspace);
    repository.and_then(|repository| root.strip_prefix(repository).ok().map(slashed)).unwrap_or_default()
}
