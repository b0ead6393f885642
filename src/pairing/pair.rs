//! Pairing: the questions of a run, found by an index and never by comparing all with all.

use super::assignment::assign;
use super::block::{by_meaning, candidates, joined};
use super::comparable::comparable;
use super::doubt::Doubt;
use super::frame::{Frame, Key};
use super::framer::Framer;
use super::gather::{Graph, merge, sound};
use super::levels::{Rivals, Subject};
use super::matching::Matching;
use super::question::{Change, Pair, Pairing};
use super::single::Several;
use super::stand::values;
use super::weighed::{Cap, Weighed};
use super::weigher::Weigher;
use super::weights::weight_of_odds;
use crate::claim::{Claim, ClaimId, OverTime, Status, Vocabulary};
use crate::compare::{Agreement, Reason};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Finds the questions of a run: among frames of one key first, then by weight.
///
/// The cost is near-linear in the number of claims: frames meet only under one key, and within it only under one
/// place, or where one names none or one lies in the other; or under a blocking rule.
#[must_use]
pub fn pair(
    framer: &Framer<'_>,
    vocabulary: &Vocabulary,
    claims: &[Claim],
    frames: &[Frame],
    matching: &Matching,
) -> Pairing {
    let mut blocks: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (i, frame) in frames.iter().enumerate() {
        if frame.has_content() && claims[frame.claim].status != Status::Retracted {
            blocks.entry(frame.key()).or_default().push(i);
        }
    }
    let blocks = if vocabulary.matches_by_meaning() { joined(blocks) } else { blocks.into_values().collect() };
    let mut block_of: Vec<Option<usize>> = vec![None; frames.len()];
    for (n, block) in blocks.iter().enumerate() {
        block.iter().for_each(|i| block_of[*i] = Some(n));
    }
    let several = Several::new(framer, claims, frames);
    let run = Run { framer, vocabulary, claims, frames, matching, several };
    let paired: Vec<Pairing> = blocks.par_iter().filter(|b| b.len() > 1).map(|block| run.pair_block(block)).collect();
    let mut found = Pairing::default();
    for mut part in paired {
        found.questions.append(&mut part.questions);
        found.changes.append(&mut part.changes);
        found.ruled.append(&mut part.ruled);
        found.samples.append(&mut part.samples);
        for (reason, count) in part.not_comparable {
            *found.not_comparable.entry(reason).or_default() += count;
        }
    }
    if vocabulary.matches_by_meaning() {
        run.pair_by_weight(&block_of, &mut found);
    }
    found
}

/// What pairing works on.
struct Run<'r, 'a> {
    framer: &'r Framer<'a>,
    vocabulary: &'r Vocabulary,
    claims: &'r [Claim],
    frames: &'r [Frame],
    matching: &'r Matching,
    several: Several,
}

impl Run<'_, '_> {
    fn id(&self, frame: usize) -> &ClaimId {
        &self.claims[self.frames[frame].claim].id
    }

    /// How the values of two frames of one key stand.
    fn stand(&self, a: &Frame, b: &Frame, doubts: &mut Vec<Doubt>) -> Agreement {
        let agreement = values(self.framer, self.vocabulary, a, b);
        self.several.settle(self.framer, self.claims, [a, b], agreement, doubts)
    }

    /// What a person has ruled on two frames; the ruling is noted as met.
    fn ruling(&self, a: usize, b: usize, met: &mut BTreeSet<(ClaimId, ClaimId)>) -> Option<bool> {
        let (x, y) = (self.id(a), self.id(b));
        let ruling = self.matching.ruling(x, y);
        if ruling.is_some() {
            met.insert(if x <= y { (x.clone(), y.clone()) } else { (y.clone(), x.clone()) });
        }
        ruling
    }

