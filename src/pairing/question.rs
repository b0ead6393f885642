//! Questions: claims that may answer one another, found by an index and never by comparing all with all.

use super::assignment::assign;
use super::comparable::{Doubt, comparable};
use super::frame::{Frame, Key};
use super::lift::Framer;
use super::single::Several;
use super::stand::values;
use super::union::Union;
use super::weigher::{Cap, Matching, Weighed, Weigher};
use crate::claim::{Claim, ClaimId, OverTime, Status, Vocabulary};
use crate::compare::{Agreement, Reason};
use crate::entity::EntityId;
use crate::meaning::{Relation, likeness, relation_of_stems, synonyms};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How many claims on one key and place are compared pair by pair. Beyond it each claim is compared with its
/// neighbours in order of time alone: a thousand answers to one question are a time series. At a hundred a claim meets
/// some fifty others, which bounds what a run of many such questions costs.
pub const MAX_BLOCK: usize = 100;

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
    /// A few of these pairs, of each reason some of every block.
    pub samples: Vec<(Reason, usize, usize)>,
    /// Pairs that a person is to judge: whether they answer one question.
    pub possible: Vec<Weighed>,
    /// Pairs that a better match of one of their claims took away, with that match.
    pub taken: Vec<(Weighed, (usize, usize))>,
    /// The rulings that two claims answer one question, or do not, that met a pair of this run.
    pub ruled: BTreeSet<(ClaimId, ClaimId)>,
}

/// How many pairs of one block are handed on for each reason for which they were not compared.
const SAMPLES: usize = 2;

impl Pairing {
    /// Counts a pair that was looked at and not compared.
    fn leave(&mut self, reason: Reason, a: usize, b: usize) {
        let count = self.not_comparable.entry(reason).or_default();
        *count += 1;
        if *count <= SAMPLES {
            self.samples.push((reason, a, b));
        }
    }
}

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
        // The subjects of claims that are read from prose on the spot are guesses: they meet by their key and by parallel
        // sentences alone.
        let guessed = |i: &usize| self.claims[self.frames[*i].claim].status == Status::Read;
        let open: Vec<usize> = (0..self.frames.len())
            .filter(|i| block_of[*i].is_some() && self.frames[*i].slot.is_none() && !guessed(i))
            .collect();
        let candidates = weigher.candidates(&open, |a, b| block_of[a] == block_of[b]);
        let cut: usize = candidates.cut.values().sum();
        if cut > 0 {
            *found.not_comparable.entry(Reason::TooMany).or_default() += cut;
        }
        let mut weighed = weigher.weigh(&candidates.pairs, self.matching);
        let mut asserted = self.ruled_as_one(&weigher, block_of, found);
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
        found.possible = assigned.possible;
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
                        && values(framer, vocabulary, x, y).parts()
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

/// Parts the pairs that leave each question of one thing from those that would bring together claims which are told to
/// speak of different things: "both trusts / staff" beside the staff of the one and of the other. The surest come first.
fn sound(
    weigher: &Weigher<'_>,
    questions: &[Question],
    asserted: &[Pair],
    mut pairs: Vec<Weighed>,
) -> (Vec<Weighed>, Vec<Weighed>) {
    let mut members: BTreeSet<usize> = questions.iter().flat_map(|q| q.claims.iter().copied()).collect();
    members.extend(asserted.iter().flat_map(|p| [p.a, p.b]));
    members.extend(pairs.iter().flat_map(|p| [p.a, p.b]));
    let members: Vec<usize> = members.into_iter().collect();
    let mut joined = Union::new(&members);
    for question in questions {
        question.claims.iter().for_each(|claim| joined.unite(question.claims[0], *claim));
    }
    asserted.iter().for_each(|pair| joined.unite(pair.a, pair.b));
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for member in &members {
        groups.entry(joined.root(*member)).or_default().push(*member);
    }
    pairs.sort_by(|x, y| y.weight.total_cmp(&x.weight).then((x.a, x.b).cmp(&(y.a, y.b))));
    let (mut kept, mut mixed) = (Vec::new(), Vec::new());
    for mut pair in pairs {
        let (x, y) = (joined.root(pair.a), joined.root(pair.b));
        if x != y {
            let side = |root: usize| groups.get(&root).cloned().unwrap_or_default();
            let (left, right) = (side(x), side(y));
            let looked_at = left.iter().take(MAX_BLOCK);
            if looked_at.clone().any(|a| right.iter().take(MAX_BLOCK).any(|b| weigher.tells_apart(*a, *b))) {
                pair.cap = Some(Cap::Mixed);
                mixed.push(pair);
                continue;
            }
            joined.unite(pair.a, pair.b);
            groups.remove(&x);
            groups.remove(&y);
            groups.insert(joined.root(pair.a), left.into_iter().chain(right).collect());
        }
        kept.push(pair);
    }
    (kept, mixed)
}

