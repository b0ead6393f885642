//! Times as rows of output: for each mention its sort, its span, and what it says in ISO 8601 and EDTF.
//!
//! | sort | `value` | `low`, `high` | `unit` | `edtf` |
//! | --- | --- | --- | --- | --- |
//! | date, period | as `edtf` | first and last day that the words allow | | EDTF; `XXXX-08-07` without a year |
//! | length | how many units | the same, or one of them open | the unit | ISO 8601: `P3D`, `PT1H30M` |
//! | time of day | `17:30`, `2019-08-04T08:00`, or two with a slash | the two ends | | as `value`, when it names a day |
//! | what repeats | `P1W`, `XXXX-WXX-1` (every Monday), `T09:00` | | | |
//!
//! Both ends of a stretch are included. Of words with several readings ("two weeks ago" may be any day of
//! that week), `edtf` is the likeliest and `low` to `high` is all that they allow.

use super::duration::find_durations;
use super::grammar::{Phrase, When};
use super::resolve::likeliest;
use super::scan::{Found, find};
use super::token::Tokens;
use super::{Bound, Context, Duration, DurationUnit, Grain, NaiveDate, Period};
use crate::text::Span;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// One day.
    Date,
    /// A longer stretch, or one bounded on one side.
    Period,
    /// So much time.
    Length,
    /// A time of day, alone or of a day, or a stretch between two.
    Clock,
    /// What comes again: "every Monday".
    Repeated,
}

/// One mention of a time; the table above says what its fields hold.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub sort: Sort,
    /// Where it stands, with the words that bound it.
    pub span: Span,
    /// What it says.
    pub value: Option<String>,
    /// The least that the words allow.
    pub low: Option<String>,
    /// The most.
    pub high: Option<String>,
    /// The unit of a length.
    pub unit: Option<&'static str>,
    /// The word that loosens it: "about", "more than".
    pub hedge: Option<&'static str>,
    /// EDTF of a date, ISO 8601 of a length.
    pub edtf: Option<String>,
    /// The period of a date or period.
    pub period: Option<Period>,
    /// The length.
    pub duration: Option<Duration>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// Every mention of a time in `text`, in order; no two overlap.
#[must_use]
pub fn rows(text: &str, context: &Context<'_>) -> Vec<Row> {
    let tokens = Tokens::new(text);
    let mut found: Vec<(usize, usize, Row)> = Vec::new();
    for hit in find(&tokens, context) {
        let from = without_article(&tokens, &hit);
        let row = dated(&hit, tokens.span(from, hit.to), text, context);
        found.push((from, hit.to, row));
    }
    for (from, to, duration) in find_durations(&tokens) {
        if let Some(row) = length(&tokens, from, to, duration) {
            found.push((from, to, row));
        }
    }
    longest(found)
}

/// Of rows that overlap, the longest; of equally long ones, the first.
fn longest(mut found: Vec<(usize, usize, Row)>) -> Vec<Row> {
    found.sort_by_key(|(from, to, _)| (*from, std::cmp::Reverse(*to)));
    let mut kept: Vec<(usize, usize, Row)> = Vec::new();
    for next in found {
        match kept.last() {
            Some(last) if last.1 > next.0 => {
                if next.1 - next.0 > last.1 - last.0 {
                    kept.pop();
                    kept.push(next);
                }
            }
            _ => kept.push(next),
        }
    }
    kept.into_iter().map(|k| k.2).collect()
}

