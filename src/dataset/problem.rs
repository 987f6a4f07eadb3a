//! What reading finds wrong, as observations.

use std::collections::BTreeSet;

use crate::files::{Files, Span, Spanned};
use crate::findings::{Facet, Fix, Observation, Structure, SubjectKind, SubjectRef};
use crate::values::count::CountError;
use crate::values::date::{DateError, DateErrorKind};
use crate::values::name::did_you_mean;

/// For how many problems a nearest id is proposed.
const PROPOSALS: usize = 200;

/// What happens to a claim that cannot be read in full.
const LEFT_OUT: &str = "The claim is left out of the other checks.";

/// Collects problems; reading goes on after each.
#[derive(Debug, Default)]
pub(super) struct Problems {
    found: Vec<Observation>,
    /// Kinds and ids of records that could not be read: what refers to one of them refers to something.
    lost: BTreeSet<(&'static str, String)>,
}

impl Problems {
    /// Takes what was collected, each named after the file it is in where it has no subject yet.
    pub(super) fn into_observations(self, files: &Files) -> Vec<Observation> {
        let name = |mut seen: Observation| {
            let path = files.get(seen.primary.span.file).path().to_owned();
            seen.identity.insert(0, path.clone());
            seen.subject.get_or_insert(SubjectRef { kind: SubjectKind::File, id: path });
            seen.fix = seen.fix.and_then(|fix| if fix.safe { Some(fix) } else { within_quotes(fix, files) });
            seen
        };
        self.found.into_iter().map(name).collect()
    }

    /// Adds what another reader collected.
    pub(super) fn append(&mut self, mut other: Self) {
        self.found.append(&mut other.found);
        self.lost.append(&mut other.lost);
    }

    /// The nearest known id; not looked for where so much is wrong that the list of ids is what is missing.
    fn nearest<'a>(&self, id: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        (self.found.len() < PROPOSALS).then(|| did_you_mean(id, known)).flatten()
    }

    /// How many there are so far.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether there are more than `before`. If so each says that the claim it is in is left out: a claim that is read in part would
    /// say what nobody said.
    pub(super) fn left_out_since(&mut self, before: usize) -> bool {
        let new = self.found.get_mut(before..).unwrap_or_default();
        for seen in &mut *new {
            if !seen.notes.iter().any(|note| note.contains("left out")) {
                seen.notes.push(LEFT_OUT.into());
            }
        }
        !new.is_empty()
    }

    /// Notes that a record cannot be read: another finding says why.
    pub(super) fn lose(&mut self, record: &'static str, id: &str) {
        self.lost.insert((record, id.to_owned()));
    }

    fn is_lost(&self, record: &str, id: &str) -> bool {
        self.lost.iter().any(|(kind, lost)| *kind == record && lost == id)
    }

    pub(super) fn push(&mut self, seen: Observation) {
        self.found.push(seen);
    }

    pub(super) fn syntax(&mut self, span: Span, problem: &str) {
        let note = "The rest of the file was read as far as it could be; a record of it may be missing from the other checks.";
        self.push(at(Structure::Syntax, span, "here").value("problem", problem).note(note).identity([problem]));
    }

    /// A key that means nothing; of the known ones, `taken` are there already, so that none of them can be written in its place.
    pub(super) fn unknown_field(&mut self, span: Span, field: &str, known: &[&str], taken: &[&str], record: &str) {
        let near = did_you_mean(field, known.iter().copied());
        let seen = at(Structure::UnknownField, span, "this key means nothing here").value("field", field).value("record", record);
        let seen = seen.help(format!("Keys of {record}: {}.", known.join(", ")));
        let mut seen = meant(seen, span, near).identity([record, field]);
        seen.fix = seen.fix.filter(|_| !near.is_some_and(|near| taken.contains(&near)));
        self.push(seen);
    }

    /// A key that must be there, and is not; what it stands in is left out.
    pub(super) fn missing_field(&mut self, span: Span, field: &str, record: &str) {
        let seen = at(Structure::MissingField, span, format!("`{field}` is missing here"));
        let seen = seen.value("field", field).value("record", record).help(format!("Add `{field} = …`."));
        self.push(seen.note(format!("Without it {record} is left out of the other checks.")).identity([record, field]));
    }

    pub(super) fn wrong_type(&mut self, span: Span, field: &str, expected: &str, found: &str, record: &str) {
        let seen = at(Structure::WrongType, span, format!("{found} stands here"));
        let seen = seen.value("field", format!("`{field}` of {record}")).value("expected", expected).value("found", found);
        self.push(seen.help(format!("Write {expected}.")).identity([record, field]));
    }

    /// A value that has the right type and still cannot be read.
    pub(super) fn bad_value(&mut self, span: Span, field: &str, expected: &str, found: &str, help: &str) {
        let seen = at(Structure::WrongType, span, format!("this is {found}"));
        let seen = seen.value("field", format!("`{field}`")).value("expected", expected).value("found", found);
        self.push(seen.help(help).identity([field, found]));
    }

    /// A claim that is not a table: `killed = 54`.
    pub(super) fn bare_claim(&mut self, span: Span, property: &str, found: &str) {
        let seen = at(Structure::WrongType, span, format!("{found} stands here"));
        let seen = seen.value("field", format!("`{property}`")).value("expected", "a claim").value("found", found);
        let help = format!("Write {property} = {{ is = …, quote = \"…\" }}; a key that is no property is misspelt or belongs elsewhere");
        self.push(seen.help(help).identity([property, found]));
    }

