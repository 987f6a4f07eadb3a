//! Accounts and claims: every name looked up, every value read as its property asks.

use std::collections::BTreeMap;

use super::super::arena::Id;
use super::super::model::{Account, Claim, Dataset, Entity, Location, Name, PlaceRelation, Source, Standing, Subject, Value};
use super::super::problem::Problems;
use super::super::read::{RawAccount, RawClaim};
use super::super::registry::{Lookup, Wanted};
use super::super::vocabulary::{Population, Property};
use super::{Ids, one_of, sources, value};
use crate::files::{Files, Spanned};
use crate::values::clause::Hedge;
use crate::values::place::Sector;

/// What is needed to resolve the accounts of a subject.
pub(super) struct Resolver<'a> {
    pub dataset: &'a mut Dataset,
    pub files: &'a Files,
    pub sources: &'a Ids<Source>,
    pub subjects: &'a Ids<Subject>,
    pub problems: &'a mut Problems,
}

/// What a nested claim takes from the one it is written in.
#[derive(Clone, Copy)]
struct Outer<'a> {
    account: Id<Account>,
    property: Id<Property>,
    standing: Standing,
    speakers: &'a [Spanned<String>],
    quote: &'a [Spanned<String>],
    inferred: Option<&'a Spanned<String>>,
}

