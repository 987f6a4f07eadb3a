//! Days that exclude each other.

use super::{Difference, comparable, contradicting_themselves, pairs, sic};
use crate::dataset::{Claim, Dataset, Id, Value};
use crate::findings::{Disagreement, Explanation, Relation, Severity};
use crate::values::date::{Date, DateComparison, DateExplanation, compare};

/// Roles of dates that are not those of events.
const REPORTING: [&str; 3] = ["report", "publication", "announcement"];

struct Contradiction {
    pair: (Id<Claim>, Id<Claim>),
    gap: u32,
    slip: Option<DateExplanation>,
    uncertain: bool,
}

pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let dated: Vec<Id<Claim>> = claims.iter().copied().filter(|&id| date(data, id).is_some()).collect();
    let mut found: Vec<Contradiction> = pairs(&dated).filter_map(|pair| contradiction(data, pair)).collect();
    // The widest gap shows it best; equal ones in the order of the files.
    found.sort_by_key(|contradiction| (std::cmp::Reverse(contradiction.gap), contradiction.pair));
    let Some(widest) = found.first() else { return Vec::new() };
    let all: Vec<_> = found.iter().map(|contradiction| contradiction.pair).collect();
    let sides = dated.into_iter().filter(|id| all.iter().any(|(a, b)| id == a || id == b)).collect();
    let mut notes = vec![sentence(widest, found.len())];
    notes.extend(contradicting_themselves(data, &all));
    // An exchange explains the whole only where it leaves nothing else to explain.
    let swapped = found.iter().all(|contradiction| contradiction.slip == Some(DateExplanation::DayMonthSwapped));
    let known = found.iter().all(|contradiction| contradiction.uncertain || sic(data, &[contradiction.pair.0, contradiction.pair.1]));
    vec![Difference {
        kind: if swapped { Disagreement::DayMonthSwap } else { Disagreement::Conflict },
        relation: Relation::Contradicts,
        sides,
        pair: widest.pair,
        gap: days(widest.gap),
        joint: String::new(),
        notes,
        explanation: found.iter().find_map(slip).or_else(|| other_role(data, &found)).or_else(|| two_incidents(data, &found)),
        at_most: known.then_some(Severity::Info),
        between_speakers: false,
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
            Some(Contradiction { pair, gap: gap_days, slip: explanation, uncertain })
        }
        DateComparison::Same | DateComparison::Compatible => None,
    }
}

/// A slip of the pen that the two days show; that ends differ is what was found, not why.
fn slip(contradiction: &Contradiction) -> Option<Explanation> {
    let kind = match contradiction.slip? {
        DateExplanation::DayMonthSwapped => "day-month-swapped",
        DateExplanation::OtherMonth => "other-month",
        DateExplanation::OtherYear => "other-year",
        DateExplanation::ExtentStartsDiffer { .. }
        | DateExplanation::ExtentEndsDiffer { .. }
        | DateExplanation::ExtentStartsAndEndsDiffer { .. } => {
            return None;
        }
    };
    Some(Explanation { kind, text: contradiction.slip?.to_string() })
}

/// One of the days is that of a report or an announcement, as another claim of the subject says.
fn other_role(data: &Dataset, found: &[Contradiction]) -> Option<Explanation> {
    let first = found.first()?;
    let subject = &data.subjects[data.accounts[data.claims[first.pair.0].account].subject];
    let claims = subject.accounts.iter().flat_map(|&account| &data.accounts[account].claims);
    let roles = claims.filter_map(|&id| Some((date(data, id)?, data.vocabulary.properties[data.claims[id].property].role.as_deref()?)));
    let days = || found.iter().flat_map(|contradiction| [contradiction.pair.0, contradiction.pair.1]).filter_map(|id| date(data, id));
    let mut reporting = roles.filter(|(_, role)| REPORTING.contains(role));
    let (day, role) = reporting.find(|(day, _)| days().any(|event| compare(event, day) == DateComparison::Same))?;
    Some(Explanation { kind: "date-role", text: format!("{} is the day of the {role}", day.human()) })
}

/// One source gives both days, in accounts of their own.
fn two_incidents(data: &Dataset, found: &[Contradiction]) -> Option<Explanation> {
    let account = |id: Id<Claim>| data.claims[id].account;
    let source = |id: Id<Claim>| data.accounts[account(id)].source;
    let days = |c: &Contradiction| {
        date(data, c.pair.0).zip(date(data, c.pair.1)).is_some_and(|(a, b)| a.exact_day().is_some() && b.exact_day().is_some())
    };
    let own = found.iter().find(|c| days(c) && source(c.pair.0) == source(c.pair.1) && account(c.pair.0) != account(c.pair.1))?;
    let name = &data.sources[source(own.pair.0)].id.value;
    Some(Explanation {
        kind: "two-incidents",
        text: format!(
            "both days stand in {name}, in entries of their own: they may tell of two incidents, or one of them gives the day of a report"
        ),
    })
}

fn sentence(widest: &Contradiction, count: usize) -> String {
    let where_apart = match widest.slip {
        Some(DateExplanation::ExtentStartsDiffer { .. }) => " at the start",
        Some(DateExplanation::ExtentEndsDiffer { .. }) => " at the end",
        _ => "",
    };
    let apart = format!("{} apart{where_apart}", days(widest.gap));
    match (count, widest.uncertain) {
        (1, true) => format!("{apart}, and marked as uncertain."),
        (1, false) => format!("{apart}: both cannot be right."),
        _ => format!("Up to {apart}: they cannot all be right."),
    }
}

fn days(gap: u32) -> String {
    if gap == 1 { "1 day".into() } else { format!("{gap} days") }
}
