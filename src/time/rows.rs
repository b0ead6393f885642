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

use super::clock::find_hours;
use super::duration::find_durations;
use super::grammar::{Phrase, When};
use super::lexicon::{UNITS, Unit, find as find_word};
use super::moment::moments;
use super::repeat::find_repeated;
use super::resolve::likeliest;
use super::scan::{Found, find};
use super::token::Tokens;
use super::{Bound, Context, Duration, DurationUnit, Grain, NaiveDate, Period};
use crate::text::Span;
use rust_decimal::Decimal;

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
    let hours = find_hours(&tokens);
    let dates: Vec<Dated> = find(&tokens, context, true)
        .into_iter()
        .map(|hit| Dated::new(&tokens, hit, context))
        .filter(|date| date.to - date.from > 1 || !tokens.is(date.from, &["now", "present"]))
        .collect();
    for (from, to, value) in find_repeated(&tokens, &hours) {
        found.push((from, to, Row::plain(Sort::Repeated, tokens.span(from, to), value, "repeated")));
    }
    found.extend(moments(&tokens, &dates, &hours));
    for date in &dates {
        found.push((date.from, date.to, date.row(tokens.span(date.from, date.to), text)));
    }
    for (from, to, duration) in find_durations(&tokens) {
        found.push(length(&tokens, from, to, duration));
    }
    longest(found)
}

impl Row {
    /// A row that says one thing and no more.
    pub(super) fn plain(sort: Sort, span: Span, value: String, rule: &'static str) -> Self {
        Self {
            sort,
            span,
            value: Some(value),
            low: None,
            high: None,
            unit: None,
            hedge: None,
            edtf: None,
            period: None,
            duration: None,
            rule,
        }
    }
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

/// Where the mention itself stands: without "from" when no "to" follows, without an article that only its
/// noun wants ("the last quarter", but "the first week of July", where it belongs to the number), and
/// without the dot that ends a sentence.
fn core(t: &Tokens, hit: &Found) -> (usize, usize) {
    let phrase = &hit.phrase;
    let alone = phrase.to.is_none() && phrase.bound == Bound::Within;
    let from = if alone { t.skip(hit.from, &["from"]) } else { hit.from };
    let keeps = |when: &When| match when {
        When::Nth { .. }
        | When::NthWeekday { .. }
        | When::Offset { .. }
        | When::WeekOf(_)
        | When::Day { .. }
        | When::DayOfMonth { .. }
        | When::Days(_)
        | When::Weekend(None)
        | When::Ending { .. }
        | When::Running { .. }
        | When::Slashed { .. } => true,
        When::HolidayWeekend { .. } => t.word(from + 1) == "weekend",
        When::Quarter { .. } | When::Half { .. } => t.word(from + 1) != "last",
        When::Long { grain, .. } => *grain == Grain::Decade,
        When::Unit { unit: Unit::Decade, .. } | When::Stretch { unit: Unit::Decade, .. } => true,
        When::Unit { .. } => find_word(UNITS, t.word(from + 1)).is_some(),
        _ => false,
    };
    let from = if t.word(from) == "the" && !keeps(&phrase.from) { from + 1 } else { from };
    let to = if t.mark(hit.to - 1) == "." { hit.to - 1 } else { hit.to };
    (from.min(hit.to - 1), to.max(from + 1))
}

/// A date with what it comes to.
pub(super) struct Dated {
    pub hit: Found,
    /// Where the mention itself stands.
    pub from: usize,
    pub to: usize,
    /// The likeliest reading.
    pub best: Period,
}

impl Dated {
    fn new(t: &Tokens, hit: Found, context: &Context<'_>) -> Self {
        let (from, to) = core(t, &hit);
        let best = likeliest(&hit.phrase, &context.reference).unwrap_or_else(|_| hit.period.clone());
        Self { hit, from, to, best }
    }

    /// Its EDTF: the likeliest reading, or what it leaves open.
    pub fn edtf(&self) -> Option<String> {
        if self.best.start.is_none() && self.best.end.is_none() {
            return unspecified(&self.hit.phrase);
        }
        Some(Period { somewhere: false, ..self.best.clone() }.to_edtf())
    }

