//! Figures that differ: of one outcome, over all populations and speakers.
//!
//! Figures of one population are compared as they are; a part may not exceed its whole; populations beside each other are added up. How
//! a pair differs is one of a few kinds; a rule looks for a kind, and which of several kinds is reported is for the rules to say.

use std::cmp::Reverse;

use super::{Difference, comparable, contradicting_themselves, pairs, sic};
use crate::checks::figures::{Figure, Figures};
use crate::checks::side::texts;
use crate::dataset::{Claim, Dataset, Id};
use crate::findings::{Disagreement, Explanation, Relation, Severity};
use crate::values::count::{Count, CountRelation, Interval, compare, divergence, intersect};
use crate::values::number::Number;
use crate::values::text::sentence_case;

/// In which way two figures can be held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meeting {
    /// They are of the same.
    Same,
    /// The first is a part of the second, and may not exceed it.
    PartOf,
    /// The second is a part of the first.
    Holds,
}

/// Two figures that differ, and how.
struct Pair<'a> {
    a: &'a Figure,
    b: &'a Figure,
    meeting: Meeting,
    kind: Disagreement,
    contradicts: bool,
}

pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let figures = Figures::of(data, claims);
    let list: Vec<&Figure> = figures.list.iter().collect();
    let met: Vec<_> = pairs(&list).filter_map(|(a, b)| meet(data, &figures, a, b).map(|meeting| (a, b, meeting))).collect();
    let mut found: Vec<Pair<'_>> = met.iter().filter_map(|(a, b, meeting)| pair(&figures, a, b, *meeting)).collect();
    // The widest difference shows it best; equal ones in the order of the files.
    found.sort_by_key(|pair| {
        let apart = divergence(&pair.a.count, &pair.b.count);
        (Reverse((pair.contradicts, apart.gap())), pair.a.claim, pair.b.claim)
    });
    let accounts: Vec<_> = met.iter().flat_map(|(a, b, _)| [a.voice.account, b.voice.account]).collect();
    let sides: Vec<Id<Claim>> = claims.iter().copied().filter(|&id| accounts.contains(&data.claims[id].account)).collect();
    let mut kinds: Vec<Disagreement> = found.iter().map(|pair| pair.kind).collect();
    kinds.sort();
    kinds.dedup();
    kinds.into_iter().filter_map(|kind| difference(data, &found, kind, &sides)).collect()
}

/// How two figures can be held against each other, if at all.
fn meet(data: &Dataset, figures: &Figures, a: &Figure, b: &Figure) -> Option<Meeting> {
    let same_claim = a.whole == b.whole && a.voice.account == b.voice.account;
    if same_claim || a.unit != b.unit || !comparable(data, &data.claims[a.claim], &data.claims[b.claim]) {
        return None;
    }
    let meeting = by_population(data, figures, a, b)?;
    match (a.place, b.place, meeting) {
        (x, y, _) if x == y => Some(meeting),
        // What happened at one place of the incident is a part of what happened.
        (Some(_), None, Meeting::Same | Meeting::PartOf) => Some(Meeting::PartOf),
        (None, Some(_), Meeting::Same | Meeting::Holds) => Some(Meeting::Holds),
        _ => None,
    }
}

fn by_population(data: &Dataset, figures: &Figures, a: &Figure, b: &Figure) -> Option<Meeting> {
    let tree = &data.vocabulary.population_tree;
    let same_account = a.voice.account == b.voice.account;
    match (a.population, b.population) {
        (x, y) if x == y => Some(Meeting::Same),
        (Some(x), Some(y)) if tree.is_within(x, y) => Some(Meeting::PartOf),
        (Some(x), Some(y)) if tree.is_within(y, x) => Some(Meeting::Holds),
        (Some(_), Some(_)) => None,
        // A figure without a population is of the same people only where the other account tells of no others, and this one does not
        // count them by themselves.
        (Some(x), None) if same_account || !figures.is_all(a) || figures.tells_apart(data, b, x) => Some(Meeting::PartOf),
        (None, Some(y)) if same_account || !figures.is_all(b) || figures.tells_apart(data, a, y) => Some(Meeting::Holds),
        _ => Some(Meeting::Same),
    }
}

