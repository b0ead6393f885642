//! Finding dates in running text, and leaving alone what only looks like one.

use super::grammar::{Grammar, Phrase, When, YearOf};
use super::lexicon::{
    APPROXIMATORS, BOUNDS, DAYS, DECADES, MONTHS, NUMBERS, ORDINALS, PARTS, SEASONS, TENS, Trust, UNITS, WEEKDAYS,
    WHICH,
};
use super::number::ordinal;
use super::read::Events;
use super::resolve::{resolve, unresolved};
use super::token::{Sort, Tokens};
use super::{Bound, Context, Grain, Period, Reference, Unreadable};
use crate::text::Span;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A date found in a text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands, with the words that bound it ("since 2012").
    pub span: Span,
    /// What it says.
    pub period: Period,
}

/// Finds every date, range of dates and relative date in `text`, in order; of two that overlap, the
/// longer.
///
/// A relative date is resolved as far as the reference is known; without one its period is open on
/// both sides and `somewhere`. An ambiguous date ("08/07/2019") lies somewhere between its readings.
#[must_use]
pub fn scan(text: &str, context: &Context<'_>) -> Vec<Mention> {
    let tokens = Tokens::new(text);
    let mention = |found: Found| {
        let span = tokens.span(found.from, found.to);
        let text = span.of(text).to_owned();
        Mention { span, period: Period { text, ..found.period } }
    };
    find(&tokens, context, false).into_iter().map(mention).collect()
}

/// A date found among the pieces of a text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its first piece.
    pub from: usize,
    /// The piece after its last.
    pub to: usize,
    /// What the words say.
    pub phrase: Phrase,
    /// What they come to.
    pub period: Period,
}

/// Finds the dates among the pieces of a text, as [`scan`] does; when `loose`, those too on which no claim
/// can rest: "on 11/20", "on the 18th", "week 31", "the weekend".
pub(super) fn find(tokens: &Tokens, context: &Context<'_>, loose: bool) -> Vec<Found> {
    let none = Events::default();
    let events = context.events.unwrap_or(&none);
    let grammar = Grammar { tokens, events };
    let mut scanner = Scanner { tokens, year_ended_at: None, numbers_ended_at: None, loose };
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let may_begin = !events.is_empty() || tokens.word(i).is_empty() || OPENINGS.contains(tokens.word(i));
        let hit = if may_begin { scanner.mention(&grammar, i) } else { None };
        let Some((mut phrase, next)) = hit else {
            i += 1;
            continue;
        };
        phrase.ahead = phrase.bound != Bound::Since && scanner.is_to_come(i);
        // The year of "the 2019 raids" goes without its article, so that the name keeps it.
        let bare = !phrase.led && phrase.to.is_none() && matches!(phrase.from, When::Year(YearOf::Is(_)));
        let from = if bare { tokens.skip(i, &["the"]) } else { i };
        let next = end_of_event(&grammar, &phrase, next, &context.reference);
        let period = match resolve(&phrase, &context.reference) {
            Ok(period) => Some(period),
            Err(Unreadable::NoReference { .. }) => Some(unresolved(Grain::Day)),
            Err(_) => None,
        };
        if let Some(period) = period {
            found.push(Found { from, to: next, phrase, period });
        }
        i = next;
    }
    found
}

/// The place after the date that follows a known event and repeats it: "the inauguration in January 2025".
fn end_of_event(grammar: &Grammar<'_>, phrase: &Phrase, next: usize, reference: &Reference) -> usize {
    let When::Known(event) = &phrase.from else { return next };
    if !grammar.tokens.is(next, &["in", "on", "of"]) {
        return next;
    }
    let dated = grammar.phrase(next + 1).filter(|(date, _)| date.bound == Bound::Within);
    let same = dated.filter(|(date, _)| resolve(date, reference).is_ok_and(|period| period.overlaps(event)));
    same.map_or(next, |(_, end)| end)
}

