//! Sources, and dates outside claims.

use super::super::arena::Arena;
use super::super::model::Source;
use super::super::problem::Problems;
use super::super::read::RawSource;
use super::Ids;
use crate::files::{Files, Spanned};
use crate::values::date::Date;

pub(super) fn resolve(raw: &[RawSource], files: &Files, problems: &mut Problems) -> (Arena<Source>, Ids<Source>) {
    let mut sources = Arena::default();
    let mut ids = Ids::default();
    for raw in raw {
        let published = raw.published.as_ref().and_then(|text| date(text, files, problems));
        let covers = raw.covers.as_ref().and_then(|text| date(text, files, problems));
        ids.enter(&raw.id, "source", problems, || {
            sources.push(Source {
                id: raw.id.clone(),
                title: raw.title.value.clone(),
                publisher: raw.publisher.as_ref().map(|publisher| publisher.value.clone()),
                published,
                covers,
                revision_of: None,
                archive: raw.archive.clone(),
                out_of_scope: raw.out_of_scope.clone(),
            })
        });
    }
    for raw in raw {
        let before = raw.revision_of.as_ref().and_then(|id| ids.find(id, "source", problems));
        if let Some(source) = ids.get(&raw.id.value).and_then(|id| sources.get_mut(id)) {
            source.revision_of = before;
        }
    }
    (sources, ids)
}

/// A date, or the reason why it is none.
pub(in super::super) fn date(text: &Spanned<String>, files: &Files, problems: &mut Problems) -> Option<Date> {
    Date::parse(&text.value).map_err(|error| problems.bad_date(text, &error, files)).ok()
}
