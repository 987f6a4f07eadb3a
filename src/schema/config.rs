//! The form of the configuration.
#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::{Map, Value};

use super::curation::ConfiguredSuppression;
use super::merge;
use super::names::{Known, Names};
use crate::dataset::Settles;
use crate::rules::{Catalogue, Level};

/// factlint.toml: the root of a data set, and what it asks of a run.
#[derive(JsonSchema)]
#[schemars(title = "factlint configuration, format 1", deny_unknown_fields)]
struct Config {
    /// The form of configuration and data.
    #[schemars(extend("const" = 1))]
    format: u32,
    /// Levels of rules and of families of rules.
    severity: Option<BTreeMap<String, Level>>,
    /// What is settled for the whole data set.
    policy: Option<Vec<Policy>>,
    /// Findings that are let be, in a file or a folder.
    suppress: Option<Vec<ConfiguredSuppression>>,
}

/// Settles a kind of disagreement for the whole data set.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Policy {
    /// What it settles.
    settles: Settles,
    /// Why.
    reason: String,
    /// Who decided.
    by: String,
    /// When, as EDTF.
    date: String,
}

/// The schema of a configuration, which knows the `rules`; `all` there are, or those that come with factlint.
pub(super) fn schema(rules: &Catalogue, all: bool) -> Value {
    let mut schema = super::of::<Config>();
    let mut names = Names::default();
    if all {
        names.add("rule", selectors(rules));
    }
    names.enter(&mut schema);
    let level = schema.pointer("/properties/severity/additionalProperties").cloned().unwrap_or_default();
    if let Some(severity) = schema.pointer_mut("/properties/severity").and_then(Value::as_object_mut) {
        let known = rules.selectors().into_iter().map(|name| {
            let rule = rules.get(name).map_or_else(|| format!("All rules of the family {name}."), |rule| rule.summary.clone());
            let mut described = Map::from_iter([("description".to_owned(), rule.into())]);
            merge(&mut described, &level);
            (name.to_owned(), described.into())
        });
        severity.insert("properties".into(), known.collect::<Map<_, _>>().into());
        if all {
            severity.insert("additionalProperties".into(), false.into());
        }
    }
    schema
}

/// What a suppression can name.
pub(super) fn selectors(rules: &Catalogue) -> Known {
    Known::Only(rules.selectors().into_iter().map(str::to_owned).collect())
}
