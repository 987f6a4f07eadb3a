//! JSON Schemas of the files that people write and of the output: for editors, and for programs that read along.
//!
//! Data files are read by hand, with a place for every value, so that their schema cannot be derived from the reader: the forms here
//! describe them a second time, in types of which only the schemas are used. A test holds the two against each other, key by key.
//! Conditions say that other keys are fine: some language servers ask that of every part of a schema.
//! A schema knows the form alone; whether a record is right, `factlint check` tells.

mod claim;
mod config;
mod curation;
mod data;
mod names;
mod rule;
mod tailored;
mod vocabulary;
mod words;

use std::mem;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use crate::dataset::Dataset;
use crate::decisions::Baseline;
use crate::report;
use crate::rules::Catalogue;

/// What there is a schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Form {
    /// Data files: vocabulary, sources, entities, incidents, topics, decisions, judgements
    Data,
    /// The configuration, factlint.toml
    Config,
    /// Rule files
    Rule,
    /// Baselines, as --write-baseline writes them
    Baseline,
    /// What factlint check --format json prints
    Report,
    /// What factlint show --format json prints
    Show,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Data, Self::Config, Self::Rule, Self::Baseline, Self::Report, Self::Show];

    /// Its word on the command line and in the name of the published file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Config => "config",
            Self::Rule => "rule",
            Self::Baseline => "baseline",
            Self::Report => "report",
            Self::Show => "show",
        }
    }

    /// The schema that is published, with a line break at its end. That of the configuration knows the `rules`.
    ///
    /// # Errors
    /// None that can happen with these types; the signature is that of the serialiser.
    pub fn schema(self, rules: &Catalogue) -> Result<String, serde_json::Error> {
        match self {
            Self::Data => text(&data(&names::Names::default())),
            Self::Config => text(&config::schema(rules, false)),
            Self::Rule => text(&rule::schema()),
            Self::Baseline => Baseline::schema(),
            Self::Report => report::json::schema(),
            Self::Show => report::show::json::schema(),
        }
    }

    /// The schema for the files of one data set: its properties are the keys of accounts, its names and ids are proposed. Only data
    /// files and the configuration have one.
    ///
    /// # Errors
    /// As [`Form::schema`].
    #[must_use]
    pub fn tailored(self, rules: &Catalogue, dataset: &Dataset) -> Option<Result<String, serde_json::Error>> {
        match self {
            Self::Data => Some(text(&tailored::schema(rules, dataset))),
            Self::Config => Some(text(&config::schema(rules, true))),
            Self::Rule | Self::Baseline | Self::Report | Self::Show => None,
        }
    }
}

fn text(schema: &Value) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(schema).map(|text| text + "\n")
}

/// The schema of data files that knows `names`.
fn data(names: &names::Names) -> Value {
    let mut schema = of::<data::DataFile>();
    names.enter(&mut schema);
    // Of a table `items` means nothing, and validators pass over it. But taplo goes through one list more than there is when it looks up
    // what a table in one of several records can have, and without it would complete nothing in a claim.
    for (name, definition) in schema.get_mut("definitions").and_then(Value::as_object_mut).into_iter().flatten() {
        if let Some(table) = definition.as_object_mut().filter(|table| table.get("type").is_some_and(|word| word == "object")) {
            table.insert("items".into(), names::reference(name));
        }
    }
    schema
}

/// The schema of a form, of the draft that language servers for TOML know best, and in shapes that they make something of.
fn of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.transforms.clear());
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    each(&mut schema, &mut without_null);
    each(&mut schema, &mut in_one_line);
    words::list(&mut schema);
    schema
}

/// TOML has no null: what may be missing is left out, and never null.
fn without_null(map: &mut Map<String, Value>) {
    if let Some(types) = map.get_mut("type") {
        let left: Vec<Value> = types.as_array().into_iter().flatten().filter(|one| *one != "null").cloned().collect();
        match left.as_slice() {
            [] => {}
            [one] => *types = one.clone(),
            several => *types = several.into(),
        }
    }
    let choice: Option<&mut Vec<Value>> = map.get_mut("anyOf").and_then(Value::as_array_mut);
    if let Some([one, null]) = choice.map(Vec::as_mut_slice)
        && null.get("type").is_some_and(|word| word == "null")
    {
        let one = mem::take(one);
        map.shift_remove("anyOf");
        merge(map, &one);
    }
}

/// Where the source breaks the lines of a description means nothing.
fn in_one_line(map: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = map.get_mut("description") {
        *text = text.split('\n').collect::<Vec<_>>().join(" ");
    }
}

/// Adds what a schema says and `map` does not say itself.
fn merge(map: &mut Map<String, Value>, schema: &Value) {
    for (key, value) in schema.as_object().into_iter().flatten() {
        map.entry(key).or_insert_with(|| value.clone());
    }
}

/// Calls `change` on a schema and on all that it is made of, the inner ones first.
fn each(schema: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(|inner| each(inner, change));
            change(map);
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| each(inner, change)),
        _ => {}
    }
}
