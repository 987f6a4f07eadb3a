//! Claims and the words that they rest on.

use std::collections::{BTreeMap, BTreeSet};

use factlint::dataset::{Account, Claim, Id, Standing, Value};
use factlint::findings::SubjectKind;
use factlint::values::clause::Hedge;
use factlint::values::number::Number;

use crate::garden::{Needs, Plant};
use crate::sites::Site;
use crate::support::claims::{value_of, without};
use crate::world::{World, day};

pub(crate) const PLANTS: &[Plant] = &[
    Plant::new("evidence-missing", "a claim without words", wordless),
    Plant::new("evidence-unverified", "a word more since it was verified", changed_quote).needs(Needs::Lock),
    Plant::new("quote-not-found", "a word too many in a quote", changed_quote).needs(Needs::Texts).most(80),
    Plant::new("quote-too-long", "a quote of eleven words", long_quote),
    Plant::new("quote-ambiguous", "a quote of one figure that stands twice", short_quote).needs(Needs::Texts).beside(&[
        ("quote-cropped", "the figure alone has lost its qualifier"),
        ("hedge-dropped", "one of the places is of somebody who accuses"),
        ("speaker-dropped", "one of the places has another speaker"),
        ("population-dropped", "one of the places has a noun"),
    ]),
    Plant::new("quote-cropped", "a quote trimmed to hide a qualifier", cropped).needs(Needs::Texts),
    Plant::new("figure-not-in-quote", "another digit", other_digit).needs(Needs::Texts).beside(&[
        ("duration-mismatch", "a duration with another digit is another one"),
        ("link-impossible", "more are let go than were taken"),
        ("superlative-overtaken", "fewer dead are not the most"),
    ]),
    Plant::new("outcome-not-in-quote", "the dead as injured", other_outcome).needs(Needs::Texts),
    Plant::new("population-not-in-quote", "other people", other_people).needs(Needs::Texts),
    Plant::new("population-dropped", "no people", no_people).needs(Needs::Texts),
    Plant::new("qualifier-dropped", "a qualifier left out", no_qualifier).needs(Needs::Texts),
    Plant::new("hedge-dropped", "a hedge left out", no_hedge)
        .needs(Needs::Texts)
        .goal(95, "some stand with another noun of the sentence than what they doubt"),
    Plant::new("speaker-dropped", "a speaker left out", no_speaker)
        .needs(Needs::Texts)
        .goal(90, "some speak in another clause than what they say, behind a pronoun or as the head of a list")
        .beside(&[
            ("unused-entity", "nobody else has that speaker say anything"),
            ("hedge-dropped", "what somebody reports is only reported, where nobody is said to report it"),
            ("figure-not-in-quote", "who speaks is counted with those who are named"),
        ]),
    Plant::new("date-not-in-quote", "another day", other_day)
        .needs(Needs::Texts)
        .beside(&[("heading-unused", "another claim of the entry is of other days too, and none of that of the heading")]),
    Plant::new("date-false-precision", "a day for a month", day_for_month).needs(Needs::Texts),
    Plant::new("count-vague-coded", "twelve for several", twelve_for_several).needs(Needs::Texts),
    Plant::new("count-unknown-as-zero", "none for unknown", none_for_unknown).needs(Needs::Texts),
    Plant::new("name-not-in-quote", "another attacker", other_name)
        .needs(Needs::Texts)
        .beside(&[("unused-entity", "nobody else names the attacker"), ("actor-anachronism", "a finding on several incidents loses one")]),
    Plant::new("source-changed", "another hash", other_hash).needs(Needs::Texts),
    Plant::new("figure-unused", "a toll left out", unused_figure).needs(Needs::Texts),
    Plant::new("uncited-passage", "an entry left out", uncited)
        .needs(Needs::Texts)
        .beside(&[("unused-entity", "nobody else names what the incident names")]),
];

fn is_figure(claim: &Claim) -> bool {
    matches!(&claim.value, Value::Count(count, _) if count.stated().is_some())
}

fn wordless(world: &World<'_>) -> Vec<Site> {
    // A part can have the words of its whole.
    world.each(|_, claim, text| without(text, "quote").filter(|_| claim.standing == Standing::Whole && !text.contains('\\')))
}

/// A word more at the end of the first piece of each quote that has room for it.
fn more_words(world: &World<'_>, words: impl Fn(usize) -> Option<usize>) -> Vec<Site> {
    world.each(|_, claim, _| {
        let piece = claim.quote.first().filter(|piece| claim.span.contains(piece.span))?;
        let missing = words(piece.value.split_whitespace().count())?;
        let end = piece.span.range().end - 1 - claim.span.range().start;
        Some((end..end, " quivering".repeat(missing)))
    })
}

fn changed_quote(world: &World<'_>) -> Vec<Site> {
    more_words(world, |count| (count < 10).then_some(1))
}

