use super::super::{DiffTag, NearMiss};
use super::{REPORT, slice, text};

/// The diff as a line: `-` marks the source's words, `+` the quote's.
fn shown(near: &NearMiss) -> String {
    let word = |word: &super::super::DiffWord| match word.tag {
        DiffTag::Both => word.text.clone(),
        DiffTag::Source => format!("-{}", word.text),
        DiffTag::Quote => format!("+{}", word.text),
    };
    near.diff.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn nearest_words() {
    let rows = [
        ("killing at least 54 sailors", "killing at least 53 sailors", "killing at least -53 +54 sailors"),
        (
            "sinks a ferry killing 53 sailors",
            "sinks a ferry, killing at least 53 sailors",
            "sinks a -ferry, +ferry killing -at -least 53 sailors",
        ),
        ("Merrmaids beseige the lighthouse", "Mermaids besiege the lighthouse", "-Mermaids -besiege +Merrmaids +beseige the lighthouse"),
        ("a leviathan attacks", "A leviathan attacks", "-A +a leviathan attacks"),
        ("Poseidomia", "Poseidonia,", "-Poseidonia, +Poseidomia"),
        ("by the harbor board of", "by the\n\n## *Atlantis: Sea Monsters*\n\nharbour board of", "by the -harbour +harbor board of"),
        ("sank the ferry off Poseidonia", "sank a ferry off Poseidonia", "sank -a +the ferry off Poseidonia"),
        ("a pays for 1,200 moorings.", "which pays for 1,200 moorings…", ""),
        ("the governor spoke of \"huge losses", "governor spoke of “huge losses", ""),
    ];
    let text = text(REPORT);
    for (quote, place, diff) in rows {
        let near = text.nearest(quote, None).unwrap_or_else(|| panic!("{quote:?}"));
        assert!(slice(&text, &near.hit).contains(place), "{quote:?}: {:?}", slice(&text, &near.hit));
        assert!(diff.is_empty() || shown(&near) == diff, "{quote:?}: {}", shown(&near));
        assert!((0.5..1.0).contains(&near.similarity), "{quote:?}: {}", near.similarity);
    }
}

#[test]
fn nothing_is_near() {
    let text = text(REPORT);
    for quote in ["", "**", "unicorns graze peacefully elsewhere", "cat", &"kraken ".repeat(41)] {
        assert_eq!(text.nearest(quote, None), None, "{quote:?}");
    }
    assert_eq!(super::text("").nearest("kraken", None), None);
}

#[test]
fn nearest_within_a_passage() {
    let text = text(REPORT);
    let [entry] = text.entries_headed("May 2, 2021").try_into().expect("one entry");
    let near = text.nearest("wounds 53 sailors", Some(entry));
    assert_eq!(near, None, "one word of three is not enough");
    let near = text.nearest("wounds 53 divers", Some(entry)).expect("two words of three");
    assert_eq!(shown(&near), "wounds -153 +53 divers");
    assert_eq!(text.nearest("sinks a ferry", Some(entry)), None, "that is in another passage");
    assert_eq!(super::text("short").nearest("short", Some(entry)), None, "a passage of another text does no harm");
}

#[test]
fn likeness_is_ordered() {
    let text = text("The kraken sank the ferry at dawn.");
    let similarity = |quote| text.nearest(quote, None).map_or(0.0, |near| near.similarity);
    let quotes =
        ["kraken sank the ferry", "Kraken sank the ferry", "kraken sink the ferry", "kraken raised the ferry", "kraken raised that boat"];
    let similarities = quotes.map(similarity);
    assert!(similarities.is_sorted_by(|a, b| a > b), "{similarities:?}");
    assert!((similarities[0] - 1.0).abs() < f64::EPSILON);
}
