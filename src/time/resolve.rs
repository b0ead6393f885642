//! From what the words say to days of the calendar.

use super::edtf::{season, two_years};
use super::grammar::{Phrase, When, YearOf};
use super::lexicon::{Part, Unit, Which};
use super::period::{checked_shift, unit_around};
use super::write::next_day;
use super::{Bound, Calendar, Grain, NaiveDate, Period, Reference, Unreadable};
use chrono::{Datelike, Weekday};

/// How far back a day without a year is looked for: 29 February may be eight years away.
const YEARS_BACK: i32 = 8;

type Read = Result<Period, Unreadable>;

/// What words without a date of their own are read against.
#[derive(Clone, Copy, Debug)]
struct Now {
    /// The day on which the source speaks, `None` when it is not known.
    day: Option<NaiveDate>,
    /// Whether words that leave several readings give the likeliest alone: "two weeks ago" the day
    /// counted, "last Wednesday" that of the week before.
    likeliest: bool,
    /// Whether a date without a year, or a weekday, is the next one to come.
    ahead: bool,
}

impl Now {
    fn known(self) -> Result<NaiveDate, Unreadable> {
        self.day.ok_or_else(no_reference)
    }

    fn or(self, day: Option<NaiveDate>) -> Self {
        Self { day: day.or(self.day), ahead: false, ..self }
    }
}

/// Resolves a phrase against the date of its source; one dated by a range gives the stretch of all
/// possible results.
pub(super) fn resolve(phrase: &Phrase, reference: &Reference) -> Read {
    let ahead = phrase.ahead;
    match on_day(phrase, Now { day: None, likeliest: false, ahead }) {
        Err(Unreadable::NoReference { .. }) if reference.is_known() => {}
        settled => return settled,
    }
    let on = |day| on_day(phrase, Now { day: Some(day), likeliest: false, ahead });
    let result = |day: Option<NaiveDate>| day.map(on).transpose();
    match (result(reference.from)?, result(reference.to)?) {
        (Some(first), Some(last)) if (first.start, first.end) == (last.start, last.end) => Ok(first),
        (first, last) => {
            let any = first.as_ref().or(last.as_ref()).cloned().ok_or_else(no_reference)?;
            let start = first.as_ref().and_then(|p| p.start);
            let end = last.as_ref().and_then(|p| p.end);
            Ok(Period { start, end, somewhere: true, ..any })
        }
    }
}

/// The one reading that most writers mean, of a source dated by a day: where [`resolve`] gives all that
/// the words allow, "two weeks ago" is here the day counted.
pub(super) fn likeliest(phrase: &Phrase, reference: &Reference) -> Read {
    let day = reference.from.filter(|from| reference.to == Some(*from));
    on_day(phrase, Now { day, likeliest: true, ahead: phrase.ahead })
}

/// A mention whose time cannot be told without the source's date: open on both sides.
pub(super) fn unresolved(grain: Grain) -> Period {
    Period { somewhere: true, ..Period::from_to(None, None, grain) }
}

fn on_day(phrase: &Phrase, today: Now) -> Read {
    let mut period = match &phrase.to {
        None => one(&phrase.from, today)?,
        Some(to) => range(&phrase.from, to, today)?,
    };
    period.approximate |= phrase.approximate;
    if phrase.bound == Bound::Within {
        return Ok(period);
    }
    // "By the end of 2019" names a limit, however loose "the end" is as a time.
    period.approximate = phrase.approximate;
    period.bound = phrase.bound;
    if let (true, When::Part { of, .. }) = (phrase.from.is_end(), &phrase.from)
        && matches!(phrase.bound, Bound::Before | Bound::By | Bound::Until)
    {
        period.grain = one(of, today)?.grain;
    }
    let (start, end) = (period.start, period.end);
    (period.start, period.end) = match phrase.bound {
        Bound::Since => (start, None),
        Bound::After => (end.map(next_day), None),
        Bound::Before if phrase.from.is_end() => (None, end),
        Bound::Before => (None, start.and_then(|d| d.pred_opt())),
        Bound::By | Bound::Until | Bound::Within => (None, end),
    };
    Ok(period)
}

