//! Looking for windows of a text that are like a quote, and aligning them with it.
//!
//! A window as long as the quote slides over each passage and counts the words it shares with the quote, rare ones more than common
//! ones. Only the best windows are aligned, so that the work stays in proportion to the text.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::words::{Entry, Word, WordIndex, bare};

/// Longest quote that is looked for, in words. It bounds the work for one window.
const LONGEST_QUOTE: usize = 40;
/// How many windows are aligned.
const CANDIDATES: usize = 16;
/// Shortest and longest bare spelling, in code points, that may differ in a few letters from another and still be like it.
const FUZZY_LENGTHS: std::ops::RangeInclusive<usize> = 4..=32;

/// The least similarity of words that are worth showing.
const LEAST: f64 = 0.5;
/// The cost of a word that is missing, added or another; the others are parts of it.
const OTHER: u32 = 100;
/// The cost of a word spelt almost alike.
const ALIKE: u32 = 40;
/// The cost of a word that differs in case or in the punctuation around it.
const SAME_BARE: u32 = 20;

/// A quote prepared for one text.
pub(super) struct Query<'i> {
    index: &'i WordIndex,
    words: Vec<QueryWord<'i>>,
    terms: Vec<Term>,
    /// The term that an entry of the vocabulary is, or is like.
    term_of: HashMap<usize, usize>,
}

struct QueryWord<'q> {
    text: &'q str,
    /// The index of its term.
    term: usize,
}

/// A bare spelling in the quote.
struct Term {
    spelling: String,
    /// How many words of the quote have it.
    needed: usize,
    /// What a word in common counts: more for rare ones.
    weight: u32,
}

/// The words of the text that a quote was aligned with.
pub(super) struct Alignment {
    pub(super) words: Range<usize>,
    /// From 0.5 to 1.
    pub(super) similarity: f64,
}

impl<'i> Query<'i> {
    /// `None` if the quote has no words or too many.
    pub(super) fn new(index: &'i WordIndex, quote: &'i str) -> Option<Self> {
        let texts: Vec<&str> = quote.split(' ').filter(|word| !word.is_empty()).take(LONGEST_QUOTE + 1).collect();
        if texts.is_empty() || texts.len() > LONGEST_QUOTE {
            return None;
        }
        let mut terms: Vec<Term> = Vec::new();
        let mut words: Vec<QueryWord<'_>> = Vec::new();
        for text in texts {
            let spelling = bare(text);
            let known = terms.iter().position(|term| term.spelling == spelling);
            if let Some(known) = known.and_then(|known| terms.get_mut(known)) {
                known.needed += 1;
            } else {
                terms.push(Term { spelling, needed: 1, weight: 1 });
            }
            words.push(QueryWord { text, term: known.unwrap_or(terms.len() - 1) });
        }
        let term_of = terms_of_entries(index, &terms);
        weigh(&mut terms, index, &term_of);
        Some(Self { index, words, terms, term_of })
    }

    /// The words of the quote.
    pub(super) fn texts(&self) -> Vec<&'i str> {
        self.words.iter().map(|word| word.text).collect()
    }

    /// The stretches of text worth aligning: around the windows that share the weightiest words with the quote.
    pub(super) fn candidates(&self, within: Option<&Range<usize>>) -> Vec<Range<usize>> {
        let margin = self.words.len() / 2 + 2;
        let mut windows: Vec<(Reverse<u32>, Range<usize>)> = Vec::new();
        for stretch in self.index.stretches(within) {
            let around = |start: usize| {
                let from = start.saturating_sub(margin).max(stretch.start);
                from..(start + self.words.len() + margin).min(stretch.end)
            };
            let best = self.best_windows(&stretch).into_iter();
            windows.extend(best.map(|(score, start)| (Reverse(score), around(start))));
        }
        windows.sort_by_key(|(score, window)| (*score, window.start));
        windows.truncate(CANDIDATES);
        windows.into_iter().map(|(_, window)| window).collect()
    }

    /// Score and first word of the best windows of a stretch: the best of every so many neighbours as the quote has words.
    fn best_windows(&self, stretch: &Range<usize>) -> Vec<(u32, usize)> {
        let length = self.words.len();
        let words = self.index.words(stretch.clone());
        let mut shared = Shared::new(&self.terms);
        let mut best: Vec<(u32, usize)> = Vec::new();
        for (end, word) in words.iter().enumerate() {
            shared.add(self.term(word));
            if let Some(left) = end.checked_sub(length).and_then(|left| words.get(left)) {
                shared.remove(self.term(left));
            }
            let window = (shared.score, stretch.start + (end + 1).saturating_sub(length));
            match best.last_mut() {
                Some(last) if end % length != 0 => {
                    if window.0 > last.0 {
                        *last = window;
                    }
                }
                _ => best.push(window),
            }
        }
        best.retain(|(score, _)| *score > 0);
        best
    }

    fn term(&self, word: &Word) -> Option<usize> {
        self.term_of.get(&word.entry).copied()
    }

    /// Aligns the quote with the part of the words numbered `stretch` that is most like it; `None` if nothing is alike.
    ///
    /// Edit distance over words (Sellers 1980): what stands before and behind the part costs nothing.
    pub(super) fn align(&self, text: &str, stretch: Range<usize>) -> Option<Alignment> {
        let words = self.index.words(stretch.clone());
        let mut row: Vec<Cell> = (0..=words.len()).map(|start| Cell { cost: 0, start }).collect();
        for quoted in &self.words {
            let mut left = Cell { cost: row.first()?.cost + OTHER, start: 0 };
            let mut next = vec![left];
            for (pair, word) in row.windows(2).zip(words) {
                let [diagonal, above] = pair else { continue };
                let ways = [diagonal.plus(self.cost(text, quoted, word)), above.plus(OTHER), left.plus(OTHER)];
                left = ways.into_iter().min_by_key(|cell| cell.cost)?;
                next.push(left);
            }
            row = next;
        }
        let ends = row.into_iter().enumerate().filter(|(end, cell)| cell.start < *end);
        let alignments = ends.map(|(end, cell)| Alignment {
            words: stretch.start + cell.start..stretch.start + end,
            similarity: self.similarity(cell.cost, end - cell.start),
        });
        let best = alignments.max_by(|a, b| a.similarity.total_cmp(&b.similarity))?;
        (best.similarity >= LEAST).then_some(best)
    }

    /// How alike the quote and `length` words are that cost `cost`: 1 less the share of the longer one that differs.
    fn similarity(&self, cost: u32, length: usize) -> f64 {
        let worst = u32::try_from(length.max(self.words.len())).unwrap_or(u32::MAX).saturating_mul(OTHER);
        1.0 - f64::from(cost) / f64::from(worst)
    }

    /// The folded bytes of `words`, without the punctuation at either end where the quote has none.
    pub(super) fn trimmed(&self, text: &str, words: &[Word]) -> Option<Range<usize>> {
        let (first, last) = (words.first()?, words.last()?);
        let (opening, closing) = (self.words.first()?, self.words.last()?);
        let (first_text, last_text) = (text.get(first.folded.clone())?, text.get(last.folded.clone())?);
        let differs_in_marks = |quoted, word| self.cost(text, quoted, word) == SAME_BARE;
        let mut folded = first.folded.start..last.folded.end;
        if opening.text.starts_with(char::is_alphanumeric) && first_text.ends_with(opening.text) && differs_in_marks(opening, first) {
            folded.start = first.folded.end - opening.text.len();
        }
        if closing.text.ends_with(char::is_alphanumeric) && last_text.starts_with(closing.text) && differs_in_marks(closing, last) {
            folded.end = last.folded.start + closing.text.len();
        }
        Some(folded).filter(|folded| folded.start < folded.end)
    }

    /// What it costs to take `word` for `quoted`.
    fn cost(&self, text: &str, quoted: &QueryWord<'_>, word: &Word) -> u32 {
        let bare = self.index.entries().get(word.entry).map(|entry| entry.bare.as_str());
        if text.get(word.folded.clone()) == Some(quoted.text) {
            0
        } else if bare == self.terms.get(quoted.term).map(|term| term.spelling.as_str()) {
            SAME_BARE
        } else if self.term(word) == Some(quoted.term) {
            ALIKE
        } else {
            OTHER
        }
    }
}

