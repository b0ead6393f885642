//! What was not compared for want of knowledge: what a reader must not take for agreement.

use super::{Coverage, NotCompared, Unknown, Want};
use crate::claim::{ClaimId, SourceId, Status, ValueKind};
use crate::compare::Reason;
use crate::conflict::{Findings, Scene};
use crate::pairing::{Key, Reading};
use crate::text::fold_key;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

impl Coverage {
    /// How many claims that another source met could not be compared for want of knowledge.
    #[must_use]
    pub fn not_understood(&self) -> usize {
        self.unknown.iter().filter(|u| u.why != Want::Source).map(|u| u.claims).sum()
    }

    /// Whether that is most of what could have been compared: then the silence of the rest says nothing.
    #[must_use]
    pub fn is_mostly_silent(&self) -> bool {
        self.not_understood() * 2 > self.met
    }
}

/// Fills in what was not compared; `met` are the claims that were.
pub(super) fn fill(scene: &Scene<'_>, findings: &Findings, met: &HashSet<&ClaimId>, coverage: &mut Coverage) {
    let live = |f: &usize| scene.claim(*f).status != Status::Retracted && scene.frames[*f].slot.is_none();
    let live: Vec<usize> = (0..findings.own).filter(live).collect();
    let mut blocks: HashMap<Key, Block<'_>> = HashMap::new();
    let mut speak: HashMap<String, Two<'_>> = HashMap::new();
    for f in &live {
        let source = &scene.claim(*f).id.source;
        blocks.entry(scene.frames[*f].key()).or_default().add(source, &scene.frames[*f].reading);
        speak.entry(fold_key(&scene.claim(*f).subject)).or_default().add(source);
    }
    let mut unknown: BTreeMap<(Want, String), (String, usize)> = BTreeMap::new();
    for f in live {
        let claim = scene.claim(f);
        let Some(block) = blocks.get(&scene.frames[f].key()) else { continue };
        let source = &claim.id.source;
        let others = block.all.holds_other(source);
        coverage.met += usize::from(others);
        if met.contains(&claim.id) {
            continue;
        }
        let wanting = if others {
            wanting(scene, f, block)
        } else {
            let spoken_of = speak.get(&fold_key(&claim.subject)).is_some_and(|sources| sources.holds_other(source));
            spoken_of.then_some(Want::Source)
        };
        if let Some(why) = wanting {
            let told = unknown.entry((why, fold_key(&claim.property))).or_insert_with(|| (claim.property.clone(), 0));
            told.1 += 1;
        }
    }
    coverage.unknown =
        unknown.into_iter().map(|((why, _), (property, claims))| Unknown { property, why, claims }).collect();
    coverage.unknown.sort_by_key(|u| (u.why, Reverse(u.claims)));
    coverage.nearest = nearest(scene, &findings.pairing.samples);
}

/// Up to two sources: enough to tell whether there is another than one.
#[derive(Default)]
struct Two<'a> {
    sources: Vec<&'a SourceId>,
}

impl<'a> Two<'a> {
    fn add(&mut self, source: &'a SourceId) {
        if self.sources.len() < 2 && !self.sources.contains(&source) {
            self.sources.push(source);
        }
    }

    fn holds_other(&self, source: &SourceId) -> bool {
        self.sources.iter().any(|s| *s != source)
    }
}

/// The claims that may answer one question: who makes them, and who gives values of which sort.
#[derive(Default)]
struct Block<'a> {
    all: Two<'a>,
    of_sort: BTreeMap<Sort, Two<'a>>,
}

impl<'a> Block<'a> {
    fn add(&mut self, source: &'a SourceId, reading: &Reading) {
        self.all.add(source);
        sorts(reading).iter().for_each(|sort| self.of_sort.entry(*sort).or_default().add(source));
    }

    /// Whether another source than `source` gives a value of one of these sorts.
    fn gives(&self, source: &SourceId, sorts: &[Sort]) -> bool {
        sorts.iter().filter_map(|sort| self.of_sort.get(sort)).any(|sources| sources.holds_other(source))
    }
}

