//! A stated number against a list: "five members", and four names.

use std::collections::BTreeSet;

use super::{Difference, between_speakers, comparable, contradicting_themselves, sic};
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Name, Value};
use crate::findings::{Disagreement, Relation, Severity};
use crate::values::count::Bound;

/// The names that one account lists, all its claims together.
struct List {
    account: Id<Account>,
    claims: Vec<Id<Claim>>,
    names: usize,
    complete: bool,
}

/// Every stated number that the lists of the property which it counts do not have, in one finding.
pub(super) fn differences(data: &Dataset, numbers: &[Id<Claim>], listed: &[Id<Claim>]) -> Vec<Difference> {
    let (lists, sure) = (lists(data, listed, false), lists(data, listed, true));
    let mut found = Vec::new();
    for &number in numbers {
        let Value::Count(count, _) = &data.claims[number].value else { continue };
        let account = data.claims[number].account;
        // Whoever counts and lists counts what he lists; who only counts can be held against the lists of others.
        let own = lists.iter().find(|list| list.account == account);
        let too_few = |list: &List| list.complete && length(list) < count.low();
        let too_many = |list: &List| count.high().is_some_and(|most| length(list) > most);
        // That two whole lists differ is another finding. A slip in the list of another account is settled.
        let of_others = sure.iter().filter(|list| list.account != account && !own.is_some_and(|own| own.complete && list.complete));
        let differing = own.filter(|list| too_few(list) || too_many(list)).into_iter();
        let differing = differing.chain(of_others.filter(|list| too_many(list) || own.is_none() && too_few(list)));
        let same = |list: &&List| list.claims.iter().take(1).any(|&id| comparable(data, &data.claims[number], &data.claims[id]));
        found.extend(differing.filter(same).map(|list| (number, list)));
    }
    let Some(&(number, list)) = found.first() else { return Vec::new() };
    let Some(&first) = list.claims.first() else { return Vec::new() };
    let pairs: Vec<_> = found.iter().filter_map(|(number, list)| Some((*number, *list.claims.first()?))).collect();
    let mut sides: Vec<Id<Claim>> =
        found.iter().flat_map(|(number, list)| std::iter::once(*number).chain(list.claims.iter().copied())).collect();
    sides.sort();
    sides.dedup();
    let whose = if list.account == data.claims[number].account {
        String::new()
    } else {
        format!(" of {}", data.account_key(&data.accounts[list.account]))
    };
    let marked = pairs.iter().all(|(a, b)| sic(data, &[*a, *b]));
    let open = found.iter().all(|(number, list)| list.account != data.claims[*number].account && !list.complete);
    let mut notes = vec![format!("The list{whose} has {} names, not {}.", list.names, data.claims[number].text)];
    notes.extend(contradicting_themselves(data, &pairs));
    vec![Difference {
        kind: Disagreement::Conflict,
        relation: Relation::Contradicts,
        sides,
        pair: (number, first),
        gap: String::new(),
        joint: String::new(),
        notes,
        explanation: None,
        // Who lists some of all may list those of another time.
        at_most: (marked || open).then_some(Severity::Info),
        between_speakers: between_speakers(data, &pairs),
    }]
}

fn length(list: &List) -> Bound {
    u64::try_from(list.names).unwrap_or(u64::MAX).into()
}

/// The lists by account, what is marked as a slip of its source left out where `sure`. One with a name that is not registered has a
/// length that nobody knows.
fn lists(data: &Dataset, claims: &[Id<Claim>], sure: bool) -> Vec<List> {
    let mut accounts: Vec<_> = claims.iter().map(|&id| data.claims[id].account).collect();
    accounts.sort();
    accounts.dedup();
    let of = |account| {
        let counts = |id: &Id<Claim>| data.claims[*id].account == account && !data.claims[*id].denied && !(sure && sic(data, &[*id]));
        let own: Vec<Id<Claim>> = claims.iter().copied().filter(counts).collect();
        let names = own.iter().flat_map(|&id| data.claims[id].value.names());
        let entities: Option<BTreeSet<Id<Entity>>> = names.map(Name::entity).collect();
        let closed = |&id: &Id<Claim>| data.vocabulary.properties[data.claims[id].property].closed && !data.claims[id].including;
        let complete = own.iter().all(closed);
        entities.filter(|entities| !entities.is_empty()).map(|entities| List { account, claims: own, names: entities.len(), complete })
    };
    accounts.into_iter().filter_map(of).collect()
}
