//! Figures of casualties: what the words for an outcome govern.

use std::ops::Range;

use super::names::{Named, in_sentence};
use super::site::Site;
use super::{Drafted, Read};
use crate::dataset::{Id, Property, ValueType};
use crate::evidence::{Governor, Nouns, governor, name_at, nouns};
use crate::values::clause::{Hedge, Sentence, Speech};
use crate::values::count::Qualifier;
use crate::values::phrase::{Figure, FigureKind};

/// A figure that is proposed, with the place of its words.
#[derive(Debug, Clone)]
pub(super) struct Toll {
    pub(super) drafted: Drafted,
    /// The bytes of the figure.
    pub(super) at: Range<usize>,
    /// The bytes of the word that governs it.
    pub(super) governor: Range<usize>,
}

/// How far behind a figure its noun is sought, in bytes.
const REACH: usize = 120;

/// The figures of casualties that the passage tells, in order.
pub(super) fn propose(site: &Site<'_>, names: &[Named]) -> Vec<Toll> {
    let figures = site.prose.figures();
    let told = figures.iter().filter(|figure| figure.kind != FigureKind::Measure && site.tells(&figure.span));
    told.filter_map(|figure| toll(site, names, figures, figure)).collect()
}

fn toll(site: &Site<'_>, names: &[Named], figures: &[Figure], figure: &Figure) -> Option<Toll> {
    let sentence = site.sentence(&figure.span);
    let governor = governor(&site.data.vocabulary, &sentence, figures, figure)?;
    let property = property(site, &governor)?;
    let nouns = nouns(site.data, &sentence, figures, figure);
    let within_name = names.iter().any(|name| name.at.start < figure.number.start && figure.number.end <= name.at.end);
    let (own, ruling) = (sentence.word_at(figure.span.start), sentence.word_at(governor.range.end));
    // "In two villages", "by two bombers": what is counted there is no one to whom it is done.
    let aside = own.checked_sub(1).is_some_and(|before| sentence.sets(before));
    if within_name || aside || sentence.turns(ruling, own) || !counts_people(&sentence, figure, &governor, &nouns) {
        return None;
    }
    let (who, noun) = who(site, &sentence, figure, &nouns).unzip();
    let whole = Drafted { who, ..Drafted::new(property, Read::Count(figure.count.clone())) };
    let needed: Vec<Range<usize>> = [figure.span.clone(), governor.range.clone()].into_iter().chain(noun).collect();
    let drafted = site.first_borne_out(voiced(site, &sentence, &figure.number, &whole, &needed))?;
    Some(Toll { drafted, at: figure.span.clone(), governor: governor.range })
}

/// A value in every way in which its sentence may tell it, with the ranges that the quote must hold.
pub(super) fn voiced<'v>(
    site: &Site<'_>,
    sentence: &Sentence<'_>,
    at: &Range<usize>,
    whole: &'v Drafted,
    needed: &'v [Range<usize>],
) -> impl Iterator<Item = (Drafted, Vec<Range<usize>>)> + 'v {
    voices(site, sentence, at).into_iter().map(move |voice| {
        let drafted = Drafted { hedge: voice.hedge, speakers: voice.speakers, ..whole.clone() };
        (drafted, needed.iter().cloned().chain(voice.words).collect())
    })
}

/// The count of casualties that a word tells of; of several, the one for which the data quote the word most often.
pub(super) fn property(site: &Site<'_>, governor: &Governor<'_>) -> Option<Id<Property>> {
    let word = governor.word.to_lowercase();
    let properties = &site.data.vocabulary.properties;
    let counted = |id: &Id<Property>| properties[*id].value_type == ValueType::Count && properties[*id].has_role("casualties");
    let quoted = |quote: &str| quote.split(|c: char| !c.is_alphanumeric()).any(|other| other.to_lowercase() == word);
    let counted = governor.properties.iter().copied().filter(counted);
    site.most_used(counted, |claim| claim.quote.iter().any(|piece| quoted(&piece.value)))
}

