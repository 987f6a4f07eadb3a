//! Subjects of which the accounts say something else than before, and what is published of them then.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::checks::{answer, side_of};
use crate::dataset::{Answer, Claim, Dataset, Decision, Ground, Id, Property, Rank, Subject};
use crate::findings::{SubjectKind, SubjectRef};
use crate::show::Statement;

/// Whether a subject was there before, and is there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// It is new.
    Added,
    /// It is there no more.
    Removed,
    /// It was there and is.
    Kept,
}

/// A subject of which the accounts say something else than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Touched {
    /// Which.
    pub subject: SubjectRef,
    /// Its title, or its canonical name.
    pub title: String,
    /// Whether it is new, or gone.
    pub presence: Presence,
    /// The properties that moved, by their keys.
    pub properties: Vec<Moved>,
}

/// A property on which accounts say something else than before, or of which something else is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Moved {
    /// Key of the property.
    pub property: String,
    /// The accounts that say something else, by their keys.
    pub accounts: Vec<Told>,
    /// What was published, in words: the decision, else what is preferred, else all that the accounts say; null where there was nothing.
    pub published_before: Option<String>,
    /// What is published now.
    pub published_after: Option<String>,
}

/// What an account says, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Told {
    /// Key of the account.
    pub account: String,
    /// Before; null where it said nothing.
    pub before: Option<String>,
    /// After; null where it says nothing any more.
    pub after: Option<String>,
}

/// The subjects of one state by kind and id, each with its place in the arena.
type Subjects<'d> = BTreeMap<(SubjectKind, &'d str), Id<Subject>>;

/// Every subject that moved from one state to the next, by kind and id.
pub(super) fn between(before: &Dataset, after: &Dataset) -> Vec<Touched> {
    let (old, new) = (subjects(before), subjects(after));
    let all: BTreeSet<&(SubjectKind, &str)> = old.keys().chain(new.keys()).collect();
    let states = |key: &(SubjectKind, &str)| (State::of(before, old.get(key).copied()), State::of(after, new.get(key).copied()));
    all.into_iter().filter_map(|key| touched(&states(key))).collect()
}

fn subjects(data: &Dataset) -> Subjects<'_> {
    data.subjects.ids().map(|id| ((data.subjects[id].kind, data.subjects[id].id.value.as_str()), id)).collect()
}

/// A subject in one state of the data set, if it is there.
struct State<'d> {
    data: &'d Dataset,
    subject: Option<Id<Subject>>,
    decisions: Vec<&'d Decision>,
}

fn touched((before, after): &(State<'_>, State<'_>)) -> Option<Touched> {
    let presence = match (before.subject, after.subject) {
        (None, _) => Presence::Added,
        (_, None) => Presence::Removed,
        _ => Presence::Kept,
    };
    let keys: BTreeSet<&str> = before.properties().chain(after.properties()).collect();
    let properties: Vec<Moved> = keys.into_iter().filter_map(|key| moved(before, after, key)).collect();
    let state = if after.subject.is_some() { after } else { before };
    let record = &state.data.subjects[state.subject?];
    let moved = presence != Presence::Kept || !properties.is_empty();
    moved.then(|| Touched { subject: record.reference(), title: record.title.value.clone(), presence, properties })
}

fn moved(before: &State<'_>, after: &State<'_>, key: &str) -> Option<Moved> {
    let (old, new) = (before.grounds(key), after.grounds(key));
    let hash = |ground: Option<&Ground>| ground.map(|ground| ground.hash.clone());
    let accounts: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differ = accounts.into_iter().filter(|account| hash(old.get(*account)) != hash(new.get(*account)));
    let told = |account: &String| Told {
        account: account.clone(),
        before: old.get(account).map(|ground| before.words(&ground.claims)),
        after: new.get(account).map(|ground| after.words(&ground.claims)),
    };
    let accounts: Vec<Told> = differ.map(told).collect();
    let (published_before, published_after) = (before.published(key, &old), after.published(key, &new));
    let moved = !accounts.is_empty() || published_before != published_after;
    moved.then(|| Moved { property: key.to_owned(), accounts, published_before, published_after })
}

impl<'d> State<'d> {
    fn of(data: &'d Dataset, subject: Option<Id<Subject>>) -> Self {
        let decisions = data.decisions.iter().filter(|decision| subject.is_some_and(|id| decision.subjects == [id])).collect();
        Self { data, subject, decisions }
    }

    /// Keys of the properties that accounts tell of, or that are decided.
    fn properties(&self) -> impl Iterator<Item = &'d str> {
        let told =
            self.subject.into_iter().flat_map(|id| self.data.claims_of(&self.data.subjects[id])).map(|id| self.data.claims[id].property);
        let decided = self.decisions.iter().map(|decision| decision.property);
        told.chain(decided).map(|property| self.data.vocabulary.properties[property].id.as_str())
    }

    fn property(&self, key: &str) -> Option<Id<Property>> {
        self.data.vocabulary.property(key)
    }

    /// What the accounts say on a property, by their keys.
    fn grounds(&self, key: &str) -> BTreeMap<String, Ground> {
        let both = self.subject.zip(self.property(key));
        both.map(|(subject, property)| self.data.grounds(&[subject], property)).unwrap_or_default()
    }

    /// Claims of one account in words, in the order of the file.
    fn words(&self, claims: &[Id<Claim>]) -> String {
        claims.iter().map(|&id| Statement::alone(self.data, id).in_words()).collect::<Vec<_>>().join("; ")
    }

    /// What is to be published of a property: what was decided, else what is preferred, else every value that an account gives.
    fn published(&self, key: &str, grounds: &BTreeMap<String, Ground>) -> Option<String> {
        let decision = self.decisions.iter().find(|decision| Some(decision.property) == self.property(key) && decision.answer.is_some());
        let told = || grounds.values().flat_map(|ground| &ground.claims).copied();
        match decision.map(|decision| (decision, &decision.answer)) {
            Some((_, Some(Answer::Prefer(accounts)))) => self.values(told().filter(|&id| accounts.contains(&self.data.claims[id].account))),
            Some((decision, _)) => Some(answer(self.data, decision)),
            None => {
                let rank = |id: &Id<Claim>| self.data.claims[*id].rank;
                let best = told().map(|id| rank(&id)).max().filter(|&best| best != Rank::Deprecated);
                self.values(told().filter(|id| Some(rank(id)) == best))
            }
        }
    }

    /// The values of claims that tell what happened, each once.
    fn values(&self, claims: impl Iterator<Item = Id<Claim>>) -> Option<String> {
        let mut values: Vec<String> = Vec::new();
        for id in claims.filter(|&id| self.data.claims[id].stands()) {
            let value = side_of(self.data, None, id).shown;
            if !values.contains(&value) {
                values.push(value);
            }
        }
        (!values.is_empty()).then(|| values.join(" / "))
    }
}
