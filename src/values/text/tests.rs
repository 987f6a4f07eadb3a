use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{Hostile, HostileKind, hostile_characters, typographic, visible, visible_lines};

#[test]
fn typography_is_no_spelling() {
    let table = [
        ("  Jama’at\u{A0}\n Nusrat ", "Jama'at Nusrat"),
        ("Jamaʼat", "Jama'at"),
        ("‘a’", "'a'"),
        ("“a”", "\"a\""),
        ("G\u{2011}5 – Sahel—x", "G-5 - Sahel-x"),
        ("Agence\u{202F}France", "Agence France"),
        ("Se\u{301}vare\u{301}", "Sévaré"),
        ("Bou\u{AD}likessi", "Boulikessi"),
        ("Jamaʿat", "Jamaʿat"),
        ("", ""),
    ];
    for (text, normal) in table {
        assert_eq!(typographic(text), normal, "{text:?}");
    }
}

#[test]
fn hidden_characters_are_named() {
    use HostileKind::{Bidirectional, Control, Invisible, Noncharacter, PrivateUse};
    let table = [
        ("\u{0}", Control, "U+0000 NULL", None),
        ("\u{1B}", Control, "U+001B ESCAPE", None),
        ("\u{3}", Control, "U+0003", None),
        ("\u{85}", Control, "U+0085 NEXT LINE", Some("\n")),
        ("\r", Control, "U+000D CARRIAGE RETURN", Some("\n")),
        ("\u{2028}", Control, "U+2028 LINE SEPARATOR", Some("\n")),
        ("\u{202E}", Bidirectional, "U+202E RIGHT-TO-LEFT OVERRIDE", Some("")),
        ("\u{2066}", Bidirectional, "U+2066 LEFT-TO-RIGHT ISOLATE", Some("")),
        ("\u{200F}", Bidirectional, "U+200F RIGHT-TO-LEFT MARK", Some("")),
        ("\u{200B}", Invisible, "U+200B ZERO WIDTH SPACE", Some("")),
        ("\u{AD}", Invisible, "U+00AD SOFT HYPHEN", Some("")),
        ("\u{FEFF}", Invisible, "U+FEFF ZERO WIDTH NO-BREAK SPACE (byte order mark)", Some("")),
        ("\u{3164}", Invisible, "U+3164 HANGUL FILLER", Some("")),
        ("\u{E0041}", Invisible, "U+E0041 TAG 'A'", Some("")),
        ("\u{FE0F}", Invisible, "U+FE0F VARIATION SELECTOR", Some("")),
        ("\u{200C}", Invisible, "U+200C ZERO WIDTH NON-JOINER", Some("")),
        ("\u{E000}", PrivateUse, "U+E000", None),
        ("\u{10FFFD}", PrivateUse, "U+10FFFD", None),
        ("\u{FFFE}", Noncharacter, "U+FFFE", None),
        ("\u{FDD0}", Noncharacter, "U+FDD0", None),
    ];
    for (character, kind, description, suggestion) in table {
        let text = format!("é1{character}2");
        let expected =
            Hostile { kind, span: 3..3 + character.len(), description: description.to_owned(), suggestion: suggestion.map(str::to_owned) };
        assert_eq!(hostile_characters(&text), [expected], "{text:?}");
    }
}

#[test]
fn mixed_scripts_are_found_by_word() {
    let table = [
        ("in Gаo today", 3..7, "Cyrillic letter 'а' (U+0430) in a Latin word", Some("Gao")),
        ("Іyad", 0..5, "Cyrillic letter 'І' (U+0406) in a Latin word", Some("Iyad")),
        ("Gαo", 0..4, "Greek letter 'α' (U+03B1) in a Latin word", Some("Gao")),
        ("Мoсква", 0..11, "Latin letter 'o' (U+006F) in a Cyrillic word", None),
        ("аa", 0..3, "Cyrillic letter 'а' (U+0430) in a Latin word", Some("aa")),
        ("жGao", 0..5, "Cyrillic letter 'ж' (U+0436) in a Latin word", None),
    ];
    for (text, span, description, suggestion) in table {
        let expected = Hostile {
            kind: HostileKind::MixedScript,
            span,
            description: description.to_owned(),
            suggestion: suggestion.map(str::to_owned),
        };
        assert_eq!(hostile_characters(text), [expected], "{text:?}");
    }
}

#[test]
fn clusters_out_of_nfc_are_found_one_by_one() {
    let table: [(&str, &[(&str, &str)]); 6] = [
        ("Se\u{301}vare\u{301}", &[("e\u{301}", "é"), ("e\u{301}", "é")]),
        ("10 \u{212B} b", &[("\u{212B}", "Å")]),
        ("a\u{301}\u{323}", &[("a\u{301}\u{323}", "ạ\u{301}")]),
        ("\u{1100}\u{1161}\u{11A8}", &[("\u{1100}\u{1161}\u{11A8}", "각")]),
        ("x\u{F73}", &[("x\u{F73}", "x\u{F71}\u{F72}")]),
        ("Sévaré", &[]),
    ];
    for (text, clusters) in table {
        let found = hostile_characters(text);
        let found: Vec<(&str, &str)> =
            found.iter().map(|hostile| (&text[hostile.span.clone()], hostile.suggestion.as_deref().unwrap())).collect();
        assert_eq!(found, clusters, "{text:?}");
    }
    let piled = format!("e{}", "\u{301}".repeat(9));
    assert_eq!(hostile_characters(&piled)[0].to_string(), "not in normalization form NFC: U+0065 U+0301 U+0301 U+0301 …");
}