/// Adds pairs that were brought together across keys to the questions, which they join.
fn merge(questions: &mut Vec<Question>, pairs: Vec<Pair>) {
    if pairs.is_empty() {
        return;
    }
    let mut members: Vec<usize> = questions.iter().flat_map(|q| q.claims.iter().copied()).collect();
    members.extend(pairs.iter().flat_map(|p| [p.a, p.b]));
    members.sort_unstable();
    members.dedup();
    let mut joined = Union::new(&members);
    for pair in &pairs {
        joined.unite(pair.a, pair.b);
    }
    for question in questions.iter() {
        question.claims.iter().for_each(|claim| joined.unite(question.claims[0], *claim));
    }
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut merged: Vec<Question> = Vec::new();
    for question in std::mem::take(questions) {
        let place = *places.entry(joined.root(question.claims[0])).or_insert(merged.len());
        match merged.get_mut(place) {
            Some(known) => {
                known.claims.extend(question.claims);
                known.pairs.extend(question.pairs);
            }
            None => merged.push(question),
        }
    }
    for pair in pairs {
        let place = *places.entry(joined.root(pair.a)).or_insert(merged.len());
        if place == merged.len() {
            merged.push(Question { claims: Vec::new(), pairs: Vec::new() });
        }
        merged[place].claims.extend([pair.a, pair.b]);
        merged[place].pairs.push(pair);
    }
    for question in &mut merged {
        question.claims.sort_unstable();
        question.claims.dedup();
        question.pairs.sort_by_key(|p| (p.a, p.b));
    }
    *questions = merged;
}

