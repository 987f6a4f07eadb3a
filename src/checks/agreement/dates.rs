//! Days that exclude each other.

use super::{Difference, comparable, contradicting_themselves, pairs};
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::findings::{Disagreement, Explanation, Relation, Severity};
use crate::values::date::{Date, DateComparison, DateExplanation, compare};

/// Roles of dates that are not those of events.
const REPORTING: [&str; 3] = ["report", "publication", "announcement"];

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
    let taking_part =
        dated.into_iter().filter(|id| all.iter().any(|(a, b)| id == a || id == b) || agrees_with_one(data, *id, &all)).collect();
    let mut notes = vec![sentence(widest, found.len())];
    notes.extend(contradicting_themselves(data, &all));
    let swapped = found.iter().find(|contradiction| contradiction.explanation == Some(DateExplanation::DayMonthSwapped));
    let (kind, shown) = swapped.map_or((Disagreement::Conflict, widest), |swapped| (Disagreement::DayMonthSwap, swapped));
    let explanation = shown.explanation.map(|why| Explanation { kind: word(why), text: why.to_string() });
    let explanation = explanation.or_else(|| other_role(data, &found)).or_else(|| two_incidents(data, &found));
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

/// One of the days is that of a report or an announcement, as another claim of the subject says.
fn other_role(data: &Dataset, found: &[Contradiction]) -> Option<Explanation> {
    let first = found.first()?;
    let subject = &data.subjects[data.accounts[data.claims[first.pair.0].account].subject];
    let claims = subject.accounts.iter().flat_map(|&account| &data.accounts[account].claims);
    let other = claims.filter_map(|&id| Some((date(data, id)?, data.vocabulary.properties[data.claims[id].property].role.as_deref()?)));
    let mut other = other.filter(|(_, role)| REPORTING.contains(role));
    let days = || found.iter().flat_map(|contradiction| [contradiction.pair.0, contradiction.pair.1]).filter_map(|id| date(data, id));
    let (day, role) = other.find(|(day, _)| days().any(|event| compare(event, day) == DateComparison::Same))?;
    Some(Explanation { kind: "date-role", text: format!("{} is the day of the {role}", day.human()) })
}

/// One source gives both days, in accounts of their own.
fn two_incidents(data: &Dataset, found: &[Contradiction]) -> Option<Explanation> {
    let account = |id: Id<Claim>| &data.accounts[data.claims[id].account];
    let own = found
        .iter()
        .find(|c| account(c.pair.0).source == account(c.pair.1).source && !std::ptr::eq(account(c.pair.0), account(c.pair.1)))?;
    let source = &data.sources[account(own.pair.0).source].id.value;
    Some(Explanation {
        kind: "two-incidents",
        text: format!(
            "both days stand in {source}, in entries of their own: they may tell of two incidents, or one of them gives the day of a report"
        ),
    })
}

fn sentence(widest: &Contradiction, count: usize) -> String {
    let apart = format!("{} apart", days(widest.gap));
    match (count, widest.uncertain) {
        (1, true) => format!("{apart}, and marked as uncertain."),
        (1, false) => format!("{apart}: both cannot be right."),
        _ => format!("Up to {apart}: they cannot all be right."),
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
