//! Figures: of one outcome, of parts and wholes, of several incidents.

use factlint::dataset::{Claim, Id, Population, Subject, Value};
use factlint::findings::SubjectKind;
use factlint::values::count::Qualifier;
use factlint::values::number::Number;

use crate::garden::Plant;
use crate::sites::Site;
use crate::world::{World, on};

/// The planted account counts one outcome and no other.
pub(crate) const ONE_OUTCOME: (&str, &str) = ("outcome-omitted", "the planted account counts one outcome and no other");
/// It may be the number of another outcome.
pub(crate) const OTHER_OUTCOME: (&str, &str) = ("count-outcome-swap", "the number is by chance that of another outcome");

pub(crate) const PLANTS: &[Plant] = &[
    Plant::new("count-conflict", "one more dead", one_more).beside(&[ONE_OUTCOME]),
    Plant::new("count-tension", "a higher floor", higher_floor).beside(&[ONE_OUTCOME]),
    Plant::new("qualifier-differs", "another qualifier", other_qualifier).beside(&[ONE_OUTCOME]),
    Plant::new("count-breakdown-differs", "one of the soldiers a civilian", other_make_up).beside(&[ONE_OUTCOME]),
    Plant::new("count-disputed", "two speakers, two figures", disputed),
    Plant::new("count-sum", "parts that do not add up", bad_sum)
        .beside(&[ONE_OUTCOME, ("count-conflict", "parts that are more than another account has")]),
    Plant::new("count-sum", "more among them than there are", too_many_among),
    Plant::new("sum-off-by-digit", "a digit that those among them do not come to", digit_off),
    Plant::new("outsiders-among", "some of another kind among them", outsiders).beside(&[ONE_OUTCOME]),
    Plant::new("count-part-whole", "a joint figure that no two can reach", joint),
    Plant::new("count-part-whole", "a part with more than the whole", part_with_more),
    Plant::new("part-exceeds-whole", "a group larger than its whole", larger_part),
    Plant::new("count-outcome-swap", "the dead told as injured", told_as_injured),
    Plant::new("outcome-omitted", "deaths left out", left_out),
    Plant::new("possible-double-count", "one figure in two incidents of a passage", told_twice),
    Plant::new("count-partisan", "a toll that only one side gives", partisan),
    Plant::new("figure-undated", "a figure of no time", no_time),
    Plant::new("aggregate-overlap", "a year with three dead in all", small_total),
    Plant::new("superlative-overtaken", "the deadliest so far, and is not", not_the_deadliest),
    Plant::new("superlative-outdated", "the deadliest so far, and is not any more", no_longer_the_deadliest)
        .beside(&[("superlative-overtaken", "what comes after it was graver, and what came before")]),
];

/// Another account with another figure of the same people.
fn figure(world: &World<'_>, other: impl Fn(Qualifier, u64) -> Option<String>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, claim| world.changed_figure(claim, &other))
}

fn one_more(world: &World<'_>) -> Vec<Site> {
    figure(world, |qualifier, n| (qualifier == Qualifier::Exact).then(|| (n + 1).to_string()))
}

fn higher_floor(world: &World<'_>) -> Vec<Site> {
    figure(world, |qualifier, n| (qualifier == Qualifier::AtLeast).then(|| format!("\">={}\"", 2 * n + 1)))
}

fn other_qualifier(world: &World<'_>) -> Vec<Site> {
    figure(world, |qualifier, n| (qualifier == Qualifier::Exact).then(|| format!("\">={n}\"")))
}

/// The number of a claim of casualties that is exact.
fn exact(world: &World<'_>, claim: &Claim) -> Option<u64> {
    let Value::Count(count, None) = &claim.value else { return None };
    count.stated().and_then(Number::whole).filter(|&n| count.qualifier() == Qualifier::Exact && n > 0 && world.role(claim) == "casualties")
}

fn population<'w>(world: &World<'w>, claim: &Claim) -> Option<&'w str> {
    claim.population.map(|id| world.data.vocabulary.populations[id].id.as_str())
}

fn part(n: u64, who: &str) -> String {
    let who = if who.is_empty() { String::new() } else { format!(", who = {who:?}") };
    format!("{{ is = {n}{who}, inferred = \"planted\" }}")
}

