//! The vocabulary: types, populations, properties.

use super::super::arena::{Arena, Id};
use super::super::problem::Problems;
use super::super::read::{RawPopulation, RawProperty, RawType};
use super::super::tree::Tree;
use super::super::vocabulary::{EntityType, Population, Property, ValueType, Vocabulary};
use super::{Ids, one_of};
use crate::files::Spanned;
use crate::values::count::Grain;
use crate::values::name::fold;

/// Keys of an account that no property can have.
const ACCOUNT_KEYS: [&str; 8] = ["source", "entry", "at", "cites", "copies", "placed", "draft", "note"];

pub(super) fn resolve(
    types: Vec<RawType>,
    populations: Vec<RawPopulation>,
    properties: &[RawProperty],
    problems: &mut Problems,
) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    let mut type_ids = Ids::default();
    let parents: Vec<_> = types
        .into_iter()
        .filter_map(|raw| {
            let id = raw.id.value.clone();
            type_ids
                .enter(&raw.id, "type", problems, || vocabulary.types.push(EntityType { id, individual: raw.individual }))
                .map(|_| raw.within)
        })
        .collect();
    vocabulary.type_tree = tree(&parents, &type_ids, "type", problems);

    let mut population_ids = Ids::default();
    let mut parents = Vec::new();
    let mut words = Vec::new();
    let mut apart = Vec::new();
    for raw in populations {
        let id = raw.id.value.clone();
        if let Some(new) = population_ids.enter(&raw.id, "population", problems, || vocabulary.populations.push(Population { id })) {
            parents.push(raw.within);
            apart.push((new, raw.apart_from));
            words.extend(std::iter::once(raw.id).chain(raw.also).map(|word| (word, new)));
        }
    }
    vocabulary.population_tree = tree(&parents, &population_ids, "population", problems);
    for (id, others) in apart {
        vocabulary.apart.extend(population_ids.find_all(&others, "population", problems).into_iter().map(|other| (id, other)));
    }
    for (word, id) in words {
        enter_word(&mut vocabulary, &word, id, problems);
    }

    let mut property_ids = Ids::default();
    for raw in properties {
        enter_property(raw, &mut vocabulary.properties, &mut property_ids, &type_ids, problems);
    }
    tie(properties, &mut vocabulary.properties, &property_ids, problems);
    vocabulary.type_ids = type_ids.known.into_iter().map(|(name, (id, _))| (name, id)).collect();
    vocabulary.property_ids = property_ids.known.into_iter().map(|(name, (id, _))| (name, id)).collect();
    vocabulary
}

fn tree<T>(parents: &[Vec<Spanned<String>>], ids: &Ids<T>, record: &str, problems: &mut Problems) -> Tree<T> {
    let parents: Vec<Vec<Id<T>>> = parents.iter().map(|within| ids.find_all(within, record, problems)).collect();
    Tree::new(&parents)
}

fn enter_word(vocabulary: &mut Vocabulary, word: &Spanned<String>, id: Id<Population>, problems: &mut Problems) {
    let holder = *vocabulary.population_words.entry(fold(&word.value)).or_insert(id);
    if holder != id {
        let found = format!("`{}`, which already names the population `{}`", word.value, vocabulary.populations[holder].id);
        problems.bad_value(word.span, "also", "a word that names one population", &found, "Remove it from one of the two.");
    }
}

fn enter_property(
    raw: &RawProperty,
    properties: &mut Arena<Property>,
    ids: &mut Ids<Property>,
    types: &Ids<EntityType>,
    problems: &mut Problems,
) {
    let list = "date, count, quantity, entity, category or text";
    let Some(value_type) = one_of::<ValueType>(&raw.r#type, "type", list, problems) else { return };
    if ACCOUNT_KEYS.contains(&raw.id.value.as_str()) {
        let found = format!("`{}`, a key of every account", raw.id.value);
        problems.bad_value(raw.id.span, "property", "a name that accounts do not use", &found, "Give the property another name.");
        return;
    }
    let texts = |list: &[Spanned<String>]| list.iter().map(|text| text.value.clone()).collect();
    let property = Property {
        id: raw.id.value.clone(),
        value_type,
        role: raw.role.as_ref().map(|role| role.value.clone()),
        of: types.find_all(&raw.of, "type", problems),
        prefer: types.find_all(&raw.prefer, "type", problems),
        values: texts(&raw.values),
        units: texts(&raw.units),
        words: raw.words.iter().map(|word| word.value.to_lowercase()).collect(),
        many: raw.many,
        closed: raw.closed,
        varies: raw.varies,
        grain: grain(raw, value_type, problems),
        most: raw.most,
        told_with: Vec::new(),
        current: texts(&raw.current),
        measures: None,
        counts: None,
        undoes: Vec::new(),
        ended_by: Vec::new(),
        not_as: Vec::new(),
        short_of: Vec::new(),
    };
    ids.enter(&raw.id, "property", problems, || properties.push(property));
}

/// What is counted is whole; what is measured may have decimals, if the vocabulary says so.
fn grain(raw: &RawProperty, value_type: ValueType, problems: &mut Problems) -> Grain {
    if raw.grain == Grain::Fine && value_type != ValueType::Quantity {
        let help = "Make it a quantity with its `units`, or remove `decimals`.";
        problems.bad_value(raw.id.span, "decimals", "a quantity", &format!("a property of type {}", value_type.name()), help);
        return Grain::Whole;
    }
    raw.grain
}

/// Ties properties to those that they name.
fn tie(raw: &[RawProperty], properties: &mut Arena<Property>, ids: &Ids<Property>, problems: &mut Problems) {
    for raw in raw {
        let told_with = ids.find_all(&raw.told_with, "property", problems);
        let measures = raw.measures.as_ref().and_then(|id| ids.find(id, "property", problems));
        let counts = raw.counts.as_ref().and_then(|id| ids.find(id, "property", problems));
        let undoes = ids.find_all(&raw.undoes, "property", problems);
        let ended_by = ids.find_all(&raw.ended_by, "property", problems);
        let short_of = ids.find_all(&raw.short_of, "property", problems);
        let not_as = ids.find_all(&raw.not_as, "property", problems);
        if let Some(property) = ids.get(&raw.id.value).and_then(|id| properties.get_mut(id)) {
            property.told_with = told_with;
            property.measures = measures;
            property.counts = counts;
            property.undoes = undoes;
            property.ended_by = ended_by;
            property.not_as = not_as;
            property.short_of = short_of;
        }
    }
}
