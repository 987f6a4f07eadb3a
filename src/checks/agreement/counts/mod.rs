//! Figures that differ: of one outcome, over all populations and speakers.
//!
//! Pairs of figures are compared where they are of one population, where one population holds the other, or where none is given. How a
//! pair differs is one of a few kinds; a rule looks for a kind, and which of several kinds is reported is for the rules to say.

mod figure;

use std::cmp::Reverse;

use super::{Difference, comparable, contradicting_themselves, pairs};
use crate::dataset::{Claim, Dataset, Id};
use crate::findings::{Disagreement, Explanation, Relation, Severity};
use crate::values::count::{Count, CountRelation, Interval, compare, divergence, intersect};
use figure::{Figure, account_total, figures};

/// Two figures that differ, and how.
struct Pair<'a> {
    a: &'a Figure,
    b: &'a Figure,
    kind: Disagreement,
    contradicts: bool,
}

pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let figures = figures(data, claims);
    let list: Vec<&Figure> = figures.iter().collect();
    let compared: Vec<(&Figure, &Figure)> = pairs(&list).filter(|(a, b)| meet(data, &figures, a, b)).collect();
    let mut found: Vec<Pair<'_>> = compared.iter().filter_map(|(a, b)| pair(data, &figures, a, b)).collect();
    // The widest difference shows it best; equal ones in the order of the files.
    found.sort_by_key(|pair| {
        let apart = divergence(&pair.a.count, &pair.b.count);
        (Reverse((pair.contradicts, apart.gap())), pair.a.claim, pair.b.claim)
    });
    let mut sides: Vec<Id<Claim>> = compared.iter().flat_map(|(a, b)| [a.whole, b.whole]).collect();
    sides.sort();
    sides.dedup();
    let mut kinds: Vec<Disagreement> = found.iter().map(|pair| pair.kind).collect();
    kinds.sort();
    kinds.dedup();
    kinds.into_iter().filter_map(|kind| difference(data, &found, kind, &sides)).collect()
}

/// Whether two figures speak of the same: other parts of one account do not, nor do populations beside each other.
fn meet(data: &Dataset, figures: &[Figure], a: &Figure, b: &Figure) -> bool {
    if a.place != b.place || a.unit != b.unit || !comparable(data, &data.claims[a.claim], &data.claims[b.claim]) {
        return false;
    }
    if a.account == b.account {
        // Figures for several populations stand beside each other; a part and its whole need not agree, except between two voices.
        let nested = a.population.zip(b.population).is_some_and(|(x, y)| data.vocabulary.population_tree.in_line(x, y));
        return a.whole != b.whole && (a.population == b.population || (nested && rival_speakers(a, b)));
    }
    match (a.population, b.population) {
        (Some(x), Some(y)) => data.vocabulary.population_tree.in_line(x, y),
        // A figure of no stated population is the total: it meets a population only where that is all the other account tells of.
        (None, Some(_)) => is_total(data, figures, b),
        (Some(_), None) => is_total(data, figures, a),
        (None, None) => true,
    }
}

fn is_total(data: &Dataset, figures: &[Figure], figure: &Figure) -> bool {
    account_total(data, figures, figure.account, &figure.speakers).is_some_and(|total| total.interval() == figure.count.interval())
        && figure.claim == figure.whole
}

