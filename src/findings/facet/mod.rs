//! The kinds of check, and what each can see.
//!
//! A rule file selects one facet by `check` and `finds`. Adding a facet touches the file of its kind here and the check; adding a rule over a
//! known facet touches neither.

mod claims;
mod evidence;
mod names;
mod records;
mod times;

pub use claims::{Claimed, Copies, Deeds, Disagreement, Lists, Outcomes, Parts, Status, Ties, Totals};
pub use evidence::Evidence;
pub use names::{Judgements, Places, Registry, Similar};
pub use records::{Arrangement, Curated, Decided, Hidden, Structure};
pub use times::{Bounds, Lifetime, Order, Times};

use serde::Deserialize;

/// What a check can see: the kind of check and what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(tag = "check", content = "finds", rename_all = "kebab-case")]
pub enum Facet {
    /// Reading the files: their form and their references.
    Reader(Structure),
    /// Claims on one property of one subject, held against each other.
    Agreement(Disagreement),
    /// Who is told to have done it, held against who claims it.
    Claimed(Claimed),
    /// Who has two parts of one deed.
    Deeds(Deeds),
    /// Ties between two, as told by some and by others.
    Ties(Ties),
    /// Lists that name all, against what is known of those named.
    Lists(Lists),
    /// A copy held against the sentence that it repeats.
    Copies(Copies),
    /// What is told as going on or as to come, held against what came.
    Status(Status),
    /// A whole held against its parts.
    Parts(Parts),
    /// What is counted over several incidents, held against the incidents.
    Totals(Totals),
    /// The outcomes of an incident held against each other.
    Outcomes(Outcomes),
    /// Names held against the registry of entities.
    Registry(Registry),
    /// What sources say of where a place lies.
    Places(Places),
    /// Records held against each other.
    Similar(Similar),
    /// Claims held against the words of their source.
    Evidence(Evidence),
    /// Characters that hide or deceive.
    Characters(Hidden),
    /// Times held against each other: how long, and what comes after what.
    Span(Times),
    /// Who acts held against when they began and ended.
    Lifetime(Lifetime),
    /// Dates held against those of their source.
    Bounds(Bounds),
    /// Dates held against their neighbours.
    Order(Order),
    /// Stored answers on pairs, held against the records and each other.
    Judgements(Judgements),
    /// Decisions and suppressions, held against the claims and findings that they settle.
    Decided(Decided),
    /// How records are used and arranged.
    Structure(Arrangement),
    /// What curators write themselves.
    Curated(Curated),
}

impl Facet {
    /// The named values that a message over this facet may use, beside `subject` and `property`.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Reader(finds) => finds.values(),
            Self::Agreement(finds) => finds.values(),
            Self::Claimed(finds) => finds.values(),
            Self::Deeds(finds) => finds.values(),
            Self::Ties(finds) => finds.values(),
            Self::Lists(finds) => finds.values(),
            Self::Copies(finds) => finds.values(),
            Self::Status(finds) => finds.values(),
            Self::Parts(finds) => finds.values(),
            Self::Totals(finds) => finds.values(),
            Self::Outcomes(finds) => finds.values(),
            Self::Registry(finds) => finds.values(),
            Self::Places(finds) => finds.values(),
            Self::Similar(finds) => finds.values(),
            Self::Evidence(finds) => finds.values(),
            Self::Characters(finds) => finds.values(),
            Self::Span(finds) => finds.values(),
            Self::Lifetime(finds) => finds.values(),
            Self::Bounds(finds) => finds.values(),
            Self::Order(finds) => finds.values(),
            Self::Judgements(finds) => finds.values(),
            Self::Decided(finds) => finds.values(),
            Self::Structure(finds) => finds.values(),
            Self::Curated(finds) => finds.values(),
        }
    }

    /// The whole-number parameters that a rule over this facet sets, all of them.
    #[must_use]
    pub const fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Similar(Similar::Incidents) => &["days"],
            Self::Evidence(Evidence::TooLong) => &["words"],
            _ => &[],
        }
    }

    /// Whether the check looks at one property at a time, which a rule can select.
    #[must_use]
    pub const fn is_on_property(self) -> bool {
        matches!(self, Self::Agreement(_))
    }

    /// Whether it is about two records that may be one, which a judgement settles.
    #[must_use]
    pub const fn is_of_pairs(self) -> bool {
        matches!(self, Self::Similar(_) | Self::Registry(Registry::Confusable | Registry::Numbers) | Self::Judgements(_))
    }

    /// Whether it is about what sources say of each other, which a decision settles; not about what the data set has made of it.
    #[must_use]
    pub const fn is_of_sources(self) -> bool {
        matches!(
            self,
            Self::Agreement(_)
                | Self::Claimed(_)
                | Self::Deeds(_)
                | Self::Ties(_)
                | Self::Lists(_)
                | Self::Copies(_)
                | Self::Status(_)
                | Self::Totals(_)
                | Self::Outcomes(_)
                | Self::Places(_)
                | Self::Span(_)
                | Self::Lifetime(_)
                | Self::Order(_)
        )
    }

    /// Whether what it sees is told only where no other rule points at it.
    #[must_use]
    pub const fn yields(self) -> bool {
        matches!(self, Self::Curated(Curated::Slip))
    }

    /// Whether the check needs the archived source texts.
    #[must_use]
    pub const fn needs_archive(self) -> bool {
        matches!(
            self,
            Self::Evidence(
                Evidence::NotFound
                    | Evidence::SourceChanged
                    | Evidence::Ambiguous
                    | Evidence::Cropped
                    | Evidence::Name
                    | Evidence::UnusedFigure
                    | Evidence::UncitedPassage
                    | Evidence::UnusedHeading
            ) | Self::Order(Order::List)
                | Self::Registry(Registry::TextVariants | Registry::Aliases | Registry::Acronyms)
        )
    }
}

/// A rule that did not run, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
pub struct NotRun {
    /// Name of the rule.
    pub rule: String,
    /// Why it did not run.
    pub reason: String,
}
