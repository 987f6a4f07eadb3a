//! The value of a claim, read as the type of its property asks.

use super::super::model::Value;
use super::super::problem::Problems;
use super::super::read::{RawClaim, Written};
use super::super::vocabulary::{Property, ValueType};
use super::sources;
use crate::files::{Files, Spanned};
use crate::values::count::{Count, CountErrorKind, Grain};
use crate::values::name::did_you_mean;

/// The word that says there is none.
const NONE: &str = "none";

/// A value whose names are still to be looked up.
pub(super) enum Read {
    Names(Vec<Spanned<String>>),
    Value(Value),
}

impl Read {
    /// The value, if there are no names to look up.
    pub(super) fn into_value(self) -> Option<Value> {
        match self {
            Self::Names(_) => None,
            Self::Value(value) => Some(value),
        }
    }
}

/// The value as a data file has it, for people.
pub(super) fn as_written(raw: &RawClaim) -> String {
    match &raw.is {
        Some(is) => is.value.text(),
        None => raw.parts.iter().map(as_written).collect::<Vec<_>>().join(" + "),
    }
}

pub(super) fn read(raw: &RawClaim, property: &Property, files: &Files, problems: &mut Problems) -> Option<Read> {
    let Some(is) = &raw.is else { return Some(Read::Value(Value::Absent)) };
    let mut wrong = |found: &str| problems.wrong_type(is.span, "is", expected(property), found, &format!("a claim on `{}`", property.id));
    let text = || match &is.value {
        Written::Text(text) => Some(Spanned::new(text.clone(), is.span)),
        _ => None,
    };
    match (property.value_type, &is.value) {
        (_, Written::Other(found)) => wrong(found),
        (ValueType::Date, Written::BareDate) => problems.bare_date(is.span, files.text(is.span)),
        (ValueType::Date, Written::Text(_)) => return Some(Read::Value(Value::Date(sources::date(&text()?, files, problems)?))),
        (ValueType::Count | ValueType::Quantity, Written::Integer(_) | Written::Decimal(_) | Written::Text(_)) => {
            let count = count(is, property, problems)?;
            if raw.sic.is_none() && exceeds(&count, property) {
                too_large(is, property, problems);
                return None;
            }
            return Some(Read::Value(Value::Count(count, unit(raw, property, problems)?)));
        }
        (ValueType::Entity, Written::Text(name)) if name == NONE => return Some(Read::Names(Vec::new())),
        (ValueType::Entity, Written::Text(_)) => return Some(Read::Names(vec![text()?])),
        (ValueType::Entity, Written::List(names)) if names.is_empty() => {
            wrong("an empty list; where the source says there is none, \"none\"");
        }
        (ValueType::Entity, Written::List(names)) => return Some(Read::Names(names.clone())),
        (ValueType::Category, Written::Text(word)) => {
            check_category(&Spanned::new(word, is.span), property, problems);
            return Some(Read::Value(Value::Word(word.clone())));
        }
        (ValueType::Text, Written::Text(text)) => return Some(Read::Value(Value::Word(text.clone()))),
        (_, Written::Integer(_)) => wrong("a whole number"),
        (_, Written::Decimal(_)) => wrong("a number with a decimal point"),
        (_, Written::List(_)) => wrong("a list"),
        (_, Written::BareDate) => wrong("a bare date"),
    }
    None
}

fn expected(property: &Property) -> &'static str {
    match property.value_type {
        ValueType::Date => "a date in quotes, such as \"2019-09-30\"",
        ValueType::Quantity if property.grain == Grain::Fine => "a number, or a string such as \">=71.9\"",
        ValueType::Count | ValueType::Quantity => "a whole number, or a string such as \">=54\"",
        ValueType::Entity => "a name or a list of names",
        ValueType::Category => "one of the declared values",
        ValueType::Text => "a string",
    }
}

fn count(is: &Spanned<Written>, property: &Property, problems: &mut Problems) -> Option<Count> {
    if let Written::Integer(number) = &is.value
        && let Ok(number) = u64::try_from(*number)
    {
        return Some(Count::exact(number));
    }
    let text = is.value.text();
    match Count::parse(&text, property.grain) {
        Ok(count) => Some(count),
        Err(error) if error.kind() == CountErrorKind::NotWhole && property.value_type == ValueType::Quantity => {
            let help = format!("Write `decimals = true` at the property `{}`, if its figures can have decimals.", property.id);
            problems.bad_value(is.span, "is", "a whole number", &format!("`{text}`"), &help);
            None
        }
        Err(error) => {
            problems.bad_count(is.span, &text, &error);
            None
        }
    }
}

/// Whether a count is more than there can be.
fn exceeds(count: &Count, property: &Property) -> bool {
    property.most.is_some_and(|most| count.low() > most.into())
}

fn too_large(is: &Spanned<Written>, property: &Property, problems: &mut Problems) {
    let most = property.most.map(|most| format!("at most {most}")).unwrap_or_default();
    let help = "Correct the figure; or mark it with `sic`, if the source itself has it so.";
    problems.bad_value(is.span, "is", &most, &format!("`{}`", is.value.text()), help);
}

/// The unit of a quantity, which must be declared and given; a count has none.
#[expect(clippy::option_option, reason = "no unit is right for a count, a wrong one drops the claim")]
fn unit(raw: &RawClaim, property: &Property, problems: &mut Problems) -> Option<Option<String>> {
    let list = property.units.join(", ");
    match (property.value_type, &raw.unit) {
        (ValueType::Quantity, Some(unit)) if property.units.contains(&unit.value) => Some(Some(unit.value.clone())),
        (ValueType::Quantity, Some(unit)) => {
            problems.bad_value(unit.span, "unit", &list, &format!("`{}`", unit.value), "Use a declared unit, or declare this one.");
            None
        }
        (ValueType::Quantity, None) => {
            problems.missing_field(raw.span, "unit", &format!("a claim on `{}`", property.id));
            None
        }
        (_, Some(unit)) => {
            problems.unknown_field(unit.span, "unit", &[], &[], &format!("a claim on `{}`", property.id));
            Some(None)
        }
        (_, None) => Some(None),
    }
}

fn check_category(word: &Spanned<&String>, property: &Property, problems: &mut Problems) {
    if !property.values.is_empty() && !property.values.contains(word.value) {
        let near = did_you_mean(word.value, property.values.iter().map(String::as_str));
        let help = near.map_or_else(|| "Use a declared value, or declare this one.".into(), |near| format!("Did you mean `{near}`?"));
        problems.bad_value(word.span, &property.id, &property.values.join(", "), &format!("`{}`", word.value), &help);
    }
}
