//! Accounts and their claims, as written.

use toml_spanner::{Item, Value};

use super::super::problem::Problems;
use super::fields::{Fields, Page, kind};
use crate::files::{Span, Spanned};

/// The value of a claim before its property is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Written {
    /// A whole number.
    Integer(i128),
    /// A number with a decimal point, in its digits: as a fraction of two it would be another one.
    Decimal(String),
    /// A string.
    Text(String),
    /// A list of strings, each with its place.
    List(Vec<Spanned<String>>),
    /// A date of TOML's own, which should have been quoted.
    BareDate,
    /// Something no property takes, in the words of TOML.
    Other(&'static str),
}

impl Written {
    /// The value as the data file has it; nothing where no property takes it.
    pub(in super::super) fn text(&self) -> String {
        match self {
            Self::Integer(number) => number.to_string(),
            Self::Decimal(text) | Self::Text(text) => text.clone(),
            Self::List(list) => list.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join(", "),
            Self::BareDate | Self::Other(_) => String::new(),
        }
    }
}

/// One claim.
#[derive(Debug)]
pub(in super::super) struct RawClaim {
    pub property: Spanned<String>,
    pub span: Span,
    pub is: Option<Spanned<Written>>,
    pub quote: Vec<Spanned<String>>,
    pub inferred: Option<Spanned<String>>,
    pub who: Option<Spanned<String>>,
    pub of: Vec<Spanned<String>>,
    pub lies_in: Vec<Spanned<String>>,
    pub relation: Option<Spanned<String>>,
    pub at_place: Option<Spanned<String>>,
    pub according_to: Vec<Spanned<String>>,
    pub hedge: Option<Spanned<String>>,
    pub as_of: Option<Spanned<String>>,
    pub modality: Option<Spanned<String>>,
    pub denied: bool,
    pub including: bool,
    pub together_with: Vec<Spanned<String>>,
    pub unit: Option<Spanned<String>>,
    pub sic: Option<Spanned<String>>,
    pub rank: Option<Spanned<String>>,
    pub rank_reason: Option<Spanned<String>>,
    pub parts: Vec<RawClaim>,
    pub among: Vec<RawClaim>,
    pub notes: Vec<Spanned<String>>,
    /// Something of it could not be read.
    pub broken: bool,
}

/// One account.
#[derive(Debug)]
pub(in super::super) struct RawAccount {
    pub source: Spanned<String>,
    pub entry: Option<Spanned<String>>,
    pub at: Option<Spanned<String>>,
    pub copies: Option<Spanned<String>>,
    pub cites: Vec<Spanned<String>>,
    pub placed: Option<Spanned<String>>,
    pub draft: bool,
    pub note: Option<Spanned<String>>,
    pub claims: Vec<RawClaim>,
    /// Keys under which something stands that is no claim.
    pub unread: Vec<String>,
    pub span: Span,
}

impl RawClaim {
    /// A claim that has only a value, of whom and in which unit: what a decision publishes reads like one.
    pub(in super::super) const fn bare(
        property: Spanned<String>,
        is: Spanned<Written>,
        who: Option<Spanned<String>>,
        unit: Option<Spanned<String>>,
    ) -> Self {
        Self {
            property,
            span: is.span,
            is: Some(is),
            quote: Vec::new(),
            inferred: None,
            who,
            of: Vec::new(),
            lies_in: Vec::new(),
            relation: None,
            at_place: None,
            according_to: Vec::new(),
            hedge: None,
            as_of: None,
            modality: None,
            denied: false,
            including: false,
            together_with: Vec::new(),
            unit,
            sic: None,
            rank: None,
            rank_reason: None,
            parts: Vec::new(),
            among: Vec::new(),
            notes: Vec::new(),
            broken: false,
        }
    }

    /// What brings the claims of an account into order.
    pub(super) fn key(&self) -> Vec<String> {
        let is = self.is.as_ref().map_or_else(String::new, |is| is.value.text());
        let texts = self.who.iter().chain(&self.according_to).chain(&self.of).chain(&self.at_place).chain(&self.lies_in).chain(&self.quote);
        let inner = self.parts.iter().chain(&self.among).flat_map(Self::key);
        [self.property.value.clone(), is].into_iter().chain(texts.map(|text| text.value.clone())).chain(inner).collect()
    }
}

impl RawAccount {
    /// What tells an account apart from the others of its record: the source, and the entry where it has one.
    pub(super) fn key(&self) -> (&str, Option<&str>) {
        (&self.source.value, self.entry.as_ref().map(|entry| entry.value.as_str()))
    }
}

