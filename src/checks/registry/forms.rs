//! The names of entities as sources write them: in the claims, and in the archived texts where those are at hand.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::super::Context;
use super::super::mentions::{Mention, Names};
use super::{Use, name_side, uses};
use crate::archive::text::{Hit, Passage, Text};
use crate::dataset::{Dataset, Entity, EntityName, Id, NameKind, Source};
use crate::files::Span;
use crate::findings::{PassageRef, Side};
use crate::values::text::typographic;

/// A name in a source.
#[derive(Debug, Clone)]
pub(super) enum Form<'a> {
    /// A claim has it.
    InClaim(Use<'a>),
    /// The text has it, and no claim.
    InText(InText<'a>),
}

/// A registered name in an archived text.
#[derive(Debug, Clone)]
pub(super) struct InText<'a> {
    /// As registered.
    pub name: &'a EntityName,
    /// The source.
    pub source: Id<Source>,
    /// Where it stands first.
    pub hit: Hit,
}

impl<'a> Form<'a> {
    /// The name.
    pub(super) fn name(&self) -> &'a str {
        match self {
            Self::InClaim(used) => &used.name.text.value,
            Self::InText(found) => &found.name.name.value,
        }
    }

    /// The source that has it.
    pub(super) const fn source(&self) -> Id<Source> {
        match self {
            Self::InClaim(used) => used.source,
            Self::InText(found) => found.source,
        }
    }

    /// Where it stands in the data set: what only a text has stands in the registry.
    pub(super) const fn span(&self) -> Span {
        match self {
            Self::InClaim(used) => used.name.text.span,
            Self::InText(found) => found.name.name.span,
        }
    }

    /// Whether no claim has it.
    pub(super) const fn is_in_text(&self) -> bool {
        matches!(self, Self::InText(_))
    }

    /// Who writes it, for a label.
    pub(super) fn label(&self, data: &Dataset) -> String {
        let (source, name) = (&data.sources[self.source()].id.value, self.name());
        if self.is_in_text() { format!("{source}, in its text: {name}") } else { format!("{source}: {name}") }
    }

    /// One source and one name.
    pub(super) fn side(&self, context: &Context<'_>, entity: &Entity) -> Side {
        match self {
            Self::InClaim(used) => name_side(context, entity, used),
            Self::InText(found) => text_side(context, entity, found),
        }
    }
}

fn text_side(context: &Context<'_>, entity: &Entity, found: &InText<'_>) -> Side {
    let source = &context.dataset.sources[found.source].id.value;
    let archived = context.archive.and_then(|archive| archive.text(found.source));
    let name = &found.name.name;
    let passage =
        archived.map(|archived| PassageRef { file: archived.file.clone(), start: found.hit.chars.start, end: found.hit.chars.end });
    let side = Side::bare(entity.reference(), source, source.clone(), "names", entity.id.value.clone(), &name.value, name.span);
    Side { passage, ..side }
}

/// What counts as one spelling: capitals, typography and the stops of "U.N." do not make another.
pub(super) fn spelling(name: &str) -> String {
    typographic(name).chars().filter(|&letter| letter != '.').flat_map(char::to_lowercase).collect()
}

/// The registered name that is spelt so, if there is one.
pub(super) fn registered<'d>(entity: &'d Entity, form: &str) -> Option<&'d EntityName> {
    entity.names.iter().find(|name| spelling(&name.name.value) == form)
}

/// Names of one entity by spelling and source.
pub(super) type Forms<'a> = BTreeMap<(String, Id<Source>), Form<'a>>;

/// The names of entities that the claims have, each in the first claim that has it.
fn in_claims(data: &Dataset) -> BTreeMap<Id<Entity>, Forms<'_>> {
    let mut by_entity: BTreeMap<Id<Entity>, Forms<'_>> = BTreeMap::new();
    for used in uses(data) {
        if let Some(id) = used.name.entity() {
            let forms = by_entity.entry(id).or_default();
            forms.entry((spelling(&used.name.text.value), used.source)).or_insert(Form::InClaim(used));
        }
    }
    by_entity
}

/// How the sources write the names of entities.
#[derive(Debug, Default)]
pub(in super::super) struct Spelt<'a> {
    /// Those of each entity that the claims have.
    pub(super) claims: BTreeMap<Id<Entity>, Forms<'a>>,
    /// Those that the archived texts have.
    pub(super) texts: Texts<'a>,
}

impl<'a> Spelt<'a> {
    /// Reads claims and texts.
    pub(in super::super) fn of(context: &Context<'a>, names: &Names) -> Self {
        Self { claims: in_claims(context.dataset), texts: in_texts(context, names) }
    }
}

/// What the archived texts have.
#[derive(Debug, Default)]
pub(super) struct Texts<'a> {
    /// The registered names of each entity, the first of each in each source.
    pub(super) names: BTreeMap<Id<Entity>, Forms<'a>>,
    /// Those of several words that stand within a longer name of another entity.
    pub(super) within_names: BTreeMap<Id<Entity>, Forms<'a>>,
    /// Pairs of names, by spelling, of which a source tells itself that they are one: "Sons of the Lake (Lake Sons)".
    pub(super) glossed: BTreeSet<(Id<Entity>, Id<Source>, String, String)>,
}

