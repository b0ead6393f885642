//! What the parser makes of sentences: the constructions that readers rely on, and what no text may break.

use super::*;
use crate::text::Span;

/// The trees of a text, parsed.
fn parsed(text: &str) -> Vec<Sentence> {
    let mut parser = Parser::new();
    let mut found = sentences(text);
    found.iter_mut().for_each(|sentence| parser.parse(sentence));
    found
}

/// Checks edges of a sentence, as "word label head"; the head of the root is "-".
fn check(text: &str, edges: &[&str]) {
    let found = parsed(text);
    assert_eq!(found.len(), 1, "{text}");
    let words = &found[0].words;
    let edge = |word: &Word| {
        let head = word.head.map_or("-", |head| &words[head].form);
        format!("{} {} {head}", word.form, word.label.name())
    };
    let all: Vec<String> = words.iter().map(edge).collect();
    for expected in edges {
        assert!(all.iter().any(|edge| edge == expected), "{expected} of {text}: {all:?}");
    }
}

#[test]
fn who_does_what() {
    check(
        "The quake killed at least 77 people in Yunnan on Tuesday.",
        &[
            "quake nsubj killed",
            "killed root -",
            "people obj killed",
            "77 nummod people",
            "least advmod 77",
            "Yunnan nmod people",
            "in case Yunnan",
            "Tuesday obl killed",
        ],
    );
}

#[test]
fn the_passive() {
    check(
        "The mayor was arrested by federal agents.",
        &["mayor nsubj:pass arrested", "was aux:pass arrested", "agents obl:agent arrested", "by case agents"],
    );
}

#[test]
fn relative_clauses() {
    check(
        "The bridge, which opened in 1932, carries 160,000 vehicles.",
        &["opened acl:relcl bridge", "which nsubj opened", "bridge nsubj carries", "vehicles obj carries"],
    );
}

#[test]
fn appositions() {
    check(
        "Maria Lopez, the finance director, resigned on Monday.",
        &["director appos Maria", "Lopez flat Maria", "Maria nsubj resigned"],
    );
}

#[test]
fn coordination() {
    check(
        "The fire destroyed 12 homes and damaged 30 others.",
        &["damaged conj destroyed", "and cc damaged", "homes obj destroyed", "others obj damaged"],
    );
}

#[test]
fn a_part_of_many() {
    check(
        "Officials said 77 of the deaths occurred in the capital.",
        &["77 nsubj occurred", "deaths nmod 77", "of case deaths", "occurred ccomp said"],
    );
}

#[test]
fn a_measure_before_its_noun() {
    check(
        "The company sold the 84,000-square-foot building.",
        &["building obj sold", "foot compound building", "square amod foot"],
    );
}

#[test]
fn the_copula_gives_way() {
    check("The dam is 185 metres high.", &["dam nsubj high", "is cop high", "high root -"]);
    check("There were 12 deaths.", &["were root -", "There expl were", "deaths nsubj were"]);
}

#[test]
fn the_sign_of_a_currency_is_the_noun() {
    check("It cost $3.1 billion.", &["$ obj cost", "billion nummod $", "3.1 compound billion"]);
}

#[test]
fn marks_hang_on_what_they_set_off() {
    check("The plant, opened in 1990, closed.", &["opened acl plant", ", punct opened", ". punct closed"]);
}

#[test]
fn tags_classes_and_lemmas() {
    let found = parsed("Nurses weren't paid for 5% of their shifts.");
    let words: Vec<String> =
        found[0].words.iter().map(|word| format!("{}/{}/{}", word.lemma, word.tag.name(), word.class.name())).collect();
    assert_eq!(
        words.join(" "),
        "nurse/NNS/NOUN be/VBD/AUX not/RB/PART pay/VBN/VERB for/IN/ADP 5/CD/NUM %/NN/SYM of/IN/ADP their/PRP$/PRON \
         shift/NNS/NOUN ././PUNCT"
    );
}

#[test]
fn what_was_parsed_before_tells_nothing() {
    let text = "Sales rose 5% to $3 billion. The chief executive, Ann Lee, said the rise was a record for the firm.";
    let cold: Vec<Sentence> = sentences(text)
        .into_iter()
        .map(|mut sentence| {
            Parser::new().parse(&mut sentence);
            sentence
        })
        .collect();
    let mut parser = Parser::new();
    let mut found = sentences(text);
    for _ in 0..2 {
        found.iter_mut().rev().for_each(|sentence| parser.parse(sentence));
        assert_eq!(found, cold);
    }
}

/// One root, and every word leads to it.
fn check_tree(sentence: &Sentence) {
    let words = &sentence.words;
    let roots = words.iter().filter(|word| word.head.is_none()).count();
    assert_eq!(roots, usize::from(!words.is_empty()));
    for word in words {
        assert_eq!(word.head.is_none(), word.label == Label::Root);
        let mut steps = 0;
        let mut up = word.head;
        while let Some(head) = up {
            steps += 1;
            assert!(steps <= words.len(), "a ring at {}", word.form);
            up = words[head].head;
        }
    }
}

#[test]
fn odd_texts_give_trees() {
    let long = "a".repeat(10_000);
    let marks = "),(\"".repeat(3_000);
    let hyphens = "a-".repeat(5_000);
    let row = "and the 5 men, who ran, said ".repeat(70);
    let names = "Ann Lee ".repeat(110);
    for text in [
        "",
        " ",
        "\n\n",
        ".",
        "…",
        "\u{200b}",
        "\u{feff}The",
        "İİ’s",
        "👩‍👩‍👧 fell 5%",
        "日本語の文章。",
        "\0\u{1}",
        "((((",
        "$$$",
        "’",
        "1 2 3 4 5 6 7 8 9",
        "is is is is",
        "of of of of",
        "and and and , , ,",
        "e\u{301}te\u{301}",
        "\u{202e}abc",
        "$ $ 5 5 $",
        &long,
        &marks,
        &hyphens,
        &row,
        &names,
    ] {
        for sentence in parsed(text) {
            check_tree(&sentence);
            for word in &sentence.words {
                assert_eq!(word.span.of(text), word.form);
            }
        }
    }
    assert!(sentences(&row)[0].words.len() > 500);
}

#[test]
fn words_of_another_cut_are_parsed_too() {
    let mut sentence = Sentence { words: ["", "It", " ", "fell"].map(|form| Word::new(form, 0)).to_vec() };
    Parser::new().parse(&mut sentence);
    check_tree(&sentence);
    let mut none = Sentence::default();
    Parser::new().parse(&mut none);
    assert_eq!(none, Sentence::default());
}

#[test]
fn a_sentence_of_known_bounds_is_parsed_as_if_alone() {
    let text = "It rained. The dam burst.";
    let mut inside = words(text, Span::new(11, text.len()));
    let mut alone = words("The dam burst.", Span::new(0, 14));
    let mut parser = Parser::new();
    parser.parse(&mut inside);
    parser.parse(&mut alone);
    let edges = |sentence: &Sentence| sentence.words.iter().map(|w| (w.head, w.label)).collect::<Vec<_>>();
    assert_eq!(edges(&inside), edges(&alone));
    assert_eq!(inside.dependents(2).collect::<Vec<_>>(), [1, 3]);
}
