//! The records of a file.

use toml_spanner::Table;

use super::super::curation::Suppression;
use super::super::problem::Problems;
use super::claim::{RawAccount, RawClaim, read_accounts};
use super::curation::{RawDecision, RawJudgement, decision, judgement, suppressions};
use super::fields::{Fields, Page};
use crate::files::Spanned;
use crate::findings::SubjectKind;
use crate::values::count::Grain;

/// Everything that one file, or all of them, declare.
#[derive(Debug, Default)]
pub(in super::super) struct Records {
    pub types: Vec<RawType>,
    pub properties: Vec<RawProperty>,
    pub populations: Vec<RawPopulation>,
    pub sources: Vec<RawSource>,
    pub entities: Vec<RawEntity>,
    pub subjects: Vec<RawSubject>,
    pub judgements: Vec<RawJudgement>,
    pub decisions: Vec<RawDecision>,
}

/// `[type.x]`
#[derive(Debug)]
pub(in super::super) struct RawType {
    pub id: Spanned<String>,
    pub within: Vec<Spanned<String>>,
    pub individual: bool,
}

/// `[population.x]`
#[derive(Debug)]
pub(in super::super) struct RawPopulation {
    pub id: Spanned<String>,
    pub within: Vec<Spanned<String>>,
    pub also: Vec<Spanned<String>>,
    pub apart_from: Vec<Spanned<String>>,
}

/// `[property.x]`
#[derive(Debug)]
pub(in super::super) struct RawProperty {
    pub id: Spanned<String>,
    pub r#type: Spanned<String>,
    pub role: Option<Spanned<String>>,
    pub of: Vec<Spanned<String>>,
    pub prefer: Vec<Spanned<String>>,
    pub values: Vec<Spanned<String>>,
    pub units: Vec<Spanned<String>>,
    pub words: Vec<Spanned<String>>,
    pub many: bool,
    pub closed: bool,
    pub varies: bool,
    pub grain: Grain,
    pub most: Option<u64>,
    pub told_with: Vec<Spanned<String>>,
    pub current: Vec<Spanned<String>>,
    pub measures: Option<Spanned<String>>,
    pub counts: Option<Spanned<String>>,
    pub undoes: Vec<Spanned<String>>,
    pub ended_by: Vec<Spanned<String>>,
    pub not_as: Vec<Spanned<String>>,
    pub short_of: Vec<Spanned<String>>,
}

/// `[[source]]`
#[derive(Debug)]
pub(in super::super) struct RawSource {
    pub id: Spanned<String>,
    pub title: Spanned<String>,
    pub publisher: Option<Spanned<String>>,
    pub published: Option<Spanned<String>>,
    pub covers: Option<Spanned<String>>,
    pub revision_of: Option<Spanned<String>>,
    pub archive: Option<(Spanned<String>, Spanned<String>)>,
    pub out_of_scope: Vec<(Spanned<String>, Spanned<String>)>,
    pub suppressions: Vec<Suppression>,
}

/// One of the other names of an entity.
#[derive(Debug)]
pub(in super::super) struct RawName {
    pub name: Spanned<String>,
    pub kind: Spanned<String>,
}

/// Where a gazetteer has a place: `gazetteer = { source, id, latitude, longitude }`.
#[derive(Debug)]
pub(in super::super) struct RawGazetteer {
    pub source: Spanned<String>,
    pub id: Spanned<String>,
    pub latitude: f64,
    pub longitude: f64,
}

/// `[[entity]]`
#[derive(Debug)]
pub(in super::super) struct RawEntity {
    pub id: Spanned<String>,
    pub r#type: Spanned<String>,
    pub name: Spanned<String>,
    pub names: Vec<RawName>,
    pub within: Vec<Spanned<String>>,
    pub generic: bool,
    pub gazetteer: Option<RawGazetteer>,
    pub notes: Vec<Spanned<String>>,
    pub accounts: Vec<RawAccount>,
    pub suppressions: Vec<Suppression>,
}

/// `[[incident]]` or `[[topic]]`
#[derive(Debug)]
pub(in super::super) struct RawSubject {
    pub kind: SubjectKind,
    pub id: Spanned<String>,
    pub title: Spanned<String>,
    pub part_of: Vec<Spanned<String>>,
    pub follows: Vec<Spanned<String>>,
    pub about: Vec<Spanned<String>>,
    pub lifetime_of: Option<Spanned<String>>,
    pub notes: Vec<Spanned<String>>,
    pub accounts: Vec<RawAccount>,
    pub suppressions: Vec<Suppression>,
}

impl Records {
    /// Takes in the records of another file.
    pub(in super::super) fn append(&mut self, mut other: Self) {
        self.types.append(&mut other.types);
        self.properties.append(&mut other.properties);
        self.populations.append(&mut other.populations);
        self.sources.append(&mut other.sources);
        self.entities.append(&mut other.entities);
        self.subjects.append(&mut other.subjects);
        self.judgements.append(&mut other.judgements);
        self.decisions.append(&mut other.decisions);
    }

