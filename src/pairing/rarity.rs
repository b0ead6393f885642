//! Rarity: how much it says that two claims share a word or a name.
//!
//! Both share "poultry", and both share "people": the one says more. A word's rarity is counted over the claims of the
//! run, and where those are few over general prose too.

use super::frame::Frame;
use super::wording::Term;
use crate::entity::EntityId;
use crate::meaning::rank;
use std::collections::{BTreeSet, HashMap};

/// As how many claims the frequency of a word in general prose counts: a small project knows little of its own words.
const PRIOR_CLAIMS: f64 = 200.0;

/// The frequency of a word is about this by its place in the list of words (Zipf).
const ZIPF: f64 = 0.1;

/// The place of a word that the list does not have.
const UNLISTED: usize = 40_000;

/// The place of a name among words: names are rarer than most.
const NAME_RANK: usize = 20_000;

/// How rare the words and names of a run are.
#[derive(Debug, Default)]
pub struct Rarity {
    claims: f64,
    words: HashMap<String, u32>,
    names: HashMap<EntityId, u32>,
}

impl Rarity {
    /// Counts in how many frames each word and each name stands.
    pub fn new<'f>(frames: impl Iterator<Item = &'f Frame>) -> Self {
        let mut found = Self::default();
        for frame in frames {
            found.claims += 1.0;
            let families: BTreeSet<&str> = frame.wording.all().map(|t| t.family.as_str()).collect();
            for family in families {
                match found.words.get_mut(family) {
                    Some(count) => *count += 1,
                    None => {
                        found.words.insert(family.to_owned(), 1);
                    }
                }
            }
            for name in frame.entities.iter().copied().chain(frame.place.map(|p| p.id)) {
                *found.names.entry(name).or_default() += 1;
            }
        }
        found
    }

    /// The bits that sharing a word is worth.
    #[must_use]
    pub fn of_word(&self, term: &Term) -> f64 {
        self.bits(self.words.get(&term.family).copied().unwrap_or(0), rank_of(term))
    }

    /// The bits that sharing a name is worth.
    #[must_use]
    pub fn of_name(&self, name: EntityId) -> f64 {
        self.bits(self.names.get(&name).copied().unwrap_or(0), NAME_RANK)
    }

    /// In how many claims a word stands.
    #[must_use]
    pub fn count(&self, family: &str) -> u32 {
        self.words.get(family).copied().unwrap_or(0)
    }

    fn bits(&self, count: u32, rank: usize) -> f64 {
        bits(count, self.claims, rank, (PRIOR_CLAIMS, WORDS_A_CLAIM))
    }
}

/// The bits that sharing a word is worth which stands in `count` of so many texts, and at a place in the list of words of
/// general prose: that counts as `prior` texts of so many words each.
pub(super) fn bits(count: u32, texts: f64, rank: usize, (prior, words_each): (f64, f64)) -> f64 {
    // A rank is small enough for a float.
    let general = prior * words_each * ZIPF / (rank as f64 + 1.0);
    let share = (f64::from(count) + general) / (texts + prior);
    (-share.log2()).max(0.0)
}

/// The place of a word in the list of words of general prose.
pub(super) fn rank_of(term: &Term) -> usize {
    rank(&term.word).unwrap_or(UNLISTED).min(UNLISTED)
}

/// How many words of content a claim has.
const WORDS_A_CLAIM: f64 = 4.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pairing::wording::terms;

    #[test]
    fn what_is_rare_in_general_says_more_than_what_is_common() {
        let rarity = Rarity::default();
        let bits = |word: &str| rarity.of_word(&terms(word)[0]);
        assert!(bits("poultry") > bits("bridge"));
        assert!(bits("bridge") > bits("people"));
        assert!(bits("people") > 0.0);
    }
}
