//! A data set as it was in an earlier commit, read through git without touching the work tree.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use super::discover::{CONFIGURATION, Discovered, RULES, slashed};
use super::is_below;
use super::tree::{Tree, link};

/// The files of a data set as one commit has them.
#[derive(Debug)]
pub struct Revision {
    /// The commit: its full name in hexadecimal digits.
    pub commit: String,
    /// Whether the commit is where the history of the work tree left the one that was asked for, and not that one itself.
    pub is_base: bool,
    /// Files by their path below the root; none for a link.
    files: BTreeMap<String, Option<Vec<u8>>>,
}

/// Why an earlier state cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionError(String);

impl fmt::Display for RevisionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Revision {
    /// The state of the data set in `root` where the work tree's history left `revision`: what is done on both sides since does not
    /// count as a change of this one. Without a common ancestor at hand, as in a shallow clone, it is `revision` itself.
    ///
    /// # Errors
    /// If git is not there, `root` is in no repository, or `revision` is no commit of it.
    pub fn read(root: &Path, revision: &str) -> Result<Self, RevisionError> {
        let git = Git { root };
        git.text(["rev-parse", "--show-prefix"])?;
        let named = format!("{revision}^{{commit}}");
        let asked = git.text(["rev-parse", "--verify", "--quiet", "--end-of-options", named.as_str()]).map_err(|_| no_commit(revision))?;
        let base = git.text(["merge-base", asked.as_str(), "HEAD"]).ok();
        let commit = base.unwrap_or_else(|| asked.clone());
        let entries = git.entries(&commit)?;
        let names = entries.iter().filter_map(|entry| entry.blob.as_deref());
        let mut blobs = git.blobs(names.collect::<Vec<_>>().as_slice())?.into_iter();
        let files = entries.iter().map(|entry| (entry.path.clone(), entry.blob.as_ref().and_then(|_| blobs.next()))).collect();
        Ok(Self { is_base: commit != asked, commit, files })
    }
}

fn no_commit(revision: &str) -> RevisionError {
    RevisionError(format!(
        "there is no commit {revision:?} in this repository; in a shallow clone, fetch it first (fetch-depth: 0 for actions/checkout)"
    ))
}

impl Tree for Revision {
    fn discover(&self, folder: &str) -> Discovered {
        let sets: Vec<&str> = self.files.keys().filter_map(|path| path.strip_suffix(CONFIGURATION)?.strip_suffix('/')).collect();
        let is_data = |path: &str| {
            let hidden = path.split('/').any(|part| part.starts_with('.'));
            let of_other_set =
                sets.iter().any(|set| set.len() > folder.len() && is_below(set, folder) && is_below(&joined(folder, path), set));
            let is_toml = Path::new(path).extension().is_some_and(|extension| extension == "toml");
            is_toml && path != CONFIGURATION && !is_below(path, RULES) && !hidden && !of_other_set
        };
        let plain = self.files.iter().filter(|(_, bytes)| bytes.is_some()).map(|(path, _)| path);
        let below =
            plain.filter_map(|path| if folder.is_empty() { Some(path.as_str()) } else { path.strip_prefix(folder)?.strip_prefix('/') });
        Discovered { files: below.filter(|path| is_data(path)).map(PathBuf::from).collect(), unreadable: Vec::new() }
    }

    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match self.files.get(path) {
            Some(None) => Err(link()),
            Some(bytes) => Ok(bytes.clone()),
            None => Ok(None),
        }
    }
}

fn joined(folder: &str, path: &str) -> String {
    slashed(&Path::new(folder).join(path))
}

/// A path in a commit, and the name of its blob unless it is a link.
struct Entry {
    path: String,
    blob: Option<String>,
}

/// git, run in the folder of a data set.
struct Git<'a> {
    root: &'a Path,
}

