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
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfc() {
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
    fn folding_keeps_digits_and_signs() {
        assert_eq!(fold("  −3.50 %\u{a0}off "), "-3.50 % off");
        assert_eq!(fold("e\u{301}"), "é");
    }
}
