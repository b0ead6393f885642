//! Which documents report one event.

use super::Report;
use std::collections::{BTreeMap, BTreeSet};

/// How many names two reports must share beside others: one is a town or a paper, two are a town and what happened in it.
const SHARED_NAMES: usize = 2;

/// What share of the names of the report with fewer the other must have, in hundredths: reports of two events in one town
/// share the town, its police and its mayor, and name all else apart.
const NAMES_ALIKE: usize = 30;

/// What share of the content words of the shorter report the other must have, in hundredths. Of two reports of one event
/// a third and more is shared; of two of a kind of event (two fires in two towns) a fifth, the words of the trade.
const WORDS_ALIKE: usize = 25;

/// How many days apart reports of one event may be published: what is told a month later is told of something else.
const DAYS: i64 = 30;

/// The events of the reports: for each report a number, the same for reports of one event.
///
/// Names find the candidates, so that reports of many events are not compared all with all.
pub(super) fn events(reports: &[Report<'_>]) -> Vec<usize> {
    joined(reports, is_one)
}

/// The same for documents that tell of one thing.
pub(super) fn things(reports: &[Report<'_>]) -> Vec<usize> {
    joined(reports, |a, b| is_one(a, b) || is_kin(a, b))
}

fn joined(reports: &[Report<'_>], is_one: impl Fn(&Report<'_>, &Report<'_>) -> bool) -> Vec<usize> {
    /// A name in more reports than this finds nobody: it is a newspaper's or a country's.
    const MAX_BLOCK: usize = 64;
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, report) in reports.iter().enumerate() {
        for name in &report.names {
            index.entry(name).or_default().push(n);
        }
    }
    let mut event: Vec<usize> = (0..reports.len()).collect();
    let pairs: BTreeSet<(usize, usize)> = index
        .values()
        .filter(|block| block.len() <= MAX_BLOCK)
        .flat_map(|block| block.iter().enumerate().flat_map(|(n, a)| block[n + 1..].iter().map(|b| (*a, *b))))
        .collect();
    for (a, b) in pairs {
        if is_one(&reports[a], &reports[b]) {
            let (x, y) = (event[a], event[b]);
            let (low, high) = (x.min(y), x.max(y));
            event.iter_mut().filter(|e| **e == high).for_each(|e| *e = low);
        }
    }
    event
}

/// What share of the names of the report with fewer, and of the words of the shorter, documents have in common that tell of
/// one thing at all, in hundredths: they need not report the same of it.
const NAMES_KIN: usize = 20;
const WORDS_KIN: usize = 20;

/// Whether two documents tell of one thing, be it at two times: enough to ask who held a role there, and too little to lay
/// all their figures side by side.
fn is_kin(a: &Report<'_>, b: &Report<'_>) -> bool {
    let shared = |x: &BTreeSet<String>, y: &BTreeSet<String>| x.intersection(y).count();
    let names = shared(&a.names, &b.names);
    let fewer = a.names.len().min(b.names.len());
    let words = shared(&a.words, &b.words);
    let shorter = a.words.len().min(b.words.len());
    let lead = !a.lead.is_disjoint(&b.names) || !b.lead.is_disjoint(&a.names);
    lead && names >= SHARED_NAMES.min(fewer) && 100 * names >= NAMES_KIN * fewer && 100 * words >= WORDS_KIN * shorter
}

fn is_one(a: &Report<'_>, b: &Report<'_>) -> bool {
    if let (Some(x), Some(y)) = (a.published, b.published)
        && (x - y).num_days().abs() > DAYS
    {
        return false;
    }
    let shared = |x: &BTreeSet<String>, y: &BTreeSet<String>| x.intersection(y).count();
    let names = shared(&a.names, &b.names);
    let fewer = a.names.len().min(b.names.len());
    // What the beginnings name is what the reports are about.
    let lead = !a.lead.is_disjoint(&b.names) && !b.lead.is_disjoint(&a.names);
    let words = shared(&a.words, &b.words);
    let shorter = a.words.len().min(b.words.len());
    lead && names >= SHARED_NAMES.min(fewer)
        && 100 * names >= NAMES_ALIKE * fewer
        && 100 * words >= WORDS_ALIKE * shorter
}
