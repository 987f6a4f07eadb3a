//! Characters that a curated text must not hold.

use std::{fmt, ops::Range};

use unicode_normalization::{
    IsNormalized, UnicodeNormalization,
    char::{canonical_combining_class, decompose_canonical},
    is_nfc, is_nfc_quick,
};

use super::{
    hidden::{describe, inspect},
    scripts::{MixedWord, mixed_words},
};

/// What is wrong with a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HostileKind {
    /// A control character other than tab, line feed, and carriage return
    /// before line feed; the line and paragraph separators U+2028 and U+2029.
    Control,
    /// A control of the bidirectional algorithm (UAX #9): it shows text in an
    /// order other than the one it is stored in.
    Bidirectional,
    /// A character without a shape of its own: zero-width, filler, soft
    /// hyphen, variation selector, tag.
    Invisible,
    /// A code point that Unicode leaves to private agreement.
    PrivateUse,
    /// A code point that is never a character (U+FFFE, U+FDD0, …).
    Noncharacter,
    /// A word that takes letters from alphabets whose letters look alike.
    MixedScript,
    /// A piece that is not in normalization form C (UAX #15): it looks like
    /// another string and is compared as different.
    NotNfc,
}

impl fmt::Display for HostileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Control => "control character",
            Self::Bidirectional => "bidirectional control",
            Self::Invisible => "invisible character",
            Self::PrivateUse => "private-use character",
            Self::Noncharacter => "noncharacter",
            Self::MixedScript => "mixed scripts",
            Self::NotNfc => "not in normalization form NFC",
        })
    }
}

/// A piece of text that does not belong in a data set, and what to write
/// instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hostile {
    /// What is wrong.
    pub kind: HostileKind,
    /// The bytes concerned, on character boundaries of the text.
    pub span: Range<usize>,
    /// What stands there, in characters that can be seen:
    /// `U+202E RIGHT-TO-LEFT OVERRIDE`.
    pub description: String,
    /// The text to put in place of the span (empty: delete it), where that is
    /// beyond doubt.
    pub suggestion: Option<String>,
}

impl fmt::Display for Hostile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.description)
    }
}

/// All hostile pieces of `text`, ordered by place.
///
/// Silent are accented letters, curly quotes and dashes, no-break spaces, the
/// modifier letters ʿ ʾ ʼ, words in any one script, and an Arabic word beside
/// a Latin one. Joiners are silent between letters of a script that spells
/// with them, and inside an emoji sequence (👩‍🚒), where the
/// emoji selector U+FE0F is silent too; tag sequences (flags of regions) are
/// not, since the same characters carry unseen text.
///
/// The pieces of kinds [`HostileKind::MixedScript`] and [`HostileKind::NotNfc`]
/// may overlap others. Time is linear in the text, but for sorting runs of
/// combining marks.
#[must_use]
pub fn hostile_characters(text: &str) -> Vec<Hostile> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return Vec::new();
    }
    let mut found: Vec<Hostile> = inspect(text)
        .filter_map(|inspected| {
            let kind = inspected.hidden?;
            let start = inspected.offset;
            Some(Hostile {
                kind,
                span: start..start + inspected.character.len_utf8(),
                description: describe(inspected.character),
                suggestion: replacement(kind, inspected.character),
            })
        })
        .collect();
    found.extend(mixed_words(text).into_iter().map(mixed));
    if !is_nfc(text) {
        found.extend(clusters(text).filter_map(not_nfc));
    }
    found.sort_by_key(|a| (a.span.start, a.span.end, a.kind));
    found
}

/// What a hidden character can safely become. A control character may have
/// swallowed the ones after it (an escape sequence), and a private-use one
/// stands for something; both need a person.
fn replacement(kind: HostileKind, character: char) -> Option<String> {
    match (kind, character) {
        (HostileKind::Control, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') => Some("\n".to_owned()),
        (HostileKind::Bidirectional | HostileKind::Invisible, _) => Some(String::new()),
        _ => None,
    }
}

fn mixed(word: MixedWord) -> Hostile {
    let MixedWord { span, main, intruder, script, latin } = word;
    Hostile {
        kind: HostileKind::MixedScript,
        span,
        description: format!("{} letter {intruder:?} ({}) in a {} word", script.full_name(), describe(intruder), main.full_name()),
        suggestion: latin,
    }
}

/// The longest description of a cluster, in characters; a hostile one can
/// pile up any number of marks.
const DESCRIBED: usize = 4;

fn not_nfc((start, cluster): (usize, &str)) -> Option<Hostile> {
    if is_nfc(cluster) {
        return None;
    }
    let mut codes: Vec<String> = cluster.chars().take(DESCRIBED).map(describe).collect();
    if cluster.chars().nth(DESCRIBED).is_some() {
        codes.push("…".to_owned());
    }
    let composed: String = cluster.nfc().collect();
    Some(Hostile {
        kind: HostileKind::NotNfc,
        span: start..start + cluster.len(),
        description: codes.join(" "),
        suggestion: Some(composed),
    })
}

/// Cuts `text` at every place where normalization cannot reach across, so
/// that the text is normalized exactly if every piece is.
fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let ends = text.char_indices().skip(1).filter(|&(_, c)| is_boundary(c)).map(|(offset, _)| offset);
    ends.chain([text.len()]).filter_map(move |end| {
        let cluster = text.get(start..end).map(|cluster| (start, cluster));
        start = end;
        cluster
    })
}

/// True if nothing before `character` composes with it or moves past it
/// (UAX #15, "Stable code points" and "Boundaries").
fn is_boundary(character: char) -> bool {
    let mut first = None;
    decompose_canonical(character, |part| {
        first.get_or_insert(part);
    });
    let first = first.unwrap_or(character);
    canonical_combining_class(first) == 0
        && is_nfc_quick([first].into_iter()) != IsNormalized::Maybe
        && is_nfc_quick([character].into_iter()) != IsNormalized::Maybe
}
