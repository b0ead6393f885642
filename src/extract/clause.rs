//! Clauses: the stretch of a sentence that makes one statement, told by marks and small words.

use super::token::{Token, tokens};
use crate::text::Span;
use std::ops::Range;

/// A sentence taken apart for its clauses.
pub(super) struct Clauses {
    /// Its words.
    pub(super) tokens: Vec<Token>,
    /// Whether each word stands in a quotation.
    pub(super) quoted: Vec<bool>,
    /// Whether a clause begins with each word.
    begins: Vec<bool>,
}

/// Words that begin a clause wherever they stand.
const OPENERS: &[&str] = &[
    "but", "while", "although", "though", "because", "unless", "if", "when", "whenever", "whereas", "who", "which",
    "whose", "where", "whether", "what", "why", "how",
];
/// Words that begin a clause only where a verb follows soon: "after the mill closed", not "after May".
const WITH_VERB: &[&str] = &["after", "before", "since", "until", "as", "and", "or", "so", "once"];
/// Words that begin a clause behind a comma.
const BEHIND_COMMA: &[&str] = &["he", "she", "they", "it", "we", "i", "you", "there", "yet", "nor", "so", "with"];
/// Auxiliaries: what they stand in has a verb.
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "can", "could", "may", "might", "shall",
    "should", "must", "do", "does", "did", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt", "wont",
    "wouldnt", "cant", "cannot", "couldnt", "dont", "doesnt", "didnt",
];
/// How soon the verb follows a word that may begin a clause, in words.
const VERB_WITHIN: usize = 4;
/// Behind these words "that" points: "in that year".
const POINTING: &[&str] = &[
    "in", "at", "on", "of", "by", "for", "to", "from", "after", "before", "since", "until", "during", "with", "than",
    "is", "was",
];

impl Clauses {
    /// Takes a sentence apart.
    pub(super) fn read(sentence: &str) -> Self {
        let tokens = tokens(sentence, Span::new(0, sentence.len()));
        let quoted = quoted(sentence, &tokens);
        let mut clauses = Self { begins: vec![false; tokens.len()], tokens, quoted };
        let mut opened = true;
        for i in 0..clauses.tokens.len() {
            let begins = i == 0 || clauses.begins_at(i, opened);
            clauses.begins[i] = begins;
            if begins {
                // The comma behind "When the mill closed" ends that clause.
                opened = is_subordinate(&clauses.tokens[i].key);
            }
        }
        clauses
    }

    /// The word that holds byte `at`, or the next one.
    pub(super) fn index(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end <= at).min(self.tokens.len().saturating_sub(1))
    }

    /// The words of the clause that holds word `i`.
    pub(super) fn around(&self, i: usize) -> Range<usize> {
        let start = (0..=i).rev().find(|k| self.begins.get(*k).copied().unwrap_or(true)).unwrap_or(0);
        let end = (i + 1..self.tokens.len()).find(|k| self.begins[*k]).unwrap_or(self.tokens.len());
        start..end
    }

    /// Whether a clause begins with word `i`.
    pub(super) fn begins(&self, i: usize) -> bool {
        self.begins.get(i).copied().unwrap_or(true)
    }

    /// The folded word at `i`.
    pub(super) fn key(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.key.as_str())
    }

    /// The folded word before `i`.
    pub(super) fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |p| self.key(p))
    }

    /// The mark behind word `i`.
    pub(super) fn gap(&self, i: usize) -> char {
        self.tokens.get(i).map_or('\0', |t| t.gap)
    }

    /// Where words stand in the sentence, without the "the" before them.
    pub(super) fn span(&self, mut words: Range<usize>) -> Option<Span> {
        while matches!(self.key(words.start), "the" | "a" | "an") && words.len() > 1 {
            words.start += 1;
        }
        let (first, last) = (self.tokens.get(words.start)?, self.tokens.get(words.end.checked_sub(1)?)?);
        (words.start < words.end).then(|| Span::new(first.span.start, last.span.end))
    }

    fn begins_at(&self, i: usize, opened: bool) -> bool {
        let (key, gap) = (self.key(i), self.gap(i - 1));
        if matches!(gap, ';' | ':' | '—' | '–' | '(' | ')' | '“' | '”' | '"' | '?' | '!')
            || self.quoted[i] != self.quoted[i - 1]
        {
            return true;
        }
        let comma = gap == ',';
        if OPENERS.contains(&key) || (key == "that" && !POINTING.contains(&self.before(i))) {
            return true;
        }
        if WITH_VERB.contains(&key) {
            // "Milk and tea were sold": what has no verb yet is no clause, and goes on behind its "and".
            let at_once = AUXILIARIES.contains(&self.key(i + 1)) || is_pronoun(self.key(i + 1));
            let joins = matches!(key, "and" | "or") && !at_once && !self.has_verb(i);
            return !joins && self.verb_follows(i);
        }
        comma && (opened || BEHIND_COMMA.contains(&key) || is_participle(key))
    }

    /// Whether the clause before word `i` shows a verb.
    fn has_verb(&self, i: usize) -> bool {
        let start = (0..i).rev().find(|k| self.begins[*k]).unwrap_or(0);
        (start..i).any(|k| AUXILIARIES.contains(&self.key(k)) || (self.key(k).ends_with("ed") && self.key(k).len() > 4))
    }

    fn verb_follows(&self, i: usize) -> bool {
        for k in i + 1..=i + VERB_WITHIN {
            let key = self.key(k);
            if AUXILIARIES.contains(&key) || is_pronoun(key) {
                return true;
            }
            // "after she closed it": a past form behind a first word.
            if k > i + 1 && key.ends_with("ed") && key.len() > 4 && !self.tokens.get(k).is_some_and(|t| t.capital) {
                return true;
            }
            if self.gap(k) != ' ' {
                return false;
            }
        }
        false
    }
}

