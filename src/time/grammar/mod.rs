//! From pieces of text to what they say of a time, before anything is looked up in a calendar.
//!
//! Every function takes a position and gives what it read with the position after it, and looks at a
//! bounded number of pieces: so reading a text takes time in proportion to its length.

mod calendar;
mod relative;

use super::holidays::Rule;
use super::lexicon::{AFTERTHOUGHTS, APPROXIMATORS, BOUNDS, PARTS_OF_DAY, Part, Unit, Which};
use super::token::{Sort, Tokens};
use super::{Bound, Calendar, Grain, Period};
use chrono::Weekday;

/// The year of a date, as far as the words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    /// No year: the latest that is not after the reference.
    Unstated,
    /// This year of the calendar.
    Is(i32),
    /// So many years from the reference's: "of last year".
    Shift(i32),
    /// "last July", "this summer", "next January".
    Pick(Which),
    /// The year that brings it nearest to the reference: "this Friday, June 15".
    Nearest,
}

/// The longest range whose end is written with two digits ("2019–20"): "2015-32" is none.
const LONGEST_SHORT_RANGE: i32 = 15;

/// Words after which "about" tells a topic.
const TALK: &[&str] = &[
    "how",
    "what",
    "talk",
    "talks",
    "talked",
    "talking",
    "spoke",
    "speaking",
    "asked",
    "question",
    "questions",
    "know",
];

/// A time as the words give it.
#[derive(Clone, Debug)]
pub(super) enum When {
    Day {
        year: YearOf,
        month: u32,
        day: u32,
    },
    /// "08/07/2019": which is the month is not said.
    Slashed {
        year: YearOf,
        first: u32,
        second: u32,
    },
    /// "the 9th", inside a range that gives the month.
    DayOfMonth {
        day: u32,
    },
    Month {
        year: YearOf,
        month: u32,
    },
    Quarter {
        year: YearOf,
        quarter: u32,
    },
    Half {
        year: YearOf,
        half: u32,
    },
    Season {
        year: YearOf,
        code: u32,
    },
    Year(YearOf),
    /// A fiscal or school year; `second` when the words name both its civil years.
    Named {
        year: YearOf,
        second: Option<u32>,
        calendar: Calendar,
    },
    /// A decade or century, by its first year.
    Long {
        start: i32,
        grain: Grain,
    },
    Weekday {
        weekday: Weekday,
        which: Option<Which>,
        week: Option<i64>,
    },
    /// So many days from the reference: "yesterday".
    Days(i64),
    /// So many whole units from the reference's own: "last week" is -1.
    Unit {
        unit: Unit,
        shift: i64,
    },
    /// A day known by its name in any year.
    Holiday {
        year: YearOf,
        rule: Rule,
    },
    /// A weekday that is also a day of its month: "Friday the 13th".
    WeekdayOfMonth {
        weekday: Weekday,
        day: u32,
    },
    /// The part of the reference's unit that is over, or that is to come: "earlier this year".
    Rest {
        unit: Unit,
        ahead: bool,
        /// All of it: "year to date", "the rest of the week".
        whole: bool,
    },
    /// A week by its number: "week 3 of 2027".
    WeekNumber {
        year: YearOf,
        week: u32,
    },
    /// A distance from a day: "five years ago", "two weeks before May 13".
    Offset {
        amounts: Vec<(i64, Unit)>,
        from: Option<Box<When>>,
    },
    /// The stretch up to the reference, or from it: "the past three years".
    Stretch {
        amount: u32,
        unit: Unit,
        ahead: bool,
        /// "Within two weeks" begins today, "the next two weeks" tomorrow.
        from_today: bool,
    },
    /// "early 2019".
    Part {
        part: Part,
        /// By a noun, "the end of", which also names a limit.
        noun: bool,
        of: Box<When>,
    },
    /// "the first week of January": count from the start, or from the end when negative.
    Nth {
        nth: i32,
        count: u32,
        unit: Unit,
        of: Box<When>,
    },
    /// "the first Tuesday in November": from the end when negative.
    NthWeekday {
        nth: i32,
        weekday: Weekday,
        of: Box<When>,
    },
    /// "the 12 months ending June 2025".
    Ending {
        amounts: Vec<(i64, Unit)>,
        end: Box<When>,
    },
    /// "three days starting Monday".
    Running {
        amounts: Vec<(i64, Unit)>,
        start: Box<When>,
    },
    /// "the week of April 10".
    WeekOf(Box<When>),
    /// "Labor Day weekend".
    HolidayWeekend {
        year: YearOf,
        rule: Rule,
    },
    /// The weekend so many weeks from the reference's; `None` for the latest one begun.
    Weekend(Option<i64>),
    /// "Recent years": a time that is not told.
    Vague,
    /// A day known by its name.
    Known(Box<Period>),
}

