//! A sentence as words, with what stands between them.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::english::ENGLISH;
use super::hedges::Hedging;
use super::language::Language;
use super::speech::Speech;
use crate::values::lexemes::{folded, is_among, look_up};

/// A sentence of a text. Places are bytes of that text.
#[derive(Debug, Clone)]
pub struct Sentence<'t> {
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
    pub(super) words: Vec<Word<'t>>,
    pub(super) language: &'static Language,
    /// What it says of its own statements, read when it is first asked for.
    pub(super) hedges: OnceLock<Vec<Hedging>>,
    pub(super) speeches: OnceLock<Vec<Speech>>,
}

/// A word of a sentence: letters and digits, without punctuation.
#[derive(Debug, Clone)]
pub struct Word<'t> {
    /// As it stands in the text.
    pub text: &'t str,
    /// Where.
    pub range: Range<usize>,
    pub(super) lower: Cow<'t, str>,
}

/// The words of the language that can hedge or tell of a saying.
static TELLING: LazyLock<Vec<&str>> = LazyLock::new(|| ENGLISH.telling());

/// Marks that can end a sentence.
const STOPS: [char; 4] = ['.', '!', '?', ':'];

/// Marks that part statements, if they stand between two words.
const PARTING: [char; 8] = [',', ';', ':', '(', ')', '\u{2014}', '[', ']'];

/// What stands between two words that a dash parts, where it is no long one.
const DASHES: [&str; 3] = [" - ", " -- ", " \u{2013} "];

/// Marks that may stand between the end of a sentence and the space behind it.
const CLOSING: [char; 7] = ['"', '\'', '\u{201d}', '\u{2019}', ')', '*', '_'];

impl<'t> Sentence<'t> {
    /// The sentence of `text` that `place` starts in, up to where it ends.
    #[must_use]
    pub fn around(text: &'t str, place: &Range<usize>) -> Self {
        // Passages can be long: only what is between the place and the nearest stops is looked at.
        let stop = |(at, mark)| stop(text, at, mark);
        let before = text.get(..place.start).unwrap_or_default();
        let start = before.rmatch_indices(STOPS).find_map(stop).unwrap_or_default();
        let behind = text.get(place.start..).unwrap_or_default().match_indices(STOPS);
        let mut stops = behind.map(|(at, mark)| (place.start + at, mark)).filter_map(stop);
        let end = stops.find(|&stop| stop >= place.end).unwrap_or(text.len());
        Self::new(text, start..end)
    }

    /// The sentence that a range of bytes is.
    pub(super) fn new(text: &'t str, range: Range<usize>) -> Self {
        let words = words(text, &range);
        Self { text, range, words, language: &ENGLISH, hedges: OnceLock::new(), speeches: OnceLock::new() }
    }

    /// The text that it is a sentence of.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// Where it stands.
    #[must_use]
    pub const fn range(&self) -> &Range<usize> {
        &self.range
    }

