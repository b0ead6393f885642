//! Whether two claims hold for one time, and what is not certain about it where one of them does not say when.

use super::doubt::Doubt;
use super::frame::Frame;
use super::reading::Reading;
use super::statuses::is_passed;
use crate::claim::{Claim, OverTime, Status};
use crate::compare::Reason;
use crate::time::{Bound, Period, Standing, stand};
use chrono::Datelike;

/// Two snapshots of undated moments this many days apart or less are of one date: a figure that is published
/// yearly is repeated until the next comes out.
const ONE_DATE_DAYS: i64 = 366;

pub(super) fn time(claims: [&Claim; 2], a: &Frame, b: &Frame, doubts: &mut Vec<Doubt>) -> Result<(), Reason> {
    let rises = |f: &Frame| f.over_time == OverTime::Cumulative;
    let behaviour = if rises(a) || rises(b) { OverTime::Cumulative } else { a.over_time.min(b.over_time) };
    if behaviour == OverTime::Fixed {
        return settled(a, b);
    }
    if a.time.unread || b.time.unread {
        return Err(Reason::TimeUnknown);
    }
    if let (Some(x), Some(y)) = (a.time.length, b.time.length)
        && a.time.period.is_none()
        && b.time.period.is_none()
    {
        // "over five years" is the term of what it is said of, whenever that began; three of them are a part.
        return if x == y { Ok(()) } else { Err(Reason::Part) };
    }
    let same_source = claims[0].id.source == claims[1].id.source;
    match (&a.time.period, &b.time.period) {
        (Some(x), Some(y)) if is_year_of_both(x, y) || is_year_of_both(y, x) => {
            doubts.push(Doubt::YearOfOneName);
            Ok(())
        }
        (Some(x), Some(y)) => stretches(x, y, a, b, behaviour),
        (None, None) => moments(a, b, same_source, claims.iter().all(|c| c.status == Status::Read), doubts),
        // The unstated period of what a law provides is its own term.
        _ if a.provided && b.provided => Ok(()),
        _ if matches!(behaviour, OverTime::Rate | OverTime::Cumulative) => Err(Reason::TimeUnknown),
        (Some(x), None) => against_moment(x, b, doubts),
        (None, Some(y)) => against_moment(y, a, doubts),
    }
}

/// What is not certain where only one of two says when, or neither does and their sources speak long apart: silence has a
/// weight, and is no veto. What both date is told apart; so is what lasts until something ends it.
pub(super) fn unsaid_time(a: &Frame, b: &Frame) -> Result<Doubt, Reason> {
    let lasts = a.over_time.min(b.over_time) == OverTime::State;
    let undated = [a, b].iter().any(|f| !f.time.is_stated() && f.time.source.is_none());
    match (a.time.is_stated(), b.time.is_stated()) {
        (true, true) => Err(Reason::Time),
        _ if undated => Err(Reason::TimeUnknown),
        _ if lasts => Err(Reason::Time),
        (false, false) => Ok(Doubt::LongApart),
        _ => Ok(Doubt::TimeUnsaid),
    }
}

/// Whether one frame has its thing in a state that another says it had passed by then: pending in May what was approved
/// in January.
pub(super) fn turns_back(a: &Frame, b: &Frame) -> bool {
    let moment = |f: &Frame| f.time.as_of.clone().or_else(|| f.time.source.clone()).filter(|m| !m.somewhere);
    let back = |x: &Frame, y: &Frame| {
        let (Reading::Status(state), Reading::Status(later)) = (&x.reading, &y.reading) else { return false };
        let passed = || moment(y).zip(moment(x)).is_some_and(|(was, is)| was.certainly_before(&is));
        is_passed(state, later) && !x.denied && !y.denied && passed()
    };
    back(a, b) || back(b, a)
}

/// What never changes: only another law, vote or contest can have another answer.
fn settled(a: &Frame, b: &Frame) -> Result<(), Reason> {
    let apart = |x: &Option<Period>, y: &Option<Period>| matches!((x, y), (Some(x), Some(y)) if !x.overlaps(y));
    // A date is given as a value, and its qualifier may only repeat it.
    let dated = [a, b].iter().any(|f| matches!(f.reading, Reading::Period(_)));
    let differ = apart(&a.time.named, &b.time.named) || (!dated && apart(&a.time.period, &b.time.period));
    if differ { Err(Reason::Time) } else { Ok(()) }
}

/// Whether `year` is twelve months from one of two civil years into the other, and `years` are just those two: "2024/2025"
/// is how a school or fiscal year is called.
fn is_year_of_both(years: &Period, year: &Period) -> bool {
    let (Some(from), Some(to), Some(start), Some(end)) = (years.start, years.end, year.start, year.end) else {
        return false;
    };
    let civil = (from.month(), from.day(), to.month(), to.day()) == (1, 1, 12, 31) && to.year() == from.year() + 1;
    let twelve_months = (360..=370).contains(&(end - start).num_days());
    civil && twelve_months && start.year() == from.year() && end.year() == to.year()
}

