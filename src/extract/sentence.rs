//! Sentences: the stretches of a document that assert something.

use crate::document::Document;
use crate::text::Span;

/// One sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the plain text.
    pub span: Span,
    /// Its paragraph, by its place in [`Document::paragraphs`], or among the blocks of a text.
    pub paragraph: usize,
    /// It stands in a heading.
    pub heading: bool,
}

/// The sentences of a document, in order.
#[must_use]
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (paragraph, block) in document.paragraphs().iter().enumerate() {
        for span in split(document.text(), block.span) {
            found.push(Sentence { span, paragraph, heading: block.heading });
        }
    }
    found
}

/// The sentences of a text that is no document, in order.
#[must_use]
pub fn sentences_of(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    for span in split(text, Span::new(0, text.len())) {
        found.push(Sentence { span, paragraph: 0, heading: false });
    }
    found
}

fn split(text: &str, block: Span) -> Vec<Span> {
    let words = block.of(text);
    let mut found = Vec::new();
    for part in sentencex::get_sentence_boundaries("en", words) {
        let whole = words.get(part.start_byte..part.end_byte).unwrap_or("");
        let lead = whole.len() - whole.trim_start().len();
        let trimmed = whole.trim();
        if !trimmed.is_empty() {
            let start = block.start + part.start_byte + lead;
            found.push(Span::new(start, start + trimmed.len()));
        }
    }
    found
}
