//! Numbers inside dates and durations: "five", "twenty-five", "7th", "two thousand and fifteen".

use super::lexicon::{NUMBERS, ORDINALS, TENS, YEARS, find};
use super::token::Tokens;

/// A whole number in digits or words, up to 999: longer ones in words are no part of a date.
pub(super) fn cardinal(tokens: &Tokens, i: usize) -> Option<(u32, usize)> {
    if let Some(token) = tokens.get(i).filter(|t| t.sort == super::token::Sort::Number) {
        let decimal = tokens.is_mark(i + 1, &[".", ","])
            && tokens.glued(i + 1)
            && tokens.glued(i + 2)
            && tokens.get(i + 2).is_some_and(|t| t.sort == super::token::Sort::Number);
        return if decimal { None } else { Some((token.key.parse().ok()?, i + 1)) };
    }
    if tokens.is(i, &["a", "an"]) {
        return Some(match tokens.word(i + 1) {
            "couple" => (2, tokens.skip(i + 2, &["of"])),
            "dozen" => (12, i + 2),
            "hundred" => (100, i + 2),
            _ => (1, i + 1),
        });
    }
    if tokens.word(i) == "couple" {
        return Some((2, tokens.skip(i + 1, &["of"])));
    }
    let (n, next) = below_hundred(tokens, i)?;
    if n < 10 && tokens.word(next) == "hundred" {
        let after = tokens.skip(next + 1, &["and"]);
        return Some(match below_hundred(tokens, after) {
            Some((rest, end)) => (n * 100 + rest, end),
            None => (n * 100, next + 1),
        });
    }
    Some((n, next))
}

/// A number from 1 to 99 in words.
fn below_hundred(tokens: &Tokens, i: usize) -> Option<(u32, usize)> {
    if let Some(n) = find(NUMBERS, tokens.word(i)) {
        return Some((n, i + 1));
    }
    let tens = find(TENS, tokens.word(i))?;
    let next = tokens.skip_mark(i + 1, &["-"]);
    match find(NUMBERS, tokens.word(next)).filter(|n| *n < 10) {
        Some(n) => Some((tens + n, next + 1)),
        None => Some((tens, i + 1)),
    }
}

/// An ordinal in digits or words: "7th", "07th", "seventh", "twenty-first".
pub(super) fn ordinal(tokens: &Tokens, i: usize) -> Option<(u32, usize)> {
    let digits = tokens.digits(i);
    if !digits.is_empty() {
        let suffix = tokens.glued(i + 1) && tokens.is(i + 1, &["st", "nd", "rd", "th"]);
        return if suffix { Some((digits.parse().ok()?, i + 2)) } else { None };
    }
    if let Some(n) = find(ORDINALS, tokens.word(i)) {
        return Some((n, i + 1));
    }
    let tens = find(TENS, tokens.word(i))?;
    let next = tokens.skip_mark(i + 1, &["-"]);
    let n = find(ORDINALS, tokens.word(next)).filter(|n| *n < 10)?;
    Some((tens + n, next + 1))
}

/// A year of four digits, without commas, that nothing continues as another number.
pub(super) fn year(tokens: &Tokens, i: usize) -> Option<(i32, usize)> {
    let digits = tokens.digits(i);
    if digits.len() != 4 || goes_on(tokens, i + 1) {
        return None;
    }
    let year: i32 = digits.parse().ok()?;
    YEARS.contains(&year).then_some((year, i + 1))
}

/// The hundreds of a year in words; "eleven hundred" is a count, and "twelve fifteen" an hour.
const YEARS_IN_WORDS: std::ops::RangeInclusive<u32> = 15..=20;

/// A year in words: "two thousand and fifteen", "nineteen ninety-six", "nineteen hundred".
pub(super) fn year_in_words(tokens: &Tokens, i: usize) -> Option<(i32, usize)> {
    let (first, next) = below_hundred(tokens, i)?;
    let (value, end) = if first == 2 && tokens.word(next) == "thousand" {
        let after = tokens.skip(next + 1, &["and"]);
        below_hundred(tokens, after).map_or((2000, next + 1), |(rest, end)| (2000 + rest, end))
    } else if YEARS_IN_WORDS.contains(&first) {
        let hundred = tokens.word(next) == "hundred";
        let after = if hundred { tokens.skip(next + 1, &["and"]) } else { next };
        match below_hundred(tokens, after).filter(|(rest, _)| hundred || *rest >= 10) {
            Some((rest, end)) => (first * 100 + rest, end),
            None if hundred => (first * 100, next + 1),
            None => return None,
        }
    } else {
        return None;
    };
    Some((i32::try_from(value).ok()?, end))
}

/// Whether the piece at `i` makes the number before it longer or another thing: "2019.5", "2019km",
/// "2019%". A possessive ("2019's") does not.
pub(super) fn goes_on(tokens: &Tokens, i: usize) -> bool {
    if !tokens.glued(i) {
        return false;
    }
    if !tokens.word(i).is_empty() || tokens.is_mark(i, &["%", "°", "_", "@"]) {
        return true;
    }
    let number_follows = tokens.glued(i + 1) && tokens.get(i + 1).is_some_and(|t| t.sort == super::token::Sort::Number);
    number_follows && tokens.is_mark(i, &[".", ",", ":"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_digits_and_words() {
        let read = |text: &str| cardinal(&Tokens::new(text), 0).map(|n| n.0);
        let cases = [
            ("five", Some(5)),
            ("twenty-five", Some(25)),
            ("twenty nine", Some(29)),
            ("a", Some(1)),
            ("a couple of", Some(2)),
            ("two hundred and four", Some(204)),
            ("1,204", Some(1204)),
            ("3.5", None),
            ("99999999999", None),
            ("many", None),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn ordinals_and_years() {
        let nth = |text: &str| ordinal(&Tokens::new(text), 0).map(|n| n.0);
        assert_eq!(
            ["7th", "21st", "twenty-first", "second", "7 th", "7"].map(nth),
            [Some(7), Some(21), Some(21), Some(2), None, None]
        );
        let in_digits = |text: &str| year(&Tokens::new(text), 0).map(|n| n.0);
        assert_eq!(
            ["2019", "2,019", "2019's", "2019km", "2019.5", "999", "3000"].map(in_digits),
            [Some(2019), None, Some(2019), None, None, None, None]
        );
        let in_words = |text: &str| year_in_words(&Tokens::new(text), 0).map(|n| n.0);
        assert_eq!(
            [
                "two thousand and fifteen",
                "nineteen ninety six",
                "nineteen hundred ninety three",
                "seven",
                "twenty five"
            ]
            .map(in_words),
            [Some(2015), Some(1996), Some(1993), None, None]
        );
    }
}
