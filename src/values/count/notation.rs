//! Reading counts as data files write them.

use std::ops::Range;

use super::{Count, CountError, CountErrorKind, Qualifier};
use crate::values::phrase::{count_phrase, figures};

/// Longer operators first: `>=54` also starts with `>`.
const OPERATORS: [(&str, Qualifier); 5] = [
    (">=", Qualifier::AtLeast),
    ("<=", Qualifier::AtMost),
    (">", Qualifier::MoreThan),
    ("<", Qualifier::FewerThan),
    ("~", Qualifier::About),
];

const RANGE: &str = "..";

pub(super) fn parse(text: &str) -> Result<Count, CountError> {
    let body = text.trim();
    let start = text.len() - text.trim_start().len();
    let written = Written { body, span: start..start + body.len() };
    if body.is_empty() {
        return Err(written.error(CountErrorKind::Empty));
    }
    written.read().map(|count| count.with_text(body))
}

/// A number as a data file may write it.
enum Number {
    Plain(u64),
    TooLarge,
    /// Something else, perhaps a number in another notation.
    Other,
}

/// Plain digits without a leading zero.
fn number(digits: &str) -> Number {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (digits.starts_with('0') && digits != "0") {
        return Number::Other;
    }
    digits.parse().map_or(Number::TooLarge, Number::Plain)
}

/// A number in whatever notation a person might use; nothing for qualified ones.
fn lenient_number(text: &str) -> Option<u64> {
    let text = text.trim();
    let significant = match text.trim_start_matches('0') {
        "" if !text.is_empty() => "0",
        digits => digits,
    };
    if let Number::Plain(n) = number(significant) {
        return Some(n);
    }
    count_phrase(text).filter(|count| count.qualifier() == Qualifier::Exact).and_then(|count| count.stated())
}

/// The text of a count without the space around it, and where it stands.
struct Written<'t> {
    body: &'t str,
    span: Range<usize>,
}

impl Written<'_> {
    fn error(&self, kind: CountErrorKind) -> CountError {
        CountError::new(kind, self.span.clone())
    }

    fn suggest(&self, notation: impl Into<String>) -> CountError {
        self.error(CountErrorKind::OtherNotation).suggesting(notation)
    }

    fn read(&self) -> Result<Count, CountError> {
        if self.body == "unknown" {
            return Ok(Count::unknown());
        }
        if self.body.chars().any(char::is_alphabetic) {
            return self.words();
        }
        for (operator, qualifier) in OPERATORS {
            if let Some(digits) = self.body.strip_prefix(operator) {
                return self.qualified(operator, qualifier, digits);
            }
        }
        if let Some((low, high)) = self.body.split_once(RANGE) {
            return self.range(low, high);
        }
        match number(self.body) {
            Number::Plain(n) => Ok(Count::exact(n)),
            Number::TooLarge => Err(self.error(CountErrorKind::TooLarge)),
            Number::Other => Err(self.other_notation()),
        }
    }

    fn words(&self) -> Result<Count, CountError> {
        if let Some(count) = count_phrase(self.body) {
            return Ok(count);
        }
        let error = self.error(CountErrorKind::NotACount);
        Err(match figures(self.body).as_slice() {
            [only] => error.suggesting(only.count.notation()),
            _ => error,
        })
    }

    fn qualified(&self, operator: &str, qualifier: Qualifier, digits: &str) -> Result<Count, CountError> {
        match number(digits) {
            Number::Plain(n) => Count::qualified(qualifier, n).ok_or_else(|| self.error(CountErrorKind::Impossible)),
            Number::TooLarge => Err(self.error(CountErrorKind::TooLarge)),
            Number::Other => Err(lenient_number(digits)
                .and_then(|n| Count::qualified(qualifier, n).map(|_| n))
                .map_or_else(|| self.error(CountErrorKind::NotACount), |n| self.suggest(format!("{operator}{n}")))),
        }
    }

    fn range(&self, low: &str, high: &str) -> Result<Count, CountError> {
        match (number(low), number(high)) {
            (Number::Plain(low), Number::Plain(high)) => bounded(low, high).ok_or_else(|| self.reversed(low, high)),
            (Number::TooLarge, _) | (_, Number::TooLarge) => Err(self.error(CountErrorKind::TooLarge)),
            _ => Err(self.other_range(low, high)),
        }
    }

    fn reversed(&self, low: u64, high: u64) -> CountError {
        self.error(CountErrorKind::Reversed).suggesting(format!("{high}{RANGE}{low}"))
    }

    /// `20...30`, `20 .. 30`, `54..`, `..27`.
    fn other_range(&self, low: &str, high: &str) -> CountError {
        let high = high.trim_start_matches(['.', '=']).trim();
        match (lenient_number(low), lenient_number(high)) {
            (Some(low), Some(high)) if low <= high => self.suggest(format!("{low}{RANGE}{high}")),
            (Some(low), Some(high)) => self.reversed(low, high),
            (Some(low), None) if high.is_empty() => self.suggest(format!(">={low}")),
            (None, Some(high)) if low.trim().is_empty() => self.suggest(format!("<={high}")),
            _ => self.error(CountErrorKind::NotACount),
        }
    }

    /// A text without letters that is in none of the notations.
    fn other_notation(&self) -> CountError {
        if let Some(count) = count_phrase(self.body) {
            return self.suggest(count.notation());
        }
        if let Some(n) = lenient_number(self.body.trim_start_matches(['=', '+'])) {
            return self.suggest(n.to_string());
        }
        if let Some(rest) = self.body.strip_prefix(['-', '\u{2212}'])
            && lenient_number(rest).is_some()
        {
            return self.error(CountErrorKind::Negative);
        }
        if self.body.parse::<f64>().is_ok() {
            return self.error(CountErrorKind::NotWhole);
        }
        self.error(CountErrorKind::NotACount)
    }
}

/// The count that a range in a data file stands for: one that starts at 1 is the notation of "up
/// to", one that starts at 0 that of "at most".
fn bounded(low: u64, high: u64) -> Option<Count> {
    match low {
        _ if low > high => None,
        0 => Count::qualified(Qualifier::AtMost, high),
        1 => Count::qualified(Qualifier::UpTo, high),
        _ if low == high => Some(Count::exact(low)),
        _ => Count::between(low, high),
    }
}
