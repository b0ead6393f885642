//! Reading prose: sentences, names, laws, places, lists and stance, each with its corpus.
#![allow(clippy::print_stdout, reason = "a measure that is skipped says so")]

use gainsay::extract::{Kind, Mention, mentions, sentences_of, stance};
use gainsay::text::Span;
use gainsay::time::Context;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    split: Vec<String>,
}

#[test]
fn texts_are_split_as_the_corpus_says() {
    let corpus: Sentences = toml::from_str(include_str!("corpus/sentences.toml")).expect("the corpus is TOML");
    assert!(corpus.split.len() >= 60);
    let mut wrong = Vec::new();
    for case in &corpus.split {
        let expected: Vec<&str> = case.split('|').map(str::trim).collect();
        let text = case.replace('|', "");
        let found: Vec<&str> = sentences_of(&text).iter().map(|s| s.span.of(&text)).collect();
        if found != expected {
            wrong.push(format!("expected {expected:?}\n   found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), corpus.split.len(), wrong.join("\n"));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stances {
    stance: Vec<Case>,
}

/// A sentence with a place in brackets, and how its clause stands there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    speaker: Option<String>,
    #[serde(default)]
    reported: bool,
    origin: Option<String>,
    denied: Option<String>,
    modality: Option<String>,
    #[serde(default)]
    question: bool,
}

#[test]
fn clauses_stand_as_the_corpus_says() {
    let corpus: Stances = toml::from_str(include_str!("corpus/stance.toml")).expect("the corpus is TOML");
    let mut wrong = Vec::new();
    for case in &corpus.stance {
        let start = case.text.find('[').expect("a place is marked");
        let end = case.text.find(']').expect("a place is marked") - 1;
        let text = case.text.replace(['[', ']'], "");
        let found = stance(&text, Span::new(start, end));
        let words = |span: Option<Span>| span.map(|s| s.of(&text).to_owned());
        let modality = Some(format!("{:?}", found.modality).to_lowercase()).filter(|m| m != "asserted");
        let said =
            (words(found.speaker), found.reported, words(found.origin), words(found.denied), modality, found.question);
        let expected = (
            case.speaker.clone(),
            case.reported,
            case.origin.clone(),
            case.denied.clone(),
            case.modality.clone(),
            case.question,
        );
        if said != expected {
            wrong.push(format!("{}\n   expected {expected:?}\n      found {said:?}", case.text));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), corpus.stance.len(), wrong.join("\n"));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    text: Vec<Text>,
}

/// A text and what it names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    text: String,
    found: Vec<String>,
}

/// What a mention is, in the words of the corpus.
fn shown(text: &str, mention: &Mention) -> String {
    let kind = format!("{:?}", mention.kind).to_lowercase();
    if let Some(list) = &mention.list {
        let items: Vec<&str> = list.items.iter().map(|s| s.of(text)).collect();
        return format!("list: {}{}", items.join(" | "), if list.complete { "" } else { ", and more" });
    }
    let words = mention.span.of(text);
    let canonical = mention.name.as_ref().map_or(words, |n| n.canonical.as_str());
    let stands = !canonical.starts_with(words) || canonical.len() > words.len() && !canonical.contains(", ");
    if stands { format!("{kind}: {words} = {canonical}") } else { format!("{kind}: {words}") }
}

#[test]
fn texts_name_what_the_corpus_says() {
    let corpus: Texts = toml::from_str(include_str!("corpus/mentions.toml")).expect("the corpus is TOML");
    let mut wrong = Vec::new();
    for case in &corpus.text {
        let found: Vec<String> = mentions(&case.text, &Context::default())
            .iter()
            .filter(|m| m.kind.is_name() || m.kind == Kind::List)
            .map(|m| shown(&case.text, m))
            .collect();
        let (mut said, mut expected) = (found.clone(), case.found.clone());
        said.sort();
        expected.sort();
        if said != expected {
            wrong.push(format!("{}\n   expected {:?}\n      found {found:?}", case.text, case.found));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), corpus.text.len(), wrong.join("\n"));
}

#[test]
fn a_list_knows_its_lead_and_its_number() {
    let text = "There are three kinds. These are:\n\n- old\n- new\n- blue\n";
    let found = mentions(text, &Context::default());
    let list = found.iter().find_map(|m| m.list.as_ref()).expect("a list is found");
    assert_eq!(list.lead.map(|s| s.of(text)), Some("These are:"));
    assert_eq!(list.counted.map(|s| s.of(text)), Some("three kinds"));
    assert!(list.complete);
}

#[test]
fn mentions_are_in_order_and_slice_to_their_words() {
    let text = "Łódź’s “Ada Møss” paid $5 for 12 “mills” in Córdoba, Ohio, on 5 May 2019 — twice…";
    let found = mentions(text, &Context::default());
    assert!(found.windows(2).all(|w| w[0].span.start <= w[1].span.start));
    assert!(found.iter().all(|m| !m.span.of(text).is_empty()));
    assert!(found.iter().any(|m| m.kind == Kind::Place && m.span.of(text) == "Łódź"));
}

#[test]
fn no_mixture_of_marks_makes_it_panic() {
    let pieces = [
        "Ada ",
        "Moss",
        ", ",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "'s ",
        "of ",
        "and ",
        "U.S. ",
        "SB ",
        "104",
        "287(g)",
        "\n",
        "- ",
        "\t",
        "|",
        ": ",
        ".",
        "é",
        "🙂",
        "No. ",
        "İ",
        "ß",
        "said ",
        "not ",
        "will ",
        "Ohio",
        " in ",
        "according to ",
        "— ",
        "''",
        "``",
    ];
    let mut seed = 7_u64;
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..30 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[usize::try_from(seed >> 33).expect("31 bits fit") % pieces.len()]);
        }
        for mention in mentions(&text, &Context::default()) {
            assert!(text.get(mention.span.start..mention.span.end).is_some(), "{text:?}");
            let stance = stance(&text, mention.span);
            assert!(stance.denied.is_none_or(|span| !span.of(&text).is_empty()), "{text:?}");
        }
    }
}

#[test]
fn hostile_text_takes_no_more_than_its_length() {
    for piece in [
        "Ada ",
        "Ada, ",
        "of Ada ",
        "and Ada ",
        "(ADA) ",
        "“Ada ",
        "SB 1 ",
        "- a\n",
        "a\t",
        "Ada's ",
        "said ",
        "if, ",
        "A.B. ",
        ": a, b and ",
    ] {
        let text = piece.repeat(40_000 / piece.len());
        let found = mentions(&text, &Context::default());
        assert!(found.iter().all(|m| m.span.end <= text.len()));
        if let Some(last) = found.last() {
            assert!(!stance(&text, last.span).question);
        }
    }
}