fn range(from: &When, to: &When, today: Now) -> Read {
    let (first, last) = if has_no_year(to) && !has_no_year(from) {
        // "From next Monday to Friday", "between now and November 15": the end comes after the start.
        let first = one(from, today)?;
        let last = following(to, first.start, today)?;
        (first, last)
    } else {
        let last = one(to, today)?;
        let anchor = if has_no_year(from) { today.or(last.start) } else { today };
        (one(from, anchor)?, last)
    };
    if matches!((first.start, last.end), (Some(start), Some(end)) if start > end) {
        return Err(Unreadable::Backwards { found: String::new() });
    }
    if first.calendar != last.calendar {
        return Err(Unreadable::NotADate { found: String::new() });
    }
    let (first, last) = (limit(from, first, false), limit(to, last, true));
    let hull = Period::from_to(first.start.min(last.end), last.end, first.grain.max(last.grain));
    let somewhere = first.somewhere || last.somewhere;
    Ok(Period { calendar: first.calendar, approximate: first.approximate || last.approximate, somewhere, ..hull })
}

/// An end of a range that is a part of a longer stretch: "from the end of March" begins when March is over,
/// "to the start of 2008" ends where 2008 begins, and the middle is a day.
fn limit(when: &When, period: Period, is_end: bool) -> Period {
    let (When::Part { part, noun: true, .. }, Some(start), Some(end)) = (when, period.start, period.end) else {
        return period;
    };
    let day = match (part, is_end) {
        (Part::Early, _) => start,
        (Part::Mid, _) => checked_shift(start, Grain::Day, ((end - start).num_days() + 1) / 2).unwrap_or(start),
        (Part::Late, false) => next_day(end),
        (Part::Late, true) => end,
    };
    Period { start: Some(day), end: Some(day), approximate: false, ..period }
}

fn has_no_year(when: &When) -> bool {
    match when {
        When::Day { year, .. } | When::Month { year, .. } | When::Quarter { year, .. } => *year == YearOf::Unstated,
        When::Half { year, .. } | When::Season { year, .. } => *year == YearOf::Unstated,
        When::Holiday { year, .. } | When::HolidayWeekend { year, .. } => *year == YearOf::Unstated,
        When::Slashed { year, .. } => *year == YearOf::Unstated,
        When::Weekday { which, week, .. } => which.is_none() && week.is_none(),
        When::Part { of, .. } | When::NthWeekday { of, .. } => has_no_year(of),
        _ => false,
    }
}

/// The first `when` that does not end before `start`.
fn following(when: &When, start: Option<NaiveDate>, today: Now) -> Read {
    let Some(start) = start else { return one(when, today) };
    let week_on = || checked_shift(start, Grain::Week, 1).and_then(|d| d.pred_opt());
    let year_on = || checked_shift(start, Grain::Year, 1).and_then(|d| d.pred_opt());
    let anchor = if matches!(when, When::Weekday { .. }) { week_on() } else { year_on() };
    one(when, today.or(anchor.or(Some(start))))
}

fn no_reference() -> Unreadable {
    Unreadable::NoReference { found: String::new() }
}

fn too_far() -> Unreadable {
    Unreadable::TooFar { found: String::new() }
}

fn no_such_day() -> Unreadable {
    Unreadable::NoSuchDay { found: String::new() }
}

