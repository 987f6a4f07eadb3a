//! Proposals as a data file has them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Draft, Drafted, Read};
use crate::dataset::{Dataset, Id, PlaceRelation, Property, list, number_or_string, one_or_list, string};

/// Claims as lines of TOML.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The lines, each with its line break.
    pub text: String,
    /// The lines of each claim, 0-based, in the order of the draft.
    pub claims: Vec<Range<usize>>,
}

/// The outlets and the claims of a draft.
#[must_use]
pub fn written(data: &Dataset, draft: &Draft) -> Written {
    let mut written = Written { claims: vec![0..0; draft.claims.len()], ..Written::default() };
    let mut line = 0;
    let mut put = |text: String| {
        let from = line;
        line += text.matches('\n').count();
        written.text.push_str(&text);
        from..line
    };
    if !draft.cites.is_empty() {
        put(format!("cites = {}\n", list(&draft.cites)));
    }
    for (property, numbers) in by_property(draft) {
        let key = &data.vocabulary.properties[property].id;
        let several = numbers.len() > 1;
        if several {
            put(format!("{key} = [\n"));
        }
        for number in numbers {
            let Some((claim, lines)) = draft.claims.get(number).zip(written.claims.get_mut(number)) else { continue };
            let table = table(claim);
            *lines = put(if several { format!("  {table},\n") } else { format!("{key} = {table}\n") });
        }
        if several {
            put("]\n".to_owned());
        }
    }
    written
}

/// The numbers of the claims on each property, in the order in which the properties come first.
fn by_property(draft: &Draft) -> Vec<(Id<Property>, Vec<usize>)> {
    let mut numbers: BTreeMap<Id<Property>, Vec<usize>> = BTreeMap::new();
    for (number, claim) in draft.claims.iter().enumerate() {
        numbers.entry(claim.property).or_default().push(number);
    }
    let mut properties: Vec<_> = numbers.into_iter().collect();
    properties.sort_by_key(|(_, numbers)| numbers.first().copied());
    properties
}

/// A claim as an inline table. Only a list can go over several lines in one.
fn table(claim: &Drafted) -> String {
    let relation = claim.relation.map(|relation| if relation == PlaceRelation::Near { "near" } else { "between" });
    let keys = [
        value(&claim.value).map(|value| ("is", value)),
        claim.who.as_ref().map(|who| ("who", string(who))),
        several("quote", &claim.quote),
        several("in", &claim.lies_in),
        relation.map(|relation| ("relation", string(relation))),
        several("according-to", &claim.speakers),
        claim.hedge.map(|hedge| ("hedge", string(hedge.name()))),
        inner("parts", &claim.parts),
        inner("among", &claim.among),
    ];
    let keys = keys.into_iter().flatten().map(|(key, value)| format!("{key} = {value}"));
    format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "))
}

fn value(value: &Read) -> Option<String> {
    match value {
        Read::Count(count) => Some(number_or_string(&count.notation())),
        Read::Date(date) => Some(string(date.text())),
        Read::Names(names) => Some(one_or_list(names)),
        Read::Absent => None,
    }
}

fn several(key: &'static str, texts: &[String]) -> Option<(&'static str, String)> {
    (!texts.is_empty()).then(|| (key, one_or_list(texts)))
}

fn inner(key: &'static str, claims: &[Drafted]) -> Option<(&'static str, String)> {
    let tables: Vec<String> = claims.iter().map(|claim| format!("  {},\n", table(claim))).collect();
    (!claims.is_empty()).then(|| (key, format!("[\n{}]", tables.concat())))
}
