//! Scratch repositories made from the shipped data set.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::shipped;

/// A repository with the shipped data set in its folder `dataset`, all of it in one commit.
pub struct Repository(TempDir);

impl Repository {
    /// The folder of the repository.
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&shipped(), &folder.path().join("dataset"));
        let repository = Self(folder);
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.commit();
        repository
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join("dataset").join(file)
    }

    pub fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]).args(arguments).current_dir(self.0.path());
        assert!(git.status().unwrap().success(), "git {arguments:?}");
    }

    pub fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message=state"]);
    }

    /// Replaces text in a file; it must be there.
    pub fn edit(&self, file: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(old), "{file} has no {old}");
        fs::write(self.path(file), text.replace(old, new)).unwrap();
    }

    /// Whether the work tree and what git knows of it are as they were.
    pub fn state(&self) -> Vec<u8> {
        let status = Command::new("git").args(["status", "--porcelain=v2", "--branch"]).current_dir(self.0.path()).output().unwrap();
        status.stdout
    }
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = { entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap() };
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}
