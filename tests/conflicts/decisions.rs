//! Decisions, ranks and suppressions.

use factlint::dataset::{Claim, Subject};
use factlint::findings::SubjectKind;
use factlint::values::count::Qualifier;

use crate::counts::{ONE_OUTCOME, OTHER_OUTCOME};
use crate::garden::{Needs, Plant};
use crate::sites::Site;
use crate::world::World;

/// The disagreement that a decision is on.
const DECIDED: (&str, &str) = ("count-conflict", "the figures that the decision is on");

pub(crate) const PLANTS: &[Plant] = &[
    Plant::new("decision-incomplete", "a decision without a reason", incomplete).beside(&[DECIDED, ONE_OUTCOME, OTHER_OUTCOME]),
    Plant::new("decision-stale", "a claim that has changed since", stale).beside(&[DECIDED, ONE_OUTCOME, OTHER_OUTCOME]),
    Plant::new("decision-outdated", "a claim that came later", outdated).beside(&[DECIDED, ONE_OUTCOME, OTHER_OUTCOME]),
    Plant::new("decision-outside-claims", "what nobody says", outside).beside(&[
        DECIDED,
        ONE_OUTCOME,
        OTHER_OUTCOME,
        ("decision-outdated", "the other account disagrees with what nobody says"),
    ]),
    Plant::new("not-independent", "agreement of one document", not_independent).beside(&[DECIDED, ONE_OUTCOME, OTHER_OUTCOME]),
    Plant::new("decision-needless", "a decision on what nobody disputes", needless),
    Plant::new("rank-without-reason", "set aside without a reason", rank).beside(&[DECIDED, ONE_OUTCOME, OTHER_OUTCOME]),
    Plant::new("suppression-without-reason", "a waiver without a reason", bare).beside(&[DECIDED, ONE_OUTCOME, OTHER_OUTCOME]),
    Plant::new("unused-suppression", "a waiver of nothing", unused),
    Plant::new("expired-suppression", "a waiver past its last day", expired)
        .beside(&[DECIDED, ONE_OUTCOME, OTHER_OUTCOME])
        .needs(Needs::Today),
];

/// A decision on what accounts say.
struct Decision<'d> {
    publish: String,
    basis: &'d str,
    reason: &'d str,
    /// What is made of the hash of each account that it rests on.
    hash: fn(&str) -> String,
    /// Whether another account disagrees with the others.
    disputed: bool,
}

/// A decision for each incident with one exact figure of an outcome, behind its own account and another that disagrees.
fn decided(world: &World<'_>, decision: impl Fn(u64) -> Decision<'static>) -> Vec<Site> {
    let sites = world.incidents().into_iter().filter_map(|subject| {
        let (claim, n, figure) = figure(world, subject)?;
        let Decision { publish, basis, reason, hash, disputed } = decision(n);
        let who = world.who(claim).replace(", ", "\n");
        let id = world.data.accounts[claim.account].subject;
        let grounds = world.data.grounds(&[id], claim.property);
        let rests_on: Vec<String> = grounds.iter().map(|(key, ground)| format!("{key:?} = {:?}", hash(&ground.hash))).collect();
        let reason = if reason.is_empty() { String::new() } else { format!("reason = {reason:?}\n") };
        let (kind, id) = (subject.kind.name(), &subject.id.value);
        let head = format!("[[decision]]\n{kind} = {id:?}\nproperty = {:?}\npublish = {publish}{who}\n", world.property(claim));
        let tail =
            format!("basis = {basis:?}\n{reason}by = \"planted\"\ndate = \"2026-01-01\"\n[decision.rests-on]\n{}", rests_on.join("\n"));
        let date = world.dates(subject).unwrap_or_default();
        let other = if disputed { format!("[[{kind}.account]]\nsource = \"planted\"\n{date}\n{figure}\n\n") } else { String::new() };
        Some(world.behind(subject.id.span, &(other + &head + &tail)))
    });
    sites.collect()
}

