//! People in a parsed sentence: their full names, and the titles before them.

use super::Telling;
use super::lexicon::TITLES;
use crate::entity::{Kind, Name};
use crate::syntax::Tag;
use crate::text::Span;
use std::ops::Range;

/// A person as a sentence names one.
pub(super) struct Person {
    /// The words of the name.
    pub name: Range<usize>,
    /// The words before it that are written with capitals, as its title is.
    pub title: Range<usize>,
}

impl Telling<'_> {
    /// The people that the sentence names in full, in order.
    pub(super) fn persons(&self) -> Vec<Person> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tree.len() {
            let to = self.run_end(at);
            if to == at {
                at += 1;
                continue;
            }
            found.extend(self.person(at..to));
            at = to;
        }
        found
    }

    /// Where the run of words with capitals ends that begins at a word.
    fn run_end(&self, at: usize) -> usize {
        let mut to = at;
        while to < self.tree.len() {
            let word = self.word(to);
            let capital = word.starts_with(char::is_uppercase) && self.tree.tag(to) != Tag::Prp;
            // "Reyes-Hart", "Ann M. Roe", "Mr. Roe".
            let inside = to > at
                && to + 1 < self.tree.len()
                && matches!(word, "-" | "." | "de" | "van" | "von" | "der" | "la")
                && self.word(to + 1).starts_with(char::is_uppercase)
                && (!matches!(word, "." | "-") || self.gap(to - 1).is_empty())
                && (word != "." || self.is_short(to - 1));
            let apart = to > at && self.gap(to - 1).contains(|c: char| !c.is_whitespace() || c == '\n');
            if !(capital || inside) || apart {
                break;
            }
            to += 1;
        }
        to
    }

    /// Whether a word is an initial or a short title: its stop ends no sentence.
    fn is_short(&self, at: usize) -> bool {
        let word = self.word(at);
        word.chars().count() == 1 || TITLES.contains(&self.tree.lower(at).as_str())
    }

    /// The person of a run of words with capitals: what follows the last title in it.
    fn person(&self, run: Range<usize>) -> Option<Person> {
        let title = |at: &usize| {
            let word = self.tree.lower(*at);
            TITLES.contains(&word.trim_end_matches('.'))
        };
        let mut from = run.clone().rfind(title).map_or(run.start, |last| last + 1);
        while from < run.end && matches!(self.word(from), "." | "The" | "A" | "An" | "And" | "But") {
            from += 1;
        }
        let name = from..run.end;
        let parts = name.clone().filter(|at| self.word(*at).starts_with(char::is_alphabetic)).count();
        let spelled = name.clone().filter(|at| self.word(*at).starts_with(char::is_uppercase));
        let plain = spelled.clone().all(|at| {
            let word = self.word(at);
            let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '\u{2019}' | '-'));
            letters && (word.chars().any(char::is_lowercase) || word.trim_end_matches('.').chars().count() == 1)
        });
        let proper = spelled.clone().filter(|at| self.tree.tag(*at).is_proper()).count();
        if !(2..=5).contains(&parts) || !plain || proper + 1 < spelled.count() {
            return None;
        }
        let read = Name::read(self.words_of(name.clone()).of(self.text));
        (read.likely.is_none_or(|kind| kind == Kind::Person) && read.tokens.len() >= 2)
            .then_some(Person { title: run.start..from, name })
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tree.span(at).of(self.text)
    }

    /// What stands between a word and the next.
    pub(super) fn gap(&self, at: usize) -> &str {
        if at + 1 >= self.tree.len() {
            return "";
        }
        self.text.get(self.tree.span(at).end..self.tree.span(at + 1).start).unwrap_or("")
    }

    /// The text of a run of words.
    pub(super) fn words_of(&self, run: Range<usize>) -> Span {
        let from = self.tree.span(run.start).start;
        Span::new(from, self.tree.span(run.end.max(run.start + 1) - 1).end)
    }

    /// The place among `persons` of the one to whom a word belongs, or who is named in apposition to it.
    pub(super) fn who(&self, persons: &[Person], at: usize) -> Option<usize> {
        use crate::syntax::Label;
        let of = |at: usize| persons.iter().position(|p| p.name.contains(&at) || p.title.contains(&at));
        let beside = |c: &usize| self.tree.label(*c) == Label::Appos;
        of(at)
            .or_else(|| self.tree.children(at).iter().copied().filter(beside).find_map(of))
            .or_else(|| (self.tree.label(at) == Label::Appos).then(|| self.tree.head(at)).flatten().and_then(of))
    }
}
