//! What the grammar has to know of a language.

use crate::values::count::Qualifier;
use crate::values::lexemes::first_words;

/// The words of one language. All are in lower case; phrases are words with one space between them.
///
/// Where several phrases of a table match, the longest is taken.
#[derive(Debug)]
pub(super) struct Language {
    /// Numbers below a hundred that are one word.
    pub(super) numerals: &'static [(&'static str, u64)],
    /// Words that multiply the numerals before them, the hundred first, then in ascending order.
    pub(super) scales: &'static [(&'static str, u64)],
    /// Words that multiply what is before them, and make it approximate.
    pub(super) collectives: &'static [(&'static str, u64)],
    /// Whole phrases for an approximate number.
    pub(super) approximations: &'static [(&'static str, u64)],
    /// The word inside a number: "a hundred and five".
    pub(super) numeral_joiner: &'static str,
    /// The word for one, which is also a pronoun.
    pub(super) one: &'static str,
    /// Words that are an article before a noun and 1 before a scale or a collective.
    pub(super) articles: &'static [&'static str],
    /// Words before a noun that can mean one of it.
    pub(super) singles: &'static [&'static str],
    /// Those of them that stand for a noun too.
    pub(super) pronouns: &'static [&'static str],
    /// Words before a noun that mean all of so many.
    pub(super) pairs: &'static [(&'static str, u64)],
    /// Endings of verbs that tell what befell somebody.
    pub(super) participle_endings: &'static [&'static str],
    /// Nouns for one person.
    pub(super) persons: &'static [&'static str],
    /// Ordinals, and the endings of those in digits.
    pub(super) ordinals: &'static [(&'static str, u64)],
    pub(super) ordinal_endings: &'static [&'static str],
    /// Endings of names before a noun that is determined.
    pub(super) genitives: &'static [&'static str],
    /// Words before a noun that is determined.
    pub(super) determiners: &'static [&'static str],

    /// Vague phrases with the least and the greatest number that they allow.
    pub(super) vague: &'static [(&'static str, u64, Option<u64>)],
    /// The word that may stand between a vague phrase and what it multiplies or counts.
    pub(super) partitive: &'static str,
    /// Phrases that say that there is a number, but not which.
    pub(super) unknown: &'static [&'static str],
    /// Phrases that do so only if nothing else is said.
    pub(super) unknown_alone: &'static [&'static str],
    /// Phrases for nobody.
    pub(super) nobody: &'static [&'static str],
    /// Words before a noun of which there is none.
    pub(super) no: &'static [&'static str],
    /// Phrases that say of a number that it is not known or not told, and are none themselves.
    pub(super) untold: &'static [&'static str],
    /// Words that say of something that it was not, or of somebody that nothing befell them.
    pub(super) denials: &'static [&'static str],
    /// Endings of verbs that do so.
    pub(super) denial_endings: &'static [&'static str],
    /// Words that say of somebody that nothing befell them.
    pub(super) spared: &'static [&'static str],
    /// Words for whatever befell somebody: where it is denied, nothing did.
    pub(super) harmed: &'static [&'static str],

    /// Qualifiers before a number. One that ends in a full stop is an abbreviation.
    pub(super) before: &'static [(&'static str, Qualifier)],
    /// Qualifiers that are prepositions behind some words: "knew about".
    pub(super) prepositions: &'static [(&'static str, &'static [&'static str])],
    /// Qualifiers behind a number.
    pub(super) behind: &'static [(&'static str, Qualifier)],
    /// Qualifiers behind the noun that is counted: "53 soldiers at least".
    pub(super) behind_nouns: &'static [(&'static str, Qualifier)],
    /// Words behind such a qualifier that do not belong to what is counted.
    pub(super) clause_openers: &'static [&'static str],
    /// Signs directly before a number.
    pub(super) sign_before: &'static [(char, Qualifier)],
    /// Signs directly behind a number.
    pub(super) sign_behind: &'static [(char, Qualifier)],
    /// What opens a range, and what joins its ends.
    pub(super) range_frames: &'static [(&'static str, &'static str)],
    /// What joins the ends of a range that nothing opens.
    pub(super) range_joiners: &'static [&'static str],
    /// Words before two joined numbers that make them a change and no range.
    pub(super) change_openers: &'static [&'static str],

    /// Names of months.
    pub(super) months: &'static [&'static str],
    /// Those that are other words too when they are not capitalised.
    pub(super) ambiguous_months: &'static [&'static str],
    /// Words before a month that no day follows.
    pub(super) month_leads: &'static [&'static str],
    /// Words between two days of one month.
    pub(super) day_joiners: &'static [&'static str],
    /// Words before a year.
    pub(super) year_leads: &'static [&'static str],
    /// Qualifiers that mean "in the course of" before a time.
    pub(super) during: &'static [&'static str],
    /// Words before a numeral that is a label: "article 5".
    pub(super) labels: &'static [&'static str],
    /// Phrases behind a number that make it a measure, a share, a price or a time.
    pub(super) measures: &'static [&'static str],
    /// Those of them that something can go on over.
    pub(super) times: &'static [&'static str],
    /// Words that may stand between a number and its measure.
    pub(super) measure_fillers: &'static [&'static str],
    /// Words behind a number and a hyphen that leave it a count: "32-man".
    pub(super) compound_counters: &'static [&'static str],
    /// Nouns for counted people, and words for what befalls them.
    pub(super) people: &'static [&'static str],
    /// Capitalised words, before a figure, that are no name.
    pub(super) sentence_openers: &'static [&'static str],
    /// What stands for further people: "three others".
    pub(super) others: &'static [&'static str],
    /// Words that say that those counted are not the ones counted before.
    pub(super) further: &'static [&'static str],
    /// Phrases that look like a figure or a qualifier and are none.
    pub(super) silent: &'static [&'static str],
}

impl Language {
    /// The first words of all phrases that a figure can start with, or what only looks like one, sorted: most words of a text are none,
    /// and need no look at the tables.
    pub(super) fn openers(&self) -> Vec<&'static str> {
        fn keys<T>(table: &'static [(&'static str, T)]) -> impl Iterator<Item = &'static str> {
            table.iter().map(|(phrase, _)| *phrase)
        }
        let numbers = keys(self.numerals).chain(keys(self.scales)).chain(keys(self.approximations)).chain(keys(self.range_frames));
        let vague = self.vague.iter().map(|(phrase, ..)| *phrase).chain(keys(self.before));
        let lists = [self.articles, self.unknown, self.nobody, self.no, self.silent];
        let phrases = numbers.chain(vague).chain(lists.into_iter().flatten().copied());
        first_words(phrases)
    }
}
