//! Parts of a country by compass: "northern", "north-east", "central".
//!
//! Compass words are overlapping sectors: northern and north-eastern agree, north-western and eastern do not. "North of the capital" is
//! no part of a country but a place relative to another, and is not read here.

use std::fmt;

/// A part of an area, as a set of the eight points of the compass and the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sector(u16);

/// Clockwise from the north; the centre is last.
const PARTS: [&str; 9] =
    ["northern", "north-eastern", "eastern", "south-eastern", "southern", "south-western", "western", "north-western", "central"];

/// Index of the centre in [`PARTS`].
const CENTRE: usize = 8;

impl Sector {
    /// The sector around a point of the compass: a main point covers its two neighbours, a point between two main ones only itself.
    fn around(point: usize) -> Self {
        let alone = 1 << point;
        if point == CENTRE || point % 2 == 1 {
            return Self(alone);
        }
        Self(alone | 1 << ((point + 1) % CENTRE) | 1 << ((point + 7) % CENTRE))
    }

    /// Reads a phrase such as "northern Mali" or "the north-east of Mali" as a sector and the area that it is of.
    ///
    /// None where the phrase starts with no compass word, or says where something lies relative to a place ("north of Bamako").
    #[must_use]
    pub fn read(phrase: &str) -> Option<(Self, &str)> {
        let phrase = phrase.trim();
        let (article, phrase) = phrase.strip_prefix("the ").map_or((false, phrase), |rest| (true, rest));
        let (first, mut rest) = word(phrase)?;
        let mut point = main_point(first).or_else(|| between(first))?;
        if let Some((second, after)) = word(rest)
            && let Some(joined) = main_point(second).and_then(|second| halfway(point, second))
        {
            (point, rest) = (joined, after);
        }
        let of = rest.trim_start_matches([' ', '-']);
        let area = match of.strip_prefix("of ") {
            // "The north of Mali" is a part of it; "north of Bamako" is not.
            Some(area) if article => area,
            Some(_) => return None,
            None => of,
        };
        (!area.is_empty()).then(|| (Self::around(point), area.trim()))
    }

    /// Whether a place can lie in both.
    #[must_use]
    pub const fn agrees(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl fmt::Display for Sector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = (0..PARTS.len()).find(|&point| Self::around(point) == *self).and_then(|point| PARTS.get(point));
        f.write_str(name.copied().unwrap_or_default())
    }
}

/// The first word, which ends at a space or a hyphen, and the rest.
fn word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches([' ', '-', '\u{2010}', '\u{2011}']);
    let end = text.find([' ', '-', '\u{2010}', '\u{2011}']).unwrap_or(text.len());
    let (first, rest) = text.split_at_checked(end)?;
    (!first.is_empty()).then_some((first, rest))
}

/// The index of a main point or of the centre.
fn main_point(word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    match word.strip_suffix("ern").unwrap_or(&word) {
        "north" => Some(0),
        "east" => Some(2),
        "south" => Some(4),
        "west" => Some(6),
        "central" | "centre" | "center" => Some(CENTRE),
        _ => None,
    }
}

/// The index of a point written as one word: "northeastern".
fn between(word: &str) -> Option<usize> {
    let (first, second) = word.split_at_checked(5)?;
    halfway(main_point(first)?, main_point(second)?)
}

/// The point between north or south and east or west.
const fn halfway(first: usize, second: usize) -> Option<usize> {
    match (first, second) {
        (0, 2) => Some(1),
        (4, 2) => Some(3),
        (4, 6) => Some(5),
        (0, 6) => Some(7),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(phrase: &str) -> Option<(String, &str)> {
        Sector::read(phrase).map(|(sector, of)| (sector.to_string(), of))
    }

    #[test]
    fn phrases() {
        let rows = [
            ("northern Mali", Some(("northern", "Mali"))),
            ("north Mali", Some(("northern", "Mali"))),
            ("north-east Mali", Some(("north-eastern", "Mali"))),
            ("northeastern Mali", Some(("north-eastern", "Mali"))),
            ("north eastern Mali", Some(("north-eastern", "Mali"))),
            ("Southwest Mali", Some(("south-western", "Mali"))),
            ("central Mali", Some(("central", "Mali"))),
            ("the north of Mali", Some(("northern", "Mali"))),
            ("the south-east of Gao Region", Some(("south-eastern", "Gao Region"))),
            ("north of Bamako", None),
            ("southwest of Asongo", None),
            ("northern", None),
            ("Menaka region", None),
            ("Northampton", None),
            ("", None),
        ];
        for (phrase, expected) in rows {
            assert_eq!(read(phrase), expected.map(|(sector, of)| (sector.to_owned(), of)), "{phrase:?}");
        }
    }

    #[test]
    fn sectors_overlap_at_their_borders() {
        let agree = |a: &str, b: &str| Sector::read(&format!("{a} X")).unwrap().0.agrees(Sector::read(&format!("{b} X")).unwrap().0);
        assert!(agree("northern", "north-eastern"));
        assert!(agree("northern", "eastern"), "both hold the north-east");
        assert!(!agree("north-western", "eastern"));
        assert!(!agree("northern", "southern"));
        assert!(!agree("central", "northern"));
        assert!(!agree("north-eastern", "south-eastern"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            if let Some((_, area)) = Sector::read(&text) {
                prop_assert!(text.ends_with(area) || text.trim_end().ends_with(area));
            }
        }

        #[test]
        fn agreement_is_mutual_and_what_is_shown_reads_back(a in 0usize..9, b in 0usize..9) {
            let (a, b) = (Sector::around(a), Sector::around(b));
            prop_assert!(a.agrees(a));
            prop_assert_eq!(a.agrees(b), b.agrees(a));
            let phrase = format!("{a} Mali");
            prop_assert_eq!(Sector::read(&phrase), Some((a, "Mali")));
        }
    }
}
