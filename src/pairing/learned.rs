//! Labels taught by the claims themselves: two properties are one where several subjects hold both, side by side, with
//! agreeing values.
//!
//! Agreement of values is used here on the vocabulary, over several subjects; no pair is matched because its own two
//! values are alike.

use super::wording::Term;
use std::collections::{BTreeMap, BTreeSet};

/// The label of a property: the families of its words, sorted.
pub type Label = Vec<String>;

/// The label that the words of a property make.
#[must_use]
pub fn label(property: &[Term]) -> Label {
    let families: BTreeSet<&String> = property.iter().map(|t| &t.family).collect();
    families.into_iter().cloned().collect()
}

/// How often the claims of two labels about one subject agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The subjects of which they give one value.
    pub agree: BTreeSet<u32>,
    /// The subjects of which they do not.
    pub differ: BTreeSet<u32>,
    /// The sources that have part in it.
    pub sources: BTreeSet<String>,
}

/// Of how many subjects two labels must give one value. One or two may be chance.
const LEAST_SUBJECTS: usize = 3;

/// How many sources must have part in it: two can share a list.
const LEAST_SOURCES: usize = 2;

/// Of the subjects of which both say something, how many hundredths must agree: labels of two properties that often
/// coincide part somewhere.
const LEAST_SHARE: usize = 60;

/// The pairs of labels that are one property.
#[derive(Clone, Debug, Default)]
pub struct Learned(BTreeMap<(Label, Label), Tally>);

impl Learned {
    /// Keeps the pairs of labels whose claims agree often enough.
    #[must_use]
    pub fn new(tallies: BTreeMap<(Label, Label), Tally>) -> Self {
        let mut kept = tallies;
        kept.retain(|_, tally| {
            let (agree, all) = (tally.agree.len(), tally.agree.union(&tally.differ).count());
            agree >= LEAST_SUBJECTS && tally.sources.len() >= LEAST_SOURCES && agree * 100 >= all * LEAST_SHARE
        });
        Self(kept)
    }

    /// Whether two wordings are one property by what the claims teach.
    #[must_use]
    pub fn one(&self, a: &[Term], b: &[Term]) -> bool {
        !self.0.is_empty() && self.evidence(a, b).is_some()
    }

    /// How many subjects hold both with agreeing values, and of how many that hold both.
    #[must_use]
    pub fn evidence(&self, a: &[Term], b: &[Term]) -> Option<(usize, usize)> {
        let (a, b) = (label(a), label(b));
        let pair = if a <= b { (a, b) } else { (b, a) };
        self.0.get(&pair).map(|tally| (tally.agree.len(), tally.agree.union(&tally.differ).count()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pairing::wording::terms;

    fn learned(agree: u32, differ: u32, sources: usize) -> Learned {
        let (a, b) = (label(&terms("headcount")), label(&terms("staff")));
        let tally = Tally {
            agree: (0..agree).collect(),
            differ: (100..100 + differ).collect(),
            sources: (0..sources).map(|n| n.to_string()).collect(),
        };
        Learned::new(BTreeMap::from([((a, b), tally)]))
    }

    #[test]
    fn several_subjects_of_several_sources_teach_a_label_and_one_pair_never_does() {
        let one = |learned: Learned| learned.one(&terms("staff"), &terms("headcount"));
        assert!(one(learned(4, 1, 2)));
        assert!(!one(learned(1, 0, 2)), "one pair");
        assert!(!one(learned(4, 0, 1)), "one source");
        assert!(!one(learned(4, 6, 3)), "they part too often");
        assert!(!learned(4, 0, 2).one(&terms("staff"), &terms("budget")));
    }
}
