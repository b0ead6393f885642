//! Processes: the table of steps that come one after another, and which step the words of a claim tell.

use crate::claim::content_stems;
use crate::meaning::family_of_stem;
use crate::text::words;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const TABLE: &str = include_str!("processes.txt");

/// A process: steps of which none comes before the one above it.
#[derive(Clone, Debug, Default)]
pub struct Process {
    /// Its name in the table.
    pub name: &'static str,
    /// Why the order holds.
    pub because: &'static str,
    /// What breaks it without anybody being wrong.
    pub fails_when: &'static str,
    /// The steps, earliest first, by name.
    pub steps: Vec<&'static str>,
    /// Whether the subject must name what goes through it: a body that applies may do so many times.
    own: bool,
    /// The families of the words for what goes through it.
    things: BTreeSet<String>,
}

/// The step of a process that a claim tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The place of the process in [`processes`].
    pub process: usize,
    /// The place of the step in it.
    pub step: usize,
    /// The families of what else the claim says: which one of the things that go through the process it is.
    pub of: BTreeSet<String>,
}

/// One way to tell a step: the families of its words, of which the first stands in the property.
struct Pattern {
    process: usize,
    step: usize,
    words: Vec<String>,
}

struct Table {
    processes: Vec<Process>,
    /// The patterns, by their first word.
    by_verb: BTreeMap<String, Vec<Pattern>>,
}

/// Words beside a step that say no more than that it is one, and when.
const IDLE: &[&str] =
    &["date", "day", "time", "formally", "officially", "finally", "official", "formal", "been", "about"];

/// Words that say of a step that it is not the one and only: a plan, a repetition, a part.
const PARTING: &[&str] = &[
    "planned",
    "scheduled",
    "expected",
    "due",
    "target",
    "deadline",
    "estimated",
    "forecast",
    "intended",
    "draft",
    "preliminary",
    "interim",
    "provisional",
    "temporary",
    "conditional",
    "amended",
    "amendment",
    "revised",
    "renewed",
    "renewal",
    "extended",
    "extension",
    "resubmitted",
    "refiled",
    "again",
    "reopened",
    "supplementary",
    "supplemental",
    "last",
    "latest",
    "final",
    "next",
    "earlier",
    "previous",
    "former",
    "old",
    "new",
    "original",
    "partial",
    "partly",
];

static TABLES: LazyLock<Table> = LazyLock::new(|| read(TABLE));
static PARTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| PARTING.iter().flat_map(|word| families(word)).collect());

/// The processes of the table.
#[must_use]
pub fn processes() -> &'static [Process] {
    &TABLES.processes
}

/// The steps that a claim of this subject and property tells, one of each process at most.
///
/// ```
/// use gainsay::relation::{processes, steps};
/// let told = |subject: &str, property: &str| -> Vec<&str> {
///     steps(subject, property).iter().map(|s| processes()[s.process].steps[s.step]).collect()
/// };
/// assert_eq!(told("tenders for the quay", "invited"), ["tenders invited"]);
/// assert_eq!(told("application in Docket 12", "found to be complete"), ["found complete"]);
/// assert!(told("application in Docket 12", "planned date of decision").is_empty());
/// ```
#[must_use]
pub fn steps(subject: &str, property: &str) -> Vec<Step> {
    let of_property = families(&without_other_step(property));
    let of_subject: BTreeSet<String> = families(subject).into_iter().collect();
    let mut all = of_subject.clone();
    all.extend(of_property.iter().cloned());
    if all.iter().any(|word| PARTS.contains(word)) {
        return Vec::new();
    }
    let told = of_property.iter().filter_map(|verb| TABLES.by_verb.get(verb)).flatten();
    let told = told.filter(|pattern| pattern.words.iter().all(|word| all.contains(word)));
    // Of the ways to tell a step of one process the longest counts; two steps told at equal length are none.
    let mut best: BTreeMap<usize, Vec<&Pattern>> = BTreeMap::new();
    for pattern in told {
        let known = best.entry(pattern.process).or_default();
        match known.first().map_or(0, |other| other.words.len()) {
            length if length < pattern.words.len() => *known = vec![pattern],
            length if length == pattern.words.len() => known.push(pattern),
            _ => {}
        }
    }
    let step = |(process, patterns): (usize, Vec<&Pattern>)| {
        let first = patterns.first()?;
        let one = patterns.iter().all(|pattern| pattern.step == first.step);
        let Process { things, own, .. } = TABLES.processes.get(process)?;
        if *own && things.is_disjoint(&of_subject) {
            return None;
        }
        let says = |word: &String| patterns.iter().any(|pattern| pattern.words.contains(word));
        let of = all.iter().filter(|word| !things.contains(*word) && !says(word)).cloned().collect();
        one.then_some(Step { process, step: first.step, of })
    };
    best.into_iter().filter_map(step).collect()
}

