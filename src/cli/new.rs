//! `factlint new`

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Status;
use super::failure::{self, complain_all, unknown};
use super::home::{Homes, id_of};
use super::texts::ArchiveFolder;
use super::written::{Change, Place};
use crate::archive::Texts;
use crate::dataset::{Dataset, one_or_list, string};
use crate::findings::SubjectKind;
use crate::load::load;
use crate::report::Paint;

/// Write the skeleton of a record, with an id, where those of its kind are
///
/// Nothing is written that would make the data set wrong, and no file is overwritten.
#[derive(Debug, Args)]
pub(super) struct New {
    #[command(subcommand)]
    what: What,
    /// The data set, or a file or folder in it
    #[arg(long, value_name = "PATH", default_value = ".", global = true)]
    data: PathBuf,
    #[command(flatten)]
    archive: ArchiveFolder,
}

#[derive(Debug, Subcommand)]
enum What {
    /// An incident
    Incident(Titled),
    /// A topic: what sources tell of, and is no incident
    Topic(Titled),
    /// An account of a source, behind the incident, topic or entity it is of
    Account(NewAccount),
    /// A source
    Source(NewSource),
    /// A person, a group, a place: an entity of one of the types of the data set
    Entity(NewEntity),
}

/// An incident or a topic.
#[derive(Debug, Args)]
struct Titled {
    /// Its id, in kebab-case [default: made of the title]
    id: Option<String>,
    /// Its title, in your own words
    #[arg(long)]
    title: String,
    /// The file, below the folder of factlint.toml [default: beside the others]
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
}

#[derive(Debug, Args)]
struct NewAccount {
    /// Id of the incident, topic or entity
    subject: String,
    /// Id of the source
    source: String,
    /// A few words that find the passage, best its heading: see `factlint locate`
    #[arg(long, value_name = "WORDS")]
    at: String,
    /// A name for the account, where the source has several of the subject
    #[arg(long)]
    entry: Option<String>,
}

#[derive(Debug, Args)]
struct NewSource {
    /// Its id, in kebab-case [default: made of the title]
    id: Option<String>,
    /// Its title
    #[arg(long)]
    title: String,
    /// Who published it
    #[arg(long)]
    publisher: Option<String>,
    /// When, as 2026-01-31
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// The file, below the folder of factlint.toml [default: where most sources are]
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
}

#[derive(Debug, Args)]
struct NewEntity {
    /// Its type, of the vocabulary
    r#type: String,
    /// Its canonical name
    name: String,
    /// Its id, in kebab-case [default: made of the name]
    #[arg(long)]
    id: Option<String>,
    /// Ids of the larger places or groups that it is within
    #[arg(long, value_name = "ID")]
    within: Vec<String>,
    /// The file, below the folder of factlint.toml [default: where most of its type are]
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
}

impl New {
    pub(super) fn run(self, err: &Paint) -> Status {
        let loaded = match load(std::slice::from_ref(&self.data)) {
            Ok(loaded) => loaded,
            Err(error) => return failure::cannot_load(&error, err),
        };
        let place = match Place::of(&loaded) {
            Ok(place) => place,
            Err(message) => return complain_all([message]),
        };
        let archive = match self.archive.open() {
            Ok(archive) => archive,
            Err(message) => return complain_all([message]),
        };
        let (data, _) = Dataset::read(&loaded.input.files, &loaded.input.data);
        let homes = Homes { files: &loaded.input.files, data: &data };
        let change = match &self.what {
            What::Incident(titled) => titled.change(&homes, &place, SubjectKind::Incident),
            What::Topic(titled) => titled.change(&homes, &place, SubjectKind::Topic),
            What::Account(account) => account.change(&homes),
            What::Source(source) => source.change(&homes, &place),
            What::Entity(entity) => entity.change(&homes, &place),
        };
        match change {
            Ok(change) => change.make(&place, archive.as_ref().map(|folder| folder as &dyn Texts), err),
            Err(message) => complain_all([message]),
        }
    }
}

