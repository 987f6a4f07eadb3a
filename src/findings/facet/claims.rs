//! Claims held against each other.

use serde::Deserialize;

/// How claims on one property can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Disagreement {
    /// They cannot all be right.
    Conflict,
    /// Exchanging day and month reconciles them.
    DayMonthSwap,
    /// It is the same day of a neighbouring month or of another year, or ten days off.
    UnitSlip,
    /// The day of a report or an announcement stands as the day of the event.
    RoleMismatch,
    /// Days that all can be right only if one was announced long after another.
    Stretched,
    /// One tells of a day, the other of several of which that is one.
    Extent,
    /// Stated figures differ, and both can be right.
    Tension,
    /// What changes over time is told of no time, and no figure that is told of one is the same.
    Undated,
    /// Totals agree, the make-up does not.
    Breakdown,
    /// Named speakers differ.
    Disputed,
    /// One figure, other qualifiers.
    Qualifier,
    /// A later revision of a source says otherwise than the earlier one, in any of these ways.
    Drift,
    /// A passage that repeats another source says otherwise than that source, in any of these ways.
    Copy,
}

impl Disagreement {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Conflict | Self::DayMonthSwap | Self::UnitSlip | Self::RoleMismatch | Self::Extent => &["values", "n", "gap"],
            _ => &["values", "n", "joint"],
        }
    }
}

/// How a claim of responsibility can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Claimed {
    /// Somebody claims what all accounts give to others.
    ByAnother,
}

impl Claimed {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::ByAnother => &["told", "claimed"],
        }
    }
}

/// How the parts of a deed can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Deeds {
    /// One is told in two parts that nobody has both of.
    Both,
    /// Some let go whom others are told to have freed.
    Freed,
}

impl Deeds {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Both | Self::Freed => &["one", "other", "beside"],
        }
    }
}

/// How a list that names all can fail what is known of those whom it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lists {
    /// It names somebody beside the whole that they belong to.
    Overlap,
    /// It names a part of whom another list names.
    Part,
}

impl Lists {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Overlap | Self::Part => &["part", "whole"],
        }
    }
}

/// How what ties two can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ties {
    /// As closer by some than by others.
    Weaker,
}

impl Ties {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Weaker => &["first", "second", "weaker", "stronger"],
        }
    }
}

/// How a copy can depart from its original, where nothing excludes each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Copies {
    /// It adds to a list, or leaves out.
    Extended,
    /// It has the same of another time.
    Redated,
    /// It puts somebody narrower for whom its original names.
    Narrowed,
    /// It has a date that the passage of its original gives to something else.
    Moved,
}

impl Copies {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Extended | Self::Redated | Self::Narrowed => &["original", "copies", "how"],
            Self::Moved => &["original", "copies", "date", "other"],
        }
    }
}

/// How a status can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Another source has an end before the time that it is told as going on.
    Contradicted,
    /// The same revision has an end before the time that it is told as going on.
    Stale,
    /// A relation told as going on, and the same revision tells that it ended.
    Relation,
    /// Something told as extended until a day, and the same revision tells that it went on after that day.
    Term,
    /// A planned day, and another on which it came.
    Overtaken,
    /// A planned day that was past when its source appeared, and nothing tells what came.
    Overdue,
}

impl Status {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Contradicted | Self::Stale => &["status", "when", "end"],
            Self::Relation => &["value", "ending"],
            Self::Term => &["term", "later"],
            Self::Overtaken => &["planned", "actual"],
            Self::Overdue => &["planned", "source", "published"],
        }
    }
}

/// How a whole and its parts can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Parts {
    /// The parts, declared complete, do not add up.
    Sum,
    /// What is among the whole comes to it but for one digit.
    Digit,
    /// Those among the whole are of a population that has nobody in common with its own.
    Outsiders,
}

impl Parts {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Sum | Self::Digit => &["whole", "arithmetic"],
            Self::Outsiders => &["whole", "part"],
        }
    }
}

/// How what is counted over several incidents can differ from the incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Totals {
    /// A figure over several incidents, or of one that has parts or places, that theirs cannot come to.
    Parts,
    /// A total over a time that the incidents of that time exceed.
    Period,
    /// An incident called the gravest so far, and a graver one before it.
    Superlative,
    /// An incident called the gravest so far, and a graver one later in the same document.
    Overtaken,
    /// One larger than another that it lies within.
    Within,
}

impl Totals {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Parts => &["whole", "arithmetic"],
            Self::Period => &["whole", "sum", "n", "when"],
            Self::Superlative => &["said", "earlier", "low", "high"],
            Self::Overtaken => &["said", "later", "low", "high"],
            Self::Within => &["part", "whole", "outer"],
        }
    }
}

/// How the outcomes of an incident can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcomes {
    /// One account has it; another, which counts what goes with it, does not.
    Omitted,
    /// One number is told as one outcome here and as another there.
    Exchanged,
    /// One number is told twice in one passage.
    ToldTwice,
    /// Only one side of the fight gives a figure.
    OneSided,
}

impl Outcomes {
    /// The named values that a message may use.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::ToldTwice => &["value", "account"],
            Self::Omitted => &["silent", "telling", "values", "beside"],
            Self::Exchanged => &["n", "other", "here", "there"],
            Self::OneSided => &["values", "speaker"],
        }
    }
}
