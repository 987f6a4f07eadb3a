//! A passage that repeats another source, held against the sentence that it repeats: what it adds to a list, what it leaves out, and of
//! which time it tells.
//!
//! Who repeats somebody's words repeats their list too, even where both say that it is not whole. Values that exclude each other are a
//! matter of the property, not of this.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::agreement::tags;
use super::side::{normalised, side, statement};
use super::when::{marked, sort};
use crate::dataset::{Account, Claim, Dataset, Entity, Id, Property, Subject, ValueType};
use crate::findings::{Copies, Explanation, Facet, Observation, Relation, Severity};
use crate::values::date::{Date, DateComparison, compare};
use crate::values::name::fold;

/// A copy and its original share at least one of so many of their words.
const SHARED: usize = 2;

/// What stands in a list: an entity by its id, an area by its words; with the name that a reader knows.
type Items = BTreeMap<String, String>;

/// One property of a copy beside that of its original.
struct Copied {
    property: Id<Property>,
    original: Vec<Id<Claim>>,
    copy: Vec<Id<Claim>>,
}

/// How a copy departs from its original, and the copies that do so.
type Departures = BTreeMap<(String, String, String), (Vec<Id<Claim>>, Vec<Id<Claim>>)>;

/// Every departure of one kind: copies that depart in one way from one original are one finding.
pub(super) fn observe(context: &Context<'_>, facet: Copies) -> Vec<Observation> {
    let data = context.dataset;
    data.subjects.iter().flat_map(|(_, subject)| of_subject(context, facet, subject)).collect()
}

fn of_subject(context: &Context<'_>, facet: Copies, subject: &Subject) -> Vec<Observation> {
    let data = context.dataset;
    let mut departures = Departures::new();
    for copied in copied(data, subject) {
        let Some((one, other)) = (match facet {
            Copies::Extended => extended(data, &copied),
            Copies::Redated => redated(data, &copied).map(|then| (then, String::new())),
        }) else {
            continue;
        };
        let key = (data.vocabulary.properties[copied.property].id.clone(), one, other);
        let (original, copies) = departures.entry(key).or_default();
        original.extend(copied.original);
        copies.extend(copied.copy);
    }
    departures.into_iter().filter_map(|(how, (original, copies))| finding(context, facet, subject, how, original, copies)).collect()
}

/// Every property of every copy, beside the account of its original whose words it repeats.
fn copied(data: &Dataset, subject: &Subject) -> Vec<Copied> {
    let mut accounts: Vec<Id<Account>> = subject.accounts.clone();
    accounts.sort_by_cached_key(|&account| data.account_key(&data.accounts[account]));
    let mut found = Vec::new();
    // That a source repeats itself is another defect.
    let repeats_another = |account: &Account| account.copies.is_some_and(|source| source != account.source);
    for &copy in accounts.iter().filter(|&&account| repeats_another(&data.accounts[account])) {
        let source = data.accounts[copy].copies;
        let originals: Vec<_> =
            accounts.iter().filter(|&&account| Some(data.accounts[account].source) == source).map(|&account| told(data, account)).collect();
        for (property, claims) in told(data, copy) {
            let same =
                originals.iter().filter_map(|told| told.get(&property)).filter_map(|other| Some((shared(data, other, &claims)?, other)));
            // Of equals the first by its key.
            if let Some((_, original)) = same.reduce(|best, next| if next.0 > best.0 { next } else { best }) {
                found.push(Copied { property, original: original.clone(), copy: claims });
            }
        }
    }
    found
}

fn told(data: &Dataset, account: Id<Account>) -> BTreeMap<Id<Property>, Vec<Id<Claim>>> {
    let mut told: BTreeMap<Id<Property>, Vec<Id<Claim>>> = BTreeMap::new();
    for &id in data.accounts[account].claims.iter().filter(|&&id| !data.claims[id].planned && !data.claims[id].broken) {
        told.entry(data.claims[id].property).or_default().push(id);
    }
    told
}

