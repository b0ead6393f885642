//! What stands around a run of capitals: titles, callings, verbs of speech, words for places.

use super::abbreviations::is_attribution;
use super::gazetteer::{ALSO_WORDS, is_demonym};
use super::heads::{Use, is};
use super::judge::{Candidate, is_acronym, pieces};
use super::name::NameKind;
use super::token::Token;
use crate::entity::{WordClass, normal_word, word_class};
use crate::text::Span;
use std::ops::Range;

/// The most words of a person's name that is told by what stands around it.
pub(super) const LONGEST_PERSON: usize = 4;

/// The most words of a place that is told by the "in" before it.
pub(super) const LONGEST_LOCATED: usize = 3;

/// Endings of common words that begin sentences without an article.
const COMMON_ENDINGS: &[&str] = &[
    "ing", "ed", "ly", "tion", "ment", "ness", "ity", "ism", "ance", "ence", "ous", "ful", "able", "ible", "ive",
    "ists", "ers", "ors", "ees", "ians",
];

/// What stands around a name whose words say nothing.
pub(super) fn around(text: &str, tokens: &[Token], run: &Range<usize>) -> (NameKind, &'static str) {
    let before = run.start.checked_sub(1).map(|i| &tokens[i]);
    let next = tokens.get(run.end);
    let last = &tokens[run.end - 1];
    let short =
        run.len() < LONGEST_PERSON && tokens[run.clone()].iter().all(|t| t.capital && !t.upper || t.key.len() == 1);
    if tokens[run.start].titled || !short {
        return (NameKind::Other, "capitals");
    }
    let calling = before.is_some_and(|t| {
        t.gap == ' '
            && !t.possessive
            && (is(&t.key, Use::Calling) || !t.capital && word_class(&t.key).is(WordClass::TITLE))
    });
    let aged = last.gap == ',' && next.is_some_and(|t| t.digit && t.key.len() == 2 && t.gap == ',');
    let says = |t: &Token| is_attribution(t.span.of(text));
    let spoke = last.gap == ' ' && next.is_some_and(says) || before.is_some_and(|t| t.gap == ' ' && says(t));
    let who = last.gap == ',' && next.is_some_and(|t| matches!(t.key.as_str(), "who" | "whose"));
    if calling || aged || who || spoke {
        return (NameKind::Person, "person by what stands around");
    }
    let kind_follows =
        last.gap == ' ' && !last.possessive && next.is_some_and(|t| !t.capital && is(&t.key, Use::KindOfPlace));
    // "the towns of Borden".
    let kind_before = before.is_some_and(|t| t.key == "of" && t.gap == ' ')
        && run
            .start
            .checked_sub(2)
            .is_some_and(|i| !tokens[i].capital && is(&tokens[i].key, Use::KindOfPlace) && tokens[i].gap == ' ');
    if (kind_follows || kind_before) && run.len() <= LONGEST_LOCATED {
        return (NameKind::Place, "place by what stands around");
    }
    if before.is_some_and(|t| matches!(t.key.as_str(), "in" | "near" | "outside") && t.gap == ' ')
        && run.len() <= LONGEST_LOCATED
        && !word_class(&tokens[run.start].key).is(WordClass::GIVEN)
    {
        return (NameKind::Place, "place after in");
    }
    (NameKind::Other, "capitals")
}

/// A person with a title in the run: "State Auditor Ada Moss".
pub(super) fn titled_person(text: &str, tokens: &[Token], run: Range<usize>) -> Option<Candidate> {
    let words = &tokens[run.clone()];
    let class = |t: &Token| word_class(normal_word(&t.key).unwrap_or(&t.key));
    let calls = |k: usize| {
        let given = words.get(k + 1).is_some_and(|t| word_class(&t.key).is(WordClass::GIVEN));
        is(&words[k].key, Use::Calling) && words.len() > k + 2 && (given || words[k].initial)
    };
    let k = (0..words.len().saturating_sub(1)).rev().find(|k| class(&words[*k]).is(WordClass::TITLE) || calls(*k))?;
    let rest = &words[k + 1..];
    let personal = rest.len() <= LONGEST_PERSON
        && rest.iter().all(|t| {
            let particle = !t.capital && t.key.len() <= 3 && t.key != "of" && t.key != "and" && t.key != "for";
            let suffix = matches!(t.key.as_str(), "jr" | "sr" | "ii" | "iii");
            (t.capital
                && (!word_class(&t.key).is_common() || t.key.len() == 1 || is(&t.key, Use::Surname) && rest.len() > 1)
                && !is_demonym(&t.key))
                || particle
                || suffix
        });
    // "General Dynamics" is no general.
    let general = k == 0 && words[0].key == "general" && words.len() == 2;
    let acronym = rest.len() == 1 && is_acronym(&rest[0]);
    if !personal || general || acronym || words[k].possessive {
        return None;
    }
    let first = run.start + k + 1;
    let mut candidate = Candidate::new(text, tokens, first..run.end, NameKind::Person, "person by title");
    let mut start = run.start;
    // The place or body before the office is a name of its own.
    while start < first - 1 && !class(&tokens[start]).is(WordClass::TITLE.or(WordClass::BEFORE_TITLE)) {
        start += 1;
    }
    let start = small_title(tokens, start).filter(|_| start == run.start).map_or(tokens[start].span.start, |t| t.start);
    candidate.title = Some(Span::new(start, tokens[first - 1].span.end));
    Some(candidate)
}

