//! A data set from disk: what cannot be read is told, all of it, and the rest is checked.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::archive::{LOCK, Lock};
use crate::dataset::{Config, ConfigError};
use crate::files::{CONFIGURATION, DiscoverError, Discovered, Disk, FileId, Files, RULES, Span, Tree, find_root, is_plain, slashed};
use crate::rules::{Catalogue, RuleError};
use crate::run::Input;

/// A data set, and what of it could not be read.
#[derive(Debug)]
pub struct Loaded {
    /// What was read.
    pub input: Input,
    /// The folder of `factlint.toml`.
    pub root: PathBuf,
    /// The paths that were asked for, below the root; empty where the root itself was.
    pub paths: Vec<String>,
    /// Files that could not be read.
    pub unreadable: Vec<(String, io::Error)>,
}

/// Why there is nothing to check.
#[derive(Debug)]
pub enum LoadError {
    /// The files could not be listed.
    Discover(DiscoverError),
    /// The paths belong to different data sets.
    SeveralRoots(PathBuf, PathBuf),
    /// The configuration cannot be read as text.
    UnreadableConfig(PathBuf, io::Error),
    /// The configuration, or the evidence lock, is wrong as a whole.
    Config(Files, Vec<ConfigError>),
    /// Rule files are wrong: all that are.
    Rules(Vec<RuleError>),
}

impl From<DiscoverError> for LoadError {
    fn from(error: DiscoverError) -> Self {
        Self::Discover(error)
    }
}

/// Loads the data set that `paths` belong to; the current folder's where there are none.
///
/// # Errors
/// If there is no data set, or its configuration or one of its rules is wrong. A data file that cannot be read is no error here: it is
/// listed in [`Loaded::unreadable`].
pub fn load(paths: &[PathBuf]) -> Result<Loaded, LoadError> {
    let (root, below) = root_of(paths)?;
    let read = read_tree(&Disk::new(root.clone())).map_err(|error| match error {
        LoadError::UnreadableConfig(path, error) => LoadError::UnreadableConfig(root.join(path), error),
        other => other,
    });
    let Some(read) = read? else {
        return Err(DiscoverError::NoRoot { from: root, below: Vec::new() }.into());
    };
    Ok(Loaded { input: read.input, unreadable: read.unreadable, root, paths: below })
}

/// A state of a data set, and what of it could not be read.
#[derive(Debug)]
pub struct Read {
    /// What was read.
    pub input: Input,
    /// Files that could not be read.
    pub unreadable: Vec<(String, io::Error)>,
}

/// Reads a state of a data set; none where it has no `factlint.toml`.
///
/// # Errors
/// If its configuration or one of its rules is wrong.
pub fn read_tree(tree: &dyn Tree) -> Result<Option<Read>, LoadError> {
    let mut files = Files::default();
    let text = tree.text(CONFIGURATION).map_err(|error| LoadError::UnreadableConfig(CONFIGURATION.into(), error))?;
    let Some(text) = text else { return Ok(None) };
    let configuration = files.add(CONFIGURATION, text);
    let (rules, (found, texts)) = rayon::join(|| catalogue_of(tree), || data_files(tree));
    let rules = rules?;
    let (config, problems) = match Config::read(&files, configuration, &rules) {
        Ok(read) => read,
        Err(errors) => return Err(LoadError::Config(files, errors)),
    };
    let mut data: Vec<FileId> = Vec::new();
    let mut unreadable = Vec::new();
    for (path, text) in found.files.iter().zip(texts) {
        match text {
            Ok(text) => data.push(files.add(slashed(path), text)),
            Err(error) => unreadable.push((slashed(path), error)),
        }
    }
    unreadable.extend(found.unreadable.into_iter().map(|(path, error)| (slashed(&path), error)));
    let lock = read_lock(tree, &mut files, &mut unreadable)?;
    Ok(Some(Read { input: Input { files, data, config, problems, rules, lock }, unreadable }))
}

/// The evidence lock, if the data set has one.
fn read_lock(tree: &dyn Tree, files: &mut Files, unreadable: &mut Vec<(String, io::Error)>) -> Result<Option<Lock>, LoadError> {
    let text = match tree.text(LOCK) {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(None),
        Err(error) => {
            unreadable.push((LOCK.to_owned(), error));
            return Ok(None);
        }
    };
    Lock::read(&text).map(Some).map_err(|error| {
        let file = files.add(LOCK, text);
        let start = files.get(file).lines().start(error.line);
        let end = files.get(file).lines().start(error.line + 1).max(start);
        let wrong = ConfigError { message: error.message, span: Span::new(file, start..end), help: None };
        LoadError::Config(std::mem::take(files), vec![wrong])
    })
}

/// The data files of a data set, and the text of each.
fn data_files(tree: &dyn Tree) -> (Discovered, Vec<io::Result<String>>) {
    let found = tree.discover("");
    let texts = found.files.par_iter().map(|path| existing(tree, &slashed(path))).collect();
    (found, texts)
}

