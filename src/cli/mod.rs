//! The command line. Reports go to standard output, everything else to standard error.

mod archive;
mod ask;
mod check;
mod coverage;
mod decide;
mod draft;
mod failure;
mod home;
mod judge;
mod locate;
mod new;
mod progress;
mod repository;
mod rules;
mod show;
mod signature;
mod texts;
mod written;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::report::Paint;

/// A fact-checking linter for curated data sets that draw on several sources.
#[derive(Debug, Parser)]
#[command(name = "factlint", version, about, max_term_width = 100)]
struct Arguments {
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check a data set, and report what is wrong and what disagrees
    Check(check::Check),
    Decide(Box<decide::Decide>),
    Judge(judge::Judge),
    Show(show::Show),
    New(new::New),
    Draft(draft::Draft),
    /// Look after the archived source texts
    Archive(archive::ArchiveCommand),
    /// Show which dated passages of the source texts, and which figures in them, are in the data
    Coverage(coverage::Show),
    /// Find words in a source text, and print what to paste
    Locate(locate::Locate),
    /// Explain a rule, built-in or of the data set one is in: what it flags, why it matters, what to do
    Explain(rules::Explain),
    /// List all rules, with those of the data set one is in, or run their examples
    Rules(rules::Rules),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// No open finding at the failing level.
    Passed,
    /// There is one.
    Failed,
    /// The job could not be done.
    Undone,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Passed => 0,
            Status::Failed => 1,
            Status::Undone => 2,
        })
    }
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    // clap ends the process with 2 on wrong usage, and with 0 after help.
    let arguments = Arguments::parse();
    let out = terminal(arguments.color, io::stdout().is_terminal());
    let err = terminal(arguments.color, io::stderr().is_terminal());
    let status = match arguments.command {
        Command::Check(command) => command.run(out, &err),
        Command::Decide(command) => command.run(&out, &err),
        Command::Judge(command) => command.run(&out, &err),
        Command::Show(command) => command.run(out, &err),
        Command::New(command) => command.run(&err),
        Command::Draft(command) => command.run(&err),
        Command::Archive(command) => command.run(&err),
        Command::Coverage(command) => command.run(&err),
        Command::Locate(command) => command.run(&out, &err),
        Command::Explain(command) => command.run(&out, &err),
        Command::Rules(command) => command.run(&err),
    };
    status.into()
}

/// What the terminal can do. Without one, lines are as long as in a file that people read.
fn terminal(color: When, is_terminal: bool) -> Paint {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let colour = match color {
        When::Always => true,
        When::Never => false,
        When::Auto => is_terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    };
    let columns = terminal_size::terminal_size().filter(|_| is_terminal).map(|(width, _)| usize::from(width.0));
    Paint { colour, width: columns.unwrap_or(Paint::WIDTH).clamp(60, 160), links: None }
}

/// Writes to standard output. A reader that has gone away, as `head` does, is no failure.
fn print(text: &str) -> Result<(), Status> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("factlint: cannot write the report: {error}\n"));
            Err(Status::Undone)
        }
        _ => Ok(()),
    }
}

/// Writes to standard error; if that fails there is nobody left to tell.
fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
