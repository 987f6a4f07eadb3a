//! Dates held against those of the source that gives them: when it appeared, and the period it tells of.

use std::collections::BTreeSet;

use super::Context;
use super::parts::in_account;
use super::passage::{Passage, passage};
use super::side::side;
use super::when::{all_quoted, date, days, label, marked};
use crate::dataset::{Account, Claim, Dataset, Id, Source, Subject};
use crate::findings::{Bounds, Facet, Observation, Relation, Severity, SubjectKind};
use crate::values::date::{Date, DayRange, Precision};

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Bounds) -> Vec<Observation> {
    match facet {
        Bounds::Publication => unpublished(context),
        Bounds::Coverage => outside(context),
    }
}

/// The dates of events that claims give as what happened.
fn events(data: &Dataset) -> impl Iterator<Item = (Id<Claim>, &Claim, &Date)> {
    let is_event = |claim: &Claim| claim.stands() && data.vocabulary.properties[claim.property].has_role("event");
    data.claims.iter().filter(move |(_, claim)| is_event(claim)).filter_map(|(id, claim)| Some((id, claim, date(data, id)?)))
}

/// Events that can only have happened after their source had appeared.
fn unpublished(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let after = |(id, claim, date): (Id<Claim>, &Claim, &Date)| {
        let source = &data.sources[data.accounts[claim.account].source];
        let published = source.published.as_ref()?;
        let (event, appeared) = (date.possible().earliest()?, published.possible().latest()?);
        let gap = DayRange::day(appeared).gap_days(DayRange::day(event));
        if event <= appeared {
            return None;
        }
        let mut seen = held(context, Bounds::Publication, id, source, &format!("published {}", published.human()));
        seen = seen.value("published", published.human());
        seen = seen.note(format!("{} after the last day on which {} can have appeared.", days(gap.into()), source.id.value));
        seen.at_most = all_quoted(data, &[id]).then_some(Severity::Warning);
        Some(marked(data, seen, &[id]))
    };
    events(data).filter_map(after).collect()
}

/// Events outside the period that their source tells of, which it does not tell as the background of another.
fn outside(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let covered = |account: &Account| data.sources[account.source].covers.as_ref();
    // Passages that tell of something within the period: what else they tell is said beside it.
    let within = events(data).filter_map(|(_, claim, date)| {
        let account = &data.accounts[claim.account];
        let inside = covered(account)?.possible().gap_days(date.possible()) == 0;
        inside.then_some((account.source, passage(context, account)?))
    });
    let within: BTreeSet<(Id<Source>, Passage)> = within.collect();
    let linked = linked(data);
    let beyond = |(id, claim, date): (Id<Claim>, &Claim, &Date)| {
        let account = &data.accounts[claim.account];
        let covers = covered(account)?;
        let gap = covers.possible().gap_days(date.possible());
        let subject = &data.subjects[account.subject];
        // A month or a year of another time is how background is told; a slip of the year leaves a day.
        let background = date.precision() > Precision::Day || linked.contains(&account.subject);
        if gap == 0 || background || subject.kind != SubjectKind::Incident {
            return None;
        }
        let passage = passage(context, account)?;
        if within.contains(&(account.source, passage)) {
            return None;
        }
        let source = &data.sources[account.source];
        let seen = held(context, Bounds::Coverage, id, source, &format!("covers {}", covers.human()));
        Some(seen.value("covers", covers.human()).note(format!("{} outside the period.", days(gap.into()))))
    };
    events(data).filter_map(beyond).collect()
}

/// The incidents that are tied to others: told of for their sake.
fn linked(data: &Dataset) -> BTreeSet<Id<Subject>> {
    let mut found = BTreeSet::new();
    for (id, subject) in data.subjects.iter() {
        let others: Vec<Id<Subject>> = subject.links().chain(subject.part_of.iter().copied()).collect();
        found.extend(others.first().map(|_| id));
        found.extend(others);
    }
    found
}

/// A date held against its source.
fn held(context: &Context<'_>, facet: Bounds, id: Id<Claim>, source: &Source, against: &str) -> Observation {
    let data = context.dataset;
    let claim = &data.claims[id];
    let subject = data.accounts[claim.account].subject;
    let mut seen = Observation::at(Facet::Bounds(facet), claim.span, label(data, id, subject)).see(source.id.span, against);
    seen = seen.value("source", &source.id.value).value("date", date(data, id).map(Date::human).unwrap_or_default());
    seen.sides = vec![side(context, id)];
    seen.relation = Some(Relation::Contradicts);
    in_account(data, claim, seen)
}
