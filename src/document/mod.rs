//! Documents: one plain text for every format, with a way back to the lines of the file as stored.

mod decode;
mod entities;
mod html;
mod markup;
mod nearest;
mod search;

pub use nearest::Near;
pub use search::Spot;

use crate::text::{Lines, Span};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// The length from which a line is taken for a whole paragraph, in characters: texts that are wrapped by
/// hand are wrapped well below it.
const MAX_WRAPPED_LINE: usize = 120;

/// Why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Its bytes are no text.
    #[error("this is {format}, which is not read yet; save it as text, Markdown or HTML")]
    Format {
        /// What it is instead.
        format: &'static str,
    },
}

/// The plain text of a document.
#[derive(Debug)]
pub struct Document {
    text: String,
    /// Where in the text another line of the file begins: byte, and line from 1.
    lines: Vec<(usize, usize)>,
    paragraphs: Vec<Paragraph>,
    /// Where form feeds stand.
    breaks: Vec<usize>,
    index: OnceLock<search::Index>,
}

/// A block of lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in the plain text.
    pub span: Span,
    /// The line of the file on which it begins, from 1.
    pub line: usize,
    /// It is marked as a heading.
    pub heading: bool,
}

impl Document {
    /// Reads a document; its format follows from the extension of `name` and from its beginning.
    ///
    /// Markup that only typesets is removed: tags, character references, emphasis, escapes, link targets.
    /// Plain text and Markdown keep their lines; a page of HTML has a line for each block.
    ///
    /// # Errors
    ///
    /// When the bytes are no text.
    ///
    /// ```
    /// let document = gainsay::document::Document::read("a.md", b"# Costs\n\nIt cost \\$5 *in all*.\n").unwrap();
    /// assert_eq!(document.text(), "Costs\n\nIt cost $5 in all.\n");
    /// assert_eq!(document.line_of(9), 3);
    /// ```
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, DocumentError> {
        let stored = decode::decode(bytes)?;
        Ok(if is_html(name, &stored) { Self::from_html(&stored) } else { Self::from_text(&stored) })
    }

    /// The plain text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line of the file, from 1, that holds byte `at` of the plain text.
    #[must_use]
    pub fn line_of(&self, at: usize) -> usize {
        let next = self.lines.partition_point(|(start, _)| *start <= at);
        next.checked_sub(1).and_then(|i| self.lines.get(i)).map_or(1, |(_, line)| *line)
    }

    /// The paragraphs, in order.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The page that holds byte `at`, from 1, where form feeds part the text into pages.
    #[must_use]
    pub fn page_of(&self, at: usize) -> Option<usize> {
        (!self.breaks.is_empty()).then(|| self.breaks.partition_point(|page_break| *page_break < at) + 1)
    }

