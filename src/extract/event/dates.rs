//! When reports say that something was done: the day of a verb and what it was done to.
//!
//! The date must hang on the verb itself: right behind it and its object, or at the head of the clause. A verb of saying
//! dates the saying.

use super::facts::{Fact, Key, Sentence, Value};
use crate::extract::grammar::lexicon::{Form, verb};
use crate::extract::parallel::token::{Kind, Token};
use crate::time::{Grain, Period};
use std::collections::BTreeSet;

/// Verbs of saying and of going on, which date no event.
const NO_EVENT: &[&str] = &[
    "say", "tell", "report", "announce", "add", "confirm", "state", "declare", "claim", "speak", "ask", "expect",
    "believe", "begin", "start", "continue", "come", "go", "make", "take", "do", "get", "give", "have", "be", "see",
    "show", "call", "be", "include", "remain", "stay", "keep", "lead", "need", "visit", "talk", "write", "note",
    "warn", "promise",
];

/// How many words may stand between the verb and its object's noun, and between that and the date.
const REACH: usize = 8;

/// A date that a report gives, with what was done.
pub(super) fn dates(sentence: &Sentence<'_>) -> Option<Fact> {
    let tokens = sentence.tokens;
    // A sentence of two dates tells of two things.
    let mut periods = tokens.iter().enumerate().filter_map(|(n, t)| match &t.kind {
        Kind::Period(period) => Some((n, t, period.as_ref())),
        _ => None,
    });
    let (at, token, period) = periods.next()?;
    if periods.next().is_some() || !is_plain(period, &token.key) {
        return None;
    }
    let leads = tokens[..at].iter().all(|t| matches!(t.kind, Kind::Small) || t.key == "then");
    // "Voters in 2009 approved a bond": the verb follows at once.
    let next = tokens.get(at + 1).is_some_and(|t| is_event(t).is_some()) && plain_gap(sentence, at);
    let ahead = leads || next;
    let (word, base) = if ahead { first_verb(sentence, at)? } else { last_verb(sentence, at)? };
    let object = object(sentence, word, if ahead { tokens.len() } else { at })?;
    Some(Fact {
        key: Key {
            topic: "date".to_owned(),
            head: object.stem.clone(),
            modifiers: BTreeSet::from([crate::meaning::family(base)]),
            apart: BTreeSet::new(),
            who: None,
            unit: grain(period, &token.key),
        },
        value: Value::Period(Box::new(period.clone())),
        span: token.span,
        sentence: sentence.span,
        counted: format!("{} {}", base, object.span.of(sentence.text)),
        agent: BTreeSet::new(),
        place: None,
        revised: false,
        bare: false,
    })
}

/// Whether a date is a single day, month or year, and is counted from no other day.
fn is_plain(period: &Period, key: &str) -> bool {
    let relative = [
        "last",
        "this",
        "next",
        "previous",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "ago",
        "earlier",
        "since",
        "until",
        "by",
        "before",
        "after",
    ];
    !key.split(' ').any(|word| relative.contains(&word))
        && matches!(period.grain, Grain::Day | Grain::Month | Grain::Year)
}

/// Dates are compared in the shape in which they are given: a weekday with a weekday.
fn grain(period: &Period, key: &str) -> String {
    let weekday = key.split(' ').any(|w| w.ends_with("day")) && !key.bytes().any(|b| b.is_ascii_digit());
    if weekday { "weekday".to_owned() } else { format!("{:?}", period.grain) }
}

fn is_event(token: &Token) -> Option<&'static str> {
    let (base, form) = verb(&token.key)?;
    let past = matches!(form, Form::Past | Form::Ed | Form::Participle);
    (past && token.kind_is_word() && !NO_EVENT.contains(&base)).then_some(base)
}

/// The verb that a date behind it hangs on: the nearest, with no mark between.
fn last_verb(sentence: &Sentence<'_>, at: usize) -> Option<(usize, &'static str)> {
    for n in (0..at).rev().take(REACH + 4) {
        if !plain_gap(sentence, n) {
            return None;
        }
        let token = &sentence.tokens[n];
        if let Some((base, form)) = verb(&token.key)
            && matches!(form, Form::Past | Form::Ed | Form::Participle)
            && token.kind_is_word()
        {
            // "A line called Mantra", "the firm named Brell": what it is called hangs on no date.
            if matches!(base, "call" | "name" | "dub") {
                continue;
            }
            return (!NO_EVENT.contains(&base)).then_some((n, base));
        }
    }
    None
}

/// The verb of a clause that a date leads: "On 19 November, the Tabar sank …".
fn first_verb(sentence: &Sentence<'_>, at: usize) -> Option<(usize, &'static str)> {
    let n = (at + 1..sentence.tokens.len()).take(REACH).find(|n| {
        verb(&sentence.tokens[*n].key).is_some_and(|(_, f)| matches!(f, Form::Past | Form::Ed | Form::Participle))
    })?;
    is_event(&sentence.tokens[n]).map(|base| (n, base))
}

/// The noun of what is done, behind the verb: the last word before a preposition, a mark or a small word.
fn object<'s>(sentence: &Sentence<'s>, verb_at: usize, to: usize) -> Option<&'s Token> {
    let mut head: Option<&Token> = None;
    for n in verb_at + 1..to.min(verb_at + 1 + REACH) {
        let token = &sentence.tokens[n];
        if n > verb_at + 1 && !plain_gap(sentence, n - 1) {
            break;
        }
        let determiner = matches!(token.key.as_str(), "the" | "a" | "an" | "its" | "his" | "her" | "their");
        match token.kind {
            Kind::Word
                if verb(&token.key).is_some_and(|(_, f)| matches!(f, Form::Past | Form::Ed | Form::Participle))
                    && head.is_some() =>
            {
                break;
            }
            Kind::Word | Kind::Name => head = Some(token),
            Kind::Figure(_) => {}
            Kind::Small if head.is_none() && determiner => {}
            _ => break,
        }
    }
    head.filter(|t| !t.key.ends_with("ly") && t.key.len() > 2)
}

fn plain_gap(sentence: &Sentence<'_>, at: usize) -> bool {
    let (Some(a), Some(b)) = (sentence.tokens.get(at), sentence.tokens.get(at + 1)) else { return false };
    sentence.text.get(a.span.end..b.span.start).is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || c == '-'))
}
