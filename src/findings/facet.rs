//! The kinds of check, and what each can see.
//!
//! A rule file selects one facet by `check` and `finds`. Adding a facet to a kind touches this file and the kind; adding a rule over a
//! known facet touches neither.

use serde::Deserialize;

/// What a check can see: the kind of check and what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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

/// What reading the files can find wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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

/// How claims on one property can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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

/// How a claim of responsibility can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Claimed {
    /// Somebody claims what all accounts give to others.
    ByAnother,
}

/// How the parts of a deed can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deeds {
    /// One is told in two parts that nobody has both of.
    Both,
    /// Some let go whom others are told to have freed.
    Freed,
}

/// How a copy can depart from its original, where nothing excludes each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Copies {
    /// It adds to a list, or leaves out.
    Extended,
    /// It has the same of another time.
    Redated,
}

/// How a status can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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

/// How a whole and its parts can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parts {
    /// The parts, declared complete, do not add up.
    Sum,
    /// What is among the whole comes to it but for one digit.
    Digit,
    /// Those among the whole are of a population that has nobody in common with its own.
    Outsiders,
}

/// How what is counted over several incidents can differ from the incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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

/// How the outcomes of an incident can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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

/// How a name can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Registry {
    /// No entity of the type has the name.
    Unregistered,
    /// Several entities have the name and nothing decides.
    Ambiguous,
    /// One entity is spelt in several ways.
    Variants,
    /// One acronym is written out in words that differ.
    Expansions,
    /// Two entities of one type have similar names.
    Confusable,
    /// A number in one name of an entity is not in another.
    Numbers,
    /// A place that no gazetteer locates.
    Unlocated,
}

/// How what is said of a place can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Places {
    /// Parts of a country, or areas of one kind, that exclude each other.
    Described,
}

/// Records that may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Similar {
    /// Two incidents close in date and place.
    Incidents,
}

/// How a claim and the words of its source can fail each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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
    /// A claim that was not verified, where there is no archive to do it now.
    Unverified,
    /// An archived text that is not the one the data set was made from.
    SourceChanged,
}

/// What a text can hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hidden {
    /// Control, bidirectional, invisible characters, mixed scripts, decomposed letters.
    Any,
}

/// How times can fail each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Times {
    /// A stated duration that the dates it spans do not give.
    Duration,
    /// An incident that cannot be tied to another as the data set ties it.
    Link,
    /// What replaced another ended before it.
    Succession,
}

/// How an actor and an event can fail each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lifetime {
    /// Before it began, or after it ended.
    Outside,
}

/// How a date and its source can fail each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bounds {
    /// An event after its source appeared.
    Publication,
    /// An event outside the period that its source tells of.
    Coverage,
}

/// How the order of events can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// No date at all.
    Missing,
    /// A date that breaks the order of a list.
    List,
}

/// How a stored answer can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgements {
    /// Two are judged to be two, and a record makes them one.
    Merged,
    /// Two are judged to be two, and others make them one: A = B = C, and A is not C.
    Cycle,
}

/// How records can be used and arranged amiss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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

/// How what curators decided can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
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

/// How a curator's own words can depart from the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Curated {
    /// A claim marked as its source's own slip, where nothing else tells of it.
    Slip,
    /// A name that is not spelt as the registry has it.
    Spelling,
    /// A title that the claims contradict.
    Title,
}