    /// Whether it is one day, whichever, of which an hour may be told; a holiday's name stands for itself.
    pub fn takes_hours(&self) -> bool {
        let alone = self.hit.phrase.to.is_none() && self.hit.phrase.bound == Bound::Within;
        let apart = matches!(self.hit.phrase.from, When::Running { .. } | When::Ending { .. } | When::Holiday { .. });
        alone && !apart && (is_day(&self.hit.phrase) || self.is_one_day())
    }

    fn is_one_day(&self) -> bool {
        self.best.grain == Grain::Day && self.best.start.is_some() && self.best.start == self.best.end
    }

    fn row(&self, span: Span, text: &str) -> Row {
        let period = Period { text: span.of(text).to_owned(), ..self.hit.period.clone() };
        let sort = if self.is_one_day() || is_day(&self.hit.phrase) { Sort::Date } else { Sort::Period };
        let write = |day: Option<NaiveDate>| day.map(|d| d.to_string());
        let edtf = self.edtf();
        Row {
            low: write(period.start),
            high: write(period.end),
            hedge: period.approximate.then_some("about"),
            value: edtf.clone(),
            edtf,
            period: Some(period),
            ..Row::plain(sort, span, String::new(), "date")
        }
    }
}

/// Whether the words name one day, whichever it is.
fn is_day(phrase: &Phrase) -> bool {
    let day = matches!(
        phrase.from,
        When::Day { .. }
            | When::Slashed { .. }
            | When::Weekday { .. }
            | When::Days(_)
            | When::Holiday { .. }
            | When::DayOfMonth { .. }
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

/// A word before a length that loosens it.
struct Hedge {
    words: &'static str,
    /// Tenths of the length that are the least, and the most, that the words allow; `None` without limit. About and
    /// nearly reach a tenth, as they do before other figures.
    from: Option<i64>,
    to: Option<i64>,
    /// Whether the mention begins with it: a comparison is a part of what is said, "over" may be a mere
    /// preposition.
    spans: bool,
}

const HEDGES: &[Hedge] = &[
    Hedge { words: "no more than", from: None, to: Some(10), spans: true },
    Hedge { words: "no less than", from: Some(10), to: None, spans: true },
    Hedge { words: "more than", from: Some(10), to: None, spans: true },
    Hedge { words: "longer than", from: Some(10), to: None, spans: true },
    Hedge { words: "less than", from: None, to: Some(10), spans: true },
    Hedge { words: "fewer than", from: None, to: Some(10), spans: true },
    Hedge { words: "shorter than", from: None, to: Some(10), spans: true },
    Hedge { words: "at least", from: Some(10), to: None, spans: false },
    Hedge { words: "at most", from: None, to: Some(10), spans: false },
    Hedge { words: "up to", from: None, to: Some(10), spans: false },
    Hedge { words: "nearly", from: Some(9), to: Some(10), spans: false },
    Hedge { words: "almost", from: Some(9), to: Some(10), spans: false },
    Hedge { words: "about", from: Some(9), to: Some(11), spans: false },
    Hedge { words: "around", from: Some(9), to: Some(11), spans: false },
    Hedge { words: "roughly", from: Some(9), to: Some(11), spans: false },
    Hedge { words: "some", from: Some(9), to: Some(11), spans: false },
];

fn length(t: &Tokens, from: usize, to: usize, duration: Duration) -> (usize, usize, Row) {
    let amount = duration.amount.normalize().to_string();
    let unit = duration.unit.name();
    let hedge = HEDGES.iter().find_map(|hedge| {
        let words: Vec<&str> = hedge.words.split(' ').collect();
        let start = from.checked_sub(words.len())?;
        t.phrase(start, hedge.words).map(|_| (hedge, start))
    });
    let exact = Some(10);
    let (low, high) = hedge.map_or((exact, exact), |(hedge, _)| (hedge.from, hedge.to));
    let tenths = |tenths: Option<i64>| {
        let part = duration.amount.checked_mul(Decimal::new(tenths?, 1))?;
        Some(part.normalize().to_string())
    };
    let (low, high) = (tenths(low), tenths(high));
    let from = hedge.filter(|(hedge, _)| hedge.spans).map_or(from, |(_, start)| start);
    let row = Row {
        low,
        high,
        unit: Some(unit),
        hedge: hedge.map(|(hedge, _)| hedge.words),
        edtf: Some(duration.to_iso()),
        duration: Some(duration),
        ..Row::plain(Sort::Length, t.span(from, to), amount, "duration")
    };
    (from, to, row)
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
