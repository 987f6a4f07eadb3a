//! Cutting quotes: as few words as hold what they must, and never more than a quote may have.

use std::ops::Range;

use super::site::Site;

/// The most words of a piece.
const LONGEST: usize = 10;

impl Site<'_> {
    /// Pieces of the passage that hold some ranges, in order: one where it is short enough, else as few as may be. None where one of the
    /// ranges is longer than a quote may be, or stands more than once in the passage however it is cut.
    pub(super) fn cut(&self, needed: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let mut sorted: Vec<Range<usize>> = needed.iter().map(|range| self.whole_words(range)).collect();
        sorted.sort_by_key(|range| (range.start, range.end));
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for range in sorted {
            let joined = pieces.last().map(|last| last.start..last.end.max(range.end)).filter(|joined| self.is_quotable(joined));
            match (joined, pieces.last_mut()) {
                (Some(joined), Some(last)) => *last = joined,
                _ => pieces.push(range),
            }
        }
        pieces.into_iter().map(|piece| self.unique(piece)).collect()
    }

    /// The words of a piece as a quote has them: on one line, without marks of emphasis and links.
    pub(super) fn quoted(&self, piece: &Range<usize>) -> String {
        let plain: String = self.written(piece).chars().filter(|c| !matches!(c, '*' | '[' | ']' | '\\')).collect();
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A range with all of its first and last word, and the full stop of an initial.
    fn whole_words(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.prose.text();
        let initial = text.get(range.clone()).unwrap_or_default().ends_with(char::is_uppercase)
            && text.get(range.end.saturating_sub(2)..range.end).is_some_and(|end| end.starts_with(['.', ' ']));
        let stop = initial && text.get(range.end..).is_some_and(|rest| rest.starts_with('.'));
        range.start..range.end + usize::from(stop)
    }

    /// Whether a range is short enough and stays within one sentence.
    fn is_quotable(&self, range: &Range<usize>) -> bool {
        let one_sentence = self.sentence(&(range.start..range.start)).range().end >= range.end;
        one_sentence && self.quoted(range).split(' ').count() <= LONGEST
    }

    /// How often the words of a range stand in the passage.
    fn places(&self, range: &Range<usize>) -> usize {
        self.text.find_within(&self.quoted(range), self.passage).len()
    }

    /// A piece with as few words more as make it the only place in the passage.
    fn unique(&self, piece: Range<usize>) -> Option<Range<usize>> {
        if !self.is_quotable(&piece) {
            return None;
        }
        match self.places(&piece) {
            0 => return None,
            1 => return Some(piece),
            _ => {}
        }
        let sentence = self.sentence(&piece);
        let words = sentence.words();
        let (first, last) = (sentence.word_at(piece.start), sentence.word_at(piece.end));
        let wider = (1..LONGEST).flat_map(|more| (0..=more).rev().map(move |before| (before, more - before)));
        let wider = wider.filter_map(|(before, behind)| {
            let from = words.get(first.checked_sub(before)?)?.range.start.min(piece.start);
            let to = words.get((last + behind).checked_sub(1)?)?.range.end.max(piece.end);
            Some(from..to)
        });
        let mut wider = wider.filter(|range| self.is_quotable(range) && (self.tells(range) || !self.tells(&piece)));
        wider.find(|range| self.places(range) == 1)
    }
}
