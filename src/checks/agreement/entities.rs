//! Who did it, who says so, where: names that exclude each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Difference, between_speakers, comparable, contradicting_themselves, pairs, sic};
use crate::checks::side::speakers;
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Name, Value};
use crate::findings::{Disagreement, Explanation, Relation, Severity};
use crate::values::clause::{Hedge, afterwards};
use crate::values::date::{DateComparison, compare};
use crate::values::text::sentence_case;

/// What one voice says in one account. Where the property holds many values, that is all its claims together; else each for itself.
struct Voice {
    claims: Vec<Id<Claim>>,
    /// Whom it names.
    named: Vec<Id<Entity>>,
    /// Whom it rules out.
    denied: Vec<Id<Entity>>,
    /// It says that there is none.
    none: bool,
    /// It names all there are.
    complete: bool,
    /// Whom others in its account name besides, who do not name all.
    besides: Vec<Id<Entity>>,
}

/// Why two voices exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exclusion {
    /// They name others.
    Rivals,
    /// One names someone, the other says there is none.
    None,
    /// One rules out whom the other names.
    RuledOut,
    /// Of two lists, one that has all has not what the other has.
    Lists,
}

impl Voice {
    /// Its claims, but for words for anyone beside a name: who says "armed men believed to be of the Red Lions" is at odds with others
    /// over the Red Lions.
    fn telling(&self, data: &Dataset) -> Vec<Id<Claim>> {
        let generic = |id: &Id<Claim>| data.claims[*id].value.names().iter().filter_map(Name::entity).all(|one| data.entities[one].generic);
        let (words, named): (Vec<_>, Vec<_>) = self.claims.iter().copied().partition(generic);
        if named.is_empty() { words } else { named }
    }
}

/// Two voices that exclude each other.
struct Clash<'v> {
    a: &'v Voice,
    b: &'v Voice,
    why: Exclusion,
}

impl Clash<'_> {
    /// A claim of each that shows it.
    fn pair(&self, data: &Dataset) -> Option<(Id<Claim>, Id<Claim>)> {
        Some((*self.a.telling(data).first()?, *self.b.telling(data).last()?))
    }

    fn claims(&self, data: &Dataset) -> Vec<Id<Claim>> {
        [self.a.telling(data), self.b.telling(data)].concat()
    }
}

/// All clashes of voices, those of one with itself too.
fn clashes<'v>(data: &Dataset, voices: &'v [Voice]) -> Vec<Clash<'v>> {
    let list: Vec<&Voice> = voices.iter().collect();
    let alone = list.iter().map(|&voice| (voice, voice));
    pairs(&list).chain(alone).filter_map(|(a, b)| exclude(data, a, b).map(|why| Clash { a, b, why })).collect()
}

/// Whether nothing is left once what is marked as a slip of its source is taken away.
fn is_marked(data: &Dataset, claims: &[Id<Claim>]) -> bool {
    let unmarked: Vec<Id<Claim>> = claims.iter().copied().filter(|&id| !sic(data, &[id])).collect();
    unmarked.len() < claims.len() && clashes(data, &voices(data, &unmarked)).is_empty()
}

pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let voices = voices(data, claims);
    let found = clashes(data, &voices);
    let Some(pair) = found.first().and_then(|clash| clash.pair(data)) else { return Vec::new() };
    let mut sides: Vec<Id<Claim>> = found.iter().flat_map(|clash| clash.claims(data)).collect();
    sides.sort();
    sides.dedup();
    let dated = found.iter().all(|clash| clash.why == Exclusion::None && differ_in_time(data, clash.a, clash.b));
    let later = dated.then(|| "the statements are of different days: what was not claimed then was claimed later".to_owned());
    let later = later.or_else(|| found.iter().map(|clash| told_as_later(data, clash)).collect::<Option<Vec<_>>>()?.pop());
    let marked = is_marked(data, claims);
    let denied = found.iter().all(|clash| is_denial(data, clash));
    let beside = found.iter().all(|clash| is_told_beside(data, clash));
    let pairs: Vec<_> = found.iter().filter_map(|clash| clash.pair(data)).collect();
    let own: Vec<_> = pairs.iter().copied().filter(|&pair| !between_speakers(data, &[pair])).collect();
    let notes = contradicting_themselves(data, &own).into_iter().chain(lists(data, &found));
    vec![Difference {
        kind: Disagreement::Conflict,
        relation: Relation::Contradicts,
        explanation: beside.then(told_beside).or_else(|| explanation(data, &sides, later.as_deref(), denied)),
        notes: notes.collect(),
        sides,
        pair,
        gap: String::new(),
        joint: String::new(),
        at_most: (later.is_some() || marked || denied || beside).then_some(Severity::Info),
        between_speakers: between_speakers(data, &pairs),
    }]
}

