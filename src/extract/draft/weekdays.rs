//! Weekdays that a text says with a date of another weekday: "Monday, 15 September 2024". One that fits says nothing new.

use super::{Draft, Reader};
use crate::claim::{Source, Value, ValueKind};
use crate::document::Document;
use crate::text::{Span, words};
use crate::time::{NaiveDate, SaidDay, days_said};
use chrono::Datelike;
use std::collections::BTreeSet;

/// How near a day that fits must be to stand beside one that does not, in days.
const NEAR: i64 = 14;

/// More slips than this in one document are no slips: its calendar is another.
const MOST: usize = 100;

pub(super) fn claims(reader: &Reader<'_>, source: &Source, document: &Document, made: &mut Vec<Draft>) {
    let reference = source.reference();
    let mut whole: Option<Vec<SaidDay>> = None;
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for sentence in &reader.sentences {
        let text = sentence.span.of(reader.text);
        for day in days_said(text) {
            let Some(date) = day.elsewhere(&reference) else { continue };
            if day.year.is_none() && of_other_years(reader, sentence.paragraph, date) {
                continue;
            }
            let said = day.span.of(text);
            if told.len() >= MOST || !told.insert(said) {
                continue;
            }
            let at = |span: Span| Span::new(span.start + sentence.span.start, span.end + sentence.span.start);
            let whole = whole.get_or_insert_with(|| days_said(document.text()));
            let mut passages = vec![sentence.span];
            passages.extend(beside(reader, whole, &day, date, reference.from));
            made.push(Draft {
                subject: day.date.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
                property: "weekday".to_owned(),
                value: Some(Value::Text(day.word.of(text).to_owned())),
                own: Some(ValueKind::Name),
                settled: true,
                presupposed: true,
                at: Some(at(day.word)),
                passages,
                ..Draft::default()
            });
        }
    }
}

/// Whether a paragraph speaks of another year: then a date of it may be of that one.
fn of_other_years(reader: &Reader<'_>, paragraph: usize, date: NaiveDate) -> bool {
    let sentences = reader.sentences_of(paragraph).iter().map(|s| s.span.of(reader.text));
    let year = |key: &str| key.parse::<i32>().ok().filter(|y| key.len() == 4 && (1900..2200).contains(y));
    sentences.flat_map(words).filter_map(|w| year(&w.key)).any(|year| year != date.year())
}

/// What the document has beside it: a day near it whose weekday fits, else the day of publication that gives the year.
fn beside(
    reader: &Reader<'_>,
    whole: &[SaidDay],
    day: &SaidDay,
    date: NaiveDate,
    published: Option<NaiveDate>,
) -> Option<Span> {
    let away = |other: &&SaidDay| {
        let of = NaiveDate::from_ymd_opt(other.year.unwrap_or(date.year()), other.month, other.day)?;
        let away = (of - date).num_days().abs();
        (of.weekday() == other.weekday && (1..=NEAR).contains(&away)).then_some(away)
    };
    let fitting = whole.iter().filter(|d| away(d).is_some()).min_by_key(away);
    let of_issue = || {
        let is = |m: &&crate::time::Mention| m.period.start == published && m.period.end == published;
        reader.periods.values().find(is).map(|m| m.span)
    };
    fitting.map(|d| d.span).or_else(|| of_issue().filter(|_| day.year.is_none() && published.is_some()))
}