/// Brings blocks together of which only the words of the topic differ, and mean one thing: "car thefts" and "stolen
/// cars", "pavement repairs" and "sidewalk repairs". Each topic is looked up with one word put for another.
fn joined(blocks: BTreeMap<Key, Vec<usize>>) -> Vec<Vec<usize>> {
    let keys: Vec<&Key> = blocks.keys().collect();
    let mut groups: BTreeMap<_, BTreeMap<&BTreeSet<String>, usize>> = BTreeMap::new();
    for (n, key) in keys.iter().enumerate().filter(|(_, key)| !key.topic.is_empty()) {
        groups.entry((key.property, &key.entities, &key.event)).or_default().insert(&key.topic, n);
    }
    let all: Vec<usize> = (0..keys.len()).collect();
    let mut union = Union::new(&all);
    for topics in groups.values().filter(|topics| topics.len() > 1) {
        for (topic, n) in topics.iter().filter(|(topic, _)| topic.len() <= MOST_TOPIC_WORDS) {
            for word in *topic {
                for other in synonyms(word) {
                    let mut changed = (*topic).clone();
                    changed.remove(word);
                    changed.insert(other);
                    if let Some(m) = topics.get(&changed) {
                        union.unite(*n, *m);
                    }
                }
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, block) in blocks.into_values().enumerate() {
        found.entry(union.root(n)).or_default().extend(block);
    }
    // In the order of the claims, whichever of the joined blocks holds them.
    found.values_mut().for_each(|block| block.sort_unstable());
    found.into_values().collect()
}

/// The most words of a topic that is looked up with synonyms: a longer one is a description, and of its own.
const MOST_TOPIC_WORDS: usize = 4;

/// Whether the topics of two frames are one, or each word of one has a synonym in the other; notes the latter.
fn by_meaning(a: &Frame, b: &Frame, doubts: &mut Vec<Doubt>) -> bool {
    let (x, y) = (a.key().topic, b.key().topic);
    if x == y {
        return true;
    }
    let lacks = |x: &BTreeSet<String>, y: &BTreeSet<String>| x.difference(y).cloned().collect::<Vec<_>>();
    let (p, q) = (lacks(&x, &y), lacks(&y, &x));
    let has = |word: &String, others: &[String]| others.iter().any(|o| relation_of_stems(word, o) == Relation::Same);
    let met = p.len() == q.len() && p.iter().all(|w| has(w, &q)) && q.iter().all(|w| has(w, &p));
    if met && !doubts.iter().any(|d| matches!(d, Doubt::ByMeaning(_))) {
        doubts.push(Doubt::ByMeaning(likeness(x.iter().map(String::as_str), y.iter().map(String::as_str))));
    }
    met
}

/// The pairs of a block that are worth a look, sorted; the others are counted by reason.
fn candidates(frames: &[Frame], block: &[usize], not_comparable: &mut BTreeMap<Reason, usize>) -> Vec<(usize, usize)> {
    let mut by_place: BTreeMap<Option<EntityId>, Vec<usize>> = BTreeMap::new();
    for i in block {
        by_place.entry(frames[*i].place.map(|p| p.id)).or_default().push(*i);
    }
    let mut leave_out = |reason: Reason, count: usize| {
        if count > 0 {
            *not_comparable.entry(reason).or_default() += count;
        }
    };
    let mut found = Vec::new();
    for group in by_place.values() {
        if group.len() <= MAX_BLOCK || frames[group[0]].event.is_none() {
            leave_out(Reason::TooMany, among(frames, group, &mut found));
            continue;
        }
        // Many events of one kind: two of them that name nobody in common are not one.
        let (all, before) = (group.len() * (group.len() - 1) / 2, found.len());
        let mut too_many = 0;
        let mut by_entity: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
        for i in group {
            frames[*i].entities.iter().for_each(|e| by_entity.entry(*e).or_default().push(*i));
        }
        for named in by_entity.values() {
            too_many += among(frames, named, &mut found);
        }
        let (nameless, named): (Vec<usize>, Vec<usize>) = group.iter().partition(|i| frames[**i].entities.is_empty());
        too_many += among(frames, &nameless, &mut found) + across(&nameless, &named, &mut found);
        leave_out(Reason::TooMany, too_many);
        leave_out(Reason::Subject, all.saturating_sub(found.len() - before + too_many));
    }
    // Across places: only where one side names none.
    let nameless = by_place.remove(&None).unwrap_or_default();
    let all: usize = by_place.values().map(Vec::len).sum();
    if by_place.len() > MAX_PLACES {
        leave_out(Reason::TooMany, nameless.len() * all);
    } else {
        for group in by_place.values() {
            leave_out(Reason::TooMany, across(&nameless, group, &mut found));
        }
    }
    let squares: usize = by_place.values().map(|g| g.len() * g.len()).sum();
    if by_place.len() > 1 {
        leave_out(Reason::Place, (all * all - squares) / 2);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The pairs within a group: all of them, or of a large one those near in time. Gives how many are left out.
fn among(frames: &[Frame], group: &[usize], found: &mut Vec<(usize, usize)>) -> usize {
    let mut group = group.to_vec();
    let all = group.len() * group.len().saturating_sub(1) / 2;
    let before = found.len();
    let window = if group.len() > MAX_BLOCK {
        group.sort_by_key(|i| (moment(&frames[*i]), *i));
        NEIGHBOURS
    } else {
        group.len()
    };
    for (n, a) in group.iter().enumerate() {
        found.extend(group[n + 1..].iter().take(window).map(|b| (*a.min(b), *a.max(b))));
    }
    all - (found.len() - before)
}

/// The pairs of one group with another, up to a bound. Gives how many are left out.
fn across(a: &[usize], b: &[usize], found: &mut Vec<(usize, usize)>) -> usize {
    let before = found.len();
    for x in a.iter().take(MAX_BLOCK) {
        found.extend(b.iter().take(MAX_BLOCK).map(|y| (*x.min(y), *x.max(y))));
    }
    a.len() * b.len() - (found.len() - before)
}

/// How many neighbours in time a claim of an oversized block is compared with.
const NEIGHBOURS: usize = 20;

/// Where a question is answered for more places than this, an answer that names no place is held against none of
/// them: it is of all, or of one that its source takes for granted.
const MAX_PLACES: usize = 20;

fn moment(frame: &Frame) -> Option<chrono::NaiveDate> {
    let time = &frame.time;
    let period = time.period.as_ref().or(time.as_of.as_ref()).or(time.source.as_ref())?;
    period.start.or(period.end)
}

/// The comparable pairs of one block, on the way to questions.
struct Graph<'b> {
    block: &'b [usize],
    joined: Union<'b>,
    pairs: Vec<Pair>,
    changes: Vec<(usize, usize)>,
}

impl<'b> Graph<'b> {
    fn new(block: &'b [usize]) -> Self {
        Self { block, joined: Union::new(block), pairs: Vec::new(), changes: Vec::new() }
    }

    fn join(&mut self, pair: Pair) {
        self.joined.unite(pair.a, pair.b);
        self.pairs.push(pair);
    }

    fn finish(mut self, found: &mut Pairing) {
        let mut questions: BTreeMap<usize, Question> = BTreeMap::new();
        for pair in self.pairs {
            let question = questions.entry(self.joined.root(pair.a));
            let question = question.or_insert_with(|| Question { claims: Vec::new(), pairs: Vec::new() });
            question.pairs.push(pair);
        }
        for i in self.block {
            if let Some(question) = questions.get_mut(&self.joined.root(*i)) {
                question.claims.push(*i);
            }
        }
        found.questions.extend(questions.into_values());
        let mut changed = Union::new(self.block);
        let mut members: BTreeSet<usize> = BTreeSet::new();
        for (a, b) in &self.changes {
            changed.unite(*a, *b);
            members.extend([*a, *b]);
        }
        let mut by_root: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in members {
            by_root.entry(changed.root(i)).or_default().push(i);
        }
        found.changes.extend(by_root.into_values().map(|claims| Change { claims }));
    }
}
