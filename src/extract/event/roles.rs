//! Who holds a role of which an event has one: its mayor, the captain of its ship, the driver.

use super::facts::{Fact, Key, Sentence, Value};
use crate::extract::grammar::lexicon::{Form, verb};
use crate::extract::parallel::token::{Kind, Token};
use crate::text::Span;
use std::collections::BTreeSet;

/// Roles that one person holds at a time, in a place or a body. A spokesman, a minister or a witness is one of several.
const ROLES: &[&str] = &[
    "mayor",
    "governor",
    "captain",
    "driver",
    "pilot",
    "chief",
    "director",
    "judge",
    "executive",
    "owner",
    "coach",
    "organiser",
    "organizer",
    "president",
    "principal",
    "headteacher",
    "commander",
    "chairman",
    "chairwoman",
    "suspect",
    "gunman",
    "minister",
    "sheriff",
];

/// Words of no content that may stand before a role in a report alone.
const BEFORE: &[&str] = &["town", "city", "state", "longtime"];

/// Words before a role by which it is of another time, or beside it.
#[rustfmt::skip]
const EARLIER: &[&str] = &[
    "former", "previous", "past", "then", "ex", "outgoing", "incoming", "next", "late", "retired", "deputy", "vice",
    "acting", "interim", "assistant",
];

/// The names of those who hold a role, in a sentence.
pub(super) fn holders(sentence: &Sentence<'_>) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let to = name_end(sentence, at);
        if to == at {
            at += 1;
            continue;
        }
        found.extend(held(sentence, at, to));
        at = to;
    }
    found
}

/// Where the name ends that begins at a token, itself where none does.
fn name_end(sentence: &Sentence<'_>, at: usize) -> usize {
    let mut to = at;
    while to < sentence.tokens.len()
        && matches!(sentence.tokens[to].kind, Kind::Name)
        && !ROLES.contains(&sentence.tokens[to].key.as_str())
        && (to == at || gap(sentence, to - 1) == " ")
    {
        to += 1;
    }
    to
}

/// What stands between a token and the next.
fn gap<'s>(sentence: &Sentence<'s>, at: usize) -> &'s str {
    let (Some(a), Some(b)) = (sentence.tokens.get(at), sentence.tokens.get(at + 1)) else { return "." };
    sentence.text.get(a.span.end..b.span.start).unwrap_or(".")
}

/// The role that stands before a name of a first name and a surname: "Mayor Anna Lund", "the driver, Anna Lund,".
fn held(sentence: &Sentence<'_>, from: usize, to: usize) -> Option<Fact> {
    let tokens = sentence.tokens;
    let role = from.checked_sub(1).filter(|n| ROLES.contains(&tokens[*n].key.as_str()))?;
    let apposed = match gap(sentence, role) {
        " " => false,
        ", " => true,
        _ => return None,
    };
    if to - from < 2 || to - from > 3 || (apposed && !closes(sentence, to)) {
        return None;
    }
    // "Fire chief", "police chief": of what, where a word says it.
    let own = role.checked_sub(1).filter(|n| gap(sentence, *n) == " ").map(|n| &tokens[n]);
    // "Finance director" is no verb, "said director" is; of "works director" who can tell.
    let form = own.and_then(|t| verb(&t.key)).map(|(_, form)| form);
    if form == Some(Form::Third) {
        return None;
    }
    let acts = matches!(form, Some(Form::Past | Form::Ed | Form::Participle | Form::Ing));
    let own = own.filter(|t| matches!(t.kind, Kind::Word) && !acts);
    let own = own.filter(|t| !BEFORE.contains(&t.key.as_str()));
    // "The former finance director".
    let far = own.and(role.checked_sub(2)).filter(|n| gap(sentence, *n) == " ").map(|n| tokens[n].key.as_str());
    if far.is_some_and(|key| EARLIER.contains(&key)) {
        return None;
    }
    // "Norde's mayor": a role in another place is another's.
    let whose = role.checked_sub(1).filter(|n| matches!(tokens[*n].kind, Kind::Name)).map(|n| tokens[n].stem.clone());
    let name: &[Token] = tokens.get(from..to)?;
    let span = Span::new(name.first()?.span.start, name.last()?.span.end);
    let written = span.of(sentence.text);
    let bare = ["'s", "\u{2019}s"].iter().find_map(|s| written.strip_suffix(s)).unwrap_or(written);
    let span = Span::new(span.start, span.start + bare.len());
    Some(Fact {
        key: Key {
            topic: "name".to_owned(),
            head: tokens[role].stem.clone(),
            modifiers: own.iter().map(|t| t.stem.clone()).collect(),
            apart: BTreeSet::new(),
            who: whose,
            unit: "name".to_owned(),
        },
        value: Value::Name(bare.to_owned()),
        span,
        sentence: sentence.span,
        counted: own.into_iter().chain([&tokens[role]]).map(|t| t.key.as_str()).collect::<Vec<_>>().join(" "),
        agent: name.iter().map(|t| t.stem.clone()).collect(),
        place: None,
        revised: false,
        bare: false,
    })
}

/// Whether a comma follows a name: it is in apposition.
fn closes(sentence: &Sentence<'_>, to: usize) -> bool {
    gap(sentence, to - 1).starts_with(',')
}
