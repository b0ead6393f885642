//! Readings: what a claim's value says, read in the light of the property that it answers.

use super::statuses::{ACTIVE, NOT_ACTIVE, status};
use crate::claim::{Value, ValueKind, named_member};
use crate::compare::{Named, is_open};
use crate::quantity::{Figure, Quantifier, ordinal_word, read as read_figure, read_quantifier, says_nothing, small};
use crate::text::{fold_key, words};
use crate::time::{Bound, Context, Grain, Period, read_moment as read_period, scan};
use std::sync::Arc;

/// A value as it was read: once for each value as written, and then compared as often as need be. What names and lists
/// are compared by is kept with them, and a copy shares it, as it shares a figure or a period.
#[derive(Clone, Debug)]
pub enum Reading {
    /// A number with its unit.
    Figure(Arc<Figure>),
    /// "none", "some", "most".
    Quantifier(Quantifier),
    /// A time.
    Period(Arc<Period>),
    /// A name, as written.
    Name(Named),
    /// Names or terms, as written.
    List {
        /// The members.
        members: Vec<String>,
        /// Whether the list claims to be whole.
        complete: bool,
    },
    /// A status, by its word in the vocabulary or the built-in table.
    Status(String),
    /// Yes or no.
    YesNo(bool),
    /// Words that are none of these: a purpose, an effect.
    Phrase(Named),
    /// One of these.
    Any(Vec<Reading>),
    /// It says that there is no value: "n/a", "unknown", "data suppressed".
    Nothing(String),
    /// It could not be read as what its property wants.
    Unreadable {
        /// The words.
        text: String,
        /// Why not.
        why: String,
    },
}

/// Words in the name of a property that ask for a time.
const TIME_WORDS: &[&str] = &[
    "date",
    "year",
    "day",
    "month",
    "since",
    "when",
    "until",
    "began",
    "born",
    "died",
    "independence",
    "founding",
    "establishment",
    "inception",
];

impl Reading {
    /// Reads a value. `kind` is what the property's entry asks for; without one, the value's own look and the words of
    /// the property decide.
    #[must_use]
    pub fn of(value: &Value, kind: Option<ValueKind>, property: &str, context: &Context<'_>) -> Self {
        match value {
            Value::YesNo(yes) => Self::YesNo(*yes),
            // "And others" is no member, and says that there are more.
            Value::List { members, complete } => {
                let kept: Vec<String> = members.iter().filter_map(|member| named_member(member)).collect();
                let open = kept.iter().collect::<Vec<_>>() != members.iter().collect::<Vec<_>>();
                Self::List { members: kept, complete: *complete && !open }
            }
            Value::Any(choices) => {
                Self::Any(choices.iter().map(|c| Self::of_text(c, kind, property, context)).collect())
            }
            Value::Text(text) => Self::of_text(text, kind, property, context),
        }
    }

    fn of_text(text: &str, kind: Option<ValueKind>, property: &str, context: &Context<'_>) -> Self {
        if says_nothing(text) && !text.trim().is_empty() {
            return Self::Nothing(text.to_owned());
        }
        if let Some(quantifier) = read_quantifier(text) {
            return Self::Quantifier(quantifier);
        }
        let unreadable = |why: String| Self::Unreadable { text: text.to_owned(), why };
        // A range of votes begins with the smaller figure, a tally with the winner's.
        if let Some(tally) = tally(text, property).filter(|tally| kind == Some(ValueKind::Figure) && falls(tally)) {
            return Self::Phrase(tally.as_str().into());
        }
        match kind {
            Some(ValueKind::Figure) => match read_figure(text) {
                Ok(figure) => Self::Figure(Arc::new(figure)),
                Err(why) => unreadable(why.to_string()),
            },
            Some(ValueKind::Period) => match read_period(without_year_unit(text), context) {
                Ok(period) => Self::Period(Arc::new(period)),
                Err(why) => unreadable(why.to_string()),
            },
            Some(ValueKind::YesNo) => match yes_no(text) {
                Some(yes) => Self::YesNo(yes),
                None => unreadable("neither yes nor no".to_owned()),
            },
            Some(ValueKind::Status) => match status(text).or_else(|| Some(status_since(text, context)?.0)) {
                Some(status) => Self::Status(status.to_owned()),
                None => Self::Phrase(text.into()),
            },
            // "calls / 600" asks for no name, though "called" is a word for one.
            Some(ValueKind::Name) => match read_figure(text) {
                Ok(figure) if !text.contains(char::is_uppercase) => Self::Figure(Arc::new(figure)),
                // "signed by the governor / 11 July 2024" dates the signature, and names nobody.
                _ if text.contains(|c: char| c.is_ascii_digit()) && !is_bare_year(text) => {
                    match read_period(text, context) {
                        Ok(period) => Self::Period(Arc::new(period)),
                        Err(_) => named(text),
                    }
                }
                _ => named(text),
            },
            Some(ValueKind::List) => match read_figure(text) {
                Ok(figure) => Self::Figure(Arc::new(figure)),
                Err(_) => listed(text),
            },
            None => Self::by_look(text, property, context),
        }
    }

