//! What checks see ([`Observation`]) and what rules report ([`Finding`]).
//!
//! A check knows data and nothing of rules: it hands on observations. A rule file turns an observation of its facet into a finding: the
//! name, the severity and the words come from there. So a finding whose rule has no file cannot be built, and one without a primary
//! place cannot either.

mod facet;
mod fingerprint;
mod observation;

pub use facet::{
    Arrangement, Bounds, Claimed, Copies, Curated, Decided, Deeds, Disagreement, Evidence, Facet, Hidden, Judgements, Lifetime, Lists,
    NotRun, Order, Outcomes, Parts, Places, Registry, Similar, Status, Structure, Ties, Times, Totals,
};
pub use fingerprint::{Fingerprint, digest};
pub use observation::{Defect, Observation};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::files::Span;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A difference the data explain, or a compatible one worth knowing.
    Info,
    /// Sources disagree and nobody has decided.
    Warning,
    /// The data set is false about itself or about its source.
    Error,
}

impl Severity {
    /// The word used in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a subject of claims is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectKind {
    /// A real-world event.
    Incident,
    /// Anything else that sources make claims about.
    Topic,
    /// A person, group, place, …
    Entity,
    /// A document.
    Source,
    /// A file of the data set.
    File,
}

impl SubjectKind {
    /// The word used in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Topic => "topic",
            Self::Entity => "entity",
            Self::Source => "source",
            Self::File => "file",
        }
    }
}

/// Names a subject in a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct SubjectRef {
    /// What it is.
    pub kind: SubjectKind,
    /// Its id; for a file its path.
    pub id: String,
}

/// A place in a file of the data set, and what is to be seen there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What.
    pub message: String,
}

/// Whether the sides of a finding exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// They cannot all be right.
    Contradicts,
    /// They can all be right, but say different things.
    Tension,
    /// One says more exactly what another says loosely.
    Refines,
}

/// Marks a finding by what its sides have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tag {
    /// All sides are in one revision of one source.
    SourceContradictsItself,
    /// All sides are in revisions of one source.
    RevisionDrift,
}

/// Why the sides may differ, as far as the data tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explanation {
    /// A short fixed word, such as `day-month-swapped` or `as-of`.
    pub kind: &'static str,
    /// The explanation in words, with the figures.
    pub text: String,
}

/// A passage of an archived source text, in Unicode code points of the stored file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PassageRef {
    /// File below the archive.
    pub file: String,
    /// First code point, 0-based.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// One side of a disagreement: who says what, where, in which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Whom the claim is about.
    pub subject: SubjectRef,
    /// The account's key: source id, and part where there are several.
    pub account: String,
    /// Id of the source.
    pub source: String,
    /// Key of the property.
    pub property: String,
    /// Population the claim is about.
    pub population: Option<String>,
    /// Who is said to say it.
    pub speaker: Option<String>,
    /// How sure the source is.
    pub hedge: Option<String>,
    /// State of knowledge the claim is of, as EDTF.
    pub as_of: Option<String>,
    /// Why, where its value is read from the context.
    pub inferred: Option<String>,
    /// Why its value is taken for a slip of the source.
    pub sic: Option<String>,
    /// The unit of its value, if it has one.
    pub unit: Option<String>,
    /// The value, normalised.
    pub value: String,
    /// The value as a person reads it.
    pub shown: String,
    /// The value as the data file has it.
    pub text: String,
    /// The words of the source.
    pub quote: Option<String>,
    /// Where the claim stands.
    pub span: Span,
    /// Where its quote stands in the archive.
    pub passage: Option<PassageRef>,
}

impl Side {
    /// What a source says otherwise than in a claim: a name in its text, an outlet that it cites. `field` stands for the property.
    #[must_use]
    pub fn bare(subject: SubjectRef, source: &str, account: String, field: &str, value: String, shown: &str, span: Span) -> Self {
        Self {
            subject,
            account,
            source: source.to_owned(),
            property: field.to_owned(),
            population: None,
            speaker: None,
            hedge: None,
            as_of: None,
            inferred: None,
            sic: None,
            unit: None,
            value,
            shown: shown.to_owned(),
            text: shown.to_owned(),
            quote: None,
            span,
            passage: None,
        }
    }
}

/// A change of bytes that mends the form of a file, never the value of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Whether the meaning certainly stays as it is.
    pub safe: bool,
    /// What the change does.
    pub title: String,
    /// The edits, not overlapping.
    pub edits: Vec<(Span, String)>,
}

/// Open, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nobody has settled it.
    Open,
    /// A stored decision settles it.
    Decided,
    /// A local waiver covers it.
    Suppressed,
    /// It was there before and is accepted for now.
    Baselined,
}

impl State {
    /// The word used in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided => "decided",
            Self::Suppressed => "suppressed",
            Self::Baselined => "baselined",
        }
    }
}

/// What settled a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// A decision on the disagreement.
    Decision,
    /// Ranks of the claims.
    Rank,
    /// A policy of the data set.
    Policy,
    /// A waiver of the finding.
    Suppression,
}

impl Means {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Rank => "rank",
            Self::Policy => "policy",
            Self::Suppression => "suppression",
        }
    }
}

/// Why a finding is not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// What settled it.
    pub by: Means,
    /// What is published, in words.
    pub answer: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who settled it, and when.
    pub who: Option<String>,
    /// Where that is written.
    pub span: Span,
}

/// What a rule reports.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Name of the rule.
    pub rule: String,
    /// Family of the rule.
    pub family: String,
    /// How grave it is in this run.
    pub severity: Severity,
    /// Whether it is open.
    pub state: State,
    /// Why it is not.
    pub settled: Option<Settled>,
    /// What is wrong, in one line.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The command that settles it, where one does.
    pub command: Option<String>,
    /// What was observed.
    pub seen: Observation,
    /// Stays the same when lines move.
    pub fingerprint: Fingerprint,
}
