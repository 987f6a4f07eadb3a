//! Days, durations, and the order of things.

use chrono::{Datelike, Days, Months, NaiveDate};
use factlint::dataset::{Claim, Value};
use factlint::findings::SubjectKind;

use crate::garden::{Needs, Plant};
use crate::sites::Site;
use crate::world::{World, day, on};

/// The planted day can be that of another incident near by.
pub(crate) const NEIGHBOUR: (&str, &str) = ("possible-duplicate", "the day is by chance that of another incident near by");

pub(crate) const PLANTS: &[Plant] = &[
    Plant::new("date-conflict", "three days later", three_days_later).beside(&[NEIGHBOUR]),
    Plant::new("date-unit-slip", "the same day a month later", month_later).beside(&[NEIGHBOUR]),
    Plant::new("day-month-swap", "day and month exchanged", exchanged_day).beside(&[NEIGHBOUR]),
    Plant::new("date-role-mismatch", "the day of the announcement", announced_that_day).beside(&[NEIGHBOUR]),
    Plant::new("date-extent-differs", "the day and two more", extent)
        .beside(&[("link-impossible", "a whole that lasts to its third day, and its parts to theirs"), NEIGHBOUR]),
    Plant::new("date-tension", "an end announced long after", announced_after),
    Plant::new("date-after-publication", "an event after its source", after_source),
    Plant::new("date-outside-coverage", "an event years before a yearly report", outside_coverage),
    Plant::new("date-missing", "an account that dates nothing", undated),
    Plant::new("date-invalid", "a day that does not exist", no_day),
    Plant::new("date-reversed", "an extent told backwards", reversed),
    Plant::new("duration-mismatch", "a duration that is too long", too_long),
    Plant::new("duration-mismatch", "a captivity that is too long", held_too_long),
    Plant::new("link-impossible", "a sequel before it", sequel_before),
    Plant::new("link-impossible", "more released than taken", more_released),
    Plant::new("link-impossible", "a part before its whole", part_before),
    Plant::new("source-order", "an entry of another year", misplaced).needs(Needs::Texts).most(24).rounds(3).beside(&[
        ("date-not-in-quote", "the words say the other day"),
        ("actor-anachronism", "somebody acts in that year who had not begun"),
        ("date-outside-coverage", "the year is not that of the source"),
        ("title-mismatch", "the title has the right year"),
        ("heading-unused", "no claim is of the day of its heading any more"),
        NEIGHBOUR,
    ]),
    Plant::new("successor-ended-first", "a successor that ended before", ended_first),
];

/// Another account with another day of the event.
fn other_day(world: &World<'_>, other: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |all, claim| Some(on("date", other(world.exact_day(all, claim)?)?)))
}

fn three_days_later(world: &World<'_>) -> Vec<Site> {
    other_day(world, |day| day.checked_add_days(Days::new(3)))
}

fn month_later(world: &World<'_>) -> Vec<Site> {
    other_day(world, |day| day.checked_add_months(Months::new(1)).filter(|other| other.day() == day.day()))
}

fn exchanged_day(world: &World<'_>) -> Vec<Site> {
    other_day(world, |day| NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|other| *other != day))
}

fn announced_that_day(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let later = world.exact_day(all, claim)?.checked_add_days(Days::new(5))?;
        Some(format!("{}\n{}", on("announced", later), on("date", later)))
    })
}

fn extent(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let day = world.exact_day(all, claim)?;
        Some(on("date", format!("{day}/{}", day.checked_add_days(Days::new(2))?)))
    })
}

fn announced_after(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let role = ["start", "end"].contains(&world.role(claim)) && !world.tells(world.subject(claim), "announced");
        let day = day(claim).filter(|_| role)?.checked_add_days(Days::new(400))?;
        Some(format!("{}\n{}", on("announced", day), on(world.property(claim), format!("[..{day}]"))))
    })
}

fn after_source(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let day = day(claim).filter(|_| world.role(claim) == "event")?;
        Some(format!("source = \"early\"\n{}", on("date", day)))
    })
}

/// Sources that tell of one period, each for every incident that it tells of.
fn outside_coverage(world: &World<'_>) -> Vec<Site> {
    world.records(|subject, _| {
        let mut accounts = subject.accounts.iter().map(|&id| &world.data.accounts[id]);
        let yearly = accounts.find(|account| world.data.sources[account.source].covers.is_some())?;
        let source = world.source_id(yearly.source);
        Some(format!("[[incident.account]]\nsource = \"{source}\"\nat = \"of {}\"\n{}\n", subject.id.value, on("date", "1999-05-17")))
    })
}

fn undated(world: &World<'_>) -> Vec<Site> {
    world.records(|_, _| Some("[[incident.account]]\nsource = \"planted\"\nmotive = { is = \"a plant\", inferred = \"planted\" }\n".into()))
}

fn no_day(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, _| Some(on("date", "2019-02-30")))
}

fn reversed(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let day = world.exact_day(all, claim)?;
        Some(on("date", format!("{day}/{}", day.checked_sub_days(Days::new(2))?)))
    })
}

