//! PDF: what its pages draw, as lines; and from these the text, its paragraphs, headings, lists and tables.
//!
//! The reader of PDFs may panic, and on damaged files run on or fill the memory. [`Layout::read`] catches panics; whoever
//! reads files that others sent does so in a process that can be ended, and takes the [`Layout`] from there.

#[cfg(feature = "pdf")]
mod read;
mod rebuild;

use super::error::DocumentError;
use super::stated::Stated;
pub(super) use rebuild::rebuild;
use serde::{Deserialize, Serialize};

/// What a PDF is called in messages.
#[cfg(feature = "pdf")]
const FORMAT: &str = "PDF";

/// What the pages of a PDF draw.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    pages: Vec<Page>,
    title: Option<String>,
    created: Option<String>,
    /// The pages that could not be read, from 1.
    unread: Vec<usize>,
}

/// A page: its lines in the order in which they are drawn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Page {
    lines: Vec<Line>,
}

/// What stands on one line, in parts that wide gaps set apart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Line {
    /// Where it stands, from the top down, in points.
    y: f32,
    /// The size of its letters, in points.
    size: f32,
    parts: Vec<Part>,
}

/// Words that stand together on a line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Part {
    /// Where it begins and ends, from the left, in points.
    from: f32,
    to: f32,
    text: String,
}

impl Layout {
    /// Reads a PDF in this process.
    ///
    /// # Errors
    ///
    /// When it is damaged, protected by a password, too large, or holds no text.
    #[cfg(feature = "pdf")]
    pub fn read(bytes: &[u8]) -> Result<Self, DocumentError> {
        read::layout(bytes)
    }

    /// Says that this program reads no PDF.
    ///
    /// # Errors
    ///
    /// Always.
    #[cfg(not(feature = "pdf"))]
    pub fn read(_bytes: &[u8]) -> Result<Self, DocumentError> {
        let instead = "this gainsay was built without the feature `pdf`: save it as text";
        Err(DocumentError::format("a PDF", instead))
    }

    pub(super) fn stated(&self) -> Stated {
        Stated { title: self.title.clone(), published: self.created.clone(), beside: true }
    }

    /// What could not be read, for people.
    pub(super) fn remarks(&self) -> Vec<String> {
        let page = |page: &usize| format!("page {page} is damaged and was not read");
        self.unread.iter().map(page).collect()
    }
}

/// Whether a file is a PDF: its mark stands within the first bytes.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    /// Some programs write a few bytes before the mark.
    const WITHIN: usize = 1024;
    let start = bytes.get(..WITHIN.min(bytes.len())).unwrap_or(&[]);
    // A text may speak of the mark: before it there are at most bytes that are no letters.
    let at = start.windows(5).position(|window| window == b"%PDF-");
    at.is_some_and(|at| start.iter().take(at).filter(|b| b.is_ascii_alphabetic()).count() < 8)
}
