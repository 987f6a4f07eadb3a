//! Whether words bear out a date.

use super::{Context, DatePhrase, Reading};
use crate::values::date::{Date, DateComparison, DateExplanation, compare};

/// How a claimed date stands to what words say.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Support {
    /// It is what they say.
    Same,
    /// It says more exactly than they do: false precision.
    Narrower,
    /// It says less exactly than they do.
    Wider,
    /// It is not what they say, though both may be right where they only overlap.
    Other {
        /// What they say.
        read: Date,
        /// Whether day and month are exchanged.
        swapped: bool,
    },
    /// The context does not complete what they say.
    Unknown,
}

/// How a claimed date stands to what words say, completed from their context.
///
/// Of two dates that leave the same days possible, one says more exactly that something lasted
/// through them than that it was on some of them.
#[must_use]
pub fn supports(phrase: &DatePhrase, claimed: &Date, context: &Context) -> Support {
    let Some(read) = phrase.complete(context) else {
        return Support::Unknown;
    };
    // "between May and July" it lasted, or it was on some day in: the words leave it open, and so may the claim. What is told since a day
    // started on it.
    let same_days = || claimed.extent().is_some() && read.possible() == claimed.possible();
    let starts = || matches!(phrase.reading, Reading::Since(_)) && read.possible().earliest() == claimed.exact_day();
    if (matches!(phrase.reading, Reading::Between { .. }) && same_days()) || (claimed.exact_day().is_some() && starts()) {
        return Support::Same;
    }
    let swapped = match compare(&read, claimed) {
        DateComparison::Same => return Support::Same,
        DateComparison::Contradicts { explanation, .. } => explanation == Some(DateExplanation::DayMonthSwapped),
        DateComparison::Compatible => {
            let (said, stated) = (read.possible(), claimed.possible());
            match (said.covers(stated), stated.covers(said)) {
                (true, true) if is_more_exact(phrase, &read, claimed) => return Support::Wider,
                (true, _) => return Support::Narrower,
                (false, true) => return Support::Wider,
                (false, false) => false,
            }
        }
    };
    Support::Other { read, swapped }
}

/// Whether words say more exactly what a claim with the same first and last day says.
fn is_more_exact(phrase: &DatePhrase, read: &Date, claimed: &Date) -> bool {
    let named = matches!(phrase.reading, Reading::Either(..) | Reading::Both(..));
    (read.extent().is_some() && claimed.extent().is_none()) || (named && claimed.extent().is_none())
}
