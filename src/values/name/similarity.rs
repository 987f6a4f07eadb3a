//! How alike two names are.

use std::{cmp::Ordering, collections::BTreeSet, fmt};

use super::{
    distance::{EDIT, distance},
    skeleton::{Skeleton, Word},
};

/// How alike two names are, in thousandths from 0 to 1.
///
/// Only the order and the threshold mean something: it is no probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Similarity(u16);

impl Similarity {
    /// Nothing in common that counts.
    pub const NONE: Self = Self(0);
    /// One registry key: the names differ in marks, case and punctuation at
    /// most.
    pub const SAME: Self = Self(1000);
    /// From here on names are worth a person's look.
    ///
    /// Chosen on the place names of Mali ([GeoNames](https://www.geonames.org), CC BY 4.0; 5,933 forms,
    /// 5,150 pairs of spellings of one place, many of them unrelated words,
    /// which caps recall), against "folded, and normalised edit similarity
    /// ≥ .80" in the same run (`cargo bench --bench names` for the first two rows):
    ///
    /// | | this | edit similarity |
    /// |---|---|---|
    /// | recall on the pairs of one place | .624 | .492 |
    /// | alarms on all pairs of forms of two places | 4,319 | 4,362 |
    /// | alarms on 4,840 hard negatives | 1,420 | 1,983 |
    /// | alarms on 2,497 random pairs | 2 | 0 |
    ///
    /// The pairs are those of one word a side. Most costs were
    /// tuned on one half of the places; the last two choices (what a changed
    /// first sound costs, and the eight sounds from which a word may differ by
    /// two edits) were made with the whole set in view, the first of them to
    /// bring the alarms below the other rule's. So no half is a clean test; on
    /// the one less used the figures are .599 against .479, with 1,254 alarms
    /// against 1,242.
    pub const THRESHOLD: Self = Self(830);
    /// Different keys of the same sounds.
    const ALIKE: Self = Self(990);

    /// The value in thousandths, 0 to 1000.
    #[must_use]
    pub fn per_mille(self) -> u16 {
        self.0
    }

    /// True from [`Similarity::THRESHOLD`] on.
    #[must_use]
    pub fn is_close(self) -> bool {
        self >= Self::THRESHOLD
    }

    /// `part` of `whole`, rounded down; [`Similarity::SAME`] of nothing.
    fn ratio(part: usize, whole: usize) -> Self {
        let thousandths = part.min(whole).saturating_mul(1000).checked_div(whole).unwrap_or(1000);
        Self(u16::try_from(thousandths).unwrap_or(1000))
    }

    fn times(self, other: Self) -> Self {
        let product = u32::from(self.0) * u32::from(other.0) / 1000;
        Self(u16::try_from(product).unwrap_or(1000))
    }

    fn minus(self, thousandths: u16) -> Self {
        Self(self.0.saturating_sub(thousandths))
    }
}

