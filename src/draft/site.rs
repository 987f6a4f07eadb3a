//! The passage that is read, and the checks on what is proposed for it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::{Drafted, Read};
use crate::archive::Archive;
use crate::archive::text::{Passage, Text};
use crate::checks::faults;
use crate::dataset::{Account, Claim, Dataset, Id, Lookup, Name, Property, Source, Value, ValueType, Wanted};
use crate::evidence::{Prose, Words};
use crate::files::{Span, Spanned};
use crate::values::clause::Sentence;

/// A passage for which claims are proposed.
pub(super) struct Site<'a> {
    pub(super) data: &'a Dataset,
    account: Id<Account>,
    pub(super) text: &'a Text,
    pub(super) passage: &'a Passage,
    pub(super) prose: Prose<'a>,
    /// The bytes of its heading.
    pub(super) heading: Option<Range<usize>>,
    /// The bytes that tell something: neither heading nor credits.
    pub(super) body: Range<usize>,
}

impl<'a> Site<'a> {
    pub(super) fn of(data: &'a Dataset, archive: &'a Archive, account: Id<Account>) -> Option<Self> {
        let record = &data.accounts[account];
        let text = &archive.text(record.source)?.text;
        let passage = *text.passages_at(&record.at.as_ref()?.value).first()?;
        let prose = Prose::new(text.written_passage(passage)?);
        Some(Self { data, account, text, passage, prose, heading: passage.heading_within(), body: text.telling(passage) })
    }

    pub(super) fn credits(&self) -> Vec<String> {
        self.text.credits(self.passage)
    }

    pub(super) fn source(&self) -> &'a Source {
        &self.data.sources[self.data.accounts[self.account].source]
    }

    /// The words in a range, as they are written.
    pub(super) fn written(&self, range: &Range<usize>) -> &'a str {
        self.prose.text().get(range.clone()).unwrap_or_default()
    }

    /// The bytes of the first sentence that tells something.
    pub(super) fn opening(&self) -> Range<usize> {
        let first = self.written(&self.body).find(char::is_alphanumeric).map_or(self.body.start, |at| self.body.start + at);
        first..self.sentence(&(first..first)).range().end
    }

    pub(super) fn sentence(&self, place: &Range<usize>) -> Cow<'_, Sentence<'a>> {
        self.prose.sentence(place)
    }

    /// Whether a range is told, rather than heading or credits.
    pub(super) fn tells(&self, range: &Range<usize>) -> bool {
        self.body.start <= range.start && range.end <= self.body.end
    }

    /// The property of a type and a role; of several, the one that the data use most.
    pub(super) fn property(&self, value_type: ValueType, role: &str) -> Option<Id<Property>> {
        let fits = |property: &Property| property.value_type == value_type && property.has_role(role);
        let fitting = self.data.vocabulary.properties.iter().filter(|(_, property)| fits(property)).map(|(id, _)| id);
        self.most_used(fitting, |_| true)
    }

    /// Of some properties the one with most claims of a kind; of equals the first.
    pub(super) fn most_used(&self, properties: impl Iterator<Item = Id<Property>>, of: impl Fn(&Claim) -> bool) -> Option<Id<Property>> {
        let uses = |property: Id<Property>| self.data.claims.iter().filter(|(_, claim)| claim.property == property && of(claim)).count();
        properties.map(|property| (uses(property), std::cmp::Reverse(property))).max().map(|(_, property)| property.0)
    }

    /// The first variant that no check objects to, each given with the ranges that its quote must hold.
    pub(super) fn first_borne_out(&self, variants: impl Iterator<Item = (Drafted, Vec<Range<usize>>)>) -> Option<Drafted> {
        variants.into_iter().find_map(|(drafted, needed)| self.borne_out(drafted, &needed))
    }

    fn borne_out(&self, mut drafted: Drafted, needed: &[Range<usize>]) -> Option<Drafted> {
        let pieces = self.cut(needed)?;
        drafted.quote = pieces.iter().map(|piece| self.quoted(piece)).collect();
        let words: Vec<Words<'_>> = pieces.into_iter().map(|piece| self.words(piece)).collect();
        let claim = self.claim(&drafted)?;
        faults(self.data, &claim, &words).is_empty().then_some(drafted)
    }

    fn words(&self, quoted: Range<usize>) -> Words<'_> {
        Words::to_be_quoted(&self.prose, quoted, self.passage.bytes.start, self.heading.clone())
    }

    /// The claim as the checks know it; none where a name of it is not that of one entity.
    fn claim(&self, drafted: &Drafted) -> Option<Claim> {
        let property = &self.data.vocabulary.properties[drafted.property];
        let wanted = Wanted { of: &property.of, prefer: &property.prefer, within: &[] };
        let (value, text) = match &drafted.value {
            Read::Count(count) => (Value::Count(count.clone(), None), count.notation()),
            Read::Date(date) => (Value::Date(date.clone()), date.text().to_owned()),
            Read::Names(names) => (Value::Entities(self.all_named(names, wanted)?), names.join(", ")),
            Read::Absent => (Value::Absent, String::new()),
        };
        let mut claim = Claim::unwritten(self.account, drafted.property, value, text);
        claim.population = drafted.who.as_ref().and_then(|who| self.data.vocabulary.population(who));
        claim.speakers = self.all_named(&drafted.speakers, Wanted::default())?;
        claim.hedge = drafted.hedge;
        claim.quote = drafted.quote.iter().map(|piece| Spanned::new(piece.clone(), Span::default())).collect();
        Some(claim)
    }

    fn all_named(&self, names: &[String], wanted: Wanted<'_>) -> Option<Vec<Name>> {
        names.iter().map(|name| self.named(name, wanted)).collect()
    }

    /// A name, if it is that of one entity of the types wanted.
    pub(super) fn named(&self, name: &str, wanted: Wanted<'_>) -> Option<Name> {
        let data = self.data;
        let lookup = data.registry.look_up(name, wanted, &data.entities, &data.entity_tree, &data.vocabulary);
        let text = Spanned::new(name.to_owned(), Span::default());
        matches!(lookup, Lookup::One(_)).then(|| Name { text, of: wanted.of.to_vec(), lookup })
    }

    /// Each once, in order.
    pub(super) fn once(all: impl IntoIterator<Item = Drafted>) -> Vec<Drafted> {
        let mut seen = BTreeSet::new();
        let key = |one: &Drafted| format!("{:?} {:?} {:?} {:?} {:?}", one.property, one.value, one.who, one.lies_in, one.speakers);
        all.into_iter().filter(|one| seen.insert(key(one))).collect()
    }
}
