//! Reading prose: sentences, names, laws, places, lists and stance, each with its corpus.
#![allow(clippy::print_stdout, reason = "a measure that is skipped says so")]

use gainsay::extract::sentences_of;
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
