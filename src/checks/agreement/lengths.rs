//! A stated number against a list: "five members", and four names.

use super::{Difference, between_speakers, comparable, contradicting_themselves, sic};
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Name, Value};
use crate::findings::{Disagreement, Relation, Severity};

/// The names that one account lists, all its claims together.
struct List {
    account: Id<Account>,
    claims: Vec<Id<Claim>>,
    names: usize,
    complete: bool,
}

/// Every stated number that the lists of the property which it counts do not have, in one finding.
pub(super) fn differences(data: &Dataset, numbers: &[Id<Claim>], listed: &[Id<Claim>]) -> Vec<Difference> {
    let lists = lists(data, listed);
    let mut found = Vec::new();
    for &number in numbers {
        let Value::Count(count, _) = &data.claims[number].value else { continue };
        let account = data.claims[number].account;
        // Whoever counts and lists counts what he lists; who only counts can be held against the lists of others.
        let lists_too = lists.iter().any(|list| list.account == account);
        for list in lists.iter().filter(|list| list.account == account || (!lists_too && list.complete)) {
            let Some(&first) = list.claims.first() else { continue };
            let length = u64::try_from(list.names).unwrap_or(u64::MAX);
            let too_many = count.high().is_some_and(|most| length > most);
            let too_few = list.complete && length < count.low();
            if comparable(data, &data.claims[number], &data.claims[first]) && (too_many || too_few) {
                found.push((number, list));
            }
        }
    }
    let Some(&(number, list)) = found.first() else { return Vec::new() };
    let Some(&first) = list.claims.first() else { return Vec::new() };
    let pairs: Vec<_> = found.iter().filter_map(|(number, list)| Some((*number, *list.claims.first()?))).collect();
    let mut sides: Vec<Id<Claim>> =
        found.iter().flat_map(|(number, list)| std::iter::once(*number).chain(list.claims.iter().copied())).collect();
    sides.sort();
    sides.dedup();
    let mut notes = vec![format!("The list has {} names, not {}.", list.names, data.claims[number].text)];
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
        at_most: pairs.iter().all(|(a, b)| sic(data, &[*a, *b])).then_some(Severity::Info),
        between_speakers: between_speakers(data, &pairs),
    }]
}

/// The lists by account. One with a name that is not registered has a length that nobody knows.
fn lists(data: &Dataset, claims: &[Id<Claim>]) -> Vec<List> {
    let mut accounts: Vec<_> = claims.iter().map(|&id| data.claims[id].account).collect();
    accounts.sort();
    accounts.dedup();
    let of = |account| {
        let own: Vec<Id<Claim>> =
            claims.iter().copied().filter(|&id| data.claims[id].account == account && !data.claims[id].denied).collect();
        let names = own.iter().flat_map(|&id| data.claims[id].value.names());
        let entities: Option<std::collections::BTreeSet<Id<Entity>>> = names.map(Name::entity).collect();
        let closed = |&id: &Id<Claim>| data.vocabulary.properties[data.claims[id].property].closed && !data.claims[id].including;
        let complete = own.iter().all(closed);
        entities.filter(|entities| !entities.is_empty()).map(|entities| List { account, claims: own, names: entities.len(), complete })
    };
    accounts.into_iter().filter_map(of).collect()
}
