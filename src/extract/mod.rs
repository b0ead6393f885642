//! Prose to claims: sentences, what they mention, and the claims that they make.
//!
//! Extraction only makes claims. Their quotes are cut from the text, so that a quote cannot be wrong by construction;
//! what agrees or differs is for the pipeline to say.

mod abbreviations;
mod around;
mod attribution;
mod clause;
mod draft;
mod event;
mod figures;
mod gazetteer;
mod grammar;
mod heads;
mod join;
mod judge;
mod law;
mod list;
mod mention;
mod name;
mod parallel;
mod passage;
mod periods;
mod roster;
mod run;
mod sentence;
mod stance;
mod token;

pub use draft::{GUESSED, drafts, near_names};
pub use figures::{Row as FigureRow, Value as FigureValue, figures};
pub use list::{List, lists};
pub use mention::{Kind, Mention, Row, mentions, mentions_of};
pub use name::{NameKind, Named};
pub use parallel::{Content, Filling, Slot, event_claims, parallel, parallel_claims};
pub use passage::{MAX_QUOTE_WORDS, cite};
pub use periods::periods;
pub use sentence::{Sentence, sentences, sentences_of};
pub use stance::{Stance, stance};
