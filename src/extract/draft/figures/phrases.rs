//! The words of subjects, predicates and places, as a figure's claim has them.

use super::Maker;
use crate::extract::draft::scope::words_without_article;
use crate::extract::grammar::lexicon::participle;
use crate::extract::grammar::{Sense, Tag, UNKNOWN};

impl Maker<'_, '_> {
    /// What the passage is about: the lead-in of a list says so, else it is a guess.
    pub(super) fn topic(&self) -> Option<String> {
        self.guessed.set(self.scope.lead.is_none());
        self.scope.topic()
    }

    /// A common noun with "the".
    pub(super) fn is_definite(&self, p: usize) -> bool {
        let phrase = self.read.phrase(p);
        let first =
            self.read.tokens.get(phrase.from).is_some_and(|t| matches!(t.key.as_str(), "the" | "this" | "these"));
        first && self.read.tokens.get(phrase.head).is_some_and(|t| t.tag == Tag::Noun)
    }

    /// The words of a subject, resolved.
    pub(super) fn named(&self, p: usize) -> Option<String> {
        let phrase = self.read.phrase(p);
        let base = self.scope.resolve(self.reader, self.read, phrase)?;
        let mut text = base;
        for (q, preposition) in self.hanging(p) {
            let inner = self.read.phrase(q);
            if matches!(preposition, "of" | "in" | "for" | "between") && !inner.is_period && inner.figure.is_none() {
                text = format!("{text} {preposition} {}", words_without_article(self.reader, self.read, inner));
            }
        }
        Some(text)
    }

    /// The participle of a clause's verb, with what belongs to it.
    pub(super) fn predicate(&self, c: usize) -> String {
        let clause = self.read.clause(c);
        if clause.base.is_empty() {
            return String::new();
        }
        if clause.base == UNKNOWN {
            return self.read.tokens[clause.main].key.clone();
        }
        match clause.sense {
            Sense::Passive => participle(clause.base),
            _ => {
                let object =
                    clause.objects.iter().find(|o| o.preposition.is_none() && !self.read.phrase(o.phrase).is_period);
                let past = self.read.tokens[clause.main].key.clone();
                match object {
                    Some(object) => {
                        let phrase = self.read.phrase(object.phrase);
                        let words = words_without_article(self.reader, self.read, phrase);
                        format!("who {past} {words}")
                    }
                    None => past,
                }
            }
        }
    }

    /// "spends $25 million on schools": what for.
    pub(super) fn purpose(&self, c: usize) -> String {
        let clause = self.read.clause(c);
        let found = clause.objects.iter().find(|o| {
            o.preposition.is_some_and(|t| matches!(self.read.tokens[t].key.as_str(), "on" | "for"))
                && !self.read.phrase(o.phrase).is_period
                && self.read.phrase(o.phrase).from > self.token
        });
        found.map_or_else(String::new, |o| {
            format!(" for {}", words_without_article(self.reader, self.read, self.read.phrase(o.phrase)))
        })
    }

    /// What narrows a counted noun: "of"-phrases and participles behind it.
    pub(super) fn trailing(&self, p: usize) -> String {
        let mut text = String::new();
        for (q, preposition) in self.hanging(p) {
            let phrase = self.read.phrase(q);
            let head = &self.read.tokens[phrase.head];
            if phrase.is_period || phrase.figure.is_some() || head.tag == Tag::Name || head.tag == Tag::Pronoun {
                continue;
            }
            if matches!(preposition, "of" | "in" | "for" | "with" | "on" | "under" | "between") {
                text.push_str(&format!(" {preposition} {}", words_without_article(self.reader, self.read, phrase)));
            }
        }
        text
    }

    /// The place that a clause names.
    pub(super) fn location(&self, c: usize) -> Option<String> {
        let clause = self.read.clause(c);
        if let Some(site) = clause.site.map(|p| self.read.phrase(p)) {
            let head = &self.read.tokens[site.head];
            return (head.tag == Tag::Name).then(|| head.span.of(self.reader.text).to_owned());
        }
        let near = clause.objects.iter().filter(|o| self.is_place(o.preposition, o.phrase)).map(|o| o.phrase);
        let found = near.chain(self.all_places()).next()?;
        Some(words_without_article(self.reader, self.read, self.read.phrase(found)))
    }

    /// The place that the sentence names.
    pub(super) fn location_of_sentence(&self) -> Option<String> {
        let found = self.all_places().next()?;
        Some(words_without_article(self.reader, self.read, self.read.phrase(found)))
    }

    pub(super) fn all_places(&self) -> impl Iterator<Item = usize> {
        self.read
            .parse
            .phrases
            .iter()
            .enumerate()
            .filter(|(_, p)| {
                p.led_by.is_some_and(|(t, _)| self.is_place(Some(t), p.head) || self.is_place_phrase(t, p))
            })
            .map(|(i, _)| i)
    }

    pub(super) fn is_place_phrase(&self, preposition: usize, phrase: &crate::extract::grammar::Phrase) -> bool {
        matches!(self.read.tokens[preposition].key.as_str(), "in" | "across" | "throughout" | "near")
            && self.reader.is_place(&self.read.tokens[phrase.head])
    }

    pub(super) fn is_place(&self, preposition: Option<usize>, phrase: usize) -> bool {
        let Some(phrase) = self.read.parse.phrases.get(phrase) else { return false };
        preposition.is_some_and(|t| self.is_place_phrase(t, phrase))
    }
}
