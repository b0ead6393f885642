//! Hostile text: what nobody writes, in amounts that would take minutes where reading grew with the square of the text.
//! Nothing here looks at a clock; whatever is not near-linear is felt.

use gainsay::claim::{Claim, Source, SourceId, read_source};
use gainsay::document::Document;
use gainsay::extract::{drafts, figures, mentions, mentions_of, parallel_claims, periods, sentences};
use gainsay::project::{Differ, Page};
use gainsay::text::Span;
use gainsay::time::Context;
use proptest::prelude::*;

/// How much of each is read. What is linear takes a fraction of a second of it, unoptimised.
const BYTES: usize = 4_000;

/// What is written over and over: marks that open and never close, and the beginnings of numbers, dates, names, lists,
/// quotations and markup.
const UNITS: &[&str] = &[
    "<",
    "\u{201c}",
    "(",
    "one ",
    "one one-",
    "1,",
    "1 ",
    "1:",
    "1/",
    "$1 ",
    "5% ",
    "and ",
    "the ",
    "A ",
    "Aa ",
    "Aa, ",
    "Aa of the ",
    "Aa (AA) ",
    "\u{2019}s ",
    ". ",
    "A. ",
    "- a\n",
    "| a ",
    "2019 ",
    "Monday ",
    "in 2019 ",
    "$",
    "%",
    "half of ",
    "no ",
    "said ",
    "there are no ",
    "Aa said 5 men died. ",
    "- Aa: 5 men\n",
    "# Aa\n\n",
    "\u{201c}(\u{2018}[",
    "a b.\r\n",
    "w",
    "\u{1f600}",
    "\u{5d0}\u{5d1} ",
    "\u{200b}",
    "\u{202e}x ",
    "\0",
    "![",
    "[a](",
    "<!--",
    "**",
    "&amp;",
];

fn source(id: &str) -> Source {
    let record = b"title = \"A page\"\npublished = \"2024-05-03\"\n";
    read_source("sources/page.toml", &SourceId(id.to_owned()), record).0.expect("the record is sound")
}

fn page(name: &str, text: &str) -> Page {
    Page { name: name.to_owned(), bytes: text.as_bytes().to_vec(), published: None }
}

/// Reads a text in every way; what is found must fit the text.
fn read(name: &str, text: &str) {
    let Ok(document) = Document::read(name, text.as_bytes()) else { return };
    let plain = document.text();
    let fits = |span: Span| plain.get(span.start..span.end).is_some_and(|words| !words.is_empty());
    let found: Vec<Span> = sentences(&document).iter().map(|s| s.span).collect();
    assert!(found.windows(2).all(|w| w[0].end <= w[1].start), "sentences overlap: {:.40?}", text);
    assert!(found.into_iter().all(fits), "a sentence does not fit: {:.40?}", text);
    let found: Vec<Span> = mentions_of(&document, &Context::default()).iter().map(|m| m.span).collect();
    assert!(found.windows(2).all(|w| w[0].start <= w[1].start), "mentions out of order: {:.40?}", text);
    assert!(found.into_iter().all(fits), "a mention does not fit: {:.40?}", text);
    let mut claims = drafts(&source("a"), &document);
    let other = text.replacen("5 ", "7 ", 3).replacen("one ", "two ", 3);
    if let Ok(other) = Document::read(name, other.as_bytes()) {
        let both = [(SourceId("a".to_owned()), &document), (SourceId("b".to_owned()), &other)];
        let parallel = parallel_claims(&both);
        claims.extend(parallel.into_iter().filter(|claim| claim.id.source.0 == "a"));
    }
    for Claim { citations, .. } in &claims {
        for citation in citations {
            assert!(!document.find(&citation.quote).is_empty(), "not in the text: {:?}", citation.quote);
        }
    }
}

#[test]
fn repeated_marks_and_words_are_read_in_proportion() {
    for unit in UNITS {
        read("page.md", &unit.repeat(BYTES / unit.len()));
    }
}

#[test]
fn unclosed_markup_is_read_in_proportion() {
    for unit in
        ["<", "<p>", "<b><i>", "<!--", "<a href=\"", "<table><tr><td>", "&", "&lt;", "<ul><li>", "</p>", "<p>one "]
    {
        read("page.html", &unit.repeat(BYTES / unit.len()));
    }
}

