//! The real texts, where they are at hand: the folder is named by the environment variable `FACTLINT_ARCHIVE`.

use std::path::PathBuf;

use super::{PassageKind, Text, heading, of_kind};

/// The archived text of a source; `None`, with a message, if there is no archive.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn archived(source: &str) -> Option<Text> {
    let Some(folder) = std::env::var_os("FACTLINT_ARCHIVE").map(PathBuf::from).filter(|folder| folder.is_dir()) else {
        eprintln!("skipped: FACTLINT_ARCHIVE names no folder with archived texts");
        return None;
    };
    let file = folder.join(format!("{source}.txt"));
    Some(Text::new(std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))))
}

#[test]
fn entries_that_a_careful_reader_counts() {
    let rows = [("cep-2024", 186, 7, 6), ("cep-2019", 0, 0, 0), ("crt-2018", 5, 5, 0), ("crt-2019", 5, 5, 0), ("crt-2022", 2, 2, 0)];
    for (source, count, without_heading, cut) in rows {
        let Some(text) = archived(source) else { return };
        let entries = of_kind(&text, PassageKind::ListEntry);
        assert_eq!(entries.len(), count, "{source}");
        assert_eq!(entries.iter().filter(|entry| entry.heading.is_none()).count(), without_heading, "{source}");
        assert_eq!(entries.iter().filter(|entry| entry.pieces.len() > 1).count(), cut, "{source}");
    }
}

#[test]
fn the_entries_that_page_breaks_cut() {
    let Some(text) = archived("cep-2024") else { return };
    let entries = of_kind(&text, PassageKind::ListEntry);
    let cut: Vec<_> = entries.iter().filter(|entry| entry.pieces.len() > 1).filter_map(|entry| heading(&text, entry)).collect();
    let expected = ["April 29, 2024", "November 21, 2022", "November 14, 2021", "October 27, 2020", "March 19, 2020", "March 17, 2019"];
    assert_eq!(cut, expected);
}

#[test]
fn every_tenth_run_of_ten_words_is_found_where_it_stands() {
    for source in ["cep-2024", "cep-2019", "crt-2018", "crt-2019", "crt-2022"] {
        let Some(text) = archived(source) else { return };
        for passage in text.passages() {
            let words: Vec<&str> = text.folded(passage).split(' ').collect();
            for run in words.windows(10.min(words.len())).step_by(10) {
                let quote = run.join(" ");
                assert!(!text.find_within(&quote, passage).is_empty(), "{source}: {quote}");
            }
        }
    }
}