fn long_quote(world: &World<'_>) -> Vec<Site> {
    more_words(world, |count| 11_usize.checked_sub(count))
}

/// Only the figure of a quote, where the passage has it more than once.
fn short_quote(world: &World<'_>) -> Vec<Site> {
    world.each(|id, claim, text| {
        let (range, value) = value_of(text, "quote").filter(|(_, value)| value.starts_with('"') && is_figure(claim))?;
        let words = value.trim_matches('"');
        let Value::Count(count, _) = &claim.value else { return None };
        let number = count.stated().and_then(Number::whole)?.to_string();
        let figure = words.split(' ').find(|word| *word == number)?;
        let archived = world.archive?.text(world.account(claim).source)?;
        let hit = world.archive?.located(id)?.pieces.first()?.hits.first()?;
        let passage = archived.text.surroundings(hit)?.passage;
        let again = archived.text.find_within(figure, passage).len() > 1;
        (again && figure != words).then(|| (range, format!("\"{figure}\"")))
    })
}

fn cropped(world: &World<'_>) -> Vec<Site> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "quote").filter(|(_, value)| is_figure(claim) && value.starts_with('"'))?;
        let qualifiers = ["at least ", "more than ", "as many as ", "up to ", "approximately "];
        let words = qualifiers.iter().find_map(|words| value.find(words).map(|at| at + words.len()))?;
        Some((range.start + 1..range.start + words, String::new()))
    })
}

/// Whether nobody else tells of what a claim tells: what others say is no matter here.
fn is_alone(world: &World<'_>, claim: &Claim) -> bool {
    let subject = world.subject(claim);
    let told = world.data.claims_of(subject).filter(|&id| world.data.claims[id].property == claim.property);
    told.count() == 1 && claim.standing == Standing::Whole && claim.together_with.is_empty() && !world.is_joint(subject)
}

fn other_digit(world: &World<'_>) -> Vec<Site> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "is").filter(|_| is_figure(claim) && is_alone(world, claim))?;
        let last = range.start + value.rfind(|c: char| c.is_ascii_digit())?;
        let next = char::from_digit((text[last..=last].parse::<u32>().ok()? + 1) % 10, 10)?;
        Some((last..last + 1, next.to_string()))
    })
}

/// The key of a claim that stands on a line of its own, another one.
fn other_outcome(world: &World<'_>) -> Vec<Site> {
    let claims = world.all_claims().into_iter().filter(|(_, claim)| is_figure(claim) && claim.inferred.is_none() && claim.parts.is_empty());
    let sites = claims.filter_map(|(_, claim)| {
        let line = world.line(claim.span);
        let alone = is_alone(world, claim) && world.text(line).starts_with("killed = ") && !world.tells(world.subject(claim), "injured");
        let key = factlint::files::Span::new(line.file, line.range().start..line.range().start + "killed".len());
        alone.then(|| Site::replace(key, "injured").on(claim.span))
    });
    sites.collect()
}

/// Whether a claim counts people who came to harm, and no other one does.
fn is_toll(world: &World<'_>, claim: &Claim) -> bool {
    is_figure(claim) && is_alone(world, claim) && world.role(claim) == "casualties"
}

fn other_people(world: &World<'_>) -> Vec<Site> {
    let populations: Vec<&str> = world.data.vocabulary.populations.iter().map(|(_, population)| population.id.as_str()).collect();
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "who").filter(|_| is_toll(world, claim))?;
        let own = populations.iter().position(|other| *other == world.data.vocabulary.populations[claim.population.unwrap()].id)?;
        let other = populations[(own + 7) % populations.len()];
        (format!("{other:?}") != value).then(|| (range, format!("{other:?}")))
    })
}

fn no_people(world: &World<'_>) -> Vec<Site> {
    world.each(|_, claim, text| without(text, "who").filter(|_| is_toll(world, claim)))
}

fn no_qualifier(world: &World<'_>) -> Vec<Site> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "is").filter(|_| is_figure(claim) && is_alone(world, claim))?;
        let number = ["\">=", "\">", "\"1..", "\"~"].iter().find_map(|sign| value.strip_prefix(sign))?;
        Some((range, number.trim_end_matches('"').to_owned()))
    })
}

fn no_hedge(world: &World<'_>) -> Vec<Site> {
    world.each(|_, claim, text| without(text, "hedge").filter(|_| claim.hedge != Some(Hedge::Confirmed)))
}

fn no_speaker(world: &World<'_>) -> Vec<Site> {
    world.each(|_, claim, text| without(text, "according-to").filter(|_| is_alone(world, claim)))
}

fn other_day(world: &World<'_>) -> Vec<Site> {
    world.each(|_, claim, text| {
        let (range, _) = value_of(text, "is").filter(|(_, value)| value.len() == 12 && is_alone(world, claim))?;
        let other = day(claim)?.succ_opt()?;
        Some((range, format!("\"{other}\"")))
    })
}

