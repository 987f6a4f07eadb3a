//! The data as they are, and what plants are made of: accounts, records and changed claims.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;
use factlint::archive::Archive;
use factlint::dataset::{Account, Claim, Dataset, Entity, Id, Name, Pair, Source, Standing, Subject, Value};
use factlint::files::{Files, Span};
use factlint::findings::SubjectKind;
use factlint::values::count::Qualifier;
use factlint::values::number::Number;

use crate::sites::Site;
use crate::support::claims::value_of;

/// Where the records that plants refer to stand.
pub(crate) const PLANTED: &str = "planted.toml";

/// Records that plants refer to.
pub(crate) const EXTRA: &str = r#"
[[source]]
id = "planted"
title = "A source of plants"

[[source]]
id = "early"
title = "A source that appeared early"
published = "1899"

[[entity]]
id = "planted-front"
type = "group"
name = "Quivering Front"

[[entity]]
id = "late-front"
type = "group"
name = "Belated Front"

[[entity.account]]
source = "planted"
start = { is = "2039", inferred = "planted" }

[[entity]]
id = "enduring-front"
type = "group"
name = "Enduring Front"

[[entity.account]]
source = "planted"
end = { is = "2099", inferred = "planted" }

[[entity]]
id = "planted-wells"
type = "settlement"
name = "Quivering Wells"
"#;

pub(crate) struct World<'w> {
    pub(crate) files: &'w Files,
    pub(crate) data: &'w Dataset,
    /// The archived texts, where they are at hand.
    pub(crate) archive: Option<&'w Archive>,
    /// Rule, subjects and property of what is found in them.
    pub(crate) found: &'w BTreeSet<String>,
}

impl<'w> World<'w> {
    fn is_shipped(&self, span: Span) -> bool {
        self.files.get(span.file).path() != PLANTED
    }

