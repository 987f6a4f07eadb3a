//! Who did it, to whom, and where.

use factlint::dataset::{Claim, Entity, EntityType, Id, Property};
use factlint::findings::SubjectKind;
use factlint::values::date::Date;

use crate::garden::Plant;
use crate::sites::Site;
use crate::world::{World, day, on};

pub(crate) const PLANTS: &[Plant] = &[
    Plant::new("attribution-conflict", "a rival attacker", rival),
    Plant::new("claimed-by-another", "claimed by another", claimed),
    Plant::new("responsibility-conflict", "nobody claims it", unclaimed),
    Plant::new("responsibility-conflict", "a rival claims it", claimed_by_rival)
        .beside(&[("claimed-by-another", "the rival claims what all others give to one")]),
    Plant::new("target-conflict", "another target", other_target),
    Plant::new("actor-anachronism", "an actor that is yet to begin", not_yet)
        .beside(&[("target-conflict", "the actor is a target that nobody else has")]),
    Plant::new("actor-anachronism", "a party that is yet to begin", party_to_come),
    Plant::new("parts-exchanged", "handed over by who receives", by_and_to_one),
    Plant::new("release-or-rescue", "freed by an operation, and let go", freed),
    Plant::new("place-conflict", "another town", other_town),
    Plant::new("place-described-differently", "the other half of the country", other_half),
    Plant::new("place-described-differently", "another region", other_region),
    Plant::new("place-unlocated", "a place without coordinates", unlocated),
];

/// Another account with somebody or something else in a role.
fn somebody_else(world: &World<'_>, role: &str, value: &str) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let fits = world.role(claim) == role && !world.named(claim).is_empty() && claim.relation.is_none();
        fits.then(|| format!("{} = {{ is = \"{value}\", inferred = \"planted\" }}", world.property(claim)))
    })
}

fn rival(world: &World<'_>) -> Vec<Site> {
    somebody_else(world, "attribution", "Quivering Front")
}

fn claimed(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let told = all.iter().any(|claim| world.role(claim) == "responsibility");
        let fits = !told && world.role(claim) == "attribution" && !world.named(claim).is_empty();
        fits.then(|| "responsibility = { is = \"Quivering Front\", inferred = \"planted\" }".to_owned())
    })
}

fn unclaimed(world: &World<'_>) -> Vec<Site> {
    somebody_else(world, "responsibility", "none")
}

fn claimed_by_rival(world: &World<'_>) -> Vec<Site> {
    somebody_else(world, "responsibility", "Quivering Front")
}

fn other_target(world: &World<'_>) -> Vec<Site> {
    somebody_else(world, "target", "Quivering Front")
}

/// A town for each: incidents in one town are near each other.
fn other_town(world: &World<'_>) -> Vec<Site> {
    let sites = world.incidents().into_iter().filter_map(|subject| {
        let fits = |claim: &&&Claim| world.role(claim) == "location" && !world.named(claim).is_empty() && claim.relation.is_none();
        world.claims(subject).iter().find(fits)?;
        let (id, name) = (&subject.id.value, format!("Quivering Wells of {}", subject.id.value));
        let town = format!("[[entity]]\nid = \"planted-{id}\"\ntype = \"settlement\"\nname = {name:?}\n\n[[incident.account]]");
        let mut site = world.account_of(subject, &format!("place = {{ is = {name:?}, inferred = \"planted\" }}"));
        site.edits[0].text = site.edits[0].text.replacen("[[incident.account]]", &town, 1);
        Some(site)
    });
    sites.collect()
}

fn not_yet(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let dated = world.role(claim) == "event" && day(claim).is_some();
        dated.then(|| "target = { is = \"Belated Front\", inferred = \"planted\" }".to_owned())
    })
}

fn party_to_come(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let past = |date: &&Date| date.possible().latest().is_some() && world.role(claim) == "event";
        let date = claim.value.date().filter(past)?;
        Some(format!("{}\nparties = {{ is = \"Belated Front\", inferred = \"planted\" }}", on(world.property(claim), date.text())))
    })
}

