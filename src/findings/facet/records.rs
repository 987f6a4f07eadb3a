//! The files themselves, and what curators write beside the claims.

use serde::Deserialize;

/// What reading the files can find wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Structure {
    /// Not TOML.
    Syntax,
    /// A key that means nothing here.
    UnknownField,
    /// A key that must be there.
    MissingField,
    /// A value of another type, or one outside its range.
    WrongType,
    /// Two records with one id.
    DuplicateId,
    /// One claim made twice in one account.
    DuplicateClaim,
    /// An id that no record has.
    DanglingReference,
    /// A source that no record describes.
    UnknownSource,
    /// Not a date, or a day that does not exist.
    DateInvalid,
    /// A span that ends before it starts.
    DateReversed,
}

impl Structure {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Syntax => &["problem"],
            Self::UnknownField | Self::MissingField => &["field", "record"],
            Self::WrongType => &["field", "expected", "found"],
            Self::DuplicateClaim => &["value", "account"],
            Self::DuplicateId | Self::DanglingReference => &["id", "record"],
            Self::UnknownSource => &["id"],
            Self::DateInvalid | Self::DateReversed => &["text", "problem"],
        }
    }
}

/// What a text can hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hidden {
    /// Control, bidirectional, invisible characters, mixed scripts, decomposed letters.
    Any,
}

impl Hidden {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Any => &["character", "where"],
        }
    }
}

/// How what curators decided can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// A decision without an answer, a basis, a reason, an author, a date, or a record of what it rests on.
    Incomplete,
    /// A claim that a decision rests on is not what it was.
    Stale,
    /// A claim that came later, and disagrees with a decision.
    Outdated,
    /// A decision that publishes what no claim allows.
    Outside,
    /// A decision that rests on agreement within one lineage.
    NotIndependent,
    /// A decision on what nobody disputes.
    Needless,
    /// A rank of a claim without a reason.
    RankWithoutReason,
    /// A suppression without a reason.
    BareSuppression,
    /// A suppression that suppresses nothing.
    UnusedSuppression,
    /// A suppression past its last day.
    ExpiredSuppression,
}

impl Decided {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Incomplete => &["missing"],
            Self::Stale | Self::Outdated => &["accounts", "answer"],
            Self::Outside => &["answer", "values"],
            Self::NotIndependent => &["answer", "document"],
            Self::Needless => &["answer"],
            Self::RankWithoutReason => &["rank", "value", "account"],
            Self::BareSuppression | Self::UnusedSuppression => &["rule"],
            Self::ExpiredSuppression => &["rule", "until"],
        }
    }
}

/// How records can be used and arranged amiss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Arrangement {
    /// An entity that nothing refers to.
    UnusedEntity,
    /// A source that nothing refers to.
    UnusedSource,
    /// An incident that one document alone tells of.
    SingleSource,
    /// An account that a program wrote and nobody has cleared.
    Draft,
    /// A source that comes from itself.
    LineageCycle,
    /// A later state of a document before an earlier one.
    Unsorted,
}

impl Arrangement {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::UnusedEntity | Self::UnusedSource => &["id", "name"],
            Self::SingleSource => &["source", "n"],
            Self::Draft => &["account"],
            Self::LineageCycle => &["path"],
            Self::Unsorted => &["earlier", "later"],
        }
    }
}

/// How a curator's own words can depart from the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Curated {
    /// A claim marked as its source's own slip, where nothing else tells of it.
    Slip,
    /// A name that is not spelt as the registry has it.
    Spelling,
    /// A title that the claims contradict.
    Title,
}

impl Curated {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Slip => &["value", "sic"],
            Self::Spelling => &["form", "canonical"],
            Self::Title => &["said", "claims"],
        }
    }
}
