//! Titles that say what no claim says: a year, a number of people, a place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::NaiveDate;

use super::super::Context;
use super::super::mentions::{Names, place, words};
use super::super::side::{side, statement, total};
use crate::dataset::{Claim, Dataset, Entity, EntityType, Id, Name, Subject, Value};
use crate::findings::{Curated, Facet, Observation, SubjectKind};
use crate::values::count::Count;
use crate::values::date::DayRange;
use crate::values::phrase::{Figure, FigureKind, figures};

/// The claims of a record and of those it is tied to: a title may tell of the abduction that a release follows.
struct Told {
    own: Vec<Id<Claim>>,
    tied: Vec<Id<Claim>>,
}

/// Something that a title says.
struct Said {
    range: Range<usize>,
    /// The claims that tell of such a thing, none of them of this one.
    against: Vec<Id<Claim>>,
}

/// Every title of which the claims of its record know nothing, or tell otherwise.
pub(super) fn observe(context: &Context<'_>, registered: &Names) -> Vec<Observation> {
    let data = context.dataset;
    let places = data.vocabulary.types_of("location");
    let mut joint: BTreeMap<Id<Subject>, Vec<Id<Claim>>> = BTreeMap::new();
    for (id, claim) in data.claims.iter() {
        for &subject in &claim.together_with {
            joint.entry(subject).or_default().push(id);
        }
    }
    let mut found = Vec::new();
    for (id, subject) in data.subjects.iter().filter(|(_, subject)| subject.kind != SubjectKind::Entity) {
        let tied = subject.links().chain(subject.part_of.iter().copied()).flat_map(|tied| claims(data, &data.subjects[tied]));
        let told = Told { own: claims(data, subject), tied: tied.chain(joint.get(&id).into_iter().flatten().copied()).collect() };
        let title = &subject.title.value;
        let said = years(data, subject, &told).into_iter().chain(numbers(data, title, &told));
        let said = said.chain(stray_places(data, subject, &told, registered, &places));
        found.extend(said.filter_map(|said| mismatch(context, subject, &said)));
    }
    found
}

/// The claims of a subject, with their parts.
fn claims(data: &Dataset, subject: &Subject) -> Vec<Id<Claim>> {
    let mut next: Vec<Id<Claim>> = data.claims_of(subject).collect();
    let mut found = Vec::new();
    while let Some(id) = next.pop() {
        found.push(id);
        next.extend(data.claims[id].parts.iter().chain(&data.claims[id].among));
    }
    found.sort();
    found
}

impl Told {
    fn all<'d>(&'d self, data: &'d Dataset) -> impl Iterator<Item = &'d Claim> {
        self.own.iter().chain(&self.tied).map(|&id| &data.claims[id])
    }

    /// Those of its own claims that can be held against the title.
    fn own<'d>(&'d self, data: &'d Dataset, fits: impl Fn(&Claim) -> bool + 'd) -> impl Iterator<Item = Id<Claim>> + 'd {
        self.own.iter().copied().filter(move |&id| data.claims[id].stands() && fits(&data.claims[id]))
    }
}

/// Years that no date of the record falls into.
fn years(data: &Dataset, subject: &Subject, told: &Told) -> Vec<Said> {
    let title = &subject.title.value;
    let against: Vec<Id<Claim>> = told.own(data, |claim| matches!(claim.value, Value::Date(_))).collect();
    if against.is_empty() {
        return Vec::new();
    }
    let dates = told.all(data).flat_map(|claim| [claim.value.date(), claim.as_of.as_ref()]);
    // What is no event goes by the year of who tells of it, too.
    let sources = subject.accounts.iter().map(|&id| &data.sources[data.accounts[id].source]);
    let sources = sources.filter(|_| subject.kind != SubjectKind::Incident);
    let periods = sources.flat_map(|source| [source.published.as_ref(), source.covers.as_ref()]);
    let known: Vec<DayRange> = dates.chain(periods).flatten().map(crate::values::date::Date::possible).collect();
    let stray = words(title).into_iter().filter(|word| {
        let days = title.get(word.clone()).and_then(year);
        days.is_some_and(|days| known.iter().all(|known| known.gap_days(days) > 0))
    });
    stray.map(|range| Said { range, against: against.clone() }).collect()
}

/// The days of a word that is a year.
fn year(word: &str) -> Option<DayRange> {
    let number: i32 = word.parse().ok().filter(|_| word.len() == 4)?;
    let day = |month, day| NaiveDate::from_ymd_opt(number, month, day);
    (1900..2100).contains(&number).then(|| DayRange::new(day(1, 1), day(12, 31))).flatten()
}

