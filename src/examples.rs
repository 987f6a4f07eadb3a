//! The examples of a rule file, run as the small data sets that they are.

use std::collections::BTreeMap;

use crate::archive::{LOCK, Lock, Texts};
use crate::dataset::Config;
use crate::decisions::{LevelFlag, Levels};
use crate::findings::Severity;
use crate::rules::{Catalogue, Example, Level, Rule, example_base};
use crate::run::{Input, Options, Report, check};

/// Files of an example below this folder are archived texts.
const ARCHIVE: &str = "archive/";

/// What an example gave against what it says.
#[derive(Debug)]
pub struct Outcome {
    /// Names of the rules that fired, once for each finding that counts, sorted.
    pub fired: Vec<String>,
    /// Names of the rules that should have.
    pub expected: Vec<String>,
    /// The run.
    pub report: Report,
}

impl Outcome {
    /// Whether exactly the expected rules fired.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.fired == self.expected
    }
}

/// Levels at which a rule runs that is off unless it is asked for.
fn asked_for(rule: &Rule, config: &Config, catalogue: &Catalogue) -> Levels {
    let flag = (rule.level == Level::Off).then(|| LevelFlag { selector: rule.name.clone(), level: Level::Warning });
    Levels::new(config, flag.into_iter().collect(), catalogue).unwrap_or_default()
}

/// Runs an example of the rule called `rule` with all rules of `catalogue`. Findings at info of other rules do not count. A rule
/// that is off runs at warning.
#[must_use]
pub fn run(rule: &str, example: &Example, catalogue: &Catalogue) -> Outcome {
    let mut input = Input { rules: catalogue.clone(), config: Config::default(), ..Input::default() };
    let mut files: BTreeMap<String, String> = example_base().into_iter().collect();
    files.extend(example.files.clone());
    let mut texts = BTreeMap::new();
    for (path, text) in files {
        if let Some(name) = path.strip_prefix(ARCHIVE) {
            texts.insert(name.to_owned(), text);
        } else if path == LOCK {
            input.lock = Lock::read(&text).ok();
        } else {
            input.data.push(input.files.add(path, text));
        }
    }
    let archive = (!texts.is_empty()).then_some(&texts as &dyn Texts);
    let levels = catalogue.get(rule).map(|rule| asked_for(rule, &input.config, catalogue)).unwrap_or_default();
    let report = check(input, archive, &Options { levels, ..Options::default() });
    let counts = |finding: &&crate::findings::Finding| finding.rule == rule || finding.severity > Severity::Info;
    let mut fired: Vec<String> = report.findings.iter().filter(counts).map(|finding| finding.rule.clone()).collect();
    let mut expected = example.fires.clone();
    fired.sort();
    expected.sort();
    Outcome { fired, expected, report }
}
