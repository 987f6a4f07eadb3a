//! Text made safe to show on a terminal.

use std::borrow::Cow;

use super::hidden::inspect;

/// `text` on one line, with one visible character in place of every hidden
/// one: control characters, tabs and line ends become the Control Pictures
/// of Unicode (`␛`, `␉`, `␊`), all others `�`.
///
/// The number of characters stays the same, so that columns counted in
/// characters stay right. What [`hostile_characters`](super::hostile_characters)
/// lets pass as hidden characters in their place (inside an emoji sequence,
/// say) is left alone, and so are mixed scripts and combining marks.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    show(text, LineEnds::Shown)
}

/// Like [`visible`], but tabs and line ends (`\n`, `\r\n`) are kept.
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    show(text, LineEnds::Kept)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LineEnds {
    Shown,
    Kept,
}

fn show(text: &str, line_ends: LineEnds) -> Cow<'_, str> {
    let replaced = |character: char, hidden: bool| hidden || line_ends == LineEnds::Shown && matches!(character, '\t' | '\n' | '\r');
    if !inspect(text).any(|seen| replaced(seen.character, seen.hidden.is_some())) {
        return Cow::Borrowed(text);
    }
    inspect(text)
        .map(|seen| if replaced(seen.character, seen.hidden.is_some()) { picture(seen.character) } else { seen.character })
        .collect::<String>()
        .into()
}

/// The block of Control Pictures mirrors the controls U+0000 to U+001F.
fn picture(character: char) -> char {
    const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;
    match character {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or(REPLACEMENT),
        '\u{7F}' => '␡',
        '\u{85}' | '\u{2028}' | '\u{2029}' => '␤',
        _ => REPLACEMENT,
    }
}
