//! Prose to claims: sentences, what they mention, and the claims that they make.
//!
//! Extraction only makes claims. Their quotes are cut from the text, so that a quote cannot be wrong by construction;
//! what agrees or differs is for the pipeline to say.

mod draft;
mod mention;
mod passage;
mod sentence;

pub use draft::drafts;
pub use mention::{Kind, Mention, mentions};
pub use passage::{MAX_QUOTE_WORDS, cite};
pub use sentence::{Sentence, sentences};
