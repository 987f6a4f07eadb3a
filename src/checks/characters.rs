//! Characters that hide or deceive, in the data files themselves.

use super::Context;
use crate::files::Span;
use crate::findings::{Facet, Hidden, Observation, SubjectKind, SubjectRef};
use crate::values::text::hostile_characters;

/// Every hidden or deceiving character of every data file.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let mut found = Vec::new();
    for &id in context.data {
        let file = context.files.get(id);
        for (n, hostile) in hostile_characters(file.text()).into_iter().enumerate() {
            let span = Span::new(id, hostile.span);
            let subject = SubjectRef { kind: SubjectKind::File, id: file.path().to_owned() };
            let line = file.lines().line(span.start as usize);
            let seen = Observation::at(Facet::Characters(Hidden::Any), span, hostile.description.clone());
            let seen = seen.value("character", &hostile.description).value("where", format!("line {line}")).about(subject);
            let seen = seen.identity([file.path().to_owned(), hostile.description, n.to_string()]);
            found.push(seen.maybe_help(hostile.suggestion));
        }
    }
    found
}
