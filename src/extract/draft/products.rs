//! Products that a text tells in full, with what they come to: "a main span of 90 feet and two side spans of 30 feet each, 150
//! feet in all", "20 prizes … $500 apiece … $10,000 in all"; and what is made of every dollar, in cents.

use super::{Draft, Read, Reader};
use crate::claim::{Role as Tie, Value, ValueKind};
use crate::extract::grammar::Tag;
use crate::quantity::{self, Decimal, Mention, Unit};
use crate::text::{Span, words};

/// Words that say that a figure is of each of those counted before it.
const EACH: &[&str] = &["each", "apiece"];
/// Words before a figure that say that it is a mean.
const AVERAGES: &[&str] = &["average", "averages", "averaged", "averaging"];
/// Words by which a text says that a figure is the sum of what stands before it.
const SUMS: &[&str] =
    &["altogether", "total", "totalling", "totaling", "totals", "entire", "whole", "overall", "together"];
/// The same in two words.
const SUMS_OF_TWO: &[[&str; 2]] = &[["in", "all"], ["all", "told"]];
/// Words that say that something overlaps, is left out or comes on top.
const OPEN: &[&str] =
    &["also", "both", "including", "include", "includes", "excluding", "besides", "plus", "more", "least", "except"];
/// Of what cents are made.
const WHOLES: &[(&str, &[&str])] = &[("dollar", &["cent"]), ("pound", &["penny", "pence"])];
/// The most that are counted: nobody multiplies more in a sentence.
const MOST: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
/// How far parts may be from their total and still be meant as all of it, in hundredths; and a product from its own.
const NEARLY: (i64, i64) = (85, 125);
const LOOSELY: (i64, i64) = (50, 200);

/// What a sentence multiplies.
pub(super) fn claims(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>) {
    spans(reader, read, made);
    of_every(reader, read, made);
}

/// The unit of a figure, of "each" too.
fn unit(mention: &Mention) -> &Unit {
    match &mention.figure.unit {
        Unit::Rate { of, per } if matches!(per.as_str(), "piece" | "each") => of,
        unit => unit,
    }
}

/// The words of a figure, without "each".
fn written(reader: &Reader<'_>, mention: &Mention) -> String {
    let all: Vec<&str> = mention.span.of(reader.text).split_whitespace().collect();
    let to = all.iter().position(|word| EACH.contains(word)).unwrap_or(all.len());
    all[..to].join(" ")
}

fn is_sum(keys: &[&str]) -> bool {
    keys.iter().any(|k| SUMS.contains(k)) || keys.windows(2).any(|w| SUMS_OF_TWO.iter().any(|[a, b]| w == [*a, *b]))
}

/// Whether a sum is near a total.
fn near(sum: Decimal, total: Decimal, (least, most): (i64, i64)) -> bool {
    let bound = |hundredths: i64| total.checked_mul(Decimal::new(hundredths, 2));
    bound(least).zip(bound(most)).is_some_and(|(low, high)| total > Decimal::ZERO && low <= sum && sum <= high)
}

/// How many: a small whole number without a hedge.
fn count(mention: &Mention) -> Option<Decimal> {
    let n = mention.number;
    (mention.figure.hedge.is_none() && n.is_integer() && n >= Decimal::TWO && n <= MOST).then_some(n)
}

fn own(read: &Read, property: &str, value: String, at: Span, of: Option<(usize, Tie, Option<String>)>) -> Draft {
    Draft {
        subject: "the sentence".to_owned(),
        property: property.to_owned(),
        value: Some(Value::Text(value)),
        own: Some(ValueKind::Figure),
        at: Some(at),
        passages: vec![read.sentence.span],
        of,
        ..Draft::default()
    }
}