/// Topics whose start and end one source tells, in an account of that source.
fn too_long(world: &World<'_>) -> Vec<Site> {
    let told = |all: &[&Claim], role: &str, source: &str| {
        let mut claims = all.iter().filter(|claim| world.role(claim) == role && world.source(claim) == source);
        claims.find_map(|claim| claim.value.date()?.possible().latest())
    };
    let made = world.topics().into_iter().filter(|subject| subject.lifetime_of.is_none() || !world.tells(subject, "died"));
    let sites = made.filter_map(|subject| {
        let all = world.claims(subject);
        let (days, source) = all.iter().find_map(|claim| {
            let source = world.source(claim);
            let days = told(&all, "end", source)?.signed_duration_since(told(&all, "start", source)?).num_days();
            (days > 0).then_some((days, source))
        })?;
        let duration = format!("duration = {{ is = {}, unit = \"days\", inferred = \"planted\" }}", 3 * days + 5000);
        Some(world.account_of(subject, &format!("source = \"{source}\"\n{duration}")))
    });
    sites.collect()
}

/// A release long after each incident with an exact day, which follows it.
fn held_too_long(world: &World<'_>) -> Vec<Site> {
    world.records(|subject, all| {
        let day = all.iter().find_map(|claim| world.exact_day(all, claim))?.checked_add_days(Days::new(100))?;
        let account = format!("[[incident.account]]\nsource = \"planted\"\n{}", on("date", day));
        let held = "captivity = { is = 20, unit = \"months\", inferred = \"planted\" }";
        Some(format!("follows = \"{}\"\n{account}\n{held}\n", subject.id.value))
    })
}

/// An incident of another day, tied to each.
fn tied(world: &World<'_>, link: &str) -> Vec<Site> {
    world.records(|subject, all| {
        let days: Vec<NaiveDate> = all.iter().filter(|claim| world.role(claim) == "event").filter_map(|claim| day(claim)).collect();
        let before = days.iter().min()?.checked_sub_days(Days::new(400))?;
        let earliest = |claim: &&Claim| {
            world.role(claim) != "event" || claim.value.date().is_some_and(|date| date.possible().earliest() > Some(before))
        };
        let account = format!("[[incident.account]]\nsource = \"planted\"\n{}", on("date", before));
        all.iter().copied().all(|claim| earliest(&claim)).then(|| format!("{link} = \"{}\"\n{account}\n", subject.id.value))
    })
}

fn sequel_before(world: &World<'_>) -> Vec<Site> {
    tied(world, "follows")
}

fn part_before(world: &World<'_>) -> Vec<Site> {
    tied(world, "part-of")
}

/// A release that follows an abduction, and of more than were taken.
fn more_released(world: &World<'_>) -> Vec<Site> {
    world.records(|subject, all| {
        let taken: Vec<&Value> = all.iter().filter(|claim| world.property(claim) == "abducted").map(|claim| &claim.value).collect();
        let closed = |value: &&Value| matches!(value, Value::Count(count, _) if count.high().is_some());
        let day = all.iter().find_map(|claim| world.exact_day(all, claim))?.checked_add_days(Days::new(40))?;
        let account = format!("[[incident.account]]\nsource = \"planted\"\n{}", on("date", day));
        let released = "released = { is = 900, inferred = \"planted\" }";
        let fits = !taken.is_empty() && taken.iter().all(closed);
        fits.then(|| format!("follows = \"{}\"\n{account}\n{released}\n", subject.id.value))
    })
}

/// Entries of a list whose only account puts them into another year.
fn misplaced(world: &World<'_>) -> Vec<Site> {
    let listed = world.incidents().into_iter().filter(|subject| subject.accounts.len() == 1 && subject.follows.is_empty());
    let sites = listed.filter_map(|subject| {
        let all = world.claims(subject);
        let [date] = all.iter().filter(|claim| world.role(claim) == "event").collect::<Vec<_>>()[..] else { return None };
        let (span, _) = world.value_of(date, "is").filter(|_| day(date).is_some())?;
        let day = day(date)?.checked_sub_months(Months::new(30))?;
        let account = world.account(date);
        // What the entry is filed under, and no other account is of it.
        let filed = date.quote.len() == 1 && account.at.as_ref().is_some_and(|at| at.value == date.quote[0].value);
        let alone = world
            .data
            .accounts
            .iter()
            .filter(|(_, other)| {
                other.source == account.source && other.at.as_ref().map(|at| &at.value) == account.at.as_ref().map(|at| &at.value)
            })
            .count()
            == 1;
        let in_list = filed && alone && world.archive?.text(world.account(date).source).is_some();
        in_list.then(|| Site::replace(span, format!("\"{day}\"")).on(date.span))
    });
    sites.collect()
}

/// Who is yet to end is told to have replaced somebody who ends later still.
fn ended_first(world: &World<'_>) -> Vec<Site> {
    let vocabulary = &world.data.vocabulary;
    let takes = |kind| vocabulary.property("replaced").is_some_and(|id| vocabulary.takes(&vocabulary.properties[id].of, kind));
    let entities = world.entities().into_iter().filter(|(_, entity)| !entity.generic && takes(entity.entity_type));
    let sites = entities.filter_map(|(id, entity)| {
        let told = world.data.subjects.iter().map(|(_, subject)| subject).filter(|subject| subject.lifetime_of == Some(id));
        let free = told.into_iter().all(|subject| !world.tells(subject, "end") && !world.tells(subject, "replaced"));
        let replaced = "replaced = { is = \"Enduring Front\", inferred = \"planted\" }";
        let account = format!("[[entity.account]]\nsource = \"planted\"\nentry = \"planted\"\n{}\n{replaced}", on("end", "2091"));
        free.then(|| world.behind(entity.id.span, &account))
    });
    sites.collect()
}
