//! `factlint judge`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ask::{self, NoAnswer};
use super::failure::{self, complain_all, unknown};
use super::signature::Signature;
use super::texts::ArchiveFolder;
use super::written::{Change, Place};
use super::{Status, print};
use crate::archive::Texts;
use crate::dataset::{Dataset, Judgement, Pair, new_judgement};
use crate::edits::appended;
use crate::files::{FileId, Files};
use crate::findings::{SubjectKind, SubjectRef};
use crate::load::{Loaded, load};
use crate::report::{Paint, human};
use crate::run::{Options, Report, check};

/// Judge whether two incidents or two entities are one, and store the answer for good
///
/// Shows what speaks for it. Without a verdict on the command line a person at the terminal is asked; elsewhere nothing is written.
#[derive(Debug, Args)]
pub(super) struct Judge {
    /// Ids of the two
    #[arg(value_name = "ID", num_args = 2, required = true)]
    pair: Vec<String>,
    /// What they are
    #[arg(long, value_enum)]
    verdict: Option<VerdictArgument>,
    #[command(flatten)]
    signature: Signature,
    /// The data set, or a file or folder in it
    #[arg(long, value_name = "PATH", default_value = ".")]
    data: PathBuf,
    #[command(flatten)]
    archive: ArchiveFolder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum VerdictArgument {
    /// One and the same: then make them one record
    Same,
    /// Two
    Different,
    /// Not to be told from what there is
    Unsure,
}

impl VerdictArgument {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

impl Judge {
    pub(super) fn run(mut self, out: &Paint, err: &Paint) -> Status {
        let loaded = match load(std::slice::from_ref(&self.data)) {
            Ok(loaded) => loaded,
            Err(error) => return failure::cannot_load(&error, err),
        };
        let place = match Place::of(&loaded) {
            Ok(place) => place,
            Err(message) => return complain_all([message]),
        };
        let archive = match std::mem::take(&mut self.archive).open() {
            Ok(archive) => archive,
            Err(message) => return complain_all([message]),
        };
        let (dataset, _) = Dataset::read(&loaded.input.files, &loaded.input.data);
        let found = match found(&dataset, &self.pair) {
            Ok(found) => found,
            Err(messages) => return complain_all(messages),
        };
        let report = about(loaded, archive.as_ref().map(|folder| folder as &dyn Texts), &found.pair);
        if let Err(status) = print(&human::findings(&report, true, out)) {
            return status;
        }
        match self.judged(&dataset, &found, &report.files) {
            Err(message) => complain_all([message]),
            Ok(change) => change.make(&place, err),
        }
    }

    fn judged(&self, dataset: &Dataset, found: &Found, files: &Files) -> Result<Change, String> {
        let ids = self.pair.join(" and ");
        if let Some(judgement) = dataset.judgements.iter().find(|judgement| references(dataset, judgement.pair) == found.pair) {
            let place = files.positions(judgement.span).0;
            return Err(format!("{ids} are judged in {}:{}; change it there", files.get(judgement.span.file).path(), place.line));
        }
        let verdict = self.verdict.is_none().then_some("--verdict");
        let missing: Vec<&str> = verdict.into_iter().chain(self.signature.missing()).collect();
        let refused = |no: NoAnswer| match no {
            NoAnswer::Nobody => format!("nothing is written; it needs {}", missing.join(", ")),
            NoAnswer::BrokenOff => "nothing is written".to_owned(),
        };
        if !missing.is_empty() && !ask::somebody() {
            return Err(refused(NoAnswer::Nobody));
        }
        let verdict = self.verdict.map_or_else(ask_for_verdict, Ok).map_err(refused)?;
        let signed = self.signature.complete().map_err(refused)?;
        let record = new_judgement(&found.pair, &verdict.name(), &signed);
        let file = files.get(file_for(dataset, found));
        Ok(Change { path: file.path().to_owned(), edits: vec![appended(file.text(), &record)], what: "the judgement" })
    }
}

/// Two records of one kind.
struct Found {
    /// In the order of kinds and ids.
    pair: [SubjectRef; 2],
    /// Where the first of them stands.
    file: FileId,
}

fn found(dataset: &Dataset, ids: &[String]) -> Result<Found, Vec<String>> {
    let [a, b] = ids else { return Err(Vec::new()) };
    let subjects = || dataset.subjects.iter().map(|(_, subject)| subject).filter(|subject| subject.kind == SubjectKind::Incident);
    let incident =
        |id: &String| subjects().find(|subject| subject.id.value == *id).map(|subject| (subject.reference(), subject.id.span.file));
    let entities = || dataset.entities.iter().map(|(_, entity)| entity);
    let entity = |id: &String| entities().find(|entity| entity.id.value == *id).map(|entity| (entity.reference(), entity.id.span.file));
    let both = incident(a).zip(incident(b)).or_else(|| entity(a).zip(entity(b)));
    let Some(((one, file), (other, _))) = both else {
        let known = || subjects().map(|subject| subject.id.value.as_str()).chain(entities().map(|entity| entity.id.value.as_str()));
        let missing = ids.iter().filter(|id| incident(id).is_none() && entity(id).is_none());
        let messages: Vec<String> = missing.map(|id| unknown("incident or entity", id, known())).collect();
        let mixed = || vec![format!("{a} and {b} are an incident and an entity; only two of one kind can be one")];
        return Err(if messages.is_empty() { mixed() } else { messages });
    };
    let types = |reference: &SubjectRef| entities().find(|entity| entity.id.value == reference.id).map(|entity| entity.entity_type);
    if one.kind == SubjectKind::Entity && types(&one) != types(&other) {
        return Err(vec![format!("{a} and {b} are of two types; only two of one type can be one")]);
    }
    let mut pair = [one, other];
    pair.sort();
    Ok(Found { pair, file })
}

fn references(dataset: &Dataset, pair: Pair) -> [SubjectRef; 2] {
    let mut both = match pair {
        Pair::Entities(a, b) => [dataset.entities[a].reference(), dataset.entities[b].reference()],
        Pair::Incidents(a, b) => [dataset.subjects[a].reference(), dataset.subjects[b].reference()],
    };
    both.sort();
    both
}

/// Where the last judgement of the kind stands, so that they stay together; without one, where the first of the two does.
fn file_for(dataset: &Dataset, found: &Found) -> FileId {
    let of_entities = found.pair.iter().any(|one| one.kind == SubjectKind::Entity);
    let alike = |judgement: &&Judgement| matches!(judgement.pair, Pair::Entities(..)) == of_entities;
    dataset.judgements.iter().filter(alike).map(|judgement| judgement.span).max().map_or(found.file, |span| span.file)
}

/// What is found on the two together.
fn about(loaded: Loaded, texts: Option<&dyn Texts>, pair: &[SubjectRef; 2]) -> Report {
    let mut report = check(loaded.input, texts, &Options::default());
    report.findings.retain(|finding| finding.seen.about_all() == *pair && finding.seen.facet.is_of_pairs());
    report
}

fn ask_for_verdict() -> Result<VerdictArgument, NoAnswer> {
    let all = VerdictArgument::value_variants();
    let told: Vec<String> = all.iter().map(|verdict| verdict.name()).collect();
    let chosen = ask::choose("What they are", &told)?;
    all.get(chosen).copied().ok_or(NoAnswer::BrokenOff)
}
