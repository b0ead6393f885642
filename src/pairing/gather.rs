//! Gathering: comparable pairs brought together into questions, each of one thing.

use super::block::MAX_BLOCK;
use super::question::{Change, Pair, Pairing, Question};
use super::union::Union;
use super::weighed::{Cap, Weighed};
use super::weigher::Weigher;
use std::collections::{BTreeMap, BTreeSet};

/// The comparable pairs of one block, on the way to questions.
pub(super) struct Graph<'b> {
    block: &'b [usize],
    joined: Union<'b>,
    pairs: Vec<Pair>,
    /// Pairs that differ because they hold for different times.
    pub(super) changes: Vec<(usize, usize)>,
}

impl<'b> Graph<'b> {
    pub(super) fn new(block: &'b [usize]) -> Self {
        Self { block, joined: Union::new(block), pairs: Vec::new(), changes: Vec::new() }
    }

    pub(super) fn join(&mut self, pair: Pair) {
        self.joined.unite(pair.a, pair.b);
        self.pairs.push(pair);
    }

    pub(super) fn finish(mut self, found: &mut Pairing) {
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

/// Adds pairs that were brought together across keys to the questions, which they join.
pub(super) fn merge(questions: &mut Vec<Question>, pairs: Vec<Pair>) {
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

/// Parts the pairs that leave each question of one thing from those that would bring together claims which are told to
/// speak of different things: "both trusts / staff" beside the staff of the one and of the other. The surest come first.
pub(super) fn sound(
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
