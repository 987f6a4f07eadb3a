//! `factlint show`

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::failure::{self, complain_all, unknown};
use super::texts::ArchiveFolder;
use super::{Status, complain, print};
use crate::archive::{Archive, Texts};
use crate::dataset::Dataset;
use crate::decisions::Levels;
use crate::findings::SubjectKind;
use crate::load::{Loaded, load};
use crate::report::{Paint, show};
use crate::run::{Options, check};
use crate::show::{Shown, View};

/// Show every account of an incident, a topic or an entity side by side, what was decided on it, and what is open
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Id of the incident, topic or entity
    subject: String,
    /// Which of them, where several have the id
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The data set, or a file or folder in it
    #[arg(long, value_name = "PATH", default_value = ".")]
    data: PathBuf,
    #[command(flatten)]
    archive: ArchiveFolder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Incident,
    Topic,
    Entity,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, a table that fits the terminal
    Human,
    /// For a pull request or a wiki
    Markdown,
    /// JSON, version 1
    Json,
}

impl From<Kind> for SubjectKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Incident => Self::Incident,
            Kind::Topic => Self::Topic,
            Kind::Entity => Self::Entity,
        }
    }
}

impl Show {
    pub(super) fn run(mut self, mut out: Paint, err: &Paint) -> Status {
        let loaded = match load(std::slice::from_ref(&self.data)) {
            Ok(loaded) => loaded,
            Err(error) => return failure::cannot_load(&error, err),
        };
        let Loaded { input, root, unreadable, .. } = loaded;
        let archive = match std::mem::take(&mut self.archive).open() {
            Ok(archive) => archive,
            Err(message) => return complain_all([message]),
        };
        let levels = Levels::new(&input.config, Vec::new());
        let configured = input.config.suppressions.clone();
        let report = check(input, archive.as_ref().map(|folder| folder as &dyn Texts), &Options { levels, ..Options::default() });
        let unread: Vec<String> = unreadable.iter().map(|(path, error)| format!("{path} cannot be read: {error}")).collect();
        let shown = match self.chosen(&report.dataset) {
            Ok(shown) => shown,
            Err(message) => return complain_all(unread.into_iter().chain([message])),
        };
        if out.colour && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout) {
            out.links = Some(root);
        }
        let printed = self.print(&View::of(&report, &configured, shown), &out);
        let undone: Vec<String> = unread.into_iter().chain(report.archive.iter().flat_map(Archive::errors).map(failure::archive)).collect();
        match printed {
            Err(status) => status,
            Ok(()) if !undone.is_empty() => complain_all(undone),
            Ok(()) => Status::Passed,
        }
    }

    fn print(&self, view: &View<'_>, out: &Paint) -> Result<(), Status> {
        match self.format {
            Format::Human => {
                let data = self.data.to_string_lossy();
                let data = (self.data != Path::new(".")).then_some(data.as_ref());
                print(&show::human::render(view, data, out))
            }
            Format::Markdown => print(&show::markdown::render(view)),
            Format::Json => match show::json::render(view) {
                Ok(text) => print(&text),
                Err(error) => Err(complain_all([format!("cannot write JSON: {error}")])),
            },
        }
    }

    /// What has the id. Of several the one is meant of which sources tell; where they tell of several, the person must say which.
    fn chosen(&self, dataset: &Dataset) -> Result<Shown, String> {
        let all = candidates(dataset);
        let wanted = |candidate: &&Candidate<'_>| self.kind.is_none_or(|wanted| candidate.kind == wanted.into());
        let called: Vec<&Candidate<'_>> = all.iter().filter(wanted).filter(|candidate| candidate.id == self.subject).collect();
        let told: Vec<&Candidate<'_>> = called.iter().copied().filter(|candidate| candidate.told).collect();
        let kinds = |of: &[&Candidate<'_>]| of.iter().map(|one| format!("--kind {}", one.kind.name())).collect::<Vec<_>>().join(" or ");
        match (called.as_slice(), told.as_slice()) {
            ([], _) => {
                let kind = self.kind.map_or("incident, topic or entity", |kind| SubjectKind::from(kind).name());
                Err(unknown(kind, &self.subject, all.iter().filter(wanted).map(|candidate| candidate.id)))
            }
            ([one], _) => Ok(one.shown),
            (several, [one]) => {
                let others: Vec<&Candidate<'_>> = several.iter().copied().filter(|other| other.kind != one.kind).collect();
                complain(&format!("factlint: this is the {}; something else is called so too: {}\n", one.kind.name(), kinds(&others)));
                Ok(one.shown)
            }
            (several, _) => Err(format!("several records are called `{}`; choose with {}", self.subject, kinds(several))),
        }
    }
}

/// A record that can be shown.
struct Candidate<'a> {
    kind: SubjectKind,
    id: &'a str,
    shown: Shown,
    /// Whether there are accounts of it.
    told: bool,
}

fn candidates(dataset: &Dataset) -> Vec<Candidate<'_>> {
    let subjects = dataset.subjects.iter().map(|(id, subject)| Candidate {
        kind: subject.kind,
        id: &subject.id.value,
        shown: Shown::Subject(id),
        told: !subject.accounts.is_empty(),
    });
    let subjects: Vec<Candidate<'_>> = subjects.collect();
    let known: BTreeSet<&str> = subjects.iter().filter(|one| one.kind == SubjectKind::Entity).map(|one| one.id).collect();
    // Entities of which nobody claims anything are no subjects.
    let entities = dataset.entities.iter().filter(|(_, entity)| !known.contains(entity.id.value.as_str()));
    let entities =
        entities.map(|(id, entity)| Candidate { kind: SubjectKind::Entity, id: &entity.id.value, shown: Shown::Entity(id), told: false });
    let entities: Vec<Candidate<'_>> = entities.collect();
    subjects.into_iter().chain(entities).collect()
}
