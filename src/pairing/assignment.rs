//! Assignment: a claim answers one question.
//!
//! Between two sources the best matches are made first, each claim once. A claim whose value agrees with a strong match is
//! accounted for: a weaker match of it is no conflict.

use super::frame::Frame;
use super::matching::Matching;
use super::reading::Reading;
use super::weighed::{Cap, Weighed};
use crate::claim::{Claim, SourceId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of weighed pairs.
#[derive(Clone, Debug, Default)]
pub struct Assigned {
    /// Those that are compared.
    pub compared: Vec<Weighed>,
    /// Those that a person is to judge.
    pub possible: Vec<Weighed>,
    /// Those that a better match took away, with that match.
    pub taken: Vec<(Weighed, (usize, usize))>,
}

/// By how many bits a match must be better than another of the same claim in the same source, where their values differ
/// from it: less is a guess.
const MARGIN: f64 = 1.0;

/// Assigns. `met` are the pairs that met by their key and are compared already: they are the best matches of all, with
/// whether their values agree.
#[must_use]
pub fn assign(
    claims: &[Claim],
    frames: &[Frame],
    met: impl Iterator<Item = (usize, usize, bool)>,
    weighed: Vec<Weighed>,
    matching: &Matching,
) -> Assigned {
    let source = |frame: usize| &claims[frames[frame].claim].id.source;
    // A list is held against a list and against a count of its members: either is a match of its own.
    let is_list = |frame: usize| matches!(frames[frame].reading, Reading::List { .. });
    let key = |frame: usize, other: usize| (frame, source(other), is_list(other));
    let mut taken: BTreeMap<(usize, &SourceId, bool), (usize, usize)> = BTreeMap::new();
    // The claims that a strong match accounts for, and which match.
    let mut accounted: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (a, b, agrees) in met {
        taken.entry(key(a, b)).or_insert((a, b));
        taken.entry(key(b, a)).or_insert((a, b));
        if agrees && is_list(a) == is_list(b) {
            accounted.entry(a).or_insert((a, b));
            accounted.entry(b).or_insert((a, b));
        }
    }
    let mut found = Assigned::default();
    let mut open: Vec<Weighed> = Vec::new();
    for pair in weighed.into_iter().filter(|pair| pair.judged.is_ok()) {
        let to = if matching.compares(&pair) { &mut open } else { &mut found.possible };
        to.push(pair);
    }
    let agrees = |pair: &Weighed| pair.judged.as_ref().is_ok_and(|(agreement, _)| !agreement.parts());
    // Of two matches that are as good, to a bit, the one that agrees accounts for the claim.
    open.sort_by(|x, y| {
        let rank = |pair: &Weighed| (Reverse(whole_bits(pair.weight)), !agrees(pair));
        rank(x).cmp(&rank(y)).then(y.weight.total_cmp(&x.weight)).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let rivals = rivals(&open, &key);
    for mut pair in open {
        let keys = [key(pair.a, pair.b), key(pair.b, pair.a)];
        let by = keys.iter().find_map(|key| taken.get(key)).copied();
        let by = by.or_else(|| {
            // Both are accounted for, each by another: what they give different values of is not one thing.
            let each = [accounted.get(&pair.a)?, accounted.get(&pair.b)?];
            // Who only says "in August" agrees with both days, and settles neither.
            let shared = [each[0].0, each[0].1].iter().any(|claim| [each[1].0, each[1].1].contains(claim));
            (!agrees(&pair) && !shared).then(|| *each[0])
        });
        if let Some(by) = by {
            found.taken.push((pair, by));
            continue;
        }
        if !agrees(&pair) && keys.iter().any(|key| rivals.get(key).is_some_and(|best| best.is_close(&pair))) {
            pair.cap = Some(Cap::AsGood);
            found.possible.push(pair);
            continue;
        }
        for key in keys {
            taken.insert(key, (pair.a, pair.b));
        }
        if agrees(&pair) && is_list(pair.a) == is_list(pair.b) {
            accounted.entry(pair.a).or_insert((pair.a, pair.b));
            accounted.entry(pair.b).or_insert((pair.a, pair.b));
        }
        found.compared.push(pair);
    }
    // What is compared, or lost to a better match, needs nobody's judgement.
    let settled: BTreeSet<(usize, &SourceId, bool)> = taken.keys().copied().collect();
    let asked = |pair: &Weighed| {
        pair.cap == Some(Cap::AsGood)
            || ![key(pair.a, pair.b), key(pair.b, pair.a)].iter().any(|key| settled.contains(key))
    };
    found.possible.retain(asked);
    found.possible.sort_by(|x, y| {
        agrees(x).cmp(&agrees(y)).then(y.weight.total_cmp(&x.weight)).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    found
}

/// A weight to a whole bit, which orders as the weight does.
fn whole_bits(weight: f64) -> i64 {
    // Weights lie within some hundred bits, so nothing is cut off but the fraction.
    weight.floor() as i64
}

/// The best two matches of a claim in one source.
struct Rivals {
    best: ((usize, usize), f64),
    second: Option<((usize, usize), f64)>,
}

impl Rivals {
    /// Whether a match has another beside it that is as good, or nearly.
    fn is_close(&self, pair: &Weighed) -> bool {
        let other = if self.best.0 == (pair.a, pair.b) { self.second } else { Some(self.best) };
        other.is_some_and(|(_, weight)| weight > pair.weight - MARGIN)
    }
}

/// A claim, a source in which it has matches, and whether those are lists.
type Side<'s> = (usize, &'s SourceId, bool);

fn rivals<'s>(open: &[Weighed], key: &impl Fn(usize, usize) -> Side<'s>) -> BTreeMap<Side<'s>, Rivals> {
    let mut found: BTreeMap<Side<'s>, Rivals> = BTreeMap::new();
    let mut sorted: Vec<&Weighed> = open.iter().collect();
    sorted.sort_by(|x, y| y.weight.total_cmp(&x.weight).then((x.a, x.b).cmp(&(y.a, y.b))));
    for pair in sorted {
        for key in [key(pair.a, pair.b), key(pair.b, pair.a)] {
            let this = ((pair.a, pair.b), pair.weight);
            match found.get_mut(&key) {
                None => {
                    found.insert(key, Rivals { best: this, second: None });
                }
                Some(rivals) => {
                    rivals.second.get_or_insert(this);
                }
            }
        }
    }
    found
}