/// Numbers of people that no figure of the record allows, and none of its quotes has.
fn numbers(data: &Dataset, title: &str, told: &Told) -> Vec<Said> {
    let is_count = |claim: &Claim| total(data, claim).is_some() && !matches!(claim.value, Value::Count(_, Some(_)));
    let against: Vec<Id<Claim>> = told.own(data, is_count).collect();
    let counted = figures(title).into_iter().filter(|figure| figure.kind == FigureKind::Number);
    let counted: Vec<Figure> = counted.filter(|figure| counts_people(data, title, figure.span.end, &against)).collect();
    if against.is_empty() || counted.is_empty() {
        return Vec::new();
    }
    let quoted = told.all(data).flat_map(|claim| &claim.quote).flat_map(|piece| figures(&piece.value)).map(|figure| figure.count);
    let known: Vec<Count> = told.all(data).filter_map(|claim| total(data, claim)).chain(quoted).collect();
    let stray = counted.into_iter().filter(|figure| {
        let said = figure.count.interval();
        known.iter().all(|known| known.interval().intersect(said).is_none())
    });
    stray.map(|figure| Said { range: figure.span, against: against.clone() }).collect()
}

/// Whether a noun for people follows, one of the vocabulary or one that is counted in the words of the claims: at once, or after words with a
/// capital, as those for nationalities are.
fn counts_people(data: &Dataset, title: &str, end: usize, counts: &[Id<Claim>]) -> bool {
    let rest = title.get(end..).unwrap_or_default();
    let quoted = |word: &str| {
        let mut quotes = counts.iter().flat_map(|&id| &data.claims[id].quote);
        quotes.any(|quote| figures(&quote.value).iter().any(|figure| first_word(&quote.value, figure.span.end) == Some(word)))
    };
    for word in words(rest).into_iter().filter_map(|word| rest.get(word)) {
        let capital = word.starts_with(char::is_uppercase);
        if data.vocabulary.population(word).is_some() || (!capital && quoted(word)) {
            return true;
        }
        if !capital {
            return false;
        }
    }
    false
}

fn first_word(text: &str, from: usize) -> Option<&str> {
    let rest = text.get(from..)?;
    rest.get(words(rest).into_iter().next()?)
}

/// Places that lie elsewhere than every place of the record.
fn stray_places(data: &Dataset, subject: &Subject, told: &Told, registered: &Names, types: &[Id<EntityType>]) -> Vec<Said> {
    let is_place = |id: Id<Entity>| !types.is_empty() && data.vocabulary.takes(types, data.entities[id].entity_type);
    let located = |claim: &Claim| data.vocabulary.properties[claim.property].has_role("location") && named(claim).any(is_place);
    let against: Vec<Id<Claim>> = told.own(data, |claim| located(claim)).collect();
    if against.is_empty() {
        return Vec::new();
    }
    let topics = subject.entities.iter().copied();
    let known: BTreeSet<Id<Entity>> = told.all(data).flat_map(named).chain(topics).filter(|&id| is_place(id)).collect();
    let holds_another = |outer: Id<Entity>| known.iter().any(|&inner| inner != outer && data.entity_tree.is_within(inner, outer));
    // "At Tamba, in the north of the country": the country must not let every other town in.
    let known: Vec<Id<Entity>> = known.iter().copied().filter(|&place| !holds_another(place)).collect();
    let title = &subject.title.value;
    let stray = registered.mentions(title).into_iter().filter(|mention| {
        let elsewhere = |place: Id<Entity>| is_place(place) && known.iter().all(|&known| exclude(data, place, known));
        mention.holders.iter().all(|&holder| elsewhere(holder))
    });
    stray.map(|mention| Said { range: mention.range, against: against.clone() }).collect()
}

/// All that a claim names, whatever as; of a name that several have, each.
fn named(claim: &Claim) -> impl Iterator<Item = Id<Entity>> {
    let areas = claim.lies_in.iter().map(|location| &location.area);
    claim.value.names().iter().chain(&claim.of).chain(areas).chain(&claim.at_place).flat_map(Name::candidates).copied()
}

/// Whether two places cannot hold each other: two of one type, or one in another area of the other's type. Where the registry does not
/// say what a place lies in, nothing is known.
fn exclude(data: &Dataset, a: Id<Entity>, b: Id<Entity>) -> bool {
    let of_type = |place: Id<Entity>, like: Id<Entity>| {
        let wanted = data.entities[like].entity_type;
        data.entities[place].entity_type == wanted
            || data.entity_tree.above(place).iter().any(|&above| data.entities[above].entity_type == wanted)
    };
    !data.entity_tree.in_line(a, b) && !data.judged_same(a, b) && (of_type(a, b) || of_type(b, a))
}

fn mismatch(context: &Context<'_>, subject: &Subject, said: &Said) -> Option<Observation> {
    let words = subject.title.value.get(said.range.clone())?;
    let span = place(context.files, &subject.title, &said.range).unwrap_or(subject.title.span);
    let sides: Vec<_> = said.against.iter().map(|&id| side(context, id)).collect();
    let mut seen = Observation::at(Facet::Curated(Curated::Title), span, "no claim says so");
    for side in &sides {
        seen = seen.see(side.span, statement(side));
    }
    let told: BTreeSet<String> = sides.iter().map(|side| format!("{} {}", side.property, side.shown)).collect();
    let told = told.into_iter().collect::<Vec<_>>().join(", ");
    seen.sides = sides;
    seen = seen.note(format!("The title is “{}”; no claim has “{words}”.", subject.title.value));
    seen = seen.value("said", words).value("claims", &told);
    Some(seen.identity([subject.id.value.as_str(), words]).about(subject.reference()))
}
