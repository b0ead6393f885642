//! On which side of a thing: the south-west or the south-east face, upstream or downstream of a place, a surplus or a
//! deficit of one sum, a town in one country or in another.

use super::{Fact, Telling, Value};
use crate::entity::country;
use crate::extract::draft::proposition::climb::subject;
use crate::syntax::{Label, Tag};
use crate::text::stem;
use std::collections::BTreeSet;

/// Points of the compass, written one way.
fn compass(word: &str) -> Option<String> {
    let plain: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    let plain = plain.strip_suffix("ern").unwrap_or(&plain);
    const POINTS: &[&str] = &["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];
    POINTS.contains(&plain).then(|| plain.to_owned())
}

/// Words for the two sides of a place.
const SIDES: &[(&str, &str)] = &[("upstream", "downstream"), ("upriver", "downriver"), ("uphill", "downhill")];

/// Nouns for a sum that was left, or that was lacking.
const BALANCES: &[(&str, &str)] = &[("surplus", "deficit"), ("profit", "loss"), ("underspend", "overspend")];

/// Digits that a sum has at least, zeros at its end apart, by which two sources mean one.
const DIGITS: usize = 2;

impl Telling<'_> {
    pub(super) fn sides(&self) -> Vec<Fact> {
        (0..self.tree.len())
            .flat_map(|at| [self.compass_of(at), self.side_of(at), self.balance(at), self.country_of(at)])
            .flatten()
            .collect()
    }

    /// "The climber slipped on the south-west face": on which, where what happened there is the same.
    fn compass_of(&self, at: usize) -> Option<Fact> {
        let tree = self.tree;
        let beside: Vec<usize> = tree.children(at).iter().copied().filter(|c| *c < at).collect();
        let the = beside.iter().any(|c| tree.lower(*c) == "the");
        if !the || tree.tag(at) != Tag::Nn || !matches!(tree.label(at), Label::Obl | Label::Obj) {
            return None;
        }
        // "north-east" is one word or three.
        let first = beside.iter().copied().find(|c| tree.lower(*c) == "the")? + 1;
        let written = self.words_of(first..at);
        let value = compass(&written.of(self.text).to_lowercase())?;
        let verb = tree.head(at).filter(|v| tree.is_verb(*v) && self.is_told(*v))?;
        let who = subject(tree, verb).filter(|s| *s != at)?;
        let of = BTreeSet::from([stem(&tree.lower(who)), stem(tree.lemma(verb))]);
        let mut fact = self.state("side", &stem(&tree.lower(at)), of, Value::Word(value), first..at);
        fact.counted = tree.lower(at);
        Some(fact)
    }

    /// "upstream of the intake".
    fn side_of(&self, at: usize) -> Option<Fact> {
        let tree = self.tree;
        let word = tree.lower(at);
        let (up, _) = SIDES.iter().find(|(up, down)| *up == word || *down == word)?;
        let of = (at + 1 < tree.len() && tree.lower(at + 1) == "of").then_some(at + 2)?;
        let of = (of..tree.len().min(of + 5)).find(|k| {
            matches!(tree.tag(*k), Tag::Nn | Tag::Nnp) && !matches!(tree.label(*k), Label::Compound | Label::Flat)
        })?;
        let landmark = stem(&tree.lower(of));
        // What is there: the noun that it hangs on, or the subject.
        let mut above = tree.head(at)?;
        for _ in 0..3 {
            if matches!(tree.tag(above), Tag::Nn | Tag::Nnp) && above < at && !self.measures(above) {
                break;
            }
            above = tree.head(above)?;
        }
        let of = BTreeSet::from([landmark]);
        let thing = stem(&tree.lower(above));
        let mut fact = self.state("side", &thing, of, Value::YesNo(*up == word), at..at + 1);
        fact.counted = tree.lower(above);
        Some(fact)
    }

    fn measures(&self, at: usize) -> bool {
        matches!(self.tree.lemma(at), "mile" | "kilometre" | "kilometer" | "metre" | "meter" | "foot" | "yard")
    }

    /// "a surplus of £7.3 million": the same sum on the other side.
    fn balance(&self, at: usize) -> Option<Fact> {
        let tree = self.tree;
        let word = tree.lemma(at);
        let (plus, minus) = BALANCES.iter().find(|(plus, minus)| *plus == word || *minus == word)?;
        if at + 2 >= tree.len() || tree.lower(at + 1) != "of" {
            return None;
        }
        let rest = self.text.get(tree.span(at + 2).start..self.span.end)?;
        let mention = crate::quantity::scan(rest).into_iter().find(|m| m.span.start == 0)?;
        if !matches!(mention.figure.unit, crate::quantity::Unit::Money { .. }) {
            return None;
        }
        let value = mention.figure.value.normalize().to_string();
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        if digits.trim_matches('0').len() < DIGITS {
            return None;
        }
        let yes = Value::YesNo(word == *plus);
        let mut fact = self.state(&format!("{plus} or {minus}"), &value, BTreeSet::new(), yes, at..at + 1);
        // The sum says which it is.
        fact.key.apart = BTreeSet::new();
        fact.counted = mention.span.of(rest).to_owned();
        Some(fact)
    }

    /// "at Brzeg in Poland": the country of a place.
    fn country_of(&self, at: usize) -> Option<Fact> {
        let tree = self.tree;
        if !tree.tag(at).is_proper() || at < 2 || !matches!(tree.lower(at - 1).as_str(), "in" | ",") {
            return None;
        }
        country(self.word(at))?;
        let place = at - 2;
        let apart = place > 0 && tree.tag(place - 1).is_proper();
        if !tree.tag(place).is_proper()
            || apart
            || country(self.word(place)).is_some()
            || self.persons().iter().any(|p| p.name.contains(&place))
        {
            return None;
        }
        let mut fact = self.state(
            "country",
            &stem(&tree.lower(place)),
            BTreeSet::new(),
            Value::Name(self.word(at).to_owned()),
            at..at + 1,
        );
        fact.key.apart = BTreeSet::new();
        fact.counted = self.word(place).to_owned();
        Some(fact)
    }
}
