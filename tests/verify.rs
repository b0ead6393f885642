//! Whether quotes stand where their citations say: invented documents, in every format that is read.

use gainsay::claim::{Anchoring, Locator, Value, ValueInQuote, anchor, value_in_quotes};
use gainsay::document::{Document, sha256_hex};
use proptest::prelude::*;

const TEXT: &str = "Harbour log\n\n\
    The council of Port Ellis bought 12 ferries from Harland Yard in March 2021, and the ferries\n\
    cost \\$4.2 million in all. No ferry was lost.\n\n\
    Crew\n\n\
    - *Ferry one* — seven hands\n\
    - *Ferry two* — seven hands\n\n\
    In 2022 the ferries carried 1,204 people a day.\n";

const PAGE: &str = "<!doctype html>\n<html><head><title>Harbour log</title><script>var x = \"12 ferries\";</script></head>\n\
    <body><h2>Fleet</h2><p>The council of Port Ellis bought\n<b>12 ferries</b> from Harland&nbsp;Yard.</p>\n\
    <h2>Crew</h2><ul><li>seven hands</li><li>one cook</li></ul></body></html>\n";

fn document(name: &str, text: &str) -> Document {
    Document::read(name, text.as_bytes()).expect("the text is a text")
}

#[test]
fn quotes_at_their_place() {
    let log = document("log.txt", TEXT);
    for (quote, locator, line) in [
        ("bought 12 ferries from Harland Yard", Locator::Line(3), 3),
        ("the ferries cost $4.2 million", Locator::Line(3), 3),
        ("the ferries cost $4.2 million", Locator::Line(4), 3),
        ("council of Port Ellis … $4.2 million in all", Locator::Line(4), 3),
        ("Ferry two – seven hands", Locator::Line(9), 9),
        ("seven hands", Locator::Line(9), 9),
        ("seven hands", Locator::Line(8), 8),
        ("No ferry was lost", Locator::Unknown, 4),
        ("No ferry was lost", Locator::Page(3), 4),
        ("carried 1,204 people", Locator::Paragraph(6), 11),
        ("Ferry one", Locator::Section("Crew".to_owned()), 8),
    ] {
        assert_eq!(anchor(&log, quote, &locator), Anchoring::Exact { line }, "{quote} at {locator:?}");
    }
}

#[test]
fn quotes_elsewhere() {
    let log = document("log.txt", TEXT);
    for (quote, said, line) in [
        ("No ferry was lost", Locator::Line(11), 4),
        ("No ferry was lost", Locator::Line(9_999), 4),
        ("1,204 people", Locator::Paragraph(1), 11),
        ("12 ferries", Locator::Section("Crew".to_owned()), 3),
        ("12 ferries", Locator::Section("Engines".to_owned()), 3),
    ] {
        let expected = Anchoring::Moved { line, said: said.clone() };
        assert_eq!(anchor(&log, quote, &said), expected, "{quote} at {said:?}");
    }
    let ambiguous = Anchoring::Ambiguous { lines: vec![8, 9] };
    assert_eq!(anchor(&log, "seven hands", &Locator::Unknown), ambiguous);
    assert_eq!(anchor(&log, "seven hands", &Locator::Line(1)), ambiguous);
}

#[test]
fn figures_and_names_never_pass() {
    let log = document("log.txt", TEXT);
    for (quote, differs) in [
        ("bought 13 ferries from Harland Yard", ("13", "12")),
        ("bought 12 ferries from Harlan Yard", ("Harlan", "Harland")),
        ("ferries cost $4.3 million in all", ("$4.3", "$4.2")),
        ("ferries cost $4.2 billion in all", ("billion", "million")),
        ("carried 1,240 people a day", ("1,240", "1,204")),
        ("million in all. ferry was lost", ("", "No")),
    ] {
        match anchor(&log, quote, &Locator::Line(3)) {
            Anchoring::Altered { differs: found, figures_or_names: true, .. } => {
                assert_eq!(found, [(differs.0.to_owned(), differs.1.to_owned())], "{quote}");
            }
            other => panic!("{quote}: {other:?}"),
        }
    }
}

#[test]
fn small_changes_of_words_are_told_apart_from_figures() {
    let log = document("log.txt", TEXT);
    let found = anchor(&log, "the council of Port Ellis purchased 12 ferries", &Locator::Line(3));
    let Anchoring::Altered { line, passage, differs, figures_or_names } = found else { panic!("{found:?}") };
    assert_eq!((line, figures_or_names), (3, false));
    assert_eq!(passage, "The council of Port Ellis bought 12 ferries");
    assert_eq!(differs, [("the".into(), "The".into()), ("purchased".into(), "bought".into())]);
}