fn is_pronoun(key: &str) -> bool {
    matches!(key, "he" | "she" | "they" | "it" | "we" | "i" | "there")
}

/// Whether a clause that begins with the word hangs on another, and ends at a comma.
fn is_subordinate(key: &str) -> bool {
    matches!(
        key,
        "if" | "when"
            | "while"
            | "although"
            | "though"
            | "because"
            | "after"
            | "before"
            | "since"
            | "unless"
            | "as"
            | "once"
            | "until"
            | "whereas"
    )
}

/// Whether a word behind a comma goes on with a clause of its own: "…, arresting 12".
pub(super) fn is_participle(key: &str) -> bool {
    key.ends_with("ing")
        && key.len() > 5
        && !matches!(
            key,
            "during"
                | "including"
                | "according"
                | "nothing"
                | "something"
                | "anything"
                | "everything"
                | "evening"
                | "morning"
        )
}

/// Whether each word stands in a quotation; a mark that only opens or only closes counts to the end or the beginning.
fn quoted(sentence: &str, tokens: &[Token]) -> Vec<bool> {
    let mut marks = Vec::new();
    let mut straight = false;
    for (at, c) in sentence.char_indices() {
        match c {
            '“' | '«' => marks.push((at, true)),
            '”' | '»' => marks.push((at, false)),
            '"' => {
                straight = !straight;
                marks.push((at, straight));
            }
            '`' if sentence.get(at..).is_some_and(|s| s.starts_with("``")) => marks.push((at, true)),
            '\'' if sentence.get(at..).is_some_and(|s| s.starts_with("''")) => marks.push((at, false)),
            _ => {}
        }
    }
    // One straight mark alone at the end closes what an earlier sentence opened.
    let lone = marks.len() == 1
        && marks.iter().all(|(at, open)| {
            *open && sentence.get(*at..).is_some_and(|s| s.starts_with('"')) && *at * 2 > sentence.len()
        });
    if lone {
        marks.iter_mut().for_each(|m| m.1 = false);
    }
    let mut inside = marks.first().is_some_and(|(_, open)| !open);
    let mut next = marks.iter().peekable();
    let mut found = Vec::with_capacity(tokens.len());
    for token in tokens {
        while let Some((_, open)) = next.next_if(|(at, _)| *at < token.span.start) {
            inside = *open;
        }
        found.push(inside);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, expected: &[&str]) {
        let clauses = Clauses::read(sentence);
        let mut found = Vec::new();
        let mut i = 0;
        while i < clauses.tokens.len() {
            let words = clauses.around(i);
            let span = Span::new(clauses.tokens[words.start].span.start, clauses.tokens[words.end - 1].span.end);
            found.push(span.of(sentence));
            i = words.end;
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn a_sentence_falls_into_clauses() {
        check("The mill closed, but the 12 workers were paid.", &["The mill closed", "but the 12 workers were paid"]);
        check("When it closed, 12 men left, taking tools.", &["When it closed", "12 men left", "taking tools"]);
        check("It cost $5 and was sold in May after a year.", &["It cost $5", "and was sold in May after a year"]);
        check("Bread, milk and tea were sold in that year.", &["Bread, milk and tea were sold in that year"]);
        check("“We ran,” she said; they hid.", &["We ran", "she said", "they hid"]);
    }
}
