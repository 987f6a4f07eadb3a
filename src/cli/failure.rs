//! What went wrong before or beside the checks, in words.

use super::{Status, complain};
use crate::archive::ArchiveError;
use crate::files::{DiscoverError, Files};
use crate::findings::{Label, Severity};
use crate::load::LoadError;
use crate::report::{Paint, problem};
use crate::rules::RuleError;
use crate::values::name::did_you_mean;
use crate::values::text::visible;

/// Tells everything that stands in the way; the job is not done.
pub(super) fn complain_all(messages: impl IntoIterator<Item = String>) -> Status {
    for message in messages {
        complain(&format!("factlint: {}\n", visible(&message)));
    }
    Status::Undone
}

/// "there is no rule `x`; did you mean `y`?"
pub(super) fn unknown<'a>(kind: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let near = did_you_mean(name, known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    format!("there is no {kind} `{name}`{near}")
}

/// Tells why there is no data set to work on; the job is not done.
pub(super) fn cannot_load(error: &LoadError, paint: &Paint) -> Status {
    complain(&loading(error, paint));
    Status::Undone
}

fn loading(error: &LoadError, paint: &Paint) -> String {
    let line = |message: String| format!("factlint: {}\n", visible(&message));
    match error {
        LoadError::Discover(error) => line(discovering(error)),
        LoadError::SeveralRoots(a, b) => {
            line(format!("the paths belong to two data sets, {} and {}; check one at a time", a.display(), b.display()))
        }
        LoadError::UnreadableConfig(path, error) => line(format!("{} cannot be read: {error}", path.display())),
        LoadError::Config(files, errors) => {
            let drawn = errors.iter().map(|error| {
                let label = Label { span: error.span, message: "here".into() };
                problem(files, Severity::Error, &error.message, error.help.as_deref(), &[&label], paint)
            });
            drawn.collect()
        }
        LoadError::Rules(errors) => errors.iter().map(|error| rule(error, paint)).collect(),
    }
}

fn discovering(error: &DiscoverError) -> String {
    match error {
        DiscoverError::Unreadable { path, error } => format!("{} cannot be read: {error}", path.display()),
        DiscoverError::NoRoot { from, below } => {
            let found: Vec<String> = below.iter().map(|path| path.display().to_string()).collect();
            let hint = if found.is_empty() {
                "a data set starts with a file factlint.toml that says format = 1".to_owned()
            } else {
                format!("there is one in {}", found.join(", "))
            };
            format!("{} is in no data set: neither it nor a folder above it has a factlint.toml; {hint}", from.display())
        }
    }
}

fn rule(error: &RuleError, paint: &Paint) -> String {
    let mut files = Files::default();
    let file = files.add(error.path.clone(), error.text.clone());
    let span = crate::files::Span::new(file, error.span.clone().unwrap_or(0..0));
    let label = Label { span, message: "here".into() };
    let message = format!("{} is no rule: {}", error.path, error.message);
    problem(&files, Severity::Error, &message, error.help.as_deref(), &[&label], paint)
}

pub(super) fn archive(error: &ArchiveError) -> String {
    match error {
        ArchiveError::Unreadable { file, error } => format!("the archived text {file} cannot be read: {error}"),
        ArchiveError::Outside { file } => format!("the archived text {file:?} would lie outside the archive; give a plain file name"),
    }
}
