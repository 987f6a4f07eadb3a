//! What is left of a name when the spelling is taken out of it.

use std::fmt;

use super::{
    distance::{Sound, place},
    fold::fold,
    numerals::part,
    sounds::{is_vowel, single, sounds},
};

/// The longest folded name that is compared by its sounds, in characters. The
/// longest names of armed groups have about a hundred.
const LONGEST: usize = 240;

/// A name as its transcriptions agree on it: the words as sounds, the
/// particles, and the numbers, read from the folded name.
///
/// Build it once where a name is compared with many.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Skeleton {
    pub(super) folded: String,
    /// The words that tell one name from another, in order.
    pub(super) words: Vec<Word>,
    /// Articles, prepositions and words of descent, in order.
    pub(super) particles: Vec<String>,
    /// Sorted: the order of words is free.
    pub(super) numerals: Vec<u64>,
    /// Words and particles written as one.
    pub(super) joined: Word,
    /// How many words and particles that are.
    pub(super) parts: usize,
}

/// A word as sounds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) sounds: Vec<Sound>,
    /// Whether it may be matched by a word that merely sounds alike.
    pub(super) yields: bool,
}

/// Words below this many letters must agree: between short names a letter is
/// the difference (Gao, Goa; Kati, Kita).
const SHORTEST_YIELDING: usize = 5;

impl Word {
    /// From sounds and the folded letters they were read from.
    fn new(letters: &[char], folded: &str) -> Self {
        Self {
            text: letters.iter().collect(),
            sounds: place(letters),
            yields: folded.chars().count() >= SHORTEST_YIELDING && !folded.contains(|c: char| c.is_numeric()),
        }
    }
}

impl Skeleton {
    /// Reads `name`. A name of more than 240 characters, folded, keeps no
    /// words: it resembles nothing but itself.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let folded = fold(name);
        let readable = if folded.chars().nth(LONGEST).is_some() { "" } else { &folded };
        let (mut numerals, parts) = part(readable);
        numerals.sort_unstable();
        let (mut particles, mut words): (Vec<&str>, Vec<&str>) = parts.iter().partition(|token| is_particle(token));
        if words.is_empty() {
            words = std::mem::take(&mut particles);
        }
        let mut joined: Vec<char> = parts.iter().flat_map(|token| sounds(token)).collect();
        single(&mut joined);
        Self {
            words: words.into_iter().map(|word| Word::new(&sounds(word), word)).collect(),
            particles: particles.into_iter().map(str::to_owned).collect(),
            numerals,
            joined: Word::new(&joined, &parts.concat()),
            parts: parts.len(),
            folded,
        }
    }

    /// The words as sounds, without particles and numbers.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    /// The words without their vowels: a key for blocking, since vowels are
    /// what transcriptions vary most.
    #[must_use]
    pub fn consonants(&self) -> String {
        self.words.iter().flat_map(|word| word.text.chars()).filter(|&sound| !is_vowel(sound)).collect()
    }
}

impl fmt::Display for Skeleton {
    /// The words as sounds, then the numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        for word in self.words() {
            write!(f, "{gap}{word}")?;
            gap = " ";
        }
        for number in &self.numerals {
            write!(f, "{gap}{number}")?;
            gap = " ";
        }
        Ok(())
    }
}

/// Words that half the names of a region share, and that tell nothing apart:
/// articles (the Arabic one in its assimilated forms too), prepositions and
/// conjunctions, words of descent.
pub(super) fn is_particle(token: &str) -> bool {
    const ARTICLES: [&str; 16] = ["al", "el", "ul", "ad", "an", "ar", "as", "at", "az", "the", "le", "la", "les", "l", "il", "ash"];
    const LINKS: [&str; 17] =
        ["of", "in", "for", "and", "de", "du", "des", "d", "en", "et", "pour", "dans", "wa", "wal", "wel", "fi", "bil"];
    const DESCENT: [&str; 19] = [
        "ag", "wult", "walet", "oult", "ould", "uld", "wuld", "weld", "abu", "abou", "abi", "ben", "bin", "ibn", "bint", "umm", "oum",
        "um", "ouled",
    ];
    [ARTICLES.as_slice(), &LINKS, &DESCENT].iter().any(|list| list.contains(&token))
}