    /// The paragraph that holds byte `at` of the plain text, or the one before it, by its place in
    /// [`Document::paragraphs`].
    #[must_use]
    pub fn paragraph_of(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|p| p.span.start <= at).saturating_sub(1)
    }

    fn from_text(stored: &str) -> Self {
        let text = markup::plain(stored);
        let starts = Lines::new(&text);
        let lines: Vec<(usize, usize)> =
            (1..=starts.count()).filter_map(|line| starts.start(line).map(|at| (at, line))).collect();
        let stored_lines = Lines::new(stored);
        let stored_line = |line: usize| {
            let start = stored_lines.start(line).unwrap_or(stored.len());
            let end = stored_lines.start(line + 1).unwrap_or(stored.len());
            stored.get(start..end).unwrap_or("")
        };
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut open = false;
        for (start, line) in &lines {
            let end = starts.start(line + 1).unwrap_or(text.len());
            let content = text.get(*start..end).unwrap_or("");
            let trimmed = content.trim_end();
            if trimmed.trim_start().is_empty() {
                open = false;
                continue;
            }
            let as_stored = stored_line(*line);
            let heading = as_stored.trim_start().starts_with('#') && !trimmed.trim_start().starts_with('#');
            let row = trimmed.contains('\t') || trimmed.trim_start().starts_with('|');
            let alone = heading || row || trimmed.chars().count() > MAX_WRAPPED_LINE;
            let indent = content.len() - content.trim_start().len();
            if !open || alone || content.contains('\u{c}') || begins_item(trimmed) {
                let span = Span::new(start + indent, start + trimmed.len());
                paragraphs.push(Paragraph { span, line: *line, heading });
            } else if let Some(last) = paragraphs.last_mut() {
                last.span.end = start + trimmed.len();
            }
            open = !alone;
        }
        let breaks = text.match_indices('\u{c}').map(|(at, _)| at).collect();
        Self { text, lines, paragraphs, breaks, index: OnceLock::new() }
    }

    fn from_html(stored: &str) -> Self {
        let page = html::Page::read(stored);
        let mut document = Self {
            text: page.text,
            lines: page.lines,
            paragraphs: Vec::new(),
            breaks: Vec::new(),
            index: OnceLock::new(),
        };
        let paragraph = |(start, end, heading)| {
            let line = document.line_of(start);
            Paragraph { span: Span::new(start, end), line, heading }
        };
        let paragraphs = page.blocks.into_iter().map(paragraph).collect();
        document.paragraphs = paragraphs;
        document
    }
}

/// Whether a line begins with the mark of a list: "- ", "• ", "3. ".
fn begins_item(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => line.strip_prefix(['-', '*', '+', '•', '–', '·', '▪', '◦']),
        1..=3 => line.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])),
        _ => None,
    };
    rest.is_some_and(|rest| rest.starts_with([' ', '\t', '\u{a0}']))
}

fn is_html(name: &str, text: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" | "xhtml" => true,
        "md" | "markdown" => false,
        _ => {
            let start: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
            start.starts_with("<!doctype html") || start.starts_with("<html")
        }
    }
}

/// The SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits.
///
/// ```
/// assert!(gainsay::document::sha256_hex(b"").starts_with("e3b0c44298fc1c14"));
/// ```
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        for digit in [byte >> 4, byte & 15] {
            hex.extend(char::from_digit(u32::from(digit), 16));
        }
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(name: &str, text: &str) -> Vec<(usize, String)> {
        let document = Document::read(name, text.as_bytes()).unwrap();
        document.paragraphs().iter().map(|p| (p.line, p.span.of(document.text()).to_owned())).collect()
    }

    #[test]
    fn wrapped_lines_join_and_items_do_not() {
        let text = "## Ferries\nThe ferry ran\nall year.\n\n- one boat\n- *two* boats\n  in dock\n1. third\nname\tboats\nA\t3\n";
        let expected = [
            (1, "Ferries"),
            (2, "The ferry ran\nall year."),
            (5, "- one boat"),
            (6, "- two boats\n  in dock"),
            (8, "1. third"),
            (9, "name\tboats"),
            (10, "A\t3"),
        ];
        assert_eq!(paragraphs("a.md", text), expected.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn a_long_line_is_a_paragraph() {
        let long = "word ".repeat(40);
        assert_eq!(paragraphs("a.txt", &format!("{long}\n{long}\nshort\n")).len(), 3);
    }

    #[test]
    fn html_by_name_or_beginning() {
        assert_eq!(paragraphs("a.htm", "<p>x</p>\n<p>y"), [(1, "x".to_owned()), (2, "y".to_owned())]);
        assert_eq!(paragraphs("page", "\n<!DOCTYPE html>\n<p>x"), [(3, "x".to_owned())]);
        assert_eq!(paragraphs("a.txt", "say <p>x"), [(1, "say x".to_owned())]);
    }

    #[test]
    fn pages_are_parted_by_form_feeds() {
        let document = Document::read("a.txt", b"one\n\x0ctwo").unwrap();
        assert_eq!((document.page_of(0), document.page_of(6)), (Some(1), Some(2)));
        assert_eq!(Document::read("a.txt", b"one").unwrap().page_of(0), None);
    }
}
