//! Days that exclude each other.

use chrono::NaiveDate;

use super::{Difference, between_speakers, comparable, contradicting_themselves, pairs, sic};
use crate::checks::when::days;
use crate::dataset::{Claim, Dataset, Id};
use crate::findings::{Disagreement, Explanation, Relation, Severity, SubjectKind};
use crate::values::date::{Date, DateComparison, DateExplanation, DayRange, compare};
use crate::values::text::sentence_case;

/// Roles of dates that are not those of events.
const REPORTING: [&str; 3] = ["report", "publication", "announcement"];

/// What is announced within so many days may have just happened.
const SOON: u32 = 31;

struct Contradiction {
    pair: (Id<Claim>, Id<Claim>),
    gap: u32,
    slip: Option<DateExplanation>,
    uncertain: bool,
    /// Both name one day.
    exact: bool,
}

pub(super) fn differences(data: &Dataset, claims: &[Id<Claim>]) -> Vec<Difference> {
    let dated: Vec<Id<Claim>> = claims.iter().copied().filter(|&id| date(data, id).is_some()).collect();
    let mut found: Vec<Contradiction> = pairs(&dated).filter_map(|pair| contradiction(data, pair)).collect();
    // The widest gap shows it best; equal ones in the order of the files.
    found.sort_by_key(|contradiction| (std::cmp::Reverse(contradiction.gap), contradiction.pair));
    let Some(widest) = found.first() else {
        let stretched = stretched(data, &dated).into_iter();
        return stretched.chain(extents(data, &dated)).chain(bounded(data, &dated)).collect();
    };
    let all: Vec<_> = found.iter().map(|contradiction| contradiction.pair).collect();
    let sides = dated.into_iter().filter(|id| all.iter().any(|(a, b)| id == a || id == b)).collect();
    let mut notes = vec![sentence(widest, found.len())];
    notes.extend(contradicting_themselves(data, &all));
    let known = found.iter().all(|contradiction| contradiction.uncertain || sic(data, &[contradiction.pair.0, contradiction.pair.1]));
    let report = day_of_report(data, &found);
    let role = report.map(|(day, role, _)| Explanation { kind: "date-role", text: format!("{} is the day of the {role}", day.human()) });
    vec![Difference {
        kind: kind(&found, report.is_some_and(|(_, _, explains_all)| explains_all)),
        relation: Relation::Contradicts,
        sides,
        pair: widest.pair,
        gap: days(widest.gap.into()),
        joint: String::new(),
        notes,
        explanation: found.iter().find_map(slip).or(role).or_else(|| two_incidents(data, &found)),
        at_most: (known || is_of_reports(data, widest)).then_some(Severity::Info),
        between_speakers: between_speakers(data, &all),
    }]
}

/// A day told here, and there several days of which it is one: nothing excludes it, but what lasted did not happen on one day.
fn extents(data: &Dataset, dated: &[Id<Claim>]) -> Vec<Difference> {
    let lasts = |id: Id<Claim>| {
        let (start, end) = date(data, id)?.extent()?;
        let (first, last) = (start.latest()?, end.earliest()?);
        (first < last).then(|| last.signed_duration_since(first).num_days())
    };
    let one_of = |(day, extent): &(Id<Claim>, Id<Claim>)| {
        let only = date(data, *day).and_then(Date::exact_day);
        let within = only.zip(date(data, *extent)).is_some_and(|(day, extent)| extent.possible().contains(day));
        within && lasts(*extent).is_some() && comparable(data, &data.claims[*day], &data.claims[*extent])
    };
    let found: Vec<_> = pairs(dated).flat_map(|(a, b)| [(a, b), (b, a)]).filter(one_of).collect();
    // The longest shows it best; equal ones in the order of the files.
    let Some(&pair) = found.iter().min_by_key(|&&(day, extent)| (std::cmp::Reverse(lasts(extent)), day, extent)) else { return Vec::new() };
    let sides = dated.iter().copied().filter(|id| found.iter().any(|(a, b)| id == a || id == b)).collect();
    // Both the first day and the last count.
    let more = days(lasts(pair.1).and_then(|days| u64::try_from(days).ok()).unwrap_or_default().saturating_add(1));
    vec![Difference {
        kind: Disagreement::Extent,
        relation: Relation::Refines,
        sides,
        pair,
        gap: more.clone(),
        joint: String::new(),
        notes: vec![format!("The one account has one of the {more} of the other.")],
        explanation: None,
        at_most: Some(Severity::Info),
        between_speakers: false,
    }]
}

/// What the contradictions are, if one thing explains them all; nothing else may be left to explain.
fn kind(found: &[Contradiction], day_of_report: bool) -> Disagreement {
    let all = |explains: fn(DateExplanation) -> bool| found.iter().all(|contradiction| contradiction.slip.is_some_and(explains));
    if all(|slip| slip == DateExplanation::DayMonthSwapped) {
        Disagreement::DayMonthSwap
    } else if all(|slip| matches!(slip, DateExplanation::OtherMonth | DateExplanation::OtherYear | DateExplanation::TensOff)) {
        Disagreement::UnitSlip
    } else if day_of_report {
        Disagreement::RoleMismatch
    } else {
        Disagreement::Conflict
    }
}

