//! Whether two claims answer one question, and if not, why not (DESIGN section 6).

use super::doubt::Doubt;
use super::frame::{Frame, Place};
use super::framer::Framer;
use super::reading::Reading;
use super::wording::terms;
use crate::claim::{Claim, Modality, OverTime, Status};
use crate::compare::{Reason, rates_meet};
use crate::time::{Bound, Grain, Period, Standing, stand};
use chrono::Datelike;

/// Two snapshots of undated moments this many days apart or less are of one date: a figure that is published
/// yearly is repeated until the next comes out.
const ONE_DATE_DAYS: i64 = 366;

/// Makes the tests in order; the first that fails is the reason.
///
/// # Errors
///
/// The named reason for which the two do not answer one question.
pub fn comparable(framer: &Framer<'_>, claims: [&Claim; 2], frames: [&Frame; 2]) -> Result<Vec<Doubt>, Reason> {
    tests(framer, claims, frames, Silence::Ends)
}

/// As [`comparable`], of frames that are weighed: what one of them leaves unsaid is no veto, for it has a weight.
///
/// # Errors
///
/// The named reason for which the two do not answer one question.
pub fn not_vetoed(framer: &Framer<'_>, claims: [&Claim; 2], frames: [&Frame; 2]) -> Result<Vec<Doubt>, Reason> {
    tests(framer, claims, frames, Silence::Weighs)
}

/// What it means that one of two frames says nothing of an event's time, or of whom it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Silence {
    /// They are not compared.
    Ends,
    /// Its weight is counted elsewhere.
    Weighs,
}

fn tests(
    framer: &Framer<'_>,
    claims: [&Claim; 2],
    frames: [&Frame; 2],
    silence: Silence,
) -> Result<Vec<Doubt>, Reason> {
    let [a, b] = frames;
    let mut doubts = Vec::new();
    // Two parallel sentences are about one thing, whatever it is.
    if let (Some(x), Some(y)) = (a.slot, b.slot)
        && x.id == y.id
    {
        if x.loose || y.loose {
            doubts.push(Doubt::WordedDifferently);
        }
        return Ok(doubts);
    }
    by_meaning(a, b, &mut doubts);
    steps_of_a_law(claims, a, b)?;
    let told = silence == Silence::Weighs && (tells_rate(a, b) || tells_rate(b, a));
    // Nobody tells in one sum what he pays by the hour.
    let by_hour = |x: &Frame, y: &Frame| x.rate.as_deref() == Some("hour") && y.rate.is_none();
    let told = told || (silence == Silence::Weighs && (by_hour(a, b) || by_hour(b, a)));
    if a.rate != b.rate && !told && !convertible(a, b) {
        return Err(Reason::Unit);
    }
    modality(a, b, silence, &mut doubts)?;
    event(a, b, silence, &mut doubts)?;
    let places = match place(framer, a.place, b.place) {
        PlaceStanding::Different
            if silence == Silence::Weighs && (names_place(framer, a, b) || names_place(framer, b, a)) =>
        {
            PlaceStanding::Unknown
        }
        standing => standing,
    };
    match places {
        PlaceStanding::Same => {}
        // Where the place is what the claim is about, who names none speaks of it by another name, if at all.
        PlaceStanding::Unknown if silence == Silence::Weighs && (is_of_place(a) || is_of_place(b)) => {
            doubts.push(Doubt::PlaceUnknown);
        }
        PlaceStanding::Unknown if silence == Silence::Ends && may_be_part(claims, a, b) => return Err(Reason::Part),
        PlaceStanding::Unknown if !a.entities.is_empty() && !b.entities.is_empty() => {}
        PlaceStanding::Unknown => doubts.push(Doubt::PlaceUnknown),
        PlaceStanding::Nested if silence == Silence::Ends || a.has_parts() || b.has_parts() => {
            return Err(Reason::Part);
        }
        PlaceStanding::Nested => doubts.push(Doubt::PlaceUnknown),
        PlaceStanding::Different => return Err(Reason::Place),
    }
    let unsaid = a.population.is_empty() || b.population.is_empty();
    if silence == Silence::Ends || !unsaid || counts_people(framer, a) {
        population(framer, a, b)?;
    }
    match time(claims, a, b, &mut doubts) {
        Err(Reason::Time | Reason::TimeUnknown) if silence == Silence::Weighs && !a.time.unread && !b.time.unread => {
            doubts.push(unsaid_time(a, b)?);
        }
        told => told?,
    }
    grown(claims, a, b)?;
    method(claims, a.over_time.min(b.over_time))?;
    speech(claims)?;
    Ok(doubts)
}

