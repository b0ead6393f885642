//! The dictionary of a run: each distinct word of its names once, in how many claims it stands, and of which word it may
//! be a slip.
//!
//! A slip is a word that hardly anybody writes, a letter away from one that many write. A slip of a word of the
//! vocabulary ("Departemnt") is one wherever it stands. A slip of a proper name ("Gaecia") may be another name: only what
//! it stands beside can tell, so the dictionary gives its models, and resolution decides.

use super::super::lexicon::{self, Class};
use super::super::spelling::confusable;
use super::region::Region;
use super::words::{given_name, is_built_of};
use crate::text::Interner;
use hashbrown::{HashMap, HashSet};

/// A word, by its number in the dictionary.
pub(super) type Word = u32;

/// The shortest word in which a letter may be off, in bytes: in shorter ones a letter makes another word.
const SHORTEST: usize = 4;
/// The longest word that is looked at for slips, in bytes.
const LONGEST: usize = 24;
/// A word is a slip only where its model stands this many times as often: fewer than one name in twenty is misspelt,
/// and seldom twice alike.
const OFTENER: u32 = 20;
/// A word in more claims than this is a word of its own, unless its model is [`OFTENER`] times as frequent.
const SELDOM: u32 = 3;

/// The words of the names of a run.
#[derive(Default)]
pub(super) struct Dictionary {
    words: Interner,
    count: Vec<u32>,
    class: Vec<Class>,
    /// The word that it certainly stands for: itself, or the word of the vocabulary that it is a slip of.
    meant: Vec<Word>,
    /// Proper names that it may be a slip of.
    models: HashMap<Word, Vec<Word>>,
    /// Words as they are written, and the word that each is.
    written: Interner,
    word_of: Vec<Word>,
    /// Words that own something somewhere: "Farmer's".
    owners: HashSet<Word>,
    /// Words that the run itself shows to be given names.
    given: HashSet<Word>,
}

impl Dictionary {
    /// Adds a word that stands in so many claims.
    pub(super) fn add(&mut self, word: &str, claims: u32) -> Word {
        let id = self.words.id(word);
        if let Some(count) = self.count.get_mut(id as usize) {
            *count = count.saturating_add(claims);
        } else {
            self.count.push(claims);
        }
        id
    }

    /// Adds a word as it is written, which `plain` brings to its normal form where it is seen for the first time.
    pub(super) fn add_written(
        &mut self,
        written: &str,
        claims: u32,
        plain: impl Fn(&str, &mut Self) -> String,
    ) -> Word {
        let known = self.written.id(written) as usize;
        if let Some(word) = self.word_of.get(known).copied() {
            if let Some(count) = self.count.get_mut(word as usize) {
                *count = count.saturating_add(claims);
            }
            return word;
        }
        let text = plain(written, self);
        let word = self.add(&text, claims);
        self.word_of.push(word);
        word
    }

    /// Notes that a word stands with a possessive.
    pub(super) fn owns(&mut self, word: Word) {
        self.owners.insert(word);
    }

