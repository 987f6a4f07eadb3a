//! What was announced before it was decided: nobody announces what is not decided yet.

use std::collections::BTreeSet;

use super::super::Context;
use super::super::when::{date, dates, days, hull, in_words, label, marked, sort, told};
use crate::dataset::{Claim, Dataset, Id, Subject};
use crate::findings::{Facet, Observation, Relation, Times};

pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    context.dataset.subjects.ids().filter_map(|id| of_subject(context, id)).collect()
}

/// The decisions of a subject before which something was announced, in one finding with all that was.
fn of_subject(context: &Context<'_>, id: Id<Subject>) -> Option<Observation> {
    let data = context.dataset;
    let (decisions, announcements) = (dates(data, id, &["decision-day"]), dates(data, id, &["announcement"]));
    let (mut decided, mut announced) = (BTreeSet::new(), BTreeSet::new());
    for &decision in &decisions {
        for &announcement in announcements.iter().filter(|&&announcement| is_before(data, announcement, decision)) {
            decided.insert(decision);
            announced.insert(announcement);
        }
    }
    let [mut decided, mut announced] = [decided, announced].map(|claims| claims.into_iter().collect::<Vec<_>>());
    sort(data, &mut decided);
    sort(data, &mut announced);
    let &first = decided.first()?;
    let all = [decided.as_slice(), &announced].concat();
    let gap = days(hull(data, &decided)?.gap_days(hull(data, &announced)?).into());
    let seen = Observation::at(Facet::Span(Times::Decision), data.claims[first].span, label(data, first, id));
    let mut seen = told(context, seen, id, first, &all);
    let (decision, announcement) = (in_words(data, &decided), in_words(data, &announced));
    // A later announcement may be that of this decision.
    let fitting: Vec<Id<Claim>> =
        announcements.into_iter().filter(|id| !announced.contains(id) && data.claims[*id].of.is_empty()).collect();
    if !fitting.is_empty() {
        seen = seen.note(format!("What was announced {} may be what was decided then.", in_words(data, &fitting)));
    }
    seen.relation = Some(Relation::Tension);
    let property = data.vocabulary.properties[data.claims[first].property].id.clone();
    let identity = [data.subjects[id].id.value.clone(), property.clone(), decision.clone(), announcement.clone()];
    seen = seen.value("decided", decision).value("announced", announcement).value("gap", gap);
    Some(marked(data, seen, &all).about(data.subjects[id].reference()).on(property).identity(identity))
}

/// Whether something was announced before every day on which it can have been decided, of the same of several.
fn is_before(data: &Dataset, announcement: Id<Claim>, decision: Id<Claim>) -> bool {
    let (a, b) = (&data.claims[announcement], &data.claims[decision]);
    let same = (a.of.is_empty() && b.of.is_empty()) || a.of.iter().any(|x| b.of.iter().any(|y| x.is_of_same(y)));
    let days = date(data, announcement).and_then(|date| date.possible().latest());
    let days = days.zip(date(data, decision).and_then(|date| date.possible().earliest()));
    same && days.is_some_and(|(announced, decided)| announced < decided)
}
