//! Lengths of time against their two ends: "from April 1871 to October 1874, five years".

use super::{Binder, Shape, Term};
use crate::quantity::{Decimal, Interval};
use crate::relation::Operand;
use crate::text::words;
use crate::time::{Context, Duration, DurationUnit, Grain, Period, duration, read, read_moment};
use chrono::Datelike;

/// Words before a length that leave it open to both sides, upwards, downwards.
const ABOUT: &[&str] = &["about", "around", "roughly", "nearly", "almost", "some", "approximately", "close"];
const MORE: &[&str] = &["over", "more", "least"];
const LESS: &[&str] = &["under", "less", "most"];

/// Minutes of a day.
const DAY: i64 = 24 * 60;

impl Binder<'_> {
    /// The lengths of what begins at `start`, against its end, or the day of the source where it goes on.
    pub(super) fn lasted(&mut self, start: usize, ends: &[usize], lengths: &[usize]) {
        let reference = self.framer.reference(&self.claim(start).id.source);
        let context = Context { reference, events: None };
        let claims = (self.claims, self.frames);
        let value = |frame: usize| crate::pairing::value_in_words(&claims.0[claims.1[frame].claim]);
        let from = moment(&value(start), &context);
        let (to, shown, frames) = match ends {
            [end] => (moment(&value(*end), &context), value(*end), vec![*end]),
            [] => {
                let day = reference.period().filter(|p| p.days().is_some_and(|days| days <= 366));
                let shown = day.as_ref().map(Period::describe).unwrap_or_default();
                (day, shown, Vec::new())
            }
            _ => (None, String::new(), Vec::new()),
        };
        let (Some(from), Some(to)) = (from, to) else {
            return self.count("not evaluated: an end of a stretch of time is not known");
        };
        for length in lengths {
            let said = value(*length);
            let Some((between, lasted, unit)) = length_of(&said).and_then(|l| measured(&from, &to, &l, &said)) else {
                self.count("not evaluated: a length of time could not be read");
                continue;
            };
            let between_them = format!("from {} to {shown}", value(start));
            let both = std::iter::once(start).chain(frames.clone()).collect();
            let terms = vec![
                Term { name: "between", operand: Operand::one(between, between_them), frames: both },
                Term { name: "length", operand: Operand::one(lasted, said), frames: vec![*length] },
            ];
            let because = format!("a length of time is what lies between its two ends, here in {unit}");
            let fails = "it is counted from another day";
            self.evaluate(Shape::Duration, "between = length", terms, &because, fails, Vec::new());
        }
    }
}

fn moment(text: &str, context: &Context<'_>) -> Option<Period> {
    let found =
        crate::time::edtf(text).or_else(|_| read_moment(text, context)).or_else(|_| read(text, context)).ok()?;
    (!found.approximate && !found.somewhere && found.grain <= Grain::Year).then_some(found)
}

/// The length that some words say, without what loosens it.
fn length_of(text: &str) -> Option<Duration> {
    let all = words(text);
    let small =
        |key: &str| [ABOUT, MORE, LESS].concat().contains(&key) || matches!(key, "than" | "to" | "at" | "a" | "for");
    let first = all.iter().position(|w| !small(&w.key))?;
    duration(text.get(all[first].span.start..)?).or_else(|| duration(text))
}

/// What lies between two times, and what a length allows, both in one unit; `None` where they cannot be held against each
/// other. Years are counted with one end or with both, and a part of one may count or not.
fn measured(from: &Period, to: &Period, length: &Duration, said: &str) -> Option<(Interval, Interval, &'static str)> {
    let number = |n: i64| Decimal::from(n);
    let closed = |low: i64, high: i64| Interval::closed(number(low), number(high));
    let grain = from.grain.max(to.grain);
    let tenths = |n: i64| Decimal::new(n, 1);
    let (between, below, above) = match length.unit {
        DurationUnit::Year | DurationUnit::Decade | DurationUnit::Century | DurationUnit::Month => {
            let (least, most) = months(from, to, grain)?;
            let year = if length.unit == DurationUnit::Month { 1 } else { 12 };
            let unit = if year == 1 { DurationUnit::Month } else { DurationUnit::Year };
            let amount = length.in_unit(unit)?.checked_mul(number(year))?;
            if year == 1 && grain > Grain::Month {
                return None;
            }
            let (below, above) = (amount.checked_sub(number(year) * tenths(6))?, amount.checked_add(number(year))?);
            (closed(least, most), below, above)
        }
        DurationUnit::Week | DurationUnit::Day => {
            if grain > Grain::Day {
                return None;
            }
            let days = (to.start? - from.start?).num_days();
            let amount = length.days()?;
            let room =
                if length.unit == DurationUnit::Week { (tenths(40), tenths(60)) } else { (tenths(5), tenths(5)) };
            (closed(days, days + 1), amount.checked_sub(room.0)?, amount.checked_add(room.1)?)
        }
        DurationUnit::Hour | DurationUnit::Minute => {
            let minutes = clock_minutes(from, to)?;
            let amount = length.in_unit(DurationUnit::Minute)?;
            let hours = length.unit == DurationUnit::Hour;
            let five = (amount % number(5)).is_zero();
            let (under, over) = match (hours, length.amount.is_integer()) {
                (true, true) => (40, 59),
                (true, false) => (20, 20),
                (false, _) if five => (5, 5),
                _ => (1, 1),
            };
            (closed(minutes, minutes), amount.checked_sub(number(under))?, amount.checked_add(number(over))?)
        }
        DurationUnit::Second | DurationUnit::Quarter => return None,
    };
    let has = |list: &[&str]| words(said).iter().any(|w| list.contains(&w.key.as_str()));
    // A fifth to each side.
    let (below, above) =
        if has(ABOUT) { (below.checked_mul(tenths(8))?, above.checked_mul(tenths(12))?) } else { (below, above) };
    let lasted = match (has(MORE), has(LESS)) {
        (true, false) => Interval::at_least(below),
        (false, true) => Interval::at_most(above),
        (true, true) => return None,
        _ => Interval::closed(below, above),
    };
    let unit = match length.unit {
        DurationUnit::Week | DurationUnit::Day => "days",
        DurationUnit::Hour | DurationUnit::Minute => "minutes",
        _ => "months",
    };
    Some((between, lasted, unit))
}

/// The fewest and the most months between two times.
fn months(from: &Period, to: &Period, grain: Grain) -> Option<(i64, i64)> {
    if from.clock.is_some() && from.start.is_none() || to.clock.is_some() && to.start.is_none() {
        return None;
    }
    let (a, b) = (from.start?, to.start?);
    if a > b {
        return None;
    }
    let month = |d: chrono::NaiveDate| i64::from(d.year()) * 12 + i64::from(d.month());
    let apart = month(b) - month(a);
    Some(match grain {
        Grain::Year => {
            let years = i64::from(b.year() - a.year());
            ((years - 1) * 12, (years + 1) * 12)
        }
        _ => (apart - 1, apart + 1),
    })
}

/// The minutes from one time of day to the next time that the clock shows the other.
fn clock_minutes(from: &Period, to: &Period) -> Option<i64> {
    let (a, b) = (from.clock?, to.clock?);
    if !(a.told && b.told) {
        return None;
    }
    let straight = i64::from(b.minute) - i64::from(a.minute);
    match (from.start, to.start) {
        (Some(x), Some(y)) => Some((y - x).num_days() * DAY + straight).filter(|minutes| *minutes >= 0),
        (None, None) => Some(straight.rem_euclid(DAY)),
        _ => None,
    }
}
