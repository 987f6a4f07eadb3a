//! A stated duration held against the dates it spans.
//!
//! What lasted spans its own extent, or the time from its start to its end; what had elapsed is the time since the incident that it
//! follows. The dates of the same source count first, and of those the ones that say most exactly. Where any of them is as long as the
//! words allow, nothing is wrong with the duration: that dates differ is another matter.

use std::collections::BTreeSet;

use super::super::Context;
use super::super::parts::in_account;
use super::super::side::shown;
use super::super::when::{claims, date, dates, label, marked, told};
use crate::dataset::{Claim, Dataset, Id, Name, Subject, Value, ValueType};
use crate::findings::{Explanation, Facet, Observation, Relation, Times};
use crate::values::date::DayRange;
use crate::values::duration::Duration;

/// A day on which something began or ended, as a claim has it.
#[derive(Clone, Copy)]
struct Bound {
    claim: Id<Claim>,
    days: DayRange,
}

/// From when to when, by two claims, or by one that tells an extent.
#[derive(Clone, Copy)]
struct Stretch {
    start: Bound,
    end: Bound,
}

/// What a duration is held against: for one of those it is told of, or for all.
struct Reckoning {
    whom: Option<String>,
    /// The stretches of time that count, the one nearest to the duration first.
    stretches: Vec<(u64, Stretch)>,
    /// A stretch by another source that is as long as the words allow, where none that counts is.
    elsewhere: Option<Stretch>,
}

impl Reckoning {
    fn fits(&self) -> bool {
        self.stretches.first().is_none_or(|(misfit, _)| *misfit == 0)
    }
}

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let claims = context.dataset.claims.iter();
    claims.filter_map(|(id, claim)| mismatch(context, id, claim)).collect()
}

fn mismatch(context: &Context<'_>, id: Id<Claim>, claim: &Claim) -> Option<Observation> {
    let data = context.dataset;
    let property = &data.vocabulary.properties[claim.property];
    let Value::Count(count, Some(unit)) = &claim.value else { return None };
    // What has lasted so far is not what it lasted in the end.
    if property.value_type != ValueType::Quantity || !claim.stands() || claim.as_of.is_some() || claim.at_place.is_some() {
        return None;
    }
    let length = Duration::new(count, unit)?;
    let reckonings = if property.has_role("elapsed") {
        elapsed(data, claim, &length)
    } else if property.has_role("duration") {
        lasted(data, claim, &length).into_iter().collect()
    } else {
        Vec::new()
    };
    reckonings.iter().any(|reckoning| !reckoning.fits()).then(|| seen(context, id, &length, &reckonings))
}

/// The time from the date of the incident that is followed to the subject's own, for each of those whom the claim names.
fn elapsed(data: &Dataset, claim: &Claim, length: &Duration) -> Vec<Reckoning> {
    let subject = data.accounts[claim.account].subject;
    let followed = &data.subjects[subject].follows;
    let reckon = |whom: Option<&Name>, followed: &[Id<Subject>]| {
        let starts = followed.iter().flat_map(|&earlier| bounds(data, earlier, "event", whom)).collect();
        reckoning(data, claim, length, whom, &pairs(starts, bounds(data, subject, "event", whom)))
    };
    if claim.of.is_empty() {
        return reckon(None, followed).into_iter().collect();
    }
    let of_whom = |whom: &Name| followed.iter().copied().filter(|&earlier| has_victim(data, earlier, whom)).collect::<Vec<_>>();
    claim.of.iter().filter_map(|whom| reckon(Some(whom), &of_whom(whom))).collect()
}