    /// Brings together what differs in its key and weighs enough.
    fn pair_by_weight(&self, block_of: &[Option<usize>], found: &mut Pairing) {
        let weigher = Weigher::new(self.framer, self.vocabulary, self.claims, self.frames);
        let open: Vec<usize> =
            (0..self.frames.len()).filter(|i| block_of[*i].is_some() && self.frames[*i].slot.is_none()).collect();
        // Of a block that synonyms have joined, what its words have not brought together may still weigh enough.
        let compared: BTreeSet<(usize, usize)> =
            found.questions.iter().flat_map(|q| &q.pairs).map(|p| (p.a.min(p.b), p.a.max(p.b))).collect();
        let met = |a: usize, b: usize| {
            // Two names of one event are two events by their key; whether they are is to be weighed.
            let [x, y] = [a, b].map(|i| &self.frames[i]);
            let by_name = x.event.is_some() && !x.entities.is_subset(&y.entities) && !y.entities.is_subset(&x.entities);
            let of_one_key = || !by_name && x.key() == y.key();
            block_of[a] == block_of[b] && (compared.contains(&(a.min(b), a.max(b))) || of_one_key())
        };
        let candidates = weigher.candidates(&open, met);
        let cut: usize = candidates.cut.values().sum();
        if cut > 0 {
            *found.not_comparable.entry(Reason::TooMany).or_default() += cut;
        }
        let mut weighed = weigher.weigh(&candidates.pairs, self.matching);
        // What is read from prose on the spot has a subject that nobody has looked at: nothing outweighs a reason for not
        // comparing it.
        let read = |i: usize| self.claims[self.frames[i].claim].status == Status::Read;
        weighed.retain(|pair| pair.cap.is_none() || !(read(pair.a) || read(pair.b)));
        let mut asserted = self.ruled_as_one(&weigher, block_of, found);
        // A running total that falls is a change, and no two answers to one question.
        let falling = weigher.falling(&candidates.pairs, weight_of_odds(self.matching.accept_odds));
        let falling: BTreeSet<(usize, usize)> =
            falling.into_iter().filter(|(a, b)| self.ruling(*a, *b, &mut found.ruled) != Some(false)).collect();
        weighed.retain(|pair| !falling.contains(&(pair.a, pair.b)));
        found.changes.extend(falling.into_iter().map(|(a, b)| Change { claims: vec![a, b] }));
        let met = &mut found.ruled;
        weighed.retain(|pair| self.ruling(pair.a, pair.b, met).is_none());
        for reason in weighed.iter().filter_map(|pair| pair.judged.as_ref().err()) {
            *found.not_comparable.entry(*reason).or_default() += 1;
        }
        let by_key = found.questions.iter().flat_map(|q| &q.pairs).map(|p| (p.a, p.b, p.agreement.joins()));
        let by_ruling = asserted.iter().map(|p| (p.a, p.b, p.agreement.joins()));
        let by_key: Vec<(usize, usize, bool)> = by_key.chain(by_ruling).collect();
        let assigned = assign(self.claims, self.frames, by_key.into_iter(), weighed, self.matching);
        let (compared, mixed) = sound(&weigher, &found.questions, &asserted, assigned.compared);
        let compared = compared.into_iter().filter_map(|pair| {
            let (agreement, doubts) = pair.judged.ok()?;
            Some(Pair { a: pair.a, b: pair.b, agreement, doubts })
        });
        asserted.extend(compared);
        merge(&mut found.questions, asserted);
        // A part of the other is nobody's to judge.
        let (parts, possible): (Vec<Weighed>, Vec<Weighed>) =
            assigned.possible.into_iter().partition(|pair| pair.cap == Some(Cap::IsPart));
        if !parts.is_empty() {
            *found.not_comparable.entry(Reason::Part).or_default() += parts.len();
        }
        // Of two names nothing tells that they are one but how little else there is.
        let asked = |pair: &Weighed| pair.levels.subject != Subject::Untold || pair.levels.rivals == Rivals::Alone;
        found.possible = possible.into_iter().filter(asked).collect();
        found.possible.extend(mixed);
        found.taken = assigned.taken;
    }

    /// The pairs that a person has ruled to answer one question, and that do not meet by their key.
    fn ruled_as_one(&self, weigher: &Weigher<'_>, block_of: &[Option<usize>], found: &mut Pairing) -> Vec<Pair> {
        let mut pairs = Vec::new();
        if self.matching.ruled.is_empty() {
            return pairs;
        }
        let places: BTreeMap<&ClaimId, usize> = (0..self.frames.len()).map(|i| (self.id(i), i)).collect();
        for ((a, b), _) in self.matching.ruled.iter().filter(|(_, same)| **same) {
            let (Some(a), Some(b)) = (places.get(a), places.get(b)) else { continue };
            let (a, b) = (*a.min(b), *a.max(b));
            if block_of[a].is_none() || block_of[b].is_none() || block_of[a] == block_of[b] {
                continue;
            }
            let mut doubts = Vec::new();
            match weigher.stand(&self.frames[a], &self.frames[b], &mut doubts) {
                Agreement::NotComparable(reason) => found.leave(reason, a, b),
                agreement => pairs.push(Pair { a, b, agreement, doubts }),
            }
            self.ruling(a, b, &mut found.ruled);
        }
        pairs
    }

    /// Finds the questions among the claims of one key.
    fn pair_block(&self, block: &[usize]) -> Pairing {
        let Self { framer, vocabulary, claims, frames, .. } = self;
        let mut found = Pairing::default();
        let mut graph = Graph::new(block);
        for (a, b) in candidates(frames, block, &mut found.not_comparable) {
            let (x, y) = (&frames[a], &frames[b]);
            let ruling = self.ruling(a, b, &mut found.ruled);
            if ruling == Some(false) {
                found.leave(Reason::Ruled, a, b);
                continue;
            }
            let tested = comparable(framer, [&claims[x.claim], &claims[y.claim]], [x, y]);
            let tested = if ruling == Some(true) { Ok(tested.unwrap_or_default()) } else { tested };
            match tested {
                Ok(mut doubts) => match self.stand(x, y, &mut doubts) {
                    _ if !by_meaning(x, y, &mut doubts) => found.leave(Reason::Property, a, b),
                    Agreement::NotComparable(reason) => found.leave(reason, a, b),
                    agreement => graph.join(Pair { a, b, agreement, doubts }),
                },
                Err(reason) => {
                    found.leave(reason, a, b);
                    // Two fires, two elections, two laws are no change from one to the other.
                    let changes = [x, y].iter().any(|f| f.over_time != OverTime::Fixed);
                    if reason == Reason::Time
                        && changes
                        && x.key() == y.key()
                        && (values(framer, vocabulary, x, y).parts() || x.tells_state_otherwise(y))
                    {
                        graph.changes.push((a, b));
                    }
                }
            }
        }
        graph.finish(&mut found);
        found
    }
}
