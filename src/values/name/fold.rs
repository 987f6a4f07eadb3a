//! The key under which a registry finds a name.

use unicode_normalization::{
    UnicodeNormalization,
    char::{canonical_combining_class, is_combining_mark},
};

use super::letters::plain;
use crate::values::text::{is_apostrophe, is_invisible};

/// `name` reduced to lower-case letters and digits in words parted by single
/// spaces: compatibility decomposition (NFKD), then no marks, no case, no
/// punctuation, and plain letters for œ, ß, ł, ɔ and the like.
///
/// - Apostrophes, ʿayn, hamza and full stops join what they stand between:
///   `Jama'at` = `Jamaat`, `N'gorkou` = `Ngorkou`, `J.N.I.M.` = `JNIM`.
/// - A hyphen parts, like a space: `al-Murabitoun` = `Al Murabitoun`.
/// - Letters and digits are always parted: `G-5 Sahel` = `G5 Sahel`,
///   `Tamba-2` = `Tamba 2`.
///
/// Vowel signs of Indic scripts are letters and are kept; Arabic vowel marks
/// are not. The function is idempotent. A text without any letter or digit
/// has the empty key, which names nothing.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut key = Key { text: String::with_capacity(name.len() + 1), ..Key::default() };
    if name.is_ascii() {
        // Most names are: they decompose into themselves, and no letter of them is more than itself.
        name.chars().for_each(|character| key.read_ascii(character.to_ascii_lowercase()));
        return key.text;
    }
    // Apostrophes go first: some decompose into a space and an accent.
    for character in name.chars().filter(|c| !is_apostrophe(*c)).nfkd().flat_map(char::to_lowercase) {
        match plain(character) {
            Some(letters) => letters.chars().for_each(|letter| key.push(letter)),
            None => key.read(character),
        }
    }
    key.text
}

#[derive(Default)]
struct Key {
    text: String,
    last: Option<char>,
    /// Something that parts words was read since the last letter.
    parted: bool,
    /// A full stop was read since the last letter.
    stopped: bool,
}

impl Key {
    fn read(&mut self, character: char) {
        if is_silent(character) {
            return;
        }
        match character {
            '.' => self.stopped = true,
            letter if letter.is_alphanumeric() => self.push(letter),
            _ => self.parted = true,
        }
    }

    /// The same for a character of ASCII.
    fn read_ascii(&mut self, character: char) {
        match character {
            letter if letter.is_ascii_alphanumeric() => self.push(letter),
            '.' => self.stopped = true,
            silent if is_apostrophe(silent) || is_invisible(silent) => {}
            _ => self.parted = true,
        }
    }

    fn push(&mut self, letter: char) {
        let digit = letter.is_ascii_digit();
        if let Some(last) = self.last {
            let decimal = self.stopped && digit && last.is_ascii_digit();
            if self.parted || decimal || digit != last.is_ascii_digit() {
                self.text.push(' ');
            }
        }
        self.text.push(letter);
        (self.last, self.parted, self.stopped) = (Some(letter), false, false);
    }
}

/// Characters that leave no trace in a key, not even a gap: marks other than
/// vowel signs, the modifier letters that transliterate ʿayn and hamza, the
/// Arabic tatweel, and what cannot be seen.
fn is_silent(character: char) -> bool {
    canonical_combining_class(character) != 0
        || is_combining_mark(character) && !character.is_alphabetic()
        || matches!(character, 'ʾ' | 'ʿ' | 'ʔ' | 'ʕ' | 'ˀ' | 'ˁ' | 'ـ')
        || is_apostrophe(character)
        || is_invisible(character)
}