/// A time, or a range of it, with what bounds it.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub bound: Bound,
    pub approximate: bool,
    pub from: When,
    /// The end of a range.
    pub to: Option<When>,
    /// Whether words such as "since" or "between" stand before it, so that a number must be a date.
    pub led: bool,
    /// Where the time itself begins, after those words.
    pub body: usize,
    /// Whether the sentence speaks of what is to come, so that "Tuesday" is the next one.
    pub ahead: bool,
}

impl When {
    /// The same in a year.
    pub fn in_year(mut self, year: YearOf) -> Self {
        set_year(&mut self, year);
        self
    }
}

/// What the grammar reads, and the events that it knows by name.
pub(super) struct Grammar<'a> {
    pub tokens: &'a Tokens,
    pub events: &'a super::read::Events,
}

impl Grammar<'_> {
    /// A phrase at `i`: bound words, a time or a range, and what follows it.
    pub fn phrase(&self, i: usize) -> Option<(Phrase, usize)> {
        if let Some(found) = self.hedged_distance(i) {
            return Some(found);
        }
        let (mut bound, mut at) = self.bound(i).unwrap_or((Bound::Within, i));
        let mut approximate = false;
        if let Some(next) = self.approximator(at) {
            (approximate, at) = (true, next);
            if bound == Bound::Within {
                (bound, at) = self.bound(at).unwrap_or((bound, at));
            }
        }
        let range_word =
            (bound == Bound::Within).then(|| self.tokens.word(at)).filter(|w| ["between", "from"].contains(w));
        let body = at + usize::from(range_word.is_some());
        let (from, mut to, mut next) = self.range(body, range_word)?;
        if range_word == Some("between") && to.is_none() {
            return None;
        }
        let settled = bound != Bound::Within || to.is_some();
        if let Some((after, words)) = self.afterthought(next).filter(|_| !settled) {
            (bound, next) = (after, words);
        }
        if let Some(end) = self.tokens.phrase(next, "or so") {
            (approximate, next) = (true, end);
        }
        // "Since 2012 to 2019" is a range like any other.
        if to.is_some() && bound != Bound::Within {
            if bound == Bound::Since { bound = Bound::Within } else { to = None }
        }
        let led = body > i;
        Some((Phrase { bound, approximate, from, to, led, body, ahead: false }, next))
    }

    /// "More than five years ago", "less than a month ago": the distance is a limit.
    fn hedged_distance(&self, i: usize) -> Option<(Phrase, usize)> {
        let hedges =
            [("more than", Bound::By), ("at least", Bound::By), ("over", Bound::By), ("less than", Bound::Since)];
        let (bound, body) = hedges.iter().find_map(|(words, bound)| Some((*bound, self.tokens.phrase(i, words)?)))?;
        let (from, next) = self.when(body)?;
        let When::Offset { amounts, from: base } = &from else { return None };
        let back = amounts.iter().all(|a| a.0 < 0);
        let (bound, from, to) = match (base.as_deref().cloned(), bound) {
            (None, bound) if back => (bound, from, None),
            (None, _) => return None,
            // "Less than three days after tomorrow" lies between the two.
            (Some(base), Bound::Since) if back => (Bound::Within, from, Some(base)),
            (Some(base), Bound::Since) => (Bound::Within, base, Some(from)),
            (Some(_), _) => (if back { Bound::By } else { Bound::Since }, from, None),
        };
        Some((Phrase { bound, approximate: false, from, to, led: true, body, ahead: false }, next))
    }

    /// The words at `i` that bound a period.
    pub fn bound(&self, i: usize) -> Option<(Bound, usize)> {
        BOUNDS.iter().find_map(|(words, bound)| Some((*bound, self.tokens.phrase(i, words)?)))
    }

    fn approximator(&self, i: usize) -> Option<usize> {
        // "How about Tuesday?" asks, and "talk about 2019" tells a topic.
        let topic = i.checked_sub(1).is_some_and(|b| self.tokens.is(b, TALK));
        if !self.tokens.is(i, APPROXIMATORS) || (topic && self.tokens.word(i) == "about") {
            return None;
        }
        let dotted = self.tokens.is(i, &["c", "ca"]);
        let next = i + 1;
        // "c. 1850": a bare letter is no word for "about" without its dot.
        if dotted { (self.tokens.mark(next) == ".").then_some(next + 1) } else { Some(next) }
    }

    fn afterthought(&self, i: usize) -> Option<(Bound, usize)> {
        let (bound, next) =
            AFTERTHOUGHTS.iter().find_map(|(words, bound)| Some((*bound, self.tokens.phrase(i, words)?)))?;
        // "On August 7 and after the raid": the words belong to what follows.
        let goes_on = self.tokens.is(next - 1, &["after", "before"])
            && self.tokens.get(next).is_some_and(|t| t.sort != Sort::Mark);
        (!goes_on).then_some((bound, next))
    }

    /// A time, or two of them with a word or dash between.
    fn range(&self, i: usize, led_by: Option<&str>) -> Option<(When, Option<When>, usize)> {
        let first = self.when(i);
        let alone = || first.clone().map(|(when, next)| (when, None, next));
        // "7 to 9 August": the first day borrows its month from the second.
        let (from, at) = match &first {
            Some((when, next)) => (when.clone(), *next),
            None => {
                let (day, next) = self.day_number(self.tokens.skip(i, &["the"]))?;
                (When::DayOfMonth { day }, next)
            }
        };
        let Some(second) = self.connector(at, led_by) else { return alone() };
        let now = (t_is_to(self.tokens, at) && self.tokens.is(second, &["date"])).then(|| (When::Days(0), second + 1));
        let (to, next) = match now.or_else(|| self.when(second)) {
            Some(found) => found,
            None => match self.short_end(&from, second) {
                Some(found) => found,
                None => return alone(),
            },
        };
        // "Friday-Jun-15" is one day, whatever it says twice.
        if self.tokens.is_mark(second - 1, &["-"]) && matches!((&from, &to), (When::Weekday { .. }, When::Day { .. })) {
            return alone();
        }
        let (from, to) = (self.ordered_like(from.clone(), &to, second), self.ordered_like(to, &from, i));
        match merge(from, to) {
            Some((from, to)) => Some((from, Some(to), next)),
            None => alone(),
        }
    }

    /// Day and month of `when` in the order of the other end of the range, which stands at `i`:
    /// "10/1/2017-10/17/2017" writes the month first.
    fn ordered_like(&self, when: When, other: &When, i: usize) -> When {
        match (when, other) {
            (When::Slashed { year, first, second }, When::Day { month, day, .. }) if day != month => {
                let number: Option<u32> = self.tokens.digits(i).parse().ok();
                let (month, day) = if number == Some(*month) { (first, second) } else { (second, first) };
                if number.is_some() { When::Day { year, month, day } } else { When::Slashed { year, first, second } }
            }
            (when, _) => when,
        }
    }

    /// The place after what joins the ends of a range.
    fn connector(&self, i: usize, led_by: Option<&str>) -> Option<usize> {
        let t = self.tokens;
        if t.is(i, &["to", "through", "thru", "until", "till"]) || (led_by == Some("between") && t.word(i) == "and") {
            return Some(t.skip(i + 1, &["the"]).max(i + 1));
        }
        let dash = t.is_mark(i, &["-", "~"]);
        // A dash between spaces is a pause in a sentence, unless the same stands on both sides.
        (dash && (t.glued(i) == t.glued(i + 1))).then_some(i + 1)
    }

    /// The end of a range that leaves out what its beginning has said: "August 7 to 9, 2019", "2019–20".
    fn short_end(&self, from: &When, i: usize) -> Option<(When, usize)> {
        let t = self.tokens;
        match from {
            When::Day { month, day: first, .. } => {
                // "April 27 to the 3rd" runs into a month that it does not name.
                let (day, mut next) = self.day_number(i).filter(|(day, _)| day > first)?;
                let mut year = YearOf::Unstated;
                let comma = t.skip_mark(next, &[","]);
                if let Some((y, end)) = super::number::year(t, t.skip(comma, &["of"])) {
                    (year, next) = (YearOf::Is(y), end);
                }
                Some((When::Day { year, month: *month, day }, next))
            }
            When::Year(YearOf::Is(first)) => {
                let digits = t.digits(i);
                let second: i32 = digits.parse().ok().filter(|_| digits.len() == 2)?;
                let glued = t.glued(i) && !super::number::goes_on(t, i + 1) && !t.is_mark(i + 1, &["-", "/"]);
                let whole = first - first.rem_euclid(100) + second;
                (glued && whole > *first && whole - first <= LONGEST_SHORT_RANGE)
                    .then_some((When::Year(YearOf::Is(whole)), i + 1))
            }
            _ => None,
        }
    }

    /// One time at `i`: of all the ways to read it, the longest.
    pub fn when(&self, i: usize) -> Option<(When, usize)> {
        let base = self.simple(i)?;
        Some(self.with_clock(base))
    }

    fn simple(&self, i: usize) -> Option<(When, usize)> {
        let readings = [self.calendar_date(i), self.relative_date(i), self.event(i)];
        // The first of equally long ones: `max_by_key` would take the last.
        readings.into_iter().flatten().reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// Drops a part of the day that follows: "Tuesday afternoon", "on Tuesday at 5 p.m.".
    fn with_clock(&self, (when, next): (When, usize)) -> (When, usize) {
        let a_day = matches!(when, When::Day { .. } | When::Weekday { .. } | When::Days(_));
        let at = self.tokens.skip(next, &["at", "in"]);
        let at = if at > next { self.tokens.skip(at, &["the"]) } else { at };
        let part = self.tokens.skip(at, &["early", "late"]);
        let at = if self.tokens.is(part, &["morning", "afternoon", "evening"]) { part } else { at };
        if a_day && self.tokens.is(at, PARTS_OF_DAY) { (when, at + 1) } else { (when, next) }
    }

    fn event(&self, i: usize) -> Option<(When, usize)> {
        let (period, next) = self.events.at(self.tokens, i)?;
        Some((When::Known(Box::new(period)), next))
    }
}

