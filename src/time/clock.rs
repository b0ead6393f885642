//! Times of day as written: "5:30 p.m.", "half past seven", "between 9 and 10:30 a.m.", "in the evening".
//!
//! A bare number is an hour only beside a day or after "at" ([`Hours::weak`]).

use super::lexicon::{NUMBERS, TENS, WEEKDAYS, find};
use super::token::{Sort, Tokens};

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// Seconds from midnight.
    pub seconds: u32,
    /// Whether seconds were written.
    pub fine: bool,
    /// Whether before or after noon is told.
    told: bool,
}

/// A time of day or a stretch between two, with where it stands.
#[derive(Clone, Debug)]
pub(super) struct Hours {
    /// The first piece.
    pub from: usize,
    /// The piece after the last.
    pub to: usize,
    /// When it begins; of a single time, that time.
    pub start: Option<Clock>,
    /// When it ends; equal to `start` for a single time.
    pub end: Option<Clock>,
    /// It may be a plain number: only a day or "at" beside it makes it an hour.
    pub weak: bool,
    /// It is whole hours: a weak one is then read as hours only after "at".
    pub bare: bool,
    /// "Around".
    pub approximate: bool,
}

const NOON: u32 = 12 * 3600;
const DAY: u32 = 24 * 3600;

/// Parts of a day by their usual hours: nobody draws these lines, but programmes and shifts keep to them.
const PARTS: &[(&str, u32, u32)] = &[
    ("morning", 8 * 3600, NOON),
    ("afternoon", NOON, 16 * 3600),
    ("evening", 16 * 3600, 20 * 3600),
    ("night", 20 * 3600, DAY - 1),
    ("daytime", 8 * 3600, 18 * 3600),
];

/// How the words before a time bound it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Limit {
    From,
    To,
}

/// The words, longer ones first.
const LIMITS: &[(&str, Limit)] = &[
    ("any time from", Limit::From),
    ("any time after", Limit::From),
    ("as early as", Limit::From),
    ("no earlier than", Limit::From),
    ("later than", Limit::From),
    ("shortly after", Limit::From),
    ("after", Limit::From),
    ("since", Limit::From),
    ("starting at", Limit::From),
    ("starting", Limit::From),
    ("no later than", Limit::To),
    ("not later than", Limit::To),
    ("as late as", Limit::To),
    ("earlier than", Limit::To),
    ("shortly before", Limit::To),
    ("before", Limit::To),
    ("until", Limit::To),
    ("till", Limit::To),
    ("by", Limit::To),
];

impl Clock {
    fn at(hour: u32, minute: u32) -> Self {
        Self { seconds: hour * 3600 + minute * 60, fine: false, told: false }
    }

    /// Whether before or after noon is told.
    pub fn is_told(self) -> bool {
        self.told
    }

    /// "17:30", or "17:30:05" when seconds were written.
    pub fn write(self) -> String {
        let (h, m, s) = (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60);
        if self.fine || s > 0 { format!("{h:02}:{m:02}:{s:02}") } else { format!("{h:02}:{m:02}") }
    }

    /// The time in the half of the day that other words tell.
    fn in_half(self, afternoon: bool) -> Self {
        let within = self.seconds % NOON;
        let seconds = match (self.told, afternoon) {
            (true, _) => self.seconds,
            (false, true) => within + NOON,
            (false, false) => within,
        };
        Self { seconds, told: true, ..self }
    }
}

impl Hours {
    /// The same, in the morning, afternoon or evening that words beside it tell.
    pub fn in_part(&self, part: &str) -> Self {
        let half = |clock: Clock| in_part(clock, part);
        Self { start: self.start.map(half), end: self.end.map(half), weak: false, ..self.clone() }
    }
}

fn in_part(clock: Clock, part: &str) -> Clock {
    match part {
        "morning" => clock.in_half(false),
        "afternoon" | "evening" => clock.in_half(true),
        // "At 2 in the night" is after midnight, "at 10" before it.
        "night" => clock.in_half((5 * 3600..NOON).contains(&(clock.seconds % NOON))),
        _ => clock,
    }
}

