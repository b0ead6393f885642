//! Documents as they come: files of an office suite read back, pages as sites build them, and what is broken on purpose.
//!
//! `tests/documents/report.*` are one invented report, made by LibreOffice from the source beside them:
//! `soffice --headless --convert-to odt report.fodt`, and the same for docx and pdf.

use gainsay::document::{Document, Paragraph, Role};

fn stored(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A paragraph as one line: what it is, and its words; in brackets what is no body.
fn shown(document: &Document, paragraph: &Paragraph) -> String {
    let words = || paragraph.words.of(document.text()).replace('\n', "/");
    let text = match &paragraph.role {
        Role::Text => words(),
        Role::Heading { level } => format!("{} {}", "#".repeat(usize::from(*level)), words()),
        Role::Item { depth, number } => {
            let mark = number.map_or("-".to_owned(), |n| format!("{n}."));
            format!("{}{mark} {}", "  ".repeat(usize::from(*depth) - 1), words())
        }
        Role::Row { header, cells, .. } => {
            let cells: Vec<&str> = cells.iter().map(|cell| cell.of(document.text())).collect();
            format!("{} {}", if *header { "||" } else { "|" }, cells.join(" | "))
        }
        Role::Note => format!("^ {}", words()),
    };
    if paragraph.body { text } else { format!("[{text}]") }
}

fn lines(document: &Document) -> Vec<String> {
    document.paragraphs().iter().map(|p| shown(document, p)).collect()
}

#[test]
fn dump() {
    for name in ["report.docx", "report.odt", "report.pdf"] {
        let document = Document::read(name, &stored(name)).unwrap();
        println!("{name}: {:?} {:?}", document.title(), document.published().map(|p| p.period.to_edtf()));
        for p in document.paragraphs() {
            println!("{} {:?} {}", p.line, document.page_of(p.span.start), shown(&document, p));
        }
    }
}
