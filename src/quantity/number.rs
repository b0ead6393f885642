//! Numbers: digits, words and both together, to an exact decimal and the worth of its last digit.

use super::token::{Kind, Literal, Token, literal};
use super::{Decimal, Interval};
use std::str::FromStr;

/// A number, as far as it can be read without its unit.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub value: Decimal,
    /// The worth of the last digit that carries meaning, for what is counted (DESIGN: rounding).
    pub step: Decimal,
    /// The worth of the last digit written, for what is measured or a share.
    pub digit: Decimal,
    /// Of a plural scale word ("dozens", "tens of billions"): what it allows and what it means.
    pub plural: Option<(Interval, Interval)>,
    /// A part of one, written as such: "two thirds", "1/2", "3 out of 4".
    pub fraction: bool,
    /// "N out of M", "one in five": a share whatever follows.
    pub share: bool,
    /// A place in an order: "12th", "twenty-first".
    pub ordinal: bool,
    /// The worth of the scale word it ends in; one when there is none.
    pub scale: Decimal,
    /// Written in digits, a whole number without grouping or scale: what a year or a name could be.
    pub plain: bool,
    /// Written as a single word for one.
    pub just_one: bool,
    /// The token behind it.
    pub end: usize,
}

/// The most tokens that one number may span: no number that a person writes is longer, and hostile text stays cheap.
const LONGEST: usize = 40;

/// Rounding: half the step is at most this share of the number, as `(numerator, denominator)`; 2.5 %.
const ROUNDING: (i64, i64) = (25, 1000);

