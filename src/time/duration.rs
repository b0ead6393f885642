//! Durations as written: "six days", "40-hour", "a decade".

use super::lexicon::find;
use super::number::cardinal;
use super::token::{Sort, Tokens};
use crate::text::Span;
use rust_decimal::Decimal;

/// A length of time as a text gives it.
#[derive(Clone, Debug)]
pub struct Duration {
    /// How many, exact.
    pub amount: Decimal,
    /// Of what.
    pub unit: DurationUnit,
}

/// The unit of a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DurationUnit {
    /// A second.
    Second,
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
    /// 7 days.
    Week,
    /// A month of the calendar, of no fixed number of days.
    Month,
    /// 3 months.
    Quarter,
    /// 12 months.
    Year,
    /// 10 years.
    Decade,
    /// 100 years.
    Century,
}

/// A duration found in a text.
#[derive(Clone, Debug)]
pub struct DurationMention {
    /// Where its amount and unit stand.
    pub span: Span,
    /// What it says.
    pub duration: Duration,
}

/// Units: word, unit, how many of it.
const UNITS: &[(&str, (DurationUnit, u32))] = &[
    ("second", (DurationUnit::Second, 1)),
    ("seconds", (DurationUnit::Second, 1)),
    ("sec", (DurationUnit::Second, 1)),
    ("secs", (DurationUnit::Second, 1)),
    ("minute", (DurationUnit::Minute, 1)),
    ("minutes", (DurationUnit::Minute, 1)),
    ("min", (DurationUnit::Minute, 1)),
    ("mins", (DurationUnit::Minute, 1)),
    ("hour", (DurationUnit::Hour, 1)),
    ("hours", (DurationUnit::Hour, 1)),
    ("hr", (DurationUnit::Hour, 1)),
    ("hrs", (DurationUnit::Hour, 1)),
    ("h", (DurationUnit::Hour, 1)),
    ("day", (DurationUnit::Day, 1)),
    ("days", (DurationUnit::Day, 1)),
    // Who books two nights pays for two days.
    ("night", (DurationUnit::Day, 1)),
    ("nights", (DurationUnit::Day, 1)),
    // Two days, whatever lies between two of them.
    ("weekend", (DurationUnit::Day, 2)),
    ("weekends", (DurationUnit::Day, 2)),
    ("week", (DurationUnit::Week, 1)),
    ("weeks", (DurationUnit::Week, 1)),
    ("wk", (DurationUnit::Week, 1)),
    ("wks", (DurationUnit::Week, 1)),
    ("fortnight", (DurationUnit::Week, 2)),
    ("fortnights", (DurationUnit::Week, 2)),
    ("month", (DurationUnit::Month, 1)),
    ("months", (DurationUnit::Month, 1)),
    ("mos", (DurationUnit::Month, 1)),
    ("quarter", (DurationUnit::Quarter, 1)),
    ("quarters", (DurationUnit::Quarter, 1)),
    ("year", (DurationUnit::Year, 1)),
    ("years", (DurationUnit::Year, 1)),
    ("yr", (DurationUnit::Year, 1)),
    ("yrs", (DurationUnit::Year, 1)),
    ("decade", (DurationUnit::Decade, 1)),
    ("decades", (DurationUnit::Decade, 1)),
    ("century", (DurationUnit::Century, 1)),
    ("centuries", (DurationUnit::Century, 1)),
];

impl DurationUnit {
    /// The unit that this one is counted in exactly, and how many of it: seconds, or months.
    fn base(self) -> (Self, u32) {
        match self {
            Self::Second => (Self::Second, 1),
            Self::Minute => (Self::Second, 60),
            Self::Hour => (Self::Second, 3_600),
            Self::Day => (Self::Second, 86_400),
            Self::Week => (Self::Second, 604_800),
            Self::Month => (Self::Month, 1),
            Self::Quarter => (Self::Month, 3),
            Self::Year => (Self::Month, 12),
            Self::Decade => (Self::Month, 120),
            Self::Century => (Self::Month, 1_200),
        }
    }
}

impl Duration {
    /// The length in days, when the unit has a fixed number of them: weeks and shorter.
    #[must_use]
    pub fn days(&self) -> Option<Decimal> {
        self.in_unit(DurationUnit::Day)
    }