/// Whether two rates are of bases that convert: so much a day, so much a month.
fn convertible(a: &Frame, b: &Frame) -> bool {
    matches!((&a.reading, &b.reading), (Reading::Figure(x), Reading::Figure(y)) if rates_meet(x, y))
}

/// People grow older between two documents: 34 in October, 35 in June. Without both days one year says nothing.
fn grown(claims: [&Claim; 2], a: &Frame, b: &Frame) -> Result<(), Reason> {
    let (Reading::Figure(x), Reading::Figure(y)) = (&a.reading, &b.reading) else { return Ok(()) };
    if claims.iter().any(|c| c.property != "age" || c.status != Status::Read) {
        return Ok(());
    }
    let moment = |f: &Frame| f.time.as_of.clone().or_else(|| f.time.source.clone());
    let days = moment(a).zip(moment(b)).and_then(|(s, t)| s.gap_days(&t)).map_or(0, i64::abs);
    // A bare number of an age is of years, and ages are kept in months.
    let months = |f: &crate::quantity::Figure| {
        let bare = matches!(f.unit, crate::quantity::Unit::Bare);
        f.value.checked_mul(if bare { 12 } else { 1 }.into())
    };
    let apart = months(x).zip(months(y)).and_then(|(x, y)| if x > y { x.checked_sub(y) } else { y.checked_sub(x) });
    // In months: as many birthdays as the days between them hold, and one more.
    let birthdays = crate::quantity::Decimal::from(12 * (days / YEAR_DAYS + 1));
    let older = apart.is_some_and(|months| months > crate::quantity::Decimal::ZERO && months <= birthdays);
    if older { Err(Reason::Time) } else { Ok(()) }
}

/// The days of a year.
const YEAR_DAYS: i64 = 365;

/// Notes that the two have one property by what their words mean alone. Two claims of one wording need no such match.
fn by_meaning(a: &Frame, b: &Frame, doubts: &mut Vec<Doubt>) {
    let wording = |f: &Frame| f.meant.as_ref().map(|m| m.wording.clone());
    if wording(a) != wording(b) {
        let least = [a, b].iter().filter_map(|f| f.meant.as_ref()).map(|m| m.likeness).min();
        doubts.extend(least.map(Doubt::ByMeaning));
    }
}

/// Whether the place of `a` is the first of the words of a name that `b` has: "the Pellard fire", of a fire at the Pellard
/// Works in Stenmoor.
fn names_place(framer: &Framer<'_>, a: &Frame, b: &Frame) -> bool {
    let words = |id| terms(framer.resolver().canonical(id));
    let Some(place) = a.place.map(|place| words(place.id)) else { return false };
    let begins = |id: &crate::entity::EntityId| {
        let name = words(*id);
        name.len() > place.len() && name.iter().zip(&place).all(|(x, y)| x.family == y.family)
    };
    !place.is_empty() && b.entities.iter().any(begins)
}

/// Whether the figure that states a place may be a part of the one that states none: "19 shops in Orland" among 112.
fn may_be_part(claims: [&Claim; 2], a: &Frame, b: &Frame) -> bool {
    let (Reading::Figure(x), Reading::Figure(y)) = (&a.reading, &b.reading) else { return false };
    let (placed, unplaced) = if a.place.is_some() { (x, y) } else { (y, x) };
    let smaller = placed.value < unplaced.value;
    // One source that names the place for one figure alone tells them apart; a total is larger than its part.
    smaller && (claims[0].id.source == claims[1].id.source || a.event.is_none())
}

/// Whether a frame's place is its very subject: "Marlen / number of officers".
fn is_of_place(frame: &Frame) -> bool {
    frame.place.is_some() && frame.entities.is_empty() && frame.wording.of_subject.is_empty()
}

/// How two places stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceStanding {
    /// One place, or neither names one.
    Same,
    /// One names none.
    Unknown,
    /// One lies in the other.
    Nested,
    /// Two places.
    Different,
}

