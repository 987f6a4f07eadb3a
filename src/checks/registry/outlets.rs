//! Outlets that accounts cite, spelt in several ways. They are no entities: nothing but their letters tells that two are one.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use crate::dataset::{Account, Dataset};
use crate::files::Spanned;
use crate::findings::{Facet, Observation, Registry, Side};
use crate::values::name::{fold, without_one};

/// In names of so many letters one more or one less is a slip; shorter ones are others: ABC, CBC.
const LONG: usize = 12;

/// Where an outlet is cited.
#[derive(Clone, Copy)]
struct Citation<'d> {
    account: &'d Account,
    name: &'d Spanned<String>,
}

/// The citations of one spelling, sorted.
type Spellings<'d> = BTreeMap<&'d str, Vec<Citation<'d>>>;

/// One finding for each outlet, with every spelling.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut by_key: BTreeMap<String, Spellings<'_>> = BTreeMap::new();
    for (_, account) in data.accounts.iter() {
        for name in &account.cites {
            let spellings = by_key.entry(key(&name.value)).or_default();
            spellings.entry(name.value.as_str()).or_default().push(Citation { account, name });
        }
    }
    merged(by_key).into_iter().filter(|spellings| spellings.len() > 1).filter_map(|spellings| outlet(data, spellings)).collect()
}

/// What the spellings of one outlet have in common: its letters and digits, without an article before them.
fn key(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("the ").unwrap_or(&folded).replace(' ', "")
}

/// Puts those together that are one letter apart: that have in common what is left without one letter.
fn merged(by_key: BTreeMap<String, Spellings<'_>>) -> Vec<Spellings<'_>> {
    let mut holder: BTreeMap<String, usize> = BTreeMap::new();
    let mut outlets: Vec<Spellings<'_>> = Vec::new();
    for (key, spellings) in by_key {
        let shortened = shortened(&key);
        let known = shortened.iter().find_map(|short| holder.get(short)).copied();
        let number = known.unwrap_or(outlets.len());
        match outlets.get_mut(number) {
            Some(outlet) => outlet.extend(spellings),
            None => outlets.push(spellings),
        }
        for short in shortened {
            holder.entry(short).or_insert(number);
        }
    }
    outlets
}

/// A key, and what it is without one of its letters, if it is long. Digits are never a slip: News 12, News 24.
fn shortened(key: &str) -> BTreeSet<String> {
    let slips = without_one(key).filter(|(letter, _)| letter.is_alphabetic() && key.chars().count() >= LONG);
    slips.map(|(_, short)| short).chain([key.to_owned()]).collect()
}

fn outlet(data: &Dataset, spellings: Spellings<'_>) -> Option<Observation> {
    // The place to look at first is the rarest spelling.
    let mut told: Vec<(&str, Vec<Citation<'_>>)> = spellings.into_iter().collect();
    told.sort_by_key(|(spelling, citations)| (citations.len(), *spelling));
    let mut firsts: Vec<(String, Citation<'_>)> = Vec::new();
    for (spelling, citations) in &told {
        for (source, all) in by_source(data, citations) {
            let times = if all.len() == 1 { "once".to_owned() } else { format!("{} times", all.len()) };
            let first = all.iter().min_by_key(|citation| data.subjects[citation.account.subject].reference());
            firsts.extend(first.map(|first| (format!("{source}: {spelling}, cited {times}"), *first)));
        }
    }
    let (label, first) = firsts.first()?;
    let mut seen = Observation::at(Facet::Registry(Registry::Outlets), first.name.span, label);
    for (label, citation) in firsts.iter().skip(1) {
        seen = seen.see(citation.name.span, label);
    }
    seen.sides = firsts.iter().map(|(_, citation)| cited(data, *citation)).collect();
    let forms: Vec<&str> = told.iter().map(|(spelling, _)| *spelling).collect();
    let counts: Vec<String> = told.iter().map(|(spelling, citations)| format!("{spelling} ({})", citations.len())).collect();
    seen = seen.note(format!("Cited: {}.", counts.join(", "))).value("outlet", forms.last()?);
    seen = seen.value("n", forms.len()).value("forms", forms.join(" / "));
    let identity: BTreeSet<&str> = forms.iter().copied().collect();
    Some(seen.identity(identity).about(data.sources[first.account.source].reference()))
}

/// The citations by the id of the source that has them.
fn by_source<'d>(data: &'d Dataset, citations: &[Citation<'d>]) -> BTreeMap<&'d str, Vec<Citation<'d>>> {
    let mut by_source: BTreeMap<&str, Vec<Citation<'_>>> = BTreeMap::new();
    for &citation in citations {
        by_source.entry(&data.sources[citation.account.source].id.value).or_default().push(citation);
    }
    by_source
}

/// A citation as a side of a finding: the account has no claim of it.
fn cited(data: &Dataset, Citation { account, name }: Citation<'_>) -> Side {
    let (subject, source) = (data.subjects[account.subject].reference(), &data.sources[account.source].id.value);
    Side::bare(subject, source, data.account_key(account), "cites", key(&name.value), &name.value, name.span)
}
