//! Neighbouring properties: entries of the vocabulary that writers put for one another.

use crate::claim::{PropertyId, Vocabulary};
use std::collections::BTreeSet;

/// One set of entries a line.
const TABLE: &str = include_str!("neighbours.txt");

/// The pairs of entries that are neighbours, the smaller first.
#[derive(Debug, Default)]
pub(super) struct Neighbours(BTreeSet<(PropertyId, PropertyId)>);

impl Neighbours {
    /// Finds the entries of a vocabulary.
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let mut found = BTreeSet::new();
        for line in lines() {
            let ids: Vec<PropertyId> = line.filter_map(|name| vocabulary.named(name)).collect();
            let pairs =
                ids.iter().enumerate().flat_map(|(n, a)| ids[n + 1..].iter().map(move |b| (*a.min(b), *a.max(b))));
            found.extend(pairs);
        }
        Self(found)
    }

    /// Whether two entries are neighbours.
    pub(super) fn are(&self, a: PropertyId, b: PropertyId) -> bool {
        self.0.contains(&(a.min(b), a.max(b)))
    }
}

fn lines() -> impl Iterator<Item = impl Iterator<Item = &'static str>> {
    let lines = TABLE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_neighbour_is_an_entry_of_the_vocabulary() {
        let vocabulary = Vocabulary::built_in();
        for name in lines().flatten() {
            assert!(vocabulary.named(name).is_some(), "{name}");
        }
        let neighbours = Neighbours::new(&vocabulary);
        let are =
            |a: &str, b: &str| vocabulary.named(a).zip(vocabulary.named(b)).is_some_and(|(a, b)| neighbours.are(a, b));
        assert!(are("jobs lost", "people laid off") && are("people laid off", "jobs lost"));
        assert!(!are("deaths", "injured") && !are("opened", "closed"));
    }
}
