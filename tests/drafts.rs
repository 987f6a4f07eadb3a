//! What `factlint draft` proposes for the list entries of a source, measured against the accounts that the shipped data have of them.
//!
//! The names, the vocabulary and the readers were made with these entries in view: of a text whose names are not registered yet, fewer
//! places and actors can be proposed.
//!
//! Needs the archived texts, which are private to those who may hold them; named by `FACTLINT_ARCHIVE`, else the test says that it is
//! skipped.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;

use factlint::archive::text::PassageKind;
use factlint::archive::{Archive, Folder};
use factlint::dataset::{Account, Claim, Dataset, Id, Lookup, Value, Wanted};
use factlint::draft::{Draft, Drafted, Read, draft, written};
use factlint::findings::{Severity, State};
use factlint::load::load;
use factlint::run::{Options, check};
use support::shipped;

/// What is compared, with the least precision and recall in per mille: a little below what is reached. Of an entry that tells of several
/// incidents, the accounts of all of them count, and a draft has one day: that bounds the recall of dates. The accounts also have places
/// that an entry only touches, read from the context: the ends of a way, where somebody was before, the region that a topic is on. A draft
/// proposes what the words put the event in, and leaves these to a reader: that bounds the recall of places.
const FLOORS: [(&str, usize, usize); 5] =
    [("figures", 955, 840), ("dates", 930, 795), ("places", 915, 870), ("areas", 915, 855), ("perpetrators", 930, 620)];

/// What is compared, one line a value.
#[derive(Default)]
struct Tally {
    right: usize,
    /// Proposals that no account has.
    wrong: Vec<String>,
    /// Values of accounts that are not proposed.
    missed: Vec<String>,
}

impl Tally {
    fn add(&mut self, at: &str, mut told: Vec<String>, proposed: Vec<String>) {
        for value in proposed {
            match told.iter().position(|other| *other == value) {
                Some(place) => {
                    told.remove(place);
                    self.right += 1;
                }
                None => self.wrong.push(format!("{at}: {value}")),
            }
        }
        self.missed.extend(told.into_iter().map(|value| format!("{at}: {value}")));
    }

    /// Precision and recall, in per mille.
    fn rates(&self) -> (usize, usize) {
        let share = |others: usize| self.right * 1000 / (self.right + others).max(1);
        (share(self.wrong.len()), share(self.missed.len()))
    }
}

/// The accounts of each list entry of a source, by where the entry starts.
fn entries(data: &Dataset, archive: &Archive, source: &str) -> BTreeMap<usize, Vec<Id<Account>>> {
    let mut entries: BTreeMap<usize, Vec<Id<Account>>> = BTreeMap::new();
    for (id, account) in data.accounts.iter().filter(|(_, account)| data.sources[account.source].id.value == source) {
        let text = &archive.text(account.source).unwrap().text;
        let passages = account.at.as_ref().map(|at| text.passages_at(&at.value)).unwrap_or_default();
        if let Some(passage) = passages.first().filter(|passage| passage.kind == PassageKind::ListEntry) {
            entries.entry(passage.bytes.start).or_default().push(id);
        }
    }
    entries
}

/// Every claim of some accounts with its parts, each statement once.
fn told<'d>(data: &'d Dataset, accounts: &[Id<Account>], role: &str) -> Vec<&'d Claim> {
    let mut open: Vec<Id<Claim>> = accounts.iter().flat_map(|&id| data.accounts[id].claims.clone()).collect();
    let mut claims: Vec<&Claim> = Vec::new();
    while let Some(id) = open.pop() {
        let claim = &data.claims[id];
        open.extend(claim.parts.iter().chain(&claim.among));
        let quote = |claim: &Claim| claim.quote.iter().map(|piece| piece.value.clone()).collect::<Vec<_>>();
        let known = claims.iter().any(|known| known.property == claim.property && known.text == claim.text && quote(known) == quote(claim));
        if data.vocabulary.properties[claim.property].has_role(role) && !known {
            claims.push(claim);
        }
    }
    claims
}

fn proposed<'d>(data: &Dataset, draft: &'d Draft, role: &str) -> Vec<&'d Drafted> {
    let mut open: Vec<&Drafted> = draft.claims.iter().rev().collect();
    let mut claims = Vec::new();
    while let Some(claim) = open.pop() {
        open.extend(claim.parts.iter().chain(&claim.among));
        if data.vocabulary.properties[claim.property].has_role(role) {
            claims.push(claim);
        }
    }
    claims
}

fn figure(data: &Dataset, property: Id<factlint::dataset::Property>, count: &factlint::values::count::Count) -> String {
    format!("{} {}", data.vocabulary.properties[property].id, count.normalised())
}

fn once(mut values: Vec<String>) -> Vec<String> {
    values.sort();
    values.dedup();
    values
}

/// The id of the entity that a name of a proposal is.
fn named(data: &Dataset, claim: &Drafted, name: &str) -> String {
    let property = &data.vocabulary.properties[claim.property];
    let wanted = Wanted { of: &property.of, prefer: &property.prefer, within: &[] };
    match data.registry.look_up(name, wanted, &data.entities, &data.entity_tree, &data.vocabulary) {
        Lookup::One(id) => data.entities[id].id.value.clone(),
        _ => name.to_owned(),
    }
}

