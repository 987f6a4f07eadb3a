//! The lists of an archived text whose entries stand in the order of their days.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::super::Context;
use super::super::when::date;
use crate::archive::text::{Hit, Passage, PassageKind, Text};
use crate::dataset::{Claim, Dataset, Id, Source};
use crate::values::date::DayRange;

/// Fewer dated entries show no order.
const SHORTEST: usize = 4;

/// In how many of four steps a list must go its way for that to be its order.
const STEADY: usize = 3;

/// Which way the days go from one entry to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Backward,
}

impl Direction {
    /// A day as a number that grows along the list.
    fn rank(self, day: NaiveDate) -> i32 {
        match self {
            Self::Forward => day.num_days_from_ce(),
            Self::Backward => -day.num_days_from_ce(),
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Forward => "the oldest first",
            Self::Backward => "the latest first",
        }
    }
}

/// The day of an entry, and the claim that gives it.
#[derive(Clone, Copy)]
pub(super) struct Dated {
    pub(super) claim: Id<Claim>,
    pub(super) days: DayRange,
    /// The day it is filed under.
    day: NaiveDate,
    /// Whether it stands where its day belongs.
    pub(super) in_order: bool,
}

/// An entry of a list.
pub(super) struct Entry {
    /// Where it starts in the text.
    pub(super) starts: usize,
    /// Its day, where an account tells it exactly.
    pub(super) dated: Option<Dated>,
}

/// A list that keeps an order.
pub(super) struct List {
    pub(super) direction: Direction,
    pub(super) entries: Vec<Entry>,
}

impl List {
    /// The nearest entries before and behind the entry at `place` whose days are in order.
    pub(super) fn neighbours(&self, place: usize) -> (Option<Dated>, Option<Dated>) {
        let in_order = |entry: &Entry| entry.dated.filter(|dated| dated.in_order);
        let before = self.entries.iter().take(place).rev().find_map(in_order);
        (before, self.entries.iter().skip(place + 1).find_map(in_order))
    }
}

/// The lists of every source that keep an order; none without the texts.
pub(super) fn lists(context: &Context<'_>) -> BTreeMap<Id<Source>, Vec<List>> {
    let data = context.dataset;
    let Some(archive) = context.archive else { return BTreeMap::new() };
    let mut events: BTreeMap<Id<Source>, Vec<Id<Claim>>> = BTreeMap::new();
    for (id, claim) in data.claims.iter() {
        if claim.stands() && data.vocabulary.properties[claim.property].has_role("event") {
            events.entry(data.accounts[claim.account].source).or_default().push(id);
        }
    }
    let of_source = |(source, claims): (Id<Source>, Vec<Id<Claim>>)| Some((source, in_text(context, &archive.text(source)?.text, &claims)));
    events.into_iter().filter_map(of_source).collect()
}

fn in_text(context: &Context<'_>, text: &Text, claims: &[Id<Claim>]) -> Vec<List> {
    let days = days(context, text, claims);
    let mut lists = Vec::new();
    let mut open: Vec<Entry> = Vec::new();
    for passage in text.passages() {
        if passage.kind == PassageKind::ListEntry {
            open.push(Entry { starts: passage.bytes.start, dated: days.get(&passage.bytes.start).copied() });
        } else {
            lists.extend(ordered(std::mem::take(&mut open)));
        }
    }
    lists.extend(ordered(open));
    lists
}

/// The days that list entries are filed under, by where they start: the exact day that an account reads from their heading, or else from
/// their first words. What an entry tells of other days is no day of its own.
fn days(context: &Context<'_>, text: &Text, claims: &[Id<Claim>]) -> BTreeMap<usize, Dated> {
    let data = context.dataset;
    let mut found: BTreeMap<usize, Dated> = BTreeMap::new();
    for &id in claims {
        let (Some(dated), Some(hit)) = (filed(data, id), first_hit(context, id)) else { continue };
        let Some(passage) = headed(text, hit) else { continue };
        let known = found.entry(passage.bytes.start).or_insert(dated);
        // Several accounts of one entry: the first by its names, not by the order of the files.
        if key(data, id) < key(data, known.claim) {
            *known = dated;
        }
    }
    found
}

fn key(data: &Dataset, id: Id<Claim>) -> (String, String, String) {
    let account = &data.accounts[data.claims[id].account];
    (data.subjects[account.subject].id.value.clone(), data.account_key(account), data.claims[id].text.clone())
}

/// The day by which a date is filed: the only one, or the first of an extent.
fn filed(data: &Dataset, id: Id<Claim>) -> Option<Dated> {
    let date = date(data, id)?;
    let days = date.possible();
    let day = days.only_day().or_else(|| date.extent()?.0.only_day())?;
    Some(Dated { claim: id, days, day, in_order: false })
}

fn first_hit<'c>(context: &Context<'c>, id: Id<Claim>) -> Option<&'c Hit> {
    context.archive?.located(id)?.pieces.first()?.hits.first()
}

/// The list entry that a hit dates: it is in its heading, or opens an entry without one.
fn headed<'t>(text: &'t Text, hit: &Hit) -> Option<&'t Passage> {
    let around = text.surroundings(hit).filter(|around| around.passage.kind == PassageKind::ListEntry)?;
    let opens = match &around.passage.heading {
        Some(heading) => hit.bytes.start < heading.end,
        None => around.before.split_whitespace().count() <= 1,
    };
    opens.then_some(around.passage)
}

/// The list, if its dated entries keep an order for the most part; each that belongs where it stands is marked.
fn ordered(mut entries: Vec<Entry>) -> Option<List> {
    let days: Vec<NaiveDate> = entries.iter().filter_map(|entry| entry.dated.map(|dated| dated.day)).collect();
    let steps = || days.iter().zip(days.iter().skip(1));
    let (forward, backward) = (steps().filter(|(a, b)| a < b).count(), steps().filter(|(a, b)| a > b).count());
    let direction = if forward > backward { Direction::Forward } else { Direction::Backward };
    if days.len() < SHORTEST || forward.max(backward) * 4 < (forward + backward) * STEADY || forward == backward {
        return None;
    }
    let ranks: Vec<i32> = days.iter().map(|&day| direction.rank(day)).collect();
    let kept = longest_rising(&ranks);
    for (dated, in_order) in entries.iter_mut().filter_map(|entry| entry.dated.as_mut()).zip(kept) {
        dated.in_order = in_order;
    }
    Some(List { direction, entries })
}

/// Which numbers belong to the longest run that never falls; of two that are as long, the one whose numbers stand first.
fn longest_rising(numbers: &[i32]) -> Vec<bool> {
    // For each length, the place of the least number that ends a run of it; and for each number, the place of the one before.
    let mut ends: Vec<(i32, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (place, &number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|(end, _)| *end <= number);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|(_, place)| *place));
        match ends.get_mut(length) {
            Some(end) => *end = (number, place),
            None => ends.push((number, place)),
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut next = ends.last().map(|(_, place)| *place);
    while let Some(place) = next {
        if let Some(mark) = kept.get_mut(place) {
            *mark = true;
        }
        next = before.get(place).copied().flatten();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_out_of_order_is_the_only_one() {
        assert_eq!(longest_rising(&[1, 2, 9, 3, 4]), [true, true, false, true, true]);
        assert_eq!(longest_rising(&[1, 2, 0, 3, 3]), [true, true, false, true, true]);
        assert_eq!(longest_rising(&[]), [false; 0]);
    }
}
