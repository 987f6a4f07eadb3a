//! One table, read key by key; what is wrong is noted, and reading goes on.

use toml_spanner::{Item, Table, Value};

use super::super::problem::Problems;
use crate::files::{FileId, Span, Spanned};

/// A data file that is read.
#[derive(Clone, Copy)]
pub(in super::super) struct Page<'t> {
    pub file: FileId,
    pub text: &'t str,
}

/// The keys of one record, with what was asked for and what was found.
pub(in super::super) struct Fields<'t, 'de> {
    table: &'t Table<'de>,
    page: Page<'t>,
    /// What the record is called in messages: "incident `x`".
    record: String,
    /// Where the record starts, for what is missing from it.
    span: Span,
    asked: Vec<&'static str>,
}

impl<'t, 'de> Fields<'t, 'de> {
    pub(in super::super) fn new(table: &'t Table<'de>, page: Page<'t>, record: impl Into<String>) -> Self {
        let span = Span::new(page.file, table.span().range());
        Self { table, page, record: record.into(), span, asked: Vec::new() }
    }

    pub(in super::super) const fn span(&self) -> Span {
        self.span
    }

    pub(in super::super) const fn page(&self) -> Page<'t> {
        self.page
    }

    /// Gives the record the name it has from here on.
    pub(in super::super) fn call(&mut self, record: impl Into<String>) {
        self.record = record.into();
    }

    pub(in super::super) fn record(&self) -> &str {
        &self.record
    }

    fn item(&mut self, key: &'static str) -> Option<&'t Item<'de>> {
        self.asked.push(key);
        self.table.get(key)
    }

    pub(in super::super) fn place(&self, item: &Item<'_>) -> Span {
        Span::new(self.page.file, item.span().range())
    }

    /// A value as it is written.
    pub(in super::super) fn text(&self, item: &Item<'_>) -> &'t str {
        self.page.text.get(item.span().range()).unwrap_or_default()
    }

    fn wrong(&self, key: &str, item: &Item<'_>, expected: &str, problems: &mut Problems) {
        problems.wrong_type(self.place(item), key, expected, kind(item), &self.record);
    }

    /// A string, if the key is there.
    pub(in super::super) fn string(&mut self, key: &'static str, problems: &mut Problems) -> Option<Spanned<String>> {
        let item = self.item(key)?;
        let text = item.as_str().map(|text| Spanned::new(text.to_owned(), self.place(item)));
        if text.is_none() {
            self.wrong(key, item, "a string", problems);
        }
        text
    }

    /// A string that must be there.
    pub(in super::super) fn required(&mut self, key: &'static str, problems: &mut Problems) -> Option<Spanned<String>> {
        if self.table.get(key).is_none() {
            self.asked.push(key);
            problems.missing_field(self.span, key, &self.record);
        }
        self.string(key, problems)
    }

    /// A string or a list of strings; empty if the key is not there.
    pub(in super::super) fn strings(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Spanned<String>> {
        let Some(item) = self.item(key) else { return Vec::new() };
        let items = item.as_array().map_or(std::slice::from_ref(item), |list| list.as_slice());
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.as_str() {
                Some(text) => texts.push(Spanned::new(text.to_owned(), self.place(item))),
                None => self.wrong(key, item, "a string or a list of strings", problems),
            }
        }
        texts
    }

    /// `true` or `false`; false if the key is not there.
    pub(in super::super) fn flag(&mut self, key: &'static str, problems: &mut Problems) -> bool {
        let Some(item) = self.item(key) else { return false };
        if item.as_bool().is_none() {
            self.wrong(key, item, "true or false", problems);
        }
        item.as_bool().unwrap_or_default()
    }

    /// A whole number from zero up, if the key is there.
    pub(in super::super) fn number(&mut self, key: &'static str, problems: &mut Problems) -> Option<u64> {
        let item = self.item(key)?;
        let number = item.as_u64();
        if number.is_none() {
            self.wrong(key, item, "a whole number from zero up", problems);
        }
        number
    }

    /// A number of degrees that must be there, at most `most` either way.
    pub(in super::super) fn degrees(&mut self, key: &'static str, most: f64, problems: &mut Problems) -> Option<f64> {
        let Some(item) = self.item(key) else {
            problems.missing_field(self.span, key, &self.record);
            return None;
        };
        #[expect(clippy::cast_precision_loss, reason = "a whole number of degrees is small, and refused where it is not")]
        let number = item.as_f64().or_else(|| item.as_i64().map(|whole| whole as f64));
        let degrees = number.filter(|degrees| degrees.abs() <= most);
        if degrees.is_none() {
            self.wrong(key, item, &format!("a number of degrees from -{most} to {most}"), problems);
        }
        degrees
    }

    /// A table, if the key is there.
    pub(in super::super) fn table(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'t Table<'de>> {
        let item = self.item(key)?;
        if item.as_table().is_none() {
            self.wrong(key, item, "a table", problems);
        }
        item.as_table()
    }

    /// A list of tables; empty if the key is not there.
    pub(in super::super) fn tables(&mut self, key: &'static str, problems: &mut Problems) -> Vec<&'t Table<'de>> {
        let Some(item) = self.item(key) else { return Vec::new() };
        let Some(list) = item.as_array() else {
            self.wrong(key, item, "a list of tables", problems);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(list.len());
        for item in list {
            match item.as_table() {
                Some(table) => tables.push(table),
                None => self.wrong(key, item, "a table", problems),
            }
        }
        tables
    }

    /// Any value, if the key is there.
    pub(in super::super) fn any(&mut self, key: &'static str) -> Option<&'t Item<'de>> {
        self.item(key)
    }

    /// The entries that were not asked for: key, place of the key, value.
    pub(in super::super) fn others(&self) -> impl Iterator<Item = (Spanned<&'t str>, &'t Item<'de>)> {
        let others = self.table.iter().filter(|(key, _)| !self.asked.contains(&key.name));
        others.map(|(key, item)| (Spanned::new(key.name, Span::new(self.page.file, key.span.range())), item))
    }

    /// Notes every key that was not asked for.
    pub(in super::super) fn finish(self, problems: &mut Problems) {
        let taken: Vec<&str> = self.table.iter().map(|(key, _)| key.name).collect();
        for (key, _) in self.others() {
            problems.unknown_field(key.span, key.value, &self.asked, &taken, &self.record);
        }
    }
}

/// What a value is, in the words of TOML.
pub(in super::super) fn kind(item: &Item<'_>) -> &'static str {
    match item.value() {
        Value::String(_) => "a string",
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number with a decimal point",
        Value::Boolean(_) => "true or false",
        Value::DateTime(_) => "a bare date",
        Value::Array(_) => "a list",
        Value::Table(_) => "a table",
    }
}
