//! Which sentences may be two wordings of one: found by their rarest words, never by comparing all with all.

use super::token::Token;
use std::collections::{BTreeMap, BTreeSet};

/// Up to how many pairs of sentences two texts are compared all with all: a summary and its edit have a handful each.
pub(super) const ALL_PAIRS: usize = 144;

/// How many of its rarest words a sentence is found by. A parallel sentence differs in a few words of some ten, so one
/// of its six rarest is shared.
const RAREST: usize = 6;

/// Words that stand in more sentences than this find nobody.
const MAX_BLOCK: usize = 64;

/// How many candidates of a sentence are aligned.
const MAX_CANDIDATES: usize = 8;

/// The pairs of sentences that are worth aligning, sorted. `group` tells which text a sentence is of.
pub(super) fn candidates(sentences: &[&[Token]], group: &[usize]) -> Vec<(usize, usize)> {
    let stems: Vec<BTreeSet<&str>> = sentences
        .iter()
        .map(|tokens| tokens.iter().filter(|t| t.has_content()).map(|t| t.stem.as_str()).collect())
        .collect();
    let n = sentences.len();
    if n * n.saturating_sub(1) / 2 <= ALL_PAIRS {
        let pairs = (0..n).flat_map(|i| (i + 1..n).map(move |k| (i, k)));
        return pairs.filter(|(i, k)| shared(&stems[*i], &stems[*k]) > 0).collect();
    }
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, stems) in stems.iter().enumerate() {
        for stem in stems {
            index.entry(stem).or_default().push(i);
        }
    }
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (i, own) in stems.iter().enumerate() {
        let mut rarest: Vec<(usize, &str)> = own
            .iter()
            .filter_map(|s| index.get(s).map(|block| (block.len(), *s)))
            .filter(|(size, _)| (2..=MAX_BLOCK).contains(size))
            .collect();
        rarest.sort_unstable();
        let mut met: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, stem) in rarest.into_iter().take(RAREST) {
            for k in index.get(stem).into_iter().flatten().filter(|k| **k != i) {
                *met.entry(*k).or_default() += 1;
            }
        }
        let mut best: Vec<(usize, usize)> = met
            .into_keys()
            .map(|k| (shared(own, &stems[k]), k))
            // Whatever shares less than half of the shorter one is no wording of it.
            .filter(|(count, k)| count * 2 >= own.len().min(stems[*k].len()) && *count > 1)
            .collect();
        best.sort_unstable_by_key(|(count, k)| (usize::MAX - count, group[*k] == group[i], *k));
        found.extend(best.into_iter().take(MAX_CANDIDATES).map(|(_, k)| (i.min(k), i.max(k))));
    }
    found.into_iter().collect()
}

fn shared(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> usize {
    a.iter().filter(|s| b.contains(*s)).count()
}
