//! `factlint draft`

use chrono::Datelike;
use clap::Args;

use super::failure::{self, complain_all, unknown};
use super::home::{Homes, Record, id_of};
use super::locate::nearest;
use super::new::{account, file_or, id_or_made, titled};
use super::texts::Texts;
use super::written::{Change, Place, Trial};
use super::{Status, complain, print};
use crate::archive::text::Text;
use crate::archive::{Archive, Folder};
use crate::dataset::{Dataset, Id, Source};
use crate::draft::{Draft as Proposal, Read, draft, written};
use crate::findings::SubjectKind;
use crate::load::{Loaded, load};
use crate::report::{Paint, Selection, human};
use crate::values::text::visible_lines;

/// Propose an account of a passage: the claims that can be read from its words, each with a quote
///
/// It is printed to be pasted, or written with --write. It says `draft = true`, which is a finding until a person has held every claim
/// against the passage and removes the line.
#[derive(Debug, Args)]
pub(super) struct Draft {
    /// Id of the source
    source: String,
    /// Words of the passage, as the source has them
    #[arg(long, value_name = "WORDS")]
    at: String,
    /// Id of the incident, topic or entity that the account is of
    #[arg(long, value_name = "SUBJECT", conflicts_with_all = ["id", "title", "file"])]
    into: Option<String>,
    /// A name for the account, where the source has several of the subject [default: made of the words that find the passage]
    #[arg(long, requires = "into")]
    entry: Option<String>,
    /// Id of a new incident [default: made of the title]
    #[arg(long, requires = "title")]
    id: Option<String>,
    /// Title of a new incident, in your own words
    #[arg(long)]
    title: Option<String>,
    /// The file of a new incident, below the folder of factlint.toml [default: beside the others]
    #[arg(long, value_name = "FILE", requires = "title")]
    file: Option<String>,
    /// Write it, rather than print it
    #[arg(long)]
    write: bool,
    #[command(flatten)]
    texts: Texts,
}

/// Where an account goes, and what stands before its claims.
struct Goal {
    /// The record it is of, if that is there already.
    record: Option<Record>,
    /// The id of what it is of.
    subject: String,
    /// A new incident, and the head of the account.
    head: String,
    /// Only the account is shown.
    shown_from: usize,
    file: Option<String>,
}

/// Why there is no draft: what to say, and how to end.
type No = (Vec<String>, Status);

fn no(message: String) -> No {
    (vec![message], Status::Undone)
}

impl Draft {
    pub(super) fn run(mut self, err: &Paint) -> Status {
        let (loaded, folder) = match std::mem::take(&mut self.texts).open(err) {
            Ok(opened) => opened,
            Err(status) => return status,
        };
        match self.drafted(&loaded, &folder, err) {
            Ok(status) => status,
            Err((messages, status)) => {
                complain_all(messages);
                status
            }
        }
    }

    fn drafted(&self, loaded: &Loaded, folder: &Folder, err: &Paint) -> Result<Status, No> {
        if self.write && self.into.is_none() && self.title.is_none() {
            return Err(no("to write it, say where: --into SUBJECT, or --title TITLE for a new incident".to_owned()));
        }
        let place = Place::of(loaded).map_err(no)?;
        let (data, _) = Dataset::read(&loaded.input.files, &loaded.input.data);
        let homes = Homes { files: &loaded.input.files, data: &data };
        let known = || data.sources.iter().map(|(_, source)| source.id.value.as_str());
        let source = data.sources.iter().find(|(_, source)| source.id.value == self.source).map(|(id, _)| id);
        let source = source.ok_or_else(|| no(unknown("source", &self.source, known())))?;
        let archive = Archive::read(folder, &data);
        let text = &archive.text(source).ok_or_else(|| no(format!("the text of {} is not in the archive", self.source)))?.text;
        let at = self.passage(text)?;
        let goal = self.goal(&homes, &place, source, &at).map_err(no)?;
        let proposal = proposed(&homes, &goal, loaded, folder, err)?;
        self.settle(&homes, &goal, proposal, &place, folder, err)
    }

