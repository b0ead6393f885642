//! Office documents: text, headings, lists, tables and notes of DOCX and ODT. Headers and footers of pages are left
//! out, and so are comments and what tracked changes have deleted.

mod archive;
mod blocks;
mod docx;
mod lists;
mod odt;
mod xml;

use super::error::DocumentError;
use super::paragraph::Paragraph;
use super::stated::Stated;
use archive::Archive;

/// The text of an office document, a line to each paragraph.
pub(super) struct Office {
    pub(super) text: String,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Where pages after the first begin, as the program that saved it laid them out.
    pub(super) breaks: Vec<usize>,
    pub(super) stated: Stated,
}

/// What archives hold that is no text document, by a part of theirs, and what to do instead.
const OTHERS: &[(&str, &str, &str)] = &[
    ("xl/workbook.xml", "an Excel workbook", "save its sheet as CSV and use `gainsay import`"),
    ("xl/workbook.bin", "an Excel workbook", "save its sheet as CSV and use `gainsay import`"),
    ("ppt/presentation.xml", "a PowerPoint presentation", "save its outline as text"),
    ("META-INF/container.xml", "an e-book", "save it as text or HTML"),
    ("Index/Document.iwa", "a Pages document", "export it as Word (.docx) or PDF"),
    ("AndroidManifest.xml", "a program", "name the document itself"),
    ("META-INF/MANIFEST.MF", "a program", "name the document itself"),
];

/// Reads a ZIP archive as a document.
pub(super) fn read(bytes: &[u8]) -> Result<Office, DocumentError> {
    let mut archive = Archive::open(bytes)?;
    let kind = archive.text("mimetype")?.unwrap_or_default();
    let kind = kind.trim();
    let office = if kind.starts_with("application/vnd.oasis.opendocument.text") {
        odt::read(&mut archive)?
    } else if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        let instead = "save its sheet as CSV and use `gainsay import`";
        return Err(DocumentError::format("an OpenDocument spreadsheet", instead));
    } else if kind.starts_with("application/vnd.oasis.opendocument") {
        return Err(DocumentError::format("an OpenDocument file without text", "save it as text"));
    } else if let Some((_, format, instead)) = OTHERS.iter().find(|(part, ..)| archive.holds(part)) {
        return Err(DocumentError::format(format, instead));
    } else if archive.holds("_rels/.rels") || archive.holds("word/document.xml") {
        docx::read(&mut archive)?
    } else {
        return Err(DocumentError::format("a ZIP archive", "unpack it and name the document itself"));
    };
    if office.text.trim().is_empty() {
        let hint = ": if it holds pictures of pages, have their text recognised (OCR) first";
        return Err(DocumentError::no_text("office document", hint));
    }
    Ok(office)
}
