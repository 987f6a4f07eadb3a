//! The form of rule files.

use serde_json::{Value, json};

use super::{of, words};
use crate::findings::Facet;
use crate::rules::RuleFile;

/// The schema of a rule file: of the file as it is read, with what each kind of check can find.
pub(super) fn schema() -> Value {
    let mut schema = of::<RuleFile>();
    let facets = of::<Facet>();
    let kinds = kinds(&facets);
    let checks: Vec<(String, Value)> = kinds.iter().map(|kind| (kind.check.to_owned(), kind.meaning.clone())).collect();
    enter(&mut schema, "check", &checks);
    let mut finds: Vec<(String, Value)> = kinds.iter().flat_map(|kind| kind.finds.clone()).collect();
    finds.sort_by(|a, b| a.0.cmp(&b.0));
    // A word that two kinds of check use means something else in each.
    let several = |word: &str| finds.iter().filter(|(other, _)| other == word).count() > 1;
    let mut words: Vec<(String, Value)> =
        finds.iter().map(|(word, meaning)| (word.clone(), if several(word) { Value::Null } else { meaning.clone() })).collect();
    words.dedup();
    enter(&mut schema, "finds", &words);
    if let Some(map) = schema.as_object_mut() {
        map.insert("if".into(), json!({ "required": ["check"], "additionalProperties": true }));
        let conditions: Vec<Value> = kinds.iter().map(Kind::condition).collect();
        map.insert("then".into(), json!({ "allOf": conditions, "additionalProperties": true }));
    }
    schema
}

/// The kinds of check.
fn kinds(facets: &Value) -> Vec<Kind<'_>> {
    facets.get("oneOf").and_then(Value::as_array).into_iter().flatten().filter_map(Kind::read).collect()
}

/// A kind of check, and what it can find: words, each with what it means.
struct Kind<'s> {
    check: &'s str,
    meaning: Value,
    finds: Vec<(String, Value)>,
}

impl<'s> Kind<'s> {
    fn read(kind: &'s Value) -> Option<Self> {
        let check = kind.pointer("/properties/check/const")?.as_str()?;
        let words = kind.pointer("/properties/finds/enum")?.as_array()?;
        let meanings = kind.pointer("/properties/finds/x-taplo/docs/enumValues")?.as_array()?;
        let finds = words.iter().zip(meanings).filter_map(|(word, meaning)| Some((word.as_str()?.to_owned(), meaning.clone())));
        Some(Self { check, meaning: kind.get("description").cloned().unwrap_or_default(), finds: finds.collect() })
    }

    /// Beside this kind of check stands what it can find. Written so, and not as a choice, it is told which word is wrong.
    fn condition(&self) -> Value {
        let finds: Vec<&str> = self.finds.iter().map(|(word, _)| word.as_str()).collect();
        json!({
            "if": { "properties": { "check": { "const": self.check } }, "additionalProperties": true },
            "then": { "properties": { "finds": { "enum": finds } }, "additionalProperties": true },
            "additionalProperties": true,
        })
    }
}

fn enter(schema: &mut Value, key: &str, list: &[(String, Value)]) {
    if let Some(map) = schema.pointer_mut(&format!("/properties/{key}")).and_then(Value::as_object_mut) {
        words::enter(map, list);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_check_is_told_with_what_it_finds() {
        let facets = of::<Facet>();
        let all = facets["oneOf"].as_array().unwrap();
        let read = kinds(&facets);
        assert_eq!(read.len(), all.len());
        assert!(read.iter().all(|kind| !kind.finds.is_empty() && kind.meaning.is_string()));
    }
}
