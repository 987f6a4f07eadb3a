//! Records as a data file has them, for what is written on request.

use std::collections::BTreeMap;

use super::arena::Id;
use super::grounds::Ground;
use super::model::{Dataset, Subject};
use super::vocabulary::{Property, ValueType};
use crate::findings::{SubjectKind, SubjectRef};
use crate::values::number::Number;

/// What a decision to be written answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewAnswer {
    /// Values in the notation of claims: several are a list of names. Of one population, and in a unit, where they are given.
    Publish {
        /// The values.
        values: Vec<String>,
        /// Of whom.
        who: Option<String>,
        /// In which unit.
        unit: Option<String>,
    },
    /// Keys of the accounts to follow.
    Prefer(Vec<String>),
    /// That it is disputed.
    Disputed,
    /// Nothing until somebody answers, who was asked.
    Pending(String),
}

/// Why something was settled, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When, as EDTF.
    pub date: String,
}

impl Dataset {
    /// A `[[decision]]` on a property, with all that it rests on.
    #[must_use]
    pub fn new_decision(
        &self,
        subjects: &[Id<Subject>],
        property: Id<Property>,
        answer: &NewAnswer,
        basis: &str,
        signed: &Signed,
    ) -> String {
        let mut out = String::from("[[decision]]\n");
        for kind in [SubjectKind::Incident, SubjectKind::Topic, SubjectKind::Entity] {
            let of_kind = subjects.iter().map(|&id| &self.subjects[id]).filter(|subject| subject.kind == kind);
            let ids: Vec<String> = of_kind.map(|subject| subject.id.value.clone()).collect();
            if !ids.is_empty() {
                out.push_str(&format!("{} = {}\n", kind_key(kind), one_or_list(&ids)));
            }
        }
        let described = &self.vocabulary.properties[property];
        out.push_str(&format!("property = {}\n", string(&described.id)));
        out.push_str(&answer_lines(answer, described.value_type));
        out.push_str(&format!("basis = {}\n", string(basis)));
        out.push_str(&signature(signed));
        out + "\n" + &rests_on(&self.grounds(subjects, property), false) + "\n"
    }
}

/// A `[[judgement]]` on two records of one kind.
#[must_use]
pub fn new_judgement(pair: &[SubjectRef; 2], verdict: &str, signed: &Signed) -> String {
    let key = if pair.iter().any(|one| one.kind == SubjectKind::Entity) { "entities" } else { "incidents" };
    let ids: Vec<String> = pair.iter().map(|one| one.id.clone()).collect();
    format!("[[judgement]]\nverdict = {}\n{key} = {}\n{}", string(verdict), list(&ids), signature(signed))
}

/// What a decision rests on, as a table of its own, or in one line.
#[must_use]
pub fn rests_on(grounds: &BTreeMap<String, Ground>, inline: bool) -> String {
    let entries: Vec<String> = grounds.iter().map(|(account, ground)| format!("{} = \"{}\"", key(account), ground.hash)).collect();
    if inline { format!("{{ {} }}", entries.join(", ")) } else { format!("[decision.rests-on]\n{}", entries.join("\n")) }
}

fn answer_lines(answer: &NewAnswer, value_type: ValueType) -> String {
    let line = |key: &str, text: &Option<String>| text.as_ref().map(|text| format!("{key} = {}\n", string(text))).unwrap_or_default();
    match answer {
        NewAnswer::Publish { values, who, unit } => {
            let value = match values.as_slice() {
                [number] if value_type.is_number() => number_or_string(number),
                _ => one_or_list(values),
            };
            format!("publish = {value}\n{}{}", line("who", who), line("unit", unit))
        }
        NewAnswer::Prefer(accounts) => format!("prefer = {}\n", list(accounts)),
        NewAnswer::Disputed => "disputed = true\n".into(),
        NewAnswer::Pending(whom) => format!("pending = {}\n", string(whom)),
    }
}

fn signature(signed: &Signed) -> String {
    format!("reason = {}\nby = {}\ndate = {}\n", string(&signed.reason), string(&signed.by), string(&signed.date))
}

pub(crate) const fn kind_key(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Topic => "topic",
        SubjectKind::Entity => "entity",
        _ => "incident",
    }
}

pub(crate) fn one_or_list(texts: &[String]) -> String {
    match texts {
        [one] => string(one),
        several => list(several),
    }
}

pub(crate) fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| string(text)).collect::<Vec<_>>().join(", "))
}

/// The notation of a count as TOML writes it: a bare number where it is one.
pub(crate) fn number_or_string(notation: &str) -> String {
    if notation.parse::<Number>().is_ok() { notation.to_owned() } else { string(notation) }
}

/// A string as TOML writes it, on one line.
pub(crate) fn string(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    toml::Value::String(one_line).to_string()
}

/// A key as TOML writes it.
fn key(text: &str) -> String {
    let bare = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if bare { text.to_owned() } else { string(text) }
}