/// The part of a day at `i`, with its hours: "morning", "late afternoon", "early in the morning".
pub(super) fn part_of_day(t: &Tokens, i: usize) -> Option<(&'static str, Clock, Clock, usize)> {
    let early = t.is(i, &["early", "earlier"]);
    let late = t.is(i, &["late", "later"]);
    let at = if early || late { i + 1 } else { i };
    let at = t.phrase(at, "in the").or_else(|| t.phrase(at, "this")).filter(|_| at > i).unwrap_or(at);
    let (name, start, end) = *PARTS.iter().find(|part| part.0 == t.word(at))?;
    let middle = start + (end - start).div_ceil(7200) / 2 * 7200;
    let (start, end) = if early {
        (start, middle)
    } else if late {
        (middle, end)
    } else {
        (start, end)
    };
    let clock = |seconds| Clock { seconds, fine: false, told: true };
    Some((name, clock(start), clock(end), at + 1))
}

/// The night, with its hours.
pub(super) fn night() -> (&'static str, Clock, Clock) {
    let clock = |seconds| Clock { seconds, fine: false, told: true };
    ("night", clock(20 * 3600), clock(DAY - 1))
}

/// Noon or midnight by the word at `i`.
pub(super) fn noon(t: &Tokens, i: usize) -> Option<Clock> {
    let hour = match t.word(i) {
        "noon" | "midday" => 12,
        "midnight" => 0,
        _ => return None,
    };
    Some(Clock { told: true, ..Clock::at(hour, 0) })
}

/// Every time of day among the pieces of a text, in order.
pub(super) fn find_hours(t: &Tokens) -> Vec<Hours> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < t.len() {
        match hours(t, i) {
            Some(hours) => {
                i = hours.to;
                found.push(hours);
            }
            None => i += 1,
        }
    }
    found
}

/// The time or stretch at `i`, with the words that bound it.
fn hours(t: &Tokens, i: usize) -> Option<Hours> {
    if t.glued(i) && i.checked_sub(1).is_some_and(|b| !t.is_mark(b, &["(", "\"", "-", "'", "["])) {
        return None;
    }
    let limit = LIMITS.iter().find_map(|(words, limit)| Some((*limit, t.phrase(i, words)?)));
    let at = limit.map_or(i, |(_, next)| next);
    let range_word = limit.is_none() && t.is(i, &["from", "between"]);
    let at = at + usize::from(range_word);
    let approximate = t.is(at, &["around", "about", "circa", "approximately", "roughly"]);
    let at = at + usize::from(approximate);
    if limit.is_none()
        && !range_word
        && !approximate
        && let Some(found) = led_by_part(t, i)
    {
        return Some(found);
    }
    if limit.is_none()
        && !range_word
        && let Some(found) = part_alone(t, at)
    {
        return Some(found);
    }
    let (first, mut weak, mut next) = clock(t, at)?;
    let (mut start, mut end) = (first, None);
    // "From 3 in the morning until 5 p.m.".
    let told =
        t.phrase(next, "in the").and_then(|at| part_of_day(t, at)).filter(|(.., at)| second(t, *at, false).is_some());
    let first = match told {
        Some((part, _, _, after)) => {
            (weak, next) = (false, after);
            in_part(first, part)
        }
        None => first,
    };
    if let Some((second, second_weak, after)) = second(t, next, range_word && t.word(i) == "between") {
        // "2019-20": two numbers joined by a dash are hours only beside something that says so.
        (start, end) = ordered(first, second);
        (weak, next) = (weak && second_weak, after);
    }
    let mut hours =
        Hours { from: i, to: next, start: Some(start), end: end.or(Some(start)), weak, bare: false, approximate };
    hours.bare = [hours.start, hours.end].iter().flatten().all(|clock| clock.seconds % 3600 == 0);
    let part_at = t.phrase(next, "in the").or_else(|| t.phrase(next, "at").filter(|at| t.word(*at) == "night"));
    // "One morning" and "all four afternoon classes" count.
    let part = part_of_day(t, part_at.unwrap_or(next)).filter(|_| part_at.is_some() || !hours.weak);
    if let Some((part, _, _, after)) = part {
        hours = Hours { to: after, ..hours.in_part(part) };
    }
    // "3 pm or later".
    let later = t.phrase(hours.to, "or later").or_else(|| t.phrase(hours.to, "or after"));
    let limit = limit.or_else(|| later.map(|after| (Limit::From, after)));
    hours.to = later.unwrap_or(hours.to);
    match limit {
        Some((Limit::From, _)) if end.is_none() => hours.end = None,
        Some((Limit::To, _)) if end.is_none() => hours.start = None,
        Some(_) => return None,
        None if range_word && end.is_none() => {
            // "From 2pm" alone bounds nothing that it names.
            hours.from = at;
        }
        None => {}
    }
    Some(hours)
}