/// A person behind an office with its field: "Secretary of State Ada Moss".
pub(super) fn secretary_of(text: &str, tokens: &[Token], run: Range<usize>) -> Option<Candidate> {
    let of = run.start.checked_sub(1).map(|i| &tokens[i]).filter(|t| t.key == "of" && t.gap == ' ')?;
    let office = run.start.checked_sub(2).map(|i| &tokens[i]).filter(|t| t.gap == ' ' && t.span.end < of.span.start)?;
    if !word_class(normal_word(&office.key).unwrap_or(&office.key)).is(WordClass::TITLE) {
        return None;
    }
    let fields = tokens[run.clone()].iter().take_while(|t| is(&t.key, Use::Portfolio)).count();
    let first = run.start + fields;
    let rest = tokens.get(first..run.end).filter(|rest| !rest.is_empty() && rest.len() <= LONGEST_PERSON)?;
    let personal = rest.iter().all(|t| t.capital && !t.upper && (!word_class(&t.key).is_common() || t.key.len() == 1));
    (fields > 0 && personal).then(|| {
        let mut candidate = Candidate::new(text, tokens, first..run.end, NameKind::Person, "person by title");
        candidate.title = Some(Span::new(office.span.start, tokens[first - 1].span.end));
        candidate
    })
}

/// What stands before the office of a person in one run: the place or the body that the office is of.
pub(super) fn before_title(text: &str, tokens: &[Token], candidate: &Candidate, start: usize) -> Vec<Candidate> {
    let Some(title) = candidate.title else { return Vec::new() };
    let mut end = start;
    while end < tokens.len() && tokens[end].span.end <= title.start {
        end += 1;
    }
    if end == start {
        return Vec::new();
    }
    pieces(text, tokens, start..end)
}

/// The title in small letters before a name: "state senator Ada Moss".
pub(super) fn small_title(tokens: &[Token], first: usize) -> Option<Span> {
    let last = first.checked_sub(1)?;
    let class = |i: usize| word_class(normal_word(&tokens[i].key).unwrap_or(&tokens[i].key));
    let joins = |i: usize| tokens[i].gap == ' ' && !tokens[i].possessive;
    if !joins(last) || !class(last).is(WordClass::TITLE) || tokens[last].capital {
        return None;
    }
    let mut start = last;
    while start > 0
        && joins(start - 1)
        && !tokens[start - 1].capital
        && class(start - 1).is(WordClass::TITLE.or(WordClass::BEFORE_TITLE))
    {
        start -= 1;
    }
    Some(Span::new(tokens[start].span.start, tokens[last].span.end))
}

/// Whether a single word that begins a sentence is a name by itself.
pub(super) fn begins_as_name(tokens: &[Token], i: usize, candidate: &Candidate) -> bool {
    let token = &tokens[i];
    if candidate.rule == "place by name" {
        return !ALSO_WORDS.contains(&token.key.as_str()) || matches!(token.gap, ',') || token.possessive;
    }
    if candidate.kind == NameKind::Body || candidate.rule == "person by what stands around" {
        return !COMMON_ENDINGS.iter().any(|e| token.key.ends_with(e)) || candidate.kind == NameKind::Body;
    }
    let common = COMMON_ENDINGS.iter().any(|e| token.key.ends_with(e) && token.key.len() > e.len() + 1);
    let follows = tokens.get(i + 1).filter(|_| token.gap == ' ');
    let verb = follows.is_some_and(|t| is(&t.key, Use::Verb) && t.key != "and");
    // "Critics said": a plural without an article.
    let plural = token.key.ends_with('s') && !token.key.ends_with("ss") && !word_class(&token.key).is(WordClass::GIVEN);
    !common && !plural && (token.possessive || verb)
}