/// The only claim of an outcome that has an exact figure, and another figure.
fn figure<'w>(world: &World<'w>, subject: &Subject) -> Option<(&'w Claim, u64, String)> {
    let all = world.claims(subject);
    let told = |claim: &Claim| world.data.claims_of(subject).filter(|&id| world.data.claims[id].property == claim.property).count();
    let decided = |claim: &Claim| {
        world
            .data
            .decisions
            .iter()
            .any(|decision| decision.property == claim.property && decision.subjects.contains(&world.account(claim).subject))
    };
    let alone = all.into_iter().filter(|claim| told(claim) == 1 && claim.parts.is_empty() && !decided(claim));
    alone.into_iter().find_map(|claim| {
        let number = std::cell::Cell::new(0);
        let more = world.changed_figure(claim, |qualifier, n| {
            number.set(n);
            (qualifier == Qualifier::Exact && claim.speakers.is_empty()).then(|| (n + 2).to_string())
        })?;
        Some((claim, number.get(), more))
    })
}

fn sound(n: u64) -> Decision<'static> {
    Decision { publish: (n + 2).to_string(), basis: "detail", reason: "planted", hash: str::to_owned, disputed: true }
}

fn incomplete(world: &World<'_>) -> Vec<Site> {
    decided(world, |n| Decision { reason: "", ..sound(n) })
}

fn stale(world: &World<'_>) -> Vec<Site> {
    decided(world, |n| Decision { hash: |hash| hash.chars().rev().collect(), ..sound(n) })
}

fn outdated(world: &World<'_>) -> Vec<Site> {
    decided(world, |n| Decision { publish: n.to_string(), ..sound(n) })
}

fn outside(world: &World<'_>) -> Vec<Site> {
    decided(world, |n| Decision { publish: (n + 70000).to_string(), ..sound(n) })
}

fn not_independent(world: &World<'_>) -> Vec<Site> {
    decided(world, |n| Decision { basis: "agreement", ..sound(n) })
}

fn needless(world: &World<'_>) -> Vec<Site> {
    decided(world, |n| Decision { publish: n.to_string(), disputed: false, ..sound(n) })
}

/// Another account with another figure, and something that is said of the disagreement.
fn figures(world: &World<'_>, more: impl Fn(&str, &str) -> String) -> Vec<Site> {
    let sites = world.subjects(SubjectKind::Incident).into_iter().filter_map(|subject| {
        let (claim, _, figure) = figure(world, subject)?;
        Some(world.account_of(subject, &more(&figure, world.property(claim))))
    });
    sites.collect()
}

fn rank(world: &World<'_>) -> Vec<Site> {
    figures(world, |figure, _| figure.replacen(", inferred", ", rank = \"deprecated\", inferred", 1))
}

/// A waiver in the record of each incident that has none.
fn waived(world: &World<'_>, disputed: bool, waiver: impl Fn(&str) -> String) -> Vec<Site> {
    let sites = world.incidents().into_iter().filter_map(|subject| {
        let (claim, _, other) = figure(world, subject)?;
        let end = world.line(subject.title.span).range().end;
        let place = factlint::files::Span::new(subject.title.span.file, end..end);
        let has_one = world.files.get(place.file).text().contains("\nsuppress = ");
        let line = Site::replace(place, format!("suppress = [{{ {} }}]\n", waiver(world.property(claim))));
        (!has_one).then(|| if disputed { line.and(world.account_of(subject, &other)) } else { line })
    });
    sites.collect()
}

fn bare(world: &World<'_>) -> Vec<Site> {
    waived(world, true, |property| format!("rule = \"counts\", property = {property:?}"))
}

fn unused(world: &World<'_>) -> Vec<Site> {
    waived(world, false, |property| format!("rule = \"count-conflict\", property = {property:?}, reason = \"planted\""))
}

fn expired(world: &World<'_>) -> Vec<Site> {
    waived(world, true, |property| format!("rule = \"counts\", property = {property:?}, reason = \"planted\", until = \"2027-01-01\""))
}
