//! What topics tell: facts, status, plans, and what became of them.

use std::collections::BTreeSet;

use chrono::Datelike;
use factlint::dataset::{Claim, Subject, Value};
use factlint::findings::SubjectKind;

use crate::garden::Plant;
use crate::sites::Site;
use crate::world::{World, on};

pub(crate) const PLANTS: &[Plant] = &[
    Plant::new("fact-conflict", "another year of a beginning or an end", other_year),
    Plant::new("fact-conflict", "another leader", other_leader),
    Plant::new("fact-disputed", "two speakers, two years", disputed)
        .beside(&[("title-mismatch", "no day of the topic was told before, so that nothing was held against its title")]),
    Plant::new("status-contradicted", "going on after its end", going_on),
    Plant::new("stale-statement", "going on, and ended elsewhere in the text", stale),
    Plant::new("stale-relation", "a member, and left elsewhere in the text", left),
    Plant::new("member-or-affiliate", "an affiliate, and a member by another source", affiliate),
    Plant::new("stale-term", "extended into a year long before its end", extended_before),
    Plant::new("plan-overtaken", "a plan that came otherwise", planned_before),
    Plant::new("plan-overdue", "a plan for a day long past", overdue),
    Plant::new("possible-duplicate", "an incident told as two", told_twice),
    Plant::new("title-mismatch", "a year that the title has", wrong_title),
];

/// The year of a beginning or an end.
fn year(world: &World<'_>, claim: &Claim, roles: &[&str]) -> Option<i32> {
    let Value::Date(date) = &claim.value else { return None };
    Some(date.possible().earliest().filter(|_| roles.contains(&world.role(claim)))?.year())
}

fn other_year(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Topic, |_, claim| Some(on(world.property(claim), year(world, claim, &["start", "end"])? + 30)))
}

fn other_leader(world: &World<'_>) -> Vec<Site> {
    let kinds = [SubjectKind::Topic, SubjectKind::Entity];
    let sites = kinds.map(|kind| {
        world.accounts(kind, |_, claim| {
            let fits = world.role(claim) == "leadership" && !world.named(claim).is_empty();
            fits.then(|| format!("{} = {{ is = \"Quivering Front\", inferred = \"planted\" }}", world.property(claim)))
        })
    });
    sites.into_iter().flatten().collect()
}

/// A property of a topic that is nobody's life.
fn of_itself<'w>(world: &World<'w>, property: &str) -> Vec<&'w Subject> {
    world.topics().into_iter().filter(|subject| subject.lifetime_of.is_none() && !world.tells(subject, property)).collect()
}

fn disputed(world: &World<'_>) -> Vec<Site> {
    let said = |year: u16, who: &str| format!("{{ is = \"{year}\", according-to = {who:?}, inferred = \"planted\" }}");
    let body = format!("signed = [{}, {}]", said(2031, "Quivering Front"), said(2036, "Belated Front"));
    of_itself(world, "signed").into_iter().map(|subject| world.account_of(subject, &body)).collect()
}

/// The year in which a claim has something end.
fn end(world: &World<'_>, claim: &Claim) -> Option<i32> {
    let Value::Date(date) = &claim.value else { return None };
    Some(date.possible().latest().filter(|_| world.role(claim) == "end")?.year())
}

fn going_on(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let year = end(world, claim)? + 2;
        Some(format!("status = {{ is = \"continuing\", as-of = \"{year}\", inferred = \"planted\" }}"))
    })
}

fn stale(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let year = end(world, claim).filter(|_| world.is_clean(world.subject(claim)))? + 2;
        let status = format!("status = {{ is = \"continuing\", as-of = \"{year}\", inferred = \"planted\" }}");
        Some(format!("source = {:?}\n{status}", world.source(claim)))
    })
}

/// Relations that something can end, and a topic about both in which the same source has it ended long ago.
fn left(world: &World<'_>) -> Vec<Site> {
    let data = world.data;
    let sites = world.all_claims().into_iter().enumerate().filter_map(|(n, (_, claim))| {
        let &ending = data.vocabulary.properties[claim.property].ended_by.first()?;
        let [owner] = world.subject(claim).lifetime_of.iter().chain(&world.subject(claim).entities).collect::<Vec<_>>()[..] else {
            return None;
        };
        let (owner, other) = (&data.entities[*owner].id.value, &data.entities[*world.named(claim).first()?].id.value);
        let until = claim.as_of.as_ref().is_some_and(|date| date.possible().earliest().is_none());
        let plain = claim.of.is_empty() && !until && claim.stands() && claim.sic.is_none();
        let ended = on(&data.vocabulary.properties[ending].id, "1999");
        let account = format!("[[topic.account]]\nsource = {:?}\n{ended}", world.source(claim));
        let id = format!("planted-{owner}-{other}-{}", claim.span.start);
        let record = format!("[[topic]]\nid = \"{id}\"\ntitle = \"Planted\"\nabout = [\"{owner}\", \"{other}\"]\n{account}");
        (plain && owner != other).then(|| world.record(n, &record).on(claim.span))
    });
    sites.collect()
}