fn one(when: &When, today: Now) -> Read {
    let now = || today.known();
    match when {
        When::Day { year, month, day } => {
            let (month, day) = (*month, *day);
            latest(*year, today, |y| NaiveDate::from_ymd_opt(y, month, day).map(Period::day))
        }
        When::Slashed { year, first, second } => {
            // Whoever writes English with slashes mostly puts the month first.
            let in_year = |m: &u32, d: &u32| {
                let (m, d) = (*m, *d);
                latest(*year, today, |y| NaiveDate::from_ymd_opt(y, m, d).map(Period::day)).map(|p| p.start)
            };
            let readings = [in_year(first, second)?, in_year(second, first)?];
            if today.likeliest {
                return Ok(Period::from_to(readings[0], readings[0], Grain::Day));
            }
            let (start, end) = (readings.iter().min().copied().flatten(), readings.iter().max().copied().flatten());
            Ok(Period { somewhere: true, ..Period::from_to(start, end, Grain::Day) })
        }
        When::DayOfMonth { day } => day_of_month(*day, now()?, today.ahead).map(Period::day).ok_or_else(no_such_day),
        When::Month { year, month } => latest(*year, today, |y| Period::month(y, *month)),
        When::Quarter { year, quarter } => latest(*year, today, |y| unit(y, quarter * 3 - 2, Grain::Quarter)),
        When::Half { year, half } => latest(*year, today, |y| unit(y, half * 6 - 5, Grain::Half)),
        When::Season { year: YearOf::Is(y), code } => season(*y, *code).ok_or_else(too_far),
        When::Season { year, code } => latest(*year, today, |y| unit(y, (code - 20) * 3, Grain::Season)),
        When::Year(year) => latest(*year, today, Period::year),
        When::Named { year: YearOf::Shift(by), calendar, .. } => {
            // Where a fiscal year begins is not told: it may already be named by the next year.
            let year = |on: i32| now()?.year().checked_add(*by + on).and_then(Period::year).ok_or_else(too_far);
            let (early, late) = (year(0)?, year(if today.likeliest { 0 } else { 1 })?);
            let hull = Period::from_to(early.start, late.end, Grain::Year);
            Ok(Period { calendar: *calendar, somewhere: !today.likeliest, ..hull })
        }
        When::Named { year, second, calendar } => {
            let period = latest(*year, today, |y| match second {
                Some(second) => two_years(y, *second),
                None => Period::year(y),
            })?;
            Ok(Period { calendar: *calendar, ..period })
        }
        When::Long { start, grain } => unit(*start, 1, *grain).ok_or_else(too_far),
        When::Weekday { weekday, which, week } if now().is_ok() => {
            weekday_on(*weekday, *which, *week, today).ok_or_else(too_far)
        }
        When::Weekday { .. } => Err(no_reference()),
        When::Days(shift) => checked_shift(now()?, Grain::Day, *shift).map(Period::day).ok_or_else(too_far),
        When::Unit { unit: Unit::Workweek, shift } => {
            let week = whole_unit(Unit::Week, *shift, now()?).ok_or_else(too_far)?;
            let friday = week.start.and_then(|d| checked_shift(d, Grain::Day, 4));
            Ok(Period::from_to(week.start, friday, Grain::Day))
        }
        When::Unit { unit, shift } => whole_unit(*unit, *shift, now()?).ok_or_else(too_far),
        When::Offset { amounts, from: None } if today.likeliest => {
            shift_by(now()?, amounts).map(Period::day).ok_or_else(too_far)
        }
        When::Offset { amounts, from: None } => ago(amounts, now()?).ok_or_else(too_far),
        When::Offset { amounts, from: Some(from) } => {
            let base = one(from, today)?;
            let moved = |day: Option<NaiveDate>| day.map(|d| shift_by(d, amounts).ok_or_else(too_far)).transpose();
            let (start, end) = (moved(base.start)?, moved(base.end)?);
            Ok(Period { start, end, ..base })
        }
        When::Stretch { amount, unit, ahead, from_today } => {
            let (today, count) = (now()?, i64::from(*amount));
            if *unit == Unit::Workday {
                return workdays(today, count, *ahead).ok_or_else(too_far);
            }
            // Quarters are those of the calendar: "the last two quarters" end before this one.
            if *unit == Unit::Quarter {
                let edge = |shift| whole_unit(Unit::Quarter, shift, today).ok_or_else(too_far);
                let (first, last) = if *ahead { (edge(1)?, edge(count)?) } else { (edge(-count)?, edge(-1)?) };
                return Ok(Period::from_to(first.start, last.end.max(first.end), Grain::Quarter));
            }
            let far = shift_by(today, &[(if *ahead { count } else { -count }, *unit)]).ok_or_else(too_far)?;
            let first = if *from_today { today } else { next_day(today) };
            let (start, end) = if *ahead { (first, far) } else { (far, today) };
            Ok(Period::from_to(Some(start), Some(end.max(start)), unit.grain()))
        }
        When::Holiday { year, rule } => latest(*year, today, |y| rule.day(y).map(Period::day)),
        When::HolidayWeekend { year, rule } => latest(*year, today, |y| rule.day(y).and_then(weekend_of)),
        When::WeekdayOfMonth { weekday, day } => weekday_of_month(*weekday, *day, now()?).ok_or_else(no_such_day),
        When::WeekNumber { year, week } => latest(*year, today, |y| {
            NaiveDate::from_isoywd_opt(y, *week, Weekday::Mon).map(|d| Period::unit(d, Grain::Week))
        }),
        When::Rest { unit, ahead, whole } => {
            let likeliest = today.likeliest && !whole;
            let (today, whole) = (now()?, whole_unit(*unit, 0, now()?).ok_or_else(too_far)?);
            let (mut start, mut end) = if *ahead { (Some(today), whole.end) } else { (whole.start, Some(today)) };
            // "Later this year", said in May, is hardly next week: its second half, as far as it is to come.
            if let (true, Some(second)) = (likeliest, middle(&whole, *unit)) {
                start = if *ahead { start.max(Some(second)) } else { start };
                end = if *ahead { end } else { end.min(second.pred_opt()) };
            }
            Ok(Period { somewhere: true, bound: Bound::Within, ..Period::from_to(start, end, Grain::Day) })
        }
        When::Part { part, of, .. } => Ok(third(*part, &one(of, today)?)),
        When::Nth { nth, count, unit, of } => {
            let period = nth_unit(*nth, *count, *unit, &one(of, today)?).ok_or_else(no_such_day)?;
            Ok(Period { approximate: period.approximate && !today.likeliest, ..period })
        }
        When::NthWeekday { nth, weekday, of } => {
            let month = one(of, today)?.start.ok_or_else(too_far)?;
            let rule = super::holidays::Rule::Nth(*nth, *weekday, month.month(), 0);
            let day = rule.day(month.year()).filter(|day| day.month() == month.month());
            day.map(Period::day).ok_or_else(no_such_day)
        }
        When::Ending { amounts, end } => {
            let last = one(end, today)?;
            let after = last.end.map(next_day).ok_or_else(too_far)?;
            let start = shift_by(after, amounts).ok_or_else(too_far)?;
            Ok(Period::from_to(Some(start.min(after)), last.end.max(Some(start)), last.grain))
        }
        When::Running { amounts, start } => {
            let first = one(start, today)?;
            let start = first.start.ok_or_else(too_far)?;
            let end = shift_by(start, amounts).and_then(|d| d.pred_opt()).ok_or_else(too_far)?;
            Ok(Period::from_to(Some(start), Some(end.max(start)), first.grain))
        }
        When::WeekOf(day) => {
            let day = one(day, today)?;
            Ok(day.start.map_or(day.clone(), |d| Period::unit(d, Grain::Week)))
        }
        When::Weekend(shift) => {
            let today = now()?;
            let monday = unit_around(today, Grain::Week).0;
            let begun = today.weekday().num_days_from_monday() >= 5;
            let shift = shift.unwrap_or(if begun { 0 } else { -1 });
            let saturday = checked_shift(monday, Grain::Week, shift).and_then(|d| checked_shift(d, Grain::Day, 5));
            let saturday = saturday.ok_or_else(too_far)?;
            Ok(Period::from_to(Some(saturday), Some(next_day(saturday)), Grain::Day))
        }
        When::Vague => Err(Unreadable::NotTold { found: String::new() }),
        When::Known(period) => Ok((**period).clone()),
    }
}

