//! Proposals for an account of a passage: what the readers of evidence find in its words, and the checks bear out.
//!
//! A proposal is made of what is read (a figure with the word that governs it, a day, a registered name), and of the variants that are
//! possible: with a hedge of the sentence or without, with one of its speakers or without. The first variant that no check on evidence
//! objects to is proposed; if there is none, nothing is.

mod actors;
mod dates;
mod figures;
mod groups;
mod names;
mod persons;
mod places;
mod quote;
mod site;
mod write;

use crate::archive::Archive;
use crate::dataset::{Account, Dataset, Id, PlaceRelation, Property};
use crate::values::clause::Hedge;
use crate::values::count::Count;
use crate::values::date::Date;
use site::Site;
pub use write::{Written, written};

/// An account that is proposed.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The outlets that the passage names as its sources.
    pub cites: Vec<String>,
    /// The claims, in the order in which a reader expects them: when, where, who, how many.
    pub claims: Vec<Drafted>,
}

/// The value of a claim that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// A figure.
    Count(Count),
    /// A date.
    Date(Date),
    /// Names, as the source spells them.
    Names(Vec<String>),
    /// None: the sum of the parts, or only where a place lies.
    Absent,
}

/// A claim that is proposed.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// What it is on.
    pub property: Id<Property>,
    /// What it says.
    pub value: Read,
    /// Of whom, as the source calls them.
    pub who: Option<String>,
    /// Where the place lies, as the source says.
    pub lies_in: Vec<String>,
    /// Near the place, or between two.
    pub relation: Option<PlaceRelation>,
    /// Who is said to say it, as the source calls them.
    pub speakers: Vec<String>,
    /// How sure the source is.
    pub hedge: Option<Hedge>,
    /// The words that it rests on, in pieces.
    pub quote: Vec<String>,
    /// Claims that make it up.
    pub parts: Vec<Self>,
    /// Claims that it includes.
    pub among: Vec<Self>,
}

impl Drafted {
    fn new(property: Id<Property>, value: Read) -> Self {
        Self {
            property,
            value,
            who: None,
            lies_in: Vec::new(),
            relation: None,
            speakers: Vec::new(),
            hedge: None,
            quote: Vec::new(),
            parts: Vec::new(),
            among: Vec::new(),
        }
    }
}

/// What can be proposed for an account: it is read in the passage that its `at` finds. None where there is no such passage, or its text is
/// not at hand.
#[must_use]
pub fn draft(data: &Dataset, archive: &Archive, account: Id<Account>) -> Option<Draft> {
    let site = Site::of(data, archive, account)?;
    let names = names::names(&site);
    let dates = dates::propose(&site);
    let places = places::propose(&site, &names);
    let actors = actors::propose(&site, &names);
    let mut tolls = figures::propose(&site, &names);
    tolls.extend(persons::propose(&site, &names, &tolls));
    let figures = groups::gather(&site, tolls);
    Some(Draft { cites: site.credits(), claims: [dates, places, actors, figures].concat() })
}
