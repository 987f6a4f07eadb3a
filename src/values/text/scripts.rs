//! Words that mix alphabets whose letters look alike.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};
use unicode_security::skeleton;

/// Alphabets with letters that cannot be told from one another's. Other pairs
/// of scripts (Latin and Arabic, Latin and Han) can be told apart and do meet
/// in one word; UTS #39, "Restriction-level detection", draws the same line.
const LOOK_ALIKE: [Script; 7] =
    [Script::Latin, Script::Cyrillic, Script::Greek, Script::Armenian, Script::Cherokee, Script::Coptic, Script::Lisu];

/// A word with letters of two look-alike alphabets.
pub(super) struct MixedWord {
    /// Bytes of the word.
    pub(super) span: Range<usize>,
    /// The script of most of its letters; Latin if there are as many.
    pub(super) main: Script,
    /// The first letter of another script, and that script.
    pub(super) intruder: char,
    pub(super) script: Script,
    /// The word in Latin letters alone, where every intruder has a Latin twin.
    pub(super) latin: Option<String>,
}

/// All mixed words of `text`, in order.
pub(super) fn mixed_words(text: &str) -> Vec<MixedWord> {
    let mut start = 0;
    let mut mixed = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)) {
        // What `split` cuts out is as long as the character it found there.
        let end = start + word.len();
        if !word.is_ascii() {
            mixed.extend(examine(word, start..end));
        }
        start = end + text.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    mixed
}

fn examine(word: &str, span: Range<usize>) -> Option<MixedWord> {
    let main = main_script(word)?;
    let intruder = word.chars().find(|&c| is_foreign(c, main))?;
    let latin = if main == Script::Latin { in_latin(word) } else { None };
    Some(MixedWord { span, main, intruder, script: intruder.script(), latin })
}

/// The look-alike alphabet with the most letters in `word`.
fn main_script(word: &str) -> Option<Script> {
    let mut counts = LOOK_ALIKE.map(|script| (0_usize, script));
    for character in word.chars() {
        let script = character.script();
        if let Some((count, _)) = counts.iter_mut().find(|(_, alphabet)| *alphabet == script) {
            *count += 1;
        }
    }
    // Reversed, because the last of equals is taken and Latin stands first.
    counts.into_iter().rev().max_by_key(|&(count, _)| count).filter(|&(count, _)| count > 0).map(|(_, script)| script)
}

fn is_foreign(character: char, main: Script) -> bool {
    let script = character.script();
    script != main && LOOK_ALIKE.contains(&script)
}

fn in_latin(word: &str) -> Option<String> {
    word.chars().map(|c| if is_foreign(c, Script::Latin) { latin_twin(c) } else { Some(c) }).collect()
}

/// The ASCII letter that looks like `letter`, after the confusables of
/// UTS #39.
fn latin_twin(letter: char) -> Option<char> {
    let mut encoded = [0; 4];
    let mut prototype = skeleton(letter.encode_utf8(&mut encoded));
    let twin = prototype.next().filter(char::is_ascii_alphabetic)?;
    if prototype.next().is_some() {
        return None;
    }
    // The tables take capital I for a small l; the case of the letter tells.
    Some(if twin == 'l' && letter.is_uppercase() { 'I' } else { twin })
}
