//! Days that exclude each other.

use super::{Difference, comparable, contradicting_themselves, pairs};
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::findings::{Disagreement, Explanation, Relation, Severity};
use crate::values::date::{Date, DateComparison, DateExplanation, compare};

struct Contradiction {
    pair: (Id<Claim>, Id<Claim>),
    gap: u32,
    explanation: Option<DateExplanation>,
    uncertain: bool,
}

pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let dated: Vec<Id<Claim>> = claims.iter().copied().filter(|&id| date(data, id).is_some()).collect();
    let mut found: Vec<Contradiction> = pairs(&dated).filter_map(|pair| contradiction(data, pair)).collect();
    // The widest gap shows it best; equal ones in the order of the files.
    found.sort_by_key(|contradiction| (std::cmp::Reverse(contradiction.gap), contradiction.pair));
    let Some(widest) = found.first() else { return Vec::new() };
    let all: Vec<_> = found.iter().map(|contradiction| contradiction.pair).collect();
    let taking_part = dated.into_iter().filter(|id| all.iter().any(|(a, b)| id == a || id == b) || agrees_with_one(data, *id, &all)).collect();
    let mut notes = vec![sentence(widest, found.len())];
    notes.extend(contradicting_themselves(data, &all));
    let swapped = found.iter().find(|contradiction| contradiction.explanation == Some(DateExplanation::DayMonthSwapped));
    let (kind, shown) = swapped.map_or((Disagreement::Conflict, widest), |swapped| (Disagreement::DayMonthSwap, swapped));
    let explanation = shown.explanation.map(|why| Explanation { kind: word(why), text: why.to_string() });
    vec![Difference {
        kind,
        relation: Relation::Contradicts,
        sides: taking_part,
        pair: shown.pair,
        gap: days(shown.gap),
        joint: String::new(),
        notes,
        explanation,
        at_most: found.iter().all(|contradiction| contradiction.uncertain).then_some(Severity::Info),
    }]
}

fn date(data: &Dataset, id: Id<Claim>) -> Option<&Date> {
    match &data.claims[id].value {
        Value::Date(date) if !data.claims[id].denied => Some(date),
        _ => None,
    }
}

fn contradiction(data: &Dataset, pair: (Id<Claim>, Id<Claim>)) -> Option<Contradiction> {
    let (a, b) = (date(data, pair.0)?, date(data, pair.1)?);
    if !comparable(data, &data.claims[pair.0], &data.claims[pair.1]) {
        return None;
    }
    match compare(a, b) {
        DateComparison::Contradicts { gap_days, explanation } => {
            let uncertain = a.is_uncertain() || b.is_uncertain();
            Some(Contradiction { pair, gap: gap_days, explanation, uncertain })
        }
        DateComparison::Same | DateComparison::Compatible => None,
    }
}

/// Whether a claim gives the very date of one side, so that a reader wants to see it there.
fn agrees_with_one(data: &Dataset, id: Id<Claim>, contradictions: &[(Id<Claim>, Id<Claim>)]) -> bool {
    let same = |other: Id<Claim>| match (date(data, id), date(data, other)) {
        (Some(a), Some(b)) => compare(a, b) == DateComparison::Same,
        _ => false,
    };
    contradictions.iter().any(|&(a, b)| same(a) || same(b))
}

fn sentence(widest: &Contradiction, count: usize) -> String {
    let apart = format!("{} apart", days(widest.gap));
    match (count, widest.uncertain) {
        (1, true) => format!("{apart}, and marked as uncertain"),
        (1, false) => format!("{apart}: both cannot be right"),
        _ => format!("up to {apart}: they cannot all be right"),
    }
}

fn days(gap: u32) -> String {
    if gap == 1 { "1 day".into() } else { format!("{gap} days") }
}

const fn word(explanation: DateExplanation) -> &'static str {
    match explanation {
        DateExplanation::DayMonthSwapped => "day-month-swapped",
        DateExplanation::OtherMonth => "other-month",
        DateExplanation::OtherYear => "other-year",
        DateExplanation::ExtentStartsDiffer { .. } => "starts-differ",
        DateExplanation::ExtentEndsDiffer { .. } => "ends-differ",
        DateExplanation::ExtentStartsAndEndsDiffer { .. } => "starts-and-ends-differ",
    }
}
