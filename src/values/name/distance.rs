//! Edit distance between the sounds of two words, weighted by how easily a
//! transcription confuses them.

use std::{iter, mem};

use super::sounds::is_vowel;

/// The cost of one full edit. Costs are counted in quarters of it.
pub(super) const EDIT: usize = 4;
const HALF: usize = EDIT / 2;
/// What a changed first sound costs on top: people hear, and copy, the
/// beginning of a word best.
const FIRST: usize = EDIT / 2;

/// A sound in its place in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Sound {
    letter: char,
    /// The cost of leaving it out.
    omission: usize,
}

/// The sounds of a word, each with the cost of its omission there.
///
/// Half an edit for a vowel between consonants (Boulkessi, Boulikessi), for a
/// nasal before a consonant (Bountou, Boutou) and for h; else one.
pub(super) fn place(letters: &[char]) -> Vec<Sound> {
    let before = [None].into_iter().chain(letters.iter().copied().map(Some));
    let after = letters.iter().skip(1).copied().map(Some).chain([None]);
    let is_consonant = |sound: Option<char>| sound.is_some_and(|letter| !is_vowel(letter));
    before
        .zip(after)
        .zip(letters)
        .map(|((before, after), &letter)| {
            let faint = match letter {
                'h' => true,
                'm' | 'n' => is_consonant(after),
                vowel if is_vowel(vowel) => is_consonant(before) && is_consonant(after),
                _ => false,
            };
            Sound { letter, omission: if faint { HALF } else { EDIT } }
        })
        .collect()
}

/// Sounds that transcriptions confuse, each pair in alphabetical order: the
/// nasals, a consonant and its voiced, fricative or aspirated twin, a vowel
/// and its glide.
const KINDRED: [(char, char); 15] = [
    ('b', 'p'),
    ('b', 'v'),
    ('d', 'j'),
    ('d', 't'),
    ('f', 'p'),
    ('f', 'v'),
    ('g', 'h'),
    ('g', 'j'),
    ('g', 'k'),
    ('h', 'k'),
    ('i', 'j'),
    ('j', 'z'),
    ('m', 'n'),
    ('s', 'z'),
    ('u', 'v'),
];

/// The cost of one sound for another: half an edit for two vowels or
/// two kindred sounds, else one.
fn substitution(a: char, b: char) -> usize {
    if a == b {
        return 0;
    }
    let kindred = is_vowel(a) && is_vowel(b) || KINDRED.contains(&(a.min(b), a.max(b)));
    if kindred { HALF } else { EDIT }
}

/// The optimal string alignment distance (omissions, substitutions, exchanges
/// of neighbours), in quarters of an edit, if it is at most `budget`.
///
/// Time and space go with the product of the lengths; callers bound them.
pub(super) fn distance(a: &[Sound], b: &[Sound], budget: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()).saturating_mul(HALF) > budget {
        return None;
    }
    // Rows of the matrix: costs of the first i sounds of a against every
    // beginning of b.
    let mut row = beginnings(b);
    let mut row_before = Vec::new();
    let mut sound_before: Option<Sound> = None;
    for &x in a {
        let next = next_row(x, sound_before, b, &row, &row_before);
        row_before = mem::replace(&mut row, next);
        sound_before = Some(x);
    }
    row.last().copied().filter(|&cost| cost <= budget)
}

/// The costs of leaving out every beginning of `sounds`.
fn beginnings(sounds: &[Sound]) -> Vec<usize> {
    let omissions = sounds.iter().scan(0, |total, sound| {
        *total += sound.omission;
        Some(*total)
    });
    [0].into_iter().chain(omissions).collect()
}

fn next_row(x: Sound, x_before: Option<Sound>, b: &[Sound], above: &[usize], above_that: &[usize]) -> Vec<usize> {
    let mut left = above.first().map_or(0, |cost| cost + x.omission);
    let mut row = Vec::with_capacity(above.len());
    row.push(left);
    let mut y_before: Option<Sound> = None;
    let corners = above.iter().zip(above.iter().skip(1));
    // The cost two rows up and two columns to the left; none in column one.
    let exchanged_from = [None].into_iter().chain(above_that.iter().map(Some)).chain(iter::repeat(None));
    for ((&y, (&diagonal, &up)), from) in b.iter().zip(corners).zip(exchanged_from) {
        let mut substituted = diagonal + substitution(x.letter, y.letter);
        if x_before.is_none() && y_before.is_none() && x.letter != y.letter {
            substituted += FIRST;
        }
        let mut cost = substituted.min(up + x.omission).min(left + y.omission);
        if let (Some(x_before), Some(y_before), Some(from)) = (x_before, y_before, from)
            && x.letter == y_before.letter
            && x_before.letter == y.letter
        {
            cost = cost.min(from + EDIT);
        }
        row.push(cost);
        left = cost;
        y_before = Some(y);
    }
    row
}
