use proptest::prelude::*;

use super::super::fold::{fold_lines, fold_quote};
use super::super::{DiffTag, lines};
use super::text;

const RUNNING_TITLE: &str = "Atlantis: Sea Monsters";

/// Words as a source prints them and as people type them.
const WORDS: [(&str, &str); 14] = [
    ("kraken", "kraken"),
    ("Jama’at", "Jama'at"),
    ("al\u{2011}Murex", "al-Murex"),
    ("\\$15", "$15"),
    ("\\(DSU\\),", "(DSU),"),
    ("“huge", "\"huge"),
    ("losses.”", "losses.\""),
    ("1,200", "1,200"),
    ("[Gull](#)", "Gull"),
    ("**sank**", "sank"),
    ("Me\u{301}naka", "Ménaka"),
    ("more…", "more..."),
    ("[Deep](http://a.example/b_c)", "Deep"),
    ("*the*", "the"),
];
/// White space and page breaks between words of one paragraph; a page break comes before a lower-case word only.
const GAPS: [&str; 5] = [" ", "  ", "\u{a0}", "\n", "\u{202f}"];
const PAGE_BREAK: &str = "\n\n## *Atlantis: Sea Monsters*\n\n---\n\n";

/// A word by its place in [`WORDS`], with the gap before it.
type Printed = Vec<(usize, usize)>;

fn paragraph() -> impl Strategy<Value = Printed> {
    prop::collection::vec((0..WORDS.len(), 0..GAPS.len() + 1), 1..30)
}

/// Prints the paragraph numbered `number`, with one page break at most. It starts and ends with words of its own: what stands alone
/// on a page and repeats is a running title.
fn print(number: usize, paragraph: &Printed) -> String {
    let mut printed = format!("Once{number}");
    let mut page_break = Some(PAGE_BREAK);
    for &(word, gap) in paragraph {
        let (source, typed) = WORDS[word];
        let can_break = typed.starts_with(char::is_lowercase);
        let gap = GAPS.get(gap).copied().or_else(|| page_break.take_if(|_| can_break));
        printed.push_str(gap.unwrap_or(" "));
        printed.push_str(source);
    }
    format!("{printed} ends{number}.")
}

/// How a person would type it.
fn typed(number: usize, paragraph: &Printed) -> String {
    let words: Vec<&str> = paragraph.iter().map(|(word, _)| WORDS[*word].1).collect();
    format!("Once{number} {} ends{number}.", words.join(" "))
}

