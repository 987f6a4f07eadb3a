//! Numbers in names. Two names with different numbers are two names: "Tamba"
//! and "Tamba 2" are two places, however little differs in the spelling.

use super::fold::fold;

/// The numbers in `name`, in order: digits, number words of English and
/// French, cardinal and ordinal, and Roman numerals to 39.
///
/// A Roman numeral counts after another word only, and one of a single letter
/// only at the end ("Boulkessi I"). French *un* and *une* are no numbers: they
/// are articles, and *UN* is an organisation. Neither is a run of digits
/// beyond [`u64`].
#[must_use]
pub fn numerals(name: &str) -> Vec<u64> {
    part(&fold(name)).0
}

/// The numbers and the other words of a folded name, each in order. The
/// ending of an ordinal ("2nd", "2e") is neither.
pub(super) fn part(folded: &str) -> (Vec<u64>, Vec<&str>) {
    let mut numbers = Vec::new();
    let mut words = Vec::new();
    let mut after_digits = false;
    let mut tokens = folded.split_whitespace().enumerate().peekable();
    while let Some((position, token)) = tokens.next() {
        let last = tokens.peek().is_none();
        let digits = token.parse().ok();
        if let Some(number) = digits.or_else(|| in_words(token)).or_else(|| in_roman(token, position, last)) {
            numbers.push(number);
        } else if !(after_digits && is_ordinal_ending(token)) {
            words.push(token);
        }
        after_digits = digits.is_some();
    }
    (numbers, words)
}

fn is_ordinal_ending(token: &str) -> bool {
    matches!(token, "st" | "nd" | "rd" | "th" | "e" | "er" | "ere" | "eme" | "ieme" | "nde" | "re")
}

fn in_words(token: &str) -> Option<u64> {
    Some(match token {
        "one" | "first" | "premier" | "premiere" => 1,
        "two" | "second" | "deux" | "deuxieme" | "seconde" => 2,
        "three" | "third" | "trois" | "troisieme" => 3,
        "four" | "fourth" | "quatre" | "quatrieme" => 4,
        "five" | "fifth" | "cinq" | "cinquieme" => 5,
        "six" | "sixth" | "sixieme" => 6,
        "seven" | "seventh" | "sept" | "septieme" => 7,
        "eight" | "eighth" | "huit" | "huitieme" => 8,
        "nine" | "ninth" | "neuf" | "neuvieme" => 9,
        "ten" | "tenth" | "dix" | "dixieme" => 10,
        "eleven" | "eleventh" | "onze" | "onzieme" => 11,
        "twelve" | "twelfth" | "douze" | "douzieme" => 12,
        _ => return None,
    })
}

fn in_roman(token: &str, position: usize, last: bool) -> Option<u64> {
    if position == 0 || token.len() > 7 || token.len() == 1 && !last {
        return None;
    }
    let units = token.trim_start_matches('x');
    let tens = match token.len() - units.len() {
        // IX and XIX end in an X of their own, which no trimming reaches.
        0 => 0,
        1 => 10,
        2 => 20,
        3 => 30,
        _ => return None,
    };
    let units = match units {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    Some(tens + units).filter(|&number| number > 0)
}
