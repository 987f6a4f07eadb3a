//! Names in titles and notes that are not spelt as the registry has them.

use std::ops::Range;

use rayon::prelude::*;

use super::super::Context;
use super::super::mentions::{Mention, Names, place};
use crate::dataset::{Entity, NameKind, Subject};
use crate::files::Spanned;
use crate::findings::{Curated, Facet, Observation, SubjectKind};
use crate::values::name::{Skeleton, fold, similarity};
use crate::values::text::typographic;

/// Every name in a title or a note that is another spelling of the canonical one.
pub(super) fn observe(context: &Context<'_>, registered: &Names) -> Vec<Observation> {
    let data = context.dataset;
    let subjects: Vec<&Subject> = data.subjects.iter().map(|(_, subject)| subject).collect();
    subjects.par_iter().flat_map_iter(|subject| of_subject(context, registered, subject)).collect()
}

fn of_subject(context: &Context<'_>, registered: &Names, subject: &Subject) -> Vec<Observation> {
    // The title of an entity is its name.
    let title = (subject.kind != SubjectKind::Entity).then_some(&subject.title);
    let mut found = Vec::new();
    for text in title.into_iter().chain(&subject.notes) {
        let quoted = quoted(&text.value);
        let mentions = registered.mentions(&text.value).into_iter();
        let own = mentions.filter(|mention| !quoted.iter().any(|quote| quote.contains(&mention.range.start)));
        found.extend(own.filter_map(|mention| departure(context, subject, text, &mention)));
    }
    found
}

/// What stands in quotation marks are the words of a source.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, mark) in text.char_indices() {
        match open {
            Some((start, close)) if mark == close => {
                found.push(start..at);
                open = None;
            }
            None => open = [('“', '”'), ('«', '»'), ('"', '"')].iter().find(|(opens, _)| *opens == mark).map(|(_, close)| (at, *close)),
            Some(_) => {}
        }
    }
    found
}

fn departure(context: &Context<'_>, subject: &Subject, text: &Spanned<String>, mention: &Mention) -> Option<Observation> {
    let data = context.dataset;
    let &[holder] = mention.holders.as_slice() else { return None };
    let entity = &data.entities[holder];
    let form = text.value.get(mention.range.clone())?;
    if entity.generic || !is_spelling(entity, mention, form) || !respells(form, entity.name()) {
        return None;
    }
    let canonical = entity.names.first()?;
    let where_it_stands = place(context.files, text, &mention.range);
    let label = format!("{} is the name of `{}`", entity.name(), entity.id.value);
    let mut seen = Observation::at(Facet::Curated(Curated::Spelling), where_it_stands.unwrap_or(text.span), label);
    seen = seen.see(canonical.name.span, "its name in the registry").value("form", form).value("canonical", entity.name());
    if let Some(span) = where_it_stands {
        seen = seen.fix(format!("write {}", entity.name()), span, entity.name());
    }
    Some(seen.identity([&subject.id.value, &entity.id.value, &typographic(form)]).about(subject.reference()))
}

/// Whether the form is a spelling of the name: registered as one, or known by its fold alone. An acronym, a former name or a part of a
/// name is a choice.
fn is_spelling(entity: &Entity, mention: &Mention, form: &str) -> bool {
    let same_key: Vec<_> = entity.names.iter().filter(|name| fold(&name.name.value) == mention.folded).collect();
    let written_so = same_key.iter().find(|name| typographic(&name.name.value) == typographic(form));
    let spelling = |kind: Option<NameKind>| matches!(kind, None | Some(NameKind::Spelling));
    written_so.map_or_else(|| same_key.iter().all(|name| spelling(name.kind)), |name| spelling(name.kind))
}

/// Whether a form spells the words of a name otherwise. Capitals, the stops of "U.N.", an article, a plural, another order or further
/// words make no other spelling.
fn respells(form: &str, canonical: &str) -> bool {
    let plain = |name: &str| typographic(name).to_lowercase().replace('.', "");
    if plain(form) == plain(canonical) {
        return false;
    }
    let (a, b) = (fold(form), fold(canonical));
    if a == b {
        return true;
    }
    let bare = |key: &str| key.strip_prefix("the ").unwrap_or(key).to_owned();
    let (a, b) = (bare(&a), bare(&b));
    let plural = |one: &str, many: &str| many.strip_suffix('s') == Some(one);
    if a == b || plural(&a, &b) || plural(&b, &a) || reordered(&a, &b) {
        return false;
    }
    let as_many = Skeleton::of(&a).words().count() == Skeleton::of(&b).words().count();
    let joined = || similarity(&a.replace(' ', ""), &b.replace(' ', "")).is_close();
    (as_many && similarity(&a, &b).is_close()) || joined()
}

/// Whether the words of one are all in the other, in another order: "Gao Region", "region of Gao".
fn reordered(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = longer.iter();
    let in_order = shorter.iter().all(|word| rest.any(|other| other == word));
    !in_order && shorter.iter().all(|word| longer.contains(word))
}