/// Two claims that fit each other only if something was announced so many days after the first of them.
#[derive(Clone, Copy)]
struct Late {
    pair: (Id<Claim>, Id<Claim>),
    gap: u32,
}

/// Days that fit each other only because one of them is "by the day of the announcement", long after the other.
///
/// Who reads on that day that something is over takes the day for that of the end.
fn stretched(data: &Dataset, dated: &[Id<Claim>]) -> Option<Difference> {
    let bounds: Vec<(Id<Claim>, NaiveDate)> = dated.iter().filter_map(|&id| Some((id, announced_by(data, id)?))).collect();
    let against =
        |(bound, day): &(Id<Claim>, NaiveDate)| dated.iter().filter_map(|&other| late(data, other, *bound, *day)).collect::<Vec<_>>();
    let mut found: Vec<Late> = bounds.iter().flat_map(against).collect();
    found.sort_by_key(|late| (std::cmp::Reverse(late.gap), late.pair));
    let widest = found.first()?;
    let all: Vec<_> = found.iter().map(|late| late.pair).collect();
    let sides: Vec<Id<Claim>> = dated.iter().copied().filter(|id| all.iter().any(|(a, b)| id == a || id == b)).collect();
    let (early, gap) = (date(data, widest.pair.0)?.human(), days(widest.gap.into()));
    let announced = DayRange::day(announced_by(data, widest.pair.1)?).human();
    let note = format!("By {announced}, as announced then, and {early}: both hold only if the announcement came at least {gap} after.");
    let document = |id: Id<Claim>| data.document(data.accounts[data.claims[id].account].source);
    // Another document may have learnt of it late.
    let elsewhere = found.iter().all(|late| document(late.pair.0) != document(late.pair.1));
    let uncertain = || found.iter().all(|late| date(data, late.pair.0).is_some_and(Date::is_uncertain));
    Some(Difference {
        kind: Disagreement::Stretched,
        relation: Relation::Tension,
        pair: widest.pair,
        joint: format!("both hold only if it was announced {gap} after {early}"),
        gap,
        notes: std::iter::once(note).chain(contradicting_themselves(data, &all)).collect(),
        explanation: elsewhere.then(|| Explanation { kind: "announcement", text: "what happened is often announced later".into() }),
        at_most: (elsewhere || sic(data, &sides) || uncertain()).then_some(Severity::Info),
        between_speakers: between_speakers(data, &all),
        sides,
    })
}

/// A day told as that of the event, which another account has only as the day by which it had happened: of the news of it.
fn bounded(data: &Dataset, dated: &[Id<Claim>]) -> Option<Difference> {
    let by = |id: Id<Claim>| {
        let range = date(data, id)?.possible();
        range.latest().filter(|_| range.earliest().is_none() && data.claims[id].inferred.is_some())
    };
    let told = |id: Id<Claim>| date(data, id).and_then(Date::exact_day).filter(|_| data.claims[id].inferred.is_none());
    let account = |id: Id<Claim>| data.claims[id].account;
    let one_day = |&(day, bound): &(Id<Claim>, Id<Claim>)| {
        told(day).is_some()
            && told(day) == by(bound)
            && account(day) != account(bound)
            && comparable(data, &data.claims[day], &data.claims[bound])
    };
    let found: Vec<_> = pairs(dated).flat_map(|(a, b)| [(a, b), (b, a)]).filter(one_day).collect();
    let &pair = found.first()?;
    // What two tell as the day of the event, the news of that day does not make doubtful.
    if found.iter().any(|(day, _)| *day != pair.0) {
        return None;
    }
    let sides: Vec<Id<Claim>> = dated.iter().copied().filter(|id| found.iter().any(|(a, b)| id == a || id == b)).collect();
    Some(Difference {
        kind: Disagreement::RoleMismatch,
        relation: Relation::Tension,
        pair,
        gap: String::new(),
        joint: String::new(),
        notes: vec!["Both hold only if it happened and was told on one day.".into()],
        explanation: None,
        at_most: Some(Severity::Info),
        between_speakers: between_speakers(data, &found),
        sides,
    })
}

/// The two, if the bound, announced on its day, fits the other only by its openness and comes late.
fn late(data: &Dataset, other: Id<Claim>, bound: Id<Claim>, day: NaiveDate) -> Option<Late> {
    let last = date(data, other)?.possible();
    let last = last.latest().filter(|_| last.earliest().is_some())?;
    let gap = u32::try_from(day.signed_duration_since(last).num_days()).ok()?;
    (gap > SOON && comparable(data, &data.claims[other], &data.claims[bound])).then_some(Late { pair: (other, bound), gap })
}

/// The day by which a claim has it, if that is read from the day on which its account has it announced.
fn announced_by(data: &Dataset, id: Id<Claim>) -> Option<NaiveDate> {
    let claim = &data.claims[id];
    let range = date(data, id)?.possible();
    let day = range.latest().filter(|_| range.earliest().is_none() && claim.inferred.is_some())?;
    let announces = |&other: &Id<Claim>| {
        let role = data.vocabulary.properties[data.claims[other].property].role.as_deref();
        role.is_some_and(|role| REPORTING.contains(&role)) && date(data, other).and_then(Date::exact_day) == Some(day)
    };
    data.accounts[claim.account].claims.iter().any(announces).then_some(day)
}