    /// Brings records, accounts and claims into one order, by their ids and what they say: whatever comes of them, down to which of two
    /// equals is named first, must not follow the order in which they are written. What has one key keeps the order it has.
    pub(in super::super) fn sort(&mut self) {
        self.types.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.properties.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.populations.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.sources.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.entities.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.subjects.sort_by(|a, b| (a.kind, &a.id.value).cmp(&(b.kind, &b.id.value)));
        self.judgements.sort_by(|a, b| a.key().cmp(&b.key()));
        self.decisions.sort_by(|a, b| a.key().cmp(&b.key()));
        let entities = self.entities.iter_mut().map(|entity| &mut entity.accounts);
        entities.chain(self.subjects.iter_mut().map(|subject| &mut subject.accounts)).for_each(sort_accounts);
    }

    pub(super) fn read(&mut self, mut file: Fields<'_, '_>, problems: &mut Problems) {
        let page = file.page();
        for (id, table) in named(&mut file, "type", problems) {
            let mut fields = Fields::new(table, page, format!("type `{}`", id.value));
            let (within, individual) = (fields.strings("within", problems), fields.flag("individual", problems));
            self.types.push(RawType { id, within, individual });
            fields.finish(problems);
        }
        for (id, table) in named(&mut file, "population", problems) {
            let mut fields = Fields::new(table, page, format!("population `{}`", id.value));
            let (within, also) = (fields.strings("within", problems), fields.strings("also", problems));
            let apart_from = fields.strings("apart-from", problems);
            self.populations.push(RawPopulation { id, within, also, apart_from });
            fields.finish(problems);
        }
        for (id, table) in named(&mut file, "property", problems) {
            self.properties.extend(property(page, id, table, problems));
        }
        self.sources.extend(file.tables("source", problems).into_iter().filter_map(|table| source(page, table, problems)));
        self.entities.extend(file.tables("entity", problems).into_iter().filter_map(|table| entity(page, table, problems)));
        for (key, kind) in [("incident", SubjectKind::Incident), ("topic", SubjectKind::Topic)] {
            self.subjects.extend(file.tables(key, problems).into_iter().filter_map(|table| subject(page, kind, table, problems)));
        }
        self.decisions.extend(file.tables("decision", problems).into_iter().filter_map(|table| decision(page, table, problems)));
        self.judgements.extend(file.tables("judgement", problems).into_iter().filter_map(|table| judgement(page, table, problems)));
        file.finish(problems);
    }
}

fn sort_accounts(accounts: &mut Vec<RawAccount>) {
    accounts.sort_by(|a, b| a.key().cmp(&b.key()));
    for account in accounts {
        account.claims.sort_by_cached_key(RawClaim::key);
    }
}

/// The tables `[key.x]`, with the place of each `x`.
fn named<'t, 'de>(file: &mut Fields<'t, 'de>, key: &'static str, problems: &mut Problems) -> Vec<(Spanned<String>, &'t Table<'de>)> {
    let Some(table) = file.table(key, problems) else { return Vec::new() };
    let group = Fields::new(table, file.page(), key);
    let mut found = Vec::new();
    for (id, item) in group.others() {
        match item.as_table() {
            Some(table) => found.push((id.map(str::to_owned), table)),
            None => problems.wrong_type(id.span, id.value, "a table", super::fields::kind(item), key),
        }
    }
    found
}

fn property(page: Page<'_>, id: Spanned<String>, table: &Table<'_>, problems: &mut Problems) -> Option<RawProperty> {
    let mut fields = Fields::new(table, page, format!("property `{}`", id.value));
    let r#type = fields.required("type", problems);
    let property = RawProperty {
        role: fields.string("role", problems),
        of: fields.strings("of", problems),
        prefer: fields.strings("prefer", problems),
        values: fields.strings("values", problems),
        units: fields.strings("units", problems),
        words: fields.strings("words", problems),
        many: fields.flag("many", problems),
        closed: fields.flag("closed", problems),
        varies: fields.flag("varies", problems),
        grain: if fields.flag("decimals", problems) { Grain::Fine } else { Grain::Whole },
        most: fields.number("most", problems),
        told_with: fields.strings("told-with", problems),
        current: fields.strings("current", problems),
        measures: fields.string("measures", problems),
        counts: fields.string("counts", problems),
        undoes: fields.strings("undoes", problems),
        ended_by: fields.strings("ended-by", problems),
        not_as: fields.strings("not-as", problems),
        short_of: fields.strings("short-of", problems),
        r#type: r#type?,
        id,
    };
    fields.finish(problems);
    Some(property)
}

/// Starts a record: reads its id, and calls it by that.
fn start<'t, 'de>(
    page: Page<'t>,
    kind: &str,
    table: &'t Table<'de>,
    problems: &mut Problems,
) -> (Fields<'t, 'de>, Option<Spanned<String>>) {
    let mut fields = Fields::new(table, page, format!("this {kind}"));
    let id = fields.required("id", problems);
    if let Some(id) = &id {
        fields.call(format!("{kind} `{}`", id.value));
        problems.check_id(id);
    }
    (fields, id)
}

