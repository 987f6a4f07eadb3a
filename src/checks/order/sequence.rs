//! Entries of a list that stand where their day does not belong.

use super::super::Context;
use super::super::parts::in_account;
use super::super::side::{shown, side};
use super::super::when::{label, marked};
use super::list::{Dated, List, lists};
use crate::dataset::{Dataset, Id, Source};
use crate::findings::{Facet, Observation, Order};

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let all = lists(context);
    let of_source =
        |(source, lists): (&Id<Source>, &Vec<List>)| lists.iter().flat_map(|list| of_list(context, *source, list)).collect::<Vec<_>>();
    all.iter().flat_map(of_source).collect()
}

fn of_list(context: &Context<'_>, source: Id<Source>, list: &List) -> Vec<Observation> {
    let misplaced = list.entries.iter().enumerate().filter_map(|(place, entry)| {
        let dated = entry.dated.filter(|dated| !dated.in_order)?;
        Some(seen(context, source, list, dated, list.neighbours(place)))
    });
    misplaced.collect()
}

fn seen(
    context: &Context<'_>,
    source: Id<Source>,
    list: &List,
    dated: Dated,
    (before, behind): (Option<Dated>, Option<Dated>),
) -> Observation {
    let data = context.dataset;
    let claim = &data.claims[dated.claim];
    let subject = data.accounts[claim.account].subject;
    let mut seen = Observation::at(Facet::Order(Order::List), claim.span, label(data, dated.claim, subject));
    for neighbour in [before, behind].into_iter().flatten() {
        seen = seen.see(data.claims[neighbour.claim].span, format!("its neighbour, {}", label(data, neighbour.claim, subject)));
    }
    seen.sides = std::iter::once(dated).chain(before).chain(behind).map(|dated| side(context, dated.claim)).collect();
    let (id, date) = (&data.sources[source].id.value, dated.days.human());
    let (neighbours, direction) = (neighbours(data, before, behind), list.direction.words());
    seen = seen.value("source", id).value("date", date).value("neighbours", neighbours).value("direction", direction);
    marked(data, in_account(data, claim, seen), &[dated.claim])
}

/// "behind 31 May 2009 and before 31 Oct 2008"
fn neighbours(data: &Dataset, before: Option<Dated>, behind: Option<Dated>) -> String {
    let told = |word: &str, dated: Dated| format!("{word} {}", shown(data, &data.claims[dated.claim]));
    let parts: Vec<String> =
        [before.map(|dated| told("behind", dated)), behind.map(|dated| told("before", dated))].into_iter().flatten().collect();
    parts.join(" and ")
}