    /// Ids are kebab-case: they stand in file names, links and commands.
    pub(super) fn check_id(&mut self, id: &Spanned<String>) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.value.is_empty() || !id.value.chars().all(plain) {
            self.bad_value(id.span, "id", "kebab-case: a-z, 0-9 and -", &format!("`{}`", id.value), "Choose an id in kebab-case.");
        }
    }

    pub(super) fn duplicate_id(&mut self, span: Span, first: Span, id: &str, record: &str) {
        let seen = at(Structure::DuplicateId, span, "used again here").see(first, "first used here");
        let seen = seen.value("id", id).value("record", record);
        self.push(seen.note("The second record is left out of the other checks.").identity([record, id]));
    }

    pub(super) fn dangling<'a>(&mut self, span: Span, id: &str, record: &str, known: impl Iterator<Item = &'a str>) {
        if self.is_lost(record, id) {
            return;
        }
        let near = self.nearest(id, known);
        let seen = at(Structure::DanglingReference, span, format!("no {record} is called so")).value("id", id).value("record", record);
        self.push(meant(seen, span, near).identity([record, id]));
    }

    pub(super) fn duplicate_claim(&mut self, span: Span, first: Span, value: &str, account: &str) {
        let seen = at(Structure::DuplicateClaim, span, "said again here").see(first, "first said here");
        let seen = seen.value("value", value).value("account", account);
        self.push(seen.help("Remove one of the two, or say whom or what each is about.").identity([account, value]));
    }

    /// A date that TOML reads as one of its own: `date = 2019-09-30`.
    pub(super) fn bare_date(&mut self, span: Span, text: &str) {
        let seen = at(Structure::WrongType, span, "a date without quotes");
        let seen = seen.value("field", "`is`").value("expected", "a date in quotes").value("found", "a bare date");
        let seen = seen.note("A bare date cannot say that a day is uncertain, and an impossible one is a syntax error.");
        self.push(seen.help(format!("Write \"{text}\".")).fix("quote the date", span, format!("\"{text}\"")).identity(["is", text]));
    }

    pub(super) fn bad_date(&mut self, text: &Spanned<String>, error: &DateError, files: &Files) {
        let structure = match error.kind {
            DateErrorKind::Reversed => Structure::DateReversed,
            _ => Structure::DateInvalid,
        };
        let span = inside(text, error.range.clone(), files);
        let help = error.suggestion.as_ref().map(|instead| format!("Write {instead}."));
        let seen = at(structure, span, "here").value("text", &text.value).value("problem", &error.message);
        self.push(seen.maybe_help(help).identity([&text.value]));
    }

    pub(super) fn bad_count(&mut self, span: Span, text: &str, error: &CountError) {
        let seen = at(Structure::WrongType, span, error.to_string());
        let seen = seen.value("field", "`is`").value("expected", "a count").value("found", format!("`{text}`"));
        let help = error.suggestion().map_or_else(|| error.to_string(), |instead| format!("Write {instead}."));
        self.push(seen.help(help).identity(["is", text]));
    }

    pub(super) fn unknown_source<'a>(&mut self, span: Span, id: &str, known: impl Iterator<Item = &'a str>) {
        if self.is_lost("source", id) {
            return;
        }
        let near = self.nearest(id, known);
        let seen = meant(at(Structure::UnknownSource, span, "no source has this id").value("id", id), span, near);
        self.push(seen.note("This account is left out of the other checks.").identity([id]));
    }
}

/// Proposes the nearest name there is, and to write it: what was meant is for a person to say.
fn meant(mut seen: Observation, span: Span, near: Option<&str>) -> Observation {
    let Some(near) = near else { return seen };
    seen.fix = Some(Fix { safe: false, title: format!("write {near}"), edits: vec![(span, near.to_owned())] });
    seen.help(format!("Did you mean `{near}`?"))
}

/// A name in quotes is replaced within them; one that is written with escapes, or over several lines, is left to a person.
fn within_quotes(mut fix: Fix, files: &Files) -> Option<Fix> {
    for (span, _) in &mut fix.edits {
        let written = files.text(*span);
        let quoted = ['"', '\''].iter().find_map(|&quote| written.strip_prefix(quote)?.strip_suffix(quote));
        let name = quoted.unwrap_or(written);
        if name.is_empty() || name.contains(['\\', '"', '\'', '\n']) {
            return None;
        }
        if quoted.is_some() {
            *span = Span { start: span.start + 1, end: span.end - 1, ..*span };
        }
    }
    Some(fix)
}

/// The place of a part of a string's content; the whole string where it is written with escapes.
fn inside(text: &Spanned<String>, part: std::ops::Range<usize>, files: &Files) -> Span {
    let content = text.span.range().start + 1..text.span.range().end.saturating_sub(1);
    let plain = files.get(text.span.file).text().get(content.clone()) == Some(text.value.as_str());
    if plain && !part.is_empty() { Span::new(text.span.file, content.start + part.start..content.start + part.end) } else { text.span }
}

fn at(structure: Structure, span: Span, label: impl Into<String>) -> Observation {
    Observation::at(Facet::Reader(structure), span, label)
}
