//! What is known beside the rows of a ledger.

use super::edge::Edge;
use crate::claim::Vocabulary;
use crate::entity::Entity;

/// What is known beside the rows of a ledger.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// How many of its last properties the user has written.
    pub own: usize,
    /// The entities that the user knows, and the classes.
    pub entities: &'a [Entity],
    /// The orders between properties that hold of the world.
    pub edges: &'a [Edge],
    /// Whether the claims may teach which labels are one, and which words for a value.
    pub learns: bool,
}

impl Beside<'_> {
    /// The first property that the user has written.
    pub(super) fn built_in(&self) -> usize {
        self.vocabulary.iter().count().saturating_sub(self.own)
    }
}