fn date(data: &Dataset, id: Id<Claim>) -> Option<&Date> {
    data.claims[id].value.date().filter(|_| !data.claims[id].denied)
}

fn contradiction(data: &Dataset, pair: (Id<Claim>, Id<Claim>)) -> Option<Contradiction> {
    let (a, b) = (date(data, pair.0)?, date(data, pair.1)?);
    if !comparable(data, &data.claims[pair.0], &data.claims[pair.1]) {
        return None;
    }
    match compare(a, b) {
        DateComparison::Contradicts { gap_days, explanation } => {
            let uncertain = a.is_uncertain() || b.is_uncertain();
            let exact = a.exact_day().is_some() && b.exact_day().is_some();
            Some(Contradiction { pair, gap: gap_days, slip: explanation, uncertain, exact })
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
        DateExplanation::TensOff => "tens-off",
        DateExplanation::ExtentStartsDiffer { .. }
        | DateExplanation::ExtentEndsDiffer { .. }
        | DateExplanation::ExtentStartsAndEndsDiffer { .. } => {
            return None;
        }
    };
    Some(Explanation { kind, text: contradiction.slip?.to_string() })
}

/// So many days an announcement and a report of it can lie apart.
const REPORTED_WITHIN: u32 = 3;

/// Whether the days are those of reports or announcements, and close: an issue of a paper is reported on the day after.
fn is_of_reports(data: &Dataset, widest: &Contradiction) -> bool {
    let role = data.vocabulary.properties[data.claims[widest.pair.0].property].role.as_deref();
    widest.gap <= REPORTED_WITHIN && role.is_some_and(|role| REPORTING.contains(&role))
}

/// A day that one of the contradictions turns on and that another claim of the subject has as the day of a report or an announcement,
/// with the role, and whether all contradictions turn on it.
fn day_of_report<'d>(data: &'d Dataset, found: &[Contradiction]) -> Option<(&'d Date, &'d str, bool)> {
    let first = found.first()?;
    let role = data.vocabulary.properties[data.claims[first.pair.0].property].role.as_deref();
    // Two days of one report are no mistake about the event.
    if role.is_some_and(|role| REPORTING.contains(&role)) {
        return None;
    }
    let subject = &data.subjects[data.accounts[data.claims[first.pair.0].account].subject];
    let roles = data
        .claims_of(subject)
        .filter_map(|id| Some((date(data, id)?, data.vocabulary.properties[data.claims[id].property].role.as_deref()?)));
    let turns_on = |contradiction: &&Contradiction, day: &Date| {
        let (a, b) = contradiction.pair;
        [a, b].into_iter().filter_map(|id| date(data, id)).any(|event| compare(event, day) == DateComparison::Same)
    };
    let mut reporting = roles.filter(|(_, role)| REPORTING.contains(role));
    let (day, role) = reporting.find(|(day, _)| found.iter().any(|contradiction| turns_on(&contradiction, day)))?;
    Some((day, role, found.iter().all(|contradiction| turns_on(&contradiction, day))))
}

/// One source gives both days, in accounts of their own.
fn two_incidents(data: &Dataset, found: &[Contradiction]) -> Option<Explanation> {
    let account = |id: Id<Claim>| data.claims[id].account;
    let source = |id: Id<Claim>| data.accounts[account(id)].source;
    let own = found.iter().find(|c| c.exact && source(c.pair.0) == source(c.pair.1) && account(c.pair.0) != account(c.pair.1))?;
    let name = &data.sources[source(own.pair.0)].id.value;
    // A fact has no second event of its kind.
    let subject = &data.subjects[data.accounts[account(own.pair.0)].subject];
    let two = if subject.kind == SubjectKind::Incident { "they may tell of two incidents, or " } else { "" };
    let text = format!("both days stand in {name}, in entries of their own: {two}one of them may be the day of a report");
    Some(Explanation { kind: "two-incidents", text })
}

fn sentence(widest: &Contradiction, count: usize) -> String {
    let where_apart = match widest.slip {
        Some(DateExplanation::ExtentStartsDiffer { .. }) => " at the start",
        Some(DateExplanation::ExtentEndsDiffer { .. }) => " at the end",
        _ => "",
    };
    // Between dates that leave several days possible the gap is the least that they can be apart.
    let bound = match (widest.exact, count) {
        (true, 1) => "",
        (_, 1) if !where_apart.is_empty() => "",
        (true, _) => "up to ",
        (false, _) => "at least ",
    };
    let apart = sentence_case(&format!("{bound}{} apart{where_apart}", days(widest.gap.into())));
    match (count, widest.uncertain) {
        (1, true) => format!("{apart}, and marked as uncertain."),
        (1, false) => format!("{apart}: both cannot be right."),
        _ => format!("{apart}: they cannot all be right."),
    }
}
