//! Rules: files of TOML that name what checks see.
//!
//! The folder `rules/` is the only registry. A data set may bring rules of its own in the same form; they are read beside the built-in
//! ones. The engine knows no rule by name.

mod file;
mod template;

use std::collections::BTreeMap;
use std::fmt;

pub use file::{Example, Level, Rule, RuleError, Selector};
pub use template::{Template, TemplateError};

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// All rules of a run, by name.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    rules: BTreeMap<String, Rule>,
}

impl Catalogue {
    /// The rules that come with factlint.
    ///
    /// # Errors
    /// If an embedded rule file is wrong, which the test suite rules out.
    pub fn built_in() -> Result<Self, RuleError> {
        let mut catalogue = Self::default();
        for (path, text) in BUILT_IN {
            catalogue.add(path, text)?;
        }
        Ok(catalogue)
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

/// The files every example of a rule is run with, unless it brings one of the same path: path below the data set, and text.
#[must_use]
pub fn example_base() -> Vec<(String, String)> {
    EXAMPLE_BASE.iter().map(|(path, text)| (path.trim_start_matches("rules/base/").to_owned(), (*text).to_owned())).collect()
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