#[test]
fn ordinary_text_is_silent() {
    let table = [
        "L’armée a tué « deux » hommes à Sévaré — œuvre, naïf, où\u{202F}?",
        "“Jama’at” ‘a’ … • 4–5 G\u{2011}5\u{A0}Sahel",
        "ʿAbd al-Qādir, Qurʾān, Jamaʼat, ŋ ɲ ɛ ɔ",
        "جماعة نصرة الإسلام والمسلمين JNIM",
        "الـISIS مُحَمَّد",
        "می\u{200C}خواهم",
        "क्\u{200D}ष",
        "Москва Αθήνα Gao",
        "日本語のText 한국어",
        "👩\u{200D}🚒 ❤\u{FE0F}\u{200D}🔥 👍🏽",
        "line\r\nline\n\ttab",
        "\u{FFFD} ␀",
        "µg 10 °C",
    ];
    for text in table {
        assert_eq!(hostile_characters(text), [], "{text:?}");
        assert_eq!(visible_lines(text), text);
    }
}

#[test]
fn joiners_and_selectors_out_of_place_are_not() {
    for text in ["Ga\u{200D}o", "7\u{FE0F}", "a\u{FE0F}", "👩\u{200D}", "می\u{200C} ", "日\u{200C}本", "❤\u{FE0F}\u{FE0F}"] {
        let found = hostile_characters(text);
        assert_eq!(found.len(), 1, "{text:?} {found:?}");
        assert_eq!(found[0].kind, HostileKind::Invisible);
    }
}

#[test]
fn hidden_characters_become_visible() {
    let table = [
        ("a\u{1B}[31m", "a␛[31m", "a␛[31m"),
        ("a\tb\r\nc\rd", "a␉b␍␊c␍d", "a\tb\r\nc␍d"),
        ("a\u{7F}\u{85}\u{2029}", "a␡␤␤", "a␡␤␤"),
        ("a\u{202E}b\u{200B}c\u{E000}", "a�b�c�", "a�b�c�"),
        ("Gаo", "Gаo", "Gаo"),
    ];
    for (text, line, lines) in table {
        assert_eq!(visible(text), line, "{text:?}");
        assert_eq!(visible_lines(text), lines, "{text:?}");
    }
    assert!(matches!(visible("Sévaré"), std::borrow::Cow::Borrowed(_)));
}

#[test]
fn long_texts_take_linear_time() {
    let marks = format!("a{}", "\u{301}\u{323}".repeat(200_000));
    assert_eq!(hostile_characters(&marks).len(), 1);
    let words = "Gаo ".repeat(50_000);
    assert_eq!(hostile_characters(&words).len(), 50_000);
    let word = "а".repeat(300_000) + "b";
    assert_eq!(hostile_characters(&word).len(), 1);
}

/// Strings rich in what is looked for.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "e",
        "Ga",
        "7",
        " ",
        "\n",
        "\t",
        "\r",
        "'",
        "’",
        "-",
        "—",
        "\u{A0}",
        "\u{301}",
        "\u{323}",
        "é",
        "а",
        "ρ",
        "ж",
        "م",
        "\u{200C}",
        "\u{200D}",
        "\u{200B}",
        "\u{AD}",
        "\u{FE0F}",
        "👩",
        "🚒",
        "❤",
        "\u{202E}",
        "\u{1B}",
        "\u{2028}",
        "\u{E0041}",
        "\u{E000}",
        "\u{FFFE}",
        "\u{1100}",
        "\u{1161}",
        "\u{11A8}",
        "\u{F73}",
        "\u{212B}",
        "\u{1FEF}",
    ]);
    prop_oneof![
        3 => prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => prop::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter),
    ]
}

proptest! {
    #[test]
    fn typographic_is_idempotent(text in text()) {
        let normal = typographic(&text);
        prop_assert_eq!(typographic(&normal), normal.clone());
        prop_assert!(is_nfc(&normal));
    }

    #[test]
    fn visible_keeps_columns_and_hides_nothing(text in text()) {
        for shown in [visible(&text), visible_lines(&text)] {
            prop_assert_eq!(shown.chars().count(), text.chars().count());
            prop_assert!(hostile_characters(&shown).iter().all(|hostile| {
                matches!(hostile.kind, HostileKind::MixedScript | HostileKind::NotNfc)
            }), "{:?}", shown);
        }
        let controls = visible(&text).contains(char::is_control);
        prop_assert!(!controls);
    }

    #[test]
    fn spans_cut_the_text_at_characters_and_are_ordered(text in text()) {
        let found = hostile_characters(&text);
        prop_assert!(found.iter().all(|hostile| !text[hostile.span.clone()].is_empty()));
        prop_assert!(found.is_sorted_by_key(|hostile| hostile.span.start));
    }

    #[test]
    fn nfc_suggestions_compose_the_text(text in text()) {
        let mut composed = text.clone();
        let found = hostile_characters(&text);
        for hostile in found.iter().rev().filter(|hostile| hostile.kind == HostileKind::NotNfc) {
            composed.replace_range(hostile.span.clone(), hostile.suggestion.as_deref().unwrap());
        }
        prop_assert_eq!(composed, text.nfc().collect::<String>());
    }

    #[test]
    fn deleting_the_invisible_leaves_nothing_invisible_beside_latin(text in "[a-zé \u{200B}\u{AD}\u{202E}\u{2060}]{0,20}") {
        let mut clean = text.clone();
        for hostile in hostile_characters(&text).iter().rev() {
            clean.replace_range(hostile.span.clone(), hostile.suggestion.as_deref().unwrap());
        }
        prop_assert_eq!(hostile_characters(&clean), []);
    }
}