/// "In the morning at 7", "early morning at 8:00".
fn led_by_part(t: &Tokens, i: usize) -> Option<Hours> {
    if is_taken(t, i) {
        return None;
    }
    let lead = t.phrase(i, "in the").unwrap_or(i);
    let (part, _, _, next) = part_of_day(t, lead).filter(|(.., next)| !t.is(next.wrapping_sub(2), &["this"]))?;
    let at = t.skip(next, &["at", "around"]);
    let (time, weak, next) = clock(t, at).filter(|(_, weak, _)| at > next || !weak)?;
    let hours = Hours { from: i, to: next, start: Some(time), end: Some(time), weak, bare: false, approximate: false };
    Some(hours.in_part(part))
}

/// "In the morning", "late afternoon"; not "Good morning".
fn part_alone(t: &Tokens, i: usize) -> Option<Hours> {
    let plain = |at: &usize| PARTS.iter().any(|part| part.0 == t.word(*at));
    let lead = t.phrase(i, "in the").or_else(|| t.phrase(i, "in").filter(plain));
    let lead = lead.or_else(|| t.phrase(i, "at").filter(|at| t.word(*at) == "night")).unwrap_or(i);
    let (part, start, end, next) = part_of_day(t, lead).filter(|(.., next)| !t.is(next.wrapping_sub(2), &["this"]))?;
    let before = i.wrapping_sub(1);
    let greeting = t.is(before, &["good"]) || t.capital(next - 1);
    let vague = part == "night" && lead == i && !t.is(i, &["late", "early"]) && !t.is(before, &["that", "the", "one"]);
    let name = t.mark(next) == "-";
    (!greeting && !is_taken(t, i) && !vague && !name).then_some(Hours {
        from: i,
        to: next,
        start: Some(start),
        end: Some(end),
        weak: false,
        bare: false,
        approximate: false,
    })
}

/// Whether what stands before a part of a day says of which: "every morning", "tomorrow night".
fn is_taken(t: &Tokens, i: usize) -> bool {
    let day = WEEKDAYS.iter().any(|day| day.0 == t.word(i.wrapping_sub(1)));
    day || t.is(
        i.wrapping_sub(1),
        &["early", "late", "later", "every", "each", "this", "last", "next", "tomorrow", "yesterday"],
    )
}

/// What ends a stretch: "to 6 p.m.", "-9:30", "and 5" after "between".
fn second(t: &Tokens, i: usize, between: bool) -> Option<(Clock, bool, usize)> {
    let word = t.is(i, &["to", "till", "until", "through"]) || (between && t.word(i) == "and");
    let dash = t.mark(i) == "-" && t.glued(i) == t.glued(i + 1);
    if word || dash { clock(t, i + 1) } else { None }
}

/// Both ends, each in the half of the day that the other tells: "9:30-4 p.m." begins in the morning.
fn ordered(first: Clock, second: Clock) -> (Clock, Option<Clock>) {
    match (first.told, second.told) {
        (false, true) => {
            let same = first.in_half(second.seconds >= NOON);
            let first = if same.seconds < second.seconds { same } else { first.in_half(second.seconds < NOON) };
            (first, Some(second))
        }
        (_, false)
            if second.seconds <= first.seconds && second.seconds + NOON > first.seconds && second.seconds < NOON =>
        {
            (first, Some(Clock { seconds: second.seconds + NOON, ..second }))
        }
        _ => (first, Some(second)),
    }
}

/// One time at `i`, whether it may be a plain number, and the place after it.
fn clock(t: &Tokens, i: usize) -> Option<(Clock, bool, usize)> {
    if let Some((words, hour)) = [("mid night", 0), ("midnight", 0), ("noonish", 12), ("noon", 12), ("midday", 12)]
        .iter()
        .find_map(|(words, hour)| Some((t.phrase(i, words)?, *hour)))
    {
        return Some((Clock { told: true, ..Clock::at(hour, 0) }, false, words));
    }
    let (mut time, mut weak, mut next) = past(t, i).or_else(|| digits(t, i)).or_else(|| words(t, i))?;
    if let Some((afternoon, after)) = meridiem(t, next) {
        // There is no "00 p.m." and no "14 a.m.".
        if time.seconds > NOON + 3599 || time.seconds < 60 {
            return None;
        }
        if let Some(afternoon) = afternoon {
            time = time.in_half(afternoon);
        }
        (weak, next) = (false, after);
    } else if let Some(after) = ["o ' clock", "oclock", "o clock", "ish"].iter().find_map(|words| t.phrase(next, words))
    {
        (weak, next) = (false, after);
    } else if t.word(next) == "noon" && time.seconds == NOON {
        (time.told, weak, next) = (true, false, next + 1);
    }
    Some((time, weak, next))
}