/// The extents of the subject itself, and the times from a start of it to an end.
fn lasted(data: &Dataset, claim: &Claim, length: &Duration) -> Option<Reckoning> {
    let subject = data.accounts[claim.account].subject;
    let own = dates(data, subject, &["event", "extent"]).into_iter().filter(|&id| is_of_same(claim, &data.claims[id]));
    let extent = |id: Id<Claim>| {
        let (start, end) = date(data, id)?.extent()?;
        Some(Stretch { start: Bound { claim: id, days: start }, end: Bound { claim: id, days: end } })
    };
    let mut stretches: Vec<Stretch> = own.filter_map(extent).collect();
    let of_same = |role| bounds(data, subject, role, None).into_iter().filter(|bound| is_of_same(claim, &data.claims[bound.claim]));
    stretches.extend(pairs(of_same("start").collect(), of_same("end").collect()));
    reckoning(data, claim, length, None, &stretches)
}

/// Whether two claims are of one part of the subject, or both of the whole.
fn is_of_same(a: &Claim, b: &Claim) -> bool {
    (a.of.is_empty() && b.of.is_empty()) || a.of.iter().any(|a| b.of.iter().any(|b| a.is_of_same(b)))
}

fn has_victim(data: &Dataset, incident: Id<Subject>, whom: &Name) -> bool {
    let victims = claims(data, incident, &["victim"]);
    victims.into_iter().any(|id| data.claims[id].value.names().iter().any(|name| name.is_of_same(whom)))
}

/// The dates of a subject that have a role and are not those of somebody else.
fn bounds(data: &Dataset, subject: Id<Subject>, role: &str, whom: Option<&Name>) -> Vec<Bound> {
    let of_whom = |claim: &Claim| claim.of.is_empty() || whom.is_some_and(|whom| claim.of.iter().any(|of| of.is_of_same(whom)));
    let found = dates(data, subject, &[role]).into_iter().filter(|&id| whom.is_none() || of_whom(&data.claims[id]));
    found.filter_map(|id| Some(Bound { claim: id, days: date(data, id)?.possible() })).collect()
}

fn pairs(starts: Vec<Bound>, ends: Vec<Bound>) -> Vec<Stretch> {
    let (starts, ends) = (sharpest(starts), sharpest(ends));
    starts.iter().flat_map(|&start| ends.iter().map(move |&end| Stretch { start, end })).collect()
}

/// Leaves out what another one says more exactly, or says again.
fn sharpest(bounds: Vec<Bound>) -> Vec<Bound> {
    let mut kept: Vec<Bound> = Vec::new();
    for bound in bounds {
        if !kept.iter().any(|other| bound.days.covers(other.days)) {
            kept.retain(|other| !other.days.covers(bound.days));
            kept.push(bound);
        }
    }
    kept
}

/// The stretches that count, measured; nothing where there are none.
fn reckoning(data: &Dataset, claim: &Claim, length: &Duration, whom: Option<&Name>, all: &[Stretch]) -> Option<Reckoning> {
    let reversed = |stretch: &Stretch| stretch.end.days.latest().zip(stretch.start.days.earliest()).is_some_and(|(end, start)| end < start);
    let measure = |stretch: &Stretch| (length.misfit(stretch.start.days, stretch.end.days), *stretch);
    let mut measured: Vec<(u64, Stretch)> = all.iter().filter(|stretch| !reversed(stretch)).map(measure).collect();
    measured.sort_by_key(|(misfit, _)| *misfit);
    let source = |bound: &Bound| data.accounts[data.claims[bound.claim].account].source;
    let own = data.accounts[claim.account].source;
    let is_own = |(_, stretch): &&(u64, Stretch)| source(&stretch.start) == own && source(&stretch.end) == own;
    let of_own: Vec<(u64, Stretch)> = measured.iter().filter(is_own).copied().collect();
    let elsewhere = measured.first().filter(|(misfit, _)| *misfit == 0).map(|(_, stretch)| *stretch);
    let stretches = if of_own.is_empty() { measured } else { of_own };
    let whom = whom.map(|name| name.text.value.clone());
    (!stretches.is_empty()).then_some(Reckoning { whom, stretches, elsewhere })
}

