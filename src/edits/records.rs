//! Where the records of a file start and end, as it is written: the headers `[[incident]]`, `[[incident.account]]`, `[decision.rests-on]`.

use std::ops::Range;

/// A header line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Header {
    /// Its first byte.
    start: usize,
    /// The first key of its path.
    record: String,
    /// The last key of its path.
    table: String,
    /// Whether it starts a record, rather than a table within one.
    whole: bool,
}

/// The bytes of the record that a byte of the file lies in, from its header to the end of its last line; what stands between it and the
/// next record, comments set off by an empty line among them, is not its own. None where it is not written under a header `[[kind]]`.
#[must_use]
pub fn record_at(text: &str, kind: &str, byte: usize) -> Option<Range<usize>> {
    let headers = headers(text);
    let at = headers.iter().rposition(|header| header.start <= byte && header.whole)?;
    let own = headers.get(at).filter(|header| header.record == kind)?;
    let mut later = headers.get(at + 1..)?.iter();
    let next = later.find(|header| header.whole || header.record != own.record).map_or(text.len(), |header| header.start);
    let within = text.get(own.start..next)?;
    Some(own.start..own.start + content(within))
}

/// The bytes of the table `[[…name]]` that a byte of the file lies in, without those within it that have headers of their own.
#[must_use]
pub fn table_at(text: &str, name: &str, byte: usize) -> Option<Range<usize>> {
    let headers = headers(text);
    let at = headers.iter().rposition(|header| header.start <= byte)?;
    let own = headers.get(at).filter(|header| header.table == name)?;
    let next = headers.get(at + 1).map_or(text.len(), |header| header.start);
    let within = text.get(own.start..next)?;
    Some(own.start..own.start + content(within))
}

/// How long a stretch is without the empty lines at its end, and without the comments behind the last of them that something stands before.
fn content(within: &str) -> usize {
    let (mut end, mut at, mut gap) = (0, 0, false);
    for line in within.split_inclusive('\n') {
        at += line.len();
        let plain = line.trim();
        if plain.is_empty() {
            gap = true;
        } else if !plain.starts_with('#') || !gap {
            (end, gap) = (at, false);
        }
    }
    end
}

/// The headers of a file, in order.
fn headers(text: &str) -> Vec<Header> {
    let mut scanner = Scanner { text, at: 0, depth: 0 };
    let mut headers = Vec::new();
    let mut at_line_start = true;
    while let Some(next) = scanner.rest().chars().next() {
        let start = scanner.at;
        match next {
            '[' if at_line_start && scanner.depth == 0 => {
                headers.extend(scanner.header(start));
                at_line_start = false;
                continue;
            }
            '\n' => at_line_start = true,
            ' ' | '\t' | '\r' => {}
            _ => at_line_start = false,
        }
        scanner.step(next);
    }
    headers
}

/// Reads over a file of TOML, past strings and comments.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// How many brackets are open.
    depth: usize,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, next: char) {
        match next {
            '#' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
            '"' | '\'' => self.string(next),
            '[' | '{' => {
                self.depth += 1;
                self.at += 1;
            }
            ']' | '}' => {
                self.depth = self.depth.saturating_sub(1);
                self.at += 1;
            }
            other => self.at += other.len_utf8(),
        }
    }

    /// Past a string of either kind, on one line or several.
    fn string(&mut self, quote: char) {
        let long = String::from(quote).repeat(3);
        let end = if self.rest().starts_with(&long) { long } else { String::from(quote) };
        self.at += end.len();
        while let Some(next) = self.rest().chars().next() {
            if self.rest().starts_with(&end) {
                self.at += end.len();
                // A long string may end with quotation marks of its own.
                while end.len() > 1 && self.rest().starts_with(quote) {
                    self.at += 1;
                }
                return;
            }
            // A short one that its line does not close is no TOML.
            if end.len() == 1 && next == '\n' {
                return;
            }
            self.at += next.len_utf8();
            if next == '\\' && quote == '"' {
                self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            }
        }
    }

    /// The header that starts here; the line is read over.
    fn header(&mut self, start: usize) -> Option<Header> {
        let line = self.rest().lines().next().unwrap_or_default();
        self.at += line.len().max(1);
        let list = line.starts_with("[[");
        let path = line.trim_start_matches('[').split(']').next()?;
        let mut keys = path.split('.').map(|key| key.trim().trim_matches(['"', '\'']).to_owned());
        let record = keys.next()?;
        let last = keys.next_back();
        Some(Header { start, whole: list && last.is_none(), table: last.unwrap_or_else(|| record.clone()), record })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILE: &str = "# Of two\n\n[[incident]]\nid = \"a\"\nnote = \"\"\"\n[[incident]]\n\"\"\"\n\n[[incident.account]]\nsource = \"x\"\nkilled = [\n  { is = 1 },\n]\n\
                        # about the account\n\n# about b\n[[incident]]\nid = \"b\" # [[incident]]\n\n[[decision]]\nreason = 'c'\n[decision.rests-on]\nx = \"1\"\n";

    fn record(needle: &str, kind: &str) -> Option<&'static str> {
        FILE.get(record_at(FILE, kind, FILE.find(needle)?)?)
    }

    #[test]
    fn a_record_ends_before_the_comments_of_the_next() {
        let first = record("\"a\"", "incident").unwrap();
        assert!(first.starts_with("[[incident]]\nid = \"a\"") && first.ends_with("]\n# about the account\n"), "{first}");
        assert_eq!(record("\"b\"", "incident"), Some("[[incident]]\nid = \"b\" # [[incident]]\n"));
        assert_eq!(record("'c'", "decision"), Some("[[decision]]\nreason = 'c'\n[decision.rests-on]\nx = \"1\"\n"));
        assert_eq!(record("'c'", "incident"), None);
        assert_eq!(record_at("incident = [{ id = \"a\" }]\n", "incident", 20), None);
    }

    #[test]
    fn the_last_record_may_lack_its_line_break() {
        let text = "[[topic]]\r\nid = \"a\"";
        assert_eq!(record_at(text, "topic", 15), Some(0..text.len()));
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "(\\PC|[\\[\\]\"'#\n=.{}\\\\]){0,60}", byte in 0usize..80) {
            if let Some(record) = record_at(&text, "a", byte) {
                prop_assert!(text.get(record).is_some());
            }
        }
    }
}