    /// Words that find the passage and no other.
    fn passage(&self, text: &Text) -> Result<String, No> {
        let hits = text.find(&self.at);
        let passages = text.passages_at(&self.at);
        // An entry that is known by the words as its heading is meant rather than others that mention them.
        let headed = text.entries_headed(&self.at);
        let meant = if headed.is_empty() { passages } else { headed };
        match meant[..] {
            [] => Err((nearest(text, &self.at).lines().map(str::to_owned).collect(), Status::Failed)),
            [passage] => {
                let within = text.find_within(&self.at, passage);
                let pointer = within.first().and_then(|hit| text.pointer(hit)).or_else(|| text.pointer_at(passage));
                Ok(pointer.unwrap_or_else(|| self.at.clone()))
            }
            _ => {
                let lines = meant.iter().map(|passage| {
                    let pointer = text.pointer_at(passage).unwrap_or_default();
                    format!("line {}: {pointer}", text.line(passage.bytes.start))
                });
                let first = format!("these words are in {} passages, {} times; give words of one:", meant.len(), hits.len());
                Err(([first].into_iter().chain(lines).collect(), Status::Failed))
            }
        }
    }

    fn goal(&self, homes: &Homes<'_>, place: &Place, source: Id<Source>, at: &str) -> Result<Goal, String> {
        let head = |kind, entry: Option<&String>| account(kind, &self.source, entry, at) + "draft = true\n";
        if let Some(subject) = &self.into {
            let record = homes.record(subject)?;
            let taken = homes.data.accounts.iter().any(|(_, account)| {
                account.source == source && account.entry.is_none() && homes.data.subjects[account.subject].id.value == *subject
            });
            let made = taken.then(|| id_of(at)).filter(|made| !made.is_empty());
            let head = head(record.kind, self.entry.as_ref().or(made.as_ref()));
            return Ok(Goal { record: Some(record), subject: subject.clone(), head, shown_from: 0, file: None });
        }
        // What is only shown is tried as an incident of its own.
        let title = self.title.clone().unwrap_or_else(|| "draft".to_owned());
        let free = |id: &String| homes.record(id).is_err();
        let unused = || (0..=homes.data.subjects.len() + homes.data.entities.len()).map(|n| format!("draft-{n}")).find(free);
        let id = if self.title.is_some() { id_or_made(self.id.as_ref(), &title)? } else { unused().unwrap_or_default() };
        let incident = titled(SubjectKind::Incident, &id, &title) + "\n";
        let shown_from = if self.title.is_some() { 0 } else { incident.len() };
        let file = self.file.as_ref().map(|file| file_or(Some(file), place, String::new)).transpose()?;
        Ok(Goal { record: None, subject: id, head: incident + &head(SubjectKind::Incident, None), shown_from, file })
    }

    /// Leaves out what a check would call an error, and prints or writes the rest.
    fn settle(
        &self,
        homes: &Homes<'_>,
        goal: &Goal,
        mut proposal: Proposal,
        place: &Place,
        folder: &Folder,
        err: &Paint,
    ) -> Result<Status, No> {
        let all = proposal.claims.len();
        let (change, trial) = loop {
            let change = goal.change(homes, &proposal).map_err(no)?;
            let trial = match change.tried(place, Some(folder)) {
                Ok(trial) => trial,
                Err(refused) => return Ok(change.refused(&refused, err)),
            };
            let wrong = goal.wrong_claims(homes, &proposal, &change, &trial);
            if wrong.is_empty() {
                break (change, trial);
            }
            let mut number = 0;
            proposal.claims.retain(|_| {
                number += 1;
                !wrong.contains(&(number - 1))
            });
        };
        let (kept, left) = (proposal.claims.len(), all - proposal.claims.len());
        let left = if left == 0 { String::new() } else { format!(", {left} that a check would call wrong left out") };
        let told = format!("proposed {kept} claims{left}: hold each against the passage, then remove `draft = true`\n");
        let status = if self.write {
            change.write(&trial, place, err)
        } else if trial.wrong.findings.is_empty() {
            let table = goal.table(homes, &proposal);
            print(&visible_lines(table.get(goal.shown_from..).unwrap_or_default())).err().unwrap_or(Status::Passed)
        } else {
            complain(&human::findings(&trial.wrong, Selection::OPEN, err));
            Status::Undone
        };
        if status == Status::Passed {
            complain(&visible_lines(&told));
        }
        Ok(status)
    }
}

