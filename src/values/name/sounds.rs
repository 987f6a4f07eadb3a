//! From a folded word to the sounds that its transcriptions share.

/// What must follow a spelling for its rule to apply.
#[derive(Clone, Copy)]
enum Before {
    Any,
    /// Any vowel letter.
    Vowel,
    /// A vowel letter that softens c and g in French: e, i, y.
    Front,
}

/// Spelling, sound, condition. The first row that fits is taken, so longer
/// spellings stand before shorter ones.
///
/// French and English write the sounds of Arabic and of the languages of the
/// Sahel each in their own way (*Djenné*, *Jenne*, *Dienné*; *Macina*,
/// *Massina*), and neither tells the consonants of Arabic apart.
const SPELLINGS: [(&str, &str, Before); 27] = [
    ("tch", "s", Before::Any),
    ("sch", "s", Before::Any),
    ("ou", "u", Before::Any),
    ("oo", "u", Before::Any),
    ("ee", "i", Before::Any),
    ("dj", "j", Before::Any),
    ("di", "j", Before::Vowel),
    ("dy", "j", Before::Vowel),
    ("gn", "n", Before::Any),
    ("ny", "n", Before::Vowel),
    ("ni", "n", Before::Vowel),
    ("gu", "g", Before::Front),
    ("qu", "k", Before::Front),
    ("kh", "k", Before::Any),
    ("ck", "k", Before::Any),
    ("gh", "g", Before::Any),
    // French writes ghayn as r or rh: Gourma-Rharous.
    ("rh", "g", Before::Any),
    ("th", "t", Before::Any),
    ("ph", "f", Before::Any),
    ("sh", "s", Before::Any),
    ("ch", "s", Before::Any),
    ("c", "s", Before::Front),
    ("c", "k", Before::Any),
    ("q", "k", Before::Any),
    ("w", "u", Before::Any),
    ("y", "i", Before::Any),
    ("x", "ks", Before::Any),
];

impl Before {
    fn admits(self, rest: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Vowel => rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y']),
            Self::Front => rest.starts_with(['e', 'i', 'y']),
        }
    }
}

/// The sounds of a folded word: the table's, doubled ones single, and without
/// a final h or e that follows two sounds or more. Letters outside the table,
/// those of other scripts among them, stand for themselves.
pub(super) fn sounds(word: &str) -> Vec<char> {
    let mut sounds = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let spelling = SPELLINGS.iter().find_map(|&(spelling, sound, before)| {
            let after = rest.strip_prefix(spelling)?;
            before.admits(after).then_some((sound, after))
        });
        if let Some((sound, after)) = spelling {
            sounds.extend(sound.chars());
            rest = after;
        } else {
            sounds.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    single(&mut sounds);
    while sounds.len() > 2 && matches!(sounds.last(), Some('h' | 'e')) {
        sounds.pop();
    }
    sounds
}

/// Makes doubled sounds single, but not doubled digits.
pub(super) fn single(sounds: &mut Vec<char>) {
    sounds.dedup_by(|second, first| second == first && !first.is_numeric());
}

pub(super) fn is_vowel(sound: char) -> bool {
    matches!(sound, 'a' | 'e' | 'i' | 'o' | 'u')
}
