//! `factlint.toml`: what a data set asks of a run.

use super::curation::{Policy, Suppression};
use super::problem::Problems;
use super::read::curation::configured;
use super::read::fields::{Fields, Page};
use crate::files::{FileId, Files, Span, Spanned};
use crate::findings::Observation;
use crate::rules::{Catalogue, Level};

/// The form of configuration and data that this version reads.
const FORMAT: i128 = 1;

/// A configuration, read.
#[derive(Debug, Default)]
pub struct Config {
    /// Levels for rules and families, in the order written.
    pub levels: Vec<(String, Level)>,
    /// What is settled for the whole data set, in the order written.
    pub policies: Vec<Policy>,
    /// Findings that are let be.
    pub suppressions: Vec<Suppression>,
}

/// Why a configuration cannot be used at all.
#[derive(Debug)]
pub struct ConfigError {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to write instead.
    pub help: Option<String>,
}

impl Config {
    /// Reads the configuration `file`. Unknown keys and rules are noted, and the rest holds.
    ///
    /// # Errors
    /// All syntax errors; or that it does not say `format = 1`.
    pub fn read(files: &Files, file: FileId, rules: &Catalogue) -> Result<(Self, Vec<Observation>), Vec<ConfigError>> {
        let text = files.get(file).text();
        let arena = toml_spanner::Arena::new();
        let document = toml_spanner::parse_recoverable(text, &arena);
        if document.has_errors() {
            let error = |error: &toml_spanner::Error| ConfigError {
                message: error.message(text),
                span: Span::new(file, error.span().range()),
                help: None,
            };
            return Err(document.errors().iter().map(error).collect());
        }
        let mut problems = Problems::default();
        let page = Page { file, text };
        let mut fields = Fields::new(document.table(), page, "factlint.toml");
        check_format(&mut fields)?;
        let mut config = Self::default();
        if let Some(table) = fields.table("severity", &mut problems) {
            let severity = Fields::new(table, page, "[severity]");
            for (name, item) in severity.others() {
                let place = severity.place(item);
                config.levels.extend(level(&name, item.as_str().map(|text| Spanned::new(text, place)), rules, &mut problems));
            }
        }
        for table in fields.tables("policy", &mut problems) {
            config.policies.extend(policy(Fields::new(table, page, "this policy"), files, &mut problems));
        }
        let suppress = fields.tables("suppress", &mut problems);
        config.suppressions = suppress.into_iter().filter_map(|table| configured(table, page, &mut problems)).collect();
        fields.finish(&mut problems);
        Ok((config, problems.into_observations(files)))
    }
}

fn policy(mut fields: Fields<'_, '_>, files: &Files, problems: &mut Problems) -> Option<Policy> {
    let settles = fields.required("settles", problems);
    let reason = fields.required("reason", problems);
    let by = fields.required("by", problems);
    let date = fields.required("date", problems);
    let span = fields.span();
    fields.finish(problems);
    let settles = super::resolve::one_of(&settles?, "settles", "joint-range or later-as-of", problems);
    let date = date.filter(|date| super::resolve::date(date, files, problems).is_some());
    Some(Policy { settles: settles?, reason: reason?.value, by: by?.value, date: date?.value, span })
}

fn check_format(fields: &mut Fields<'_, '_>) -> Result<(), Vec<ConfigError>> {
    let item = fields.any("format");
    let found = item.and_then(toml_spanner::Item::as_i128);
    if found == Some(FORMAT) {
        return Ok(());
    }
    let span = item.map_or(fields.span(), |item| fields.place(item));
    let message = match found {
        Some(other) => format!("this is format {other}; this version of factlint reads format {FORMAT}"),
        None => "the configuration does not say which format the data have".into(),
    };
    Err(vec![ConfigError { message, span, help: Some(format!("Write format = {FORMAT}.")) }])
}

fn level(name: &Spanned<&str>, level: Option<Spanned<&str>>, rules: &Catalogue, problems: &mut Problems) -> Option<(String, Level)> {
    if rules.select(name.value).is_empty() {
        problems.dangling(name.span, name.value, "rule or family", rules.selectors().into_iter());
        return None;
    }
    let list = "error, warning, info or off";
    let Some(word) = level.map(|text| text.map(str::to_owned)) else {
        problems.wrong_type(name.span, name.value, list, "a value that is no string", "[severity]");
        return None;
    };
    super::resolve::one_of(&word, name.value, list, problems).map(|level| (name.value.to_owned(), level))
}
