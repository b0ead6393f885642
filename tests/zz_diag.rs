//! Matching: claims that are worded differently meet by weighed evidence, each once, and as people have ruled.

use gainsay::claim::{
    Citation, Claim, ClaimId, Location, Locator, Modality, Source, SourceId, Status, Value, Vocabulary,
};
use gainsay::entity::Registry;
use gainsay::pairing::{Framer, Matching, Pairing, pair, Weigher, Decision};
use gainsay::project::registry;
use std::collections::BTreeSet;

#[derive(serde::Deserialize)]
struct Corpus {
    run: Vec<Run>,
}

#[derive(serde::Deserialize)]
struct Run {
    about: String,
    /// Question, source, subject, property, value.
    claims: Vec<[String; 5]>,
}

fn claim(n: usize, [_, source, subject, property, value]: &[String; 5]) -> Claim {
    Claim {
        id: ClaimId { source: SourceId(source.clone()), name: format!("c{n}") },
        subject: subject.clone(),
        property: property.clone(),
        value: Value::Text(value.clone()),
        denied: false,
        as_of: None,
        period: None,
        place: None,
        population: None,
        method: None,
        modality: Modality::Asserted,
        origin: None,
        of: None,
        slot: None,
        status: Status::Reviewed,
        note: None,
        citations: vec![Citation { quote: value.clone(), locator: Locator::Line(1), tier: None }],
        at: Location { file: "claims.toml".to_owned(), line: 1 },
    }
}

fn source(id: &str) -> Source {
    Source {
        id: SourceId(id.to_owned()),
        title: id.to_owned(),
        publisher: None,
        author: None,
        kind: None,
        published: Some("2024-06-15".to_owned()),
        not_before: None,
        retrieved: None,
        url: None,
        document: None,
        sha256: None,
        at: Location { file: "sources.toml".to_owned(), line: 1 },
    }
}

#[allow(dead_code)]
fn run(rows: &[[String; 5]], matching: &Matching) -> Pairing {
    let (vocabulary, registry): (Vocabulary, Registry) = (Vocabulary::built_in(), registry(&[]));
    let claims: Vec<Claim> = rows.iter().enumerate().map(|(n, row)| claim(n, row)).collect();
    let ids: BTreeSet<&String> = rows.iter().map(|row| &row[1]).collect();
    let sources: Vec<Source> = ids.into_iter().map(|id| source(id)).collect();
    let framer = Framer::new(&vocabulary, &registry, &claims, &sources);
    let frames: Vec<_> = claims.iter().enumerate().map(|(n, c)| framer.frame(n, c)).collect();
    pair(&framer, &vocabulary, &claims, &frames, matching)
}

#[allow(dead_code)]
fn rows(rows: &[[&str; 4]]) -> Vec<[String; 5]> {
    rows.iter()
        .map(|[source, subject, property, value]| ["", source, subject, property, value].map(str::to_owned))
        .collect()
}

/// The pairs that are compared and differ.
#[allow(dead_code)]
fn apart(found: &Pairing) -> BTreeSet<(usize, usize)> {
    let pairs = found.questions.iter().flat_map(|q| &q.pairs).filter(|p| p.agreement.parts());
    pairs.map(|p| (p.a, p.b)).collect()
}

#[allow(dead_code)]
fn possible(found: &Pairing) -> BTreeSet<(usize, usize)> {
    found.possible.iter().map(|p| (p.a, p.b)).collect()
}


#[test]
fn diag() {
    let corpus: Corpus = toml::from_str(include_str!("corpus/matching.toml")).expect("it is sound TOML");
    let skip: usize = std::env::var("SKIP").ok().and_then(|s| s.parse().ok()).unwrap_or(0);
    for Run { about, claims: rows } in corpus.run.iter().skip(skip) {
        let (vocabulary, registry): (Vocabulary, Registry) = (Vocabulary::built_in(), registry(&[]));
        let claims: Vec<Claim> = rows.iter().enumerate().map(|(n, row)| claim(n, row)).collect();
        let ids: BTreeSet<&String> = rows.iter().map(|row| &row[1]).collect();
        let sources: Vec<Source> = ids.into_iter().map(|id| source(id)).collect();
        let framer = Framer::new(&vocabulary, &registry, &claims, &sources);
        let frames: Vec<_> = claims.iter().enumerate().map(|(n, c)| framer.frame(n, c)).collect();
        let m = Matching::default();
        let found = pair(&framer, &vocabulary, &claims, &frames, &m);
        let weigher = Weigher::new(&framer, &vocabulary, &claims, &frames);
        let pairs: BTreeSet<(usize, usize)> = found.questions.iter().flat_map(|q| &q.pairs).map(|p| (p.a, p.b)).collect();
        let all: Vec<usize> = (0..frames.len()).collect();
        let cands: BTreeSet<(usize,usize)> = weigher.candidates(&all, |_, _| false).pairs.into_iter().collect();
        let taken: BTreeSet<(usize, usize)> = found.taken.iter().map(|p| (p.0.a, p.0.b)).collect();
        for a in 0..rows.len() { for b in a+1..rows.len() {
            if rows[a][1] == rows[b][1] { continue; }
            let same = rows[a][0] == rows[b][0];
            let w = weigher.weigh_pair(a, b);
            let is = pairs.contains(&(a,b));
            let verdict = if is { "MET".to_owned() } else if !cands.contains(&(a,b)) { "nocand".to_owned() } else if let Err(r) = &w.judged { format!("veto {r:?}") } else if m.decide(w.weight) == Decision::Apart { "light".to_owned() } else if taken.contains(&(a,b)) {"taken".to_owned()} else if let Some(c) = w.cap { format!("cap {c:?}") } else { "possible".to_owned() };
            if same || is || (w.judged.is_ok() && cands.contains(&(a,b)) && w.weight > 0.0) {
                println!("{}|{:.1}|{}|{:?}/{:?}/{:?}|{} / {} / {}|{} / {} / {}|{}", if same {"S"} else {"D"}, w.weight, verdict, w.levels.subject, w.levels.property, w.levels.rarity, rows[a][2], rows[a][3], rows[a][4], rows[b][2], rows[b][3], rows[b][4], about);
            }
        }}
    }
}