fn pair<'a>(data: &Dataset, figures: &[Figure], a: &'a Figure, b: &'a Figure) -> Option<Pair<'a>> {
    let tree = &data.vocabulary.population_tree;
    let kind = match (a.population, b.population) {
        (Some(x), Some(y)) if x != y => {
            let (part, whole) = if tree.is_within(x, y) { (a, b) } else { (b, a) };
            let exceeds = whole.count.high().is_some_and(|most| part.count.low() > most);
            // A part may be smaller than its whole; two speakers who each give one figure for the dead still dispute it.
            let figures_differ =
                rival_speakers(a, b) && matches!(unlike(&a.count, &b.count), Some(Disagreement::Tension | Disagreement::Conflict));
            if exceeds { Some(Disagreement::Conflict) } else { figures_differ.then_some(Disagreement::Tension) }
        }
        _ => unlike(&a.count, &b.count),
    }?;
    let contradicts = kind == Disagreement::Conflict;
    let kind = match kind {
        Disagreement::Qualifier => kind,
        _ if rival_speakers(a, b) => Disagreement::Disputed,
        _ if same_total(data, figures, a, b) => Disagreement::Breakdown,
        _ => kind,
    };
    Some(Pair { a, b, kind, contradicts })
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

fn rival_speakers(a: &Figure, b: &Figure) -> bool {
    !a.speakers.is_empty() && !b.speakers.is_empty() && a.speakers != b.speakers
}

/// Whether what the two accounts come to is the same, though they make it up in other ways.
fn same_total(data: &Dataset, figures: &[Figure], a: &Figure, b: &Figure) -> bool {
    let total = |figure: &Figure| account_total(data, figures, figure.account, &figure.speakers);
    let made_up = |figure: &Figure, total: &Count| total.interval() != figure.count.interval();
    match (total(a), total(b)) {
        (Some(x), Some(y)) => (made_up(a, &x) || made_up(b, &y)) && compare(&x, &y) == CountRelation::Equal,
        _ => false,
    }
}

fn difference(data: &Dataset, found: &[Pair<'_>], kind: Disagreement, sides: &[Id<Claim>]) -> Option<Difference> {
    let of_kind: Vec<&Pair<'_>> = found.iter().filter(|pair| pair.kind == kind).collect();
    let lead = of_kind.first()?;
    let contradicts = of_kind.iter().any(|pair| pair.contradicts);
    let revised = of_kind.iter().all(|pair| is_revision(data, pair));
    let joint = joint(found);
    let mut notes = match kind {
        Disagreement::Breakdown => vec!["The totals agree, what they are made of does not.".into()],
        Disagreement::Qualifier => vec!["The figure is the same; only the words around it differ.".into()],
        _ => vec![
            apart(lead),
            joint.as_ref().map_or_else(|| "No number fits them all.".into(), |joint| format!("All can be right only if it was {joint}.")),
        ],
    };
    let contradictions: Vec<_> =
        found.iter().filter(|pair| pair.contradicts && pair.kind != Disagreement::Disputed).map(|p| (p.a.whole, p.b.whole)).collect();
    notes.extend(contradicting_themselves(data, &contradictions));
    Some(Difference {
        kind,
        relation: relation(kind, contradicts),
        sides: sides.to_vec(),
        pair: (lead.a.whole, lead.b.whole),
        gap: String::new(),
        joint: joint.map_or_else(|| "no number fits them all".into(), |joint| format!("all can be right only if it was {joint}")),
        notes,
        explanation: explanation(data, lead, kind, revised),
        at_most: revised.then_some(Severity::Info),
    })
}

const fn relation(kind: Disagreement, contradicts: bool) -> Relation {
    match kind {
        Disagreement::Qualifier => Relation::Refines,
        _ if contradicts => Relation::Contradicts,
        _ => Relation::Tension,
    }
}

/// What holds if all figures of one population that were compared are right; none where no number fits them all.
fn joint(found: &[Pair<'_>]) -> Option<String> {
    let same =
        found.iter().filter(|pair| pair.a.population == pair.b.population || pair.a.population.is_none() || pair.b.population.is_none());
    intersect(same.flat_map(|pair| [&pair.a.count, &pair.b.count])).map(Interval::phrase)
}

fn apart(pair: &Pair<'_>) -> String {
    let apart = divergence(&pair.a.count, &pair.b.count);
    let times = apart.ratio_percent();
    let ratio = if times >= 150 { format!(", {}.{} times", times / 100, times % 100 / 10) } else { String::new() };
    format!("{} apart ({} against {}{ratio}).", apart.gap(), apart.lower(), apart.upper())
}

/// One document, and the later figure is of a later state of knowledge.
fn is_revision(data: &Dataset, pair: &Pair<'_>) -> bool {
    let document = |figure: &Figure| data.document(data.accounts[figure.account].source);
    let as_of = |figure: &Figure| data.claims[figure.claim].as_of.as_ref().map(|date| date.text().to_owned());
    document(pair.a) == document(pair.b) && as_of(pair.a).is_some() && as_of(pair.b).is_some() && as_of(pair.a) != as_of(pair.b)
}

fn explanation(data: &Dataset, pair: &Pair<'_>, kind: Disagreement, revised: bool) -> Option<Explanation> {
    let voice = |figure: &Figure| if figure.speakers.is_empty() { "the source itself".to_owned() } else { speaker(data, figure) };
    if revised {
        return Some(Explanation { kind: "as-of", text: "the figures are of different days of one document".into() });
    }
    if kind == Disagreement::Breakdown {
        return Some(Explanation {
            kind: "breakdown",
            text: "one account counts everyone as of one population, the other tells them apart".into(),
        });
    }
    let differ = pair.a.speakers != pair.b.speakers;
    differ.then(|| Explanation {
        kind: "speaker",
        text: format!("the figures come from two voices, {} and {}", voice(pair.a), voice(pair.b)),
    })
}

fn speaker(data: &Dataset, figure: &Figure) -> String {
    crate::checks::side::texts(&data.claims[figure.claim].speakers)
}
