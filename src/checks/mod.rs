//! The kinds of check: what can be seen in a data set, whatever the rules make of it.
//!
//! Each kind looks at the narrowest thing it needs and hands on observations. Rules select them by facet, type and role; no kind knows
//! a rule by name, nor a property, nor a source.

mod agreement;
mod bounds;
mod characters;
mod claimed;
mod copies;
mod curated;
mod decided;
mod deeds;
mod evidence;
mod figures;
mod judgements;
mod lifetime;
mod lists;
mod mentions;
mod order;
mod outcomes;
mod parts;
mod passage;
mod places;
mod registry;
mod side;
mod similar;
mod span;
mod status;
mod structure;
mod ties;
mod totals;
mod when;

pub use decided::{Standing, answer, at as at_decision, standing};
pub use evidence::look as faults;
use rayon::prelude::*;
pub use side::side_of;

use crate::archive::{Archive, Lock};
use crate::dataset::Dataset;
use crate::files::{FileId, Files};
use crate::findings::{Facet, Observation};
use crate::rules::Rule;
use crate::run::Watch;

/// What the checks look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// Every text.
    pub files: &'a Files,
    /// The data files among them.
    pub data: &'a [FileId],
    /// What they say.
    pub dataset: &'a Dataset,
    /// What reading them found wrong.
    pub reading: &'a [Observation],
    /// The archived source texts, where they are at hand.
    pub archive: Option<&'a Archive>,
    /// What was verified against them before.
    pub lock: Option<&'a Lock>,
}

/// Everything that the rules given can see, rule by rule.
///
/// Rules run side by side; what each sees does not depend on that.
#[must_use]
pub fn observe<'r>(context: &Context<'_>, rules: &[&'r Rule], watch: Option<&dyn Watch>) -> Vec<(&'r Rule, Vec<Observation>)> {
    let any = |wanted: fn(&Facet) -> bool| rules.iter().any(|rule| wanted(&rule.facet));
    let disagreements = || if any(|facet| matches!(facet, Facet::Agreement(_))) { agreement::observe(context) } else { Vec::new() };
    let read = || if any(|facet| matches!(facet, Facet::Evidence(_))) { evidence::read(context) } else { Vec::new() };
    let named = || {
        let names = if any(|facet| matches!(facet, Facet::Registry(_) | Facet::Curated(_))) {
            mentions::Names::of(context.dataset)
        } else {
            mentions::Names::default()
        };
        let wanted = any(|facet| matches!(facet, Facet::Registry(_)));
        let spelt = if wanted { registry::Spelt::of(context, &names) } else { registry::Spelt::default() };
        (names, spelt)
    };
    let ((disagreements, read), (names, spelt)) = rayon::join(|| rayon::join(disagreements, read), named);
    let once = Once { disagreements, read, names, spelt };
    let of_rule = |&rule: &&'r Rule| {
        let seen = of_rule(context, rule, &once);
        watch.inspect(|watch| watch.step());
        (rule, seen)
    };
    rules.par_iter().map(of_rule).collect()
}

/// What several rules look at, seen once for all of them.
struct Once<'a> {
    disagreements: Vec<agreement::Seen>,
    read: Vec<Observation>,
    names: mentions::Names,
    spelt: registry::Spelt<'a>,
}

fn of_rule(context: &Context<'_>, rule: &Rule, once: &Once<'_>) -> Vec<Observation> {
    match rule.facet {
        Facet::Reader(_) => context.reading.iter().filter(|seen| seen.facet == rule.facet).cloned().collect(),
        Facet::Agreement(_) => {
            let seen = once.disagreements.iter().filter(|seen| seen.observation.facet == rule.facet);
            let selected = seen.filter(|seen| rule.selector.takes(&context.dataset.vocabulary.properties[seen.property]));
            selected.map(|seen| seen.observation.clone()).collect()
        }
        Facet::Claimed(_) => claimed::observe(context),
        Facet::Deeds(facet) => deeds::observe(context, facet),
        Facet::Ties(facet) => ties::observe(context, facet),
        Facet::Lists(facet) => lists::observe(context, facet),
        Facet::Copies(facet) => copies::observe(context, facet),
        Facet::Status(facet) => status::observe(context, facet),
        Facet::Parts(facet) => parts::observe(context, facet),
        Facet::Totals(facet) => totals::observe(context, facet),
        Facet::Outcomes(facet) => outcomes::observe(context, facet),
        Facet::Registry(facet) => registry::observe(context, facet, &once.spelt),
        Facet::Places(_) => places::observe(context),
        Facet::Similar(_) => similar::observe(context, rule.parameter("days")),
        Facet::Evidence(facet) => evidence::observe(context, facet, rule, &once.read),
        Facet::Characters(_) => characters::observe(context),
        Facet::Span(facet) => span::observe(context, facet),
        Facet::Lifetime(_) => lifetime::observe(context),
        Facet::Bounds(facet) => bounds::observe(context, facet),
        Facet::Order(facet) => order::observe(context, facet),
        Facet::Judgements(facet) => judgements::observe(context, facet),
        Facet::Decided(facet) => decided::observe(context, facet),
        Facet::Structure(facet) => structure::observe(context, facet),
        Facet::Curated(facet) => curated::observe(context, facet, &once.names),
    }
}
