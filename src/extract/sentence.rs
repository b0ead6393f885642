//! Sentences: the stretches of a document that assert something.

use crate::document::Document;
use crate::text::Span;

/// One sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the plain text.
    pub span: Span,
    /// Its paragraph, by its place in [`Document::paragraphs`].
    pub paragraph: usize,
    /// It stands in a heading.
    pub heading: bool,
}

/// The sentences of a document, in order.
#[must_use]
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let text = document.text();
    let mut found = Vec::new();
    for (paragraph, block) in document.paragraphs().iter().enumerate() {
        let words = block.span.of(text);
        for part in sentencex::get_sentence_boundaries("en", words) {
            let whole = words.get(part.start_byte..part.end_byte).unwrap_or("");
            let lead = whole.len() - whole.trim_start().len();
            let trimmed = whole.trim();
            if !trimmed.is_empty() {
                let start = block.span.start + part.start_byte + lead;
                found.push(Sentence {
                    span: Span::new(start, start + trimmed.len()),
                    paragraph,
                    heading: block.heading,
                });
            }
        }
    }
    found
}
