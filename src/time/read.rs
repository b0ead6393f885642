//! Reading a whole value: EDTF, or a date as written.

use super::grammar::{Grammar, Phrase, When, YearOf};
use super::resolve::resolve;
use super::token::Tokens;
use super::{Bound, Period, Reference, edtf};
use crate::text::fold_key;
use std::collections::BTreeMap;

/// What relative words resolve against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// When the source was written.
    pub reference: Reference,
    /// The dated events that a text may name; indexed once for a whole run.
    pub events: Option<&'a Events>,
}

/// Why a text is no period, and what would be right.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Unreadable {
    /// Day and month cannot be told apart.
    #[error("`{found}` may be {first} or {second}: write the month as a word, or the date as `{first}`")]
    Ambiguous {
        /// The words read.
        found: String,
        /// One reading, in EDTF.
        first: String,
        /// The other.
        second: String,
    },
    /// The calendar has no such day.
    #[error("`{found}`: the calendar has no such day")]
    NoSuchDay {
        /// The words read.
        found: String,
    },
    /// A range that ends before it begins.
    #[error("`{found}` ends before it begins: write the earlier date first")]
    Backwards {
        /// The words read.
        found: String,
    },
    /// A relative date of a source without a date.
    #[error(
        "`{found}` depends on the date of the source, which is not known: give the source `published`, or write the date out"
    )]
    NoReference {
        /// The words read.
        found: String,
    },
    /// An event that nothing dates.
    #[error(
        "`{found}` names an event without a known date: give the event a `date` in claims/entities.toml, or write the date out"
    )]
    UnknownEvent {
        /// The words read.
        found: String,
    },
    /// Beyond the calendar.
    #[error("`{found}` lies beyond the calendar")]
    TooFar {
        /// The words read.
        found: String,
    },
    /// A time that the words leave open: "in recent years".
    #[error("`{found}` does not say when: leave it out, or write the dates that the source gives")]
    NotTold {
        /// The words read.
        found: String,
    },
    /// No date at all.
    #[error(
        "`{found}` is no date: write EDTF (2019, 2019-08, 2019-08-07, 2025/2029, 2012/..) or words such as \"August 7, 2019\""
    )]
    NotADate {
        /// The words read.
        found: String,
    },
}

impl Unreadable {
    /// The same, with the words that were read.
    pub(super) fn of(mut self, text: &str) -> Self {
        match &mut self {
            Self::Ambiguous { found, .. }
            | Self::NoSuchDay { found }
            | Self::Backwards { found }
            | Self::NoReference { found }
            | Self::UnknownEvent { found }
            | Self::TooFar { found }
            | Self::NotTold { found }
            | Self::NotADate { found } => text.clone_into(found),
        }
        self
    }
}

/// Words before a date that say no more than that it is one.
const LEADS: &[&str] = &["in", "on", "at", "during", "throughout", "over", "for", "within", "of", "sometime"];

/// Words that tie a date to the event before it: "the inauguration in January 2025".
const TIES: &[&str] = &["in", "on", "of"];

/// Reads a whole value, in EDTF or in words.
///
/// ```
/// use gainsay::time::{Context, read};
/// let period = read("August 7, 2019", &Context::default()).unwrap();
/// assert_eq!(period.to_edtf(), "2019-08-07");
/// assert!(read("in recent years", &Context::default()).is_err());
/// ```
///
/// # Errors
///
/// [`Unreadable`] says what was found and what would be right.
pub fn read(text: &str, context: &Context<'_>) -> Result<Period, Unreadable> {
    let text = text.trim();
    match edtf(text) {
        Err(Unreadable::NotADate { .. }) => {}
        settled => return settled,
    }
    let tokens = Tokens::new(text);
    let none = Events::default();
    let grammar = Grammar { tokens: &tokens, events: context.events.unwrap_or(&none) };
    let period = words(&grammar, &context.reference).map_err(|problem| problem.of(text))?;
    Ok(Period { text: text.to_owned(), ..period })
}

fn words(grammar: &Grammar<'_>, reference: &Reference) -> Result<Period, Unreadable> {
    let t = grammar.tokens;
    let mut end = t.len();
    while end > 0 && t.is_mark(end - 1, &[".", ",", ";"]) {
        end -= 1;
    }
    let whole = |start: usize| grammar.phrase(start).filter(|(_, next)| *next >= end).map(|(phrase, _)| phrase);
    let mut start = 0;
    loop {
        if let Some(phrase) = whole(start) {
            if let Some(problem) = ambiguity(&phrase) {
                return Err(problem);
            }
            return resolve(&phrase, reference);
        }
        let next = t.skip(start, LEADS);
        // "Sometime in the 1990s": two such words at most.
        if next == start || next > 2 {
            break;
        }
        start = next;
    }
    after_an_event(grammar, reference, end)
}

