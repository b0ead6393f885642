//! Running totals: claims whose words, or those of their passage, say that what they count is all there has been up to
//! then. Such a total never falls, whatever it is called.
//!
//! Which words say so is a table. Two totals are one where what is done is one, no word makes another quantity of either,
//! and both are counted from one beginning.

use super::frame::Frame;
use super::reading::Reading;
use crate::claim::{Claim, Modality, content_stems};
use crate::meaning::family_of_stem;
use crate::quantity::Unit;
use crate::text::{fold_key, words};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const TABLE: &str = include_str!("running.txt");

/// How many words may stand between "has" and what was done: "has so far been visited".
const BETWEEN: usize = 4;

/// How many words behind "since" may name the beginning: "since it was first opened".
const BEHIND: usize = 4;

/// A running total, as its words tell it.
#[derive(Clone, Debug)]
pub(super) struct Running {
    /// What is done, by the places of the doings in the table.
    does: BTreeSet<usize>,
    /// The words that make another total of it.
    apart: BTreeSet<String>,
    /// Since when, where the words say so: empty for the beginning of what is counted.
    since: Option<BTreeSet<String>>,
    /// Whether it counts people.
    people: bool,
    /// Whether it is of money.
    money: bool,
    /// What else it speaks of, by families.
    nouns: BTreeSet<String>,
}

#[derive(Default)]
struct Words {
    tells: Vec<String>,
    start: Vec<String>,
    does: Vec<Vec<String>>,
    people: BTreeSet<String>,
    apart: BTreeSet<String>,
    stretch: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut found = Words::default();
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some((sort, listed)) = line.split_once(' ') else { continue };
        let listed = || listed.split(", ");
        match sort {
            "tells" => found.tells = listed().map(fold_key).collect(),
            "start" => found.start = listed().map(fold_key).collect(),
            "does" => found.does.push(listed().map(phrase).collect()),
            "people" => found.people = listed().flat_map(families).collect(),
            "apart" => found.apart = listed().map(fold_key).collect(),
            "stretch" => found.stretch = listed().map(fold_key).collect(),
            _ => {}
        }
    }
    found
});

impl Running {
    /// The running total that a claim tells; `None` where its words do not say that it adds up to a day.
    pub(super) fn of(claim: &Claim, frame: &Frame) -> Option<Self> {
        let Reading::Figure(figure) = &frame.reading else { return None };
        let counted = matches!(figure.unit, Unit::Bare | Unit::Count(_) | Unit::Money { .. });
        let dated = frame.time.as_of.is_some() && frame.time.period.is_none();
        if !counted || !dated || frame.rate.is_some() || frame.denied || frame.modality != Modality::Asserted {
            return None;
        }
        let texts: Vec<String> = std::iter::once(claim.property.as_str())
            .chain(claim.citations.iter().map(|c| c.quote.as_str()))
            .map(fold_key)
            .collect();
        let has = |phrase: &String| texts.iter().any(|text| format!(" {text} ").contains(&format!(" {phrase} ")));
        if WORDS.stretch.iter().any(has) {
            return None;
        }
        let since = texts.iter().find_map(|text| since(text));
        let told = WORDS.tells.iter().any(has) || since.is_some() || texts.iter().any(|text| is_perfect(text));
        if !told {
            return None;
        }
        let spoken: BTreeSet<String> = texts.iter().flat_map(|text| families(text)).collect();
        let folded = || texts.iter().map(|text| phrase(text));
        let does = WORDS.does.iter().enumerate().filter(|(_, ways)| {
            ways.iter().any(|way| folded().any(|text| format!(" {text} ").contains(&format!(" {way} "))))
        });
        let of_subject = families(&claim.subject);
        let idle = |word: &String| of_subject.contains(word) || WORDS.people.contains(word) || is_idle(word);
        Some(Self {
            does: does.map(|(place, _)| place).collect(),
            apart: WORDS.apart.iter().filter(|word| has(word)).cloned().collect(),
            since,
            people: spoken.iter().any(|word| WORDS.people.contains(word)),
            money: matches!(figure.unit, Unit::Money { .. }),
            nouns: spoken.iter().filter(|word| !idle(word)).cloned().collect(),
        })
    }

