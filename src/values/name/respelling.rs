//! Whether one name is another one spelt differently, and how much the spellings differ.

use similar::{Algorithm, DiffTag};

use super::fold::fold;
use super::numerals::numerals;
use super::similarity::word_cost;
use super::skeleton::{Skeleton, is_particle};

/// How much two spellings of one name differ, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Respelling {
    /// Accents, hyphens, spaces, capitals, an article.
    Typesetting,
    /// Vowels and doubled letters, as transcriptions differ: Koufa, Kouffa.
    Sounds,
    /// Consonants too: Bosanga, Bozanga.
    Letters,
}

/// How `a` is spelt otherwise than `b`. Symmetric.
///
/// None where it is another name, or the same words in another number, order or length: "Tuaregs", "region of Gao", "Ministry of
/// Security and Civil Protection" are other forms of a name, no other spellings.
#[must_use]
pub fn respelling(a: &str, b: &str) -> Option<Respelling> {
    let folded = [fold(a), fold(b)];
    if numerals(a) != numerals(b) {
        return None;
    }
    let [a, b] = folded.each_ref().map(|name| Words::of(name));
    if a.run_together == b.run_together {
        return (!a.run_together.is_empty()).then_some(Respelling::Typesetting);
    }
    if a.words == b.words {
        // Only small words differ, or their places.
        return Some(Respelling::Typesetting);
    }
    let respelt = word_by_word(&a.words, &b.words);
    // Names may be parted into words in different ways: In Ates, Inates.
    respelt.or_else(|| (a.words.len() != b.words.len()).then(|| of_words(&a.run_together, &b.run_together)).flatten())
}

/// A folded name, taken apart.
struct Words<'n> {
    run_together: String,
    /// Without articles and other particles, unless it has nothing else.
    words: Vec<&'n str>,
}

impl<'n> Words<'n> {
    fn of(folded: &'n str) -> Self {
        let telling: Vec<&str> = folded.split(' ').filter(|word| !is_particle(word)).collect();
        let words = if telling.is_empty() { folded.split(' ').collect() } else { telling };
        Self { run_together: folded.replace(' ', ""), words }
    }
}

/// Every word of the shorter name stands for one of the longer, and at least one is spelt otherwise.
fn word_by_word(a: &[&str], b: &[&str]) -> Option<Respelling> {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut left = longer.to_vec();
    // Words that are written alike find each other first.
    let mut others = shorter.to_vec();
    others.retain(|word| match left.iter().position(|other| one_or_many(word, other)) {
        Some(n) => {
            left.remove(n);
            false
        }
        None => true,
    });
    let mut most = None;
    for word in others {
        let (respelt, n) = left.iter().enumerate().filter_map(|(n, other)| Some((of_words(word, other)?, n))).min()?;
        left.remove(n);
        most = most.max(Some(respelt));
    }
    most
}

fn one_or_many(a: &str, b: &str) -> bool {
    a == b || a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a)
}

/// Shorter words that differ in vowels are others: Gao, Goa.
const LONG: usize = 5;

/// How one word is spelt otherwise than another, if one may be taken for the other: few letters differ, or nothing but vowels does, in
/// words as long ("Qaeda", "Qaida").
fn of_words(a: &str, b: &str) -> Option<Respelling> {
    let as_long = a.chars().count() == b.chars().count() && a.chars().count() >= LONG;
    let (a, b) = (Skeleton::of(a), Skeleton::of(b));
    let ([x], [y]) = (a.words.as_slice(), b.words.as_slice()) else { return None };
    if a.consonants() == b.consonants() {
        return (as_long || word_cost(x, y).is_some()).then_some(Respelling::Sounds);
    }
    word_cost(x, y).map(|_| Respelling::Letters)
}

