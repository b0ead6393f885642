//! Edges: orders of the world between two properties, and the rows that one binds.

use crate::claim::PropertyId;

/// How two properties of one entity are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The first is never more than the second.
    AtMost,
    /// The first comes no later than the second. How long lies between them is not asked: a label of a table may be of
    /// another step of the same process.
    Before,
    /// The first is the mean of the second, over the stretch that both state.
    Mean,
}

/// An order between two properties.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The smaller, earlier or mean one.
    pub from: PropertyId,
    /// The larger or later one, or the total.
    pub to: PropertyId,
    /// How they are ordered.
    pub order: Order,
}

/// Rows of one entity that an edge binds, and that may not be in its order.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The place of the edge among those that were given.
    pub edge: usize,
    /// The rows of the first property, which give one value.
    pub from: Vec<u32>,
    /// Those of the second.
    pub to: Vec<u32>,
}
