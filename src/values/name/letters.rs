//! Letters that compatibility decomposition leaves whole, and what a folded
//! name has for them.

/// The replacement for `letter`, a lower-case character in form NFKD.
///
/// Latin letters after the transliteration Latin-ASCII of CLDR, except the
/// letters of Malian orthographies whose sound French spellings render
/// otherwise (ɲ as ny, ɣ as gh); Arabic letters as search engines fold them;
/// digits of Arabic and N'Ko as ASCII digits.
pub(super) fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' => "ae",
        'ɓ' => "b",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ɛ' | 'ə' | 'ǝ' => "e",
        'ɣ' => "gh",
        'ħ' => "h",
        'ı' | 'ɩ' => "i",
        'ƙ' => "k",
        'ł' => "l",
        'ŋ' => "n",
        'ɲ' => "ny",
        'ø' | 'ɔ' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ŧ' | 'ƭ' => "t",
        'ʋ' => "u",
        'ƴ' => "y",
        'ς' => "σ",
        'ة' => "ه",
        'ک' => "ك",
        'ى' | 'ی' => "ي",
        '٠' | '۰' | '߀' => "0",
        '١' | '۱' | '߁' => "1",
        '٢' | '۲' | '߂' => "2",
        '٣' | '۳' | '߃' => "3",
        '٤' | '۴' | '߄' => "4",
        '٥' | '۵' | '߅' => "5",
        '٦' | '۶' | '߆' => "6",
        '٧' | '۷' | '߇' => "7",
        '٨' | '۸' | '߈' => "8",
        '٩' | '۹' | '߉' => "9",
        _ => return None,
    })
}