/// "a main span of 90 feet and two side spans of 30 feet each make up its entire length of 150 feet".
fn spans(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>) {
    let keys: Vec<&str> = read.tokens.iter().map(|t| t.key.as_str()).collect();
    if keys.iter().any(|k| OPEN.contains(k)) {
        return;
    }
    let all = read.tokens.iter().enumerate();
    let figures: Vec<(usize, &Mention)> = all.filter_map(|(i, t)| Some((i, reader.figure(t)?))).collect();
    let is_each = |(at, m): &(usize, &Mention)| {
        let last = m.span.of(reader.text).split_whitespace().last();
        last.is_some_and(|w| EACH.contains(&w)) || keys.get(at + 1).is_some_and(|k| EACH.contains(k))
    };
    let Some((at, whole)) = figures.last().filter(|f| !is_each(f)) else { return };
    let summed = matches!(whole.figure.unit, Unit::Money { .. } | Unit::Measure { .. }) && whole.figure.hedge.is_none();
    let before = figures.len().checked_sub(2).map_or(0, |n| figures[n].0 + 1);
    if !summed || !(is_sum(&keys[before..*at]) || is_sum(&keys[at + 1..keys.len().min(at + 3)])) {
        return;
    }
    let mut sum = Decimal::ZERO;
    let mut parts: Vec<(&Mention, Option<String>)> = Vec::new();
    let mut counted: Option<&Mention> = None;
    for (n, (token, mention)) in figures[..figures.len() - 1].iter().enumerate() {
        if unit(mention) != &whole.figure.unit {
            // "four stone spans": what is counted follows.
            let noun = read.tokens.get(token + 1).is_some_and(|t| t.tag == Tag::Noun);
            let things = matches!(mention.figure.unit, Unit::Count(_)) || noun;
            counted = Some(*mention).filter(|m| things && count(m).is_some());
            continue;
        }
        let times = if is_each(&figures[n]) {
            let Some(times) = counted.take() else { return };
            Some(times)
        } else {
            None
        };
        let many = times.and_then(count).unwrap_or(Decimal::ONE);
        let Some(more) = mention.figure.value.checked_mul(many).and_then(|v| sum.checked_add(v)) else { return };
        sum = more;
        let first = |m: &Mention| m.span.of(reader.text).split_whitespace().next().map(str::to_owned);
        parts.push((mention, times.and_then(first)));
    }
    if parts.iter().all(|(_, times)| times.is_none()) || !near(sum, whole.figure.value, NEARLY) || parts.len() < 2 {
        return;
    }
    let place = made.len();
    made.push(own(read, "total", written(reader, whole), whole.span, None));
    made.extend(
        parts
            .into_iter()
            .map(|(part, times)| own(read, "part", written(reader, part), part.span, Some((place, Tie::Split, times)))),
    );
}

/// "Of every dollar, 60 cents goes to roads and 55 cents to schools": more than there is.
fn of_every(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>) {
    let key = |i: usize| read.tokens.get(i).map_or("", |t| t.key.as_str());
    let every = (0..read.tokens.len()).find(|i| key(*i) == "of" && matches!(key(i + 1), "every" | "each"));
    let Some(every) = every else { return };
    let of =
        WHOLES.iter().find_map(|(whole, names)| Some(((2..4).find(|n| key(every + n) == *whole)?, *whole, *names)));
    let Some((behind, whole, names)) = of else { return };
    let figures = read.tokens.iter().filter_map(|t| reader.figure(t));
    let parts: Vec<&Mention> =
        figures.filter(|m| m.unit_name.as_deref().is_some_and(|name| names.contains(&name))).collect();
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, m| sum.checked_add(m.number));
    if parts.len() < 2
        || sum.is_none_or(|sum| sum <= Decimal::ONE_HUNDRED)
        || parts.iter().any(|m| m.figure.hedge.is_some())
        || read.tokens.iter().any(|t| OPEN.contains(&t.key.as_str()) || t.key == "which" || t.key == "then")
    {
        return;
    }
    let place = made.len();
    let at = read.tokens[every + behind].span;
    made.push(own(read, "whole", format!("1 {whole}"), at, None));
    made.extend(
        parts.into_iter().map(|m| own(read, "part", written(reader, m), m.span, Some((place, Tie::Split, None)))),
    );
}