    /// The length in `unit`; `None` between months and days, as months differ in length.
    #[must_use]
    pub fn in_unit(&self, unit: DurationUnit) -> Option<Decimal> {
        let ((own, many), (other, few)) = (self.unit.base(), unit.base());
        if own != other {
            return None;
        }
        self.amount.checked_mul(Decimal::from(many))?.checked_div(Decimal::from(few))
    }
}

/// Words around a duration that do not change it.
const FRAME: &[&str] = &["period", "span", "stretch", "long", "term", "time", "duration", "window"];

/// Reads a duration as written: "six days", "a six day period", "40-hour", "a decade".
///
/// ```
/// let period = gainsay::time::duration("six day period").unwrap();
/// assert_eq!(period.days(), Some(6.into()));
/// assert!(gainsay::time::duration("six people").is_none());
/// ```
#[must_use]
pub fn duration(text: &str) -> Option<Duration> {
    let tokens = Tokens::new(text);
    let lead = tokens.skip(0, &["for", "over", "in", "within", "during", "about", "around", "nearly", "almost"]);
    let article = tokens.skip(lead, &["a", "an", "the", "one"]);
    let (duration, mut next) = at(&tokens, lead).or_else(|| at(&tokens, article))?;
    next = tokens.skip_mark(next, &["-"]);
    next = tokens.skip(next, FRAME);
    (tokens.skip_mark(next, &["."]) >= tokens.len()).then_some(duration)
}

/// Finds the durations in `text`, in order; not the distances of relative dates ("six days ago") and
/// not ages.
#[must_use]
pub fn scan_durations(text: &str) -> Vec<DurationMention> {
    let tokens = Tokens::new(text);
    let mention = |(from, to, duration)| DurationMention { span: tokens.span(from, to), duration };
    find_durations(&tokens).into_iter().map(mention).collect()
}

/// Finds the durations among the pieces of a text: the first piece of each, and the one after its last.
pub(super) fn find_durations(tokens: &Tokens) -> Vec<(usize, usize, Duration)> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match at(tokens, i).filter(|(_, next)| is_length(tokens, i, *next)) {
            Some((duration, next)) => {
                found.push((i, next, duration));
                i = next;
            }
            None => i += 1,
        }
    }
    found
}

/// Whether what stands around an amount of time leaves it a length.
fn is_length(t: &Tokens, i: usize, next: usize) -> bool {
    let before = i.wrapping_sub(1);
    let is_hours =
        t.get(next.saturating_sub(1)).is_some_and(|p| find(UNITS, &p.key).is_some_and(|u| u.0 < DurationUnit::Day));
    // "Thirty minutes later this week" is a length, and the week says when.
    let soon = t.is(next, &["earlier", "later"]) && t.is(next + 1, &["this", "in", "today"]);
    // Minutes are not counted from a day.
    let from_a_day = is_hours && t.word(next) == "from" && !t.is(next + 1, &["now", "midnight", "noon"]);
    let distance =
        !soon && !from_a_day && t.is(next, &["ago", "earlier", "later", "old", "hence", "after", "before", "from"])
            || (t.mark(next) == "-" && t.is(next + 1, &["old"]));
    // "The last six days" is a date; "it will last two hours" is a verb, as dates do not count hours.
    // "It will last three weekends".
    let verb = t.word(before) == "last"
        && t.is(i.wrapping_sub(2), &["will", "would", "to", "can", "could", "may", "must", "not", "t"]);
    let stretch = !is_hours
        && !verb
        && t.is(before, &["last", "past", "next", "previous", "following", "coming", "every", "each"]);
    let rate = t.is(i, &["a", "an"])
        && (t.is(before, &["times", "once", "twice"]) || t.get(before).is_some_and(|p| p.sort == Sort::Number));
    let inside = t.glued(i)
        && t.get(before)
            .is_some_and(|p| p.sort != Sort::Mark || ["$", "€", "£", ".", ":", "/"].contains(&p.key.as_str()));
    // "A second round", "a second wave": the one after the first.
    let ordinal = t.word(i) == "a"
        && t.word(i + 1) == "second"
        && next == i + 2
        && !t.word(next).is_empty()
        && !t.is(
            next,
            &["or", "and", "to", "in", "for", "at", "before", "is", "was", "per", "each", "on", "when", "as"],
        );
    // "A quarter" is a share of anything.
    let share = t.is(i, &["a", "one"]) && t.word(i + 1) == "quarter" && next == i + 2;
    !(distance || stretch || rate || inside || ordinal || share)
}

