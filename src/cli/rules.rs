//! `factlint rules` and `factlint explain`

use clap::Args;

use super::failure::{self, complain_all, unknown};
use super::{Status, print};
use crate::load::rules_here;
use crate::report::Paint;
use crate::rules::{Catalogue, Rule};

/// List all rules.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct List;

/// Explain a rule.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Name of the rule
    rule: String,
}

fn status(result: Result<(), Status>) -> Status {
    result.err().unwrap_or(Status::Passed)
}

impl List {
    pub(super) fn run(err: &Paint) -> Status {
        match rules_here() {
            Ok(rules) => status(print(&list(&rules))),
            Err(error) => failure::cannot_load(&error, err),
        }
    }
}

/// A line for each rule, by family.
fn list(rules: &Catalogue) -> String {
    let widest = rules.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut sorted: Vec<&Rule> = rules.iter().collect();
    sorted.sort_by_key(|rule| (&rule.family, &rule.name));
    let mut out = String::new();
    let mut family = "";
    for rule in sorted {
        if rule.family != family {
            let gap = if family.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{gap}{}\n", rule.family));
            family = &rule.family;
        }
        out.push_str(&format!("  {:widest$}  {:7}  {}\n", rule.name, rule.level.name(), rule.summary));
    }
    out
}

impl Explain {
    pub(super) fn run(self, paint: &Paint, err: &Paint) -> Status {
        let rules = match rules_here() {
            Ok(rules) => rules,
            Err(error) => return failure::cannot_load(&error, err),
        };
        let Some(rule) = rules.get(&self.rule) else {
            return complain_all([unknown("rule", &self.rule, rules.iter().map(|rule| rule.name.as_str()))]);
        };
        status(print(&explain(rule, paint)))
    }
}

/// What a rule flags, why, what to do, and an example that fires and one that stays silent.
fn explain(rule: &Rule, paint: &Paint) -> String {
    let fill = |text: &str| textwrap::fill(text, paint.width);
    let mut out = format!("{} ({}, {})\n\n{}\n\n", rule.name, rule.family, rule.level, fill(&rule.summary));
    out.push_str(&format!("Why it matters\n{}\n\nWhat to do\n{}\n", fill(&rule.why), fill(&rule.decide)));
    for (name, value) in &rule.parameters {
        out.push_str(&format!("\nParameter {name} = {value}\n"));
    }
    if !rule.instead_of.is_empty() {
        out.push_str(&format!("\nReported instead of: {}\n", rule.instead_of.join(", ")));
    }
    let fires = rule.examples.iter().find(|example| example.fires.contains(&rule.name));
    let silent = rule.examples.iter().find(|example| example.fires.is_empty());
    for (title, example) in [("An example that fires", fires), ("One that stays silent", silent)] {
        let Some(example) = example else { continue };
        out.push_str(&format!("\n{title}: {}\n", example.name));
        for (path, text) in &example.files {
            out.push_str(&format!("  # {path}\n{}\n", textwrap::indent(text.trim(), "  ")));
        }
    }
    out
}