#[test]
fn what_is_not_there_is_missing() {
    let log = document("log.txt", TEXT);
    assert_eq!(anchor(&log, "zebras graze at dusk", &Locator::Line(3)), Anchoring::Missing { nearest: None });
    let near = anchor(&log, "the mayor of Port Ellis sold two old ferries", &Locator::Line(3));
    assert!(matches!(near, Anchoring::Missing { nearest: Some((3, _)) }), "{near:?}");
    for quote in ["", "…", " ... ", "—"] {
        assert!(!matches!(anchor(&log, quote, &Locator::Unknown), Anchoring::Altered { .. }), "{quote:?}");
    }
    let empty = document("log.txt", "");
    assert_eq!(anchor(&empty, "12 ferries", &Locator::Line(1)), Anchoring::Missing { nearest: None });
}

#[test]
fn pages_of_html_have_the_lines_of_the_file() {
    let page = document("log.html", PAGE);
    for (quote, locator, line) in [
        ("bought 12 ferries from Harland Yard", Locator::Line(3), 3),
        ("12 ferries from", Locator::Line(4), 4),
        ("one cook", Locator::Section("Crew".to_owned()), 5),
        ("Fleet", Locator::Line(3), 3),
    ] {
        assert_eq!(anchor(&page, quote, &locator), Anchoring::Exact { line }, "{quote}");
    }
    assert!(matches!(anchor(&page, "var x", &Locator::Line(2)), Anchoring::Missing { .. }));
    let moved = anchor(&page, "12 ferries", &Locator::Section("Crew".to_owned()));
    assert!(matches!(moved, Anchoring::Moved { line: 4, .. }), "{moved:?}");
}

#[test]
fn pages_of_a_text_with_form_feeds() {
    let log = document("log.txt", "12 ferries\n\x0c13 boats, 12 ferries\n");
    assert_eq!(anchor(&log, "12 ferries", &Locator::Page(2)), Anchoring::Exact { line: 2 });
    assert_eq!(anchor(&log, "13 boats", &Locator::Page(1)), Anchoring::Moved { line: 2, said: Locator::Page(1) });
}

#[test]
fn encodings_do_not_matter() {
    let text = "Café “Zwölf” cost 12 €.";
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    for bytes in [text.as_bytes(), b"Caf\xe9 \x93Zw\xf6lf\x94 cost 12 \x80.", &utf16] {
        let document = Document::read("a.txt", bytes).unwrap();
        assert_eq!(anchor(&document, "Café \"Zwölf\" cost 12 €", &Locator::Line(1)), Anchoring::Exact { line: 1 });
    }
    assert!(Document::read("a.txt", b"%PDF-1.4").is_err());
}

#[test]
fn values_and_their_quotes() {
    let found = |value: &str, quote: &str| {
        value_in_quotes(&Value::Text(value.to_owned()), false, &[quote.to_owned()]) == ValueInQuote::Found
    };
    assert!(found("12", "bought 12 ferries") && found("twelve ferries", "bought 12 ferries"));
    assert!(!found("13", "bought 12 ferries") && !found("12 barges", "bought 12 ferries"));
}

#[test]
fn the_hash_is_the_known_one() {
    assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Words cut out of a document are found on their line, in whatever case the rest stands.
    #[test]
    fn a_quote_cut_from_the_text_is_found(from in 0..20usize, len in 1..12usize) {
        let log = document("log.txt", TEXT);
        for paragraph in log.paragraphs() {
            let words: Vec<&str> = paragraph.span.of(log.text()).split_whitespace().collect();
            let Some(quote) = words.get(from..(from + len).min(words.len())).filter(|quote| !quote.is_empty()) else { continue };
            let quote = quote.join(" ");
            let found = anchor(&log, &quote, &Locator::Unknown);
            prop_assert!(matches!(found, Anchoring::Exact { .. } | Anchoring::Ambiguous { .. }), "{quote}: {found:?}");
        }
    }

    /// No document and no quote makes reading fail.
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), quote in "\\PC{0,20}", markup in "[<>a&;*_\\[\\]()`#\\\\ \\n!-]{0,60}") {
        for name in ["a.txt", "a.html", "a.md"] {
            if let Ok(document) = Document::read(name, &bytes) {
                let _ = anchor(&document, &quote, &Locator::Line(1));
            }
            let document = document(name, &markup);
            for paragraph in document.paragraphs() {
                prop_assert!(paragraph.span.end <= document.text().len());
                prop_assert!(document.line_of(paragraph.span.start) == paragraph.line);
            }
            let _ = anchor(&document, &quote, &Locator::Section(markup.clone()));
            let _ = value_in_quotes(&Value::Text(quote.clone()), true, std::slice::from_ref(&markup));
        }
    }
}
