//! More undone than was done: more people released than were taken.
//!
//! The vocabulary says which outcome undoes which. What was undone is taken at the least that any account makes it, what was done at the
//! most.

use std::collections::BTreeMap;

use super::super::Context;
use super::super::side::{shown, total};
use super::super::when::{all_quoted, label, marked, sort, told};
use crate::dataset::{Account, Claim, Dataset, Id, Property, Subject};
use crate::findings::{Facet, Observation, Relation, Severity, Times};
use crate::values::number::Number;

/// A number of people, and the claim that gives it.
#[derive(Clone, Copy)]
struct Figure {
    claim: Id<Claim>,
    people: Number,
}

/// How many were taken at the most, by the claims that make it up.
struct Taken {
    people: Number,
    claims: Vec<Id<Claim>>,
}

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let undoing = data.vocabulary.properties.iter().filter(|(_, property)| !property.undoes.is_empty());
    undoing.flat_map(|(id, property)| of_property(context, id, property)).collect()
}

fn of_property(context: &Context<'_>, id: Id<Property>, property: &Property) -> Vec<Observation> {
    let data = context.dataset;
    let mut found = Vec::new();
    // What follows one incident alone, by that incident: several releases share those who were taken.
    let mut shared: BTreeMap<Id<Subject>, Vec<(Id<Subject>, Figure)>> = BTreeMap::new();
    for (subject, record) in data.subjects.iter() {
        let Some(figure) = at_least(data, record, id) else { continue };
        if let [followed] = record.follows[..] {
            shared.entry(followed).or_default().push((subject, figure));
        } else {
            found.extend(excess(context, property, &[(subject, figure)], &record.follows));
        }
    }
    for (followed, mut releases) in shared {
        releases.sort_by_key(|(subject, _)| &data.subjects[*subject].id.value);
        found.extend(excess(context, property, &releases, &[followed]));
    }
    found
}

/// The least that accounts make of an outcome, each of which may give several figures that overlap.
fn at_least(data: &Dataset, subject: &Subject, property: Id<Property>) -> Option<Figure> {
    let of_account = |&account: &Id<Account>| {
        let mut claims: Vec<Id<Claim>> = told_in(data, account, &[property]);
        sort(data, &mut claims);
        let figures = claims.into_iter().filter(|&id| data.claims[id].together_with.is_empty());
        let figures = figures.filter_map(|id| Some(Figure { claim: id, people: total(data, &data.claims[id])?.low().number() }));
        figures.max_by_key(|figure| figure.people)
    };
    let mut figures: Vec<Figure> = subject.accounts.iter().filter_map(of_account).collect();
    figures.sort_by_cached_key(|figure| (figure.people, data.account_key(&data.accounts[data.claims[figure.claim].account])));
    figures.first().copied()
}

/// The most that any account makes of the outcomes that are undone; nothing where one leaves it open, or none tells.
fn at_most(data: &Dataset, subject: &Subject, outcomes: &[Id<Property>]) -> Option<Taken> {
    let accounts = subject.accounts.iter().map(|&account| told_in(data, account, outcomes)).filter(|claims| !claims.is_empty());
    let taken = accounts.map(|mut claims| {
        sort(data, &mut claims);
        let high = |&id: &Id<Claim>| total(data, &data.claims[id]).filter(|_| data.claims[id].together_with.is_empty())?.high();
        let people = claims.iter().map(high).try_fold(Number::ZERO, |sum, high| Some(sum.plus(high?.number())))?;
        Some(Taken { people, claims })
    });
    let mut taken: Vec<Taken> = taken.collect::<Option<_>>()?;
    taken.sort_by_cached_key(|taken| {
        let account = taken.claims.first().map(|&id| data.account_key(&data.accounts[data.claims[id].account]));
        (std::cmp::Reverse(taken.people), account)
    });
    taken.into_iter().next()
}

fn told_in(data: &Dataset, account: Id<Account>, properties: &[Id<Property>]) -> Vec<Id<Claim>> {
    let claims = data.accounts[account].claims.iter().copied();
    claims.filter(|&id| data.claims[id].stands() && properties.contains(&data.claims[id].property)).collect()
}

fn excess(context: &Context<'_>, property: &Property, releases: &[(Id<Subject>, Figure)], followed: &[Id<Subject>]) -> Option<Observation> {
    let data = context.dataset;
    let taken: Vec<Taken> = followed.iter().map(|&id| at_most(data, &data.subjects[id], &property.undoes)).collect::<Option<_>>()?;
    let most = taken.iter().fold(Number::ZERO, |sum, taken| sum.plus(taken.people));
    // One release that is too many by itself is what is wrong, whatever the others are.
    let alone = releases.iter().find(|(_, figure)| figure.people > most);
    let releases = alone.map_or(releases, std::slice::from_ref);
    let undone = releases.iter().fold(Number::ZERO, |sum, (_, figure)| sum.plus(figure.people));
    let (subject, first) = *releases.first()?;
    if undone <= most || taken.is_empty() {
        return None;
    }
    let record = &data.subjects[subject];
    let names = |ids: Vec<Id<Subject>>| ids.into_iter().map(|id| data.subjects[id].id.value.clone()).collect::<Vec<_>>();
    let (own, other) = (names(releases.iter().map(|(id, _)| *id).collect()), names(followed.to_vec()));
    let problem = format!("{undone} {}, more than the {most} of {}, which it follows", property.id, other.join(" and "));
    let mut claims: Vec<Id<Claim>> = releases.iter().map(|(_, figure)| figure.claim).collect();
    claims.extend(taken.iter().flat_map(|taken| &taken.claims));
    let seen = Observation::at(Facet::Span(Times::Link), data.claims[first.claim].span, label(data, first.claim, subject));
    let mut seen = told(context, seen, subject, first.claim, &claims);
    seen = seen.see(record.id.span, format!("tied to {}", other.join(" and "))).note(arithmetic(data, property, &claims));
    seen.at_most = all_quoted(data, &claims).then_some(Severity::Warning);
    seen.relation = Some(Relation::Contradicts);
    let identity = [own, other, vec![property.id.clone(), undone.to_string(), most.to_string()]].concat();
    Some(marked(data, seen.value("problem", problem), &claims).about(record.reference()).on(&property.id).identity(identity))
}

/// "3 released in first-release, 4 released in second-release; 5 abducted in bus"
fn arithmetic(data: &Dataset, property: &Property, claims: &[Id<Claim>]) -> String {
    let told = |undoing: bool| {
        let of_side = claims.iter().filter(|&&id| (data.vocabulary.properties[data.claims[id].property].id == property.id) == undoing);
        let figures = of_side.map(|&id| {
            let claim = &data.claims[id];
            let outcome = &data.vocabulary.properties[claim.property].id;
            format!("{} {outcome} in {}", shown(data, claim), data.subjects[data.accounts[claim.account].subject].id.value)
        });
        figures.collect::<Vec<_>>().join(", ")
    };
    format!("At the least: {}; at the most: {}.", told(true), told(false))
}
