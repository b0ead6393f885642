//! Folding: one spelling for marks that differ only in how they are typeset.

use unicode_normalization::UnicodeNormalization;

/// Folds what typesetting varies: NFC, one kind of space, straight quotation marks, plain hyphens.
///
/// Digits, letters, case and signs stay as they are.
///
/// ```
/// assert_eq!(gainsay::text::fold("the  “first” 35\u{2014}37"), "the \"first\" 35-37");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    // Most text is ASCII, which is its own NFC.
    if text.is_ascii() { fold_chars(text.chars()) } else { fold_chars(text.nfc()) }
}

fn fold_chars(chars: impl Iterator<Item = char>) -> String {
    let mut folded = String::with_capacity(chars.size_hint().0);
    let mut space = false;
    for c in chars {
        let c = fold_char(c);
        if c.is_whitespace() {
            space = !folded.is_empty();
            continue;
        }
        if c == '\u{200b}' || c == '\u{feff}' || c == '\u{ad}' {
            continue;
        }
        if space {
            folded.push(' ');
            space = false;
        }
        folded.push(c);
    }
    folded
}

/// The folded character: quotation marks straight, dashes plain, every other character itself.
pub(crate) fn fold_char(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

/// The key under which two spellings of one word or name are found: folded, ASCII where it can be
/// transliterated ("Łódź" → "lodz"), lower case, punctuation dropped, single spaces.
///
/// ```
/// assert_eq!(gainsay::text::fold_key("Sheriff’s  Office, Łódź"), "sheriffs office lodz");
/// ```
#[must_use]
pub fn fold_key(text: &str) -> String {
    if text.is_ascii() { ascii_key(text) } else { any_key(text) }
}

fn any_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut space = false;
    for c in fold(text).chars() {
        if c.is_alphanumeric() {
            if space && !key.is_empty() {
                key.push(' ');
            }
            space = false;
            match deunicode::deunicode_char(c) {
                Some(ascii) => key.extend(ascii.chars().filter(|a| a.is_alphanumeric()).flat_map(char::to_lowercase)),
                None => key.extend(c.to_lowercase()),
            }
        } else if c != '\'' && c != '.' {
            space = true;
        }
    }
    key
}

/// The key of ASCII, in which nothing changes but case.
fn ascii_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut space = false;
    for c in text.bytes() {
        if c.is_ascii_alphanumeric() {
            if space && !key.is_empty() {
                key.push(' ');
            }
            space = false;
            key.push(char::from(c.to_ascii_lowercase()));
        } else if !matches!(c, b'\'' | b'.' | b'`') {
            space = true;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_of_an_acronym_vanish_but_hyphens_part_words() {
        assert_eq!(fold_key("U.S. Know-how"), "us know how");
        assert_eq!(fold_key("Ørsted A/S"), "orsted a s");
        assert_eq!(fold_key(" - "), "");
    }

    #[test]
    fn the_short_way_of_ascii_is_the_long_way() {
        let ascii: String = (0..128u8).map(char::from).collect();
        for text in [ascii.as_str(), "a`b'c.d", "  x  ", ". a", "`", "", "1,204 (a)\tb", "a' b", "'a"] {
            assert_eq!(ascii_key(text), any_key(text), "{text:?}");
            assert_eq!(fold(text), fold_chars(text.nfc()), "{text:?}");
        }
    }

    #[test]
    fn folding_keeps_digits_and_signs() {
        assert_eq!(fold("  −3.50 %\u{a0}off "), "-3.50 % off");
        assert_eq!(fold("e\u{301}"), "é");
    }
}
