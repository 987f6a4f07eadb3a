//! SARIF 2.1.0, for code scanning and for viewers of results.
//!
//! Every finding is in it; what is decided or suppressed says so and why.

mod log;

use std::collections::{BTreeMap, BTreeSet};

use log::{
    ArtifactChange, ArtifactLocation, BaseLocation, BaselineState, Configuration, Content, Description, Driver, Fix, Invocation, Level,
    Location, Log, Message, Notification, PhysicalLocation, Properties, Region, Replacement, RuleProperties, Run, Suppression,
    SuppressionKind, Tool,
};

use super::{escape, plain};
use crate::files::{CONFIGURATION, Span};
use crate::findings::{self, Finding, Settled, Severity, State};
use crate::rules::Rule;
use crate::run::Report;
use crate::values::text::visible;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The usual name of the repository's root.
const ROOT: &str = "%SRCROOT%";

/// The report as a SARIF log. `base` is the data set's folder below the repository's root; `undone` are the parts of the job that could
/// not be done.
///
/// # Errors
/// None that can happen with these types; the signature is that of the serialiser.
pub fn render(report: &Report, base: &str, undone: &[String]) -> Result<String, serde_json::Error> {
    let rules: Vec<&Rule> = report.rules.iter().filter(|rule| report.ran.contains(&rule.name)).collect();
    let indices: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(n, rule)| (rule.name.as_str(), n)).collect();
    let page = Page { report, base, indices };
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: Some(env!("CARGO_PKG_REPOSITORY")).filter(|uri| !uri.is_empty()),
        rules: rules.into_iter().map(rule).collect(),
    };
    let root = BaseLocation { description: message("The root of the repository that the data set is in.") };
    let run = Run {
        tool: Tool { driver },
        invocations: [invocation(report, undone)],
        original_uri_base_ids: BTreeMap::from([(ROOT, root)]),
        column_kind: "unicodeCodePoints",
        default_encoding: "utf-8",
        results: report.findings.iter().map(|finding| page.result(finding)).collect(),
    };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_string_pretty(&log).map(|text| escape::json(text + "\n"))
}

fn rule(rule: &Rule) -> log::Rule<'_> {
    let both = |text: &str| Description { text: visible(text).into_owned(), markdown: escape::prose(text) };
    let (why, decide) = (both(&rule.why), both(&rule.decide));
    log::Rule {
        id: &rule.name,
        name: pascal(&rule.name),
        short_description: both(&rule.summary),
        help: Description {
            text: format!("{}\n\nWhat to do: {}", why.text, decide.text),
            markdown: format!("{}\n\n**What to do.** {}", why.markdown, decide.markdown),
        },
        full_description: why,
        default_configuration: Configuration {
            enabled: rule.level.severity().is_some(),
            level: rule.level.severity().map_or(Level::None, level),
        },
        properties: RuleProperties { tags: [&rule.family] },
    }
}

/// `date-conflict` as the standard writes names for people: `DateConflict`.
fn pascal(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    name.split('-').map(word).collect()
}

const fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Info => Level::Note,
    }
}

fn invocation(report: &Report, undone: &[String]) -> Invocation {
    let not_run = report.summary.not_run.iter();
    let not_run =
        not_run.map(|rule| Notification { level: Level::Note, message: message(&format!("{} did not run: {}", rule.rule, rule.reason)) });
    let undone_parts = undone.iter().map(|part| Notification { level: Level::Error, message: message(&visible(part)) });
    Invocation { execution_successful: undone.is_empty(), tool_execution_notifications: undone_parts.chain(not_run).collect() }
}

/// A text as a message. The standard reads placeholders and links in it: braces are doubled, as it asks, and no text is a link.
fn message(text: &str) -> Message {
    Message { text: text.replace('{', "{{").replace('}', "}}").replace("](", "]\u{200B}(") }
}

/// How a finding stands to the baseline that the run was held against, if there was one. Whether something was settled before the baseline
/// or after it, nobody knows.
const fn baseline_state(state: State, held_against_one: bool) -> Option<BaselineState> {
    match state {
        State::Baselined => Some(BaselineState::Unchanged),
        State::Open if held_against_one => Some(BaselineState::New),
        State::Open | State::Decided | State::Suppressed => None,
    }
}

struct Page<'a> {
    report: &'a Report,
    base: &'a str,
    /// Place of each rule in the driver's list.
    indices: BTreeMap<&'a str, usize>,
}

