//! Dates that need another: "five years ago", "last week", "the past three months", "Tuesday".

use super::{Grammar, When, YearOf};
use crate::time::Calendar;
use crate::time::lexicon::{DAYS, SEASONS, Trust, UNITS, Unit, WHICH, Which, find};
use crate::time::number::{cardinal, ordinal};

/// Words for a number of units that is not told.
const VAGUE: &[&str] = &["recent", "few", "several", "many", "some", "couple"];

impl Grammar<'_> {
    /// A date relative to the reference at `i`.
    pub(super) fn relative_date(&self, i: usize) -> Option<(When, usize)> {
        let article = self.tokens.skip(i, &["the"]);
        let hedge = self.tokens.skip(i, &["just", "only", "some", "about", "almost", "nearly"]);
        let readings = [
            self.named_day(i),
            self.offset(hedge),
            self.stretch(article),
            self.relative_unit(article),
            self.weekday_of_week(i),
            self.picked(article),
            self.week_of(article),
            self.ending(article),
            self.rest(article),
        ];
        readings.into_iter().flatten().reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// "today", "yesterday", "the day before yesterday", "now".
    fn named_day(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let at = t.skip(i, &["the"]);
        for (words, days) in [("day before yesterday", -2), ("day after tomorrow", 2)] {
            if let Some(next) = t.phrase(at, words) {
                return Some((When::Days(days), next));
            }
        }
        if let Some(next) = t.phrase(at, "year to date") {
            return Some((When::Rest { unit: Unit::Year, ahead: false, whole: true }, next));
        }
        if let Some(next) = ["current date", "present day"].iter().find_map(|words| t.phrase(at, words)) {
            return Some((When::Days(0), next));
        }
        let part = t.skip(i, &["early", "earlier", "late", "later"]);
        let shift = match t.word(part) {
            "this" => Some(0),
            "last" => Some(-1),
            "next" => Some(1),
            _ => None,
        };
        if let Some(days) = shift.filter(|_| t.is(part + 1, &["morning", "afternoon", "evening", "night"])) {
            return Some((When::Days(days), part + 2));
        }
        let days = find(DAYS, t.word(i)).or_else(|| t.is(i, &["now", "present"]).then_some(0))?;
        Some((When::Days(days), i + 1))
    }

    /// The word at `i` that picks a stretch: "last", "this coming".
    pub(super) fn which(&self, i: usize) -> Option<(Which, usize)> {
        WHICH.iter().find_map(|(words, which)| Some((*which, self.tokens.phrase(i, words)?)))
    }

    /// "last year", "this month", "the week after next": the unit, how far, and the place after it.
    pub(super) fn unit_by_which(&self, i: usize) -> Option<(Unit, i64, usize)> {
        let t = self.tokens;
        if let Some((which, at)) = self.which(i) {
            let working = [("working week", Unit::Workweek), ("work week", Unit::Workweek)];
            let working = working.iter().find_map(|(words, unit)| Some((*unit, t.phrase(at, words)? - 1)));
            let (unit, at) = working.or_else(|| Some((find(UNITS, t.word(at))?, at)))?;
            let unit = Some(unit).filter(|u| *u != Unit::Day)?;
            // "This" and "current" take one unit; "next years" is no date.
            if t.word(at).ends_with('s') {
                return None;
            }
            let shift = match which {
                Which::Last | Which::Past => -1,
                Which::This => 0,
                Which::Next | Which::Coming => 1,
            };
            return Some((unit, shift, at + 1));
        }
        let unit = find(UNITS, t.word(i)).filter(|u| *u != Unit::Day)?;
        let far = [("after next", 2), ("before last", -2)];
        far.iter().find_map(|(words, shift)| Some((unit, *shift, t.phrase(i + 1, words)?)))
    }

    /// "last year", "the past quarter", "this fiscal year" (which stays unread: its year has no name).
    pub(super) fn relative_unit(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        if let Some((which, at)) = self.which(i) {
            if t.word(at) == "weekend" {
                let shift = i64::from(which == Which::Next) - i64::from(matches!(which, Which::Last | Which::Past));
                return Some((When::Weekend(Some(shift)), at + 1));
            }
            let calendars = [
                ("fiscal year", Calendar::Fiscal),
                ("budget year", Calendar::Fiscal),
                ("school year", Calendar::Academic),
                ("academic year", Calendar::Academic),
            ];
            if let Some((calendar, next)) = calendars.iter().find_map(|(w, c)| Some((*c, t.phrase(at, w)?))) {
                let shift = match which {
                    Which::Last | Which::Past => -1,
                    Which::This => 0,
                    Which::Next | Which::Coming => 1,
                };
                return Some((When::Named { year: YearOf::Shift(shift), second: None, calendar }, next));
            }
            if let Some(next) = t.phrase(at, "calendar year") {
                let shift = i32::from(matches!(which, Which::Next | Which::Coming))
                    - i32::from(matches!(which, Which::Last | Which::Past));
                return Some((When::Year(YearOf::Shift(shift)), next));
            }
        }
        if t.word(i) == "weekend" && t.is(i.wrapping_sub(1), &["the"]) {
            return Some((When::Weekend(None), i + 1));
        }
        let (unit, shift, next) = self.unit_by_which(i)?;
        // "The past year" is the twelve months up to now; "last year" is a year of the calendar.
        if t.word(i) == "past" || t.phrase(i, "this past year").is_some() {
            return Some((When::Stretch { amount: 1, unit, ahead: false, from_today: false }, next));
        }
        Some((When::Unit { unit, shift }, next))
    }

    /// "the past three years", "last 6 months", "the next two weeks", "recent years".
    fn stretch(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let units = |at: usize| match t.phrase(at, "business days").or_else(|| t.phrase(at, "working days")) {
            Some(next) => Some((Unit::Workday, next)),
            None => find(UNITS, t.word(at)).map(|unit| (unit, at + 1)),
        };
        if t.is(i, &["recent"]) {
            return units(i + 1).filter(|_| t.word(i + 1).ends_with('s')).map(|(_, next)| (When::Vague, next));
        }
        let (which, at) = match self.which(i) {
            Some((which, at)) => {
                (which, cardinal_or_vague(self, at)?.map(|(n, at)| (Some(n), at)).unwrap_or((None, at + 1)))
            }
            None => {
                // "5 past years", "2 upcoming months".
                let (n, at) = cardinal(t, i)?;
                // "Only 3 next week" counts no weeks.
                let (which, at) = self.which(at).filter(|w| w.0 != Which::This && t.word(w.1).ends_with('s'))?;
                (which, (Some(n), at))
            }
        };
        let ahead = match which {
            Which::Last | Which::Past => false,
            Which::Next | Which::Coming => true,
            Which::This => return None,
        };
        let (unit, next) = units(at.1)?;
        Some(match at.0 {
            Some(amount) => (When::Stretch { amount, unit, ahead, from_today: false }, next),
            None => (When::Vague, next),
        })
    }

    /// Amounts with units: "2 weeks and 2 days", "a year".
    fn amounts(&self, i: usize) -> Option<(Vec<(i64, Unit)>, usize)> {
        let t = self.tokens;
        let mut amounts = Vec::new();
        let mut at = i;
        // More than four units ("years, months, weeks, days") are no date.
        while amounts.len() < 4 {
            let joined = if amounts.is_empty() { at } else { t.skip(t.skip_mark(at, &[","]), &["and"]) };
            // "Half a year ago".
            if t.word(joined) == "half" {
                let unit_at = t.skip(joined + 1, &["a"]);
                let half = find(UNITS, t.word(unit_at)).and_then(half_of);
                let Some(half) = half.filter(|_| amounts.is_empty()) else { break };
                amounts.push(half);
                at = unit_at + 1;
                break;
            }
            let Some((n, unit_at)) = cardinal(t, joined) else { break };
            let before = t.phrase(unit_at, "and a half");
            let unit_at = t.skip_mark(before.unwrap_or(unit_at), &["-"]);
            let Some(unit) = find(UNITS, t.word(unit_at)) else { break };
            amounts.push((i64::from(n), unit));
            at = unit_at + 1;
            let after = t.phrase(at, "and a half").filter(|next| before.is_none() && !t.is(*next, &["a", "an"]));
            if let Some(half) = half_of(unit).filter(|_| before.is_some() || after.is_some()) {
                amounts.push(half);
                at = after.unwrap_or(at);
                break;
            }
        }
        (!amounts.is_empty()).then_some((amounts, at))
    }

    /// "the 12 months ending June 2025", "the week ended Nov. 1".
    fn ending(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let alone =
            || find(UNITS, t.word(i)).filter(|_| !t.word(i).ends_with('s')).map(|unit| (vec![(1, unit)], i + 1));
        // "For three days from today" runs from then.
        let lead = t.skip(i, &["for"]);
        let (amounts, at) = self.amounts(lead).or_else(alone)?;
        let from = t.skip_mark(at, &[","]);
        if t.is(at, &["starting", "beginning"]) || (lead > i && t.word(from) == "from") {
            let at = if lead > i { from } else { at };
            let start_at = t.skip(at + 1, &["on", "from"]);
            let readings = [self.calendar_date(start_at), self.named_day(start_at), self.weekday_of_week(start_at)];
            let (start, next) = readings.into_iter().flatten().max_by_key(|r| r.1)?;
            let day = matches!(start, When::Day { .. } | When::Days(_) | When::Weekday { .. } | When::Holiday { .. });
            return day.then(|| (When::Running { amounts, start: Box::new(start) }, next));
        }
        let at = t.is(at, &["ending", "ended"]).then(|| t.skip(at + 1, &["in", "on"]))?;
        let (end, next) = self.calendar_date(at)?;
        let dated = matches!(end, When::Day { .. } | When::Month { .. });
        dated.then(|| {
            (
                When::Ending { amounts: amounts.into_iter().map(|(n, unit)| (-n, unit)).collect(), end: Box::new(end) },
                next,
            )
        })
    }

    /// "five years ago", "two weeks from now", "3 days before May 13", "in two years".
    fn offset(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        if t.word(i) == "in" {
            let (amounts, next) = self.amounts(t.skip(i + 1, &["about", "just"]))?;
            // "In two days from today" counts from today, whatever "in" says.
            if t.is(next, &["from", "after", "before"]) {
                return None;
            }
            // "In two years of work" and "in 3 days since" are lengths.
            return Some((When::Offset { amounts, from: None }, next));
        }
        if t.word(i) == "within" {
            let (amounts, next) = self.amounts(t.skip(t.skip(i + 1, &["the"]), &["next"]))?;
            return match amounts[..] {
                [(n, unit)] => {
                    let amount = u32::try_from(n).ok()?;
                    Some((When::Stretch { amount, unit, ahead: true, from_today: true }, next))
                }
                _ => None,
            };
        }
        // "The day after Christmas".
        let one_day = t.phrase(i, "the day").filter(|at| t.is(*at, &["before", "after"]));
        let one_day = one_day.map(|at| (vec![(1, Unit::Day)], at));
        let (amounts, at) = one_day.or_else(|| self.amounts(i))?;
        let back = |amounts: Vec<(i64, Unit)>| amounts.into_iter().map(|(n, unit)| (-n, unit)).collect();
        if t.word(at) == "ago" {
            return Some((When::Offset { amounts: back(amounts), from: None }, at + 1));
        }
        if let Some(next) = t.phrase(at, "from now").or_else(|| t.phrase(at, "hence")) {
            return Some((When::Offset { amounts, from: None }, next));
        }
        let (ahead, at) = match t.word(at) {
            "from" | "after" => (true, at + 1),
            "before" => (false, at + 1),
            _ => return None,
        };
        let (from, next) = self
            .calendar_date(at)
            .or_else(|| self.named_day(at))
            .or_else(|| self.weekday_of_week(at))
            .or_else(|| self.event(at))?;
        let day = matches!(
            from,
            When::Day { .. }
                | When::Days(_)
                | When::Weekday { .. }
                | When::Known(_)
                | When::Slashed { .. }
                | When::Holiday { .. }
        );
        let amounts = if ahead { amounts } else { back(amounts) };
        day.then_some((When::Offset { amounts, from: Some(Box::new(from)) }, next))
    }

    /// "Tuesday", "last Wednesday", "Tuesday of last week", "next week on Tuesday".
    fn weekday_of_week(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        if let Some((Unit::Week, shift, at)) = self.unit_by_which(i) {
            let day_at = t.skip(t.skip_mark(at, &["-"]), &["on"]);
            let (weekday, _, next) = self.weekday(day_at)?;
            return Some((When::Weekday { weekday, which: None, week: Some(shift) }, next));
        }
        let (which, at) = self.which(t.skip(i, &["the"])).map_or((None, i), |(w, at)| (Some(w), at));
        let (weekday, trust, next) = self.weekday(at)?;
        // "Sun" and "sat" are words of their own without a capital.
        if trust == Trust::Weak && !t.capital(at) {
            return None;
        }
        if which.is_none()
            && let Some((Unit::Week, shift, end)) = self.unit_by_which(t.skip(t.skip(next, &["of"]), &["the"]))
        {
            return Some((When::Weekday { weekday, which: None, week: Some(shift) }, end));
        }
        Some((When::Weekday { weekday, which, week: None }, next))
    }

    /// "last July", "this summer", "next January".
    fn picked(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let (which, at) = self.which(i)?;
        let year = YearOf::Pick(which);
        // "Last Aug. 7", "next 6th of April", "this Friday, June 15".
        let day = self.calendar_day(at).filter(|(when, _)| {
            matches!(when, When::Day { year: YearOf::Unstated, .. } | When::Slashed { year: YearOf::Unstated, .. })
        });
        if let Some((when, next)) = day {
            // "Next Friday, May 12" picks the Friday; the date says which.
            let named = self.weekday(at).is_some();
            return Some((when.in_year(if named { YearOf::Nearest } else { year }), next));
        }
        if let Some((month, next)) = self.month(at) {
            let lower_weak = !t.capital(at) && t.is(at, &["may", "march", "mar"]);
            return (!lower_weak).then_some((When::Month { year, month }, next));
        }
        let code = find(SEASONS, t.word(at))?;
        Some((When::Season { year, code }, at + 1))
    }

    /// "the week of April 10", "the week beginning February 4".
    fn week_of(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        if let Some(at) = t.phrase(i, "w / c") {
            let (day, next) = self.calendar_date(at)?;
            return matches!(day, When::Day { .. }).then_some((When::WeekOf(Box::new(day)), next));
        }
        let after_week = t.phrase(i, "week")?;
        let at = match t.word(after_week) {
            "of" => after_week + 1,
            "beginning" | "starting" | "commencing" => t.skip(after_week + 1, &["on"]),
            _ => return None,
        };
        let (day, next) = match self.calendar_date(at) {
            Some(found) => found,
            None => {
                let (day, next) = ordinal(t, t.skip(at, &["the"])).filter(|(day, _)| (1..=31).contains(day))?;
                (When::DayOfMonth { day }, next)
            }
        };
        let fits = matches!(day, When::Day { .. } | When::DayOfMonth { .. });
        fits.then_some((When::WeekOf(Box::new(day)), next))
    }

    /// "the rest of the year", "the remainder of this month".
    fn rest(&self, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        let at = t.is(i, &["rest", "remainder", "remaining"]).then(|| t.phrase(i + 1, "of"))??;
        let at = t.skip(at, &["the", "this"]);
        let unit = find(UNITS, t.word(at)).filter(|u| *u != Unit::Day && !t.word(at).ends_with('s'))?;
        t.is(at - 1, &["the", "this"]).then_some((When::Rest { unit, ahead: true, whole: true }, at + 1))
    }
}

/// Half a unit, in whole smaller ones; of a week, and of days, there is none.
fn half_of(unit: Unit) -> Option<(i64, Unit)> {
    Some(match unit {
        Unit::Fortnight => (1, Unit::Week),
        Unit::Month => (15, Unit::Day),
        Unit::Year => (6, Unit::Month),
        Unit::Decade => (5, Unit::Year),
        Unit::Century => (50, Unit::Year),
        Unit::Day | Unit::Workday | Unit::Week | Unit::Workweek | Unit::Quarter => return None,
    })
}

/// A number at `i`, or `Some(None)` for a word that leaves it open; `None` when neither stands there.
fn cardinal_or_vague(grammar: &Grammar<'_>, i: usize) -> Option<Option<(u32, usize)>> {
    let t = grammar.tokens;
    if t.is(i, VAGUE) && t.word(i) != "couple" {
        return Some(None);
    }
    if ordinal(t, i).is_some() {
        return None;
    }
    cardinal(t, i).map(Some)
}