/// The text of a file that was found.
fn existing(tree: &dyn Tree, path: &str) -> io::Result<String> {
    tree.text(path)?.ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// The one root of all paths, and the paths below it.
fn root_of(paths: &[PathBuf]) -> Result<(PathBuf, Vec<String>), LoadError> {
    let here = [PathBuf::from(".")];
    let mut common: Option<PathBuf> = None;
    let mut below = Vec::new();
    for path in if paths.is_empty() { &here } else { paths } {
        let root = find_root(path)?;
        if let Some(first) = common.as_ref().filter(|first| **first != root) {
            return Err(LoadError::SeveralRoots(first.clone(), root));
        }
        let real = path.canonicalize().map_err(|error| DiscoverError::Unreadable { path: path.clone(), error })?;
        below.push(slashed(real.strip_prefix(&root).unwrap_or(Path::new(""))));
        common = Some(root);
    }
    let whole = paths.is_empty() || below.iter().any(String::is_empty);
    Ok((common.unwrap_or_default(), if whole { Vec::new() } else { below }))
}

/// The built-in rules and those of a state of a data set.
fn catalogue_of(tree: &dyn Tree) -> Result<Catalogue, LoadError> {
    let mut rules = Catalogue::built_in().map_err(LoadError::Rules)?;
    let files: Texts = rule_files(tree, RULES)?.0.into_iter().map(|(path, text)| (format!("{RULES}/{path}"), text)).collect();
    if !files.is_empty() {
        rules.add_all(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))).map_err(LoadError::Rules)?;
    }
    Ok(rules)
}

/// Path and text.
type Texts = Vec<(String, String)>;

/// The rule files of a folder, and those of its folder `base`, which its examples share.
fn rule_files(tree: &dyn Tree, folder: &str) -> Result<(Texts, Texts), LoadError> {
    let found = tree.discover(folder);
    let below = |path: &Path| if folder.is_empty() { slashed(path) } else { format!("{folder}/{}", slashed(path)) };
    let unreadable = |path: &Path, error| DiscoverError::Unreadable { path: below(path).into(), error };
    if let Some((path, error)) = found.unreadable.into_iter().next() {
        return Err(unreadable(&path, error).into());
    }
    let (mut rules, mut base) = (Texts::new(), Texts::new());
    for path in found.files {
        let text = existing(tree, &below(&path)).map_err(|error| unreadable(&path, error))?;
        let path = slashed(&path);
        match path.strip_prefix("base/") {
            Some(below) => base.push((below.to_owned(), text)),
            None => rules.push((path, text)),
        }
    }
    Ok((rules, base))
}

/// Rules whose examples are to be run, among all that hold with them.
#[derive(Debug)]
pub struct Tested {
    /// The folder they are in; none where they are built in.
    pub folder: Option<PathBuf>,
    /// All rules.
    pub catalogue: Catalogue,
    /// Those to be tested.
    pub names: BTreeSet<String>,
}

/// The rules of `folder`; without one those of the data set that the current folder is in, if it has any, and the built-in ones.
///
/// # Errors
/// If a rule file cannot be read, or is no rule.
pub fn tested(folder: Option<&Path>) -> Result<Vec<Tested>, LoadError> {
    if let Some(folder) = folder {
        return Ok(vec![tested_in(folder)?]);
    }
    let own = find_root(Path::new(".")).ok().map(|root| root.join(RULES)).filter(|folder| folder.is_dir() && is_plain(folder));
    let own = own.map(|folder| tested_in(&folder)).transpose()?;
    let catalogue = Catalogue::built_in().map_err(LoadError::Rules)?;
    let names = catalogue.iter().map(|rule| rule.name.clone()).collect();
    Ok(own.into_iter().chain([Tested { folder: None, catalogue, names }]).collect())
}

/// The rules of a folder. One of them stands in for the built-in one of its name, and a folder `base` in it for what the built-in
/// examples are laid over.
fn tested_in(folder: &Path) -> Result<Tested, LoadError> {
    let mut catalogue = Catalogue::built_in().map_err(LoadError::Rules)?;
    fs::read_dir(folder).map_err(|error| DiscoverError::Unreadable { path: folder.to_owned(), error })?;
    let (rules, base) = rule_files(&Disk::new(folder.to_owned()), "")?;
    let mut names = BTreeSet::new();
    let mut wrong = Vec::new();
    for (path, text) in rules {
        match catalogue.replace(&format!("{}/{path}", folder.display()), &text) {
            Ok(name) => {
                names.insert(name);
            }
            Err(error) => wrong.push(error),
        }
    }
    // A rule that could not be read would seem to be missing.
    if !wrong.is_empty() {
        return Err(LoadError::Rules(wrong));
    }
    catalogue.validate().map_err(LoadError::Rules)?;
    if !base.is_empty() {
        catalogue.lay_over(base);
    }
    Ok(Tested { folder: Some(folder.to_owned()), catalogue, names })
}

/// The rules that hold in the current folder: the built-in ones, and those of the data set that the folder is in.
///
/// # Errors
/// If a rule file cannot be read, or is no rule.
pub fn rules_here() -> Result<Catalogue, LoadError> {
    match find_root(Path::new(".")) {
        Ok(root) => catalogue_of(&Disk::new(root)),
        Err(_) => Catalogue::built_in().map_err(LoadError::Rules),
    }
}