/// How many words two lists of claims share, if enough for one sentence.
fn shared(data: &Dataset, one: &[Id<Claim>], other: &[Id<Claim>]) -> Option<usize> {
    let words = |claims: &[Id<Claim>]| -> BTreeSet<String> {
        let quotes = claims.iter().flat_map(|&id| &data.claims[id].quote);
        quotes.flat_map(|quote| fold(&quote.value).split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    (shared > 0 && shared * SHARED >= one.len().min(other.len())).then_some(shared)
}

/// What a copy adds and what it leaves out, in words, where one of them is something.
fn extended(data: &Dataset, copied: &Copied) -> Option<(String, String)> {
    let property = &data.vocabulary.properties[copied.property];
    if property.value_type != ValueType::Entity || !property.many {
        return None;
    }
    let (original, copy) = (items(data, &copied.original), items(data, &copied.copy));
    let beyond = |one: &Items, other: &Items| {
        let names = one.iter().filter(|(item, _)| !other.contains_key(*item)).map(|(_, name)| name.as_str());
        names.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")
    };
    let (added, left) = (beyond(&copy, &original), beyond(&original, &copy));
    let both_list = !original.is_empty() && !copy.is_empty();
    let differ = !added.is_empty() || !left.is_empty();
    (both_list && differ).then_some((added, left))
}

/// What claims list. One entity by two registered names is one item.
fn items(data: &Dataset, claims: &[Id<Claim>]) -> Items {
    let mut items = Items::new();
    for claim in claims.iter().map(|&id| &data.claims[id]) {
        let not = if claim.denied { "not " } else { "" };
        let names = claim.value.names().iter().map(|name| {
            let entity: Option<&Entity> = name.entity().map(|id| &data.entities[id]);
            entity.map_or_else(|| (fold(&name.text.value), name.text.value.clone()), |one| (one.id.value.clone(), one.name().to_owned()))
        });
        items.extend(names.map(|(item, name)| (format!("{not}{item}"), format!("{not}{name}"))));
        if claim.value.names().is_empty() {
            items
                .extend(claim.lies_in.iter().map(|area| (format!("{not}{}", fold(&area.text.value)), format!("{not}{}", area.text.value))));
        }
    }
    items
}

/// The time of the original, where the copy has the same of another time.
fn redated(data: &Dataset, copied: &Copied) -> Option<String> {
    // Where only an area is told, that is what is said.
    let said = |id: Id<Claim>| {
        let claim = &data.claims[id];
        let listed: Vec<String> = items(data, &[id]).into_keys().collect();
        (normalised(data, claim), listed, claim.population, claim.denied)
    };
    let pairs = copied.original.iter().flat_map(|&a| copied.copy.iter().map(move |&b| (a, b)));
    let mut times = pairs.filter(|&(a, b)| said(a) == said(b)).filter_map(|(a, b)| {
        let (then, now) = (data.claims[a].as_of.as_ref()?, data.claims[b].as_of.as_ref()?);
        (compare(then, now) != DateComparison::Same).then(|| then.human())
    });
    times.next()
}

/// Whether a copy says of another property, or of this, that it is of another time than its original.
fn is_of_another_time(data: &Dataset, subject: &Subject, copies: &[Id<Claim>]) -> bool {
    let accounts: BTreeSet<Id<Account>> = copies.iter().map(|&id| data.claims[id].account).collect();
    let of_these = |copied: &Copied| copied.copy.first().is_some_and(|&id| accounts.contains(&data.claims[id].account));
    copied(data, subject).iter().any(|copied| of_these(copied) && redated(data, copied).is_some())
}

fn finding(
    context: &Context<'_>,
    facet: Copies,
    subject: &Subject,
    (property, one, other): (String, String, String),
    mut original: Vec<Id<Claim>>,
    mut copies: Vec<Id<Claim>>,
) -> Option<Observation> {
    let data = context.dataset;
    for list in [&mut original, &mut copies] {
        list.sort_unstable();
        list.dedup();
        sort(data, list);
    }
    let (&first, &model) = copies.first().zip(original.first())?;
    let all = [original.as_slice(), copies.as_slice()].concat();
    let label = |id: Id<Claim>| statement(&side(context, id));
    let mut seen = Observation::at(Facet::Copies(facet), data.claims[first].span, label(first)).see(data.claims[model].span, label(model));
    for &id in all.iter().filter(|&&id| id != first && id != model) {
        seen = seen.see(data.claims[id].span, label(id));
    }
    seen.sides = all.iter().map(|&id| side(context, id)).collect();
    seen.tags = tags(data, &all);
    seen.relation = Some(Relation::Tension);
    let source = |id: Id<Claim>| data.sources[data.accounts[data.claims[id].account].source].id.value.as_str();
    let repeating: BTreeSet<&str> = copies.iter().map(|&id| source(id)).collect();
    let repeating = repeating.into_iter().collect::<Vec<_>>().join(", ");
    let how = match facet {
        Copies::Extended => changes(&one, &other),
        Copies::Redated => format!("as of {} instead of {one}", times(data, &copies)),
    };
    if facet == Copies::Extended && is_of_another_time(data, subject, &copies) {
        seen.at_most = Some(Severity::Info);
        seen.explanation = Some(Explanation { kind: "as-of", text: "the copy tells of another time than its original".into() });
    }
    let identity = [subject.id.value.clone(), property.clone(), source(model).to_owned(), one, other];
    seen = seen.value("original", source(model)).value("copies", repeating).value("how", how);
    Some(marked(data, seen.about(subject.reference()).on(property).identity(identity), &all))
}

/// "with ISIS added, and the rebels left out"
fn changes(added: &str, left: &str) -> String {
    let told = [(added, "added"), (left, "left out")].into_iter().filter(|(names, _)| !names.is_empty());
    format!("with {}", told.map(|(names, word)| format!("{names} {word}")).collect::<Vec<_>>().join(", and "))
}

/// Of which times claims tell.
fn times(data: &Dataset, claims: &[Id<Claim>]) -> String {
    let times: BTreeSet<String> = claims.iter().filter_map(|&id| data.claims[id].as_of.as_ref()).map(Date::human).collect();
    times.into_iter().collect::<Vec<_>>().join(" / ")
}
