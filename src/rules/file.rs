//! The form of a rule file.

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::template::{Template, TemplateError};
use crate::dataset::Property;
use crate::dataset::ValueType;
use crate::findings::{Facet, Severity};
use crate::values::name::did_you_mean;

/// How grave the findings of a rule are, or that it does not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Does not run unless asked for.
    Off,
    /// Something worth knowing.
    Info,
    /// Sources disagree, and nobody has decided.
    Warning,
    /// The data set is wrong about itself or about a source.
    Error,
}

impl Level {
    /// The severity of findings at this level; none where the rule is off.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.severity() {
            None => "off",
            Some(severity) => severity.name(),
        }
    }
}

/// Which properties of the vocabulary a rule looks at; what is not given does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(inline)]
pub struct Selector {
    /// Type of the property.
    #[schemars(with = "Option<ValueType>")]
    pub r#type: Option<String>,
    /// Role of the property.
    pub role: Option<String>,
    /// Whether sources may list only some of its values: it holds many, and is not closed.
    pub open: Option<bool>,
    /// Whether it holds many values.
    pub many: Option<bool>,
}

impl Selector {
    /// Whether it takes a property.
    #[must_use]
    pub fn takes(&self, property: &Property) -> bool {
        let type_fits = self.r#type.as_ref().is_none_or(|wanted| wanted == property.value_type.name());
        let openness_fits = self.open.is_none_or(|wanted| wanted == property.is_open());
        let number_fits = self.many.is_none_or(|wanted| wanted == property.many);
        type_fits && openness_fits && number_fits && self.role.as_ref().is_none_or(|wanted| property.has_role(wanted))
    }

    /// Which properties it takes, as a rule file says it: `type = "date", role = "start"`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let quoted = |key: &str, value: &Option<String>| value.as_ref().map(|value| format!("{key} = \"{value}\""));
        let plain = |key: &str, value: Option<bool>| value.map(|value| format!("{key} = {value}"));
        let parts = [quoted("type", &self.r#type), quoted("role", &self.role), plain("open", self.open), plain("many", self.many)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// What a curator can do about findings on some properties, beside what holds for all.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Advice {
    /// The properties.
    #[serde(rename = "where")]
    pub selector: Selector,
    /// What can be done.
    pub decide: String,
}

/// A small data set that shows a rule at work; the test suite runs it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// The rules that fire, once for each finding, in order of name. All rules run; findings at info of other rules do not count.
    pub fires: Vec<String>,
    /// Files by path, laid over the base that all examples share; those below `archive/` are the archived texts.
    pub files: BTreeMap<String, String>,
    /// The day that suppressions with an end are held against, as EDTF.
    #[serde(default)]
    pub today: Option<String>,
}

/// One rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The file it is from, for messages about it.
    path: String,
    /// Kebab-case: the pattern that is flagged; reads well after "allow".
    pub name: String,
    /// Names a group of rules that can be selected together.
    pub family: String,
    /// Its level unless a configuration says otherwise.
    pub level: Level,
    /// What the check must see for the rule to fire.
    pub facet: Facet,
    /// Which properties it looks at.
    pub selector: Selector,
    /// Rules that it replaces where both see one defect.
    pub instead_of: Vec<String>,
    /// Whole-number parameters of the check, by name.
    pub parameters: BTreeMap<String, u32>,
    /// What the rule flags, in one sentence.
    pub summary: String,
    /// The message of a finding.
    pub message: Template,
    /// Why it matters.
    pub why: String,
    /// What a curator can do about it.
    pub decide: String,
    /// What can be done besides, by property: the first that takes it holds.
    pub advice: Vec<Advice>,
    /// At least one that fires and one that stays silent.
    pub examples: Vec<Example>,
}

/// A rule as its file has it.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(title = "factlint rule file")]
pub(crate) struct RuleFile {
    /// The pattern that is flagged, in kebab-case; reads well after "allow".
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    name: String,
    /// A group of rules that can be selected together, in kebab-case.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    family: String,
    /// Its level unless a configuration says otherwise.
    severity: Level,
    /// A kind of check.
    #[schemars(with = "String")]
    check: Spanned<String>,
    /// What of all that the check can see makes the rule fire.
    #[schemars(with = "String")]
    finds: Spanned<String>,
    /// Which properties it looks at: `agreement` only. Left out for all.
    #[serde(default, rename = "where")]
    #[schemars(with = "Option<Selector>")]
    selector: Selector,
    /// Rules that it replaces where both see one defect.
    #[serde(default)]
    #[schemars(with = "Option<Vec<String>>")]
    instead_of: Vec<String>,
    /// Whole numbers that the check asks for, all of them.
    #[serde(default)]
    #[schemars(with = "Option<BTreeMap<String, u32>>")]
    parameters: BTreeMap<String, u32>,
    /// What the rule flags, in one sentence.
    summary: String,
    /// The message of a finding, over the values of the check: "{subject}: {property} is told as {values}".
    #[schemars(with = "String")]
    message: Spanned<String>,
    /// Why it matters.
    why: String,
    /// What a curator can do about it.
    decide: String,
    /// What to do, by type and role of the property; else `decide`.
    #[serde(default)]
    #[schemars(with = "Option<Vec<Advice>>")]
    advice: Vec<Advice>,
    /// At least one that fires and one that stays silent.
    #[serde(default, rename = "example")]
    #[schemars(with = "Option<Vec<Example>>")]
    examples: Vec<Example>,
}

/// Why a file is no rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The rule file.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What is wrong.
    pub message: String,
    /// Where, in bytes.
    pub span: Option<Range<usize>>,
    /// What to write instead.
    pub help: Option<String>,
}