/// A population that has nobody of another one.
fn apart<'w>(world: &World<'w>, from: Id<Population>) -> Option<&'w str> {
    let vocabulary = &world.data.vocabulary;
    vocabulary.populations.iter().find(|(id, _)| vocabulary.are_apart(from, *id)).map(|(_, population)| population.id.as_str())
}

fn other_make_up(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let alone = all.iter().filter(|other| other.property == claim.property).count() == 1;
        let (n, who) = (exact(world, claim).filter(|&n| n > 1 && alone)?, population(world, claim)?);
        let other = apart(world, claim.population?)?;
        Some(format!("{} = {{ parts = [{}, {}] }}", world.property(claim), part(n - 1, who), part(1, other)))
    })
}

/// A count of casualties that a subject tells nothing of, nor of what is told with it.
fn untold<'w>(world: &World<'w>, subject: &Subject) -> Option<&'w str> {
    let properties = &world.data.vocabulary.properties;
    let counts = properties.iter().filter(|(_, property)| property.has_role("casualties") && !property.words.is_empty());
    let free = counts.filter(|(id, property)| {
        let goes_with = properties.iter().any(|(_, other)| other.told_with.contains(id) || other.undoes.contains(id));
        property.told_with.is_empty() && property.undoes.is_empty() && !goes_with && !world.tells(subject, &property.id)
    });
    free.map(|(_, property)| property.id.as_str()).next()
}

/// Another account of each incident with an outcome that nobody tells yet.
fn fresh(world: &World<'_>, value: impl Fn(u64) -> String) -> Vec<Site> {
    let incidents = world.incidents().into_iter().filter(|subject| subject.part_of.is_empty() && !world.is_joint(subject));
    // Figures of their own: what two incidents have in common makes them alike.
    let made = incidents.enumerate().filter_map(|(n, subject)| {
        let value = value(100 + 3 * n as u64);
        Some(world.account_of(subject, &format!("{} = {value}", untold(world, subject)?)))
    });
    made.collect()
}

fn disputed(world: &World<'_>) -> Vec<Site> {
    let said = |n: u64, who: &str| format!("{{ is = {n}, according-to = {who:?}, inferred = \"planted\" }}");
    fresh(world, |n| format!("[{}, {}]", said(n, "Quivering Front"), said(n + 1, "Belated Front")))
}

fn bad_sum(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let n = exact(world, claim)?;
        Some(format!("{} = {{ is = {n}, parts = [{}, {}], inferred = \"planted\" }}", world.property(claim), part(n, ""), part(1, "")))
    })
}

fn too_many_among(world: &World<'_>) -> Vec<Site> {
    fresh(world, |n| format!("{{ is = {n}, among = [{}], inferred = \"planted\" }}", part(n + 1, "")))
}

fn digit_off(world: &World<'_>) -> Vec<Site> {
    // All but the last digit add up.
    let digits = |n: u64| 10 * n + 5;
    let among = |n: u64| format!("{}, {}", part(10 * n, "soldiers"), part(1, "civilians"));
    fresh(world, |n| format!("{{ is = {}, among = [{}], inferred = \"planted\" }}", digits(n), among(n)))
}

fn outsiders(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let (n, who) = (exact(world, claim)?, population(world, claim)?);
        let other = apart(world, claim.population?)?;
        let among = part(1, other);
        Some(format!("{} = {{ is = {n}, who = {who:?}, among = [{among}], inferred = \"planted\" }}", world.property(claim)))
    })
}

/// Incidents with one exact toll of the dead, each with the claim.
fn tolls<'w>(world: &World<'w>) -> Vec<(&'w Subject, &'w Claim, u64)> {
    let incidents = world.incidents().into_iter();
    let told = incidents.filter_map(|subject| {
        let dead: Vec<&Claim> = world.claims(subject).into_iter().filter(|claim| world.property(claim) == "killed").collect();
        let [only] = dead[..] else { return None };
        Some((subject, only, exact(world, only)?))
    });
    told.collect()
}

