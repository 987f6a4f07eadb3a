//! What a check sees, before any rule has given it a name.

use std::collections::BTreeMap;

use super::{Copies, Explanation, Facet, Fix, Label, Outcomes, Relation, Settled, Severity, Side, SubjectKind, SubjectRef, Tag};
use crate::files::Span;

/// What makes two findings the same defect, of which only one is reported.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Defect {
    /// A disagreement on one property of one subject.
    Disagreement(Vec<SubjectRef>, String),
    /// Something at one place.
    At(Span),
}

/// Something a check saw. Built from its primary place; everything else is added.
#[derive(Debug, Clone)]
pub struct Observation {
    /// Which check saw what.
    pub facet: Facet,
    /// The place to look at first.
    pub primary: Label,
    /// The other places.
    pub related: Vec<Label>,
    /// Whom or what it is about.
    pub subject: Option<SubjectRef>,
    /// All subjects, where there are several.
    pub subjects: Vec<SubjectRef>,
    /// Key of the property.
    pub property: Option<String>,
    /// Other properties on which it is the same defect.
    pub also_on: Vec<String>,
    /// Named values for the rule's message.
    pub values: BTreeMap<&'static str, String>,
    /// Every side.
    pub sides: Vec<Side>,
    /// Sentences that help to judge.
    pub notes: Vec<String>,
    /// What to do here, in place of the rule's general advice.
    pub help: Option<String>,
    /// What the sides have in common.
    pub tags: Vec<Tag>,
    /// Whether the sides exclude each other.
    pub relation: Option<Relation>,
    /// Why they may differ.
    pub explanation: Option<Explanation>,
    /// The severity is at most this, whatever the rule says.
    pub at_most: Option<Severity>,
    /// Needs no finding where another one points at one of its places.
    pub unless_shown: bool,
    /// A change that mends it.
    pub fix: Option<Fix>,
    /// Ranks of the claims that settle it, with their reasons.
    pub ranked: Option<Settled>,
    /// What tells it apart from other findings of its rule, whatever the lines.
    pub identity: Vec<String>,
}

impl Observation {
    /// Something seen at `span`.
    pub fn at(facet: Facet, span: Span, message: impl Into<String>) -> Self {
        Self {
            facet,
            primary: Label { span, message: message.into() },
            related: Vec::new(),
            subject: None,
            subjects: Vec::new(),
            property: None,
            also_on: Vec::new(),
            values: BTreeMap::new(),
            sides: Vec::new(),
            notes: Vec::new(),
            help: None,
            tags: Vec::new(),
            relation: None,
            explanation: None,
            at_most: None,
            unless_shown: false,
            fix: None,
            ranked: None,
            identity: Vec::new(),
        }
    }

    /// The command that settles it: a decision on a property, a judgement on a pair.
    #[must_use]
    pub fn command(&self) -> Option<String> {
        let about = self.about_all();
        let ids = about.iter().map(|subject| subject.id.as_str()).collect::<Vec<_>>().join(" ");
        let of_data = |kind| matches!(kind, SubjectKind::Incident | SubjectKind::Topic | SubjectKind::Entity);
        if about.is_empty() || !about.iter().all(|subject| of_data(subject.kind)) {
            return None;
        }
        match &self.property {
            Some(property) if self.facet.is_of_sources() => Some(format!("factlint decide {ids} {property}")),
            _ if self.facet.is_of_pairs() && about.len() == 2 => Some(format!("factlint judge {ids}")),
            _ => None,
        }
    }

    /// Whom it is about: all subjects where there are several, by kind and id.
    #[must_use]
    pub fn about_all(&self) -> Vec<SubjectRef> {
        let mut all = if self.subjects.is_empty() { self.subject.iter().cloned().collect() } else { self.subjects.clone() };
        all.sort();
        all
    }

    /// Every place, the primary one first.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        std::iter::once(&self.primary).chain(&self.related)
    }

    /// Names whom it is about.
    #[must_use]
    pub fn about(mut self, subject: SubjectRef) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Names the property.
    #[must_use]
    pub fn on(mut self, property: impl Into<String>) -> Self {
        self.property = Some(property.into());
        self
    }

    /// Sets a value that the rule's message may use; `name` is one of [`Facet::values`].
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers give numbers, strings and references alike")]
    pub fn value(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.insert(name, value.to_string());
        self
    }

    /// Points at another place.
    #[must_use]
    pub fn see(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Label { span, message: message.into() });
        self
    }

    /// Adds a sentence.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to do here.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do here, if something is known.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Sets what tells it apart from other findings of its rule.
    #[must_use]
    pub fn identity(mut self, parts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.identity = parts.into_iter().map(Into::into).collect();
        self
    }

    /// Offers a safe fix that replaces `span`.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { safe: true, title: title.into(), edits: vec![(span, text.into())] });
        self
    }

    /// The defect it shows: one finding is enough for each.
    #[must_use]
    pub fn defect(&self) -> Defect {
        match (&self.facet, &self.subject, &self.property) {
            (
                Facet::Agreement(_) | Facet::Copies(Copies::Extended) | Facet::Outcomes(Outcomes::Omitted | Outcomes::Exchanged),
                Some(subject),
                Some(property),
            ) => {
                let subjects = if self.subjects.is_empty() { vec![subject.clone()] } else { self.subjects.clone() };
                Defect::Disagreement(subjects, property.clone())
            }
            _ => Defect::At(self.primary.span),
        }
    }

    /// The defects that need no finding of their own beside it: the one it shows, and the same on other properties.
    #[must_use]
    pub fn covers(&self) -> Vec<Defect> {
        let own = self.defect();
        let others = match &own {
            Defect::Disagreement(subjects, _) => {
                self.also_on.iter().map(|property| Defect::Disagreement(subjects.clone(), property.clone())).collect()
            }
            Defect::At(_) => Vec::new(),
        };
        [vec![own], others].concat()
    }
}
