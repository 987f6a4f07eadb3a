//! Where sources have it from: copies, revisions, slips.

use chrono::Days;
use factlint::dataset::{Claim, Id, Source, Subject};
use factlint::findings::SubjectKind;
use factlint::values::count::Qualifier;

use crate::counts::{ONE_OUTCOME, OTHER_OUTCOME};
use crate::dates::NEIGHBOUR;
use crate::garden::Plant;
use crate::sites::Site;
use crate::world::{World, day, on};

pub(crate) const PLANTS: &[Plant] = &[
    Plant::new("unknown-source", "a source that nobody knows", unknown),
    Plant::new("copy-altered", "a figure changed by a copy", altered_copy).beside(&[ONE_OUTCOME, OTHER_OUTCOME]),
    Plant::new("copy-altered", "a day changed by a copy", altered_day).beside(&[NEIGHBOUR]),
    Plant::new("copy-extended", "a name added by a copy", extended_copy).beside(&[
        ("fact-conflict", "of a list that is whole, one with another name is another list"),
        ("speaker-dropped", "who announces what they do themselves are no longer all who do it"),
    ]),
    Plant::new("copy-redated", "a copy of another time", redated_copy).beside(&[
        ("actor-anachronism", "who is told to lead then was dead by then"),
        ("status-contradicted", "what is told as going on then had ended by then"),
        ONE_OUTCOME,
    ]),
    Plant::new("revision-drift", "a figure changed by a revision", drifted).beside(&[ONE_OUTCOME, OTHER_OUTCOME]),
    Plant::new("revision-drift", "a day changed by a revision", drifted_day).beside(&[NEIGHBOUR]),
    Plant::new("lineage-cycle", "a copy of its own source", own_copy),
    Plant::new("lineage-cycle", "a revision of itself", own_revision),
    Plant::new("single-source", "what one document tells", single),
    Plant::new("source-slip", "a slip that nothing tells of", slip)
        .goal(99, "of a copy that puts somebody else for whom its original names another rule tells"),
    Plant::new("unused-source", "a source of nothing", unused),
];

fn unknown(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, _| Some("source = \"nobody\"".to_owned()))
}

/// The only claim of its subject on its property.
fn is_alone(all: &[&Claim], claim: &Claim) -> bool {
    all.iter().filter(|other| other.property == claim.property).count() == 1
}

fn copied(world: &World<'_>, claim: &Claim, body: &str) -> String {
    format!("source = \"planted\"\ncopies = {:?}\n{body}", world.source(claim))
}

fn altered_copy(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let more = |qualifier, n: u64| (qualifier == Qualifier::Exact && is_alone(all, claim)).then(|| (n + 1).to_string());
        Some(copied(world, claim, &world.changed_figure(claim, more)?))
    })
}

fn altered_day(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let later = world.exact_day(all, claim).filter(|_| is_alone(all, claim))?.checked_add_days(Days::new(4))?;
        Some(copied(world, claim, &on("date", later)))
    })
}

/// A sentence repeated with one name more.
fn extended_copy(world: &World<'_>) -> Vec<Site> {
    let kinds = [SubjectKind::Incident, SubjectKind::Topic, SubjectKind::Entity];
    let sites = kinds.map(|kind| {
        world.accounts(kind, |all, claim| {
            let property = &world.data.vocabulary.properties[claim.property];
            let takes_groups = world.data.vocabulary.types.iter().any(|(id, kind)| kind.id == "group" && property.of.contains(&id));
            let fits = property.many && takes_groups && is_alone(all, claim) && claim.quote.len() == 1 && claim.inferred.is_none();
            let fits = fits && claim.speakers.is_empty() && claim.hedge.is_none();
            let more = format!("{{ is = \"Quivering Front\", quote = {} }}", world.text(claim.quote.first()?.span));
            let list = format!("{} = [{}, {more}]", property.id, world.text(claim.span));
            (fits && !world.named(claim).is_empty()).then(|| copied(world, claim, &list))
        })
    });
    sites.into_iter().flatten().collect()
}

/// A sentence repeated, as of a later year.
fn redated_copy(world: &World<'_>) -> Vec<Site> {
    let mut taken = std::collections::BTreeSet::new();
    let sites = world.all_claims().into_iter().filter_map(|(_, claim)| {
        let date = claim.as_of.as_ref().filter(|_| claim.parts.is_empty() && claim.among.is_empty() && !claim.quote.is_empty())?;
        let subject = world.subject(claim);
        let text = world.text(claim.span).replacen(&format!("as-of = {:?}", date.text()), "as-of = \"2041\"", 1);
        let alone = world.account(claim).claims.iter().filter(|&&id| world.data.claims[id].property == claim.property).count() == 1;
        let fits = alone && text.contains("2041") && claim.stands() && taken.insert(subject.id.value.clone());
        fits.then(|| world.account_of(subject, &copied(world, claim, &format!("{} = {text}", world.property(claim)))))
    });
    sites.collect()
}

