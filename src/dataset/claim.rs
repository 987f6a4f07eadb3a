//! What a claim is in itself, without the data set that it is in.

use super::arena::Id;
use super::curation::Rank;
use super::model::{Account, Claim, Name, Standing, Value};
use super::vocabulary::Property;
use crate::files::Span;

impl Claim {
    /// A claim that says nothing but its value, from nowhere in the files.
    #[must_use]
    pub fn unwritten(account: Id<Account>, property: Id<Property>, value: Value, text: String) -> Self {
        Self {
            account,
            property,
            value,
            text,
            population: None,
            of: Vec::new(),
            lies_in: Vec::new(),
            relation: None,
            at_place: None,
            speakers: Vec::new(),
            hedge: None,
            as_of: None,
            planned: false,
            denied: false,
            including: false,
            together_with: Vec::new(),
            quote: Vec::new(),
            inferred: None,
            sic: None,
            rank: Rank::default(),
            rank_reason: None,
            standing: Standing::Whole,
            broken: false,
            parts: Vec::new(),
            among: Vec::new(),
            span: Span::default(),
            value_span: Span::default(),
        }
    }

    /// The unit of its value, if it has one.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        match &self.value {
            Value::Count(_, unit) => unit.as_deref(),
            _ => None,
        }
    }

    /// Whether it tells what happened: no plan, no denial, and read in full.
    #[must_use]
    pub const fn stands(&self) -> bool {
        !self.planned && !self.denied && !self.broken
    }

    /// What tells it apart from other claims of its account: everything but its words, its hedge and its reasons. Two claims with one
    /// key say the same of the same.
    #[must_use]
    pub fn key(&self) -> Vec<String> {
        let names = |names: &[Name]| names.iter().map(|name| name.text.value.as_str()).collect::<Vec<_>>().join("+");
        let name = |name: &Option<Name>| name.as_ref().map(|name| name.text.value.clone()).unwrap_or_default();
        let lies_in: Vec<&str> = self.lies_in.iter().map(|place| place.text.value.as_str()).collect();
        let unit = self.unit().unwrap_or_default().to_owned();
        let as_of = self.as_of.as_ref().map(|date| date.text().to_owned()).unwrap_or_default();
        let marks = format!(
            "{:?} {:?} {:?} {} {} {:?}",
            self.property, self.population, self.relation, self.denied, self.planned, self.together_with
        );
        vec![marks, self.text.clone(), unit, as_of, names(&self.of), names(&self.speakers), lies_in.join("+"), name(&self.at_place)]
    }
}
