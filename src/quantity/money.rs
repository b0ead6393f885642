//! Money before and behind a number: signs, codes, words, and the cents that follow.

use super::amount::{Amount, Convert, Text, new};
use super::guard::million_of;
use super::number::{self, Number};
use super::token::Kind;
use super::{Decimal, Unit, currency, numeral};

pub(super) fn money(found: currency::Found, number: Number, end: usize) -> Amount {
    let unit = Unit::Money { currency: found.currency.key.to_owned() };
    new(number, unit, Convert::By(found.worth), Some(currency::label(found).to_owned()), end)
}

/// A currency before a number, and the scale that is part of it ("MUSD").
pub(super) struct Prefix {
    pub found: currency::Found,
    pub scale: Option<Decimal>,
    pub end: usize,
}

pub(super) fn currency_before(text: &Text<'_, '_>, at: usize) -> Option<Prefix> {
    let first = text.tokens.get(at)?;
    let plain = |found, end| Some(Prefix { found, scale: None, end });
    let opens = |i: usize| {
        text.is_number(i)
            || text.tokens.get(i).is_some_and(|t| {
                matches!(t.key.as_str(), "-" | "½" | "¼" | "¾")
                    || numeral::is_number_word(&t.key)
                    || matches!(
                        t.key.as_str(),
                        "tens" | "hundreds" | "thousands" | "millions" | "billions" | "trillions"
                    )
            })
    };
    if first.kind == Kind::Mark {
        let found = currency::sign(&first.key)?;
        return opens(at + 1).then(|| plain(found, at + 1)).flatten();
    }
    if first.kind != Kind::Word {
        return None;
    }
    // "US$", "c $", "Mex$", "usd$": letters, then the sign
    let sign = text.tokens.get(at + 1).filter(|t| t.kind == Kind::Mark);
    if let Some(sign) = sign
        && let Some(found) = currency::sign(&format!("{}{}", first.key, sign.key))
        && opens(at + 2)
    {
        // "It cost us $50": in lower case and apart, "us" is a pronoun, unless an article makes it part of a noun.
        let led = matches!(at.checked_sub(1).map_or("", |i| text.key(i)), "a" | "the" | "s" | "" | "-");
        let pronoun = first.text == "us" && !sign.glued && !led;
        // "a $5 fine", "the city's $5 fee": an article and a genitive stand apart from the sign.
        let letter = matches!(first.key.as_str(), "a" | "s" | "e" | "j" | "r" | "z" | "can") && !sign.glued;
        return if pronoun || letter { None } else { plain(found, at + 2) };
    }
    if text.is_number(at + 1) {
        if let Some(found) = currency::code(first.text, true) {
            return plain(found, at + 1);
        }
        if million_of(&first.key) {
            return Some(Prefix {
                found: currency::code(&first.text[1..], true)?,
                scale: Some(Decimal::from(1_000_000)),
                end: at + 1,
            });
        }
        // "Rs 500", "Rs. 500", "sen 100,000", "dollar 22.5 million"
        if let Some(found) = currency::sign(&first.key).filter(|_| first.key.len() > 1) {
            return plain(found, at + 1);
        }
        if let Some(found) = currency::word(&first.key).filter(|_| {
            !first.key.ends_with('s') && (at == 0 || !text.is_number(at - 1)) && !text.key(at + 2).starts_with("cent")
        }) {
            return plain(found, at + 1);
        }
    }
    if text.key(at + 1) == "."
        && (text.glued(at + 1) || first.text == "Rs" && !text.glued(at + 2))
        && text.is_number(at + 2)
        && matches!(first.key.as_str(), "rs" | "rp" | "kr" | "sfr")
    {
        return plain(currency::sign(&first.key)?, at + 2);
    }
    None
}

/// A sign, code or word for money behind a number.
pub(super) fn currency_after(text: &Text<'_, '_>, at: usize) -> Option<(currency::Found, usize)> {
    let first = text.tokens.get(at)?;
    if first.kind == Kind::Mark {
        let found = currency::sign(&first.key)?;
        // In "1 $10" the sign belongs to the number that it touches.
        let of_next = text.is_number(at + 1) && !first.glued && (text.glued(at + 1) || repeats(text, at + 1, found));
        return (!of_next).then_some((found, at + 1));
    }
    // In "3 USD50 cards" the code belongs to the number that it touches.
    if text.glued(at + 1) && text.is_number(at + 1) && !first.glued {
        return None;
    }
    currency_words(text, at).or_else(|| currency::code(first.text, false).map(|f| (f, at + 1))).or_else(|| {
        let found = currency::sign(&first.key)
            .filter(|_| matches!(first.key.as_str(), "kr" | "rs" | "kč" | "zł" | "ரூ" | "dm" if first.text != "dm"))?;
        Some((found, at + 1))
    })
}

