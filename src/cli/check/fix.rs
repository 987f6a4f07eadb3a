//! `--fix` and `--diff`: what can be mended without a decision.

use std::path::Path;

use clap::Args;

use super::super::failure::{self, complain_all};
use super::super::{Status, complain, print};
use super::Job;
use crate::edits;
use crate::files::Disk;
use crate::fixes::{Fixed, Wanted, mend};
use crate::report::Paint;
use crate::run::{Input, Report};
use crate::values::text::{counted, visible_lines};

/// What can be mended without a decision.
#[derive(Debug, Args)]
pub(super) struct Fixing {
    /// Mend what can be mended safely: never the value of a claim
    #[arg(long)]
    fix: bool,
    /// Mend what a person should look at afterwards too
    #[arg(long)]
    unsafe_fixes: bool,
    /// Show what --fix would change, and change nothing; the exit status is 1 if there is something
    #[arg(long)]
    diff: bool,
}

impl Fixing {
    /// The report on the data set, as it is or mended.
    ///
    /// # Errors
    /// The status to end with, where nothing is to be reported any more.
    pub(super) fn run(&self, input: Input, root: &Path, job: &Job, err: &Paint) -> Result<Report, Status> {
        if !self.fix && !self.unsafe_fixes && !self.diff {
            return Ok(job.check(input, &job.paths));
        }
        let wanted = if self.unsafe_fixes { Wanted::All } else { Wanted::Safe };
        let fixed = mend(input, &Disk::new(root.to_owned()), wanted, |input| job.check(input, &job.paths));
        let fixed = fixed.map_err(|error| failure::cannot_load(&error, err))?;
        if self.diff {
            return Err(shown(&fixed));
        }
        written(&fixed, root)?;
        Ok(fixed.report)
    }
}

/// Prints what would be changed.
fn shown(fixed: &Fixed) -> Status {
    if let Err(status) = print(&visible_lines(&fixed.diff())) {
        return status;
    }
    told("would be mended", fixed);
    if fixed.files.is_empty() { Status::Passed } else { Status::Failed }
}

fn written(fixed: &Fixed, root: &Path) -> Result<(), Status> {
    for (path, file) in &fixed.files {
        edits::write(&root.join(path), &file.after).map_err(|error| complain_all([format!("{path} cannot be written: {error}")]))?;
    }
    told("mended", fixed);
    Ok(())
}

fn told(what: &str, fixed: &Fixed) {
    complain(&format!("{} {what}, in {}\n", counted(fixed.mended, "finding"), counted(fixed.files.len(), "file")));
}
