//! What the end and the beginning of a stretch of folded text tell about whether it was cut.

/// Labels that open the list of sources at the end of a passage.
const CREDIT_LABELS: [&str; 2] = ["Source:", "Sources:"];

/// Longest title, in words.
const TITLE_WORDS: usize = 12;

/// Whether `text` names its sources.
pub(super) fn has_credit(text: &str) -> bool {
    credit(text).is_some()
}

/// Whether `text` ends where a passage can end: with a sentence's final punctuation or with a list of sources, its bracket closed.
pub(super) fn is_complete(text: &str) -> bool {
    let Some((before, list)) = credit(text) else { return ends_sentence(text) };
    if !before.trim_end().ends_with('(') {
        return list.trim_end().ends_with(|c: char| !matches!(c, ',' | ';' | ':' | '&' | '-'));
    }
    match closing_bracket(list) {
        Some(behind) => behind.chars().all(|c| !c.is_alphanumeric()) || ends_sentence(behind),
        None => false,
    }
}

/// Whether `text` goes on with something that an earlier page began: its first letter, behind quotation marks and brackets, is
/// lower-case, or it ends with a bracket that it did not open.
pub(super) fn starts_inside(text: &str) -> bool {
    text.trim_start_matches(is_opening).starts_with(char::is_lowercase) || closes_earlier_bracket(text)
}

/// Whether `text`, a line that stands alone, is a title: short, without final punctuation, its last and its longer words capitalised.
pub(super) fn is_title(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').take(TITLE_WORDS + 1).map(|word| word.trim_start_matches(is_opening)).collect();
    let lower_case = |word: &&str| word.starts_with(char::is_lowercase);
    let is_longer = |word: &&str| word.chars().nth(3).is_some();
    words.len() <= TITLE_WORDS
        && text.contains(char::is_alphabetic)
        && !text.ends_with(|c: char| is_final(c) || matches!(c, ',' | ';'))
        && !has_credit(text)
        && !starts_inside(text)
        && !words.iter().any(|word| is_longer(word) && lower_case(word))
        && !words.last().is_some_and(lower_case)
}

/// The text before and behind the label of the last list of sources.
pub(super) fn credit(text: &str) -> Option<(&str, &str)> {
    let found = CREDIT_LABELS.into_iter().filter_map(|label| text.rsplit_once(label));
    found.max_by_key(|(before, _)| before.len())
}

/// Whether `text` ends with final punctuation, perhaps inside closing marks, or closes a bracket that an earlier page opened.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(is_closing).ends_with(is_final) || closes_earlier_bracket(text)
}

/// What stands behind the bracket that closes the one open before `text`.
fn closing_bracket(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return text.get(at + 1..),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether `text` ends with a bracket that is not opened in it.
fn closes_earlier_bracket(text: &str) -> bool {
    let Some(inside) = text.trim_end().strip_suffix(')') else { return false };
    let mut depth = 1_usize;
    for c in inside.chars().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth == 1 => return false,
            '(' => depth -= 1,
            _ => {}
        }
    }
    true
}

fn is_final(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ':')
}

fn is_closing(c: char) -> bool {
    c == ' ' || c == ')' || is_quotation(c)
}

fn is_opening(c: char) -> bool {
    c == ' ' || c == '(' || is_quotation(c)
}

/// Folded text has no others.
fn is_quotation(c: char) -> bool {
    matches!(c, '"' | '\'')
}