/// "To date": up to the day of writing.
fn t_is_to(tokens: &Tokens, i: usize) -> bool {
    tokens.is(i, &["to", "till"])
}

/// Lets the ends of a range complete each other; `None` when they make no range.
pub(super) fn merge(from: When, to: When) -> Option<(When, When)> {
    use YearOf::{Is, Unstated};
    let mut from = match (from, &to) {
        (When::DayOfMonth { day }, When::Day { year, month, day: last }) if day <= *last => {
            When::Day { year: *year, month: *month, day }
        }
        (When::DayOfMonth { .. }, _) => return None,
        (from, _) => from,
    };
    let mut to = to;
    let (a, b) = (year_and_month(&from), year_and_month(&to));
    if let (Some((first, month)), Some((second, last))) = (a, b) {
        match (first, second) {
            (Unstated, Is(year)) => set_year(&mut from, Is(if month > last { year - 1 } else { year })),
            (Is(year), Unstated) => set_year(&mut to, Is(if last < month { year + 1 } else { year })),
            _ => {}
        }
    }
    if let (When::Year(Is(first)), When::Year(Is(second))) = (&from, &to)
        && first >= second
    {
        return None;
    }
    Some((from, to))
}

/// Where in a year a time stands, for those that stand in one: (year, month and day as one number).
fn year_and_month(when: &When) -> Option<(YearOf, u32)> {
    Some(match when {
        When::Day { year, month, day } => (*year, month * 100 + day),
        When::Slashed { year, first, second } => (*year, first * 100 + second),
        When::Month { year, month } => (*year, month * 100),
        When::Quarter { year, quarter } => (*year, (quarter * 3 - 2) * 100),
        When::Half { year, half } => (*year, (half * 6 - 5) * 100),
        When::Season { year, code } => (*year, (code - 20) * 300),
        When::Part { of, .. } => year_and_month(of)?,
        _ => return None,
    })
}

fn set_year(when: &mut When, to: YearOf) {
    match when {
        When::Day { year, .. } | When::Slashed { year, .. } => *year = to,
        When::Month { year, .. } | When::Quarter { year, .. } => *year = to,
        When::Half { year, .. } | When::Season { year, .. } => *year = to,
        When::Part { of, .. } => set_year(of, to),
        _ => {}
    }
}
