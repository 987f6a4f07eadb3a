//! Reading counts as data files write them.

use std::ops::Range;

use super::{Bound, Count, CountError, CountErrorKind, Grain, Interval, Qualifier};
use crate::values::number::{Number, NumberError};
use crate::values::phrase::{Figure, count_phrase, figures_and_measures};

/// Longer operators first: `>=54` also starts with `>`.
const OPERATORS: [(&str, Qualifier); 5] = [
    (">=", Qualifier::AtLeast),
    ("<=", Qualifier::AtMost),
    (">", Qualifier::MoreThan),
    ("<", Qualifier::FewerThan),
    ("~", Qualifier::About),
];

const RANGE: &str = "..";

/// Before an end of a range that is not in it.
const ABOVE: &str = ">";
const BELOW: &str = "<";

pub(super) fn parse(text: &str, grain: Grain) -> Result<Count, CountError> {
    let body = text.trim();
    let start = text.len() - text.trim_start().len();
    let written = Written { body, grain, span: start..start + body.len() };
    if body.is_empty() {
        return Err(written.error(CountErrorKind::Empty));
    }
    written.read().map(|count| count.with_text(body))
}

/// A number in whatever notation a person might use; nothing for qualified ones.
fn lenient_number(text: &str) -> Option<Number> {
    let text = text.trim();
    let significant = match text.trim_start_matches('0') {
        digits if digits.starts_with(|first: char| first.is_ascii_digit()) => digits,
        // "0", "00.5" and ".5" keep one zero.
        rest => &format!("0{rest}"),
    };
    if text.contains(|c: char| c.is_ascii_digit())
        && let Ok(n) = significant.trim_end_matches('.').parse()
    {
        return Some(n);
    }
    count_phrase(text, Grain::Fine).filter(|count| count.qualifier() == Qualifier::Exact).and_then(|count| count.stated())
}

/// The text of a count without the space around it, and where it stands.
struct Written<'t> {
    body: &'t str,
    grain: Grain,
    span: Range<usize>,
}

