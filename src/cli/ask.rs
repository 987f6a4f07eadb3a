//! Questions to a person at the terminal, for what the command line does not say.

use std::io::{self, IsTerminal};

use clap::builder::{PossibleValue, PossibleValuesParser};
use dialoguer::{Input, Select};

/// Why there is no answer.
pub(super) enum NoAnswer {
    /// Nobody is there who could be asked.
    Nobody,
    /// The question was broken off.
    BrokenOff,
}

/// Whether a person can be asked.
pub(super) fn somebody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// One of some choices, by its number.
pub(super) fn choose(question: &str, choices: &[String]) -> Result<usize, NoAnswer> {
    if !somebody() {
        return Err(NoAnswer::Nobody);
    }
    let chosen = Select::new().with_prompt(question).items(choices).default(0).interact_opt();
    chosen.ok().flatten().ok_or(NoAnswer::BrokenOff)
}

/// The words that an argument takes, each with what it means.
pub(super) fn words(all: &[(&'static str, &'static str)]) -> PossibleValuesParser {
    PossibleValuesParser::new(all.iter().map(|(word, meaning)| PossibleValue::new(*word).help(*meaning)))
}

/// One of some words.
pub(super) fn word(question: &str, all: &[(&'static str, &'static str)]) -> Result<String, NoAnswer> {
    let told: Vec<String> = all.iter().map(|(word, meaning)| format!("{word}: {meaning}")).collect();
    let chosen = choose(question, &told)?;
    all.get(chosen).map(|(word, _)| (*word).to_owned()).ok_or(NoAnswer::BrokenOff)
}

/// A text that is not empty.
pub(super) fn text(question: &str) -> Result<String, NoAnswer> {
    if !somebody() {
        return Err(NoAnswer::Nobody);
    }
    Input::new().with_prompt(question).interact_text().map_err(|_| NoAnswer::BrokenOff)
}
