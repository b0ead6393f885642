//! Names: pairs of the corpus, and what must hold of any names.

use gainsay::entity::{Name, stand};
use proptest::prelude::*;

#[derive(serde::Deserialize)]
struct Corpus {
    group: Vec<Group>,
}

#[derive(serde::Deserialize)]
struct Group {
    expected: String,
    because: String,
    pairs: Vec<[String; 2]>,
}

fn corpus() -> Corpus {
    toml::from_str(include_str!("corpus/names.toml")).unwrap()
}

#[test]
fn every_pair_of_the_corpus_stands_as_expected() {
    let corpus = corpus();
    let mut wrong = Vec::new();
    for Group { expected, because, pairs } in &corpus.group {
        for [a, b] in pairs {
            let standing = stand(&Name::read(a), &Name::read(b));
            if standing.level() != expected {
                wrong.push(format!("{a} / {b}: expected {expected} ({because}), got {standing}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(corpus.group.iter().map(|g| g.pairs.len()).sum::<usize>() >= 150);
}

/// Words from which names are made that are alike, so that every step is reached.
fn names() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Riverside",
        "Riversde",
        "Housing",
        "Aid",
        "League",
        "for",
        "of",
        "the",
        "and",
        "Office",
        "Department",
        "Alma",
        "Reyes",
        "Reyes,",
        "Venn",
        "Mayor",
        "Gov.",
        "Jr.",
        "Inc.",
        "County",
        "Sheriff's",
        "Police",
        "North",
        "South",
        "U.S.",
        "SB",
        "Senate Bill",
        "12",
        "12th",
        "287(g)",
        "(RHAL)",
        "RHAL",
        "RA",
        ", Ohio",
        ", Iowa",
        "program",
        "Act",
        "J.",
        "Robert",
        "Borden",
        "aid",
        "§",
        "(",
        "\"Bob\"",
        "é",
        "東京",
    ]);
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn standing_is_symmetric(a in names(), b in names()) {
        let (x, y) = (Name::read(&a), Name::read(&b));
        prop_assert_eq!(stand(&x, &y), stand(&y, &x));
    }

    #[test]
    fn a_name_is_itself(a in names()) {
        let name = Name::read(&a);
        prop_assert_eq!(stand(&name, &name).level(), "same");
    }

    #[test]
    fn any_text_can_be_read(a in "\\PC*", b in "\\PC*") {
        let (x, y) = (Name::read(&a), Name::read(&b));
        prop_assert_eq!(stand(&x, &y), stand(&y, &x));
        prop_assert!(x.initials().iter().all(|i| !i.is_empty()));
    }
}
