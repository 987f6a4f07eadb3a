//! Characters that a reader does not see: which they are, what they are
//! called, and where they are in their place.

use std::iter;

use unicode_properties::{EmojiStatus, GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use super::HostileKind;

const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
const ZERO_WIDTH_JOINER: char = '\u{200D}';
const EMOJI_PRESENTATION: char = '\u{FE0F}';

/// Scripts whose spelling uses the zero-width joiner and non-joiner between
/// letters, where they change what is seen (compare RFC 5892, appendix A).
const JOINING_SCRIPTS: [Script; 14] = [
    Script::Arabic,
    Script::Bengali,
    Script::Devanagari,
    Script::Gujarati,
    Script::Gurmukhi,
    Script::Kannada,
    Script::Malayalam,
    Script::Mongolian,
    Script::Nko,
    Script::Oriya,
    Script::Sinhala,
    Script::Syriac,
    Script::Tamil,
    Script::Telugu,
];

/// A character and the kind of hidden character it is, if it is one.
pub(super) struct Inspected {
    /// Byte offset in the text.
    pub(super) offset: usize,
    pub(super) character: char,
    pub(super) hidden: Option<HostileKind>,
}

/// Every character of `text`, judged in its context.
pub(super) fn inspect(text: &str) -> impl Iterator<Item = Inspected> {
    let mut characters = text.char_indices().peekable();
    let mut second_before = None;
    let mut before = None;
    iter::from_fn(move || {
        let (offset, character) = characters.next()?;
        let after = characters.peek().map(|&(_, next)| next);
        let in_place = match character {
            '\t' | '\n' => true,
            '\r' => after == Some('\n'),
            EMOJI_PRESENTATION => before.is_some_and(is_emoji),
            ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER => {
                joins_letters(before, after) || character == ZERO_WIDTH_JOINER && joins_emoji(second_before, before, after)
            }
            _ => false,
        };
        second_before = before.replace(character);
        let hidden = if in_place { None } else { kind(character) };
        Some(Inspected { offset, character, hidden })
    })
}

/// True for characters that leave nothing to see where they stand: controls
/// apart, every kind of hidden character that has no width of its own.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(kind(character), Some(HostileKind::Bidirectional | HostileKind::Invisible))
}

/// The kind of hidden character that `character` is outside of any context.
fn kind(character: char) -> Option<HostileKind> {
    if matches!(character, ' '..='~') {
        return None;
    }
    if is_noncharacter(character) {
        return Some(HostileKind::Noncharacter);
    }
    match character {
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(HostileKind::Bidirectional),
        // The signs that enclose or precede numbers in Arabic script and its
        // neighbours are format characters, but are drawn.
        '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}' | '\u{110BD}' | '\u{110CD}' => None,
        // Not format characters, and yet blank: joiner, fillers, vowels that
        // are never drawn, selectors, an empty braille cell, plane 14.
        '\u{034F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}' => Some(HostileKind::Invisible),
        _ => match character.general_category() {
            GeneralCategory::Control | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => Some(HostileKind::Control),
            GeneralCategory::Format => Some(HostileKind::Invisible),
            GeneralCategory::PrivateUse => Some(HostileKind::PrivateUse),
            _ => None,
        },
    }
}

/// The 66 code points that Unicode reserves for internal use.
fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{FDD0}'..='\u{FDEF}') || u32::from(character) & 0xFFFE == 0xFFFE
}

/// Pictographs only: digits, `#` and `*` count as emoji in Unicode because
/// they can start a keycap, and after them a selector would go unseen.
fn is_emoji(character: char) -> bool {
    character.is_emoji_char() && character.emoji_status() != EmojiStatus::EmojiOtherAndEmojiComponent
}

fn joins_letters(before: Option<char>, after: Option<char>) -> bool {
    before.zip(after).is_some_and(|(before, after)| before.script() == after.script() && JOINING_SCRIPTS.contains(&before.script()))
}

