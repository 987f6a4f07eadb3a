//! `factlint judge`

use clap::Args;

use super::ask::{self, NoAnswer, words};
use super::failure::{complain_all, unknown};
use super::signature::Signature;
use super::written::{Change, Workplace};
use super::{Status, print};
use crate::archive::Texts;
use crate::dataset::{Dataset, Judgement, Pair, Verdict, new_judgement};
use crate::edits::appended;
use crate::files::{FileId, Files};
use crate::findings::{SubjectKind, SubjectRef};
use crate::report::{Paint, Selection, human};
use crate::run::{Options, check};

/// Judge whether two incidents or two entities are one, and store the answer for good
///
/// Shows what speaks for it. Without a verdict on the command line a person at the terminal is asked; elsewhere nothing is written.
#[derive(Debug, Args)]
pub(super) struct Judge {
    /// Ids of the two
    #[arg(value_name = "ID", num_args = 2, required = true)]
    pair: Vec<String>,
    /// What they are
    #[arg(long, value_parser = words(&Verdict::ALL))]
    verdict: Option<String>,
    #[command(flatten)]
    signature: Signature,
    #[command(flatten)]
    workplace: Workplace,
}

impl Judge {
    pub(super) fn run(mut self, out: &Paint, err: &Paint) -> Status {
        let (loaded, place, archive) = match std::mem::take(&mut self.workplace).open(err) {
            Ok(opened) => opened,
            Err(status) => return status,
        };
        let mut report = check(loaded.input, archive.as_ref().map(|folder| folder as &dyn Texts), &Options::default());
        let found = match found(&report.dataset, &self.pair) {
            Ok(found) => found,
            Err(messages) => return complain_all(messages),
        };
        report.findings.retain(|finding| finding.seen.about_all() == found.pair && finding.seen.facet.is_of_pairs());
        if let Err(status) = print(&human::findings(&report, Selection::ALL, out)) {
            return status;
        }
        match self.judged(&report.dataset, &found, &report.files) {
            Err(message) => complain_all([message]),
            Ok(change) => change.make(&place, None, err),
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
        let verdict = self.verdict.clone().map_or_else(|| ask::word("What they are", &Verdict::ALL), Ok).map_err(refused)?;
        let signed = self.signature.complete().map_err(refused)?;
        let record = new_judgement(&found.pair, &verdict, &signed);
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
