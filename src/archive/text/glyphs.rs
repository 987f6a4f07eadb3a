//! What a single character counts for when a quote is compared with a text.

/// The reading of one character, whatever stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// Not compared: an invisible character, an emphasis mark, a square bracket.
    Hidden,
    /// White space; a run of it is one space.
    Space,
    /// A hyphen or dash; a run of them with the white space around it is one hyphen.
    Dash,
    /// A character that stands for itself or for its plain form.
    Plain(char),
    /// A character that is typed as several.
    Spelt(&'static str),
}

/// Reads `c`. Case counts: nothing is lower-cased.
///
/// Square brackets are hidden because they are link syntax or an editor's insertion, which people copy with and without them.
pub(super) fn glyph(c: char) -> Glyph {
    match c {
        _ if c.is_ascii_alphanumeric() => Glyph::Plain(c),
        '*' | '[' | ']' => Glyph::Hidden,
        _ if is_invisible(c) => Glyph::Hidden,
        _ if c.is_whitespace() => Glyph::Space,
        _ if is_dash(c) => Glyph::Dash,
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '´' | '`' | '＇' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' => {
            Glyph::Plain('\'')
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => Glyph::Plain('"'),
        '…' => Glyph::Spelt("..."),
        'ﬀ' => Glyph::Spelt("ff"),
        'ﬁ' => Glyph::Spelt("fi"),
        'ﬂ' => Glyph::Spelt("fl"),
        'ﬃ' => Glyph::Spelt("ffi"),
        'ﬄ' => Glyph::Spelt("ffl"),
        _ => Glyph::Plain(c),
    }
}

/// Whether `c` shows nothing and takes no room: soft hyphen, joiners, byte order mark, direction marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether `c` is white space or invisible: a line of nothing else is blank.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}
