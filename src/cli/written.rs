//! Changes of a data set that a command writes: tried first, then written whole or not at all.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use clap::Args;

use super::failure::{self, complain_all};
use super::texts::ArchiveFolder;
use super::{Status, complain};
use crate::archive::{Folder, Texts};
use crate::edits::{self, Edit};
use crate::files::{CONFIGURATION, RULES, is_plain, slashed};
use crate::findings::{Finding, Severity, State};
use crate::load::{LoadError, Loaded, load};
use crate::report::{Paint, Selection, human};
use crate::run::{Input, Options, Report, check};
use crate::values::text::visible;

/// The data set that a command changes, and the texts that it shows.
#[derive(Debug, Default, Args)]
pub(super) struct Workplace {
    /// The data set, or a file or folder in it
    #[arg(long, value_name = "PATH", default_value = ".")]
    data: PathBuf,
    #[command(flatten)]
    archive: ArchiveFolder,
}

/// Where the data set that is changed lies.
pub(super) struct Place {
    root: PathBuf,
}

impl Workplace {
    /// Loads the data set, all of it: what is written is tried against the whole.
    ///
    /// # Errors
    /// The status to end with; what stands in the way has been told.
    pub(super) fn open(self, err: &Paint) -> Result<(Loaded, Place, Option<Folder>), Status> {
        let loaded = load(&[self.data]).map_err(|error| failure::cannot_load(&error, err))?;
        let place = Place::of(&loaded).map_err(|message| complain_all([message]))?;
        let archive = self.archive.open().map_err(|message| complain_all([message]))?;
        Ok((loaded, place, archive))
    }
}

impl Place {
    /// # Errors
    /// If a part of it cannot be read: what is written must be tried against all of it.
    pub(super) fn of(loaded: &Loaded) -> Result<Self, String> {
        match loaded.unreadable.first() {
            Some((path, error)) => Err(format!("{path} cannot be read: {error}")),
            None => Ok(Self { root: loaded.root.clone() }),
        }
    }

    /// A path below the root at which a data file can stand, in its plain form.
    ///
    /// # Errors
    /// If it would lead elsewhere, or would not be read as data.
    pub(super) fn data_file(&self, path: &str) -> Result<String, String> {
        let wanted = Path::new(path);
        let plain = wanted.components().all(|part| match part {
            Component::Normal(name) => !name.as_encoded_bytes().starts_with(b"."),
            Component::CurDir => true,
            _ => false,
        });
        let is_toml = wanted.extension().is_some_and(|extension| extension == "toml");
        let slashed = slashed(wanted);
        if !plain || path.contains('\\') || path.chars().any(char::is_control) {
            return Err(format!("{path} is no plain path below the folder of {CONFIGURATION}"));
        }
        let folders = || wanted.ancestors().skip(1).filter(|folder| *folder != Path::new(""));
        let linked = folders().chain([wanted]).map(|path| self.root.join(path)).any(|path| path.exists() && !is_plain(&path));
        let other_set = folders().any(|folder| self.root.join(folder).join(CONFIGURATION).exists());
        if !is_toml || slashed == CONFIGURATION || slashed.starts_with(&format!("{RULES}/")) || linked || other_set {
            return Err(format!("{path} would not be read as a part of the data set: give a .toml file"));
        }
        Ok(slashed)
    }
}

/// Edits of one file, which is made if it is not there.
pub(super) struct Change {
    /// Path below the root.
    pub path: String,
    pub edits: Vec<Edit>,
    /// What is written, in words.
    pub what: &'static str,
}

/// A change as it would be.
pub(super) struct Trial {
    /// All of the file.
    pub text: String,
    /// Whether the file is new.
    new: bool,
    /// What is wrong with the data set then and was not before.
    pub wrong: Report,
}

/// Why a change cannot be tried.
pub(super) enum Refused {
    /// The data set cannot be read.
    Load(LoadError),
    /// The file is not what the edits are for.
    Changed,
}

impl Change {
    /// Makes the change on texts that were read: the file, all of it, and whether it is new.
    pub(super) fn apply(&self, input: &mut Input) -> Option<(String, bool)> {
        let file = input.files.iter().find(|(_, file)| file.path() == self.path).map(|(id, _)| id);
        let text = edits::apply(file.map_or("", |file| input.files.get(file).text()), &self.edits)?;
        match file {
            Some(file) => input.files.set_text(file, text.clone()),
            None => input.data.push(input.files.add(self.path.clone(), text.clone())),
        }
        Some((text, file.is_none()))
    }

    /// Tries the change on the data set as it is on disk.
    pub(super) fn tried(&self, place: &Place, texts: Option<&dyn Texts>) -> Result<Trial, Refused> {
        let read = || load(std::slice::from_ref(&place.root)).map(|loaded| loaded.input).map_err(Refused::Load);
        let (before, mut after) = (read()?, read()?);
        let (text, new) = self.apply(&mut after).ok_or(Refused::Changed)?;
        let (before, after) = (check(before, texts, &Options::default()), check(after, texts, &Options::default()));
        Ok(Trial { text, new, wrong: new_errors(&before, after) })
    }

    /// Tries the change; where it makes no new error, writes it.
    pub(super) fn make(&self, place: &Place, texts: Option<&dyn Texts>, err: &Paint) -> Status {
        match self.tried(place, texts) {
            Ok(trial) => self.write(&trial, place, err),
            Err(refused) => self.refused(&refused, err),
        }
    }

    /// Tells why the change cannot be made.
    pub(super) fn refused(&self, refused: &Refused, err: &Paint) -> Status {
        match refused {
            Refused::Load(error) => failure::cannot_load(error, err),
            Refused::Changed => complain_all([format!("{} has changed in the meantime; nothing is written", self.path)]),
        }
    }

    /// Writes what was tried, unless something would be wrong then.
    pub(super) fn write(&self, trial: &Trial, place: &Place, err: &Paint) -> Status {
        if !trial.wrong.findings.is_empty() {
            complain(&human::findings(&trial.wrong, Selection::OPEN, err));
            return complain_all(["nothing is written, for the data set would be wrong".to_owned()]);
        }
        let path = place.root.join(&self.path);
        match if trial.new { edits::create(&path, &trial.text) } else { edits::write(&path, &trial.text) } {
            Ok(()) => {
                complain(&visible(&format!("wrote {} to {}", self.what, self.path)));
                complain("\n");
                Status::Passed
            }
            Err(error) => complain_all([format!("{} cannot be written: {error}", self.path)]),
        }
    }
}

/// What is wrong with the data set after a change and was not before.
fn new_errors(before: &Report, mut after: Report) -> Report {
    let open_error = |finding: &&Finding| finding.state == State::Open && finding.severity == Severity::Error;
    let known: BTreeSet<String> = before.findings.iter().filter(open_error).map(|finding| finding.fingerprint.to_string()).collect();
    after.findings.retain(|finding| open_error(&finding) && !known.contains(&finding.fingerprint.to_string()));
    after
}