/// Both names, each with the letters in brackets that the other has not, whatever their case: `T[u]mbuktu`, `T[i]mbuktu`.
#[must_use]
pub fn bracketed(a: &str, b: &str) -> (String, String) {
    let letters = |name: &str| name.chars().collect::<Vec<char>>();
    let lower = |letters: &[char]| letters.iter().map(|letter| letter.to_lowercase().collect()).collect::<Vec<String>>();
    let (a, b) = (letters(a), letters(b));
    let mut marked = (String::new(), String::new());
    for op in similar::capture_diff_slices(Algorithm::Myers, &lower(&a), &lower(&b)) {
        let differs = op.tag() != DiffTag::Equal;
        mark(&mut marked.0, a.get(op.old_range()), differs);
        mark(&mut marked.1, b.get(op.new_range()), differs);
    }
    marked
}

fn mark(out: &mut String, letters: Option<&[char]>, differs: bool) {
    let letters: String = letters.into_iter().flatten().collect();
    match (differs, letters.is_empty()) {
        (true, false) => out.push_str(&format!("[{letters}]")),
        _ => out.push_str(&letters),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_are_told_from_other_forms() {
        use Respelling::{Letters, Sounds, Typesetting};
        let table = [
            ("Sévaré", "Sevare", Some(Typesetting)),
            ("G-5 Sahel Joint Force", "G5 Sahel Joint Force", Some(Typesetting)),
            ("Inter-Governmental Action Group", "Intergovernmental action group", Some(Typesetting)),
            ("Ansar al-Dine", "Ansar Dine", Some(Typesetting)),
            ("Amadou Kouffa", "Amadou Koufa", Some(Sounds)),
            ("Timbuktu", "Tumbuktu", Some(Sounds)),
            ("al-Murabitun", "Al-Mourabitoun", Some(Sounds)),
            ("Fawaz Ould Ahmed Ould Ahemeid", "Fawaz Ould Ahmed", None),
            ("Iyad Ag Ghaly", "Iyad Ghali", Some(Sounds)),
            ("Bosanga", "Bozanga", Some(Letters)),
            ("Tuareg", "Tuaregs", None),
            ("Gao region", "northern region of Gao", None),
            ("Mali’s armed forces", "Malian Armed Forces", None),
            ("Ministry of Security", "Ministry of Security and Civil Protection", None),
            ("Tamba", "Tamba 2", None),
            ("Gao", "Goa", None),
            ("al-Qaeda in the Islamic Maghreb", "al-Qa’ida in the Islamic Maghreb", Some(Sounds)),
            ("MINUSMA", "UN mission", None),
            ("", "", None),
        ];
        for (a, b, expected) in table {
            assert_eq!(respelling(a, b), expected, "{a:?} {b:?}");
            assert_eq!(respelling(b, a), expected, "{b:?} {a:?}");
        }
    }

    #[test]
    fn brackets_show_the_letters_that_differ() {
        assert_eq!(bracketed("Tumbuktu", "Timbuktu"), ("T[u]mbuktu".into(), "T[i]mbuktu".into()));
        assert_eq!(bracketed("Kouffa", "Koufa"), ("Kouf[f]a".into(), "Koufa".into()));
        assert_eq!(bracketed("Al-Murabitoun", "al-Murabitun"), ("Al-Murabit[o]un".into(), "al-Murabitun".into()));
        assert_eq!(bracketed("Dogon", "Dogon"), ("Dogon".into(), "Dogon".into()));
    }

    proptest! {
        #[test]
        fn respelling_is_symmetric(a in "[a-zA-Zé' -]{0,20}", b in "[a-zA-Zé' -]{0,20}") {
            prop_assert_eq!(respelling(&a, &b), respelling(&b, &a));
        }

        #[test]
        fn brackets_keep_every_letter(a in "[a-z ]{0,12}", b in "[a-z ]{0,12}") {
            let (x, y) = bracketed(&a, &b);
            prop_assert_eq!(x.replace(['[', ']'], ""), a);
            prop_assert_eq!(y.replace(['[', ']'], ""), b);
        }
    }
}
