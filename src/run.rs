//! One run: files → dataset → findings → decisions → report.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::archive::{Archive, Lock, Texts};
use crate::change::{Before, Change};
use crate::checks::{self, Context};
use crate::dataset::{Config, Dataset};
use crate::decisions::{Baseline, Entry, Levels, Settlement, decide, put_in_order};
use crate::files::{FileId, Files, is_below};
use crate::findings::{Finding, NotRun, Observation, Severity, State, SubjectKind};
use crate::rules::{Catalogue, Level, Rule};
use crate::values::date::Date;

/// What a run starts from: texts that were read, and what was wrong with the configuration.
#[derive(Debug, Default)]
pub struct Input {
    /// Every text.
    pub files: Files,
    /// The data files among them.
    pub data: Vec<FileId>,
    /// The configuration.
    pub config: Config,
    /// What reading the configuration found.
    pub problems: Vec<Observation>,
    /// The rules.
    pub rules: Catalogue,
    /// What was verified against the archive before.
    pub lock: Option<Lock>,
}

/// Told how far a run is.
pub trait Watch: Sync + fmt::Debug {
    /// A rule has run.
    fn step(&self);
}

/// What a run is asked for.
#[derive(Debug, Default)]
pub struct Options<'a> {
    /// Levels of the rules.
    pub levels: Levels,
    /// Only these rules and families; all where it is empty.
    pub select: Vec<String>,
    /// Only findings that touch these files, or files in these folders: paths below the root. All where it is empty.
    pub paths: Vec<String>,
    /// The day that suppressions with an end are held against; without one none has ended.
    pub today: Option<Date>,
    /// Findings that are accepted for now.
    pub baseline: Option<&'a Baseline>,
    /// An earlier state: what was open then is accepted too.
    pub before: Option<&'a Before>,
    /// Who is told how far the run is.
    pub watch: Option<&'a dyn Watch>,
}

/// What came out.
#[derive(Debug)]
pub struct Report {
    /// The texts that findings point into.
    pub files: Files,
    /// What they say.
    pub dataset: Dataset,
    /// Every finding, in order.
    pub findings: Vec<Finding>,
    /// What was counted.
    pub summary: Summary,
    /// Every rule there is.
    pub rules: Catalogue,
    /// Names of the rules that ran.
    pub ran: BTreeSet<String>,
    /// For people: titles of subjects by kind and id.
    pub titles: BTreeMap<(SubjectKind, String), String>,
    /// The baseline as it would be written anew, where there is one.
    pub renewed: Option<Baseline>,
    /// What the baseline accepts and nothing finds any more.
    pub mended: Vec<Entry>,
    /// What moved since the earlier state.
    pub change: Option<Change>,
    /// The source texts, where they are at hand. If some of them could not be used, the job is not done in full.
    pub archive: Option<Archive>,
}

impl Report {
    /// Whether findings of before were accepted, so that what is open is new.
    #[must_use]
    pub const fn tells_what_is_new(&self) -> bool {
        self.renewed.is_some() || self.change.is_some()
    }
}

/// Counts of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Summary {
    /// Open errors.
    pub error: usize,
    /// Open warnings.
    pub warning: usize,
    /// Open findings at info.
    pub info: usize,
    /// Findings settled by a decision.
    pub decided: usize,
    /// Findings covered by a waiver.
    pub suppressed: usize,
    /// Findings accepted for now.
    pub baselined: usize,
    /// Data files read.
    pub files: usize,
    /// Incidents in them.
    pub incidents: usize,
    /// Topics in them.
    pub topics: usize,
    /// Accounts in them.
    pub accounts: usize,
    /// Claims in them, parts counted.
    pub claims: usize,
    /// Rules that did not run, and why.
    pub not_run: Vec<NotRun>,
}

