//! Documents as they come: files of an office suite read back, pages as sites build them, and what is broken on purpose.
//!
//! `tests/documents/report.*` are one invented report, made by LibreOffice from the source beside them:
//! `soffice --headless --convert-to odt report.fodt`, and the same for docx and pdf; `locked.pdf` was made by it with a
//! password. Beside each page in `tests/documents/pages` stands what is read of it.

use gainsay::claim::{Anchoring, Locator, anchor};
use gainsay::document::{Document, DocumentError, Paragraph, Role};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

fn stored(name: &str) -> Vec<u8> {
    let path = folder().join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A paragraph as one line: what it is, and its words; in brackets what is no body.
fn shown(document: &Document, paragraph: &Paragraph) -> String {
    let words = || paragraph.words.of(document.text()).replace('\n', " / ");
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

fn published(document: &Document) -> Option<String> {
    document.published().map(|p| p.period.to_edtf())
}

/// The report as every format of an office suite has it, but for the first paragraph and the notes.
const CREW: &[&str] = &[
    "## Crew",
    "The ferries employ:",
    "- 84 deckhands, of whom",
    "  - 51 work by day",
    "  - 33 work by night",
    "- 12 masters",
    "### Training",
    "Every master passes three examinations:",
    "1. navigation, in the first year",
    "2. rescue, in the second year",
    "3. law, before the third",
];
const PASSENGERS: &[&str] = &[
    "## Passengers",
    "In 2022 the ferries carried 1,204 people a day. The table shows the busiest routes.",
    "|| Route | Passengers a day | Fare",
    "| Port Ellis to Skerry | 702 | $3.50",
    "| Port Ellis to Holm | 388 | $4.20",
    "| Skerry to Holm | 114 | $2.80",
    "All fares rose by 5 percent in January 2023.",
];

#[test]
fn office_documents_are_read_back() {
    for name in ["report.docx", "report.odt"] {
        let document = Document::read(name, &stored(name)).unwrap();
        let found = lines(&document);
        assert_eq!(&found[..2], ["# State of the harbour", "[Published 8 May 2024]"], "{name}");
        // What a tracked change deleted is gone, what it inserted is there; the notes stand at the end.
        assert!(
            found[2].starts_with("The council of Port Ellis bought twelve new ferries from Harland Yard"),
            "{name}"
        );
        assert!(found[2].contains("$4.2 million in all. No ferry was lost"), "{name}");
        assert_eq!(&found[3..14], CREW, "{name}");
        assert_eq!(&found[14..21], PASSENGERS, "{name}");
        let note = "^ Without the cost of the two landing stages, which the county paid.";
        assert_eq!(&found[21..], [note], "{name}: headers and footers of pages are left out");
        assert_eq!(document.title(), Some("State of the harbour"), "{name}");
        assert_eq!(published(&document).as_deref(), Some("2024-05-08"), "{name}");
        places(&document, name, 15);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_read_back() {
    let document = Document::read("report.pdf", &stored("report.pdf")).unwrap();
    let found = lines(&document);
    let head = ["[Port Ellis Harbour Office]", "# State of the harbour", "[Published 8 May 2024]"];
    assert_eq!(&found[..3], head);
    // What a tracked change deleted is drawn on the page all the same.
    assert!(found[3].starts_with("The council of Port Ellis bought eleven old twelve new ferries"), "{}", found[3]);
    assert!(found[3].ends_with("had contributed substantially to the circumstances."), "{}", found[3]);
    assert_eq!(&found[4..15], CREW);
    let feet = [
        "^ Without the cost of the two landing stages, which the county paid.",
        "[Page 1]",
        "[Port Ellis Harbour Office]",
    ];
    assert_eq!(&found[15..18], feet);
    assert_eq!(&found[18..25], PASSENGERS);
    assert_eq!(&found[25..], ["[Page 2]"]);
    assert_eq!(published(&document).as_deref(), Some("2024-05-08"));
    places(&document, "report.pdf", 19);
}

/// Quotes are found at their pages, paragraphs and sections, and items under what leads in to them.
fn places(document: &Document, name: &str, passengers: usize) {
    for (quote, locator) in [
        ("12 masters", Locator::Page(1)),
        ("carried 1,204 people a day", Locator::Page(2)),
        ("carried 1,204 people a day", Locator::Paragraph(passengers + 1)),
        ("Port Ellis to Holm 388", Locator::Section("Passengers".to_owned())),
        ("33 work by night", Locator::Section("Crew".to_owned())),
    ] {
        let found = anchor(document, quote, &locator);
        assert!(matches!(found, Anchoring::Exact { .. }), "{name}: {quote} at {locator:?}: {found:?}");
    }
    let paragraphs = document.paragraphs();
    let lead = |words: &str| {
        let place = paragraphs.iter().position(|p| p.words.of(document.text()) == words).expect("it is there");
        document.lead_in(place).map(|lead| paragraphs[lead].words.of(document.text()))
    };
    assert_eq!(lead("33 work by night"), Some("84 deckhands, of whom"), "{name}");
    assert_eq!(lead("12 masters"), Some("The ferries employ:"), "{name}");
    let at = document.text().find("navigation").expect("it is there");
    let above: Vec<&str> = document.headings_of(at).map(|h| h.words.of(document.text())).collect();
    assert_eq!(above, ["Training", "Crew", "State of the harbour"], "{name}");
}

#[test]
fn pages_are_read_as_their_author_wrote_them() {
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder().join("pages"))
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "html"))
        .collect();
    pages.sort();
    assert!(pages.len() > 3);
    let mut wrong = String::new();
    for path in pages {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let document = Document::read(&name, &std::fs::read(&path).expect("it can be read")).unwrap();
        let mut found = format!(
            "title: {}\npublished: {}\n\n",
            document.title().unwrap_or(""),
            published(&document).unwrap_or_default()
        );
        lines(&document).iter().for_each(|line| found += &format!("{line}\n"));
        let expected = std::fs::read_to_string(path.with_extension("txt")).unwrap_or_default();
        if found != expected {
            let _ = writeln!(wrong, "== {name}\n{found}");
        }
        // Whatever is flagged is still found.
        for paragraph in document.paragraphs() {
            let quote = paragraph.span.of(document.text());
            assert!(!document.find(quote).is_empty(), "{name}: {quote}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A ZIP archive of parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in parts {
        zip.start_file(*name, options).expect("an archive in memory can be written");
        zip.write_all(content).expect("an archive in memory can be written");
    }
    zip.finish().expect("an archive in memory can be written").into_inner()
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

/// A Word document with this body and these other parts.
fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let xml = format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}</w:body></w:document>");
    let mut parts: Vec<(&str, &[u8])> =
        vec![("_rels/.rels", b"<Relationships/>"), ("word/document.xml", xml.as_bytes())];
    parts.extend(others.iter().map(|(name, text)| (*name, text.as_bytes())));
    archive(&parts)
}

fn read_docx(body: &str, others: &[(&str, &str)]) -> Vec<String> {
    lines(&Document::read("a.docx", &docx(body, others)).expect("it is sound"))
}

#[test]
fn word_documents_as_people_write_them() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    for (body, expected) in [
        // Tracked changes, moves, fields and hidden text.
        (
            "<w:p><w:r><w:t xml:space=\"preserve\">It has </w:t></w:r><w:del><w:r><w:delText>ten</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>twelve</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> ferries</w:t></w:r>\
             <w:moveFrom><w:r><w:t> and nets</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>"
                .to_owned(),
            vec!["It has twelve ferries."],
        ),
        // A paragraph whose end was deleted keeps its words.
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Kept.</w:t></w:r></w:p>".to_owned(), vec!["Kept."]),
        // A text box is written twice, for new and for old programs.
        (
            format!(
                "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback>\
                 <w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Outside</w:t></w:r></w:p>",
                p("Boxed")
            ),
            vec!["Boxed", "Outside"],
        ),
        // Bold lines are headings for those who use no styles.
        (
            format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Costs of the quay</w:t></w:r></w:p>{}", p("It cost $5 &amp; more.")),
            vec!["## Costs of the quay", "It cost $5 & more."],
        ),
        // Cells over several columns and rows; a table of one column lays out the page.
        (
            format!(
                "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>\
                 <w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
                p("Boats"),
                p("Seats"),
                p("Tern"),
                p("Gull"),
                p("Alone in its cell.")
            ),
            vec!["|| Boats |  | Seats", "| Tern | Gull | ", "Alone in its cell."],
        ),
        // Breaks and tabs.
        ("<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>".to_owned(), vec!["One / two\tthree"]),
    ] {
        assert_eq!(read_docx(&body, &[]), expected, "{body}");
    }
}

#[test]
fn styles_and_numbers_of_word_are_followed() {
    let styles = "<w:styles><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>\
                  <w:style w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"berschrift1\"/></w:style>\
                  <w:style w:styleId=\"Circle\"><w:basedOn w:val=\"Circle\"/></w:style>\
                  <w:style w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/>\
                     <w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>\
                     <w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let styled = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let item = |level: usize, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        styled("TOC1", "Boats 1"),
        styled("Own", "Boats"),
        styled("Circle", "Round."),
        item(0, "Tern"),
        item(1, "red"),
        item(0, "Gull"),
    ];
    let expected = ["[Boats 1]", "# Boats", "Round.", "3. Tern", "  - red", "4. Gull"];
    assert_eq!(read_docx(&body.concat(), &[("word/styles.xml", styles), ("word/numbering.xml", numbering)]), expected);
}

