//! Drafts: small documents and the claims that they make, and those that make none.

use gainsay::claim::{Claim, Location, Modality, Source, SourceId, Value};
use gainsay::document::Document;
use gainsay::extract::{drafts, near_names};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    group: Vec<Group>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    because: String,
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    claims: Vec<String>,
    /// What no draft may have as its subject and property, or as its property.
    #[serde(default)]
    absent: Vec<String>,
    #[serde(default)]
    only: bool,
}

fn source() -> Source {
    Source {
        id: SourceId("page".to_owned()),
        title: "page".to_owned(),
        publisher: None,
        author: None,
        kind: None,
        published: Some("2026-03-14".to_owned()),
        not_before: None,
        retrieved: None,
        url: None,
        document: None,
        sha256: None,
        at: Location { file: "sources/page.toml".to_owned(), line: 1 },
    }
}

fn page(text: &str) -> Document {
    Document::read("page.txt", text.as_bytes()).expect("a short text can be read")
}

/// A draft as the corpus writes it, with all that it has.
fn told(claim: &Claim) -> Vec<String> {
    let value = match &claim.value {
        Value::Text(text) => text.clone(),
        Value::List { members, complete: true } => format!("[{}]", members.join(", ")),
        Value::List { members, complete: false } => format!("[{}, …]", members.join(", ")),
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        other => format!("{other:?}"),
    };
    let mut parts = vec![claim.subject.clone(), claim.property.clone(), value];
    let named =
        [("period", &claim.period), ("as of", &claim.as_of), ("place", &claim.place), ("origin", &claim.origin)];
    parts.extend(named.iter().filter_map(|(key, value)| value.as_ref().map(|v| format!("{key}: {v}"))));
    if claim.denied {
        parts.push("denied".to_owned());
    }
    if claim.modality != Modality::Asserted {
        parts.push(format!("{:?}", claim.modality).to_lowercase());
    }
    parts
}

fn parts(line: &str) -> Vec<String> {
    line.split(" | ").map(str::to_owned).collect()
}

/// Whether a draft has all that is wanted, and is denied only where that is wanted.
fn meets(wanted: &[String], draft: &[String]) -> bool {
    wanted.get(..3) == draft.get(..3)
        && wanted.iter().all(|part| draft.contains(part))
        && (wanted.contains(&"denied".to_owned()) || !draft.contains(&"denied".to_owned()))
}

#[test]
fn every_document_of_the_corpus_makes_its_claims() {
    let corpus: Corpus = toml::from_str(include_str!("corpus/drafts.toml")).expect("the corpus is sound TOML");
    let mut wrong = Vec::new();
    for Group { because, case } in &corpus.group {
        for Case { text, claims, absent, only } in case {
            let found: Vec<Vec<String>> = drafts(&source(), &page(text)).iter().map(told).collect();
            let shown = || found.iter().map(|d| format!("\n      {}", d.join(" | "))).collect::<String>();
            for line in claims {
                if !found.iter().any(|draft| meets(&parts(line), draft)) {
                    wrong.push(format!("{because}: {text}\n    lacks {line}; has{}", shown()));
                }
            }
            let spare = found.iter().filter(|d| !claims.iter().any(|line| meets(&parts(line), d)));
            for draft in spare.filter(|_| *only) {
                wrong.push(format!("{because}: {text}\n    has also {}", draft.join(" | ")));
            }
            for line in absent {
                let begins = |d: &Vec<String>| d.join(" | ").starts_with(line) || d[1] == *line;
                if let Some(draft) = found.iter().find(|d| begins(d)) {
                    wrong.push(format!("{because}: {text}\n    must not have {}", draft.join(" | ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn names_in_nearly_the_same_words_meet() {
    let check = |a: &str, b: &str, expected: &[&str]| {
        let (a, b) = (page(a), page(b));
        let documents = [(SourceId("a".to_owned()), &a), (SourceId("b".to_owned()), &b)];
        let mut found: Vec<String> = near_names(&documents).into_iter().map(|claim| claim.subject).collect();
        found.sort();
        assert_eq!(found, expected);
    };
    check(
        "The Borland Alliance for Work and Housing met.",
        "They wrote to the Borland Alliance for Housing and Work.",
        &["Borland Alliance for Housing and Work", "Borland Alliance for Work and Housing"],
    );
    check(
        "The Carson County Sheriff's Office met.",
        "They wrote to the Carson County Sheriff's Department.",
        &["Carson County Sheriff's Department", "Carson County Sheriff's Office"],
    );
    check("The Carson County Police Department met.", "They wrote to the Carson County Fire Department.", &[]);
    // The same words, and other words.
    check("The Borland Alliance for Work and Housing met.", "The Borland Alliance for Work and Housing left.", &[]);
    check("The Borland Alliance for Work and Housing met.", "The Borland Union for Boats and Harbors met.", &[]);
}

/// What is hostile costs no more than what is long, and breaks nothing.
#[test]
fn odd_texts_are_read() {
    let deep = format!("{}died in 2019", "Ann Frost, a baker, ".repeat(400));
    let texts = [
        "",
        "(",
        "Ann Frost (",
        ", , , died 2019",
        "since since 2012 since",
        "born born born 1970",
        "Dubbed",
        "“”’’ (1932–",
        "- x — since\n- y (\n",
        "The the the Act took effect effective effective 2019.",
        deep.as_str(),
    ];
    for text in texts {
        let document = page(text);
        for claim in drafts(&source(), &document) {
            assert!(!claim.subject.is_empty() && !claim.citations.is_empty(), "{text}");
        }
        assert!(near_names(&[(SourceId("a".to_owned()), &document)]).is_empty());
    }
}
