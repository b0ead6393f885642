//! States of things, in words: which words say one state, and which states exclude each other.

use crate::text::fold_key;
use hashbrown::HashMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// One state a line with the words that say it, then one a line with those that it excludes.
const TABLE: &str = include_str!("statuses.txt");

/// What parts a state from those that it excludes.
const EXCLUDES: &str = " \u{2260} ";

/// What parts a state from those after which it does not come back.
const BEFORE: &str = " < ";

/// The status of what is in force or at work.
pub(super) const ACTIVE: &str = "active";

/// The status of what is not, for whatever reason.
pub(super) const NOT_ACTIVE: &str = "not active";

/// Statuses of things that are not active either: they do not contradict [`NOT_ACTIVE`].
pub(super) const ALSO_NOT_ACTIVE: &[&str] = &["pending", "ended", "suspended", "proposed", "rejected", "blocked"];

#[derive(Default)]
struct States {
    by_words: HashMap<String, &'static str>,
    excluded: BTreeSet<(&'static str, &'static str)>,
    /// A state, and one after which it does not come back.
    passed: BTreeSet<(&'static str, &'static str)>,
}

fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

static STATES: LazyLock<States> = LazyLock::new(|| {
    let mut found = States::default();
    for line in lines() {
        if let Some((state, words)) = line.split_once(" | ") {
            found.by_words.extend(words.split(", ").map(|words| (fold_key(words), state)));
        } else if let Some((state, later)) = line.split_once(BEFORE) {
            found.passed.extend(later.split(", ").map(|later| (state, later)));
        } else if let Some((state, others)) = line.split_once(EXCLUDES) {
            found.excluded.extend(others.split(", ").flat_map(|other| [(state, other), (other, state)]));
        }
    }
    found
});

/// The status that words name, if they name one.
#[must_use]
pub fn status(text: &str) -> Option<&'static str> {
    let key = fold_key(text);
    let of = |key: &str| STATES.by_words.get(key).copied();
    // "remains in effect", "currently in force".
    of(&key).or_else(|| STILL.iter().find_map(|lead| of(key.strip_prefix(lead)?)))
}

/// What may stand before the words of a status and says no more than that it is so now.
const STILL: &[&str] = &["remains ", "remain ", "is ", "is still ", "currently ", "is currently ", "still ", "now "];

/// A state of the table by its name.
#[must_use]
pub(super) fn named(state: &str) -> Option<&'static str> {
    STATES.by_words.values().copied().find(|known| *known == state)
}

/// Whether a thing that is in one state is not in the other.
#[must_use]
pub(super) fn exclude(x: &str, y: &str) -> bool {
    STATES.excluded.contains(&(x, y))
}

/// Whether a thing that has come to the state `later` is not in `state` again: what was approved is not pending.
#[must_use]
pub(super) fn is_passed(state: &str, later: &str) -> bool {
    STATES.passed.contains(&(state, later))
}

/// Whether the table has a state: a vocabulary may list others.
#[must_use]
pub(super) fn known(state: &str) -> bool {
    STATES.by_words.values().any(|known| *known == state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_a_state_once_and_what_is_excluded_is_a_state() {
        let (mut said, mut states) = (BTreeSet::new(), BTreeSet::new());
        for (state, words) in lines().filter_map(|line| line.split_once(" | ")) {
            assert!(states.insert(state), "{state} stands twice");
            for words in words.split(", ") {
                assert!(said.insert(fold_key(words)), "{words} stands twice");
            }
        }
        for (x, y) in &STATES.excluded {
            assert!(states.contains(x) && states.contains(y), "{x} / {y}");
            assert_ne!(x, y);
        }
        for (x, y) in &STATES.passed {
            assert!(exclude(x, y) && !is_passed(y, x), "{x} / {y}");
        }
        assert!(states.contains(ACTIVE) && states.contains(NOT_ACTIVE));
        assert!(ALSO_NOT_ACTIVE.iter().all(|state| states.contains(state) && !exclude(state, NOT_ACTIVE)));
    }

    #[test]
    fn states_are_read_as_people_word_them() {
        for (words, state) in [
            ("shut", Some("ended")),
            ("up and running", Some("active")),
            ("still going on", Some("active")),
            ("remains in force", Some("active")),
            ("unfilled", Some("post vacant")),
            ("purple", None),
        ] {
            assert_eq!(status(words), state, "{words}");
        }
        assert!(exclude("active", "ended") && exclude("completed", "under construction"));
        assert!(!exclude("ended", "for sale"));
    }
}
