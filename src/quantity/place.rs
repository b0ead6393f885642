//! Places in an order that no number names: "last", "the next page", "the second to last".

use super::amount::Text;
use super::numeral::ordinal_word;
use crate::text::Span;
use std::fmt;

/// A place counted from the end of an order, or from where one stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it stands in the text.
    pub span: Span,
    /// Whether it counts from the end; else from the current place.
    pub from_end: bool,
    /// How many places further: -1 of "the last but one".
    pub by: i32,
}

/// As "end-1", "current+1".
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = if self.from_end { "end" } else { "current" };
        write!(f, "{from}{:+}", self.by)
    }
}

/// Words, whether they count from the end, and how far. The longest win; a "the" that opens them is theirs where it is
/// part of the phrase. Each is an English idiom for one place.
const PLACES: &[(&str, bool, i32)] = &[
    ("the last but one", true, -1),
    ("last but one", true, -1),
    ("the one before the last one", true, -1),
    ("the one before the last", true, -1),
    ("one before the last", true, -1),
    ("next to last", true, -1),
    ("penultimate", true, -1),
    ("antepenultimate", true, -2),
    ("last", true, 0),
    ("next", false, 1),
    ("next one", false, 1),
    ("previous", false, -1),
    ("previous one", false, -1),
    ("current", false, 0),
    ("current one", false, 0),
];

/// Words before "last" and "next" that make them no place: "at last", "it will last".
const NO_PLACE_BEHIND: &[&str] =
    &["at", "will", "would", "can", "could", "may", "might", "must", "should", "not", "alternating", "direct", "to"];

/// Words behind "next" that make it a preposition.
const NO_PLACE_BEFORE: &[(&str, &str)] = &[("next", "to"), ("next", "door"), ("last", "long")];

/// Every place that a text names without a number.
pub(super) fn places(text: &Text<'_, '_>) -> Vec<Place> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        match place(text, at) {
            Some((place, end)) => {
                found.push(place);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn place(text: &Text<'_, '_>, at: usize) -> Option<(Place, usize)> {
    if !text.is_word(at) {
        return None;
    }
    let of = |end: usize, from_end, by| Place { span: super::phrase::span(text, at, end), from_end, by };
    if let Some((end, by)) = from_the_end(text, at) {
        return Some((of(end, true, by), end));
    }
    let (words, from_end, by, end) = PLACES
        .iter()
        .filter_map(|(words, from_end, by)| {
            Some((*words, *from_end, *by, super::hedge::matches(words, text.tokens, at)?))
        })
        .max_by_key(|(.., end)| *end)?;
    let single = end == at + 1;
    let behind = at.checked_sub(1).map_or("", |i| text.key(i));
    let quiet = matches!(words, "last" | "next" | "current") && NO_PLACE_BEHIND.contains(&behind)
        || NO_PLACE_BEFORE.iter().any(|(word, after)| *word == words && text.key(end) == *after);
    // A name, "Last Supper", is no place; at the start of a sentence, and in a title's capitals, it may be.
    let name = text.tokens[at].capital()
        && !matches!(behind, "" | "." | "!" | "?" | "\"" | ":" | "-")
        && text.tokens.get(end).is_some_and(super::token::Token::capital);
    (!(single && (quiet || name))).then(|| (of(end, from_end, by), end))
}

/// "the second to last", "third from the end".
fn from_the_end(text: &Text<'_, '_>, at: usize) -> Option<(usize, i32)> {
    let first = at + usize::from(text.key(at) == "the");
    let place = i32::try_from(ordinal_word(text.key(first)).filter(|n| *n > 1)?).ok()?;
    let mut next = first + 1;
    next += usize::from(text.key(next) == "-");
    let end = match (text.key(next), text.key(next + 1), text.key(next + 2)) {
        ("to", "last", _) | ("from", "last", _) => next + 2,
        ("to", "-", "last") => next + 3,
        ("from", "the", "end" | "last") => next + 3,
        _ => return None,
    };
    Some((end, 1 - place))
}
