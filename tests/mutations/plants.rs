//! The kinds of slip: where each can be made, and what it changes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use factlint::archive::Archive;
use factlint::dataset::{Claim, Dataset, Id, Value};
use factlint::files::{FileId, Files, Span};
use factlint::values::clause::Hedge;
use factlint::values::date_phrase::{Context, dates};

use crate::support::claims::{value_of, with, without};

/// The data as they are, and the texts they rest on.
pub(crate) struct World<'w> {
    pub(crate) files: &'w Files,
    pub(crate) data: &'w Dataset,
    pub(crate) archive: &'w Archive,
}

/// A slip: the edits that make it, and the claims that are wrong then. It is caught where any of them is.
pub(crate) struct Slip {
    pub(crate) edits: Vec<(FileId, Range<usize>, String)>,
    pub(crate) claims: Vec<Span>,
}

/// Makes every slip of one kind that can be made.
pub(crate) type Plant = fn(&World<'_>) -> Vec<Slip>;

/// The kinds, each with the share of slips that must be caught, in per cent.
pub(crate) const KINDS: [(&str, Plant, usize); 17] = [
    ("another digit", another_digit, 100),
    ("another day", another_day, 100),
    ("another month", another_month, 100),
    ("another day of the same passage", another_day_of_passage, 100),
    ("a letter of a quote", letter_of_quote, 100),
    ("killed exchanged with injured", exchanged_outcomes, 98),
    ("two figures of an account exchanged", exchanged_figures, 98),
    ("a dropped qualifier", dropped_qualifier, 95),
    ("an added qualifier", added_qualifier, 95),
    ("a quote trimmed to hide a qualifier", trimmed_quote, 95),
    ("a dropped hedge", dropped_hedge, 95),
    ("an added hedge", added_hedge, 95),
    ("a dropped speaker", dropped_speaker, 95),
    ("an added speaker", added_speaker, 95),
    ("another speaker", another_speaker, 95),
    ("a figure moved to another population", moved_population, 95),
    ("a dropped population", dropped_population, 95),
];

impl World<'_> {
    /// Every claim that can be held against its words, with its text.
    fn claims(&self) -> impl Iterator<Item = (Id<Claim>, &Claim, &str)> {
        let claims = self.data.claims.iter().filter(|(_, claim)| is_read(claim));
        claims.map(|(id, claim)| (id, claim, self.files.text(claim.span)))
    }

    /// The slips that one edit of a claim's text makes, each.
    fn each(&self, edit: impl Fn(Id<Claim>, &Claim, &str) -> Option<(Range<usize>, String)>) -> Vec<Slip> {
        let made = self.claims().filter_map(|(id, claim, text)| {
            let (range, new) = edit(id, claim, text)?;
            let start = claim.span.start as usize;
            Some(Slip { edits: vec![(claim.span.file, start + range.start..start + range.end, new)], claims: vec![claim.span] })
        });
        made.collect()
    }
}

/// Whether a claim rests on its words alone and has no parts of its own.
fn is_read(claim: &Claim) -> bool {
    claim.inferred.is_none() && !claim.quote.is_empty() && claim.parts.is_empty() && claim.among.is_empty()
}

/// One of a list, the same on every run.
fn pick<'l, T: ?Sized>(list: &[&'l T], id: Id<Claim>) -> &'l T {
    let seed = format!("{id:?}").bytes().fold(7_usize, |seed, byte| seed.wrapping_mul(31).wrapping_add(byte.into()));
    list[seed % list.len()]
}

fn is_figure(claim: &Claim) -> bool {
    matches!(&claim.value, Value::Count(count, _) if count.stated().is_some())
}

/// The last digit of the figure becomes the next one.
fn another_digit(world: &World<'_>) -> Vec<Slip> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "is").filter(|_| is_figure(claim))?;
        let last = range.start + value.rfind(|c: char| c.is_ascii_digit())?;
        let next = char::from_digit((text[last..=last].parse::<u32>().ok()? + 1) % 10, 10)?;
        Some((last..last + 1, next.to_string()))
    })
}

/// Where the digits of the first exact day of a date stand.
fn first_day(value: &str) -> Option<usize> {
    let is_day = |date: &[u8]| date[4] == b'-' && date[7] == b'-' && date[8..].iter().all(u8::is_ascii_digit);
    value.as_bytes().windows(10).position(is_day)
}

/// The first exact day in the date becomes the next one, the 28th the 27th.
fn another_day(world: &World<'_>) -> Vec<Slip> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "is").filter(|_| matches!(claim.value, Value::Date(_)))?;
        let day = range.start + first_day(value)? + 8;
        let number: u32 = text[day..day + 2].parse().ok()?;
        let other = if number >= 28 { number - 1 } else { number + 1 };
        Some((day..day + 2, format!("{other:02}")))
    })
}