    fn by_look(text: &str, property: &str, context: &Context<'_>) -> Self {
        let status = status(text).or_else(|| Some(status_since(text, context)?.0));
        if let Some(status) = status {
            return Self::Status(status.to_owned());
        }
        match fold_key(text).as_str() {
            "yes" | "true" => return Self::YesNo(true),
            "false" => return Self::YesNo(false),
            _ => {}
        }
        let plain = without_year_unit(text);
        if (asks_for_time(property) || (is_bare_year(plain) && is_participle(property)))
            && let Ok(period) = read_period(plain, context)
        {
            return Self::Period(Arc::new(period));
        }
        if let Some(said) = tally(text, property).or_else(|| place_in_order(text)) {
            return Self::Phrase(said.as_str().into());
        }
        // "every 8 minutes" is a headway of eight.
        let spaced = text.strip_prefix("every ").filter(|_| !text.contains(','));
        if let Ok(figure) = read_figure(spaced.unwrap_or(text)) {
            return Self::Figure(Arc::new(figure));
        }
        match read_period(text, context) {
            Ok(period) => Self::Period(Arc::new(period)),
            Err(_) => named(text),
        }
    }

    /// Whether both are votes for and against, or both places in one order: words that differ only in their figures.
    #[must_use]
    pub fn counts_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Phrase(x), Self::Phrase(y)) => (is_tally(x) && is_tally(y)) || are_of_one_order(x, y),
            _ => false,
        }
    }

    /// The reading of a property whose entry lists its statuses: words that are one of them are that status.
    #[must_use]
    pub fn with_statuses(self, statuses: &[String]) -> Self {
        match self {
            Self::Phrase(text) | Self::Name(text) => {
                let key = fold_key(&text);
                match statuses.iter().find(|status| fold_key(status) == key) {
                    Some(status) => Self::Status(status.clone()),
                    None => named(&text),
                }
            }
            Self::Any(choices) => Self::Any(choices.into_iter().map(|c| c.with_statuses(statuses)).collect()),
            other => other,
        }
    }

    /// What was read, in words.
    #[must_use]
    pub fn describe(&self) -> String {
        use crate::quantity::format_interval;
        match self {
            Self::Figure(f) if f.allowed == f.meant => format!("a figure: {}", format_interval(&f.allowed, &f.unit)),
            Self::Figure(f) => {
                let (allowed, meant) = (format_interval(&f.allowed, &f.unit), format_interval(&f.meant, &f.unit));
                format!("a figure: {allowed}; meant is {meant}")
            }
            Self::Quantifier(q) => format!("a quantity in words: {q:?}").to_lowercase(),
            Self::Period(p) => format!("a time: {} ({})", p.describe(), p.to_edtf()),
            Self::Name(name) => format!("a name: {name}"),
            Self::List { members, complete } => {
                let whole = if *complete { "a whole list" } else { "an open list" };
                format!("{whole} of {}: {}", members.len(), members.join(", "))
            }
            Self::Status(status) => format!("a status: {status}"),
            Self::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Self::Phrase(text) => format!("a phrase: {text}"),
            Self::Any(choices) => choices.iter().map(Self::describe).collect::<Vec<_>>().join(", or "),
            Self::Nothing(text) => format!("no value: \"{text}\""),
            Self::Unreadable { text, why } => format!("\"{text}\" could not be read: {why}"),
        }
    }

    /// Whether a property of `kind` can take this value.
    #[must_use]
    pub fn fits(&self, kind: ValueKind) -> bool {
        match self {
            Self::Unreadable { .. } => false,
            Self::Nothing(_) => true,
            Self::Any(choices) => choices.iter().all(|c| c.fits(kind)),
            Self::Figure(_) => matches!(kind, ValueKind::Figure | ValueKind::List),
            Self::Quantifier(_) => matches!(kind, ValueKind::Figure | ValueKind::List | ValueKind::YesNo),
            Self::Period(_) => kind == ValueKind::Period,
            Self::Name(_) | Self::Phrase(_) => matches!(kind, ValueKind::Name | ValueKind::List),
            Self::List { .. } => matches!(kind, ValueKind::List | ValueKind::Name),
            Self::Status(_) => matches!(kind, ValueKind::Status | ValueKind::YesNo),
            Self::YesNo(_) => kind == ValueKind::YesNo,
        }
    }
}