/// Reads the number that begins at token `at`. `alone` says that nothing but the number is expected: then
/// "17 500" can only be one number.
pub(super) fn number(tokens: &[Token<'_>], at: usize, alone: bool) -> Option<Number> {
    let tokens = &tokens[..tokens.len().min(at.saturating_add(LONGEST))];
    let (negative, start) = sign(tokens, at);
    let mut found =
        plural(tokens, start).or_else(|| fraction_first(tokens, start)).or_else(|| cardinal(tokens, start, alone))?;
    if !found.ordinal && found.plural.is_none() {
        out_of(tokens, &mut found);
    }
    if negative {
        if found.plural.is_some() || found.ordinal {
            return None;
        }
        found.value = -found.value;
        found.plain = false;
        found.just_one = false;
    }
    Some(found)
}

/// Whether a number has a minus sign before it, and the token behind the sign.
fn sign(tokens: &[Token<'_>], at: usize) -> (bool, usize) {
    let Some(token) = tokens.get(at) else { return (false, at) };
    let next_glued = tokens.get(at + 1).is_some_and(|t| t.glued);
    match token.key.as_str() {
        "minus" | "negative" => (true, at + 1),
        "-" if next_glued && !token.glued => (true, at + 1),
        // A dash between words has a space to both sides; only at the very start is it a sign.
        "-" if at == 0 => (true, at + 1),
        "-" if next_glued
            && at > 0
            && matches!(tokens[at - 1].key.as_str(), "(" | "[" | "<" | ">" | "=" | "~" | "$") =>
        {
            (true, at + 1)
        }
        "+" if next_glued && !token.glued => (false, at + 1),
        _ => (false, at),
    }
}

/// A number word's worth below twenty, or a round ten.
fn small(key: &str) -> Option<u32> {
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
fn ordinal_word(key: &str) -> Option<u32> {
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
fn scale_word(key: &str) -> Option<u32> {
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
fn scale(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
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
        "T" if token.glued && !glued_on && at >= 2 && matches!(tokens[at - 2].key.as_str(), "$" | "€" | "£") => 12,
        _ => scale_word(&token.key).or(if token.key == "hundred" { Some(2) } else { None })?,
    };
    Some((ten_to(power), at + 1))
}

fn ten_to(power: u32) -> Decimal {
    Decimal::from(10u64.checked_pow(power).unwrap_or(u64::MAX))
}

/// The worth of a dozen or a score, and of their plurals.
fn group_word(key: &str) -> Option<(Decimal, bool)> {
    match key {
        "dozen" => Some((Decimal::from(12), false)),
        "dozens" | "dzs" | "dozs" => Some((Decimal::from(12), true)),
        _ => None,
    }
}

/// The plural of a scale word, and its worth.
fn plural_scale(key: &str) -> Option<Decimal> {
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

/// "dozens", "hundreds", "tens of billions", "scores of": at least two of it, and less than where the next such
/// word begins. A lone scale word also allows what the words between would say more closely: thirty thousand are
/// thousands, though who knew would have said "tens of thousands".
fn plural(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let first = tokens.get(at)?;
    let of = |i: usize| tokens.get(i).is_some_and(|t| t.key == "of");
    let (base, meant_below, allowed_below, end) = if let Some((_, true)) = group_word(&first.key) {
        (Decimal::from(12), Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED, at + 1)
    } else if first.key == "scores" && of(at + 1) {
        (Decimal::from(20), Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED, at + 1)
    } else {
        let unit = plural_scale(&first.key)?;
        let next = tokens.get(at + 2).filter(|_| of(at + 1)).and_then(|t| plural_scale(&t.key));
        match next.filter(|n| *n > unit) {
            Some(next) => {
                let base = unit.checked_mul(next)?;
                let below = base.checked_mul(Decimal::TEN)?;
                (base, below, below, at + 3)
            }
            None if unit == Decimal::TEN => (unit, Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED, at + 1),
            None => {
                let below = unit.checked_mul(Decimal::TEN)?;
                let next_word = if unit < ten_to(3) { below } else { unit.checked_mul(ten_to(3))? };
                (unit, below, next_word, at + 1)
            }
        }
    };
    let low = base.checked_mul(Decimal::TWO)?;
    let bounds = (Interval::half_open(low, allowed_below), Interval::half_open(low, meant_below));
    Some(Number { plural: Some(bounds), scale: base, ..exact(low, end) })
}

/// A number whose step is nothing, until its reader knows better.
fn exact(value: Decimal, end: usize) -> Number {
    Number {
        value: value.normalize(),
        step: Decimal::ZERO,
        digit: Decimal::ZERO,
        plural: None,
        fraction: false,
        share: false,
        ordinal: false,
        scale: Decimal::ONE,
        plain: false,
        just_one: false,
        end,
    }
}

/// The step of a whole number written out: the largest power of ten dividing it whose half is at most 2.5 % of it.
pub(super) fn rounding_step(value: Decimal) -> Decimal {
    let value = value.abs();
    let mut step = Decimal::ZERO;
    let mut power = Decimal::ONE;
    // Without a trailing zero a whole number is exact.
    if value.is_zero() || !(value % Decimal::TEN).is_zero() {
        return step;
    }
    while (value % power).is_zero() {
        // half the step <= 2.5 % of the number, without a division
        let fits = power
            .checked_mul(Decimal::from(ROUNDING.1))
            .zip(value.checked_mul(Decimal::from(2 * ROUNDING.0)))
            .is_some_and(|(step, number)| step <= number);
        if !fits {
            break;
        }
        step = power;
        let Some(next) = power.checked_mul(Decimal::TEN) else { break };
        power = next;
    }
    step
}

/// "½", "half a million", "a third", "three quarters", "two thirds of a million": a fraction that opens the number.
fn fraction_first(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let (value, end) = fraction(tokens, at)?;
    // "half a million", "quarter million", "two thirds of a million", "half a dozen"
    let mut scale_at = end;
    if tokens.get(scale_at).is_some_and(|t| t.key == "of") {
        scale_at += 1;
    }
    if tokens.get(scale_at).is_some_and(|t| matches!(t.key.as_str(), "a" | "one")) {
        scale_at += 1;
    }
    if let Some((dozen, false)) = tokens.get(scale_at).and_then(|t| group_word(&t.key)) {
        return Some(exact(value.checked_mul(dozen)?, scale_at + 1));
    }
    if let Some((scale, end)) = scale(tokens, scale_at) {
        let tenth = scale.checked_div(Decimal::TEN)?;
        return Some(Number { step: tenth, digit: tenth, scale, ..exact(value.checked_mul(scale)?, end) });
    }
    Some(Number { fraction: true, ..exact(value, end) })
}

/// A fraction below or above one: "half", "a third", "three quarters", "one eighth", "3/4", "½".
fn fraction(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
    let token = tokens.get(at)?;
    if let Some(value) = vulgar(&token.key) {
        return Some((value, at + 1));
    }
    if token.kind == Kind::Number {
        return slashed(tokens, at);
    }
    if token.key == "half" {
        return Some((Decimal::new(5, 1), at + 1));
    }
    // "quarter million", "quarter of": without a number only where a whole follows.
    if token.key == "quarter" {
        let next = tokens.get(at + 1)?;
        let whole = scale_word(&next.key).is_some() || (next.key == "of" && at == 0);
        return whole.then_some((Decimal::new(25, 2), at + 1));
    }
    let article = matches!(token.key.as_str(), "a" | "an");
    let (top, next) = match whole(tokens, at, false) {
        Some(below) => (below.value, below.next),
        None if article => (Decimal::ONE, at + 1),
        None => return None,
    };
    let next = if tokens.get(next).is_some_and(|t| t.key == "-") { next + 1 } else { next };
    denominator(tokens, next, top, article).and_then(|(bottom, end)| Some((top.checked_div(bottom)?, end)))
}

/// Where an article and an ordinal make a fraction ("a third of") and no place in an order ("a third man").
fn ends_fraction(tokens: &[Token<'_>], end: usize) -> bool {
    tokens.get(end).is_none_or(|t| {
        t.kind == Kind::Mark
            || matches!(t.key.as_str(), "of" | "to" | "and" | "or" | "in" | "are" | "were" | "have" | "as")
    })
}

/// Whether the words at `at` make a denominator of what stands before them. It looks at one word, or two, and so may be
/// asked while a number is being read.
fn plain_denominator(tokens: &[Token<'_>], at: usize) -> Option<Decimal> {
    let word = |i: usize| -> Option<Decimal> {
        let key = tokens.get(i)?.key.as_str();
        match key {
            "half" | "halves" => return Some(Decimal::TWO),
            "quarter" | "quarters" => return Some(Decimal::from(4)),
            _ => {}
        }
        let singular = key.strip_suffix('s')?;
        let scale = || singular.strip_suffix("th").and_then(|w| if w == "hundred" { Some(2) } else { scale_word(w) });
        ordinal_word(singular).filter(|n| *n > 2).map(Decimal::from).or_else(|| scale().map(ten_to))
    };
    word(at).or_else(|| {
        let tens = tokens.get(at).and_then(|t| small(&t.key)).filter(|n| *n >= 20)?;
        let next = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.key == "-"));
        word(next)?.checked_add(Decimal::from(tens))
    })
}

/// The denominator at `at`: "half", "thirds", "quarter", "twenty-fifths", "hundredths".
fn denominator(tokens: &[Token<'_>], at: usize, top: Decimal, article: bool) -> Option<(Decimal, usize)> {
    let token = tokens.get(at)?;
    match token.key.as_str() {
        "half" | "halves" => return Some((Decimal::TWO, at + 1)),
        "quarter" | "quarters" => {
            let time = tokens.get(at + 1).is_some_and(|t| matches!(t.key.as_str(), "ago" | "earlier" | "later"));
            return (!time).then_some((Decimal::from(4), at + 1));
        }
        _ => {}
    }
    let several = top != Decimal::ONE;
    // "three twenty-firsts", "one one hundred and fifth": a number before the ordinal's own word.
    let ordinal = ordinal_at(tokens, at)?;
    if ordinal.value < Decimal::from(3) || ordinal.plural != several {
        return None;
    }
    let sound = several || !article || ends_fraction(tokens, ordinal.end);
    sound.then_some((ordinal.value, ordinal.end))
}

struct OrdinalWord {
    value: Decimal,
    /// "fifths": only a denominator has a plural.
    plural: bool,
    end: usize,
}

/// An ordinal in words at `at`: "third", "twenty-fifth", "hundredth", "two hundredth", "one hundred twenty-fifth".
fn ordinal_at(tokens: &[Token<'_>], at: usize) -> Option<OrdinalWord> {
    let last = |i: usize| -> Option<(Decimal, bool, u32)> {
        let key = tokens.get(i).filter(|t| t.kind == Kind::Word)?.key.as_str();
        let (singular, plural) = match key.strip_suffix('s') {
            Some(singular) => (singular, true),
            None => (key, false),
        };
        if let Some(n) = ordinal_word(singular) {
            return Some((Decimal::from(n), plural, 0));
        }
        let scale = singular.strip_suffix("th")?;
        let power = if scale == "hundred" { 2 } else { scale_word(scale)? };
        Some((ten_to(power), plural, power))
    };
    if let Some((value, plural, _)) = last(at) {
        return Some(OrdinalWord { value, plural, end: at + 1 });
    }
    // "$280 million first mortgage notes": digits and an ordinal's words are two numbers.
    let before = whole(tokens, at, false).filter(|w| !w.in_digits)?;
    let mut next = before.next;
    if tokens.get(next).is_some_and(|t| t.key == "-" || t.key == "and") {
        next += 1;
    }
    let (value, plural, power) = last(next)?;
    let value = if power > 0 {
        before.value.checked_mul(value)?
    } else {
        // "twenty fifth", "one hundred and fifth": the last part must fit below the one before it.
        let room = before.value >= Decimal::from(20)
            && (before.value % Decimal::ONE_HUNDRED).is_zero()
                | (value < Decimal::TEN && (before.value % Decimal::TEN).is_zero());
        if !room {
            return None;
        }
        before.value.checked_add(value)?
    };
    Some(OrdinalWord { value, plural, end: next + 1 })
}

/// A fraction typed as one character.
fn vulgar(key: &str) -> Option<Decimal> {
    let (top, bottom) = match key {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅐" => (1, 7),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    };
    Decimal::from(top).checked_div(Decimal::from(bottom))
}

/// Denominators that people write with a slash; "24/7" and "9/11" are no fractions.
const DENOMINATORS: [u32; 14] = [2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 128, 1000];

/// "3/4", "1 / 4".
fn slashed(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
    let [top, slash, bottom] = tokens.get(at..at + 3)? else { return None };
    if slash.key != "/" || bottom.kind != Kind::Number || slash.glued != bottom.glued {
        return None;
    }
    let (top, bottom) = (top.key.parse::<u32>().ok()?, bottom.key.parse::<u32>().ok()?);
    if top >= bottom || !DENOMINATORS.contains(&bottom) || tokens.get(at + 3).is_some_and(|t| t.key == "/" && t.glued) {
        return None;
    }
    Some((Decimal::from(top).checked_div(Decimal::from(bottom))?, at + 3))
}

/// A whole number as it grows.
struct Whole {
    value: Decimal,
    /// The last scale word used, one when there was none.
    scale: Decimal,
    /// What the last part, before its scale, was worth per digit.
    digit: Decimal,
    /// The decimals of the last part were written.
    decimals: bool,
    in_digits: bool,
    parts: u32,
    next: usize,
    grouped: bool,
}

/// A cardinal or an ordinal, with a fraction behind it.
fn cardinal(tokens: &[Token<'_>], at: usize, alone: bool) -> Option<Number> {
    if let Some(ordinal) = digit_ordinal(tokens, at) {
        return Some(ordinal);
    }
    let first = tokens.get(at)?;
    let article = matches!(first.key.as_str(), "a" | "an");
    if !article
        && let Some(ordinal) = ordinal_at(tokens, at)
        && !ordinal.plural
    {
        return Some(Number { ordinal: true, ..exact(ordinal.value, ordinal.end) });
    }
    let read = whole(tokens, at, alone)?;
    let whole_number = read.value.fract().is_zero();
    let step = if read.decimals || (read.scale >= ten_to(3) && read.parts > 0) {
        read.digit
    } else if read.in_digits || read.value >= Decimal::ONE_HUNDRED {
        rounding_step(read.value)
    } else {
        Decimal::ZERO
    };
    let in_words = !read.in_digits && read.parts == 0;
    let mut found = Number {
        step,
        digit: if in_words { Decimal::ONE } else { read.digit },
        scale: read.scale,
        plain: read.in_digits && read.parts == 0 && !read.grouped && !read.decimals && whole_number && first.key != "0",
        just_one: first.key == "one" && read.next == at + 1,
        ..exact(read.value, read.next)
    };
    add_fraction(tokens, &mut found);
    power(tokens, at, &mut found);
    Some(found)
}

/// "12th", "1st".
fn digit_ordinal(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let [digits, suffix] = tokens.get(at..at + 2)? else { return None };
    if digits.kind != Kind::Number || !suffix.glued || !matches!(suffix.key.as_str(), "st" | "nd" | "rd" | "th") {
        return None;
    }
    let written = literal(&digits.key).filter(|l| l.decimals.is_empty())?;
    Some(Number { ordinal: true, ..exact(decimal(&written)?, at + 2) })
}

fn decimal(written: &Literal<'_>) -> Option<Decimal> {
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
fn whole(tokens: &[Token<'_>], at: usize, alone: bool) -> Option<Whole> {
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
fn alone_hundred(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.key == "hundred")
}

/// One part of a number: below a thousand in words, or digits, with the scale words behind it.
struct Part {
    value: Decimal,
    scale: Decimal,
    digit: Decimal,
    decimals: bool,
    in_digits: bool,
    grouped: bool,
    next: usize,
}

fn part(tokens: &[Token<'_>], at: usize, alone: bool) -> Option<Part> {
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
fn scales(tokens: &[Token<'_>], read: &mut Part) -> Option<()> {
    // "nine hundred thousand", "three lakh crore", "3 hundred and 21"
    loop {
        let mut next = read.next;
        if tokens.get(next).is_some_and(|t| t.key == "-" && t.glued) && tokens.get(next + 1).is_some_and(|t| t.glued) {
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
                read.value = read.value.checked_add(rest.value)?;
                read.digit = Decimal::ONE;
                read.next = rest.next;
            }
            continue;
        }
        read.scale = read.scale.checked_mul(by)?;
        read.next = end;
    }
    Some(())
}

/// A number below a hundred, in words or at most two digits.
fn below_hundred(tokens: &[Token<'_>], at: usize) -> Option<Part> {
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

fn word_part(value: u32, next: usize) -> Part {
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

fn in_words(tokens: &[Token<'_>], at: usize) -> Option<Part> {
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
fn point(tokens: &[Token<'_>], read: &mut Part) {
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
fn digits(tokens: &[Token<'_>], at: usize, alone: bool) -> Option<Part> {
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
    // "5½", "2 1/4": a mixed number.
    if decimals == 0
        && let Some(token) = tokens.get(next)
        && (vulgar(&token.key).is_some() || (token.kind == Kind::Number && !token.glued))
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
fn slash_of_whole(tokens: &[Token<'_>], at: usize) -> bool {
    at > 0 && tokens[at - 1].key == "/"
}

/// The most groups of three digits that a decimal can hold.
const MOST_GROUPS: usize = 8;

/// How many groups of three digits follow the digits at `at`, parted by single spaces ("1 234 567"). With a plain
/// space one group is enough only where it ends in "000", or where nothing else is to be read.
fn space_groups(tokens: &[Token<'_>], at: usize, alone: bool) -> usize {
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
fn exponent(tokens: &[Token<'_>], at: usize) -> Option<(i32, usize)> {
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

/// "1.1^23": a power.
fn power(tokens: &[Token<'_>], at: usize, found: &mut Number) {
    use rust_decimal::MathematicalOps;
    if found.end != at + 1 || !tokens.get(found.end).is_some_and(|t| t.key == "^" && t.glued) {
        return;
    }
    let mut next = found.end + 1;
    let negative = tokens.get(next).is_some_and(|t| t.key == "-");
    if negative || tokens.get(next).is_some_and(|t| t.key == "+") {
        next += 1;
    }
    let Some(by) = tokens.get(next).filter(|t| t.glued).and_then(|t| t.key.parse::<i64>().ok()).filter(|n| *n <= 99)
    else {
        return;
    };
    if let Some(value) = found.value.checked_powi(if negative { -by } else { by }) {
        *found = exact(value, next + 1);
    }
}

/// "one and a half", "twenty and three fifths", "3 million and a quarter", "two and a half million",
/// "one million and a half", "five fifths", "1 over 3".
fn add_fraction(tokens: &[Token<'_>], found: &mut Number) {
    let and = tokens.get(found.end).is_some_and(|t| t.key == "and");
    if !and || found.decimals() {
        return;
    }
    let Some((part, end)) = fraction(tokens, found.end + 1).filter(|(part, _)| *part < Decimal::ONE) else { return };
    let (by, end, scaled) = match scale(tokens, end) {
        Some((by, scale_end)) if found.scale == Decimal::ONE || by < found.scale => (by, scale_end, true),
        _ => (found.scale, end, false),
    };
    let grown = if scaled && found.scale == Decimal::ONE {
        // "two and a half million": the scale is of both.
        found.value.checked_add(part).and_then(|sum| sum.checked_mul(by))
    } else {
        part.checked_mul(by).and_then(|worth| found.value.checked_add(worth))
    };
    let Some(value) = grown else { return };
    let tenth = by.checked_div(Decimal::TEN).unwrap_or(by);
    *found = Number { step: tenth, digit: tenth, scale: by, ..exact(value, end) };
}

impl Number {
    fn decimals(&self) -> bool {
        !self.value.fract().is_zero()
    }
}

/// Wholes of which people say "N in M"; "two in seven cities" are cities.
fn round_whole(value: Decimal, top: Decimal) -> bool {
    top == Decimal::ONE
        || value <= Decimal::TEN
        || [20, 25, 50].contains(&i64::try_from(value).unwrap_or(0))
        || (value % Decimal::ONE_HUNDRED).is_zero()
}

/// "3 out of 4", "one in five", "1 of every 20", "1 over 3": makes a share of `found`.
fn out_of(tokens: &[Token<'_>], found: &mut Number) {
    let at = found.end;
    let words: [(&str, bool); 7] = [
        ("out of every", true),
        ("out of", true),
        ("of every", true),
        ("in every", true),
        ("of each", true),
        ("in", false),
        ("over", false),
    ];
    let Some((words, next, sure)) =
        words.iter().find_map(|(w, sure)| Some((*w, super::hedge::matches(w, tokens, at)?, *sure)))
    else {
        return;
    };
    let Some(below) = whole(tokens, next, false) else { return };
    let over = words == "over";
    if below.value.is_zero()
        || below.value.is_sign_negative()
        || (!over && found.value >= below.value)
        || found.fraction
    {
        return;
    }
    let behind = tokens.get(below.next);
    let year = below.in_digits && !below.grouped && below.parts == 0 && below.value > Decimal::ONE_THOUSAND && !sure;
    let counts_time = behind.is_some_and(|t| super::units::is_time_word(&t.key));
    if !sure && (year || counts_time || (!over && !round_whole(below.value, found.value))) {
        return;
    }
    if over && behind.is_some_and(|t| t.kind != Kind::Mark || t.key == "%") {
        return;
    }
    if behind.is_some_and(|t| t.glued && (t.kind == Kind::Word || t.key == "%" || t.key == "/" || t.key == ":")) {
        return;
    }
    let Some(value) = found.value.checked_div(below.value) else { return };
    let end = below.next;
    *found = Number { fraction: true, share: !over, ..exact(value, end) };
}

/// Whether a word is an ordinal: "second", "twentieth".
pub(super) fn is_ordinal_word(key: &str) -> bool {
    ordinal_word(key).is_some()
}

/// Whether digits at `at` open a fraction with a slash that people write.
pub(super) fn is_slashed(tokens: &[Token<'_>], at: usize) -> bool {
    slashed(tokens, at).is_some()
}

/// The scale behind a number at `at`, with the token behind it; never a hundred.
pub(super) fn scale_at(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
    scale(tokens, at).filter(|(by, _)| *by > Decimal::ONE_HUNDRED)
}

impl Number {
    /// The number times `by`, a scale that is written elsewhere; `None` when it cannot be held.
    pub fn scaled(&self, by: Decimal) -> Option<Self> {
        let digit = self.digit.checked_mul(by)?;
        let value = self.value.checked_mul(by)?.normalize();
        Some(Self { value, step: digit, digit, scale: by, plain: false, just_one: false, ..self.clone() })
    }
}
