//! One run: files → dataset → findings → decisions → report.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, Lock, Texts};
use crate::checks::{self, Context};
use crate::dataset::{Config, Dataset};
use crate::decisions::{Levels, Settlement, decide};
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

/// What a run is asked for.
#[derive(Debug, Default)]
pub struct Options {
    /// Levels of the rules.
    pub levels: Levels,
    /// Only these rules and families; all where it is empty.
    pub select: Vec<String>,
    /// Only findings that touch these files, or files in these folders: paths below the root. All where it is empty.
    pub paths: Vec<String>,
    /// The day that suppressions with an end are held against; without one none has ended.
    pub today: Option<Date>,
}

/// What came out.
#[derive(Debug)]
pub struct Report {
    /// The texts that findings point into.
    pub files: Files,
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
    /// The source texts, where they are at hand. If some of them could not be used, the job is not done in full.
    pub archive: Option<Archive>,
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
pub fn check(input: Input, texts: Option<&dyn Texts>, options: &Options) -> Report {
    let Input { files, data, config, problems, rules, lock } = input;
    let (dataset, mut reading) = Dataset::read(&files, &data);
    reading.extend(problems);
    let archive = texts.map(|texts| Archive::read(texts, &dataset));
    let context =
        Context { files: &files, data: &data, dataset: &dataset, reading: &reading, archive: archive.as_ref(), lock: lock.as_ref() };

    let (running, not_run) = selected(&rules, options, archive.is_some(), lock.as_ref());
    let looking = with_replacing(&rules, &running, &options.levels, archive.is_some());
    let settlement = Settlement {
        dataset: &dataset,
        policies: &config.policies,
        configured: &config.suppressions,
        rules: &rules,
        ran: running.iter().map(|rule| rule.name.clone()).collect(),
        complete: rules.iter().all(|rule| rule.level == Level::Off || !rule.facet.is_on_property() || is_running(&running, rule)),
        today: options.today.clone(),
    };
    let mut findings = decide(checks::observe(&context, &looking), &running, &options.levels, &settlement, &files);
    let reported = |finding: &Finding| running.iter().any(|rule| rule.name == finding.rule);
    findings.retain(|finding| reported(finding) && touches(finding, &options.paths, &files));

    let ran = running.iter().map(|rule| rule.name.clone()).collect();
    let summary = Summary { not_run, ..summarise(&findings, &dataset, &data) };
    let titles = titles(&dataset);
    Report { files, findings, summary, rules, ran, titles, archive }
}

fn is_running(running: &[&Rule], rule: &Rule) -> bool {
    running.iter().any(|other| other.name == rule.name)
}

/// The rules that run, and those that would if they could.
fn selected<'r>(rules: &'r Catalogue, options: &Options, archive: bool, lock: Option<&Lock>) -> (Vec<&'r Rule>, Vec<NotRun>) {
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

fn titles(dataset: &Dataset) -> BTreeMap<(SubjectKind, String), String> {
    let subjects = dataset.subjects.iter().map(|(_, subject)| ((subject.kind, subject.id.value.clone()), subject.title.value.clone()));
    let entities = dataset.entities.iter().map(|(_, entity)| ((SubjectKind::Entity, entity.id.value.clone()), entity.name().to_owned()));
    let sources = dataset.sources.iter().map(|(_, source)| ((SubjectKind::Source, source.id.value.clone()), source.title.clone()));
    subjects.chain(entities).chain(sources).collect()
}
