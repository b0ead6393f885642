//! Whole numbers and decimals, in digits, in words, and in both: "4 thousand 3 hundred and 21".

use super::Decimal;
use super::fraction::{fraction, plain_denominator, vulgar};
use super::number::rounding_step;
use super::numeral::{group_word, scale, scale_word, small, ten_to};
use super::token::{Kind, Literal, Token, literal};
use std::str::FromStr;

/// A whole number as it grows.
pub(super) struct Whole {
    pub value: Decimal,
    /// The last scale word used, one when there was none.
    pub scale: Decimal,
    /// What the last part, before its scale, was worth per digit.
    pub digit: Decimal,
    /// The decimals of the last part were written.
    pub decimals: bool,
    pub in_digits: bool,
    pub parts: u32,
    pub next: usize,
    pub grouped: bool,
}

pub(super) fn decimal(written: &Literal<'_>) -> Option<Decimal> {
    let whole: String = written.whole.chars().filter(char::is_ascii_digit).collect();
    if whole.len() + written.decimals.len() > 28 {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { &whole };
    if written.decimals.is_empty() {
        Decimal::from_str(whole).ok()
    } else {
        Decimal::from_str(&format!("{whole}.{}", written.decimals)).ok()
    }
}

/// Reads a whole number, or one with decimals: parts with falling scales.
///
/// Of "five million and three quarters" it reads the first part only; the rest is a fraction.
pub(super) fn whole(tokens: &[Token<'_>], at: usize, alone: bool) -> Option<Whole> {
    let mut total = Decimal::ZERO;
    let mut next = at;
    let mut result: Option<Whole> = None;
    let mut ceiling = Decimal::MAX;
    loop {
        let joined = result.is_some();
        let and = joined && tokens.get(next).is_some_and(|t| t.key == "and");
        let start = if and { next + 1 } else { next };
        // Between parts in digits no sign or mark may stand; a new number in digits needs a scale before it.
        let Some(part) = part(tokens, start, alone || joined) else { break };
        if joined {
            let fits =
                if part.scale > Decimal::ONE { part.scale < ceiling } else { part.value < ceiling && !part.decimals };
            let of_fraction = and && plain_denominator(tokens, part.next).is_some();
            if !fits || of_fraction || part.value.is_zero() {
                break;
            }
            // "$3 million 2 people": digits follow digits only over "and" or with a scale of their own.
            if part.in_digits && !and && part.scale == Decimal::ONE && !alone_hundred(tokens, start) {
                break;
            }
        }
        let Some(worth) = part.value.checked_mul(part.scale) else { break };
        let Some(sum) = total.checked_add(worth) else { break };
        total = sum;
        next = part.next;
        let scaled = part.scale > Decimal::ONE;
        let parts = result.as_ref().map_or(0, |r| r.parts) + u32::from(scaled);
        let digit = if scaled { part.digit.checked_mul(part.scale).unwrap_or(part.scale) } else { part.digit };
        result = Some(Whole {
            value: total,
            scale: part.scale,
            digit,
            decimals: part.decimals,
            in_digits: part.in_digits || result.as_ref().is_some_and(|r| r.in_digits),
            parts,
            next,
            grouped: part.grouped,
        });
        ceiling = part.scale;
        if !scaled {
            break;
        }
    }
    result
}

/// Whether digits at `at` are the hundreds of a number that mixes words and digits: "4 thousand 3 hundred and 21".
pub(super) fn alone_hundred(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.key == "hundred")
}

/// One part of a number: below a thousand in words, or digits, with the scale words behind it.
pub(super) struct Part {
    pub value: Decimal,
    pub scale: Decimal,
    pub digit: Decimal,
    pub decimals: bool,
    pub in_digits: bool,
    pub grouped: bool,
    pub next: usize,
}

pub(super) fn part(tokens: &[Token<'_>], at: usize, alone: bool) -> Option<Part> {
    let first = tokens.get(at)?;
    let mut read = if first.kind == Kind::Number { digits(tokens, at, alone)? } else { in_words(tokens, at)? };
    // "two point seven", "nought point nought three"
    if !read.in_digits && tokens.get(read.next).is_some_and(|t| t.key == "point") {
        point(tokens, &mut read);
    }
    scales(tokens, &mut read)?;
    // "two hundred point zero three"
    if !read.in_digits
        && !read.decimals
        && read.scale == Decimal::ONE
        && tokens.get(read.next).is_some_and(|t| t.key == "point")
    {
        point(tokens, &mut read);
        scales(tokens, &mut read)?;
    }
    Some(read)
}

/// The scale words behind a part, and the rest of its hundreds; `None` when no decimal holds it.
pub(super) fn scales(tokens: &[Token<'_>], read: &mut Part) -> Option<()> {
    // "nine hundred thousand", "three lakh crore", "3 hundred and 21"
    loop {
        let mut next = read.next;
        if tokens.get(next).is_some_and(|t| t.key == "-" && t.glued) && tokens.get(next + 1).is_some_and(|t| t.glued) {
            next += 1;
        }
        // "$5 - million"
        if tokens.get(next).is_some_and(|t| t.key == "-" && !t.glued)
            && tokens.get(next + 1).is_some_and(|t| !t.glued && scale_word(&t.key).is_some())
        {
            next += 1;
        }
        if let Some((dozen, _)) = tokens.get(next).and_then(|t| group_word(&t.key)) {
            read.value = read.value.checked_mul(dozen)?;
            read.digit = Decimal::ONE;
            read.next = next + 1;
            break;
        }
        let Some((by, end)) = scale(tokens, next) else { break };
        if by == Decimal::ONE_HUNDRED {
            // The hundreds belong to the part: "two hundred and two thousand".
            if read.scale > Decimal::ONE || (!read.decimals && read.value >= Decimal::from(1000)) {
                break;
            }
            read.value = read.value.checked_mul(by)?;
            read.digit = rounding_step(read.value).max(Decimal::ONE);
            read.next = end;
            let and = tokens.get(end).is_some_and(|t| t.key == "and");
            let from = if and { end + 1 } else { end };
            if let Some(rest) = below_hundred(tokens, from)
                && !(and && plain_denominator(tokens, rest.next).is_some_and(|bottom| rest.value < bottom))
            {
                // "three hundred and two dozen": the dozens are of the rest.
                let dozens = tokens.get(rest.next).and_then(|t| group_word(&t.key)).filter(|_| and);
                let worth = dozens.map_or(Decimal::ONE, |(dozen, _)| dozen);
                read.value = read.value.checked_add(rest.value.checked_mul(worth)?)?;
                read.digit = Decimal::ONE;
                read.next = rest.next + usize::from(dozens.is_some());
                if dozens.is_some() {
                    break;
                }
            }
            continue;
        }
        read.scale = read.scale.checked_mul(by)?;
        read.next = end;
    }
    Some(())
}

/// A number below a hundred, in words or at most two digits.
pub(super) fn below_hundred(tokens: &[Token<'_>], at: usize) -> Option<Part> {
    let first = tokens.get(at)?;
    if first.kind == Kind::Number {
        let value = first.key.parse::<u32>().ok().filter(|n| (1..100).contains(n))?;
        let scaled = tokens.get(at + 1).is_some_and(|t| t.key == "hundred");
        return (!scaled).then(|| word_part(value, at + 1));
    }
    let tens = small(&first.key).filter(|n| *n > 0)?;
    if tens < 20 {
        return Some(word_part(tens, at + 1));
    }
    let mut next = at + 1;
    if tokens.get(next).is_some_and(|t| t.key == "-") {
        next += 1;
    }
    match tokens.get(next).and_then(|t| small(&t.key)).filter(|n| (1..10).contains(n)) {
        Some(ones) => Some(word_part(tens + ones, next + 1)),
        None => Some(word_part(tens, at + 1)),
    }
}

pub(super) fn word_part(value: u32, next: usize) -> Part {
    Part {
        value: Decimal::from(value),
        scale: Decimal::ONE,
        digit: Decimal::ONE,
        decimals: false,
        in_digits: false,
        grouped: false,
        next,
    }
}

pub(super) fn in_words(tokens: &[Token<'_>], at: usize) -> Option<Part> {
    let first = tokens.get(at)?;
    match first.key.as_str() {
        // "a million", "a hundred", "a dozen": never "a" alone.
        "a" | "an" => {
            let next = &tokens.get(at + 1)?.key;
            let counted = next == "hundred" || scale_word(next).is_some() && next.len() > 3 || next == "dozen";
            counted.then(|| word_part(1, at + 1))
        }
        // "hundred thousand", "a couple hundred": a scale word that opens a number stands for one of it.
        "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen" => Some(word_part(1, at)),
        "zero" | "nought" | "naught" => Some(word_part(0, at + 1)),
        _ => {
            let read = below_hundred(tokens, at)?;
            // "nineteen eighty-four", "twenty twenty": a year, spoken.
            let year = (10..100).contains(&u32::try_from(read.value).unwrap_or(0))
                && tokens.get(read.next).and_then(|t| small(&t.key)).is_some_and(|n| n >= 10)
                && plain_denominator(tokens, read.next).is_none()
                && below_hundred(tokens, read.next).is_none_or(|r| plain_denominator(tokens, r.next).is_none());
            (!year).then_some(read)
        }
    }
}

/// The decimals behind "point", digit by digit or as one number below a hundred.
pub(super) fn point(tokens: &[Token<'_>], read: &mut Part) {
    let mut decimals = String::new();
    let mut next = read.next + 1;
    while let Some(digit) = tokens.get(next).and_then(|t| small(&t.key)).filter(|n| *n < 10) {
        decimals.push_str(&digit.to_string());
        next += 1;
    }
    if decimals.is_empty()
        && let Some(pair) = below_hundred(tokens, next)
    {
        decimals = pair.value.to_string();
        next = pair.next;
    }
    let Ok(value) = Decimal::from_str(&format!("0.{decimals}")) else { return };
    if decimals.is_empty() || decimals.len() > 20 {
        return;
    }
    read.digit = Decimal::new(1, u32::try_from(decimals.len()).unwrap_or(0));
    read.value = read.value.saturating_add(value);
    read.decimals = true;
    read.next = next;
}

/// Digits, with groups parted by spaces, and a power of ten behind them ("1e10", "1.3x10^6").
pub(super) fn digits(tokens: &[Token<'_>], at: usize, alone: bool) -> Option<Part> {
    let written = literal(&tokens.get(at)?.key)?;
    let mut value = decimal(&written)?;
    let mut grouped = written.grouped;
    let mut decimals = u32::try_from(written.decimals.len()).ok()?;
    let mut next = at + 1;
    if !grouped && decimals == 0 && written.whole.len() <= 3 {
        let spaced = space_groups(tokens, at, alone);
        if spaced > 0 {
            let mut joined = String::new();
            for token in &tokens[at..=at + spaced] {
                joined.push_str(&token.key);
            }
            let last = literal(&tokens[at + spaced].key)?;
            decimals = u32::try_from(last.decimals.len()).ok()?;
            value = decimal(&literal(&joined)?)?;
            grouped = true;
            next = at + spaced + 1;
        }
    }
    let mut digit = Decimal::new(1, decimals);
    if let Some((power, end)) = exponent(tokens, next) {
        let by = ten_to(power.unsigned_abs());
        let shift = |d: Decimal| if power < 0 { d.checked_div(by) } else { d.checked_mul(by) };
        value = shift(value)?;
        digit = shift(digit)?;
        return Some(Part {
            value,
            scale: Decimal::ONE,
            digit,
            decimals: true,
            in_digits: true,
            grouped: true,
            next: end,
        });
    }
    // "5½", "2 1/4", "3-1/2": a mixed number.
    let hyphen = tokens.get(next).is_some_and(|t| t.key == "-" && t.glued)
        && tokens.get(next + 1).is_some_and(|t| t.glued)
        && super::fraction::is_slashed(tokens, next + 1);
    if hyphen && decimals == 0 {
        next += 1;
    }
    if decimals == 0
        && let Some(token) = tokens.get(next)
        && (hyphen || vulgar(&token.key).is_some() || (token.kind == Kind::Number && !token.glued))
        && let Some((part, end)) = fraction(tokens, next)
        && part < Decimal::ONE
        && !slash_of_whole(tokens, at)
    {
        value = value.checked_add(part)?;
        return Some(Part {
            value,
            scale: Decimal::ONE,
            digit: part,
            decimals: true,
            in_digits: true,
            grouped,
            next: end,
        });
    }
    Some(Part { value, scale: Decimal::ONE, digit, decimals: decimals > 0, in_digits: true, grouped, next })
}

/// Whether the digits at `at` follow a slash, so that they are a denominator already.
pub(super) fn slash_of_whole(tokens: &[Token<'_>], at: usize) -> bool {
    at > 0 && tokens[at - 1].key == "/"
}

/// The most groups of three digits that a decimal can hold.
const MOST_GROUPS: usize = 8;

/// How many groups of three digits follow the digits at `at`, parted by single spaces ("1 234 567"). With a plain
/// space one group is enough only where it ends in "000", or where nothing else is to be read.
pub(super) fn space_groups(tokens: &[Token<'_>], at: usize, alone: bool) -> usize {
    let mut count = 0;
    let mut narrow = false;
    let first_is_date = at > 0 && tokens[at - 1].kind == Kind::Word && tokens[at - 1].capital();
    while let (Some(before), Some(token)) = (tokens.get(at + count), tokens.get(at + count + 1)) {
        let whole = token.key.split('.').next().unwrap_or("");
        let ended = before.key.contains('.');
        if token.kind != Kind::Number || token.glued || whole.len() != 3 || token.key.contains(',') || ended {
            break;
        }
        narrow |= token.narrow;
        count += 1;
    }
    if count > MOST_GROUPS {
        return 0;
    }
    let zeros = tokens.get(at + 1).is_some_and(|t| t.key == "000");
    match count {
        1 if narrow || alone || (zeros && !first_is_date) => 1,
        1 => 0,
        n => n,
    }
}

/// The power of ten at `at`: "e10", "E+14", "x10^6", "x10^-4".
pub(super) fn exponent(tokens: &[Token<'_>], at: usize) -> Option<(i32, usize)> {
    let mark = tokens.get(at).filter(|t| t.glued)?;
    let mut next = match mark.key.as_str() {
        "e" => at + 1,
        "x" | "×" if tokens.get(at + 1)?.key == "10" && tokens.get(at + 2)?.key == "^" => at + 3,
        _ => return None,
    };
    let negative = tokens.get(next)?.key == "-";
    if negative || tokens.get(next)?.key == "+" {
        next += 1;
    }
    let power = tokens.get(next).filter(|t| t.glued)?.key.parse::<i32>().ok().filter(|p| *p <= 18)?;
    Some((if negative { -power } else { power }, next + 1))
}