#[test]
fn long_lists_and_many_names_are_read_in_proportion() {
    let number = |form: fn(usize) -> String| (0..1500).map(form).collect::<String>();
    read(
        "list.md",
        &format!("Three towns signed:\n\n{}", number(|i| format!("- Town {i}: active since May {}\n", 1900 + i % 99))),
    );
    read("list.md", &number(|i| format!("Two towns:\n\n- Aa{i}\n- Bb{i}\n\n")));
    read("heads.md", &number(|i| format!("## Head {i}\n\n")));
    read("names.txt", &number(|i| format!("Ab{i} Cd{} ", i * 7)));
    read("people.txt", &number(|i| format!("Ada Q{i} of the Board of R{i} hired {i} men. ")));
    let deep = 4000;
    read("deep.txt", &format!("{}5 men{}", "(\u{201c}".repeat(deep), "\u{201d})".repeat(deep)));
    read("word.txt", &"y".repeat(200_000));
}

#[test]
fn a_sentence_of_a_thousand_figures_is_no_claim() {
    let endless = format!("The mill paid {}.", "5 men and 6 women and ".repeat(300));
    let text = format!("The mill hired 12 men in 2019. {endless} The mill closed 3 yards in 2020.");
    let document = Document::read("a.txt", text.as_bytes()).expect("this is text");
    let claims = drafts(&source("a"), &document);
    assert!(!claims.is_empty());
    assert!(claims.iter().all(|claim| claim.citations.iter().all(|c| !c.quote.contains("women"))), "{claims:?}");
}

#[test]
fn hostile_documents_are_compared() {
    for unit in ["<", "one ", "1:", "Aa ", "Aa said 5 men died. ", "- Aa: 5 men\n", "no ", "\u{201c}", "in 2019 ", "\0"]
    {
        let text = unit.repeat(3000 / unit.len());
        let pages = [page("a.md", &text), page("b.md", &text.replacen('5', "7", 2))];
        // A text that is refused is an answer as well.
        if let Ok(outcome) = Differ::default().diff(&pages) {
            assert!(outcome.conflicts.len() <= text.len());
        }
    }
}

/// Words, marks and breaks that mean something to the readers, in any order.
fn prose() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "one",
        "million",
        "half",
        "of",
        "the",
        "Mayor",
        "Aa",
        "Bb",
        "SB",
        "12",
        "1,204",
        "$5",
        "7%",
        "2019",
        "May",
        "Monday",
        "in",
        "from",
        "to",
        "between",
        "and",
        "or",
        "no",
        "not",
        "said",
        "says",
        "that",
        "since",
        "about",
        "than",
        "more",
        ",",
        ".",
        "?",
        "\u{201c}",
        "\u{201d}",
        "\u{2019}s",
        "(",
        ")",
        "§",
        "-",
        "–",
        ":",
        ";",
        "\n",
        "\n\n",
        "\n- ",
        "\n# ",
        "| ",
        "\t",
        "é",
        "\u{200b}",
        "\u{1f600}",
        "ﬁ",
        "İ",
        "½",
        "<b>",
        "</b>",
        "*",
        "men",
        "were",
        "hired",
        "is",
        "has",
    ]);
    prop::collection::vec((words, any::<bool>()), 0..60).prop_map(|parts| {
        parts.into_iter().map(|(word, space)| format!("{word}{}", if space { " " } else { "" })).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_prose_is_read(text in prose()) {
        read("page.md", &text);
        read("page.txt", &text);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        read("page.md", &text);
        read("page.html", &text);
        let _ = mentions(&text, &Context::default());
        let found = figures(&text);
        prop_assert!(found.iter().all(|row| text.get(row.span.start..row.span.end).is_some()));
        let found = periods(&text, &Context::default());
        prop_assert!(found.iter().all(|m| text.get(m.span.start..m.span.end).is_some()));
    }

    #[test]
    fn any_two_texts_are_compared(a in prose(), b in prose()) {
        if let Ok(outcome) = Differ::default().diff(&[page("a.md", &a), page("b.md", &b)]) {
            let again = Differ::default().diff(&[page("a.md", &a), page("b.md", &b)]).expect("it was read before");
            prop_assert_eq!(outcome.conflicts.len(), again.conflicts.len());
        }
    }
}
