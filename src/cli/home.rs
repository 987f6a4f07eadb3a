//! Where records are, and where new ones belong: beside those of their kind.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::failure::unknown;
use super::written::Change;
use crate::dataset::{Dataset, EntityType, Id, Subject, kind_key};
use crate::edits::{appended, behind, record_at};
use crate::files::{Files, Span};
use crate::findings::SubjectKind;
use crate::values::name::fold;

/// The records of a data set in their files.
pub(super) struct Homes<'a> {
    pub files: &'a Files,
    pub data: &'a Dataset,
}

/// A record that accounts can be put behind.
pub(super) struct Record {
    pub kind: SubjectKind,
    /// Where its id stands.
    pub id: Span,
}

/// So many words of a title make an id.
const WORDS: usize = 6;

/// An id made of a title or a name: "Attack at the bridge" is `attack-at-the-bridge`. Empty where it has no letter of the alphabet.
pub(super) fn id_of(title: &str) -> String {
    let plain = |word: &str| word.chars().filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit()).collect::<String>();
    let words: Vec<String> = fold(title).split(' ').map(plain).filter(|word| !word.is_empty()).take(WORDS).collect();
    words.join("-")
}

impl Homes<'_> {
    /// The incident, topic or entity of an id.
    ///
    /// # Errors
    /// That there is none, with the nearest id.
    pub(super) fn record(&self, id: &str) -> Result<Record, String> {
        let subjects = || self.data.subjects.iter().map(|(_, subject)| (subject.kind, &subject.id));
        let entities = self.data.entities.iter().map(|(_, entity)| (SubjectKind::Entity, &entity.id));
        let all: Vec<_> = subjects().chain(entities).collect();
        let found = all.iter().find(|(_, known)| known.value == id);
        let names = || all.iter().map(|(_, known)| known.value.as_str());
        found.map(|(kind, id)| Record { kind: *kind, id: id.span }).ok_or_else(|| unknown("incident, topic or entity", id, names()))
    }

    /// The change that puts an account behind a record, in its file.
    ///
    /// # Errors
    /// If the record is not written as a table of its own.
    pub(super) fn put_behind(&self, record: &Record, table: &str, what: &'static str) -> Result<Change, String> {
        let file = self.files.get(record.id.file);
        let end = record_at(file.text(), kind_key(record.kind), record.id.range().start).map(|record| record.end);
        let hint = || format!("the record in {} is not written as [[{}]]: add the account by hand", file.path(), kind_key(record.kind));
        let edit = behind(file.text(), end.ok_or_else(hint)?, table);
        Ok(Change { path: file.path().to_owned(), edits: vec![edit], what })
    }

    /// The change that puts a record at the end of a file, which is made if it is not there.
    pub(super) fn put_into(&self, path: String, record: &str, what: &'static str) -> Change {
        let text = self.files.iter().find(|(_, file)| file.path() == path).map_or("", |(_, file)| file.text());
        Change { edits: vec![appended(text, record)], path, what }
    }

    /// The file for a new incident or topic: where most have a file of their own, one in the folder of those of the same year, or in the
    /// one that holds them all; else the file with most of them.
    pub(super) fn of_subject(&self, kind: SubjectKind, id: &str, year: Option<i32>) -> String {
        let subjects: Vec<&Subject> =
            self.data.subjects.iter().map(|(_, subject)| subject).filter(|subject| subject.kind == kind).collect();
        let counts = counted(subjects.iter().map(|subject| subject.id.span.file));
        let alone = counts.values().filter(|&&count| count == 1).count();
        if let Some(crowded) = most(&counts).filter(|_| alone * 2 < subjects.len()) {
            return self.files.get(crowded).path().to_owned();
        }
        let folder = |subject: &&&Subject| folder_of(self.files.get(subject.id.span.file).path()).to_owned();
        let of_year = subjects.iter().filter(|subject| year.is_some() && self.year(subject) == year);
        let of_year = most(&counted(of_year.map(|subject| folder(&subject))));
        let all = || subjects.iter().map(|subject| folder(&subject)).reduce(|a, b| common(&a, &b).to_owned());
        let folder = of_year.or_else(all).unwrap_or_else(|| format!("{}s", kind_key(kind)));
        if folder.is_empty() { format!("{id}.toml") } else { format!("{folder}/{id}.toml") }
    }

    /// The file with most sources.
    pub(super) fn of_source(&self) -> String {
        let file = most(&counted(self.data.sources.iter().map(|(_, source)| source.id.span.file)));
        file.map_or_else(|| "sources.toml".to_owned(), |file| self.files.get(file).path().to_owned())
    }

    /// The file with most entities of a type, or of all.
    pub(super) fn of_entity(&self, wanted: Id<EntityType>) -> String {
        let entities = || self.data.entities.iter().map(|(_, entity)| entity);
        let of_type = most(&counted(entities().filter(|entity| entity.entity_type == wanted).map(|entity| entity.id.span.file)));
        let file = of_type.or_else(|| most(&counted(entities().map(|entity| entity.id.span.file))));
        file.map_or_else(|| "entities.toml".to_owned(), |file| self.files.get(file).path().to_owned())
    }

    /// The year in which it took place, by the first date of it.
    fn year(&self, subject: &Subject) -> Option<i32> {
        let events = self.data.claims_of(subject).map(|id| &self.data.claims[id]);
        let mut events = events.filter(|claim| self.data.vocabulary.properties[claim.property].has_role("event"));
        events.find_map(|claim| Some(claim.value.date()?.possible().earliest()?.year()))
    }
}

fn counted<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}

/// What was counted most often; of equals the first.
fn most<T: Ord + Clone>(counts: &BTreeMap<T, usize>) -> Option<T> {
    counts.iter().max_by_key(|(one, count)| (**count, std::cmp::Reverse((*one).clone()))).map(|(one, _)| one.clone())
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folder that two folders are in.
fn common<'p>(a: &'p str, b: &str) -> &'p str {
    let same: usize = a.split('/').zip(b.split('/')).take_while(|(a, b)| a == b).map(|(part, _)| part.len() + 1).sum();
    a.get(..same.saturating_sub(1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_titles() {
        assert_eq!(id_of("Attack at Korioumé, by N’gorkou (2)"), "attack-at-korioume-by-ngorkou-2");
        assert_eq!(id_of("One two three four five six seven"), "one-two-three-four-five-six");
        assert_eq!(id_of("Атака"), "");
    }

    #[test]
    fn folders_have_one_in_common() {
        assert_eq!(common("incidents/2019", "incidents/2020"), "incidents");
        assert_eq!(common("a/b", "a/bc"), "a");
        assert_eq!((common("a", "b"), common("a", "a")), ("", "a"));
    }
}