    /// Subjects with accounts. What is planted where somebody has decided or judged is seen by the rules on that, too.
    pub(crate) fn subjects(&self, kind: SubjectKind) -> Vec<&'w Subject> {
        let judged =
            |id| self.data.judgements.iter().any(|judgement| matches!(judgement.pair, Pair::Incidents(a, b) if a == id || b == id));
        let decided = |id| judged(id) || self.data.decisions.iter().any(|decision| decision.subjects.contains(&id));
        let all = self.data.subjects.iter().filter(|(id, _)| !decided(*id)).map(|(_, subject)| subject);
        all.filter(|subject| subject.kind == kind && !subject.accounts.is_empty() && self.is_shipped(subject.id.span)).collect()
    }

    pub(crate) fn incidents(&self) -> Vec<&'w Subject> {
        self.subjects(SubjectKind::Incident)
    }

    pub(crate) fn topics(&self) -> Vec<&'w Subject> {
        self.subjects(SubjectKind::Topic)
    }

    pub(crate) fn entities(&self) -> Vec<(Id<Entity>, &'w Entity)> {
        self.data.entities.iter().filter(|(_, entity)| self.is_shipped(entity.id.span)).collect()
    }

    /// The claims of a subject that stand by themselves and say what happened.
    pub(crate) fn claims(&self, subject: &Subject) -> Vec<&'w Claim> {
        let claims = self.data.claims_of(subject).map(|id| &self.data.claims[id]);
        let plain = |claim: &&Claim| {
            let simple = claim.stands() && claim.sic.is_none() && claim.standing == Standing::Whole;
            simple && claim.of.is_empty() && claim.at_place.is_none() && claim.together_with.is_empty() && claim.as_of.is_none()
        };
        claims.filter(plain).collect()
    }

    /// Every claim of these subjects as written, parts too.
    pub(crate) fn all_claims(&self) -> Vec<(Id<Claim>, &'w Claim)> {
        let kinds = [SubjectKind::Incident, SubjectKind::Topic, SubjectKind::Entity];
        let ids: BTreeSet<&str> = kinds.into_iter().flat_map(|kind| self.subjects(kind)).map(|subject| subject.id.value.as_str()).collect();
        self.data.claims.iter().filter(|(_, claim)| ids.contains(self.subject(claim).id.value.as_str())).collect()
    }

    pub(crate) fn role(&self, claim: &Claim) -> &'w str {
        self.data.vocabulary.properties[claim.property].role.as_deref().unwrap_or_default()
    }

    pub(crate) fn property(&self, claim: &Claim) -> &'w str {
        &self.data.vocabulary.properties[claim.property].id
    }

    pub(crate) fn account(&self, claim: &Claim) -> &'w Account {
        &self.data.accounts[claim.account]
    }

    pub(crate) fn subject(&self, claim: &Claim) -> &'w Subject {
        &self.data.subjects[self.account(claim).subject]
    }

    /// The id of the source of a claim.
    pub(crate) fn source(&self, claim: &Claim) -> &'w str {
        self.source_id(self.account(claim).source)
    }

    pub(crate) fn source_id(&self, source: Id<Source>) -> &'w str {
        &self.data.sources[source].id.value
    }

    /// Whether a subject tells of a property at all.
    pub(crate) fn tells(&self, subject: &Subject, property: &str) -> bool {
        self.data.claims_of(subject).any(|id| self.property(&self.data.claims[id]) == property)
    }

    /// Whether rules find something in a subject as it is.
    pub(crate) fn is_clean(&self, subject: &Subject) -> bool {
        let id = format!("\"{}\"", subject.id.value);
        !self.found.iter().any(|about| about.contains(&id))
    }

    pub(crate) fn text(&self, span: Span) -> &'w str {
        self.files.text(span)
    }

    /// One plant for each subject: another account, with what the first claim that fits makes of it.
    pub(crate) fn accounts(&self, kind: SubjectKind, body: impl Fn(&[&'w Claim], &'w Claim) -> Option<String>) -> Vec<Site> {
        let made = self.subjects(kind).into_iter().filter_map(|subject| {
            let all = self.claims(subject);
            Some(self.account_of(subject, &all.iter().find_map(|claim| body(&all, claim))?))
        });
        made.collect()
    }

    /// Another account of a subject, behind its own; of the planted source, if the body names none.
    pub(crate) fn account_of(&self, subject: &Subject, body: &str) -> Site {
        let record = subject.kind.name();
        let source = if body.contains("source = ") { "" } else { "source = \"planted\"\n" };
        let dates = self.dates(subject).filter(|_| subject.kind == SubjectKind::Incident && !body.contains("date = "));
        let dates = dates.map(|date| format!("{date}\n")).unwrap_or_default();
        let at = if source.is_empty() { String::new() } else { format!("at = \"planted in {}\"\n", subject.id.value) };
        self.behind(subject.id.span, &format!("[[{record}.account]]\n{source}entry = \"planted\"\n{at}{dates}{body}\n"))
    }

    /// The first day of an event that is told of a subject: an account without one is a defect of its own.
    pub(crate) fn dates(&self, subject: &Subject) -> Option<String> {
        let mut told = self.data.claims_of(subject).map(|id| &self.data.claims[id]).filter(|claim| self.role(claim) == "event");
        told.find_map(|claim| Some(on(self.property(claim), claim.value.date()?.text())))
    }

    /// The same account before all others of its subject.
    pub(crate) fn before_others(&self, subject: &Subject, mut site: Site) -> Site {
        let first = subject.accounts.iter().map(|&id| self.data.accounts[id].span.range().start).min();
        let first = first.unwrap_or_default();
        site.edits[0].range = first..first;
        site
    }

    /// Text behind the record that holds a place.
    pub(crate) fn behind(&self, place: Span, text: &str) -> Site {
        let end = self.end_of_record(place);
        Site::replace(Span::new(place.file, end..end), format!("\n{text}\n"))
    }

    /// Where a record ends: at the header of the next one that is not a part of it, or with its file.
    pub(crate) fn end_of_record(&self, place: Span) -> usize {
        let text = self.files.get(place.file).text();
        let from = place.range().start;
        let headers = text[from..].match_indices("\n[[").map(|(at, _)| from + at + 1);
        let is_next = |at: &usize| text[*at..].lines().next().is_some_and(|line| !line.contains('.'));
        headers.into_iter().find(is_next).unwrap_or(text.len())
    }

    /// A record that belongs to none: behind that of one incident after the other, so that each has a place of its own.
    pub(crate) fn record(&self, n: usize, text: &str) -> Site {
        let incidents = self.incidents();
        self.behind(incidents[n % incidents.len()].id.span, text)
    }

    /// A new record in the file of each incident.
    pub(crate) fn records(&self, record: impl Fn(&Subject, &[&Claim]) -> Option<String>) -> Vec<Site> {
        let made = self.incidents().into_iter().filter_map(|subject| {
            let body = record(subject, &self.claims(subject))?;
            let id = &subject.id.value;
            Some(self.behind(subject.id.span, &format!("[[incident]]\nid = \"planted-{id}\"\ntitle = \"Planted\"\n{body}")))
        });
        made.collect()
    }

    /// An edit of the text of each claim that rests on its words alone and has no parts of its own.
    pub(crate) fn each(&self, edit: impl Fn(Id<Claim>, &'w Claim, &'w str) -> Option<(Range<usize>, String)>) -> Vec<Site> {
        let read = |claim: &Claim| claim.inferred.is_none() && !claim.quote.is_empty() && claim.parts.is_empty() && claim.among.is_empty();
        let claims = self.all_claims().into_iter().filter(|(_, claim)| read(claim));
        let made = claims.filter_map(|(id, claim)| {
            let (range, text) = edit(id, claim, self.text(claim.span))?;
            let start = claim.span.range().start;
            Some(Site::replace(Span::new(claim.span.file, start + range.start..start + range.end), text).on(claim.span))
        });
        made.collect()
    }

    /// A figure of casualties that is neither none nor vague, changed.
    pub(crate) fn changed_figure(&self, claim: &Claim, other: impl Fn(Qualifier, u64) -> Option<String>) -> Option<String> {
        let Value::Count(count, None) = &claim.value else { return None };
        let n = count.stated().and_then(Number::whole).filter(|&n| n > 0 && self.role(claim) == "casualties")?;
        let is = other(count.qualifier(), n)?;
        Some(format!("{} = {{ is = {is}{}, inferred = \"planted\" }}", self.property(claim), self.who(claim)))
    }

    pub(crate) fn who(&self, claim: &Claim) -> String {
        claim.population.map(|id| format!(", who = {:?}", self.data.vocabulary.populations[id].id)).unwrap_or_default()
    }

    /// Whom a claim names, if it names nobody that may be anyone.
    pub(crate) fn named(&self, claim: &Claim) -> Vec<Id<Entity>> {
        let entities: Vec<Id<Entity>> = claim.value.names().iter().filter_map(Name::entity).collect();
        if entities.iter().any(|&id| self.data.entities[id].generic) { Vec::new() } else { entities }
    }

    /// Whether a claim names one town by its bare name.
    pub(crate) fn is_town(&self, claim: &Claim) -> bool {
        let prefer = &self.data.vocabulary.properties[claim.property].prefer;
        let town = |name: &Name| name.entity().is_some_and(|id| self.data.vocabulary.takes(prefer, self.data.entities[id].entity_type));
        let names = claim.value.names();
        names.len() == 1 && claim.lies_in.is_empty() && names.iter().all(town)
    }

    /// The day of the event of a subject, if all its accounts give that one.
    pub(crate) fn exact_day(&self, all: &[&Claim], claim: &Claim) -> Option<NaiveDate> {
        let own = day(claim).filter(|_| self.role(claim) == "event")?;
        all.iter().filter(|claim| self.role(claim) == "event").all(|claim| day(claim) == Some(own)).then_some(own)
    }

    /// Whether a figure of another incident covers a subject, too.
    pub(crate) fn is_joint(&self, subject: &Subject) -> bool {
        let own = |id: Id<Subject>| self.data.subjects[id].id.value == subject.id.value;
        self.data.claims.iter().any(|(_, claim)| claim.together_with.iter().copied().any(own))
    }

    /// The place of a key and its value in the text of a claim.
    pub(crate) fn value_of(&self, claim: &Claim, key: &str) -> Option<(Span, &'w str)> {
        let (range, value) = value_of(self.text(claim.span), key)?;
        let start = claim.span.range().start;
        Some((Span::new(claim.span.file, start + range.start..start + range.end), value))
    }

    /// The line that a place is on, with its end.
    pub(crate) fn line(&self, span: Span) -> Span {
        let text = self.files.get(span.file).text();
        let start = text[..span.range().start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.range().end..].find('\n').map_or(text.len(), |at| span.range().end + at + 1);
        Span::new(span.file, start..end)
    }
}

/// The only day that a claim leaves possible.
pub(crate) fn day(claim: &Claim) -> Option<NaiveDate> {
    claim.value.date().filter(|date| !date.is_uncertain())?.exact_day()
}

/// A claim of a date that is read from nowhere.
pub(crate) fn on(property: &str, date: impl std::fmt::Display) -> String {
    format!("{property} = {{ is = \"{date}\", inferred = \"planted\" }}")
}
