//! Parts that a sentence gives as all of a whole: "412 boats, of which 268 sail and 144 row", "214 officers and 61
//! clerks, for a total of 275".
//!
//! A text seldom says that its parts are all. A reader takes them so where they nearly make up the whole: parts that
//! leave much of it open, or that overlap, do not.

use super::{Draft, Read, Reader};
use crate::claim::{Role, Value};
use crate::extract::grammar::Tag;
use crate::quantity::{self, Decimal, Unit};
use crate::text::words;

/// How far the parts may be from the whole and still be meant as all of it, in hundredths of the whole.
const NEARLY: (u32, u32) = (85, 125);

/// Words by which a sentence says that its parts overlap or are not all.
const OVERLAP: &[&str] =
    &["also", "both", "including", "include", "includes", "least", "another", "additional", "more"];

/// Pronouns that stand for a whole behind "of".
const WHOLE: &[&str] = &["whom", "which", "them", "these", "those", "that", "this", "the"];

/// A figure of the sentence: its token and its mention.
type Found<'a> = (usize, &'a quantity::Mention);

pub(super) fn claims(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>, before: usize, previous: Option<usize>) {
    if read.tokens.iter().any(|t| OVERLAP.contains(&t.key.as_str())) {
        return;
    }
    let all = read.tokens.iter().enumerate();
    let figures: Vec<Found<'_>> = all
        .filter_map(|(i, token)| Some((i, reader.figure(token)?)))
        .filter(|(_, m)| matches!(m.figure.unit, Unit::Bare | Unit::Count(_) | Unit::Money { .. }))
        .collect();
    if let Some((whole, parts)) = behind(read, &figures).or_else(|| ahead(read, &figures)) {
        let value = figures[whole].1.figure.value;
        let chosen: Vec<Found<'_>> = parts.map(|k| figures[k]).collect();
        if nearly(value, &chosen) && alike(figures[whole].1, &chosen) {
            let (token, mention) = figures[whole];
            let at = whole_of(reader, read, made, before, token, mention);
            tie(reader, read, made, before, at, &chosen);
        }
    } else if let Some(whole) = previous.filter(|_| opens(read)) {
        let value = match made.get(whole).and_then(|d| d.value.as_ref()) {
            Some(Value::Text(text)) => quantity::read(text).ok(),
            _ => None,
        };
        let Some(value) = value else { return };
        let same =
            |m: &quantity::Mention| std::mem::discriminant(&m.figure.unit) == std::mem::discriminant(&value.unit);
        if figures.len() > 1 && nearly(value.value, &figures) && figures.iter().all(|(_, m)| same(m)) {
            tie(reader, read, made, before, whole, &figures);
        }
    }
}

/// "Of that, $5 million goes to …": the sentence divides the figure of the one before.
fn opens(read: &Read) -> bool {
    let key = |i: usize| read.tokens.get(i).map_or("", |t| t.key.as_str());
    key(0) == "of" && matches!(key(1), "that" | "this" | "these" | "those" | "them") && key(2) == ","
        || key(0) == "of" && matches!(key(1), "that" | "this" | "these" | "those" | "them")
}

