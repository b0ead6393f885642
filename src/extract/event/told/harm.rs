//! Whether anybody was hurt, died or lost a job; whether they had a thing with them: one report says nobody, the other tells of
//! some.

use super::lexicon::PERSONS;
use super::{Fact, Telling, Value};
use crate::extract::draft::proposition::climb::subject;
use crate::syntax::{Label, Tag};
use crate::text::stem;
use std::collections::BTreeSet;

/// What is asked, and the verbs and adjectives that say it of their subject in the passive, and in the active.
type Harm = (&'static str, &'static [&'static str], &'static [&'static str]);

const HARMS: &[Harm] = &[
    ("hurt", &["hurt", "injure", "wound", "hospitalise", "hospitalize", "harm"], &[]),
    ("killed", &["kill"], &["die", "perish", "drown"]),
];

/// Nouns by which "no" or "without" denies a harm.
const NOUNS: &[(&str, &[&str])] =
    &[("hurt", &["injury", "casualty"]), ("killed", &["death", "fatality"]), ("laid off", &["layoff", "redundancy"])];

/// Words that make of a denial one of others, of some, or of a kind.
const NARROW: &[&str] = &[
    "else",
    "other",
    "others",
    "further",
    "more",
    "seriously",
    "badly",
    "critically",
    "severely",
    "serious",
    "inside",
    "new",
    "additional",
    "immediate",
    "fatally",
    "direct",
    "compulsory",
    "yet",
    "reported",
    "expected",
    "initially",
    "if",
];

/// Verbs of having a thing along.
const HAVING: &[&str] = &["carry", "wear", "have", "bring"];

impl Telling<'_> {
    pub(super) fn harm(&self) -> Vec<Fact> {
        let tree = self.tree;
        let mut found = Vec::new();
        if (0..tree.len()).any(|at| NARROW.contains(&tree.lower(at).as_str())) {
            return found;
        }
        for at in 0..tree.len() {
            found.extend(self.done_to(at));
            found.extend(self.without(at));
            found.extend(self.had(at));
        }
        found
    }

    /// "No one was hurt", "two passengers were treated", "thirty workers are being laid off".
    fn done_to(&self, at: usize) -> Vec<Fact> {
        let tree = self.tree;
        let verb = tree.lemma(at);
        if !tree.is_verb(at) && tree.tag(at) != Tag::Jj {
            return Vec::new();
        }
        let own = |labels: fn(Label) -> bool| tree.child(at, labels);
        let passive = own(|l| l == Label::NsubjPass).or_else(|| own(|l| l == Label::Nsubj).filter(|_| self.has_be(at)));
        let passive = passive.or_else(|| self.of_help(at));
        let active = own(|l| l == Label::Nsubj);
        let object = own(|l| l == Label::Obj);
        let treated = verb == "treat" && passive.is_some()
            || matches!(verb, "need" | "require" | "receive") && object.is_some_and(|o| tree.lemma(o) == "treatment");
        let off = tree.children(at).iter().any(|c| tree.lower(*c) == "off");
        let job = object.is_some_and(|o| matches!(tree.lower(o).as_str(), "it" | "job" | "jobs" | "theirs"))
            && (0..tree.len()).any(|k| matches!(tree.lemma(k), "job"));
        let told = HARMS.iter().find_map(|(name, done, does)| {
            let by_passive = done.contains(&verb).then_some(passive).flatten();
            by_passive.or_else(|| does.contains(&verb).then_some(active).flatten()).map(|of| (*name, of))
        });
        let told = told
            .or_else(|| treated.then_some(("hurt", passive.or(active)?)))
            .or_else(|| (verb == "lay" && off).then_some(("laid off", passive?)))
            .or_else(|| (verb == "lose" && job).then_some(("laid off", active?)));
        let Some((topic, of)) = told else { return Vec::new() };
        let planned = tree.children(at).iter().any(|c| tree.label(*c) == Label::Aux && tree.tag(*c) == Tag::Md);
        if planned && topic != "laid off" || tree.child(at, |l| l == Label::Mark).is_some_and(|m| tree.lower(m) == "if")
        {
            return Vec::new();
        }
        let Some((group, some)) = self.people(of) else { return Vec::new() };
        let denied = self.is_nobody(of);
        if !denied && (!some || crate::extract::draft::proposition::climb::negated(tree, at, of)) {
            return Vec::new();
        }
        let fact = |group: &str| {
            // "No one", "Thirty workers".
            let beside =
                tree.children(of).iter().copied().filter(|c| *c < of && self.is_word(*c) || tree.lower(*c) == "no");
            let one = (of > 0 && tree.lower(of) == "one").then(|| of - 1);
            let run = beside.chain(one).min().unwrap_or(of).min(of)..of + 1;
            let mut fact = self.state(topic, group, BTreeSet::new(), Value::YesNo(!denied), run);
            fact.counted = group.to_owned();
            fact.revised = topic == "laid off";
            fact
        };
        match (denied, group) {
            // Where some of a group were hurt, somebody was.
            (false, group) if group != "people" => vec![fact(group), fact("people")],
            (_, group) => vec![fact(group)],
        }
    }

    fn has_be(&self, at: usize) -> bool {
        let tree = self.tree;
        tree.children(at).iter().any(|c| {
            matches!(tree.label(*c), Label::AuxPass | Label::Cop | Label::Aux)
                && matches!(tree.lower(*c).as_str(), "is" | "are" | "was" | "were" | "been" | "being")
        })
    }

    /// Whether a subject is nobody: "no one", "none of them", "no firefighters".
    fn is_nobody(&self, at: usize) -> bool {
        let tree = self.tree;
        matches!(tree.lower(at).as_str(), "nobody" | "none")
            || tree.children(at).iter().any(|c| tree.lower(*c) == "no" && *c < at)
            || at > 0 && tree.lower(at) == "one" && tree.lower(at - 1) == "no"
    }

    /// The group of people that a noun names, and whether it tells of some of them.
    fn people(&self, at: usize) -> Option<(&'static str, bool)> {
        let tree = self.tree;
        let word = tree.lower(at);
        if matches!(word.as_str(), "one" | "nobody" | "none") {
            return Some(("people", false));
        }
        let number = tree.child(at, |l| l == Label::Nummod).is_some() || tree.class(at) == crate::syntax::Class::Num;
        let below = tree.children(at).iter().copied().filter(|c| tree.label(*c) == Label::Nmod);
        let names: Vec<String> = below
            .flat_map(|c| tree.children(c).iter().copied().chain([c]))
            .chain([at])
            .map(|k| stem(&tree.lower(k)))
            .collect();
        let group = PERSONS.iter().find(|(_, words)| words.iter().any(|w| names.contains(&stem(w))));
        let group = group.map(|(group, _)| *group)?;
        Some((group, number))
    }

    /// "without injury", "There were no deaths", "no layoffs".
    fn without(&self, at: usize) -> Option<Fact> {
        let tree = self.tree;
        let word = tree.lemma(at);
        let no =
            tree.preposition(at) == "without" || tree.children(at).iter().any(|c| tree.lower(*c) == "no" && *c < at);
        let (topic, _) = NOUNS.iter().find(|(_, nouns)| nouns.contains(&word))?;
        // "no injuries to passengers": of some.
        let of_some =
            tree.children(at).iter().any(|c| matches!(tree.label(*c), Label::Nmod | Label::Amod | Label::Compound));
        let ahead = (0..tree.len()).any(|k| tree.tag(k) == Tag::Md);
        if !no || of_some || ahead && *topic != "laid off" {
            return None;
        }
        let mut fact = self.state(topic, "people", BTreeSet::new(), Value::YesNo(false), at..at + 1);
        fact.revised = *topic == "laid off";
        fact.counted = "people".to_owned();
        Some(fact)
    }

    /// "The party carried no ropes", "Each of them was wearing a helmet": of all of a group.
    fn had(&self, at: usize) -> Option<Fact> {
        let tree = self.tree;
        if !HAVING.contains(&tree.lemma(at)) || !self.is_told(at) {
            return None;
        }
        let thing = tree.child(at, |l| l == Label::Obj)?;
        let who = subject(tree, at)?;
        let key = tree.lower(who);
        let all = matches!(
            key.as_str(),
            "everybody" | "everyone" | "all" | "each" | "they" | "party" | "crew" | "team" | "group"
        ) || key == "one" && tree.children(who).iter().any(|c| tree.lower(*c) == "every");
        if !all || tree.class(thing) != crate::syntax::Class::Noun {
            return None;
        }
        let no = tree.children(thing).iter().any(|c| tree.lower(*c) == "no");
        let one = tree.children(thing).iter().any(|c| matches!(tree.lower(*c).as_str(), "a" | "an" | "their"));
        if no == one || tree.child(thing, |l| l == Label::Conj).is_some() && !no {
            return None;
        }
        let head = stem(&tree.lower(thing));
        let from = tree.children(thing).iter().copied().filter(|c| *c < thing).min().unwrap_or(thing);
        let mut fact = self.state("carried", &head, BTreeSet::new(), Value::YesNo(!no), from..thing + 1);
        fact.counted = tree.lower(thing);
        Some(fact)
    }
}
