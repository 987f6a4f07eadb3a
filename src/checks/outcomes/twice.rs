//! One number told twice in one passage, which may be of the same people.

use std::collections::{BTreeMap, BTreeSet};

use super::passages::{self, Key};
use super::{key, seen};
use crate::checks::Context;
use crate::checks::side::{shown, speakers};
use crate::dataset::{Claim, Dataset, Entity, Id, Property, Value, Verdict};
use crate::findings::{Observation, Outcomes, SubjectKind};
use crate::values::date::{Date, DateComparison, compare};
use crate::values::number::Number;
use crate::values::phrase::counts_further;

/// One of something is told too often to mean anything.
const LEAST: u64 = 2;

/// A word of a name shorter than this names no country: "U.N.".
const LETTERS: usize = 4;

/// One number of one outcome, as one voice of one passage tells it.
type Told<'d> = (Key<'d>, Id<Property>, Number, Vec<String>);

/// Every number that one passage tells twice, in clauses of their own, with nothing that keeps those concerned apart.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut numbers: BTreeMap<Told<'_>, Vec<Id<Claim>>> = BTreeMap::new();
    for (account, record) in data.accounts.iter() {
        if record.at.is_none() || data.subjects[record.subject].kind != SubjectKind::Incident {
            continue;
        }
        for &id in &record.claims {
            let claim = &data.claims[id];
            let stated = passages::figure(data, claim).and_then(|count| count.stated()).filter(|number| *number >= LEAST.into());
            if let Some(number) = stated.filter(|_| has_clause(data, claim)) {
                let number = (passages::key(data, account), claim.property, number, speakers(data, claim));
                numbers.entry(number).or_default().push(id);
            }
        }
    }
    numbers.into_values().filter_map(|claims| finding(context, claims)).collect()
}

/// The first two that may be of the same people: one finding for a number is enough.
fn finding(context: &Context<'_>, mut claims: Vec<Id<Claim>>) -> Option<Observation> {
    let data = context.dataset;
    claims.sort_by_cached_key(|&id| key(data, id));
    let pairs = claims.iter().enumerate().flat_map(|(n, &a)| claims.iter().skip(n + 1).map(move |&b| (a, b)));
    let (a, b) = pairs.into_iter().find(|&(a, b)| may_be_one(data, a, b))?;
    let (x, y) = (&data.claims[a], &data.claims[b]);
    let subject = |claim: &Claim| &data.subjects[data.accounts[claim.account].subject];
    let (one, other) = (subject(x), subject(y));
    let property = &data.vocabulary.properties[x.property].id;
    let account = data.account_key(&data.accounts[x.account]);
    let mut seen = seen(context, Outcomes::ToldTwice, one, property, &[a, b])?;
    if one.id.value != other.id.value {
        seen.subjects = vec![one.reference(), other.reference()];
        seen = seen.help(format!(
            "Read the passage. If they are the same people, count them in one incident only, or give one figure together-with the other \
             incident; if they are not, say that the incidents are two: [[judgement]] verdict = \"different\", incidents = [\"{}\", \"{}\"]",
            one.id.value, other.id.value
        ));
    }
    let why = if same_words(x, y) { "the same words are read as a figure of each" } else { "each has a clause of its own" };
    let told = if shown(data, x) == shown(data, y) { shown(data, x) } else { format!("{} and {}", shown(data, x), shown(data, y)) };
    seen = seen.note(format!("In one passage of {account}: {told}; {why}."));
    let identity = [one.id.value.clone(), other.id.value.clone(), account.clone(), property.clone(), told.clone()];
    Some(seen.value("value", told).value("account", account).identity(identity))
}

/// Whether the quote of a claim has a word of its own for what happened: it is told in a clause, and not listed in one.
fn has_clause(data: &Dataset, claim: &Claim) -> bool {
    let words = &data.vocabulary.properties[claim.property].words;
    let mut said = claim.quote.iter().flat_map(|piece| piece.value.split(|c: char| !c.is_alphanumeric()));
    said.any(|word| words.contains(&word.to_lowercase()))
}

fn may_be_one(data: &Dataset, a: Id<Claim>, b: Id<Claim>) -> bool {
    let (a, b) = (&data.claims[a], &data.claims[b]);
    let further = |claim: &Claim| claim.quote.iter().any(|piece| counts_further(&piece.value));
    let shares_piece = a.quote.iter().any(|piece| b.quote.iter().any(|other| other.value == piece.value));
    let (one, other) = (data.accounts[a.account].subject, data.accounts[b.account].subject);
    if different(a.as_of.as_ref(), b.as_of.as_ref()) {
        false
    } else if one == other {
        !further(a) && !further(b) && !shares_piece && share_name(data, a, b)
    } else {
        let (x, y) = (&data.subjects[one], &data.subjects[other]);
        let judged = data.judged(one, other).is_some_and(|judgement| judgement.verdict == Verdict::Different);
        let whose = a.population.zip(b.population);
        let same = whose.is_none_or(|(a, b)| data.vocabulary.population_tree.in_line(a, b));
        let apart = shares_piece || further(a) || further(b) || told_apart(data, a, b);
        same && !x.is_tied_to(other) && !y.is_tied_to(one) && (same_words(a, b) || (!apart && !judged))
    }
}

/// Whether two claims rest on the very same words.
fn same_words(a: &Claim, b: &Claim) -> bool {
    let words = |claim: &Claim| claim.quote.iter().map(|piece| piece.value.clone()).collect::<Vec<_>>();
    words(a) == words(b)
}

/// Two populations that the vocabulary keeps apart, so that they would be added up, and that are named after the same country or
/// people: "peacekeepers from Guinea" and "Guinea soldiers".
fn share_name(data: &Dataset, a: &Claim, b: &Claim) -> bool {
    let Some((a, b)) = a.population.zip(b.population) else { return false };
    let names = |population: Id<_>| -> BTreeSet<String> {
        let words = data.vocabulary.populations[population].id.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
        words.filter(|word| word.chars().count() >= LETTERS && word.starts_with(char::is_uppercase)).collect()
    };
    !data.vocabulary.population_tree.in_line(a, b) && !names(a).is_disjoint(&names(b))
}

/// Whether the two accounts put their incidents on days or at places that exclude each other.
fn told_apart(data: &Dataset, a: &Claim, b: &Claim) -> bool {
    let told = |claim: &Claim, role: &str| -> Vec<&Value> {
        let claims = data.accounts[claim.account].claims.iter().map(|&id| &data.claims[id]);
        claims.filter(|claim| data.vocabulary.properties[claim.property].has_role(role)).map(|claim| &claim.value).collect()
    };
    let dates = |claim| -> Vec<&Date> {
        let values = told(claim, "event").into_iter();
        values.filter_map(Value::date).collect()
    };
    let places = |claim| -> BTreeSet<Id<Entity>> {
        let values = told(claim, "location").into_iter();
        values.flat_map(Value::names).filter_map(crate::dataset::Name::entity).collect()
    };
    let (x, y) = (places(a), places(b));
    let nowhere_near = !x.is_empty() && !y.is_empty() && !x.iter().any(|&x| y.iter().any(|&y| data.entity_tree.in_line(x, y)));
    let other_day = dates(a).iter().any(|x| dates(b).iter().any(|y| matches!(compare(x, y), DateComparison::Contradicts { .. })));
    nowhere_near || other_day
}

fn different(a: Option<&Date>, b: Option<&Date>) -> bool {
    a.zip(b).is_some_and(|(a, b)| compare(a, b) != DateComparison::Same)
}
