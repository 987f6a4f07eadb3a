//! Names, places and records that are told apart or taken for one.

use serde::Deserialize;

/// How a name can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Registry {
    /// No entity of the type has the name.
    Unregistered,
    /// Several entities have the name and nothing decides.
    Ambiguous,
    /// One entity is spelt in several ways.
    Variants,
    /// A text has another registered spelling of an entity than the claims.
    TextVariants,
    /// One source calls an entity by two names.
    Aliases,
    /// Sources abbreviate one entity in different ways.
    Acronyms,
    /// One acronym is written out in words that differ.
    Expansions,
    /// Two entities of one type have similar names.
    Confusable,
    /// A number in one name of an entity is not in another.
    Numbers,
    /// One outlet is cited in several spellings.
    Outlets,
    /// A place that no gazetteer locates.
    Unlocated,
}

impl Registry {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Unregistered => &["name", "type", "uses"],
            Self::Ambiguous => &["name", "entities"],
            Self::Outlets => &["outlet", "forms", "n"],
            Self::Variants | Self::TextVariants => &["entity", "forms", "n"],
            Self::Acronyms => &["entity", "names", "n"],
            Self::Aliases => &["entity", "names", "sources"],
            Self::Expansions => &["acronym", "names"],
            Self::Confusable => &["first", "second", "type"],
            Self::Numbers => &["first", "second", "numbers"],
            Self::Unlocated => &["place", "type"],
        }
    }
}

/// How what is said of a place can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Places {
    /// Parts of a country, or areas of one kind, that exclude each other.
    Described,
}

impl Places {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Described => &["place", "descriptions"],
        }
    }
}

/// Records that may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Similar {
    /// Two incidents close in date and place.
    Incidents,
}

impl Similar {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Incidents => &["first", "second", "agrees", "differs"],
        }
    }
}

/// How a stored answer can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Judgements {
    /// Two are judged to be two, and a record makes them one.
    Merged,
    /// Two are judged to be two, and others make them one: A = B = C, and A is not C.
    Cycle,
}

impl Judgements {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Merged => &["first", "second", "how"],
            Self::Cycle => &["first", "second", "path"],
        }
    }
}