#[test]
fn a_word_document_without_a_date_in_its_text_has_that_of_its_making() {
    let core = "<c xmlns:dc=\"a\" xmlns:dcterms=\"b\"><dc:title>Quay plan</dc:title><dcterms:created>2020-02-03T10:00:00Z</dcterms:created></c>";
    let bytes = docx("<w:p><w:r><w:t>The quay is old.</w:t></w:r></w:p>", &[("docProps/core.xml", core)]);
    let document = Document::read("a.docx", &bytes).unwrap();
    assert_eq!((document.title(), published(&document).as_deref()), (Some("Quay plan"), Some("2020-02-03")));
}

/// Words at a place on a page of a PDF: from the left, from the bottom, size, words.
type Drawn<'t> = (i32, i32, i32, &'t str);

/// A PDF with these words on its pages, in a font that every reader has.
fn pdf(pages: &[&[Drawn<'_>]]) -> Vec<u8> {
    let mut objects = vec![String::new(); 3];
    let mut kids = String::new();
    for page in pages {
        let mut stream = String::new();
        for (x, y, size, words) in *page {
            let words = words.replace('(', "\\(").replace(')', "\\)");
            let _ = writeln!(stream, "BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET");
        }
        objects.push(format!("<< /Length {} >>\nstream\n{stream}endstream", stream.len()));
        let content = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        let _ = write!(kids, "{} 0 R ", objects.len());
    }
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>".to_owned();
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    objects[2] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned();
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", i + 1);
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(file, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", places.len() + 1);
    file.into_bytes()
}

#[cfg(feature = "pdf")]
#[test]
fn the_lines_of_a_pdf_become_paragraphs() {
    let read = |pages: &[&[Drawn<'_>]]| lines(&Document::read("a.pdf", &pdf(pages)).unwrap());
    // Words parted at the end of a line are joined; those written with a hyphen elsewhere keep it; short lines end.
    let found = read(&[&[
        (50, 700, 10, "The council of the port, a self-governed body, said that the harbour has twelve fer-"),
        (50, 688, 10, "ries and nineteen boats; the chair of the port, who has led this body for long, is self-"),
        (50, 676, 10, "governed too, she said."),
        (50, 664, 10, "The next paragraph begins after a short line and goes on for one more line, which is also"),
        (50, 652, 10, "short."),
        (50, 628, 10, "After a gap."),
    ]]);
    assert_eq!(
        found,
        [
            "The council of the port, a self-governed body, said that the harbour has twelve ferries and nineteen boats; the \
             chair of the port, who has led this body for long, is self-governed too, she said.",
            "The next paragraph begins after a short line and goes on for one more line, which is also short.",
            "After a gap.",
        ]
    );
}

#[cfg(feature = "pdf")]
#[test]
fn paragraphs_go_on_over_pages_and_columns() {
    let bytes = pdf(&[
        &[
            (50, 800, 8, "Harbour gazette 7"),
            (50, 700, 10, "The council has decided that all"),
            (50, 688, 10, "ferries of the port are to be"),
            (320, 700, 10, "painted green, and that none of"),
            (320, 688, 10, "them may leave before the paint"),
            (290, 30, 8, "1"),
        ],
        &[(50, 800, 8, "Harbour gazette 7"), (50, 700, 10, "is dry."), (290, 30, 8, "2")],
    ]);
    let document = Document::read("a.pdf", &bytes).unwrap();
    let text = "The council has decided that all ferries of the port are to be painted green, and that none of them may leave \
                before the paint is dry.";
    assert_eq!(lines(&document)[1], text);
    let page = |words: &str| document.text().find(words).and_then(|at| document.page_of(at));
    assert_eq!((page("the paint"), page("is dry")), (Some(1), Some(2)));
    let body: Vec<&str> =
        document.paragraphs().iter().filter(|p| p.body).map(|p| p.words.of(document.text())).collect();
    assert_eq!(body, [text]);
}

#[cfg(feature = "pdf")]
#[test]
fn tables_of_a_pdf_have_their_columns() {
    let found = lines(
        &Document::read(
            "a.pdf",
            &pdf(&[&[
                (50, 760, 18, "Fares"),
                (50, 720, 10, "Fares rose in all months."),
                (50, 690, 10, "Route"),
                (200, 690, 10, "2021"),
                (300, 690, 10, "2022"),
                (50, 678, 10, "Skerry"),
                (300, 678, 10, "$4"),
                (50, 666, 10, "Holm and the"),
                (200, 666, 10, "$5"),
                (300, 666, 10, "$6"),
                (50, 655, 10, "outer isles"),
                (50, 620, 10, "After the table."),
            ]]),
        )
        .unwrap(),
    );
    let rows = ["| Route | 2021 | 2022", "| Skerry |  | $4", "| Holm and the outer isles | $5 | $6"];
    assert_eq!(found[0], "# Fares");
    assert_eq!(&found[2..5], rows);
    assert_eq!(found[5], "After the table.");
}

fn fault(name: &str, bytes: &[u8]) -> DocumentError {
    match Document::read(name, bytes) {
        Err(error) => error,
        Ok(document) => panic!("{name} is read: {:.200}", document.text()),
    }
}

#[test]
fn broken_office_documents_say_what_is_wrong() {
    let whole = docx("<w:p><w:r><w:t>It has twelve ferries.</w:t></w:r></w:p>", &[]);
    for len in [4, 30, whole.len() / 2, whole.len() - 5] {
        let found = fault("a.docx", &whole[..len]);
        assert!(matches!(found, DocumentError::Damaged { .. }), "{len}: {found}");
    }
    for (bytes, says) in [
        (archive(&[("a.txt", b"hello")]), "a ZIP archive"),
        (archive(&[("xl/workbook.xml", b"<x/>")]), "an Excel workbook"),
        (archive(&[("ppt/presentation.xml", b"<x/>")]), "a PowerPoint presentation"),
        (archive(&[("_rels/.rels", b"<x/>")]), "it has no word/document.xml"),
        (archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), "it has no content.xml"),
        (docx("<w:p>", &[]), "damaged"),
        (docx("<w:p/>", &[]), "holds no text"),
        (
            archive(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
            ]),
            "protected by a password",
        ),
    ] {
        let found = fault("a.docx", &bytes).to_string();
        assert!(found.contains(says), "{found}");
    }
    // Any byte of a sound file may be wrong.
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = Document::read("a.docx", &bytes);
    }
}

#[test]
fn bombs_go_off_quietly() {
    // A part that unpacks to a thousand times its size, and one that nests without end.
    let bomb = archive(&[("word/document.xml", &vec![b' '; 160 << 20])]);
    assert!(bomb.len() < 1 << 20);
    let found = fault("a.docx", &bomb).to_string();
    assert!(found.contains("unpacks to more than 128 MB"), "{found}");
    let found = fault("a.docx", &docx(&"<w:p>".repeat(100_000), &[])).to_string();
    assert!(found.contains("nests its elements deeper than"), "{found}");
    let names: Vec<String> = (0..20_001).map(|i| format!("p{i}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let found = fault("a.docx", &archive(&parts)).to_string();
    assert!(found.contains("has 20001 parts"), "{found}");
    // Entities that expand are not expanded.
    let entities = "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>1 &b;</w:t></w:r></w:p></w:body></w:document>";
    let document = Document::read("a.docx", &archive(&[("word/document.xml", entities.as_bytes())])).unwrap();
    assert_eq!(document.text(), "1 &b;\n");
}

#[cfg(feature = "pdf")]
#[test]
fn broken_pdfs_say_what_is_wrong() {
    assert!(matches!(fault("locked.pdf", &stored("locked.pdf")), DocumentError::Encrypted { .. }));
    let found = fault("a.pdf", &pdf(&[&[]])).to_string();
    assert!(found.contains("holds no text: its pages are pictures"), "{found}");
    let found = fault("a.pdf", b"").to_string();
    assert!(found.contains("PDF is damaged (it is empty)"), "{found}");
    let whole = pdf(&[&[(50, 700, 10, "Twelve ferries.")]]);
    for bytes in
        [b"%PDF-1.7\n".to_vec(), [b"%PDF-1.7\n", &[0xff; 5_000][..]].concat(), whole[..whole.len() / 3].to_vec()]
    {
        assert!(matches!(fault("a.pdf", &bytes), DocumentError::Damaged { .. }));
    }
}

#[test]
fn what_is_no_document_is_named() {
    for (bytes, says) in [
        (&[0u8; 4_096][..], "binary data"),
        (b"\x89PNG\r\n\x1a\n....", "an image"),
        (b"\x1f\x8b\x08....", "a compressed file"),
        (b"{\\rtf1 Twelve ferries}", "RTF"),
    ] {
        let found = fault("page", bytes).to_string();
        assert!(found.contains(says) && found.contains("which is not read; "), "{found}");
    }
}

/// Reads a hostile page or text: it must end, and its spans must fit.
fn survives(name: &str, text: &str) {
    let document = Document::read(name, text.as_bytes()).expect("a text is read");
    for paragraph in document.paragraphs() {
        assert!(document.text().get(paragraph.span.start..paragraph.span.end).is_some());
        assert!(paragraph.words.start >= paragraph.span.start && paragraph.words.end <= paragraph.span.end);
        if let Role::Row { cells, .. } = &paragraph.role {
            assert!(cells.iter().all(|cell| document.text().get(cell.start..cell.end).is_some()));
        }
    }
}

#[test]
fn hostile_texts_are_read_to_the_end() {
    let nested = format!("{}Twelve ferries.{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    survives("a.html", &nested);
    survives("a.html", &"<".repeat(1 << 20));
    for piece in
        ["<table><tr><td>x", "<ul><li>x", "<article>x</article>", "<a href=x>y</a>", "<p class='nav cookie'>z", "a<br>"]
    {
        survives("a.html", &piece.repeat(30_000));
    }
    for piece in [
        "word ",
        "| a ",
        "a\tb\n",
        "- x\n",
        "1. Why?\n",
        "#",
        "- ",
        " - a\n",
        "  - a\n    - b\n",
        "---\n",
        "a: b\n",
        "Posted on ",
    ] {
        survives("a.md", &piece.repeat(100_000));
    }
    let stairs: String = (0..2_000).fold(String::new(), |text, i| text + &" ".repeat(i % 500) + "- x\n");
    survives("a.md", &stairs);
}

#[cfg(feature = "pdf")]
#[test]
fn a_page_that_cannot_be_read_is_said() {
    let bytes = pdf(&[&[(50, 700, 10, "Twelve ferries.")], &[(50, 700, 10, "Nine boats.")]]);
    // The second page has no size: the last of the two marks is spoilt.
    let mark = b"/MediaBox";
    let at = bytes.windows(mark.len()).rposition(|window| window == mark).expect("it is there");
    let mut spoilt = bytes;
    spoilt[at + mark.len() - 1] = b'z';
    let document = Document::read("a.pdf", &spoilt).unwrap();
    assert_eq!(document.text(), "Twelve ferries.\n");
    assert_eq!(document.remarks(), ["page 2 is damaged and was not read"]);
}

/// What a run of the program prints, and how it ends.
fn run(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_gainsay")).current_dir(folder).args(arguments).output();
    let run = run.expect("the program can be started");
    let text = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    (text, run.status.code())
}

#[test]
fn claims_cite_documents_of_every_format() {
    let claim = "[[claim]]\nid = \"daily\"\nsubject = \"ferries\"\nproperty = \"passengers a day\"\nvalue = \"1,204 people\"\n\
                 citation = { quote = \"the ferries carried 1,204 people a day\", page = 2 }\n";
    for name in ["report.docx", "report.odt", "report.pdf"] {
        if name.ends_with("pdf") && !cfg!(feature = "pdf") {
            continue;
        }
        let dir = tempfile::tempdir().expect("a folder can be made");
        let write = |path: &str, bytes: &[u8]| {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
            std::fs::write(path, bytes).expect("a file can be written");
        };
        write("sources/report.toml", format!("title = \"Report\"\ndocument = \"{name}\"\n").as_bytes());
        write("claims/report.toml", claim.as_bytes());
        write(&format!("sources/{name}"), &stored(name));
        let (text, exit) = run(dir.path(), &["verify"]);
        assert!(exit == Some(0) && text.contains("1 quote: 1 exact"), "{name}: {text}");
        // A file that was cut off is a problem of its record.
        write(&format!("sources/{name}"), &stored(name)[..4_000]);
        let (text, exit) = run(dir.path(), &["verify"]);
        assert!(
            exit == Some(2) && text.contains("is damaged") && text.contains("sources/report.toml:2"),
            "{name}: {text}"
        );
    }
}

#[test]
fn a_file_without_words_is_refused() {
    let dir = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(dir.path().join("empty.txt"), " \n").expect("a file can be written");
    let (text, exit) = run(dir.path(), &["mentions", "empty.txt"]);
    assert!(exit == Some(2) && text.contains("empty.txt: this file holds no text"), "{text}");
}