impl Facet {
    /// The named values that a message over this facet may use, beside `subject` and `property`.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Reader(Structure::Syntax) | Self::Span(Times::Link) => &["problem"],
            Self::Reader(Structure::UnknownField | Structure::MissingField) => &["field", "record"],
            Self::Reader(Structure::WrongType) => &["field", "expected", "found"],
            Self::Reader(Structure::DuplicateClaim) | Self::Outcomes(Outcomes::ToldTwice) => &["value", "account"],
            Self::Reader(Structure::DuplicateId | Structure::DanglingReference) => &["id", "record"],
            Self::Reader(Structure::UnknownSource) => &["id"],
            Self::Reader(Structure::DateInvalid | Structure::DateReversed) => &["text", "problem"],
            Self::Agreement(
                Disagreement::Conflict
                | Disagreement::DayMonthSwap
                | Disagreement::UnitSlip
                | Disagreement::RoleMismatch
                | Disagreement::Extent,
            ) => &["values", "n", "gap"],
            Self::Agreement(_) => &["values", "n", "joint"],
            Self::Claimed(Claimed::ByAnother) => &["told", "claimed"],
            Self::Deeds(_) => &["one", "other", "beside"],
            Self::Copies(_) => &["original", "copies", "how"],
            Self::Status(Status::Contradicted | Status::Stale) => &["status", "when", "end"],
            Self::Status(Status::Relation) => &["value", "ending"],
            Self::Status(Status::Term) => &["term", "later"],
            Self::Status(Status::Overtaken) => &["planned", "actual"],
            Self::Status(Status::Overdue) => &["planned", "source", "published"],
            Self::Parts(Parts::Outsiders) => &["whole", "part"],
            Self::Parts(_) | Self::Totals(Totals::Parts) => &["whole", "arithmetic"],
            Self::Totals(Totals::Period) => &["whole", "sum", "n", "when"],
            Self::Totals(Totals::Superlative) => &["said", "earlier", "low", "high"],
            Self::Totals(Totals::Overtaken) => &["said", "later", "low", "high"],
            Self::Totals(Totals::Within) => &["part", "whole", "outer"],
            Self::Outcomes(Outcomes::Omitted) => &["silent", "telling", "values", "beside"],
            Self::Outcomes(Outcomes::Exchanged) => &["n", "other", "here", "there"],
            Self::Outcomes(Outcomes::OneSided) => &["values", "speaker"],
            Self::Registry(Registry::Unregistered) => &["name", "type", "uses"],
            Self::Registry(Registry::Ambiguous) => &["name", "entities"],
            Self::Registry(Registry::Variants) => &["entity", "forms", "n"],
            Self::Places(Places::Described) => &["place", "descriptions"],
            Self::Similar(Similar::Incidents) => &["first", "second", "agrees", "differs"],
            Self::Evidence(Evidence::Missing | Evidence::Unverified) | Self::Structure(Arrangement::Draft) => &["account"],
            Self::Evidence(Evidence::TooLong) => &["words", "limit"],
            Self::Evidence(Evidence::NotFound) => &["quote", "source", "where"],
            Self::Evidence(Evidence::Ambiguous) => &["quote", "n", "said"],
            Self::Evidence(Evidence::Cropped) => &["quote", "said"],
            Self::Evidence(Evidence::Figure) => &["value", "read"],
            Self::Evidence(
                Evidence::VagueCoded
                | Evidence::UnknownAsZero
                | Evidence::Qualifier
                | Evidence::Date
                | Evidence::Precision
                | Evidence::Population
                | Evidence::Hedge
                | Evidence::Speaker,
            ) => &["value", "said"],
            Self::Evidence(Evidence::NoPopulation) => &["said"],
            Self::Evidence(Evidence::Outcome) => &["word", "right"],
            Self::Evidence(Evidence::UnusedFigure) => &["figure", "outcome", "source", "line"],
            Self::Evidence(Evidence::UncitedPassage) => &["passage", "source", "line"],
            Self::Evidence(Evidence::Name) => &["name", "source"],
            Self::Evidence(Evidence::SourceChanged) => &["file", "recorded", "found"],
            Self::Characters(Hidden::Any) => &["character", "where"],
            Self::Span(Times::Duration) => &["stated", "reckoned"],
            Self::Span(Times::Succession) => &["replaced", "own", "other", "gap"],
            Self::Lifetime(Lifetime::Outside) => &["entity", "uses", "life"],
            Self::Bounds(Bounds::Publication) => &["date", "source", "published"],
            Self::Bounds(Bounds::Coverage) => &["date", "source", "covers"],
            Self::Order(Order::Missing) => &["accounts"],
            Self::Order(Order::List) => &["date", "source", "neighbours", "direction"],
            Self::Registry(Registry::Expansions) => &["acronym", "names"],
            Self::Registry(Registry::Confusable) => &["first", "second", "type"],
            Self::Registry(Registry::Numbers) => &["first", "second", "numbers"],
            Self::Registry(Registry::Unlocated) => &["place", "type"],
            Self::Judgements(Judgements::Merged) => &["first", "second", "how"],
            Self::Judgements(Judgements::Cycle) => &["first", "second", "path"],
            Self::Structure(Arrangement::UnusedEntity | Arrangement::UnusedSource) => &["id", "name"],
            Self::Structure(Arrangement::SingleSource) => &["source", "n"],
            Self::Structure(Arrangement::LineageCycle) => &["path"],
            Self::Structure(Arrangement::Unsorted) => &["earlier", "later"],
            Self::Decided(Decided::Incomplete) => &["missing"],
            Self::Decided(Decided::Stale | Decided::Outdated) => &["accounts", "answer"],
            Self::Decided(Decided::Outside) => &["answer", "values"],
            Self::Decided(Decided::NotIndependent) => &["answer", "document"],
            Self::Decided(Decided::Needless) => &["answer"],
            Self::Decided(Decided::RankWithoutReason) => &["rank", "value", "account"],
            Self::Decided(Decided::BareSuppression | Decided::UnusedSuppression) => &["rule"],
            Self::Decided(Decided::ExpiredSuppression) => &["rule", "until"],
            Self::Curated(Curated::Slip) => &["value", "sic"],
            Self::Curated(Curated::Spelling) => &["form", "canonical"],
            Self::Curated(Curated::Title) => &["said", "claims"],
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
            ) | Self::Order(Order::List)
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