/// "After President Trump's inauguration in January 2025": bound words, an event, and a date.
///
/// The date decides, unless the event is known and lies in it. Where in the date the event lies is
/// not said, so the bound takes in all of it.
fn after_an_event(grammar: &Grammar<'_>, reference: &Reference, end: usize) -> Result<Period, Unreadable> {
    let t = grammar.tokens;
    let not_a_date = || Unreadable::NotADate { found: String::new() };
    let (bound, at) = grammar.bound(0).ok_or_else(not_a_date)?;
    let dated = (at + 1..end).filter(|i| t.is(i - 1, TIES) || t.mark(i - 1) == ",").find_map(|i| {
        let (phrase, next) = grammar.phrase(i)?;
        (next >= end && phrase.bound == Bound::Within).then_some((phrase, i))
    });
    let Some((phrase, tie)) = dated else {
        return Err(if t.word(at).is_empty() {
            not_a_date()
        } else {
            Unreadable::UnknownEvent { found: String::new() }
        });
    };
    if let Some(problem) = ambiguity(&phrase) {
        return Err(problem);
    }
    let words = resolve(&phrase, reference)?;
    let known = grammar.events.at(t, t.skip(at, &["the"])).or_else(|| grammar.events.at(t, at));
    if let Some((event, _)) = known.filter(|(event, next)| *next < tie && words.overlaps(event)) {
        let from = When::Known(Box::new(event));
        return resolve(&Phrase { bound, from, to: None, ..phrase }, reference);
    }
    let (start, stop) = match bound {
        Bound::Since | Bound::After => (words.start, None),
        Bound::Before | Bound::By | Bound::Until => (None, words.end),
        Bound::Within => (words.start, words.end),
    };
    Ok(Period { start, end: stop, bound, ..words })
}

/// "08/07/2019" in a phrase: which number is the month is not said.
fn ambiguity(phrase: &Phrase) -> Option<Unreadable> {
    let slashed = |when: &When| match when {
        When::Slashed { year: YearOf::Is(year), first, second } => Some((*year, *first, *second)),
        When::Offset { from: Some(from), .. } => match **from {
            When::Slashed { year: YearOf::Is(year), first, second } => Some((year, first, second)),
            _ => None,
        },
        _ => None,
    };
    let (year, a, b) = slashed(&phrase.from).or_else(|| phrase.to.as_ref().and_then(slashed))?;
    let write = |month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
    Some(Unreadable::Ambiguous { found: String::new(), first: write(a, b), second: write(b, a) })
}

/// Dated events ("President Trump's inauguration", 2025-01-20), found by name or, after "the", by the last words of
/// their name.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// By folded name; `None` where two events of different dates share the words.
    names: BTreeMap<String, Option<Period>>,
    endings: BTreeMap<String, Option<Period>>,
}

/// The longest name of an event, in words: longer ones are descriptions that no text repeats.
const LONGEST_NAME: usize = 12;

impl Events {
    /// Indexes events by their names.
    #[must_use]
    pub fn new(events: &[(String, Period)]) -> Self {
        let mut found = Self::default();
        for (name, period) in events {
            let name = fold_key(name);
            let words: Vec<&str> = name.split(' ').filter(|w| !w.is_empty()).collect();
            if words.is_empty() || words.len() > LONGEST_NAME {
                continue;
            }
            let words = words.strip_prefix(&["the"]).unwrap_or(&words);
            insert(&mut found.names, words.join(" "), period);
            for skipped in 1..words.len() {
                insert(&mut found.endings, words[skipped..].join(" "), period);
            }
        }
        found
    }

    /// Whether there is no event at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The event whose name stands at `i`, and the place after it: the longest name there.
    pub(super) fn at(&self, tokens: &Tokens, i: usize) -> Option<(Period, usize)> {
        if self.is_empty() {
            return None;
        }
        let article = tokens.is(i, &["the"]);
        let mut key = String::new();
        let mut found = None;
        let mut at = tokens.skip(i, &["the"]);
        let mut words = 0;
        // Marks are no words, so the pieces are bounded too.
        let last = i + LONGEST_NAME * 3;
        while words < LONGEST_NAME && at < last {
            let Some(token) = tokens.get(at) else { break };
            match token.key.as_str() {
                // "Trump's" is one word of the key, "know-how" two.
                "'" | "." if token.glued && tokens.glued(at + 1) => {
                    at += 1;
                    key.push_str(&fold_key(tokens.word(at)));
                }
                "-" => {}
                _ => {
                    if !key.is_empty() {
                        key.push(' ');
                    }
                    key.push_str(&fold_key(&token.key));
                    words += 1;
                }
            }
            at += 1;
            let goes_on = tokens.is_mark(at, &["'"]) && tokens.glued(at) && tokens.word(at + 1) == "s";
            let known = self.names.get(&key).or_else(|| self.endings.get(&key).filter(|_| article));
            if let Some(Some(period)) = known.filter(|_| !goes_on) {
                found = Some((period.clone(), at));
            }
        }
        found
    }
}

fn insert(table: &mut BTreeMap<String, Option<Period>>, key: String, period: &Period) {
    let same = |other: &Option<Period>| other.as_ref().is_some_and(|p| (p.start, p.end) == (period.start, period.end));
    let entry = table.entry(key).or_insert_with(|| Some(period.clone()));
    if !same(entry) {
        *entry = None;
    }
}
