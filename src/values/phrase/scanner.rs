//! Finding figures: qualifier, amount and context put together.

use std::ops::Range;

use super::amount::{Amount, Quantity};
use super::context::Role;
use super::language::Language;
use super::passage::Passage;
use super::tokens::{Gap, Shape};
use super::{Figure, FigureKind, OPENERS};
use crate::values::count::{Count, Grain, Qualifier};
use crate::values::lexemes::look_up;

/// How many qualifiers may follow each other: "at least some 20".
const STACKED_QUALIFIERS: usize = 3;

/// How many words before "others" are searched for the figure that counts them. None is longer.
const LONGEST_FIGURE: usize = 24;

/// How many words may name those whom others are added to.
const LONGEST_COMPANY: usize = 12;

/// Which figures are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Counts that are written as such.
    Counts,
    /// Articles before nouns and a bare "one" too.
    Articles,
    /// Measures too: "711 days", "about 60 kilometers".
    Measures,
}

/// A figure phrase, whatever its context makes of it.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) count: Count,
    pub(super) amount: Amount,
    pub(super) qualifier: Option<Qualifier>,
    /// The tokens with the qualifiers.
    pub(super) tokens: Range<usize>,
    /// The tokens of the number.
    pub(super) number: Range<usize>,
    /// The bytes with the qualifiers and signs.
    span: Range<usize>,
}

