//! Number words and scales, each with its worth.

use super::Decimal;
use super::token::{Kind, Token};

/// A number word's worth below twenty, or a round ten.
pub(crate) fn small(key: &str) -> Option<u32> {
    Some(match key {
        "zero" | "nought" | "naught" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// Whether a word is part of a number.
pub(super) fn is_number_word(key: &str) -> bool {
    small(key).is_some() || key == "hundred" || scale_word(key).is_some() || ordinal_word(key).is_some()
}

/// An ordinal's worth below twenty, or a round ten.
pub(crate) fn ordinal_word(key: &str) -> Option<u32> {
    Some(match key {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" | "nineth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        _ => return None,
    })
}

/// The power of ten of a scale word or its abbreviation, safe wherever it stands after a number.
pub(super) fn scale_word(key: &str) -> Option<u32> {
    Some(match key {
        "thousand" => 3,
        "lakh" | "lac" => 5,
        "million" | "mn" | "mln" | "mil" | "mio" => 6,
        "crore" => 7,
        "billion" | "bn" | "bln" | "bil" | "milliard" => 9,
        "trillion" | "tn" | "tln" | "trn" => 12,
        "quadrillion" => 15,
        _ => return None,
    })
}

/// The scale behind a number, by the token's own case and place: "2.33 k", "1.2b", "10M".
pub(super) fn scale(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
    let token = tokens.get(at)?;
    let glued_on = tokens.get(at + 1).is_some_and(|t| t.glued && t.kind != Kind::Mark);
    let power = match token.text {
        "k" | "K" | "M" if !glued_on => {
            if token.text == "M" {
                6
            } else {
                3
            }
        }
        "b" | "B" | "bn" | "BN" if token.glued && !glued_on => 9,
        // "10G"; "5G" is a network, and so is "100G" before its name.
        "G" if at > 0
            && tokens[at - 1].key.len() > 1
            && tokens[at - 1].kind == Kind::Number
            && !tokens.get(at + 1).is_some_and(|t| t.kind != Kind::Mark || t.key == "-" || t.glued && t.key == "/") =>
        {
            9
        }
        "T" if token.glued && !glued_on && at >= 2 && matches!(tokens[at - 2].key.as_str(), "$" | "€" | "£") => 12,
        _ => match scale_word(&token.key) {
            Some(power) => power,
            None if token.key == "hundred" => 2,
            None => return several(tokens, at),
        },
    };
    Some((ten_to(power), at + 1))
}

/// "five hundreds", "3 millions": the plural of a scale behind a small number. "In 2019 thousands marched" is none.
fn several(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
    let by = plural_scale(&tokens.get(at)?.key).filter(|by| *by > Decimal::TEN)?;
    let before = tokens.get(at.checked_sub(1)?)?;
    let count = small(&before.key).or_else(|| before.key.parse().ok().filter(|_| before.key.len() <= 2))?;
    let goes_on = tokens.get(at + 1).is_some_and(|t| t.key == "of" || t.key == "more");
    (count > 1 && !goes_on).then_some((by, at + 1))
}

pub(super) fn ten_to(power: u32) -> Decimal {
    Decimal::from(10u64.checked_pow(power).unwrap_or(u64::MAX))
}

/// The worth of a dozen or a score, and of their plurals.
pub(super) fn group_word(key: &str) -> Option<(Decimal, bool)> {
    match key {
        "dozen" => Some((Decimal::from(12), false)),
        "dozens" | "dzs" | "dozs" => Some((Decimal::from(12), true)),
        _ => None,
    }
}

/// The plural of a scale word, and its worth.
pub(super) fn plural_scale(key: &str) -> Option<Decimal> {
    Some(match key {
        "tens" => Decimal::TEN,
        "hundreds" => Decimal::ONE_HUNDRED,
        "thousands" => ten_to(3),
        "lakhs" => ten_to(5),
        "millions" => ten_to(6),
        "crores" => ten_to(7),
        "billions" => ten_to(9),
        "trillions" => ten_to(12),
        _ => return None,
    })
}

/// Whether a word is an ordinal: "second", "twentieth".
pub(super) fn is_ordinal_word(key: &str) -> bool {
    ordinal_word(key).is_some()
}

/// The scale behind a number at `at`, with the token behind it; never a hundred.
pub(super) fn scale_at(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
    scale(tokens, at).filter(|(by, _)| *by > Decimal::ONE_HUNDRED)
}

/// Whether a word is a number or a part of one, and no place in an order: "four", "hundred", "dozens".
pub(crate) fn is_of_a_number(key: &str) -> bool {
    let one = small(key).is_some() || key == "hundred" || scale_word(key).is_some();
    one || plural_scale(key).is_some() || group_word(key).is_some()
}
