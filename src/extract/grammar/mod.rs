//! A light grammar of English news: words with their parts of speech, noun phrases, and who does what in a clause.
//!
//! It is no full parser. It reads the plain order of news sentences, subject, verb, object, and what hangs on them by
//! prepositions; where a sentence is built otherwise it gives less, and nothing is claimed.

mod clause;
pub(super) mod lexicon;
mod tag;

pub(super) use clause::{Clause, Parse, Phrase, Sense, UNKNOWN, parse};
pub(super) use tag::{Marks, Tag, Token, tokens};