fn yes_no(text: &str) -> Option<bool> {
    match fold_key(text).as_str() {
        "yes" | "true" | "y" => Some(true),
        "no" | "false" | "n" => Some(false),
        // "blocked, never took effect" says one thing twice.
        _ if text.contains([',', ';']) => {
            let mut said = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).map(yes_no);
            let first = said.next().flatten()?;
            said.all(|other| other == Some(first)).then_some(first)
        }
        other => match status(other) {
            Some(ACTIVE | "enacted") => Some(true),
            Some(NOT_ACTIVE | "ended" | "rejected" | "blocked" | "suspended") => Some(false),
            _ => None,
        },
    }
}

/// A status with the date from which on it is so: "approved on January 26, 2024".
pub(super) fn status_since(text: &str, context: &Context<'_>) -> Option<(&'static str, Period)> {
    let mention = scan(text, context).into_iter().find(|mention| mention.period.grain <= Grain::Year)?;
    let before = text.get(..mention.span.start)?.trim_end();
    // "open again since December": the mention has the word itself.
    let told = mention.period.bound == Bound::Since;
    let words = SINCE.iter().find_map(|lead| before.strip_suffix(lead)).or(told.then_some(before))?;
    let rest = text.get(mention.span.end..)?.trim_matches(|c: char| c == '.' || c.is_whitespace());
    rest.is_empty().then_some((status(words)?, mention.period))
}

/// Words that lead from a status to its date.
const SINCE: &[&str] = &[" on", " in", " since"];

/// Whether the words of a property ask for a time.
fn asks_for_time(property: &str) -> bool {
    words(property).iter().any(|w| TIME_WORDS.contains(&w.key.as_str()))
}

/// Whether a value is four digits that name a year: "1999", and neither "1,999" nor "300".
#[must_use]
pub(super) fn is_bare_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year: u16| YEARS.contains(&year))
}

/// Four digits among these are read as a year where the property leaves open whether it wants a date or a count.
const YEARS: std::ops::RangeInclusive<u16> = 1500..=2100;

/// Whether a property is a participle alone, which asks when: "renovated".
fn is_participle(property: &str) -> bool {
    let all = words(property);
    all.len() == 1 && all[0].key.ends_with("ed")
}

/// A name when a capital or a digit says so, else a phrase.
fn named(text: &str) -> Reading {
    let trimmed = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = trimmed.split_whitespace().collect();
    let capitals = words.iter().filter(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).count();
    if capitals * 2 >= words.len() && capitals > 0 { Reading::Name(text.into()) } else { Reading::Phrase(text.into()) }
}

/// Words of a property whose answer may be a tally.
const TALLIED: &[&str] =
    &["vote", "votes", "voted", "score", "result", "split", "ruling", "outcome", "margin", "tally"];

