//! What the grammar of figures passes over: digits and words that only name or date something, and units without a
//! number.

use super::amount::Text;
use super::token::{Kind, literal};
use super::whole::decimal;
use super::{Decimal, Unit, currency, units};
use crate::text::Span;

/// Digits that are no figure, or a unit that has no number.
#[derive(Clone, Debug)]
pub struct Loose {
    /// Where it stands.
    pub span: Span,
    /// What the digits are worth; `None` of a unit.
    pub number: Option<Decimal>,
    /// They name a place in an order: "21st century".
    pub ordinal: bool,
    /// The unit, of a unit without a number.
    pub unit: Option<(Unit, String)>,
}

/// The digits and the units at tokens that no figure has `taken`.
pub(super) fn loose(text: &Text<'_, '_>, taken: &[bool]) -> Vec<Loose> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let mut next = at + 1;
        if !taken[at] {
            let token = &text.tokens[at];
            match token.kind {
                Kind::Number => found.extend(digits(text, at)),
                Kind::Junk => found.extend(groups(token.text, token.span.start)),
                Kind::Word if text.blocks[at].is_some() => {
                    if let Some((named, end)) = words(text, at) {
                        found.push(named);
                        next = end;
                    }
                }
                Kind::Word | Kind::Mark => {
                    if let Some((unit, end)) = unit(text, at).filter(|(_, end)| !taken[at..*end].contains(&true)) {
                        found.push(unit);
                        next = end;
                    }
                }
            }
        }
        at = next;
    }
    found
}

/// Digits of a name or a date. Letters that touch them from behind make one word with them: "13F", "29km", "4th".
fn digits(text: &Text<'_, '_>, at: usize) -> Option<Loose> {
    let token = &text.tokens[at];
    let ordinal = text.glued(at + 1) && matches!(text.key(at + 1), "st" | "nd" | "rd" | "th");
    if text.is_word(at + 1) && text.glued(at + 1) && !ordinal {
        return None;
    }
    let span = super::phrase::span(text, at, at + 1 + usize::from(ordinal));
    Some(Loose { span, number: Some(decimal(&literal(&token.key)?)?), ordinal, unit: None })
}

/// Words that make a pronoun of "one" before them.
const PRONOUNS: &[&str] = &["of", "day", "time", "thing", "by"];

/// Number words of a name, "the Second Amendment", and "one" where it counts: "one of them", "one day".
fn words(text: &Text<'_, '_>, at: usize) -> Option<(Loose, usize)> {
    let behind = at.checked_sub(1).map_or("", |i| text.key(i));
    let name = text.tokens[at].capital() || at > 0 && super::guard::labels(text.tokens, at - 1);
    let one = text.key(at) == "one"
        && PRONOUNS.contains(&text.key(at + 1))
        && !matches!(behind, "the" | "this" | "that" | "which" | "no" | "any" | "every" | "each" | "-" | "another");
    if !one && (!name || text.key(at) == "one") {
        return None;
    }
    let read = super::number::number(text.tokens, at, false).filter(|n| n.plural.is_none())?;
    let span = super::phrase::span(text, at, read.end);
    Some((Loose { span, number: Some(read.value), ordinal: read.ordinal, unit: None }, read.end))
}

/// The numbers of "192.168.1.2"; an address on the web has none.
fn groups(text: &str, start: usize) -> Vec<Loose> {
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    for group in text.split(['.', ',']) {
        if let Some(number) = literal(group).and_then(|l| decimal(&l)).filter(|_| !group.is_empty()) {
            let span = Span::new(start + at, start + at + group.len());
            found.push(Loose { span, number: Some(number), ordinal: false, unit: None });
        }
        at += group.len() + 1;
    }
    found
}

/// Single words for money that are words for nothing else that the news speaks of; "won", "rand" and "quetzal" are.
#[rustfmt::skip]
const MONEY_ALONE: &[&str] = &[
    "dollar", "euro", "yen", "yuan", "renminbi", "rmb", "rupee", "ruble", "rouble", "franc", "cent", "pence", "penny",
    "bitcoin", "baht", "ringgit", "rupiah", "lira", "zloty", "forint", "krona", "krone", "shekel", "naira", "peseta",
];

/// A unit without a number, where the word can be nothing else: a currency, a percent sign or word, a scale of
/// temperature, a metric unit.
fn unit(text: &Text<'_, '_>, at: usize) -> Option<(Loose, usize)> {
    let token = &text.tokens[at];
    let whole = |end: usize| super::phrase::span(text, at, end);
    let of = |unit: Unit, name: &str, end: usize| {
        (Loose { span: whole(end), number: None, ordinal: false, unit: Some((unit, name.to_owned())) }, end)
    };
    match token.key.as_str() {
        "%" | "percent" | "percents" | "percentage" => {
            let points = matches!(text.key(at + 1), "point" | "points");
            return (!points).then(|| of(Unit::Percent, "percent", at + 1));
        }
        "per" if text.key(at + 1) == "cent" => return Some(of(Unit::Percent, "percent", at + 2)),
        _ => {}
    }
    if token.kind != Kind::Word {
        return None;
    }
    if let Some((found, end)) = super::money::currency_words(text, at)
        && (end > at + 1 || MONEY_ALONE.contains(&token.key.strip_suffix('s').unwrap_or(&token.key)))
    {
        let unit = Unit::Money { currency: found.currency.key.to_owned() };
        return Some(of(unit, currency::label(found), end));
    }
    let (found, end) = units::at(text.tokens, at)?;
    let metric = ["gram", "gramme", "metre", "meter", "litre", "liter", "hectare", "tonne", "watt", "byte", "mcg"]
        .iter()
        .any(|word| token.key.strip_suffix('s').unwrap_or(&token.key).ends_with(word));
    let sure = found.measure.dimension == "temperature" && token.key != "c" && token.key != "f"
        || metric
        || end > at + 1 && found.measure.name == "metric ton";
    sure.then(|| of(Unit::Measure { dimension: found.measure.dimension }, found.measure.name, end))
}