/// Pairs of properties that nobody has both of, on every incident that tells of neither.
fn by_and_to_one(world: &World<'_>) -> Vec<Site> {
    let properties = &world.data.vocabulary.properties;
    let pairs: Vec<(&Property, &Property)> =
        properties.iter().flat_map(|(_, one)| one.not_as.iter().map(move |&other| (one, &properties[other]))).collect();
    let sites = world.incidents().into_iter().flat_map(|subject| {
        let free = pairs.iter().filter(|(one, other)| !world.tells(subject, &one.id) && !world.tells(subject, &other.id));
        free.filter_map(|(one, other)| {
            let takes = |types: &[Id<EntityType>], entity: &Entity| world.data.vocabulary.takes(types, entity.entity_type);
            let (_, entity) =
                world.entities().into_iter().find(|(_, entity)| !entity.generic && takes(&one.of, entity) && takes(&other.of, entity))?;
            let name = entity.name();
            let is = format!("{{ is = {name:?}, inferred = \"planted\" }}");
            Some(world.account_of(subject, &format!("{} = {is}\n{} = {is}", one.id, other.id)))
        })
        .collect::<Vec<_>>()
    });
    sites.collect()
}

/// Every incident with people set free that nobody is told to have let go or fought for.
fn freed(world: &World<'_>) -> Vec<Site> {
    let sites = world.incidents().into_iter().filter_map(|subject| {
        let free = world.tells(subject, "released") && !world.tells(subject, "released-by") && !world.tells(subject, "operation-by");
        let country =
            world.entities().into_iter().find(|(_, entity)| world.data.vocabulary.types[entity.entity_type].id == "country")?.1.name();
        let told = |key: &str, who: &str| format!("{key} = {{ is = {who:?}, inferred = \"planted\" }}");
        free.then(|| world.account_of(subject, &format!("{}\n{}", told("released-by", "Quivering Front"), told("operation-by", country))))
    });
    sites.collect()
}

/// The opposite of a compass word.
const OPPOSITE: [(&str, &str); 4] =
    [("northern ", "southern "), ("southern ", "northern "), ("eastern ", "western "), ("western ", "eastern ")];

fn other_half(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let said = claim.lies_in.first()?.text.value.as_str();
        let (from, to) = OPPOSITE.iter().find(|(from, _)| said.starts_with(from))?;
        let other = said.replacen(from, to, 1);
        let name = claim.value.names().first().filter(|_| claim.relation.is_none() && world.role(claim) == "location")?;
        Some(format!("place = {{ is = {:?}, in = {other:?}, inferred = \"planted\" }}", name.text.value))
    })
}

/// Towns with a region, put into another one.
fn other_region(world: &World<'_>) -> Vec<Site> {
    let data = world.data;
    let mut told = std::collections::BTreeSet::new();
    let sites = world.accounts(SubjectKind::Incident, |_, claim| {
        let area = claim.lies_in.first().filter(|area| area.sector.is_none())?.area.entity()?;
        let name = claim.value.names().first().filter(|_| claim.relation.is_none() && world.role(claim) == "location")?;
        let kind = data.entities[area].entity_type;
        let apart = |(id, entity): &(Id<Entity>, &Entity)| {
            entity.entity_type == kind
                && !data.entity_tree.in_line(*id, area)
                && name.entity().is_some_and(|town| !data.entity_tree.is_within(town, *id))
        };
        let (_, other) = world.entities().into_iter().find(apart)?;
        Some(format!("place = {{ is = {:?}, in = {:?}, inferred = \"planted\" }}", name.text.value, other.name()))
    });
    sites.into_iter().filter(|site| told.insert(site.edits[0].text.clone())).collect()
}

fn unlocated(world: &World<'_>) -> Vec<Site> {
    // One is left, or the gazetteer is of no use.
    let placed = world.entities().into_iter().filter(|(_, entity)| entity.gazetteer.is_some()).skip(1);
    let sites = placed.filter_map(|(_, entity)| {
        let text = world.files.get(entity.id.span.file).text();
        let start = entity.id.span.range().start;
        let at = start + text[start..].find("\ngazetteer = ")? + 1;
        let line = world.line(factlint::files::Span::new(entity.id.span.file, at..at));
        Some(Site::replace(line, "").on(entity.id.span))
    });
    sites.collect()
}
