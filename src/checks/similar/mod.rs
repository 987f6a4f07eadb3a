//! Incidents that may be one: close in date and place, or alike in what stands for these where a source does not tell them.

mod agreement;
mod followed;
mod near;
mod passage;

use std::collections::BTreeSet;

use agreement::{agreement, differences, evidence};
use near::{By, Near};

use super::side::side;
use super::{Context, order};
use crate::dataset::{Claim, Dataset, Entity, Id, Pair, Subject, Verdict};
use crate::findings::{Facet, Observation, Severity, Similar};
use crate::values::date::{Date, DayRange};

/// Every pair of incidents at most `days` apart at places that are or may be one, and every pair that is near otherwise, that nothing
/// tells apart yet.
pub(super) fn observe(context: &Context<'_>, days: u32) -> Vec<Observation> {
    let data = context.dataset;
    let joint = joint_pairs(data);
    let mut pairs = near::pairs(data, days, &order::neighbours(context));
    followed::add_pairs(data, &mut pairs);
    passage::add_pairs(data, &mut pairs);
    for (a, b) in left_open(data) {
        let agrees = agreement(data, &data.subjects[a], &data.subjects[b]);
        near::add(&mut pairs, (a, b), Near { by: By::Judged, gap: 0, places: BTreeSet::new(), agrees });
    }
    let undecided = pairs.into_iter().filter(|((a, b), _)| !told_apart(data, &joint, *a, *b));
    undecided.map(|((a, b), near)| pair(context, a, b, &near)).collect()
}

/// The pairs of incidents that somebody compared and could not tell.
fn left_open(data: &Dataset) -> impl Iterator<Item = (Id<Subject>, Id<Subject>)> {
    let unsure = data.judgements.iter().filter(|judgement| judgement.verdict == Verdict::Unsure);
    unsure.filter_map(|judgement| match judgement.pair {
        Pair::Incidents(a, b) => Some((a, b)),
        Pair::Entities(..) => None,
    })
}

/// The claims of an incident that tell what happened.
fn claims<'d>(data: &'d Dataset, subject: &'d Subject) -> impl Iterator<Item = &'d Claim> {
    data.claims_of(subject).map(|id| &data.claims[id]).filter(|claim| claim.stands())
}

/// The days that a date leaves possible, if they are no more than `most` apart.
fn within(date: &Date, most: i64) -> Option<DayRange> {
    let days = date.possible();
    let width = days.latest()?.signed_duration_since(days.earliest()?).num_days();
    (width <= most).then_some(days)
}

/// Whether two places are judged to be two, or one holds the other.
fn told_apart_entities(data: &Dataset, a: Id<Entity>, b: Id<Entity>) -> bool {
    data.verdicts(a, b).any(|verdict| verdict == Verdict::Different) || data.entity_tree.in_line(a, b)
}

/// Whether a judgement, a link or a joint figure already says that they are two. A judgement that they are one leaves two records that
/// should be one, and one that is unsure leaves the question open.
fn told_apart(data: &Dataset, joint: &BTreeSet<(Id<Subject>, Id<Subject>)>, a: Id<Subject>, b: Id<Subject>) -> bool {
    let linked = |a: Id<Subject>, b: Id<Subject>| {
        let record = &data.subjects[a];
        record.is_tied_to(b) || record.part_of.iter().any(|whole| data.subjects[b].part_of.contains(whole))
    };
    let judged = data.judged(a, b).is_some_and(|judgement| judgement.verdict == Verdict::Different);
    judged || linked(a, b) || linked(b, a) || joint.contains(&(a.min(b), a.max(b)))
}

/// The pairs of incidents that a figure is given over: whoever counts them together knows that they are two.
fn joint_pairs(data: &Dataset) -> BTreeSet<(Id<Subject>, Id<Subject>)> {
    let mut found = BTreeSet::new();
    for (_, claim) in data.claims.iter() {
        let own = data.accounts[claim.account].subject;
        let all: Vec<Id<Subject>> = std::iter::once(own).chain(claim.together_with.iter().copied()).collect();
        found.extend(all.iter().flat_map(|&a| all.iter().map(move |&b| (a, b))).filter(|(a, b)| a < b));
    }
    found
}

fn pair(context: &Context<'_>, a: Id<Subject>, b: Id<Subject>, near: &Near) -> Observation {
    let data = context.dataset;
    // By id, not by file: what is said of two must not depend on where they stand.
    let (first, second) = (&data.subjects[a], &data.subjects[b]);
    let (first, second) = if first.id.value <= second.id.value { (first, second) } else { (second, first) };
    let names = near.places.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let when = match (near.by, near.gap) {
        (By::List, _) => "the one without a date, beside the day of the other in the list".to_owned(),
        (By::Month, _) => "in one month".to_owned(),
        (By::Passage, _) => "told in one passage, of one day".to_owned(),
        (By::Judged, _) => "judged, and left open".to_owned(),
        (By::Days, 0) => "on the same day".to_owned(),
        (By::Days, 1) => "a day apart".to_owned(),
        (By::Days, gap) => format!("{gap} days apart"),
    };
    let differs = differences(data, first, second);
    let mut seen =
        Observation::at(Facet::Similar(Similar::Incidents), first.id.span, &first.title.value).see(second.id.span, &second.title.value);
    seen = seen.value("first", &first.id.value).value("second", &second.id.value);
    let agrees =
        [names, when].into_iter().filter(|words| !words.is_empty()).chain(near.agrees.iter().cloned()).collect::<Vec<_>>().join(", ");
    // What was judged and left open is told alike with the texts and without them.
    let unsure = data.judged(a, b).is_some_and(|judgement| judgement.verdict == Verdict::Unsure);
    let told = if unsure { "judged, and left open" } else { &agrees };
    if unsure {
        seen = seen.note(format!("What they share: {agrees}."));
    }
    seen = seen.value("agrees", told).value("differs", &differs);
    if !differs.is_empty() {
        seen = seen.note(format!("They differ in {differs}; accounts of one event differ so too."));
    }
    seen.sides = evidence(data, first, second).into_iter().map(|id| side(context, id)).collect();
    seen.subjects = vec![first.reference(), second.reference()];
    let (x, y) = (&first.id.value, &second.id.value);
    let mut help = "If they are one event, make them one incident; if they are two, or if it cannot be told, say so with a judgement.";
    // What stands for a day or a place shows less than they would.
    seen.at_most = matches!(near.by, By::Month | By::Passage | By::Judged).then_some(Severity::Info);
    match data.judged(a, b) {
        Some(judgement) if judgement.verdict == Verdict::Unsure => {
            seen.at_most = Some(Severity::Info);
            help = "The judgement leaves it open: when somebody can tell, change it.";
            seen = seen.note(format!("Judged, and left open: {}.", judgement.reason.trim_end_matches(['.', '!', '?'])));
        }
        Some(_) => seen = seen.note("They are judged to be one, and are still two records."),
        None => {}
    }
    seen.about(first.reference()).identity([x, y]).help(help)
}