/// What can be proposed, read with the account in its place.
fn proposed(homes: &Homes<'_>, goal: &Goal, loaded: &Loaded, folder: &Folder, err: &Paint) -> Result<Proposal, No> {
    let change = goal.change(homes, &Proposal::default()).map_err(no)?;
    let mut input = match load(std::slice::from_ref(&loaded.root)) {
        Ok(loaded) => loaded.input,
        Err(error) => return Err((Vec::new(), failure::cannot_load(&error, err))),
    };
    let applied = change.apply(&mut input);
    let (data, _) = Dataset::read(&input.files, &input.data);
    let is_new = |span: crate::files::Span| {
        let start = change.edits.first().map_or(0, |edit| edit.range.start);
        input.files.get(span.file).path() == change.path && span.range().start >= start
    };
    let mut accounts = data.accounts.iter().filter(|(_, account)| data.subjects[account.subject].id.value == goal.subject);
    let account = accounts.find(|(_, account)| account.draft && is_new(account.span)).map(|(id, _)| id);
    let archive = Archive::read(folder, &data);
    let read = account.filter(|_| applied.is_some()).and_then(|account| draft(&data, &archive, account));
    // What stands in the way is told when the change is tried.
    Ok(read.unwrap_or_default())
}

impl Goal {
    /// The account with its claims, behind the incident if that is new.
    fn table(&self, homes: &Homes<'_>, proposal: &Proposal) -> String {
        self.head.clone() + &written(homes.data, proposal).text
    }

    fn change(&self, homes: &Homes<'_>, proposal: &Proposal) -> Result<Change, String> {
        let (table, what) = (self.table(homes, proposal), "the draft");
        if let Some(record) = &self.record {
            return homes.put_behind(record, &table, what);
        }
        let years = proposal.claims.iter().filter_map(|claim| match &claim.value {
            Read::Date(date) => date.possible().earliest().map(|day| day.year()),
            _ => None,
        });
        let file = self.file.clone().unwrap_or_else(|| homes.of_subject(SubjectKind::Incident, &self.subject, { years }.next()));
        Ok(homes.put_into(file, &table, what))
    }

    /// The numbers of the claims that a check calls an error.
    fn wrong_claims(&self, homes: &Homes<'_>, proposal: &Proposal, change: &Change, trial: &Trial) -> Vec<usize> {
        let lines = |text: &str| text.matches('\n').count();
        let Some(edit) = change.edits.first() else { return Vec::new() };
        let before = trial.text.get(..edit.range.start).map_or(0, lines);
        let first = before + lines(&edit.text) - lines(&self.table(homes, proposal)) + lines(&self.head);
        let labels = trial.wrong.findings.iter().flat_map(|finding| finding.seen.labels());
        let files = &trial.wrong.files;
        let own = labels.filter(|label| files.get(label.span.file).path() == change.path);
        // Lines of a report are counted from 1.
        let at: Vec<usize> = own.map(|label| files.positions(label.span).0.line - 1).collect();
        let claims = written(homes.data, proposal).claims;
        let holds =
            |claim: &std::ops::Range<usize>| at.iter().any(|line| line.checked_sub(first).is_some_and(|line| claim.contains(&line)));
        claims.iter().enumerate().filter(|(_, claim)| holds(claim)).map(|(number, _)| number).collect()
    }
}