/// A property without the step that it only names to say where its own stands: "decision that followed the hearing".
fn without_other_step(property: &str) -> String {
    let all = words(property);
    let (mut said, mut at) = (Vec::new(), 0);
    while let Some(word) = all.get(at) {
        let leads =
            |lead: &&&[&str]| lead.iter().enumerate().all(|(n, part)| all.get(at + n).is_some_and(|w| w.key == *part));
        match BESIDE.iter().find(leads).filter(|_| at > 0) {
            Some(lead) => {
                let article = all.get(at + lead.len()).is_some_and(|w| matches!(w.key.as_str(), "the" | "a" | "its"));
                at += lead.len() + 1 + usize::from(article);
            }
            None => {
                said.push(word.key.as_str());
                at += 1;
            }
        }
    }
    said.join(" ")
}

/// What leads to a step that is not the one told.
const BESIDE: &[&[&str]] =
    &[&["that", "followed"], &["which", "followed"], &["following"], &["that", "preceded"], &["that", "came", "after"]];

/// The families of the words that say something.
fn families(text: &str) -> Vec<String> {
    let idle = |stem: &String| IDLE.iter().any(|word| crate::text::stem(word) == *stem);
    content_stems(text).into_iter().filter(|stem| !idle(stem)).map(|stem| family_of_stem(&stem)).collect()
}

fn read(table: &'static str) -> Table {
    let mut processes: Vec<Process> = Vec::new();
    let mut by_verb: BTreeMap<String, Vec<Pattern>> = BTreeMap::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("process ") {
            processes.push(Process { name, ..Process::default() });
            continue;
        }
        let place = processes.len();
        let Some(process) = processes.last_mut() else { continue };
        if line == "own" {
            process.own = true;
        } else if let Some(why) = line.strip_prefix("because ") {
            process.because = why;
        } else if let Some(when) = line.strip_prefix("fails when ") {
            process.fails_when = when;
        } else if let Some(things) = line.strip_prefix("things ") {
            process.things = things.split(", ").flat_map(families).collect();
        } else if let Some((name, patterns)) = line.split_once(": ") {
            for words in patterns.split(", ").map(families) {
                let Some(verb) = words.first().cloned() else { continue };
                let pattern = Pattern { process: place - 1, step: process.steps.len(), words };
                by_verb.entry(verb).or_default().push(pattern);
            }
            process.steps.push(name);
        }
    }
    Table { processes, by_verb }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let names: BTreeSet<&str> = processes().iter().map(|p| p.name).collect();
        assert_eq!(names.len(), processes().len());
        for process in processes() {
            assert!(!process.because.is_empty() && !process.fails_when.is_empty(), "{}", process.name);
            assert!(process.steps.len() > 1 && !process.things.is_empty(), "{}", process.name);
        }
        let lines = TABLE.lines().map(str::trim).filter(|line| !line.starts_with('#'));
        let told = lines.filter_map(|line| line.split_once(": ")).flat_map(|(_, patterns)| patterns.split(", "));
        let mute: Vec<&str> = told.filter(|wording| families(wording).is_empty()).collect();
        assert!(mute.is_empty(), "wordings without a word that counts: {mute:?}");
    }

    #[test]
    fn a_step_beside_which_another_stands_is_not_told() {
        let told = |property: &str| -> Vec<&str> {
            steps("complaint 14", property).iter().map(|s| processes()[s.process].steps[s.step]).collect()
        };
        assert_eq!(told("decision that followed the hearing handed down"), told("decision handed down"));
        assert!(!told("decision handed down").is_empty() && told("hearing held") != told("decision handed down"));
    }

    #[test]
    fn a_repetition_or_a_plan_is_no_step() {
        assert!(steps("Elmton quay", "contract renewal signed").is_empty());
        assert!(steps("Elmton quay", "work scheduled to begin").is_empty());
        assert!(steps("Elmton quay", "length").is_empty());
        assert!(steps("Orland Rail", "application filed").is_empty(), "it may file many");
    }

    #[test]
    fn what_is_not_of_the_step_says_which_one_it_is() {
        let of = |subject: &str, property: &str| steps(subject, property).first().map(|s| s.of.clone());
        assert_eq!(of("tenders for Elmton quay", "invited"), of("Elmton quay", "contract awarded"));
        assert_ne!(of("Elmton quay", "contract awarded"), of("Elmton quay", "design contract awarded"));
    }
}
