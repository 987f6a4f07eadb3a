//! Who did it, where the grammar tells: whoever opens the passage and then does what a word for an outcome tells.

use std::ops::Range;

use super::names::Named;
use super::site::Site;
use super::{Drafted, Read};
use crate::dataset::{Entity, Id, Name, Property, ValueType, Wanted};
use crate::values::clause::{Reach, Sentence};

/// How many words may stand before the name of whoever opens a sentence: "Suspected members of".
const LEAD: usize = 4;

/// Who is told to have done it.
pub(super) fn propose(site: &Site<'_>, names: &[Named]) -> Vec<Drafted> {
    let Some(property) = site.property(ValueType::Entity, "attribution") else { return Vec::new() };
    let described = &site.data.vocabulary.properties[property];
    let wanted = Wanted { of: &described.of, prefer: &described.prefer, within: &[] };
    let Some((opener, rest)) = names.split_first() else { return Vec::new() };
    let sentence = site.sentence(&opener.at);
    if !opens(site, &sentence, opener) || !acts(site, &sentence, opener) {
        return Vec::new();
    }
    let does = |named: &&Named| named.entity(site, wanted).is_some_and(|entity| is_doer(site, property, entity));
    // "Militants from the Red Lions" are Red Lions.
    let belongs = |named: &&Named| {
        let (end, start) = (sentence.word_at(opener.at.end), sentence.word_at(named.at.start));
        let near = end < start && start <= end + LEAD && named.at.end <= sentence.range().end;
        near && sentence.tells_whose(end) && (end..=start).all(|at| !sentence.is_parted(at))
    };
    let doer = rest.first().filter(belongs).filter(does).or_else(|| Some(opener).filter(does));
    doer.and_then(|named| hedged(site, property, named)).into_iter().collect()
}

/// Whether a name stands at the start of what the passage tells, as its subject.
fn opens(site: &Site<'_>, sentence: &Sentence<'_>, named: &Named) -> bool {
    let start = sentence.word_at(site.opening().start);
    let at = sentence.word_at(named.at.start);
    at <= start + LEAD && (start + 1..=at).all(|at| !sentence.is_parted(at) && !sentence.closes_phrase(at))
}

/// Whether the subject of a sentence does what it tells, and the passage tells of harm: no form of "to be" makes him the one to whom it
/// is done, it is not only said of him, and the first word for an outcome is none that undoes another.
fn acts(site: &Site<'_>, sentence: &Sentence<'_>, named: &Named) -> bool {
    let next = sentence.word_at(named.at.end);
    let vocabulary = &site.data.vocabulary;
    let says = sentence.speeches().iter().any(|speech| speech.speaker.start <= named.at.start && named.at.end <= speech.speaker.end);
    let told = |text: &str| {
        let outcomes = vocabulary.told_by(text).into_iter().map(|id| &vocabulary.properties[id]);
        let mut outcomes = outcomes.filter(|property| property.has_role("casualties")).peekable();
        outcomes.peek().is_some().then(|| outcomes.all(|property| property.undoes.is_empty()))
    };
    let mut words = site.written(&site.body).split(|c: char| !c.is_alphanumeric());
    let passive = (next..=next + 1).any(|at| sentence.is_passive(at));
    !passive && !says && words.find_map(told) == Some(true)
}

/// What is told of actors who are no perpetrators.
const OTHERS: [&str; 4] = ["agency", "target", "victim", "decision"];

/// Whether the data have an entity, or one that it lies within, more often as one who did it than as another. Where they do not have it
/// yet, whether its type is one of those who do such things and run no operations.
fn is_doer(site: &Site<'_>, property: Id<Property>, entity: Id<Entity>) -> bool {
    let data = site.data;
    let uses = |wanted: &dyn Fn(Id<Property>) -> bool| {
        let meant = |other: Id<Entity>| data.entity_tree.is_within(entity, other);
        let claims = data.claims.iter().filter(|(_, claim)| wanted(claim.property));
        claims.filter(|(_, claim)| claim.value.names().iter().filter_map(Name::entity).any(meant)).count()
    };
    let is_other = |id: Id<Property>| OTHERS.iter().any(|role| data.vocabulary.properties[id].has_role(role));
    let (doing, other) = (uses(&|id| id == property), uses(&is_other));
    let operating = data.vocabulary.types_of("agency");
    let operates = || !operating.is_empty() && data.vocabulary.takes(&operating, data.entities[entity].entity_type);
    doing > other || (doing + other == 0 && !operates())
}

fn hedged(site: &Site<'_>, property: Id<Property>, named: &Named) -> Option<Drafted> {
    let sentence = site.sentence(&named.at);
    let plain = Drafted::new(property, Read::Names(vec![site.quoted(&named.at)]));
    let shown = named.at.start..doing(&sentence, named);
    let hedges = sentence.hedges().iter().filter(|hedging| !matches!(hedging.reach, Reach::Statement(_) | Reach::Accusation { .. }));
    let hedged = hedges.flat_map(|hedging| {
        let words: Vec<Range<usize>> = vec![hedging.word.clone(), shown.clone()];
        hedging.hedges.iter().map(move |&hedge| (Some(hedge), words.clone()))
    });
    let variants = [(None, vec![shown.clone()])].into_iter().chain(hedged);
    site.first_borne_out(variants.map(|(hedge, words)| (Drafted { hedge, ..plain.clone() }, words)))
}

/// The end of the words behind a name that show that it does something: "JNIM militants ambush".
fn doing(sentence: &Sentence<'_>, named: &Named) -> usize {
    const SHOWN: usize = 2;
    let next = sentence.word_at(named.at.end);
    let goes_on = |at: &usize| !sentence.is_parted(*at) && !sentence.closes_phrase(*at) && !sentence.is_filler(*at);
    let last = (next..next + SHOWN).take_while(goes_on).filter_map(|at| sentence.words().get(at)).last();
    last.map_or(named.at.end, |word| word.range.end)
}
