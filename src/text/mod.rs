//! Spans, lines, words and their normal forms: what every reader of text builds on.

mod fold;
mod hex;
mod intern;
mod lines;
mod words;

pub use fold::{fold, fold_key};
pub use hex::hex;
pub use intern::Interner;
pub use lines::Lines;
pub use words::{Word, stem, words};

/// A stretch of a text, in bytes; `start` is included, `end` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to, but not including, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The words of `text` that this span covers, or `""` when it does not fit the text.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }
}