/// Whether a figure is one of people: a number; an article only before somebody, or directly behind the word that governs it.
fn counts_people(sentence: &Sentence<'_>, figure: &Figure, governor: &Governor<'_>, nouns: &Nouns) -> bool {
    if matches!(figure.count.qualifier(), Qualifier::NoneAtAll) {
        return false;
    }
    let bare = sentence.text_at(&figure.number).is_some_and(|word| !matches!(word.to_lowercase().as_str(), "a" | "an"));
    let directly = || sentence.word_at(governor.range.end) == sentence.word_at(figure.span.start);
    !figure.is_article() || figure.kind == FigureKind::Person || !nouns.all.is_empty() || (bare && directly())
}

/// The population that stands with a figure, as the source calls it, and where.
fn who(site: &Site<'_>, sentence: &Sentence<'_>, figure: &Figure, nouns: &Nouns) -> Option<(String, Range<usize>)> {
    let [head] = nouns.heads[..] else { return None };
    let limit = sentence.range().end.min(figure.number.end + REACH);
    let found = site.data.vocabulary.words_for(head).filter_map(|word| name_at(sentence, &(figure.number.end..limit), word));
    let at = found.min_by_key(|at| (at.start, std::cmp::Reverse(at.end)))?;
    let written = site.quoted(&at);
    (site.data.vocabulary.population(&written) == Some(head)).then_some((written, at))
}

/// How a value may be told: how sure, and by whom.
#[derive(Debug, Clone, Default)]
struct Voice {
    hedge: Option<Hedge>,
    speakers: Vec<String>,
    /// The words that say so.
    words: Vec<Range<usize>>,
}

/// The ways in which a sentence may tell a value, the plainest first.
fn voices(site: &Site<'_>, sentence: &Sentence<'_>, at: &Range<usize>) -> Vec<Voice> {
    let spoken = sentence.speeches().iter().rev().filter(|speech| holds(&speech.perhaps, at));
    let spoken: Vec<Voice> = spoken.flat_map(|speech| speaking(site, sentence, speech)).collect();
    let hedged: Vec<Voice> = sentence.hedges().iter().flat_map(|hedging| hedged(hedging.hedges, &hedging.word)).collect();
    let accused = sentence.speeches().iter().flat_map(|speech| self::hedged(speech.hedges, &speech.word));
    let hedged: Vec<Voice> = hedged.into_iter().chain(accused).collect();
    let both = spoken.iter().flat_map(|speaking| {
        hedged.iter().map(|hedged| Voice {
            hedge: hedged.hedge,
            speakers: speaking.speakers.clone(),
            words: [speaking.words.clone(), hedged.words.clone()].concat(),
        })
    });
    let both: Vec<Voice> = both.collect();
    [vec![Voice::default()], spoken, hedged, both].concat()
}

fn hedged(hedges: &[Hedge], word: &Range<usize>) -> Vec<Voice> {
    hedges.iter().map(|&hedge| Voice { hedge: Some(hedge), speakers: Vec::new(), words: vec![word.clone()] }).collect()
}

/// A registered speaker, with the word for saying it: all that are named together, then each alone.
fn speaking(site: &Site<'_>, sentence: &Sentence<'_>, speech: &Speech) -> Vec<Voice> {
    let named = in_sentence(site, sentence, &speech.speaker);
    let voice = |named: &[Named]| Voice {
        hedge: None,
        speakers: named.iter().map(|named| site.quoted(&named.at)).collect(),
        words: named.iter().map(|named| named.at.clone()).chain([speech.word.clone()]).collect(),
    };
    let together = (!named.is_empty()).then(|| voice(&named));
    let alone = named.iter().filter(|_| named.len() > 1).map(|named| voice(std::slice::from_ref(named)));
    together.into_iter().chain(alone).collect()
}

/// Whether a range of bytes holds another.
fn holds(range: &Range<usize>, inner: &Range<usize>) -> bool {
    range.start <= inner.start && inner.end <= range.end
}
