//! Blocks: which claims of one key are looked at together, and which are too many to be.

use super::doubt::Doubt;
use super::frame::{Frame, Key};
use super::union::Union;
use crate::compare::Reason;
use crate::entity::EntityId;
use crate::meaning::{Relation, likeness, relation_of_stems, synonyms};
use std::collections::{BTreeMap, BTreeSet};

/// How many claims on one key and place are compared pair by pair. Beyond it each claim is compared with its
/// neighbours in order of time alone: a thousand answers to one question are a time series. At a hundred a claim meets
/// some fifty others, which bounds what a run of many such questions costs.
pub const MAX_BLOCK: usize = 100;

/// Brings blocks together of which only the words of the topic differ, and mean one thing: "car thefts" and "stolen
/// cars", "pavement repairs" and "sidewalk repairs". Each topic is looked up with one word put for another.
pub(super) fn joined(blocks: BTreeMap<Key, Vec<usize>>) -> Vec<Vec<usize>> {
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
pub(super) fn by_meaning(a: &Frame, b: &Frame, doubts: &mut Vec<Doubt>) -> bool {
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
pub(super) fn candidates(
    frames: &[Frame],
    block: &[usize],
    not_comparable: &mut BTreeMap<Reason, usize>,
) -> Vec<(usize, usize)> {
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
