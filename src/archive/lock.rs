//! The evidence lock: what was verified against the archive, so that a run without it can tell old claims from new ones.
//!
//! A committed file of hashes and positions. It holds no word of a source. One line a claim, in the order of subject, account, property
//! and hash, so that changes of different incidents merge.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Archive;
use crate::dataset::{Claim, Dataset, Id, Name};
use crate::findings::digest;

/// Name of the file, beside `factlint.toml`.
pub const LOCK: &str = "evidence.lock";

/// First line of every lock: what it is, and the version of its form.
const HEADER: &str = "# factlint evidence lock, version 1. Made by `factlint archive lock`: no text, only hashes and positions.";

/// What is recorded of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    /// Subject, account and property, for people who read the file.
    name: String,
    /// First digits of the SHA-256 of the text that the claim was verified against.
    source: String,
    /// Code points of the text from the first word to the last.
    positions: (usize, usize),
}

/// What was verified, by the hash of the claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    entries: BTreeMap<String, Entry>,
}

/// A line that is no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockError {
    /// Line, 1-based.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl Lock {
    /// What can be locked now: every claim whose words were found in the text on record, but not those in `failed`.
    #[must_use]
    pub fn of(dataset: &Dataset, archive: &Archive, failed: &BTreeSet<Id<Claim>>) -> Self {
        let verified = dataset.claims.iter().filter(|(id, claim)| !claim.broken && !failed.contains(id));
        let entries = verified.filter_map(|(id, claim)| {
            let located = archive.located(id)?;
            let all_found = located.pieces.len() == claim.quote.len();
            let passage = archive.passage(dataset, id).filter(|_| all_found)?;
            let entry = Entry { name: name(dataset, claim), source: source_hash(dataset, claim)?, positions: (passage.start, passage.end) };
            Some((hash(dataset, id), entry))
        });
        Self { entries: entries.collect() }
    }

    /// Reads a lock.
    ///
    /// # Errors
    /// The first line that is no entry.
    pub fn read(text: &str) -> Result<Self, LockError> {
        let mut entries = BTreeMap::new();
        for (n, line) in text.lines().enumerate() {
            if line.starts_with('#') && n == 0 {
                if line != HEADER {
                    return Err(LockError { line: 1, message: "this is no evidence lock of version 1".into() });
                }
            } else if !line.is_empty() {
                let wrong =
                    || LockError { line: n + 1, message: "this line is no entry; make the lock anew with `factlint archive lock`".into() };
                let (hash, entry) = read_entry(line).ok_or_else(wrong)?;
                entries.insert(hash, entry);
            }
        }
        Ok(Self { entries })
    }

    /// The lock as a file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut lines: Vec<String> = self.entries.iter().map(|(hash, entry)| line(hash, entry)).collect();
        lines.sort();
        let mut text = format!("{HEADER}\n");
        for line in lines {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{line}");
        }
        text
    }

    /// How many claims it covers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it covers none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether a claim is as it was when it was verified, against the text that is on record now.
    #[must_use]
    pub fn covers(&self, dataset: &Dataset, id: Id<Claim>) -> bool {
        let entry = self.entries.get(&hash(dataset, id));
        entry.is_some_and(|entry| source_hash(dataset, &dataset.claims[id]).as_ref() == Some(&entry.source))
    }
}

fn line(hash: &str, entry: &Entry) -> String {
    format!("{} {hash} {} {}-{} verified", entry.name, entry.source, entry.positions.0, entry.positions.1)
}

fn read_entry(line: &str) -> Option<(String, Entry)> {
    let mut words = line.split(' ');
    let (name, hash, source, positions) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let (start, end) = positions.split_once('-')?;
    let entry = Entry { name: name.to_owned(), source: source.to_owned(), positions: (start.parse().ok()?, end.parse().ok()?) };
    let is_hash = hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hash && words.next() == Some("verified") && words.next().is_none()).then(|| (hash.to_owned(), entry))
}

/// Subject, account and property, without spaces.
fn name(dataset: &Dataset, claim: &Claim) -> String {
    let account = &dataset.accounts[claim.account];
    let parts =
        [&dataset.subjects[account.subject].id.value, &dataset.account_key(account), &dataset.vocabulary.properties[claim.property].id];
    parts.map(|part| part.replace(char::is_whitespace, "-")).join(":")
}

/// The first digits of the recorded hash of the text that a claim rests on: enough to tell its states apart.
fn source_hash(dataset: &Dataset, claim: &Claim) -> Option<String> {
    let source = &dataset.sources[dataset.accounts[claim.account].source];
    source.archive.as_ref().map(|(_, sha256)| sha256.value.to_lowercase().chars().take(16).collect())
}

/// A hash of all that evidence is about: the value with what applies to it, the words, and how they are found. 32 hexadecimal digits.
fn hash(dataset: &Dataset, id: Id<Claim>) -> String {
    let claim = &dataset.claims[id];
    let account = &dataset.accounts[claim.account];
    let names = |names: &[Name]| names.iter().map(|name| name.text.value.clone()).collect::<Vec<_>>().join("+");
    let at = account.at.as_ref().map(|at| at.value.clone()).unwrap_or_default();
    let population = claim.population.map(|population| dataset.vocabulary.populations[population].id.clone()).unwrap_or_default();
    let hedge = claim.hedge.map_or("", |hedge| hedge.name()).to_owned();
    let mut parts = vec![name(dataset, claim), dataset.sources[account.source].id.value.clone(), at, claim.text.clone(), population, hedge];
    parts.extend([names(&claim.speakers), names(&claim.of), claim.inferred.clone().unwrap_or_default()]);
    parts.push(format!("{} {} {:?}", claim.denied, claim.planned, claim.standing));
    parts.extend(claim.lies_in.iter().map(|place| place.text.value.clone()));
    parts.extend(claim.quote.iter().map(|piece| piece.value.clone()));
    digest(parts.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_and_what_is_not_an_entry_is_refused() {
        let hash = "0123456789abcdef0123456789abcdef";
        let entry = Entry { name: "bridge:north:killed".into(), source: "ff".into(), positions: (3, 14) };
        let lock = Lock { entries: BTreeMap::from([(hash.to_owned(), entry)]) };
        assert_eq!(Lock::read(&lock.render()), Ok(lock));
        assert_eq!(Lock::read(HEADER), Ok(Lock::default()));
        for (line, text) in
            [(1, "# another file"), (2, &format!("{HEADER}\n<<<<<<< ours")), (2, &format!("{HEADER}\na {hash} ff 3-x verified"))]
        {
            assert_eq!(Lock::read(text).map_err(|error| error.line), Err(line), "{text}");
        }
    }
}