fn document(paragraphs: &[Printed]) -> String {
    let title = format!("*{RUNNING_TITLE}*");
    let printed = paragraphs.iter().enumerate().map(|(number, paragraph)| format!("{title}\n\n{}\n\n", print(number, paragraph)));
    printed.collect::<String>() + &title
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Text that is thick with syntax.
fn markup() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "a",
            "B",
            "7",
            "é",
            "e\u{301}",
            ".",
            ",",
            "'",
            "’",
            "“",
            "…",
            "ﬁ",
            " ",
            " ",
            "\u{a0}",
            "\n",
            "\n\n",
            "- ",
            "-",
            "—",
            "---\n",
            "# ",
            "*",
            "**",
            "_",
            "__",
            "\\",
            "\\*",
            "[",
            "]",
            "](",
            ")",
            "(",
            "](b)",
            "\"",
            "\u{ad}",
            "\r\n",
            ":",
            "Source:",
            "Tit Le\n\n",
            "\u{feff}",
        ]),
        0..60,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_run_of_words_is_found_however_it_is_typed(
        paragraphs in prop::collection::vec(paragraph(), 1..4),
        which in any::<prop::sample::Index>(),
        ends in any::<(prop::sample::Index, prop::sample::Index)>(),
        gap in 0..GAPS.len(),
    ) {
        let document = document(&paragraphs);
        let words: Vec<&str> = which.get(&paragraphs).iter().map(|(word, _)| WORDS[*word].1).collect();
        let (a, b) = (ends.0.index(words.len()), ends.1.index(words.len()));
        let quote = words[a.min(b)..=a.max(b)].join(GAPS[gap]);
        let text = text(&document);
        let hits = text.find(&quote);
        prop_assert!(!hits.is_empty(), "{quote:?} in {document:?}");
        for hit in hits {
            let raw = document[hit.bytes].replace(RUNNING_TITLE, "").replace("](http://a.example/b_c)", "");
            prop_assert_eq!(letters(&fold_quote(&raw)), letters(&fold_quote(&quote)));
        }
    }

    #[test]
    fn paragraphs_survive_page_breaks(paragraphs in prop::collection::vec(paragraph(), 2..5)) {
        let document = document(&paragraphs);
        let text = text(&document);
        let expected: Vec<String> =
            paragraphs.iter().enumerate().map(|(number, paragraph)| fold_quote(&typed(number, paragraph))).collect();
        let folded: Vec<&str> = text.passages().iter().map(|passage| text.folded(passage)).collect();
        prop_assert_eq!(folded, expected);
    }

    #[test]
    fn passages_are_ordered_and_leave_out_only_furniture(raw in markup()) {
        let text = text(&raw);
        let pieces: Vec<_> = text.passages().iter().flat_map(|passage| passage.pieces.clone()).collect();
        prop_assert!(pieces.iter().all(|piece| piece.start < piece.end));
        prop_assert!(pieces.windows(2).all(|pair| pair[0].end <= pair[1].start));
        for passage in text.passages() {
            prop_assert_eq!(&passage.bytes, &(passage.pieces[0].start..passage.pieces[passage.pieces.len() - 1].end));
            let heading = passage.heading.clone().unwrap_or(passage.bytes.clone());
            prop_assert!(passage.bytes.start <= heading.start && heading.end <= passage.bytes.end);
        }
        // A line with letters that is in no passage is repeated, or a page number.
        let lines: Vec<&str> = raw.split('\n').collect();
        let key = |line: &str| letters(&fold_quote(line));
        let mut start = 0;
        for line in &lines {
            let covered = pieces.iter().any(|piece| piece.start < start + line.len() && start < piece.end);
            let key_of_line = key(line);
            let repeated = lines.iter().filter(|other| key(other) == key_of_line).count() > 1;
            let number = key_of_line.chars().all(|c| c.is_ascii_digit());
            prop_assert!(covered || repeated || number, "{line:?} in {raw:?}");
            start += line.len() + 1;
        }
    }

    #[test]
    fn hits_are_where_they_say(raw in markup(), ends in any::<(prop::sample::Index, prop::sample::Index)>(), other in markup()) {
        let text = text(&raw);
        let starts: Vec<usize> = (0..=raw.len()).filter(|byte| raw.is_char_boundary(*byte)).collect();
        let (a, b) = (*ends.0.get(&starts), *ends.1.get(&starts));
        for quote in [&raw[a.min(b)..a.max(b)], other.as_str(), "a", "-", "...", "a_a"] {
            let hits = text.find(quote);
            prop_assert!(hits.windows(2).all(|pair| pair[0].bytes.end <= pair[1].bytes.start));
            for hit in hits {
                prop_assert_eq!(raw[..hit.bytes.start].chars().count(), hit.chars.start);
                prop_assert_eq!(raw[..hit.bytes.end].chars().count(), hit.chars.end);
                let around = text.surroundings(&hit).expect("every hit is in a passage");
                prop_assert_eq!(around.matched, fold_quote(quote));
                let within = |piece: &std::ops::Range<usize>| piece.start <= hit.bytes.start && hit.bytes.end <= piece.end;
                if around.passage.pieces.iter().any(within) {
                    let slice = &raw[hit.bytes.clone()];
                    prop_assert_eq!(fold_lines(slice, &lines::ranges(slice)), around.matched, "{:?} in {:?}", slice, raw);
                }
                prop_assert!(text.passages_at(quote).contains(&around.passage));
                prop_assert!(text.find_within(quote, around.passage).contains(&hit));
            }
        }
    }

    #[test]
    fn near_misses_are_bounded_and_diffs_true(raw in markup(), quote in markup()) {
        let text = text(&raw);
        if let Some(near) = text.nearest(&quote, None) {
            prop_assert!((0.5..=1.0).contains(&near.similarity));
            let side = |other: DiffTag| {
                near.diff.iter().filter(|word| word.tag != other).map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
            };
            prop_assert_eq!(side(DiffTag::Source), fold_quote(&quote));
            let around = text.surroundings(&near.hit).expect("every hit is in a passage");
            prop_assert_eq!(side(DiffTag::Quote), around.matched);
        }
    }

    #[test]
    fn nothing_panics(raw in any::<String>(), quote in any::<String>()) {
        let text = text(&raw);
        prop_assert_eq!(text.raw(), &raw);
        prop_assert!(text.find(&quote).iter().all(|hit| hit.bytes.end <= raw.len()));
        let near = text.nearest(&quote, text.passages().first());
        prop_assert!(near.is_none_or(|near| near.hit.bytes.end <= raw.len()));
    }

    #[test]
    fn the_quote_of_a_whole_line_is_found(line in "[a-z]{1,8}( [a-z’“”…—0-9]{1,6}){0,9}") {
        let text = text(&line);
        let visible = !fold_quote(&line).is_empty();
        prop_assert_eq!(text.find(&line).len(), usize::from(visible), "{:?}", line);
    }
}

/// Work that grows with the square of the text would be felt here.
#[test]
fn long_hostile_texts_take_no_longer_than_others() {
    let patterns = [
        "a",
        "a ",
        "ab ab",
        "](",
        "](a \"",
        "[a](b",
        "_",
        "*",
        "\\",
        "((((",
        "))))",
        "- - ",
        "\n- a",
        "-\n",
        "---\na\n\n",
        "x\n\n---\n\n",
        "#",
        "\u{301}",
        "Source:",
        "(Source: a",
        "'s",
        "1,",
        "— ",
        "…",
        "Tit Le\n\n",
        "**a:** ",
    ];
    for pattern in patterns {
        let raw = pattern.repeat(20_000 / pattern.len());
        let text = text(&raw);
        for length in [1, 30, 1_000, raw.len()] {
            let quote: String = raw.chars().take(length).collect();
            let hits = text.find(&quote);
            assert!(text.passages_at(&quote).len() <= hits.len(), "{pattern:?}");
            assert!(text.nearest(&quote, None).is_none_or(|near| near.similarity >= 0.5), "{pattern:?}");
        }
    }
}
