//! Typographic normalisation: what a typesetter varies and a spelling does not.

use unicode_normalization::UnicodeNormalization;

/// `text` in normalization form C, with typewriter apostrophes, quotation
/// marks and hyphens, every run of white space (no-break spaces and line ends
/// included) as one space, without line-break hints (soft hyphen, zero-width
/// space, word joiner), and trimmed.
///
/// Two names equal under this are the same spelling. The letters ʿ (ʿayn) and
/// ʾ (hamza) are kept: they spell something. The function is idempotent.
#[must_use]
pub fn typographic(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars().filter(|c| !is_break_hint(*c)).nfc() {
        if character.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && !normal.is_empty() {
            normal.push(' ');
        }
        gap = false;
        normal.push(match character {
            c if is_apostrophe(c) => '\'',
            c if is_quotation_mark(c) => '"',
            c if is_dash(c) => '-',
            c => c,
        });
    }
    normal
}

/// Marks that are written for an apostrophe, or for the hamza or ʿayn of a
/// transliteration where a keyboard has no better.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ˈ' | 'ꞌ' | 'Ꞌ' | '＇')
}

fn is_quotation_mark(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '‟' | '″' | '‶' | '＂')
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Characters that only say where a line may end.
fn is_break_hint(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}
