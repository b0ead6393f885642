//! How old the people of a report are: "Anna Lund, 34," and "the 34-year-old Lund".

use super::facts::{Fact, Key, Sentence, Value};
use crate::extract::parallel::token::{Kind, Token};
use crate::quantity::{self, Decimal};
use crate::text::Span;
use std::collections::BTreeSet;

/// The youngest and oldest whose age stands behind a name: below it a figure after a comma is of something else.
const AGES: (u32, u32) = (5, 110);

/// The ages that a sentence gives of people it names.
pub(super) fn ages(sentence: &Sentence<'_>) -> Vec<Fact> {
    let mut found = Vec::new();
    for (at, token) in sentence.tokens.iter().enumerate() {
        let Kind::Figure(figure) = &token.kind else { continue };
        // "34-year-old" is a measure of time; of an age the number alone is the value.
        let written = token.span.of(sentence.text);
        let number = written.split(['-', ' ', '\u{2010}']).next().unwrap_or(written);
        let old = is_year_old(sentence.text.get(token.span.start..).unwrap_or(""), number.len());
        let (figure, span) = match quantity::read(number) {
            Ok(bare) if old => (bare, Span::new(token.span.start, token.span.start + number.len())),
            _ => ((**figure).clone(), token.span),
        };
        let possible = (Decimal::from(AGES.0)..=Decimal::from(AGES.1)).contains(&figure.value);
        // "from age 16 to 19" is no age of now.
        if !possible || !figure.value.fract().is_zero() || (!old && written.contains(' ')) {
            continue;
        }
        let names = if old { after(sentence, at) } else { before(sentence, at) };
        let Some(names) = names else { continue };
        let Some(last) = names.last() else { continue };
        found.push(Fact {
            key: Key {
                topic: "age".to_owned(),
                head: last.stem.clone(),
                modifiers: BTreeSet::new(),
                apart: BTreeSet::new(),
                who: None,
                unit: "age".to_owned(),
            },
            value: Value::Figure(Box::new(figure)),
            span,
            sentence: sentence.span,
            counted: names.iter().map(|t| t.span.of(sentence.text)).collect::<Vec<_>>().join(" "),
            agent: names.iter().map(|t| t.stem.clone()).collect(),
            place: None,
            revised: false,
            bare: false,
        });
    }
    found
}

/// Whether what is written goes on as an age behind its number: "34-year-old".
fn is_year_old(written: &str, number: usize) -> bool {
    let rest = written.get(number..).unwrap_or("").trim_start_matches([' ', '-', '\u{2010}']);
    rest.strip_prefix("year").is_some_and(|rest| rest.trim_start_matches([' ', '-', '\u{2010}']).starts_with("old"))
}

/// The name in front of ", 34," or ", aged 34".
fn before<'s>(sentence: &Sentence<'s>, at: usize) -> Option<Vec<&'s Token>> {
    let gap = |n: usize| {
        let (a, b) = (sentence.tokens.get(n)?, sentence.tokens.get(n + 1)?);
        sentence.text.get(a.span.end..b.span.start)
    };
    let mut last = at.checked_sub(1)?;
    let aged = sentence.tokens[last].key == "aged";
    if aged {
        last = last.checked_sub(1)?;
    }
    let opened = gap(last)?.trim();
    let after = sentence.text.get(sentence.tokens[at].span.end..).unwrap_or("");
    let closed = match opened {
        "," => aged || after.starts_with(','),
        "(" => after.starts_with(')'),
        _ => false,
    };
    if !closed {
        return None;
    }
    let is_name = |n: usize| {
        matches!(sentence.tokens[n].kind, Kind::Name)
            || (n == 0
                && sentence.tokens[n].kind_is_word()
                && sentence.tokens[n].span.of(sentence.text).starts_with(char::is_uppercase))
    };
    let mut first = last;
    if !matches!(sentence.tokens[last].kind, Kind::Name) {
        return None;
    }
    while first > 0 && is_name(first - 1) && gap(first - 1) == Some(" ") && last - first < 3 {
        first -= 1;
    }
    Some(sentence.tokens.get(first..=last)?.iter().collect())
}

/// The name behind "34-year-old": at once, or after what he or she is ("the 34-year-old banker Anna Lund").
fn after<'s>(sentence: &Sentence<'s>, at: usize) -> Option<Vec<&'s Token>> {
    const MOST: usize = 4;
    let mut from = at + 1;
    while from < sentence.tokens.len()
        && from - at <= MOST
        && matches!(sentence.tokens[from].key.as_str(), "year" | "old" | "year-old")
    {
        from += 1;
    }
    while from < sentence.tokens.len()
        && from - at <= MOST
        && sentence.tokens[from].kind_is_word()
        && joined(sentence, from - 1)
    {
        from += 1;
    }
    let names: Vec<&Token> = (from..sentence.tokens.len())
        .take(3)
        .take_while(|n| joined(sentence, n - 1) && matches!(sentence.tokens[*n].kind, Kind::Name))
        .map(|n| &sentence.tokens[n])
        .collect();
    (!names.is_empty()).then_some(names)
}

fn joined(sentence: &Sentence<'_>, at: usize) -> bool {
    let (Some(a), Some(b)) = (sentence.tokens.get(at), sentence.tokens.get(at + 1)) else { return false };
    sentence.text.get(a.span.end..b.span.start).is_some_and(|gap| gap.chars().all(|c| c == ' ' || c == '-'))
}