fn pair<'a>(figures: &Figures, a: &'a Figure, b: &'a Figure, meeting: Meeting) -> Option<Pair<'a>> {
    let rival = a.voice.is_rival(&b.voice);
    let exceeds = |part: &Figure, whole: &Figure| !whole.only_floor && whole.count.high().is_some_and(|most| part.count.low() > most);
    let kind = match meeting {
        Meeting::PartOf if exceeds(a, b) => Some(Disagreement::Conflict),
        Meeting::Holds if exceeds(b, a) => Some(Disagreement::Conflict),
        Meeting::Same if a.only_floor || b.only_floor => (exceeds(a, b) || exceeds(b, a)).then_some(Disagreement::Conflict),
        Meeting::Same => unlike(&a.count, &b.count),
        // A part may be smaller than its whole; two speakers who each give one figure for the dead still dispute it.
        _ if rival && !a.only_floor && !b.only_floor => unlike(&a.count, &b.count).filter(|kind| *kind != Disagreement::Qualifier),
        _ => None,
    }?;
    let contradicts = kind == Disagreement::Conflict;
    let kind = match kind {
        Disagreement::Qualifier => kind,
        _ if rival => Disagreement::Disputed,
        _ if same_total(figures, a, b) => Disagreement::Breakdown,
        _ => kind,
    };
    Some(Pair { a, b, meeting, kind, contradicts })
}

/// How two counts of the same differ.
fn unlike(a: &Count, b: &Count) -> Option<Disagreement> {
    match compare(a, b) {
        CountRelation::Equal | CountRelation::Refines => None,
        CountRelation::QualifierDiffers => Some(Disagreement::Qualifier),
        CountRelation::Tension { .. } => Some(Disagreement::Tension),
        CountRelation::Conflict { .. } => Some(Disagreement::Conflict),
    }
}

/// Whether what the two accounts come to is the same, though they make it up in other ways.
fn same_total(figures: &Figures, a: &Figure, b: &Figure) -> bool {
    let (Some(x), Some(y)) = (figures.total(&a.voice), figures.total(&b.voice)) else { return false };
    let made_up = x.interval() != a.count.interval() || y.interval() != b.count.interval();
    a.voice.account != b.voice.account && made_up && compare(x, y) == CountRelation::Equal
}

