//! The form of records.

use factlint::files::Span;
use factlint::findings::SubjectKind;
use factlint::values::count::Qualifier;

use crate::counts::ONE_OUTCOME;
use crate::garden::Plant;
use crate::sites::Site;
use crate::sources::is_past;
use crate::world::World;

pub(crate) const PLANTS: &[Plant] = &[
    Plant::new("syntax", "a string that is not closed", unclosed),
    Plant::new("unknown-field", "a key that nobody knows", unknown_key),
    Plant::new("missing-field", "a record without a title", untitled),
    Plant::new("wrong-type", "a date that is no text", bare_date),
    Plant::new("dangling-reference", "a part of nothing", part_of_nothing),
    Plant::new("dangling-reference", "people of no kind", no_kind),
    Plant::new("duplicate-id", "an id used twice", twice_the_id),
    Plant::new("duplicate-claim", "a claim made twice", twice).beside(&[ONE_OUTCOME]),
    Plant::new("draft", "a draft that nobody cleared", draft),
    Plant::new("unsorted", "the earlier state behind the later", unsorted),
    Plant::new("unused-entity", "an entity of nothing", unused),
];

/// Another account of each incident and topic.
fn accounts(world: &World<'_>, body: &str) -> Vec<Site> {
    world.incidents().into_iter().chain(world.topics()).map(|subject| world.account_of(subject, body)).collect()
}

fn unclosed(world: &World<'_>) -> Vec<Site> {
    accounts(world, "motive = { is = \"planted, inferred = \"planted\" }")
}

fn unknown_key(world: &World<'_>) -> Vec<Site> {
    accounts(world, "quivering = { is = \"a plant\", inferred = \"planted\" }")
}

fn untitled(world: &World<'_>) -> Vec<Site> {
    let subjects = world.incidents().into_iter().chain(world.topics());
    subjects.map(|subject| Site::replace(world.line(subject.title.span), "").on(subject.id.span)).collect()
}

fn bare_date(world: &World<'_>) -> Vec<Site> {
    accounts(world, "date = { is = 2019-05-17, inferred = \"planted\" }")
}

fn part_of_nothing(world: &World<'_>) -> Vec<Site> {
    let sites = world.incidents().into_iter().filter(|subject| subject.part_of.is_empty()).map(|subject| {
        let end = world.line(subject.title.span).range().end;
        Site::replace(Span::new(subject.title.span.file, end..end), "part-of = \"quivering\"\n")
    });
    sites.collect()
}

fn no_kind(world: &World<'_>) -> Vec<Site> {
    accounts(world, "killed = { is = 3, who = \"quivering\", inferred = \"planted\" }")
}

fn twice_the_id(world: &World<'_>) -> Vec<Site> {
    let kinds = [SubjectKind::Incident, SubjectKind::Topic];
    let sites = kinds.into_iter().flat_map(|kind| world.subjects(kind)).map(|subject| {
        let kind = subject.kind.name();
        world.behind(subject.id.span, &format!("[[{kind}]]\nid = {:?}\ntitle = \"Planted\"", subject.id.value))
    });
    sites.collect()
}

fn twice(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let line = world.changed_figure(claim, |qualifier, n| (qualifier == Qualifier::Exact).then(|| n.to_string()))?;
        let (property, claim) = line.split_once(" = ")?;
        Some(format!("{property} = [{claim}, {claim}]"))
    })
}

fn draft(world: &World<'_>) -> Vec<Site> {
    accounts(world, "draft = true\nmotive = { is = \"a plant\", inferred = \"planted\" }")
}

/// An earlier state of a document behind the later one, where that is alone.
fn unsorted(world: &World<'_>) -> Vec<Site> {
    let subjects = world.incidents().into_iter().chain(world.topics());
    let sites = subjects.filter_map(|subject| {
        let sources: Vec<_> = subject.accounts.iter().map(|&id| world.data.accounts[id].source).collect();
        let earlier =
            sources.iter().find_map(|&source| world.data.sources[source].revision_of).filter(|earlier| !sources.contains(earlier))?;
        let past = is_past(world, subject, earlier);
        let account = format!("source = {:?}\nmotive = {{ is = \"a plant\", inferred = \"planted\" }}", world.source_id(earlier));
        past.then(|| world.account_of(subject, &account))
    });
    sites.collect()
}

fn unused(world: &World<'_>) -> Vec<Site> {
    let sites = world.data.vocabulary.types.iter().enumerate().map(|(n, (_, kind))| {
        let kind = &kind.id;
        world.record(n, &format!("[[entity]]\nid = \"planted-{kind}\"\ntype = \"{kind}\"\nname = \"Nobody of {kind}\""))
    });
    sites.collect()
}