/// How two places stand: two of one name in two wider places are two.
#[must_use]
pub fn place(framer: &Framer<'_>, a: Option<Place>, b: Option<Place>) -> PlaceStanding {
    let (a, b) = match (a, b) {
        (None, None) => return PlaceStanding::Same,
        (Some(a), Some(b)) => (a, b),
        _ => return PlaceStanding::Unknown,
    };
    if a.id == b.id {
        let apart = matches!((a.within, b.within), (Some(x), Some(y))
            if x != y && !framer.lies_within(x, y) && !framer.lies_within(y, x));
        return if apart { PlaceStanding::Different } else { PlaceStanding::Same };
    }
    let inside = |x: Place, y: Place| x.within == Some(y.id) || framer.lies_within(x.id, y.id);
    if inside(a, b) || inside(b, a) { PlaceStanding::Nested } else { PlaceStanding::Different }
}

/// A plan and its outcome that are told of within these many days are of one thing as it was being finished: two months
/// are less than a budget, a season or a term of office, in which plans are changed.
const PLAN_DAYS: i64 = 60;

/// Whether `outcome` tells, soon after `plan`, of what it planned, by their own dates or those of their sources. What is
/// so when a thing is planned, or while there is none yet, is no outcome.
fn follows(plan: &Frame, outcome: &Frame) -> bool {
    if plan.modality != Modality::Planned || outcome.modality != Modality::Asserted {
        return false;
    }
    // What a law or a budget provides is not told as done by what follows from it.
    if plan.provided || outcome.provided || plan.denied || outcome.denied {
        return false;
    }
    let some = match &outcome.reading {
        Reading::Figure(figure) => !figure.allowed.contains(crate::quantity::Decimal::ZERO),
        Reading::Period(_) | Reading::Name(_) => true,
        _ => false,
    };
    let moment = |f: &Frame| f.time.as_of.clone().or_else(|| f.time.source.clone());
    let (Some(x), Some(y)) = (moment(plan), moment(outcome)) else { return false };
    let soon = x.gap_days(&y).is_some_and(|days| days.abs() <= PLAN_DAYS);
    some && !x.somewhere && !y.somewhere && x.certainly_before(&y) && soon
}

fn modality(a: &Frame, b: &Frame, silence: Silence, doubts: &mut Vec<Doubt>) -> Result<(), Reason> {
    // What a law provides is planned by nature, and no more so for who tells it as it is: "the minimum wage".
    let told = |f: &Frame| f.modality == Modality::Asserted && !f.denied && f.rate.is_some();
    let by_nature = silence == Silence::Weighs && ((a.provided && told(b)) || (b.provided && told(a)));
    // What a law, a budget or a plan provides is comparable among itself, however each source words it.
    let same = by_nature || a.modality == b.modality || (a.provided && b.provided) || {
        let aired = |m| matches!(m, Modality::Asserted | Modality::Alleged);
        aired(a.modality) && aired(b.modality)
    };
    if same {
        Ok(())
    } else if follows(a, b) || follows(b, a) {
        doubts.push(Doubt::PlanAndOutcome);
        Ok(())
    } else {
        Err(Reason::Modality)
    }
}

fn event(a: &Frame, b: &Frame, silence: Silence, doubts: &mut Vec<Doubt>) -> Result<(), Reason> {
    let (Some(x), Some(y)) = (&a.event, &b.event) else { return Ok(()) };
    // One source may leave out whose raid it was; it may not name another body.
    if !(a.entities.is_subset(&b.entities) || b.entities.is_subset(&a.entities)) {
        return Err(Reason::Subject);
    }
    // Nor may it call the event what the other does not: the fire in the mill, the fire in the school.
    if !(x.called.is_subset(&y.called) || y.called.is_subset(&x.called)) {
        return Err(Reason::Subject);
    }
    match (&x.time, &y.time) {
        (Some(s), Some(t)) if s.overlaps(t) => {
            // "The raid of 2019" may be another than the one of 7 August 2019, where only one of them says more of it.
            let coarse = |p: &Period| p.grain >= Grain::Year;
            if x.called != y.called && (coarse(s) || coarse(t)) && a.entities != b.entities {
                doubts.push(Doubt::EventTimeUnknown);
            }
            Ok(())
        }
        (Some(_), Some(_)) => Err(Reason::Time),
        (None, None) => Ok(()),
        // A date is what one of them is asked for: it need not state it.
        _ if [a, b].iter().all(|f| matches!(f.reading, Reading::Period(_))) => Ok(()),
        _ if a.place.is_some() && a.place.map(|p| p.id) == b.place.map(|p| p.id) => {
            doubts.push(Doubt::EventTimeUnknown);
            Ok(())
        }
        _ if silence == Silence::Weighs => {
            doubts.push(Doubt::EventTimeUnknown);
            Ok(())
        }
        _ => Err(Reason::TimeUnknown),
    }
}

