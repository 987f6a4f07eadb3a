//! How sure a sentence is of what it says.

use std::ops::Range;

use super::sentence::Sentence;

/// How sure a source is of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// "suspected jihadists"
    Suspected,
    /// "presumed to be"
    Presumed,
    /// "reportedly"
    Reported,
    /// "allegedly"
    Alleged,
    /// "authorities blame"
    Blamed,
    /// "confirmed"
    Confirmed,
}

impl Hedge {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suspected => "suspected",
            Self::Presumed => "presumed",
            Self::Reported => "reported",
            Self::Alleged => "alleged",
            Self::Blamed => "blamed",
            Self::Confirmed => "confirmed",
        }
    }
}

/// A word that hedges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hedging {
    /// What the word can be taken for, the first before the others.
    pub hedges: &'static [Hedge],
    /// Its bytes.
    pub word: Range<usize>,
    /// What it hedges.
    pub reach: Reach,
}

/// What a word hedges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The noun behind it: "suspected jihadists".
    Noun,
    /// What is said behind it: "believed to belong to", "suspected of".
    Predicate,
    /// What is done in a range of bytes, and who does it: "reportedly kills".
    Clause(Range<usize>),
    /// All in a range of bytes: "it is suspected that …".
    Statement(Range<usize>),
    /// What somebody is accused of, and that it was they: "the lions have been accused of killing six".
    Accusation {
        /// Who is accused.
        accused: Range<usize>,
        /// Of what.
        of: Range<usize>,
    },
}

impl Sentence<'_> {
    /// The words that hedge, in order. Verbs of saying that hedge too ("blame") are [`Sentence::speeches`].
    #[must_use]
    pub fn hedges(&self) -> &[Hedging] {
        self.hedges.get_or_init(|| self.telling().filter_map(|at| self.hedging(at)).collect())
    }

    fn hedging(&self, at: usize) -> Option<Hedging> {
        let language = self.language;
        let word = self.words.get(at)?.range.clone();
        let hedging = |hedges, reach| Some(Hedging { hedges, word: word.clone(), reach });
        let passive = self.follows(at, language.passives);
        let complement = || !self.closes_phrase(at + 1) && !self.is_conjunction(at + 1) && at + 1 < self.words.len();
        // "believed to", "feared dead"
        let links = !self.is_parted(at + 1) && (self.is_one_of(at + 1, language.participle_links) || (passive && complement()));
        if let Some(hedges) = self.entry(at, language.participles).filter(|_| links) {
            // "It is suspected that …", "thought of Chechnya".
            return match (self.is_one_of(at + 1, language.complementizers), passive) {
                (true, true) => hedging(hedges, Reach::Statement(word.end..self.statement_end(at, true))),
                (true, false) => None,
                (false, passive) => {
                    let noun = self.is_one_of(at + 1, language.noun_complements);
                    if passive || !noun { hedging(hedges, Reach::Predicate) } else { None }
                }
            };
        }
        if let Some(hedges) = self.entry(at, language.adjectives) {
            return hedging(hedges, Reach::Noun);
        }
        if let Some((hedges, end)) = self.modal(at) {
            let clause = self.statement_start(at)..self.clause_end(end);
            return Some(Hedging {
                hedges,
                word: word.start..self.words.get(end.checked_sub(1)?)?.range.end,
                reach: Reach::Clause(clause),
            });
        }
        // "more likely", "likely to rise", "the likely cause", "the most likely cause", but "most likely killed by"
        let superlative =
            self.follows(at, &[language.superlative]) && at.checked_sub(1).is_some_and(|at| self.follows(at, language.determiners));
        let degree = superlative
            || self.follows(at, language.degrees)
            || self.is_one_of(at + 1, &[language.future_link])
            || self.follows(at, language.determiners);
        if let Some(hedges) = self.entry(at, language.adverbs).filter(|_| !degree) {
            // "by a group, presumably JNIM, in Mali" hedges what it is set off with.
            let first = if self.follows(at, &[language.superlative]) { at - 1 } else { at };
            let set_off = first > 0 && self.is_parted(first);
            let clause = || Reach::Clause(self.statement_start(at)..self.clause_end(at));
            return hedging(hedges, if set_off { Reach::Predicate } else { clause() });
        }
        let noun = self.is_one_of(at + 1, language.noun_links) && !self.follows_name(at);
        if let Some(hedges) = self.entry(at, language.nouns).filter(|_| noun) {
            return hedging(hedges, Reach::Clause(word.end..self.statement_end(at, true)));
        }
        if let Some(hedges) =
            self.entry(at, language.verbs).filter(|hedges| !hedges.is_empty() && self.is_one_of(at + 1, &[language.blame_link]))
        {
            // "The attack, blamed on the lions, …"
            return Some(Hedging { hedges, word: word.start..self.words.get(at + 1)?.range.end, reach: Reach::Predicate });
        }
        // "was accused of": nobody is said to say it.
        let accused = self.entry(at, language.verbs).filter(|hedges| !hedges.is_empty() && self.follows(at, language.passives))?;
        let (who, of) = (self.statement_start(at)..word.start, word.end..self.statement_end(at, true));
        hedging(accused, Reach::Accusation { accused: who, of })
    }

    /// A phrase that makes a statement a guess, and the word behind it.
    fn modal(&self, at: usize) -> Option<(&'static [Hedge], usize)> {
        let lower = self.words.get(at)?.text.starts_with(char::is_lowercase);
        self.language.modals.iter().filter(|_| lower).find_map(|(phrase, hedges)| Some((*hedges, self.phrase(at, phrase)?)))
    }

    /// Where the clause of a verb ends: with its statement, or before a clause about one of its nouns.
    fn clause_end(&self, at: usize) -> usize {
        let end = self.statement_end(at, true);
        let relative = (at + 1..self.words.len())
            .find(|&at| self.is_one_of(at, self.language.relatives) || self.is_one_of(at, &[self.language.complementizer]));
        relative.map_or(end, |relative| end.min(self.start_of(relative)))
    }
}
