//! Where the words of an account stand in the text of its source.

use super::text::{DiffTag, NearMiss, Passage, Text};
use super::{Located, Piece};
use crate::dataset::{Account, Claim, Dataset, Id};
use crate::files::{Span, Spanned};

/// For how many quotes of an account the nearest words are looked for: with more, the account is of another text.
const PROPOSALS: usize = 8;

/// Words that the text does not have where they should be.
#[derive(Debug)]
pub struct Failure {
    /// The account they stand in.
    pub account: Id<Account>,
    /// The words.
    pub words: Spanned<String>,
    /// Whether they were sought in the passage that `at` finds, or in the whole text.
    pub in_passage: bool,
    /// The words of the text that are most like them.
    pub nearest: Option<Near>,
}

/// Words like those sought.
#[derive(Debug)]
pub struct Near {
    /// As the text has them.
    pub words: String,
    /// The difference, word by word: `[-removed-]`, `{+added+}`.
    pub diff: String,
}

impl Failure {
    /// Where they were sought, in words.
    #[must_use]
    pub const fn place(&self) -> &'static str {
        if self.in_passage { "in the passage that `at` finds" } else { "in the whole text" }
    }
}

/// Looks up `at` and every quote of an account.
pub(super) fn account(data: &Dataset, id: Id<Account>, account: &Account, text: &Text) -> (Vec<(Id<Claim>, Located)>, Vec<Failure>) {
    let mut search = Search { id, text, passages: Vec::new(), failures: Vec::new(), reported: Vec::new() };
    if let Some(at) = &account.at {
        search.passages = text.passages_at(&at.value);
        if search.passages.is_empty() {
            search.fail(at);
        }
    }
    let mut found = Vec::new();
    let mut open: Vec<Id<Claim>> = account.claims.iter().rev().copied().collect();
    while let Some(claim) = open.pop() {
        let record = &data.claims[claim];
        open.extend(record.parts.iter().chain(&record.among).rev());
        let pieces: Vec<Piece> = record.quote.iter().filter_map(|piece| search.find(piece)).collect();
        if !pieces.is_empty() {
            found.push((claim, Located { pieces }));
        }
    }
    (found, search.failures)
}

/// A search in the passages of one account.
struct Search<'t> {
    id: Id<Account>,
    text: &'t Text,
    /// The passages that `at` finds; none where it is not given or finds nothing: then the whole text is searched.
    passages: Vec<&'t Passage>,
    failures: Vec<Failure>,
    /// Quotes that were reported already: parts share the quote of their whole.
    reported: Vec<Span>,
}

impl Search<'_> {
    /// The hits in the first passage that has one.
    fn find(&mut self, words: &Spanned<String>) -> Option<Piece> {
        let hits = if self.passages.is_empty() {
            self.text.find(&words.value)
        } else {
            let mut found = self.passages.iter().map(|passage| self.text.find_within(&words.value, passage));
            found.find(|hits| !hits.is_empty()).unwrap_or_default()
        };
        if hits.is_empty() {
            self.fail(words);
            return None;
        }
        Some(Piece { words: words.clone(), hits })
    }

    fn fail(&mut self, words: &Spanned<String>) {
        if self.reported.contains(&words.span) {
            return;
        }
        self.reported.push(words.span);
        let passage = self.passages.first().copied();
        let nearest = (self.failures.len() < PROPOSALS).then(|| self.text.nearest(&words.value, passage)).flatten().map(|miss| near(&miss));
        self.failures.push(Failure { account: self.id, words: words.clone(), in_passage: passage.is_some(), nearest });
    }
}

/// The words of the text, and what makes them out of those sought.
fn near(miss: &NearMiss) -> Near {
    let words: Vec<&str> = miss.diff.iter().filter(|word| word.tag != DiffTag::Quote).map(|word| word.text.as_str()).collect();
    let marked = miss.diff.iter().map(|word| match word.tag {
        DiffTag::Both => word.text.clone(),
        DiffTag::Source => format!("{{+{}+}}", word.text),
        DiffTag::Quote => format!("[-{}-]", word.text),
    });
    Near { words: words.join(" "), diff: marked.collect::<Vec<_>>().join(" ") }
}
