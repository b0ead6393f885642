//! Pairing: claims brought into frames, frames that may answer one question, and why others may not.

mod assignment;
mod candidates;
mod classes;
mod comparable;
mod comparison;
mod existence;
mod frame;
mod learned;
pub mod ledger;
mod levels;
mod lift;
mod measure;
mod names;
mod naming;
mod offices;
mod passage;
mod phrasing;
mod places;
mod question;
mod rarity;
mod reading;
mod single;
mod slots;
mod stand;
mod statuses;
mod things;
mod union;
mod waterfall;
mod weigher;
mod weights;
mod wording;

pub use classes::Classes;
pub use comparable::{Doubt, comparable};
pub use existence::{Contradiction, Contradictions, contradictions};
pub use frame::{ByMeaning, Event, Frame, Key, Length, Place, Time, value_in_words};
pub use levels::{COMPARISONS, Comparison, Levels, Voices};
pub use lift::Framer;
pub use offices::{OFFICES, Office};
pub use question::{Change, MAX_BLOCK, Pair, Pairing, Question, pair};
pub use reading::Reading;
pub use stand::{readings, values};
pub use statuses::status;
pub use waterfall::{Step, Waterfall, odds_in_words};
pub use weigher::{ACCEPT_ODDS, Cap, Decision, Matching, REVIEW_ODDS, Weighed, Weigher};
pub use weights::{Row, Table, Weights, table, weight_of_odds};
pub use wording::{Term, Wording};

/// The built-in classes, in the format of `claims/entities.toml`.
pub const BUILT_IN_CLASSES: &str = include_str!("classes.toml");