/// The id that is given, or one made of a title or a name.
pub(super) fn id_or_made(given: Option<&String>, title: &str) -> Result<String, String> {
    let id = given.cloned().unwrap_or_else(|| id_of(title));
    if id.is_empty() { Err(format!("no id can be made of “{title}”: give one")) } else { Ok(id) }
}

/// The file that is given, if the data set can have it, or the one where it belongs.
pub(super) fn file_or(given: Option<&String>, place: &Place, home: impl FnOnce() -> String) -> Result<String, String> {
    given.map_or_else(|| Ok(home()), |file| place.data_file(file))
}

impl Titled {
    fn change(&self, homes: &Homes<'_>, place: &Place, kind: SubjectKind) -> Result<Change, String> {
        let id = id_or_made(self.id.as_ref(), &self.title)?;
        let file = file_or(self.file.as_ref(), place, || homes.of_subject(kind, &id, None))?;
        let what = if kind == SubjectKind::Topic { "the topic" } else { "the incident" };
        Ok(homes.put_into(file, &titled(kind, &id, &self.title), what))
    }
}

/// An incident or topic that has nothing but a title.
pub(super) fn titled(kind: SubjectKind, id: &str, title: &str) -> String {
    format!("[[{}]]\nid = {}\ntitle = {}\n", crate::dataset::kind_key(kind), string(id), string(title))
}

/// The head of an account.
pub(super) fn account(kind: SubjectKind, source: &str, entry: Option<&String>, at: &str) -> String {
    let entry = entry.map(|entry| format!("entry = {}\n", string(entry))).unwrap_or_default();
    format!("[[{}.account]]\nsource = {}\n{entry}at = {}\n", crate::dataset::kind_key(kind), string(source), string(at))
}

impl NewAccount {
    fn change(&self, homes: &Homes<'_>) -> Result<Change, String> {
        let record = homes.record(&self.subject)?;
        let known = || homes.data.sources.iter().map(|(_, source)| source.id.value.as_str());
        if !known().any(|id| id == self.source) {
            return Err(unknown("source", &self.source, known()));
        }
        let table = account(record.kind, &self.source, self.entry.as_ref(), &self.at);
        homes.put_behind(&record, &table, "the account")
    }
}

impl NewSource {
    fn change(&self, homes: &Homes<'_>, place: &Place) -> Result<Change, String> {
        let id = id_or_made(self.id.as_ref(), &self.title)?;
        let file = file_or(self.file.as_ref(), place, || homes.of_source())?;
        let line =
            |key: &str, value: &Option<String>| value.as_ref().map(|value| format!("{key} = {}\n", string(value))).unwrap_or_default();
        let (publisher, published) = (line("publisher", &self.publisher), line("published", &self.published));
        let record = format!("[[source]]\nid = {}\ntitle = {}\n{publisher}{published}", string(&id), string(&self.title));
        Ok(homes.put_into(file, &record, "the source"))
    }
}

impl NewEntity {
    fn change(&self, homes: &Homes<'_>, place: &Place) -> Result<Change, String> {
        let types = &homes.data.vocabulary.types;
        let known = || types.iter().map(|(_, known)| known.id.as_str());
        let wanted = types.iter().find(|(_, known)| known.id == self.r#type).map(|(id, _)| id);
        let wanted = wanted.ok_or_else(|| unknown("type", &self.r#type, known()))?;
        let id = id_or_made(self.id.as_ref(), &self.name)?;
        let file = file_or(self.file.as_ref(), place, || homes.of_entity(wanted))?;
        let within = if self.within.is_empty() { String::new() } else { format!("within = {}\n", one_or_list(&self.within)) };
        let record = format!("[[entity]]\nid = {}\ntype = {}\nname = {}\n{within}", string(&id), string(&self.r#type), string(&self.name));
        Ok(homes.put_into(file, &record, "the entity"))
    }
}
