//! Slots: claims that two parallel sentences make at the one place in which they differ.
//!
//! The words around the slot are shared, so subject, property, place, time and population are one and the same by
//! construction, whatever they are: such claims meet only each other, and only their values are left to compare.

use super::frame::Frame;
use super::reading::Reading;
use crate::claim::{Claim, OverTime, Slot, Value, ValueKind};
use crate::compare::{Agreement, Gap, Listing, Reason, Tolerance, figures, lists, periods};
use crate::entity::{Name, Standing, stand};
use crate::quantity::{Decimal, Figure, Quantifier, read as read_figure, read_quantifier};
use crate::text::fold_key;
use crate::time::{Bound, Context, NaiveDate, Period, Reference, Unreadable, read as read_period};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many more digits than the other a figure must have for the two to be one figure and its rounding. An edit that
/// changes a digit leaves the figure about as exact as before ("$5 billion", "$5.4 billion"); who rounds takes more
/// away ("2.9 million", "2,940,057").
const DIGITS_ROUNDED_AWAY: u32 = 2;

/// Hedges that leave the number in the middle, or near it. Two figures that wear the same one differ as their numbers
/// do: the sentences are one sentence, and its number has been changed.
const SAME_HEDGE: &[&str] = &["about", "almost", "just over"];

/// Hedges that give a count so far, when the number is not round: "at least three died" was two when two had been found.
/// Of a round number ("at least 900,000") the next lower one is as true.
const COUNTED_SO_FAR: &[&str] = &["at least", "at most"];

/// The frame of a claim that fills a slot.
pub(super) fn frame(index: usize, claim: &Claim, slot: Slot, context: &Context<'_>) -> Frame {
    Frame {
        claim: index,
        property: None,
        meant: None,
        topic: Arc::default(),
        entities: BTreeSet::new(),
        owner: None,
        event: None,
        place: None,
        population: BTreeSet::new(),
        time: Arc::default(),
        over_time: OverTime::Fixed,
        rate: None,
        modality: claim.modality,
        provided: false,
        denied: claim.denied,
        reading: reading(&claim.value, slot.kind, context),
        turned: false,
        wording: Arc::default(),
        state: None,
        slot: Some(slot),
    }
}

fn reading(value: &Value, kind: ValueKind, context: &Context<'_>) -> Reading {
    let text = match value {
        Value::Text(text) => text,
        other => return Reading::of(other, Some(kind), "", context),
    };
    let unreadable = |why: String| Reading::Unreadable { text: text.clone(), why };
    match kind {
        ValueKind::Figure => match (read_quantifier(text), read_figure(text)) {
            (Some(quantifier), _) => Reading::Quantifier(quantifier),
            (None, Ok(figure)) => Reading::Figure(Arc::new(figure)),
            (None, Err(why)) => unreadable(why.to_string()),
        },
        ValueKind::Period => match read_period(text, context).or_else(|_| on_one_day(text)) {
            Ok(period) => Reading::Period(Arc::new(period)),
            Err(why) => unreadable(why.to_string()),
        },
        ValueKind::Name | ValueKind::List => Reading::Name(text.as_str().into()),
        ValueKind::Status | ValueKind::YesNo => Reading::Status(text.clone()),
    }
}

/// A time that needs the date of its source, read as told on a day like any other: what two such times say of each other
/// does not depend on it. The period says that it is not known.
fn on_one_day(text: &str) -> Result<Period, Unreadable> {
    let reference = NaiveDate::from_ymd_opt(2001, 6, 15).map(Reference::on).unwrap_or_default();
    let period = read_period(text, &Context { reference, events: None })?;
    Ok(Period { somewhere: true, ..period })
}