fn seen(context: &Context<'_>, id: Id<Claim>, length: &Duration, reckonings: &[Reckoning]) -> Observation {
    let data = context.dataset;
    let claim = &data.claims[id];
    let subject = data.accounts[claim.account].subject;
    let mut seen = Observation::at(Facet::Span(Times::Duration), claim.span, label(data, id, subject));
    seen = seen.value("stated", shown(data, claim)).value("reckoned", short(data, length, reckonings));
    seen.notes = sentences(data, claim, length, reckonings);
    let stretches: Vec<Stretch> = reckonings.iter().flat_map(|reckoning| &reckoning.stretches).map(|(_, stretch)| *stretch).collect();
    let mut dated: Vec<Id<Claim>> = Vec::new();
    for bound in stretches.iter().flat_map(|stretch| [stretch.start, stretch.end]) {
        if !dated.contains(&bound.claim) {
            dated.push(bound.claim);
        }
    }
    let elsewhere = reckonings.iter().filter(|reckoning| !reckoning.fits()).find_map(|reckoning| reckoning.elsewhere);
    seen.explanation = elsewhere.map(|stretch| Explanation {
        kind: "dates-elsewhere",
        text: format!("it is what {} gives, by other accounts", told_as(data, &stretch)),
    });
    seen.relation = Some(Relation::Contradicts);
    seen = marked(data, told(context, seen, subject, id, &dated), &[&[id], dated.as_slice()].concat());
    let mut seen = in_account(data, claim, seen);
    let days: BTreeSet<String> = dated.iter().map(|&id| shown(data, &data.claims[id])).collect();
    seen.identity.extend(days);
    seen
}

/// What the dates give, in the message: for those only whose dates do not fit.
fn short(data: &Dataset, length: &Duration, reckonings: &[Reckoning]) -> String {
    let wrong = reckonings.iter().filter(|reckoning| !reckoning.fits());
    let told = wrong.filter_map(|reckoning| {
        let (_, stretch) = reckoning.stretches.first()?;
        let whom = reckoning.whom.as_ref().map(|whom| format!(" ({whom})")).unwrap_or_default();
        Some(format!("{} is {}{whom}", told_as(data, stretch), length.reckon(stretch.start.days, stretch.end.days)))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// The arithmetic both ways: from the dates to a duration, and from the duration to a date.
fn sentences(data: &Dataset, claim: &Claim, length: &Duration, reckonings: &[Reckoning]) -> Vec<String> {
    let stated = shown(data, claim);
    let mut told: Vec<String> = Vec::new();
    let mut led: BTreeSet<String> = BTreeSet::new();
    for reckoning in reckonings {
        let whom = reckoning.whom.as_ref().map(|whom| format!("{whom}: ")).unwrap_or_default();
        for (misfit, stretch) in &reckoning.stretches {
            let verdict = if *misfit == 0 { "as told" } else { "not" };
            let reckoned = length.reckon(stretch.start.days, stretch.end.days);
            // Two who were freed on one day were taken on one day, by the number told: once is enough.
            let back = back(length, &stated, stretch).filter(|back| led.insert(back.clone()));
            let back = back.map(|back| format!("; {back}")).unwrap_or_default();
            told.push(format!("{whom}{} is {reckoned}, {verdict} {stated}{back}.", told_as(data, stretch)));
        }
    }
    told
}

/// Where the stated duration leads, taken at its word.
fn back(length: &Duration, stated: &str, stretch: &Stretch) -> Option<String> {
    let before = |end: DayRange| {
        let end = end.only_day()?;
        Some(format!("{stated} before {} is {}", DayRange::day(end).human(), DayRange::day(length.start_of(end)?).human()))
    };
    let after = |start: DayRange| {
        let start = start.only_day()?;
        Some(format!("{stated} after {} is {}", DayRange::day(start).human(), DayRange::day(length.end_of(start)?).human()))
    };
    before(stretch.end.days).or_else(|| after(stretch.start.days))
}

/// "8 Apr 2021 to 16 Mar 2023"
fn told_as(data: &Dataset, stretch: &Stretch) -> String {
    let told = |bound: Bound| shown(data, &data.claims[bound.claim]);
    if stretch.start.claim == stretch.end.claim {
        return told(stretch.start);
    }
    format!("{} to {}", told(stretch.start), told(stretch.end))
}
