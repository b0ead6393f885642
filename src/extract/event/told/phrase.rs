//! Phrases of a parsed sentence: which role a noun names, and what a thing is called.

use super::Telling;
use super::lexicon::{ENDING, IDLE, OTHER_TIME, PAIRS, ROLES, SORTS, STANDING_IN, WIDE};
use crate::syntax::{Class, Label, Tag};
use crate::text::stem;
use std::collections::BTreeSet;

/// A role as a phrase names it.
#[derive(Debug)]
pub(super) struct Asked {
    pub head: String,
    pub of: BTreeSet<String>,
    /// The words of the phrase, for the report.
    pub words: String,
    /// The name that says whose it is: "Norde's mayor".
    pub whose: Option<String>,
}

impl Telling<'_> {
    /// The role that a noun in lower case, or a label, names: "the town's finance director", "Incident commander".
    pub(super) fn role(&self, at: usize) -> Option<Asked> {
        let tree = self.tree;
        if matches!(tree.tag(at), Tag::Nns | Tag::Nnps) || !tree.is_nominal(at) {
            return None;
        }
        let (mut before, mut whose) = (Vec::new(), None);
        let mut article = String::new();
        for &child in tree.children(at) {
            match tree.label(child) {
                Label::Compound | Label::Amod | Label::NmodUnmarked | Label::Advmod | Label::Flat if child < at => {
                    before.push(child);
                    before.extend(tree.children(child).iter().copied().filter(|c| *c < at && self.is_word(*c)));
                }
                Label::Det => article = tree.lower(child),
                Label::NmodPoss if tree.class(child) != Class::Pron => {
                    if tree.tag(child).is_proper() {
                        whose = Some(stem(&tree.lower(child)));
                    } else {
                        before.push(child);
                    }
                }
                Label::Nmod if tree.preposition(child) == "of" || tree.preposition(child) == "for" => {
                    let several = tree.children(child).iter().any(|c| tree.label(*c) == Label::Conj);
                    if several {
                        return None;
                    }
                    before.push(child);
                    before.extend(
                        tree.children(child)
                            .iter()
                            .copied()
                            .filter(|c| matches!(tree.label(*c), Label::Compound | Label::Amod) && self.is_word(*c)),
                    );
                }
                // "manager when the boiler burst", "manager until 2019", "one of the managers".
                Label::Advcl => return None,
                Label::Conj if tree.child(child, |l| l == Label::Cc).is_some() => return None,
                _ => {}
            }
        }
        if matches!(article.as_str(), "a" | "an" | "another" | "one" | "no" | "any" | "some" | "every" | "each") {
            return None;
        }
        before.sort_unstable();
        before.dedup();
        self.asked(at, &before, whose)
    }

    /// The role that capitals before a name say: "Finance Director", "Norde Fire Chief".
    pub(super) fn role_of_title(&self, title: std::ops::Range<usize>) -> Option<Asked> {
        let at = title.clone().rfind(|at| self.is_word(*at))?;
        let before: Vec<usize> = title.filter(|k| *k < at && self.is_word(*k)).collect();
        // Of more than two words the first say where: "Norde Fire Chief".
        let near = before.len().saturating_sub(1);
        let alone = self.alone(at);
        let whose = if alone { before.last() } else { near.checked_sub(1).and_then(|k| before.get(k)) };
        let whose = whose.filter(|k| self.tree.tag(**k).is_proper()).map(|k| stem(&self.tree.lower(*k)));
        let mut kept: Vec<usize> = if alone { Vec::new() } else { before.get(near..).unwrap_or(&[]).to_vec() };
        kept.extend(before.iter().filter(|k| STANDING_IN.contains(&self.tree.lower(**k).as_str())));
        kept.dedup();
        if before.iter().any(|k| OTHER_TIME.contains(&self.tree.lower(*k).as_str())) {
            return None;
        }
        self.asked(at, &kept, whose)
    }

    /// The role of a noun with the words beside it.
    pub(super) fn asked(&self, at: usize, beside: &[usize], whose: Option<String>) -> Option<Asked> {
        let tree = self.tree;
        let noun = tree.lower(at);
        let noun = noun.as_str();
        let keys: Vec<String> = beside.iter().map(|k| tree.lower(*k)).collect();
        if keys.iter().any(|key| OTHER_TIME.contains(&key.trim_end_matches("'s"))) {
            return None;
        }
        let pair = PAIRS.iter().find(|(first, second)| *second == noun && keys.iter().any(|key| key == first));
        let role = ROLES.iter().find(|role| role.word == noun);
        let mut of = BTreeSet::new();
        for (key, k) in keys.iter().zip(beside) {
            let small = IDLE.contains(&key.as_str()) || pair.is_some_and(|(first, _)| first == key);
            if !small && self.is_word(*k) {
                of.insert(sort(key));
            }
        }
        if of.len() > 1 {
            of.retain(|word| !WIDE.contains(&word.as_str()));
        }
        let head = match (pair, role) {
            (Some((first, second)), _) => {
                of.retain(|word| !WIDE.contains(&word.as_str()));
                format!("{first} {second}")
            }
            (None, Some(role)) if role.alone => {
                of.retain(|word| !WIDE.contains(&word.as_str()));
                role.named.to_owned()
            }
            (None, Some(role)) if !of.is_empty() => role.named.to_owned(),
            _ => return None,
        };
        let mut all: Vec<usize> = beside.to_vec();
        all.push(at);
        all.sort_unstable();
        let words: Vec<&str> = all.iter().map(|k| self.word(*k)).collect();
        // "then finance director", "manager when the boiler burst": at another time than that of the story.
        let (first, last) = (all.first().copied()?, all.last().copied()?);
        let lead = first.checked_sub(1).map(|k| tree.lower(k)).unwrap_or_default();
        let behind = if last + 1 < tree.len() { tree.lower(last + 1) } else { String::new() };
        if OTHER_TIME.contains(&lead.as_str()) || ENDING.contains(&behind.as_str()) {
            return None;
        }
        Some(Asked { head, of, words: words.join(" "), whose })
    }

    fn alone(&self, at: usize) -> bool {
        let noun = self.tree.lower(at);
        ROLES.iter().any(|role| role.alone && role.word == noun)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_alphabetic) && self.tree.label(at) != Label::Det
    }

    /// What a thing is called by which a role is asked: its sort, or nothing where it is what the document is about.
    /// `None` where it is no single thing.
    pub(super) fn thing(&self, at: usize) -> Option<BTreeSet<String>> {
        let tree = self.tree;
        if tree.class(at) == Class::Pron {
            return matches!(tree.lower(at).as_str(), "it" | "which" | "that").then(BTreeSet::new);
        }
        // "The works" is one.
        let several = matches!(tree.tag(at), Tag::Nns | Tag::Nnps) && tree.lower(at) != "works";
        if several || !tree.is_nominal(at) {
            return None;
        }
        let definite = |c: &usize| {
            tree.label(*c) == Label::NmodPoss || matches!(tree.lower(*c).as_str(), "the" | "this" | "its" | "their")
        };
        let several = tree.children(at).iter().any(|c| tree.label(*c) == Label::Conj);
        if several || !(tree.tag(at).is_proper() || tree.children(at).iter().any(definite)) {
            return None;
        }
        let own = sort(&tree.lower(at));
        // What a document is about it calls so in its title, and "this" in its text.
        let here = tree.children(at).iter().any(|c| tree.lower(*c) == "this");
        let titled = here || self.title.contains(&stem(&tree.lower(at)));
        Some(if titled { BTreeSet::new() } else { BTreeSet::from([own]) })
    }
}

/// The sort of a thing by its noun, else the stem of the noun.
pub(super) fn sort(noun: &str) -> String {
    let noun = noun.trim_end_matches("'s").trim_end_matches("\u{2019}s");
    let known = SORTS.iter().find(|(_, nouns)| nouns.contains(&noun));
    known.map_or_else(|| stem(noun), |(sort, _)| (*sort).to_owned())
}