/// Notes the id of a record that is left out because it has not all that it needs.
fn lose_without(record: &'static str, id: Option<&Spanned<String>>, complete: bool, problems: &mut Problems) {
    if let Some(id) = id.filter(|_| !complete) {
        problems.lose(record, &id.value);
    }
}

fn source(page: Page<'_>, table: &Table<'_>, problems: &mut Problems) -> Option<RawSource> {
    let (mut fields, id) = start(page, "source", table, problems);
    let title = fields.required("title", problems);
    let publisher = fields.string("publisher", problems);
    let published = fields.string("published", problems);
    let covers = fields.string("covers", problems);
    let revision_of = fields.string("revision-of", problems);
    fields.string("url", problems);
    fields.string("note", problems);
    let archive = fields.table("archive", problems).and_then(|table| {
        let mut fields = Fields::new(table, page, format!("archive of {}", fields.record()));
        let pair = (fields.required("file", problems), fields.required("sha256", problems));
        fields.finish(problems);
        pair.0.zip(pair.1)
    });
    let out_of_scope = fields.tables("out-of-scope", problems).into_iter().filter_map(|table| {
        let mut fields = Fields::new(table, page, format!("what is out of scope of {}", fields.record()));
        let pair = (fields.required("at", problems), fields.required("reason", problems));
        fields.finish(problems);
        pair.0.zip(pair.1)
    });
    let out_of_scope = out_of_scope.collect();
    let suppressions = suppressions(&mut fields, SubjectKind::Source, id.as_ref(), problems);
    fields.finish(problems);
    lose_without("source", id.as_ref(), title.is_some(), problems);
    Some(RawSource { id: id?, title: title?, publisher, published, covers, revision_of, archive, out_of_scope, suppressions })
}

fn entity(page: Page<'_>, table: &Table<'_>, problems: &mut Problems) -> Option<RawEntity> {
    let (mut fields, id) = start(page, "entity", table, problems);
    let r#type = fields.required("type", problems);
    let name = fields.required("name", problems);
    let names = fields.tables("names", problems).into_iter().filter_map(|table| {
        let mut fields = Fields::new(table, page, format!("a name of {}", fields.record()));
        let pair = (fields.required("name", problems), fields.required("kind", problems));
        fields.finish(problems);
        Some(RawName { name: pair.0?, kind: pair.1? })
    });
    let names = names.collect();
    let within = fields.strings("within", problems);
    let generic = fields.flag("generic", problems);
    let gazetteer = gazetteer(&mut fields, problems);
    let notes = fields.string("note", problems).into_iter().collect();
    let accounts = read_accounts(&mut fields, problems);
    let suppressions = suppressions(&mut fields, SubjectKind::Entity, id.as_ref(), problems);
    fields.finish(problems);
    lose_without("entity", id.as_ref(), r#type.is_some() && name.is_some(), problems);
    Some(RawEntity { id: id?, r#type: r#type?, name: name?, names, within, generic, gazetteer, notes, accounts, suppressions })
}

fn gazetteer(entity: &mut Fields<'_, '_>, problems: &mut Problems) -> Option<RawGazetteer> {
    let table = entity.table("gazetteer", problems)?;
    let mut fields = Fields::new(table, entity.page(), format!("the gazetteer entry of {}", entity.record()));
    let (source, id) = (fields.required("source", problems), fields.required("id", problems));
    let latitude = fields.degrees("latitude", 90.0, problems);
    let longitude = fields.degrees("longitude", 180.0, problems);
    fields.finish(problems);
    Some(RawGazetteer { source: source?, id: id?, latitude: latitude?, longitude: longitude? })
}

fn subject(page: Page<'_>, kind: SubjectKind, table: &Table<'_>, problems: &mut Problems) -> Option<RawSubject> {
    let word = if kind == SubjectKind::Topic { "topic" } else { "incident" };
    let (mut fields, id) = start(page, word, table, problems);
    let title = fields.required("title", problems);
    let about = fields.strings("about", problems);
    let (mut part_of, mut follows, mut lifetime_of) = (Vec::new(), Vec::new(), None);
    if kind == SubjectKind::Incident {
        part_of = fields.strings("part-of", problems);
        follows = fields.strings("follows", problems);
    } else {
        lifetime_of = fields.string("lifetime-of", problems);
    }
    let notes = fields.string("note", problems).into_iter().collect();
    let accounts = read_accounts(&mut fields, problems);
    let suppressions = suppressions(&mut fields, kind, id.as_ref(), problems);
    fields.finish(problems);
    lose_without(word, id.as_ref(), title.is_some(), problems);
    Some(RawSubject { kind, id: id?, title: title?, part_of, follows, about, lifetime_of, notes, accounts, suppressions })
}
