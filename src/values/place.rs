//! Parts of a country by compass: "northern", "north-east", "central".
//!
//! Compass words are overlapping sectors: northern and north-eastern agree, north-western and eastern do not. "North of the capital" is
//! no part of a country but a place relative to another, and is not read here.

use std::fmt;

/// A part of an area, as a set of the eight points of the compass and the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sector(u16);

/// A way to go, by compass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// To the north.
    North,
    /// To the east.
    East,
    /// To the south.
    South,
    /// To the west.
    West,
}

impl Heading {
    /// Every heading.
    const ALL: [Self; 4] = [Self::North, Self::East, Self::South, Self::West];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::North => "north",
            Self::East => "east",
            Self::South => "south",
            Self::West => "west",
        }
    }

    /// The heading back.
    #[must_use]
    pub const fn back(self) -> Self {
        match self {
            Self::North => Self::South,
            Self::East => Self::West,
            Self::South => Self::North,
            Self::West => Self::East,
        }
    }

    /// How far one has come this way at a position, given as what lies to the east and to the north of where one counts from.
    #[must_use]
    pub fn reach(self, east: f64, north: f64) -> f64 {
        match self {
            Self::North => north,
            Self::East => east,
            Self::South => -north,
            Self::West => -east,
        }
    }

    /// Whether a point of the compass lies this way.
    fn leads_to(self, point: usize) -> bool {
        let main = match self {
            Self::North => 0,
            Self::East => 2,
            Self::South => 4,
            Self::West => 6,
        };
        point != CENTRE && matches!((point + CENTRE - main) % CENTRE, 0 | 1 | 7)
    }
}

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

    /// Which ways it lies from a position that is beyond doubt far out of it: where to go from there. The position is told from the
    /// middle of the area, -1 and 1 its edges, east and north positive.
    ///
    /// A country is no square, and where its north begins is a matter of opinion. Far out is only what lies in the opposite fourth of
    /// the area; out of the centre, what lies in an outermost tenth.
    pub fn ways_from(self, east: f64, north: f64) -> impl Iterator<Item = Heading> {
        let point = self.point();
        Heading::ALL.into_iter().filter(move |way| {
            let bound = if point == Some(CENTRE) { -0.8 } else { -0.5 };
            let wanted = point.is_some_and(|point| point == CENTRE || way.leads_to(point));
            wanted && way.reach(east, north) < bound
        })
    }

    /// Whether it is the middle of an area.
    #[must_use]
    pub fn is_central(self) -> bool {
        self.point() == Some(CENTRE)
    }

    /// The point that it lies around.
    fn point(self) -> Option<usize> {
        (0..PARTS.len()).find(|&point| Self::around(point) == self)
    }

    /// Whether a place can lie in both.
    #[must_use]
    pub const fn agrees(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl fmt::Display for Sector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.point().and_then(|point| PARTS.get(point)).copied().unwrap_or_default())
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

    #[test]
    fn only_what_is_far_out_has_a_way_to_go() {
        let ways = |part: &str, east, north| {
            let (sector, _) = Sector::read(&format!("{part} X")).unwrap();
            sector.ways_from(east, north).collect::<Vec<_>>()
        };
        assert_eq!(ways("northern", 0.9, -0.6), [Heading::North]);
        assert_eq!(ways("northern", -0.9, -0.4), [], "where the north begins is a matter of opinion");
        assert_eq!(ways("north-western", 0.9, -0.9), [Heading::North, Heading::West]);
        assert_eq!(ways("eastern", 0.0, 0.9), []);
        assert_eq!(ways("western", 0.6, 0.0), [Heading::West]);
        assert_eq!(ways("central", 0.6, -0.6), []);
        assert_eq!(ways("central", 0.9, 0.1), [Heading::West]);
        assert_eq!(ways("central", 0.1, -0.9), [Heading::North]);
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
