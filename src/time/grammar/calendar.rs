//! Dates of the calendar: days, months, quarters, seasons, years, decades, centuries.

use super::{Grammar, When, YearOf};
use crate::time::lexicon::{
    DECADES, LAST_SHORT_YEAR_OF_2000S, MONTHS, PARTS, Part, SEASONS, Trust, Unit, WEEKDAYS, Which, find,
};
use crate::time::number::{cardinal, goes_on, ordinal, year, year_in_words};
use crate::time::{Calendar, Grain};
use chrono::Weekday;

impl Grammar<'_> {
    /// A date of the calendar at `i`.
    pub(super) fn calendar_date(&self, i: usize) -> Option<(When, usize)> {
        let article = self.tokens.skip(i, &["the"]);
        let readings = [
            self.numeric(i),
            self.month_first(i),
            self.day_first(article),
            self.year_first(i),
            self.joined(i),
            self.after_weekday(i),
            self.part(article),
            self.nth(article),
            self.quarter(article),
            self.season(article),
            self.named_year(article),
            self.long(article),
            self.bare_year(article),
            self.holiday(i),
            self.holiday_weekend(article),
            self.day_of_month(article),
            self.week_number(article),
        ];
        readings.into_iter().flatten().reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// The month whose name stands at `i`, and the place after it and the dot of an abbreviation.
    pub(in crate::time) fn month(&self, i: usize) -> Option<(u32, usize)> {
        let word = self.tokens.word(i);
        let month = MONTHS.iter().find(|m| m.0 == word)?.1;
        let dotted = word.len() <= 4 && word != "may" && self.tokens.mark(i + 1) == "." && self.tokens.glued(i + 1);
        Some((month, i + 1 + usize::from(dotted)))
    }

    pub(in crate::time) fn weekday(&self, i: usize) -> Option<(Weekday, Trust, usize)> {
        let word = self.tokens.word(i);
        let (_, weekday, trust) = WEEKDAYS.iter().find(|w| w.0 == word)?;
        let dotted = *trust == Trust::Weak && self.tokens.mark(i + 1) == "." && self.tokens.glued(i + 1);
        Some((*weekday, *trust, i + 1 + usize::from(dotted)))
    }

    /// The day of a month at `i`: "7", "7th", "seventh", "twenty-ninth"; not the hour of "7 p.m.".
    pub(super) fn day_number(&self, i: usize) -> Option<(u32, usize)> {
        let t = self.tokens;
        let (day, next) = match ordinal(t, i) {
            Some(found) => found,
            None => {
                let digits = t.digits(i);
                if digits.len() > 2 || (!digits.is_empty() && goes_on(t, i + 1)) {
                    return None;
                }
                cardinal(t, i).filter(|_| !t.is(i, &["a", "an", "couple"]))?
            }
        };
        let clock = t.is(next, &["am", "pm", "percent", "o"]) || (t.is(next, &["a", "p"]) && t.mark(next + 1) == ".");
        ((1..=31).contains(&day) && !clock).then_some((day, next))
    }

    /// The year that follows a day or month: "2019", ", 2019", "of 2019", "'87", "last year".
    pub(in crate::time) fn trailing_year(&self, i: usize) -> Option<(YearOf, usize)> {
        let t = self.tokens;
        let at = t.skip_mark(i, &[",", "-", "/"]);
        let of = t.skip(at, &["of", "in"]);
        if let Some((y, next)) = year(t, of).or_else(|| year_in_words(t, of)) {
            return Some((YearOf::Is(y), next));
        }
        let quoted = t.mark(of) == "'" && t.glued(of + 1);
        if t.word(at) == "of" || quoted {
            let digits_at = of + usize::from(quoted);
            let digits = t.digits(digits_at);
            if digits.len() == 2 && !goes_on(t, digits_at + 1) {
                return Some((YearOf::Is(short_year(digits.parse().ok()?)), digits_at + 1));
            }
        }
        if let Some(next) = t.phrase(of, "the year").filter(|_| of > at) {
            return Some((YearOf::Shift(0), next));
        }
        // "Last quarter, this year" names two times.
        if at > i && t.mark(i) == "," {
            return None;
        }
        match self.unit_by_which(t.skip(of, &["the"]))? {
            (Unit::Year, shift, next) => Some((YearOf::Shift(i32::try_from(shift).ok()?), next)),
            _ => None,
        }
    }

    /// "August 7, 2019", "Aug. 7th", "August 2019", "Dec-2018", "August".
    fn month_first(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let (month, after) = self.month(i)?;
        let separated = t.skip_mark(after, &["-", "/"]);
        let at = if separated > after && t.glued(after) && t.glued(separated) { separated } else { after };
        let at = t.skip(t.skip_mark(at, &[","]), &["the"]);
        // "August two thousand and five" is a year, not the second of August.
        let whole_year = year_in_words(t, at).map(|(y, next)| (When::Month { year: YearOf::Is(y), month }, next));
        if let Some(found) = whole_year.filter(|(_, next)| self.day_number(at).is_some_and(|(_, day)| day < *next)) {
            return Some(found);
        }
        if let Some((day, next)) = self.day_number(at) {
            return Some(match self.trailing_year(next).or_else(|| self.glued_short_year(next)) {
                Some((year, end)) => (When::Day { year, month, day }, end),
                None => (When::Day { year: YearOf::Unstated, month, day }, next),
            });
        }
        Some(match self.trailing_year(after) {
            Some((year, end)) => (When::Month { year, month }, end),
            None => (When::Month { year: YearOf::Unstated, month }, after),
        })
    }

    /// "-18" after "7-Aug".
    fn glued_short_year(&self, i: usize) -> Option<(YearOf, usize)> {
        let t = self.tokens;
        let digits = t.digits(i + 1);
        let fits = t.is_mark(i, &["-", "/"]) && t.glued(i) && t.glued(i + 1) && digits.len() == 2 && !goes_on(t, i + 2);
        if !fits || !self.tokens.is_mark(i.checked_sub(2)?, &["-", "/"]) {
            return None;
        }
        Some((YearOf::Is(short_year(digits.parse().ok()?)), i + 2))
    }

    /// "7 August 2019", "7th of August", "the twenty-third day of September", "05-Aug-2016".
    fn day_first(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let (day, after) = self.day_number(i)?;
        let at = t.skip(t.skip(after, &["day"]), &["of"]);
        let at = if t.is_mark(at, &["-", "/"]) && t.glued(at) && t.glued(at + 1) { at + 1 } else { at };
        let (month, next) = self.month(t.skip_mark(at, &[","]))?;
        // "680 workers in 7 March raids" is far; "in 7 may" is not: a weak month needs its capital.
        let weak = MONTHS.iter().any(|m| m.0 == t.word(at) && m.2 == Trust::Weak)
            && !t.capital(at)
            && t.is(at, &["may", "march", "mar"]);
        if weak && self.trailing_year(next).is_none() && ordinal(t, i).is_none() {
            return None;
        }
        Some(match self.trailing_year(next).or_else(|| self.glued_short_year(next)) {
            Some((year, end)) => (When::Day { year, month, day }, end),
            None => (When::Day { year: YearOf::Unstated, month, day }, next),
        })
    }

    /// "2017 April", "2019-Aug-01", "2020 Q1".
    fn year_first(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let (y, after) = year(t, i)?;
        let year = YearOf::Is(y);
        let at = if t.is_mark(after, &["-", "/"]) && t.glued(after) && t.glued(after + 1) { after + 1 } else { after };
        if let Some((quarter, next)) = self.short_quarter(at) {
            return Some((quarter(year), next));
        }
        let (month, next) = self.month(at)?;
        let lower = !t.capital(at) && t.is(at, &["may", "march", "mar"]);
        let day_at = t.skip_mark(next, &["-", "/"]);
        let touches = t.glued(next) || !t.glued(after);
        if let Some((day, end)) = self.day_number(day_at).filter(|_| touches) {
            return Some((When::Day { year, month, day }, end));
        }
        // "In 2019 may have" is a verb.
        (!lower).then_some((When::Month { year, month }, next))
    }

    /// "2020/23/Sep", "September-2020-23": a month by its name, a year and a day, joined, in any order; and
    /// "2016 10 16", where all have their digits.
    fn joined(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let whole = |y: &str, m: &str, d: &str| day(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?);
        let spaced = [4, 2, 2].iter().zip(i..).all(|(len, at)| t.digits(at).len() == *len && !goes_on(t, at + 1));
        if spaced && t.word(i + 3).is_empty() && !t.is_mark(i + 3, &["-", "%", "/"]) {
            return Some((whole(t.digits(i), t.digits(i + 1), t.digits(i + 2))?, i + 3));
        }
        let mark = t.mark(i + 1);
        let glued = (i + 1..i + 5).all(|at| t.glued(at)) && t.mark(i + 3) == mark && ["-", "/"].contains(&mark);
        if !glued || goes_on(t, i + 5) {
            return None;
        }
        let (mut years, mut months, mut days) = (None, None, None);
        for at in [i, i + 2, i + 4] {
            match t.digits(at) {
                "" => months = Some(find_month(t.word(at))?),
                digits if digits.len() == 4 => years = digits.parse().ok(),
                digits if digits.len() <= 2 => days = digits.parse().ok(),
                _ => return None,
            }
        }
        Some((day(years?, months?, days?)?, i + 5))
    }

    /// "Tuesday, August 7", "Friday the 13th of May 2022".
    fn after_weekday(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let (weekday, _, next) = self.weekday(i)?;
        let opened = t.mark(next) == "(";
        let at = t.skip(t.skip_mark(next, &[",", "-", "("]), &["the"]);
        let readings =
            [self.numeric(at), self.month_first(at), self.day_first(at), self.day_and_month(at, &["/", "."])];
        let date = readings.into_iter().flatten().max_by_key(|r| r.1);
        if let Some((when, next)) = date.filter(|(when, _)| matches!(when, When::Day { .. } | When::Slashed { .. })) {
            return Some((when, if opened { t.skip_mark(next, &[")"]) } else { next }));
        }
        // "On Monday 21 people came" counts people; "on Monday 21." is a day.
        let bare = |at: usize| {
            let free = t.word(at + 1).is_empty() || t.is(at + 1, &["between", "from", "at"]);
            let stands = at == next && t.capital(i) && free && !goes_on(t, at + 1);
            let ends = !t.is_mark(at + 1, &["-", ":", "%", "/", ",", "(", "&", "+"]) && t.digits(at + 1).is_empty();
            t.digits(at).parse().ok().filter(|_| stands && ends && t.digits(at).len() <= 2).map(|day| (day, at + 1))
        };
        let (day, next) = ordinal(t, at).or_else(|| bare(at)).filter(|(day, _)| (1..=31).contains(day))?;
        Some((When::WeekdayOfMonth { weekday, day }, next))
    }

    /// One day of the calendar, with or without its year.
    pub(super) fn calendar_day(&self, i: usize) -> Option<(When, usize)> {
        let short = self.day_and_month(i, &["/"]);
        let readings = [self.month_first(i), self.day_first(i), self.after_weekday(i), short];
        let day = |when: &When| matches!(when, When::Day { .. } | When::Slashed { .. });
        readings.into_iter().flatten().filter(|(when, _)| day(when)).max_by_key(|r| r.1)
    }

    /// "11/20": a day and a month with a mark between; which is which may not be said.
    pub(in crate::time) fn day_and_month(&self, i: usize, marks: &[&str]) -> Option<(When, usize)> {
        let t = self.tokens;
        let number = |at: usize| {
            let digits = t.digits(at);
            digits.parse::<u32>().ok().filter(|_| (1..=2).contains(&digits.len()))
        };
        let (a, b) = (number(i)?, number(i + 2)?);
        let joined = t.is_mark(i + 1, marks) && t.glued(i + 1) && t.glued(i + 2);
        // "9/11" names what happened on one such day.
        if !joined || goes_on(t, i + 3) || (a, b) == (9, 11) {
            return None;
        }
        let more = t.mark(i + 3) == t.mark(i + 1) && t.glued(i + 3) && !t.digits(i + 4).is_empty();
        if more || t.is(i + 3, &["of", "percent", "pm", "am"]) {
            return None;
        }
        let year = YearOf::Unstated;
        let when = match (a, b) {
            (a, b) if a > 12 && (1..=12).contains(&b) && a <= 31 => When::Day { year, month: b, day: a },
            (a, b) if (b > 12 || a == b) && (1..=12).contains(&a) && b <= 31 => When::Day { year, month: a, day: b },
            (1..=12, 1..=12) => When::Slashed { year, first: a, second: b },
            _ => return None,
        };
        Some((when, i + 3))
    }

    /// "the 21st of this month", "the thirtieth of last month".
    fn day_of_month(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let (nth, at) = ordinal(t, i).filter(|(day, _)| (1..=31).contains(day))?;
        let (unit, shift, next) = self.unit_by_which(t.skip(at, &["of"]))?;
        let of = When::Unit { unit: Some(unit).filter(|u| *u == Unit::Month)?, shift };
        Some((When::Nth { nth: i32::try_from(nth).ok()?, count: 1, unit: Unit::Day, of: Box::new(of) }, next))
    }

    /// "Labor Day weekend", "Labor Day weekend 2021", "the weekend of Thanksgiving 2023".
    fn holiday_weekend(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let (rule, next) = match t.phrase(i, "weekend of") {
            Some(at) => crate::time::holidays::at(t, at)?,
            None => crate::time::holidays::at(t, i)?,
        };
        let before = t.word(i) == "weekend";
        let (year, at) = self.trailing_year(next).unwrap_or((YearOf::Unstated, next));
        if before {
            return Some((When::HolidayWeekend { year, rule }, at));
        }
        let at = (t.word(at) == "weekend").then_some(at + 1)?;
        let (year, end) =
            if year == YearOf::Unstated { self.trailing_year(at).unwrap_or((year, at)) } else { (year, at) };
        Some((When::HolidayWeekend { year, rule }, end))
    }

    /// "2019-08-07", "8/13/2019", "13.08.2019", "2019-08", "08/2019", "20190807".
    fn numeric(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let first = t.digits(i);
        if first.is_empty() || (t.glued(i) && !t.word(i.wrapping_sub(1)).is_empty()) {
            return None;
        }
        if first.len() == 8 && first.starts_with(['1', '2']) && !t.is_mark(i + 1, &["/"]) && !goes_on(t, i + 1) {
            let (y, m, d) = (part(first, 0, 4)?, part(first, 4, 6)?, part(first, 6, 8)?);
            return Some((day(y, m, d)?, i + 1));
        }
        let mark = t.mark(i + 1);
        let joined = |at: usize| t.mark(at) == mark && t.glued(at) && t.glued(at + 1);
        if !["-", "/", "."].contains(&mark) || !joined(i + 1) {
            return None;
        }
        let (second, third) = (t.digits(i + 2), if joined(i + 3) { t.digits(i + 4) } else { "" });
        let ends = |at: usize| !goes_on(t, at) || (t.is(at, &["t"]) && t.glued(at));
        let more = |at: usize| t.mark(at) == mark && t.glued(at) && t.glued(at + 1) && !t.digits(at + 1).is_empty();
        if third.is_empty() {
            // "2019-08" and "08/2019"; a decimal point makes a number.
            let (year, month) = if first.len() == 4 && mark == "-" { (first, second) } else { (second, first) };
            // "2017/3" is a month, "2017/18" two years.
            let year_first = mark == "/" && first.len() == 4 && (second.len() == 1 || second.starts_with('0'));
            let (year, month) = if year_first { (first, second) } else { (year, month) };
            let fits = year.len() == 4 && (1..=2).contains(&month.len()) && mark != "." && ends(i + 3) && !more(i + 3);
            let (year, month) = (year.parse().ok().filter(|_| fits)?, month.parse().ok()?);
            let plausible = crate::time::lexicon::YEARS.contains(&year) && (1..=12).contains(&month);
            return plausible.then_some((When::Month { year: YearOf::Is(year), month }, i + 3));
        }
        let range_follows = mark == "-" && more(i + 5) && t.digits(i + 6).len() <= 2;
        if !ends(i + 5) || (more(i + 5) && !range_follows) {
            return None;
        }
        let short = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse::<u32>().ok())?;
        if first.len() == 4 {
            return Some((day(first.parse().ok()?, short(second)?, short(third)?)?, i + 5));
        }
        let year = match third.len() {
            4 => third.parse().ok()?,
            2 if mark != "-" => short_year(third.parse().ok()?),
            _ => return None,
        };
        let (a, b) = (short(first)?, short(second)?);
        // With dots the day always comes first.
        let when = match (a, b) {
            _ if mark == "." => day(year, b, a)?,
            (a, b) if a > 12 => day(year, b, a)?,
            (a, b) if b > 12 || a == b => day(year, a, b)?,
            (first, second) if first > 0 && second > 0 => When::Slashed { year: YearOf::Is(year), first, second },
            _ => return None,
        };
        Some((when, i + 5))
    }

    /// "early 2019", "mid-2019", "the end of the year", "the middle of August".
    fn part(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let part = find(PARTS, t.word(i))?;
        let noun = t.is(i, &["beginning", "start", "middle", "end"]);
        let at = t.skip_mark(i + 1, &["-"]);
        let at = if noun { (t.word(at) == "of").then_some(at + 1)? } else { t.skip(at, &["in", "of"]) };
        let at = t.skip(at, &["the"]);
        let bare =
            || find(crate::time::lexicon::UNITS, t.word(at)).filter(|u| *u != Unit::Day && !t.word(at).ends_with('s'));
        let (of, next) = match self.whole(at) {
            Some(found) => found,
            // "The end of the year", "earlier in the week": the reference's own.
            None if t.is(at - 1, &["the", "of"]) => (When::Unit { unit: bare()?, shift: 0 }, at + 1),
            None => return None,
        };
        if let (true, When::Unit { unit, shift: 0 }) = (t.is(i, &["earlier", "later"]), &of) {
            return Some((When::Rest { unit: *unit, ahead: part == Part::Late, whole: false }, next));
        }
        Some((When::Part { part, noun, of: Box::new(of) }, next))
    }

    /// A stretch that has parts: a month, quarter, season, year, decade, century, or "this month".
    pub(super) fn whole(&self, i: usize) -> Option<(When, usize)> {
        let readings = [
            self.month_first(i).filter(|(when, _)| matches!(when, When::Month { .. })),
            self.quarter(i),
            self.season(i),
            self.named_year(i),
            self.long(i),
            self.bare_year(i),
            self.relative_unit(i),
        ];
        readings.into_iter().flatten().reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// "the first week of 2015", "last three months of 2021", "the 15th day of next month".
    fn nth(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let (nth, at) = if t.word(i) == "last" {
            (-1, i + 1)
        } else {
            let (n, at) = ordinal(t, i)?;
            (i32::try_from(n).ok()?, at)
        };
        if let Some((weekday, Trust::Sure, after)) = self.weekday(at) {
            let of = t.is(after, &["of", "in"]).then(|| t.skip(after + 1, &["the"]))?;
            let own = || (t.word(of) == "month").then_some((When::Unit { unit: Unit::Month, shift: 0 }, of + 1));
            let (of, next) = self.whole(of).or_else(own)?;
            // A month has such days; a year or a week is not spoken of so.
            let month = matches!(of, When::Month { .. } | When::Unit { unit: Unit::Month, .. });
            return month.then(|| (When::NthWeekday { nth, weekday, of: Box::new(of) }, next));
        }
        let (count, at) = cardinal(t, at).unwrap_or((1, at));
        let unit = find(crate::time::lexicon::UNITS, t.word(at))?;
        // "Arrested last week in May" is two dates, "the last week in May" one.
        let ties: &[&str] = if nth < 0 && !t.is(i.wrapping_sub(1), &["the"]) { &["of"] } else { &["of", "in"] };
        let at = t.is(at + 1, ties).then(|| t.skip(at + 2, &["the"]))?;
        // "The thirty-first day of the month" is of the reference's own.
        let own = || {
            let unit = find(crate::time::lexicon::UNITS, t.word(at)).filter(|u| *u != Unit::Day)?;
            let fits = t.word(at - 1) == "the" && !t.word(at).ends_with('s');
            fits.then_some((When::Unit { unit, shift: 0 }, at + 1))
        };
        let (of, next) = self.whole(at).or_else(own)?;
        Some((When::Nth { nth, count, unit, of: Box::new(of) }, next))
    }

    /// "Q1", "H2", with the piece that takes a year.
    fn short_quarter(&self, i: usize) -> Option<(impl Fn(YearOf) -> When + use<>, usize)> {
        let t = self.tokens;
        let letter = t.word(i).to_owned();
        let digits = t.digits(i + 1);
        let n: u32 = digits.parse().ok().filter(|_| digits.len() == 1 && t.glued(i + 1) && !goes_on(t, i + 2))?;
        let limit = if letter == "q" {
            4
        } else if letter == "h" {
            2
        } else {
            0
        };
        let half = letter == "h";
        let make = move |year| if half { When::Half { year, half: n } } else { When::Quarter { year, quarter: n } };
        (1..=limit).contains(&n).then_some((make, i + 2))
    }

    /// "Q1 2020", "the first quarter of 2020", "the second half of last year".
    fn quarter(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        if let Some((make, at)) = self.short_quarter(i) {
            let touching = t.skip_mark(at, &["-"]);
            return Some(match self.trailing_year(touching) {
                Some((year, next)) => (make(year), next),
                None => (make(YearOf::Unstated), at),
            });
        }
        // "3Q 2018", "1H19".
        let turned = t.digits(i).parse::<u32>().ok().filter(|_| t.digits(i).len() == 1 && t.glued(i + 1));
        if let Some(n) = turned.filter(|n| t.word(i + 1) == "q" && *n <= 4 || t.word(i + 1) == "h" && *n <= 2) {
            let short = t.digits(i + 2).parse::<u32>().ok().filter(|_| t.glued(i + 2) && t.digits(i + 2).len() == 2);
            let (year, next) = match short {
                Some(year) => (YearOf::Is(short_year(year)), i + 3),
                None => self.trailing_year(i + 2)?,
            };
            let half = t.word(i + 1) == "h";
            return Some((if half { When::Half { year, half: n } } else { When::Quarter { year, quarter: n } }, next));
        }
        // "Next year's first quarter", "2020's second half".
        let owner = match self.unit_by_which(i) {
            Some((Unit::Year, shift, next)) => Some((YearOf::Shift(i32::try_from(shift).ok()?), next)),
            _ => year(t, i).map(|(y, next)| (YearOf::Is(y), next)),
        };
        if let Some((year, at)) = owner.and_then(|(year, at)| Some((year, t.phrase(at, "' s")?))) {
            let (n, noun) = ordinal(t, at)?;
            let when = match t.word(noun) {
                "quarter" if n <= 4 => When::Quarter { year, quarter: n },
                "half" if n <= 2 => When::Half { year, half: n },
                _ => return None,
            };
            return Some((when, noun + 1));
        }
        let (n, at) = if t.word(i) == "last" { (u32::MAX, i + 1) } else { ordinal(t, i)? };
        let noun = t.word(at).to_owned();
        let count = match noun.as_str() {
            "quarter" => 4,
            "half" => 2,
            _ => return None,
        };
        let n = if n == u32::MAX { count } else { n };
        let (year, next) = self.trailing_year(at + 1).filter(|_| n <= count)?;
        let when = if count == 2 { When::Half { year, half: n } } else { When::Quarter { year, quarter: n } };
        Some((when, next))
    }

    /// "summer 2019", "the summer of 2019", "last summer".
    fn season(&self, i: usize) -> Option<(When, usize)> {
        let code = find(SEASONS, self.tokens.word(i))?;
        let (year, next) = self.trailing_year(i + 1)?;
        Some((When::Season { year, code }, next))
    }

    /// "fiscal 2023", "FY23", "FY2023-24", "the 2019-20 school year", "the 2026 legislative session".
    fn named_year(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let calendar = |word: &str| match word {
            "fiscal" | "budget" | "fy" => Some(Calendar::Fiscal),
            "school" | "academic" | "sy" => Some(Calendar::Academic),
            "calendar" | "cy" => Some(Calendar::Civil),
            _ => None,
        };
        if let Some(calendar) = calendar(t.word(i)) {
            let abbreviated = t.word(i).len() == 2;
            let at = if abbreviated { i + 1 } else { t.skip(i + 1, &["year", "years"]) };
            if !abbreviated && t.word(i) != "fiscal" && at == i + 1 {
                return None;
            }
            let at = t.skip(at, &["of"]);
            let at = if abbreviated { t.skip_mark(at, &["'"]) } else { at };
            let digits = t.digits(at);
            let short = abbreviated && digits.len() == 2 && !goes_on(t, at + 1);
            let (y, next) = if short { (short_year(digits.parse().ok()?), at + 1) } else { year(t, at)? };
            let (second, next) = self.second_year(y, next).map_or((None, next), |(s, n)| (Some(s), n));
            return Some(named(YearOf::Is(y), second, calendar, next));
        }
        if t.is(i, &["season"]) {
            let (y, next) = year(t, i + 1)?;
            let (second, next) = self.second_year(y, next)?;
            return Some(named(YearOf::Is(y), Some(second), Calendar::Fiscal, next));
        }
        let (y, next) = year(t, i)?;
        let (second, next) = self.second_year(y, next).map_or((None, next), |(s, n)| (Some(s), n));
        // "the 2018-19 season", of a league or a theatre.
        if second.is_some() && t.is(next, &["season"]) {
            return Some(named(YearOf::Is(y), second, Calendar::Fiscal, next + 1));
        }
        if t.is(next + 1, &["year", "years"]) {
            let calendar = calendar(t.word(next))?;
            return Some(named(YearOf::Is(y), second, calendar, next + 2));
        }
        // A session is called by its year.
        let at = t.skip(next, &["legislative", "regular", "special", "general"]);
        let at = t.skip(at, &["legislative"]);
        (t.word(at) == "session" && second.is_none()).then_some((When::Year(YearOf::Is(y)), at + 1))
    }

    /// The second year of "2023-24".
    fn second_year(&self, first: i32, i: usize) -> Option<(u32, usize)> {
        let t = self.tokens;
        let digits = t.digits(i + 1);
        let joined = t.is_mark(i, &["-", "/"]) && t.glued(i) && t.glued(i + 1);
        let second: i32 = digits.parse().ok().filter(|_| joined && (digits.len() == 2 || digits.len() == 4))?;
        let second = second.rem_euclid(100);
        (second == (first + 1).rem_euclid(100)).then_some((second.unsigned_abs(), i + 2))
    }

    /// "the 1990s", "the '90s", "the nineties", "the 19th century", "the 1800s".
    fn long(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        if let Some((n, next)) = ordinal(t, i) {
            let at = t.skip_mark(next, &["-"]);
            let start = i32::try_from(n).ok()?.checked_sub(1)? * 100;
            let fits = (1..=30).contains(&n) && t.is(at, &["century"]);
            return fits.then_some((When::Long { start, grain: Grain::Century }, at + 1));
        }
        if let Some(start) = find(DECADES, t.word(i)) {
            return Some((When::Long { start, grain: Grain::Decade }, i + 1));
        }
        let at = t.skip_mark(i, &["'"]);
        let digits = t.digits(at);
        let s = if t.mark(at + 1) == "'" && t.glued(at + 1) { at + 2 } else { at + 1 };
        // "1990 s" is what is left of "1990's" where marks were lost.
        let apart = digits.len() == 4 && s == at + 1 && t.get(s).is_some_and(|p| p.key == "s" && !p.capital);
        if !(t.word(s) == "s" && (t.glued(s) || apart)) {
            return None;
        }
        let n: i32 = digits.parse().ok()?;
        let start = match digits.len() {
            2 => short_year(n.unsigned_abs()),
            4 if crate::time::lexicon::YEARS.contains(&n) => n,
            _ => return None,
        };
        // "2019's budget" is a possessive, and no decade begins in a year that ends in 9.
        if start % 10 != 0 {
            return None;
        }
        let grain = if start % 100 == 0 && start < 2000 { Grain::Century } else { Grain::Decade };
        Some((When::Long { start, grain }, s + 1))
    }

    /// "Christmas", "Thanksgiving 2023", "last Easter".
    fn holiday(&self, i: usize) -> Option<(When, usize)> {
        let (which, at) = self.which(self.tokens.skip(i, &["the"])).map_or((None, i), |(w, at)| (Some(w), at));
        let (rule, next) = crate::time::holidays::at(self.tokens, at)?;
        if let Some(which) = which {
            // Nobody skips a holiday: "last Christmas" is the latest, in any season.
            let nearest = match which {
                Which::Last => Which::Past,
                Which::Next => Which::Coming,
                other => other,
            };
            return Some((When::Holiday { year: YearOf::Pick(nearest), rule }, next));
        }
        let (year, next) = self.trailing_year(next).unwrap_or((YearOf::Unstated, next));
        Some((When::Holiday { year, rule }, next))
    }

    /// "week 3 of 2027"; "week 3" alone is of anything.
    fn week_number(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let digits = t.digits(i + 1);
        let week = digits.parse().ok().filter(|n| t.word(i) == "week" && (1..=53).contains(n))?;
        if t.word(i + 2) == "of" {
            let (year, next) = self.trailing_year(i + 2)?;
            return Some((When::WeekNumber { year, week }, next));
        }
        Some((When::WeekNumber { year: YearOf::Shift(0), week }, i + 2))
    }

    /// "2019", "the year 2019", "two thousand and nineteen".
    fn bare_year(&self, i: usize) -> Option<(When, usize)> {
        let at = self.tokens.skip(i, &["year"]);
        let (y, next) = year(self.tokens, at).or_else(|| year_in_words(self.tokens, at))?;
        Some((When::Year(YearOf::Is(y)), next))
    }
}

fn find_month(word: &str) -> Option<u32> {
    MONTHS.iter().find(|m| m.0 == word).map(|m| m.1)
}

fn named(year: YearOf, second: Option<u32>, calendar: Calendar, next: usize) -> (When, usize) {
    if calendar == Calendar::Civil { (When::Year(year), next) } else { (When::Named { year, second, calendar }, next) }
}

fn part<T: std::str::FromStr>(digits: &str, from: usize, to: usize) -> Option<T> {
    digits.get(from..to)?.parse().ok()
}

fn day(year: i32, month: u32, day: u32) -> Option<When> {
    let fits = crate::time::lexicon::YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then_some(When::Day { year: YearOf::Is(year), month, day })
}

fn short_year(two_digits: u32) -> i32 {
    let n = i32::try_from(two_digits % 100).unwrap_or(0);
    if n <= LAST_SHORT_YEAR_OF_2000S { 2000 + n } else { 1900 + n }
}

impl When {
    /// Whether it is a part of a longer stretch that runs to its end: "the end of 2019".
    pub(in crate::time) fn is_end(&self) -> bool {
        matches!(self, When::Part { part: Part::Late, .. })
    }
}
