//! What of a source is not in the data: figures of passages that are cited, and dated passages that are not.

use super::super::Context;
use crate::dataset::{Dataset, Id, Source};
use crate::evidence::{Citations, Coverage, coverage};
use crate::findings::{Evidence, Facet, Observation};

/// Figures of an outcome that no claim on their passage uses.
pub(super) fn figures(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut found = Vec::new();
    for (source, coverage) in covered(context) {
        for figure in coverage.open_figures.iter().filter(|figure| !figure.outcome.is_empty()) {
            let account = &data.accounts[figure.account];
            let seen = Observation::at(Facet::Evidence(Evidence::UnusedFigure), account.span, "this account cites the passage");
            let seen = seen.value("figure", &figure.words).value("outcome", figure.outcome.join(" or ")).value("line", figure.line);
            let subject = data.subjects[account.subject].reference();
            let identity = [subject.id.clone(), data.account_key(account), figure.words.clone()];
            found.push(seen.value("source", id(data, source)).identity(identity).about(subject));
        }
    }
    found
}

/// Dated passages that no account cites and that are not listed as out of scope.
pub(super) fn passages(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let mut found = Vec::new();
    for (source, coverage) in covered(context) {
        let record = &data.sources[source];
        for passage in &coverage.open {
            let seen = Observation::at(Facet::Evidence(Evidence::UncitedPassage), record.id.span, "of this source");
            let seen = seen.value("passage", &passage.at).value("line", passage.line).value("source", id(data, source));
            let subject = record.reference();
            found.push(seen.identity([subject.id.clone(), passage.at.clone()]).about(subject));
        }
    }
    found
}

fn covered<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (Id<Source>, Coverage)> + 'c {
    let (data, archive, citations) = (context.dataset, context.archive, Citations::new(context.dataset));
    data.sources.iter().filter_map(move |(source, _)| Some((source, coverage(data, archive?, &citations, source)?)))
}

fn id(data: &Dataset, source: Id<Source>) -> &str {
    &data.sources[source].id.value
}
