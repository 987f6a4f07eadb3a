use super::super::fold::fold_quote;
use super::super::offsets::CodePoints;

#[test]
fn spellings_that_fold_alike() {
    let rows: &[(&str, &[&str])] = &[
        (
            "two words",
            &["two  words", "two\u{a0}words", "two\n words", " two\r\n\twords ", "two\u{202f}words", "- two words", "• two words"],
        ),
        ("Jama'at", &["Jama’at", "Jama‘at", "Jamaʿat", "Jama`at", "Jama´at", "Ja\u{ad}ma\u{200b}'at"]),
        ("\"no\"", &["“no”", "„no“", "«no»", "**“no”**"]),
        ("al-Murex", &["al\u{2011}Murex", "al–Murex", "al - Murex", "al—Murex", "al -- Murex", "al−Murex"]),
        ("and so on...", &["and so on…", "*and* so on...", "__and__ so on…", "_and so_ on..."]),
        ("$15 (DSU)", &["\\$15 \\(DSU\\)", "[$15](#) (DSU)", "[$15](#) [(DSU)](http://a.example/b_(c) \"title\")"]),
        ("snake_case", &["snake\\_case", "_snake_case_"]),
        ("[sic] said", &["sic said", "[sic](#) said", "sic](#) said"]),
        ("office fluff", &["oﬃce ﬂuﬀ"]),
        ("Ménaka", &["Me\u{301}naka"]),
        ("Việt", &["Vie\u{323}\u{302}t"]),
        ("C:\\dir", &["C:\\\\dir"]),
    ];
    for (plain, others) in rows {
        for other in *others {
            assert_eq!(fold_quote(other), fold_quote(plain), "{other:?}");
        }
    }
}

#[test]
fn what_folding_keeps() {
    let rows = [
        ("killed 5,000", "killed 5,000"),
        ("Killed", "Killed"),
        ("a (b) [c](d e) f", "a (b) c(d e) f"),
        ("a](b", "a(b"),
        ("(see [1] (note))", "(see 1 (note))"),
        ("x\\y", "x\\y"),
        ("#1", "#1"),
        ("12% of £3", "12% of £3"),
        ("\u{301}", "\u{301}"),
        ("", ""),
        (" *[]* ", ""),
        ("-", "-"),
    ];
    for (raw, folded) in rows {
        assert_eq!(fold_quote(raw), folded, "{raw:?}");
    }
}

#[test]
fn code_points_are_counted_across_strides() {
    for length in [0, 1, 127, 128, 129, 255, 256, 257, 512, 700] {
        let text = "é".repeat(length);
        let code_points = CodePoints::new(&text);
        for index in 0..=length {
            assert_eq!(code_points.before(&text, index * 2), index, "{length}");
        }
    }
}
