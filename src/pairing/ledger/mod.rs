//! The ledger weighed: which rows of a table answer one question, and how their values stand.
//!
//! A row's question is an entity, a property and a time, each resolved over the whole table before any two rows meet:
//! names by the roll ([`crate::entity::Roll`]), labels by the vocabulary and by what the claims themselves teach
//! ([`labels`]), times by how fine the property changes ([`times`]). Values are compared by the habits that the table
//! shows ([`habits`]): how far it rounds, which words it uses for one value. All that was taught is counted and said.

mod asides;
mod asked;
mod beside;
mod changes;
mod edge;
mod entities;
mod explain;
mod faces;
mod ground;
mod habits;
mod labels;
mod linked;
mod look;
mod names;
mod places;
mod questions;
mod read;
mod shared;
mod stand;
mod study;
mod times;
mod values;
mod weigh;
mod weighed;

pub use asked::{Asked, Tally};
pub use beside::Beside;
pub use changes::MAX_TRENDS;
pub use edge::{Edge, Linked, Order};
pub use explain::{Explained, Step, explain};
pub use shared::Shared;
pub use weigh::weigh;
pub use weighed::Weighed;
