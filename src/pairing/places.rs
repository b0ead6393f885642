//! Places in phrases: where a phrase says that something is, and where from and where to.

use crate::claim::is_small;
use crate::entity::EntityId;
use crate::text::{Span, words};

/// Words that lead to a place. After a word of `NOT_PLACED` they lead to something else: "participation in".
const PLACED: &[&str] = &["in", "at", "near", "across", "throughout", "within", "inside", "outside"];
const NOT_PLACED: &[&str] =
    &["participation", "membership", "interest", "trust", "role", "work", "involved", "investment", "change", "belief"];

/// Where a phrase says that something is, from the narrowest place to the widest: "Elmton, Orland", "Elmton in Orland".
/// Places side by side ("from Elmton to Ashford") are what it is about, unless one alone stands after "in".
pub(super) fn where_it_is(phrase: &str, places: &[(EntityId, Span)]) -> Vec<EntityId> {
    let mut chains: Vec<(bool, Vec<EntityId>)> = Vec::new();
    let mut end = None;
    for (id, span) in places {
        let placed = leads_to_place(phrase, *span);
        let gap = end.and_then(|end| phrase.get(end..span.start)).unwrap_or("").trim();
        match chains.last_mut() {
            Some((_, chain)) if gap == "," || PLACED.contains(&gap) => chain.push(*id),
            _ => chains.push((placed, vec![*id])),
        }
        end = Some(span.end);
    }
    let mut after_in = chains.iter().filter(|(placed, _)| *placed);
    match (chains.as_slice(), after_in.next(), after_in.next()) {
        ([(_, only)], ..) => only.clone(),
        (_, Some((_, only)), None) => only.clone(),
        _ => Vec::new(),
    }
}

/// Whether a phrase says that something is in a place of this name: "fire in Ashby", and not "Ashby fire".
pub(super) fn is_placed_in(phrase: &str, name: &str) -> bool {
    let found = phrase.find(name).map(|start| Span { start, end: start + name.len() });
    found.is_some_and(|span| leads_to_place(phrase, span))
}

/// Words at the end of a name that make it the name of a place.
const PLACE_ENDS: &[&str] = &["county", "parish", "township", "borough", "province", "prefecture", "oblast"];

/// Whether a name says by its last word that it is a place: "Elm County", "Elm County, Orland".
pub(super) fn is_place_by_name(name: &str) -> bool {
    let bare = name.split(',').next().unwrap_or(name);
    let all = words(bare);
    all.len() > 1 && all.last().is_some_and(|w| PLACE_ENDS.contains(&w.key.as_str()))
}

/// Words at the end of a name that make it the name of a body which is in many places or in none: what is "at" or "in" it
/// is its own. A hospital, a school or a jail is where things are.
const BODY_ENDS: &[&str] = &[
    "trust",
    "authority",
    "agency",
    "commission",
    "committee",
    "council",
    "board",
    "union",
    "association",
    "federation",
    "ministry",
    "department",
    "company",
    "corporation",
    "group",
    "holdings",
    "inc",
    "ltd",
    "plc",
    "llc",
    "police",
    "force",
    "service",
    "services",
    "party",
    "fund",
    "foundation",
    "society",
    "league",
    "alliance",
    "network",
    "lines",
    "line",
    "airlines",
    "bank",
    "partners",
    "partnership",
];

/// Whether a name says by its last word that it is a body, and no place: "Harbour Housing Trust".
pub(super) fn is_body_by_name(name: &str) -> bool {
    let all = words(name);
    all.len() > 1 && all.last().is_some_and(|w| BODY_ENDS.contains(&w.key.as_str()))
}

/// The word before a name by which something goes to it, comes from it or is against it.
pub(super) fn direction(phrase: &str, span: Span) -> Option<&'static str> {
    let before = words(phrase.get(..span.start).unwrap_or(""));
    let word = before.iter().rev().find(|w| w.key != "the")?;
    ["to", "from", "against"].into_iter().find(|d| *d == word.key)
}

/// Whether the words before a name lead to a place, and the name ends there: "in Riverton", not "in NATO exercises".
pub(super) fn leads_to_place(phrase: &str, span: Span) -> bool {
    let before: Vec<String> = words(phrase.get(..span.start).unwrap_or("")).into_iter().map(|w| w.key).collect();
    let after = words(phrase.get(span.end..).unwrap_or(""));
    let Some((last, rest)) = before.split_last() else { return false };
    PLACED.contains(&last.as_str())
        && !rest.last().is_some_and(|w| NOT_PLACED.contains(&w.as_str()))
        && after.first().is_none_or(|w| is_small(&w.key) || w.key == "from")
}

/// Whether a name stands in parentheses at the end of a phrase.
pub(super) fn in_parentheses(phrase: &str, span: Span) -> bool {
    let before = phrase.get(..span.start).unwrap_or("").trim_end();
    let after = phrase.get(span.end..).unwrap_or("").trim();
    before.ends_with('(') && before.len() > 1 && after == ")"
}
