//! Figures that differ: of one outcome, over all populations and speakers.
//!
//! Figures of one population are compared as they are; a part may not exceed its whole; populations beside each other are added up. How
//! a pair differs is one of a few kinds; a rule looks for a kind, and which of several kinds is reported is for the rules to say.

use std::cmp::Reverse;

use super::{Difference, comparable, contradicting_themselves, pairs, sentence_case, sic};
use crate::checks::figures::{Figure, Figures};
use crate::checks::side::texts;
use crate::dataset::{Claim, Dataset, Id};
use crate::findings::{Disagreement, Explanation, Relation, Severity};
use crate::values::count::{Count, CountRelation, Interval, compare, divergence, intersect};

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
    let joint = joint(found);
    let mut notes = match kind {
        Disagreement::Breakdown => vec![sums(data, lead), Some("The totals agree, what they are made of does not.".into())],
        Disagreement::Qualifier => vec![Some("The figure is the same; only the words around it differ.".into())],
        _ => vec![Some(apart(data, lead)), joint.as_ref().map(|joint| format!("{}.", sentence_case(joint)))],
    };
    let own: Vec<_> =
        found.iter().filter(|pair| pair.contradicts && !pair.a.voice.is_rival(&pair.b.voice)).map(|p| (p.a.whole, p.b.whole)).collect();
    notes.extend(contradicting_themselves(data, &own).into_iter().map(Some));
    let later = of_kind.iter().all(|pair| differ_in_time(data, pair));
    let marked = of_kind.iter().all(|pair| sic(data, &[pair.a.claim, pair.b.claim]));
    Some(Difference {
        kind,
        relation: relation(kind, of_kind.iter().any(|pair| pair.contradicts)),
        sides: sides.to_vec(),
        pair: (lead.a.whole, lead.b.whole),
        gap: String::new(),
        joint: joint.unwrap_or_default(),
        notes: notes.into_iter().flatten().collect(),
        explanation: explanation(data, lead, kind, later),
        at_most: (later || marked).then_some(Severity::Info),
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
fn joint(found: &[Pair<'_>]) -> Option<String> {
    let same = || found.iter().filter(|pair| pair.meeting == Meeting::Same);
    if same().any(|pair| pair.contradicts) {
        return Some("no number fits them all".into());
    }
    let joint = intersect(same().flat_map(|pair| [&pair.a.count, &pair.b.count]));
    joint
        .filter(|joint| joint.low() > 0 || joint.high().is_some())
        .map(|joint| format!("all can be right only if it was {}", Interval::phrase(joint)))
}

/// How far apart the two figures are, with the arithmetic.
fn apart(data: &Dataset, pair: &Pair<'_>) -> String {
    let named = |figure: &Figure| {
        let population = figure.population.map(|id| data.vocabulary.populations[id].id.as_str());
        figure.count.of(population.or(figure.unit.as_deref()).unwrap_or_default())
    };
    match pair.meeting {
        Meeting::PartOf if pair.contradicts => format!("{} are more than {} in all.", sentence_case(&named(pair.a)), named(pair.b)),
        Meeting::Holds if pair.contradicts => format!("{} are more than {} in all.", sentence_case(&named(pair.b)), named(pair.a)),
        _ => {
            let apart = divergence(&pair.a.count, &pair.b.count);
            let least = match compare(&pair.a.count, &pair.b.count) {
                CountRelation::Conflict { gap } => gap,
                _ => 0,
            };
            let times = apart.ratio_percent();
            let ratio = if times >= 150 { format!(", {}.{} times", times / 100, times % 100 / 10) } else { String::new() };
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

fn explanation(data: &Dataset, pair: &Pair<'_>, kind: Disagreement, later: bool) -> Option<Explanation> {
    if later {
        return Some(Explanation { kind: "as-of", text: "the figures are of different days".into() });
    }
    if kind == Disagreement::Breakdown {
        return Some(Explanation {
            kind: "breakdown",
            text: "one account counts everyone as of one population, the other tells them apart".into(),
        });
    }
    let voice = |figure: &Figure| {
        let spoken = texts(&data.claims[figure.claim].speakers);
        if spoken.is_empty() { format!("{} itself", data.sources[data.accounts[figure.voice.account].source].id.value) } else { spoken }
    };
    let differ = pair.a.voice.speakers != pair.b.voice.speakers;
    differ.then(|| Explanation {
        kind: "speaker",
        text: format!("the figures come from two voices, {} and {}", voice(pair.a), voice(pair.b)),
    })
}
