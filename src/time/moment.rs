//! Times of day, joined with the day beside them: "Tuesday at 5 p.m.", "9 to 11 a.m. on 4 August",
//! "tomorrow night".

use super::clock::{Clock, Hours, night, noon, part_of_day};
use super::grammar::When;
use super::rows::{Dated, Row, Sort};
use super::token::Tokens;
use super::write::next_day;

/// Words and marks that may stand between a day and its hour.
const TIES: &[&str] = &["at", "for", "around", "@", ",", "-", ")"];

/// The most of them.
const MOST_TIES: usize = 3;

/// Words between an hour and its day: "9 a.m. on Tuesday".
const BACK_TIES: &[&str] = &["on", "of", ",", "the"];

/// The rows of all hours, with first piece and the piece after the last.
pub(super) fn moments(t: &Tokens, dates: &[Dated], hours: &[Hours]) -> Vec<(usize, usize, Row)> {
    let mut found = Vec::new();
    let mut used = vec![false; hours.len()];
    for date in dates.iter().filter(|date| date.takes_hours()) {
        let part = part(t, date);
        let after = hours.partition_point(|h| h.from < part.as_ref().map_or(date.to, |p| p.at));
        let joined = (after..hours.len()).take(2).find(|at| !used[*at] && follows(t, date, part.as_ref(), &hours[*at]));
        let joined = joined.or_else(|| {
            let before = hours.partition_point(|h| h.from < date.from).checked_sub(1)?;
            (!used[before] && precedes(t, date, &hours[before])).then_some(before)
        });
        let row = match (joined, &part) {
            (Some(at), part) => {
                used[at] = true;
                let told = part.as_ref().map_or(hours[at].clone(), |part| hours[at].in_part(part.name));
                let (from, to) = (date.from.min(told.from), date.to.max(told.to));
                Some((from, to, told))
            }
            (None, Some(part)) => {
                let (start, end) = (Some(part.start), Some(part.end));
                let whole =
                    Hours { from: part.from, to: part.to, start, end, weak: false, bare: false, approximate: false };
                Some((part.from, part.to, whole))
            }
            (None, None) => None,
        };
        if let Some((from, to, told)) = row {
            found.push((from, to, row_of(t, from, to, &told, Some(date))));
        }
    }
    for (hours, _) in hours.iter().zip(&used).filter(|(hours, used)| !**used && stands(t, hours)) {
        found.push((hours.from, hours.to, row_of(t, hours.from, hours.to, hours, None)));
    }
    found
}

/// The part of a day that a date's own words name: "tomorrow night", "Tuesday in the morning", "tonight".
struct Named {
    name: &'static str,
    start: Clock,
    end: Clock,
    /// Where its words begin: after the day, or with it.
    at: usize,
    from: usize,
    to: usize,
}

fn part(t: &Tokens, date: &Dated) -> Option<Named> {
    let last = date.to.checked_sub(1)?;
    let whole = |at, name, start, end| Named { name, start, end, at, from: date.from, to: date.to };
    if t.is(last, &["tonight", "tonite"]) {
        let (name, start, end) = night();
        return Some(whole(date.to, name, start, end));
    }
    if !matches!(date.hit.phrase.from, When::Day { .. } | When::Weekday { .. } | When::Days(_)) {
        return None;
    }
    // "Today at noon" is one time.
    if let Some(clock) = noon(t, last) {
        return Some(whole(date.to, "", clock, clock));
    }
    let whole_words = part_of_day(t, date.from).filter(|(.., next)| *next == date.to);
    let late = last.checked_sub(1).and_then(|at| part_of_day(t, at)).filter(|(.., next)| *next == date.to);
    let (name, start, end, _) = whole_words.or(late).or_else(|| part_of_day(t, last))?;
    Some(whole(date.to, name, start, end))
}

