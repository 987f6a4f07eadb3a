//! What curators decided: on pairs of records, on disagreements, on single claims and findings. Nothing is deleted by it.

use std::collections::BTreeMap;

use super::arena::Id;
use super::model::{Account, Dataset, Entity, Subject, Value};
use super::vocabulary::{Population, Property};
use crate::files::{Span, Spanned};
use crate::findings::SubjectRef;

/// What a curator found two records to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// One and the same.
    Same,
    /// Two.
    Different,
    /// Not to be told.
    Unsure,
}

impl Verdict {
    /// All of them, each with its word in a data file and what it means.
    pub const ALL: [(&'static str, &'static str); 3] =
        [("same", "one and the same: then make them one record"), ("different", "two"), ("unsure", "not to be told from what there is")];
}

/// The two that a judgement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// Two incidents.
    Incidents(Id<Subject>, Id<Subject>),
    /// Two entities.
    Entities(Id<Entity>, Id<Entity>),
}

/// A stored answer on a pair.
#[derive(Debug)]
pub struct Judgement {
    /// What they are.
    pub verdict: Verdict,
    /// Which two.
    pub pair: Pair,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub span: Span,
}

/// How much a curator trusts a claim, beside others on the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// It is set aside, and kept.
    Deprecated,
    /// As much as any.
    #[default]
    Normal,
    /// It is followed where others disagree.
    Preferred,
}

/// What a decision rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Several independent sources say the same.
    Agreement,
    /// The source that was there, or nearest to it.
    Closest,
    /// The source that tells it in most detail.
    Detail,
    /// A later state of knowledge.
    Later,
    /// The source that the others have it from.
    Original,
    /// The others are plain slips.
    Slip,
    /// What all of them allow.
    Joint,
    /// Nothing yet: it is published as open.
    None,
}

impl Basis {
    /// All of them, each with its word in a data file and what it means.
    pub const ALL: [(&'static str, &'static str); 8] = [
        ("agreement", "several independent sources say the same"),
        ("closest", "the source that was there, or nearest to it"),
        ("detail", "the source that tells it in most detail"),
        ("later", "a later state of knowledge"),
        ("original", "the source that the others have it from"),
        ("slip", "the others are plain slips"),
        ("joint", "what all of them allow"),
        ("none", "nothing yet: it is published as open"),
    ];

    /// The word for it in data files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Closest => "closest",
            Self::Detail => "detail",
            Self::Later => "later",
            Self::Original => "original",
            Self::Slip => "slip",
            Self::Joint => "joint",
            Self::None => "none",
        }
    }
}

/// What to publish.
#[derive(Debug)]
pub enum Answer {
    /// A value, of everyone or of one population.
    Publish {
        /// The value.
        value: Value,
        /// Of whom.
        population: Option<Id<Population>>,
        /// As the data file has it.
        text: String,
    },
    /// What these accounts say.
    Prefer(Vec<Id<Account>>),
    /// That it is disputed.
    Disputed,
    /// Nothing until somebody answers, who was asked.
    Pending(String),
}

/// A stored answer on one disagreement.
#[derive(Debug)]
pub struct Decision {
    /// Whose property: one subject, or the several that a joint figure is of; by their ids.
    pub subjects: Vec<Id<Subject>>,
    /// Which property.
    pub property: Id<Property>,
    /// What to publish.
    pub answer: Option<Answer>,
    /// On what basis.
    pub basis: Option<Basis>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// When, as EDTF.
    pub date: Option<String>,
    /// The claims that there were, by account: a hash of what each account said. Written by `factlint decide`.
    pub rests_on: BTreeMap<String, Spanned<String>>,
    /// Where that stands, as a whole.
    pub grounds: Option<Span>,
    /// Where the decision stands.
    pub span: Span,
    /// Where its last value stands.
    pub last: Span,
}

/// What a data set settles once and for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Settles {
    /// Figures that differ and can all be right: the range that they leave is published.
    JointRange,
    /// Figures of different days within one document: the later one is published.
    LaterAsOf,
}

/// A policy of the configuration.
#[derive(Debug, Clone)]
pub struct Policy {
    /// What it settles.
    pub settles: Settles,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When, as EDTF.
    pub date: String,
    /// Where it stands.
    pub span: Span,
}

/// A finding that a curator lets be.
#[derive(Debug, Clone)]
pub struct Suppression {
    /// A rule or a family.
    pub rule: Spanned<String>,
    /// Whom the finding is about; whatever it is about where none is given.
    pub subject: Option<SubjectRef>,
    /// Files and folders that the finding is in, where it stands in the configuration.
    pub path: Option<String>,
    /// On which property; on any where none is given.
    pub property: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Until when, as EDTF: the last day on which it holds.
    pub until: Option<Spanned<String>>,
    /// Where it stands.
    pub span: Span,
}

impl Dataset {
    /// The judgement on a pair of incidents, whatever their order.
    #[must_use]
    pub fn judged(&self, a: Id<Subject>, b: Id<Subject>) -> Option<&Judgement> {
        self.judgements.iter().find(|judgement| match judgement.pair {
            Pair::Incidents(x, y) => (x, y) == (a, b) || (y, x) == (a, b),
            Pair::Entities(..) => false,
        })
    }

    /// The verdicts on a pair of entities, whatever their order.
    pub fn verdicts(&self, a: Id<Entity>, b: Id<Entity>) -> impl Iterator<Item = Verdict> {
        let on_both = move |judgement: &&Judgement| matches!(judgement.pair, Pair::Entities(x, y) if (x, y) == (a, b) || (y, x) == (a, b));
        self.judgements.iter().filter(on_both).map(|judgement| judgement.verdict)
    }

    /// Whether two entities are judged to be one.
    #[must_use]
    pub fn judged_same(&self, a: Id<Entity>, b: Id<Entity>) -> bool {
        self.verdicts(a, b).any(|verdict| verdict == Verdict::Same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads<T: serde::de::DeserializeOwned>(word: &str) -> bool {
        serde_json::from_value::<T>(serde_json::Value::String(word.to_owned())).is_ok()
    }

    #[test]
    fn every_word_that_is_offered_can_be_read() {
        assert!(Basis::ALL.iter().all(|(word, _)| reads::<Basis>(word)));
        assert!(Verdict::ALL.iter().all(|(word, _)| reads::<Verdict>(word)));
        assert!(!reads::<Basis>("agreed"));
    }
}