/// "It will make 20 prizes. They average $500 apiece. In all, $10,000 goes out": a count, a mean and a total in a sentence and
/// those next to it.
pub(super) fn means(reader: &Reader<'_>, made: &mut Vec<Draft>) {
    for at in 0..reader.sentences.len() {
        let here = &reader.sentences[at];
        let next_to = |n: usize| {
            reader
                .sentences
                .get(n)
                .filter(|s| s.paragraph == here.paragraph)
                .map(|s| (s.span, figures_of(reader, s.span)))
        };
        let own_figures = figures_of(reader, here.span);
        let mut means = own_figures.iter().copied().filter(|m| is_mean(reader, here.span, m));
        let Some(mean) = means.next().filter(|_| means.next().is_none()) else { continue };
        let around: Vec<(Span, Vec<&Mention>)> =
            [at.checked_sub(1).and_then(next_to), next_to(at), next_to(at + 1)].into_iter().flatten().collect();
        let open = |span: &Span| words(span.of(reader.text)).iter().any(|w| OPEN.contains(&w.key.as_str()));
        if around.iter().any(|(span, _)| open(span)) {
            continue;
        }
        let told = |want: &dyn Fn(&Span, &Mention) -> bool| {
            let mut fit =
                around.iter().flat_map(|(s, all)| all.iter().map(move |m| (*s, *m))).filter(|(s, m)| want(s, m));
            fit.next().filter(|_| fit.next().is_none())
        };
        let same = |m: &Mention| m.span != mean.span && m.figure.unit == *unit(mean) && m.figure.hedge.is_none();
        let total = told(&|_, m| same(m)).filter(|(span, _)| {
            let said = words(span.of(reader.text));
            is_sum(&said.iter().map(|w| w.key.as_str()).collect::<Vec<_>>())
        });
        let things = told(&|_, m| matches!(m.figure.unit, Unit::Count(_)));
        let (Some((of_total, total)), Some((of_count, things))) = (total, things) else { continue };
        let Some(n) = count(things) else { continue };
        let product = mean.figure.value.checked_mul(n);
        if !product.is_some_and(|product| near(product, total.figure.value, LOOSELY)) {
            continue;
        }
        let place = made.len();
        let draft = |property: &str, mention: &Mention, passages: Vec<Span>| Draft {
            subject: super::figures::own_noun(things, reader.text),
            property: property.to_owned(),
            value: Some(Value::Text(written(reader, mention))),
            own: Some(ValueKind::Figure),
            at: Some(mention.span),
            passages,
            ..Draft::default()
        };
        made.push(draft("total", total, vec![of_total]));
        let over = things.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut passages = vec![here.span];
        passages.extend(Some(of_count).filter(|span| *span != here.span));
        made.push(Draft { of: Some((place, Tie::Mean, Some(over))), ..draft("mean", mean, passages) });
    }
}

/// The figures of a sentence that are no part of a date.
fn figures_of<'r>(reader: &'r Reader<'_>, span: Span) -> Vec<&'r Mention> {
    let dated = |m: &Mention| reader.periods.values().any(|p| p.span.start <= m.span.start && m.span.end <= p.span.end);
    let found: Vec<&Mention> = reader.figures.range(span.start..span.end).map(|(_, m)| m).collect();
    // Few sentences have a mean: dates are looked for in those alone.
    let money = found.iter().any(|m| matches!(unit(m), Unit::Money { .. }));
    if money || found.len() < 20 { found.into_iter().filter(|m| !dated(m)).collect() } else { Vec::new() }
}

/// Money that each gets: "$500 apiece", "an average of $500".
fn is_mean(reader: &Reader<'_>, sentence: Span, mention: &quantity::Mention) -> bool {
    if !matches!(unit(mention), Unit::Money { .. }) || mention.figure.hedge.is_some() {
        return false;
    }
    let each = mention.span.of(reader.text).split_whitespace().last().is_some_and(|w| EACH.contains(&w));
    let before = words(Span::new(sentence.start, mention.span.start).of(reader.text));
    let behind = words(Span::new(mention.span.end, sentence.end.max(mention.span.end)).of(reader.text));
    each || behind.first().is_some_and(|w| EACH.contains(&w.key.as_str()))
        || before.iter().rev().take(2).any(|w| AVERAGES.contains(&w.key.as_str()))
}
