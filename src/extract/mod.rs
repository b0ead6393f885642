//! Prose to claims: sentences, what they mention, and the claims that they make.
//!
//! Extraction only makes claims. Their quotes are cut from the text, so that a quote cannot be wrong by construction;
//! what agrees or differs is for the pipeline to say.

mod mention;
mod parallel;
mod sentence;

pub use mention::{Kind, Mention, mentions};
pub use parallel::{Content, Filling, Slot, parallel, parallel_claims};
pub use sentence::{Sentence, sentences};