impl RuleError {
    fn new(path: &str, text: &str, message: String, span: Option<Range<usize>>) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), message, span, help: None }
    }

    pub(super) fn duplicate(path: &str, text: &str, rule: &Rule, first: &Rule) -> Self {
        let message = format!("there is a rule `{}` already, in the family {}", rule.name, first.family);
        Self { help: Some("give the rule another name".into()), ..Self::new(path, text, message, None) }
    }
}

impl Rule {
    /// Reads a rule from the text of its file.
    ///
    /// # Errors
    /// If the text is not TOML of this form, or names a check, a value or a parameter that does not exist.
    pub fn read(path: &str, text: &str) -> Result<Self, RuleError> {
        let error = |message, span| RuleError::new(path, text, message, span);
        let file: RuleFile = toml::from_str(text).map_err(|e| error(e.message().to_owned(), e.span()))?;
        let facet = read_facet(&file).map_err(|(message, span)| error(message, Some(span)))?;
        let known = [facet.values(), &["subject", "property"]].concat();
        let message = Template::parse(file.message.as_ref(), &known).map_err(|e| {
            let (text, help) = describe(&e, &known);
            RuleError { help, ..error(text, Some(file.message.span())) }
        })?;
        check_parameters(facet, &file.parameters).map_err(|message| error(message, None))?;
        check_names(&file).map_err(|message| error(message, None))?;
        check_selector(facet, &file.selector).map_err(|message| error(message, None))?;
        file.advice.iter().try_for_each(|advice| check_type(&advice.selector)).map_err(|message| error(message, None))?;
        Ok(Self {
            path: path.to_owned(),
            name: file.name,
            family: file.family,
            level: file.severity,
            facet,
            selector: file.selector,
            instead_of: file.instead_of,
            parameters: file.parameters,
            summary: file.summary,
            message,
            why: paragraph(&file.why),
            decide: paragraph(&file.decide),
            advice: file.advice.into_iter().map(|advice| Advice { decide: paragraph(&advice.decide), ..advice }).collect(),
            examples: file.examples,
        })
    }

    /// Something wrong with this rule that its file alone does not show.
    pub(super) fn error(&self, message: String, help: Option<String>) -> RuleError {
        RuleError { help, ..RuleError::new(&self.path, "", message, None) }
    }

    /// What a curator can do about a finding on a property, or on none.
    #[must_use]
    pub fn advice(&self, property: Option<&Property>) -> String {
        let own = property.and_then(|property| self.advice.iter().find(|advice| advice.selector.takes(property)));
        own.map_or_else(|| self.decide.clone(), |own| format!("{} {}", self.decide, own.decide))
    }

    /// A parameter of the check; every facet's parameters are there, which reading made sure of.
    #[must_use]
    pub fn parameter(&self, name: &str) -> u32 {
        self.parameters.get(name).copied().unwrap_or_default()
    }
}

/// The text as one line: where a rule file breaks its lines means nothing.
fn paragraph(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_facet(file: &RuleFile) -> Result<Facet, (String, Range<usize>)> {
    let table = toml::Table::from_iter([
        ("check".to_owned(), toml::Value::String(file.check.as_ref().clone())),
        ("finds".to_owned(), toml::Value::String(file.finds.as_ref().clone())),
    ]);
    Facet::deserialize(table).map_err(|error| {
        let message = error.message().to_owned();
        let span = if message.contains(&format!("`{}`", file.check.as_ref())) { file.check.span() } else { file.finds.span() };
        (message, span)
    })
}

fn describe(error: &TemplateError, known: &[&str]) -> (String, Option<String>) {
    match error {
        TemplateError::Unbalanced => ("a brace of the message has no partner".into(), None),
        TemplateError::Unknown(name) => {
            let nearest = did_you_mean(name, known.iter().copied()).map(|near| format!("did you mean `{{{near}}}`? "));
            let help = format!("{}values of this check: {}", nearest.unwrap_or_default(), known.join(", "));
            (format!("the message uses `{{{name}}}`, which this check does not give"), Some(help))
        }
    }
}

/// Names are kebab-case, stand on the command line, and tell rules from families.
fn check_names(file: &RuleFile) -> Result<(), String> {
    let plain = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let wrong = [&file.name, &file.family].into_iter().find(|name| !plain(name) || *name == "warnings");
    match wrong {
        Some(name) => Err(format!("`{name}` is no name for a rule or a family: kebab-case, and not `warnings`")),
        None if file.name == file.family => Err(format!("the rule `{}` is called as its family", file.name)),
        None => Ok(()),
    }
}

/// Only claims on a property can be selected by it.
fn check_selector(facet: Facet, selector: &Selector) -> Result<(), String> {
    if !facet.is_on_property() && *selector != Selector::default() {
        return Err("this check does not look at properties: leave `where` out".into());
    }
    check_type(selector)
}

fn check_type(selector: &Selector) -> Result<(), String> {
    let types = ["date", "count", "quantity", "entity", "category", "text"];
    match &selector.r#type {
        Some(wanted) if !types.contains(&wanted.as_str()) => Err(format!("there is no type `{wanted}`; there are {}", types.join(", "))),
        _ => Ok(()),
    }
}

fn check_parameters(facet: Facet, given: &BTreeMap<String, u32>) -> Result<(), String> {
    let wanted = facet.parameters();
    let missing = wanted.iter().find(|name| !given.contains_key(**name)).map(|name| format!("the parameter `{name}` is missing"));
    let extra = given.keys().find(|name| !wanted.contains(&name.as_str())).map(|name| format!("this check has no parameter `{name}`"));
    missing.or(extra).map_or(Ok(()), Err)
}
