//! Answers: yes, no, none, a status. What carries them is whether the quote affirms or denies what was asked.

use super::lexicon::{ARTICLES, EXCLUSIVE_STATUSES, FUNCTION_WORDS, NOTS};
use super::{Passage, ValueInQuote};
use crate::meaning::{Relation, family, relation};
use crate::text::{fold_key, words};

/// How near before a word a "not" denies it: "not yet publicly available".
const REACH: usize = 3;

impl Passage<'_> {
    /// A yes or a no to what the property asks.
    pub(super) fn yes_no(&self, yes: bool) -> ValueInQuote {
        if yes {
            return self.yes();
        }
        if self.held.denies() {
            return ValueInQuote::Found;
        }
        self.affirmed("no")
    }

    /// A value of none: a denial carries it, a figure or an affirmation in its place does not.
    pub(super) fn none(&self, value: &str) -> ValueInQuote {
        if self.held.denies() || self.held.lacks(value).is_empty() {
            return ValueInQuote::Found;
        }
        match self.figure("0") {
            Some(other @ ValueInQuote::Other { .. }) => other,
            _ => self.affirmed(value),
        }
    }

    /// A no, or a none, of a quote in which nothing denies: another answer where the quote has what was asked.
    fn affirmed(&self, value: &str) -> ValueInQuote {
        let what = vec![value.to_owned()];
        let asked = self.asked_words();
        let said: Vec<&String> = asked.iter().filter(|word| self.says(word)).collect();
        // Half of what is asked, one word of it at least.
        let speaks_of_it = !said.is_empty() && said.len() * 2 >= asked.len();
        if !speaks_of_it || self.held.may_deny() || self.has_opposite_of(&asked) {
            return ValueInQuote::Unsaid { what };
        }
        ValueInQuote::Other { what, instead: vec!["nothing in it denies".to_owned()] }
    }

    /// A yes: whatever the quote says carries it, unless a "not" stands before the very words that are asked.
    fn yes(&self) -> ValueInQuote {
        // Most quotes deny nothing, and are not asked any further.
        let denials = self.held.words().iter().filter(|word| is_not(word)).count();
        if denials != 1 {
            return ValueInQuote::Found;
        }
        let asked = self.asked_words();
        let negative = asked.iter().any(|word| NOTS.contains(&word.as_str()) || super::lexicon::denied_by_prefix(word));
        let all_said = !asked.is_empty() && asked.iter().all(|word| self.says(word));
        if negative || !all_said || self.held.may_deny() {
            return ValueInQuote::Found;
        }
        let Some(at) = self.held.words().iter().position(|word| is_not(word)) else { return ValueInQuote::Found };
        let denied = self.held.words().iter().skip(at + 1).take(REACH).any(|word| asked.iter().any(|a| one(a, word)));
        if !denied {
            return ValueInQuote::Found;
        }
        let instead = self.held.words()[at..].iter().take(REACH + 1).cloned().collect::<Vec<_>>().join(" ");
        ValueInQuote::Other { what: vec!["yes".to_owned()], instead: vec![instead] }
    }

    /// A status whose every mention the quote denies: "active" of "not active yet". And one that the quote says in
    /// another word of the same sense.
    pub(super) fn denied_status(&self, value: &str) -> Option<ValueInQuote> {
        let key = fold_key(value);
        let group = EXCLUSIVE_STATUSES.iter().find(|group| group.contains(&key.as_str()))?;
        let (mut plain, mut denied) = (false, None);
        for status in *group {
            let parts: Vec<&str> = status.split(' ').collect();
            for at in 0..self.held.words().len().saturating_sub(parts.len() - 1) {
                if !self.held.words()[at..at + parts.len()].iter().zip(&parts).all(|(word, part)| word == part) {
                    continue;
                }
                let from = at.saturating_sub(2);
                match (from..at).find(|i| is_not(&self.held.words()[*i])) {
                    Some(not) => denied = Some(self.held.words()[not..at + parts.len()].join(" ")),
                    None => plain = true,
                }
            }
        }
        match (plain, denied) {
            (true, _) => Some(ValueInQuote::Found),
            (false, Some(_)) if self.denied => Some(ValueInQuote::Found),
            (false, Some(words)) => Some(ValueInQuote::Other { what: vec![value.to_owned()], instead: vec![words] }),
            (false, None) => None,
        }
    }

    /// The words of what was asked, without those that carry nothing.
    fn asked_words(&self) -> Vec<String> {
        let all = words(self.asked.property).into_iter().map(|word| word.key);
        all.filter(|word| !FUNCTION_WORDS.contains(&word.as_str()) && !ARTICLES.contains(&word.as_str()))
            .filter(|word| !matches!(word.as_str(), "number" | "total" | "whether" | "status" | "count"))
            .collect()
    }

    /// Whether a quote has a word in some form.
    pub(super) fn says(&self, word: &str) -> bool {
        self.held.words().iter().any(|said| one(word, said))
    }

    fn has_opposite_of(&self, asked: &[String]) -> bool {
        let opposite = |word: &String| self.held.words().iter().any(|said| relation(word, said) == Relation::Opposite);
        asked.iter().any(opposite)
    }
}

fn is_not(word: &str) -> bool {
    NOTS.contains(&word)
        || word.ends_with("nt")
            && matches!(
                word,
                "isnt"
                    | "arent"
                    | "wasnt"
                    | "werent"
                    | "doesnt"
                    | "dont"
                    | "didnt"
                    | "hasnt"
                    | "havent"
                    | "hadnt"
                    | "wont"
                    | "cant"
            )
}

/// Whether two words are one in some form.
pub(super) fn one(a: &str, b: &str) -> bool {
    a == b || family(a) == family(b)
}
