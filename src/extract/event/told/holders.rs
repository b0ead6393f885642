//! Who holds a role, or did what is done once: "the incident commander, Ann Roe", "Ann Roe, who ran the plant", "designed by
//! Ann Roe".

use super::lexicon::{DOING, DRAWN, IN_WHAT, MADE, ONCE, SAME_ROLE};
use super::persons::Person;
use super::phrase::{Asked, sort};
use super::{Fact, Key, ROLE, Telling, Value};
use crate::extract::draft::proposition::climb::{negated, subject};
use crate::syntax::{Label, Tag};
use crate::text::{Span, stem};
use std::collections::BTreeSet;

impl Telling<'_> {
    /// The holders that the sentence names.
    pub(super) fn holders(&self) -> Vec<Fact> {
        let persons = self.persons();
        let mut found = Vec::new();
        for (n, person) in persons.iter().enumerate() {
            let title = self.role_of_title(person.title.clone());
            found.extend(title.and_then(|asked| self.holder(asked, &persons, n)));
        }
        for at in 0..self.tree.len() {
            let told = self
                .apposed(&persons, at)
                .or_else(|| self.labelled(&persons, at))
                .or_else(|| self.is_one(&persons, at))
                .or_else(|| self.did(&persons, at))
                .or_else(|| self.has(&persons, at))
                .or_else(|| self.made(&persons, at));
            if let Some((asked, who)) = told {
                found.extend(self.holder(asked, &persons, who));
            }
        }
        found
    }

    fn holder(&self, asked: Asked, persons: &[Person], who: usize) -> Option<Fact> {
        let name = persons[who].name.clone();
        // "Ann Roe and Jo Frost designed it": two hold it together.
        let joined = name.clone().any(|at| {
            let tree = self.tree;
            let among = |c: usize| tree.label(c) == Label::Conj && tree.tag(c).is_proper();
            among(at) || tree.children(at).iter().any(|c| among(*c))
        });
        if joined {
            return None;
        }
        let span = self.words_of(name.clone());
        let written = span.of(self.text);
        let bare = ["'s", "\u{2019}s"].iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written);
        let span = Span::new(span.start, span.start + bare.len());
        let same = SAME_ROLE.iter().find(|(head, of, _)| *head == asked.head && asked.of.contains(*of));
        let head = same.map_or(asked.head, |(.., named)| (*named).to_owned());
        let key = Key {
            topic: "name".to_owned(),
            head: head.clone(),
            modifiers: asked.of,
            // What is made is made once.
            apart: if ONCE.contains(&head.as_str()) { BTreeSet::new() } else { self.years() },
            who: None,
            unit: ROLE.to_owned(),
        };
        let agent = name.filter(|at| self.is_word(*at)).map(|at| stem(&self.tree.lower(at))).collect();
        let mut fact = self.fact(key, Value::Name(bare.to_owned()), span, asked.words.to_lowercase(), agent);
        fact.place = asked.whose;
        Some(fact)
    }

    /// The years that the sentence tells of, but for those since which something is so.
    pub(super) fn years(&self) -> BTreeSet<String> {
        let year = |at: &usize| {
            let word = self.word(*at);
            word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit())
        };
        let since = |at: usize| at > 0 && self.tree.lower(at - 1) == "since";
        (0..self.tree.len()).filter(year).filter(|at| !since(*at)).map(|at| self.word(at).to_owned()).collect()
    }

    /// "the finance director, Ann Roe,", "Ann Roe, the finance director,".
    fn apposed(&self, persons: &[Person], at: usize) -> Option<(Asked, usize)> {
        let tree = self.tree;
        let of = |at: usize| persons.iter().position(|p| p.name.contains(&at));
        // A title before a name is read as a whole.
        if of(at).is_some() || persons.iter().any(|p| p.title.contains(&at)) {
            return None;
        }
        let within = |c: &usize| matches!(tree.label(*c), Label::Appos | Label::Flat | Label::Compound);
        let below = tree.children(at).iter().copied().filter(within).find_map(of);
        let above = matches!(tree.label(at), Label::Appos | Label::Compound | Label::Flat | Label::NmodUnmarked);
        let above = above.then(|| tree.head(at)).flatten();
        let who = below.or_else(|| of(above?))?;
        Some((self.role(at)?, who))
    }

    /// "Incident commander: Ann Roe".
    fn labelled(&self, persons: &[Person], at: usize) -> Option<(Asked, usize)> {
        const MOST: usize = 5;
        if at + 1 >= self.tree.len() || self.word(at + 1) != ":" || at >= MOST {
            return None;
        }
        let who = persons.iter().position(|p| p.title.start == at + 2)?;
        let ends = persons[who].name.end;
        let closed = ends >= self.tree.len() || matches!(self.word(ends), "." | "," | ";" | "(");
        let beside: Vec<usize> = (0..at).filter(|k| self.is_word(*k)).collect();
        closed.then(|| self.asked(at, &beside, None)).flatten().map(|asked| (asked, who))
    }

    /// "The returning officer was Ann Roe", "Ann Roe is the returning officer".
    fn is_one(&self, persons: &[Person], at: usize) -> Option<(Asked, usize)> {
        let tree = self.tree;
        tree.child(at, |l| l == Label::Cop)?;
        let of = tree.child(at, |l| l == Label::Nsubj)?;
        if negated(tree, at, at) || tree.child(at, |l| l == Label::Aux).is_some_and(|a| tree.tag(a) == Tag::Md) {
            return None;
        }
        let name = |at: usize| persons.iter().position(|p| p.name.contains(&at));
        match (name(at), name(of)) {
            (Some(who), None) => Some((self.role(of)?, who)),
            (None, Some(who)) => Some((self.role(at)?, who)),
            _ => None,
        }
    }

    /// "designed by Ann Roe", "Ann Roe, who ran the plant", "the bridge that Ann Roe designed".
    fn did(&self, persons: &[Person], at: usize) -> Option<(Asked, usize)> {
        let tree = self.tree;
        if !tree.is_verb(at) || !self.is_told(at) {
            return None;
        }
        let verb = tree.lemma(at);
        let drawn = verb == "draw";
        let (_, role, sorts) = DOING.iter().find(|(known, ..)| *known == verb || drawn && *known == "design")?;
        let agent = tree.children(at).iter().copied().find(|c| {
            tree.label(*c) == Label::OblAgent
                || matches!(tree.label(*c), Label::Obl | Label::Nmod) && tree.preposition(*c) == "by"
        });
        let (who, object) = match agent {
            Some(agent) => (agent, subject(tree, at)?),
            None => {
                if tree.child(at, |l| matches!(l, Label::AuxPass | Label::NsubjPass)).is_some() {
                    return None;
                }
                let own = tree.child(at, |l| l == Label::Nsubj)?;
                let relative = matches!(tree.tag(own), Tag::Wp | Tag::Wdt) || tree.lower(own) == "that";
                let who = if relative { subject(tree, at)? } else { own };
                let object = tree.child(at, |l| l == Label::Obj);
                // "the bridge that Ann Roe designed".
                let gap = (!relative && tree.label(at) == Label::AclRelcl).then(|| tree.head(at)).flatten();
                let told = object.filter(|o| !matches!(tree.tag(*o), Tag::Wdt | Tag::Wp));
                (who, told.or(gap)?)
            }
        };
        let who = self.who(persons, who)?;
        let of = if drawn { DRAWN.contains(&tree.lemma(object)).then(BTreeSet::new)? } else { self.thing(object)? };
        let own = sort(&tree.lower(object));
        if !sorts.is_empty() && !sorts.contains(&own.as_str()) {
            return None;
        }
        let of = if sorts.is_empty() { of } else { BTreeSet::from([own]) };
        Some((Asked { head: (*role).to_owned(), of, words: self.named(role, object, drawn), whose: None }, who))
    }

    fn named(&self, role: &str, object: usize, plain: bool) -> String {
        let pronoun = self.tree.class(object) == crate::syntax::Class::Pron;
        if plain || pronoun { role.to_owned() } else { format!("{role} of the {}", self.tree.lower(object)) }
    }

    /// Whether a verb tells of what is or was done by its subject alone: neither denied, nor planned, nor of another time.
    pub(super) fn is_told(&self, at: usize) -> bool {
        let tree = self.tree;
        let beside = |c: &usize| {
            let word = tree.lower(*c);
            let modal = tree.label(*c) == Label::Aux && tree.tag(*c) == Tag::Md;
            let past = matches!(
                word.as_str(),
                "once"
                    | "formerly"
                    | "previously"
                    | "then"
                    | "earlier"
                    | "originally"
                    | "initially"
                    | "briefly"
                    | "jointly"
            );
            let ended =
                matches!(tree.preposition(*c).as_str(), "until" | "till" | "from" | "between" | "before" | "with");
            let clause = tree.label(*c) == Label::Advcl
                && tree.children(*c).iter().any(|m| {
                    matches!(tree.lower(*m).as_str(), "if" | "when" | "until" | "before" | "unless" | "while")
                });
            modal || past || ended || clause || word == "if"
        };
        let asked = matches!(tree.label(at), Label::Xcomp)
            || tree.children(at).iter().any(|c| matches!(tree.lower(*c).as_str(), "to" | "whether"));
        !negated(tree, at, at) && !asked && !tree.children(at).iter().any(beside)
    }

    /// "Ann Roe, the official in command of the response", "Ann Roe is in charge of the plant".
    fn has(&self, persons: &[Person], at: usize) -> Option<(Asked, usize)> {
        let tree = self.tree;
        let (_, roles) = IN_WHAT.iter().find(|(noun, _)| *noun == tree.lower(at))?;
        if !matches!(tree.preposition(at).as_str(), "in" | "at") || negated(tree, at, at) {
            return None;
        }
        let of = tree.children(at).iter().copied().find(|c| tree.preposition(*c) == "of")?;
        let sort = sort(&tree.lower(of));
        let (role, of_what) = roles.iter().find(|(_, of)| *of == sort)?;
        let mut up = tree.child(at, |l| l == Label::Nsubj).or_else(|| tree.head(at))?;
        let mut who = None;
        for _ in 0..4 {
            who = self.who(persons, up);
            let goes_on = matches!(tree.label(up), Label::Nmod | Label::Acl | Label::AclRelcl | Label::Appos);
            if who.is_some() || !goes_on {
                break;
            }
            up = tree.head(up)?;
        }
        let words = format!("{role} of the {}", tree.lower(of));
        let of = BTreeSet::from([(*of_what).to_owned()]);
        Some((Asked { head: (*role).to_owned(), of, words, whose: None }, who?))
    }

    /// "It was the work of the engineer Ann Roe", "The commission went to Ann Roe".
    fn made(&self, persons: &[Person], at: usize) -> Option<(Asked, usize)> {
        let tree = self.tree;
        let designer =
            || Asked { head: "designer".to_owned(), of: BTreeSet::new(), words: "designer".to_owned(), whose: None };
        if tree.lemma(at) == "go"
            && tree.child(at, |l| l == Label::Nsubj).is_some_and(|s| tree.lemma(s) == "commission")
        {
            let to = tree.children(at).iter().copied().find(|c| tree.preposition(*c) == "to")?;
            return Some((designer(), self.who(persons, to)?));
        }
        if !MADE.contains(&tree.lemma(at)) || matches!(tree.tag(at), Tag::Nns) {
            return None;
        }
        let of = tree.children(at).iter().copied().find(|c| tree.preposition(*c) == "of")?;
        // What it is said of is the thing that the document is about.
        let said = match tree.child(at, |l| l == Label::Nsubj) {
            Some(subject) if tree.child(at, |l| l == Label::Cop).is_some() => subject,
            _ if tree.label(at) == Label::Appos => tree.head(at)?,
            _ => return None,
        };
        // "This crossing of the Elm, the work of …": the apposition may be to all of it.
        let above = (tree.label(said) == Label::Nmod).then(|| tree.head(said)).flatten();
        let told = [Some(said), above].into_iter().flatten().filter_map(|at| self.thing(at));
        if !told.into_iter().any(|of| of.is_empty()) || negated(tree, at, at) {
            return None;
        }
        Some((designer(), self.who(persons, of)?))
    }
}