/// The duration at `i`, in one unit or in several ("an hour and 30 minutes"), and the place after it.
fn at(t: &Tokens, i: usize) -> Option<(Duration, usize)> {
    let (mut sum, mut next) = one(t, i)?;
    loop {
        let joined = t.skip(t.skip_mark(next, &[","]), &["and"]);
        // "Two weeks, 3 days later": what follows must be finer, and no distance.
        let finer = one(t, joined)
            .filter(|(more, end)| more.unit < sum.unit && !t.is(*end, &["later", "ago", "old", "earlier"]));
        let Some((more, end)) = finer else { break };
        let Some(amount) = sum.in_unit(more.unit).and_then(|a| a.checked_add(more.amount)) else { break };
        (sum, next) = (Duration { amount, unit: more.unit }, end);
    }
    Some((sum, next))
}

/// "A quarter of a century", "three quarters of an hour".
fn quarters(t: &Tokens, i: usize) -> Option<(Duration, usize)> {
    let three = t.phrase(i, "three quarters of");
    let one = || {
        let at = t.phrase(t.skip(i, &["a"]), "quarter")?;
        Some(t.skip_mark(t.skip(at, &["of"]), &["-"]))
    };
    let (many, at) = three.map_or_else(|| one().map(|at| (1, at)), |at| Some((3, at)))?;
    let unit_at = t.skip(at, &["a", "an"]);
    let (unit, count) = find(UNITS, t.word(unit_at)).filter(|_| !t.word(unit_at).ends_with('s'))?;
    let amount = Decimal::new(25 * many * i64::from(count), 2).normalize();
    Some((Duration { amount, unit }, unit_at + 1))
}

/// The duration in one unit at `i`.
fn one(t: &Tokens, i: usize) -> Option<(Duration, usize)> {
    if let Some(found) = quarters(t, i) {
        return Some(found);
    }
    let half = Decimal::new(5, 1);
    let (amount, next) = if t.word(i) == "half" {
        let next = t.skip(t.skip_mark(i + 1, &["-"]), &["a", "an"]);
        (half, next)
    } else {
        let (amount, next) = amount(t, i)?;
        match and_a_half(t, next) {
            Some((part, next)) => (amount.checked_add(part)?, next),
            None => (amount, next),
        }
    };
    let unit_at = t.skip_mark(next, &["-"]);
    let (unit, many) = find(UNITS, t.word(unit_at)).or_else(|| letter(t, i, unit_at))?;
    // "203 HR" are home runs.
    if t.word(unit_at) == "hr" && t.capital(unit_at) {
        return None;
    }
    // "A second later" counts nothing; "h" is an hour only right after its number.
    if t.word(unit_at) == "h" && !t.glued(unit_at) || t.glued(unit_at + 1) && !t.digits(unit_at + 1).is_empty() {
        return None;
    }
    let mut amount = amount.checked_mul(Decimal::from(many))?;
    let mut end = unit_at + 1;
    if let Some((part, next)) = and_a_half(t, end) {
        (amount, end) = (amount.checked_add(part.checked_mul(Decimal::from(many))?)?, next);
    }
    Some((Duration { amount, unit }, end))
}

/// "For 10D", "lasted 2W": a unit by its capital, where a length is wanted; "3D" is no length.
fn letter(t: &Tokens, i: usize, unit_at: usize) -> Option<(DurationUnit, u32)> {
    let wanted =
        i.checked_sub(1).is_some_and(|b| t.is(b, &["for", "lasted", "lasts", "last", "within", "takes", "took"]));
    let alone = t.capital(unit_at) && t.glued(unit_at) && unit_at == i + 1 && t.word(unit_at + 1).is_empty();
    let unit = match t.word(unit_at) {
        "d" if !["1", "2", "3", "4"].contains(&t.digits(i)) => DurationUnit::Day,
        "w" => DurationUnit::Week,
        "y" => DurationUnit::Year,
        _ => return None,
    };
    (wanted && alone).then_some((unit, 1))
}

