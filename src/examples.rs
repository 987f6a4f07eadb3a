//! The examples of a rule file, run as the small data sets that they are.

use std::collections::BTreeMap;

use crate::archive::{LOCK, Lock, Texts};
use crate::dataset::Config;
use crate::decisions::{LevelFlag, Levels};
use crate::files::CONFIGURATION;
use crate::findings::{Severity, State};
use crate::rules::{Catalogue, Example, Level, Rule};
use crate::run::{Input, Options, Report, check};
use crate::values::date::Date;

/// Files of an example below this folder are archived texts.
const ARCHIVE: &str = "archive/";

/// What an example gave against what it says.
#[derive(Debug)]
pub struct Outcome {
    /// Names of the rules that fired, once for each finding that counts, sorted.
    pub fired: Vec<String>,
    /// Names of the rules that should have.
    pub expected: Vec<String>,
    /// The run, with the findings that count.
    pub report: Report,
}

/// How an example came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Exactly the expected rules fired.
    Right,
    /// They did, and others, or one of them too often.
    Noisy,
    /// One of them did not fire.
    Missing,
    /// Others fired instead.
    Wrong,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Noisy => "noisy",
            Self::Missing => "missing",
            Self::Wrong => "wrong",
        }
    }
}

impl Outcome {
    /// Whether exactly the expected rules fired.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.fired == self.expected
    }

    /// How the example came out.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let count = |list: &[String], name: &str| list.iter().filter(|other| *other == name).count();
        let more = |list: &[String], than: &[String]| list.iter().any(|name| count(list, name) > count(than, name));
        match (more(&self.fired, &self.expected), more(&self.expected, &self.fired)) {
            (false, false) => Verdict::Right,
            (true, false) => Verdict::Noisy,
            (false, true) => Verdict::Missing,
            (true, true) => Verdict::Wrong,
        }
    }
}

/// Levels at which a rule runs that is off unless it is asked for.
fn asked_for(rule: &Rule, config: &Config) -> Levels {
    let flag = (rule.level == Level::Off).then(|| LevelFlag { selector: rule.name.clone(), level: Level::Warning });
    Levels::new(config, flag.into_iter().collect())
}

/// Runs an example of the rule called `rule` with all rules of `catalogue`. Findings at info of other rules do not count. A rule
/// that is off runs at warning.
#[must_use]
pub fn run(rule: &str, example: &Example, catalogue: &Catalogue) -> Outcome {
    let mut input = Input { rules: catalogue.clone(), config: Config::default(), ..Input::default() };
    let mut files: BTreeMap<String, String> = catalogue.example_base().into_iter().collect();
    files.extend(example.files.clone());
    let mut texts = BTreeMap::new();
    for (path, text) in files {
        if let Some(name) = path.strip_prefix(ARCHIVE) {
            texts.insert(name.to_owned(), text);
        } else if path == LOCK {
            input.lock = Lock::read(&text).ok();
        } else if path == CONFIGURATION {
            let file = input.files.add(path, text);
            if let Ok((config, problems)) = Config::read(&input.files, file, catalogue) {
                (input.config, input.problems) = (config, problems);
            }
        } else {
            input.data.push(input.files.add(path, text));
        }
    }
    let archive = (!texts.is_empty()).then_some(&texts as &dyn Texts);
    let levels = catalogue.get(rule).map(|rule| asked_for(rule, &input.config)).unwrap_or_default();
    let mut report = check(
        input,
        archive,
        &Options { levels, today: example.today.as_deref().and_then(|today| Date::parse(today).ok()), ..Options::default() },
    );
    report.findings.retain(|finding| finding.rule == rule || finding.severity > Severity::Info);
    report.findings.retain(|finding| finding.state == State::Open);
    let mut fired: Vec<String> = report.findings.iter().map(|finding| finding.rule.clone()).collect();
    let mut expected = example.fires.clone();
    fired.sort();
    expected.sort();
    Outcome { fired, expected, report }
}