/// "a.m.", "pm", "p . m .", the "a" of "9:00a": after noon, before it, or untold ("ampm").
fn meridiem(t: &Tokens, i: usize) -> Option<(Option<bool>, usize)> {
    // "9.am"
    let i = if t.mark(i) == "." && t.glued(i) && t.glued(i + 1) && t.is(i + 1, &["am", "pm"]) { i + 1 } else { i };
    let whole = |afternoon| Some((afternoon, if t.mark(i + 1) == "." && goes_on(t, i + 2) { i + 2 } else { i + 1 }));
    match t.word(i) {
        "am" => return whole(Some(false)),
        "pm" => return whole(Some(true)),
        "ampm" => return Some((None, i + 1)),
        "a" | "p" => {}
        _ => return None,
    }
    let afternoon = Some(t.word(i) == "p");
    let dotted = t.mark(i + 1) == ".";
    let m = i + 1 + usize::from(dotted);
    if t.word(m) == "m" && (dotted || !t.glued(m)) {
        return Some((afternoon, if dotted { t.skip_mark(m + 1, &["."]) } else { m + 1 }));
    }
    let ends = !t.glued(i + 1) || t.word(i + 1).is_empty();
    let letter = t.glued(i) && ends;
    letter.then_some((afternoon, i + 1))
}

/// Whether a sentence goes on at `i`, so that a dot before it is no full stop.
fn goes_on(t: &Tokens, i: usize) -> bool {
    t.get(i).is_some_and(|p| !p.capital && p.sort == Sort::Word)
}

/// "17:30", "8:00:31", "2.30", "1140 a.m.", "7".
fn digits(t: &Tokens, i: usize) -> Option<(Clock, bool, usize)> {
    let hour = t.digits(i);
    let number = |at: usize, len: usize| t.digits(at).parse::<u32>().ok().filter(|_| t.digits(at).len() == len);
    let joined = |at: usize, mark: &str| t.mark(at) == mark && t.glued(at) && t.glued(at + 1);
    let ends = |at: usize| !(t.is_mark(at, &[":", "/", "%"]) || t.mark(at) == "." && t.glued(at + 1)) || !t.glued(at);
    match hour.len() {
        1 | 2 => {
            let hour: u32 = hour.parse().ok().filter(|hour| *hour <= 24)?;
            for (mark, weak) in [(":", false), (".", true)] {
                let minute = number(i + 2, 2).filter(|m| joined(i + 1, mark) && *m < 60);
                let Some(minute) = minute else { continue };
                let seconds = number(i + 4, 2).filter(|s| joined(i + 3, mark) && *s < 60);
                if hour == 24 && minute > 0 {
                    return None;
                }
                let time = Clock { told: hour > 12 || hour == 0, ..Clock::at(hour, minute) };
                if let Some(seconds) = seconds.filter(|_| ends(i + 5)) {
                    return Some((Clock { seconds: time.seconds + seconds, fine: true, ..time }, weak, i + 5));
                }
                let ratio = t.is(i + 3, &["ratio", "aspect"])
                    || (1..=2).any(|back| t.is(i.wrapping_sub(back), &["ratio", "odds", "score", "verse"]));
                return (ends(i + 3) && !ratio).then_some((time, weak, i + 3));
            }
            // "7.5 hours", "7%", "5,3": no hour.
            let other = t.glued(i + 1)
                && (t.is_mark(i + 1, &["%", "/", ":", "'", "°", "$"])
                    || t.is_mark(i + 1, &[".", ","]) && t.glued(i + 2) && !t.digits(i + 2).is_empty());
            let told = hour > 12;
            (!other && hour < 24).then_some((Clock { told, ..Clock::at(hour, 0) }, true, i + 1))
        }
        3 | 4 => {
            let n: u32 = hour.parse().ok()?;
            let zero = hour.starts_with('0') && hour.len() == 4;
            // "At 1430 hours": with four digits and a word before it that asks for a time.
            let lead = t.is(i.wrapping_sub(1), &["at", "by", "about", "around", "before", "after", "until", "from"]);
            if lead && hour.len() == 4 && t.is(i + 1, &["hours", "hrs", "hour"]) && n / 100 <= 23 && n % 100 < 60 {
                return Some((Clock { told: true, ..Clock::at(n / 100, n % 100) }, false, i + 2));
            }
            let fits = n / 100 <= 23 && n % 100 < 60 && (zero || meridiem(t, i + 1).is_some());
            fits.then_some((Clock { told: zero && n < 100, ..Clock::at(n / 100, n % 100) }, true, i + 1))
        }
        _ => None,
    }
}

