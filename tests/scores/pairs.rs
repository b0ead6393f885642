//! Pairs of texts, some of which contradict each other.

use crate::support::lines;
use gainsay::project::{Differ, Page};
use std::sync::LazyLock;

/// What was found of one half of the data.
#[derive(Clone, Copy, Default)]
struct Score {
    pairs: usize,
    contradictions: usize,
    found: usize,
    alarms: usize,
    entailed: usize,
    entailed_flagged: usize,
    edited: usize,
    edited_found: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.found as f64 / (self.found + self.alarms).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.found as f64 / self.contradictions.max(1) as f64
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        2.0 * p * r / (p + r).max(f64::MIN_POSITIVE)
    }

    fn edits(&self) -> f64 {
        self.edited_found as f64 / self.edited.max(1) as f64
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} pairs, {} contradictions: precision {:.3}, recall {:.3}, F1 {:.3}; of {} edits of a figure {:.3}; \
             {} of {} entailed flagged",
            self.pairs,
            self.contradictions,
            self.precision(),
            self.recall(),
            self.f1(),
            self.edited,
            self.edits(),
            self.entailed_flagged,
            self.entailed
        )
    }
}

/// Which half of the data a pair is in: the rules were made on the first and the second tells whether they hold.
fn half(id: &str) -> usize {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    usize::from((hash >> 32) & 1 == 1)
}

/// The kinds of the conflicts between two texts, of minor severity and above.
fn conflicts(a: &str, b: &str) -> Vec<String> {
    static DIFFER: LazyLock<Differ> = LazyLock::new(Differ::default);
    let page = |name: &str, text: &str| Page { name: name.to_owned(), bytes: text.into(), published: None };
    let outcome = DIFFER.diff(&[page("a.txt", a), page("b.txt", b)]).expect("a short text can be read");
    outcome.conflicts.iter().map(|c| format!("{}: {}", c.kind, c.title)).collect()
}

/// Words that are numbers, for telling which edits changed one.
const NUMBER_WORDS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "first",
    "second", "third", "fourth", "fifth", "sixth", "dozen", "hundred", "thousand", "million", "billion",
];

fn number_words(text: &str) -> Vec<String> {
    let words = gainsay::text::words(text).into_iter().map(|w| w.key);
    words.filter(|w| NUMBER_WORDS.contains(&w.as_str())).collect()
}

/// Measures a file of pairs: the score of each half. `GAINSAY_SHOW` prints what was missed and what was an alarm, in the
/// first half alone.
fn measure(file: &str) -> Option<[Score; 2]> {
    let mut scores = [Score::default(); 2];
    let show = std::env::var("GAINSAY_SHOW").unwrap_or_default();
    for line in lines(file)? {
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let (id, a, b, label) = (text("id"), text("a"), text("b"), text("label"));
        let found = conflicts(&a, &b);
        let flagged = !found.is_empty();
        let edited = line["numdiff"].as_bool() == Some(true) || number_words(&a) != number_words(&b);
        let half = half(&id);
        let score = &mut scores[half];
        score.pairs += 1;
        match label.as_str() {
            "contradiction" => {
                score.contradictions += 1;
                score.found += usize::from(flagged);
                score.edited += usize::from(edited);
                score.edited_found += usize::from(edited && flagged);
            }
            _ => {
                score.alarms += usize::from(flagged);
                score.entailed += usize::from(label == "entailment");
                score.entailed_flagged += usize::from(label == "entailment" && flagged);
            }
        }
        let wrong = flagged != (label == "contradiction");
        let shown = match show.as_str() {
            "alarms" => wrong && flagged,
            "missed" => wrong && !flagged,
            "edits" => wrong && !flagged && edited,
            "found" => !wrong && flagged,
            _ => false,
        };
        if shown && half == 0 {
            println!("{label} {id}\n  A {a}\n  B {b}\n  {}", found.join("\n  "));
        }
    }
    for (name, score) in ["made on", "held out"].iter().zip(&scores) {
        println!("{file}, {name}: {score}");
    }
    Some(scores)
}

#[test]
fn pairs_with_a_changed_number() {
    let Some(scores) = measure("stresstest_dev.jsonl") else { return };
    for score in scores {
        assert!(score.f1() >= 0.90, "{score}");
    }
}

#[test]
fn summaries_and_their_edits() {
    let Some(scores) = measure("summedits_news_dev.jsonl") else { return };
    for score in scores {
        assert!(score.precision() >= 0.90, "{score}");
        assert!(score.edits() >= 0.80, "{score}");
    }
}
