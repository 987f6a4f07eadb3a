//! Lists of words, in the form in which editors propose them.

use serde_json::{Map, Value, json};

use super::{each, merge};

/// Writes a choice between constants as a list of words. A language server for TOML proposes those of a list as values of one key; of a
/// choice it would propose the key once for each. What each word means goes where it looks for that.
pub(super) fn list(schema: &mut Value) {
    each(schema, &mut |map| {
        let Some(words) = map.get("oneOf").and_then(Value::as_array).and_then(|choice| constants(choice)) else { return };
        map.shift_remove("oneOf");
        map.insert("type".into(), "string".into());
        enter(map, &words);
    });
    put_in_place(schema);
}

/// Puts every list of words where it is used: a reference cannot stand beside the description of the key.
fn put_in_place(schema: &mut Value) {
    let Some(definitions) = schema.get_mut("definitions").and_then(Value::as_object_mut) else { return };
    let all = std::mem::take(definitions);
    let (lists, others): (Map<_, _>, Map<_, _>) = all.into_iter().partition(|(_, definition)| definition.get("enum").is_some());
    *definitions = others;
    each(schema, &mut |map| {
        let name = map.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix("#/definitions/"));
        if let Some(list) = name.and_then(|name| lists.get(name)) {
            map.shift_remove("$ref");
            merge(map, list);
        }
    });
    if schema.get("definitions").and_then(Value::as_object).is_some_and(Map::is_empty)
        && let Some(map) = schema.as_object_mut()
    {
        map.shift_remove("definitions");
    }
}

/// Makes a schema one of a list of words, each with what it means.
pub(super) fn enter(map: &mut Map<String, Value>, words: &[(String, Value)]) {
    map.insert("enum".into(), words.iter().map(|(word, _)| word.as_str()).collect());
    if words.iter().any(|(_, meaning)| !meaning.is_null()) {
        let meanings: Vec<&Value> = words.iter().map(|(_, meaning)| meaning).collect();
        map.insert("x-taplo".into(), json!({ "docs": { "enumValues": meanings } }));
    }
}

/// The words of a choice, if it is between words, and what each means; null where that is not said.
fn constants(choice: &[Value]) -> Option<Vec<(String, Value)>> {
    let word = |one: &Value| Some((one.get("const")?.as_str()?.to_owned(), one.get("description").cloned().unwrap_or_default()));
    choice.iter().map(word).collect()
}
