//! Incidents of which a source, or every source, gives no date.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::when::{dates, in_words, label};
use super::list::{List, lists};
use crate::dataset::{Account, Dataset, Id, Source, Subject};
use crate::findings::{Facet, Observation, Order, Severity, SubjectKind};
use crate::values::date::{Date, DayRange};

/// Roles of dates that place an incident in time.
const PLACING: [&str; 3] = ["event", "extent", "start"];

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let incidents = || data.subjects.iter().filter(|(_, subject)| subject.kind == SubjectKind::Incident);
    // A data set that dates nothing misses no date.
    if !incidents().any(|(_, subject)| subject.accounts.iter().any(|&account| is_dated(data, account))) {
        return Vec::new();
    }
    let undated: Vec<(Id<Subject>, Vec<Id<Account>>)> =
        incidents().map(|(id, subject)| (id, undated(data, subject))).filter(|(_, accounts)| !accounts.is_empty()).collect();
    let kept = lists(context);
    undated.into_iter().filter_map(|(id, accounts)| seen(context, id, &accounts, &kept)).collect()
}

/// Whether an account says when it was, or was to be. A date that cannot be read is another finding.
fn is_dated(data: &Dataset, account: Id<Account>) -> bool {
    let account = &data.accounts[account];
    let told = account.claims.iter().map(|&id| data.claims[id].property).chain(account.unread.iter().copied());
    told.into_iter().any(|property| PLACING.iter().any(|role| data.vocabulary.properties[property].has_role(role)))
}

/// The accounts of sources that nowhere say when it was, sorted by their keys. A source that dates an incident in one place need not do
/// so where it comes back to it.
fn undated(data: &Dataset, subject: &Subject) -> Vec<Id<Account>> {
    let source = |account: Id<Account>| data.accounts[account].source;
    let dating: BTreeSet<Id<Source>> = subject.accounts.iter().filter(|&&account| is_dated(data, account)).map(|&id| source(id)).collect();
    let mut found: Vec<Id<Account>> = subject.accounts.iter().copied().filter(|&account| !dating.contains(&source(account))).collect();
    found.sort_by_cached_key(|&account| data.account_key(&data.accounts[account]));
    found
}

fn seen(context: &Context<'_>, id: Id<Subject>, accounts: &[Id<Account>], kept: &BTreeMap<Id<Source>, Vec<List>>) -> Option<Observation> {
    let data = context.dataset;
    let subject = &data.subjects[id];
    let keys: Vec<String> = accounts.iter().map(|&account| data.account_key(&data.accounts[account])).collect();
    let place = |account: &Account| account.at.as_ref().map_or(account.span, |at| at.span);
    let mut places = accounts.iter().zip(&keys).map(|(&account, key)| (place(&data.accounts[account]), format!("{key}: no date")));
    let (span, message) = places.next()?;
    let mut seen =
        places.fold(Observation::at(Facet::Order(Order::Missing), span, message), |seen, (span, message)| seen.see(span, message));
    let dated = dates(data, id, &PLACING);
    for &claim in &dated {
        seen = seen.see(data.claims[claim].span, label(data, claim, id));
    }
    if subject.accounts.iter().any(|&account| is_dated(data, account)) {
        seen.at_most = Some(Severity::Info);
        seen = seen.note("Other accounts say when it was.");
    } else {
        for &account in accounts {
            seen.notes.extend(among_neighbours(context, account, kept));
        }
        seen.notes.extend(by_links(data, subject));
        seen.notes.extend(by_sources(data, accounts));
    }
    let identity = [vec![subject.id.value.clone()], keys.clone()].concat();
    Some(seen.value("accounts", keys.join(", ")).about(subject.reference()).identity(identity))
}

/// The days of the entries between which each incident stands that nobody dates, in a list that is otherwise in order. What is told in
/// the entry of another day has none.
pub(in super::super) fn neighbours(context: &Context<'_>) -> BTreeMap<Id<Subject>, Vec<DayRange>> {
    let data = context.dataset;
    let kept = lists(context);
    let incidents = data.subjects.iter().filter(|(_, subject)| subject.kind == SubjectKind::Incident);
    let nowhere_dated = incidents.filter(|(_, subject)| !subject.accounts.iter().any(|&account| is_dated(data, account)));
    let found = nowhere_dated.map(|(id, subject)| {
        let days = subject.accounts.iter().filter_map(|&account| {
            let (list, place) = in_list(context, account, &kept)?;
            let (before, behind) = list.neighbours(place);
            let own = list.entries.get(place).is_some_and(|entry| entry.dated.is_some());
            (!own).then(|| [before, behind].into_iter().flatten().map(|dated| dated.days).collect::<Vec<_>>())
        });
        (id, days.flatten().collect())
    });
    found.collect()
}

/// The list that the passage of an account is an entry of, and its place there.
fn in_list<'k>(context: &Context<'_>, account: Id<Account>, kept: &'k BTreeMap<Id<Source>, Vec<List>>) -> Option<(&'k List, usize)> {
    let record = &context.dataset.accounts[account];
    let text = &context.archive?.text(record.source)?.text;
    let starts = text.passages_at(&record.at.as_ref()?.value).first()?.bytes.start;
    kept.get(&record.source)?.iter().find_map(|list| {
        let place = list.entries.iter().position(|entry| entry.starts == starts)?;
        Some((list, place))
    })
}

/// The day of the entry that an account is in, or else between which days it stands in a list that is otherwise in order.
fn among_neighbours(context: &Context<'_>, account: Id<Account>, kept: &BTreeMap<Id<Source>, Vec<List>>) -> Option<String> {
    let data = context.dataset;
    let (list, place) = in_list(context, account, kept)?;
    let key = data.account_key(&data.accounts[account]);
    // An entry of another incident that tells of this one too.
    if let Some(dated) = list.entries.get(place).and_then(|entry| entry.dated) {
        return Some(format!("In {key} it is told in the entry of {}.", dated.days.human()));
    }
    let (Some(before), Some(behind)) = list.neighbours(place) else { return None };
    let between = before.days.hull(behind.days);
    let (first, last) = (DayRange::day(between.earliest()?), DayRange::day(between.latest()?));
    let place = if first == last { format!("at {}", first.human()) } else { format!("between {} and {}", first.human(), last.human()) };
    Some(format!("In {key} it stands {place}, in a list that for the most part has {}.", list.direction.words()))
}

/// What the incidents say that it is tied to.
fn by_links(data: &Dataset, subject: &Subject) -> Vec<String> {
    let tied = |others: &[Id<Subject>], words: &str| {
        let told = others.iter().filter_map(|&other| {
            let dated = dates(data, other, &PLACING);
            (!dated.is_empty()).then(|| format!("It {words} {} ({}).", data.subjects[other].id.value, in_words(data, &dated)))
        });
        let mut told: Vec<String> = told.collect();
        told.sort();
        told
    };
    [tied(&subject.follows, "follows"), tied(&subject.about, "is about"), tied(&subject.part_of, "is part of")].concat()
}

/// The periods that the sources cover.
fn by_sources(data: &Dataset, accounts: &[Id<Account>]) -> Vec<String> {
    let sources = accounts.iter().map(|&account| &data.sources[data.accounts[account].source]);
    let told: BTreeSet<String> =
        sources.filter_map(|source| Some(format!("{} covers {}.", source.id.value, source.covers.as_ref().map(Date::human)?))).collect();
    told.into_iter().collect()
}
