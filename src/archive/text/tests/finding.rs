use super::{REPORT, found, heading, slice, text};

#[test]
fn quotes_in_spite_of_the_page() {
    let rows: &[(&str, &[&str])] = &[
        ("a kraken from the Deep Sea Union (DSU)", &["a **kraken** from the [Deep Sea Union \\(DSU\\)"]),
        ("off Poseidonia, drowning 53 sailors", &["off Poseidonia,\u{a0}drowning 53 sailors"]),
        ("island's governor spoke of \"huge losses.\"", &["island’s governor spoke of “huge losses.”"]),
        ("$15 million - a record", &["$15 million\u{2014}a record"]),
        ("claimed by the harbour board", &["claimed by the\n\n## *Atlantis: Sea Monsters*\n\nharbour board"]),
        ("al-Murex", &["al\u{2011}Murex"]),
        ("1,200 moorings... and more", &["1,200 moorings… and more"]),
        ("1,200 moorings...", &["1,200 moorings…"]),
        ("- **May 3, 2021 – May 4, 2021:** Mermaids", &["May 3, 2021 - May 4, 2021:** Mermaids"]),
        ("Sirens sing to the crew of a trawler. Source", &["Sirens sing to the crew of a trawler.  \nSource"]),
        ("53 sailors", &["53 sailors", "53 sailors"]),
        ("the harbour of Murex. The attack", &["the harbour of Murex.\n-\n\n## *Atlantis: Sea Monsters*\n\n-\n- The attack"]),
        ("keeper", &["keeper"]),
    ];
    let text = text(REPORT);
    for (quote, expected) in rows {
        assert_eq!(found(&text, quote), *expected, "{quote:?}");
    }
}

#[test]
fn quotes_that_are_not_there() {
    let rows = [
        ("", "nothing to find"),
        (" ** ", "nothing visible to find"),
        ("53 divers", "inside a number"),
        ("200 moorings", "behind a thousands separator"),
        ("pays for 1", "before a thousands separator"),
        ("drowning 53 sail", "inside a word"),
        ("keeper didn", "before an apostrophe inside a word"),
        ("t answer", "behind an apostrophe inside a word"),
        ("A Kraken", "case counts"),
        ("moorings.", "one dot of an ellipsis"),
        ("Atlantis: Sea Monsters", "page furniture"),
        ("(Sources: Daily Trident, Gull) Overview", "across two passages"),
        ("gull.example", "the target of a link"),
    ];
    let text = text(REPORT);
    for (quote, why) in rows {
        assert_eq!(found(&text, quote), [""; 0], "{quote:?}: {why}");
    }
}

#[test]
fn possessives_and_hyphens_part_words() {
    let text = text("The island’s pro-Murex party didn’t grow.");
    assert_eq!(found(&text, "The island"), ["The island"]);
    assert_eq!(found(&text, "Murex party"), ["Murex party"]);
    assert_eq!(found(&text, "party did"), [""; 0]);
}

#[test]
fn hits_that_follow_a_rejected_one() {
    assert_eq!(found(&text("ab abc ab ab"), "ab ab"), ["ab ab"]);
    assert_eq!(found(&text("1530 53 153 53"), "53").len(), 2);
    assert_eq!(found(&text("a a a a a"), "a a").len(), 2, "hits do not overlap");
}

#[test]
fn code_points_differ_from_bytes() {
    let text = text("Ménaka… and “Côte”");
    let [hit] = text.find("\"Côte\"").try_into().expect("one hit");
    assert_eq!((hit.bytes, hit.chars), (15..26, 12..18));
    let text = super::text("x Me\u{301}");
    let [hit] = text.find("Mé").try_into().expect("one hit");
    assert_eq!((hit.bytes, hit.chars), (2..6, 2..5), "the accent belongs to the letter");
}

#[test]
fn a_passage_limits_the_search() {
    let text = text(REPORT);
    let [entry] = text.entries_headed("May 2, 2021").try_into().expect("one entry");
    assert_eq!(text.find_within("153 divers", entry).len(), 1);
    assert_eq!(text.find_within("53 sailors", entry), []);
    let other = super::text("short");
    assert_eq!(other.find_within("short", entry), [], "a passage of another text does no harm");
    assert_eq!(other.folded(entry), "");
}

#[test]
fn headings_come_before_mentions() {
    let text = text(REPORT);
    let headings = |at| text.passages_at(at).into_iter().map(|passage| heading(&text, passage)).collect::<Vec<_>>();
    let (fourth, siege) = (Some("May 4, 2021"), Some("May 3, 2021 - May 4, 2021"));
    assert_eq!(headings("May 4, 2021"), [fourth, siege, None, None]);
    assert_eq!(text.entries_headed("May 4, 2021").len(), 2);
    assert_eq!(headings("May 4, 2021: A kraken"), [fourth]);
    assert_eq!(headings("A kraken"), [fourth, Some("April 1, 2021")]);
    assert_eq!(text.entries_headed("A kraken"), Vec::<&super::Passage>::new());
    assert_eq!(headings("May 9, 2021"), []);
}

#[test]
fn surroundings_show_what_stands_just_outside() {
    let text = text(REPORT);
    let [hit] = text.find("53 sailors. Sources").try_into().expect("one hit");
    let around = text.surroundings(&hit).expect("a passage");
    assert_eq!(around.before, "May 4, 2021: A kraken sinks a ferry, killing at least ");
    assert_eq!((around.matched, around.behind), ("53 sailors. Sources", ": Gull, Daily Trident"));
    assert_eq!(heading(&text, around.passage), Some("May 4, 2021"));
    assert_eq!(slice(&text, &hit), around.matched);
}
