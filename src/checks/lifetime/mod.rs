//! Who acts, is acted on or is told of, held against when they began and ended by the sources' own claims.
//!
//! The most generous of those claims counts: the earliest day on which anybody has it begin, the latest on which anybody has it end. An
//! entity of which no claim tells is silent. So is a former name, which is another time's name of what goes on, and what lies within an
//! entity, which has a life of its own.

mod life;
mod uses;

use std::collections::BTreeMap;

use super::Context;
use super::when::{hull, in_words, label, marked, told};
use crate::dataset::{Claim, Dataset, Entity, Id};
use crate::findings::{Explanation, Facet, Lifetime, Observation, Relation, Severity, SubjectKind};
use crate::values::clause::Hedge;
use crate::values::date::DayRange;
use crate::values::text::sentence_case;
use life::{Bound, Life, lives};
use uses::{Use, Way, acting, told_later, waging};

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let lives = lives(data);
    let mut beyond: BTreeMap<(&str, Bound), Anachronism<'_>> = BTreeMap::new();
    let mut enter = |entity: Id<Entity>, way: Way, usage: Use| {
        let Some(life) = lives.get(&entity) else { return };
        let found = beyond.entry((data.entities[entity].id.value.as_str(), usage.bound));
        let found = found.or_insert_with(|| Anachronism { entity, life, uses: BTreeMap::new() });
        found.uses.insert((way, data.subjects[usage.subject].id.value.as_str()), usage);
    };
    for (id, _) in data.subjects.iter().filter(|(_, subject)| subject.kind != SubjectKind::Entity) {
        for (entity, usage) in acting(data, id, &lives) {
            enter(entity, Way::Acts, usage);
        }
        for (entity, usage) in waging(data, id, &lives) {
            enter(entity, Way::Wages, usage);
        }
    }
    for (entity, way, usage) in told_later(data, &lives) {
        enter(entity, way, usage);
    }
    beyond.into_iter().filter_map(|((_, bound), found)| seen(context, bound, &found)).collect()
}

/// An entity in all that lies beyond one end of its life, by their ids: one date is what all of them turn on.
struct Anachronism<'l> {
    entity: Id<Entity>,
    life: &'l Life,
    uses: BTreeMap<(Way, &'l str), Use>,
}

impl Anachronism<'_> {
    /// "takes part in bridge (3 May 2019), dam (4 May 2019), and is told of later: leader of jnim (8 May 2020)"
    fn in_words(&self) -> String {
        let of = |wanted: fn(&Way) -> bool| {
            let uses = self.uses.iter().filter(|((way, _), _)| wanted(way));
            let named = uses.map(|((way, subject), usage)| match way {
                Way::Acts => format!("{subject} ({})", usage.when),
                Way::Wages => format!("{subject} (since {})", usage.when),
                Way::Told(_, property) => format!("{property} {} ({subject})", usage.when),
            });
            named.collect::<Vec<_>>().join(", ")
        };
        let phrases = [
            ("takes part in ", of(|way| *way == Way::Acts)),
            ("is the oldest of those told to wage ", of(|way| *way == Way::Wages)),
            ("is told of later: ", of(|way| matches!(way, Way::Told(..)))),
        ];
        let told = phrases.into_iter().filter(|(_, list)| !list.is_empty()).map(|(words, list)| format!("{words}{list}"));
        told.collect::<Vec<_>>().join(", and ")
    }

    /// Where one end of the life is a slip, or every use is, the curator knows.
    fn is_slip(&self, data: &Dataset, limits: &[Id<Claim>]) -> bool {
        let slip = |ids: &[Id<Claim>]| ids.iter().any(|&id| data.claims[id].sic.is_some());
        slip(limits) || self.uses.values().all(|usage| slip(&usage.told().collect::<Vec<_>>()))
    }
}

fn seen(context: &Context<'_>, bound: Bound, found: &Anachronism<'_>) -> Option<Observation> {
    let data = context.dataset;
    let (limits, entity) = (found.life.claims(bound), &data.entities[found.entity]);
    let individual = data.vocabulary.is_individual(entity.entity_type);
    let when = hull(data, limits)?;
    let ((way, _), first) = found.uses.first_key_value()?;
    let &primary = first.claims.first()?;
    let mut all: Vec<Id<Claim>> = Vec::new();
    for id in found.uses.values().flat_map(Use::told).chain(limits.iter().copied()) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    let seen = Observation::at(Facet::Lifetime(Lifetime::Outside), data.claims[primary].span, label(data, primary, first.subject));
    let mut seen = told(context, seen, first.subject, primary, &all);
    let life = format!("{} {}", bound.told(individual), preposed(&in_words(data, limits), when));
    seen = seen.value("entity", entity.name()).value("life", life).value("uses", found.in_words());
    for usage in found.uses.values() {
        let note = format!("{} is {} {}.", usage.when, super::when::days(usage.apart.into()), bound.beyond(individual));
        if !seen.notes.contains(&note) {
            seen = seen.note(note);
        }
    }
    for limit in limits.iter().map(|&id| &data.claims[id]) {
        let (Some(date), Some(why), Some(quote)) = (limit.value.date(), &limit.inferred, limit.quote.first()) else { continue };
        let note = format!("{} is read from “{}”: {why}.", sentence_case(&date.human()), quote.value);
        // Two revisions often have one sentence.
        if !seen.notes.contains(&note) {
            seen = seen.note(note);
        }
    }
    if individual {
        seen = seen.help(
            "Compare the dates with the sources; if one is wrong, say so with sic. Publish no reported death that the same sources refute.",
        );
    }
    seen.relation = Some(Relation::Contradicts);
    let mut subjects: Vec<_> = found.uses.values().map(|usage| data.subjects[usage.subject].reference()).collect();
    subjects.sort();
    subjects.dedup();
    seen.subjects = subjects;
    let identity = found.uses.iter().flat_map(|((_, subject), usage)| [(*subject).to_owned(), usage.when.clone()]);
    let identity: Vec<String> = [entity.id.value.clone(), bound.told(false).to_owned(), when.human()].into_iter().chain(identity).collect();
    seen = explained(data, found, limits, seen);
    if found.is_slip(data, limits) {
        seen = marked(data, seen, &all);
    }
    if let Way::Told(_, property) = way {
        seen = seen.on(property);
    }
    Some(seen.about(data.subjects[first.subject].reference()).identity(identity))
}

/// What leaves room: an end that is only reported, and a beginning that others can have made.
fn explained(data: &Dataset, found: &Anachronism<'_>, limits: &[Id<Claim>], mut seen: Observation) -> Observation {
    let hedged = |&id: &Id<Claim>| data.claims[id].hedge.is_some_and(|hedge| hedge != Hedge::Confirmed);
    let text = if limits.iter().all(hedged) {
        ("hedge", "the end is only reported, and what is told later speaks against it")
    } else if found.uses.keys().all(|(way, _)| *way == Way::Wages) {
        ("others", "what has gone on for longer, others can have begun")
    } else {
        return seen;
    };
    seen.explanation = Some(Explanation { kind: text.0, text: text.1.into() });
    Observation { at_most: Some(Severity::Info), ..seen }
}

/// "on 3 May 2019", "in May 2019", "some day in 3–9 May 2019"
fn preposed(told: &str, days: DayRange) -> String {
    match days.only_day() {
        _ if told.starts_with("some day") => told.to_owned(),
        Some(_) => format!("on {told}"),
        None => format!("in {told}"),
    }
}
