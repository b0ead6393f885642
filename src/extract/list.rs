//! Lists: several members of one thing, in a sentence or below it.

use super::mention::Mention;
use super::sentence::Sentence;
use crate::text::Span;

/// Several members, as a text lists them.
#[derive(Clone, Debug)]
pub struct List {
    /// The members, in order.
    pub items: Vec<Span>,
    /// The words that lead it in: "These include:".
    pub lead: Option<Span>,
    /// Nothing says that there are more ("including", "such as", "and others").
    pub complete: bool,
    /// The number that the lead gives of them: "three categories".
    pub counted: Option<Span>,
    /// The rule that found it.
    pub rule: &'static str,
}

impl List {
    /// From the first member to the last.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.items.first().map_or(0, |s| s.start);
        Span::new(start, self.items.last().map_or(start, |s| s.end))
    }
}

/// The lists of a text, in order of their beginnings. `mentions` are those of the text, in order.
#[must_use]
pub fn lists(_text: &str, _sentences: &[Sentence], _mentions: &[Mention]) -> Vec<List> {
    Vec::new()
}
