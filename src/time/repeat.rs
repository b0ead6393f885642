//! What comes again: "every Monday", "once a week", "each day at 9 a.m.", "quarterly".
//!
//! Written as ISO 8601 where it has a form, the distance from one time to the next: `P1W`. Else as a date with
//! what it leaves open: `XXXX-WXX-1` is every Monday, `XXXX-WXX-1T16:00` every Monday at four, `T09:00` every
//! day at nine, `TMO`, `TAF`, `TEV`, `TNI` every morning, afternoon, evening, night.

use super::clock::Hours;
use super::lexicon::{MONTHS, Trust, UNITS, Unit, WEEKDAYS, find};
use super::number::{cardinal, ordinal};
use super::token::Tokens;

/// Words that say it alone: the word, the distance.
const ADVERBS: &[(&str, &str)] = &[
    ("hourly", "PT1H"),
    ("daily", "P1D"),
    ("everyday", "P1D"),
    ("nightly", "P1D"),
    ("weekly", "P1W"),
    ("biweekly", "P2W"),
    ("bi - weekly", "P2W"),
    ("fortnightly", "P2W"),
    ("monthly", "P1M"),
    ("bimonthly", "P2M"),
    ("bi - monthly", "P2M"),
    ("quarterly", "P3M"),
    ("semiannual", "P0.5Y"),
    ("semiannually", "P0.5Y"),
    ("semi - annual", "P0.5Y"),
    ("semi - annually", "P0.5Y"),
    ("twice - yearly", "P0.5Y"),
    ("yearly", "P1Y"),
    ("annual", "P1Y"),
    ("annually", "P1Y"),
    ("biennial", "P2Y"),
    ("biennially", "P2Y"),
];

/// Parts of a day that come again.
const PARTS: &[(&str, &str)] = &[("morning", "TMO"), ("afternoon", "TAF"), ("evening", "TEV"), ("night", "TNI")];

/// Everything among the pieces of a text that comes again: first piece, piece after the last, value.
pub(super) fn find_repeated(t: &Tokens, hours: &[Hours]) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    let mut i = 0;
    let mut clocks = hours.iter().peekable();
    let mut before: Option<&Hours> = None;
    while i < t.len() {
        while let Some(next) = clocks.next_if(|h| h.to <= i) {
            before = Some(next);
        }
        let Some((value, to)) = repeated(t, i) else {
            i += 1;
            continue;
        };
        // A time right behind it, or right before: "each day at 9 a.m.", "6 a.m. every day".
        let at = t.skip(t.skip_mark(to, &[","]), &["at", "around"]);
        let sure = |h: &&Hours| h.start.is_some() && h.start == h.end && (!h.weak || at > to);
        let behind = clocks.clone().take_while(|h| h.from <= at).find(|h| h.from >= to && h.from <= at).filter(sure);
        let ahead = before.filter(|h| h.to == i && !h.weak && h.start.is_some() && h.start == h.end);
        let (from, end, clock) = match (behind, ahead) {
            (Some(h), _) => (i, h.to, h.start),
            (None, Some(h)) => (h.from, to, h.start),
            _ => (i, to, None),
        };
        let value = match clock {
            Some(clock) => at_time(&value, &clock.write()),
            None => value,
        };
        found.push((from, end, value));
        i = end;
    }
    found
}

fn at_time(value: &str, time: &str) -> String {
    // Every day, and every evening, at a time.
    if value == "P1D" || value.starts_with('T') { format!("T{time}") } else { format!("{value}T{time}") }
}

fn repeated(t: &Tokens, i: usize) -> Option<(String, usize)> {
    adverb(t, i).or_else(|| every(t, i)).or_else(|| times_a(t, i)).or_else(|| plural(t, i)).or_else(|| nth(t, i))
}

/// "Daily", but not "the Daily Mail".
fn adverb(t: &Tokens, i: usize) -> Option<(String, usize)> {
    let (value, next) = ADVERBS.iter().find_map(|(words, value)| Some((*value, t.phrase(i, words)?)))?;
    let named = t.capital(i) && (i > 0 && !t.is_mark(i - 1, &[".", "\"", ":"]) || t.capital(next));
    let inside = t.glued(i) && i > 0 && t.mark(i - 1) != "-";
    let other = named || inside;
    (!other).then(|| (value.to_owned(), next))
}

/// "Every day", "each two weeks", "every other Friday", "every morning".
fn every(t: &Tokens, i: usize) -> Option<(String, usize)> {
    if !t.is(i, &["every", "each"]) {
        return None;
    }
    let other = t.word(i + 1) == "other";
    let at = if other || t.is(i + 1, &["single"]) { i + 2 } else { i + 1 };
    let counted = cardinal(t, at).filter(|_| !other).or_else(|| ordinal(t, at).filter(|(n, _)| *n > 1));
    let (count, at) = counted.unwrap_or((if other { 2 } else { 1 }, at));
    let word = t.word(at);
    // "Every day care centre": what follows makes it a name of something else only rarely.
    if let Some(day) = weekday(t, at) {
        let (part, next) = part(t, at + 1).map_or(("", at + 1), |(part, next)| (part, next));
        return Some((format!("XXXX-WXX-{day}{part}"), next));
    }
    if let Some((part, next)) = part(t, at).filter(|_| count == 1) {
        return Some((part.to_owned(), next));
    }
    if let Some(month) = MONTHS.iter().find(|m| m.0 == word && m.2 == Trust::Sure) {
        return Some((format!("XXXX-{:02}", month.1), at + 1));
    }
    let unit = match word {
        "weekend" | "weekends" => "WE".to_owned(),
        "weekday" | "weekdays" | "workday" => "WD".to_owned(),
        "hour" | "hours" => return Some((format!("PT{count}H"), at + 1)),
        "minute" | "minutes" => return Some((format!("PT{count}M"), at + 1)),
        "second" | "seconds" => return Some((format!("PT{count}S"), at + 1)),
        _ => return find(UNITS, word).and_then(|unit| distance(unit, count)).map(|value| (value, at + 1)),
    };
    Some((if unit == "WE" && count == 1 { "XXXX-WXX-WE".to_owned() } else { format!("P{count}{unit}") }, at + 1))
}