fn names(data: &Dataset, claims: &[&Claim]) -> Vec<String> {
    let entities = claims.iter().flat_map(|claim| claim.value.names()).filter_map(factlint::dataset::Name::entity);
    once(entities.map(|id| data.entities[id].id.value.clone()).collect())
}

fn names_of(data: &Dataset, claims: &[&Drafted]) -> Vec<String> {
    let all = claims.iter().flat_map(|claim| match &claim.value {
        Read::Names(names) => names.iter().map(|name| named(data, claim, name)).collect(),
        _ => Vec::new(),
    });
    once(all.collect())
}

#[test]
fn drafts_of_list_entries_are_mostly_what_the_accounts_have() {
    let Some(folder) = support::archive() else { return };
    let input = load(&[shipped()]).unwrap().input;
    let (data, _) = Dataset::read(&input.files, &input.data);
    let archive = Archive::read(&Folder::open(&folder).unwrap(), &data);
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for accounts in entries(&data, &archive, "cep-2024").values() {
        let at = data.accounts[accounts[0]].at.as_ref().unwrap().value.clone();
        let draft = draft(&data, &archive, accounts[0]).unwrap();
        let mut add = |kind, told: Vec<String>, proposed: Vec<String>| tallies.entry(kind).or_default().add(&at, told, proposed);

        let counted = told(&data, accounts, "casualties").into_iter().filter_map(|claim| match &claim.value {
            Value::Count(count, _) => Some(figure(&data, claim.property, count)),
            _ => None,
        });
        let read = proposed(&data, &draft, "casualties").into_iter().filter_map(|claim| match &claim.value {
            Read::Count(count) => Some(figure(&data, claim.property, count)),
            _ => None,
        });
        add("figures", counted.collect(), read.collect());

        let dated = told(&data, accounts, "event").into_iter().filter_map(|claim| Some(claim.value.date()?.text().to_owned()));
        let read = proposed(&data, &draft, "event").into_iter().filter_map(|claim| match &claim.value {
            Read::Date(date) => Some(date.text().to_owned()),
            _ => None,
        });
        add("dates", once(dated.collect()), once(read.collect()));

        for (kind, role) in [("places", "location"), ("perpetrators", "attribution")] {
            add(kind, names(&data, &told(&data, accounts, role)), names_of(&data, &proposed(&data, &draft, role)));
        }
        let areas =
            told(&data, accounts, "location").into_iter().flat_map(|claim| claim.lies_in.iter().map(|area| area.text.value.clone()));
        let read = proposed(&data, &draft, "location").into_iter().flat_map(|claim| claim.lies_in.clone());
        add("areas", once(areas.collect()), once(read.collect()));
    }
    eprintln!("{} entries", entries(&data, &archive, "cep-2024").len());
    let mut below = Vec::new();
    for (kind, least_precision, least_recall) in FLOORS {
        let tally = &tallies[kind];
        let (precision, recall) = tally.rates();
        if precision < least_precision || recall < least_recall {
            below.push(format!("{kind}: precision {precision} ‰ of {least_precision} ‰, recall {recall} ‰ of {least_recall} ‰"));
        }
        let lists = [("wrong", &tally.wrong), ("missed", &tally.missed)];
        let lines = lists.into_iter().flat_map(|(name, list)| list.iter().map(move |line| format!("  {name} {line}\n")));
        let lists = lines.collect::<Vec<_>>().concat();
        eprintln!("{kind}: {} right, precision {precision} ‰, recall {recall} ‰\n{lists}", tally.right);
    }
    assert!(below.is_empty(), "{below:#?}");
}

/// The drafts of all list entries, each as an incident of its own: no check finds an error in them.
#[test]
fn drafts_of_list_entries_have_no_errors() {
    let Some(folder) = support::archive() else { return };
    let folder = Folder::open(&folder).unwrap();
    let mut input = load(&[shipped()]).unwrap().input;
    let (data, _) = Dataset::read(&input.files, &input.data);
    let archive = Archive::read(&folder, &data);
    let mut records = String::new();
    let entries = entries(&data, &archive, "cep-2024");
    for (number, accounts) in entries.values().enumerate() {
        let draft = draft(&data, &archive, accounts[0]).unwrap();
        let at = toml::Value::String(data.accounts[accounts[0]].at.as_ref().unwrap().value.clone());
        let claims = written(&data, &draft).text;
        let head =
            format!("[[incident]]\nid = \"draft-{number}\"\ntitle = \"Draft {number}\"\n\n[[incident.account]]\nsource = \"cep-2024\"");
        records.push_str(&format!("{head}\nat = {at}\ndraft = true\n{claims}\n"));
    }
    let file = input.files.add("drafts.toml", records);
    input.data.push(file);
    let report = check(input, Some(&folder), &Options::default());
    let errors = report.findings.iter().filter(|finding| finding.severity == Severity::Error && finding.state == State::Open);
    let errors: Vec<String> = errors.map(|finding| format!("{}: {}", finding.rule, finding.message)).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(report.findings.iter().filter(|finding| finding.rule == "draft").count(), entries.len());
}
