//! Sums of counts, and how they are written out.

use super::{Count, Interval, Qualifier};
use crate::values::number::Number;

/// Nouns whose singular is not made by dropping an "s".
const IRREGULAR: [(&str, &str); 4] = [("children", "child"), ("men", "man"), ("people", "person"), ("women", "woman")];

/// Vague words that take "of" before their noun, beside those that end in "s".
const TAKES_OF: [&str; 4] = ["couple", "handful", "number", "pair"];

/// The sum of counts of people who are not counted twice: open if one of them is, exact if all are.
/// It stops at [`Number::MAX`]. The sum of no counts is 0.
pub fn sum<'a>(counts: impl IntoIterator<Item = &'a Count>) -> Count {
    Count::from_interval(counts.into_iter().map(Count::interval).fold(Interval::exactly(Number::ZERO), Interval::plus))
}

/// The arithmetic of a [`sum`] for a message: each count with its population, and the total, as in
/// "at least 53 soldiers + 1 civilian = at least 54". An empty population adds no word.
#[must_use]
pub fn sum_expression(parts: &[(Count, &str)]) -> String {
    let total = sum(parts.iter().map(|(count, _)| count)).phrase();
    if parts.is_empty() {
        return total;
    }
    let terms: Vec<String> = parts.iter().map(|(count, population)| count.of(population)).collect();
    format!("{} = {total}", terms.join(" + "))
}

impl Count {
    /// The count with the noun for what it counts, a plural: "53 soldiers", "1 civilian", "dozens of people", "no soldiers". An empty
    /// noun adds no word.
    #[must_use]
    pub fn of(&self, population: &str) -> String {
        let phrase = self.phrase();
        if population.is_empty() {
            return phrase;
        }
        match self.qualifier() {
            Qualifier::NoneAtAll => format!("no {population}"),
            Qualifier::Exact if self.stated() == Some(1.into()) => format!("{phrase} {}", singular(population)),
            _ if self.is_unknown() => format!("{phrase} of {population}"),
            Qualifier::Vague if takes_of(&phrase) => format!("{phrase} of {population}"),
            _ => format!("{phrase} {population}"),
        }
    }
}

fn takes_of(vague: &str) -> bool {
    vague.ends_with('s') || TAKES_OF.iter().any(|word| vague.ends_with(word))
}

/// The singular of a population's plain plural; anything else is left alone.
fn singular(population: &str) -> String {
    let (before, noun) =
        population.rsplit_once(' ').map_or(("", population), |(_, noun)| population.split_at(population.len() - noun.len()));
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == noun) {
        return format!("{before}{singular}");
    }
    let plain = noun.bytes().all(|byte| byte.is_ascii_lowercase()) && !before.contains(" of ");
    let regular = !noun.ends_with("ss") && !noun.ends_with("ies");
    match noun.strip_suffix('s') {
        Some(stem) if plain && regular => format!("{before}{stem}"),
        _ => population.to_owned(),
    }
}
