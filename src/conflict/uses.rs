//! Which claims use which names, for the passages of a conflict about names.

use super::Scene;
use crate::claim::{Claim, SourceId};
use crate::pairing::value_in_words;
use crate::text::fold_key;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many uses of a name a conflict shows of each source.
const SHOWN_USES: usize = 2;

/// The claims that use each of some names, found in one pass over the claims.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    by_key: BTreeMap<String, Vec<usize>>,
}

impl Uses {
    /// The claims that use `name`, by their place among the frames: the first few of each source. Empty when the name
    /// is not among those that were asked for.
    #[must_use]
    pub fn of(&self, name: &str) -> &[usize] {
        self.by_key.get(&key(name)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_names<'n>(scene: &Scene<'_>, names: impl IntoIterator<Item = &'n str>) -> Self {
        let wanted = Wanted::new(names.into_iter().map(key).collect());
        if wanted.names.is_empty() {
            return Self::default();
        }
        let found: Vec<BTreeSet<usize>> =
            (0..scene.frames.len()).into_par_iter().map(|frame| wanted.used_by(scene.claim(frame))).collect();
        let mut by_source: Vec<BTreeMap<&SourceId, Vec<usize>>> = vec![BTreeMap::new(); wanted.names.len()];
        for (frame, used) in found.into_iter().enumerate() {
            for name in used {
                let frames = by_source[name].entry(&scene.claim(frame).id.source).or_default();
                if frames.len() < SHOWN_USES {
                    frames.push(frame);
                }
            }
        }
        let by_source = by_source.into_iter().map(|frames| frames.into_values().flatten().collect());
        Self { by_key: wanted.names.into_iter().zip(by_source).collect() }
    }
}

/// A name folded for the search: "&" is an "and".
fn key(text: &str) -> String {
    if text.contains('&') { fold_key(&text.replace('&', " and ")) } else { fold_key(text) }
}

/// The folded names that are looked for.
struct Wanted {
    names: Vec<String>,
    places: HashMap<String, usize>,
    /// How many words the names have.
    lengths: BTreeSet<usize>,
}

impl Wanted {
    fn new(names: BTreeSet<String>) -> Self {
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let places = names.iter().enumerate().map(|(i, name)| (name.clone(), i)).collect();
        let lengths = names.iter().map(|name| name.split(' ').count()).collect();
        Self { names, places, lengths }
    }

    /// The names that a claim uses: they stand in a quote and in subject, property or value, or in the origin.
    fn used_by(&self, claim: &Claim) -> BTreeSet<usize> {
        let mut used = BTreeSet::new();
        for text in [&claim.subject, &claim.property, &value_in_words(claim)] {
            self.find(text, &mut used);
        }
        if !used.is_empty() {
            let mut quoted = BTreeSet::new();
            claim.citations.iter().for_each(|citation| self.find(&citation.quote, &mut quoted));
            used.retain(|name| quoted.contains(name));
        }
        if let Some(origin) = &claim.origin {
            self.find(origin, &mut used);
        }
        used
    }

    /// Adds the names whose words stand in `text`, as whole words.
    fn find(&self, text: &str, found: &mut BTreeSet<usize>) {
        let text = key(text);
        let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1)).collect();
        for (i, start) in starts.iter().enumerate() {
            for length in &self.lengths {
                // A word ends before the space that the next one follows.
                let end = match starts.get(i + length) {
                    Some(next) => next - 1,
                    None if i + length == starts.len() => text.len(),
                    None => break,
                };
                found.extend(self.places.get(&text[*start..end]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let names = ["Elm", "Elm Town", "Town", "Elm Town Council", "elm\u{2019}s way"].map(fold_key);
        let wanted = Wanted::new(names.into());
        let mut found = BTreeSet::new();
        wanted.find(text, &mut found);
        let found: Vec<&str> = found.into_iter().map(|i| wanted.names[i].as_str()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_are_found_as_whole_words() {
        check("the Elm Town's council", &["elm"]);
        check("Elm Town Council", &["elm", "elm town", "elm town council", "town"]);
        check("in elm, town of Elms", &["elm", "elm town", "town"]);
        check("Elms Townships", &[]);
        check("", &[]);
    }
}
