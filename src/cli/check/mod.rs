//! `factlint check`

mod accepted;
mod fix;
mod levels;
mod output;

use std::path::PathBuf;

use clap::Args;

use super::failure::{self, complain_all};
use super::progress::Progress;
use super::texts::ArchiveFolder;
use super::{Status, repository};
use crate::archive::{Archive, Folder, Texts};
use crate::decisions::{LevelFlag, Levels, check_flags, check_selectors};
use crate::files::is_below;
use crate::findings::{Severity, State};
use crate::load::{Loaded, load};
use crate::report::Paint;
use crate::run::{Input, Options, Report, check};
use crate::values::date::Date;
use accepted::{Accept, Accepted};
use fix::Fixing;
use levels::LevelFlags;
use output::{Output, Reported};

/// Check a data set.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files or folders to report on; all of the data set is read all the same [default: the data set of the current folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    archive: ArchiveFolder,
    /// Run only these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    #[command(flatten)]
    levels: LevelFlags,
    /// The day that suppressions with an end are held against, as 2026-01-31; without it none has ended
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    #[command(flatten)]
    accept: Accept,
    #[command(flatten)]
    fixing: Fixing,
}

fn day(text: &str) -> Result<Date, String> {
    let date = Date::parse(text).map_err(|error| error.to_string())?;
    date.exact_day().is_some().then_some(date).ok_or_else(|| "this is no single day".to_owned())
}

/// What every check of one command shares.
struct Job {
    archive: Option<Folder>,
    flags: Vec<LevelFlag>,
    select: Vec<String>,
    today: Option<Date>,
    paths: Vec<String>,
    accepted: Accepted,
}

impl Job {
    fn texts(&self) -> Option<&dyn Texts> {
        self.archive.as_ref().map(|folder| folder as &dyn Texts)
    }

    /// One check of a state of the data set, with what its own configuration says, to report on some paths.
    fn check(&self, input: Input, paths: &[String]) -> Report {
        let progress = Progress::new("checking", input.rules.iter().count());
        let options = Options {
            levels: Levels::new(&input.config, self.flags.clone()),
            select: self.select.clone(),
            paths: paths.to_vec(),
            today: self.today.clone(),
            baseline: self.accepted.baseline.as_ref(),
            before: self.accepted.before.as_ref(),
            watch: Some(&progress),
        };
        check(input, self.texts(), &options)
    }
}

impl Check {
    pub(super) fn run(self, mut out: Paint, err: &Paint) -> Status {
        let Self { paths, output, archive, select, levels, today, accept, fixing } = self;
        if let Err(status) = output.check() {
            return status;
        }
        let loaded = match load(&paths) {
            Ok(loaded) => loaded,
            Err(error) => return failure::cannot_load(&error, err),
        };
        if let Some(message) = nothing_to_check(&loaded) {
            return complain_all([message]);
        }
        let Loaded { input, root, paths, unreadable } = loaded;
        let selected = check_selectors(select.iter().map(String::as_str), &input.rules);
        let known = [selected, check_flags(&levels.0, &input.rules)];
        if known.iter().any(Result::is_err) {
            return complain_all(known.into_iter().filter_map(Result::err).flatten());
        }
        let archive = match archive.open() {
            Ok(archive) => archive,
            Err(message) => return complain_all([message]),
        };
        let mut job = Job { archive, flags: levels.0, select, today, paths, accepted: Accepted::default() };
        job.accepted = match accept.read(&root, &job, err) {
            Ok(accepted) => accepted,
            Err(status) => return status,
        };
        if out.colour && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout) {
            out.links = Some(root.clone());
        }
        let unread: Vec<String> = unreadable.iter().map(|(path, error)| format!("{path} cannot be read: {error}")).collect();
        let report = match fixing.run(input, &root, &job, err) {
            Ok(report) => report,
            Err(status) => return if unread.is_empty() { status } else { complain_all(unread) },
        };
        let undone: Vec<String> = unread.into_iter().chain(report.archive.iter().flat_map(Archive::errors).map(failure::archive)).collect();
        let reported = Reported { base: &repository::folder_of(&root), undone: &undone };
        let done = output.write(&report, &reported, &out).and_then(|()| accept.write(&report));
        match done {
            Err(status) => status,
            Ok(()) if !undone.is_empty() => complain_all(undone),
            Ok(()) if is_failing(&report) || accept.is_failing(&report) => Status::Failed,
            Ok(()) => Status::Passed,
        }
    }
}

/// Why nothing can be checked, if so.
fn nothing_to_check(loaded: &Loaded) -> Option<String> {
    let Loaded { input, root, paths, unreadable } = loaded;
    let root = root.display();
    if unreadable.is_empty() && input.data.is_empty() {
        return Some(format!("there is no data file (*.toml) in {root}; docs/data-format.md shows the form of one"));
    }
    let holds_data = |path: &String| {
        input.files.iter().any(|(_, file)| is_below(file.path(), path)) || unreadable.iter().any(|(file, _)| is_below(file, path))
    };
    let other = paths.iter().find(|path| !holds_data(path))?;
    Some(format!("{other} is no data file of the data set in {root}, and holds none"))
}

fn is_failing(report: &Report) -> bool {
    report.findings.iter().any(|finding| finding.state == State::Open && finding.severity == Severity::Error)
}