/// Ties that fall short of others, and a topic in which another source ties the same two more closely.
fn affiliate(world: &World<'_>) -> Vec<Site> {
    let data = world.data;
    let mut told = BTreeSet::new();
    let sites = world.all_claims().into_iter().enumerate().filter_map(|(n, (_, claim))| {
        let &closer = data.vocabulary.properties[claim.property].short_of.first()?;
        let subject = world.subject(claim);
        let [owner] = subject.lifetime_of.iter().chain(&subject.entities).collect::<Vec<_>>()[..] else { return None };
        let (owner, other) = (&data.entities[*owner].id.value, &data.entities[*world.named(claim).first()?]);
        let told_already = world.found.iter().any(|about| about.starts_with("member-or-affiliate ") && about.contains(owner.as_str()));
        let plain = claim.as_of.is_none() && claim.stands() && claim.sic.is_none() && owner != &other.id.value && !told_already;
        let closer = &data.vocabulary.properties[closer].id;
        let account = format!("[[topic.account]]\nsource = \"planted\"\n{closer} = {{ is = {:?}, inferred = \"planted\" }}", other.name());
        let record = format!("[[topic]]\nid = \"planted-{owner}-{n}\"\ntitle = \"Planted\"\nabout = [\"{owner}\"]\n{account}");
        (plain && told.insert((owner, &other.id.value))).then(|| world.record(n, &record).on(claim.span))
    });
    sites.collect()
}

fn extended_before(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let year = year(world, claim, &["end"]).filter(|_| !world.tells(world.subject(claim), "extended-to"))? - 3;
        Some(format!("source = {:?}\n{}", world.source(claim), on("extended-to", year)))
    })
}

fn planned(property: &str, year: i32) -> String {
    format!("{property} = {{ is = \"{year}\", modality = \"planned\", inferred = \"planted\" }}")
}

fn planned_before(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Topic, |all, claim| {
        // A day that is open to the past may be any.
        let told = all.iter().filter(|other| other.property == claim.property).filter_map(|other| other.value.date());
        let closed = told.into_iter().all(|date| date.possible().earliest().is_some());
        Some(planned(world.property(claim), year(world, claim, &["start", "end"]).filter(|_| closed)? - 30))
    })
}

/// A plan of a dated source for what nobody tells.
fn overdue(world: &World<'_>) -> Vec<Site> {
    let sites = of_itself(world, "operational").into_iter().filter_map(|subject| {
        let mut sources = subject.accounts.iter().map(|&id| world.data.accounts[id].source);
        let dated = sources.find(|&source| world.data.sources[source].published.is_some())?;
        Some(world.account_of(subject, &format!("source = {:?}\n{}", world.source_id(dated), planned("operational", 2007))))
    });
    sites.collect()
}

fn told_twice(world: &World<'_>) -> Vec<Site> {
    world.records(|_, all| {
        let day = all.iter().find_map(|claim| crate::world::day(claim).filter(|_| world.role(claim) == "event"))?;
        let place = all.iter().find(|claim| world.role(claim) == "location" && claim.relation.is_none() && world.is_town(claim))?;
        let place = format!("place = {{ is = {:?}, inferred = \"planted\" }}", place.text);
        Some(format!("[[incident.account]]\nsource = \"planted\"\n{}\n{place}\n", on("date", day.succ_opt()?)))
    })
}

fn wrong_title(world: &World<'_>) -> Vec<Site> {
    let dated = world.incidents().into_iter().filter(|subject| {
        let dates = world.claims(subject).into_iter().filter_map(|claim| claim.value.date()).collect::<Vec<_>>();
        subject.about.is_empty() && !dates.is_empty() && dates.iter().all(|date| date.possible().earliest().is_some())
    });
    dated.map(|subject| crate::names::at_end(subject.title.span, " in 1907")).collect()
}
