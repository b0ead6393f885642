//! In which state a thing is: in use or out of service, open to cars or closed to them, rated so or so.

use super::lexicon::GROUPS;
use super::phrase::sort;
use super::{Fact, Telling, Value};
use crate::extract::draft::proposition::climb::{negated, subject};
use crate::syntax::{Class, Label, Tag};
use crate::text::stem;
use std::collections::BTreeSet;
use std::ops::Range;

/// A pair of opposite states: what it is called, the words that say the one, the words that say the other.
type Axis = (&'static str, &'static [&'static str], &'static [&'static str]);

/// States of one thing that exclude each other at one time.
#[rustfmt::skip]
pub(super) const AXES: &[Axis] = &[
    ("in use",
        &["being used", "in use", "in service", "in operation", "still running", "up and running", "still operating"],
        &["out of service", "out of use", "out of action", "withdrawn from service", "decommissioned", "mothballed"]),
    ("standing",
        &["still standing", "still stands"],
        &["demolished", "pulled down", "torn down", "razed"]),
];

/// Words by which a thing is open to a group, or closed to it.
const OPEN_TO: &[&str] = &["open", "reopened"];
const CLOSED_TO: &[&str] = &["closed", "barred", "shut", "off-limits"];

/// Words by which a group may come in, or may not: "cars are welcome".
const MAY: &[&str] = &["welcome", "allowed", "permitted", "admitted"];
const MAY_NOT: &[&str] = &["banned", "barred", "prohibited", "forbidden", "excluded"];

/// Verbs by which a thing is given a mark, which it has one of.
const MARKED: &[&str] = &["rated", "graded", "judged"];

/// What an inquest concludes: one of these.
#[rustfmt::skip]
const VERDICTS: &[(&str, &[&str])] = &[
    ("misadventure", &["misadventure"]),
    ("open", &["open verdict", "open conclusion"]),
    ("accident", &["accidental death"]),
    ("unlawful killing", &["unlawful killing", "unlawfully killed"]),
    ("natural causes", &["natural causes"]),
    ("suicide", &["verdict of suicide", "conclusion of suicide"]),
    ("narrative", &["narrative verdict", "narrative conclusion"]),
];

impl Telling<'_> {
    pub(super) fn states(&self) -> Vec<Fact> {
        let mut found = Vec::new();
        for (axis, yes, no) in AXES {
            for (words, holds) in yes.iter().map(|w| (w, true)).chain(no.iter().map(|w| (w, false))) {
                found.extend(self.said(words).and_then(|run| self.state_of(axis, run, holds)));
            }
        }
        for at in 0..self.tree.len() {
            found.extend(self.open_to(at));
            found.extend(self.marked(at));
        }
        found.extend(self.verdict());
        found
    }

    /// Where the words of a phrase stand.
    pub(super) fn said(&self, phrase: &str) -> Option<Range<usize>> {
        let words: Vec<&str> = phrase.split(' ').collect();
        let fits = |at: &usize| words.iter().enumerate().all(|(n, word)| self.tree.lower(at + n) == *word);
        let last = (self.tree.len() + 1).checked_sub(words.len())?;
        (0..last).find(fits).map(|at| at..at + words.len())
    }

    fn state_of(&self, axis: &str, run: Range<usize>, holds: bool) -> Option<Fact> {
        let tree = self.tree;
        let mut at = tree.top(run.clone())?;
        let mut of = subject(tree, at).or_else(|| self.of_help(at));
        for _ in 0..2 {
            if of.is_some() {
                break;
            }
            at = tree.head(at)?;
            of = subject(tree, at);
        }
        let of = of?;
        if !self.is_now(at) {
            return None;
        }
        let thing = self.definite(of)?;
        let holds = holds != negated(tree, at, at);
        let mut fact = self.state(axis, &thing, BTreeSet::new(), Value::YesNo(holds), run);
        fact.counted = format!("the {}", tree.lower(of));
        Some(fact)
    }

    /// Whether a predicate tells what is so now: neither planned, nor supposed, nor of another time.
    pub(super) fn is_now(&self, at: usize) -> bool {
        let tree = self.tree;
        let other = |c: &usize| {
            let word = tree.lower(*c);
            let helps = matches!(tree.label(*c), Label::Aux | Label::AuxPass | Label::Cop);
            let past = helps && (tree.tag(*c) == Tag::Md || matches!(word.as_str(), "was" | "were" | "had"));
            let when = matches!(word.as_str(), "once" | "formerly" | "then" | "if" | "to" | "until" | "before" | "not");
            past || when && word != "not"
                || matches!(tree.preposition(*c).as_str(), "until" | "till" | "before" | "during")
        };
        !matches!(tree.label(at), Label::Advcl | Label::Xcomp) && !tree.children(at).iter().any(other)
    }

    /// The noun of one definite thing in the singular, by its sort.
    fn definite(&self, at: usize) -> Option<String> {
        let tree = self.tree;
        if tree.class(at) == Class::Pron || matches!(tree.tag(at), Tag::Nns | Tag::Nnps) {
            return None;
        }
        let the = tree.children(at).iter().any(|c| matches!(tree.lower(*c).as_str(), "the" | "this" | "its" | "their"));
        the.then(|| if self.title.contains(&stem(&tree.lower(at))) { "it".to_owned() } else { sort(&tree.lower(at)) })
    }

    /// "The bridge is closed to cars", "Cars are welcome".
    fn open_to(&self, at: usize) -> Option<Fact> {
        let tree = self.tree;
        let word = tree.lower(at);
        let is = |list: &[&str]| list.contains(&word.as_str());
        let to = || tree.children(at).iter().copied().find(|c| tree.preposition(*c) == "to");
        let own = tree.child(at, |l| matches!(l, Label::Nsubj | Label::NsubjPass)).or_else(|| self.of_help(at))?;
        if !self.is_now(at) {
            return None;
        }
        let whom = to().and_then(|to| Some((to, self.group(to)?)));
        let (whom, holds, run) = match whom {
            Some((to, whom)) if is(OPEN_TO) => (whom, true, at..to.max(at) + 1),
            Some((to, whom)) if is(CLOSED_TO) => (whom, false, at..to.max(at) + 1),
            _ if is(MAY) => (self.group(own)?, true, own.min(at)..at + 1),
            _ if is(MAY_NOT) => (self.group(own)?, false, own.min(at)..at + 1),
            _ => return None,
        };
        let holds = holds != negated(tree, at, own);
        let mut fact = self.state("open", whom, BTreeSet::new(), Value::YesNo(holds), run);
        fact.counted = format!("access for {whom}");
        Some(fact)
    }

    /// The group that a noun names, of those that a way or a place is opened or closed to.
    fn group(&self, at: usize) -> Option<&'static str> {
        let tree = self.tree;
        let words = tree.children(at).iter().copied().filter(|c| tree.label(*c) == Label::Compound).chain([at]);
        let keys: Vec<String> = words.map(|k| stem(&tree.lower(k))).collect();
        // "cars with permits", "cars that pay" are some of them.
        let some = tree.children(at).iter().any(|c| {
            matches!(tree.label(*c), Label::Acl | Label::AclRelcl | Label::Amod | Label::Nummod)
                || tree.label(*c) == Label::Nmod && tree.preposition(*c) != "of"
        });
        let known = GROUPS.iter().find(|(_, words)| words.iter().any(|w| keys.contains(&stem(w))));
        known.filter(|_| !some).map(|(group, _)| *group)
    }

    /// "The hotel remains graded “fair” by the guide".
    fn marked(&self, at: usize) -> Option<Fact> {
        let tree = self.tree;
        if !MARKED.contains(&tree.lower(at).as_str()) || negated(tree, at, at) {
            return None;
        }
        // The mark stands between quotation marks right behind.
        let quote =
            |k: usize| k < tree.len() && matches!(self.word(k), "\"" | "“" | "”" | "‘" | "'" | "’" | "``" | "''");
        if !quote(at + 1) {
            return None;
        }
        let end = (at + 2..(at + 6).min(tree.len())).find(|k| quote(*k))?;
        let of = self.of_help(at).or_else(|| subject(tree, at)).or_else(|| subject(tree, tree.head(at)?))?;
        let thing = self.definite(of)?;
        let said: Vec<String> = (at + 2..end).map(|k| tree.lower(k)).collect();
        let mut fact = self.state("rated", &thing, BTreeSet::new(), Value::Word(said.join(" ")), at + 2..end);
        // A mark stands until the next inspection, and not for a day.
        fact.revised = false;
        fact.counted = format!("the {}", tree.lower(of));
        Some(fact)
    }

    /// The subject that hangs on a helping verb: "remains rated".
    pub(super) fn of_help(&self, at: usize) -> Option<usize> {
        let help = self.tree.child(at, |l| matches!(l, Label::Aux | Label::AuxPass | Label::Cop))?;
        self.tree.child(help, |l| matches!(l, Label::Nsubj | Label::NsubjPass))
    }

    /// "a verdict of misadventure", "an open verdict".
    fn verdict(&self) -> Option<Fact> {
        let tree = self.tree;
        let told = (0..tree.len()).any(|at| matches!(tree.lemma(at), "verdict" | "conclusion" | "rule" | "conclude"));
        let mut said =
            VERDICTS.iter().filter_map(|(name, words)| Some((name, words.iter().find_map(|w| self.said(w))?)));
        let (name, run) = said.next().filter(|_| told)?;
        // Who weighs two has not told which.
        if said.next().is_some() || tree.len() > run.end && tree.lower(run.end) == "or" {
            return None;
        }
        let denied =
            (0..run.start).any(|at| matches!(tree.lower(at).as_str(), "rejected" | "rather" | "instead" | "ruled"));
        let ahead =
            (0..tree.len()).any(|at| matches!(tree.lower(at).as_str(), "could" | "may" | "might" | "would" | "will"));
        (!denied && !ahead)
            .then(|| self.state("conclusion", "inquest", BTreeSet::new(), Value::Word((*name).to_owned()), run))
    }
}