/// Checks a data set.
#[must_use]
pub fn check(input: Input, texts: Option<&dyn Texts>, options: &Options<'_>) -> Report {
    let Input { files, data, config, problems, rules, lock } = input;
    let (dataset, mut reading) = Dataset::read(&files, &data);
    reading.extend(problems);
    let archive = texts.map(|texts| Archive::read(texts, &dataset));
    let context =
        Context { files: &files, data: &data, dataset: &dataset, reading: &reading, archive: archive.as_ref(), lock: lock.as_ref() };

    let (running, not_run) = selected(&rules, options, archive.is_some(), lock.as_ref());
    let looking = with_replacing(&rules, &running, &options.levels, archive.is_some());
    let ran: BTreeSet<String> = running.iter().map(|rule| rule.name.clone()).collect();
    let settlement = Settlement {
        dataset: &dataset,
        policies: &config.policies,
        configured: &config.suppressions,
        rules: &rules,
        ran: &ran,
        complete: rules.iter().all(|rule| rule.level == Level::Off || !rule.facet.is_on_property() || ran.contains(&rule.name)),
        today: options.today.clone(),
    };
    let seen = checks::observe(&context, &looking, options.watch);
    let mut findings = decide(seen, &running, &options.levels, &settlement, &files);
    findings.retain(|finding| ran.contains(&finding.rule));

    let mended = options.baseline.map(|baseline| baseline.accept(&mut findings, &ran, &rules)).unwrap_or_default();
    let reported = |finding: &Finding, files: &Files| touches(finding, &options.paths, files);
    let change = options.before.map(|before| Change::since(before, &mut findings, &files, &dataset, reported));
    let renewed = options.baseline.map(|baseline| baseline.renewed(&findings, &ran, &rules));
    put_in_order(&mut findings, &files);
    findings.retain(|finding| reported(finding, &files));
    let summary = Summary { not_run, ..summarise(&findings, &dataset, &data) };
    let titles = dataset.titles();
    Report { files, dataset, findings, summary, rules, ran, titles, renewed, mended, change, archive }
}

/// The rules that run, and those that would if they could.
fn selected<'r>(rules: &'r Catalogue, options: &Options<'_>, archive: bool, lock: Option<&Lock>) -> (Vec<&'r Rule>, Vec<NotRun>) {
    let wanted = |rule: &&Rule| {
        let named = options.select.is_empty() || options.select.iter().any(|name| *name == rule.name || *name == rule.family);
        named && options.levels.of(rule) != Level::Off
    };
    let (running, waiting): (Vec<&Rule>, Vec<&Rule>) = rules.iter().filter(wanted).partition(|rule| archive || !rule.facet.needs_archive());
    let reason = match lock {
        Some(lock) => format!("no archive at hand, {} claims are in the evidence lock", lock.len()),
        None => "no archive at hand".to_owned(),
    };
    (running, waiting.into_iter().map(|rule| NotRun { rule: rule.name.clone(), reason: reason.clone() }).collect())
}

/// The rules that run, and those that are reported instead of one of them though nobody asked for them: what belongs to a rule that is
/// switched off or not selected must not come out under a more general name. Where one runs that yields to all others, all others.
fn with_replacing<'r>(rules: &'r Catalogue, running: &[&'r Rule], levels: &Levels, archive: bool) -> Vec<&'r Rule> {
    let runs = |name: &str| running.iter().any(|rule| rule.name == name);
    let one_yields = running.iter().any(|rule| rule.facet.yields());
    let replaces = |rule: &&Rule| {
        let replaced = rule.level != Level::Off && rule.instead_of.iter().any(|name| runs(name));
        replaced || (one_yields && levels.of(rule) != Level::Off)
    };
    let silent = rules.iter().filter(|rule| !runs(&rule.name) && (archive || !rule.facet.needs_archive())).filter(replaces);
    running.iter().copied().chain(silent).collect()
}

/// Whether a finding has a label in one of the files or folders.
fn touches(finding: &Finding, paths: &[String], files: &Files) -> bool {
    let mut touched = finding.seen.labels().map(|label| files.get(label.span.file).path());
    paths.is_empty() || touched.any(|path| paths.iter().any(|wanted| is_below(path, wanted)))
}

fn summarise(findings: &[Finding], dataset: &Dataset, data: &[FileId]) -> Summary {
    let open = |severity| findings.iter().filter(|finding| finding.state == State::Open && finding.severity == severity).count();
    let in_state = |state| findings.iter().filter(|finding| finding.state == state).count();
    let subjects = |kind| dataset.subjects.iter().filter(|(_, subject)| subject.kind == kind).count();
    Summary {
        error: open(Severity::Error),
        warning: open(Severity::Warning),
        info: open(Severity::Info),
        decided: in_state(State::Decided),
        suppressed: in_state(State::Suppressed),
        baselined: in_state(State::Baselined),
        files: data.len(),
        incidents: subjects(SubjectKind::Incident),
        topics: subjects(SubjectKind::Topic),
        accounts: dataset.accounts.len(),
        claims: dataset.claims.len(),
        not_run: Vec::new(),
    }
}
