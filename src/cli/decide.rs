//! `factlint decide`

use clap::Args;

use super::ask::{self, NoAnswer, words};
use super::failure::{complain_all, unknown};
use super::signature::Signature;
use super::written::{Change, Workplace};
use super::{Status, print};
use crate::archive::Texts;
use crate::dataset::{Basis, Dataset, Decision, Id, NewAnswer, Property, Subject, rests_on};
use crate::edits::{Edit, appended};
use crate::findings::Finding;
use crate::load::Loaded;
use crate::report::{Paint, Selection, human};
use crate::run::{Options, Report, check};

/// Decide a disagreement: show every side, and write the answer beside the incident
///
/// Without an answer on the command line a person at the terminal is asked; elsewhere the sides are shown, and nothing is written.
#[derive(Debug, Args)]
pub(super) struct Decide {
    /// Ids of the incident, topic or entity, several for a joint figure; then the property
    #[arg(value_names = ["SUBJECT", "PROPERTY"], num_args = 2.., required = true)]
    what: Vec<String>,
    /// The value to publish, in the notation of claims; several for a list of names
    #[arg(long, value_name = "VALUE", group = "answer")]
    publish: Vec<String>,
    /// The population that the value is of
    #[arg(long, value_name = "POPULATION", requires = "publish")]
    who: Option<String>,
    /// The unit of the value
    #[arg(long, value_name = "UNIT", requires = "publish")]
    unit: Option<String>,
    /// The account to follow, as source or source/entry
    #[arg(long, value_name = "ACCOUNT", group = "answer")]
    prefer: Vec<String>,
    /// Publish that it is disputed
    #[arg(long, group = "answer")]
    disputed: bool,
    /// Publish nothing yet: whom you asked
    #[arg(long, value_name = "WHOM", group = "answer")]
    pending: Option<String>,
    /// What the answer rests on
    #[arg(long, value_parser = words(&Basis::ALL))]
    basis: Option<String>,
    #[command(flatten)]
    signature: Signature,
    /// The decision stands: record anew the claims that it rests on
    #[arg(long, conflicts_with_all = ["answer", "basis", "reason", "by", "date"])]
    renew: bool,
    #[command(flatten)]
    workplace: Workplace,
}

/// What is to be decided, and all that is known of it.
struct Matter {
    subjects: Vec<Id<Subject>>,
    property: Id<Property>,
    report: Report,
}

impl Decide {
    pub(super) fn run(mut self, out: &Paint, err: &Paint) -> Status {
        let (loaded, place, archive) = match std::mem::take(&mut self.workplace).open(err) {
            Ok(opened) => opened,
            Err(status) => return status,
        };
        let matter = match self.matter(loaded, archive.as_ref().map(|folder| folder as &dyn Texts)) {
            Ok(matter) => matter,
            Err(messages) => return complain_all(messages),
        };
        let shown = print(&human::findings(&matter.report, Selection::ALL, out));
        if let Err(status) = shown {
            return status;
        }
        let change = if self.renew { self.renewed(&matter) } else { self.decided(&matter) };
        match change {
            Err(messages) => complain_all(messages),
            Ok(change) => change.make(&place, None, err),
        }
    }

    /// The subjects and the property, and what is found on them.
    fn matter(&self, loaded: Loaded, texts: Option<&dyn Texts>) -> Result<Matter, Vec<String>> {
        let mut report = check(loaded.input, texts, &Options::default());
        let dataset = &report.dataset;
        let (property, ids) = self.what.split_last().ok_or_else(Vec::new)?;
        let known = dataset.vocabulary.properties.iter().map(|(_, property)| property.id.as_str());
        let property = dataset.vocabulary.property(property).ok_or_else(|| unknown("property", property, known));
        let names = || dataset.subjects.iter().map(|(_, subject)| subject.id.value.as_str());
        let of = |id: &String| named(dataset, id, property.as_ref().ok().copied());
        let found: Vec<Option<Id<Subject>>> = ids.iter().map(of).collect();
        let missing = ids.iter().zip(&found).filter(|(_, found)| found.is_none());
        let mut messages: Vec<String> = missing.map(|(id, _)| unknown("incident, topic or entity with claims", id, names())).collect();
        let mut subjects: Vec<Id<Subject>> = found.into_iter().flatten().collect();
        subjects.sort_by(|&a, &b| dataset.subjects[a].id.value.cmp(&dataset.subjects[b].id.value));
        let property = property.map_err(|message| messages.push(message));
        let (Ok(property), true) = (property, messages.is_empty()) else { return Err(messages) };
        report.findings.retain(|finding| concerns(finding, &report.dataset, &subjects, property));
        Ok(Matter { subjects, property, report })
    }

    /// The decision to be written.
    fn decided(&self, matter: &Matter) -> Result<Change, Vec<String>> {
        let (report, dataset) = (&matter.report, &matter.report.dataset);
        let about = self.what.join(" ");
        if let Some(decision) = matter.decision() {
            let place = report.files.positions(decision.span).0;
            let file = report.files.get(decision.span.file).path();
            return Err(vec![format!("{about} is decided in {file}:{}; change it there, and record it with --renew", place.line)]);
        }
        if report.findings.is_empty() {
            return Err(vec![format!("nothing disagrees on {about}: there is nothing to decide")]);
        }
        let asked = |no: NoAnswer| match no {
            NoAnswer::Nobody => format!("nothing is written; it needs {}", self.missing().join(", ")),
            NoAnswer::BrokenOff => "nothing is written".to_owned(),
        };
        let (answer, basis) = self.answered(report).map_err(asked).map_err(|message| vec![message])?;
        let signed = self.signature.complete().map_err(asked).map_err(|message| vec![message])?;
        let record = dataset.new_decision(&matter.subjects, matter.property, &answer, &basis, &signed);
        let file = matter.subjects.first().map(|&id| dataset.subjects[id].id.span.file).unwrap_or_default();
        let text = report.files.get(file).text();
        Ok(Change { path: report.files.get(file).path().to_owned(), edits: vec![appended(text, &record)], what: "the decision" })
    }

