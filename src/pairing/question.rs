//! Questions: claims that may answer one another, found by an index and never by comparing all with all.

use super::comparable::{Doubt, comparable};
use super::frame::{Frame, Key};
use super::lift::Framer;
use super::stand::values;
use crate::claim::{Claim, OverTime, Status, Vocabulary};
use crate::compare::{Agreement, Reason};
use std::collections::BTreeMap;

/// How many claims on one key and place are compared pair by pair. Beyond it each claim is compared with its
/// neighbours in order of time alone: a thousand answers to one question are a time series.
pub const MAX_BLOCK: usize = 250;

/// Two claims that were looked at together.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The first claim, by its place among the frames of the run.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// How their values stand.
    pub agreement: Agreement,
    /// What is not certain about the comparison.
    pub doubts: Vec<Doubt>,
}

/// One question: claims of one key that are comparable with one another, and how each two stand.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its claims, in order of source and file.
    pub claims: Vec<usize>,
    /// The pairs that are comparable.
    pub pairs: Vec<Pair>,
}

/// A change over time: claims that differ and hold for different times.
#[derive(Clone, Debug)]
pub struct Change {
    /// The claims, in order of source and file.
    pub claims: Vec<usize>,
}

/// All that pairing found.
#[derive(Clone, Debug, Default)]
pub struct Pairing {
    /// Questions with at least one comparable pair.
    pub questions: Vec<Question>,
    /// Changes over time.
    pub changes: Vec<Change>,
    /// Pairs that were looked at and not compared, by reason.
    pub not_comparable: BTreeMap<Reason, usize>,
}

/// Finds the questions of a run.
///
/// The cost is near-linear in the number of claims: frames meet only under one key, and within it only under one
/// place, or where one names none or one lies in the other.
#[must_use]
pub fn pair(framer: &Framer<'_>, vocabulary: &Vocabulary, claims: &[Claim], frames: &[Frame]) -> Pairing {
    let mut blocks: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (i, frame) in frames.iter().enumerate() {
        if frame.has_content() && claims[frame.claim].status != Status::Retracted {
            blocks.entry(frame.key()).or_default().push(i);
        }
    }
    let mut found = Pairing::default();
    for block in blocks.values().filter(|b| b.len() > 1) {
        let mut graph = Graph::new(block);
        for (a, b) in candidates(frames, block, &mut found.not_comparable) {
            let (x, y) = (&frames[a], &frames[b]);
            match comparable(framer, [&claims[x.claim], &claims[y.claim]], [x, y]) {
                Ok(doubts) => match values(framer, vocabulary, x, y) {
                    Agreement::NotComparable(reason) => *found.not_comparable.entry(reason).or_default() += 1,
                    agreement => graph.join(Pair { a, b, agreement, doubts }),
                },
                Err(reason) => {
                    *found.not_comparable.entry(reason).or_default() += 1;
                    // Two fires, two elections, two laws are no change from one to the other.
                    let changes = [x, y].iter().any(|f| f.over_time != OverTime::Fixed);
                    if reason == Reason::Time && changes && values(framer, vocabulary, x, y).parts() {
                        graph.change(a, b);
                    }
                }
            }
        }
        graph.finish(&mut found);
    }
    found
}

/// The pairs of a block that are worth a look; the others are counted under "different place".
fn candidates(frames: &[Frame], block: &[usize], not_comparable: &mut BTreeMap<Reason, usize>) -> Vec<(usize, usize)> {
    let mut by_place: BTreeMap<Option<crate::entity::EntityId>, Vec<usize>> = BTreeMap::new();
    for i in block {
        by_place.entry(frames[*i].place.map(|p| p.id)).or_default().push(*i);
    }
    let mut found = Vec::new();
    for group in by_place.values() {
        let mut group = group.clone();
        let window = if group.len() > MAX_BLOCK {
            group.sort_by_key(|i| (moment(&frames[*i]), *i));
            let left_out = group.len() * (group.len() - 1) / 2 - NEIGHBOURS * group.len();
            *not_comparable.entry(Reason::TooMany).or_default() += left_out;
            NEIGHBOURS
        } else {
            group.len()
        };
        for (n, a) in group.iter().enumerate() {
            found.extend(group[n + 1..].iter().take(window).map(|b| (*a.min(b), *a.max(b))));
        }
    }
    // Across places: only where one side names none, or the one lies in the other.
    let unplaced = by_place.get(&None).map_or(&[][..], Vec::as_slice);
    for group in by_place.iter().filter(|(place, _)| place.is_some()).map(|(_, group)| group) {
        for a in unplaced.iter().take(MAX_BLOCK) {
            found.extend(group.iter().take(MAX_BLOCK).map(|b| (*a.min(b), *a.max(b))));
        }
    }
    let sizes: Vec<usize> = by_place.iter().filter(|(p, _)| p.is_some()).map(|(_, g)| g.len()).collect();
    if sizes.len() > 1 {
        let (all, squares) = (sizes.iter().sum::<usize>(), sizes.iter().map(|n| n * n).sum::<usize>());
        *not_comparable.entry(Reason::Place).or_default() += (all * all - squares) / 2;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// How many neighbours in time a claim of an oversized block is compared with.
const NEIGHBOURS: usize = 20;

fn moment(frame: &Frame) -> Option<chrono::NaiveDate> {
    let time = &frame.time;
    let period = time.period.as_ref().or(time.as_of.as_ref()).or(time.source.as_ref())?;
    period.start.or(period.end)
}

/// The comparable pairs of one block, on the way to questions.
struct Graph<'b> {
    block: &'b [usize],
    parent: BTreeMap<usize, usize>,
    pairs: Vec<Pair>,
    changes: Vec<(usize, usize)>,
}

impl<'b> Graph<'b> {
    fn new(block: &'b [usize]) -> Self {
        Self { block, parent: block.iter().map(|i| (*i, *i)).collect(), pairs: Vec::new(), changes: Vec::new() }
    }

    fn root(&self, mut i: usize) -> usize {
        while let Some(p) = self.parent.get(&i).copied().filter(|p| *p != i) {
            i = p;
        }
        i
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent.insert(a.max(b), a.min(b));
    }

    fn join(&mut self, pair: Pair) {
        self.unite(pair.a, pair.b);
        self.pairs.push(pair);
    }

    fn change(&mut self, a: usize, b: usize) {
        self.changes.push((a, b));
    }

    fn finish(self, found: &mut Pairing) {
        let mut questions: BTreeMap<usize, Question> = BTreeMap::new();
        for pair in &self.pairs {
            let root = self.root(pair.a);
            let question = questions.entry(root).or_insert_with(|| Question { claims: Vec::new(), pairs: Vec::new() });
            question.pairs.push(pair.clone());
        }
        for i in self.block {
            if let Some(question) = questions.get_mut(&self.root(*i)) {
                question.claims.push(*i);
            }
        }
        found.questions.extend(questions.into_values());
        let mut changed = Graph::new(self.block);
        for (a, b) in &self.changes {
            changed.unite(*a, *b);
        }
        let mut by_root: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in self.block.iter().filter(|i| self.changes.iter().any(|(a, b)| a == *i || b == *i)) {
            by_root.entry(changed.root(*i)).or_default().push(*i);
        }
        found.changes.extend(by_root.into_values().map(|claims| Change { claims }));
    }
}
