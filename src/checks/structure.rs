//! How records are used and arranged: what nothing refers to, what rests on one document, what comes from itself.

use std::collections::BTreeSet;

use super::Context;
use crate::dataset::{Claim, Dataset, Entity, Id, Location, Name, Pair, Source, Subject};
use crate::findings::{Arrangement, Facet, Observation, SubjectKind};

/// What one facet sees.
pub(super) fn observe(context: &Context<'_>, facet: Arrangement) -> Vec<Observation> {
    let data = context.dataset;
    match facet {
        // What could not be read may have used it.
        Arrangement::UnusedEntity | Arrangement::UnusedSource if !context.reading.is_empty() => Vec::new(),
        Arrangement::UnusedEntity => unused_entities(data),
        Arrangement::UnusedSource => unused_sources(data),
        Arrangement::SingleSource => single_source(data),
        Arrangement::Draft => drafts(data),
        Arrangement::LineageCycle => [lineage_cycles(data), own_copies(data)].concat(),
        Arrangement::Unsorted => data.subjects.iter().filter_map(|(_, subject)| unsorted(data, subject)).collect(),
    }
}

/// Entities that no claim, no topic and no judgement names, that have no accounts, and that nothing in use lies within.
fn unused_entities(data: &Dataset) -> Vec<Observation> {
    let mut used: BTreeSet<Id<Entity>> = data.claims.iter().flat_map(|(_, claim)| named(claim)).collect();
    for (_, subject) in data.subjects.iter() {
        used.extend(subject.entities.iter().copied().chain(subject.lifetime_of.filter(|_| !subject.accounts.is_empty())));
    }
    for judgement in &data.judgements {
        if let Pair::Entities(a, b) = judgement.pair {
            used.extend([a, b]);
        }
    }
    let above: Vec<Id<Entity>> = used.iter().flat_map(|&id| data.entity_tree.above(id)).copied().collect();
    used.extend(above);
    let unused = data.entities.iter().filter(|(id, _)| !used.contains(id));
    let found = unused.map(|(_, entity)| {
        let seen = Observation::at(Facet::Structure(Arrangement::UnusedEntity), entity.id.span, "nothing refers to it");
        seen.value("id", &entity.id.value).value("name", entity.name()).identity([&entity.id.value]).about(entity.reference())
    });
    found.collect()
}

/// All that the names of a claim may mean.
fn named(claim: &Claim) -> Vec<Id<Entity>> {
    let areas = claim.lies_in.iter().map(|Location { area, .. }| area);
    let names = claim.value.names().iter().chain(&claim.of).chain(areas).chain(&claim.at_place).chain(&claim.speakers);
    names.flat_map(Name::candidates).copied().collect()
}

/// Sources that have no account, are not copied, give no place, and that no later state goes back to.
fn unused_sources(data: &Dataset) -> Vec<Observation> {
    let accounts = data.accounts.iter().flat_map(|(_, account)| [Some(account.source), account.copies]);
    let gazetteers = data.entities.iter().map(|(_, entity)| entity.gazetteer.as_ref().map(|entry| entry.source));
    let revised = data.sources.iter().map(|(_, source)| source.revision_of);
    let used: BTreeSet<Id<Source>> = accounts.chain(gazetteers).chain(revised).flatten().collect();
    let unused = data.sources.iter().filter(|(id, _)| !used.contains(id));
    let found = unused.map(|(_, source)| {
        let seen = Observation::at(Facet::Structure(Arrangement::UnusedSource), source.id.span, "nothing refers to it");
        seen.value("id", &source.id.value).value("name", &source.title).identity([&source.id.value]).about(source.reference())
    });
    found.collect()
}

/// Incidents all of whose accounts go back to one document: its revisions, and passages copied from it, are no other witnesses.
fn single_source(data: &Dataset) -> Vec<Observation> {
    let incidents = data.subjects.iter().filter(|(_, subject)| subject.kind == SubjectKind::Incident);
    let found = incidents.filter_map(|(_, subject)| {
        let accounts = || subject.accounts.iter().map(|&id| &data.accounts[id]);
        let documents: BTreeSet<Id<Source>> = accounts().map(|account| data.document(account.copies.unwrap_or(account.source))).collect();
        let only = documents.first().filter(|_| documents.len() == 1)?;
        let source = &data.sources[*only];
        let mut seen = Observation::at(Facet::Structure(Arrangement::SingleSource), subject.id.span, "one document tells of it");
        for account in accounts() {
            seen = seen.see(account.span, data.account_key(account));
        }
        seen = seen.value("source", &source.id.value).value("n", subject.accounts.len());
        Some(seen.identity([&subject.id.value, &source.id.value]).about(subject.reference()))
    });
    found.collect()
}