/// Where the mention begins without an article that only its noun wants: "the last quarter", but "the
/// first week of July", where it belongs to the number.
fn without_article(t: &Tokens, hit: &Found) -> usize {
    let keeps = |when: &When| match when {
        When::Nth { .. }
        | When::WeekOf(_)
        | When::Day { .. }
        | When::Days(_)
        | When::Weekend(None)
        | When::Ending { .. }
        | When::Holiday { .. }
        | When::Slashed { .. } => true,
        When::Quarter { .. } | When::Half { .. } => t.word(hit.from + 1) != "last",
        When::Long { grain, .. } => *grain == Grain::Decade,
        When::Unit { .. } => super::lexicon::find(super::lexicon::UNITS, t.word(hit.from + 1)).is_some(),
        _ => false,
    };
    if t.word(hit.from) == "the" && !keeps(&hit.phrase.from) { hit.from + 1 } else { hit.from }
}

fn dated(hit: &Found, span: Span, text: &str, context: &Context<'_>) -> Row {
    let period = Period { text: span.of(text).to_owned(), ..hit.period.clone() };
    let best = likeliest(&hit.phrase, &context.reference).unwrap_or_else(|_| period.clone());
    let one_day = best.grain == Grain::Day && best.start.is_some() && best.start == best.end;
    let sort = if one_day || is_day(&hit.phrase) { Sort::Date } else { Sort::Period };
    let edtf = if best.start.is_none() && best.end.is_none() {
        unspecified(&hit.phrase)
    } else {
        Some(Period { somewhere: false, ..best }.to_edtf())
    };
    let write = |day: Option<NaiveDate>| day.map(|d| d.to_string());
    Row {
        sort,
        span,
        value: edtf.clone(),
        low: write(period.start),
        high: write(period.end),
        unit: None,
        hedge: period.approximate.then_some("about"),
        edtf,
        duration: None,
        rule: "date",
        period: Some(period),
    }
}

/// Whether the words name one day, whichever it is.
fn is_day(phrase: &Phrase) -> bool {
    let day = matches!(
        phrase.from,
        When::Day { .. } | When::Slashed { .. } | When::Weekday { .. } | When::Days(_) | When::Holiday { .. }
    );
    day && phrase.to.is_none() && phrase.bound == Bound::Within
}

/// EDTF of a day or month without its year: "XXXX-08-07".
fn unspecified(phrase: &Phrase) -> Option<String> {
    match (&phrase.from, &phrase.to, phrase.bound) {
        (When::Day { month, day, .. }, None, Bound::Within) => Some(format!("XXXX-{month:02}-{day:02}")),
        (When::Month { month, .. }, None, Bound::Within) => Some(format!("XXXX-{month:02}")),
        _ => None,
    }
}

fn length(t: &Tokens, from: usize, to: usize, duration: Duration) -> Option<Row> {
    let amount = duration.amount.normalize().to_string();
    let unit = duration.unit.name();
    Some(Row {
        sort: Sort::Length,
        span: t.span(from, to),
        value: Some(amount.clone()),
        low: Some(amount.clone()),
        high: Some(amount),
        unit: Some(unit),
        hedge: None,
        edtf: Some(duration.to_iso()),
        period: None,
        duration: Some(duration),
        rule: "duration",
    })
}

impl DurationUnit {
    /// Its name in the singular.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

impl Duration {
    /// The length in ISO 8601: "P3D", "PT0.5H"; quarters in months, decades and centuries in years.
    #[must_use]
    pub fn to_iso(&self) -> String {
        let (many, letter) = match self.unit {
            DurationUnit::Second => (1, "TS"),
            DurationUnit::Minute => (1, "TM"),
            DurationUnit::Hour => (1, "TH"),
            DurationUnit::Day => (1, "D"),
            DurationUnit::Week => (1, "W"),
            DurationUnit::Month => (1, "M"),
            DurationUnit::Quarter => (3, "M"),
            DurationUnit::Year => (1, "Y"),
            DurationUnit::Decade => (10, "Y"),
            DurationUnit::Century => (100, "Y"),
        };
        let amount = self.amount.checked_mul(many.into()).unwrap_or(self.amount).normalize();
        match letter.strip_prefix('T') {
            Some(letter) => format!("PT{amount}{letter}"),
            None => format!("P{amount}{letter}"),
        }
    }
}
