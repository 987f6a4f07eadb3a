//! How a sentence stands to the places that it names.

use super::sentence::Sentence;

/// How what is told stands to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locality {
    /// In it: "in Tamba", "at the town of Tamba".
    Inside,
    /// Not in it but near: "outside Tamba".
    Near,
    /// Near where it borders on another: "near the border with".
    Border,
    /// Between it and another.
    Between,
    /// It is somewhere else: "north of Tamba", "from Tamba".
    Elsewhere,
    /// No word says it: "attack Tamba", "the Tamba camp".
    Untold,
}

/// How the name of a place follows that of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// "Tamba, Kolo"
    Comma,
    /// "Tamba and Kolo"
    And,
    /// "Tamba in the Kolo region", "the Kolo region of northern Mali"
    Within,
}

/// So many words may stand between a word that tells where and the name: "in the eastern town of".
const REACH: usize = 6;

impl Sentence<'_> {
    /// How what is told stands to the place whose name starts at a word, and the word that says so.
    #[must_use]
    pub fn locality(&self, name: usize) -> (Locality, usize) {
        let language = self.language;
        let mut at = name;
        while let Some(before) = at.checked_sub(1).filter(|_| at + REACH > name && !self.is_parted(at)) {
            at = before;
            let word = |words: &[&str]| self.is_one_of(at, words);
            if self.is_complement(at) {
                if self.follows(at, language.directions) {
                    return (Locality::Elsewhere, at);
                }
                if !self.follows(at, language.localities) && !self.follows(at, language.borders) {
                    return (Locality::Untold, name);
                }
            } else if word(language.borders) || (self.is_one_of(at, language.elsewhere) && self.follows(at, language.borders)) {
                return (Locality::Border, self.nearby_before(at));
            } else if word(language.between) {
                return (Locality::Between, at);
            } else if word(language.nearby) {
                return (if self.meets_border(at, name) { Locality::Border } else { Locality::Near }, at);
            } else if word(language.inside) {
                return (Locality::Inside, at);
            } else if word(language.elsewhere) {
                return (Locality::Elsewhere, at);
            } else if !word(language.determiners) && !word(language.localities) && !word(language.directions) && !self.is_of_compass(at) {
                return (Locality::Untold, name);
            }
        }
        (Locality::Untold, name)
    }

    /// How the name of a place that starts at a word follows one that ends before another word; none if it is told apart from it.
    #[must_use]
    pub fn link(&self, end: usize, start: usize) -> Option<Link> {
        let language = self.language;
        let mut link = if start == end && self.is_parted(start) { Some(Link::Comma) } else { None };
        for at in end..start {
            let word = |words: &[&str]| self.is_one_of(at, words);
            // "Kolo, north of Tamba" tells where Kolo lies, not that it lies in Tamba.
            if self.is_complement(at) && self.follows(at, language.directions) {
                return None;
            }
            if self.is_conjunction(at) {
                link = Some(Link::And);
            } else if (self.is_complement(at) && (at == end || !self.follows(at, language.localities))) || word(language.inside) {
                link = Some(Link::Within);
            } else if !word(language.determiners) && !word(language.localities) && !self.is_complement(at) && !self.is_of_compass(at) {
                return None;
            }
        }
        link.or_else(|| (end..=start).any(|at| self.is_parted(at)).then_some(Link::Comma))
    }

    /// Whether what follows a word is where or with what something is done, rather than to whom: "in two villages", "by two bombers".
    #[must_use]
    pub fn sets(&self, at: usize) -> bool {
        let language = self.language;
        [language.inside, language.nearby, language.elsewhere].into_iter().any(|words| self.is_one_of(at, words))
    }

    /// Whether a word is one of the compass: "northern", "central".
    fn is_of_compass(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| crate::values::place::Sector::read(&format!("{} x", word.lower)).is_some())
    }

    /// Whether a word for a border stands between two words.
    fn meets_border(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.is_one_of(at, self.language.borders))
    }

    /// The word for being near that leads to a word for a border, or that itself.
    fn nearby_before(&self, border: usize) -> usize {
        let first = border.saturating_sub(REACH);
        (first..border).rev().find(|&at| self.is_one_of(at, self.language.nearby)).unwrap_or(border)
    }
}
