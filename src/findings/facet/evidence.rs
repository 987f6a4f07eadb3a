//! Claims held against the words of their source.

use serde::Deserialize;

/// How a claim and the words of its source can fail each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// A claim with neither a quote nor a reason.
    Missing,
    /// A quote that is more than a pointer.
    TooLong,
    /// A quote that the archived text does not have.
    NotFound,
    /// A quote that stands in its passage more than once.
    Ambiguous,
    /// A quote that cuts away what governs its figure.
    Cropped,
    /// A figure that the words do not have.
    Figure,
    /// A vague word told as a number.
    VagueCoded,
    /// Words that give no number told as none.
    UnknownAsZero,
    /// A figure without the word that governs it, or with one that the words do not have.
    Qualifier,
    /// A date that the words do not say.
    Date,
    /// A date that says more exactly than the words do.
    Precision,
    /// A figure that another word governs: an injury toll told as deaths.
    Outcome,
    /// A population that does not stand with its figure.
    Population,
    /// A figure without the population that stands with it.
    NoPopulation,
    /// A value without the word that says how sure the source is of it, or with one that the words do not have.
    Hedge,
    /// A value without whoever is said to say it, or with somebody whom the words do not have.
    Speaker,
    /// A name that the passage does not have.
    Name,
    /// A figure of a cited passage that no claim uses.
    UnusedFigure,
    /// A dated passage that no account cites.
    UncitedPassage,
    /// A day that a list entry stands under, and that no claim on it is of.
    UnusedHeading,
    /// A claim that was not verified, where there is no archive to do it now.
    Unverified,
    /// An archived text that is not the one the data set was made from.
    SourceChanged,
}

impl Evidence {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Missing | Self::Unverified => &["account"],
            Self::TooLong => &["words", "limit"],
            Self::NotFound => &["quote", "source", "where"],
            Self::Ambiguous => &["quote", "n", "said"],
            Self::Cropped => &["quote", "said"],
            Self::Figure => &["value", "read"],
            Self::VagueCoded
            | Self::UnknownAsZero
            | Self::Qualifier
            | Self::Date
            | Self::Precision
            | Self::Population
            | Self::Hedge
            | Self::Speaker => &["value", "said"],
            Self::NoPopulation => &["said"],
            Self::Outcome => &["word", "right"],
            Self::UnusedFigure => &["figure", "outcome", "source", "line"],
            Self::UncitedPassage => &["passage", "source", "line"],
            Self::UnusedHeading => &["heading", "source", "day", "dates"],
            Self::Name => &["name", "source"],
            Self::SourceChanged => &["file", "recorded", "found"],
        }
    }
}