/// Whether hours stand right behind a day.
fn follows(t: &Tokens, date: &Dated, part: Option<&Named>, hours: &Hours) -> bool {
    let mut at = date.to;
    let mut tied = false;
    for _ in 0..MOST_TIES {
        if at >= hours.from || !(t.is(at, TIES) || t.is_mark(at, TIES)) {
            break;
        }
        tied |= t.is(at, &["at", "around", "for"]) || t.mark(at) == "@";
        at += 1;
    }
    // Hours that are a range bring their own words: "from 3 to 8".
    let led = hours.from < t.len() && t.is(hours.from, &["from", "between"]) && hours.start != hours.end;
    let bounded = hours.start.is_none() || hours.end.is_none();
    let sure = !hours.weak
        || !hours.bare
        || tied
        || led
        || (bounded && part.is_some())
        || hours.approximate && t.is(hours.from, &["around", "circa"])
        || part.is_some() && hours.start != hours.end;
    at == hours.from && sure && ends(t, hours)
}

/// Whether hours stand right before a day.
fn precedes(t: &Tokens, date: &Dated, hours: &Hours) -> bool {
    let mut at = hours.to;
    while at < date.from && at < hours.to + 2 && (t.is(at, BACK_TIES) || t.is_mark(at, BACK_TIES)) {
        at += 1;
    }
    // "Killed 10 Monday" counts; "at 10 Monday", "five to seven today" are hours.
    let word_range =
        hours.start != hours.end && (hours.from..hours.to).any(|i| t.is(i, &["to", "and", "until", "till"]));
    let at_hour = hours.from.checked_sub(1).is_some_and(|b| t.word(b) == "at");
    let sure = !hours.weak || !hours.bare || at_hour || word_range;
    (at == date.from || at == date.hit.from) && sure
}

/// Whether nothing behind weak hours makes them a count: "from 7 to 9 percent".
fn ends(t: &Tokens, hours: &Hours) -> bool {
    let ties: &[&str] =
        &["on", "in", "and", "at", "for", "to", "with", "when", "as", "if", "but", "this", "next", "last"];
    !hours.weak || t.is(hours.to, ties) || (t.word(hours.to).is_empty() && !t.is_mark(hours.to, &["%", "/"]))
}

/// Whether hours stand for themselves, without a day.
fn stands(t: &Tokens, hours: &Hours) -> bool {
    if !hours.weak {
        return true;
    }
    let at_hour = hours.from.checked_sub(1).is_some_and(|b| t.word(b) == "at") && hours.start == hours.end;
    let last = t.get(hours.to).is_none()
        || (t.is_mark(hours.to, &[".", "!", "?"]) && t.get(hours.to + 1).is_none_or(|p| p.capital));
    let range = hours.start != hours.end && hours.start.is_some() && hours.end.is_some() && !hours.bare;
    (at_hour && last) || (range && ends(t, hours) && t.is(hours.from, &["from", "between"]))
}

fn row_of(t: &Tokens, from: usize, to: usize, hours: &Hours, date: Option<&Dated>) -> Row {
    let single = hours.start == hours.end;
    // What begins late in a day and ends early ends on the next one.
    let over = matches!((hours.start, hours.end), (Some(start), Some(end)) if end.seconds < start.seconds);
    let day = |next: bool| {
        let date = date?;
        let later = date.best.start.filter(|_| next).map(|day| next_day(day).to_string());
        later.or_else(|| date.edtf().map(|edtf| edtf.trim_end_matches('~').to_owned()))
    };
    let write = |clock: Option<Clock>, next: bool| {
        clock.map(|clock| match day(next) {
            Some(day) => format!("{day}T{}", clock.write()),
            None => clock.write(),
        })
    };
    let (low, high) = (write(hours.start, false), write(hours.end, over));
    let show = |end: &Option<String>| end.clone().unwrap_or_else(|| "..".to_owned());
    let value = if single { show(&low) } else { format!("{}/{}", show(&low), show(&high)) };
    let edtf = day(false).map(|day| match hours.start.filter(|_| single) {
        Some(clock) => {
            format!("{day}T{:02}:{:02}:{:02}", clock.seconds / 3600, clock.seconds / 60 % 60, clock.seconds % 60)
        }
        None => day,
    });
    Row {
        low,
        high,
        hedge: hours.approximate.then_some("about"),
        edtf,
        period: date.map(|date| date.best.clone()),
        ..Row::plain(Sort::Clock, t.span(from, to), value, "clock")
    }
}