fn unit(year: i32, month: u32, grain: Grain) -> Option<Period> {
    NaiveDate::from_ymd_opt(year, month, 1).map(|d| Period::unit(d, grain))
}

/// The period that `of_year` gives for the year that the words mean.
fn latest(year: YearOf, now: Now, of_year: impl Fn(i32) -> Option<Period>) -> Read {
    let today = || now.known();
    match year {
        YearOf::Is(year) => of_year(year).ok_or_else(no_such_day),
        YearOf::Shift(by) => today()?.year().checked_add(by).and_then(of_year).ok_or_else(no_such_day),
        YearOf::Unstated if now.ahead => {
            let today = today()?;
            let coming = |p: &Period| p.end.is_some_and(|end| end >= today);
            let years = (0..=YEARS_BACK).filter_map(|on| today.year().checked_add(on));
            years.filter_map(of_year).find(coming).ok_or_else(no_such_day)
        }
        YearOf::Unstated => {
            let today = today()?;
            let not_after = |p: &Period| p.start.is_some_and(|start| start <= today);
            let years = (0..=YEARS_BACK).filter_map(|back| today.year().checked_sub(back));
            years.filter_map(of_year).find(not_after).ok_or_else(no_such_day)
        }
        YearOf::Nearest => {
            let today = today()?;
            let years = (-1..=1).filter_map(|by| of_year(today.year().checked_add(by)?));
            let distance = |p: &Period| p.start.map(|start| (start - today).num_days().abs());
            years.min_by_key(distance).ok_or_else(no_such_day)
        }
        YearOf::Pick(which) => {
            let today = today()?;
            let years: Vec<Period> = (-2..=2).filter_map(|by| of_year(today.year().checked_add(by)?)).collect();
            pick(which, &years, today, now.likeliest).ok_or_else(too_far)
        }
    }
}