fn day_for_month(world: &World<'_>) -> Vec<Site> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "is")
            .filter(|(_, value)| matches!(claim.value, Value::Date(_)) && value.len() == 9 && is_alone(world, claim))?;
        Some((range.end - 1..range.end - 1, "-17".to_owned())).filter(|_| value.as_bytes()[5] == b'-')
    })
}

/// A number for the words of a vague figure.
fn for_words(world: &World<'_>, words: &[&str], number: &str) -> Vec<Site> {
    world.each(|_, claim, text| {
        let (range, value) = value_of(text, "is").filter(|_| matches!(claim.value, Value::Count(..)) && is_alone(world, claim))?;
        words.contains(&value.trim_matches('"')).then(|| (range, number.to_owned()))
    })
}

fn twelve_for_several(world: &World<'_>) -> Vec<Site> {
    for_words(world, &["several", "dozens", "hundreds", "scores", "tens", "a few", "many"], "12")
}

fn none_for_unknown(world: &World<'_>) -> Vec<Site> {
    for_words(world, &["unknown"], "0")
}

/// Somebody whom the passage does not name, where nobody else tells who did it.
fn other_name(world: &World<'_>) -> Vec<Site> {
    world.each(|_, claim, text| {
        let told = world.claims(world.subject(claim));
        let alone = told.iter().filter(|other| ["attribution", "responsibility"].contains(&world.role(other))).count() == 1;
        let fits = alone && world.role(claim) == "attribution" && world.account(claim).at.is_some();
        let (range, _) = value_of(text, "is").filter(|_| fits)?;
        Some((range, "\"Quivering Front\"".to_owned()))
    })
}

fn other_hash(world: &World<'_>) -> Vec<Site> {
    let hashes = world.data.sources.iter().filter_map(|(_, source)| source.archive.as_ref());
    hashes.map(|(_, hash)| Site::replace(hash.span, format!("\"{}\"", hash.value.chars().rev().collect::<String>()))).collect()
}

/// A toll that stands on a line of its own.
fn unused_figure(world: &World<'_>) -> Vec<Site> {
    let alone = alone_in_passage(world);
    let claims =
        world.all_claims().into_iter().filter(|(_, claim)| is_toll(world, claim) && claim.inferred.is_none() && claim.quote.len() == 1);
    let sites = claims.filter_map(|(_, claim)| {
        let line = world.line(claim.span);
        let key = format!("{} = ", world.property(claim));
        let account = world.account(claim);
        let numbered = claim.quote[0].value.contains(|c: char| c.is_ascii_digit());
        let counted = !world.data.vocabulary.properties[claim.property].words.is_empty();
        let one_line = !world.text(claim.span).contains('\n');
        let only = counted && numbered && one_line && alone.contains(&claim.account) && account.claims.len() > 2 && account.at.is_some();
        (only && world.text(line).starts_with(&key)).then(|| Site::replace(line, "").on(account.span))
    });
    sites.collect()
}

/// Accounts of passages that no other account is of.
fn alone_in_passage(world: &World<'_>) -> BTreeSet<Id<Account>> {
    let start = |account: &Account| {
        let text = &world.archive?.text(account.source)?.text;
        Some(text.passages_at(&account.at.as_ref()?.value).first()?.bytes.start)
    };
    let mut passages: BTreeMap<_, Vec<Id<Account>>> = BTreeMap::new();
    for (id, account) in world.data.accounts.iter() {
        passages.entry((account.source, start(account))).or_default().push(id);
    }
    passages.into_values().filter(|accounts| accounts.len() == 1).flatten().collect()
}

/// Incidents of one account, of a day, that nothing refers to.
fn uncited(world: &World<'_>) -> Vec<Site> {
    let data = world.data;
    let alone = alone_in_passage(world);
    let sites = world.subjects(SubjectKind::Incident).into_iter().filter_map(|subject| {
        let id = format!("\"{}\"", subject.id.value);
        let account = &data.accounts[*subject.accounts.first().filter(|_| subject.accounts.len() == 1)?];
        let text = world.files.get(subject.id.span.file).text();
        let known = world.files.iter().filter(|(file, other)| *file != subject.id.span.file && other.text().contains(&id)).count();
        let lone = known == 0 && text.matches("\n[[incident]]").count() + usize::from(text.starts_with("[[incident]]")) == 1;
        let source = data.sources[account.source].id.span;
        let whole = factlint::files::Span::new(subject.id.span.file, 0..text.len());
        let dated = world.claims(subject).iter().any(|claim| day(claim).is_some() && !claim.quote.is_empty());
        (lone && dated && alone.contains(subject.accounts.first()?)).then(|| Site::replace(whole, "").on(source))
    });
    sites.collect()
}
