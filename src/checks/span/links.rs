//! What follows, tells of or is part of another incident, held against its days.
//!
//! Of each incident every day counts that any account leaves possible: that accounts differ is another matter.

use super::super::Context;
use super::super::when::{all_quoted, date, dates, days, hull, in_words, label, marked, told};
use crate::dataset::{Id, Subject};
use crate::findings::{Facet, Observation, Relation, Severity, SubjectKind, Times};
use crate::values::date::DayRange;

/// How one incident is tied to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Follows,
    About,
    PartOf,
}

impl Link {
    /// The end of a sentence.
    const fn words(self) -> &'static str {
        match self {
            Self::Follows => "which it follows",
            Self::About => "which it is about",
            Self::PartOf => "which it is part of",
        }
    }

    /// How far the days of one incident exclude that it is tied to the other.
    fn misfit(self, own: DayRange, other: DayRange) -> u32 {
        if self == Self::PartOf || is_before(own, other) { own.gap_days(other) } else { 0 }
    }
}

/// So many days after the only day told of a whole its parts may still lie: a fight that goes on is told by its first day.
const GOING_ON: u32 = 31;

/// Whether all of some days lie before all of others.
fn is_before(own: DayRange, other: DayRange) -> bool {
    own.latest().zip(other.earliest()).is_some_and(|(own, other)| own < other)
}

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let incidents = context.dataset.subjects.iter().filter(|(_, subject)| subject.kind == SubjectKind::Incident);
    incidents.flat_map(|(id, subject)| of_incident(context, id, subject)).collect()
}

fn of_incident(context: &Context<'_>, id: Id<Subject>, subject: &Subject) -> Vec<Observation> {
    let links = |link: Link, others: &[Id<Subject>]| others.iter().map(|&other| (other, link)).collect::<Vec<_>>();
    let mut tied = links(Link::Follows, &subject.follows);
    // One day that does not fit is one defect, though two links say it.
    tied.extend(links(Link::About, &subject.about).into_iter().filter(|(other, _)| !subject.follows.contains(other)));
    tied.extend(links(Link::PartOf, &subject.part_of));
    tied.into_iter().filter_map(|(other, link)| impossible(context, id, other, link)).collect()
}

fn impossible(context: &Context<'_>, id: Id<Subject>, other: Id<Subject>, link: Link) -> Option<Observation> {
    let data = context.dataset;
    let (own, others) = (dates(data, id, &["event"]), dates(data, other, &["event"]));
    let (when, then) = (hull(data, &own)?, hull(data, &others)?);
    let misfit = link.misfit(when, then);
    let lasted = others.iter().filter_map(|&id| date(data, id)).any(|date| date.extent().is_some());
    // A whole of which only a day is told may have gone on.
    let goes_on = link == Link::PartOf && !lasted && !is_before(when, then) && misfit <= GOING_ON;
    if misfit == 0 || goes_on {
        return None;
    }
    let (subject, tied) = (&data.subjects[id], &data.subjects[other]);
    let side = if is_before(when, then) { "before" } else { "behind" };
    let first = *own.iter().max_by_key(|&&id| date(data, id).and_then(|date| date.possible().latest()))?;
    let apart = format!("{} {side} {}", days(misfit.into()), tied.id.value);
    let problem = format!("{}, {apart} ({}), {}", in_words(data, &own), in_words(data, &others), link.words());
    let seen = Observation::at(Facet::Span(Times::Link), data.claims[first].span, label(data, first, id));
    let all = [own.as_slice(), others.as_slice()].concat();
    let mut seen = told(context, seen, id, first, &all).see(subject.id.span, format!("tied to {}", tied.id.value));
    seen.at_most = all_quoted(data, &all).then_some(Severity::Warning);
    seen.relation = Some(Relation::Contradicts);
    let identity = [subject.id.value.clone(), link.words().to_owned(), tied.id.value.clone(), when.human(), then.human()];
    Some(marked(data, seen.value("problem", problem), &all).about(subject.reference()).identity(identity))
}
