//! The options that set how grave rules are.

use clap::{ArgMatches, Args, FromArgMatches};

use crate::decisions::LevelFlag;
use crate::rules::Level;

/// `-A`, `-W` and `-D` in the order given, which clap keeps only as indices.
#[derive(Debug, Clone)]
pub(super) struct LevelFlags(pub(super) Vec<LevelFlag>);

/// The same flags for clap's help.
#[derive(Debug, Args)]
#[group(multiple = true)]
struct LevelArguments {
    /// Do not report a rule or family
    #[arg(short = 'A', long, value_name = "RULE")]
    allow: Vec<String>,
    /// Report a rule or family as a warning
    #[arg(short = 'W', long, value_name = "RULE")]
    warn: Vec<String>,
    /// Report a rule, a family or all `warnings` as errors
    #[arg(short = 'D', long, value_name = "RULE")]
    deny: Vec<String>,
}

impl FromArgMatches for LevelFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags: Vec<(usize, LevelFlag)> = Vec::new();
        for (name, level) in [("allow", Level::Off), ("warn", Level::Warning), ("deny", Level::Error)] {
            let selectors = matches.get_many::<String>(name).into_iter().flatten();
            let indices = matches.indices_of(name).into_iter().flatten();
            flags.extend(indices.zip(selectors).map(|(index, selector)| (index, LevelFlag { selector: selector.clone(), level })));
        }
        flags.sort_by_key(|(index, _)| *index);
        Ok(Self(flags.into_iter().map(|(_, flag)| flag).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for LevelFlags {
    fn augment_args(command: clap::Command) -> clap::Command {
        LevelArguments::augment_args(command)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        LevelArguments::augment_args_for_update(command)
    }
}
