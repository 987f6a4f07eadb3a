//! Incidents told in one passage, of one day and with one target, of which one has no place: the passage stands for it.

use std::collections::{BTreeMap, BTreeSet};

use super::near::{By, Near, Pairs, WIDEST, add};
use super::{claims, within};
use crate::dataset::{Account, Dataset, Entity, Id, Name, Source, Subject};
use crate::findings::SubjectKind;
use crate::values::date::DayRange;

/// A target with more incidents in one passage is what the passage is about.
const MOST: usize = 8;

/// A passage, by its source and the words that find it, and a target named there.
type Named<'d> = (Id<Source>, &'d str, Id<Entity>);

/// Adds the pairs that are near by a passage.
pub(super) fn add_pairs(data: &Dataset, pairs: &mut Pairs) {
    let mut told: BTreeMap<Named<'_>, BTreeSet<Id<Subject>>> = BTreeMap::new();
    for (incident, record) in data.subjects.iter().filter(|(_, record)| record.kind == SubjectKind::Incident) {
        for &account in &record.accounts {
            let account = &data.accounts[account];
            let Some(at) = &account.at else { continue };
            for target in targets(data, account) {
                told.entry((account.source, at.value.as_str(), target)).or_default().insert(incident);
            }
        }
    }
    for ((_, _, target), incidents) in told.into_iter().filter(|(_, incidents)| incidents.len() <= MOST) {
        let name = format!("target {}", data.entities[target].name());
        for (n, &a) in incidents.iter().enumerate() {
            for &b in incidents.iter().skip(n + 1).filter(|&&b| one_placeless(data, a, b) && on_one_day(data, a, b)) {
                let agrees = BTreeSet::from([name.clone()]);
                add(pairs, (a, b), Near { by: By::Passage, gap: 0, places: BTreeSet::new(), agrees });
            }
        }
    }
}

/// Those named as the target; not "soldiers", who may be anyone's.
fn targets<'d>(data: &'d Dataset, account: &'d Account) -> impl Iterator<Item = Id<Entity>> + 'd {
    let claims = account.claims.iter().map(|&id| &data.claims[id]).filter(|claim| claim.stands());
    let aimed = claims.filter(|claim| data.vocabulary.properties[claim.property].has_role("target"));
    aimed.flat_map(|claim| claim.value.names()).filter_map(Name::entity).filter(|&id| !data.entities[id].generic)
}

fn one_placeless(data: &Dataset, a: Id<Subject>, b: Id<Subject>) -> bool {
    let placed =
        |id: Id<Subject>| claims(data, &data.subjects[id]).any(|claim| data.vocabulary.properties[claim.property].has_role("location"));
    placed(a) != placed(b)
}

/// Whether a day of the one is a day of the other, both told exactly enough.
fn on_one_day(data: &Dataset, a: Id<Subject>, b: Id<Subject>) -> bool {
    let days = |id: Id<Subject>| -> Vec<DayRange> {
        let told = claims(data, &data.subjects[id]).filter(|claim| data.vocabulary.properties[claim.property].has_role("event"));
        told.filter_map(|claim| claim.value.date()).filter_map(|date| within(date, WIDEST)).collect()
    };
    let others = days(b);
    days(a).into_iter().any(|one| others.iter().any(|&other| one.gap_days(other) == 0))
}