    /// The record of what the decision rests on, made anew.
    fn renewed(&self, matter: &Matter) -> Result<Change, Vec<String>> {
        let about = self.what.join(" ");
        let decision = matter.decision().ok_or_else(|| vec![format!("there is no decision on {about}")])?;
        let files = &matter.report.files;
        let grounds = matter.report.dataset.grounds(&matter.subjects, matter.property);
        let edit = if let Some(span) = decision.grounds {
            let inline = files.text(span).starts_with('{');
            Edit { range: span.range(), text: rests_on(&grounds, inline) }
        } else {
            let end = decision.last.range().end;
            Edit { range: end..end, text: format!("\n\n{}", rests_on(&grounds, false)) }
        };
        let path = files.get(decision.span.file).path().to_owned();
        Ok(Change { path, edits: vec![edit], what: "what the decision rests on" })
    }

    /// The flags that are not given.
    fn missing(&self) -> Vec<&'static str> {
        let answer = self.given().is_none().then_some("an answer (--publish, --prefer, --disputed or --pending)");
        let basis = self.basis.is_none().then_some("--basis");
        answer.into_iter().chain(basis).chain(self.signature.missing()).collect()
    }

    /// The answer of the command line.
    fn given(&self) -> Option<NewAnswer> {
        if !self.publish.is_empty() {
            return Some(NewAnswer::Publish { values: self.publish.clone(), who: self.who.clone(), unit: self.unit.clone() });
        }
        if !self.prefer.is_empty() {
            return Some(NewAnswer::Prefer(self.prefer.clone()));
        }
        let pending = self.pending.clone().map(NewAnswer::Pending);
        if self.disputed { Some(NewAnswer::Disputed) } else { pending }
    }

    /// The answer and its basis, of the command line or of a person.
    fn answered(&self, report: &Report) -> Result<(NewAnswer, String), NoAnswer> {
        if !self.missing().is_empty() && !ask::somebody() {
            return Err(NoAnswer::Nobody);
        }
        let answer = self.given().map_or_else(|| ask_for_answer(report), Ok)?;
        let basis = self.basis.clone().map_or_else(|| ask::word("On what basis", &Basis::ALL), Ok)?;
        Ok((answer, basis))
    }
}

impl Matter {
    fn decision(&self) -> Option<&Decision> {
        let about = |decision: &&Decision| decision.property == self.property && decision.subjects == self.subjects;
        self.report.dataset.decisions.iter().find(about)
    }
}

/// The subject of an id; of several that share it, one of which something is claimed on the property.
fn named(dataset: &Dataset, id: &str, property: Option<Id<Property>>) -> Option<Id<Subject>> {
    let of_id = || dataset.subjects.ids().filter(|&found| dataset.subjects[found].id.value == id);
    let told = |&found: &Id<Subject>| property.is_some_and(|property| !dataset.grounds(&[found], property).is_empty());
    of_id().find(told).or_else(|| of_id().next())
}

/// Whether a finding is on the property of the subjects, and of sources that disagree.
fn concerns(finding: &Finding, dataset: &Dataset, subjects: &[Id<Subject>], property: Id<Property>) -> bool {
    let seen = &finding.seen;
    let mut own: Vec<_> = subjects.iter().map(|&id| dataset.subjects[id].reference()).collect();
    own.sort();
    seen.facet.is_of_sources() && seen.property.as_ref() == Some(&dataset.vocabulary.properties[property].id) && seen.about_all() == own
}

fn ask_for_answer(report: &Report) -> Result<NewAnswer, NoAnswer> {
    let mut values: Vec<(String, NewAnswer)> = Vec::new();
    let mut accounts: Vec<String> = Vec::new();
    for side in report.findings.iter().flat_map(|finding| &finding.seen.sides) {
        let answer = NewAnswer::Publish { values: vec![side.text.clone()], who: side.population.clone(), unit: side.unit.clone() };
        if !values.iter().any(|(_, known)| *known == answer) {
            values.push((format!("publish {}", side.shown), answer));
        }
        if !accounts.contains(&side.account) {
            accounts.push(side.account.clone());
        }
    }
    let follow = accounts.into_iter().map(|account| (format!("follow {account}"), NewAnswer::Prefer(vec![account])));
    let mut choices: Vec<(String, NewAnswer)> = values.into_iter().chain(follow).collect();
    choices.push(("publish that it is disputed".into(), NewAnswer::Disputed));
    let mut shown: Vec<String> = choices.iter().map(|(text, _)| crate::values::text::visible(text).into_owned()).collect();
    shown.extend(["publish another value".to_owned(), "publish nothing yet, and ask somebody".to_owned()]);
    let chosen = ask::choose("What is published", &shown)?;
    match choices.into_iter().nth(chosen) {
        Some((_, answer)) => Ok(answer),
        None if chosen + 1 == shown.len() => Ok(NewAnswer::Pending(ask::text("Whom you asked, and what")?)),
        None => Ok(NewAnswer::Publish { values: vec![ask::text("The value, in the notation of claims")?], who: None, unit: None }),
    }
}
