//! `factlint archive status`

use clap::{Args, Subcommand};

use super::texts::Texts;
use super::{Status, failure, print};
use crate::archive::Archive;
use crate::dataset::{Dataset, Id, Source};
use crate::report::Paint;
use crate::values::text::visible;

/// Look after the archived source texts.
#[derive(Debug, Args)]
pub(super) struct ArchiveCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Say which source texts are there, missing or changed
    Status(Texts),
}

impl ArchiveCommand {
    pub(super) fn run(self, err: &Paint) -> Status {
        let Action::Status(texts) = self.action;
        let (dataset, archive) = match texts.read(err) {
            Ok(read) => read,
            Err(status) => return status,
        };
        let rows: Vec<(String, String, bool)> = dataset.sources.iter().map(|(id, source)| row(&archive, id, source, &dataset)).collect();
        let widest = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or_default();
        let lines: Vec<String> = rows.iter().map(|(name, state, _)| visible(&format!("{name:widest$}  {state}")).into_owned()).collect();
        let all_there = rows.iter().all(|(.., well)| *well);
        match print(&(lines.join("\n") + "\n")) {
            Err(status) => status,
            Ok(()) if all_there => Status::Passed,
            Ok(()) => Status::Failed,
        }
    }
}

/// The source, the state of its text, and whether that is as it should be.
fn row(archive: &Archive, id: Id<Source>, source: &Source, dataset: &Dataset) -> (String, String, bool) {
    let name = source.id.value.clone();
    let Some((file, _)) = &source.archive else { return (name, "no text is recorded".into(), true) };
    if let Some(changed) = archive.changed().iter().find(|changed| changed.source == id) {
        return (name, format!("changed: {} has SHA-256 {}, not the one on record", file.value, changed.found), false);
    }
    let Some(archived) = archive.text(id) else {
        let why = archive.errors().iter().find(|error| error.file() == file.value).map(failure::archive);
        return (name, format!("absent: {}", why.unwrap_or_default()), false);
    };
    let accounts = dataset.accounts.iter().filter(|(_, account)| account.source == id).count();
    (name, format!("present: {}, {} passages, {accounts} accounts", archived.file, archived.text.passages().len()), true)
}