/// What values can be held against one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Number,
    Time,
    Words,
    Answer,
}

/// The sorts of a value: "none" is a number and an answer, a list has words and a count.
fn sorts(reading: &Reading) -> &'static [Sort] {
    match reading {
        Reading::Figure(_) => &[Sort::Number],
        Reading::Period(_) => &[Sort::Time],
        Reading::Name(_) | Reading::Phrase(_) => &[Sort::Words],
        Reading::List { .. } => &[Sort::Words, Sort::Number],
        Reading::Quantifier(_) => &[Sort::Number, Sort::Answer],
        Reading::Status(_) | Reading::YesNo(_) => &[Sort::Answer],
        Reading::Any(_) => &[Sort::Number, Sort::Time, Sort::Words, Sort::Answer],
        Reading::Nothing(_) | Reading::Unreadable { .. } => &[],
    }
}

/// What is wanting for the claim of a frame to be compared with those of other sources on its question; nothing where
/// they are of another time, place or group.
fn wanting(scene: &Scene<'_>, f: usize, block: &Block<'_>) -> Option<Want> {
    let (frame, source) = (&scene.frames[f], &scene.claim(f).id.source);
    let kind = frame.property.map(|id| scene.vocabulary.get(id).kind);
    match &frame.reading {
        Reading::Unreadable { .. } => Some(Want::Value),
        // Words that are no status that is known.
        Reading::Phrase(_) if kind == Some(ValueKind::Status) => Some(Want::Value),
        Reading::Phrase(_) | Reading::Name(_) if kind.is_none() && block.gives(source, &[Sort::Words]) => {
            Some(Want::Property)
        }
        reading => (!block.gives(source, sorts(reading))).then_some(Want::Sort),
    }
}

/// How many pairs that were not compared are listed: a handful shows what sort of thing is missed.
const LISTED: usize = 6;

/// How many of them for one reason.
const LISTED_OF_REASON: usize = 2;

/// How many of the pairs handed on are looked at: likeness takes a look at every word.
const LOOKED_AT: usize = 20_000;

/// The most alike of the pairs that were not compared, those of two sources first, each claim once.
fn nearest(scene: &Scene<'_>, samples: &[(Reason, usize, usize)]) -> Vec<NotCompared> {
    let words = |f: usize| {
        let claim = scene.claim(f);
        fold_key(&format!("{} {}", claim.subject, claim.property)).chars().take(COMPARED_LETTERS).collect::<String>()
    };
    let mut near: Vec<_> = samples
        .iter()
        .take(LOOKED_AT)
        // Of two that say the same nothing is missed.
        .filter(|(_, a, b)| fold_key(&scene.value(*a)) != fold_key(&scene.value(*b)))
        .map(|(reason, a, b)| {
            let one_source = scene.claim(*a).id.source == scene.claim(*b).id.source;
            // Between 0 and 1000, so nothing is cut off.
            let likeness = (strsim::jaro_winkler(&words(*a), &words(*b)) * 1000.0).round() as u32;
            (one_source, Reverse(likeness), scene.claim(*a).id.clone(), scene.claim(*b).id.clone(), *reason, [*a, *b])
        })
        .collect();
    near.sort();
    let mut of_reason: BTreeMap<Reason, usize> = BTreeMap::new();
    let mut found = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for (.., reason, pair) in near {
        let of_reason = of_reason.entry(reason).or_default();
        let new = pair.iter().all(|f| !told.contains(f));
        if new && *of_reason < LISTED_OF_REASON && found.len() < LISTED {
            *of_reason += 1;
            told.extend(pair);
            found.push(NotCompared { claims: pair.map(|f| scene.cited(f)), reason });
        }
    }
    found
}

/// How much of two claims is looked at to tell how alike they are; the work grows with its square.
const COMPARED_LETTERS: usize = 100;