/// What one list has and the other has not, of the first two that differ in members.
fn lists(data: &Dataset, found: &[Clash<'_>]) -> Option<String> {
    let Clash { a, b, .. } = found.iter().find(|clash| clash.why == Exclusion::Lists)?;
    let marked = |id: Id<Claim>| data.claims[id].sic.is_some();
    let only = |list: &Voice, other: &Voice| {
        let account = &data.accounts[data.claims[*list.claims.first()?].account];
        // Whom a list that leaves others out does not name, it may still mean; and what is a slip is settled.
        let named = list.claims.iter().filter(|&&id| other.complete && !marked(id)).flat_map(|&id| data.claims[id].value.names());
        let named: BTreeSet<Id<Entity>> = named.filter_map(Name::entity).collect();
        let beyond = named.into_iter().filter(|&x| !other.named.iter().any(|&y| may_be_one(data, x, y)));
        let mut names: Vec<&str> = beyond.map(|id| data.entities[id].name()).collect();
        names.sort_unstable();
        (!names.is_empty()).then(|| format!("only {} has {}", data.account_key(account), names.join(", ")))
    };
    let both = [only(a, b), only(b, a)].into_iter().flatten().collect::<Vec<_>>().join("; ");
    (!both.is_empty()).then(|| format!("{}.", sentence_case(&both)))
}

/// The claims by account and speaker. A voice with a name that is not registered says nothing that could be compared.
fn voices(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Voice> {
    type Key = (Id<Account>, Vec<String>, Option<Id<Claim>>);
    let mut grouped: BTreeMap<Key, Vec<Id<Claim>>> = BTreeMap::new();
    for &id in claims {
        let claim = &data.claims[id];
        let many = data.vocabulary.properties[claim.property].many;
        grouped.entry((claim.account, speakers(data, claim), (!many).then_some(id))).or_default().push(id);
    }
    let mut voices: Vec<Voice> = grouped.into_values().filter_map(|claims| voice(data, claims)).collect();
    let account = |voice: &Voice| voice.claims.first().map(|&id| data.claims[id].account);
    let mut open: BTreeMap<Option<Id<Account>>, Vec<Id<Entity>>> = BTreeMap::new();
    for voice in voices.iter().filter(|voice| !voice.complete) {
        open.entry(account(voice)).or_default().extend(&voice.named);
    }
    for voice in voices.iter_mut().filter(|voice| voice.complete) {
        voice.besides = open.get(&account(voice)).cloned().unwrap_or_default();
    }
    voices
}

fn voice(data: &Dataset, claims: Vec<Id<Claim>>) -> Option<Voice> {
    let mut voice = Voice { claims: Vec::new(), named: Vec::new(), denied: Vec::new(), none: false, complete: true, besides: Vec::new() };
    for id in claims {
        let claim = &data.claims[id];
        let Value::Entities(names) = &claim.value else { continue };
        // "Near" and "between" say where it was not.
        if claim.relation.is_some() {
            continue;
        }
        let entities: Option<Vec<Id<Entity>>> = names.iter().map(Name::entity).collect();
        voice.complete &= data.vocabulary.properties[claim.property].closed && !claim.including;
        let list = if claim.denied { &mut voice.denied } else { &mut voice.named };
        list.extend(entities?);
        voice.none |= names.is_empty() && !claim.denied;
        voice.claims.push(id);
    }
    // "Armed men, believed to be of the Red Lions": the wider name must not hide the narrower one.
    let all = voice.named.clone();
    voice.named.retain(|&wide| !all.iter().any(|&narrow| narrow != wide && data.entity_tree.is_within(narrow, wide)));
    (!voice.claims.is_empty()).then_some(voice)
}

fn exclude(data: &Dataset, a: &Voice, b: &Voice) -> Option<Exclusion> {
    let (first, second) = (&data.claims[*a.claims.first()?], &data.claims[*b.claims.first()?]);
    if !comparable(data, first, second) {
        return None;
    }
    let one = |x: Id<Entity>, y: Id<Entity>| may_be_one(data, x, y);
    // "Others joined, a speaker says": what an account has besides a list, that list does not exclude.
    let beside = first.account == second.account && a.complete != b.complete;
    // Where lists can be told whole, two that are not exclude nobody.
    let open_lists = data.vocabulary.properties[first.property].closed && (beside || !a.complete && !b.complete);
    let ruled_out = |named: &[Id<Entity>], denied: &[Id<Entity>]| {
        !named.is_empty() && named.iter().all(|&x| denied.iter().any(|&y| data.entity_tree.is_within(x, y)))
    };
    let beyond = |list: &Voice, other: &Voice| list.named.iter().any(|&x| !other.named.iter().any(|&y| one(x, y)));
    if !beside && !a.named.is_empty() && !b.named.is_empty() && ((a.complete && beyond(b, a)) || (b.complete && beyond(a, b))) {
        Some(Exclusion::Lists)
    } else if !open_lists && !a.named.is_empty() && !b.named.is_empty() && !a.named.iter().any(|&x| b.named.iter().any(|&y| one(x, y))) {
        Some(Exclusion::Rivals)
    } else if (a.none && !b.named.is_empty()) || (b.none && !a.named.is_empty()) {
        Some(Exclusion::None)
    } else if ruled_out(&a.named, &b.denied) || ruled_out(&b.named, &a.denied) {
        Some(Exclusion::RuledOut)
    } else {
        None
    }
}

/// Whether who names the one may mean the other. "Bandits" may be anyone, unless the registry places them beside the others.
pub(in super::super) fn may_be_one(data: &Dataset, x: Id<Entity>, y: Id<Entity>) -> bool {
    let anyone = |id: Id<Entity>| data.entities[id].generic && data.entity_tree.above(id).is_empty();
    anyone(x) || anyone(y) || data.entity_tree.in_line(x, y) || data.judged_same(x, y)
}

/// Whether whom the one list has and the other lacks stands beside that other list, in somebody else's words.
fn is_told_beside(data: &Dataset, clash: &Clash<'_>) -> bool {
    let among = |list: &[Id<Entity>], x: Id<Entity>| list.iter().any(|&y| may_be_one(data, x, y));
    let covers =
        |whole: &Voice, other: &Voice| !whole.complete || other.named.iter().all(|&x| among(&whole.named, x) || among(&whole.besides, x));
    clash.why == Exclusion::Lists && covers(clash.a, clash.b) && covers(clash.b, clash.a)
}

/// Whether one side is what the other accuses, and denies that it was they.
fn is_denial(data: &Dataset, clash: &Clash<'_>) -> bool {
    let speaks_for = |voice: &Voice, accused: &[Id<Entity>]| {
        let mut speakers = voice.claims.iter().flat_map(|&id| &data.claims[id].speakers).filter_map(Name::entity);
        speakers.any(|speaker| accused.iter().any(|&one| data.entity_tree.in_line(speaker, one)))
    };
    let denies = |voice: &Voice| speaks_for(voice, &voice.denied);
    clash.why == Exclusion::RuledOut && (denies(clash.a) || denies(clash.b))
}

/// Both say of which day they are, and the days differ.
fn differ_in_time(data: &Dataset, a: &Voice, b: &Voice) -> bool {
    let as_of = |voice: &Voice| voice.claims.iter().find_map(|&id| data.claims[id].as_of.clone());
    as_of(a).zip(as_of(b)).is_some_and(|(a, b)| compare(&a, &b) != DateComparison::Same)
}

/// Where one says that there is none, what the other's own words say of it: that it came afterwards.
fn told_as_later(data: &Dataset, clash: &Clash<'_>) -> Option<String> {
    let some = [clash.a, clash.b].into_iter().find(|voice| clash.why == Exclusion::None && !voice.none)?;
    let quotes = some.claims.iter().flat_map(|&id| &data.claims[id].quote);
    let word = quotes.into_iter().find_map(|quote| afterwards(&quote.value))?;
    Some(format!("the one account tells what came later: “{word}”"))
}

fn told_beside() -> Explanation {
    Explanation { kind: "speaker", text: "who is not in the one list is named beside it, by somebody who does not name all".into() }
}

/// Time explains that nobody had claimed it yet; hedges and speakers explain a difference without settling it.
fn explanation(data: &Dataset, sides: &[Id<Claim>], later: Option<&str>, denied: bool) -> Option<Explanation> {
    if denied {
        return Some(Explanation { kind: "denial", text: "whoever is accused denies it, as they would whether or not it is true".into() });
    }
    if let Some(text) = later {
        return Some(Explanation { kind: "as-of", text: text.to_owned() });
    }
    let hedged = sides.iter().filter(|&&id| data.claims[id].hedge.is_some_and(|hedge| hedge != Hedge::Confirmed)).count();
    let relayed = sides.iter().filter(|&&id| !data.claims[id].speakers.is_empty()).count();
    let some = |n: usize| match n {
        n if n == sides.len() => "every statement is".to_owned(),
        1 => "one statement is".to_owned(),
        n => format!("{n} of the {} statements are", sides.len()),
    };
    match (hedged, relayed) {
        (0, 0) => None,
        (0, n) => Some(Explanation { kind: "speaker", text: format!("{} relayed from a named speaker", some(n)) }),
        (n, _) => Some(Explanation { kind: "hedge", text: format!("{} hedged: a suspicion is not a finding", some(n)) }),
    }
}