/// Another month of the same year.
fn another_month(world: &World<'_>) -> Vec<Slip> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "is").filter(|_| matches!(claim.value, Value::Date(_)))?;
        let digits = value.trim_matches('"');
        let (_, rest) = digits.split_once('-').filter(|_| digits.len() == 7 || digits.len() == 10)?;
        let month: u32 = rest[..2].parse().ok()?;
        // February has no thirtieth day; the slip is to be a date.
        let other = if month == 5 { 7 } else { 5 };
        Some((range.start + 6..range.start + 8, format!("{other:02}")))
    })
}

/// A day becomes another one that the same passage names.
fn another_day_of_passage(world: &World<'_>) -> Vec<Slip> {
    world.each(|id, claim, text| {
        let Value::Date(date) = &claim.value else { return None };
        let (range, value) = value_of(text, "is").filter(|(_, value)| value.len() == 12 && first_day(value) == Some(1))?;
        let own = date.exact_day()?;
        let source = world.data.accounts[claim.account].source;
        let archived = world.archive.text(source)?;
        let hit = world.archive.located(id)?.pieces.first()?.hits.first()?;
        let passage = archived.text.folded(archived.text.surroundings(hit)?.passage);
        let known = Context { year: own.to_string().get(..4)?.parse().ok(), anchor: None };
        let mut days = dates(passage).into_iter().filter_map(|phrase| phrase.complete(&known)?.exact_day());
        let other = days.find(|day| *day != own)?;
        Some((range.start + 1..range.start + value.len() - 1, other.to_string()))
    })
}

/// "at least 38" becomes 38.
fn dropped_qualifier(world: &World<'_>) -> Vec<Slip> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "is").filter(|_| is_figure(claim))?;
        let number = ["\">=", "\">", "\"1..", "\"~"].iter().find_map(|sign| value.strip_prefix(sign))?;
        Some((range, number.trim_end_matches('"').to_owned()))
    })
}

/// 38 becomes "at least 38".
fn added_qualifier(world: &World<'_>) -> Vec<Slip> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "is").filter(|_| is_figure(claim))?;
        value.parse::<u64>().ok()?;
        Some((range, format!("\">={value}\"")))
    })
}

/// A letter in the middle of the quote, or of its first piece, becomes another.
fn letter_of_quote(world: &World<'_>) -> Vec<Slip> {
    world.each(|_, _, text| {
        let (range, value) = value_of(text, "quote")?;
        let first = value.split('"').nth(1)?;
        let start = range.start + value.find('"')? + 1;
        let letters: Vec<usize> = first.char_indices().filter(|(_, c)| c.is_ascii_lowercase()).map(|(at, _)| at).collect();
        let at = start + *letters.get(letters.len() / 2)?;
        let other = if &text[at..=at] == "x" { "y" } else { "x" };
        Some((at..at + 1, other.to_owned()))
    })
}

/// "killing at least 38 soldiers" becomes "38 soldiers".
fn trimmed_quote(world: &World<'_>) -> Vec<Slip> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "quote").filter(|(_, value)| is_figure(claim) && value.starts_with('"'))?;
        let qualifiers = ["at least ", "more than ", "as many as ", "up to ", "approximately "];
        let words = qualifiers.iter().find_map(|words| value.find(words).map(|at| at + words.len()))?;
        Some((range.start + 1..range.start + words, String::new()))
    })
}

/// That something is confirmed takes no doubt away.
fn dropped_hedge(world: &World<'_>) -> Vec<Slip> {
    world.each(|_, claim, text| without(text, "hedge").filter(|_| claim.hedge != Some(Hedge::Confirmed)))
}

/// A hedge on what nothing hedges.
fn added_hedge(world: &World<'_>) -> Vec<Slip> {
    world.each(|id, claim, text| {
        with(text, "hedge", pick(&["suspected", "presumed", "reported", "alleged", "blamed"], id)).filter(|_| claim.hedge.is_none())
    })
}

fn dropped_speaker(world: &World<'_>) -> Vec<Slip> {
    world.each(|_, _, text| without(text, "according-to"))
}

/// Those who speak anywhere in the data.
fn speakers<'w>(world: &World<'w>) -> Vec<&'w str> {
    let speakers = world.data.claims.iter().flat_map(|(_, claim)| &claim.speakers).map(|name| name.text.value.as_str());
    speakers.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Somebody who speaks elsewhere, in place of who speaks here.
