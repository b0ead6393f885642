//! Reports of one event: invented ones, whose conflicts were planted, and public ones, whose conflicts are printed to be
//! read.

use crate::support::lines;
use gainsay::audit::Outcome;
use gainsay::conflict::{Conflict, Severity};
use gainsay::project::{Differ, Page};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
struct Corpus {
    event: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    name: String,
    reports: Vec<String>,
    /// Words of two sides of each planted conflict.
    conflicts: Vec<[String; 2]>,
    /// Words of two figures that no conflict may set against each other.
    alike: Vec<[String; 2]>,
    #[serde(default)]
    held_out: bool,
}

#[derive(Default)]
struct Score {
    planted: usize,
    found: usize,
    reported: usize,
    /// Of the reported ones, those at major or critical.
    grave: usize,
    wrong: usize,
    wrong_grave: usize,
    look_alikes: usize,
    fooled: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        1.0 - self.wrong as f64 / self.reported.max(1) as f64
    }

    fn grave_precision(&self) -> f64 {
        1.0 - self.wrong_grave as f64 / self.grave.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.found as f64 / self.planted.max(1) as f64
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} of {} planted conflicts found ({:.2}); {} reported, precision {:.2}, {} at major or critical with {:.2}; \
             {} of {} look-alikes met",
            self.found,
            self.planted,
            self.recall(),
            self.reported,
            self.precision(),
            self.grave,
            self.grave_precision(),
            self.fooled,
            self.look_alikes
        )
    }
}

fn diff(texts: impl Iterator<Item = (String, String)>) -> Outcome {
    let pages: Vec<Page> = texts.map(|(name, text)| Page { name, bytes: text.into_bytes(), published: None }).collect();
    Differ::default().diff(&pages).expect("a plain text can be read")
}

/// Whether two sides of a conflict have each the words of one of two figures, as whole words at the start or end.
fn sets_against(conflict: &Conflict, pair: &[String; 2]) -> bool {
    let is = |value: &str, wanted: &str| {
        let (value, wanted) = (value.to_lowercase(), wanted.to_lowercase());
        format!(" {value} ").replace(['-', ','], " ").contains(&format!(" {wanted} ").replace(['-', ','], " "))
    };
    let of = |wanted: &str| conflict.sides.iter().position(|s| s.claims.iter().any(|c| is(&c.value, wanted)));
    matches!((of(&pair[0]), of(&pair[1])), (Some(a), Some(b)) if a != b)
}

fn described(conflict: &Conflict) -> String {
    let mut text = format!("  {:?} {}: {}", conflict.severity, conflict.kind, conflict.title);
    for claim in conflict.sides.iter().flat_map(|s| &s.claims) {
        let quote = claim.passages.iter().map(|p| p.quote.as_str()).collect::<Vec<_>>().join(" … ");
        text.push_str(&format!("\n      {} | {} | {quote}", claim.id.source, claim.value));
    }
    text
}

#[test]
fn planted_conflicts_of_invented_events() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/events.toml");
    let corpus: Corpus = toml::from_str(&std::fs::read_to_string(file).expect("it is there")).expect("it is TOML");
    let show = std::env::var("GAINSAY_SHOW").unwrap_or_default();
    let mut scores: BTreeMap<bool, Score> = BTreeMap::new();
    for event in &corpus.event {
        let named = event.reports.iter().enumerate().map(|(n, text)| (format!("report-{n}.txt"), text.clone()));
        let outcome = diff(named);
        let score = scores.entry(event.held_out).or_default();
        score.planted += event.conflicts.len();
        score.look_alikes += event.alike.len();
        let told = !show.is_empty() && (!event.held_out || show == "all");
        for planted in &event.conflicts {
            let found = outcome.conflicts.iter().any(|c| sets_against(c, planted));
            score.found += usize::from(found);
            if told && !found {
                println!("{}: missed {planted:?}", event.name);
            }
        }
        for pair in &event.alike {
            let met = outcome
                .conflicts
                .iter()
                .find(|c| sets_against(c, pair) && !event.conflicts.iter().any(|planted| sets_against(c, planted)));
            score.fooled += usize::from(met.is_some());
        }
        for conflict in &outcome.conflicts {
            let right = event.conflicts.iter().any(|planted| sets_against(conflict, planted));
            let grave = conflict.severity <= Severity::Major;
            score.reported += 1;
            score.wrong += usize::from(!right);
            score.grave += usize::from(grave);
            score.wrong_grave += usize::from(grave && !right);
            if told && !right {
                println!("{}: wrong\n{}", event.name, described(conflict));
            }
        }
    }
    for (held_out, score) in &scores {
        println!("invented events, {}: {score}", if *held_out { "held out" } else { "made on" });
    }
    for score in scores.values() {
        assert!(score.grave_precision() >= 0.9, "{score}");
        assert!(score.recall() >= 0.65, "{score}");
        assert_eq!(score.fooled, 0, "{score}");
    }
}

#[test]
fn reports_of_two_events_stay_apart() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/events.toml");
    let corpus: Corpus = toml::from_str(&std::fs::read_to_string(file).expect("it is there")).expect("it is TOML");
    let mut reported = Vec::new();
    for (n, a) in corpus.event.iter().enumerate() {
        for b in &corpus.event[n + 1..] {
            let texts = [a, b].map(|e| (format!("{}.txt", e.name), e.reports[0].clone()));
            reported.extend(diff(texts.into_iter()).conflicts.iter().map(described));
        }
    }
    assert_eq!(reported, Vec::<String>::new(), "of two events");
}

/// Conflicts at major or critical on an event of some twelve reports: more of them call for reading them all anew.
const MOST_GRAVE: usize = 2;

#[test]
fn public_reports_by_event() {
    let Some(rows) = lines("ecb_dev.jsonl") else { return };
    let mut events: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in &rows {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        events.entry(text("event")).or_default().push((text("id"), text("text")));
    }
    assert!(events.len() > 1, "events are told apart");
    let (mut grave, most) = (0, MOST_GRAVE * events.len());
    for (name, reports) in events {
        let count = reports.len();
        let outcome = diff(reports.into_iter().map(|(id, text)| (format!("{id}.txt"), text)));
        println!("event {name}, {count} reports: {} conflicts", outcome.conflicts.len());
        for conflict in &outcome.conflicts {
            println!("{}", described(conflict));
            grave += usize::from(conflict.severity <= Severity::Major);
        }
    }
    assert!(grave <= most, "{grave} conflicts at major or critical, of {most}");
}
