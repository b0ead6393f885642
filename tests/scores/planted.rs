//! Dossiers of three documents with planted discrepancies and look-alikes: those that lie beside the project, and those of
//! the project's own.
//!
//! A row is found when a reported conflict cites passages that hold both its quotes, and says the figures that they hold.

use gainsay::conflict::{Conflict, Severity};
use gainsay::project::{Differ, Page};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Row {
    id: String,
    expect: String,
    #[serde(default)]
    wording: String,
    a: Side,
    b: Side,
}

#[derive(Deserialize)]
struct Side {
    doc: String,
    quote: String,
}

#[derive(Default)]
struct Score {
    planted: usize,
    found: usize,
    near: (usize, usize),
    quiet: usize,
    shouted: usize,
    reported: usize,
    right: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / self.reported.max(1) as f64
    }
}

const WORDS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn fold(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '–' | '—' | '−' => '-',
            '\u{a0}' | '\u{202f}' => ' ',
            // Marks of Markdown are none of the words.
            '*' => ' ',
            c => c,
        })
        .collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn numbers(text: &str) -> BTreeSet<String> {
    let text = fold(text);
    let mut found = BTreeSet::new();
    for word in text.split(|c: char| !(c.is_alphanumeric() || c == ',' || c == '.')) {
        let digits: String = word.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        if digits.starts_with(|c: char| c.is_ascii_digit()) {
            found.insert(digits.trim_end_matches('.').to_owned());
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        found.extend(WORDS.iter().position(|w| *w == bare).map(|n| n.to_string()));
    }
    found
}

fn is_of(conflict: &Conflict, row: &Row) -> bool {
    let cited: Vec<(&str, String)> = conflict
        .sides
        .iter()
        .flat_map(|s| &s.claims)
        .flat_map(|c| c.passages.iter().map(|p| (c.id.source.0.as_str(), fold(&p.quote))))
        .collect();
    let holds = |side: &Side| {
        let quote = fold(&side.quote);
        cited.iter().any(|(doc, passage)| *doc == side.doc && (passage.contains(&quote) || quote.contains(passage)))
    };
    let values = conflict.sides.iter().flat_map(|s| &s.claims).map(|c| c.value.as_str());
    let said: Vec<&str> = std::iter::once(conflict.title.as_str())
        .chain(values)
        .chain(conflict.arithmetic.iter().map(String::as_str))
        .collect();
    let said = numbers(&said.join(" "));
    let tells = |side: &Side| {
        let own = numbers(&side.quote);
        own.is_empty() || !own.is_disjoint(&said)
    };
    holds(&row.a) && holds(&row.b) && tells(&row.a) && tells(&row.b)
}

/// Scores the dossiers of a folder, each a folder of documents with `gold.jsonl`.
fn score(folder: &Path) -> Option<Score> {
    let mut dossiers: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p.join("gold.jsonl").is_file())
        .collect();
    dossiers.sort();
    let mut score = Score::default();
    for dossier in dossiers {
        let gold = fs::read_to_string(dossier.join("gold.jsonl")).expect("the rows can be read");
        let rows: Vec<Row> = gold
            .lines()
            .filter(|l| !l.trim().is_empty())
            .map(|l| serde_json::from_str(l).expect("a row is JSON"))
            .collect();
        let mut files: Vec<PathBuf> =
            fs::read_dir(&dossier).expect("it is there").filter_map(Result::ok).map(|e| e.path()).collect();
        files.retain(|p| p.extension().is_some_and(|ext| ext == "md" || ext == "txt" || ext == "html"));
        files.sort();
        let page = |path: &PathBuf| Page {
            name: path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned(),
            bytes: fs::read(path).expect("a document can be read"),
            published: None,
        };
        let pages: Vec<Page> = files.iter().map(page).collect();
        let outcome = Differ::default().diff(&pages).expect("the documents can be read");
        let told: Vec<&Conflict> = outcome.conflicts.iter().filter(|c| c.severity < Severity::Note).collect();
        for row in rows.iter().filter(|row| !row.id.starts_with('X')) {
            let hit = told.iter().any(|c| is_of(c, row));
            if row.expect == "conflict" {
                score.planted += 1;
                score.found += usize::from(hit);
                if row.wording == "near" {
                    score.near.1 += 1;
                    score.near.0 += usize::from(hit);
                }
            } else {
                score.quiet += 1;
                score.shouted += usize::from(hit);
            }
        }
        let wanted = |c: &&&Conflict| rows.iter().any(|row| row.expect == "conflict" && is_of(c, row));
        score.reported += told.len();
        score.right += told.iter().filter(wanted).count();
    }
    Some(score)
}

fn printed(name: &str, score: &Score) {
    println!(
        "planted, {name}: {} of {} found ({} of {} worded nearly alike); {} reported, precision {:.2}; {} of {} look-alikes met",
        score.found,
        score.planted,
        score.near.0,
        score.near.1,
        score.reported,
        score.precision(),
        score.shouted,
        score.quiet
    );
}

#[test]
fn planted_discrepancies_of_the_development_data() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/planted");
    let Some(score) = score(&root).filter(|score| score.planted > 0) else {
        println!("skipped: the planted dossiers are not there");
        return;
    };
    printed("development data", &score);
    assert!(score.precision() >= 0.9, "precision {:.2}", score.precision());
    assert!(score.found * 2 >= score.planted, "{} of {}", score.found, score.planted);
    assert!(score.shouted * 25 <= score.quiet, "{} look-alikes of {}", score.shouted, score.quiet);
}

#[test]
fn planted_discrepancies_of_invented_dossiers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers");
    let score = score(&root).expect("the dossiers are there");
    printed("invented dossiers", &score);
    assert!(score.planted > 0, "there are rows");
    assert!(score.precision() >= 0.85, "precision {:.2}", score.precision());
    assert!(score.found * 5 >= score.planted, "{} of {}", score.found, score.planted);
    assert!(score.shouted * 25 <= score.quiet, "{} look-alikes of {}", score.shouted, score.quiet);
}