/// A figure over this incident and another, both with one exact toll of the same people, that is more than both have.
fn joint(world: &World<'_>) -> Vec<Site> {
    let tolls = tolls(world);
    let sites = tolls.iter().enumerate().filter_map(|(at, (subject, claim, n))| {
        let same = |(_, toll, _): &&(&Subject, &Claim, u64)| toll.population == claim.population;
        let (other, ..) = tolls[at + 1..].iter().find(same)?;
        let (n, who) = (n + 5000, world.who(claim));
        let figure = format!("killed = {{ is = {n}{who}, together-with = [\"{}\"], inferred = \"planted\" }}", other.id.value);
        Some(world.account_of(subject, &figure))
    });
    sites.collect()
}

/// A part of each incident, of the same day, with more dead of the same people.
fn part_with_more(world: &World<'_>) -> Vec<Site> {
    let tolls = tolls(world);
    let sites = tolls.iter().filter_map(|(subject, claim, n)| {
        let all = world.claims(subject);
        let day = all.iter().find_map(|other| world.exact_day(&all, other))?;
        let figure = format!("killed = {{ is = {}{}, inferred = \"planted\" }}", n + 3, world.who(claim));
        let id = &subject.id.value;
        let record = format!("[[incident]]\nid = \"planted-{id}\"\ntitle = \"Planted\"\npart-of = \"{id}\"\n");
        let account = format!("[[incident.account]]\nsource = \"planted\"\n{}\n{figure}", on("date", day));
        Some(world.behind(subject.id.span, &(record + &account)).on(claim.span))
    });
    sites.collect()
}

/// Groups of which the size is told, and one within each that is larger.
fn larger_part(world: &World<'_>) -> Vec<Site> {
    let sites = world.subjects(SubjectKind::Entity).into_iter().filter_map(|subject| {
        let claims = world.data.claims_of(subject).map(|id| &world.data.claims[id]);
        let sizes: Vec<&Claim> = claims.filter(|claim| world.role(claim) == "strength").collect();
        let closed = |claim: &&Claim| matches!(&claim.value, Value::Count(count, _) if count.high().is_some());
        let first = *sizes.first().filter(|_| sizes.iter().all(closed))?;
        let kind = &world.data.vocabulary.types[world.data.entities[subject.lifetime_of?].entity_type].id;
        let as_of = first.as_of.as_ref().map(|date| format!(", as-of = {:?}", date.text())).unwrap_or_default();
        let id = &subject.id.value;
        let record = format!("[[entity]]\nid = \"planted-{id}\"\ntype = \"{kind}\"\nname = \"Quivering {id}\"\nwithin = \"{id}\"\n");
        let size = format!("{} = {{ is = 9000000{as_of}, inferred = \"planted\" }}", world.property(first));
        Some(world.behind(subject.id.span, &format!("{record}[[entity.account]]\nsource = \"planted\"\n{size}")))
    });
    sites.collect()
}

/// Another account that counts the injured and not the dead, where the others count dead and no injured.
fn injured(world: &World<'_>, n: impl Fn(u64) -> u64) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let counts = all.iter().filter(|claim| world.role(claim) == "casualties");
        let only_dead = counts.map(|claim| world.property(claim)).all(|property| property == "killed");
        let killed = exact(world, claim).filter(|&n| only_dead && n > 1)?;
        Some(format!("injured = {{ is = {}{}, inferred = \"planted\" }}", n(killed), world.who(claim)))
    })
}

fn left_out(world: &World<'_>) -> Vec<Site> {
    injured(world, |killed| killed + 7)
}

fn told_as_injured(world: &World<'_>) -> Vec<Site> {
    injured(world, |killed| killed)
}

/// The same sentence, read as the toll of another incident of some day of that year.
fn told_twice(world: &World<'_>) -> Vec<Site> {
    let tolls = tolls(world).into_iter().filter(|(_, claim, n)| *n > 1 && !claim.quote.is_empty());
    let sites = tolls.filter_map(|(subject, claim, _)| {
        let at = world.account(claim).at.as_ref()?;
        let words = &world.data.vocabulary.properties[claim.property].words;
        let has_verb = claim.quote[0].value.split(' ').any(|word| words.contains(&word.to_lowercase()));
        let year = world.claims(subject).iter().find_map(|claim| claim.value.date()?.possible().earliest())?.format("%Y").to_string();
        let account = format!("source = {:?}\nat = {}\nkilled = {}", world.source(claim), world.text(at.span), world.text(claim.span));
        let id = format!("planted-{}", subject.id.value);
        let record = format!("[[incident]]\nid = \"{id}\"\ntitle = \"Planted\"\n[[incident.account]]\n{account}\n{}", on("date", year));
        has_verb.then(|| world.behind(subject.id.span, &record))
    });
    sites.collect()
}

