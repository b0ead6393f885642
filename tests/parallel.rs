//! Parallel sentences: what differs between two wordings of one sentence, by the whole pipeline.

use gainsay::claim::{Location, Source, SourceId, Value, Vocabulary};
use gainsay::conflict::{Conflict, Material, Severity, crosscheck};
use gainsay::document::Document;
use gainsay::entity::Registry;
use gainsay::extract::{parallel, parallel_claims};
use std::collections::BTreeMap;

fn conflicts(texts: &[&str]) -> Vec<Conflict> {
    let documents: BTreeMap<SourceId, Document> =
        texts.iter().enumerate().map(|(n, text)| (SourceId(format!("text-{n}")), document(text))).collect();
    let given: Vec<(SourceId, &Document)> = documents.iter().map(|(id, d)| (id.clone(), d)).collect();
    let claims = parallel_claims(&given);
    let sources: Vec<Source> = documents.keys().map(source).collect();
    let material = Material {
        claims: &claims,
        sources: &sources,
        vocabulary: &Vocabulary::built_in(),
        registry: &Registry::default(),
        relations: &[],
        documents: &documents,
        hashes: &BTreeMap::new(),
        today: None,
        stale_after_days: gainsay::conflict::STALE_AFTER_DAYS,
        matching: &gainsay::pairing::Matching::default(),
        asked: &[],
        linked: &[],
        changes: &[],
    };
    crosscheck(&material, Vec::new(), |_, _| ())
        .0
        .conflicts
        .into_iter()
        .filter(|c| c.severity <= Severity::Minor)
        .collect()
}

fn document(text: &str) -> Document {
    Document::read("a.txt", text.as_bytes()).expect("a short text can be read")
}

fn source(id: &SourceId) -> Source {
    Source {
        id: id.clone(),
        title: id.0.clone(),
        publisher: None,
        author: None,
        kind: None,
        published: None,
        not_before: None,
        retrieved: None,
        url: None,
        document: None,
        sha256: None,
        at: Location { file: id.0.clone(), line: 1 },
    }
}

#[derive(serde::Deserialize)]
struct Corpus {
    pair: Vec<Pair>,
}

#[derive(serde::Deserialize)]
struct Pair {
    a: String,
    b: String,
    conflicts: Vec<String>,
}

#[test]
fn each_pair_gives_its_conflicts_both_ways() {
    let corpus: Corpus = toml::from_str(include_str!("corpus/parallel.toml")).expect("the corpus is TOML");
    assert!(corpus.pair.len() > 40);
    let mut wrong = Vec::new();
    for pair in &corpus.pair {
        for texts in [[pair.a.as_str(), &pair.b], [pair.b.as_str(), &pair.a]] {
            let found: Vec<String> = conflicts(&texts).into_iter().map(|c| c.kind.to_owned()).collect();
            if found != pair.conflicts {
                wrong.push(format!("{}\n{}\n  expected {:?}, found {found:?}", texts[0], texts[1], pair.conflicts));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_conflict_leads_back_to_both_passages() {
    let found = conflicts(&["First line.\n\nThe mill burned for 9 hours.", "The mill burned for 19 hours."]);
    assert_eq!(found.len(), 1);
    let quotes: Vec<&str> =
        found[0].sides.iter().flat_map(|s| &s.claims).flat_map(|c| &c.passages).map(|p| p.quote.as_str()).collect();
    assert_eq!(quotes, ["The mill burned for 9 hours.", "The mill burned for 19 hours."]);
    assert_eq!(found[0].title, "The mill: burned for …: 9 hours or 19 hours");
}

#[test]
fn a_text_is_held_against_itself() {
    let text = "The raid was quiet. Police took 680 people from the plant in Elmton.\n\nIt ended at noon. \
                Police took 860 people from the plant in Elmton.";
    let found = conflicts(&[text]);
    assert_eq!(found.iter().map(|c| c.kind).collect::<Vec<_>>(), ["figure-differs"]);
}

#[test]
fn members_of_a_series_are_no_wordings_of_one_sentence() {
    let text = "Elmton county has 12 public schools in its care. Oakford county has 15 public schools in its care. \
                In 2019 the county of Norwood built 3 bridges. In 2020 the county of Norwood built 5 bridges.";
    assert!(conflicts(&[text]).is_empty());
}

#[test]
fn quotes_are_cut_from_the_text_and_values_stand_in_them() {
    let long = |n: u32| {
        format!("{} and then {n} boats were lost {}.", "notwithstanding ".repeat(30), "thereafter ".repeat(30))
    };
    let (a, b) = (long(17), long(71));
    let documents = [document(&a), document(&b)];
    let claims = parallel_claims(&[(SourceId("a".into()), &documents[0]), (SourceId("b".into()), &documents[1])]);
    assert!(!claims.is_empty());
    for claim in &claims {
        let quote = &claim.citations[0].quote;
        let text = documents[usize::from(claim.id.source.0 == "b")].text();
        assert!(text.contains(quote.as_str()) && quote.len() < 700, "{quote}");
        let Value::Text(value) = &claim.value else { panic!("{:?}", claim.value) };
        assert!(quote.contains(value.as_str()));
    }
}

#[test]
fn hostile_texts_cost_no_more_than_their_length() {
    let same = "a b c d e f. ".repeat(3_000);
    let endless = "word not 5 Tuesday Elmton ".repeat(20_000);
    let marks = "…\u{301}’“. ".repeat(5_000);
    for text in [&same, &endless, &marks] {
        let (a, b) = (document(text), document(&format!("{text} end")));
        let found = parallel(&[&a, &b]);
        assert!(found.iter().all(|slot| slot.likeness <= 100));
    }
    assert!(parallel(&[]).is_empty());
}

#[test]
fn the_same_texts_give_the_same_slots() {
    let texts = ["Nine boats left Elmton. The crew saw 4 seals.", "Six boats left Elmton. The crew saw 5 seals."];
    let once = format!("{:?}", parallel(&texts.map(document).iter().collect::<Vec<_>>()));
    let again = format!("{:?}", parallel(&texts.map(document).iter().collect::<Vec<_>>()));
    assert_eq!(once, again);
    assert!(once.contains("Nine") && once.contains("Six"));
}

#[test]
fn three_wordings_are_one_question() {
    let texts = ["The mayor opened 12 parks in the east.", "The mayor opened 21 parks in the east."];
    let found = conflicts(&[texts[0], texts[1], texts[0]]);
    assert_eq!(found.len(), 1, "{:?}", found.iter().map(|c| &c.title).collect::<Vec<_>>());
    assert_eq!(found[0].sides.len(), 2);
    assert_eq!(found[0].sides.iter().map(|s| s.claims.len()).sum::<usize>(), 3);
}

#[test]
fn what_claims_of_the_same_sentences_say_is_said_once() {
    use gainsay::project::{Differ, Page};
    let page = |name: &str, text: &str| Page { name: name.to_owned(), bytes: text.into(), published: None };
    let (a, b) = ("The raid in Elmton led to 680 arrests.", "The raid in Elmton led to 860 arrests.");
    let outcome = Differ::default().diff(&[page("a.txt", a), page("b.txt", b)]).expect("two short texts");
    assert_eq!(outcome.conflicts.iter().map(|c| c.kind).collect::<Vec<_>>(), ["figure-differs"]);
}
