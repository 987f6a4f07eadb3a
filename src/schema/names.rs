//! Names that refer to something, and what they can refer to.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use super::each;

/// Marks a name while a schema is made: what kind of thing it refers to. No published schema has it.
const MARK: &str = "x-refers-to";

/// One value, or a list of several. One schema and no choice between two, so that editors propose a key once.
#[derive(JsonSchema)]
#[schemars(inline, transform = one_or_list)]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) struct Many<T>(Vec<T>);

fn one_or_list(schema: &mut schemars::Schema) {
    let mark = schema.get("items").and_then(|items| items.get(MARK)).cloned();
    schema.insert("type".into(), json!(["string", "array"]));
    if let Some(mark) = mark {
        schema.insert(MARK.into(), mark);
    }
}

/// The type of a name that refers to one kind of thing.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(JsonSchema)]
        #[schemars(inline, extend("x-refers-to" = $kind))]
        #[expect(dead_code, reason = "only its schema is used")]
        pub(super) struct $name(String);
    )*};
}

names! {
    SourceRef = "source";
    EntityRef = "entity";
    IncidentRef = "incident";
    TopicRef = "topic";
    TypeRef = "type";
    PopulationRef = "population";
    PropertyRef = "property";
    RuleRef = "rule";
    /// The name of an entity, as a source spells it.
    Spelling = "name";
    /// A population, in the words of a source.
    Population = "population word";
    Unit = "unit";
}

/// An id of a record: kebab-case, permanent.
#[derive(JsonSchema)]
#[schemars(inline)]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) struct NewId(#[schemars(regex(pattern = "^[a-z0-9-]+$"))] String);

/// What names of one kind can refer to.
pub(super) enum Known {
    /// These and no others.
    Only(Vec<String>),
    /// These, and others that a data set may have got since, or that fold to the same.
    Among(Vec<String>),
}

/// What names can refer to, by kind. What is not in it can be anything.
#[derive(Default)]
pub(super) struct Names {
    known: BTreeMap<&'static str, Known>,
}

impl Names {
    pub(super) fn add(&mut self, kind: &'static str, known: Known) {
        self.known.insert(kind, known);
    }

    /// Replaces every mark by what the name can refer to.
    pub(super) fn enter(&self, schema: &mut Value) {
        each(schema, &mut |map| {
            let Some(kind) = map.shift_remove(MARK) else { return };
            if let Some((kind, known)) = kind.as_str().and_then(|kind| self.known.get_key_value(kind)) {
                known.restrict(kind, map);
            }
        });
        for (kind, known) in &self.known {
            if let (Known::Among(names), Some(root)) = (known, schema.as_object_mut())
                && !names.is_empty()
            {
                define(root, kind, json!({ "enum": names }));
            }
        }
    }
}

impl Known {
    /// Lets a schema of a name, or of one or several of them, take these.
    fn restrict(&self, kind: &str, map: &mut Map<String, Value>) {
        let is_list = map.get("type").is_some_and(Value::is_array);
        let one = match self {
            Self::Only(words) | Self::Among(words) if words.is_empty() => return,
            Self::Only(words) if !is_list => {
                map.insert("enum".into(), words.as_slice().into());
                return;
            }
            Self::Only(words) => json!({ "enum": words }),
            Self::Among(_) => reference(kind),
        };
        let named = map.shift_remove("type");
        let other_type = if matches!(self, Self::Only(_)) { Some("array".into()) } else { named };
        let parts = [("description", map.get("description").cloned()), ("type", other_type), ("items", map.shift_remove("items"))];
        let other = parts.into_iter().filter_map(|(key, part)| Some((key.to_owned(), part?)));
        map.insert("anyOf".into(), json!([one, other.collect::<Map<_, _>>()]));
    }
}

/// Adds a definition that others refer to by [`reference`].
pub(super) fn define(root: &mut Map<String, Value>, name: &str, schema: Value) {
    let definitions = root.entry("definitions").or_insert_with(|| json!({}));
    if let Some(definitions) = definitions.as_object_mut() {
        definitions.insert(anchor(name), schema);
    }
}

/// A reference to a definition.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{}", anchor(name)) })
}

/// The name of a definition: any text may be the id of a property, and not any text can stand in a reference.
fn anchor(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if plain { name.to_owned() } else { format!("hex.{}", hex::encode(name)) }
}
