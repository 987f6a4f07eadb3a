//! Changes of a data set that a command writes: tried first, then written whole or not at all.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::failure::{self, complain_all};
use super::texts::ArchiveFolder;
use super::{Status, complain};
use crate::archive::Folder;
use crate::edits::{self, Edit};
use crate::findings::{Finding, Severity, State};
use crate::load::{Loaded, load};
use crate::report::{Paint, human};
use crate::run::{Options, Report, check};
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
        if !loaded.unreadable.is_empty() {
            return Err(complain_all(loaded.unreadable.iter().map(|(path, error)| format!("{path} cannot be read: {error}"))));
        }
        let archive = self.archive.open().map_err(|message| complain_all([message]))?;
        let place = Place { root: loaded.root.clone() };
        Ok((loaded, place, archive))
    }
}

/// Edits of one file.
pub(super) struct Change {
    /// Path below the root.
    pub path: String,
    pub edits: Vec<Edit>,
    /// What is written, in words.
    pub what: &'static str,
}

impl Change {
    /// Tries the change on the data set as it is on disk; where it makes no new error, writes it.
    pub(super) fn make(&self, place: &Place, err: &Paint) -> Status {
        let (before, after) = match (load(std::slice::from_ref(&place.root)), load(std::slice::from_ref(&place.root))) {
            (Ok(before), Ok(after)) => (before.input, after.input),
            (Err(error), _) | (_, Err(error)) => return failure::cannot_load(&error, err),
        };
        let mut after = after;
        let file = after.files.iter().find(|(_, file)| file.path() == self.path).map(|(id, _)| id);
        let text = file.and_then(|file| edits::apply(after.files.get(file).text(), &self.edits));
        let (Some(file), Some(text)) = (file, text) else {
            return complain_all([format!("{} has changed in the meantime; nothing is written", self.path)]);
        };
        after.files.set_text(file, text.clone());
        let (before, after) = (check(before, None, &Options::default()), check(after, None, &Options::default()));
        let wrong = new_errors(&before, after);
        if !wrong.findings.is_empty() {
            complain(&human::findings(&wrong, false, err));
            return complain_all(["nothing is written, for the data set would be wrong".to_owned()]);
        }
        match edits::write(&place.root.join(&self.path), &text) {
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