/// A registered name in a passage.
struct Mentioned<'a> {
    entity: Id<Entity>,
    name: &'a EntityName,
    /// Its spelling.
    form: String,
    /// Its bytes in the folded passage.
    range: Range<usize>,
}

/// The registered names, to be sought and to be told apart.
struct Known<'a, 'n> {
    data: &'a Dataset,
    names: &'n Names,
    /// By spelling; not those that are a part of a name.
    full: BTreeMap<(Id<Entity>, String), &'a EntityName>,
}

impl<'a, 'n> Known<'a, 'n> {
    fn of(data: &'a Dataset, names: &'n Names) -> Self {
        let mut full: BTreeMap<(Id<Entity>, String), &EntityName> = BTreeMap::new();
        for (id, entity) in data.entities.iter() {
            for name in &entity.names {
                full.entry((id, spelling(&name.name.value))).or_insert(name);
            }
        }
        full.retain(|_, name| !matches!(name.kind, Some(NameKind::Partial | NameKind::Weak)));
        Self { data, names, full }
    }

    /// The registered name that a mention is, if one entity has it and it is no word for anyone of a kind.
    fn of_one(&self, passage: &str, mention: &Mention) -> Option<Mentioned<'a>> {
        let form = spelling(passage.get(mention.range.clone())?);
        let mut holders = mention.holders.iter().filter_map(|&id| Some((id, *self.full.get(&(id, form.clone()))?)));
        let (entity, name) = holders.next()?;
        let alone = holders.next().is_none() && !self.data.entities[entity].generic;
        alone.then(|| Mentioned { entity, name, form, range: mention.range.clone() })
    }
}

/// A passage, and what it names.
struct Read<'a> {
    source: Id<Source>,
    text: &'a Text,
    passage: &'a Passage,
    names: Vec<Mentioned<'a>>,
    within_names: Vec<Mentioned<'a>>,
}

/// Reads the texts. At each place the longest registered name counts: "Koulogon Peul" is a village, and tells nothing of the Peul.
fn in_texts<'a>(context: &Context<'a>, names: &Names) -> Texts<'a> {
    let Some(archive) = context.archive else { return Texts::default() };
    let data = context.dataset;
    let known = Known::of(data, names);
    let texts = data.sources.iter().filter_map(|(id, _)| Some((id, &archive.text(id)?.text)));
    let passages: Vec<(Id<Source>, &Text, &Passage)> =
        texts.flat_map(|(id, text)| text.passages().iter().map(move |passage| (id, text, passage))).collect();
    let read: Vec<Read<'_>> = passages.par_iter().map(|&(id, text, passage)| Read::of(&known, id, text, passage)).collect();
    let mut found = Texts::default();
    for mut read in read {
        found.glossed.extend(read.glossed());
        for mentioned in std::mem::take(&mut read.names) {
            read.enter(mentioned, &mut found.names);
        }
        for mentioned in std::mem::take(&mut read.within_names) {
            read.enter(mentioned, &mut found.within_names);
        }
    }
    found
}

impl<'a> Read<'a> {
    fn of(known: &Known<'a, '_>, source: Id<Source>, text: &'a Text, passage: &'a Passage) -> Self {
        let mut read = Self { source, text, passage, names: Vec::new(), within_names: Vec::new() };
        let folded = text.folded(passage);
        for mention in known.names.mentions(folded) {
            let (start, end) = (mention.range.start, mention.range.end);
            read.names.extend(known.of_one(folded, &mention));
            let second = folded.get(start..end).and_then(|name| name.find([' ', '-'])).map(|gap| start + gap + 1);
            let Some((second, rest)) = second.and_then(|second| Some((second, folded.get(second..end)?))) else { continue };
            for mut inner in known.names.mentions(rest).into_iter().filter(|inner| inner.folded.contains(' ')) {
                inner.range = second + inner.range.start..second + inner.range.end;
                read.within_names.extend(known.of_one(folded, &inner));
            }
        }
        read
    }

    /// Names of one entity with nothing but a bracket between them.
    fn glossed(&self) -> Vec<(Id<Entity>, Id<Source>, String, String)> {
        let folded = self.text.folded(self.passage);
        let neighbours = self.names.iter().zip(self.names.iter().skip(1)).filter(|(one, next)| one.entity == next.entity);
        let glossed = neighbours.filter(|(one, next)| {
            let between = folded.get(one.range.end..next.range.start).unwrap_or_default();
            between.trim_matches(|letter: char| letter.is_whitespace() || letter == '"') == "("
        });
        let pair = |(one, next): (&Mentioned<'_>, &Mentioned<'_>)| {
            let (a, b) = (one.form.clone(), next.form.clone());
            if a <= b { (one.entity, self.source, a, b) } else { (one.entity, self.source, b, a) }
        };
        glossed.map(pair).collect()
    }

    /// Keeps a name unless it is known from an earlier place.
    fn enter(&self, mentioned: Mentioned<'a>, names: &mut BTreeMap<Id<Entity>, Forms<'a>>) {
        let Mentioned { entity, name, form, range } = mentioned;
        let key = (form, self.source);
        let forms = names.entry(entity).or_default();
        if forms.contains_key(&key) {
            return;
        }
        let written = self.text.folded(self.passage).get(range).unwrap_or_default();
        if let Some(hit) = self.text.find_within(written, self.passage).into_iter().next() {
            forms.insert(key, Form::InText(InText { name, source: self.source, hit }));
        }
    }
}
