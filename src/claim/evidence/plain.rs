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
    let (value, text, quote) = (value.trim().as_bytes(), quote, quote.as_bytes());
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
        let Some(found) = quote.get(start..end) else { break };
        if found.eq_ignore_ascii_case(value)
            && begins(text, start, *first)
            && ends(text, end, *last)
            && !denied(quote, start)
        {
            return true;
        }
        from = start + 1;
    }
    first.is_ascii_digit() && stands_in_digits(value, text)
}

/// Whether a number stands in the quote, however its thousands are parted: 1204300, and "1,204,300 people".
fn stands_in_digits(value: &[u8], text: &str) -> bool {
    if value.is_empty() || !value.iter().all(|byte| byte.is_ascii_digit() || *byte == b',') {
        return false;
    }
    let quote = text.as_bytes();
    let in_number = |byte: &u8| byte.is_ascii_digit() || *byte == b',' || *byte == b'.';
    let mut at = 0;
    while at < quote.len() {
        let length = quote[at..].iter().take_while(|byte| in_number(byte)).count();
        // A comma or a stop behind the number belongs to the sentence.
        let marks = quote[at..at + length].iter().rev().take_while(|byte| !byte.is_ascii_digit()).count();
        let run = &quote[at..at + length - marks];
        if run.first().is_some_and(u8::is_ascii_digit)
            && digits(run).eq(digits(value))
            && !run.contains(&b'.')
            && begins(text, at, run[0])
            && ends(text, at + run.len(), b'0')
        {
            return true;
        }
        at += length.max(1);
    }
    false
}

fn digits(number: &[u8]) -> impl Iterator<Item = &u8> {
    number.iter().filter(|byte| byte.is_ascii_digit())
}

fn is_answer(value: &[u8]) -> bool {
    [&b"no"[..], b"none", b"yes", b"true", b"false", b"zero"].iter().any(|word| value.eq_ignore_ascii_case(word))
}

fn begins(text: &str, start: usize, first: u8) -> bool {
    let Some(before) = text.get(..start) else { return false };
    let mut back = before.chars().rev();
    let Some(mark) = back.next() else { return true };
    let digit_before = back.next().is_some_and(|c| c.is_ascii_digit());
    // "1,700" is not 700, "-5" is not 5, and a sign of money is a word of its own.
    let number = first.is_ascii_digit() && (matches!(mark, '.' | ',') && digit_before || mark == '-' && !digit_before);
    !mark.is_alphanumeric() && !number
}

fn ends(text: &str, end: usize, last: u8) -> bool {
    let Some(rest) = text.get(end..) else { return false };
    let mut ahead = rest.chars();
    let Some(mark) = ahead.next() else { return true };
    if mark.is_alphanumeric() || !last.is_ascii_digit() {
        return !mark.is_alphanumeric();
    }
    let digit_next = ahead.next().is_some_and(|c| c.is_ascii_digit());
    if matches!(mark, '.' | ',' | '/' | ':') && digit_next || mark == '(' {
        return false;
    }
    let rest = rest.as_bytes();
    let spaces = rest.iter().take_while(|byte| matches!(byte, b' ' | b'-')).count();
    let word = &rest[spaces..];
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
