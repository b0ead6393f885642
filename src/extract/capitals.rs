//! Names in running text: runs of capitalised words.

use crate::text::{Span, words};
use std::collections::BTreeSet;

/// Small words that stand inside a name.
const INSIDE: &[&str] = &["of", "the", "for", "and", "de", "la", "del", "van", "von", "al"];

/// The names of a text, in order.
pub(super) fn names(text: &str) -> Vec<Span> {
    let all = words(text);
    // A word that opens a sentence is a name where it has its capital elsewhere too.
    let inside: BTreeSet<&str> = all
        .iter()
        .filter(|w| w.span.of(text).starts_with(char::is_uppercase) && !starts_sentence(text, w.span.start))
        .map(|w| w.key.trim_end_matches("s"))
        .collect();
    let mut found: Vec<Span> = Vec::new();
    let mut i = 0;
    while i < all.len() {
        let capital = |k: usize| {
            all.get(k).is_some_and(|w| w.span.of(text).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        };
        let upper = |k: usize| all.get(k).is_some_and(|w| w.span.of(text).starts_with(char::is_uppercase));
        let gap = |k: usize| {
            all.get(k).zip(all.get(k + 1)).and_then(|(a, b)| text.get(a.span.end..b.span.start)).unwrap_or("\n")
        };
        if !upper(i) {
            i += 1;
            continue;
        }
        let mut end = i;
        loop {
            if gap(end) != " " || ends_possessive(all[end].span.of(text)) {
                break;
            }
            if capital(end + 1) {
                end += 1;
            } else if INSIDE.contains(&all[end + 1].key.as_str()) && gap(end + 1) == " " && upper(end + 2) {
                end += 2;
            } else if INSIDE.contains(&all[end + 1].key.as_str())
                && all.get(end + 2).is_some_and(|w| w.key == "the")
                && gap(end + 1) == " "
                && gap(end + 2) == " "
                && upper(end + 3)
            {
                end += 3;
            } else {
                break;
            }
        }
        let first = starts_sentence(text, all[i].span.start);
        let mut from = i;
        if first && from < end && is_function_word(&all[from].key) {
            from += 1;
        }
        let alone = from == end;
        let key = &all[from].key;
        let all_capitals =
            all[from].span.of(text).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && key.len() > 1;
        let opens = first && from == i;
        let known = all_capitals || inside.contains(key.trim_end_matches("s"));
        // "Additionally, Elmton": a word that only opens a sentence is none; nor does it begin a longer name.
        if !alone && opens && !known && is_opening(key) {
            from += 1;
        }
        let alone = from == end;
        let key = &all[from].key;
        if !(alone && (is_function_word(key) || (opens && !known && from == i))) {
            let span = Span::new(all[from].span.start, all[end].span.end);
            let written = span.of(text);
            let cut = ["'s", "’s"].iter().find(|e| written.ends_with(**e)).map_or(0, |e| e.len());
            found.push(Span::new(span.start, span.end - cut));
        }
        i = end + 1;
    }
    found
}

fn ends_possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

fn starts_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").trim_end_matches([' ', '“', '"', '‘', '(', '*', '-', '•']);
    before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':', '\t'])
}

/// Whether a word often opens a sentence and belongs to no name.
fn is_opening(key: &str) -> bool {
    key.ends_with("ly")
        || super::grammar::lexicon::verb(key).is_some_and(|(_, form)| form != super::grammar::lexicon::Form::Base)
}

fn is_function_word(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "in",
        "on",
        "at",
        "of",
        "for",
        "from",
        "to",
        "by",
        "with",
        "it",
        "its",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "there",
        "and",
        "but",
        "or",
        "if",
        "when",
        "while",
        "although",
        "though",
        "as",
        "since",
        "after",
        "before",
        "during",
        "under",
        "over",
        "more",
        "most",
        "some",
        "many",
        "several",
        "all",
        "each",
        "both",
        "no",
        "not",
        "only",
        "just",
        "then",
        "now",
        "today",
        "also",
        "however",
        "according",
        "because",
        "so",
        "once",
        "despite",
        "among",
        "between",
        "about",
        "another",
        "other",
        "one",
        "his",
        "her",
        "their",
        "our",
        "my",
        "what",
        "which",
        "who",
        "why",
        "how",
        "where",
        "yes",
        "here",
        "thus",
        "still",
        "every",
        "any",
        "few",
    ];
    WORDS.contains(&key)
}
