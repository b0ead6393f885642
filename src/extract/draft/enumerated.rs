//! Lists in a sentence that a colon opens and that the sentence counts: "three harbors: Dell, Orme and Fenny".

use super::{Draft, Read, Reader};
use crate::claim::{Role, Value};
use crate::extract::grammar::Tag;
use crate::quantity::{Decimal, Unit};
use crate::text::{Span, words};

/// The most words of a member: more is a clause.
const MEMBER_WORDS: usize = 6;
/// The fewest and the most members of such a list.
const MEMBERS: std::ops::RangeInclusive<usize> = 3..=20;
/// Words that say that the list is of some only, or that it does not end.
const OPEN: &[&str] =
    &["including", "include", "includes", "such", "example", "among", "others", "other", "etc", "more", "instance"];

/// What is counted and has no names to be listed by.
const STRETCHES: &[&str] =
    &["time", "year", "month", "week", "day", "hour", "minute", "second", "decade", "occasion", "game", "match"];

pub(super) fn claims(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>, before: usize) {
    let Some(colon) = read.tokens.iter().position(|t| t.tag == Tag::Stop && t.key == ":") else { return };
    if read.tokens.iter().any(|t| OPEN.contains(&t.key.as_str())) {
        return;
    }
    // One count before the colon says how many there are.
    let counts: Vec<usize> = (0..colon).filter(|i| is_count(reader, read, *i)).collect();
    let [count] = counts[..] else { return };
    let Some(mention) = reader.figure(&read.tokens[count]) else { return };
    let noun = super::figures::own_noun(mention, reader.text);
    let rest = read.phrase_at(count).map_or(count + 1, |p| read.phrase(p).to);
    let behind = if rest > count + 1 { read.span(count + 1, rest).of(reader.text) } else { "" };
    let noun = format!("{noun} {behind}").split_whitespace().collect::<Vec<_>>().join(" ");
    // "arrested seven times on an array of charges: …": the list is of the charges, and the times are not counted by it.
    if words(&noun).first().is_some_and(|w| STRETCHES.contains(&w.key.trim_end_matches('s'))) {
        return;
    }
    if noun.is_empty() || !noun.ends_with(|c: char| c.is_alphabetic()) {
        return;
    }
    let list = Span::new(read.tokens[colon].span.end, read.sentence.span.end);
    let Some(members) = members(reader, list, mention.figure.value) else { return };
    // "three schools: 14 classes, …": what is counted there are parts.
    let figured = |s: &Span| reader.figures.range(s.start..s.end).next().is_some();
    if members.iter().any(figured) {
        return;
    }
    let span = read.tokens[count].span;
    let found = (before..made.len()).find(|i| made[*i].at == Some(span) && made[*i].of.is_none());
    let at = match found.filter(|i| !made[*i].guessed) {
        Some(at) => at,
        None => {
            let draft = Draft {
                subject: noun,
                property: "number".to_owned(),
                value: Some(Value::Text(mention.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "))),
                at: Some(span),
                passages: vec![read.sentence.span],
                ..Draft::default()
            };
            match found {
                Some(at) => {
                    made[at] = draft;
                    at
                }
                None => {
                    made.push(draft);
                    made.len() - 1
                }
            }
        }
    };
    let texts = members.iter().map(|s| s.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "));
    made[at].of = Some((made.len(), Role::Count, None));
    made.push(Draft {
        subject: made[at].subject.clone(),
        property: made[at].property.clone(),
        period: made[at].period.clone(),
        place: made[at].place.clone(),
        value: Some(Value::List { members: texts.collect(), complete: true }),
        at: members.first().copied(),
        passages: vec![read.sentence.span],
        ..Draft::default()
    });
}

/// A whole number of things, without a hedge.
fn is_count(reader: &Reader<'_>, read: &Read, token: usize) -> bool {
    reader.figure(&read.tokens[token]).is_some_and(|m| {
        matches!(m.figure.unit, Unit::Count(_) | Unit::Bare)
            && m.figure.hedge.is_none()
            && m.figure.value.is_integer()
            && m.figure.value >= Decimal::TWO
            && m.figure.value <= Decimal::from(*MEMBERS.end())
    })
}

/// The members of a list, by its commas. Where no comma stands before the last "and", the words allow two readings: the
/// one that fits the count is taken.
fn members(reader: &Reader<'_>, list: Span, count: Decimal) -> Option<Vec<Span>> {
    let text = list.of(reader.text);
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '"' | '”' | '*'));
    if text.contains([';', '?', '!', ':', '(']) || text.contains(". ") {
        return None;
    }
    let mut found: Vec<Span> = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(',').chain(std::iter::once((text.len(), ""))) {
        found.push(Span::new(list.start + from, list.start + at));
        from = at + 1;
    }
    let trim = |s: Span| {
        let part = s.of(reader.text);
        let start = s.start + (part.len() - part.trim_start().len());
        Span::new(start, start + part.trim().len())
    };
    let mut found: Vec<Span> = found.into_iter().map(trim).collect();
    let last = found.pop()?;
    let words_of = last.of(reader.text);
    let oxford = ["and ", "or "].iter().find_map(|lead| words_of.strip_prefix(lead));
    if let Some(rest) = oxford {
        found.push(Span::new(last.end - rest.len(), last.end));
    } else {
        // The last two have no comma between them.
        let at = words_of.rfind(" and ").map(|at| (at, 5)).or_else(|| words_of.rfind(" or ").map(|at| (at, 4)))?;
        let split = [Span::new(last.start, last.start + at.0), Span::new(last.start + at.0 + at.1, last.end)];
        if Decimal::from(found.len() + 1) == count {
            found.push(last);
        } else {
            found.extend(split);
        }
    }
    let sound = |s: &Span| (1..=MEMBER_WORDS).contains(&words(s.of(reader.text)).len());
    (MEMBERS.contains(&found.len()) && found.iter().all(sound)).then_some(found)
}
