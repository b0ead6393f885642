//! Every figure in running text.

use super::amount::Text;
use super::loose::{self, Loose};
use super::phrase::{self, Phrase, as_age, phrase, span};
use super::place::{self, Place};
use super::{Decimal, Figure, Interval, Unit, guard, token};
use crate::text::Span;

/// A figure that stands in a text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands, with its hedge and its unit.
    pub span: Span,
    /// What it says.
    pub figure: Figure,
    /// The number as written, in the unit as written: 5 of "5 miles", 0.75 of "3 out of 4".
    pub number: Decimal,
    /// The name of the unit as written, in the singular: "mile", "EUR", "cent", "percent".
    pub unit_name: Option<String>,
    /// Its numbers, each with its own unit: two of a range, none of "dozens".
    pub parts: Vec<Part>,
    /// What its words permit, where they are a range or a hedge.
    pub limits: Option<Limits>,
}

/// One number of a figure, with its unit.
#[derive(Clone, Debug)]
pub struct Part {
    /// The number alone: "half a million", "2 in 5".
    pub number: Span,
    /// What these words are worth: 75 of "75 USD million".
    pub worth: Decimal,
    /// How the number is written: the id of a rule of [`super::RULES`].
    pub rule: &'static str,
    /// The number with its unit, without a hedge: "$5", "3 dollars 50 cents".
    pub amount: Span,
    /// Its value in the unit as written: 3.5.
    pub value: Decimal,
    /// With what it is per: "$5 a share". The same as `amount` where it is per nothing.
    pub whole: Span,
    /// What it counts or measures.
    pub unit: Unit,
    /// The name of the unit as written, in the singular.
    pub unit_name: Option<String>,
    /// It is so old.
    pub aged: bool,
    /// Letters of its unit touch the number, so that both are one word: "180ml".
    pub one_word: bool,
}

/// The values that a hedge or a range permits.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The hedge and the number, without its unit: "more than 30"; `None` where the unit stands between them.
    pub number: Option<Span>,
    /// With the unit: "more than 30 miles".
    pub whole: Span,
    /// The values, in the unit as written. Without an end below, where nothing but zero limits it.
    pub within: Interval,
    /// What is counted or measured.
    pub unit: Unit,
    /// The name of the unit as written, in the singular.
    pub unit_name: Option<String>,
    /// It is so old.
    pub aged: bool,
}

/// All that a text says in numbers.
#[derive(Clone, Debug)]
pub struct Scan {
    /// The figures, as [`scan`] gives them.
    pub figures: Vec<Mention>,
    /// Digits that only name or date something, and units without a number.
    pub loose: Vec<Loose>,
    /// Places in an order that no number names: "last", "next to last".
    pub places: Vec<Place>,
}

/// Every figure in running text, in order, not overlapping.
///
/// A name ("SB 2710", "287(g)", "Section 5"), a date, a year or a time of day holds no figure. A place in an order
/// ("the 12th") is one, of [`super::Unit::Ordinal`].
///
/// ```
/// let text = "In 2019 almost 700 people were held under 287(g); 35% had a lawyer.";
/// let found: Vec<_> = gainsay::quantity::scan(text).into_iter().map(|m| m.span.of(text)).collect();
/// assert_eq!(found, ["almost 700 people", "35%"]);
/// ```
#[must_use]
pub fn scan(text: &str) -> Vec<Mention> {
    let tokens = token::tokens(text);
    let blocks = guard::blocks(&tokens, false);
    let read = Text { tokens: &tokens, blocks: &blocks, whole: false };
    phrases(&read).into_iter().map(|phrase| mention(text, &read, phrase)).collect()
}

/// Every figure in running text, and what [`scan`] passes over: digits that only name or date something, units without
/// a number, and places in an order that no number names.
///
/// ```
/// let found = gainsay::quantity::scan_all("The last of 12 fines under SB 2710");
/// assert_eq!((found.figures.len(), found.loose.len(), found.places.len()), (1, 1, 1));
/// ```
#[must_use]
pub fn scan_all(text: &str) -> Scan {
    let tokens = token::tokens(text);
    let blocks = guard::blocks(&tokens, false);
    let read = Text { tokens: &tokens, blocks: &blocks, whole: false };
    let phrases = phrases(&read);
    let mut taken = vec![false; tokens.len()];
    for phrase in &phrases {
        let end = phrase.end.max(phrase.start + 1);
        for token in taken.iter_mut().take(end).skip(phrase.start) {
            *token = true;
        }
    }
    let loose = loose::loose(&read, &taken);
    let places = place::places(&read);
    let figures = phrases.into_iter().map(|phrase| mention(text, &read, phrase)).collect();
    Scan { figures, loose, places }
}