    /// The word that a possessive without its apostrophe is: "Farmers" where others write "Farmer's".
    pub(super) fn owner(&self, word: Word) -> Option<Word> {
        let one = self.find(self.text(word).strip_suffix('s')?)?;
        Some(one).filter(|one| self.owners.contains(one))
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn text(&self, word: Word) -> &str {
        self.words.text(word)
    }

    pub(super) fn find(&self, word: &str) -> Option<Word> {
        self.words.get(word)
    }

    /// In how many claims it stands.
    pub(super) fn count(&self, word: Word) -> u32 {
        self.count.get(word as usize).copied().unwrap_or(0)
    }

    pub(super) fn class(&self, word: Word) -> Class {
        self.class.get(word as usize).copied().unwrap_or_default()
    }

    pub(super) fn meant(&self, word: Word) -> Word {
        self.meant.get(word as usize).copied().unwrap_or(word)
    }

    pub(super) fn models(&self, word: Word) -> &[Word] {
        self.models.get(&word).map_or(&[], Vec::as_slice)
    }

    /// Whether it is a given name, of the vocabulary or shown by the run.
    pub(super) fn is_given(&self, word: Word) -> bool {
        self.class(word).is(Class::GIVEN) || self.given.contains(&word) || given_name(self.text(word)).is_some()
    }

    pub(super) fn show_given(&mut self, words: impl IntoIterator<Item = Word>) {
        self.given.extend(words);
    }

    /// Whether a word stands so much oftener than another that the other is hardly a word of its own.
    pub(super) fn is_far_oftener(&self, word: Word, than: Word) -> bool {
        self.count(word) >= self.count(than).saturating_mul(OFTENER)
    }

    /// Whether the word is one that names are built of, rather than a proper name.
    fn is_known(&self, word: Word) -> bool {
        self.class(word).is_common() || Region::has_word(self.text(word)) || is_built_of(self.text(word))
    }

    /// Settles which words are slips, once all words are added.
    pub(super) fn settle(&mut self) {
        let all = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.class = (0..all).map(|w| lexicon::class(self.words.text(w))).collect();
        self.meant = (0..all).collect();
        let plain =
            |text: &str| (SHORTEST..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase());
        // Every word under each of its forms with one letter left out: words a letter apart share a form.
        let mut index: HashMap<u64, Vec<Word>> = HashMap::new();
        for word in (0..all).filter(|w| plain(self.words.text(*w))) {
            forms(self.words.text(word), |form| index.entry(form).or_default().push(word));
        }
        let mut near: Vec<Word> = Vec::new();
        for word in 0..all {
            let text = self.words.text(word);
            if !plain(text) || self.is_known(word) || self.class(word).is(Class::GIVEN) {
                continue;
            }
            near.clear();
            forms(text, |form| near.extend(index.get(&form).into_iter().flatten().filter(|other| **other != word)));
            near.sort_unstable();
            near.dedup();
            near.retain(|other| strsim::osa_distance(text, self.words.text(*other)) == 1);
            let often = |other: Word| self.count(other) >= self.count(word).saturating_mul(OFTENER);
            let sure = near.iter().copied().filter(|other| {
                let model = self.words.text(*other);
                self.is_known(*other) && model.len() > SHORTEST && often(*other) && !confusable(text, model)
            });
            if let Some(model) = sure.max_by_key(|other| (self.count(*other), std::cmp::Reverse(*other))) {
                self.meant[word as usize] = model;
                continue;
            }
            let models = near.iter().copied().filter(|other| {
                let seldom = self.count(word) <= SELDOM && self.count(*other) > self.count(word);
                let model = self.words.text(*other);
                let plural = text.strip_suffix('s') == Some(model) || model.strip_suffix('s') == Some(text);
                !self.is_known(*other) && ((seldom && !plural) || often(*other))
            });
            let models: Vec<Word> = models.collect();
            if !models.is_empty() {
                self.models.insert(word, models);
            }
        }
    }
}

/// The hashes of a word, and of its forms with one letter left out.
fn forms(word: &str, mut with: impl FnMut(u64)) {
    let bytes = word.as_bytes();
    // FNV-1a: fixed, and good enough for words, each of which is compared letter by letter afterwards.
    let hash = |skip: usize| {
        let kept = bytes.iter().enumerate().filter(|(i, _)| *i != skip).map(|(_, b)| u64::from(*b));
        kept.fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ b).wrapping_mul(0x0100_0000_01b3))
    };
    with(hash(usize::MAX));
    for i in 0..bytes.len() {
        // Of a doubled letter, leaving out either is one form.
        if i == 0 || bytes[i] != bytes[i - 1] {
            with(hash(i));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary(words: &[(&str, u32)]) -> Dictionary {
        let mut found = Dictionary::default();
        for (word, claims) in words {
            found.add(word, *claims);
        }
        found.settle();
        found
    }

    #[test]
    fn a_slip_of_the_vocabulary_is_one_wherever_it_stands() {
        let found = dictionary(&[("department", 90), ("departemnt", 1), ("dakota", 50), ("daktoa", 2)]);
        assert_eq!([found.meant(1), found.meant(3)], [0, 2]);
    }

    #[test]
    fn a_slip_of_a_proper_name_has_models_and_is_not_decided_here() {
        let found = dictionary(&[("rankin", 60), ("rankni", 1), ("rankine", 40)]);
        assert_eq!((found.meant(1), found.models(1)), (1, &[0][..]));
        // What many write is a name of its own.
        assert!(found.models(2).is_empty() && found.models(0).is_empty());
    }

    #[test]
    fn short_words_and_words_that_are_often_confused_stay() {
        let found = dictionary(&[("act", 90), ("art", 1), ("county", 90), ("country", 2)]);
        assert_eq!([found.meant(1), found.meant(3)], [1, 3]);
    }
}