/// The words that a phrase may begin with.
static OPENINGS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let mut words = HashSet::from([
        "the",
        "between",
        "from",
        "in",
        "week",
        "weekend",
        "now",
        "present",
        "current",
        "a",
        "an",
        "couple",
        "recent",
        "q",
        "h",
        "fiscal",
        "budget",
        "school",
        "academic",
        "calendar",
        "fy",
        "sy",
        "cy",
        "year",
        "just",
        "only",
        "some",
        "w",
        "rest",
        "remainder",
        "remaining",
        "for",
        "half",
        "about",
        "almost",
        "nearly",
        "over",
        "day",
        "within",
        "more",
        "less",
        "at",
    ]);
    let first = |phrase: &'static str| phrase.split(' ').next().unwrap_or(phrase);
    words.extend(APPROXIMATORS);
    words.extend(super::holidays::first_words());
    words.extend(BOUNDS.iter().map(|e| first(e.0)));
    words.extend(WHICH.iter().map(|e| first(e.0)));
    words.extend(MONTHS.iter().map(|e| e.0));
    words.extend(WEEKDAYS.iter().map(|e| e.0));
    words.extend(SEASONS.iter().map(|e| e.0));
    words.extend(PARTS.iter().map(|e| e.0));
    words.extend(UNITS.iter().map(|e| e.0));
    words.extend(DAYS.iter().map(|e| e.0));
    words.extend(DECADES.iter().map(|e| e.0));
    words.extend([NUMBERS, TENS, ORDINALS].into_iter().flatten().map(|e| e.0));
    words
});

/// Words before a bare year: prepositions, and what makes it a name's year ("the 2019 raids").
const YEAR_LEADS: &[&str] = &[
    "in",
    "of",
    "from",
    "during",
    "throughout",
    "for",
    "on",
    "year",
    "years",
    "the",
    "a",
    "an",
    "this",
    "that",
    "its",
    "his",
    "her",
    "their",
    "our",
    "calendar",
    "summer",
    "election",
    "sometime",
    "to",
    "not",
];

/// Of those, the ones after which the number may also be a count: a plural then decides for it.
const PEOPLE: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "percent",
    "per",
    "pieces",
    "police",
    "million",
    "billion",
    "thousand",
    "hundred",
    "dozen",
    "or",
    "more",
    "other",
    "additional",
    "new",
    "miles",
    "feet",
    "km",
    "kg",
    "m",
    "pounds",
    "dollars",
];

/// Words that end in s and are no plural, so that a year may stand before them.
const NOT_PLURAL: &[&str] = &[
    "was", "is", "has", "does", "its", "this", "as", "us", "vs", "plus", "versus", "thus", "across", "his", "says",
    "yes", "less", "unless", "towards", "perhaps", "always",
];

/// Prepositions that show a bare month to be one.
const MONTH_LEADS: &[&str] = &[
    "in", "of", "since", "until", "till", "during", "by", "before", "after", "from", "through", "for", "between",
    "and", "to", "each", "every", "around", "about", "or",
];

/// What makes a weekday part of a name: the word before it.
const NAMED_DAYS: &[&str] =
    &["black", "cyber", "super", "good", "ash", "palm", "ruby", "bloody", "fat", "every", "each", "giving"];

/// The word after it.
const DAY_COMPOUNDS: &[&str] = &["school", "schools", "times", "mass", "service", "services", "best", "club", "league"];

/// Words that show a sentence to speak of the future: only then is "in two weeks" a date, and no length.
const FUTURE: &[&str] = &[
    "will",
    "ll",
    "shall",
    "would",
    "going",
    "plan",
    "plans",
    "planned",
    "expected",
    "expects",
    "scheduled",
    "due",
    "set",
    "can",
    "expire",
    "expires",
    "ends",
    "begins",
    "starts",
    "leave",
    "leaves",
    "want",
    "wants",
    "hope",
    "hopes",
];

/// Words after which a date without a year is the next one.
const TO_COME: &[&str] = &["will", "ll", "shall", "scheduled", "due", "upcoming", "plans", "plan", "planned"];

/// Words that end their reach: "will not repeat what he said Tuesday".
const PAST: &[&str] = &["was", "were", "had", "said", "did", "has", "have", "since", "made", "held", "took", "ago"];

/// The parts into which news divides things at most: "3/10" is a share, "3/11" a day.
const LARGEST_SHARE: u32 = 10;

/// How many pieces before a date are searched for them.
const TO_COME_REACH: usize = 12;