/// The state of a document before or after that of a source.
fn other_state(world: &World<'_>, source: Id<Source>) -> Option<Id<Source>> {
    let sources = &world.data.sources;
    let later = sources.iter().find(|(_, other)| other.revision_of == Some(source)).map(|(id, _)| id);
    sources[source].revision_of.or(later)
}

/// Whether a subject was over when a source appeared.
pub(crate) fn is_past(world: &World<'_>, subject: &Subject, source: Id<Source>) -> bool {
    let appeared = world.data.sources[source].published.as_ref().and_then(|date| date.possible().earliest());
    let mut dates = world.data.claims_of(subject).filter_map(|id| world.data.claims[id].value.date());
    dates.all(|date| date.possible().latest().is_some_and(|latest| Some(latest) < appeared))
}

/// What one state of a document tells, otherwise in the other state; where nobody else tells of it. Accounts stand in the order of the
/// states.
fn revised(world: &World<'_>, body: impl Fn(&[&Claim], &Claim) -> Option<String>) -> Vec<Site> {
    let subjects = world.incidents().into_iter().chain(world.topics());
    let sites = subjects.filter_map(|subject| {
        let all = world.claims(subject);
        all.iter().filter(|claim| is_alone(&all, claim)).find_map(|claim| {
            let own = world.account(claim).source;
            let other = other_state(world, own).filter(|&other| is_past(world, subject, other))?;
            let site = world.account_of(subject, &format!("source = {:?}\n{}", world.source_id(other), body(&all, claim)?));
            let earlier = world.data.sources[own].revision_of == Some(other);
            Some(if earlier { world.before_others(subject, site) } else { site })
        })
    });
    sites.collect()
}

fn drifted(world: &World<'_>) -> Vec<Site> {
    revised(world, |_, claim| world.changed_figure(claim, |qualifier, n| (qualifier == Qualifier::Exact).then(|| (n + 1).to_string())))
}

fn drifted_day(world: &World<'_>) -> Vec<Site> {
    revised(world, |all, claim| {
        let role = ["event", "start", "end"].contains(&world.role(claim));
        let exact = all.iter().filter(|other| other.property == claim.property).all(|claim| day(claim).is_some());
        Some(on(world.property(claim), day(claim).filter(|_| role && exact)?.checked_sub_days(Days::new(4))?))
    })
}

/// Every account that repeats nobody yet.
fn own_copy(world: &World<'_>) -> Vec<Site> {
    let accounts = world.data.accounts.iter().map(|(_, account)| account).filter(|account| account.copies.is_none());
    let sites = accounts.filter_map(|account| {
        let text = world.files.get(account.span.file).text();
        let start = account.span.range().start;
        let source = format!("source = {:?}\n", world.source_id(account.source));
        let at = start + text[start..].find(&source)?;
        let line = factlint::files::Span::new(account.span.file, at..at + source.len());
        let shipped = world.files.get(account.span.file).path() != crate::world::PLANTED;
        shipped.then(|| Site::replace(line, format!("{source}copies = {:?}\n", world.source_id(account.source))).on(account.span))
    });
    sites.collect()
}

fn own_revision(world: &World<'_>) -> Vec<Site> {
    let sources = world.data.sources.iter().map(|(_, source)| source).filter(|source| source.revision_of.is_none());
    let sites = sources.map(|source| {
        let end = world.line(source.id.span).range().end;
        let place = factlint::files::Span::new(source.id.span.file, end..end);
        Site::replace(place, format!("revision-of = {:?}\n", source.id.value)).on(source.id.span)
    });
    sites.collect()
}

fn single(world: &World<'_>) -> Vec<Site> {
    world.records(|_, _| Some(format!("[[incident.account]]\nsource = \"planted\"\n{}\n", on("date", "1901"))))
}

/// Claims of subjects in which nothing is found, marked as slips.
fn slip(world: &World<'_>) -> Vec<Site> {
    let clean = world.incidents().into_iter().chain(world.topics()).filter(|subject| world.is_clean(subject));
    let sites = clean.filter_map(|subject| {
        let claim = world.claims(subject).into_iter().find(|claim| claim.parts.is_empty() && claim.among.is_empty())?;
        let end = claim.span.range().end - 1;
        let inside = world.text(claim.span).ends_with(" }").then_some(end - 1)?;
        Some(Site::replace(factlint::files::Span::new(claim.span.file, inside..inside), ", sic = \"planted\"").on(claim.span))
    });
    sites.collect()
}

fn unused(world: &World<'_>) -> Vec<Site> {
    let sources = world.data.sources.iter().map(|(_, source)| source);
    sources
        .map(|source| world.behind(source.id.span, &format!("[[source]]\nid = \"planted-{}\"\ntitle = \"Planted\"", source.id.value)))
        .collect()
}