fn another_speaker(world: &World<'_>) -> Vec<Slip> {
    let speakers = speakers(world);
    world.each(|id, claim, text| {
        let (range, _) = value_of(text, "according-to")?;
        let own: Vec<_> = claim.speakers.iter().map(factlint::dataset::Name::entity).collect();
        let elsewhere = |name: &&&str| !claim.speakers.iter().any(|own| own.text.value == **name);
        let others: Vec<&str> = speakers.iter().filter(elsewhere).copied().collect();
        let other = pick(&others, id);
        // Two names of one speaker are no slip.
        let same = world
            .data
            .claims
            .iter()
            .flat_map(|(_, claim)| &claim.speakers)
            .any(|name| name.text.value == other && own.contains(&name.entity()));
        (!same).then(|| (range, format!("\"{other}\"")))
    })
}

/// A speaker, one of those who speak elsewhere in the data, on what nobody else says.
fn added_speaker(world: &World<'_>) -> Vec<Slip> {
    let speakers = speakers(world);
    world.each(|id, claim, text| with(text, "according-to", pick(&speakers, id)).filter(|_| claim.speakers.is_empty()))
}

/// A population of the data that is not the claim's.
fn moved_population(world: &World<'_>) -> Vec<Slip> {
    let populations: Vec<&str> = world.data.vocabulary.populations.iter().map(|(_, population)| population.id.as_str()).collect();
    world.each(|id, claim, text| {
        let (range, _) = value_of(text, "who").filter(|_| is_figure(claim))?;
        let own = world.data.vocabulary.populations[claim.population?].id.as_str();
        let others: Vec<&str> = populations.iter().copied().filter(|other| *other != own).collect();
        Some((range, format!("\"{}\"", pick(&others, id))))
    })
}

/// Of casualties: whose they are is what figures are compared by. How many took part, or how many cases there were, needs no population.
fn dropped_population(world: &World<'_>) -> Vec<Slip> {
    let counted = |claim: &Claim| is_figure(claim) && world.data.vocabulary.properties[claim.property].has_role("casualties");
    world.each(|_, claim, text| without(text, "who").filter(|_| counted(claim)))
}

/// Figures of each account by twos: each takes the other's value.
fn exchanged_figures(world: &World<'_>) -> Vec<Slip> {
    let mut accounts: BTreeMap<_, Vec<(&Claim, Range<usize>, &str)>> = BTreeMap::new();
    for (_, claim, text) in world.claims().filter(|(_, claim, _)| is_figure(claim)) {
        let Some((range, value)) = value_of(text, "is") else { continue };
        let start = claim.span.start as usize;
        let of_account = accounts.entry(claim.account).or_default();
        let place = start + range.start..start + range.end;
        if of_account.last().is_none_or(|(_, _, last)| of_account.len() % 2 == 0 || *last != value) {
            of_account.push((claim, place, value));
        }
    }
    let pairs = accounts.values().flat_map(|figures| figures.chunks_exact(2));
    let slips = pairs.map(|pair| {
        let [(one, one_at, one_is), (other, other_at, other_is)] = pair else { unreachable!("chunks of two") };
        let file = one.span.file;
        let edits = vec![(file, one_at.clone(), (*other_is).to_owned()), (file, other_at.clone(), (*one_is).to_owned())];
        Slip { edits, claims: vec![one.span, other.span] }
    });
    slips.collect()
}

/// Figures move to another outcome: `killed` becomes `injured` and the reverse, both at once where an account has both. The key stands
/// before the claim.
fn exchanged_outcomes(world: &World<'_>) -> Vec<Slip> {
    let property = |claim: &Claim| world.data.vocabulary.properties[claim.property].id.as_str();
    let other = |key: &str| [("killed", "injured"), ("injured", "killed")].iter().find(|(from, _)| *from == key).map(|(_, to)| *to);
    let slips = world.claims().filter(|(_, claim, _)| is_figure(claim)).filter_map(|(_, claim, _)| {
        let to = other(property(claim))?;
        let account = &world.data.accounts[claim.account];
        // A list of claims has its key elsewhere, and moves as a whole or not at all.
        let others =
            |key: &str| account.claims.iter().map(|&id| &world.data.claims[id]).filter(|other| property(other) == key).collect::<Vec<_>>();
        let from = property(claim);
        let before = &world.files.get(claim.span.file).text()[..claim.span.start as usize];
        let key = before.ends_with(&format!("\n{from} = ")).then(|| before.len() - from.len() - 3..before.len() - 3)?;
        let free = others(to).iter().all(|other| is_read(other) && is_figure(other)) && others(to).len() <= 1;
        (others(from).len() == 1 && free).then(|| Slip { edits: vec![(claim.span.file, key, to.to_owned())], claims: vec![claim.span] })
    });
    slips.collect()
}