impl<'a> Page<'a> {
    fn result(&self, finding: &'a Finding) -> log::Result<'a> {
        let seen = &finding.seen;
        log::Result {
            rule_id: &finding.rule,
            rule_index: self.indices.get(finding.rule.as_str()).copied(),
            level: level(finding.severity),
            message: message(&plain::lines(self.report, self.base, finding).join("\n")),
            locations: [self.location(None, seen.primary.span, Some(&seen.primary.message))],
            related_locations: self.related(finding),
            partial_fingerprints: BTreeMap::from([("factlint/v1", finding.fingerprint.to_string())]),
            suppressions: finding.settled.iter().map(|settled| self.suppression(settled)).collect(),
            baseline_state: baseline_state(finding.state, self.report.summary.baselined > 0),
            fixes: seen.fix.iter().map(|fix| self.fix(fix)).collect(),
            properties: Properties {
                state: finding.state,
                subject: seen.subject.as_ref(),
                subjects: &seen.subjects,
                property: seen.property.as_deref(),
                relation: seen.relation,
                tags: &seen.tags,
                explanation: seen.explanation.as_ref(),
                command: finding.command.as_deref(),
            },
        }
    }

    /// The other places: those with a label, and the sides that have none.
    fn related(&self, finding: &Finding) -> Vec<Location> {
        let seen = &finding.seen;
        let labelled: BTreeSet<Span> = seen.labels().map(|label| label.span).collect();
        let several = plain::of_several(finding);
        let labels = seen.related.iter().map(|label| (label.span, label.message.clone()));
        let sides = seen.sides.iter().filter(|side| !labelled.contains(&side.span));
        let sides = sides.map(|side| (side.span, format!("{}: {}", side.shown, plain::told(side, several))));
        (1..).zip(labels.chain(sides)).map(|(id, (span, text))| self.location(Some(id), span, Some(&text))).collect()
    }

    fn location(&self, id: Option<usize>, span: Span, text: Option<&str>) -> Location {
        let physical = PhysicalLocation { artifact_location: self.artifact(span), region: self.region(span) };
        Location { id, physical, message: text.map(|text| message(&visible(text))) }
    }

    fn artifact(&self, span: Span) -> ArtifactLocation {
        let path = plain::path(self.base, self.report.files.get(span.file).path());
        ArtifactLocation { uri: escape::url(&path), uri_base_id: ROOT }
    }

    fn region(&self, span: Span) -> Region {
        let (start, end) = self.report.files.positions(span);
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: start.byte,
            byte_length: end.byte.saturating_sub(start.byte),
        }
    }

    /// What settled a finding. It is in the source where a data file holds it, and external where the configuration does.
    fn suppression(&self, settled: &Settled) -> Suppression {
        let configured = self.report.files.get(settled.span.file).path() == CONFIGURATION;
        let told = [&settled.answer, &settled.reason, &settled.who].into_iter().flatten();
        let told: Vec<String> = told.map(|part| visible(part).into_owned()).collect();
        Suppression {
            kind: if configured { SuppressionKind::External } else { SuppressionKind::InSource },
            status: "accepted",
            justification: (!told.is_empty()).then(|| told.join("; ")),
            location: self.location(None, settled.span, None),
        }
    }

    fn fix(&self, fix: &findings::Fix) -> Fix {
        let mut by_file: BTreeMap<&str, (Span, Vec<Replacement>)> = BTreeMap::new();
        for (span, text) in &fix.edits {
            let replacement = Replacement { deleted_region: self.region(*span), inserted_content: Content { text: text.clone() } };
            by_file.entry(self.report.files.get(span.file).path()).or_insert((*span, Vec::new())).1.push(replacement);
        }
        let changes = by_file.into_values();
        let artifact_changes =
            changes.map(|(span, replacements)| ArtifactChange { artifact_location: self.artifact(span), replacements }).collect();
        Fix { description: message(&visible(&fix.title)), artifact_changes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_rules_are_words_run_together() {
        assert_eq!(pascal("date-conflict"), "DateConflict");
        assert_eq!(pascal("x"), "X");
    }

    #[test]
    fn no_message_is_a_link_or_has_a_placeholder() {
        assert_eq!(message("[a](b) {0}").text, "[a]\u{200B}(b) {{0}}");
    }
}