/// Accounts that nobody has cleared.
fn drafts(data: &Dataset) -> Vec<Observation> {
    let drafts = data.accounts.iter().filter(|(_, account)| account.draft);
    let found = drafts.map(|(_, account)| {
        let (subject, key) = (&data.subjects[account.subject], data.account_key(account));
        let seen = Observation::at(Facet::Structure(Arrangement::Draft), account.span, "proposed, and not cleared");
        seen.value("account", &key).identity([&subject.id.value, &key]).about(subject.reference())
    });
    found.collect()
}

/// Circles of sources each of which is a revision of the next. One finding for each, told from the first of them by id.
fn lineage_cycles(data: &Dataset) -> Vec<Observation> {
    let mut walked: BTreeSet<Id<Source>> = BTreeSet::new();
    let mut found = Vec::new();
    for start in data.sources.ids() {
        let mut way: Vec<Id<Source>> = Vec::new();
        let mut next = Some(start);
        while let Some(here) = next.filter(|here| walked.insert(*here)) {
            way.push(here);
            next = data.sources[here].revision_of;
        }
        // What was walked on another way is no circle of this one.
        let circle = next.and_then(|again| way.get(way.iter().position(|&here| here == again)?..));
        found.extend(circle.and_then(|circle| lineage_cycle(data, circle)));
    }
    found
}

fn lineage_cycle(data: &Dataset, circle: &[Id<Source>]) -> Option<Observation> {
    let first = circle.iter().enumerate().min_by_key(|(_, id)| &data.sources[**id].id.value)?.0;
    let ordered: Vec<&Source> = circle.iter().cycle().skip(first).take(circle.len()).map(|&id| &data.sources[id]).collect();
    let start = *ordered.first()?;
    let names: Vec<&str> = ordered.iter().chain([&start]).map(|source| source.id.value.as_str()).collect();
    let revises = |n: usize| format!("a revision of {}", names.get(n + 1).copied().unwrap_or_default());
    let mut seen = Observation::at(Facet::Structure(Arrangement::LineageCycle), start.id.span, revises(0));
    for (n, source) in ordered.iter().enumerate().skip(1) {
        seen = seen.see(source.id.span, revises(n));
    }
    seen.subjects = ordered.iter().map(|source| source.reference()).collect();
    Some(seen.value("path", names.join(" → ")).identity(names).about(start.reference()))
}

/// Accounts that are said to repeat the very source that they are of.
fn own_copies(data: &Dataset) -> Vec<Observation> {
    let own = data.accounts.iter().filter(|(_, account)| account.copies == Some(account.source));
    let found = own.map(|(_, account)| {
        let (source, subject) = (&data.sources[account.source], &data.subjects[account.subject]);
        let id = &source.id.value;
        let seen = Observation::at(Facet::Structure(Arrangement::LineageCycle), account.span, "said to repeat its own source");
        let seen = seen.see(source.id.span, "the source").value("path", format!("{id} → {id}"));
        seen.identity([&subject.id.value, &data.account_key(account)]).about(subject.reference())
    });
    found.collect()
}

/// A record whose accounts start with a later state of a document, though they hold an earlier one: a reader meets the correction before
/// what it corrects.
fn unsorted(data: &Dataset, subject: &Subject) -> Option<Observation> {
    let mut first_seen: Vec<Id<Source>> = Vec::new();
    // In the order in which they are written, which nothing else follows.
    let mut accounts = subject.accounts.clone();
    accounts.sort_by_key(|&id| (data.accounts[id].span.file, data.accounts[id].span.start));
    for &id in &accounts {
        let account = &data.accounts[id];
        let later = first_seen.iter().find(|&&before| !first_seen.contains(&account.source) && goes_back_to(data, before, account.source));
        if let Some(&later) = later {
            let other = subject.accounts.iter().map(|&id| &data.accounts[id]).find(|other| other.source == later)?;
            let (earlier, later) = (&data.sources[account.source].id.value, &data.sources[later].id.value);
            let seen = Observation::at(Facet::Structure(Arrangement::Unsorted), account.span, format!("the earlier state: {earlier}"));
            let seen = seen.see(other.span, format!("the later state: {later}")).value("earlier", earlier).value("later", later);
            return Some(seen.identity([&subject.id.value, earlier, later]).about(subject.reference()));
        }
        first_seen.push(account.source);
    }
    None
}

/// Whether `source` is a revision of `earlier`, directly or by way of others.
fn goes_back_to(data: &Dataset, source: Id<Source>, earlier: Id<Source>) -> bool {
    let before = std::iter::successors(data.sources[source].revision_of, |&id| data.sources[id].revision_of);
    source != earlier && before.take(data.sources.len()).any(|id| id == earlier)
}