/// Reads the figures of a text.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    passage: Passage<'t>,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, language: &'static Language) -> Self {
        Self { passage: Passage::new(text, language) }
    }

    /// All figures in their order.
    pub(super) fn figures(&self, scope: Scope) -> Vec<Figure> {
        let mut figures = Vec::new();
        let mut at = 0;
        let mut date_end = None;
        while at < self.passage.tokens.len() {
            let opens = self.passage.may_open(at, &OPENERS);
            if let Some(end) = if opens { self.silent(at) } else { None } {
                at = end;
            } else if let Some(reading) = if opens { self.reading(at) } else { None } {
                at = self.others(reading.tokens.end).unwrap_or(reading.tokens.end);
                match self.passage.role(&reading, date_end) {
                    Role::Count => figures.extend(self.figure(reading, scope)),
                    Role::Measure if scope == Scope::Measures => {
                        figures.extend(self.measure(reading, scope));
                    }
                    Role::Date => date_end = Some(at),
                    Role::Measure | Role::Other => {}
                }
            } else {
                if scope != Scope::Counts {
                    figures.extend(self.article(at));
                }
                at += 1;
            }
        }
        figures
    }

    /// The count, if the whole text is one figure phrase and the grain has its numbers.
    pub(super) fn whole(&self, grain: Grain) -> Option<Count> {
        let all = 0..self.passage.tokens.len();
        let text = self.passage.text;
        if self.passage.bytes(all.clone()) == Some(0..text.len())
            && self.passage.any_phrase(0, self.passage.language.unknown_alone) == Some(all.end)
        {
            return Some(Count::unknown());
        }
        let reading = self.reading(0)?;
        // "53 soldiers at least" says whose it is too.
        let noun = reading.number.end < all.end && self.behind_noun(reading.number.end).is_some();
        let alone = reading.tokens == all && reading.span == (0..text.len()) && !noun;
        reading.amount.qualified(reading.qualifier, grain, text).filter(|_| alone)
    }

    /// The words before "and", and the count of the others, in a text that ends in "and … others".
    pub(super) fn split_others(&self) -> Option<(&'t str, Count)> {
        let passage = &self.passage;
        let end = passage.tokens.len();
        let earliest = end.saturating_sub(LONGEST_FIGURE);
        let joiner = (earliest..end).filter(|&at| passage.is_one_of(at, &[passage.language.numeral_joiner])).find_map(|at| {
            let reading = self.reading(at + 1)?;
            let others = passage.any_phrase(reading.tokens.end, passage.language.others)?;
            (others == end).then_some((at, reading.count))
        });
        let (at, others) = joiner.filter(|(at, _)| (1..=LONGEST_COMPANY).contains(at))?;
        let whole = passage.bytes(0..end)? == (0..passage.text.len());
        let company = passage.text.get(passage.bytes(0..at)?)?;
        whole.then_some((company, others))
    }

    /// The end of "others" behind a figure, which counts them: "20 others", "dozens of others" are one figure.
    fn others(&self, at: usize) -> Option<usize> {
        let (passage, language) = (&self.passage, self.passage.language);
        let start = passage.phrase(at, language.partitive).unwrap_or(at);
        let others = passage.any_phrase(start, language.others).filter(|_| passage.gap(at) == Some(Gap::Space));
        others.filter(|_| passage.entry(start, language.before).is_none())
    }

    /// The numbers that ordinals stand for: "a fourth peacekeeper", "the 4th".
    pub(super) fn ordinals(&self) -> impl Iterator<Item = u64> {
        let language = self.passage.language;
        self.passage.tokens.iter().filter_map(move |token| {
            let digits = || {
                let digits = language.ordinal_endings.iter().find_map(|ending| token.folded.strip_suffix(ending))?;
                digits.parse().ok()
            };
            look_up(language.ordinals, &token.folded).or_else(digits)
        })
    }

    /// The bytes of the first words that say of a number that it is not known or not told.
    pub(super) fn untold(&self) -> Option<Range<usize>> {
        let phrase = |start: usize| Some(start..self.passage.any_phrase(start, self.passage.language.untold)?);
        (0..self.passage.tokens.len()).find_map(phrase).and_then(|tokens| self.passage.bytes(tokens))
    }

    /// Whether a word says of something that it was not.
    pub(super) fn denies(&self) -> bool {
        let language = self.passage.language;
        let denial = |word: &str| language.denials.contains(&word) || language.denial_endings.iter().any(|ending| word.ends_with(ending));
        self.passage.tokens.iter().any(|token| denial(&token.folded))
    }

    /// Whether the text says of somebody that nothing befell them.
    pub(super) fn spares(&self) -> bool {
        let language = self.passage.language;
        let has = |words: &[&str]| (0..self.passage.tokens.len()).any(|at| self.passage.is_one_of(at, words));
        has(language.spared) || (has(language.harmed) && self.denies())
    }

    /// The end of a phrase that only looks like a figure.
    fn silent(&self, at: usize) -> Option<usize> {
        let language = self.passage.language;
        let silent = self.passage.any_phrase(at, language.silent)?;
        let qualifier = self.passage.entry(at, language.before);
        qualifier.is_none_or(|(_, end)| end < silent).then_some(silent)
    }

    /// The figure phrase that starts at a token.
    fn reading(&self, start: usize) -> Option<Reading> {
        let (leading, amount_at) = self.leading(start);
        let quantity = self.passage.quantity(amount_at)?;
        let mut tokens = start..quantity.tokens.end;
        let mut span = self.passage.bytes(tokens.clone())?;
        let mut qualifier = leading;
        if leading.is_none() {
            if let Some((sign, bytes)) = self.sign_before(&span) {
                qualifier = Some(sign);
                span.start = bytes;
            } else if let Some((trailing, end)) = self.trailing(&quantity) {
                qualifier = Some(trailing);
                tokens.end = end;
                span.end = self.passage.bytes(tokens.clone())?.end;
            } else if let Some((sign, bytes)) = self.sign_behind(&quantity, &span) {
                qualifier = Some(sign);
                span.end = bytes;
            }
        }
        let text = self.passage.text.get(span.clone())?;
        Some(Reading {
            count: quantity.amount.qualified(qualifier, quantity.amount.grain(), text)?,
            amount: quantity.amount,
            qualifier,
            tokens,
            number: quantity.number,
            span,
        })
    }

    /// The qualifier that starts at a token, if there is one, and the token after it. Of several the
    /// first that is more than an approximation counts.
    fn leading(&self, start: usize) -> (Option<Qualifier>, usize) {
        let mut qualifier = None;
        let mut end = start;
        for _ in 0..STACKED_QUALIFIERS {
            let Some((next, after)) = self.passage.entry(end, self.passage.language.before) else {
                break;
            };
            // "they knew about 12 deaths", "protests over 16 deaths" say what was known, and what the protests were over.
            let takers = self.passage.token(end).and_then(|token| look_up(self.passage.language.prepositions, &token.folded));
            let taken = takers.is_some_and(|takers| self.passage.before(end).is_some_and(|before| takers.contains(&&*before.folded)));
            if taken {
                break;
            }
            let separated = matches!(self.passage.gap(after), Some(Gap::Space | Gap::Stop));
            if !separated {
                break;
            }
            qualifier = match qualifier {
                None | Some(Qualifier::About) => Some(next),
                stronger => stronger,
            };
            end = after;
        }
        (qualifier, end)
    }

    fn trailing(&self, quantity: &Quantity) -> Option<(Qualifier, usize)> {
        let end = quantity.tokens.end;
        let directly = self.passage.entry(end, self.passage.language.behind).filter(|_| self.passage.gap(end) == Some(Gap::Space));
        directly.or_else(|| self.behind_noun(end))
    }

    /// "53 soldiers at least", "53 or 54 men at most": a qualifier behind the noun, which closes the phrase.
    fn behind_noun(&self, noun: usize) -> Option<(Qualifier, usize)> {
        let (passage, language) = (&self.passage, self.passage.language);
        let spaced = |at: usize| passage.gap(at) == Some(Gap::Space);
        let (qualifier, end) = passage.entry(noun + 1, language.behind_nouns)?;
        // What follows is what "at least" is said of: "killed 12 soldiers, at least three of them officers".
        let closes = !spaced(end) || passage.is_one_of(end, language.clause_openers);
        (spaced(noun) && passage.is_one_of(noun, language.people) && spaced(noun + 1) && closes).then_some((qualifier, end))
    }

    /// The sign directly before a number, and the byte it starts at.
    fn sign_before(&self, span: &Range<usize>) -> Option<(Qualifier, usize)> {
        let sign = self.passage.char_before(span.start)?;
        let qualifier = sign_qualifier(self.passage.language.sign_before, sign)?;
        Some((qualifier, span.start - sign.len_utf8()))
    }

    /// The sign directly behind digits, and the byte after it. Between two numbers it adds them.
    fn sign_behind(&self, quantity: &Quantity, span: &Range<usize>) -> Option<(Qualifier, usize)> {
        let sign = self.passage.char_after(span.end)?;
        let qualifier = sign_qualifier(self.passage.language.sign_behind, sign)?;
        let end = span.end + sign.len_utf8();
        let digits = self.passage.before(quantity.tokens.end)?.is_digits();
        let ends = !self.passage.char_after(end).is_some_and(char::is_alphanumeric);
        (digits && ends).then_some((qualifier, end))
    }

    fn figure(&self, reading: Reading, scope: Scope) -> Option<Figure> {
        let bare_one = reading.qualifier.is_none()
            && reading.amount == Amount::Number(1.into())
            && self.passage.is_one_of(reading.number.start, &[self.passage.language.one]);
        if bare_one && scope == Scope::Counts {
            return None;
        }
        let language = self.passage.language;
        let perhaps_during =
            self.passage.is_told_in(reading.tokens.end, language.times) && self.passage.is_one_of(reading.tokens.start, language.during);
        let number = self.passage.bytes(reading.number)?;
        Some(Figure {
            number,
            count: reading.count,
            span: reading.span,
            kind: if bare_one { FigureKind::Article } else { FigureKind::Number },
            perhaps_during,
        })
    }

    /// A figure that is a measure: there is something between two whole numbers of it.
    fn measure(&self, reading: Reading, scope: Scope) -> Option<Figure> {
        let count = reading.amount.qualified(reading.qualifier, Grain::Fine, reading.count.text())?;
        self.figure(reading, scope).map(|figure| Figure { count, kind: FigureKind::Measure, ..figure })
    }

    /// "a soldier", "another": an article before a noun that is no measure; "the driver", "both hostages": one or two who are known.
    fn article(&self, at: usize) -> Option<Figure> {
        let passage = &self.passage;
        let language = passage.language;
        let token = passage.token(at).filter(|token| token.gap != Gap::Hyphen)?;
        let noun = passage.token(at + 1).filter(|noun| noun.gap == Gap::Space && noun.shape == Shape::Word);
        let counted = || !passage.is_measured(at + 1) && self.silent(at + 1).is_none() && self.reading(at + 1).is_none();
        // "a 34-year-old man"
        let described = passage.is_one_of(at, language.singles) && self.is_one_person(self.behind_compound(at + 1));
        let single = described || (passage.is_one_of(at, language.singles) && noun.is_some() && counted());
        let ends = passage.gap(at + 1) != Some(Gap::Space) || passage.is_one_of(at + 1, &[language.numeral_joiner]);
        let alone = ends && passage.is_one_of(at, language.pronouns);
        let determined =
            passage.is_one_of(at, language.determiners) || language.genitives.iter().any(|ending| token.folded.ends_with(ending));
        let known = noun.is_some() && determined && self.is_one_person(at + 1);
        let acts = noun.is_some_and(|noun| language.participle_endings.iter().any(|ending| noun.folded.ends_with(ending)));
        let pair = look_up(language.pairs, &token.folded).filter(|_| acts || passage.counts_people(at + 1));
        let number = pair.or((single || alone || known).then_some(1))?;
        let of_person = described || known || pair.is_some() || self.is_one_person(at + 1);
        Some(Figure {
            count: Count::exact(number).with_text(token.text),
            span: token.span.clone(),
            number: token.span.clone(),
            kind: if of_person { FigureKind::Person } else { FigureKind::Article },
            perhaps_during: false,
        })
    }

    /// The word behind one of several parts: "34-year-old"; where there is none, the same place.
    fn behind_compound(&self, at: usize) -> usize {
        let parts = (at + 1..self.passage.tokens.len()).take_while(|&at| self.passage.gap(at) == Some(Gap::Hyphen)).count();
        if parts == 0 { at } else { at + parts + 1 }
    }

    /// Whether a noun for one person follows, perhaps behind words that describe them: "the village chief".
    fn is_one_person(&self, at: usize) -> bool {
        const DESCRIBED: usize = 3;
        let passage = &self.passage;
        (at..at + DESCRIBED)
            .take_while(|&at| passage.gap(at) == Some(Gap::Space) && passage.token(at).is_some_and(|token| token.shape == Shape::Word))
            .any(|at| passage.is_one_of(at, passage.language.persons))
    }
}

fn sign_qualifier(signs: &[(char, Qualifier)], sign: char) -> Option<Qualifier> {
    signs.iter().find(|(entry, _)| *entry == sign).map(|(_, qualifier)| *qualifier)
}
