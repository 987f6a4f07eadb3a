//! How grave the findings of each rule are in this run.

use crate::dataset::Config;
use crate::rules::{Catalogue, Level, Rule};
use crate::values::name::did_you_mean;

/// The group of all rules whose level is warning once everything else has been said.
const WARNINGS: &str = "warnings";

/// `--allow`, `--warn` or `--deny` with a rule, a family or `warnings`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelFlag {
    /// What it names.
    pub selector: String,
    /// The level it asks for.
    pub level: Level,
}

/// The levels of a run: those of the rule files, then of the configuration, then of the command line; what comes later wins, and in
/// the configuration a rule wins over its family.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    configured: Vec<(String, Level)>,
    flags: Vec<LevelFlag>,
}

impl Levels {
    /// Levels by configuration and command line.
    #[must_use]
    pub fn new(config: &Config, flags: Vec<LevelFlag>) -> Self {
        Self { configured: config.levels.clone(), flags }
    }

    /// The level of a rule.
    #[must_use]
    pub fn of(&self, rule: &Rule) -> Level {
        let configured = |name: &str| self.configured.iter().rev().find(|(selector, _)| selector == name).map(|(_, level)| *level);
        let mut level = configured(&rule.name).or_else(|| configured(&rule.family)).unwrap_or(rule.level);
        let named = self.flags.iter().rev().find(|flag| flag.selector == rule.name || flag.selector == rule.family);
        level = named.map_or(level, |flag| flag.level);
        let warnings = self.flags.iter().rev().find(|flag| flag.selector == WARNINGS);
        match warnings {
            Some(flag) if level == Level::Warning => flag.level,
            _ => level,
        }
    }
}

/// Checks that every selector names a rule or a family.
///
/// # Errors
/// A message for each that does not, with the nearest name.
pub fn check_selectors<'a>(selectors: impl Iterator<Item = &'a str>, rules: &Catalogue) -> Result<(), Vec<String>> {
    check_names(selectors, &[], rules)
}

/// Checks that every flag names a rule, a family or all warnings.
///
/// # Errors
/// As [`check_selectors`].
pub fn check_flags(flags: &[LevelFlag], rules: &Catalogue) -> Result<(), Vec<String>> {
    check_names(flags.iter().map(|flag| flag.selector.as_str()).filter(|selector| *selector != WARNINGS), &[WARNINGS], rules)
}

fn check_names<'a>(selectors: impl Iterator<Item = &'a str>, groups: &[&str], rules: &Catalogue) -> Result<(), Vec<String>> {
    let unknown: Vec<String> = selectors
        .filter(|selector| rules.select(selector).is_empty())
        .map(|selector| {
            let near = did_you_mean(selector, rules.selectors().into_iter().chain(groups.iter().copied()));
            let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("there is no rule or family `{selector}`{hint}")
        })
        .collect();
    if unknown.is_empty() { Ok(()) } else { Err(unknown) }
}
