//! What each kind of output would take for more than text, made harmless. A data set arrives by pull request: its names are hostile.

use crate::values::text::{visible, visible_lines};

/// Anything as plain text in Markdown: on one line, and with nothing that Markdown, HTML or the sites that show it would take for more.
pub(super) fn text(content: &str) -> String {
    let mut out = String::new();
    for character in visible(content).trim().chars() {
        match character {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '!' | '$' | '"' | '\'' => out.extend(['\\', character]),
            _ => mention(character, &mut out),
        }
    }
    // What would become a link by itself.
    out.replace("://", ":\\//").replace("www.", "www\\.")
}

/// [`text`] as a paragraph of its own: it starts no list and underlines nothing.
pub(super) fn paragraph(content: &str) -> String {
    let content = text(content);
    let digits = content.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = content.split_at(digits);
    let starts_list = if digits > 0 { rest.starts_with(['.', ')']) } else { rest.starts_with(['-', '+', '=']) };
    if starts_list { format!("{number}\\{rest}") } else { content }
}

/// A text of a rule in Markdown: nothing in it is markup but code between backticks.
pub(super) fn prose(text: &str) -> String {
    let mut out = String::new();
    for character in visible(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' | '[' | ']' | '*' | '_' | '\\' => out.extend(['\\', character]),
            _ => out.push(character),
        }
    }
    out
}

/// Anything as plain text between HTML tags, where Markdown is not read.
pub(super) fn html(content: &str) -> String {
    let mut out = String::new();
    for character in visible(content).trim().chars() {
        match character {
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => mention(character, &mut out),
        }
    }
    out
}

/// A character that is no tag, and calls nobody.
fn mention(character: char, out: &mut String) {
    match character {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        // A space of no width keeps sites from calling people and linking issues by these.
        '@' | '#' => out.extend([character, '\u{200B}']),
        _ => out.push(character),
    }
}

/// Anything as bold text in Markdown; nothing stays nothing.
pub(super) fn bold(content: &str) -> String {
    let content = text(content);
    if content.is_empty() { content } else { format!("**{content}**") }
}

/// A command as code in Markdown: its fence is longer than any run of backticks in it.
pub(super) fn code(content: &str) -> String {
    let content = visible(content);
    let longest = content.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    if longest > 0 { format!("{fence} {content} {fence}") } else { format!("{fence}{content}{fence}") }
}

/// A path as a URL has it, so that no name can end the link.
pub(super) fn url(path: &str) -> String {
    let escaped = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    path.bytes().map(escaped).collect()
}

/// A text in JSON with every character that nobody sees written as an escape. It means the same and cannot act on whatever shows it.
pub(super) fn json(serialised: String) -> String {
    let seen = visible_lines(&serialised);
    if seen == serialised {
        return serialised;
    }
    let mut out = String::new();
    for (character, seen) in serialised.chars().zip(seen.chars()) {
        // Only strings can hold such characters: all else in JSON is ASCII.
        if character == seen {
            out.push(character);
        } else {
            let mut units = [0; 2];
            out.extend(character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(text("<b>|[x](http://y)`@z\u{1b}"), "&lt;b&gt;\\|\\[x\\](http:\\//y)\\`@\u{200B}z␛");
        assert_eq!(prose("<b>|[x](y)*\u{1b}"), "&lt;b&gt;\\|\\[x\\](y)\\*␛");
        assert_eq!([paragraph("1. a"), paragraph("- a"), paragraph("7 a")], ["1\\. a", "\\- a", "7 a"]);
        assert_eq!(html("</summary>\"@a\n"), "&lt;/summary&gt;&quot;@\u{200B}a␊");
        assert_eq!(code("a `` b"), "``` a `` b ```");
        assert_eq!(url("a b/ü?#:.toml"), "a%20b/%C3%BC%3F%23%3A.toml");
    }

    proptest! {
        #[test]
        fn json_means_the_same_and_hides_nothing(text in any::<String>()) {
            let serialised = serde_json::to_string_pretty(&[&text]).unwrap();
            let escaped = json(serialised);
            prop_assert_eq!(visible_lines(&escaped), escaped.as_str());
            prop_assert_eq!(serde_json::from_str::<Vec<String>>(&escaped).unwrap(), [text]);
        }
    }
}
