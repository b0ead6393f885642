//! Fractions and the ordinals that are their denominators: "half", "three quarters", "a third", "3/4", "½".

use super::Decimal;
use super::numeral::{ordinal_word, scale_word, small, ten_to};
use super::token::{Kind, Token};
use super::whole::whole;

/// A fraction below or above one: "half", "a third", "three quarters", "one eighth", "3/4", "½".
pub(super) fn fraction(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
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
    let last = next;
    let next = if tokens.get(next).is_some_and(|t| t.key == "-") { next + 1 } else { next };
    // "one hundred thirty-fifths" are a hundred of them; "one hundred and thirty fifths" are fifths.
    let word = |back: usize| last.checked_sub(back).filter(|i| *i >= at).and_then(|i| tokens.get(i));
    if let Some(tens) = word(1).and_then(|t| small(&t.key)).filter(|n| *n >= 20).map(Decimal::from)
        && word(2).is_some_and(|t| t.key == "hundred" || scale_word(&t.key).is_some())
        && let Some((ones, end)) = denominator(tokens, next, top, false).filter(|(n, _)| *n < Decimal::TEN)
    {
        let bottom = tens.checked_add(ones)?;
        return Some((top.checked_sub(tens)?.checked_div(bottom)?, end));
    }
    denominator(tokens, next, top, article).and_then(|(bottom, end)| Some((top.checked_div(bottom)?, end)))
}

/// Where an article and an ordinal make a fraction ("a third of") and no place in an order ("a third man").
pub(super) fn ends_fraction(tokens: &[Token<'_>], end: usize) -> bool {
    tokens.get(end).is_none_or(|t| {
        t.kind == Kind::Mark
            || matches!(t.key.as_str(), "of" | "to" | "and" | "or" | "in" | "are" | "were" | "have" | "as")
    })
}

/// Whether the words at `at` make a denominator of what stands before them. It looks at one word, or two, and so may be
/// asked while a number is being read.
pub(super) fn plain_denominator(tokens: &[Token<'_>], at: usize) -> Option<Decimal> {
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
pub(super) fn denominator(tokens: &[Token<'_>], at: usize, top: Decimal, article: bool) -> Option<(Decimal, usize)> {
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

pub(super) struct OrdinalWord {
    pub value: Decimal,
    /// "fifths": only a denominator has a plural.
    pub plural: bool,
    pub end: usize,
}

/// An ordinal in words at `at`: "third", "twenty-fifth", "hundredth", "two hundredth", "one hundred twenty-fifth".
pub(super) fn ordinal_at(tokens: &[Token<'_>], at: usize) -> Option<OrdinalWord> {
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
pub(super) fn vulgar(key: &str) -> Option<Decimal> {
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
pub(super) fn slashed(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
    let [top, slash, bottom] = tokens.get(at..at + 3)? else { return None };
    if slash.key != "/" || bottom.kind != Kind::Number || slash.glued != bottom.glued {
        return None;
    }
    let (top, bottom) = (top.key.parse::<u32>().ok()?, bottom.key.parse::<u32>().ok()?);
    let known = DENOMINATORS.contains(&bottom) || (!slash.glued && bottom < 10);
    // "4 / 2 hour"; "24 / 7" is no fraction, and neither is a score.
    let improper = top >= bottom && (slash.glued || !matches!(bottom, 2..=5) || top > 10 * bottom);
    if improper || bottom == 0 || !known || tokens.get(at + 3).is_some_and(|t| t.key == "/") {
        return None;
    }
    // "2/3rds"
    let suffix = tokens.get(at + 3).is_some_and(|t| t.glued && matches!(t.key.as_str(), "rds" | "rd" | "ths" | "th"));
    Some((Decimal::from(top).checked_div(Decimal::from(bottom))?, at + 3 + usize::from(suffix)))
}

/// Whether digits at `at` open a fraction with a slash that people write.
pub(super) fn is_slashed(tokens: &[Token<'_>], at: usize) -> bool {
    slashed(tokens, at).is_some()
}
