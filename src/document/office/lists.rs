//! The numbers of list items: counted, since the file does not hold them.

use std::collections::BTreeMap;

/// Lists are not nested deeper; word processors have nine or ten levels.
const MAX_LEVELS: usize = 16;

/// The counters of all lists of a document, by the list's name.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: BTreeMap<String, Vec<u32>>,
}

impl Counters {
    /// The number of the next item at `level` (from 0) of a list that begins to count at `start`.
    pub(super) fn next(&mut self, list: &str, level: usize, start: u32) -> u32 {
        let level = level.min(MAX_LEVELS);
        let counts = self.counts.entry(list.to_owned()).or_default();
        // An item of an outer level begins the inner ones anew.
        counts.truncate(level + 1);
        while counts.len() <= level {
            counts.push(start.saturating_sub(1));
        }
        let Some(count) = counts.get_mut(level) else { return start };
        *count = count.saturating_add(1);
        *count
    }
}
