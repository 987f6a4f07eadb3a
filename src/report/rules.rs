//! The rules for people: a list, one explained on a terminal, and the page of them all.
//!
//! Everything comes from the rule files, and what the examples print is what they print when they are run.

use std::collections::BTreeMap;

use super::escape::prose;
use super::{Paint, Selection, human};
use crate::examples;
use crate::rules::{Catalogue, Example, Rule};
use crate::values::text::{visible, visible_lines};

/// How wide the output of examples is on the page.
const PAGE_WIDTH: usize = 100;

/// The rules by family, each family in order of name.
fn by_family(rules: &Catalogue) -> BTreeMap<&str, Vec<&Rule>> {
    let mut families: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in rules.iter() {
        families.entry(&rule.family).or_default().push(rule);
    }
    families
}

/// A line for each rule, by family.
#[must_use]
pub fn list(rules: &Catalogue) -> String {
    let widest = rules.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let family = |(family, rules): (&str, Vec<&Rule>)| {
        let line = |rule: &Rule| format!("  {:widest$}  {:7}  {}\n", rule.name, rule.level.name(), visible(&rule.summary));
        format!("{family}\n{}", rules.into_iter().map(line).collect::<String>())
    };
    by_family(rules).into_iter().map(family).collect::<Vec<_>>().join("\n")
}

/// An example of a rule that fires, and one that stays silent.
fn shown(rule: &Rule) -> [(&'static str, Option<&Example>); 2] {
    let fires = rule.examples.iter().find(|example| example.fires.contains(&rule.name));
    let silent = rule.examples.iter().find(|example| example.fires.is_empty());
    [("An example that fires", fires), ("One that stays silent", silent)]
}

/// What the rule itself prints of an example.
fn output(rule: &Rule, example: &Example, rules: &Catalogue, paint: &Paint) -> String {
    let mut report = examples::run(&rule.name, example, rules).report;
    report.findings.retain(|finding| finding.rule == rule.name);
    human::findings(&report, Selection::OPEN, paint).trim_end().to_owned()
}

/// What a rule flags, why, what to do, and an example that fires and one that stays silent.
#[must_use]
pub fn explain(rule: &Rule, rules: &Catalogue, paint: &Paint) -> String {
    let fill = |text: &str| textwrap::fill(&visible(text), paint.width);
    let mut out = format!("{} ({}, {})\n\n{}\n\n", rule.name, rule.family, rule.level, fill(&rule.summary));
    out.push_str(&format!("Why it matters\n{}\n\nWhat to do\n{}\n", fill(&rule.why), fill(&rule.decide)));
    for advice in &rule.advice {
        out.push_str(&format!("{}\n", fill(&format!("Where {}: {}", advice.selector.in_words(), advice.decide))));
    }
    for (name, value) in &rule.parameters {
        out.push_str(&format!("\nParameter {name} = {value}\n"));
    }
    if !rule.instead_of.is_empty() {
        out.push_str(&fill(&format!("\nReported instead of: {}", rule.instead_of.join(", "))));
        out.push('\n');
    }
    for (title, example) in shown(rule) {
        let Some(example) = example else { continue };
        out.push_str(&format!("\n{title}: {}\n", visible(&example.name)));
        for (path, text) in &example.files {
            out.push_str(&format!("  # {}\n{}\n", visible(path), textwrap::indent(visible_lines(text.trim()).as_ref(), "  ")));
        }
        if example.fires.contains(&rule.name) {
            out.push_str(&format!("\nIt prints\n{}\n", textwrap::indent(&output(rule, example, rules, paint), "  ")));
        }
    }
    out
}

/// All rules as one page of Markdown.
#[must_use]
pub fn page(rules: &Catalogue) -> String {
    let families = by_family(rules);
    let mut out = String::from(
        "# The rules\n\nMade from the rule files by `factlint rules --format markdown`; a test compares the two. `factlint explain RULE` shows the same on a\n\
         terminal. Levels are changed with `-A`, `-W`, `-D` and a rule or family, or in `factlint.toml` under `[severity]`. A rule that is off runs\n\
         when it is asked for. How to write one: [adding a rule](adding-a-rule.md).\n",
    );
    for (family, rules) in &families {
        out.push_str(&format!("\n| {family} | level | flags |\n|---|---|---|\n"));
        for rule in rules {
            out.push_str(&format!("| [`{0}`](#{0}) | {1} | {2} |\n", rule.name, rule.level, prose(&rule.summary)));
        }
    }
    for (family, list) in &families {
        out.push_str(&format!("\n## {family}\n"));
        for rule in list {
            out.push_str(&section(rule, rules));
        }
    }
    out
}

fn section(rule: &Rule, rules: &Catalogue) -> String {
    let mut out = format!("\n### {}\n\n*{}, {}.* {}\n\n", rule.name, rule.family, rule.level, prose(&rule.summary));
    out.push_str(&format!("{}\n\n**What to do.** {}\n", prose(&rule.why), prose(&rule.decide)));
    for advice in &rule.advice {
        out.push_str(&format!("\nWhere `{}`: {}\n", advice.selector.in_words(), prose(&advice.decide)));
    }
    let parameters: Vec<String> = rule.parameters.iter().map(|(name, value)| format!("`{name}` = {value}")).collect();
    if !parameters.is_empty() {
        out.push_str(&format!("\nParameters: {}.\n", parameters.join(", ")));
    }
    let replaced: Vec<String> = rule.instead_of.iter().map(|name| format!("[`{name}`](#{name})")).collect();
    if !replaced.is_empty() {
        out.push_str(&format!("\nReported instead of {}.\n", replaced.join(", ")));
    }
    for (title, example) in shown(rule) {
        let Some(example) = example else { continue };
        out.push_str(&format!("\n<details><summary>{title}: {}</summary>\n", prose(&example.name)));
        for (path, text) in &example.files {
            let language = if path.strip_suffix(".toml").is_some() { "toml" } else { "text" };
            out.push_str(&fenced(language, &format!("# {}\n{}", visible(path), visible_lines(text.trim()))));
        }
        if example.fires.contains(&rule.name) {
            let paint = Paint { width: PAGE_WIDTH, ..Paint::default() };
            out.push_str(&fenced("text", &output(rule, example, rules, &paint)));
        }
        out.push_str("\n</details>\n");
    }
    out
}

/// A block of code, in a fence that nothing in it can close.
fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    format!("\n{fence}{language}\n{text}\n{fence}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_closes_a_fence() {
        assert_eq!(fenced("text", "a ```` b"), "\n`````text\na ```` b\n`````\n");
    }
}
