//! Characters that hide or deceive, in the data files themselves.

use std::collections::BTreeMap;

use super::Context;
use crate::files::{FileId, SourceFile, Span};
use crate::findings::{Facet, Hidden, Observation, SubjectKind, SubjectRef};
use crate::values::text::{Hostile, hostile_characters};

/// Every hidden or deceiving character of every data file, those of one line together.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    context.data.iter().flat_map(|&id| of_file(id, context.files.get(id))).collect()
}

fn of_file(id: FileId, file: &SourceFile) -> Vec<Observation> {
    let mut lines: BTreeMap<usize, Vec<Hostile>> = BTreeMap::new();
    for hostile in hostile_characters(file.text()) {
        lines.entry(file.lines().line(hostile.span.start)).or_default().push(hostile);
    }
    lines.into_iter().filter_map(|(line, found)| of_line(id, file, line, &found)).collect()
}

fn of_line(id: FileId, file: &SourceFile, line: usize, found: &[Hostile]) -> Option<Observation> {
    let first = found.first()?;
    let rest = found.len() - 1;
    let more = if rest == 0 { String::new() } else { format!(", and {rest} more") };
    let what = format!("{}{more}", first.description);
    let seen = Observation::at(Facet::Characters(Hidden::Any), Span::new(id, first.span.clone()), first.description.clone());
    let seen = seen.value("character", &what).value("where", format!("line {line}"));
    // What stands around it, not the number of the line, which moves.
    let start = file.lines().start(line);
    let text = file.text().get(start..first.span.start).unwrap_or_default();
    let suggestion = first.suggestion.clone().filter(|text| !text.is_empty()).map(|text| format!("Write {text}."));
    let subject = SubjectRef { kind: SubjectKind::File, id: file.path().to_owned() };
    Some(seen.maybe_help(suggestion).about(subject).identity([file.path(), text, &what]))
}
