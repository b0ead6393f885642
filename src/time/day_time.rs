//! A time of day as a value: "14:05", "2:05 p.m.", "1405 hrs", with or without its day.

use super::clock::find_hours;
use super::token::Tokens;
use super::{Context, Grain, Period, Unreadable, read};
use std::fmt;

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    /// Minutes from midnight, below 1440.
    pub minute: u16,
    /// Whether the words tell before noon from after it: "14:05", "02:05" and "2:05 p.m." do, "2:05" does not.
    pub told: bool,
}

/// Minutes of a day, and of half of one.
const DAY: u16 = 24 * 60;
const HALF: u16 = DAY / 2;

/// A longer text is no time of day.
const LONGEST: usize = 60;

/// Words that may stand behind a time and say no more than that it is one.
const TAILS: &[&str] = &["local time", "local", "hours", "hrs", "hr", "h"];

/// Words and marks between a day and its time.
const TIES: &[char] = &[' ', ',', '-', '–', '@', '(', ')', ';'];

impl TimeOfDay {
    /// The time that digits give on a clock of 24 hours: "07:05", "07:05:30". `None` where a zone stands behind them:
    /// which hour it is elsewhere is not known.
    pub(super) fn of_digits(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let (hour, minute) = (parts.next()?, parts.next()?);
        let seconds = parts.next().unwrap_or("00");
        let number = |text: &str| {
            let two = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<u16>().ok().filter(|_| two)
        };
        number(seconds.split('.').next()?)?;
        let (hour, minute) = (number(hour)?, number(minute)?);
        let fits = hour < 24 && minute < 60 && parts.next().is_none();
        fits.then_some(Self { minute: hour * 60 + minute, told: true })
    }

    /// The fewest minutes that may lie between the two, the shorter way round the clock.
    #[must_use]
    pub fn minutes_apart(self, other: Self) -> u16 {
        let round = if self.told && other.told { DAY } else { HALF };
        let (a, b) = (self.minute % round, other.minute % round);
        let straight = a.abs_diff(b);
        straight.min(round - straight)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minute / 60, self.minute % 60)
    }
}

/// Reads a whole value as [`read`] does, or as a time of day with or without its day.
///
/// ```
/// use gainsay::time::{Context, read_moment};
/// let read = |text: &str| read_moment(text, &Context::default()).map(|period| period.to_edtf()).ok();
/// assert_eq!(read("2:05 p.m.").as_deref(), Some("T14:05"));
/// assert_eq!(read("2011-12-01 07:05").as_deref(), Some("2011-12-01T07:05"));
/// assert_eq!(read("1 December 2011").as_deref(), Some("2011-12-01"));
/// assert_eq!(read("14.05"), None);
/// ```
///
/// # Errors
///
/// [`Unreadable`] as [`read`] says it, where it is neither.
pub fn read_moment(text: &str, context: &Context<'_>) -> Result<Period, Unreadable> {
    read(text, context).or_else(|fault| timed(text.trim(), context).ok_or(fault))
}

fn timed(text: &str, context: &Context<'_>) -> Option<Period> {
    let in_words = || IN_WORDS.iter().any(|words| text.contains(words));
    if text.len() > LONGEST || !(text.contains(|c: char| c.is_ascii_digit()) || in_words()) {
        return None;
    }
    let bare = TAILS.iter().find_map(|tail| {
        let rest = text.len().checked_sub(tail.len()).and_then(|at| text.split_at_checked(at));
        rest.filter(|(_, end)| end.eq_ignore_ascii_case(tail)).map(|(start, _)| start.trim_end())
    });
    let (text, marked) = bare.map_or((text, false), |bare| (bare, true));
    // "1405 hrs": four digits alone are a year or a number.
    if marked && text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        let clock = TimeOfDay::of_digits(&format!("{}:{}", text.get(..2)?, text.get(2..)?))?;
        return Some(alone(text, clock));
    }
    let tokens = Tokens::new(text);
    let mut told = find_hours(&tokens).into_iter().filter(|hours| !hours.weak);
    let hours = told.next().filter(|_| told.next().is_none())?;
    let time = hours.start.filter(|_| hours.start == hours.end && !hours.approximate)?;
    let span = tokens.span(hours.from, hours.to);
    let half = span.of(text).trim_start().starts_with('0');
    let clock = TimeOfDay { minute: u16::try_from(time.seconds / 60).ok()? % DAY, told: time.is_told() || half };
    let (before, after) = (text.get(..span.start)?.trim_matches(TIES), text.get(span.end..)?.trim_matches(TIES));
    // "ten past six in the evening"
    let part = PARTS.iter().find(|part| after.strip_prefix("in the ").is_some_and(|rest| rest.starts_with(**part)));
    let (clock, after) = match part {
        Some(part) => {
            let time = hours.in_part(part).start?;
            let clock = TimeOfDay { minute: u16::try_from(time.seconds / 60).ok()? % DAY, told: true };
            (clock, after.get("in the ".len() + part.len()..)?.trim_matches(TIES))
        }
        None => (clock, after),
    };
    let before = before.strip_suffix(" at").unwrap_or(before).trim_end_matches(TIES);
    let day = match (before.is_empty() || before == "at", after.is_empty() || after == ".") {
        (true, true) => return Some(alone(text, clock)),
        (false, true) => before,
        (true, false) => after.strip_prefix("on ").unwrap_or(after),
        (false, false) => return None,
    };
    let day = read(day, context).ok().filter(|day| day.grain == Grain::Day && day.start == day.end)?;
    Some(Period { text: text.to_owned(), clock: Some(clock), ..day })
}