/// So many units, in ISO 8601.
fn distance(unit: Unit, count: u32) -> Option<String> {
    let (many, letter) = match unit {
        Unit::Day => (1, 'D'),
        Unit::Workday | Unit::Workweek => return None,
        Unit::Week => (1, 'W'),
        Unit::Fortnight => (2, 'W'),
        Unit::Month => (1, 'M'),
        Unit::Quarter => (3, 'M'),
        Unit::Year => (1, 'Y'),
        Unit::Decade => (10, 'Y'),
        Unit::Century => (100, 'Y'),
    };
    Some(format!("P{}{letter}", count.checked_mul(many)?))
}

/// "Once a week", "one a day".
fn times_a(t: &Tokens, i: usize) -> Option<(String, usize)> {
    let lead = t.is(i, &["once", "one"]) && t.is(i + 1, &["a", "an", "per", "every", "each"]);
    let unit = find(UNITS, t.word(i + 2)).filter(|_| lead && !t.word(i + 2).ends_with('s'))?;
    Some((distance(unit, 1)?, i + 3))
}

/// "Mondays", "Friday mornings", "mornings", "weekends".
fn plural(t: &Tokens, i: usize) -> Option<(String, usize)> {
    let word = t.word(i);
    let Some(one) = word.strip_suffix('s') else {
        // "Friday mornings".
        let day = weekday(t, i)?;
        let part = t.word(i + 1).strip_suffix('s').and_then(|part| find(PARTS, part))?;
        return Some((format!("XXXX-WXX-{day}{part}"), i + 2));
    };
    if let Some(day) = WEEKDAYS.iter().find(|w| w.0 == one && w.2 == Trust::Sure) {
        return Some((format!("XXXX-WXX-{}", day.1.number_from_monday()), i + 1));
    }
    if one == "weekend" && cardinal(t, i.wrapping_sub(1)).is_none() {
        return Some(("P1WE".to_owned(), i + 1));
    }
    // "Nights" are also counted, and "in the mornings" is a time like another.
    let counted =
        i.checked_sub(1).is_some_and(|b| t.word(b) == "the" || !t.digits(b).is_empty() || cardinal(t, b).is_some());
    find(PARTS, one).filter(|_| one != "night" && !counted).map(|part| (part.to_owned(), i + 1))
}

/// "The 19th of every month".
fn nth(t: &Tokens, i: usize) -> Option<(String, usize)> {
    let (day, next) = ordinal(t, i).filter(|(day, _)| (1..=31).contains(day))?;
    let next = ["of every month", "of each month"].iter().find_map(|words| t.phrase(next, words))?;
    Some((format!("XXXX-XX-{day:02}"), next))
}

fn weekday(t: &Tokens, i: usize) -> Option<u32> {
    let day = WEEKDAYS.iter().find(|w| w.0 == t.word(i) && w.2 == Trust::Sure)?;
    Some(day.1.number_from_monday())
}

fn part(t: &Tokens, i: usize) -> Option<(&'static str, usize)> {
    find(PARTS, t.word(i)).map(|part| (part, i + 1))
}

#[cfg(test)]
mod tests {
    use super::super::clock::find_hours;
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let t = Tokens::new(text);
        let found = find_repeated(&t, &find_hours(&t));
        found.into_iter().map(|(from, to, value)| (t.span(from, to).of(text).to_owned(), value)).collect()
    }

    #[test]
    fn what_comes_again_is_read() {
        let cases = [
            ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
            ("open every day at 9 a.m.", "every day at 9 a.m.", "T09:00"),
            ("at 6 pm each Friday", "6 pm each Friday", "XXXX-WXX-5T18:00"),
            ("paid every two weeks", "every two weeks", "P2W"),
            ("printed once a month", "once a month", "P1M"),
            ("closed Sundays", "Sundays", "XXXX-WXX-7"),
            ("every other Tuesday", "every other Tuesday", "XXXX-WXX-2"),
            ("its quarterly report", "quarterly", "P3M"),
            ("due on the 5th of every month", "5th of every month", "XXXX-XX-05"),
            ("Thursday evenings", "Thursday evenings", "XXXX-WXX-4TEV"),
        ];
        for (text, words, value) in cases {
            assert_eq!(read(text), [(words.to_owned(), value.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_happens_once_does_not() {
        for text in ["on Monday", "the Daily Example", "each of them", "two mornings", "every one of them", "once more"]
        {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
