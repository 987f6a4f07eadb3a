//! Entries of lists that are written in one piece: `suppress = [{ … }, { … }]`.

use std::ops::Range;

use super::Edit;

/// Takes an entry out of its list, with its comma; the last one with its list and the line that holds it. None where something else
/// stands around it than such a list.
#[must_use]
pub fn without_entry(text: &str, entry: Range<usize>) -> Option<Edit> {
    let before = text.get(..entry.start)?;
    let behind = text.get(entry.end..)?;
    let space = |c: char| c.is_whitespace();
    let (left, right) = (before.trim_end_matches(space), behind.trim_start_matches(space));
    let gap = behind.len() - right.len();
    let cut = |range: Range<usize>| Some(Edit { range, text: String::new() });
    match (left.chars().next_back()?, right.chars().next()?) {
        // Up to the next entry, or the end of the list; the space before it stays.
        ('[' | ',', ',') => {
            let rest = right.get(1..)?;
            let next = rest.trim_start_matches(space);
            let end = if next.starts_with(']') { entry.end + gap + 1 } else { text.len() - next.len() };
            cut(entry.start..end)
        }
        (',', ']') => cut(left.len() - 1..entry.end),
        ('[', ']') => {
            let key = left.strip_suffix('[')?;
            let start = key.rfind('\n').map_or(0, |at| at + 1);
            let is_key = key.get(start..)?.trim().strip_suffix('=').is_some_and(|key| !key.contains(['=', '[', '{', '"']));
            let rest = right.get(1..)?;
            let (line, _) = rest.split_once('\n').unwrap_or((rest, ""));
            let is_alone = is_key && (line.trim().is_empty() || line.trim_start().starts_with('#'));
            let end = text.len() - rest.len() + line.len();
            is_alone.then(|| cut(start..text.len().min(end + 1))).flatten()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::apply;
    use super::*;

    fn without(text: &str, entry: &str) -> Option<String> {
        let start = text.find(entry)?;
        apply(text, &[without_entry(text, start..start + entry.len())?])
    }

    #[test]
    fn an_entry_goes_with_its_comma_or_its_list() {
        let table = [
            ("a = 1\ns = [{ x = 1 }, { y = 2 }]\nb = 2\n", "{ x = 1 }", Some("a = 1\ns = [{ y = 2 }]\nb = 2\n")),
            ("a = 1\ns = [{ x = 1 }, { y = 2 }]\nb = 2\n", "{ y = 2 }", Some("a = 1\ns = [{ x = 1 }]\nb = 2\n")),
            ("a = 1\ns = [{ x = 1 }] # so\nb = 2\n", "{ x = 1 }", Some("a = 1\nb = 2\n")),
            ("s = [{ x = 1 }]", "{ x = 1 }", Some("")),
            ("s = [\n  { x = 1 },\n  { y = 2 },\n]\n", "{ x = 1 }", Some("s = [\n  { y = 2 },\n]\n")),
            ("s = [\n  { x = 1 },\n  { y = 2 },\n]\n", "{ y = 2 }", Some("s = [\n  { x = 1 },\n  \n]\n")),
            ("t = { s = [{ x = 1 }] }\n", "{ x = 1 }", None),
            ("t = { x = 1 }\n", "{ x = 1 }", None),
        ];
        for (text, entry, expected) in table {
            assert_eq!(without(text, entry).as_deref(), expected, "{text}");
        }
    }
}
