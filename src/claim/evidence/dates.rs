//! Dates: written another way, or relative to the day of the source.

use super::items::is_month;
use super::{Passage, ValueInQuote};
use crate::time::{Bound, Context, Grain, NaiveDate, Period, Standing, read, scan, stand};
use chrono::{Datelike, Days};

/// A date as far as it was written: a year, a month of it, a day of that.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Written {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

/// How a written date stands to another.
enum Stands {
    /// The same, or a coarser form of it.
    Carried,
    /// The same as far as the other goes, and further than it.
    Finer,
    Apart,
}

impl Passage<'_> {
    /// How a value stands to the dates of the quotes; `None` where it is no date.
    pub(super) fn date(&self, value: &str) -> Option<ValueInQuote> {
        let context = Context { reference: self.asked.reference, events: None };
        let period = read(value, &context).ok().or_else(|| numeric(value)).filter(|period| is_told(value, period))?;
        let what = || vec![value.to_owned()];
        // The parts of a stretch may stand in two places.
        if self.held.lacks(&period.to_edtf()).is_empty() && period.grain <= Grain::Year {
            return Some(ValueInQuote::Found);
        }
        let mentions: Vec<Period> =
            self.held.quotes.iter().flat_map(|quote| scan(quote, &context)).map(|mention| mention.period).collect();
        let (mut finer, mut apart) = (None, Vec::new());
        for mention in &mentions {
            match standing(&period, mention) {
                Some(Stands::Carried) => return Some(ValueInQuote::Found),
                Some(Stands::Finer) => finer = Some(mention.text.clone()),
                Some(Stands::Apart) => apart.push(mention.text.clone()),
                None => {}
            }
        }
        if finer.is_some() || apart.is_empty() || mentions.len() > apart.len() {
            return Some(ValueInQuote::Unsaid { what: what() });
        }
        Some(ValueInQuote::Other { what: what(), instead: apart })
    }
}

/// The value without the date that stands in it among other words, and that date: "approved on 26 January 2024".
pub(super) fn date_within(value: &str, context: &Context<'_>) -> Option<(String, String)> {
    let mut mentions = scan(value, context).into_iter();
    let mention = mentions.next().filter(|mention| mentions.next().is_none() && mention.period.grain <= Grain::Year)?;
    let before = value.get(..mention.span.start)?.trim_end();
    let before = BEFORE_A_DATE.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let rest = format!("{} {}", before.trim(), value.get(mention.span.end..)?.trim());
    let date = mention.span.of(value).to_owned();
    (crate::text::words(&rest).iter().any(|word| word.key.len() > 2)).then(|| (rest.trim().to_owned(), date))
}

/// Words that lead to a date.
const BEFORE_A_DATE: &[&str] = &[" on", " in", " since", " by", " from", " until"];

/// Years that a bare number is taken for.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2100;

/// Whether a value is a date: four digits alone may as well be a count.
fn is_told(value: &str, period: &Period) -> bool {
    let bare = value.trim().bytes().all(|byte| byte.is_ascii_digit());
    !bare || period.start.is_some_and(|day| YEARS.contains(&day.year()))
}

/// "12/2025": a month by number.
fn numeric(value: &str) -> Option<Period> {
    let (month, year) = value.trim().split_once('/')?;
    let digits =
        |text: &str, most: usize| !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(month, 2) || !digits(year, 4) || year.len() != 4 {
        return None;
    }
    Period::month(year.parse().ok()?, month.parse().ok()?)
}

/// How a value stands to one date of a quote; `None` where the two cannot be compared.
fn standing(value: &Period, mention: &Period) -> Option<Stands> {
    if mention.start.is_none() && mention.end.is_none() {
        return None;
    }
    // "In August" of a source whose year is not known lies somewhere.
    if mention.somewhere {
        return value.overlaps(mention).then_some(Stands::Finer);
    }
    if let (Some(a), Some(b)) = (written(value), written(mention)) {
        // "Friday" may be the last or the next.
        let next = anchor(value).zip(anchor(mention)).is_some_and(|(day, said)| {
            let apart = (day - said).num_days().abs();
            value.grain == Grain::Day && is_weekday(&mention.text) && apart % WEEK == 0 && apart <= 2 * WEEK
        });
        return Some(match () {
            () if next => Stands::Carried,
            () if leaves_year_out(&mention.text) => in_some_year(a, b),
            () => compare(a, b),
        });
    }
    if leaves_year_out(&mention.text) {
        return Some(Stands::Finer);
    }
    Some(match stand(value, mention) {
        Standing::Same => Stands::Carried,
        Standing::SameAtCoarser(_) if value.grain >= mention.grain => Stands::Carried,
        Standing::SameAtCoarser(_) | Standing::Overlap => Stands::Finer,
        Standing::OtherCalendar => return None,
        Standing::Apart { .. } | Standing::ApartInMinutes { .. } => Stands::Apart,
    })
}

/// Whether a date names a month and no year: the year that it has here is the one next to its source.
fn leaves_year_out(text: &str) -> bool {
    let year = |word: &crate::text::Word| word.key.len() == 4 && word.key.bytes().all(|byte| byte.is_ascii_digit());
    let words = crate::text::words(text);
    words.iter().any(|word| is_month(&word.key)) && !words.iter().any(year)
}

/// A date with its year beside one that leaves it out. Whoever writes the claim knows the year from the page; the year
/// before the source's, its own and the next need no telling.
fn in_some_year(value: Written, quoted: Written) -> Stands {
    let near = (value.year - quoted.year).abs() <= 1;
    match compare(value, Written { year: value.year, ..quoted }) {
        Stands::Carried if !near => Stands::Finer,
        other => other,
    }
}

/// The days of a week.
const WEEK: i64 = 7;

/// Whether a date was told by the day of the week alone.
fn is_weekday(text: &str) -> bool {
    let named = |word: &crate::text::Word| word.key.len() > 5 && word.key.ends_with("day") && word.key != "yesterday";
    !text.bytes().any(|byte| byte.is_ascii_digit()) && crate::text::words(text).iter().any(named)
}

/// The date that a period was written with; `None` of a stretch with two ends, a decade, a season.
fn written(period: &Period) -> Option<Written> {
    let day = anchor(period)?;
    match period.grain {
        Grain::Day => Some(Written { year: day.year(), month: Some(day.month()), day: Some(day.day()) }),
        Grain::Month => Some(Written { year: day.year(), month: Some(day.month()), day: None }),
        Grain::Year => Some(Written { year: day.year(), month: None, day: None }),
        _ => None,
    }
}

fn anchor(period: &Period) -> Option<NaiveDate> {
    let one = Days::new(1);
    match period.bound {
        Bound::Since => period.start,
        Bound::After => period.start?.checked_sub_days(one),
        Bound::By | Bound::Until => period.end,
        Bound::Before => period.end?.checked_add_days(one),
        Bound::Within => {
            let (start, end) = (period.start?, period.end?);
            let single = match period.grain {
                Grain::Day => start == end,
                Grain::Month => (start.year(), start.month()) == (end.year(), end.month()),
                Grain::Year => start.year() == end.year(),
                _ => false,
            };
            single.then_some(start)
        }
    }
}

fn compare(value: Written, quoted: Written) -> Stands {
    if value.year != quoted.year {
        return Stands::Apart;
    }
    let parts = [(value.month, quoted.month), (value.day, quoted.day)];
    for (value, quoted) in parts {
        match (value, quoted) {
            (Some(a), Some(b)) if a != b => return Stands::Apart,
            (Some(_), None) => return Stands::Finer,
            _ => {}
        }
    }
    Stands::Carried
}
