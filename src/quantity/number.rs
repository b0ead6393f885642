//! Numbers: digits, words and both together, to an exact decimal and the worth of its last digit.

use super::fraction::{fraction, ordinal_at};
use super::numeral::{group_word, plural_scale, scale, ten_to};
use super::token::{Kind, Token, literal};
use super::whole::{decimal, whole};
use super::{Decimal, Interval};

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
    /// Its worth as far as its own words say it: 75 of "75 USD million".
    pub written: Decimal,
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
    let length = tokens.len();
    let tokens = &tokens[..length.min(at.saturating_add(LONGEST))];
    let (negative, start) = sign(tokens, at);
    let mut found =
        plural(tokens, start).or_else(|| fraction_first(tokens, start)).or_else(|| cardinal(tokens, start, alone))?;
    if !found.ordinal && found.plural.is_none() {
        out_of(tokens, &mut found);
    }
    let spaced = negative && tokens[at].key == "-" && !tokens.get(start).is_some_and(|t| t.glued);
    if negative {
        // At the start of a line of words, a dash with a space behind it marks an item.
        if spaced && found.end < length && !alone {
            return None;
        }
        if found.plural.is_some() || found.ordinal {
            return None;
        }
        found.value = -found.value;
        found.written = found.value;
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
        // A dash between words has a space to both sides; only at the very start can it be a sign.
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
pub(super) fn exact(value: Decimal, end: usize) -> Number {
    Number {
        value: value.normalize(),
        written: value.normalize(),
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
    // "half-dozen", "half - dozen"
    if tokens.get(end).is_some_and(|t| t.key == "-") && tokens.get(end + 1).is_some_and(|t| t.key == "dozen") {
        scale_at = end + 1;
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

/// A cardinal or an ordinal, with a fraction behind it.
fn cardinal(tokens: &[Token<'_>], at: usize, alone: bool) -> Option<Number> {
    if let Some(ordinal) = digit_ordinal(tokens, at) {
        return Some(ordinal);
    }
    let first = tokens.get(at)?;
    if let Some(ordinal) = ordinal_at(tokens, at)
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
    if digits.kind != Kind::Number || !matches!(suffix.key.as_str(), "st" | "nd" | "rd" | "th") {
        return None;
    }
    // "12 th" of text that was cut into words; "12 St James" is an address, and "12 st" a weight.
    if !suffix.glued && suffix.text != "th" {
        return None;
    }
    let written = literal(&digits.key).filter(|l| l.decimals.is_empty())?;
    Some(Number { ordinal: true, ..exact(decimal(&written)?, at + 2) })
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
    // "two-and-a-half"
    let hyphen = |i: usize| usize::from(tokens.get(i).is_some_and(|t| t.key == "-" && t.glued));
    let word = found.end + hyphen(found.end);
    let and = tokens.get(word).is_some_and(|t| t.key == "and");
    if !and || found.decimals() {
        return;
    }
    let Some((part, end)) = fraction(tokens, word + 1 + hyphen(word + 1)).filter(|(part, _)| *part < Decimal::ONE)
    else {
        return;
    };
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
    let words: [(&str, bool); 8] = [
        ("- in -", false),
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
    *found = Number { fraction: !over || value < Decimal::ONE, share: !over, ..exact(value, end) };
}

impl Number {
    /// The number times `by`, a scale that is written elsewhere; `None` when it cannot be held.
    pub fn scaled(&self, by: Decimal) -> Option<Self> {
        let digit = self.digit.checked_mul(by)?;
        let value = self.value.checked_mul(by)?.normalize();
        Some(Self { value, step: digit, digit, scale: by, plain: false, just_one: false, ..self.clone() })
    }
}