/// Whether a word repeats the sign `found` behind the number at `at`: "1 $ 10 dollars bill".
fn repeats(text: &Text<'_, '_>, at: usize, found: currency::Found) -> bool {
    currency::word(text.key(at + 1))
        .is_some_and(|word| word.currency.key == found.currency.key && word.worth == found.worth)
}

/// The longest words for money that begin at `at`: "us dollars".
pub(super) fn currency_words(text: &Text<'_, '_>, at: usize) -> Option<(currency::Found, usize)> {
    let mut joined = String::new();
    let mut best = None;
    for i in at..at + 4 {
        let Some(token) = text.tokens.get(i).filter(|t| t.kind == Kind::Word) else { break };
        if i > at {
            joined.push(' ');
        }
        joined.push_str(&token.key);
        if let Some(found) = currency::word(&joined) {
            best = Some((found, i + 1));
        }
    }
    best
}

pub(super) fn currency_behind(text: &Text<'_, '_>, number: &Number, at: usize) -> Option<Amount> {
    let glued = text.glued(at);
    let pence = match text.tokens.get(at).map_or("", |t| t.text) {
        "p" if glued => Some("pence"),
        "c" if glued => Some("cent"),
        _ => None,
    };
    let (found, mut end) = match pence.and_then(currency::word) {
        Some(found) => (found, at + 1),
        None => match currency_after(text, at) {
            Some(found) => found,
            None => return pounds(text, number, at),
        },
    };
    let mut number = number.clone();
    // "75 USD million"
    if let Some((by, behind)) = numeral::scale_at(text.tokens, end).filter(|_| number.scale == Decimal::ONE) {
        number = number.scaled(by)?;
        end = behind;
    }
    let mut amount = money(found, number, end);
    cents(text, &mut amount);
    Some(amount)
}

/// Pounds are sterling by the million, and a weight below; "million pounds of beef" are a weight too.
fn pounds(text: &Text<'_, '_>, number: &Number, at: usize) -> Option<Amount> {
    let big = number.scale >= Decimal::from(1_000_000);
    (big && text.key(at) == "pounds" && text.key(at + 1) != "of")
        .then(|| currency::sign("£").map(|found| money(found, number.clone(), at + 1)))
        .flatten()
}

/// "$100 and fifty": words behind a sign and "and" are cents too.
pub(super) fn cents_in_words(text: &Text<'_, '_>, amount: &mut Amount) {
    if text.key(amount.end) == "and" && text.is_word(amount.end + 1) && !text.is_number(amount.end + 1) {
        cents(text, amount);
    }
}

/// "3 dollars 50 cents", "thirteen dollars and forty-five cents", "15 dollars 50".
fn cents(text: &Text<'_, '_>, amount: &mut Amount) {
    if amount.number.scale != Decimal::ONE || !amount.number.value.fract().is_zero() || amount.number.plural.is_some() {
        return;
    }
    // "50 cents and 75 cents" are two amounts.
    if amount.convert.step(Decimal::ONE).is_none_or(|worth| worth < Decimal::ONE) {
        return;
    }
    let and = text.key(amount.end) == "and";
    let from = amount.end + usize::from(and);
    if text.blocks.get(from).is_some_and(Option::is_some) {
        return;
    }
    let Some(small) = number::number(text.tokens, from, false) else { return };
    let sound = small.value > Decimal::ZERO
        && small.value < Decimal::ONE_HUNDRED
        && small.value.fract().is_zero()
        && !small.ordinal
        && !small.fraction
        && small.plural.is_none();
    if !sound {
        return;
    }
    let end = match currency_after(text, small.end) {
        Some((found, end)) if found.worth < Decimal::ONE => end,
        Some(_) => return,
        // Without the word, two digits or tens at the end of a clause are cents.
        None => {
            let closed =
                text.tokens.get(small.end).is_none_or(|t| {
                    t.kind == Kind::Mark && !matches!(t.key.as_str(), "%" | "-" | "/" | "$" | "€" | "£")
                }) || text.key(small.end) == "more";
            if !closed || small.value < Decimal::TEN {
                return;
            }
            small.end
        }
    };
    if let Some(worth) = small.value.checked_mul(Decimal::new(1, 2)) {
        amount.more = worth;
        amount.more_step = Some(Decimal::new(1, 2));
        amount.end = end;
    }
}
