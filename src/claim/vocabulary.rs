//! The vocabulary of properties: what words mean, how a property behaves in time, what it must not exceed.

use super::properties::{OverTime, PropertyEntry, Takes, ValueKind, read_properties};
use crate::quantity::Decimal;
use crate::text::{stem, words};
use std::collections::{BTreeMap, BTreeSet};

/// The place of a property in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyId(pub usize);

/// All known properties: the built-in ones and those of the project, found by the words of their names.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    properties: Vec<PropertyEntry>,
    by_words: BTreeMap<Vec<String>, Vec<PropertyId>>,
    longest: usize,
}

/// The built-in properties, as the file beside this module gives them.
const BUILT_IN: &str = include_str!("vocabulary.toml");

/// Words that say that something is counted, and nothing of what.
const MEASURE_WORDS: &[&str] = &[
    "number", "numbers", "total", "totals", "count", "counts", "amount", "figure", "overall", "combined", "average",
    "mean", "estimated", "reported", "aggregate", "sum", "quantity", "many",
];

/// Words that carry no content of their own in the name of a property.
///
/// "no", "not", "without" are missing on purpose: they turn the meaning round. So is a final "by": "signed" is a date,
/// "signed by" a name.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "for", "to", "and", "or", "by", "with", "from", "as", "its", "their",
    "his", "her", "was", "were", "is", "are", "be", "been", "being", "had", "has", "have", "that", "which", "who",
    "there", "it", "under", "into", "set", "made", "during", "through", "via", "per", "s", "this", "these", "those",
    "throughout", "across", "whose", "when", "where",
];

impl Vocabulary {
    /// The built-in vocabulary alone.
    ///
    /// # Panics
    ///
    /// Never on a released program: the built-in file is read in a test.
    #[must_use]
    pub fn built_in() -> Self {
        Self::with(Vec::new())
    }

    /// The built-in vocabulary with the properties of a project added. A project's entry of a built-in name replaces
    /// it, synonyms included.
    #[must_use]
    pub fn with(project: Vec<PropertyEntry>) -> Self {
        let (mut properties, _) = read_properties("vocabulary.toml", BUILT_IN.as_bytes());
        let own: BTreeSet<String> = project.iter().map(|p| p.name.to_lowercase()).collect();
        properties.retain(|p| !own.contains(&p.name.to_lowercase()));
        properties.extend(project);
        let mut by_words: BTreeMap<Vec<String>, Vec<PropertyId>> = BTreeMap::new();
        for (index, property) in properties.iter().enumerate() {
            for phrase in std::iter::once(&property.name).chain(&property.synonyms) {
                let ids = by_words.entry(content_key(phrase)).or_default();
                if !ids.contains(&PropertyId(index)) {
                    ids.push(PropertyId(index));
                }
            }
        }
        by_words.remove(&Vec::new());
        let longest = by_words.keys().map(Vec::len).max().unwrap_or(0);
        Self { properties, by_words, longest }
    }

    /// The entry of a property.
    #[must_use]
    pub fn get(&self, id: PropertyId) -> &PropertyEntry {
        &self.properties[id.0]
    }

    /// All properties, built-in ones first.
    pub fn iter(&self) -> impl Iterator<Item = (PropertyId, &PropertyEntry)> {
        self.properties.iter().enumerate().map(|(i, p)| (PropertyId(i), p))
    }

    /// The property of this very name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<PropertyId> {
        self.iter().find(|(_, p)| p.name.eq_ignore_ascii_case(name)).map(|(id, _)| id)
    }

    /// The properties that a phrase may name: those of which a synonym's words all stand in it, the most words first.
    /// With each, the words of the phrase that the synonym leaves over.
    #[must_use]
    pub fn find(&self, stems: &[String]) -> Vec<(PropertyId, Vec<String>)> {
        let mut found: Vec<(usize, PropertyId, Vec<String>)> = Vec::new();
        for length in (1..=self.longest.min(stems.len())).rev() {
            for start in 0..=stems.len() - length {
                let mut key: Vec<String> = stems[start..start + length].to_vec();
                key.sort();
                key.dedup();
                for id in self.by_words.get(&key).into_iter().flatten() {
                    if !found.iter().any(|(_, known, _)| known == id) {
                        let rest = stems[..start].iter().chain(&stems[start + length..]).cloned().collect();
                        found.push((length, *id, rest));
                    }
                }
            }
        }
        found.sort_by_key(|(length, id, _)| (std::cmp::Reverse(*length), *id));
        found.into_iter().map(|(_, id, rest)| (id, rest)).collect()
    }

    /// The tolerance of a property in percent; zero for what is counted or decreed.
    #[must_use]
    pub fn tolerance(&self, id: Option<PropertyId>) -> Decimal {
        id.and_then(|id| self.get(id).tolerance).unwrap_or(Decimal::ZERO)
    }
}

/// The content words of a phrase, stemmed, in order; small and measure words dropped, a final "by" kept.
#[must_use]
pub fn content_stems(phrase: &str) -> Vec<String> {
    let keys: Vec<String> = words(phrase).into_iter().map(|w| w.key).collect();
    let last = keys.len().saturating_sub(1);
    let content = keys.iter().enumerate().filter(|(i, key)| {
        (*i == last && key.as_str() == "by") || !(is_small(key) || MEASURE_WORDS.contains(&key.as_str()))
    });
    content.map(|(_, key)| stem(key)).collect()
}

/// Whether a word carries no content of its own.
#[must_use]
pub fn is_small(key: &str) -> bool {
    SMALL_WORDS.contains(&key)
}

fn content_key(phrase: &str) -> Vec<String> {
    let mut stems = content_stems(phrase);
    stems.sort();
    stems.dedup();
    stems
}

/// How a property behaves in time, takes values, and reads them, when the vocabulary does not say.
#[must_use]
pub fn takes_one(entry: Option<&PropertyEntry>) -> Option<bool> {
    entry.and_then(|p| p.takes).map(|t| t == Takes::One)
}

/// The behaviour in time that the vocabulary gives, if any.
#[must_use]
pub fn over_time(entry: Option<&PropertyEntry>) -> Option<OverTime> {
    entry.and_then(|p| p.over_time)
}

/// The kind of value that the vocabulary gives, if any.
#[must_use]
pub fn value_kind(entry: Option<&PropertyEntry>) -> Option<ValueKind> {
    entry.map(|p| p.kind)
}