/// What is left of a whole: "and a half", "and a quarter".
fn and_a_half(t: &Tokens, i: usize) -> Option<(Decimal, usize)> {
    if t.mark(i) == "½" {
        return Some((Decimal::new(5, 1), i + 1));
    }
    let quarters = |n: i64| Decimal::new(n * 25, 2).normalize();
    let parts = [("and a half", 2), ("and half", 2), ("and a quarter", 1), ("and three quarters", 3)];
    let (part, next) = parts.iter().find_map(|(words, part)| Some((*part, t.phrase(i, words)?)))?;
    // "Two hours and half a day" begins another length, and so does "and a quarter of".
    (!t.is(next, &["a", "an", "of"])).then(|| (quarters(part), next))
}

/// A number with decimals, or in words.
fn amount(t: &Tokens, i: usize) -> Option<(Decimal, usize)> {
    if t.mark(i) == "½" {
        return Some((Decimal::new(5, 1), i + 1));
    }
    let number = |at: usize| t.get(at).filter(|p| p.sort == Sort::Number).map(|p| p.key.as_str());
    if let Some(whole) = number(i) {
        let fraction = (t.mark(i + 1) == "." && t.glued(i + 1) && t.glued(i + 2)).then(|| number(i + 2)).flatten();
        return match fraction {
            Some(fraction) => Some((format!("{whole}.{fraction}").parse().ok()?, i + 3)),
            None => Some((whole.parse().ok()?, i + 1)),
        };
    }
    if t.is(i, &["a", "an"]) && t.mark(i + 1) == "½" {
        return None;
    }
    // "All day", "another week", "an entire month": one of them.
    let entire = t.skip(t.skip(i, &["an", "the"]), &["entire", "whole"]);
    if entire > i && t.is(entire - 1, &["entire", "whole"]) || t.is(i, &["all", "another"]) {
        return Some((Decimal::ONE, entire.max(i + 1))).filter(|(_, at)| !t.word(*at).ends_with('s'));
    }
    cardinal(t, i).map(|(n, next)| (Decimal::from(n), next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_written() {
        let cases = [
            ("six day period", "6 Day"),
            ("a six-day period", "6 Day"),
            ("40-hour", "40 Hour"),
            ("six days", "6 Day"),
            ("two weeks", "2 Week"),
            ("3 months", "3 Month"),
            ("a decade", "1 Decade"),
            ("3.5 years", "3.5 Year"),
            ("half an hour", "0.5 Hour"),
            ("one and a half hours", "1.5 Hour"),
            ("an hour and a half", "1.5 Hour"),
            ("a fortnight", "2 Week"),
            ("1,204 days", "1204 Day"),
            ("½ hour", "0.5 Hour"),
            ("3h", "3 Hour"),
            ("twenty-four hours", "24 Hour"),
            ("a couple of weeks", "2 Week"),
            ("a quarter of a century", "0.25 Century"),
            ("three quarters of an hour", "0.75 Hour"),
            ("an hour and 30 minutes", "90 Minute"),
            ("two years and three months", "27 Month"),
            ("one and a quarter years", "1.25 Year"),
        ];
        for (text, expected) in cases {
            let read = duration(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(format!("{} {:?}", read.amount, read.unit), expected, "{text}");
        }
        for text in [
            "",
            "six people",
            "days",
            "a few days",
            "six",
            "99999999999999999999999999999999999 days",
            "$5 days",
            "six days later",
        ] {
            assert!(duration(text).is_none(), "{text}");
        }
    }

    #[test]
    fn only_fixed_lengths_convert() {
        let of = |text: &str| duration(text).unwrap();
        assert_eq!(of("36 hours").days(), Some(Decimal::new(15, 1)));
        assert_eq!(of("two weeks").days(), Some(14.into()));
        assert_eq!(of("three months").days(), None);
        assert_eq!(of("a decade").in_unit(DurationUnit::Month), Some(120.into()));
        assert_eq!(of("79228162514264337593543950335 weeks").days(), None);
    }

    #[test]
    fn distances_rates_and_ages_are_no_lengths() {
        let spans = |text: &str| scan_durations(text).iter().map(|m| m.span.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(spans("over a six day period in 40 hours"), ["six day", "40 hours"]);
        for text in [
            "six days ago",
            "$5 a day",
            "three times a week",
            "a 9-year-old",
            "the past six days",
            "2019 hrsx",
            "a quarter of them",
            "a second wave",
            "12 HR",
            "3D",
        ] {
            assert!(spans(text).is_empty(), "{text}: {:?}", spans(text));
        }
    }
}
