//! Whether two claims answer one question, and if not, why not (DESIGN section 6).

use super::apart::are_told_apart;
use super::doubt::Doubt;
use super::frame::{Frame, Place};
use super::framer::Framer;
use super::measure::digits;
use super::one_time::{time, turns_back, unsaid_time};
use super::phrasing::RATES;
use super::places::is_placed_in;
use super::reading::Reading;
use super::wording::terms;
use crate::claim::{Claim, Modality, OverTime, Status};
use crate::compare::{Agreement, Reason, rates_meet};
use crate::time::{Grain, Period};

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
    // Per what, one of them may leave unsaid.
    let told = silence == Silence::Weighs && (a.rate.is_none() || b.rate.is_none());
    if a.rate != b.rate && !told && !convertible(a, b) {
        return Err(Reason::Unit);
    }
    modality(a, b, silence, &mut doubts)?;
    if claims[0].id.source == claims[1].id.source && (names_a_part(a, b) || names_a_part(b, a)) {
        return Err(Reason::Part);
    }
    event(a, b, silence, &mut doubts)?;
    let places = match place(framer, a.place, b.place) {
        PlaceStanding::Different if names_place(framer, a, b) || names_place(framer, b, a) => PlaceStanding::Unknown,
        PlaceStanding::Different if silence == Silence::Weighs && !are_told_apart_as_places(framer, claims, a, b) => {
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
    // Of a state and of a step into another, their own days decide.
    let by_state = a.tells_state_otherwise(b);
    if by_state && values_of_states(a, b) == Some(Reason::Time) {
        return Err(Reason::Time);
    }
    match time(claims, a, b, &mut doubts) {
        Err(_) if by_state => {}
        Err(Reason::Time) if turns_back(a, b) => {}
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

/// Whether `a` counts less than `b`, and names what `b` does not: one source that gives six dead, and one "on the Marrick
/// Star", tells a part from its whole.
fn names_a_part(a: &Frame, b: &Frame) -> bool {
    let (Reading::Figure(x), Reading::Figure(y)) = (&a.reading, &b.reading) else { return false };
    x.value < y.value && a.entities.len() > b.entities.len() && a.entities.is_superset(&b.entities)
}

/// Why the states that two frames tell are not held against each other.
fn values_of_states(a: &Frame, b: &Frame) -> Option<Reason> {
    let (x, y) = (a.state.as_ref()?, b.state.as_ref()?);
    match super::state::stand(x, y, [a.moment().as_ref(), b.moment().as_ref()]) {
        Agreement::NotComparable(reason) => Some(reason),
        _ => None,
    }
}

/// Whether the figure that states a place may be a part of the one that states none: "19 shops in Orland" among 112.
fn may_be_part(claims: [&Claim; 2], a: &Frame, b: &Frame) -> bool {
    let (Reading::Figure(x), Reading::Figure(y)) = (&a.reading, &b.reading) else { return false };
    let (placed, unplaced) = if a.place.is_some() { (x, y) } else { (y, x) };
    // The same digits at another scale or in another order are a slip.
    let smaller = placed.value < unplaced.value && digits(placed.value) != digits(unplaced.value);
    // One source that names the place for one figure alone tells them apart; a total is larger than its part.
    smaller && (claims[0].id.source == claims[1].id.source || a.event.is_none())
}

/// Whether the places of two frames are told to be two; another name alone does not. One name in two wider places is told by
/// those.
fn are_told_apart_as_places(framer: &Framer<'_>, claims: [&Claim; 2], a: &Frame, b: &Frame) -> bool {
    let Some((x, y)) = a.place.zip(b.place) else { return false };
    // Who gives each claim its place tells them apart by it.
    let says = |claim: &Claim, place: Place| {
        let name = framer.resolver().canonical(place.id);
        claim.place.is_some() || [&claim.subject, &claim.property].iter().any(|phrase| is_placed_in(phrase, name))
    };
    // "at Veridane", "at Veridane Health".
    let [p, q] = [x, y].map(|place| terms(framer.resolver().canonical(place.id)));
    let begins = p.iter().zip(&q).all(|(a, b)| a.family == b.family) && !p.is_empty() && !q.is_empty();
    (says(claims[0], x) && says(claims[1], y) && !begins) || x.id == y.id || are_told_apart(framer, x.id, y.id)
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
    // "The campaign of 2017" is no outcome of what is planned in 2025.
    let told_of = outcome.time.named.as_ref().or(outcome.time.period.as_ref());
    if told_of.is_some_and(|of| of.certainly_before(&x)) {
        return false;
    }
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
    // Of what is weighed, the level of the subject says how names and words stand.
    if silence == Silence::Ends {
        // One source may leave out whose raid it was; it may not name another body.
        if !(a.entities.is_subset(&b.entities) || b.entities.is_subset(&a.entities)) {
            return Err(Reason::Subject);
        }
        // Nor may it call the event what the other does not: the fire in the mill, the fire in the school.
        if !(x.called.is_subset(&y.called) || y.called.is_subset(&x.called)) {
            return Err(Reason::Subject);
        }
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

/// Whether `a` is per something and `b`, which states no rate, tells it in another way: "per household", "paid to each
/// household"; "annual sales", "sales in 2022".
pub(super) fn tells_rate(a: &Frame, b: &Frame) -> bool {
    let Some(rate) = a.rate.as_ref().filter(|_| b.rate.is_none()) else { return false };
    // Nobody tells in one sum what he pays by the hour.
    if rate == "hour" {
        return true;
    }
    let stemmed = crate::text::stem(rate);
    let said = |term: &super::wording::Term| {
        crate::text::stem(&term.word) == stemmed || RATES.iter().any(|(word, of)| *word == term.word && of == rate)
    };
    let year = || b.time.period.as_ref().and_then(Period::days).is_some_and(|days| A_YEAR.contains(&days));
    b.wording.all().any(said) || (rate == "year" && year())
}

/// How many days a year has, civil or fiscal.
const A_YEAR: std::ops::RangeInclusive<i64> = 359..=371;

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
