//! What a run accepts: findings of a baseline, and those that were open in an earlier commit.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::super::failure::{self, complain_all};
use super::super::{Status, complain};
use super::Job;
use crate::change::Before;
use crate::decisions::{Baseline, BaselineError};
use crate::edits;
use crate::files::{Disk, Files, Revision, Span, Tree};
use crate::findings::{Label, Severity};
use crate::load::read_tree;
use crate::report::{Paint, problem};
use crate::run::Report;
use crate::values::text::visible;

/// What a run accepts.
#[derive(Debug, Args)]
pub(super) struct Accept {
    /// Report only what the change since a commit brought: the data set is checked as it was where the work tree left that commit too
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// Accept the findings that this file names
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the open findings into the baseline, and leave out what is mended
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
    /// Fail where the baseline names findings that are mended
    #[arg(long, requires = "baseline", conflicts_with = "write_baseline")]
    strict_baseline: bool,
}

/// The findings that are accepted.
#[derive(Debug, Default)]
pub(super) struct Accepted {
    pub(super) baseline: Option<Baseline>,
    pub(super) before: Option<Before>,
}

impl Accept {
    /// Reads the baseline, and checks the earlier state.
    pub(super) fn read(&self, root: &Path, job: &Job, err: &Paint) -> Result<Accepted, Status> {
        let baseline = self.baseline.as_deref().map(|file| self.baseline(file, err)).transpose()?;
        let before = self.since.as_deref().map(|revision| before(root, revision, job, err)).transpose()?;
        Ok(Accepted { baseline, before })
    }

    fn baseline(&self, file: &Path, err: &Paint) -> Result<Baseline, Status> {
        let unreadable = |error: io::Error| complain_all([format!("the baseline {} cannot be read: {error}", file.display())]);
        let folder = Disk::new(PathBuf::new());
        match folder.text(&file.to_string_lossy()).map_err(unreadable)? {
            Some(text) => Baseline::read(&text).map_err(|error| malformed(file, text, &error, err)),
            None if self.write_baseline => Ok(Baseline::default()),
            None => Err(complain_all([format!("there is no baseline {}; --write-baseline makes one", file.display())])),
        }
    }

    /// Writes the baseline anew, if it is asked for.
    pub(super) fn write(&self, report: &Report) -> Result<(), Status> {
        let asked = self.baseline.as_deref().filter(|_| self.write_baseline);
        let Some((file, renewed)) = asked.zip(report.renewed.as_ref()) else { return Ok(()) };
        let written = renewed.text().map_err(io::Error::other).and_then(|text| edits::put(file, &text));
        written.map_err(|error| complain_all([format!("{} cannot be written: {error}", file.display())]))?;
        let gone =
            if report.mended.is_empty() { String::new() } else { format!(", and leaves out {} that are mended", report.mended.len()) };
        complain(&visible(&format!("{} accepts {} findings{gone}", file.display(), renewed.len())));
        complain("\n");
        Ok(())
    }

    /// Whether the run fails for what the baseline names and nothing finds any more.
    pub(super) fn is_failing(&self, report: &Report) -> bool {
        self.strict_baseline && !report.mended.is_empty()
    }
}

fn malformed(file: &Path, text: String, error: &BaselineError, err: &Paint) -> Status {
    let mut files = Files::default();
    let id = files.add(file.to_string_lossy(), text);
    let at = files.get(id).lines().start(error.line) + error.column - 1;
    let label = Label { span: Span::new(id, at..at), message: "here".into() };
    let message = format!("{} is no baseline: {}", file.display(), error.message);
    let help = "Write it anew with --write-baseline, from a state in which you accept what is open.";
    complain(&problem(&files, Severity::Error, &message, Some(help), &[&label], err));
    Status::Undone
}

/// The data set as it was where the work tree left a commit, checked with the same options.
fn before(root: &Path, revision: &str, job: &Job, err: &Paint) -> Result<Before, Status> {
    let tree = Revision::read(root, revision).map_err(|error| complain_all([error.to_string()]))?;
    let short = tree.commit.get(..10).unwrap_or(&tree.commit);
    let name = if tree.is_base { format!("{short}, where this state left {revision}") } else { format!("{revision} ({short})") };
    let report = match read_tree(&tree) {
        // All of it: where a file was renamed, its findings were at another path.
        Ok(read) => read.map(|read| job.check(read.input, &[])),
        Err(error) => {
            failure::cannot_load(&error, err);
            complain_all([format!("so the data set cannot be read as of {name}, and everything counts as new")]);
            None
        }
    };
    Ok(Before { name, report })
}
