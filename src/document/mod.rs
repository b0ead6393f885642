//! Documents: one plain text for every format, with a way back to the lines of the file as stored.

mod decode;
mod entities;
mod error;
mod html;
mod markup;
mod nearest;
mod office;
mod paragraph;
mod pdf;
mod plain;
mod search;
mod stated;

pub use error::DocumentError;
pub use nearest::Near;
pub use paragraph::{Paragraph, Role};
pub use pdf::{Layout, is_pdf};
pub use search::Spot;
pub use stated::Published;

use crate::text::Lines;
use paragraph::Over;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// The plain text of a document.
#[derive(Debug)]
pub struct Document {
    text: String,
    /// Where in the text another line of the file begins: byte, and line from 1.
    lines: Vec<(usize, usize)>,
    paragraphs: Vec<Paragraph>,
    over: Over,
    /// Where pages after the first begin.
    breaks: Vec<usize>,
    /// It has pages, if only one.
    paged: bool,
    remarks: Vec<String>,
    title: Option<String>,
    published: Option<Published>,
    index: OnceLock<search::Index>,
}

impl Document {
    /// Reads a document; its format follows from the extension of `name` and from its beginning.
    ///
    /// Markup that only typesets is removed: tags, character references, emphasis, escapes, link targets.
    /// Plain text and Markdown keep their lines; a page of HTML has a line for each block; an office document or a PDF
    /// has a line for each paragraph, and its lines are those of the plain text.
    ///
    /// A PDF is read in this process: see [`Layout`] for files that others sent.
    ///
    /// # Errors
    ///
    /// When it is of a format that is not read, damaged, protected by a password, or too large.
    ///
    /// ```
    /// let document = gainsay::document::Document::read("a.md", b"# Costs\n\nIt cost \\$5 *in all*.\n").unwrap();
    /// assert_eq!(document.text(), "Costs\n\nIt cost $5 in all.\n");
    /// assert_eq!(document.line_of(9), 3);
    /// ```
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, DocumentError> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return office::read(bytes).map(Self::from_office);
        }
        if is_pdf(bytes) {
            return Layout::read(bytes).map(|layout| Self::from_layout(&layout));
        }
        let stored = decode::decode(name, bytes)?;
        Ok(if is_html(name, &stored) { Self::from_html(&stored) } else { Self::from_text(&stored) })
    }

    /// The title that the document states, or its first heading of the first level.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// When it was published, where it says so: in what a page or a word processor keeps beside the text, or at the
    /// beginning of the text ("Posted on Aug 9 2019", "date 2025-01-29").
    #[must_use]
    pub fn published(&self) -> Option<&Published> {
        self.published.as_ref()
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

    /// The page that holds byte `at`, from 1: of a PDF; of an office document as the program that saved it laid it out;
    /// of a text that form feeds part into pages.
    #[must_use]
    pub fn page_of(&self, at: usize) -> Option<usize> {
        self.paged.then(|| self.breaks.partition_point(|page_break| *page_break <= at) + 1)
    }

    /// What of it could not be read, for people; the rest is there.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// The paragraph that holds byte `at` of the plain text, or the one before it, by its place in
    /// [`Document::paragraphs`].
    #[must_use]
    pub fn paragraph_of(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|p| p.span.start <= at).saturating_sub(1)
    }

    /// The heading above byte `at` of the plain text; of a heading, the next one up.
    #[must_use]
    pub fn heading_of(&self, at: usize) -> Option<&Paragraph> {
        let above = self.over.heading.get(self.paragraph_of(at)).copied().flatten();
        above.and_then(|heading| self.paragraphs.get(heading))
    }

    /// The headings above byte `at`, from the innermost out.
    pub fn headings_of(&self, at: usize) -> impl Iterator<Item = &Paragraph> {
        std::iter::successors(self.heading_of(at), |heading| self.heading_of(heading.span.start))
    }

    /// What leads in to a list or table: of an item, the item that it is nested in or the paragraph before its list; of
    /// a row, the paragraph before its table. Both by their place in [`Document::paragraphs`].
    #[must_use]
    pub fn lead_in(&self, paragraph: usize) -> Option<usize> {
        self.over.lead_in.get(paragraph).copied().flatten()
    }

    fn from_text(stored: &str) -> Self {
        let plain = plain::read(stored);
        let front = |keys: &[&str]| {
            let found = plain.front.iter().find(|(key, value)| keys.contains(&key.as_str()) && !value.is_empty());
            found.map(|(_, value)| value.clone())
        };
        let published = front(&["date", "published", "pubdate"]);
        let stated = stated::Stated { title: front(&["title"]), published, beside: false };
        let breaks = plain.text.match_indices('\u{c}').map(|(at, _)| at + 1).collect();
        Self::finish(plain.text, plain.lines, plain.paragraphs, breaks, stated)
    }

    fn from_html(stored: &str) -> Self {
        let page = html::Page::read(stored);
        Self::finish(page.text, page.lines, page.paragraphs, Vec::new(), page.stated)
    }

    /// The document of a PDF that has been read, here or in another process.
    #[must_use]
    pub fn from_layout(layout: &Layout) -> Self {
        let rebuilt = pdf::rebuild(layout);
        let lines = lines(&rebuilt.text);
        let stated = layout.stated();
        let mut document = Self::finish(rebuilt.text, lines, rebuilt.paragraphs, rebuilt.breaks, stated);
        (document.paged, document.remarks) = (true, layout.remarks());
        document
    }

    fn from_office(office: office::Office) -> Self {
        let lines = lines(&office.text);
        Self::finish(office.text, lines, office.paragraphs, office.breaks, office.stated)
    }

    /// Puts a document together: what stands over each paragraph, what the text states of itself.
    fn finish(
        text: String,
        lines: Vec<(usize, usize)>,
        mut paragraphs: Vec<Paragraph>,
        breaks: Vec<usize>,
        stated: stated::Stated,
    ) -> Self {
        paragraph::infer_headers(&text, &mut paragraphs);
        paragraph::flag_contents(&text, &mut paragraphs);
        let published = stated.date(&text, &mut paragraphs);
        let title = stated.title(&text, &paragraphs);
        let over = Over::new(&paragraphs);
        let (paged, remarks, index) = (!breaks.is_empty(), Vec::new(), OnceLock::new());
        Self { text, lines, paragraphs, over, breaks, paged, remarks, title, published, index }
    }
}

/// The lines of a text that has none of its own: those of the plain text.
fn lines(text: &str) -> Vec<(usize, usize)> {
    let starts = Lines::new(text);
    (1..=starts.count()).filter_map(|line| starts.start(line).map(|at| (at, line))).collect()
}

fn is_html(name: &str, text: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" | "xhtml" => true,
        "md" | "markdown" => false,
        _ => {
            let text = text.trim_start();
            let text = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(text, |(_, rest)| rest);
            let start: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
            ["<!doctype html", "<html", "<head>", "<body>"].iter().any(|begins| start.starts_with(begins))
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
