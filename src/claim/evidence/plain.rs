//! The cheap path: the value stands in the quote as it is.

use super::lexicon::SCALES;

/// Whether `value` stands in `quote` as it is, at the bounds of words and numbers, in whatever case.
///
/// Says no where it cannot be sure: of a figure that a scale word or more digits follow, of a word that a "not" comes
/// before. Copies nothing.
///
/// ```
/// use gainsay::claim::stands_plainly;
/// assert!(stands_plainly("almost 700", "Almost 700 boats were sold"));
/// assert!(!stands_plainly("700", "1,700 boats") && !stands_plainly("5", "5 million boats"));
/// assert!(!stands_plainly("active", "not active yet"));
/// ```
#[must_use]
pub fn stands_plainly(value: &str, quote: &str) -> bool {
    let (value, quote) = (value.trim().as_bytes(), quote.as_bytes());
    let (Some(first), Some(last)) = (value.first(), value.last()) else { return false };
    // A word that says that there is nothing, or yes and no, is a matter of what is denied.
    if value.len() > quote.len() || (value.len() < 6 && !value.iter().any(u8::is_ascii_digit) && is_answer(value)) {
        return false;
    }
    let other = if first.is_ascii_lowercase() { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() };
    let mut from = 0;
    while let Some(at) = quote[from..].iter().position(|byte| byte == first || *byte == other) {
        let start = from + at;
        let end = start + value.len();
        let Some(found) = quote.get(start..end) else { return false };
        if found.eq_ignore_ascii_case(value)
            && begins(quote, start, *first)
            && ends(quote, end, *last)
            && !denied(quote, start)
        {
            return true;
        }
        from = start + 1;
    }
    false
}

fn is_answer(value: &[u8]) -> bool {
    [&b"no"[..], b"none", b"yes", b"true", b"false", b"zero"].iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// Whether a byte belongs to a word: letters of any script count.
fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn begins(quote: &[u8], start: usize, first: u8) -> bool {
    let Some(before) = start.checked_sub(1).map(|i| quote[i]) else { return true };
    let earlier = start.checked_sub(2).map(|i| quote[i]);
    let digit_before = earlier.is_some_and(|byte| byte.is_ascii_digit());
    // "1,700" is not 700, "-5" is not 5, and a sign of money is a word of its own.
    let number =
        first.is_ascii_digit() && (matches!(before, b'.' | b',') && digit_before || before == b'-' && !digit_before);
    !in_word(before) && !number
}

fn ends(quote: &[u8], end: usize, last: u8) -> bool {
    let Some(after) = quote.get(end) else { return true };
    if in_word(*after) || !last.is_ascii_digit() {
        return !in_word(*after);
    }
    if matches!(after, b'.' | b',' | b'/' | b':') && quote.get(end + 1).is_some_and(u8::is_ascii_digit)
        || *after == b'('
    {
        return false;
    }
    let spaces = quote[end..].iter().take_while(|byte| matches!(byte, b' ' | b'-')).count();
    let word = &quote[end + spaces..];
    let length = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    !SCALES.iter().any(|(scale, _)| {
        let word = &word[..length];
        word.eq_ignore_ascii_case(scale.as_bytes())
            || word.strip_suffix(b"s").is_some_and(|word| word.eq_ignore_ascii_case(scale.as_bytes()))
    })
}

/// Whether the word before is one that denies.
fn denied(quote: &[u8], start: usize) -> bool {
    let before = quote[..start].trim_ascii_end();
    let word =
        before.len() - before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'\'').count();
    let word = &before[word..];
    [&b"not"[..], b"no", b"never", b"longer", b"without"].iter().any(|deny| word.eq_ignore_ascii_case(deny))
        || word.len() > 3 && word[word.len() - 3..].eq_ignore_ascii_case(b"n't")
}
