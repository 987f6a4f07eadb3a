//! The schema for the data files of one data set: its properties are the keys of accounts, and its names are proposed.
//!
//! What the vocabulary declares is all there is. Of names and ids that grow with every record, a new one is never wrong here: the schema
//! may be older than the data.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::claim::or_list;
use super::config::selectors;
use super::names::{Known, Names, define, reference};
use super::{data, merge};
use crate::dataset::{Dataset, EntityType, Id, Property, ValueType};
use crate::findings::SubjectKind;
use crate::rules::Catalogue;
use crate::values::count::Grain;
use crate::values::name::fold;

/// The word that says there is none.
const NONE: &str = "none";

/// The schema for the data files of `dataset`.
pub(super) fn schema(rules: &Catalogue, dataset: &Dataset) -> Value {
    let mut schema = data(&names(rules, dataset));
    let claim = schema.pointer("/definitions/Claim").cloned().unwrap_or_default();
    let mut keys = Map::new();
    for (_, property) in dataset.vocabulary.properties.iter() {
        let (name, names) = (format!("claim.{}", property.id), format!("claims.{}", property.id));
        let one = of_property(&claim, property, &name, dataset);
        let mut several = one.clone();
        or_list(&mut several, reference(&name));
        keys.insert(property.id.clone(), reference(&names));
        if let Some(root) = schema.as_object_mut() {
            define(root, &name, one.into());
            define(root, &names, several.into());
            if property.value_type == ValueType::Entity {
                define(root, &names_of(&property.of, dataset), json!({ "enum": spellings(&property.of, dataset) }));
            }
        }
    }
    if let Some(account) = schema.pointer_mut("/definitions/Account").and_then(Value::as_object_mut) {
        account.insert("additionalProperties".into(), json!(false));
        if let Some(properties) = account.get_mut("properties").and_then(Value::as_object_mut) {
            properties.extend(keys);
        }
    }
    schema
}

/// What names can refer to in a data set.
fn names(rules: &Catalogue, dataset: &Dataset) -> Names {
    let vocabulary = &dataset.vocabulary;
    let subjects = |kind: SubjectKind| {
        let of_kind = dataset.subjects.iter().filter(move |(_, subject)| subject.kind == kind);
        Known::Among(of_kind.map(|(_, subject)| subject.id.value.clone()).collect())
    };
    let words = vocabulary.populations.iter().flat_map(|(id, one)| {
        let others = vocabulary.words_for(id).filter(|word| *word != fold(&one.id));
        others.chain([one.id.as_str()])
    });
    let words: BTreeSet<&str> = words.collect();
    let units: BTreeSet<&String> = vocabulary.properties.iter().flat_map(|(_, property)| &property.units).collect();
    let mut names = Names::default();
    names.add("source", Known::Only(dataset.sources.iter().map(|(_, source)| source.id.value.clone()).collect()));
    names.add("type", Known::Only(vocabulary.types.iter().map(|(_, one)| one.id.clone()).collect()));
    names.add("population", Known::Only(vocabulary.populations.iter().map(|(_, one)| one.id.clone()).collect()));
    names.add("property", Known::Only(vocabulary.properties.iter().map(|(_, one)| one.id.clone()).collect()));
    names.add("unit", Known::Only(units.into_iter().cloned().collect()));
    names.add("rule", selectors(rules));
    names.add("entity", Known::Among(dataset.entities.iter().map(|(_, entity)| entity.id.value.clone()).collect()));
    names.add("incident", subjects(SubjectKind::Incident));
    names.add("topic", subjects(SubjectKind::Topic));
    names.add("population word", Known::Among(words.into_iter().map(str::to_owned).collect()));
    names.add("name", Known::Among(spellings(&[], dataset)));
    names
}

/// All names of entities of some types, or of any; and the word that says there is none.
fn spellings(of: &[Id<EntityType>], dataset: &Dataset) -> Vec<String> {
    let taken = dataset.entities.iter().filter(|(_, entity)| dataset.vocabulary.takes(of, entity.entity_type));
    let names = taken.flat_map(|(_, entity)| &entity.names).map(|name| name.name.value.as_str());
    let names: BTreeSet<&str> = names.chain([NONE]).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// What the definition of the names of some types is called.
fn names_of(of: &[Id<EntityType>], dataset: &Dataset) -> String {
    let types: BTreeSet<&str> = of.iter().map(|&one| dataset.vocabulary.types[one].id.as_str()).collect();
    format!("name.{}", types.into_iter().collect::<Vec<_>>().join("."))
}

/// The form of a claim on one property: that of any claim, with the value that it takes.
fn of_property(claim: &Value, property: &Property, name: &str, dataset: &Dataset) -> Map<String, Value> {
    let role = property.role.as_ref().map(|role| format!(", role {role}")).unwrap_or_default();
    let description = format!("{}: a claim of type {}{role}.", property.id, property.value_type.name());
    let keys = claim.get("properties").and_then(Value::as_object).into_iter().flatten();
    let keys = keys.filter(|(key, _)| *key != "unit" || property.value_type == ValueType::Quantity).map(|(key, general)| {
        let text = || general.get("description").cloned().unwrap_or_default();
        let own = match key.as_str() {
            "is" => value(property, dataset),
            "unit" => json!({ "description": text(), "enum": property.units }),
            "parts" | "among" => json!({ "description": text(), "type": "array", "items": reference(name) }),
            _ => json!({ "$ref": format!("#/definitions/Claim/properties/{key}") }),
        };
        (key.clone(), own)
    });
    let mut one = Map::from_iter([("description".to_owned(), description.into())]);
    one.insert("properties".into(), keys.collect::<Map<_, _>>().into());
    one.insert("items".into(), reference(name));
    merge(&mut one, claim);
    one
}

/// The values of a property.
fn value(property: &Property, dataset: &Dataset) -> Value {
    let (text, form) = match property.value_type {
        ValueType::Date => ("EDTF in quotes: \"2019-09-30\", \"2019-09\", \"2019-06-09/2019-06-10\".", json!({ "type": "string" })),
        ValueType::Quantity if property.grain == Grain::Fine => {
            ("A number, or a string such as \">=71.9\" or \"~40\".", json!({ "type": ["number", "string"], "minimum": 0 }))
        }
        ValueType::Count | ValueType::Quantity => (
            "A whole number, or a string such as \">=54\", \"1..27\", \"~300\", \"dozens\" or \"unknown\".",
            json!({ "type": ["integer", "string"], "minimum": 0 }),
        ),
        ValueType::Category if !property.values.is_empty() => ("One of the declared values.", json!({ "enum": property.values })),
        ValueType::Category | ValueType::Text => ("In quotes.", json!({ "type": "string" })),
        ValueType::Entity => {
            let name = json!({ "anyOf": [reference(&names_of(&property.of, dataset)), { "type": "string" }] });
            let list = json!({ "type": "array", "items": name, "minItems": 1 });
            let text = "A name as the source spells it, or a list of names that belong together.";
            (text, json!({ "anyOf": [reference(&names_of(&property.of, dataset)), { "type": "string", "description": text }, list] }))
        }
    };
    let mut value = json!({ "description": text });
    if let Some(map) = value.as_object_mut() {
        merge(map, &form);
    }
    value
}