fn partisan(world: &World<'_>) -> Vec<Site> {
    let sites = world.incidents().into_iter().filter_map(|subject| {
        let claims = world.claims(subject);
        let who = claims.iter().find(|claim| world.role(claim) == "attribution" && !world.named(claim).is_empty())?;
        let name = world.data.entities[*world.named(who).first()?].name();
        let figure = format!("{{ is = 7, according-to = {name:?}, inferred = \"planted\" }}");
        Some(world.account_of(subject, &format!("{} = {figure}", untold(world, subject)?)))
    });
    sites.collect()
}

/// Figures that change over time, told of a time; and one of no time that fits none of them.
fn no_time(world: &World<'_>) -> Vec<Site> {
    let kinds = [SubjectKind::Topic, SubjectKind::Entity];
    let sites = kinds.into_iter().flat_map(|kind| world.subjects(kind)).filter_map(|subject| {
        let claims = world.data.claims_of(subject).map(|id| &world.data.claims[id]);
        let claims: Vec<&Claim> = claims.collect();
        let closed = |claim: &Claim| matches!(&claim.value, Value::Count(count, _) if count.high().is_some());
        let undated = |property| claims.iter().any(|claim| claim.property == property && claim.as_of.is_none());
        let dated = claims.iter().find(|claim| {
            let property = &world.data.vocabulary.properties[claim.property];
            property.varies && !undated(claim.property) && claim.as_of.is_some() && claim.of.is_empty() && claim.stands() && closed(claim)
        })?;
        let Value::Count(_, unit) = &dated.value else { return None };
        let unit = unit.as_ref().map(|unit| format!(", unit = {unit:?}")).unwrap_or_default();
        let figure = format!("{{ is = 7777777{unit}{}, inferred = \"planted\" }}", world.who(dated));
        Some(world.account_of(subject, &format!("{} = {figure}", world.property(dated))))
    });
    sites.collect()
}

/// A total over each year in which the incidents come to more.
fn small_total(world: &World<'_>) -> Vec<Site> {
    let mut years: Vec<String> = Vec::new();
    for (subject, _, n) in tolls(world) {
        let all = world.claims(subject);
        let day = all.iter().find_map(|claim| world.exact_day(&all, claim));
        years.extend(day.filter(|_| n > 3).map(|day| day.format("%Y").to_string()));
    }
    years.sort();
    years.dedup();
    let sites = years.iter().enumerate().map(|(n, year)| {
        let account = format!("[[topic.account]]\nsource = \"planted\"\n{}\nkilled = {}", on("during", year), part(3, ""));
        world.record(n, &format!("[[topic]]\nid = \"planted-{year}\"\ntitle = \"Planted\"\n{account}"))
    });
    sites.collect()
}

/// Incidents of less than four dead, after graver ones.
fn superlative(world: &World<'_>, source: impl Fn(&Claim) -> String) -> Vec<Site> {
    let small = tolls(world).into_iter().filter(|(subject, _, n)| *n < 4 && !world.tells(subject, "superlative"));
    let said = "superlative = { is = \"deadliest attack\", inferred = \"planted\" }";
    let day = |subject: &Subject| {
        let all = world.claims(subject);
        all.iter().find_map(|claim| world.exact_day(&all, claim))
    };
    let first = tolls(world).iter().filter(|(.., n)| *n > 3).filter_map(|(subject, ..)| day(subject)).min();
    let later = small.filter(|(subject, ..)| day(subject) > first);
    later.map(|(subject, claim, _)| world.account_of(subject, &format!("{}{said}", source(claim)))).collect()
}

fn not_the_deadliest(world: &World<'_>) -> Vec<Site> {
    superlative(world, |_| String::new())
}

fn no_longer_the_deadliest(world: &World<'_>) -> Vec<Site> {
    superlative(world, |claim| format!("source = {:?}\n", world.source(claim)))
}