/// How the two values of a slot stand.
pub(super) fn values(a: &Frame, b: &Frame) -> Agreement {
    use Reading as R;
    match (&a.reading, &b.reading) {
        // What two newsrooms write of one event they round and hedge each in its own way.
        (R::Figure(x), R::Figure(y)) if is_loose(a) || is_loose(b) => figures(x, y, Tolerance::NONE),
        (R::Figure(x), R::Figure(y)) => exactly(x, y),
        (R::Quantifier(x), R::Quantifier(y)) => shares(*x, *y),
        (R::Period(x), R::Period(y)) => days(x, y),
        (R::Name(x), R::Name(y)) => match stand(&Name::read(x), &Name::read(y)) {
            Standing::Same(_) | Standing::Variant(_) => Agreement::Same,
            _ => Agreement::Apart(Gap::Words),
        },
        (R::List { members: x, complete: p }, R::List { members: y, complete: q }) => lists_of(x, *p, y, *q),
        (R::Status(x), R::Status(y)) => {
            if fold_key(x) == fold_key(y) {
                Agreement::Same
            } else {
                Agreement::Apart(Gap::Words)
            }
        }
        (R::YesNo(x), R::YesNo(y)) if x == y => Agreement::Same,
        (R::YesNo(_), R::YesNo(_)) => Agreement::Apart(Gap::Words),
        (R::Unreadable { .. }, _) | (_, R::Unreadable { .. }) => Agreement::NotComparable(Reason::Unreadable),
        _ => Agreement::NotComparable(Reason::Property),
    }
}

/// How two lists of names stand: a name in another form is the same.
fn lists_of(a: &[String], p: bool, b: &[String], q: bool) -> Agreement {
    let key = |name: &str| {
        let read = Name::read(name);
        let known =
            b.iter().find(|other| matches!(stand(&read, &Name::read(other)), Standing::Same(_) | Standing::Variant(_)));
        fold_key(known.map_or(name, String::as_str))
    };
    let of_a = Listing { members: a.iter().map(|m| (key(m), m.as_str())).collect(), complete: p };
    let of_b = Listing { members: b.iter().map(|m| (fold_key(m), m.as_str())).collect(), complete: q };
    lists(&of_a, &of_b)
}

/// Whether a time is counted from the day of its source: it has a weekday or a "last" and no number.
fn is_counted(text: &str) -> bool {
    !text.bytes().any(|b| b.is_ascii_digit())
}

fn is_loose(frame: &Frame) -> bool {
    frame.slot.is_some_and(|slot| slot.loose)
}

/// Two figures in one slot: a bare number means itself, unless the other has so many more digits that it was rounded.
fn exactly(a: &Figure, b: &Figure) -> Agreement {
    let apart = || {
        let by = a.value.saturating_sub(b.value).abs();
        let (low, high) = (a.value.abs().min(b.value.abs()), a.value.abs().max(b.value.abs()));
        let factor = if low > Decimal::ZERO { high.checked_div(low) } else { None };
        Agreement::Apart(Gap::Figures { by, factor, at_limit: by.is_zero() })
    };
    match figures(a, b, Tolerance::NONE) {
        rounded @ Agreement::SameWhenRounded { .. } => {
            let rounded_away = digits(a.value).abs_diff(digits(b.value)) >= DIGITS_ROUNDED_AWAY;
            if rounded_away { rounded } else { apart() }
        }
        Agreement::Compatible | Agreement::Strained { .. }
            if a.hedge.is_some() && a.hedge == b.hedge && a.value != b.value =>
        {
            let centred = a.hedge.is_some_and(|hedge| SAME_HEDGE.contains(&hedge));
            let counted = a.hedge.is_some_and(|hedge| COUNTED_SO_FAR.contains(&hedge))
                && is_round(a) == Some(false)
                && is_round(b) == Some(false);
            // "About 22,000" and "about 22,400" are one when rounded.
            let half = a.step.max(b.step).checked_div(Decimal::TWO).unwrap_or_default();
            let rounds = a.value.checked_sub(b.value).is_some_and(|by| by.abs() <= half);
            if (centred && !rounds) || counted { apart() } else { Agreement::Compatible }
        }
        // "At least five" and "at most five" share a point that neither writer means.
        Agreement::Compatible if turned(a, b) => apart(),
        // Nobody who copies a sentence strains it: the looser of the two words is the one that says less.
        Agreement::Strained { .. } => Agreement::Compatible,
        other => other,
    }
}