impl Git<'_> {
    fn command(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
        let mut command = Command::new("git");
        // A hook is run with the repository in its environment, told from another folder; the folder finds its own.
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(variable);
        }
        command.arg("-C").arg(self.root).args(arguments).stdin(Stdio::null());
        command
    }

    /// What git writes, without the line break at its end.
    fn text<const N: usize>(&self, arguments: [&str; N]) -> Result<String, RevisionError> {
        let output = self.command(arguments).output().map_err(|error| no_git(&error))?;
        let written = succeeded(output)?;
        Ok(String::from_utf8_lossy(&written).trim_end_matches(['\n', '\r']).to_owned())
    }

    /// The files that a data set is read from: `.toml`, and whatever stands beside the configuration at the root.
    fn entries(&self, commit: &str) -> Result<Vec<Entry>, RevisionError> {
        let listed = self.command(["ls-tree", "-r", "-z", commit]).output().map_err(|error| no_git(&error))?;
        let listed = succeeded(listed)?;
        let entries = listed.split(|&byte| byte == 0).filter(|entry| !entry.is_empty());
        Ok(entries.filter_map(entry).filter(|entry| entry.path.ends_with(".toml") || !entry.path.contains('/')).collect())
    }

    /// The bytes of blobs, in their order.
    fn blobs(&self, names: &[&str]) -> Result<Vec<Vec<u8>>, RevisionError> {
        let mut child = self
            .command(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| no_git(&error))?;
        let asked: String = names.iter().map(|name| format!("{name}\n")).collect();
        let input = child.stdin.take();
        // git answers while it is asked: both sides would wait for each other if one thread did both.
        let asking = thread::spawn(move || input.map_or(Ok(()), |mut input| input.write_all(asked.as_bytes())));
        let output = child.wait_with_output().map_err(|error| no_git(&error))?;
        let asked = asking.join().is_ok_and(|written| written.is_ok());
        let written = succeeded(output)?;
        let mut rest = written.as_slice();
        let blobs: Option<Vec<Vec<u8>>> = names.iter().map(|_| blob(&mut rest)).collect();
        blobs.filter(|_| asked).ok_or_else(|| RevisionError("git does not hand out a file of that commit".into()))
    }
}

/// One answer of `git cat-file --batch`: a line that ends with the number of bytes, the bytes, a line break.
fn blob(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|&byte| byte == b'\n')?;
    let (line, behind) = rest.split_at_checked(end)?;
    let size: usize = std::str::from_utf8(line).ok()?.rsplit(' ').next()?.parse().ok()?;
    let bytes = behind.get(1..=size)?;
    *rest = behind.get(size + 2..)?;
    Some(bytes.to_vec())
}

/// One line of `git ls-tree -z`: mode, kind, name of the object, a tab, the path.
fn entry(line: &[u8]) -> Option<Entry> {
    let tab = line.iter().position(|&byte| byte == b'\t')?;
    let (head, path) = line.split_at_checked(tab)?;
    let path = String::from_utf8_lossy(path.get(1..)?).into_owned();
    let mut head = std::str::from_utf8(head).ok()?.split(' ');
    let (mode, kind, name) = (head.next()?, head.next()?, head.next()?);
    (kind == "blob").then(|| Entry { path, blob: (mode != "120000").then(|| name.to_owned()) })
}

fn no_git(error: &io::Error) -> RevisionError {
    RevisionError(format!("git cannot be run: {error}"))
}

/// What git wrote, or what it complained of.
fn succeeded(output: Output) -> Result<Vec<u8>, RevisionError> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
    Err(RevisionError(format!("git: {}", if said.is_empty() { "it failed and said nothing" } else { said })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_writes_is_read() {
        let plain = entry(b"100644 blob 0123abcd\tincidents/a b.toml").unwrap();
        assert_eq!((plain.path.as_str(), plain.blob.as_deref()), ("incidents/a b.toml", Some("0123abcd")));
        assert!(entry(b"120000 blob 0123abcd\tlink.toml").unwrap().blob.is_none());
        assert!(entry(b"160000 commit 0123abcd\tmodule").is_none());
        let mut rest: &[u8] = b"0123 blob 3\na\nb\n4567 blob 0\n\n";
        assert_eq!(blob(&mut rest).as_deref(), Some(b"a\nb".as_slice()));
        assert_eq!(blob(&mut rest).as_deref(), Some(b"".as_slice()));
        assert_eq!(blob(&mut rest), None);
        assert_eq!(blob(&mut b"0123 missing\n".as_slice()), None);
    }

    #[test]
    fn the_same_files_are_data_as_on_disk() {
        let paths =
            ["factlint.toml", "a.toml", "b/c.toml", ".d/e.toml", "rules/f.toml", "b/g/factlint.toml", "b/g/h.toml", "i.txt", "b/.j.toml"];
        let mut files: BTreeMap<String, Option<Vec<u8>>> = paths.iter().map(|path| ((*path).to_owned(), Some(Vec::new()))).collect();
        files.insert("link.toml".into(), None);
        let revision = Revision { commit: String::new(), is_base: false, files };
        let found = |folder| revision.discover(folder).files.iter().map(|path| slashed(path)).collect::<Vec<_>>();
        assert_eq!(found(""), ["a.toml", "b/c.toml"]);
        assert_eq!(found("rules"), ["f.toml"]);
        assert!(revision.bytes("link.toml").is_err());
        assert_eq!(revision.bytes("none.toml").unwrap(), None);
    }
}
