//! Questions to a person at the terminal, for what the command line does not say.

use std::io::{self, IsTerminal};

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

/// A text that is not empty.
pub(super) fn text(question: &str) -> Result<String, NoAnswer> {
    if !somebody() {
        return Err(NoAnswer::Nobody);
    }
    Input::new().with_prompt(question).interact_text().map_err(|_| NoAnswer::BrokenOff)
}
