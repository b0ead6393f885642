//! Classes: words that mean one group of people or one kind of thing, and which class is wider.

use crate::claim::content_stems;
use crate::entity::{Entity, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// The built-in classes, in the format of `claims/entities.toml`.
pub const BUILT_IN_CLASSES: &str = include_str!("classes.toml");

/// The classes of the built-in file and of the project, found by the words of their names.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    by_words: BTreeMap<Vec<String>, String>,
    longest: usize,
    wider: BTreeMap<String, String>,
    meanings: BTreeMap<String, BTreeSet<String>>,
    definitions: BTreeMap<String, String>,
    events: BTreeSet<String>,
}

/// How many classes, each wider than the one before, a chain can have; what people have words for has a dozen.
const MAX_WIDER: usize = 50;

/// The class from which all groups of people descend.
const PEOPLE: &str = "people";

impl Classes {
    /// Takes the classes and kinds of event out of the registry's entries.
    #[must_use]
    pub fn new(entities: &[Entity]) -> Self {
        let mut classes = Self::default();
        for entity in entities {
            let event = entity.kind == Some(Kind::Event) && entity.date.is_none();
            if entity.kind != Some(Kind::Class) && !event {
                continue;
            }
            for phrase in std::iter::once(&entity.name).chain(&entity.aliases) {
                let key = content_stems(phrase);
                classes.longest = classes.longest.max(key.len());
                if !key.is_empty() {
                    classes.by_words.entry(key).or_insert_with(|| entity.name.clone());
                }
            }
            if let Some(wider) = &entity.kind_of {
                classes.wider.insert(entity.name.clone(), wider.clone());
            }
            if let Some(means) = &entity.means {
                classes.definitions.insert(entity.name.clone(), means.clone());
                classes.meanings.insert(entity.name.clone(), content_stems(means).into_iter().collect());
            }
            if event {
                classes.events.insert(entity.name.clone());
            }
        }
        classes
    }

    /// Finds the classes that stand in a run of stems, longest first; gives them and what is left over, in order.
    #[must_use]
    pub fn take(&self, stems: &[String]) -> (Vec<String>, Vec<String>) {
        self.take_from(stems, 1)
    }

    fn take_from(&self, stems: &[String], shortest: usize) -> (Vec<String>, Vec<String>) {
        let (mut found, mut rest) = (Vec::new(), Vec::new());
        let mut i = 0;
        while i < stems.len() {
            let longest = self.longest.min(stems.len() - i);
            match (shortest..=longest).rev().find_map(|n| self.by_words.get(&stems[i..i + n]).map(|class| (n, class))) {
                Some((n, class)) => {
                    found.push(class.clone());
                    i += n;
                }
                None => {
                    rest.push(stems[i].clone());
                    i += 1;
                }
            }
        }
        (found, rest)
    }

    /// As [`Classes::take`], but only classes that two words or more name.
    #[must_use]
    pub fn take_long(&self, stems: &[String]) -> (Vec<String>, Vec<String>) {
        self.take_from(stems, 2)
    }

    /// Whether `class` is `wider` or a kind of it.
    #[must_use]
    pub fn is_kind_of(&self, class: &str, wider: &str) -> bool {
        self.chain(class).any(|c| c == wider)
    }

    /// Whether a class names people.
    #[must_use]
    pub fn names_people(&self, class: &str) -> bool {
        self.is_kind_of(class, PEOPLE)
    }

    /// Whether a class is a kind of event.
    #[must_use]
    pub fn is_event(&self, class: &str) -> bool {
        self.events.contains(class)
    }

    /// Whether one stem names a kind of event by itself.
    #[must_use]
    pub fn is_event_word(&self, stem: &str) -> bool {
        self.by_words.get(std::slice::from_ref(&stem.to_owned())).is_some_and(|class| self.is_event(class))
    }

    /// Whether a run of stems ends in the name of a kind of event: "workplace raid", and not "fire department".
    #[must_use]
    pub fn ends_in_event(&self, stems: &[String]) -> bool {
        (0..stems.len()).any(|i| self.by_words.get(&stems[i..]).is_some_and(|class| self.is_event(class)))
    }

    /// The definition of a class, in its words.
    #[must_use]
    pub fn definition(&self, class: &str) -> Option<&str> {
        self.definitions.get(class).map(String::as_str)
    }

    /// The stems of what a class means, by its definition.
    #[must_use]
    pub fn meaning(&self, class: &str) -> Option<&BTreeSet<String>> {
        self.meanings.get(class)
    }

    /// The class and all wider ones.
    #[must_use]
    pub fn with_wider(&self, class: &str) -> Vec<String> {
        self.chain(class).map(str::to_owned).collect()
    }

    /// The class and all wider ones; a loop in the file ends like a chain that is too long.
    fn chain<'a>(&'a self, class: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::successors(Some(class), |c| self.wider.get(*c).map(String::as_str)).take(MAX_WIDER)
    }
}
