//! Slips planted in every claim of the shipped data: how many of each kind the evidence rules catch.
//!
//! Needs the archived texts, which are private to those who may hold them; named by `FACTLINT_ARCHIVE`, else the test says that it is
//! skipped. The slips are the same on every run.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use factlint::archive::Folder;
use factlint::dataset::{Claim, Dataset, Value};
use factlint::files::{FileId, Files, Span};
use factlint::load::load;
use factlint::run::{Input, Options, Report, check};
use support::shipped;

/// A slip: the bytes of a claim that change, and what they become.
type Slip = (std::ops::Range<usize>, String);

/// Makes a slip of one kind in the text of a claim, if it can be made there.
type Plant = fn(&Claim, &str) -> Option<Slip>;

/// The place of `key = ` within the text of a claim, and the value behind it.
fn value_of(text: &str, key: &str) -> Option<(usize, String)> {
    let start = text.find(&format!("{key} = "))? + key.len() + 3;
    let value = toml_value(&text[start..])?;
    Some((start, value))
}

/// A number or a quoted string at the start of a text.
fn toml_value(text: &str) -> Option<String> {
    let end = match text.chars().next()? {
        '"' => text[1..].find('"')? + 2,
        first if first.is_ascii_digit() => text.find(|c: char| !c.is_ascii_digit())?,
        _ => return None,
    };
    Some(text[..end].to_owned())
}

fn is_figure(claim: &Claim) -> bool {
    let stated = |claim: &Claim| matches!(&claim.value, Value::Count(count, _) if count.stated().is_some());
    stated(claim) && claim.inferred.is_none() && !claim.quote.is_empty()
}

/// The last digit of the figure becomes the next one.
fn another_digit(claim: &Claim, text: &str) -> Option<Slip> {
    let (start, value) = value_of(text, "is").filter(|_| is_figure(claim))?;
    let last = value.rfind(|c: char| c.is_ascii_digit())?;
    let next = char::from_digit((value[last..=last].parse::<u32>().ok()? + 1) % 10, 10)?;
    Some((start + last..start + last + 1, next.to_string()))
}

/// The first exact day in the date becomes the next one, the 28th the 27th.
fn another_day(claim: &Claim, text: &str) -> Option<Slip> {
    let (start, value) =
        value_of(text, "is").filter(|_| matches!(claim.value, Value::Date(_)) && claim.inferred.is_none() && !claim.quote.is_empty())?;
    let day =
        value.as_bytes().windows(10).position(|date| date[4] == b'-' && date[7] == b'-' && date[8..].iter().all(u8::is_ascii_digit))? + 8;
    let number: u32 = value[day..day + 2].parse().ok()?;
    let other = if number >= 28 { number - 1 } else { number + 1 };
    Some((start + day..start + day + 2, format!("{other:02}")))
}

/// Another month of the same year.
fn another_month(claim: &Claim, text: &str) -> Option<Slip> {
    let (start, value) =
        value_of(text, "is").filter(|_| matches!(claim.value, Value::Date(_)) && claim.inferred.is_none() && !claim.quote.is_empty())?;
    let digits = value.trim_matches('"');
    let (_, rest) = digits.split_once('-').filter(|_| digits.len() == 7 || digits.len() == 10)?;
    let month: u32 = rest[..2].parse().ok()?;
    // February has no thirtieth day; the slip is to be a date.
    let other = if month == 5 { 7 } else { 5 };
    Some((start + 6..start + 8, format!("{other:02}")))
}

/// "at least 38" becomes 38.
fn dropped_qualifier(claim: &Claim, text: &str) -> Option<Slip> {
    let (start, value) = value_of(text, "is").filter(|_| is_figure(claim))?;
    let number = value.strip_prefix("\">=").or_else(|| value.strip_prefix("\">")).or_else(|| value.strip_prefix("\"1.."))?;
    Some((start..start + value.len(), number.trim_end_matches('"').to_owned()))
}

/// 38 becomes "at least 38".
fn added_qualifier(claim: &Claim, text: &str) -> Option<Slip> {
    let (start, value) = value_of(text, "is").filter(|_| is_figure(claim))?;
    value.parse::<u64>().ok()?;
    Some((start..start + value.len(), format!("\">={value}\"")))
}

/// A letter in the middle of the quote becomes another.
fn letter_of_quote(_: &Claim, text: &str) -> Option<Slip> {
    let (start, value) = value_of(text, "quote")?;
    let letters: Vec<usize> = value.char_indices().filter(|(_, c)| c.is_ascii_lowercase()).map(|(at, _)| at).collect();
    let at = *letters.get(letters.len() / 2)?;
    let other = if &value[at..=at] == "x" { "y" } else { "x" };
    Some((start + at..start + at + 1, other.to_owned()))
}

/// "killing at least 38 soldiers" becomes "38 soldiers", and the figure with it.
fn trimmed_quote(claim: &Claim, text: &str) -> Option<Slip> {
    let (start, value) = value_of(text, "quote").filter(|_| is_figure(claim))?;
    let words =
        ["at least ", "more than ", "as many as ", "up to "].iter().find_map(|words| value.find(words).map(|at| at + words.len()))?;
    Some((start + 1..start + words, String::new()))
}