/// Picks "last", "this" or "next" among yearly stretches in order.
///
/// Said in October, "last July" may be three months back or fifteen: then it is somewhere from the
/// earlier to the later.
fn pick(which: Which, years: &[Period], today: NaiveDate, likeliest: bool) -> Option<Period> {
    let over = |p: &&Period| p.end.is_some_and(|end| end < today);
    let ahead = |p: &&Period| p.start.is_some_and(|start| start > today);
    let same_year = |p: &Period| p.start.is_some_and(|start| start.year() == today.year());
    let (near, far) = match which {
        Which::This => {
            let holds = |p: &&Period| !over(p) && !ahead(p);
            return years.iter().find(holds).or_else(|| years.iter().find(|p| same_year(p))).cloned();
        }
        Which::Last | Which::Past => {
            let mut gone = years.iter().rev().filter(over);
            (gone.next()?, gone.next())
        }
        Which::Next | Which::Coming => {
            let mut coming = years.iter().filter(ahead);
            (coming.next()?, coming.next())
        }
    };
    let open = !likeliest && matches!(which, Which::Last | Which::Next) && same_year(near);
    Some(match far.filter(|_| open) {
        Some(far) => either(near, far),
        None => near.clone(),
    })
}

/// One of two stretches, the words do not say which.
fn either(a: &Period, b: &Period) -> Period {
    let hull = Period::from_to(a.start.min(b.start), a.end.max(b.end), a.grain);
    Period { somewhere: true, ..hull }
}

/// A weekday: bare, the latest that is not after `today`; with "of last week", that of the week.
///
/// "Last Wednesday" is that of the week before; late in a week it may also be this week's. So with
/// "next" early in a week.
fn weekday_on(weekday: Weekday, which: Option<Which>, week: Option<i64>, now: Now) -> Option<Period> {
    let (today, likeliest) = (now.day?, now.likeliest);
    let into = i64::from(weekday.num_days_from_monday());
    let in_week = |shift: i64| checked_shift(unit_around(today, Grain::Week).0, Grain::Day, shift * 7 + into);
    if let Some(shift) = week {
        return in_week(shift.clamp(-9, 9)).map(Period::day);
    }
    let this = in_week(0)?;
    let or_this = |other: NaiveDate, open: bool| {
        if open && !likeliest { either(&Period::day(this), &Period::day(other)) } else { Period::day(other) }
    };
    Some(match which {
        None if now.ahead => Period::day(if this >= today { this } else { in_week(1)? }),
        None => Period::day(if this <= today { this } else { in_week(-1)? }),
        Some(Which::This) => Period::day(this),
        Some(Which::Past) => Period::day(if this < today { this } else { in_week(-1)? }),
        Some(Which::Coming) => Period::day(if this > today { this } else { in_week(1)? }),
        Some(Which::Last) => or_this(in_week(-1)?, this < today),
        Some(Which::Next) => or_this(in_week(1)?, this > today),
    })
}

