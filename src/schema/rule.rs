//! The form of rule files.

use serde_json::{Value, json};

use super::{of, words};
use crate::findings::Facet;
use crate::rules::RuleFile;

/// The schema of a rule file: of the file as it is read, with what each kind of check can find.
pub(super) fn schema() -> Value {
    let mut schema = of::<RuleFile>();
    let facets = of::<Facet>();
    let kinds: Vec<Kind<'_>> = facets["oneOf"].as_array().into_iter().flatten().filter_map(Kind::read).collect();
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
    schema["if"] = json!({ "required": ["check"] });
    schema["then"] = json!({ "allOf": kinds.iter().map(Kind::condition).collect::<Vec<_>>(), "additionalProperties": true });
    schema
}

/// A kind of check, and what it can find: words, each with what it means.
struct Kind<'s> {
    check: &'s str,
    meaning: Value,
    finds: Vec<(String, Value)>,
}

impl<'s> Kind<'s> {
    fn read(kind: &'s Value) -> Option<Self> {
        let check = kind["properties"]["check"]["const"].as_str()?;
        let list = &kind["properties"]["finds"];
        let meaning = |at: usize| list["x-taplo"]["docs"]["enumValues"][at].clone();
        let words = list["enum"].as_array()?.iter().enumerate();
        let finds = words.filter_map(|(at, word)| Some((word.as_str()?.to_owned(), meaning(at)))).collect();
        Some(Self { check, meaning: kind["description"].clone(), finds })
    }

    /// Beside this kind of check stands what it can find. Written so, and not as a choice, it is told which word is wrong.
    fn condition(&self) -> Value {
        let finds: Vec<&str> = self.finds.iter().map(|(word, _)| word.as_str()).collect();
        json!({
            "if": { "properties": { "check": { "const": self.check } } },
            "then": { "properties": { "finds": { "enum": finds } }, "additionalProperties": true },
            "additionalProperties": true,
        })
    }
}

fn enter(schema: &mut Value, key: &str, list: &[(String, Value)]) {
    if let Some(map) = schema["properties"][key].as_object_mut() {
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
        let read: Vec<Kind<'_>> = all.iter().filter_map(Kind::read).collect();
        assert_eq!(read.len(), all.len());
        assert!(read.iter().all(|kind| !kind.finds.is_empty() && kind.meaning.is_string()));
    }
}
