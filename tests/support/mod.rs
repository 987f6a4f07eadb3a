//! What the tests share: data sets in scratch folders, and the program.
#![allow(dead_code, unreachable_pub, clippy::print_stderr, reason = "each test file is a crate of its own and uses some of what is here")]

pub mod claims;
pub mod repository;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// The shipped data set.
pub fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dataset")
}

/// A data set made of `files` and the base of the rule examples, most of which no test refers to.
pub fn dataset(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "factlint.toml", b"format = 1\n[severity]\nunused-entity = \"off\"\nunused-source = \"off\"\n");
    for (path, text) in factlint::rules::example_base() {
        write(folder.path(), &path, text.as_bytes());
    }
    for (path, text) in files {
        write(folder.path(), path, text.as_bytes());
    }
    folder
}

/// The folder with the archived source texts, which are private to those who may hold them; without it a test says that it is skipped.
/// Set and empty is how a pipeline says that it has none.
pub fn archive() -> Option<PathBuf> {
    let folder = std::env::var_os("FACTLINT_ARCHIVE").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: FACTLINT_ARCHIVE does not name the folder with the archived texts");
    }
    folder
}

/// Writes a file below `root`.
pub fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The program, away from the settings of whoever runs the tests.
pub fn factlint() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("factlint"));
    command.env_remove("FACTLINT_ARCHIVE").env_remove("NO_COLOR").env_remove("RAYON_NUM_THREADS");
    command
}

/// What the program wrote, and how it ended.
pub struct Said {
    pub out: String,
    pub err: String,
    pub status: i32,
}

/// Runs the program.
pub fn run(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

/// Compares with a snapshot in `snapshots/`.
#[allow(unused_macros, reason = "as above")]
macro_rules! assert_snapshot {
    ($name:expr, $value:expr) => {
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!($name, $value);
        });
    };
}
#[allow(unused_imports, reason = "as above")]
pub(crate) use assert_snapshot;