fn phrases(read: &Text<'_, '_>) -> Vec<Phrase> {
    let mut found = Vec::new();
    let (mut at, mut taken) = (0, 0);
    while at < read.tokens.len() {
        let Some(phrase) = phrase(read, at) else {
            at += 1;
            continue;
        };
        let end = phrase.end.max(at + 1);
        // What leads a phrase may have ended the one before it: "10 $ more than 5", "5 ages 12".
        let mut phrase = Phrase { end, ..aged(read, phrase) };
        phrase.start = phrase.start.max(taken);
        for part in &mut phrase.parts {
            part.start = part.start.max(taken);
        }
        if let Some(limits) = &mut phrase.limits {
            limits.start = limits.start.max(taken);
            limits.whole_start = limits.whole_start.max(taken);
        }
        found.push(phrase);
        (at, taken) = (end, end);
    }
    found
}

fn mention(text: &str, read: &Text<'_, '_>, phrase: Phrase) -> Mention {
    let span = span(read, phrase.start, phrase.end);
    let figure = Figure { text: span.of(text).to_owned(), ..phrase.figure };
    Mention {
        span,
        figure,
        number: phrase.number,
        unit_name: phrase.unit_name,
        parts: phrase.parts.into_iter().map(|p| part(read, p)).collect(),
        limits: phrase.limits.map(|l| limits(read, l)),
    }
}

fn part(read: &Text<'_, '_>, part: phrase::Part) -> Part {
    Part {
        number: span(read, part.number_at, part.number_end),
        worth: part.worth,
        rule: super::rule::of_number(read, &part),
        amount: span(read, part.start, part.unit_end.max(part.number_end)),
        value: part.value,
        whole: span(read, part.start, part.end.max(part.unit_end)),
        unit: part.unit,
        unit_name: part.unit_name,
        aged: part.aged,
        one_word: read.is_word(part.number_end) && read.glued(part.number_end),
    }
}

fn limits(read: &Text<'_, '_>, limits: phrase::Limits) -> Limits {
    Limits {
        number: limits.number_end.map(|end| span(read, limits.start, end)),
        whole: span(read, limits.whole_start, limits.end),
        within: limits.within,
        unit: limits.unit,
        unit_name: limits.unit_name,
        aged: limits.aged,
    }
}

/// The highest number between commas behind a name that is taken for an age.
const OLDEST: i64 = 115;

fn apposed(text: &Text<'_, '_>, phrase: &Phrase) -> bool {
    let Some(name) = phrase.start.checked_sub(2).and_then(|i| text.tokens.get(i)) else { return false };
    let commas = text.key(phrase.start - 1) == "," && text.key(phrase.end) == ",";
    let whole =
        phrase.number.fract().is_zero() && phrase.number > Decimal::ONE && phrase.number <= Decimal::from(OLDEST);
    let digits = phrase.end == phrase.start + 1 && text.is_number(phrase.start);
    let named = name.capital() && name.key.len() > 2 && !guard::is_of_calendar(&name.key);
    // "Rooms A, 12, B and C, 14, are": a list goes on with numbers.
    let list = text.tokens.get(phrase.end + 1).is_some_and(|t| t.kind != token::Kind::Word || t.capital());
    commas && whole && digits && named && !list && phrase.figure.unit == Unit::Bare
}

/// "age 87", "the age of 87": a number behind it is of years.
fn aged(text: &Text<'_, '_>, phrase: Phrase) -> Phrase {
    let of = phrase.start > 1 && text.key(phrase.start - 1) == "of";
    let back = 1 + usize::from(of);
    // "Rosa Lind, 33, was": behind a name and between commas it is an age.
    if apposed(text, &phrase) {
        return as_age(&phrase).unwrap_or(phrase);
    }
    // "under the age of 18"
    let number = phrase.parts.first().map_or(phrase.start, |part| part.number_at);
    if (phrase.start..number).any(|i| matches!(text.key(i), "age" | "ages")) {
        return as_age(&phrase).unwrap_or(phrase);
    }
    let led = phrase.start.checked_sub(back).is_some_and(|i| matches!(text.key(i), "age" | "aged" | "ages"));
    match as_age(&phrase).filter(|_| led) {
        Some(mut aged) => {
            aged.start -= back;
            if let Some(first) = aged.parts.first_mut().filter(|p| p.start == phrase.start) {
                first.start = aged.start;
            }
            if let Some(limits) = aged.limits.as_mut().filter(|l| l.start == phrase.start) {
                limits.whole_start = aged.start;
            }
            aged
        }
        None => phrase,
    }
}
