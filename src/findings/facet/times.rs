//! Dates held against each other, against their source and against who acts.

use serde::Deserialize;

/// How times can fail each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Times {
    /// A stated duration that the dates it spans do not give.
    Duration,
    /// An incident that cannot be tied to another as the data set ties it.
    Link,
    /// What replaced another ended before it.
    Succession,
    /// It was announced before it was decided.
    Decision,
}

impl Times {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Link => &["problem"],
            Self::Duration => &["stated", "reckoned"],
            Self::Succession => &["replaced", "own", "other", "gap"],
            Self::Decision => &["decided", "announced", "gap"],
        }
    }
}

/// How an actor and an event can fail each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lifetime {
    /// Before it began, or after it ended.
    Outside,
}

impl Lifetime {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Outside => &["entity", "uses", "life"],
        }
    }
}

/// How a date and its source can fail each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bounds {
    /// An event after its source appeared.
    Publication,
    /// An event outside the period that its source tells of.
    Coverage,
}

impl Bounds {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Publication => &["date", "source", "published"],
            Self::Coverage => &["date", "source", "covers"],
        }
    }
}

/// How the order of events can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// No date at all.
    Missing,
    /// A date that breaks the order of a list.
    List,
}

impl Order {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Missing => &["accounts"],
            Self::List => &["date", "source", "neighbours", "direction"],
        }
    }
}
