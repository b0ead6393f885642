//! The waterfall: how the weight of a pair adds up, step by step, in words that a person can follow.

use super::comparison::{Named, WordsCompared};
use super::frame::Frame;
use super::levels::COMPARISONS;
use super::weighed::Weighed;
use super::weigher::Weigher;
use super::wording::{Standing, Term};
use crate::entity::EntityId;
use std::collections::BTreeSet;

/// One comparison of two frames.
#[derive(Clone, Debug)]
pub struct Step {
    /// The comparison: "subject".
    pub field: &'static str,
    /// The level at which they stand, as a report says it.
    pub says: &'static str,
    /// The words that decided it; empty where there are none.
    pub words: String,
    /// The weight, in bits.
    pub weight: f64,
}

/// How the weight of a pair adds up.
#[derive(Clone, Debug)]
pub struct Waterfall {
    /// The weight before anything is compared, in bits.
    pub prior: f64,
    /// The comparisons, in their order.
    pub steps: Vec<Step>,
    /// The sum, in bits.
    pub total: f64,
}

/// Beyond these odds a number says nothing more.
const HIGHEST_ODDS: f64 = 1_000_000.0;

/// Odds in words: "about 40 to 1", "about 1 to 8".
#[must_use]
pub fn odds_in_words(bits: f64) -> String {
    let odds = bits.abs().exp2();
    let rounded = if odds < 10.0 { (odds * 10.0).round() / 10.0 } else { odds.round() };
    match (odds >= HIGHEST_ODDS, bits >= 0.0) {
        (true, true) => "more than a million to 1".to_owned(),
        (true, false) => "less than 1 to a million".to_owned(),
        (false, true) => format!("about {rounded} to 1"),
        (false, false) => format!("about 1 to {rounded}"),
    }
}

impl Waterfall {
    /// The waterfall of a weighed pair.
    #[must_use]
    pub fn of(weigher: &Weigher<'_>, pair: &Weighed) -> Self {
        let words = weigher.words(pair.a, pair.b);
        let comparer = &weigher.comparer;
        let named = comparer.named([pair.a, pair.b], &words);
        let weights = weigher.weights.each(&pair.levels);
        let steps = COMPARISONS.iter().zip(pair.levels.each()).zip(weights).map(|((comparison, level), weight)| Step {
            field: comparison.name,
            says: comparison.levels.get(level).map_or("", |(_, says)| *says),
            words: weigher.words_of_step(comparison.name, pair, &named, &words),
            weight,
        });
        Self { prior: weigher.prior, steps: steps.collect(), total: pair.weight }
    }

    /// The lines of a report: the steps that weigh anything, between the prior and the total.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let line = |field: &str, weight: f64, says: &str| format!("{field:26} {weight:+5.1}  {says}");
        let prior = "before anything is compared: most claims that share a word answer two questions";
        let mut lines = vec![line("prior", self.prior, prior)];
        for step in self.steps.iter().filter(|step| step.weight.abs() >= LEAST_SHOWN) {
            let says =
                if step.words.is_empty() { step.says.to_owned() } else { format!("{}: {}", step.says, step.words) };
            lines.push(line(step.field, step.weight, &says));
        }
        lines.push(line("total", self.total, &odds_in_words(self.total)));
        lines
    }
}

/// The least weight, in bits, that a waterfall shows.
const LEAST_SHOWN: f64 = 0.05;

/// How many of the words that two passages share a line shows.
const MOST_WORDS: usize = 6;