/// Whether `a` is per something and `b`, which states no rate, names it in other words: "per household", "paid to each
/// household".
fn tells_rate(a: &Frame, b: &Frame) -> bool {
    let Some(rate) = a.rate.as_ref().filter(|_| b.rate.is_none()) else { return false };
    b.wording.property.iter().any(|term| crate::text::stem(&term.word) == crate::text::stem(rate))
}

/// Whether a frame counts people as such: who says no more counts everybody.
fn counts_people(framer: &Framer<'_>, frame: &Frame) -> bool {
    frame.property.is_some() && frame.property == framer.headcount()
}

fn population(framer: &Framer<'_>, a: &Frame, b: &Frame) -> Result<(), Reason> {
    if a.population == b.population {
        return Ok(());
    }
    let within = |x: &Frame, y: &Frame| {
        y.population.iter().all(|wide| x.population.iter().any(|c| framer.classes().is_kind_of(c, wide)))
    };
    // A group named with more words, or by a narrower class, is a part of the other.
    if within(a, b) || within(b, a) { Err(Reason::Part) } else { Err(Reason::Population) }
}

fn time(claims: [&Claim; 2], a: &Frame, b: &Frame, doubts: &mut Vec<Doubt>) -> Result<(), Reason> {
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
fn unsaid_time(a: &Frame, b: &Frame) -> Result<Doubt, Reason> {
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

fn method(claims: [&Claim; 2], behaviour: OverTime) -> Result<(), Reason> {
    let measured = matches!(behaviour, OverTime::Snapshot | OverTime::Rate);
    match (&claims[0].method, &claims[1].method) {
        (Some(x), Some(y)) if measured && crate::text::fold_key(x) != crate::text::fold_key(y) => Err(Reason::Method),
        _ => Ok(()),
    }
}

/// Words of a property that is about what somebody said or felt, and not about the thing itself.
const SPEECH: &[&str] = &[
    "said",
    "says",
    "told",
    "felt",
    "feels",
    "believes",
    "believed",
    "thinks",
    "thought",
    "opinion",
    "view",
    "views",
    "quoted",
    "remark",
    "remarks",
    "called",
    "sentiment",
    "feeling",
    "impression",
];

/// What somebody said or felt on two occasions may differ, and both reports be right. An attributed fact is a fact: its
/// attribution stands in the origin.
fn speech(claims: [&Claim; 2]) -> Result<(), Reason> {
    let about_speech =
        |claim: &Claim| crate::text::words(&claim.property).iter().any(|w| SPEECH.contains(&w.key.as_str()));
    if claims.into_iter().all(about_speech) { Err(Reason::ReportedSpeech) } else { Ok(()) }
}

/// How long a law takes from the last vote on it to its signature, in days.
const SIGNING_DAYS: i64 = 366;

/// A law that was passed is signed some days later: two steps, and no two dates of one. "Passed" alone is its
/// enactment, so the two meet where the steps are out of order or too far apart (DESIGN section 7).
fn steps_of_a_law(claims: [&Claim; 2], a: &Frame, b: &Frame) -> Result<(), Reason> {
    const PASSED: &[&str] = &["pass", "approv", "adopt"];
    const SIGNED: &[&str] = &["sign"];
    let (Reading::Period(x), Reading::Period(y)) = (&a.reading, &b.reading) else { return Ok(()) };
    let says = |claim: &Claim, steps: &[&str]| {
        crate::text::words(&claim.property).iter().any(|w| steps.contains(&crate::text::stem(&w.key).as_str()))
    };
    let (passed, signed) = match claims.map(|c| (says(c, PASSED), says(c, SIGNED))) {
        [(true, false), (false, true)] => (x, y),
        [(false, true), (true, false)] => (y, x),
        _ => return Ok(()),
    };
    let soon = passed.gap_days(signed).is_some_and(|days| days.abs() <= SIGNING_DAYS);
    if passed.certainly_before(signed) && soon { Err(Reason::Property) } else { Ok(()) }
}