impl fmt::Display for Similarity {
    /// With two decimals, rounded down: only [`Similarity::SAME`] reads 1.00.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.0 / 10;
        write!(f, "{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// How alike the names `a` and `b` are. Symmetric.
///
/// - 1 exactly if they have one registry key, and that is not empty.
/// - 0 if their numerals differ ("Tamba", "Tamba 2").
/// - Else word by word over their [`Skeleton`]s: every word of the name with
///   fewer must be matched by one of the other, in any order. Particles never
///   count. A word under five letters must sound the same; others may differ
///   by one edit, from eight sounds on by two, never by more than a fifth;
///   the whole name by two. Vowels, nasals and twins like d and t count half.
/// - Words left over lower it, and are borne only if more are matched: a
///   single word ("Moussa") resembles no longer name.
/// - Names parted into words in different ways (In Ates, Inates) are compared
///   as one word too.
#[must_use]
pub fn similarity(a: &str, b: &str) -> Similarity {
    Skeleton::of(a).similarity(&Skeleton::of(b))
}

/// Deductions in thousandths, only to rank what is otherwise equal.
const OTHER_PARTICLES: u16 = 10;
const OTHER_ORDER: u16 = 10;
const OTHER_PARTING: u16 = 20;

impl Skeleton {
    /// [`similarity`] of the two names they were read from.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> Similarity {
        if self.folded == other.folded {
            return if self.folded.is_empty() { Similarity::NONE } else { Similarity::SAME };
        }
        if self.numerals != other.numerals {
            return Similarity::NONE;
        }
        if self.words.is_empty() && other.words.is_empty() && !self.numerals.is_empty() {
            return Similarity::ALIKE;
        }
        by_words(self, other).max(as_one_word(self, other))
    }
}

fn by_words(a: &Skeleton, b: &Skeleton) -> Similarity {
    // One order for both directions, so that ties fall the same way.
    let (shorter, longer) = match a.words.len().cmp(&b.words.len()).then_with(|| a.words.cmp(&b.words)) {
        Ordering::Greater => (&b.words, &a.words),
        Ordering::Less | Ordering::Equal => (&a.words, &b.words),
    };
    let Some(matching) = Matching::of(shorter, longer) else {
        return Similarity::NONE;
    };
    let left_over = longer.len() - shorter.len();
    if left_over > 0 && left_over >= shorter.len() {
        return Similarity::NONE;
    }
    // A sound left over weighs half as much as one that differs.
    let all: usize = matching.sounds + matching.left_over;
    let borne = Similarity::ratio(2 * all - matching.left_over, 2 * all);
    let particles = if a.particles == b.particles { 0 } else { OTHER_PARTICLES };
    let order = if matching.in_order { 0 } else { OTHER_ORDER };
    closeness(matching.cost, matching.sounds).times(borne).minus(particles + order)
}

fn as_one_word(a: &Skeleton, b: &Skeleton) -> Similarity {
    if a.parts == b.parts || a.words.is_empty() || b.words.is_empty() {
        return Similarity::NONE;
    }
    match word_cost(&a.joined, &b.joined) {
        Some(cost) if cost <= EDIT => closeness(cost, longest(&a.joined, &b.joined)).minus(OTHER_PARTING),
        _ => Similarity::NONE,
    }
}

/// Which word of one name stands for which of another.
struct Matching {
    /// Of all matched words, in quarters of an edit.
    cost: usize,
    /// How many sounds the matched words have, the longer of each two.
    sounds: usize,
    /// How many sounds the words have that match none.
    left_over: usize,
    in_order: bool,
}

impl Matching {
    /// Matches every word of `shorter` with another of `longer`, cheapest
    /// first. None where that fails or takes more than two edits.
    fn of(shorter: &[Word], longer: &[Word]) -> Option<Self> {
        let mut pairs = Vec::new();
        for (i, a) in shorter.iter().enumerate() {
            let found = pairs.len();
            for (j, b) in longer.iter().enumerate() {
                pairs.extend(word_cost(a, b).map(|cost| (cost, i.abs_diff(j), i, j, longest(a, b))));
            }
            if pairs.len() == found {
                return None;
            }
        }
        pairs.sort_unstable();
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let mut partners: Vec<(usize, usize)> = Vec::new();
        let (mut cost, mut sounds) = (0, 0);
        for (price, _, i, j, length) in pairs {
            if partners.iter().all(|&(matched, _)| matched != i) && taken.insert(j) {
                partners.push((i, j));
                cost += price;
                sounds += length;
            }
        }
        partners.sort_unstable();
        let left_over = longer.iter().enumerate().filter(|(j, _)| !taken.contains(j)).map(|(_, word)| word.sounds.len()).sum();
        (partners.len() == shorter.len() && !partners.is_empty() && cost <= 2 * EDIT).then(|| Self {
            cost,
            sounds,
            left_over,
            in_order: partners.is_sorted_by_key(|&(_, j)| j),
        })
    }
}

/// The cost of taking `a` for `b`, where that is allowed at all.
pub(super) fn word_cost(a: &Word, b: &Word) -> Option<usize> {
    if a.text == b.text {
        return Some(0);
    }
    if !(a.yields && b.yields) {
        return None;
    }
    let length = longest(a, b);
    let edits = if length < LONG_WORD { 1 } else { 2 };
    let fifth = length * EDIT / 5;
    distance(&a.sounds, &b.sounds, fifth.min(edits * EDIT))
}

/// From this many sounds on a word may differ by two edits.
const LONG_WORD: usize = 8;

fn longest(a: &Word, b: &Word) -> usize {
    a.sounds.len().max(b.sounds.len())
}

/// The part of `sounds` that `cost` leaves, below one: the keys differ.
fn closeness(cost: usize, sounds: usize) -> Similarity {
    let whole = sounds.saturating_mul(EDIT);
    Similarity::ratio(whole.saturating_sub(cost), whole).min(Similarity::ALIKE)
}