fn joins_emoji(second_before: Option<char>, before: Option<char>, after: Option<char>) -> bool {
    let first = if before == Some(EMOJI_PRESENTATION) { second_before } else { before };
    first.is_some_and(is_emoji) && after.is_some_and(is_emoji)
}

/// `U+202E RIGHT-TO-LEFT OVERRIDE`: code point and name, the name only where
/// it says what the character does.
pub(super) fn describe(character: char) -> String {
    let code = u32::from(character);
    match name(character) {
        Some(name) => format!("U+{code:04X} {name}"),
        None => match tag(character) {
            Some(tag) => format!("U+{code:04X} TAG {tag:?}"),
            None => format!("U+{code:04X}"),
        },
    }
}

/// The ASCII character that a tag character mirrors, unseen.
fn tag(character: char) -> Option<char> {
    let ascii = u32::from(character).checked_sub(0xE_0000)?;
    char::from_u32(ascii).filter(|tag| matches!(tag, ' '..='~'))
}

/// Names of hidden characters that are met in practice, after the Unicode
/// Character Database; for controls the alias of `NameAliases.txt`.
fn name(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{00}' => "NULL",
        '\u{07}' => "ALERT",
        '\u{08}' => "BACKSPACE",
        '\u{0B}' => "LINE TABULATION",
        '\u{0C}' => "FORM FEED",
        '\r' => "CARRIAGE RETURN",
        '\u{1B}' => "ESCAPE",
        '\u{7F}' => "DELETE",
        '\u{85}' => "NEXT LINE",
        '\u{9B}' => "CONTROL SEQUENCE INTRODUCER",
        '\u{AD}' => "SOFT HYPHEN",
        '\u{034F}' => "COMBINING GRAPHEME JOINER",
        '\u{061C}' => "ARABIC LETTER MARK",
        '\u{115F}' => "HANGUL CHOSEONG FILLER",
        '\u{1160}' => "HANGUL JUNGSEONG FILLER",
        '\u{180E}' => "MONGOLIAN VOWEL SEPARATOR",
        '\u{200B}' => "ZERO WIDTH SPACE",
        '\u{200C}' => "ZERO WIDTH NON-JOINER",
        '\u{200D}' => "ZERO WIDTH JOINER",
        '\u{200E}' => "LEFT-TO-RIGHT MARK",
        '\u{200F}' => "RIGHT-TO-LEFT MARK",
        '\u{2028}' => "LINE SEPARATOR",
        '\u{2029}' => "PARAGRAPH SEPARATOR",
        '\u{202A}' => "LEFT-TO-RIGHT EMBEDDING",
        '\u{202B}' => "RIGHT-TO-LEFT EMBEDDING",
        '\u{202C}' => "POP DIRECTIONAL FORMATTING",
        '\u{202D}' => "LEFT-TO-RIGHT OVERRIDE",
        '\u{202E}' => "RIGHT-TO-LEFT OVERRIDE",
        '\u{2060}' => "WORD JOINER",
        '\u{2061}' => "FUNCTION APPLICATION",
        '\u{2062}' => "INVISIBLE TIMES",
        '\u{2063}' => "INVISIBLE SEPARATOR",
        '\u{2064}' => "INVISIBLE PLUS",
        '\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => "FIRST STRONG ISOLATE",
        '\u{2069}' => "POP DIRECTIONAL ISOLATE",
        '\u{2800}' => "BRAILLE PATTERN BLANK",
        '\u{3164}' => "HANGUL FILLER",
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => "VARIATION SELECTOR",
        '\u{FEFF}' => "ZERO WIDTH NO-BREAK SPACE (byte order mark)",
        '\u{FFA0}' => "HALFWIDTH HANGUL FILLER",
        '\u{E0001}' => "LANGUAGE TAG",
        '\u{E007F}' => "CANCEL TAG",
        _ => return None,
    })
}
