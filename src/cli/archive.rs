//! `factlint archive status` and `factlint archive lock`

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use clap::{Args, Subcommand};

use super::failure::{self, complain_all};
use super::texts::Texts;
use super::{Status, print};
use crate::archive::{Archive, Folder, LOCK, Lock};
use crate::checks::{Context, observe};
use crate::dataset::{Dataset, Id, Source};
use crate::files::Span;
use crate::findings::Severity;
use crate::load::Loaded;
use crate::report::Paint;
use crate::rules::Level;
use crate::values::text::visible;

/// The family of the rules that hold claims against their sources.
const FAMILY: &str = "evidence";

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
    /// Record what is verified, in the file evidence.lock of the data set, for runs without the texts
    Lock(Texts),
}

impl ArchiveCommand {
    pub(super) fn run(self, err: &Paint) -> Status {
        let ended = match self.action {
            Action::Status(texts) => texts.read(err).and_then(|(dataset, archive)| status(&dataset, &archive)),
            Action::Lock(texts) => texts.open(err).and_then(|(loaded, folder)| lock(loaded, &folder)),
        };
        ended.unwrap_or_else(|status| status)
    }
}

fn status(dataset: &Dataset, archive: &Archive) -> Result<Status, Status> {
    let rows: Vec<(String, String, bool)> = dataset.sources.iter().map(|(id, source)| row(archive, id, source, dataset)).collect();
    let widest = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or_default();
    let lines: Vec<String> = rows.iter().map(|(name, state, _)| visible(&format!("{name:widest$}  {state}")).into_owned()).collect();
    print(&(lines.join("\n") + "\n"))?;
    Ok(if rows.iter().all(|(.., well)| *well) { Status::Passed } else { Status::Failed })
}

/// Locks every claim that the evidence rules find nothing wrong with.
fn lock(loaded: Loaded, folder: &Folder) -> Result<Status, Status> {
    let Loaded { input, root, .. } = loaded;
    let (dataset, _) = Dataset::read(&input.files, &input.data);
    let archive = Archive::read(folder, &dataset);
    let rules = input.rules.select(FAMILY);
    let context = Context { files: &input.files, data: &input.data, dataset: &dataset, reading: &[], archive: Some(&archive), lock: None };
    let errors = observe(&context, &rules, None).into_iter().filter(|(rule, _)| rule.level == Level::Error);
    // What the data explain, or is only worth knowing, is verified all the same.
    let spans: Vec<Span> = errors
        .flat_map(|(_, seen)| seen)
        .filter(|seen| seen.at_most.is_none_or(|most| most == Severity::Error))
        .flat_map(|seen| seen.labels().map(|label| label.span).collect::<Vec<_>>())
        .collect();
    let wrong = dataset.claims.iter().filter(|(_, claim)| spans.iter().any(|span| claim.span.contains(*span)));
    let failed: BTreeSet<_> = wrong.map(|(id, _)| id).collect();
    let lock = Lock::of(&dataset, &archive, &failed);
    replace(&root.join(LOCK), &lock.render()).map_err(|error| complain_all([format!("{LOCK} cannot be written: {error}")]))?;
    let quoted = dataset.claims.iter().filter(|(_, claim)| !claim.quote.is_empty()).count();
    let rest = quoted - lock.len().min(quoted);
    let left = if rest == 0 { String::new() } else { format!("; {rest} are not, see `factlint check --select {FAMILY}`") };
    print(&format!("{} claims are in {LOCK}{left}\n", lock.len()))?;
    Ok(if rest == 0 { Status::Passed } else { Status::Failed })
}

/// Puts a file in the place of another at once: whoever reads finds the old one or the new one, whole.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
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