/// A number from 1 to 59 in words.
fn number(t: &Tokens, i: usize) -> Option<(u32, usize)> {
    if let Some(n) = find(NUMBERS, t.word(i)) {
        return Some((n, i + 1));
    }
    let tens = find(TENS, t.word(i)).filter(|tens| *tens < 60)?;
    let next = t.skip_mark(i + 1, &["-"]);
    match find(NUMBERS, t.word(next)).filter(|n| *n < 10) {
        Some(n) => Some((tens + n, next + 1)),
        None => Some((tens, i + 1)),
    }
}

/// "Seven", "five-thirty", "seven twenty-seven".
fn words(t: &Tokens, i: usize) -> Option<(Clock, bool, usize)> {
    let (hour, next) = number(t, i).filter(|(hour, _)| *hour <= 12)?;
    let minute_at = t.skip_mark(next, &["-"]);
    if let Some((minute, end)) = number(t, minute_at).filter(|(minute, _)| *minute >= 10) {
        return Some((Clock::at(hour, minute), true, t.skip(end, &["minutes"])));
    }
    Some((Clock::at(hour, 0), true, next))
}

/// "Half past seven", "20 minutes past eight", "quarter to nine".
fn past(t: &Tokens, i: usize) -> Option<(Clock, bool, usize)> {
    let at = t.skip(i, &["a"]);
    let (minutes, next) = match t.word(at) {
        "half" => (30, at + 1),
        "quarter" => (15, at + 1),
        _ => match t.digits(at).parse::<u32>().ok().filter(|m| *m < 60) {
            Some(minutes) => (minutes, at + 1),
            None => number(t, at)?,
        },
    };
    let unit = t.skip(next, &["minutes", "minute", "min", "mins"]);
    let back = t.word(unit) == "to" && (unit > next || t.word(at) == "quarter");
    if t.word(unit) != "past" && !back {
        return None;
    }
    let hour = t.digits(unit + 1).parse::<u32>().ok().map(|hour| (hour, unit + 2)).or_else(|| number(t, unit + 1));
    let (hour, next) = hour.filter(|(hour, _)| (1..=12).contains(hour))?;
    let time = if back { Clock::at((hour + 11) % 12, 60 - minutes) } else { Clock::at(hour, minutes) };
    Some((time, false, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let t = Tokens::new(text);
        let show = |clock: Option<Clock>| clock.map_or("..".to_owned(), Clock::write);
        let row = |h: Hours| {
            let value = if h.start == h.end { show(h.start) } else { format!("{}/{}", show(h.start), show(h.end)) };
            format!("{}={value}{}", t.span(h.from, h.to).of(text), if h.weak { "?" } else { "" })
        };
        find_hours(&t).into_iter().map(row).collect()
    }

    #[test]
    fn times_are_read_as_written() {
        let cases = [
            ("doors open 5:30 p.m. sharp", "5:30 p.m.=17:30"),
            ("it ended 11 am", "11 am=11:00"),
            ("12 a.m.", "12 a.m.=00:00"),
            ("noon", "noon=12:00"),
            ("half past seven", "half past seven=07:30"),
            ("quarter to nine", "quarter to nine=08:45"),
            ("from 9 to 10:30 am", "from 9 to 10:30 am=09:00/10:30"),
            ("9:30-4 pm", "9:30-4 pm=09:30/16:00"),
            ("after 6PM", "after 6PM=18:00/.."),
            ("until 4:15", "until 4:15=../04:15"),
            ("7 in the evening", "7 in the evening=19:00"),
            ("in the morning at 7", "in the morning at 7=07:00"),
            ("late afternoon", "late afternoon=14:00/16:00"),
            ("at 06:07:08", "06:07:08=06:07:08"),
            ("eight o'clock", "eight o'clock=08:00"),
            ("at 7", "7=07:00?"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_time_stays_weak_or_quiet() {
        for text in ["a ratio of 10:20", "4:3", "7.5 percent", "Good morning", "25:10", "10:61", "2019", "1,204", "7%"]
        {
            assert!(read(text).iter().all(|row| row.ends_with('?')), "{text}: {:?}", read(text));
        }
    }
}