/// The latest such day of a month, not after `today`; or the next, when what is told is to come.
fn day_of_month(day: u32, today: NaiveDate, ahead: bool) -> Option<NaiveDate> {
    let first = unit_around(today, Grain::Month).0;
    let on = |months: i64| checked_shift(first, Grain::Month, months)?.with_day(day);
    if ahead {
        return (0..=2).filter_map(on).find(|date| *date >= today);
    }
    (0..=2).filter_map(|back| on(-back)).find(|date| *date <= today)
}

/// The first day of the second half of a week, month or year.
fn middle(whole: &Period, unit: Unit) -> Option<NaiveDate> {
    let start = whole.start?;
    match unit {
        Unit::Week => checked_shift(start, Grain::Day, 3),
        Unit::Month => checked_shift(start, Grain::Day, 15),
        Unit::Year => checked_shift(start, Grain::Month, 6),
        _ => None,
    }
}

/// So many days from Monday to Friday, up to the day before `today` or from the day after it.
fn workdays(today: NaiveDate, count: i64, ahead: bool) -> Option<Period> {
    // Five to a week: what is left is found day by day.
    let sign = if ahead { 1 } else { -1 };
    let weeks = (count - 1).max(0) / 5;
    let works = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5;
    let step = |day: NaiveDate| (1..=7).filter_map(|n| checked_shift(day, Grain::Day, n * sign)).find(works);
    let near = step(today)?;
    let mut far = checked_shift(near, Grain::Week, weeks.checked_mul(sign)?)?;
    for _ in 0..(count - 1).max(0) % 5 {
        far = step(far)?;
    }
    Some(Period::from_to(Some(near.min(far)), Some(near.max(far)), Grain::Day))
}

/// The weekend next to a holiday, and the holiday with it: from a Thursday or Friday on, up to a Monday.
fn weekend_of(day: NaiveDate) -> Option<Period> {
    let into = i64::from(day.weekday().num_days_from_monday());
    // Before Wednesday the weekend just gone is nearer.
    let saturday = checked_shift(day, Grain::Day, if into < 2 { -2 - into } else { 5 - into })?;
    let (start, end) = match into {
        0 => (saturday, day),
        3 | 4 => (day, next_day(saturday)),
        _ => (saturday, next_day(saturday)),
    };
    Some(Period::from_to(Some(start), Some(end), Grain::Day))
}

/// How far back "Friday the 13th" is looked for: the weekdays of a day of the month come round within
/// this many months.
const MONTHS_BACK: i64 = 14;

/// The latest such weekday on such a day of a month, not after `today`, or the next one in its month.
fn weekday_of_month(weekday: Weekday, day: u32, today: NaiveDate) -> Option<Period> {
    let first = unit_around(today, Grain::Month).0;
    let fits = |back: i64| {
        let date = checked_shift(first, Grain::Month, -back)?.with_day(day)?;
        (date.weekday() == weekday).then_some(date)
    };
    (0..=MONTHS_BACK).find_map(fits).map(Period::day)
}

/// The whole unit that lies `shift` units from that of `today`.
fn whole_unit(unit: Unit, shift: i64, today: NaiveDate) -> Option<Period> {
    if unit == Unit::Fortnight {
        let start = checked_shift(unit_around(today, Grain::Week).0, Grain::Week, shift * 2)?;
        return Some(Period::from_to(Some(start), checked_shift(start, Grain::Day, 13), Grain::Week));
    }
    let first = unit_around(today, unit.grain()).0;
    Some(Period::unit(checked_shift(first, unit.grain(), shift)?, unit.grain()))
}

/// "Five years ago": the unit around that day. A decade ago is a year or so off, not another decade.
fn ago(amounts: &[(i64, Unit)], today: NaiveDate) -> Option<Period> {
    let day = shift_by(today, amounts)?;
    let finest = amounts.iter().map(|a| a.1.grain()).min()?;
    let grain = match finest {
        Grain::Decade => Grain::Year,
        Grain::Century => Grain::Decade,
        other => other,
    };
    Some(Period { approximate: grain != finest, ..Period::unit(day, grain) })
}

