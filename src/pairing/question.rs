//! Questions: claims that answer one another, and all that pairing finds.

use super::doubt::Doubt;
use super::weighed::Weighed;
use crate::claim::ClaimId;
use crate::compare::{Agreement, Reason};
use std::collections::{BTreeMap, BTreeSet};

/// Two claims that were looked at together.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The first claim, by its place among the frames of the run.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// How their values stand.
    pub agreement: Agreement,
    /// What is not certain about the comparison.
    pub doubts: Vec<Doubt>,
}

/// One question: claims of one key that are comparable with one another, and how each two stand.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its claims, in order of source and file.
    pub claims: Vec<usize>,
    /// The pairs that are comparable.
    pub pairs: Vec<Pair>,
}

/// A change over time: claims that differ and hold for different times.
#[derive(Clone, Debug)]
pub struct Change {
    /// The claims, in order of source and file.
    pub claims: Vec<usize>,
}

/// All that pairing found.
#[derive(Clone, Debug, Default)]
pub struct Pairing {
    /// Questions with at least one comparable pair.
    pub questions: Vec<Question>,
    /// Changes over time.
    pub changes: Vec<Change>,
    /// Pairs that were looked at and not compared, by reason.
    pub not_comparable: BTreeMap<Reason, usize>,
    /// A few of these pairs, of each reason some of every block.
    pub samples: Vec<(Reason, usize, usize)>,
    /// Pairs that a person is to judge: whether they answer one question.
    pub possible: Vec<Weighed>,
    /// Pairs that a better match of one of their claims took away, with that match.
    pub taken: Vec<(Weighed, (usize, usize))>,
    /// The rulings that two claims answer one question, or do not, that met a pair of this run.
    pub ruled: BTreeSet<(ClaimId, ClaimId)>,
}

/// How many pairs of one block are handed on for each reason for which they were not compared.
const SAMPLES: usize = 2;

impl Pairing {
    /// Counts a pair that was looked at and not compared.
    pub(super) fn leave(&mut self, reason: Reason, a: usize, b: usize) {
        let count = self.not_comparable.entry(reason).or_default();
        *count += 1;
        if *count <= SAMPLES {
            self.samples.push((reason, a, b));
        }
    }
}