/// "412 boats, of which 268 … and 144 …", "Of the seven, three … and five …": the whole, and its parts behind it.
fn behind(read: &Read, figures: &[Found<'_>]) -> Option<(usize, std::ops::Range<usize>)> {
    let of = read.tokens.iter().enumerate().position(|(i, t)| {
        t.key == "of"
            && read.tokens.get(i + 1).is_some_and(|next| WHOLE.contains(&next.key.as_str()))
            && (i == 0 || read.tokens[i - 1].tag == Tag::Comma)
    })?;
    let first = figures.iter().position(|(i, _)| *i > of)?;
    let whom = read.tokens.get(of + 1).is_some_and(|t| matches!(t.key.as_str(), "whom" | "which"));
    let (whole, parts) = if whom {
        (first.checked_sub(1)?, first..figures.len())
    } else if of == 0 && figures[first].0 <= of + 2 {
        (first, first + 1..figures.len())
    } else {
        return None;
    };
    (parts.len() > 1).then_some((whole, parts))
}

/// "214 officers and 61 clerks, for a total of 275".
fn ahead(read: &Read, figures: &[Found<'_>]) -> Option<(usize, std::ops::Range<usize>)> {
    let last = figures.len().checked_sub(1).filter(|n| *n > 1)?;
    let before: Vec<&str> =
        read.tokens[figures[last - 1].0 + 1..figures[last].0].iter().map(|t| t.key.as_str()).collect();
    let total = before.windows(2).any(|pair| pair == ["total", "of"]) || before.last() == Some(&"totaling");
    total.then_some((last, 0..last))
}

/// Whether the parts nearly make up the whole.
fn nearly(whole: Decimal, parts: &[Found<'_>]) -> bool {
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, (_, m)| sum.checked_add(m.figure.value));
    let bound = |hundredths: u32| whole.checked_mul(Decimal::new(i64::from(hundredths), 2));
    let (Some(sum), Some(least), Some(most)) = (sum, bound(NEARLY.0), bound(NEARLY.1)) else { return false };
    whole > Decimal::ZERO && least <= sum && sum <= most
}

/// Money is divided into money, and what is counted into counts.
fn alike(whole: &quantity::Mention, parts: &[Found<'_>]) -> bool {
    let money = |m: &quantity::Mention| matches!(m.figure.unit, Unit::Money { .. });
    parts.iter().all(|(_, m)| money(m) == money(whole))
}

/// The draft of the whole. One of which the sentence does not say whose it is goes by what it counts.
fn whole_of(
    reader: &Reader<'_>,
    read: &Read,
    made: &mut Vec<Draft>,
    before: usize,
    token: usize,
    mention: &quantity::Mention,
) -> usize {
    let span = read.tokens[token].span;
    let found = (before..made.len()).find(|i| made[*i].at == Some(span));
    if let Some(at) = found.filter(|i| !made[*i].guessed && made[*i].of.is_none()) {
        return at;
    }
    let counted = counted(reader, read, token, mention);
    let subject = if counted.is_empty() { "total".to_owned() } else { counted };
    let draft = Draft {
        subject,
        property: "number".to_owned(),
        value: Some(Value::Text(written(reader, mention))),
        at: Some(span),
        passages: vec![read.sentence.span],
        ..Draft::default()
    };
    match found {
        Some(at) => {
            made[at] = Draft { period: made[at].period.take(), place: made[at].place.take(), ..draft };
            at
        }
        None => {
            made.push(draft);
            made.len() - 1
        }
    }
}

/// Ties the parts to the whole, each told by what the sentence says of it.
fn tie(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>, before: usize, whole: usize, parts: &[Found<'_>]) {
    let Some(of) = made.get(whole).cloned() else { return };
    for (n, (token, mention)) in parts.iter().enumerate() {
        let span = read.tokens[*token].span;
        let end = parts.get(n + 1).map_or(read.tokens.len(), |(next, _)| *next);
        let draft = Draft {
            subject: of.subject.clone(),
            property: of.property.clone(),
            period: of.period.clone(),
            place: of.place.clone(),
            population: Some(told(reader, read, *token, mention, end)).filter(|text| !text.is_empty()),
            value: Some(Value::Text(written(reader, mention))),
            at: Some(span),
            passages: vec![read.sentence.span],
            of: Some((whole, Role::Split, None)),
            ..Draft::default()
        };
        match (before..made.len()).find(|i| made[*i].at == Some(span) && *i != whole) {
            Some(at) => made[at] = draft,
            None => made.push(draft),
        }
    }
}

fn written(reader: &Reader<'_>, mention: &quantity::Mention) -> String {
    mention.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a figure counts, with what stands behind it in its phrase.
fn counted(reader: &Reader<'_>, read: &Read, token: usize, mention: &quantity::Mention) -> String {
    let own = super::figures::own_noun(mention, reader.text);
    let rest = read.phrase_at(token).map_or(token + 1, |p| read.phrase(p).to);
    let rest = if rest > token + 1 { read.span(token + 1, rest).of(reader.text) } else { "" };
    format!("{own} {rest}").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The most words by which a part is told from the others.
const TOLD: usize = 8;

/// What a part is: what it counts, else the words behind it.
fn told(reader: &Reader<'_>, read: &Read, token: usize, mention: &quantity::Mention, end: usize) -> String {
    let noun = counted(reader, read, token, mention);
    if !noun.is_empty() {
        return noun;
    }
    let stop = |i: &usize| matches!(read.tokens[*i].tag, Tag::Comma | Tag::Conjunction | Tag::Stop);
    let to = (token + 1..end).find(stop).unwrap_or(end);
    let text = if to > token + 1 { read.span(token + 1, to).of(reader.text) } else { "" };
    let all = words(text);
    let cut = all.get(TOLD).map_or(text.len(), |w| w.span.start);
    text.get(..cut).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
}