/// The count of those for and those against, or of two sides of a match, one way for all that are written: "68 to 49",
/// "68-49", "68\u{2013}49". Of a property that asks for none a range stays a range.
fn tally(text: &str, property: &str) -> Option<String> {
    if GOALLESS.contains(&fold_key(text).as_str()) {
        return Some("0\u{2013}0".to_owned());
    }
    let spoken = words(text).iter().any(|w| VOTES.contains(&w.key.as_str()));
    let plain = text.trim().replace(" to ", "-").replace(" against ", "-").replace(['\u{2013}', '\u{2014}'], "-");
    let (a, b) = plain.split_once('-')?;
    let whole = |part: &str| {
        let counted: Vec<String> =
            words(part).into_iter().map(|w| w.key).filter(|w| !VOTES.contains(&w.as_str())).collect();
        let [number] = &counted[..] else { return None };
        let digits = number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
        if digits { Some(number.clone()) } else { small(number).map(|n| n.to_string()) }
    };
    let asked = spoken || words(property).iter().any(|w| TALLIED.contains(&w.key.as_str()));
    if !asked {
        return None;
    }
    Some(format!("{}\u{2013}{}", whole(a)?, whole(b)?))
}

/// A match without goals, in words.
const GOALLESS: &[&str] = &["goalless draw", "a goalless draw", "goalless", "nil nil", "scoreless draw", "scoreless"];

/// Words of a tally that say what is counted: "seven votes to two".
const VOTES: &[&str] = &["vote", "votes"];

/// A place in an order, by number and superlative: "second largest" is "2nd largest", "the biggest" "1st largest".
fn place_in_order(text: &str) -> Option<String> {
    let all: Vec<String> =
        words(text).into_iter().map(|w| w.key).filter(|w| !BEFORE_A_PLACE.contains(&w.as_str())).collect();
    let (number, superlative) = match &all[..] {
        [superlative] => (1, superlative),
        [ordinal, superlative] => (ordinal_word(ordinal)?, superlative),
        _ => return None,
    };
    let of = |word: &str| ORDERS.iter().find(|words| words.contains(&word)).map(|words| words[0]);
    Some(format!("{RANKED}{number} {}", of(superlative)?))
}

/// Superlatives by which things are put in order; those of one line say one order.
const ORDERS: &[&[&str]] = &[
    &["largest", "biggest", "greatest"],
    &["smallest"],
    &["tallest", "highest"],
    &["lowest"],
    &["longest"],
    &["shortest"],
    &["oldest"],
    &["youngest", "newest"],
    &["busiest"],
    &["fastest"],
    &["slowest"],
    &["deepest"],
    &["richest", "wealthiest"],
    &["poorest"],
    &["deadliest"],
    &["costliest"],
];

/// Words before a place in an order that change nothing.
const BEFORE_A_PLACE: &[&str] = &["the", "its", "their", "by", "far", "still"];

/// What a place in an order begins with, once it is read.
const RANKED: &str = "no. ";

/// Whether two answers are places in one order, as they were read.
pub(super) fn are_of_one_order(x: &str, y: &str) -> bool {
    let order = |text: &str| Some(text.strip_prefix(RANKED)?.split_once(' ')?.1.to_owned());
    order(x).is_some_and(|order_of| order(y) == Some(order_of))
}

/// Whether the first figure of a tally is not less than the second.
fn falls(tally: &str) -> bool {
    let figures: Vec<u32> = tally.split('\u{2013}').filter_map(|part| part.parse().ok()).collect();
    matches!(figures[..], [first, second] if first >= second)
}

/// Whether words are a tally as it was read.
pub(super) fn is_tally(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('\u{2013}').is_some_and(|(a, b)| digits(a) && digits(b))
}

/// A list that is written as one string, where a list is asked for; one member is a name.
fn listed(text: &str) -> Reading {
    let name = Named::from(text);
    match name.members() {
        [] | [_] => named(text),
        members => Reading::List { members: members.to_vec(), complete: !is_open(text) },
    }
}

/// "1957 year", of a table whose unit is the year: the year itself.
fn without_year_unit(text: &str) -> &str {
    let bare = [" year", " years", " yr", " calendar year"].iter().find_map(|unit| text.trim().strip_suffix(unit));
    bare.map(str::trim).filter(|year| is_bare_year(year)).unwrap_or(text)
}