/// Words of a time of day that is written without digits.
const IN_WORDS: &[&str] = &[" past ", " to ", "o'clock", "o\u{2019}clock", "noon", "midnight", "midday"];

/// Parts of the day that tell which half a time is in.
const PARTS: &[&str] = &["morning", "afternoon", "evening"];

/// A time of day without its day.
fn alone(text: &str, clock: TimeOfDay) -> Period {
    Period { text: text.to_owned(), clock: Some(clock), ..Period::from_to(None, None, Grain::Day) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Standing, stand};

    fn check(text: &str, expected: Option<&str>) {
        let read = read_moment(text, &Context::default()).ok().map(|period| period.to_edtf());
        assert_eq!(read.as_deref(), expected, "{text}");
    }

    #[test]
    fn times_in_words_are_values() {
        check("ten past six in the evening", Some("T18:10"));
        check("a quarter past eleven", Some("T11:15"));
        check("6.42 pm", Some("T18:42"));
        // Nothing that only has such a word.
        check("reserved seats to rent", None);
        check("two to one against", None);
    }

    #[test]
    fn times_of_day_are_values() {
        for (text, expected) in [
            ("14:05", "T14:05"),
            ("2:05 p.m.", "T14:05"),
            ("2:05pm", "T14:05"),
            ("1405 hrs", "T14:05"),
            ("14:05 local time", "T14:05"),
            ("at 07:05", "T07:05"),
            ("noon on 1 December 2011", "2011-12-01T12:00"),
            ("2011-12-01 07:05", "2011-12-01T07:05"),
            ("2011-12-01T07:05", "2011-12-01T07:05"),
            ("December 1, 2011 at 7:05 a.m.", "2011-12-01T07:05"),
            ("6:15 AM, December 1, 2011", "2011-12-01T06:15"),
        ] {
            check(text, Some(expected));
        }
    }

    #[test]
    fn other_words_are_none() {
        for text in ["14.05", "7", "25:10", "a ratio of 10:20", "2:05 p.m. EST", "3:00 in May", "about 14:05"] {
            check(text, None);
        }
        check("2011", Some("2011"));
        check("2011-12-01T07:05Z", Some("2011-12-01"));
    }

    #[test]
    fn times_stand_to_the_minute() {
        let stand = |a: &str, b: &str| {
            let read = |text| read_moment(text, &Context::default()).unwrap();
            assert_eq!(stand(&read(a), &read(b)), stand(&read(b), &read(a)), "{a} {b}");
            stand(&read(a), &read(b))
        };
        assert_eq!(stand("14:05", "2:05 p.m."), Standing::Same);
        assert_eq!(stand("14:05", "14:06"), Standing::ApartInMinutes { minutes: 1 });
        assert_eq!(stand("23:58", "00:03"), Standing::ApartInMinutes { minutes: 5 });
        assert_eq!(stand("2:05", "14:05"), Standing::Overlap);
        assert_eq!(stand("2:05", "14:06"), Standing::ApartInMinutes { minutes: 1 });
        assert_eq!(stand("14:05", "2011-12-01 14:05"), Standing::Same);
        assert_eq!(stand("14:05", "2011-12-01"), Standing::OtherCalendar);
        assert_eq!(stand("2011-12-01 07:05", "2011-12-01 09:30"), Standing::ApartInMinutes { minutes: 145 });
        assert_eq!(stand("2011-12-01 07:05", "2011-12-01"), Standing::Same);
        assert_eq!(stand("2011-12-01 07:05", "2011-12-02 07:05"), Standing::Apart { days: 1 });
    }
}
