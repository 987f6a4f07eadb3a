//! Text in lines of a width, nothing left out.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text in lines that are at most `width` columns wide. Lines end between words; a word that is wider than a line is broken.
///
/// Widths are those of whole strings: a sign that two characters make up together is not measured as two.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if joined.width() <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut pieces = broken(word, width);
        line = pieces.pop().unwrap_or_default();
        lines.append(&mut pieces);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word in pieces that fit, best after a sign that ids and paths have between their words. A character that is itself too wide, and
/// what combines with one, stays whole.
fn broken(word: &str, width: usize) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    for character in word.chars() {
        let combines = character.width().unwrap_or_default() == 0;
        let longer = format!("{piece}{character}");
        if combines || piece.is_empty() || longer.width() <= width {
            piece = longer;
            continue;
        }
        // What stands behind the sign goes on in the next line, if it fits there with what follows.
        let fits = |at: usize| piece.get(at..).is_some_and(|rest| format!("{rest}{character}").width() <= width);
        let joint = piece.rfind(['/', '-', '_']).map(|at| at + 1).filter(|&at| 3 * at >= piece.len() && fits(at));
        let rest = joint.map(|at| piece.split_off(at)).unwrap_or_default();
        pieces.push(std::mem::replace(&mut piece, format!("{rest}{character}")));
    }
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(wrap("killing at least 54 soldiers", 12), ["killing at", "least 54", "soldiers"]);
        assert_eq!(wrap("cep-2024/september-30 x", 8), ["cep-", "2024/", "septembe", "r-30 x"]);
        assert_eq!(wrap("", 8), [""]);
        // Each takes two columns; the mark above a letter takes none.
        assert_eq!(wrap("北京北京", 5), ["北京", "北京"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(wrap("北", 1), ["北"]);
        assert_eq!(wrap("-0北", 2), ["-0", "北"]);
    }

    proptest! {
        #[test]
        fn nothing_is_left_out_and_nothing_too_wide(text in "\\PC{0,60}", width in 2_usize..40) {
            let lines = wrap(&text, width);
            let without_spaces = |text: &str| text.replace(' ', "");
            prop_assert_eq!(without_spaces(&lines.concat()), without_spaces(&text));
            for line in &lines {
                prop_assert!(line.width() <= width || line.chars().filter(|c| c.width().unwrap_or_default() > 0).count() <= 1, "{:?}", line);
            }
        }
    }
}
