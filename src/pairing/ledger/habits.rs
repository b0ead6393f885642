//! Habits taught by the claims: how far figures are rounded, and which words for a value are one.

use super::faces::{Face, Hedge, Number, Sort};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// Shares of a figure that half of its step may be. The first is always allowed (DESIGN section 5); each wider one only
/// where the rows show that figures are rounded so.
pub(super) const SHARES: [f64; 6] = [0.025, 0.05, 0.1, 0.17, 0.26, 0.51];
/// The fewest pairs within half a step that show a habit.
const FEWEST: u32 = 5;
/// Within half a step lie this many times as many pairs as within the next whole one: rounding puts all of them there,
/// and disagreement spreads them.
const DENSER: u32 = 2;

/// Counts of pairs of figures within half a step of rounding, and just beyond it, for each of [`SHARES`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Roundings([(u32, u32); SHARES.len()]);

impl Roundings {
    /// Counts a pair of figures that answer one question.
    pub(super) fn add(&mut self, a: &Number, b: &Number) {
        let differ = a.hedge == Hedge::Bare && b.hedge == Hedge::Bare && a.value != b.value;
        if !differ {
            return;
        }
        let coarse = |number: &Number| number.rounded_to(f64::INFINITY);
        let rounded = if coarse(a) >= coarse(b) { a } else { b };
        let (apart, mut before) = ((a.value - b.value).abs(), 0.0);
        for (share, count) in SHARES.iter().zip(&mut self.0) {
            let step = rounded.rounded_to(*share);
            if step > before && apart > before / 2.0 {
                count.0 += u32::from(apart <= step / 2.0);
                count.1 += u32::from(apart > step / 2.0 && apart <= step * 1.5);
            }
            before = step;
        }
    }

    /// The widest share to which figures are rounded here.
    pub(super) fn share(&self) -> f64 {
        let shown = |(inside, outside): &(u32, u32)| *inside >= FEWEST && *inside >= DENSER * *outside;
        let wider = self.0.iter().skip(1).take_while(|count| shown(count)).count();
        SHARES[wider]
    }
}

/// Which words stand together as values of one question.
#[derive(Clone, Debug, Default)]
pub(super) struct Synonyms {
    together: HashMap<(u32, u32), u32>,
    alone: HashMap<u32, u32>,
}

/// Two words for a value that are one.
#[derive(Clone, Copy, Debug)]
pub(super) struct OneValue {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) together: u32,
    pub(super) of: u32,
}

/// The fewest questions on which two words must stand together.
const QUESTIONS: u32 = 3;
/// And of the questions that several claims answer, the least share of those of the rarer word. Disagreement brings two
/// words together now and then; two words for one thing stand together on most.
const TOGETHER: f64 = 0.5;

impl Synonyms {
    /// Counts the distinct values, by their forms, of the claims that answer one question.
    pub(super) fn add(&mut self, forms: &[u32]) {
        for (i, a) in forms.iter().enumerate() {
            *self.alone.entry(*a).or_default() += 1;
            for b in &forms[i + 1..] {
                *self.together.entry((*a.min(b), *a.max(b))).or_default() += 1;
            }
        }
    }

    /// Pairs of words that are one, in order.
    pub(super) fn found(&self) -> Vec<OneValue> {
        let mut found: Vec<OneValue> = Vec::new();
        for ((a, b), together) in &self.together {
            let count = |form: &u32| self.alone.get(form).copied().unwrap_or(0);
            let of = count(a).min(count(b));
            if *together >= QUESTIONS && f64::from(*together) >= TOGETHER * f64::from(of) {
                found.push(OneValue { a: *a, b: *b, together: *together, of });
            }
        }
        found.sort_unstable_by_key(|pair| (pair.a, pair.b));
        found
    }
}

/// The form that stands for each form of which another is a synonym.
pub(super) fn stands_for(pairs: &[OneValue]) -> BTreeMap<u32, u32> {
    let mut found: BTreeMap<u32, u32> = BTreeMap::new();
    let root = |found: &BTreeMap<u32, u32>, mut form: u32| {
        while let Some(up) = found.get(&form).filter(|up| **up != form) {
            form = *up;
        }
        form
    };
    for pair in pairs {
        let (a, b) = (root(&found, pair.a), root(&found, pair.b));
        found.insert(a.max(b), a.min(b));
        found.entry(a.min(b)).or_insert(a.min(b));
    }
    let forms: Vec<u32> = found.keys().copied().collect();
    forms.into_iter().map(|form| (form, root(&found, form))).collect()
}

/// The number of a face.
pub(super) fn number(face: &Face) -> Option<&Number> {
    match &face.sort {
        Sort::Number(number) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::faces::{Slashes, face};
    use super::*;
    use crate::claim::{Value, ValueKind};

    fn roundings(pairs: &[(&str, &str)]) -> Roundings {
        let mut found = Roundings::default();
        let read = |text: &str| face(&Value::Text(text.to_owned()), ValueKind::Figure, "", Slashes::Unknown);
        for (a, b) in pairs {
            let (a, b) = (read(a), read(b));
            found.add(number(&a).unwrap(), number(&b).unwrap());
        }
        found
    }

    #[test]
    fn figures_within_half_a_step_show_that_they_are_rounded() {
        let rounded =
            [("30", "31"), ("40", "38"), ("50", "48"), ("70", "68"), ("60", "62"), ("80", "77"), ("90", "86")];
        let fine = [("100", "98"), ("200", "196"), ("110", "108"), ("120", "117"), ("130", "134"), ("140", "136")];
        let all: Vec<_> = rounded.iter().chain(&fine).copied().collect();
        assert!(roundings(&all).share() >= 0.1, "{:?}", roundings(&all));
    }

    #[test]
    fn figures_that_spread_show_nothing() {
        let spread =
            [("30", "41"), ("40", "28"), ("50", "48"), ("70", "82"), ("60", "71"), ("100", "112"), ("120", "104")];
        assert_eq!(roundings(&spread).share(), SHARES[0]);
        assert_eq!(roundings(&[]).share(), SHARES[0]);
    }

    #[test]
    fn words_that_stand_together_on_most_questions_are_one() {
        let mut synonyms = Synonyms::default();
        (0..4).for_each(|_| synonyms.add(&[1, 2]));
        (0..4).for_each(|_| synonyms.add(&[3]));
        synonyms.add(&[1, 3]);
        let found = synonyms.found();
        assert_eq!(found.iter().map(|p| (p.a, p.b, p.together, p.of)).collect::<Vec<_>>(), [(1, 2, 4, 4)]);
        assert_eq!(stands_for(&found).get(&2), Some(&1));
        assert_eq!(stands_for(&found).get(&3), None);
    }
}