/// The `account` tables of a record.
pub(super) fn read_accounts(record: &mut Fields<'_, '_>, problems: &mut Problems) -> Vec<RawAccount> {
    let page = record.page();
    let mut accounts = Vec::new();
    for table in record.tables("account", problems) {
        let mut fields = Fields::new(table, page, format!("an account of {}", record.record()));
        let source = fields.required("source", problems);
        if let Some(source) = &source {
            fields.call(format!("the account of {} by `{}`", record.record(), source.value));
        }
        let entry = fields.string("entry", problems);
        let at = fields.string("at", problems);
        let copies = fields.string("copies", problems);
        let placed = fields.string("placed", problems);
        let draft = fields.flag("draft", problems);
        let cites = fields.strings("cites", problems);
        let note = fields.string("note", problems);
        let (mut claims, mut unread) = (Vec::new(), Vec::new());
        for (key, item) in fields.others() {
            let before = problems.count();
            claims.extend(claims_of(page, &key, item, problems));
            unread.extend((problems.count() > before).then(|| key.value.to_owned()));
        }
        let span = fields.span();
        accounts.extend(source.map(|source| RawAccount { source, entry, at, copies, cites, placed, draft, note, claims, unread, span }));
    }
    accounts
}

/// The claims under one key: a table, or a list of tables.
fn claims_of(page: Page<'_>, key: &Spanned<&str>, item: &Item<'_>, problems: &mut Problems) -> Vec<RawClaim> {
    let property = key.clone().map(str::to_owned);
    let items = item.as_array().map_or(std::slice::from_ref(item), |list| list.as_slice());
    let mut claims = Vec::with_capacity(items.len());
    for item in items {
        match item.as_table() {
            Some(table) => claims.push(claim(Fields::new(table, page, format!("a claim on `{}`", key.value)), &property, problems)),
            None => problems.bare_claim(Span::new(page.file, item.span().range()), key.value, kind(item)),
        }
    }
    claims
}

fn claim(mut fields: Fields<'_, '_>, property: &Spanned<String>, problems: &mut Problems) -> RawClaim {
    let before = problems.count();
    let mut claim = RawClaim {
        property: property.clone(),
        span: fields.span(),
        is: fields.any("is").map(|item| Spanned::new(written(item, &fields), fields.place(item))),
        quote: fields.strings("quote", problems),
        inferred: fields.string("inferred", problems),
        who: fields.string("who", problems),
        of: fields.strings("of", problems),
        lies_in: fields.strings("in", problems),
        relation: fields.string("relation", problems),
        at_place: fields.string("where", problems),
        according_to: fields.strings("according-to", problems),
        hedge: fields.string("hedge", problems),
        as_of: fields.string("as-of", problems),
        modality: fields.string("modality", problems),
        denied: fields.flag("denied", problems),
        including: fields.flag("including", problems),
        together_with: fields.strings("together-with", problems),
        unit: fields.string("unit", problems),
        sic: fields.string("sic", problems),
        rank: fields.string("rank", problems),
        rank_reason: fields.string("rank-reason", problems),
        parts: nested(&mut fields, "parts", property, problems),
        among: nested(&mut fields, "among", property, problems),
        notes: Vec::new(),
        broken: false,
    };
    claim.notes = fields.string("note", problems).into_iter().collect();
    if claim.is.is_none() && claim.parts.is_empty() && claim.lies_in.is_empty() {
        problems.missing_field(fields.span(), "is", fields.record());
    }
    fields.finish(problems);
    claim.broken = problems.left_out_since(before);
    claim
}

fn nested(fields: &mut Fields<'_, '_>, key: &'static str, property: &Spanned<String>, problems: &mut Problems) -> Vec<RawClaim> {
    let page = fields.page();
    let name = format!("a part of a claim on `{}`", property.value);
    fields.tables(key, problems).into_iter().map(|table| claim(Fields::new(table, page, name.clone()), property, problems)).collect()
}

pub(super) fn written(item: &Item<'_>, fields: &Fields<'_, '_>) -> Written {
    let strings = |items: &[Item<'_>]| -> Option<Vec<Spanned<String>>> {
        items.iter().map(|item| item.as_str().map(|text| Spanned::new(text.to_owned(), fields.place(item)))).collect()
    };
    match item.value() {
        Value::String(text) => Written::Text((**text).to_owned()),
        Value::Integer(number) => Written::Integer(number.as_i128()),
        // TOML may part digits by underscores.
        Value::Float(_) => Written::Decimal(fields.text(item).replace('_', "")),
        Value::DateTime(_) => Written::BareDate,
        Value::Array(list) => strings(list.as_slice()).map_or(Written::Other("a list of other things than strings"), Written::List),
        _ => Written::Other(kind(item)),
    }
}
