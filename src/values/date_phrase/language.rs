//! What the grammar of dates has to know of a language.

use chrono::Weekday;

use super::period::Part;
use super::relative::Offset;
use crate::values::lexemes::first_words;

/// The words of one language. All are in lower case; phrases are words with one space between them,
/// which a hyphen can stand for. Where several phrases of a table match, the longest is taken.
#[derive(Debug)]
pub(super) struct Language {
    /// Names of months, with their numbers.
    pub(super) months: &'static [(&'static str, u32)],
    /// Abbreviations of months, which need a day or a year, and may have a full stop.
    pub(super) month_abbreviations: &'static [(&'static str, u32)],
    /// Months that are other words too when they are not capitalised.
    pub(super) ambiguous_months: &'static [&'static str],
    /// Words before the name of a month that make sure that it is one.
    pub(super) month_leads: &'static [&'static str],
    /// Words before a month behind which no day is meant: "in May 20 soldiers were killed".
    pub(super) dayless_leads: &'static [&'static str],
    /// Articles, between a month and its day.
    pub(super) articles: &'static [&'static str],
    /// The word between a day and its month, or a month and its year.
    pub(super) partitive: &'static str,
    /// Names of weekdays.
    pub(super) weekdays: &'static [(&'static str, Weekday)],
    /// Abbreviations of weekdays, which need a day.
    pub(super) weekday_abbreviations: &'static [&'static str],
    /// Seasons of the northern hemisphere, with the first and the last month: the winter begins in
    /// month 12 and ends in month 14, the second of the next year.
    pub(super) seasons: &'static [(&'static str, (u32, u32))],
    /// Phrases for a part of a month, season, year or decade.
    pub(super) parts: &'static [(&'static str, Part)],
    /// Phrases for some months of a year: the first and the last.
    pub(super) stretches: &'static [(&'static str, (u32, u32))],
    /// Words for the first and the last months of a year; whether it is the first.
    pub(super) edges: &'static [(&'static str, bool)],
    /// Phrases for "months of".
    pub(super) months_of: &'static [&'static str],

    /// Words that open a period, and those that join its ends.
    pub(super) extent_frames: &'static [(&'static str, &'static [&'static str])],
    /// Words that join the ends of a period that nothing opens.
    pub(super) extent_joiners: &'static [&'static str],
    /// Phrases for some day between two, and the word that joins these.
    pub(super) between_frames: &'static [(&'static str, &'static str)],
    /// Words between two days on one of which something was.
    pub(super) alternatives: &'static [&'static str],
    /// Words between two days on both of which something was.
    pub(super) conjunctions: &'static [&'static str],
    /// Words that can follow two days of a month directly: "on May 3 and 4 in Gao".
    pub(super) after_days: &'static [&'static str],
    /// Phrases before a date that bound something by it.
    pub(super) bounds: &'static [(&'static str, Bound)],

    /// Phrases for a day, month or year by what was told before.
    pub(super) relatives: &'static [(&'static str, Offset)],
    /// Phrases behind a month or day for a year told before, and how many years after it.
    pub(super) relative_years: &'static [(&'static str, i32)],
    /// Words before a month that depend on when the text was written.
    pub(super) deictics: &'static [&'static str],
    /// Small numbers in words, articles among them.
    pub(super) numerals: &'static [(&'static str, u32)],
    /// Phrases for small numbers that are not told.
    pub(super) vague_numerals: &'static [&'static str],
    /// Units of time.
    pub(super) units: &'static [(&'static str, TimeUnit)],
    /// Phrases behind a length of time that make it an offset; the sign is its direction, and zero
    /// says that it is counted from something else than what was told before.
    pub(super) directions: &'static [(&'static str, i32)],

    /// Words before a number that make it a year whatever follows.
    pub(super) year_leads: &'static [&'static str],
    /// Words before a number that make it a count or a label.
    pub(super) number_leads: &'static [&'static str],
    /// Nouns that are counted or measured.
    pub(super) counted: &'static [&'static str],
    /// Nouns that are named after a day: "March 23 Movement".
    pub(super) namesakes: &'static [&'static str],
}

impl Language {
    /// The first words of all phrases that a date can start with, sorted: most words of a text are none, and need no look at the tables.
    pub(super) fn openers(&self) -> Vec<&'static str> {
        fn keys<T>(table: &'static [(&'static str, T)]) -> impl Iterator<Item = &'static str> {
            table.iter().map(|(phrase, _)| *phrase)
        }
        let dates = keys(self.months).chain(keys(self.month_abbreviations)).chain(keys(self.weekdays)).chain(keys(self.seasons));
        let parts = keys(self.parts).chain(keys(self.stretches)).chain(keys(self.edges)).chain(keys(self.bounds));
        let frames = keys(self.extent_frames).chain(keys(self.between_frames)).chain(keys(self.relatives)).chain(keys(self.units));
        let others = keys(self.numerals).chain(keys(self.relative_years)).chain(keys(self.directions));
        let lists = [self.weekday_abbreviations, self.articles, self.deictics, self.vague_numerals, self.months_of, self.year_leads];
        let phrases = dates.chain(parts).chain(frames).chain(others).chain(lists.into_iter().flatten().copied());
        first_words(phrases)
    }
}

/// What a word before a date makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    About,
    By,
    Until,
    Before,
    After,
    Since,
}

/// A unit in which offsets are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeUnit {
    /// Shorter than a day.
    Hour,
    Day,
    Week,
    Month,
    Year,
}
