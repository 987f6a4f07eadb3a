//! A claim with all that applies to it.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::checks::side_of;
use crate::dataset::{Claim, Dataset, Id, Name, PlaceRelation, Rank, Standing, Subject, Value};
use crate::files::Span;
use crate::findings::{Relation, Side};

/// A claim with all that applies to it, in words.
#[derive(Debug)]
pub struct Statement<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Who says it, in which words.
    pub side: Side,
    /// Other incidents that the figure covers too.
    pub with: Vec<&'a str>,
    /// How it differs from what others say.
    pub mark: Option<Relation>,
    /// Claims that make it up.
    pub parts: Vec<Self>,
    /// Claims that it includes.
    pub among: Vec<Self>,
}

/// What statements are made of.
pub(super) struct Statements<'a> {
    pub(super) data: &'a Dataset,
    pub(super) archive: Option<&'a Archive>,
    /// How claims differ, by their places.
    pub(super) marks: BTreeMap<Span, Relation>,
}

impl<'a> Statements<'a> {
    pub(super) fn of(&self, id: Id<Claim>) -> Statement<'a> {
        let claim = &self.data.claims[id];
        let inner = |ids: &[Id<Claim>]| ids.iter().map(|&id| self.of(id)).collect();
        Statement {
            claim,
            side: side_of(self.data, self.archive, id),
            with: claim.together_with.iter().map(|&other| self.data.subjects[other].id.value.as_str()).collect(),
            mark: self.marks.get(&claim.span).copied(),
            parts: inner(&claim.parts),
            among: inner(&claim.among),
        }
    }

    /// Figures of other incidents that cover a subject too.
    pub(super) fn together_with(&self, subject: Id<Subject>) -> Vec<Statement<'a>> {
        let own = self.data.claims.iter().filter(|(_, claim)| claim.standing == Standing::Whole && claim.together_with.contains(&subject));
        own.map(|(id, _)| self.of(id)).collect()
    }
}

impl<'a> Statement<'a> {
    /// A claim by itself, held against nothing.
    #[must_use]
    pub fn alone(data: &'a Dataset, id: Id<Claim>) -> Self {
        Statements { data, archive: None, marks: BTreeMap::new() }.of(id)
    }
}

impl Statement<'_> {
    /// All of it in one line: what is claimed, what applies to it, what a curator thinks of it, and the words of the source.
    #[must_use]
    pub fn in_words(&self) -> String {
        let said = [vec![self.value()], self.details()].concat().join(", ");
        let remarks = self.remarks().into_iter().map(|remark| format!(" [{remark}]"));
        let quote = self.side.quote.iter().map(|quote| format!(" “{quote}”"));
        std::iter::once(said).chain(remarks).chain(quote).collect()
    }

    /// What is claimed, as a person reads it.
    #[must_use]
    pub fn value(&self) -> String {
        let claim = self.claim;
        let shown = match (&claim.value, claim.relation) {
            (Value::Entities(names), Some(PlaceRelation::Between)) => format!("between {}", listed(names)),
            (_, Some(PlaceRelation::Near)) => format!("near {}", self.side.shown),
            (_, Some(PlaceRelation::Between)) => format!("between {}", self.side.shown),
            (_, None) => self.side.shown.clone(),
        };
        let areas: Vec<&str> = claim.lies_in.iter().map(|place| place.text.value.as_str()).collect();
        // Without a value of its own the areas are what is shown.
        let areas =
            if areas.is_empty() || matches!(claim.value, Value::Absent) { String::new() } else { format!(", in {}", areas.join(", ")) };
        let place = claim.at_place.as_ref().map(|place| format!(" in {}", place.text.value)).unwrap_or_default();
        format!("{shown}{areas}{place}")
    }

    /// What applies to it, in the words of the other reports.
    #[must_use]
    pub fn details(&self) -> Vec<String> {
        let claim = self.claim;
        let also = |text: &Option<String>, word: &str| text.as_ref().map(|text| format!("{word}{text}"));
        let flag = |set: bool, word: &str| set.then(|| word.to_owned());
        let of = (!claim.of.is_empty()).then(|| format!("of {}", listed(&claim.of)));
        let with = (!self.with.is_empty()).then(|| format!("together with {}", self.with.join(", ")));
        let as_of = claim.as_of.as_ref().map(|date| format!("as of {}", date.human()));
        let parts = [
            of,
            with,
            also(&self.side.speaker, "according to "),
            self.side.hedge.clone(),
            as_of,
            flag(claim.planned, "planned"),
            flag(claim.denied, "denied"),
            flag(claim.including, "and others"),
            flag(claim.broken, "not read in full"),
        ];
        parts.into_iter().flatten().collect()
    }

    /// What a curator thinks of it, each remark by itself.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let claim = self.claim;
        let why = |word: &str, reason: &Option<String>| reason.as_ref().map_or_else(|| word.to_owned(), |why| format!("{word}: {why}"));
        let sic = claim.sic.as_ref().map(|_| why("sic", &claim.sic));
        let rank = match claim.rank {
            Rank::Preferred => Some(why("preferred", &claim.rank_reason)),
            Rank::Deprecated => Some(why("deprecated", &claim.rank_reason)),
            Rank::Normal => None,
        };
        let inferred = claim.inferred.as_ref().filter(|_| self.side.quote.is_none()).map(|_| why("inferred", &claim.inferred));
        [sic, rank, inferred].into_iter().flatten().collect()
    }

    /// Its parts, where they say more than the sum that is shown for them.
    #[must_use]
    pub fn parts_to_show(&self) -> &[Self] {
        let more = |part: &Self| part.side.speaker != self.side.speaker || part.says_more();
        let told = !matches!(self.claim.value, Value::Absent) || self.parts.iter().any(more);
        if told { &self.parts } else { &[] }
    }

    fn says_more(&self) -> bool {
        let claim = self.claim;
        let applies = claim.hedge.is_some() || claim.as_of.is_some() || claim.planned || claim.denied || !claim.of.is_empty();
        applies || !self.remarks().is_empty() || !self.among.is_empty() || !self.parts.is_empty()
    }

    /// How it and what is in it differ from what others say.
    pub fn relations(&self) -> Vec<Relation> {
        let inner = self.parts.iter().chain(&self.among).flat_map(Self::relations);
        self.mark.into_iter().chain(inner).collect()
    }

    /// How it differs, or, where its parts are not shown, one of them.
    #[must_use]
    pub fn shown_mark(&self) -> Option<Relation> {
        let hidden = if self.parts_to_show().is_empty() { self.parts.iter().flat_map(Self::relations).collect() } else { Vec::new() };
        self.mark.into_iter().chain(hidden).min_by_key(|&relation| super::gravity(relation))
    }
}

fn listed(names: &[Name]) -> String {
    let names: Vec<&str> = names.iter().map(|name| name.text.value.as_str()).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