    /// Whether the words of two running totals can be those of one.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        let from_start = |since: &Option<BTreeSet<String>>| since.as_ref().is_none_or(BTreeSet::is_empty);
        let one_start = self.since == other.since || (from_start(&self.since) && from_start(&other.since));
        let one_doing = self.does.is_empty() || other.does.is_empty() || !self.does.is_disjoint(&other.does);
        let one_thing = (self.money && other.money)
            || !self.nouns.is_disjoint(&other.nouns)
            || (self.people && other.people && !self.does.is_disjoint(&other.does));
        self.apart == other.apart && self.money == other.money && one_start && one_doing && one_thing
    }
}

/// Whether a claim tells a running total.
#[must_use]
pub fn is_running(claim: &Claim, frame: &Frame) -> bool {
    Running::of(claim, frame).is_some()
}

/// Whether the later of two dated totals is certainly the lower one.
pub(super) fn falls(a: &Frame, b: &Frame) -> bool {
    let (Reading::Figure(x), Reading::Figure(y)) = (&a.reading, &b.reading) else { return false };
    let (Some(s), Some(t)) = (&a.time.as_of, &b.time.as_of) else { return false };
    let lower = |later: &crate::quantity::Figure, earlier: &crate::quantity::Figure| {
        later.operand().high.zip(earlier.operand().low).is_some_and(|(high, low)| high.at < low.at)
    };
    (s.certainly_before(t) && lower(y, x)) || (t.certainly_before(s) && lower(x, y))
}

/// "has … gathered", "had been paid": something that was done up to then.
fn is_perfect(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let has = words.iter().enumerate().filter(|(_, word)| ["has", "have", "had"].contains(word));
    has.into_iter().any(|(at, _)| {
        let behind = words.iter().skip(at + 1).take(BETWEEN).copied().collect::<Vec<_>>().join(" ");
        let behind = format!(" {} ", phrase(&behind));
        WORDS.does.iter().flatten().any(|way| behind.contains(&format!(" {way} ")))
    })
}

/// Since when a text counts, where it says so: nothing for the beginning of what is counted.
fn since(text: &str) -> Option<BTreeSet<String>> {
    let words: Vec<&str> = text.split(' ').collect();
    let at = words.iter().position(|word| *word == "since").or_else(|| {
        let of_start =
            |at: &usize| words.iter().skip(at + 1).take(2).any(|word| WORDS.start.iter().any(|start| start == word));
        words.iter().enumerate().filter(|(_, word)| **word == "from").map(|(at, _)| at).find(of_start)
    })?;
    let behind: Vec<&str> = words.iter().skip(at + 1).take(BEHIND).copied().collect();
    let starts = behind.iter().any(|word| WORDS.start.iter().any(|start| start == word));
    Some(if starts { BTreeSet::new() } else { families(&behind.join(" ")).into_iter().collect() })
}

/// Whether a word only tells that and when something is counted.
fn is_idle(family: &str) -> bool {
    static IDLE: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        const OTHERS: &str = "since until far told yet total all now day days end month year week noon morning evening night \
             million billion thousand hundred dollar monday tuesday wednesday thursday friday saturday sunday january february \
             march april may june july august september october november december";
        let mut found: BTreeSet<String> = families(OTHERS).into_iter().collect();
        found.extend(WORDS.start.iter().flat_map(|word| families(word)));
        found.extend(WORDS.does.iter().flatten().flat_map(|way| way.split(' ').map(str::to_owned).collect::<Vec<_>>()));
        found
    });
    IDLE.contains(family) || family.contains(|c: char| c.is_ascii_digit())
}

fn families(text: &str) -> Vec<String> {
    content_stems(text).into_iter().map(|stem| family_of_stem(&stem)).collect()
}

/// A phrase by the families of all its words.
fn phrase(text: &str) -> String {
    words(text).into_iter().map(|word| crate::meaning::family(&word.key)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_up_to_then_is_told_from_what_is_done() {
        assert!(is_perfect("had gathered 11 names"));
        assert!(is_perfect("the museum has so far been visited by many"));
        assert!(!is_perfect("the hall has 300 seats"));
        assert!(!is_perfect("they gather on sundays"));
    }

    #[test]
    fn a_beginning_is_no_date() {
        assert_eq!(since("visitors since its opening"), Some(BTreeSet::new()));
        assert_eq!(since("visitors from its opening until june"), Some(BTreeSet::new()));
        assert!(since("visitors since easter").is_some_and(|from| !from.is_empty()));
        assert_eq!(since("visitors from abroad"), None);
    }
}
