//! How two periods stand to each other as values.

use super::period::{gap, share_a_day, unit_around};
use super::{Grain, Period, TimeOfDay};

/// How two periods stand as *values*: a law's year against a law's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The same days.
    Same,
    /// The same at the coarser of the two granularities: "2019" and "7 August 2019".
    SameAtCoarser(Grain),
    /// They can both hold: "after January 2025" and "March 2025".
    Overlap,
    /// They share no day that either may mean.
    Apart {
        /// The days from the end of the earlier to the start of the later; at least 1.
        days: i64,
    },
    /// One day, or none, and two times of it.
    ApartInMinutes {
        /// The minutes between them, at least 1.
        minutes: u16,
    },
    /// Years of two calendars, or a time of day against a day: not a conflict, and not agreement.
    OtherCalendar,
}

/// How `a` and `b` stand, whichever comes first.
///
/// The coarser granularity decides. A bound ("since", "by") is the half-line that it opens. An
/// approximate period reaches one grain further on both sides; of one that lies somewhere in a
/// stretch, an overlap is enough.
#[must_use]
pub fn stand(a: &Period, b: &Period) -> Standing {
    if a.calendar != b.calendar {
        return Standing::OtherCalendar;
    }
    let dayless = |p: &Period| p.clock.is_some() && p.start.is_none() && p.end.is_none();
    match (a.clock, b.clock) {
        (Some(x), Some(y)) if dayless(a) || dayless(b) || (a.start, a.end) == (b.start, b.end) => {
            return times(x, y);
        }
        (Some(_), None) if dayless(a) => return Standing::OtherCalendar,
        (None, Some(_)) if dayless(b) => return Standing::OtherCalendar,
        _ => {}
    }
    if !a.somewhere && !b.somewhere {
        if (a.start, a.end) == (b.start, b.end) {
            return Standing::Same;
        }
        let grain = a.grain.max(b.grain);
        if a.grain != b.grain && same_shape(a, b) && snapped(a, grain) == snapped(b, grain) {
            return Standing::SameAtCoarser(grain);
        }
    }
    let (a, b) = (a.possible(), b.possible());
    if share_a_day(a, b) {
        return Standing::Overlap;
    }
    gap(a, b).map_or(Standing::Overlap, |days| Standing::Apart { days })
}

/// Two times of one day. "2:05" alone may be either half's.
fn times(a: TimeOfDay, b: TimeOfDay) -> Standing {
    match a.minutes_apart(b) {
        0 if a.minute == b.minute => Standing::Same,
        0 => Standing::Overlap,
        minutes => Standing::ApartInMinutes { minutes },
    }
}

/// Whether both are open at the same ends: a half-line is never the same as a day on it.
fn same_shape(a: &Period, b: &Period) -> bool {
    a.start.is_some() == b.start.is_some() && a.end.is_some() == b.end.is_some()
}

/// The ends, moved out to whole units.
fn snapped(period: &Period, grain: Grain) -> (Option<super::NaiveDate>, Option<super::NaiveDate>) {
    (period.start.map(|d| unit_around(d, grain).0), period.end.map(|d| unit_around(d, grain).1))
}
