//! Rules: files of TOML that name what checks see.
//!
//! The folder `rules/` is the only registry. A data set may bring rules of its own in the same form; they are read beside the built-in
//! ones. The engine knows no rule by name.

mod file;
mod template;

use std::collections::BTreeMap;
use std::fmt;

pub(crate) use file::RuleFile;
pub use file::{Advice, Example, Level, Rule, RuleError, Selector};
pub use template::{Template, TemplateError};

use crate::values::name::did_you_mean;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// All rules of a run, by name.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    rules: BTreeMap<String, Rule>,
    /// What every example is laid over, if it is not what factlint's own are: path, and text.
    base: Option<Vec<(String, String)>>,
}

impl Catalogue {
    /// The rules that come with factlint.
    ///
    /// # Errors
    /// If an embedded rule file is wrong, which the test suite rules out.
    pub fn built_in() -> Result<Self, Vec<RuleError>> {
        let mut catalogue = Self::default();
        catalogue.add_all(BUILT_IN.iter().map(|(path, text)| (*path, *text)))?;
        Ok(catalogue)
    }

    /// Reads more rule files, path and text, and checks the whole.
    ///
    /// # Errors
    /// For every file that is no rule, or whose rule does not go together with the others.
    pub fn add_all<'t>(&mut self, files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<(), Vec<RuleError>> {
        let wrong: Vec<RuleError> = files.into_iter().filter_map(|(path, text)| self.add(path, text).err()).collect();
        // A rule that could not be read would seem to be missing.
        if wrong.is_empty() { self.validate() } else { Err(wrong) }
    }

    /// Reads one more rule file.
    ///
    /// # Errors
    /// If the file is no rule, or a rule of this name is there already.
    pub fn add(&mut self, path: &str, text: &str) -> Result<(), RuleError> {
        let rule = Rule::read(path, text)?;
        if let Some(first) = self.rules.get(&rule.name) {
            return Err(RuleError::duplicate(path, text, &rule, first));
        }
        self.rules.insert(rule.name.clone(), rule);
        Ok(())
    }

    /// Reads one more rule file, in place of a rule of the same name.
    ///
    /// # Errors
    /// If the file is no rule.
    pub fn replace(&mut self, path: &str, text: &str) -> Result<String, RuleError> {
        let rule = Rule::read(path, text)?;
        let name = rule.name.clone();
        self.rules.insert(name.clone(), rule);
        Ok(name)
    }

    /// Lays every example over these files: path below the data set, and text.
    pub fn lay_over(&mut self, base: Vec<(String, String)>) {
        self.base = Some(base);
    }

    /// The files every example is run with, unless it brings one of the same path: path below the data set, and text.
    #[must_use]
    pub fn example_base(&self) -> Vec<(String, String)> {
        self.base.clone().unwrap_or_else(example_base)
    }

    /// Checks what only the whole catalogue can tell: that rules replace rules that exist, and no circle of them replaces all.
    ///
    /// # Errors
    /// For every rule that does otherwise.
    pub fn validate(&self) -> Result<(), Vec<RuleError>> {
        let wrong: Vec<RuleError> = self.iter().filter_map(|rule| self.misplaced(rule)).collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    fn misplaced(&self, rule: &Rule) -> Option<RuleError> {
        if let Some(unknown) = rule.instead_of.iter().find(|name| !self.rules.contains_key(*name)) {
            let near = did_you_mean(unknown, self.rules.keys().map(String::as_str));
            let help = near.map(|near| format!("Did you mean `{near}`?"));
            return Some(rule.error(format!("it is reported instead of `{unknown}`, which is no rule"), help));
        }
        let circle = self.replaces(rule, &rule.name, self.rules.len());
        circle.then(|| rule.error("it is reported instead of itself, by way of others: nothing would be left".into(), None))
    }

    /// Whether `rule` replaces the rule called `name`, directly or by way of others.
    fn replaces(&self, rule: &Rule, name: &str, depth: usize) -> bool {
        let mut replaced = rule.instead_of.iter().filter_map(|other| self.rules.get(other));
        replaced.any(|other| other.name == name || (depth > 0 && self.replaces(other, name, depth - 1)))
    }

    /// The rule called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Rule> {
        self.rules.get(name)
    }

    /// All rules, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values()
    }

    /// The rules that `selector` names: one rule, or all of a family.
    #[must_use]
    pub fn select(&self, selector: &str) -> Vec<&Rule> {
        self.iter().filter(|rule| rule.name == selector || rule.family == selector).collect()
    }

    /// Everything that can be named on the command line: rules and families.
    #[must_use]
    pub fn selectors(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.iter().flat_map(|rule| [rule.name.as_str(), rule.family.as_str()]).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// The files that the examples of factlint's own rules are laid over: path below the data set, and text.
#[must_use]
pub fn example_base() -> Vec<(String, String)> {
    EXAMPLE_BASE.iter().map(|(path, text)| (path.trim_start_matches("rules/base/").to_owned(), (*text).to_owned())).collect()
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