/// How many pieces before "in two weeks" are searched for such a word.
const FUTURE_REACH: usize = 20;

struct Scanner<'a> {
    tokens: &'a Tokens,
    /// Where the last year ended, for lists: "2017, 2018 and 2019".
    year_ended_at: Option<usize>,
    /// Where the last day and month in numbers ended, for lists: "11/20, 11/22 or 11/25".
    numbers_ended_at: Option<usize>,
    /// Whether to read what no claim can rest on.
    loose: bool,
}

impl Scanner<'_> {
    /// The phrase at `i`, if what stands around it shows it to be a date.
    fn mention(&mut self, grammar: &Grammar<'_>, i: usize) -> Option<(Phrase, usize)> {
        // A word glued to a number or word before it is a part of that.
        let t = self.tokens;
        let inside = t.glued(i) && i.checked_sub(1).is_some_and(|b| t.get(b).is_some_and(|p| p.sort != Sort::Mark));
        let tagged = i
            .checked_sub(1)
            .is_some_and(|b| t.is_mark(b, &["$", "€", "£"]) || (t.glued(i) && t.is_mark(b, &["@", "#", "_", "&"])));
        if inside || tagged || self.is_tail(i) {
            return None;
        }
        if self.loose
            && let Some(found) = self.day_alone(i)
        {
            return Some(found);
        }
        if self.loose
            && let Some(found) = self.numbers(grammar, i)
        {
            self.numbers_ended_at = Some(found.1);
            return Some(found);
        }
        let (phrase, next) = grammar.phrase(i)?;
        if self.is_date(i, &phrase, next) {
            if matches!(phrase.to.as_ref().unwrap_or(&phrase.from), When::Year(_)) {
                self.year_ended_at = Some(next);
            }
            return Some((phrase, next));
        }
        None
    }

    /// Whether a number at `i` ends a longer one: "133-03-03-2020", "555/2019".
    fn is_tail(&self, i: usize) -> bool {
        let t = self.tokens;
        let Some(mark) = i.checked_sub(1).filter(|_| !t.digits(i).is_empty() && t.glued(i)) else { return false };
        let number = mark.checked_sub(1).and_then(|b| t.get(b)).is_some_and(|p| p.sort == Sort::Number);
        number && t.glued(mark) && t.is_mark(mark, &["-", "/", ".", ":"])
    }

    /// "On the 18th", where nothing follows that has such a number: "on the 18th floor" has.
    fn day_alone(&self, i: usize) -> Option<(Phrase, usize)> {
        let t = self.tokens;
        let after = ["on", "from", "until", "since", "by"];
        let lead = i.checked_sub(1).filter(|b| t.is(*b, &after))?;
        let article = t.skip(i, &["the"]);
        if article == i && t.word(lead) != "on" {
            return None;
        }
        let (day, next) = ordinal(t, article).filter(|(day, _)| (1..=31).contains(day))?;
        let alone = t.word(next).is_empty()
            || t.is(next, &["at", "and", "or", "from", "for", "in", "when", "as", "because", "after"]);
        let digits = !t.digits(article).is_empty();
        let from = When::DayOfMonth { day };
        let phrase =
            Phrase { bound: Bound::Within, approximate: false, from, to: None, led: true, body: i, ahead: false };
        (alone && digits && t.mark(next) != "-").then_some((phrase, next))
    }

    /// "11/20", and "from 10/1 to 11/7": a day and month in numbers, where no fraction can stand.
    fn numbers(&self, grammar: &Grammar<'_>, i: usize) -> Option<(Phrase, usize)> {
        let t = self.tokens;
        let (bound, at) = grammar.bound(i).unwrap_or((Bound::Within, i));
        let led = bound == Bound::Within && t.is(at, &["from", "between"]);
        let body = at + usize::from(led);
        if t.digits(body).is_empty() {
            return None;
        }
        let (from, next) = grammar.day_and_month(body, &["/"])?;
        let phrase = |from, to| Phrase { bound, approximate: false, from, to, led: body > i, body, ahead: false };
        let joined = t.is_mark(next, &["-"]) || (led && t.is(next, &["to", "and", "until", "till", "through"]));
        let second =
            joined.then(|| grammar.day_and_month(next + 1, &["/"]).or_else(|| grammar.when(next + 1))).flatten();
        if let Some((to, end)) = second.filter(|(to, _)| matches!(to, When::Slashed { .. } | When::Day { .. })) {
            let open =
                matches!(to, When::Slashed { year: YearOf::Unstated, .. } | When::Day { year: YearOf::Unstated, .. });
            let (to, end) = match grammar.trailing_year(end).filter(|_| open) {
                Some((year, end)) => (to.in_year(year), end),
                None => (to, end),
            };
            // "From 1/4 to 1/3" are shares.
            let share = |at: usize| {
                let number = |at: usize| t.digits(at).parse::<u32>().unwrap_or(0);
                number(at) < number(at + 2) && number(at + 2) <= LARGEST_SHARE
            };
            if share(body) && share(next + 1) {
                return None;
            }
            let (from, to) = super::grammar::merge(from, to)?;
            return Some((phrase(from, Some(to)), end));
        }
        let before = |words: &[&str]| i.checked_sub(1).is_some_and(|b| t.is(b, words));
        let listed = self
            .numbers_ended_at
            .is_some_and(|end| end + 1 == i && (t.is_mark(end, &[","]) || t.is(end, &["and", "or", "to"])));
        let whole = i == 0 && t.get(next).is_none();
        let asked = i > 0 && t.is_mark(i - 1, &["?", ":"]) && !t.glued(i);
        let bounded = matches!(bound, Bound::Since | Bound::Until | Bound::Before | Bound::After);
        let fits = listed || whole || asked || bounded || before(&["on", "dated", "this"]);
        (fits && !led && !t.is_mark(next, &["%", "/", "-"])).then(|| (phrase(from, None), next))
    }

    /// Whether the clause speaks of what is to come: "will meet Tuesday", "is set to vote in July".
    fn is_to_come(&self, i: usize) -> bool {
        let t = self.tokens;
        for at in (i.saturating_sub(TO_COME_REACH)..i).rev() {
            if t.is_mark(at, &[".", "!", "?", ";", ":"]) || t.is(at, PAST) {
                return false;
            }
            let set = t.is(at, &["set", "expected", "going", "about"]) && t.word(at + 1) == "to";
            if t.is(at, TO_COME) || set {
                return true;
            }
            if t.word(at).len() > 4 && t.word(at).ends_with("ed") && !t.is(at, &["expected", "planned", "need"]) {
                return false;
            }
        }
        false
    }

    fn is_date(&self, i: usize, phrase: &Phrase, next: usize) -> bool {
        let years = matches!(phrase.from, When::Year(YearOf::Is(_)));
        if years && (self.counts(i, next, phrase) || self.is_marked(phrase.body)) {
            return false;
        }
        match &phrase.to {
            None => self.one_is_date(i, phrase, next),
            Some(to) => {
                let weekdays =
                    [&phrase.from, to].iter().all(|w| matches!(w, When::Weekday { which: None, week: None, .. }));
                let months = matches!(phrase.from, When::Month { year: YearOf::Unstated, .. })
                    && matches!(to, When::Month { year: YearOf::Unstated, .. });
                let t = self.tokens;
                let weak = months && !phrase.led && !t.capital(phrase.body);
                // "2010-2015-86" is a number of another kind.
                let goes_on = t.mark(next) == "-" && t.glued(next) && !t.digits(next + 1).is_empty();
                (!weekdays || self.loose) && !weak && !goes_on
            }
        }
    }

    fn one_is_date(&self, i: usize, phrase: &Phrase, next: usize) -> bool {
        let t = self.tokens;
        let body = t.skip(phrase.body, &["the"]);
        match &phrase.from {
            When::Year(YearOf::Is(_)) => phrase.led || self.year_fits(i, body, next),
            When::Day { year: YearOf::Unstated, .. } => !self.is_verb(body, next),
            When::Month { year: YearOf::Unstated, .. } => self.month_fits(i, body, next, phrase.led),
            When::Weekday { which: None, week: None, .. } => self.weekday_fits(i, body, next, phrase.led),
            When::Days(0) => self.is_today(i, body, phrase.led),
            When::Offset { from: None, .. } => {
                let time = ["' s time", "' time"].iter().any(|words| t.phrase(next, words).is_some());
                t.word(phrase.body) != "in" || time || self.speaks_of_future(i)
            }
            When::Stretch { ahead: true, .. } => t.word(phrase.body) != "within" || self.speaks_of_future(i),
            When::Weekend(None) => self.loose || t.is(i.wrapping_sub(1), &["over", "during"]),
            When::WeekNumber { year: YearOf::Shift(_), .. } => {
                self.loose && !t.capital(body) && t.word(next).is_empty() && !t.is_mark(next, &["-", ".", "%"])
                    || self.loose && t.get(next).is_none()
                    || self.loose && t.mark(next) == "." && t.get(next + 1).is_none()
            }
            When::Slashed { year: YearOf::Unstated | YearOf::Pick(_) | YearOf::Nearest, .. } => self.loose,
            // Of which year is not told, so nothing can be checked against it.
            When::Named { year: YearOf::Shift(_), .. } => self.loose,
            When::Holiday { year: YearOf::Unstated, .. } => {
                t.capital(next - 1) || t.capital(body) || t.word(body).len() > 6
            }
            When::Long { .. } => self.decade_fits(i, body, next),
            When::Part { of, .. } => {
                !matches!(**of, When::Month { year: YearOf::Unstated, .. })
                    || t.capital(next - 1)
                    || t.mark(next - 1) == "."
            }
            When::Known(_) => phrase.led,
            When::DayOfMonth { .. } | When::Vague => false,
            _ => true,
        }
    }

    /// Whether what follows a four-digit number is what it counts: "in 2019 homes".
    fn counts(&self, i: usize, next: usize, phrase: &Phrase) -> bool {
        let t = self.tokens;
        let follower = t.word(next);
        if follower.is_empty() {
            return t.mark(next) == "%";
        }
        if t.glued(next) {
            return true;
        }
        if PEOPLE.contains(&follower) {
            return !(follower == "or" || follower == "more");
        }
        let plural = follower.len() > 3
            && follower.ends_with('s')
            && !follower.ends_with("ss")
            && !NOT_PLURAL.contains(&follower);
        // "Up to 2000 new homes": after words that also hedge a count, any noun may follow.
        let hedge = t.is(i, APPROXIMATORS) || t.phrase(i, "up to").is_some();
        let adjective = hedge
            && !plural
            && !t.is(next, &["and", "or", "in", "when", "to", "the", "a", "with", "by", "at", "was", "is"]);
        // "In 2019 officials …" begins a sentence; "the 2019 raids" names them.
        let opens = t.capital(i)
            || t.is(i, &["the", "this", "that"])
            || t.is(i.wrapping_sub(1), &["the", "these", "those", "s"]);
        let range = phrase.to.is_some() && t.mark(phrase.body + 1) == "-";
        adjective || (plural && !opens && !range && !t.capital(i.wrapping_sub(1)))
    }

    /// Whether a currency sign, a hyphen or such stands right before the number.
    fn is_marked(&self, body: usize) -> bool {
        let Some(before) = body.checked_sub(1) else { return false };
        let mark = self.tokens.mark(before);
        self.tokens.glued(body) && !mark.is_empty() && !["(", "[", "\"", "'", "-", "=", "*", "_", ">"].contains(&mark)
            || (mark == "-" && self.tokens.glued(body) && self.tokens.glued(before))
            || ["$", "€", "£", "#"].contains(&mark)
    }

    /// Whether a bare year stands where years stand.
    fn year_fits(&self, i: usize, body: usize, next: usize) -> bool {
        let t = self.tokens;
        let before = i.checked_sub(1);
        if body > i || t.is(body, &["year"]) {
            return true; // "the 2019 raids", "year 2019"
        }
        let Some(before) = before else {
            // A text that is only a year, or that begins with one.
            return t.get(next).is_none()
                || t.mark(next) == "'"
                || t.is(next, &["was", "saw", "is", "brought"])
                || t.mark(next) == ":";
        };
        let bracketed = t.is_mark(before, &["(", "["]) && t.is_mark(next, &[")", "]", ",", ";"]);
        if t.mark(next) == "'" && t.word(next + 1) == "s" && t.glued(next + 1) {
            return true; // "2019's raids"
        }
        let possessive = t.word(before) == "s" && t.glued(before);
        let listed = |at: usize| {
            let comma = at.checked_sub(1).filter(|c| t.mark(*c) == ",");
            self.year_ended_at.is_some_and(|end| end == at || comma == Some(end))
        };
        let in_list = (t.is(before, &["and", "or"]) || t.mark(before) == ",") && listed(before);
        let months = t.is_mark(before, &[","]) && before > 0 && MONTHS.iter().any(|m| m.0 == t.word(before - 1));
        t.is(before, YEAR_LEADS) || bracketed || possessive || in_list || months || t.mark(before) == "="
    }

    /// "May 5 people": a lower-case verb with a count.
    fn is_verb(&self, body: usize, next: usize) -> bool {
        let t = self.tokens;
        let weak = MONTHS.iter().any(|m| m.0 == t.word(body) && m.2 == Trust::Weak);
        let touching = t.glued(body + 1);
        weak && !touching && !t.capital(body) && !t.word(next).is_empty() && t.is(next - 1, &["st", "nd", "rd", "th"])
            || weak && !touching && !t.capital(body) && !t.digits(next - 1).is_empty() && !t.word(next).is_empty()
    }

    fn month_fits(&self, i: usize, body: usize, next: usize, led: bool) -> bool {
        let t = self.tokens;
        let prepared = led || i.checked_sub(1).is_some_and(|b| t.is(b, MONTH_LEADS));
        let Some(month) = MONTHS.iter().find(|m| m.0 == t.word(body)) else { return true };
        if month.2 == Trust::Weak {
            // "It may", "to march", "the sun": a capital and a preposition, or "in may".
            let plain = i.checked_sub(1).is_some_and(|b| t.is(b, &["in", "of", "since", "until", "during"])) || led;
            return plain && (t.capital(body) || !t.is(i.wrapping_sub(1), &["of"]))
                || (prepared && t.capital(body) && i > 0);
        }
        // "April Smith", "August Wilson": a name, unless a preposition says otherwise.
        let name = t.capital(next) && !t.word(next).is_empty();
        prepared || (!name && (t.capital(body) || t.word(body).len() > 3))
    }

    fn weekday_fits(&self, i: usize, body: usize, next: usize, led: bool) -> bool {
        let t = self.tokens;
        let before = i.checked_sub(1);
        if before.is_some_and(|b| t.is(b, NAMED_DAYS)) || t.is(next, DAY_COMPOUNDS) {
            return false;
        }
        let weak = WEEKDAYS.iter().any(|w| w.0 == t.word(body) && w.2 == Trust::Weak);
        let listed = i > 1 && t.is(i - 1, &["or", "and"]) && WEEKDAYS.iter().any(|w| w.0 == t.word(i - 2));
        !weak || led || listed || before.is_none_or(|b| t.is(b, &["on", "this", "until", "till"]))
    }

    /// "USA Today" is a paper; "now" alone is no date.
    fn is_today(&self, i: usize, body: usize, led: bool) -> bool {
        let t = self.tokens;
        if t.is(body, &["now", "present"]) {
            return led;
        }
        !(t.capital(body) && i.checked_sub(1).is_some_and(|b| t.capital(b)))
    }

    fn speaks_of_future(&self, i: usize) -> bool {
        let from = i.saturating_sub(FUTURE_REACH);
        let sentence = (from..i).rev().take_while(|at| !self.tokens.is_mark(*at, &[".", "!", "?"]));
        sentence.into_iter().any(|at| self.tokens.is(at, FUTURE))
    }

    /// "In his sixties" is an age, "20th Century Fox" a firm.
    fn decade_fits(&self, i: usize, body: usize, next: usize) -> bool {
        let t = self.tokens;
        let named = DECADES.iter().any(|d| d.0 == t.word(body)) || t.digits(body).len() == 2 && t.word(next - 1) == "s";
        let article = body > i || t.is(i.wrapping_sub(1), &["the", "in", "during", "since", "of"]);
        let firm = t.capital(next - 1) && t.word(next - 1) == "century" && t.capital(next);
        !firm && (!named || article)
    }
}
