use super::{PassageKind, REPORT, heading, of_kind, text};
use PassageKind::{Heading, ListEntry, Paragraph};

/// Kind, number of pieces and folded text of every passage.
fn outline(raw: &str) -> Vec<(PassageKind, usize, String)> {
    let text = text(raw);
    text.passages().iter().map(|passage| (passage.kind, passage.pieces.len(), text.folded(passage).to_owned())).collect()
}

#[track_caller]
fn assert_outline(raw: &str, expected: &[(PassageKind, usize, &str)]) {
    let outline = outline(raw);
    let outline: Vec<_> = outline.iter().map(|(kind, pieces, text)| (*kind, *pieces, text.as_str())).collect();
    assert_eq!(outline, expected);
}

#[test]
fn entries_of_a_report() {
    let text = text(REPORT);
    let entries = of_kind(&text, ListEntry);
    let shapes: Vec<_> = entries.iter().map(|entry| (heading(&text, entry), entry.pieces.len())).collect();
    assert_eq!(
        shapes,
        [
            (Some("May 4, 2021"), 1),
            (Some("May 3, 2021 - May 4, 2021"), 2),
            (Some("May 2, 2021"), 2),
            (Some("May 1, 2021"), 1),
            (None, 1),
            (None, 1),
            (Some("April 1, 2021"), 1),
        ]
    );
    assert_eq!(
        text.folded(entries[2]),
        "May 2, 2021: A leviathan attacks the harbour of Murex. The attack wounds 153 divers. Source: Gull"
    );
    assert_eq!(text.folded(entries[3]), "May 1, 2021: Sirens sing to the crew of a trawler. Source: Daily Trident");
}

#[test]
fn prose_of_a_report() {
    let text = text(REPORT);
    let headings: Vec<_> = of_kind(&text, Heading).into_iter().map(|passage| text.folded(passage)).collect();
    assert_eq!(headings, ["Overview", "Countermeasures"]);
    let pieces: Vec<_> = of_kind(&text, Paragraph).into_iter().map(|passage| passage.pieces.len()).collect();
    assert_eq!(pieces, [2, 1, 1]);
}

#[test]
fn plain_text() {
    assert_outline(
        "Report on Monsters 2021 - Chapter 1\n\nOverview:  Many were seen.  \n\n  • On May 4, a ferry\r\n    sank.\r\n  • On May 5, none.\n\
         \nThe Law of the Sea\n \nIt was\nnot changed.",
        &[
            (Heading, 1, "Report on Monsters 2021-Chapter 1"),
            (Paragraph, 1, "Overview: Many were seen."),
            (ListEntry, 1, "On May 4, a ferry sank."),
            (ListEntry, 1, "On May 5, none."),
            (Heading, 1, "The Law of the Sea"),
            (Paragraph, 1, "It was not changed."),
        ],
    );
}

/// A paragraph that a running title and page numbers cut, so that they are known as such.
const PAGES: &str =
    "It began on the\n\n10\n\nshore of the\n\nPage Title\n\nsea and ended at the\n\n11\n\nbottom of the\n\nPage Title\n\nsea.\n\n";

#[test]
fn what_a_page_break_cuts_and_what_not() {
    let rows: &[(&str, &str, usize)] = &[
        ("The sea was", "Calm on Monday.", 1),
        ("The sea was calm.", "and so it stayed.", 1),
        ("The sea was calm.", "The wind rose.", 2),
        ("It was calm. (Source: Gull)", "The wind rose.", 2),
        ("It was calm. (Sources: Gull, Daily", "Trident, Osprey)", 1),
        ("It was calm. (Sources: Gull)", "Tribune, Osprey)", 1),
        ("It was calm (see Gull)", "On Monday it was not.", 1),
        ("It was calm. (So it was said.)", "On Monday it was not.", 2),
        ("He said “it was calm.”", "On Monday it was not.", 2),
        ("The sea was", "- **May 4, 2021:** Calm.", 2),
        ("The sea was", "## Calm", 2),
        ("- **May 4:** The sea was", "Calm on Monday.", 1),
        ("- **May 4:** The sea was", "- Calm on Monday.", 1),
        ("- **May 4:** The sea was calm.", "- It was cold.", 2),
        ("- **May 4:** The sea was calm.", "The wind rose.", 2),
        ("- **May 4:** Calm. Source: Gull", "- It was cold. Source: Gull", 2),
        ("- **May 4:** Calm.", "- It was cold. Source: Gull\n- **May 3:** Cold. Source: Gull", 2),
        ("- **May 4:** Calm.", "It was cold. Sources: Gull\n- **May 3:** Cold. Source: Gull\n- **May 2:** Cold. Source: Gull", 3),
        ("- **May 4:** Calm. Sources: Gull,", "Osprey", 1),
    ];
    for (before, behind, expected) in rows {
        for furniture in ["---", "-", "12", "## *Page Title*", "-\n\n---\n\nPage Title\n\n- "] {
            let raw = format!("{PAGES}{before}\n\n{furniture}\n\n{behind}");
            assert_eq!(text(&raw).passages().len(), 1 + expected, "{raw}");
        }
        let apart = format!("{before}\n\n{behind}");
        assert!(text(&apart).passages().iter().all(|passage| passage.pieces.len() == 1), "{apart}");
    }
}

#[test]
fn what_repeats_and_is_no_running_title() {
    let rows = [
        ("a date that heads entries", "May 4, 2021\n\nA ferry sank.\n\nMay 4, 2021\n\nA boat sank.\n\nMay 4, 2021\n\nA raft sank.", 6),
        ("a sentence", "It sank.\n\nA ferry.\n\nIt sank.\n\nA boat.\n\nIt sank.\n\nA raft.", 6),
        ("a list of sources", "It sank.\n\nSource: Gull\n\nIt swam.\n\nSource: Gull\n\nIt flew.\n\nSource: Gull", 6),
        ("lines of one paragraph", "Tide\nTide\nTide", 1),
        ("a title that comes twice and cuts nothing", "Overview\n\nIt sank.\n\nOverview\n\nIt swam.", 4),
    ];
    for (what, raw, passages) in rows {
        assert_eq!(text(raw).passages().len(), passages, "{what}");
    }
    let thrice = "Sea Monsters\n\nIt sank.\n\nSea Monsters\n\nIt swam.\n\nSea Monsters\n\nIt flew.";
    assert_eq!(text(thrice).passages().len(), 3, "a title that comes three times");
}

#[test]
fn headings_of_entries() {
    let rows = [
        ("- **May 4, 2021:** A ferry sank.", Some("May 4, 2021")),
        ("* **May 4, 2021**: A ferry sank.", Some("May 4, 2021")),
        ("+ ***May 4, 2021 :*** A ferry sank.", Some("May 4, 2021")),
        ("• __May 4, 2021:__ A ferry sank.", Some("May 4, 2021")),
        ("- **Murex** lost a ferry.", None),
        ("- **May 4, 2021: A ferry sank.", None),
        ("- **:** A ferry sank.", None),
        ("- A ferry sank: **all** drowned.", None),
    ];
    for (raw, expected) in rows {
        let text = text(raw);
        assert_eq!(heading(&text, &text.passages()[0]), expected, "{raw}");
    }
}
