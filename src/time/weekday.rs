//! Weekdays that are said together with a date: "Monday, 15 September 2024", "on Tuesday, June 11".

use super::Reference;
use crate::text::{Span, Word, words};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A weekday and the date beside it, as a text gives them.
#[derive(Clone, Debug)]
pub struct SaidDay {
    /// Where both stand.
    pub span: Span,
    /// Where the weekday stands.
    pub word: Span,
    /// Where the date stands.
    pub date: Span,
    /// The weekday.
    pub weekday: Weekday,
    /// The day of the month, and the month, from 1.
    pub day: u32,
    /// See `day`.
    pub month: u32,
    /// The year, where the text gives one.
    pub year: Option<i32>,
}

/// Weekdays, in full and cut short. "Sun", "Sat" and "Wed" are words and names of papers too.
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Mon),
    ("mon", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("tues", Weekday::Tue),
    ("tue", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("thurs", Weekday::Thu),
    ("thu", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("fri", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// Months, by their first three letters and the other ways in which they are written.
const MONTHS: [(&str, &[&str]); 12] = [
    ("january", &["jan"]),
    ("february", &["feb"]),
    ("march", &["mar"]),
    ("april", &["apr"]),
    ("may", &[]),
    ("june", &["jun"]),
    ("july", &["jul"]),
    ("august", &["aug"]),
    ("september", &["sep", "sept"]),
    ("october", &["oct"]),
    ("november", &["nov"]),
    ("december", &["dec"]),
];

/// Words that join days of a list or a range.
const JOINS: &[&str] = &["and", "or", "to", "through", "until", "till", "thru"];

/// Words that may follow a year without a mark: what else follows it may be what a figure counts ("June 11, 2000 people").
const AFTER_A_YEAR: &[&str] = &[
    "at", "in", "on", "to", "and", "by", "from", "for", "with", "when", "that", "before", "after", "until", "as", "of",
];

/// Before this year dates may be of another calendar.
const FIRST_YEAR: i32 = 1900;
/// Until this year some countries kept the old calendar, thirteen days behind.
const OLD_CALENDAR: i32 = 1930;
const BEHIND: Days = Days::new(13);

/// How far from the day of publication a date without a year may be, in days: five months. Further off, the text may mean
/// the year before or after.
const NEAR: i64 = 150;
/// The longest stretch within which the day of publication must be known, in days.
const KNOWN: i64 = 31;

/// The weekdays of a text that stand with a date, in order.
#[must_use]
pub fn days_said(text: &str) -> Vec<SaidDay> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let reader = Reader { text, all: words(text) };
    (0..reader.all.len()).filter_map(|i| reader.at(i)).collect()
}

impl SaidDay {
    /// The date, where it was another weekday. Without a year it is that of publication, or of the turn of the year next to
    /// it; where more than one is possible, none is.
    #[must_use]
    pub fn elsewhere(&self, reference: &Reference) -> Option<NaiveDate> {
        let date = self.dated(reference)?;
        let old = date.year() < OLD_CALENDAR
            && date.checked_add_days(BEHIND).is_some_and(|later| later.weekday() == self.weekday);
        (date.weekday() != self.weekday && !old).then_some(date)
    }

    /// The date, by its own year or by the day of publication.
    #[must_use]
    pub fn dated(&self, reference: &Reference) -> Option<NaiveDate> {
        let of_year = |year: i32| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if let Some(year) = self.year {
            return of_year(year).filter(|date| date.year() >= FIRST_YEAR);
        }
        let (from, to) = (reference.from?, reference.to?);
        if (to - from).num_days() > KNOWN {
            return None;
        }
        let near = |date: &NaiveDate| (*date - to).num_days().abs() <= NEAR;
        let mut possible = (to.year() - 1..=to.year() + 1).filter_map(of_year).filter(near);
        possible.next().filter(|_| possible.next().is_none()).filter(|date| date.year() >= FIRST_YEAR)
    }
}

struct Reader<'a> {
    text: &'a str,
    all: Vec<Word>,
}

impl Reader<'_> {
    fn key(&self, i: usize) -> &str {
        self.all.get(i).map_or("", |word| word.key.as_str())
    }

    /// What stands between a word and the next one, or the end.
    fn gap(&self, i: usize) -> &str {
        let from = self.all.get(i).map_or(self.text.len(), |word| word.span.end);
        let to = self.all.get(i + 1).map_or(self.text.len(), |word| word.span.start);
        self.text.get(from..to).unwrap_or("")
    }

    fn weekday(&self, i: usize) -> Option<Weekday> {
        let capital = self.all.get(i)?.span.of(self.text).starts_with(char::is_uppercase);
        WEEKDAYS.iter().find(|(word, _)| capital && *word == self.key(i)).map(|(_, day)| *day)
    }

    fn month(&self, i: usize) -> Option<u32> {
        let capital = self.all.get(i)?.span.of(self.text).starts_with(char::is_uppercase);
        let is = |(name, short): &(&str, &[&str])| *name == self.key(i) || short.contains(&self.key(i));
        let place = MONTHS.iter().position(is).filter(|_| capital)?;
        u32::try_from(place + 1).ok()
    }

    fn day(&self, i: usize) -> Option<u32> {
        let key = self.key(i);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| key.strip_suffix(end)).unwrap_or(key);
        let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|day| plain && (1..=31).contains(day))
    }

    fn year(&self, i: usize) -> Option<i32> {
        let key = self.key(i);
        let four = key.len() == 4 && key.bytes().all(|b| b.is_ascii_digit());
        key.parse().ok().filter(|year| four && (1000..2200).contains(year))
    }

    /// The weekday at a word, with the date that follows it.
    fn at(&self, i: usize) -> Option<SaidDay> {
        let weekday = self.weekday(i)?;
        let close = |gap: &str, marks: &[&str]| marks.contains(&gap.trim()) && gap.len() <= 4;
        // "Tuesday to Thursday, 11 June": days of a list.
        if i > 0 {
            let tied =
                !self.gap(i - 1).contains(char::is_whitespace) || self.gap(i - 1).contains(['-', '–', '—', '/', '&']);
            let joined = i > 1 && JOINS.contains(&self.key(i - 1)) && self.weekday(i - 2).is_some();
            if tied && self.gap(i - 1) != "(" && !self.gap(i - 1).ends_with(['(', '"', '“', '*', '_', '\n'])
                || joined
                || self.weekday(i - 1).is_some()
            {
                return None;
            }
        }
        // A full stop is part of a short form, and ends a sentence behind a whole word.
        let short = !self.key(i).ends_with("day");
        if !close(self.gap(i), if short { &["", ",", ".", ".,"] } else { &["", ","] }) {
            return None;
        }
        let first = i + 1 + usize::from(self.key(i + 1) == "the");
        let (day, month, last, by_month) = match (self.day(first), self.month(first)) {
            (Some(day), _) if close(self.gap(first), &[""]) => {
                let at = first + 1 + usize::from(self.key(first + 1) == "of");
                (day, self.month(at)?, at, false)
            }
            (_, Some(month)) if close(self.gap(first), &["", "."]) => (self.day(first + 1)?, month, first + 1, true),
            _ => return None,
        };
        let mut end = last;
        let mut year = None;
        if let Some(found) = self.year(last + 1).filter(|_| close(self.gap(last), &["", ",", ".", ".,"])) {
            let gap = self.gap(last + 1);
            let marked = !gap.starts_with(' ') || gap.trim() != "" || self.all.get(last + 2).is_none();
            let follows = AFTER_A_YEAR.contains(&self.key(last + 2));
            if by_month && !marked && !follows {
                return None;
            }
            (year, end) = (Some(found), last + 1);
        }
        // "11 and 12 June", "June 11-13", "June 11, 18 and 25": more days than one.
        let gap = self.gap(end);
        let next = end + 1;
        let range =
            gap.contains(['-', '–', '—', '/', '&']) && (self.day(next).is_some() || self.weekday(next).is_some());
        let joined = JOINS.contains(&self.key(next))
            && gap.trim().is_empty()
            && (self.day(next + 1).is_some() || self.weekday(next + 1).is_some() || self.month(next + 1).is_some());
        let listed = year.is_none() && self.day(next).is_some() && gap.trim() == ",";
        if range || joined || listed {
            return None;
        }
        let (word, start, stop) = (self.all[i].span, self.all[first].span.start, self.all[end].span.end);
        Some(SaidDay {
            span: Span::new(word.start, stop),
            word,
            date: Span::new(start, stop),
            weekday,
            day,
            month,
            year,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<String> {
        let day = NaiveDate::from_ymd_opt(2024, 6, 20);
        let reference = Reference { from: day, to: day };
        days_said(text).iter().filter_map(|d| d.elsewhere(&reference)).map(|d| d.format("%F %a").to_string()).collect()
    }

    #[test]
    fn a_weekday_of_another_day_is_found() {
        assert_eq!(wrong("laid on Monday, 15 September 2024."), ["2024-09-15 Sun"]);
        assert_eq!(wrong("on Friday, May 4th, 2019, at noon"), ["2019-05-04 Sat"]);
        assert_eq!(wrong("heard on Monday the 11th of June 2024"), ["2024-06-11 Tue"]);
        assert_eq!(wrong("a hearing on Monday, June 11, at which 85 spoke"), ["2024-06-11 Tue"]);
        assert_eq!(wrong("Thurs., Feb. 1, 2023"), ["2023-02-01 Wed"]);
    }

    #[test]
    fn what_fits_or_is_open_is_left() {
        for text in [
            "on Sunday, 15 September 2024",
            "on Tuesday, June 11",
            "on Monday, 15 September 1824",
            "Monday to Wednesday, 11 June 2024",
            "on Monday, June 11-13",
            "on Monday, June 11 and 12",
            "on Monday, June 11, 18 and 25",
            "on Monday. 11 June 2024 was another day",
            "On Monday, June 11, 2000 people came",
            "on Monday, 3 December",
            "the Sun, May 5, 2018",
            "on Monday; 11 June 2024",
            "on Wednesday, 7 November 1917, 25 October of the old calendar",
            "on Wednesday, 25 October 1917",
            "on Monday, 31 June 2024",
        ] {
            let found = wrong(text);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