/// Whether a figure is a round number; `None` of what is no whole number.
fn is_round(figure: &Figure) -> Option<bool> {
    let whole = figure.value.fract().is_zero();
    whole.then(|| figure.value.checked_rem(Decimal::TEN).is_none_or(|rest| rest.is_zero()))
}

/// Whether the two bound one number from its two sides.
fn turned(a: &Figure, b: &Figure) -> bool {
    let floor = |f: &Figure| f.allowed.low.is_some() && f.allowed.high.is_none();
    let ceiling = |f: &Figure| f.allowed.high.is_some_and(|high| high.at == f.value) && !f.allowed.is_point();
    a.value == b.value && ((floor(a) && ceiling(b)) || (floor(b) && ceiling(a)))
}

/// How many significant digits a number has, trailing zeros apart.
fn digits(value: Decimal) -> u32 {
    let mut mantissa = value.mantissa().unsigned_abs();
    while mantissa != 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().map_or(0, |n| n + 1)
}

/// Two words for how many, in one slot: apart where no share fits both, or where one leaves nobody out.
fn shares(a: Quantifier, b: Quantifier) -> Agreement {
    if a == b {
        return Agreement::Same;
    }
    let whole = [a, b].contains(&Quantifier::All);
    match (a.share(), b.share()) {
        (Some(x), Some(y)) if x.overlaps(&y) && !whole => Agreement::Compatible,
        (Some(_), Some(_)) => Agreement::Apart(Gap::Words),
        _ if [a, b].contains(&Quantifier::None) => Agreement::Apart(Gap::Words),
        _ => Agreement::Compatible,
    }
}

const DAYS_OF_WEEK: i64 = 7;

/// The day of the week that words name.
fn weekday(text: &str) -> Option<usize> {
    const DAYS: &[&str] = &["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"];
    let key = fold_key(text);
    let mut words = key.split(' ').filter_map(|w| w.strip_suffix("day"));
    words.find_map(|w| DAYS.iter().position(|day| *day == w))
}

/// Two times in one slot. Those that no known date resolves ("on Tuesday", "in March") are told of one week and year.
fn days(a: &Period, b: &Period) -> Agreement {
    let agreement = periods(a, b);
    // "Until 1987" and "until 1997" overlap, but one sentence has one end.
    if a.bound == b.bound && a.bound != Bound::Within && a.grain == b.grain && !a.somewhere && !b.somewhere {
        let ends = [(a.start, b.start), (a.end, b.end)];
        let days = ends.into_iter().find_map(|(x, y)| Some(x?.signed_duration_since(y?).num_days().abs()));
        if let Some(days) = days.filter(|days| *days > 0) {
            return Agreement::Apart(Gap::Periods { days });
        }
    }
    if matches!(agreement, Agreement::Apart(_)) || !(a.somewhere && b.somewhere) {
        return agreement;
    }
    if let (Some(x), Some(y)) = (weekday(&a.text), weekday(&b.text)) {
        return match i64::try_from(x.abs_diff(y)) {
            Ok(days) if days > 0 => Agreement::Apart(Gap::Periods { days: days.min(DAYS_OF_WEEK - days) }),
            _ => agreement,
        };
    }
    // "Monday" is counted from the day of its source, "8 June" is not.
    if is_counted(&a.text) != is_counted(&b.text) {
        return agreement;
    }
    match (on_one_day(&a.text), on_one_day(&b.text)) {
        (Ok(x), Ok(y)) => periods(&Period { somewhere: false, ..x }, &Period { somewhere: false, ..y }),
        _ => agreement,
    }
}
