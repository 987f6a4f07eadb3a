//! `factlint rules`, `factlint rules test` and `factlint explain`

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::failure::{self, complain_all, unknown};
use super::{Status, complain, print};
use crate::examples::{self, Verdict};
use crate::load::{Tested, rules_here, tested};
use crate::report::{Paint, Selection, rules, short};
use crate::rules::{Example, Rule};
use crate::values::text::visible;

/// List all rules.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Rules {
    #[command(subcommand)]
    action: Option<Action>,
    /// How to show them: a line each, or a page with everything that their files say
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Run the examples of rules, and tell which do not fire exactly what they say
    Test(Test),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Markdown,
}

#[derive(Debug, Args)]
struct Test {
    /// Folder of rule files; without one, the rules of the data set one is in, if it has any, and the built-in ones
    folder: Option<PathBuf>,
}

/// Explain a rule.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Name of the rule
    rule: String,
}

fn status(result: Result<(), Status>) -> Status {
    result.err().unwrap_or(Status::Passed)
}

impl Rules {
    pub(super) fn run(self, err: &Paint) -> Status {
        if let Some(Action::Test(test)) = self.action {
            return test.run(err);
        }
        match (rules_here(), self.format) {
            (Ok(catalogue), Format::Text) => status(print(&rules::list(&catalogue))),
            (Ok(catalogue), Format::Markdown) => status(print(&rules::page(&catalogue))),
            (Err(error), _) => failure::cannot_load(&error, err),
        }
    }
}

impl Test {
    fn run(self, err: &Paint) -> Status {
        let folders = match tested(self.folder.as_deref()) {
            Ok(found) => found,
            Err(error) => return failure::cannot_load(&error, err),
        };
        let several = folders.len() > 1;
        let statuses: Vec<Status> = folders.iter().map(|tested| of_folder(tested, several)).collect();
        let failed = statuses.into_iter().find(|status| *status != Status::Passed);
        failed.unwrap_or(Status::Passed)
    }
}

/// Runs the examples of the rules of one folder; tells which it is where there are `several`.
fn of_folder(tested: &Tested, several: bool) -> Status {
    let Tested { folder, catalogue, names } = tested;
    let rules: Vec<&Rule> = catalogue.iter().filter(|rule| names.contains(&rule.name)).collect();
    let runs = rules.iter().flat_map(|&rule| rule.examples.iter().map(move |example| (rule, example)));
    let outcomes: Vec<(&Rule, &Example, examples::Outcome)> =
        runs.map(|(rule, example)| (rule, example, examples::run(&rule.name, example, catalogue))).collect();
    let wrong = outcomes.iter().filter(|(.., outcome)| outcome.verdict() != Verdict::Right);
    let told: String = wrong.map(|(rule, example, outcome)| tell(rule, example, outcome)).collect();
    if let Err(failed) = print(&told) {
        return failed;
    }
    let count = |verdict| outcomes.iter().filter(|(.., outcome)| outcome.verdict() == verdict).count();
    let (right, noisy) = (count(Verdict::Right), count(Verdict::Noisy));
    let (missing, wrong) = (count(Verdict::Missing), count(Verdict::Wrong));
    let place = folder.as_ref().map_or_else(|| "built in".to_owned(), |folder| folder.display().to_string());
    let place = if several { format!("{}: ", visible(&place)) } else { String::new() };
    complain(&format!(
        "{place}{} examples of {} rules: {right} right, {noisy} noisy, {missing} missing, {wrong} wrong\n",
        outcomes.len(),
        rules.len()
    ));
    let bare = bare(&rules);
    complain(&bare);
    if right == outcomes.len() && bare.is_empty() { Status::Passed } else { Status::Failed }
}

/// The rules without an example that fires, or without one that stays silent.
fn bare(rules: &[&Rule]) -> String {
    let lacking = |rule: &&&Rule| {
        let fires = rule.examples.iter().any(|example| example.fires.contains(&rule.name));
        let silent = rule.examples.iter().any(|example| example.fires.is_empty());
        !(fires && silent)
    };
    let line = |rule: &&Rule| format!("{} needs an example that fires and one that stays silent\n", visible(&rule.name));
    rules.iter().filter(lacking).map(line).collect()
}

/// What an example was to fire, and what it did.
fn tell(rule: &Rule, example: &Example, outcome: &examples::Outcome) -> String {
    let list = |names: &[String]| if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    let said = textwrap::indent(&short::render(&outcome.report, Selection::ALL), "  ");
    let (expected, fired) = (list(&outcome.expected), list(&outcome.fired));
    let head = format!("{} {}: {}", outcome.verdict().name(), rule.name, example.name);
    format!("{}\n  expected {}\n  fired    {}\n{said}", visible(&head), visible(&expected), visible(&fired))
}

impl Explain {
    pub(super) fn run(self, paint: &Paint, err: &Paint) -> Status {
        let catalogue = match rules_here() {
            Ok(catalogue) => catalogue,
            Err(error) => return failure::cannot_load(&error, err),
        };
        let Some(rule) = catalogue.get(&self.rule) else {
            return complain_all([unknown("rule", &self.rule, catalogue.iter().map(|rule| rule.name.as_str()))]);
        };
        status(print(&rules::explain(rule, &catalogue, paint)))
    }
}