fn shift_by(day: NaiveDate, amounts: &[(i64, Unit)]) -> Option<NaiveDate> {
    amounts.iter().try_fold(day, |day, (count, unit)| {
        let weeks = if *unit == Unit::Fortnight { 2 } else { 1 };
        checked_shift(day, unit.grain(), count.checked_mul(weeks)?)
    })
}

/// The first, second or last third of a stretch: months of a year, ten days of a month, years of a
/// decade; approximate, as nobody draws the line.
fn third(part: Part, of: &Period) -> Period {
    let (Some(start), Some(end)) = (of.start, of.end) else { return of.clone() };
    let cut = |third: i64| match of.grain {
        Grain::Year => checked_shift(start, Grain::Month, third * 4),
        Grain::Month => checked_shift(start, Grain::Day, third * 10),
        Grain::Quarter | Grain::Season => checked_shift(start, Grain::Month, third),
        Grain::Half => checked_shift(start, Grain::Month, third * 2),
        Grain::Decade => checked_shift(start, Grain::Year, [0, 4, 7, 10][third.clamp(0, 3) as usize]),
        Grain::Century => checked_shift(start, Grain::Year, [0, 33, 67, 100][third.clamp(0, 3) as usize]),
        // Early in a week is up to Wednesday, late in it from Thursday on.
        Grain::Week => checked_shift(start, Grain::Day, [0, 3, 3, 7][third.clamp(0, 3) as usize]),
        Grain::Day => checked_shift(start, Grain::Day, third * of.days().unwrap_or(0) / 3),
    };
    let before = |third| cut(third).and_then(|d| d.pred_opt());
    let (from, to) = match part {
        Part::Early => (Some(start), before(1)),
        Part::Mid if of.grain == Grain::Week => {
            (checked_shift(start, Grain::Day, 1), checked_shift(start, Grain::Day, 3))
        }
        Part::Mid => (cut(1), before(2)),
        Part::Late => (cut(2), Some(end)),
    };
    let grain = match of.grain {
        Grain::Day | Grain::Week | Grain::Month => Grain::Day,
        Grain::Quarter | Grain::Season | Grain::Half | Grain::Year => Grain::Month,
        Grain::Decade | Grain::Century => Grain::Year,
    };
    let (from, to) = (from.unwrap_or(start).max(start), to.unwrap_or(end).min(end));
    let calendar = of.calendar;
    Period { calendar, approximate: true, ..Period::from_to(Some(from), Some(to.max(from)), grain) }
}

/// "The first week of January": from the start, or from the end when `nth` is negative.
///
/// A week is of the stretch that holds most of its days; whether people count so differs, so it is
/// approximate.
fn nth_unit(nth: i32, count: u32, unit: Unit, of: &Period) -> Option<Period> {
    let (start, end) = (of.start?, of.end?);
    // Where a fiscal year begins is not told, so its first months lie somewhere in it.
    if of.calendar != Calendar::Civil {
        return Some(Period { somewhere: true, ..of.clone() });
    }
    let grain = unit.grain();
    let count = i64::from(count.max(1));
    let inside = |date: NaiveDate, days: i64| checked_shift(date, Grain::Day, days);
    let (from, to) = if nth < 0 {
        let last = if grain == Grain::Week { inside(end, -3)? } else { end };
        let last = unit_around(last, grain);
        (checked_shift(last.0, grain, 1 - count)?, last.1)
    } else {
        let first = if grain == Grain::Week { inside(start, 3)? } else { start };
        let from = checked_shift(unit_around(first, grain).0, grain, i64::from(nth) - 1)?;
        (from, checked_shift(from, grain, count)?.pred_opt()?)
    };
    let hull = Period::from_to(Some(from), Some(to), grain);
    let fits = from <= end && to >= start && (grain == Grain::Week || of.contains(&hull));
    fits.then_some(Period { approximate: grain == Grain::Week, ..hull })
}
