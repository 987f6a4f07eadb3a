//! Entities of one type whose names are similar: two spellings of one, or two that a reader may take for one.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use crate::dataset::{Dataset, Entity, EntityName, EntityType, Id, NameKind, Pair};
use crate::findings::{Facet, Observation, Registry};
use crate::values::name::{Similarity, Skeleton, without_one};

/// With how many names of one key a name is compared. A word that more names share ("region") tells none of them apart.
const NEIGHBOURS: usize = 32;

/// Fewer consonants than these hold no slip: with one left out too many names would be alike.
const SHORTEST: usize = 3;

/// A registered name, ready to be compared.
struct Known<'d> {
    entity: Id<Entity>,
    name: &'d EntityName,
    skeleton: Skeleton,
}

/// Names of two entities that are alike.
pub(in crate::checks) struct Alike<'d> {
    pub first: Id<Entity>,
    pub second: Id<Entity>,
    names: (&'d EntityName, &'d EntityName),
    similarity: Similarity,
}

/// Every two entities of one type with similar names that neither a judgement nor the tree tells apart.
pub(super) fn observe(context: &Context<'_>) -> Vec<Observation> {
    let data = context.dataset;
    let judged = judged(data);
    let open = alike(data, |entity| !entity.generic, Skeleton::of).into_iter();
    let open = open.filter(|pair| !judged.contains(&(pair.first, pair.second)) && !data.entity_tree.in_line(pair.first, pair.second));
    open.map(|pair| confusable(data, &pair)).collect()
}

/// The pairs that a judgement is about, whatever it says.
fn judged(data: &Dataset) -> BTreeSet<(Id<Entity>, Id<Entity>)> {
    let pairs = data.judgements.iter().filter_map(|judgement| match judgement.pair {
        Pair::Entities(a, b) => Some((a.min(b), a.max(b))),
        Pair::Incidents(..) => None,
    });
    pairs.collect()
}

/// The pairs of entities of one type, of those wanted, with similar full names; of each pair the names most alike.
///
/// Names are compared as `read` reads them, where they share a key: the consonants of a word, or those with one left out.
pub(in crate::checks) fn alike(data: &Dataset, wanted: impl Fn(&Entity) -> bool, read: impl Fn(&str) -> Skeleton) -> Vec<Alike<'_>> {
    let mut known: Vec<Known<'_>> = Vec::new();
    for (id, entity) in data.entities.iter().filter(|(_, entity)| wanted(entity)) {
        let full = entity.names.iter().filter(|name| matches!(name.kind, None | Some(NameKind::Spelling | NameKind::Translation)));
        known.extend(full.map(|name| Known { entity: id, name, skeleton: read(&name.name.value) }));
    }
    // By name, not by file: with more names than are compared, which are must not depend on where they stand.
    known.sort_by(|a, b| (&a.skeleton, &data.entities[a.entity].id.value).cmp(&(&b.skeleton, &data.entities[b.entity].id.value)));
    let mut blocks: BTreeMap<(Id<EntityType>, String), Vec<&Known<'_>>> = BTreeMap::new();
    for known in &known {
        let entity_type = data.entities[known.entity].entity_type;
        for key in keys(&known.skeleton) {
            blocks.entry((entity_type, key)).or_default().push(known);
        }
    }
    let mut found: BTreeMap<(Id<Entity>, Id<Entity>), Alike<'_>> = BTreeMap::new();
    for block in blocks.values() {
        for (n, a) in block.iter().enumerate() {
            for b in block.iter().skip(n + 1).take(NEIGHBOURS).filter(|b| b.entity != a.entity) {
                enter(&mut found, a, b);
            }
        }
    }
    found.into_values().collect()
}

fn enter<'d>(found: &mut BTreeMap<(Id<Entity>, Id<Entity>), Alike<'d>>, a: &Known<'d>, b: &Known<'d>) {
    let (a, b) = if a.entity <= b.entity { (a, b) } else { (b, a) };
    let similarity = a.skeleton.similarity(&b.skeleton);
    let best = found.get(&(a.entity, b.entity)).map_or(Similarity::NONE, |best| best.similarity);
    if similarity.is_close() && similarity > best {
        let pair = Alike { first: a.entity, second: b.entity, names: (a.name, b.name), similarity };
        found.insert((a.entity, b.entity), pair);
    }
}

/// What names that are alike share: the consonants of a word, of all of it written as one, or either but for one consonant.
fn keys(skeleton: &Skeleton) -> BTreeSet<String> {
    let words = skeleton.words().map(|word| Skeleton::of(word).consonants());
    let whole = words.chain([skeleton.consonants()]).filter(|key| !key.is_empty());
    whole.flat_map(|key| shortened(&key).into_iter().chain([key])).collect()
}

fn shortened(key: &str) -> Vec<String> {
    if key.chars().count() < SHORTEST {
        return Vec::new();
    }
    without_one(key).map(|(_, short)| short).collect()
}

fn confusable(data: &Dataset, pair: &Alike<'_>) -> Observation {
    let sides = [(&data.entities[pair.first], pair.names.0), (&data.entities[pair.second], pair.names.1)];
    let [first, second] = if sides[0].0.id.value <= sides[1].0.id.value { sides } else { [sides[1], sides[0]] };
    let label = |(entity, name): (&Entity, &EntityName)| format!("`{}`: {}", entity.id.value, name.name.value);
    let mut seen = Observation::at(Facet::Registry(Registry::Confusable), first.1.name.span, label(first));
    seen = seen.see(second.1.name.span, label(second)).note(format!("Their similarity is {}, of 1.00.", pair.similarity));
    let (x, y) = (&first.0.id.value, &second.0.id.value);
    seen = seen.value("first", &first.1.name.value).value("second", &second.1.name.value);
    seen = seen.value("type", &data.vocabulary.types[first.0.entity_type].id);
    seen = seen.help("If they are one, make them one entity; if they are two, or if it cannot be told, say so with a judgement.");
    seen.subjects = vec![first.0.reference(), second.0.reference()];
    seen.identity([x, y]).about(first.0.reference())
}