/// Figures move to another outcome: `killed` becomes `injured` and the reverse, both at once where an account has both. The key stands
/// before the claim, so the slip is made in the text of the file.
fn exchanged_outcomes(input: &mut Input) -> Vec<Span> {
    let (dataset, _) = Dataset::read(&input.files, &input.data);
    let figures: BTreeSet<(FileId, usize)> = dataset
        .claims
        .iter()
        .filter(|(_, claim)| is_figure(claim))
        .map(|(_, claim)| (claim.span.file, claim.span.start as usize))
        .collect();
    let mut files = Files::default();
    let mut places = Vec::new();
    for (id, file) in input.files.iter() {
        let (mut text, mut offset) = (String::new(), 0);
        for account in file.text().split_inclusive("\n[[") {
            for line in account.split_inclusive('\n') {
                let moved = [("killed", "injured"), ("injured", "killed")].iter().find_map(|(from, to)| {
                    let rest = line.strip_prefix(&format!("{from} = {{"))?;
                    let free = !account.contains(&format!("\n{to} = ")) || account.contains(&format!("\n{to} = {{"));
                    free.then(|| (format!("{to} = {{{rest}"), figures.contains(&(id, offset + from.len() + 3))))
                });
                if let Some((moved, true)) = &moved {
                    places.push(Span::new(id, text.len()..text.len() + moved.len()));
                }
                text.push_str(moved.as_ref().map_or(line, |(moved, _)| moved));
                offset += line.len();
            }
        }
        files.add(file.path(), text);
    }
    input.files = files;
    places
}

fn input() -> Input {
    load(&[shipped()]).unwrap().input
}

/// The claims of the data set in which a slip of one kind can be made, and the data set with all of them made.
fn planted(plant: Plant) -> (Input, Vec<Span>) {
    let mut input = input();
    let (dataset, _) = Dataset::read(&input.files, &input.data);
    let mut slips: BTreeMap<FileId, Vec<(std::ops::Range<usize>, String, Span)>> = BTreeMap::new();
    let mut inside: BTreeSet<(FileId, u32)> = BTreeSet::new();
    for (_, claim) in dataset.claims.iter() {
        let text = input.files.text(claim.span);
        let Some((range, new)) = plant(claim, text) else { continue };
        let at = claim.span.start as usize;
        // A whole and its first part share their first bytes: one slip for each place.
        if inside.insert((claim.span.file, u32::try_from(at + range.start).unwrap())) {
            slips.entry(claim.span.file).or_default().push((at + range.start..at + range.end, new, claim.span));
        }
    }
    let mut files = Files::default();
    let mut places = Vec::new();
    for (id, file) in input.files.iter() {
        let mut text = file.text().to_owned();
        let mut of_file = slips.remove(&id).unwrap_or_default();
        of_file.sort_by_key(|(range, ..)| range.start);
        let mut shift = 0_isize;
        for (range, new, span) in of_file {
            let (start, end) = ((range.start.cast_signed() + shift).cast_unsigned(), (range.end.cast_signed() + shift).cast_unsigned());
            text.replace_range(start..end, &new);
            let grown = new.len().cast_signed() - (range.end - range.start).cast_signed();
            let from = (span.range().start.cast_signed() + shift).cast_unsigned();
            shift += grown;
            places.push(Span::new(id, from..(span.range().end.cast_signed() + shift).cast_unsigned()));
        }
        files.add(file.path(), text);
    }
    input.files = files;
    (input, places)
}

fn run(input: Input, archive: &Folder) -> Report {
    check(input, Some(archive), &Options { select: vec!["evidence".into(), "date-false-precision".into()], ..Options::default() })
}

#[test]
fn planted_slips_are_caught() {
    let Some(folder) = std::env::var_os("FACTLINT_ARCHIVE").map(PathBuf::from) else {
        eprintln!("skipped: FACTLINT_ARCHIVE does not name the folder with the archived texts");
        return;
    };
    let archive = Folder::open(&folder).unwrap();
    let clean = run(input(), &archive);
    assert_eq!(clean.findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());

    let kinds: [(&str, Plant, usize); 7] = [
        ("another digit", another_digit, 100),
        ("another day", another_day, 100),
        ("another month", another_month, 100),
        ("a dropped qualifier", dropped_qualifier, 95),
        ("an added qualifier", added_qualifier, 95),
        ("a letter of a quote", letter_of_quote, 100),
        ("a quote trimmed to hide a qualifier", trimmed_quote, 95),
    ];
    let mut exchanged = input();
    let places = exchanged_outcomes(&mut exchanged);
    let exchanged = ("killed exchanged with injured", exchanged, places, 98);
    let planted = kinds.map(|(name, plant, goal)| {
        let (input, places) = planted(plant);
        (name, input, places, goal)
    });
    for (name, input, places, goal) in planted.into_iter().chain([exchanged]) {
        let report = run(input, &archive);
        let within = |place: &Span, span: Span| place.file == span.file && (place.start..place.end).contains(&span.start);
        let labels: Vec<Span> = report.findings.iter().flat_map(|finding| finding.seen.labels().map(|label| label.span)).collect();
        let (caught, survived): (Vec<&Span>, Vec<&Span>) = places.iter().partition(|place| labels.iter().any(|span| within(place, *span)));
        let survivors: Vec<&str> = survived.iter().map(|span| report.files.text(**span)).collect();
        eprintln!("{name}: {} of {} caught", caught.len(), places.len());
        assert!(caught.len() * 100 >= places.len() * goal && !places.is_empty(), "{name}, survivors:\n{}", survivors.join("\n"));
    }
}