/// The cheapest way to a place in an alignment, and the word of the text where it starts.
#[derive(Clone, Copy)]
struct Cell {
    cost: u32,
    start: usize,
}

impl Cell {
    fn plus(self, cost: u32) -> Self {
        Self { cost: self.cost + cost, ..self }
    }
}

/// The words that a window shares with the quote.
struct Shared<'t> {
    terms: &'t [Term],
    held: Vec<usize>,
    score: u32,
}

impl<'t> Shared<'t> {
    fn new(terms: &'t [Term]) -> Self {
        Self { terms, held: vec![0; terms.len()], score: 0 }
    }

    fn add(&mut self, term: Option<usize>) {
        if let Some((term, held)) = term.and_then(|term| self.terms.get(term).zip(self.held.get_mut(term))) {
            *held += 1;
            self.score += if *held <= term.needed { term.weight } else { 0 };
        }
    }

    fn remove(&mut self, term: Option<usize>) {
        if let Some((term, held)) = term.and_then(|term| self.terms.get(term).zip(self.held.get_mut(term))) {
            self.score -= if *held <= term.needed { term.weight } else { 0 };
            *held -= 1;
        }
    }
}

/// For the vocabulary of a text, the index of the term that an entry is, or else of the first that it is like.
fn terms_of_entries(index: &WordIndex, terms: &[Term]) -> HashMap<usize, usize> {
    let same = terms.iter().enumerate().filter_map(|(number, term)| Some((index.entry(&term.spelling)?, number)));
    let mut term_of: HashMap<usize, usize> = same.collect();
    for (number, term) in terms.iter().enumerate() {
        let length = term.spelling.chars().count();
        for (entry_number, entry) in index.entries().iter().enumerate() {
            if is_alike(entry, &term.spelling, length) {
                term_of.entry(entry_number).or_insert(number);
            }
        }
    }
    term_of
}

/// Whether `spelling`, of `length` code points, differs from an entry in one letter, or in two if it is long.
fn is_alike(entry: &Entry, spelling: &str, length: usize) -> bool {
    let most = if length < 7 { 1 } else { 2 };
    FUZZY_LENGTHS.contains(&length)
        && FUZZY_LENGTHS.contains(&entry.length)
        && entry.length.abs_diff(length) <= most
        && strsim::levenshtein(&entry.bare, spelling) <= most
}

/// Gives every term its weight: the logarithm of its rarity.
fn weigh(terms: &mut [Term], index: &WordIndex, term_of: &HashMap<usize, usize>) {
    let mut counts = vec![0_usize; terms.len()];
    for (number, entry) in index.entries().iter().enumerate() {
        if let Some(count) = term_of.get(&number).and_then(|term| counts.get_mut(*term)) {
            *count += entry.count;
        }
    }
    for (term, count) in terms.iter_mut().zip(counts) {
        term.weight = 1 + (index.len() / (1 + count)).checked_ilog2().unwrap_or(0);
    }
}
