//! `factlint completions` and `factlint man`: what a shell and a manual know of the command line.

use clap::{Args, Command};
use clap_complete::Shell;

use super::failure::{complain_all, unknown};
use super::{Status, print};

/// Print a script that completes the commands and flags in a shell
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// For which shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Print the manual page of factlint, or of one of its commands
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The command: `check`, or `archive lock`
    #[arg(value_name = "COMMAND")]
    path: Vec<String>,
}

impl Completions {
    pub(super) fn run(&self, mut program: Command) -> Status {
        let name = program.get_name().to_owned();
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut program, name, &mut script);
        said(&script)
    }
}

impl Man {
    pub(super) fn run(&self, mut program: Command) -> Status {
        // Gives every command its name in full.
        program.build();
        let mut command = &program;
        for word in &self.path {
            match command.find_subcommand(word) {
                Some(found) => command = found,
                None => return complain_all([unknown("command", word, command.get_subcommands().map(Command::get_name))]),
            }
        }
        let mut page = Vec::new();
        match clap_mangen::Man::new(command.clone()).render(&mut page) {
            Ok(()) => said(&page),
            Err(error) => complain_all([format!("cannot write the page: {error}")]),
        }
    }
}

fn said(bytes: &[u8]) -> Status {
    print(&String::from_utf8_lossy(bytes)).err().unwrap_or(Status::Passed)
}