impl Weigher<'_> {
    /// The words that decided a comparison.
    fn words_of_step(&self, field: &str, pair: &Weighed, named: &Named, words: &WordsCompared) -> String {
        let comparer = &self.comparer;
        let (a, b) = (&comparer.frames[pair.a], &comparer.frames[pair.b]);
        let resolver = comparer.framer.resolver();
        let name = |id: &EntityId| resolver.canonical(*id).to_owned();
        match field {
            "subject" => {
                let shared = named.shared.iter().map(|id| format!("\u{201c}{}\u{201d}", name(id)));
                let headed = named
                    .headed
                    .iter()
                    .map(|(id, word)| format!("\u{201c}{}\u{201d} is called \u{201c}{}\u{201d}", name(id), word.word));
                let head = named.headed.as_ref().map(|(_, word)| word);
                let mut parts: Vec<String> = shared.chain(headed).chain(self::shared(&words.subject)).collect();
                for (side, letter) in ["A", "B"].iter().enumerate() {
                    let names = named.only[side].iter().map(name);
                    let left = words.subject.left[side].iter().filter(|t| head.is_none_or(|h| h.family != t.family));
                    parts.extend(only(letter, names.chain(left.map(|t| t.word.clone()))));
                }
                parts.extend(opposed(&words.subject));
                if let Some(kind) = named.by_kind.as_ref().filter(|_| pair.levels.subject.is_by_kind()) {
                    let letter = ["A", "B"][kind.side];
                    parts.push(format!("{letter} calls it \u{201c}{}\u{201d}", kind.word.word));
                }
                parts.join("; ")
            }
            "property" => {
                let entry = |f: &Frame| f.property.map(|id| format!("\u{201c}{}\u{201d}", self.entry(id)));
                let mut parts: Vec<String> = match (entry(a), entry(b)) {
                    (Some(x), Some(y)) if x == y => vec![x],
                    (Some(x), Some(y)) => vec![format!("{x} and {y}")],
                    _ => Vec::new(),
                };
                parts.extend(shared(&words.property));
                for (side, letter) in ["A", "B"].iter().enumerate() {
                    parts.extend(only(letter, words.property.left[side].iter().map(|t| t.word.clone())));
                }
                parts.extend(opposed(&words.property));
                if let Some((agree, all)) = comparer.learned.evidence(&a.wording.property, &b.wording.property) {
                    parts.push(format!("they agree on {agree} of {all} subjects"));
                }
                parts.join("; ")
            }
            "rarity of what is shared" => {
                let names: BTreeSet<String> = named.shared.iter().map(name).collect();
                let words: BTreeSet<&Term> = words.shared.iter().collect();
                let counted = words.into_iter().map(|t| match comparer.rarity.count(&t.family) {
                    1 => format!("\u{201c}{}\u{201d} in 1 claim", t.word),
                    n => format!("\u{201c}{}\u{201d} in {n} claims", t.word),
                });
                names.into_iter().map(|n| format!("\u{201c}{n}\u{201d}")).chain(counted).collect::<Vec<_>>().join(", ")
            }
            "passage" => {
                let shared = comparer.passages.words(pair.a, pair.b);
                let shown = shared.iter().take(MOST_WORDS).map(|word| format!("\u{201c}{word}\u{201d}"));
                shown.collect::<Vec<_>>().join(", ")
            }
            "what is counted" => format!("{} | {}", a.reading.describe(), b.reading.describe()),
            "group of people" => sides(&a.population, &b.population),
            "place" => {
                let place = |f: &Frame| f.place.iter().map(|p| name(&p.id)).collect::<BTreeSet<_>>();
                sides(&place(a), &place(b))
            }
            "time" => {
                let time = |f: &Frame| {
                    let stated = f.time.period.as_ref().or(f.time.as_of.as_ref());
                    stated.iter().map(|p| p.describe()).collect::<BTreeSet<_>>()
                };
                sides(&time(a), &time(b))
            }
            "event" => {
                let kind = |f: &Frame| f.event.iter().map(|e| e.kind.clone()).collect::<BTreeSet<_>>();
                sides(&kind(a), &kind(b))
            }
            _ => String::new(),
        }
    }
}

fn shared(standing: &Standing) -> Vec<String> {
    let one = |(a, b): &(String, String)| {
        if a == b { format!("\u{201c}{a}\u{201d}") } else { format!("\u{201c}{a}\u{201d} and \u{201c}{b}\u{201d}") }
    };
    let all: BTreeSet<String> = standing.shared.iter().map(one).collect();
    all.into_iter().collect()
}

fn only(letter: &str, words: impl Iterator<Item = String>) -> Option<String> {
    let words: Vec<String> = words.map(|w| format!("\u{201c}{w}\u{201d}")).collect();
    (!words.is_empty()).then(|| format!("only {letter} says {}", words.join(", ")))
}

fn opposed(standing: &Standing) -> Option<String> {
    standing.opposed.as_ref().map(|(a, b)| format!("\u{201c}{a}\u{201d} is not \u{201c}{b}\u{201d}"))
}

fn sides(a: &BTreeSet<String>, b: &BTreeSet<String>) -> String {
    let words = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
    match (a.is_empty(), b.is_empty()) {
        (true, true) => String::new(),
        (false, false) if a == b => words(a),
        (false, false) => format!("{} | {}", words(a), words(b)),
        (false, true) => format!("A says {}", words(a)),
        (true, false) => format!("B says {}", words(b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_said_in_words() {
        for (bits, words) in [
            (3.0, "about 8 to 1"),
            (-3.0, "about 1 to 8"),
            (0.0, "about 1 to 1"),
            (0.5, "about 1.4 to 1"),
            (30.0, "more than a million to 1"),
        ] {
            assert_eq!(odds_in_words(bits), words);
        }
    }
}