    /// The text in a range of bytes.
    #[must_use]
    pub fn text_at(&self, range: &Range<usize>) -> Option<&'t str> {
        self.text.get(range.clone())
    }

    /// Its words.
    #[must_use]
    pub fn words(&self) -> &[Word<'t>] {
        &self.words
    }

    /// The number of the first word at or behind a byte.
    #[must_use]
    pub fn word_at(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.range.start < byte)
    }

    /// Whether a mark parts a word from the one before it.
    #[must_use]
    pub fn is_parted(&self, at: usize) -> bool {
        at == 0 || self.gap(at).contains(PARTING) || DASHES.contains(&self.gap(at))
    }

    /// Whether a word joins, closes or leaves a noun phrase, so that none goes on over it.
    #[must_use]
    pub fn closes_phrase(&self, at: usize) -> bool {
        let language = self.language;
        [language.prepositions, language.passives, language.relatives, language.contrasts]
            .into_iter()
            .any(|words| self.is_one_of(at, words))
    }

    /// Whether what follows a word is something else than what stands before it is said of.
    #[must_use]
    pub fn leads_elsewhere(&self, at: usize) -> bool {
        let language = self.language;
        self.is_one_of(at, language.places_and_times) || self.is_one_of(at, language.relatives) || self.is_one_of(at, language.contrasts)
    }

    /// Whether a word can stand between another and the figure that it governs, and says nothing itself.
    #[must_use]
    pub fn is_filler(&self, at: usize) -> bool {
        !self.is_parted(at) && self.is_one_of(at, self.language.fillers)
    }

    /// Whether a word tells where somebody comes from, or whose they are: "troops from the Wagner Group".
    #[must_use]
    pub fn tells_origin(&self, at: usize) -> bool {
        self.is_one_of(at, self.language.origins)
    }

    /// Whether a word goes on with the noun before it, whatever stands between: "of".
    #[must_use]
    pub fn is_complement(&self, at: usize) -> bool {
        self.is_one_of(at, self.language.noun_complements)
    }

    /// Whether a statement that stands against the one before starts between two words: "but held 110".
    #[must_use]
    pub fn turns(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.is_one_of(at, self.language.contrasts) || self.gap(at).contains(';'))
    }

    /// Whether what stands behind some words is counted in what stands before them: "including".
    #[must_use]
    pub fn includes(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.is_one_of(at, self.language.inclusions))
    }

    /// Whether a word says where somebody comes from or to whom he belongs: "militants from the Red Lions".
    #[must_use]
    pub fn tells_whose(&self, at: usize) -> bool {
        self.tells_origin(at) || self.is_complement(at)
    }

    /// Whether a word is a form of "to be", behind which a participle is passive.
    #[must_use]
    pub fn is_passive(&self, at: usize) -> bool {
        self.is_one_of(at, self.language.passives)
    }

    /// Whether a word joins what is of one kind: "and", "or".
    #[must_use]
    pub fn is_conjunction(&self, at: usize) -> bool {
        self.is_one_of(at, self.language.conjunctions)
    }

    /// What stands between a word and the one before it.
    pub(super) fn gap(&self, at: usize) -> &'t str {
        let start = at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(self.range.start, |word| word.range.end);
        let end = self.words.get(at).map_or(self.range.end, |word| word.range.start);
        self.text.get(start..end).unwrap_or_default()
    }

    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| is_among(&word.lower, words))
    }

    /// The words that can hedge or tell of a saying.
    pub(super) fn telling(&self) -> impl Iterator<Item = usize> {
        let words = self.words.iter().enumerate();
        words.filter(|(_, word)| TELLING.binary_search(&&*word.lower).is_ok()).map(|(at, _)| at)
    }

    /// Whether the word before another is one of some.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_one_of(before, words))
    }

    /// Whether the word before another is a name, so that "reports" is a verb: "the U.N. reports that".
    pub(super) fn follows_name(&self, at: usize) -> bool {
        at > 1 && self.words.get(at - 1).is_some_and(|word| word.text.starts_with(char::is_uppercase))
    }

    /// What a table says of a word.
    pub(super) fn entry<T: Copy>(&self, at: usize, table: &[(&str, T)]) -> Option<T> {
        look_up(table, &self.words.get(at)?.lower)
    }

    /// The word behind a phrase that starts at a word.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Most phrases differ in their first letter.
        if self.words.get(at)?.lower.as_bytes().first() != phrase.as_bytes().first() {
            return None;
        }
        let mut end = at;
        for word in phrase.split(' ') {
            if !self.is_one_of(end, &[word]) || (end > at && self.is_parted(end)) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Where the statement ends that goes on at a word: before a contrast or a semicolon; with `relative`, also before a clause about a
    /// noun that is set off by a comma, for it is a statement of its own.
    pub(super) fn statement_end(&self, at: usize, relative: bool) -> usize {
        let ends = |&at: &usize| {
            self.is_one_of(at, self.language.contrasts)
                || (self.gap(at).contains(';'))
                || (relative && self.gap(at).contains(',') && self.opens_statement(at))
        };
        let next = (at + 1..self.words.len()).find(ends);
        next.and_then(|next| self.words.get(next)).map_or(self.range.end, |word| word.range.start)
    }

    /// Whether a word behind a comma starts a statement of its own: a clause about a noun, or one that is joined by "and".
    fn opens_statement(&self, at: usize) -> bool {
        self.is_one_of(at, self.language.relatives) || self.is_conjunction(at)
    }

    /// The first word from one on that is parted from the one before it by a comma.
    pub(super) fn next_comma(&self, from: usize) -> usize {
        (from..self.words.len()).find(|&at| self.gap(at).contains(',')).unwrap_or(self.words.len())
    }

    /// The byte at which a word starts; the end of the sentence behind the last.
    pub(super) fn start_of(&self, at: usize) -> usize {
        self.words.get(at).map_or(self.range.end, |word| word.range.start)
    }

    /// Where the statement starts that a word is in: behind the last contrast or semicolon before it.
    pub(super) fn statement_start(&self, at: usize) -> usize {
        let starts = |&at: &usize| self.is_one_of(at, self.language.contrasts) || self.gap(at).contains(';');
        let start = (1..=at).rev().find(starts);
        start.and_then(|start| self.words.get(start)).map_or(self.range.start, |word| word.range.start)
    }
}

/// Where the sentences of a text end that a mark ends.
pub(super) fn stops(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(STOPS).filter_map(|(at, mark)| stop(text, at, mark))
}

/// The byte behind a mark, if it ends a sentence.
fn stop(text: &str, at: usize, mark: &str) -> Option<usize> {
    mark.chars().next().filter(|&mark| ends(text, at, mark, &ENGLISH)).map(|_| at + mark.len())
}

/// Whether a mark ends a sentence. A full stop behind a single letter or a short form does not: "U.N. peacekeepers", "Dr. Diawara". The
/// colon of a heading in bold does.
fn ends(text: &str, at: usize, mark: char, language: &Language) -> bool {
    let rest = text.get(at + mark.len_utf8()..).unwrap_or_default();
    let closed = rest.trim_start_matches(CLOSING);
    let spaced = closed.is_empty() || closed.starts_with(char::is_whitespace);
    match mark {
        '!' | '?' => spaced,
        ':' => rest.starts_with(['*', '_']) && spaced,
        '.' => {
            let before = text.get(..at).unwrap_or_default();
            let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
            let short = word.chars().count() == 1 && !word.starts_with(|c: char| c.is_ascii_digit());
            spaced && !short && !language.abbreviations.contains(&word.as_str())
        }
        _ => false,
    }
}

fn words<'t>(text: &'t str, range: &Range<usize>) -> Vec<Word<'t>> {
    let within = text.get(range.clone()).unwrap_or_default();
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in within.char_indices().chain([(within.len(), ' ')]) {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = |text: &'t str| Word { text, range: range.start + from..range.start + at, lower: folded(text) };
                words.extend(within.get(from..at).map(word));
                start = None;
            }
            _ => {}
        }
    }
    words
}
