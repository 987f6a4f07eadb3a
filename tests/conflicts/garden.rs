//! Plants and what comes up: a plant changes the texts of the data set in memory, and a run tells which rules see it.

use std::collections::{BTreeMap, BTreeSet};

use factlint::archive::{Archive, Folder, Lock};
use factlint::dataset::{Config, Dataset};
use factlint::decisions::{LevelFlag, Levels};
use factlint::files::{FileId, Files};
use factlint::findings::{Finding, Fingerprint};
use factlint::load::load;
use factlint::rules::{Catalogue, Level};
use factlint::run::{Input, Options, Report, check};
use factlint::values::date::Date;

use crate::sites::{Moved, Place, Site, plant};
use crate::support;
use crate::world::{EXTRA, PLANTED, World};

/// What a run needs beside the data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Needs {
    Nothing,
    /// The archived texts.
    Texts,
    /// What was verified against them.
    Lock,
    /// The day that suppressions are held against.
    Today,
}

/// A defect to plant: the rule that must find it, where it can stand, and what is written there.
pub(crate) struct Plant {
    pub(crate) rule: &'static str,
    pub(crate) what: &'static str,
    sites: fn(&World<'_>) -> Vec<Site>,
    /// Rules that see something else in it, each with the reason why it is there to be seen.
    pub(crate) beside: &'static [(&'static str, &'static str)],
    /// The share of sites at which the rule must find it, in per cent; less than all only with a reason.
    pub(crate) goal: usize,
    /// Why it is less than all.
    pub(crate) survivors: &'static str,
    pub(crate) needs: Needs,
    /// At so many sites at the most, drawn by chance and the same on every run.
    most: usize,
    /// In so many rounds, where plants would come too near each other.
    rounds: usize,
}

impl Plant {
    pub(crate) const fn new(rule: &'static str, what: &'static str, sites: fn(&World<'_>) -> Vec<Site>) -> Self {
        Self { rule, what, sites, beside: &[], goal: 100, survivors: "", needs: Needs::Nothing, most: usize::MAX, rounds: 1 }
    }

    pub(crate) const fn beside(self, beside: &'static [(&'static str, &'static str)]) -> Self {
        Self { beside, ..self }
    }

    pub(crate) const fn goal(self, goal: usize, survivors: &'static str) -> Self {
        Self { goal, survivors, ..self }
    }

    pub(crate) const fn most(self, most: usize) -> Self {
        Self { most, ..self }
    }

    pub(crate) const fn rounds(self, rounds: usize) -> Self {
        Self { rounds, ..self }
    }

    pub(crate) const fn needs(self, needs: Needs) -> Self {
        Self { needs, ..self }
    }
}

/// What came of a plant.
pub(crate) struct Harvest {
    pub(crate) sites: usize,
    pub(crate) caught: usize,
    /// Sites at which nothing was found.
    pub(crate) missed: Vec<String>,
    /// New findings that nothing of the plant asks for.
    pub(crate) elsewhere: Vec<String>,
    /// The rules beside the plant's own that found something.
    pub(crate) beside: BTreeSet<&'static str>,
}

/// The data set as it is shipped, with records beside it that plants refer to, and what is found in it before anything is planted.
pub(crate) struct Garden {
    texts: Vec<(String, String)>,
    rules: Catalogue,
    lock: Option<Lock>,
    folder: Option<Folder>,
    data: Dataset,
    files: Files,
    archive: Option<Archive>,
    clean: BTreeMap<Needs, Clean>,
    /// Rule, subjects and property of each finding of a plain run.
    found: BTreeSet<String>,
}

/// The findings of the data set as it is, of rules that are off, too.
struct Clean {
    /// Rule, subjects and property of each finding, by its fingerprint.
    about: BTreeMap<Fingerprint, String>,
}

impl Garden {
    pub(crate) fn open() -> Self {
        let input = load(&[support::shipped()]).unwrap().input;
        let data_files = input.data.iter().map(|&id| input.files.get(id));
        let mut texts: Vec<(String, String)> = data_files.map(|file| (file.path().to_owned(), file.text().to_owned())).collect();
        texts.push((PLANTED.to_owned(), EXTRA.to_owned()));
        let folder = support::archive().map(|folder| Folder::open(&folder).unwrap());
        let (files, ids) = arena(&texts);
        let (data, problems) = Dataset::read(&files, &ids);
        assert!(problems.is_empty(), "{problems:?}");
        let archive = folder.as_ref().map(|folder| Archive::read(folder, &data));
        let mut garden = Self {
            texts,
            rules: input.rules,
            lock: input.lock,
            folder,
            data,
            files,
            archive,
            clean: BTreeMap::new(),
            found: BTreeSet::new(),
        };
        let off: Vec<String> = garden.rules.iter().filter(|rule| rule.level == Level::Off).map(|rule| rule.name.clone()).collect();
        for needs in [Needs::Nothing, Needs::Texts, Needs::Lock, Needs::Today] {
            if garden.can(needs) {
                let (report, _) = garden.run(&[], needs, &off);
                let about = report.findings.iter().map(|finding| (finding.fingerprint.clone(), about(finding))).collect();
                garden.clean.insert(needs, Clean { about });
            }
        }
        let on = |finding: &&Finding| !off.contains(&finding.rule);
        garden.found = garden.run(&[], Needs::Nothing, &[]).0.findings.iter().filter(on).map(about).collect();
        garden
    }

    /// Whether what a run needs is at hand.
    pub(crate) fn can(&self, needs: Needs) -> bool {
        needs != Needs::Texts || self.folder.is_some()
    }

