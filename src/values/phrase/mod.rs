//! Reading figures from English prose.
//!
//! [`figures`] finds the counts in a text, with the words that qualify them: "at least 54", "a
//! hundred and five", "between 20 and 30", "dozens", "53 or more", "no casualties". Numbers that
//! count nothing are passed over: dates, years and times, decimals and percentages, money, lengths
//! and durations ("4,500 miles", "six months"), ordinals, and the numerals of names ("Gangafani 2",
//! "AK-47s"). Of these [`figures_and_measures`] finds shares, money, lengths and durations too.
//!
//! The grammar is in this module and knows no words. The words of a language are one table, the
//! structure `Language`, so another language is another table.
//!
//! Number words are read here rather than by a crate for spoken numbers: those take "hundreds" for
//! 100 and "first" for 1, because they transcribe dictation, and keep no positions.

mod amount;
mod cardinal;
mod context;
mod english;
mod language;
mod passage;
#[cfg(test)]
mod property_tests;
mod scanner;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;
use std::sync::LazyLock;

use crate::values::count::{Count, Grain, sum};
use english::ENGLISH;
use scanner::{Scanner, Scope};

/// The words of the language that a figure can start with.
static OPENERS: LazyLock<Vec<&str>> = LazyLock::new(|| ENGLISH.openers());

/// What stands for a number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FigureKind {
    /// A number, in digits or words.
    Number,
    /// A length, a share, a sum of money or a time: "15 km", "71.9 percent", "two weeks". It may have decimals.
    Measure,
    /// Only an article or a bare "one" ("a camp", "another", "one"), which may or may not be meant as a count.
    Article,
    /// The same before a noun for a person: "a soldier", "his wife".
    Person,
}

/// A figure in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Figure {
    /// What it says; its text are the words of the span.
    pub count: Count,
    /// The bytes of the number with its qualifier: "at least 54".
    pub span: Range<usize>,
    /// The bytes of the number alone: "54"; of a range, both numbers: "20 and 30".
    pub number: Range<usize>,
    /// What kind of figure it is.
    pub kind: FigureKind,
    /// Whether its qualifier may mean "during" and qualify nothing: "over two days of violence".
    pub perhaps_during: bool,
}

impl Figure {
    /// Whether it is only an article, or a bare "one".
    #[must_use]
    pub const fn is_article(&self) -> bool {
        matches!(self.kind, FigureKind::Article | FigureKind::Person)
    }

    /// Whether it is the number that a count states, whatever qualifies either.
    #[must_use]
    pub fn states(&self, count: &Count) -> bool {
        let same_number = self.count.stated().is_some() && self.count.stated() == count.stated();
        same_number || self.count.interval() == count.interval()
    }
}

/// The figures of a text in their order; they do not overlap. Articles and a bare "one" are left
/// out: see [`figures_and_articles`].
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    Scanner::new(text, &ENGLISH).figures(Scope::Counts)
}

/// The figures of a text in their order, and the articles and bare ones before nouns, which are
/// marked as such and count 1: "a soldier", "another", "one civilian". The caller judges whether
/// the noun is one that is counted.
#[must_use]
pub fn figures_and_articles(text: &str) -> Vec<Figure> {
    Scanner::new(text, &ENGLISH).figures(Scope::Articles)
}

/// The figures of a text in their order, articles and measures among them: "711 days", "about 60 kilometers", "71.9 percent".
#[must_use]
pub fn figures_and_measures(text: &str) -> Vec<Figure> {
    Scanner::new(text, &ENGLISH).figures(Scope::Measures)
}

/// The numbers that the ordinals of a text stand for: of "a fourth peacekeeper" 4, for with them there are four.
#[must_use]
pub fn ordinals(text: &str) -> Vec<u64> {
    Scanner::new(text, &ENGLISH).ordinals().collect()
}

/// The bytes of the first words of a text that say of a number that it is not known or not told: "how many is unclear", "gave no
/// figures". "An unknown number" is a figure of its own: see [`figures`].
#[must_use]
pub fn untold(text: &str) -> Option<Range<usize>> {
    Scanner::new(text, &ENGLISH).untold()
}

/// Whether a word of a text says that something was not: "no", "without", "none", "survived", "unharmed".
#[must_use]
pub fn denies(text: &str) -> bool {
    Scanner::new(text, &ENGLISH).denies()
}

/// Whether a text says of somebody that nothing befell them, death or wound: "all escaped unharmed", "no one was hurt".
#[must_use]
pub fn spares(text: &str) -> bool {
    Scanner::new(text, &ENGLISH).spares()
}

/// Whether a text says that those it counts are not the ones counted before: "another five soldiers", "five others".
#[must_use]
pub fn counts_further(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| ENGLISH.further.contains(&word.to_lowercase().as_str()))
}

/// The count of a text that is one figure phrase and nothing else: "at least 53", "dozens", "one",
/// "unknown". Also of one that adds others to somebody named: "the chief and at least three others"
/// is at least four. Decimals are read where the grain has them.
#[must_use]
pub fn count_phrase(text: &str, grain: Grain) -> Option<Count> {
    let text = text.trim();
    Scanner::new(text, &ENGLISH).whole(grain).or_else(|| with_others(text)).map(|count| count.with_text(text))
}

/// "… and three others": one person, or the one figure that the words before "and" hold, and the
/// others.
fn with_others(text: &str) -> Option<Count> {
    let scanner = Scanner::new(text, &ENGLISH);
    let (somebody, others) = scanner.split_others()?;
    let first = match figures_and_articles(somebody).as_slice() {
        [only] => only.count.clone(),
        [] if is_one_person(somebody) => Count::exact(1),
        _ => return None,
    };
    Some(sum([&first, &others]))
}

/// Whether words without a figure name one person: a name, or "the" with a noun that is no plural.
fn is_one_person(words: &str) -> bool {
    let determined = words.split_whitespace().any(|word| ENGLISH.determiners.contains(&word.to_lowercase().as_str()));
    let named = words.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
    named || (determined && !words.ends_with('s'))
}