impl Written<'_> {
    fn error(&self, kind: CountErrorKind) -> CountError {
        CountError::new(kind, self.span.clone())
    }

    fn suggest(&self, notation: impl Into<String>) -> CountError {
        self.error(CountErrorKind::OtherNotation).suggesting(notation)
    }

    /// A suggestion with these numbers, unless they have decimals and must not.
    fn suggest_of(&self, numbers: &[Number], notation: String) -> CountError {
        if numbers.iter().all(|n| self.has(*n)) { self.suggest(notation) } else { self.error(CountErrorKind::NotWhole) }
    }

    /// Whether the grain has a number.
    fn has(&self, n: Number) -> bool {
        self.grain == Grain::Fine || n.whole().is_some()
    }

    /// Whether the grain has the numbers of a count, however it is written.
    fn takes(&self, count: &Count) -> bool {
        parse(&count.notation(), self.grain).is_ok()
    }

    /// A number as a data file may write it; nothing for something else, perhaps a number in another notation.
    fn number(&self, digits: &str) -> Result<Option<Number>, CountError> {
        match digits.parse() {
            Ok(_) if self.grain == Grain::Whole && digits.contains('.') => Err(self.error(CountErrorKind::NotWhole)),
            Ok(number) => Ok(Some(number)),
            Err(NumberError::NotPlain) => Ok(None),
            Err(NumberError::TooFine) if self.grain == Grain::Whole => Err(self.error(CountErrorKind::NotWhole)),
            Err(NumberError::TooFine) => Err(self.error(CountErrorKind::TooFine)),
            Err(NumberError::TooLarge) => Err(self.error(CountErrorKind::TooLarge)),
        }
    }

    fn read(&self) -> Result<Count, CountError> {
        if self.body == "unknown" {
            return Ok(Count::unknown());
        }
        if self.body.chars().any(char::is_alphabetic) {
            return self.words();
        }
        if let Some((low, high)) = self.body.split_once(RANGE) {
            return self.range(low, high);
        }
        for (operator, qualifier) in OPERATORS {
            if let Some(digits) = self.body.strip_prefix(operator) {
                return self.qualified(operator, qualifier, digits);
            }
        }
        match self.number(self.body)? {
            Some(n) => Ok(Count::exact(n)),
            None => Err(self.other_notation()),
        }
    }

    fn words(&self) -> Result<Count, CountError> {
        if let Some(count) = count_phrase(self.body, self.grain) {
            return Ok(count);
        }
        if count_phrase(self.body, Grain::Fine).is_some() {
            return Err(self.error(CountErrorKind::NotWhole));
        }
        let error = self.error(CountErrorKind::NotACount);
        let figures: Vec<Figure> = figures_and_measures(self.body).into_iter().filter(|figure| !figure.is_article()).collect();
        Err(match figures.as_slice() {
            [only] if self.takes(&only.count) => error.suggesting(only.count.notation()),
            _ => error,
        })
    }

    fn qualified(&self, operator: &str, qualifier: Qualifier, digits: &str) -> Result<Count, CountError> {
        let count = |n| Count::qualified(qualifier, n, self.grain);
        match self.number(digits)? {
            Some(n) => count(n).ok_or_else(|| self.error(CountErrorKind::Impossible)),
            None => Err(lenient_number(digits)
                .filter(|n| !self.has(*n) || count(*n).is_some())
                .map_or_else(|| self.error(CountErrorKind::NotACount), |n| self.suggest_of(&[n], format!("{operator}{n}")))),
        }
    }

    /// `20..30`; with decimals each end can be left out: `45..<50`, `>0..27`.
    fn range(&self, low: &str, high: &str) -> Result<Count, CountError> {
        let strict = |end: &str, sign: &str| (self.grain == Grain::Fine).then(|| end.strip_prefix(sign).map(str::to_owned)).flatten();
        let (above, below) = (strict(low, ABOVE), strict(high, BELOW));
        let from = self.number(above.as_deref().unwrap_or(low))?;
        let to = self.number(below.as_deref().unwrap_or(high))?;
        let Some((from, to)) = from.zip(to) else { return Err(self.other_range(low, high)) };
        if self.grain == Grain::Whole && from == Number::from(1) {
            return Count::qualified(Qualifier::UpTo, to, self.grain).filter(|_| from <= to).ok_or_else(|| self.reversed(from, to));
        }
        let floor = if above.is_some() { Bound::above(from) } else { from.into() };
        let ceiling = if below.is_some() { Bound::below(to) } else { to.into() };
        match Interval::new(floor, Some(ceiling)) {
            Some(interval) => Ok(Count::from_interval(interval)),
            None if from == to => Err(self.error(CountErrorKind::Impossible)),
            None => Err(self.reversed(from, to)),
        }
    }

    fn reversed(&self, low: Number, high: Number) -> CountError {
        self.error(CountErrorKind::Reversed).suggesting(format!("{high}{RANGE}{low}"))
    }

    /// `20...30`, `20 .. 30`, `54..`, `..27`.
    fn other_range(&self, low: &str, high: &str) -> CountError {
        let high = high.trim_start_matches(['.', '=']).trim();
        match (lenient_number(low), lenient_number(high)) {
            (Some(low), Some(high)) if low <= high => self.suggest_of(&[low, high], format!("{low}{RANGE}{high}")),
            (Some(low), Some(high)) if self.has(low) && self.has(high) => self.reversed(low, high),
            (Some(low), None) if high.is_empty() => self.suggest_of(&[low], format!(">={low}")),
            (None, Some(high)) if low.trim().is_empty() => self.suggest_of(&[high], format!("<={high}")),
            _ => self.error(CountErrorKind::NotACount),
        }
    }

    /// A text without letters that is in none of the notations.
    fn other_notation(&self) -> CountError {
        if let Some(count) = count_phrase(self.body, self.grain) {
            return self.suggest(count.notation());
        }
        if let Some(n) = lenient_number(self.body.trim_start_matches(['=', '+'])) {
            return self.suggest_of(&[n], n.to_string());
        }
        // Much of the world parts decimals by a comma.
        if self.grain == Grain::Fine
            && let Ok(n) = self.body.replacen(',', ".", 1).parse::<Number>()
        {
            return self.suggest(n.to_string());
        }
        if let Some(rest) = self.body.strip_prefix(['-', '\u{2212}'])
            && lenient_number(rest).is_some()
        {
            return self.error(CountErrorKind::Negative);
        }
        self.error(CountErrorKind::NotACount)
    }
}