    fn world(&self) -> World<'_> {
        World { files: &self.files, data: &self.data, archive: self.archive.as_ref(), found: &self.found }
    }

    /// Checks the data set with the edits made; rules that are off run where they are named.
    fn run(&self, sites: &[Site], needs: Needs, asked_for: &[String]) -> (Report, Moved) {
        let (planted, moved) = plant(&self.texts, &self.files, sites);
        let (files, data) = arena(&planted);
        let lock = self.lock.clone().filter(|_| needs == Needs::Lock);
        let folder = self.folder.as_ref().filter(|_| needs == Needs::Texts);
        let flags = asked_for.iter().map(|rule| LevelFlag { selector: rule.clone(), level: Level::Warning }).collect();
        let levels = Levels::new(&Config::default(), flags);
        let today = (needs == Needs::Today).then(|| "2030-01-01".parse::<Date>().unwrap());
        let input = Input { files, data, rules: self.rules.clone(), lock, ..Input::default() };
        (check(input, folder.map(|folder| folder as _), &Options { levels, today, ..Options::default() }), moved)
    }

    /// Plants at every site and looks at what is new. Sites that would change the same bytes are planted in rounds of their own.
    pub(crate) fn harvest(&self, plant: &Plant) -> Harvest {
        let mut sites = (plant.sites)(&self.world());
        sites.sort_by_cached_key(|site| site.chance(&self.files));
        sites.truncate(plant.most);
        let mut harvest = Harvest { sites: sites.len(), caught: 0, missed: Vec::new(), elsewhere: Vec::new(), beside: BTreeSet::new() };
        let size = sites.len().div_ceil(plant.rounds);
        let mut open = sites;
        while !open.is_empty() {
            let mut round: Vec<Site> = Vec::new();
            let mut later = Vec::new();
            for site in open {
                let fits = round.len() < size && !round.iter().any(|other| other.meets(&site));
                if fits { round.push(site) } else { later.push(site) }
            }
            self.look(plant, &round, &mut harvest);
            open = later;
        }
        harvest
    }

    fn look(&self, plant: &Plant, round: &[Site], harvest: &mut Harvest) {
        let off = self.rules.iter().filter(|rule| rule.name == plant.rule && rule.level == Level::Off);
        let (report, moved) = self.run(round, plant.needs, &off.map(|rule| rule.name.clone()).collect::<Vec<_>>());
        let clean = &self.clean[&plant.needs];
        let fresh: Vec<&Finding> = report.findings.iter().filter(|finding| !clean.about.contains_key(&finding.fingerprint)).collect();
        let grounds: Vec<Vec<Place>> = round.iter().map(|site| moved.ground(&self.files, site)).collect();
        let is_own = |finding: &Finding| self.finds(&finding.rule, plant.rule);
        for (site, ground) in round.iter().zip(&grounds) {
            let found = fresh.iter().any(|finding| is_own(finding) && touches(&report, finding, ground));
            // A finding that was there and has got a side in what was put in keeps its fingerprint where the values are the same.
            let put_in = moved.put_in(&self.files, site);
            if found || report.findings.iter().any(|finding| is_own(finding) && points_into(&report, finding, &put_in)) {
                harvest.caught += 1;
            } else {
                harvest.missed.push(site.told(&self.files));
            }
        }
        let kept: BTreeSet<&Fingerprint> = report.findings.iter().map(|finding| &finding.fingerprint).collect();
        let changed = clean.about.iter().filter(|(fingerprint, _)| !kept.contains(fingerprint)).map(|(_, about)| about.as_str());
        let changed: BTreeSet<&str> = changed.collect();
        // A known finding that has got another side, or has lost one, is not another one.
        let others = fresh.into_iter().filter(|finding| !changed.contains(about(finding).as_str()));
        for finding in others.filter(|finding| !is_own(finding) || !grounds.iter().any(|ground| touches(&report, finding, ground))) {
            match plant.beside.iter().find(|(rule, _)| *rule == finding.rule) {
                Some((rule, _)) => _ = harvest.beside.insert(rule),
                None => harvest.elsewhere.push(told(&report, finding)),
            }
        }
    }

    /// Whether a rule is the one wanted, or stands in for it where both see one defect.
    fn finds(&self, rule: &str, wanted: &str) -> bool {
        rule == wanted || self.rules.iter().any(|other| other.name == rule && other.instead_of.iter().any(|name| name == wanted))
    }
}

fn arena(texts: &[(String, String)]) -> (Files, Vec<FileId>) {
    let mut files = Files::default();
    let ids = texts.iter().map(|(path, text)| files.add(path.as_str(), text.as_str())).collect();
    (files, ids)
}

/// Rule, subjects and property of a finding.
fn about(finding: &Finding) -> String {
    format!("{} {:?} {:?}", finding.rule, finding.seen.about_all(), finding.seen.property)
}

/// Where and what.
fn told(report: &Report, finding: &Finding) -> String {
    let path = report.files.get(finding.seen.primary.span.file).path();
    format!("{path} [{}] {}", finding.rule, finding.message)
}

fn touches(report: &Report, finding: &Finding, ground: &[Place]) -> bool {
    finding.seen.labels().any(|label| {
        let (path, at) = (report.files.get(label.span.file).path(), label.span.range());
        ground.iter().any(|(file, range)| file == path && at.start <= range.end && range.start <= at.end)
    })
}

fn points_into(report: &Report, finding: &Finding, put_in: &[Place]) -> bool {
    finding.seen.labels().any(|label| {
        let (path, at) = (report.files.get(label.span.file).path(), label.span.range());
        put_in.iter().any(|(file, range)| file == path && range.start < at.start && at.end < range.end)
    })
}