fn difference(data: &Dataset, found: &[Pair<'_>], kind: Disagreement, sides: &[Id<Claim>]) -> Option<Difference> {
    let of_kind: Vec<&Pair<'_>> = found.iter().filter(|pair| pair.kind == kind).collect();
    let lead = of_kind.first()?;
    let joint = joint(data, found);
    let mut notes = match kind {
        Disagreement::Breakdown => vec![sums(data, lead), Some("The totals agree, what they are made of does not.".into())],
        Disagreement::Qualifier => vec![Some(same_number(lead))],
        _ => vec![Some(apart(data, lead)), joint.as_ref().map(|joint| format!("{}.", sentence_case(joint)))],
    };
    let own: Vec<_> =
        found.iter().filter(|pair| pair.contradicts && !pair.a.voice.is_rival(&pair.b.voice)).map(|p| (p.a.whole, p.b.whole)).collect();
    notes.extend(contradicting_themselves(data, &own).into_iter().map(Some));
    let later = of_kind.iter().all(|pair| differ_in_time(data, pair));
    let rounded = of_kind.iter().all(|pair| is_rounded(pair, kind));
    let is_rounding = rounded && (kind == Disagreement::Tension || of_kind.iter().all(|pair| has_fewer_decimals(pair)));
    let marked = of_kind.iter().all(|pair| sic(data, &[pair.a.claim, pair.b.claim]));
    Some(Difference {
        kind,
        relation: relation(kind, of_kind.iter().any(|pair| pair.contradicts)),
        sides: sides.to_vec(),
        pair: (lead.a.whole, lead.b.whole),
        gap: String::new(),
        joint: joint.unwrap_or_default(),
        notes: notes.into_iter().flatten().collect(),
        explanation: explanation(data, &of_kind, kind, later).or_else(|| is_rounding.then(rounding)),
        at_most: (later || marked || rounded).then_some(Severity::Info),
        between_speakers: kind == Disagreement::Disputed,
    })
}

const fn relation(kind: Disagreement, contradicts: bool) -> Relation {
    match kind {
        Disagreement::Qualifier => Relation::Refines,
        _ if contradicts => Relation::Contradicts,
        _ => Relation::Tension,
    }
}

/// What holds if all figures of one population are right; nothing where that says no more than the figures do.
fn joint(data: &Dataset, found: &[Pair<'_>]) -> Option<String> {
    let same = || found.iter().filter(|pair| pair.meeting == Meeting::Same);
    let mut contradicting = same().filter(|pair| pair.contradicts).peekable();
    if contradicting.peek().is_some() {
        let unless = contradicting.map(|pair| may_be_part(data, pair)).collect::<Option<Vec<String>>>();
        let unless = unless.and_then(|parts| parts.into_iter().next()).map(|part| format!(", unless {part}")).unwrap_or_default();
        return Some(format!("no number fits them all{unless}"));
    }
    let joint = intersect(same().flat_map(|pair| [&pair.a.count, &pair.b.count]));
    joint.filter(|joint| *joint != Interval::ALL).map(|joint| format!("all can be right only if it was {}", Interval::phrase(joint)))
}

/// The smaller figure of a named population and the larger of nobody in particular: it may hold the smaller one.
fn may_be_part(data: &Dataset, pair: &Pair<'_>) -> Option<String> {
    let (part, whole) = if pair.a.count.low() <= pair.b.count.low() { (pair.a, pair.b) } else { (pair.b, pair.a) };
    (part.population.is_some() && whole.population.is_none())
        .then(|| format!("the {} are some of the {}", named(data, part), named(data, whole)))
}

/// A figure with its population or unit.
fn named(data: &Dataset, figure: &Figure) -> String {
    let population = figure.population.map(|id| data.vocabulary.populations[id].id.as_str());
    figure.count.of(population.or(figure.unit.as_deref()).unwrap_or_default())
}

/// One number in two wordings, which may still exclude each other: "more than 77" is not 77.
fn same_number(pair: &Pair<'_>) -> String {
    if intersect([&pair.a.count, &pair.b.count]).is_some() {
        return "The number is the same; only the words around it differ.".into();
    }
    let (a, b) = (pair.a.count.phrase(), pair.b.count.phrase());
    format!("The number is the same; taken by the letter, {a} is not {b}.")
}

/// How far apart the two figures are, with the arithmetic.
fn apart(data: &Dataset, pair: &Pair<'_>) -> String {
    let (part, whole) = if pair.meeting == Meeting::Holds { (pair.b, pair.a) } else { (pair.a, pair.b) };
    let exceeds = pair.contradicts && part.count.low() > whole.count.low() && !pair.a.voice.is_rival(&pair.b.voice);
    match pair.meeting {
        Meeting::PartOf | Meeting::Holds if exceeds => {
            format!("{} are more than {} in all.", sentence_case(&named(data, part)), named(data, whole))
        }
        _ => {
            let apart = divergence(&pair.a.count, &pair.b.count);
            let least = match compare(&pair.a.count, &pair.b.count) {
                CountRelation::Conflict { gap } => gap,
                _ => Number::ZERO,
            };
            let times = apart.ratio_percent();
            let ratio = if times >= 150 { format!(", {}.{} times", (times + 5) / 100, (times + 5) % 100 / 10) } else { String::new() };
            format!("{} apart: {} against {}{ratio}.", apart.gap().max(least), pair.a.count.phrase(), pair.b.count.phrase())
        }
    }
}

/// The arithmetic of a voice that tells populations apart in claims of their own; a claim with parts shows its own.
fn sums(data: &Dataset, pair: &Pair<'_>) -> Option<String> {
    let sum = |figure: &Figure| {
        let account = &data.accounts[figure.voice.account];
        let property = data.claims[figure.whole].property;
        let claims: Vec<Id<Claim>> = account.claims.iter().copied().filter(|&id| data.claims[id].property == property).collect();
        (claims.len() > 1).then(|| crate::checks::side::expression(data, &claims)).flatten()
    };
    sum(pair.a).or_else(|| sum(pair.b)).map(|sum| format!("{}.", sentence_case(&sum)))
}

/// Both say of which day they are, and the days differ.
fn differ_in_time(data: &Dataset, pair: &Pair<'_>) -> bool {
    let as_of = |figure: &Figure| data.claims[figure.claim].as_of.as_ref();
    match (as_of(pair.a), as_of(pair.b)) {
        (Some(a), Some(b)) => crate::values::date::compare(a, b) != crate::values::date::DateComparison::Same,
        _ => false,
    }
}

/// A round number from which another is off by less than a tenth, and that its words leave open: "more than 150" and "at least 157",
/// "up to 170" and "more than 170". Or one with fewer decimals: 72 and 71.9.
fn is_rounded(pair: &Pair<'_>, kind: Disagreement) -> bool {
    let (a, b) = (&pair.a.count, &pair.b.count);
    let round = |count: &Count| count.stated().is_some_and(Number::is_round);
    if kind == Disagreement::Conflict {
        return (round(a) && a.stated() == b.stated()) || has_fewer_decimals(pair);
    }
    let (low, other) = (a.low().number(), b.low().number());
    let (less, more) = (low.min(other), low.max(other));
    kind == Disagreement::Tension && (round(a) || round(b)) && more.minus(less).times(10).is_some_and(|gap| gap < more)
}

/// Whether one of two figures is the other with fewer decimals.
fn has_fewer_decimals(pair: &Pair<'_>) -> bool {
    let exact = |count: &Count| count.interval().only();
    exact(&pair.a.count).zip(exact(&pair.b.count)).is_some_and(|(a, b)| a.is_rounded_from(b) || b.is_rounded_from(a))
}

fn rounding() -> Explanation {
    Explanation { kind: "rounding", text: "one of the figures is a round number for the other".into() }
}

fn explanation(data: &Dataset, pairs: &[&Pair<'_>], kind: Disagreement, later: bool) -> Option<Explanation> {
    if later {
        return Some(Explanation { kind: "as-of", text: "the figures are of different days".into() });
    }
    if kind == Disagreement::Breakdown {
        let whom = |figure: &Figure| figure.population.map_or("people", |id| data.vocabulary.populations[id].id.as_str());
        let (all, apart) =
            pairs.first().map(|pair| if pair.a.count.low() > pair.b.count.low() { (pair.a, pair.b) } else { (pair.b, pair.a) })?;
        let text = format!("one account takes all of them for {}, the other has {} and others beside them", whom(all), whom(apart));
        return Some(Explanation { kind: "breakdown", text });
    }
    let voice = |figure: &Figure| {
        let spoken = texts(&data.claims[figure.claim].speakers);
        if spoken.is_empty() { format!("{} itself", data.sources[data.accounts[figure.voice.account].source].id.value) } else { spoken }
    };
    if !pairs.iter().all(|pair| pair.a.voice.speakers != pair.b.voice.speakers) {
        return None;
    }
    let mut voices: Vec<String> = Vec::new();
    for voice in pairs.iter().flat_map(|pair| [pair.a, pair.b]).map(voice) {
        if !voices.contains(&voice) {
            voices.push(voice);
        }
    }
    let last = voices.pop()?;
    Some(Explanation { kind: "speaker", text: format!("the figures come from different voices, {} and {last}", voices.join(", ")) })
}