/// Two stated stretches.
fn stretches(x: &Period, y: &Period, a: &Frame, b: &Frame, behaviour: OverTime) -> Result<(), Reason> {
    let open = |p: &Period| p.bound == Bound::Since;
    match stand(x, y) {
        Standing::Same if open(x) && open(y) => match (&a.time.as_of, &b.time.as_of) {
            (Some(s), Some(t)) => same_date(s, t),
            _ => Ok(()),
        },
        Standing::Same => Ok(()),
        Standing::SameAtCoarser(_) if matches!(behaviour, OverTime::Snapshot | OverTime::State) => Ok(()),
        Standing::OtherCalendar => Err(Reason::Time),
        _ if behaviour == OverTime::State && x.overlaps(y) => Ok(()),
        _ if x.contains(y) || y.contains(x) => Err(Reason::Part),
        _ => Err(Reason::Time),
    }
}

/// A stated stretch against a claim that states none.
fn against_moment(x: &Period, other: &Frame, doubts: &mut Vec<Doubt>) -> Result<(), Reason> {
    let Some(moment) = other.time.as_of.as_ref().or(other.time.source.as_ref()) else {
        return Err(Reason::TimeUnknown);
    };
    if !x.overlaps(moment) {
        return Err(Reason::Time);
    }
    if moment.somewhere || (other.time.as_of.is_none() && !x.contains(moment)) {
        doubts.push(Doubt::DatedByRange(None));
    }
    Ok(())
}

/// Two moments, stated or taken from the source's own date.
fn moments(a: &Frame, b: &Frame, same_source: bool, side_by_side: bool, doubts: &mut Vec<Doubt>) -> Result<(), Reason> {
    let stated = [a.time.as_of.is_some(), b.time.as_of.is_some()];
    if same_source && stated == [false, false] {
        return Ok(());
    }
    let moment = |f: &Frame| f.time.as_of.clone().or_else(|| f.time.source.clone());
    let lasting = a.over_time.min(b.over_time) == OverTime::State;
    let (Some(x), Some(y)) = (moment(a), moment(b)) else {
        // Documents that are laid side by side without a date are read as of one time, and the report says so.
        if lasting || (side_by_side && stated == [false, false]) {
            doubts.push(Doubt::DatedByRange(None));
            return Ok(());
        }
        return Err(Reason::TimeUnknown);
    };
    if stated == [true, true] && !x.somewhere && !y.somewhere {
        // Fiscal 2016 is not 2016; yet a table of yearly figures that is dated so means the same year of report.
        let yearly = matches!((&a.reading, &b.reading), (Reading::Figure(_), Reading::Figure(_)));
        return same_date(&x, &y).or_else(|reason| {
            if !yearly || !x.is_called_as(&y) {
                return Err(reason);
            }
            doubts.push(Doubt::YearOfOneName);
            Ok(())
        });
    }
    if stated[0] != stated[1] && !same_source && may_have_changed(a, b, &x, &y) {
        return Err(Reason::Time);
    }
    let is_range = |p: &Period| p.days().is_none_or(|days| days > ONE_DATE_DAYS) || p.somewhere;
    let (range_x, range_y) = (!stated[0] && is_range(&x), !stated[1] && is_range(&y));
    if (range_x || range_y) && x.overlaps(&y) {
        if !lasting && !side_by_side {
            return Err(Reason::TimeUnknown);
        }
        doubts.push(Doubt::DatedByRange(None));
        return Ok(());
    }
    if x.overlaps(&y) || x.gap_days(&y).is_some_and(|days| days.abs() <= ONE_DATE_DAYS) {
        return Ok(());
    }
    Err(Reason::Time)
}

/// How many days after the day that one claim states another source may speak, and still mean that day.
const SAME_DAYS: i64 = 14;

/// Whether one claim says of which day it is, and the other speaks so much later that its count may have grown or its state
/// changed since: 137 patients by 1 March, 143 in a report of April. A count that has fallen needs another reason.
fn may_have_changed(a: &Frame, b: &Frame, x: &Period, y: &Period) -> bool {
    let gap = x.gap_days(y).unwrap_or(0);
    if gap.abs() <= SAME_DAYS || x.somewhere || y.somewhere || x.overlaps(y) {
        return false;
    }
    let (early, late) = if x.certainly_before(y) { (a, b) } else { (b, a) };
    match (&early.reading, &late.reading) {
        (Reading::Figure(was), Reading::Figure(is)) => was.value < is.value,
        (Reading::Status(_), Reading::Status(_)) => true,
        _ => false,
    }
}

/// Whether the sources of two frames speak longer apart than one figure is of one date.
pub(super) fn are_long_apart(a: &Frame, b: &Frame) -> bool {
    let gap = a.time.source.as_ref().zip(b.time.source.as_ref()).and_then(|(x, y)| x.gap_days(y));
    gap.is_some_and(|days| days.abs() > ONE_DATE_DAYS)
}

fn same_date(x: &Period, y: &Period) -> Result<(), Reason> {
    match stand(x, y) {
        Standing::Same | Standing::SameAtCoarser(_) => Ok(()),
        _ => Err(Reason::Time),
    }
}
