//! The generator of large projects: the same bytes, sound files, the right number of claims.

#[path = "../benches/generate.rs"]
mod generate;
#[path = "../benches/prose.rs"]
mod prose;

use generate::project;
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

type Files = BTreeMap<String, String>;

fn files(claims: usize, seed: u64) -> Files {
    let files = project(claims, seed);
    let count = files.len();
    let files: Files = files.into_iter().collect();
    assert_eq!(files.len(), count, "two files have one path");
    files
}

fn table(text: &str) -> Table {
    text.parse().expect("a generated file is sound")
}

/// The claims of every source: its id and its claims.
fn claims(files: &Files) -> Vec<(String, Vec<Table>)> {
    let reserved = ["claims/entities.toml", "claims/properties.toml"];
    let sources = files.iter().filter(|(path, _)| path.starts_with("claims/") && !reserved.contains(&path.as_str()));
    let claims = sources.map(|(path, text)| {
        let file = table(text);
        let id = file["source"].as_str().expect("a source id").to_owned();
        assert_eq!(*path, format!("claims/{id}.toml"));
        let claims = file["claim"].as_array().expect("claims").iter();
        (id, claims.map(|claim| claim.as_table().expect("a claim").clone()).collect())
    });
    claims.collect()
}

fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or("")
}

#[test]
fn the_same_size_and_seed_give_the_same_bytes() {
    assert_eq!(project(430, 7), project(430, 7));
    assert_ne!(project(430, 7), project(430, 8));
    assert_ne!(project(430, 0), project(430, 1));
}

#[test]
fn there_are_as_many_claims_as_asked_for() {
    for count in [0, 1, 49, 50, 51, 430] {
        let files = files(count, 3);
        let claims = claims(&files);
        assert_eq!(claims.iter().map(|(_, claims)| claims.len()).sum::<usize>(), count);
        assert_eq!(claims.len(), count.div_ceil(50));
        for name in ["entities", "properties"] {
            assert!(!table(&files[&format!("claims/{name}.toml")]).is_empty());
        }
    }
}

#[test]
fn every_quote_stands_where_its_citation_says() {
    let files = files(430, 3);
    for (id, claims) in claims(&files) {
        let record = table(&files[&format!("sources/{id}.toml")]);
        let document = &files[&format!("sources/{}", text(&record, "document"))];
        let mut ids = BTreeSet::new();
        for claim in &claims {
            assert!(ids.insert(text(claim, "id")), "{id}: {} twice", text(claim, "id"));
            let citation = claim["citation"].as_table().expect("a citation");
            let line = usize::try_from(citation["line"].as_integer().expect("a line")).expect("a line number");
            assert_eq!(document.lines().nth(line - 1), Some(text(citation, "quote")));
            assert!(text(citation, "quote").contains(text(claim, "value")));
            assert!(text(citation, "quote").contains(text(claim, "subject")));
        }
    }
}

#[test]
fn some_three_in_a_hundred_are_planted_against_an_earlier_claim() {
    let files = files(5000, 11);
    let mut planted = 0;
    let mut properties = BTreeSet::new();
    let mut values: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for claim in claims(&files).into_iter().flat_map(|(_, claims)| claims) {
        properties.insert(text(&claim, "property").to_owned());
        if text(&claim, "note") == "planted" {
            planted += 1;
        } else if text(&claim, "property") == "mayor" {
            let subject = text(&claim, "subject").trim_start_matches("Town of ").to_owned();
            values.entry((subject, "mayor".to_owned())).or_default().insert(text(&claim, "value").to_owned());
        }
    }
    assert!((100..=200).contains(&planted), "{planted} of 5000 are planted");
    assert_eq!(properties.len(), 40);
    assert!(values.len() > 20 && values.values().all(|names| names.len() == 1), "the others agree");
}

#[test]
fn prose_is_as_long_as_asked_for_and_the_same_each_time() {
    for bytes in [0, 1_000, 20_000] {
        let page = prose::page(bytes, 3);
        assert!((bytes..bytes + 2_000).contains(&page.len()), "{bytes}: {}", page.len());
        assert_eq!(page, prose::page(bytes, 3));
        assert_ne!(page, prose::page(bytes, 4));
    }
    let page = prose::page(20_000, 1);
    for sort in ["\n## ", "\n- ", "%", "$", "\u{201d}", "According to", "There are no"] {
        assert!(page.contains(sort), "no {sort:?}");
    }
}
