//! Reading prose: sentences, names, laws, places, lists and stance, each with its corpus.
#![allow(clippy::print_stdout, reason = "a measure that is skipped says so")]

use gainsay::extract::{sentences_of, stance};
use gainsay::text::Span;
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