impl Resolver<'_> {
    pub(super) fn accounts(&mut self, subject: Id<Subject>, raw: &[RawAccount]) {
        let mut keys: Ids<Account> = Ids::default();
        for raw in raw {
            let known = self.sources.names();
            let Some(source) = self.sources.get(&raw.source.value) else {
                self.problems.unknown_source(raw.source.span, &raw.source.value, known);
                continue;
            };
            let copies = raw.copies.as_ref().and_then(|copied| self.sources.find(copied, "source", self.problems));
            let key = raw.entry.as_ref().map_or_else(|| raw.source.value.clone(), |entry| format!("{}/{}", raw.source.value, entry.value));
            let key = Spanned::new(key, raw.entry.as_ref().unwrap_or(&raw.source).span);
            let account = Account {
                subject,
                source,
                copies,
                cites: raw.cites.clone(),
                entry: raw.entry.as_ref().map(|entry| entry.value.clone()),
                at: raw.at.clone(),
                placed: raw.placed.as_ref().map(|placed| placed.value.clone()),
                draft: raw.draft,
                claims: Vec::new(),
                unread: Vec::new(),
                span: raw.span,
            };
            let accounts = &mut self.dataset.accounts;
            if let Some(id) = keys.enter(&key, "account", self.problems, || accounts.push(account)) {
                self.account(subject, id, raw);
            }
        }
    }

    fn account(&mut self, subject: Id<Subject>, id: Id<Account>, raw: &RawAccount) {
        let mut claims = Vec::new();
        let told: Vec<&str> = raw.claims.iter().map(|claim| claim.property.value.as_str()).collect();
        let mut unread: Vec<Id<Property>> = raw.unread.iter().filter_map(|key| self.dataset.vocabulary.property(key)).collect();
        for raw in &raw.claims {
            let Some(property) = self.dataset.vocabulary.property(&raw.property.value) else {
                let known: Vec<&str> =
                    self.dataset.vocabulary.property_ids.keys().map(String::as_str).chain(["source", "entry", "at"]).collect();
                let taken: Vec<&str> = ["source", "entry", "at"].into_iter().chain(told.iter().copied()).collect();
                self.problems.unknown_field(raw.property.span, &raw.property.value, &known, &taken, "an account");
                continue;
            };
            let outer = Outer { account: id, property, standing: Standing::Whole, speakers: &[], quote: &[], inferred: None };
            match self.claim(raw, outer) {
                Some(claim) => claims.push(claim),
                None => unread.push(property),
            }
        }
        self.note_duplicates(&claims);
        if let Some(account) = self.dataset.accounts.get_mut(id) {
            account.claims = claims;
            account.unread = unread;
        }
        if let Some(subject) = self.dataset.subjects.get_mut(subject) {
            subject.accounts.push(id);
            subject.notes.extend(raw.note.iter().chain(raw.claims.iter().flat_map(notes)).cloned());
        }
    }

    fn claim(&mut self, raw: &RawClaim, outer: Outer<'_>) -> Option<Id<Claim>> {
        let before = self.problems.count();
        let speakers = if raw.according_to.is_empty() { outer.speakers } else { &raw.according_to };
        let quote = if raw.quote.is_empty() { outer.quote } else { &raw.quote };
        let inferred = raw.inferred.as_ref().or(outer.inferred);
        let inner = |standing| Outer { standing, speakers, quote, inferred, ..outer };
        let parts = raw.parts.iter().filter_map(|part| self.claim(part, inner(Standing::Part))).collect();
        let among = raw.among.iter().filter_map(|part| self.claim(part, inner(Standing::Among))).collect();

        let lies_in: Vec<Location> = raw.lies_in.iter().map(|text| self.location(text)).collect();
        let within: Vec<Id<Entity>> = lies_in.iter().filter_map(|place| place.area.entity()).collect();
        let value = self.value(raw, outer.property, &within)?;
        let mut claim = Claim {
            account: outer.account,
            property: outer.property,
            value,
            text: value::as_written(raw),
            population: raw.who.as_ref().and_then(|who| self.population(who)),
            of: self.names(&raw.of),
            lies_in,
            relation: raw.relation.as_ref().and_then(|word| one_of::<PlaceRelation>(word, "relation", "near or between", self.problems)),
            at_place: raw.at_place.as_ref().and_then(|place| self.names(std::slice::from_ref(place)).pop()),
            speakers: self.names(speakers),
            hedge: raw.hedge.as_ref().and_then(|word| {
                one_of::<Hedge>(word, "hedge", "suspected, presumed, reported, alleged, blamed or confirmed", self.problems)
            }),
            as_of: raw.as_of.as_ref().and_then(|text| sources::date(text, self.files, self.problems)),
            planned: self.is_planned(raw),
            denied: raw.denied,
            including: raw.including,
            together_with: self.subjects.find_all(&raw.together_with, "incident", self.problems),
            quote: quote.to_vec(),
            inferred: inferred.map(|why| why.value.clone()),
            sic: raw.sic.as_ref().map(|why| why.value.clone()),
            rank: raw
                .rank
                .as_ref()
                .and_then(|word| one_of(word, "rank", "preferred, normal or deprecated", self.problems))
                .unwrap_or_default(),
            rank_reason: raw.rank_reason.as_ref().map(|why| why.value.clone()),
            standing: outer.standing,
            broken: false,
            parts,
            among,
            span: raw.span,
            value_span: raw.is.as_ref().map_or(raw.span, |is| is.span),
        };
        claim.broken = self.problems.left_out_since(before) || raw.broken;
        Some(self.dataset.claims.push(claim))
    }

    pub(super) fn value(&mut self, raw: &RawClaim, property: Id<Property>, within: &[Id<Entity>]) -> Option<Value> {
        let described = &self.dataset.vocabulary.properties[property];
        let value = value::read(raw, described, self.files, self.problems)?;
        let value::Read::Names(names) = value else { return value.into_value() };
        let (of, prefer) = (described.of.clone(), described.prefer.clone());
        let wanted = Wanted { of: &of, prefer: &prefer, within };
        Some(Value::Entities(names.into_iter().map(|text| self.name(text, wanted)).collect()))
    }

    fn is_planned(&mut self, raw: &RawClaim) -> bool {
        let Some(modality) = &raw.modality else { return false };
        if modality.value != "planned" {
            let help = "Leave `modality` out for what happened.";
            self.problems.bad_value(modality.span, "modality", "planned", &format!("`{}`", modality.value), help);
        }
        modality.value == "planned"
    }

    pub(super) fn population(&mut self, who: &Spanned<String>) -> Option<Id<Population>> {
        let found = self.dataset.vocabulary.population(&who.value);
        if found.is_none() {
            let known = self.dataset.vocabulary.populations.iter().map(|(_, population)| population.id.as_str());
            self.problems.dangling(who.span, &who.value, "population", known);
        }
        found
    }

    fn names(&self, texts: &[Spanned<String>]) -> Vec<Name> {
        texts.iter().map(|text| self.name(text.clone(), Wanted::default())).collect()
    }

    /// An area by its name; where no area is called so, a part of one by a compass word.
    fn location(&self, text: &Spanned<String>) -> Location {
        let area = self.name(text.clone(), Wanted::default());
        let part = Sector::read(&text.value).filter(|_| area.lookup == Lookup::Unregistered);
        match part {
            Some((sector, of)) => {
                let area = self.name(Spanned::new(of.to_owned(), text.span), Wanted::default());
                Location { text: text.clone(), sector: Some(sector), area }
            }
            None => Location { text: text.clone(), sector: None, area },
        }
    }

    fn name(&self, text: Spanned<String>, wanted: Wanted<'_>) -> Name {
        let data = &self.dataset;
        let lookup = data.registry.look_up(&text.value, wanted, &data.entities, &data.entity_tree, &data.vocabulary);
        Name { text, of: wanted.of.to_vec(), lookup }
    }

    /// Notes claims of one account that say the same of the same.
    fn note_duplicates(&mut self, claims: &[Id<Claim>]) {
        let mut first: BTreeMap<Vec<String>, Id<Claim>> = BTreeMap::new();
        for &id in claims.iter().filter(|&&id| self.dataset.claims[id].parts.is_empty()) {
            let claim = &self.dataset.claims[id];
            let earlier = *first.entry(claim.key()).or_insert(id);
            if earlier != id {
                let property = &self.dataset.vocabulary.properties[claim.property].id;
                let account = self.dataset.account_key(&self.dataset.accounts[claim.account]);
                let said = format!("{property} = {}", claim.text);
                self.problems.duplicate_claim(claim.span, self.dataset.claims[earlier].span, &said, &account);
            }
        }
    }
}

/// The curator's own words in a claim and its parts.
fn notes(raw: &RawClaim) -> Vec<&Spanned<String>> {
    let inner = raw.parts.iter().chain(&raw.among).flat_map(notes);
    raw.notes.iter().chain(inner).collect()
}

impl Name {
    /// Whom it names, if that is one registered entity.
    #[must_use]
    pub fn entity(&self) -> Option<Id<Entity>> {
        match self.lookup {
            Lookup::One(entity) => Some(entity),
            _ => None,
        }
    }

    /// All whom it can name: several where nothing decides between entities of one name.
    #[must_use]
    pub fn candidates(&self) -> &[Id<Entity>] {
        match &self.lookup {
            Lookup::One(entity) => std::slice::from_ref(entity),
            Lookup::Ambiguous(all) => all,
            Lookup::Unregistered => &[],
        }
    }

    /// Whether it names what another name does; of names that are not registered, whether it is written so.
    #[must_use]
    pub fn is_of_same(&self, other: &Self) -> bool {
        match (self.entity(), other.entity()) {
            (Some(a), Some(b)) => a == b,
            _ => self.text.value == other.text.value,
        }
    }
}
