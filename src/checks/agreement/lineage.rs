//! Disagreements whose sides all come from one document: told twice in one revision, changed by a later one, or on the way into a copy.

use std::collections::{BTreeMap, BTreeSet};

use super::Difference;
use crate::checks::side::normalised;
use crate::dataset::{Claim, Dataset, Id, Population, Source};
use crate::findings::{Disagreement, Relation, Tag};

/// A value, and of whom it is.
type Saying = (String, Option<Id<Population>>);

/// What each source says.
type Said = BTreeMap<Id<Source>, BTreeSet<Saying>>;

fn said(data: &Dataset, sides: &[Id<Claim>]) -> Said {
    let mut said = Said::new();
    for &id in sides {
        let claim = &data.claims[id];
        let saying = (normalised(data, claim), claim.population);
        said.entry(data.accounts[claim.account].source).or_default().insert(saying);
    }
    said
}

/// Whether one source says what the other does not, and the other what the first does not: not merely more or less.
///
/// "150 people" and "150 villagers" are one saying: who they were is told more or less closely.
fn changed(data: &Dataset, one: &BTreeSet<Saying>, other: &BTreeSet<Saying>) -> bool {
    let tree = &data.vocabulary.population_tree;
    let in_line = |a: Option<Id<Population>>, b: Option<Id<Population>>| a.zip(b).is_none_or(|(a, b)| tree.in_line(a, b));
    let holds = |all: &BTreeSet<Saying>, (value, who): &Saying| all.iter().any(|(same, of)| same == value && in_line(*who, *of));
    let beyond = |one: &BTreeSet<Saying>, other: &BTreeSet<Saying>| one.iter().any(|saying| !holds(other, saying));
    beyond(one, other) && beyond(other, one)
}

/// What the sides have in common: one revision that contradicts itself, or revisions of one document of which the later changes what
/// the earlier says.
pub(in super::super) fn tags(data: &Dataset, sides: &[Id<Claim>]) -> Vec<Tag> {
    let said = said(data, sides);
    let documents: BTreeSet<Id<Source>> = said.keys().map(|&source| data.document(source)).collect();
    if documents.len() != 1 {
        return Vec::new();
    }
    let values: Vec<&BTreeSet<Saying>> = said.values().collect();
    let drifts = values.iter().enumerate().any(|(n, one)| values.iter().skip(n + 1).any(|other| changed(data, one, other)));
    vec![if drifts { Tag::RevisionDrift } else { Tag::SourceContradictsItself }]
}

/// What else a disagreement is, by where its sides come from.
pub(super) fn also(data: &Dataset, difference: &Difference) -> Vec<Disagreement> {
    let mut also = Vec::new();
    if difference.kind == Disagreement::Conflict && difference.between_speakers {
        also.push(Disagreement::Disputed);
    }
    if tags(data, &difference.sides) == [Tag::RevisionDrift] {
        also.push(Disagreement::Drift);
    }
    if is_altered_copy(data, &difference.sides) {
        also.push(Disagreement::Copy);
    }
    also
}

/// Whether the sides are a passage and the one that repeats it, and the copy says something else.
fn is_altered_copy(data: &Dataset, sides: &[Id<Claim>]) -> bool {
    let said = said(data, sides);
    let mut copies = sides.iter().filter_map(|&id| {
        let account = &data.accounts[data.claims[id].account];
        Some((account.source, account.copies?))
    });
    copies.any(|(copy, original)| {
        let both = said.keys().all(|&source| source == copy || source == original);
        both && said.get(&copy).zip(said.get(&original)).is_some_and(|(copy, original)| changed(data, copy, original))
    })
}

/// The graver of several ways in which the claims of one group differ: what a later revision or a copy is told to have changed. What
/// figures of other times do not bear out, neither has changed.
pub(super) fn gravest(differences: &[Difference]) -> Option<usize> {
    let grave = |difference: &Difference| match difference.relation {
        Relation::Contradicts => 2,
        Relation::Tension => 1,
        Relation::Refines => 0,
    };
    let at_one_time = differences.iter().enumerate().filter(|(_, difference)| difference.kind != Disagreement::Undated);
    let mut ranked: Vec<(usize, u8)> = at_one_time.map(|(n, difference)| (n, grave(difference))).collect();
    ranked.sort_by_key(|&(n, grave)| (std::cmp::Reverse(grave), n));
    ranked.first().map(|&(n, _)| n)
}
